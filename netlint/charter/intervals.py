"""Intervals such as "monthly" or "6 weken", in days."""

import re

DAYS_PER_MONTH = 365.25 / 12
"""The average length of a month, in days."""

_WORDS = {
    "daily": 1,
    "dagelijks": 1,
    "weekly": 7,
    "wekelijks": 7,
    "monthly": round(DAYS_PER_MONTH),
    "maandelijks": round(DAYS_PER_MONTH),
    "quarterly": 91,
    "per kwartaal": 91,
    "yearly": 365,
    "jaarlijks": 365,
    "biweekly": 14,
    "tweewekelijks": 14,
    "bimonthly": 61,
    "tweemaandelijks": 61,
}
AMBIGUOUS_INTERVALS = {"biweekly": "2 weeks", "bimonthly": "2 months"}
"""Intervals with two meanings, each with a clear way to write the meaning that netlint uses."""

_UNITS = {"d": 1.0, "w": 7.0, "m": DAYS_PER_MONTH, "y": 365.25, "j": 365.25}


def days(interval: str) -> int:
    """Return the length of an interval of the charter format, in whole days. For a range, the shorter length.

    >>> days("2 weeks"), days("per kwartaal"), days("6 months"), days("2 to 3 weeks")
    (14, 91, 183, 14)

    Raises `ValueError` if the text is not an interval. Intervals in the model are always valid.
    """
    return min(_both(interval))


def longest_days(interval: str) -> int:
    """Return the length of an interval of the charter format, in whole days. For a range, the longer length.

    >>> longest_days("2 weeks"), longest_days("2 tot 3 weken")
    (14, 21)

    Raises `ValueError` if the text is not an interval. Intervals in the model are always valid.
    """
    return max(_both(interval))


def _both(interval: str) -> tuple[int, int]:
    if interval in _WORDS:
        return _WORDS[interval], _WORDS[interval]
    if match := re.fullmatch(r"(\d{1,4})(?:(?: to | tot |-)(\d{1,4}))? ([dwmyj])[a-z]+", interval):
        unit = _UNITS[match[3]]
        return round(int(match[1]) * unit), round(int(match[2] or match[1]) * unit)
    raise ValueError(f"not an interval: {interval!r}")
