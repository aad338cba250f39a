"""Dates of which only the year, or the year and month, is known."""

import datetime as dt
from typing import Any

_LAST_MONTH = 12


class PartialDate(dt.date):
    """A date of which only the year, or the year and month, is known.

    It counts as the first possible day, and is shown as it is written (`2017-02`). The result of a calculation with it
    is a full date.
    """

    _text = ""

    @classmethod
    def parse(cls, text: str) -> "PartialDate":
        """Return the date for text such as `2017-02` or `2012`."""
        year, _, month = text.partition("-")
        date = cls(int(year), int(month or 1), 1)
        date._text = text
        return date

    @property
    def last(self) -> dt.date:
        """The last possible day."""
        if not self._text:
            return self
        import calendar

        month = self.month if "-" in self._text else _LAST_MONTH
        return dt.date(self.year, month, calendar.monthrange(self.year, month)[1])

    def isoformat(self) -> str:
        """Return the date as it is written."""
        return self._text or super().isoformat()

    __str__ = isoformat

    def __reduce__(self) -> tuple[Any, ...]:
        """Return how another process makes the same date: a callable and its arguments."""
        return (PartialDate.parse, (self._text,)) if self._text else (dt.date, (self.year, self.month, self.day))


def latest(date: dt.date, today: dt.date | None = None) -> dt.date:
    """Return the last day that `date` can be.

    With `today`, this is at most today, unless the whole year or month is in the future.

    >>> latest(dt.date(2026, 6, 1)), latest(PartialDate.parse("2024-02"))
    (datetime.date(2026, 6, 1), datetime.date(2024, 2, 29))
    """
    if not isinstance(date, PartialDate):
        return date
    return max(dt.date(date.year, date.month, date.day), min(date.last, today)) if today else date.last
