"""Intervals as people say them, in the language of a report: "every 2 weeks", "twice a year"."""

from netlint.charter.intervals import counted
from netlint.i18n.message import Message, Parameter

_EACH = {
    "day": Message("every day"),
    "week": Message("every week"),
    "month": Message("every month"),
    "quarter": Message("every quarter"),
    "half year": Message("every half year"),
    "year": Message("every year"),
}
_EVERY = {
    "day": Message("every {n} days"),
    "week": Message("every {n} weeks"),
    "month": Message("every {n} months"),
    "quarter": Message("every {n} quarters"),
    "year": Message("every {n} years"),
}
_PER = {
    "day": Message("{times} a day"),
    "week": Message("{times} a week"),
    "month": Message("{times} a month"),
    "quarter": Message("{times} a quarter"),
    "half year": Message("{times} per half year"),
    "year": Message("{times} a year"),
}
_PER_SEVERAL = {
    "day": Message("{times} every {n} days"),
    "week": Message("{times} every {n} weeks"),
    "month": Message("{times} every {n} months"),
    "quarter": Message("{times} every {n} quarters"),
    "year": Message("{times} every {n} years"),
}
_TWICE, _TIMES, _RANGE = Message("twice"), Message("{n} times"), Message("{low} to {high}")
_TWO = (2, 2)


def spoken_interval(interval: str) -> Message:
    """Return an interval of the charter format as people say it, such as "every 2 weeks" for "om de week".

    Raises `ValueError` if the text is not an interval. Intervals in the model are always valid.

    >>> spoken_interval("om de week").text(), spoken_interval("2x per jaar").text(), spoken_interval("monthly").text()
    ('every 2 weeks', 'twice a year', 'every month')
    """
    every = counted(interval)
    is_one = every.units == (1, 1)
    units = _number(every.units)
    if every.times == (1, 1):
        return _EACH[every.unit] if is_one else _filled(_EVERY[every.unit], n=units)
    times = _TWICE if every.times == _TWO else _filled(_TIMES, n=_number(every.times))
    return _filled(_PER[every.unit], times=times) if is_one else _filled(_PER_SEVERAL[every.unit], times=times, n=units)


def _number(numbers: tuple[int, int]) -> Parameter:
    low, high = numbers
    return low if low == high else _filled(_RANGE, low=low, high=high)


def _filled(message: Message, **parameters: Parameter) -> Message:
    return Message(message.template, parameters)
