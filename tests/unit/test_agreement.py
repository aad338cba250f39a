"""What people write about a decision: reasons, members and last days; and what is proposed to them."""

import datetime as dt

import pytest

from netlint.charter import Charter, convert
from netlint.i18n import Message
from netlint.linter.suppressions.agreement import last_day_in, people_in, proposed_last_day, reason_in
from netlint.settings.exception_edits import exception_place
from netlint.toml import DocPath

TODAY = dt.date(2026, 11, 24)
NAMES = {"ana": "Ana Vos", "bo": "bo", "vos": "Cas"}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("  We try\n\ta year.  ", "We try a year."),
        ("Zo is\u2028het", "Zo is het"),
        ("\u202egood\u2066", "good"),
        ("👩\u200d👧 ❤\ufe0f", "👩\u200d👧 ❤\ufe0f"),
        ("n.v.t.", ""),
        ("\u3164 \u200b", ""),
        ("", ""),
    ],
)
def test_a_reason_is_one_line_that_says_something(text: str, reason: str) -> None:
    assert reason_in(text) == reason


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("ana", ("ana",)),
        ("Ana Vos en BO", ("ana", "bo")),
        ("bo; ana & vos", ("bo", "ana", "vos")),
        ("cas, Cas,vos", ("vos",)),
        ("", ()),
        (" , ", ()),
    ],
)
def test_people_are_named_by_id_or_name(text: str, people: tuple[str, ...]) -> None:
    assert people_in(text, NAMES) == people


def test_who_is_not_a_member_is_not_taken_unless_there_are_no_members() -> None:
    assert "Did you mean `ana`?" in _said(people_in("bo, anna", NAMES))
    assert "The members are: ana, bo and vos." in _said(people_in("xyz", NAMES))
    assert people_in("xyz", {}) == ("xyz",)


def _said(answer: object) -> str:
    assert isinstance(answer, Message)
    return answer.text()


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2027-06-01", dt.date(2027, 6, 1)),
        ("1 juni 2027", dt.date(2027, 6, 1)),
        ("February 2028", dt.date(2028, 2, 29)),
        ("2027", dt.date(2027, 12, 31)),
        ("2026", dt.date(2026, 12, 31)),
        ("24-11-2026", TODAY),
    ],
)
def test_a_last_day_is_written_as_people_do(text: str, day: dt.date) -> None:
    assert last_day_in(text, TODAY) == day


@pytest.mark.parametrize("text", ["2026-11-23", "oktober 2026", "soon", "31 juni 2027", "", "2027-13-01"])
def test_what_cannot_be_a_last_day(text: str) -> None:
    assert isinstance(last_day_in(text, TODAY), Message)


@pytest.mark.parametrize(
    ("network", "today", "day"),
    [
        ({"review-by": dt.date(2027, 5, 1)}, TODAY, dt.date(2027, 5, 1)),
        ({"review-by": dt.date(2026, 5, 1)}, TODAY, dt.date(2027, 11, 24)),
        ({"reviewed": dt.date(2026, 11, 1), "review-every": "quarterly"}, TODAY, dt.date(2027, 1, 31)),
        ({}, TODAY, dt.date(2027, 11, 24)),
        ({}, dt.date.max, dt.date.max),
    ],
)
def test_the_last_day_that_is_proposed(network: dict[str, object], today: dt.date, day: dt.date) -> None:
    charter = convert({"network": {"name": "x", **network}}, Charter).model
    assert charter
    proposed, _why = proposed_last_day(charter, today)
    assert abs((proposed - day).days) <= 2  # a quarter is not a number of days


@pytest.mark.parametrize(
    ("place", "written"),
    [
        (("members", "ana", "drives", 1), ("members", "ana", "drives")),
        (("members", 0, "drives"), ("members",)),
        (("members", "a.b", "drives"), ("members",)),
        (("members", "12", "drives"), ("members",)),
        (("own", "key"), ()),
        ((), ()),
    ],
)
def test_an_exception_has_as_much_of_a_place_as_settings_can_write(place: DocPath, written: DocPath) -> None:
    assert exception_place(place, {}) == written
