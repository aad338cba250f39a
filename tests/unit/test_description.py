"""What the charter format says about a place, what a word refers to, and the lines to copy."""

import datetime as dt
from typing import Annotated, Any, Literal

import pytest
import tomli
from msgspec import Meta

from netlint import Table
from netlint.charter import Charter, convert
from netlint.charter.description import Place, find, format_with, names
from netlint.charter.lines.example_lines import example_lines
from netlint.charter.type_words import type_words
from netlint.i18n.message import show
from netlint.i18n.translator import Translator
from netlint.reporters.format_page import format_page, heading

TODAY = dt.date(2026, 11, 29)
WHOLE = format_with({})
PLACES = [place for place in WHOLE.everything() if place.path and place.name != "plugins"]
DUTCH = Translator(["netlint_essentials"]).of_format("nl")


class Seat(Table, frozen=True):
    """A seat in a circle."""

    title: Annotated[str, Meta(description="The name of the seat.", examples=["Treasurer"])]
    days: Annotated[int, Meta(ge=30)] | None = None


class Ours(Table, frozen=True):
    """What a plugin adds."""

    pledge: Annotated[str | None, Meta(description="What each of us has promised.")] = None
    mood: Literal["good", "bad"] | None = None
    seats: tuple[Seat, ...] = ()


WITH_PLUGIN = format_with({"ours": Ours})


def place_at(name: str, whole: Place = WHOLE) -> Place:
    return whole.at(tuple(name.split(".")))[-1]


def lines(name: str, whole: Place = WHOLE, value: str | None = None) -> list[str]:
    return example_lines(whole, place_at(name, whole), TODAY, value=value)


def assert_fits(written: list[str]) -> None:
    text = "\n".join(written)
    assert convert(tomli.loads(text), Charter).mistakes == (), text


@pytest.mark.parametrize("place", [pytest.param(place, id=place.name) for place in PLACES])
def test_the_lines_of_every_place_fit_the_format(place: Place) -> None:
    for translate in (str, DUTCH):
        assert_fits(example_lines(WHOLE, place, TODAY, translate))
        for value in place.values:
            written = example_lines(WHOLE, place, TODAY, translate, value)
            assert_fits(written)
            assert any(f'"{value}"' in line for line in written)


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("charter-version", ["charter-version = 1"]),
        ("values", ["[[values]]", 'id = "candour"', 'statement = "We say what we see."']),
        ("next-steps.due", ["[[next-steps]]", 'id = "pilot"', "due = 2027-02-28"]),
        ("network.founded", ["[network]", "founded = 2026-11-29"]),
        (
            "network.goals",
            ["[[network.goals]]", f'statement = "{place_at("network.goals.statement").form["examples"][0]}"'],
        ),
        ("members.hours-per-month", ["[[members]]", 'id = "ana"', "hours-per-month = { committed = 8 }"]),
        ("members.hours-per-month.internal", ["[[members]]", 'id = "ana"', "hours-per-month = { internal = 4 }"]),
        ("economy.referral-fee", ["[economy.referral-fee]", "percent = 10", 'to = "commons"']),
        ("extra", ["[extra]", 'motto = "Water has no owner."']),
        ("meetings.time", ["[[meetings]]", 'id = "monday"', "time = 19:30:00"]),
    ],
)
def test_lines_to_copy(name: str, written: list[str]) -> None:
    assert lines(name) == written


def test_lines_have_a_value_that_is_asked_for() -> None:
    assert lines("drives.kind", value="overflow") == ["[[drives]]", 'id = "resident-voice"', 'kind = "overflow"']


def test_lines_in_dutch_have_dutch_texts() -> None:
    written = example_lines(WHOLE, place_at("values"), TODAY, DUTCH)
    assert written == ["[[values]]", 'id = "openheid"', 'statement = "We zeggen wat we zien."']


def test_lines_of_a_plugin_without_examples_have_values_of_the_type() -> None:
    assert lines("plugins.ours", WITH_PLUGIN) == [
        "[plugins.ours]",
        'pledge = "…"',
        'mood = "bad"',
        'seats = [{ title = "Treasurer" }]',
    ]
    assert lines("plugins.ours.seats.days", WITH_PLUGIN) == [
        "[[plugins.ours.seats]]",
        'title = "Treasurer"',
        "days = 30",
    ]


def found(word: str, whole: Place = WHOLE) -> list[tuple[str, bool]]:
    return [(hit.name, hit.is_exact) for hit in find(whole, word)]


@pytest.mark.parametrize(
    ("word", "hits"),
    [
        ("members.tier", [("members.tier", True)]),
        ("Members.Tier", [("members.tier", True)]),
        ("[[members]]", [("members", True), ("circles.members", False), ("elsewhere.sections.members", False)]),
        ("hours_per_month", [("members.hours-per-month", False), ("coordination.hours-per-month", False)]),
        ("overflow", [("drives.kind.overflow", False)]),
        ("kind.overflow", [("drives.kind.overflow", False)]),
        ("consent", [("decisions.method.consent", False)]),  # a way to decide has the same values
        ("charter", [("charter", True)]),
        ("nothing", []),
        ("", []),
        (".", []),
    ],
)
def test_what_a_word_refers_to(word: str, hits: list[tuple[str, bool]]) -> None:
    assert found(word) == hits


def test_every_name_of_the_format_is_found() -> None:
    for name in names(WITH_PLUGIN):
        assert find(WITH_PLUGIN, name), name


def test_a_word_finds_the_tables_of_plugins() -> None:
    assert found("plugins.ours.pledge", WITH_PLUGIN) == [("plugins.ours.pledge", True)]
    assert found("seats", WITH_PLUGIN) == [("plugins.ours.seats", False)]


def test_values_are_in_the_order_of_the_model() -> None:
    assert list(place_at("network.phase").values) == [
        "forming",
        "start",
        "consolidation",
        "mature",
        "dormant",
        "closed",
    ]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("members", "list of tables"),
        ("members.id", "id"),
        ("members.joined", "date, month or year"),
        ("members.drives", "id or list of ids"),
        ("members.tier", "one of these values"),
        ("rituals.kind", "one of these values, or a list of them"),
        ("clients.needs", "text, table or list of these"),
        ("charter-version", "always `1`"),
        ("network.language", "language"),
        ("time", "table"),
    ],
)
def test_the_type_in_words(name: str, words: str) -> None:
    assert show(type_words(place_at(name).form)) == words


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("members", "[[members]]"),
        ("members.tier", "members.tier"),
        ("members.hours-per-month", "members.hours-per-month"),
        ("decisions.ways", "[[decisions.ways]]"),
        ("norms.conflict-route", "norms.conflict-route"),
        ("economy.referral-fee", "[economy.referral-fee]"),
    ],
)
def test_the_heading_of_a_page(name: str, shown: str) -> None:
    assert heading(WHOLE, place_at(name)) == shown


@pytest.mark.parametrize("translate", [str, DUTCH], ids=["en", "nl"])
def test_every_name_has_a_page(translate: Any) -> None:
    for name in names(WITH_PLUGIN):
        page = format_page(WITH_PLUGIN, find(WITH_PLUGIN, name), name, TODAY, translate)
        assert page.startswith("# "), name
        assert page.count("```") % 2 == 0, name


def test_a_page_says_a_dutch_word_with_a_value() -> None:
    page = format_page(WHOLE, find(WHOLE, "network.phase"), "network.phase", TODAY, DUTCH)
    assert "- `start` (beginfase): Het netwerk is begonnen" in page
