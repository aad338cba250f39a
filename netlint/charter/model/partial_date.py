"""Dates of which no more is known than the year, or the year and month."""

import calendar
import datetime as dt
from typing import Any

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
        """Return how another process makes it again: a callable, and its arguments."""
        return (PartialDate.parse, (self._text,)) if self._text else (dt.date, (self.year, self.month, self.day))


def latest(date: dt.date, today: dt.date | None = None) -> dt.date:
    """Return the last day that a date can be, which is not after `today` if it can be before: the kindest reading.

    >>> latest(dt.date(2026, 6, 1)), latest(PartialDate.parse("2024-02"))
    (datetime.date(2026, 6, 1), datetime.date(2024, 2, 29))
    """
    if not isinstance(date, PartialDate):
        return date
    return max(dt.date(date.year, date.month, date.day), min(date.last, today)) if today else date.last
