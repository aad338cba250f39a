"""The page on a screen: at each width, in light and dark, nothing is fetched, run, cut off, covered or hard to read."""

from pathlib import Path
from typing import Any

import pytest
from support.report_pages import CASES, VIEWS

Screens = dict[str, dict[str, Any]]
each = pytest.mark.parametrize("name", CASES)
at_each_width = pytest.mark.parametrize("view", VIEWS)
KIB = 1024


@each
def test_nothing_is_requested_besides_the_page(screens: Screens, name: str) -> None:
    assert screens[name]["requests"] == []


@each
def test_the_browser_has_nothing_to_report(screens: Screens, name: str) -> None:
    assert screens[name]["messages"] == []
    assert screens[name]["dialogs"] == []


@each
def test_there_is_nothing_that_could_run_or_be_fetched(screens: Screens, name: str) -> None:
    content = screens[name]["content"]
    assert content["active"] == []
    assert content["attributes"] == []
    assert content["fetched"] == []


@each
def test_the_policy_allows_styles_only(screens: Screens, name: str) -> None:
    policy = screens[name]["content"]["policy"]
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";") if rule.strip())
    assert rules["default-src"] == "'none'"
    assert {*rules} <= {"default-src", "style-src", "base-uri", "form-action"}
    assert rules["base-uri"] == rules["form-action"] == "'none'"


@each
def test_ids_are_unique_and_links_lead_somewhere(screens: Screens, name: str) -> None:
    assert screens[name]["content"]["repeated"] == []
    assert screens[name]["content"]["dangling"] == []


@each
def test_it_says_its_language_and_has_a_title(screens: Screens, name: str) -> None:
    content = screens[name]["content"]
    assert content["language"] == CASES[name][1]
    assert content["title"].strip()
    assert [heading for heading in content["headings"] if heading.startswith("h1")]


@at_each_width
@each
def test_axe_finds_no_violation(screens: Screens, name: str, view: str) -> None:
    found = screens[name]["views"][view]["axe"]
    assert found["sure"] == []
    assert [line for line in found["unsure"] if line.startswith("color-contrast")] == []


@at_each_width
@each
def test_the_page_is_not_wider_than_the_window(screens: Screens, name: str, view: str) -> None:
    assert [part["wider"] for part in folded_and_not(screens, name, view)] == [0, 0]


@at_each_width
@each
def test_no_text_is_cut_off(screens: Screens, name: str, view: str) -> None:
    assert [part["clipped"] for part in folded_and_not(screens, name, view)] == [[], []]


@at_each_width
@each
def test_no_text_lies_over_other_text(screens: Screens, name: str, view: str) -> None:
    assert [part["overlapping"] for part in folded_and_not(screens, name, view)] == [[], []]


@at_each_width
@each
def test_no_text_is_too_small(screens: Screens, name: str, view: str) -> None:
    assert [part["small"] for part in folded_and_not(screens, name, view)] == [[], []]


@at_each_width
@each
def test_text_in_drawings_is_clear_and_uncovered(screens: Screens, name: str, view: str) -> None:
    assert screens[name]["views"][view]["unfolded"]["drawings"] == []


@each
def test_something_was_measured(screens: Screens, name: str) -> None:
    assert {*screens[name]["views"]} == {*VIEWS}
    assert all(part["lines"] > 5 for view in VIEWS for part in folded_and_not(screens, name, view))


@pytest.mark.parametrize("language", ["en", "nl"])
def test_the_page_of_a_large_network_is_small(pages: dict[str, Path], language: str) -> None:
    assert pages[f"large-{language}"].stat().st_size < 300 * KIB


def folded_and_not(screens: Screens, name: str, view: str) -> list[dict[str, Any]]:
    seen = screens[name]["views"][view]
    return [seen["folded"], seen["unfolded"]]
