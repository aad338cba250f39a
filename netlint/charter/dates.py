"""Dates of which no more is known than the year, or the year and month."""

import calendar
import datetime as dt
import re
from typing import Any, TypeAlias

import msgspec

from netlint.charter.model.annotations import partial_dates
from netlint.charter.model.base import PARTIAL_DATE_PATTERN

Taken: TypeAlias = list[tuple[tuple[str | int, ...], str]]
"""Partial dates that were taken out of data: the path of each, and its text."""

_LAST_MONTH = 12


class PartialDate(dt.date):
    """A date known to the month or the year: the first day that it can be, shown as it is written (`2017-02`).

    What is reckoned from it is a whole date.
    """

    _text = ""

    @classmethod
    def parse(cls, text: str) -> "PartialDate":
        """Return the date that a text such as `2017-02` or `2012` stands for."""
        year, _, month = text.partition("-")
        date = cls(int(year), int(month or 1), 1)
        date._text = text
        return date

    @property
    def last(self) -> dt.date:
        """The last day that it can be."""
        if not self._text:
            return self
        month = self.month if "-" in self._text else _LAST_MONTH
        return dt.date(self.year, month, calendar.monthrange(self.year, month)[1])

    def isoformat(self) -> str:
        """Return it as it is written."""
        return self._text or super().isoformat()

    __str__ = isoformat

    def __reduce__(self) -> tuple[Any, ...]:
        """Say how it is made again in another process."""
        return (PartialDate.parse, (self._text,)) if self._text else (dt.date, (self.year, self.month, self.day))


def latest(date: dt.date, today: dt.date | None = None) -> dt.date:
    """Return the last day that a date can be, which is not after `today` if it can be before: the kindest reading.

    >>> latest(dt.date(2026, 6, 1)), latest(PartialDate.parse("2024-02"))
    (datetime.date(2026, 6, 1), datetime.date(2024, 2, 29))
    """
    if not isinstance(date, PartialDate):
        return date
    return max(dt.date(date.year, date.month, date.day), min(date.last, today)) if today else date.last


def is_partial_date(value: object) -> bool:
    """Return whether a value is a text that stands for a year or a month."""
    return isinstance(value, str) and re.fullmatch(PARTIAL_DATE_PATTERN, value) is not None


def take_partial_dates(data: dict[str, Any], model: type[Any]) -> Taken:
    """Put dates in the place of texts such as `2017-02` where `model` has dates; return their paths and texts."""
    taken = []
    for path, holder, key in partial_dates(data, model):
        text = holder[key]
        if is_partial_date(text):
            partial = PartialDate.parse(text)
            holder[key] = dt.date(partial.year, partial.month, partial.day)
            taken.append(((*path, key), text))
    return taken


def give_partial_dates(built: Any, taken: Taken) -> None:
    """Put into a model the partial dates that were taken out of its data."""
    for (*front, key), text in taken:
        table = built
        for part in front:
            table = _inside(table, part)
        if isinstance(table, msgspec.Struct):
            msgspec.structs.force_setattr(table, str(key).replace("-", "_"), PartialDate.parse(text))


def _inside(table: Any, part: str | int) -> Any:
    if isinstance(part, int):
        return table[part] if isinstance(table, tuple) and part < len(table) else None
    return getattr(table, part.replace("-", "_"), None) if isinstance(table, msgspec.Struct) else None
