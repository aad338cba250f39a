"""A history without git: what snapshots say together, and how many columns fit."""

import datetime as dt
from collections.abc import Iterable

import pytest

from netlint.i18n import Message
from netlint.linter.history import Origin, Point, Snapshot, history
from netlint.linter.history.findings import FindingsAt, Seen, finding_periods
from netlint.reporters.history_columns import columns
from netlint.reporters.history_words import excerpts

DAYS = [dt.date(2026, month, 2) for month in range(1, 13)]


def seen(*places: str, code: str = "NL105", is_suppressed: bool = False) -> Seen:
    return Seen(code, "warning", Message(f"About {places}"), "", places, is_suppressed)


def at(number: int, *findings: Seen, status: str = "open") -> FindingsAt:
    return FindingsAt(Origin(DAYS[number], f"{number}", "charter.toml"), findings, {"NL105": status})  # type: ignore[dict-item]


def periods(*points: FindingsAt) -> list[tuple[int, int | None, str]]:
    return [(one.first.month, one.last.month if one.last else None, one.end) for one in finding_periods(points)]


def test_a_finding_goes_on_as_long_as_it_has_a_place_in_common() -> None:
    assert periods(at(0, seen("ana", "bo")), at(1, seen("bo", "cas")), at(2, seen("cas"))) == [(1, None, "")]
    assert periods(at(0, seen("ana")), at(1, seen("bo"))) == [(1, 2, "solved"), (2, None, "")]


def test_the_same_main_place_comes_before_another_place() -> None:
    found = finding_periods([at(0, seen("ana"), seen("bo")), at(1, seen("bo", "ana"), seen("ana"))])
    assert [(one.fingerprint, one.is_open) for one in found] == [("ana", True), ("bo", True)]


@pytest.mark.parametrize(
    ("point", "end"),
    [
        (at(1, status="passed"), "solved"),
        (at(1, status="skipped"), "skipped"),
        (at(1, status="crashed"), "crashed"),
        (at(1, seen("ana", is_suppressed=True), status="suppressed"), "suppressed"),
        (FindingsAt(Origin(DAYS[1], "", ""), (), {}), "not-selected"),
    ],
)
def test_it_is_known_why_a_finding_ended(point: FindingsAt, end: str) -> None:
    assert periods(at(0, seen("ana")), point) == [(1, 2, end)]


def points(days: Iterable[dt.date]) -> list[Point]:
    return [Point(Origin(day, "", ""), "checked", None, {}) for day in days]


def test_columns_are_as_fine_as_fits() -> None:
    every = points(day + dt.timedelta(days=more) for day in DAYS for more in (0, 9))
    assert [(columns(every, most).by, len(columns(every, most).points)) for most in (24, 23, 11, 3, 1)] == [
        ("revision", 24),
        ("month", 12),
        ("quarter", 4),
        ("year", 1),
        ("year", 1),
    ]
    assert columns(every, 12).points[0].origin.day == dt.date(2026, 1, 11), "the last one of the month"
    years = points(dt.date(year, 5, month) for year in range(2000, 2030) for month in (1, 2))
    assert (columns(years, 10).left_out, columns(years, 10).points[0].origin.day.year) == (20, 2020)


def test_what_differs_is_in_view_however_long_texts_are() -> None:
    long = "We say what we see. " * 50
    old, new = excerpts(f"{long}Always.{long}", f"{long}Mostly.{long}")
    assert "Always." in old
    assert "Mostly." in new
    assert max(len(old), len(new)) <= 241
    assert old.startswith("…")


def test_points_without_a_charter_end_nothing() -> None:
    snapshots = [
        Snapshot(Origin(DAYS[0], "a", "x"), "checked", statuses={"NL105": "open"}, findings=(seen("ana"),)),
        Snapshot(Origin(DAYS[1], "b", "x"), "gone"),
        Snapshot(Origin(DAYS[2], "c", "x"), "checked", statuses={"NL105": "open"}, findings=(seen("ana"),)),
    ]
    found = history("x", snapshots, {}, source="git", today=DAYS[3], begin="added")
    assert [(one.first, one.last) for one in found.findings] == [(DAYS[0], None)]
    assert [one.state for one in found.points] == ["checked", "gone", "checked"]
