"""Examples of keys and tables: they fit one charter, or none, and say nothing that is at odds."""

import datetime as dt
from typing import Any

import pytest

from netlint.charter.intervals import INTERVAL_PATTERN
from netlint.charter.lines.examples import AHEAD, Examples, plain, section_kind
from netlint.charter.model.base import ID_PATTERN, LANGUAGE_PATTERN

TODAY = dt.date(2026, 11, 29)
MEMBERS = {"members": [{"id": "zoe"}, {"id": "yan"}, {"id": "xi"}]}


def table(section: str, data: dict[str, Any], keys: tuple[str, ...] = (), *, can_add: bool = True) -> dict[str, Any]:
    kind = section_kind(section)
    assert kind
    return Examples(data, today=TODAY, can_add=can_add).table(kind, dict.fromkeys(keys, ...))


def test_past_dates_are_today_and_plans_are_ahead() -> None:
    assert table("members", {}, ("joined",))["joined"] == TODAY
    assert table("next-steps", MEMBERS)["due"] == TODAY + AHEAD


def test_the_lead_of_a_circle_is_one_of_its_members() -> None:
    circle = table("circles", MEMBERS, ("lead",))
    assert circle["members"] == ["zoe", "yan"]
    assert circle["lead"] == "yan"


def test_people_with_different_tasks_are_different_people() -> None:
    held = table("responsibilities", MEMBERS, ("accountable", "deputy"))
    assert len({*held["holders"], held["accountable"], held["deputy"]}) == len(MEMBERS["members"])


def test_a_member_does_not_vouch_for_itself() -> None:
    member = table("members", {"members": [{"id": "ana"}, {"id": "bo"}]}, ("sponsor",))
    assert member["sponsor"] != member["id"]


@pytest.mark.parametrize(
    ("members", "deputy"), [([], "bo"), (["zoe"], "zoe"), (["zoe", "yan"], "yan")], ids=["none", "one", "two"]
)
def test_examples_to_which_nothing_is_added_refer_to_who_is_there(members: list[str], deputy: str) -> None:
    data = {"members": [{"id": name} for name in members]}
    assert table("coordination", data, ("deputy",), can_add=False)["deputy"] == deputy


@pytest.mark.parametrize(
    ("form", "value"),
    [
        ({"type": "string", "pattern": ID_PATTERN}, "short-name"),
        ({"type": "string", "pattern": INTERVAL_PATTERN}, "monthly"),
        ({"type": "string", "pattern": LANGUAGE_PATTERN}, "en"),
        ({"type": "number", "maximum": 1}, 0.5),
        ({"type": "number"}, 4),
        ({"type": "integer", "minimum": 30}, 30),
        ({"type": "boolean"}, True),
    ],
)
def test_a_key_without_an_example_has_a_value_of_its_type(form: dict[str, Any], value: Any) -> None:
    assert plain(form) == value
