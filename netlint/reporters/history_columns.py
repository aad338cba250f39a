"""The points of a history as columns: each one if they fit, or the last one of each month, quarter or year."""

from collections.abc import Callable, Mapping, Sequence
from typing import Literal, NamedTuple, TypeAlias

from netlint.linter.history import Point

By: TypeAlias = Literal["revision", "month", "quarter", "year"]
_MONTHS = 3


class Columns(NamedTuple):
    """The columns that fit."""

    by: By
    points: tuple[Point, ...]
    left_out: int
    """How many columns before the first one do not fit."""


def columns(points: Sequence[Point], most: int) -> Columns:
    """Return at most `most` columns for points, as fine as possible."""
    for by, key in _KEYS.items():
        last = tuple({key(number, point): point for number, point in enumerate(points)}.values())
        if len(last) <= most or by == "year":
            break
    return Columns(by, last[-most:], max(len(last) - most, 0))


def quarter(point: Point) -> int:
    """Return the quarter of the year that a point is in, from 1 to 4."""
    return (point.origin.day.month - 1) // _MONTHS + 1


_KEYS: Mapping[By, Callable[[int, Point], object]] = {
    "revision": lambda number, _point: number,
    "month": lambda _number, point: (point.origin.day.year, point.origin.day.month),
    "quarter": lambda _number, point: (point.origin.day.year, quarter(point)),
    "year": lambda _number, point: point.origin.day.year,
}
