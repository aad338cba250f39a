"""How far a date may be from another: "1 year", "zes weken". Months and years are those of the calendar."""

import calendar
import datetime as dt
from typing import NamedTuple

from netlint.charter.durations import duration_in
from netlint.charter.intervals import counted

_MONTHS = {"month": 1, "quarter": 3, "half year": 6, "year": 12}
_DAYS = {"day": 1, "week": 7}
_MONTHS_OF_A_YEAR = 12


class Duration(NamedTuple):
    """A length of time: months of the calendar, or days."""

    months: int
    days: int


def duration(text: str) -> Duration | None:
    """Return the length of time that a text says; `None` if it says none, or how often something happens.

    >>> duration("1 year"), duration("zes weken"), duration("monthly")
    (Duration(months=12, days=0), Duration(months=0, days=42), None)
    """
    try:
        found = counted(text)
    except ValueError:
        return None
    least, most = found.units
    if found.times != (1, 1) or least != most or duration_in(text) is None:
        return None
    return Duration(most * _MONTHS.get(found.unit, 0), most * _DAYS.get(found.unit, 0))


def earlier(date: dt.date, length: Duration) -> dt.date:
    """Return the day that is a length of time before a date; the first of all days if there is none."""
    return _moved(date, -length.months, -length.days, dt.date.min)


def later(date: dt.date, length: Duration) -> dt.date:
    """Return the day that is a length of time after a date; the last of all days if there is none.

    >>> later(dt.date(2026, 1, 31), Duration(1, 0))
    datetime.date(2026, 2, 28)
    """
    return _moved(date, length.months, length.days, dt.date.max)


def _moved(date: dt.date, months: int, days: int, otherwise: dt.date) -> dt.date:
    year, month = divmod(date.year * _MONTHS_OF_A_YEAR + date.month - 1 + months, _MONTHS_OF_A_YEAR)
    if not dt.MINYEAR <= year <= dt.MAXYEAR:
        return otherwise
    day = min(date.day, calendar.monthrange(year, month + 1)[1])
    try:
        return dt.date(year, month + 1, day) + dt.timedelta(days)
    except OverflowError:
        return otherwise
