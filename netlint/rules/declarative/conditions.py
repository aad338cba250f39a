"""The conditions of rules: which values each can be put to, and when it holds."""

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from netlint.charter import PartialDate, is_partial_date

MAX_PATTERN = 4096
"""The most characters of a pattern. The project's own choice; a longer one takes seconds to compile."""
_SCALARS = ("string", "integer", "number", "boolean")


class Days(NamedTuple):
    """The days that a date can be: one, or those of a year or a month."""

    first: dt.date
    last: dt.date


class Kind(NamedTuple):
    """A condition: the types of values that it is about, as TOML has them, and whether it holds for one.

    A date is compared as the `Days` that it can be. It is given the benefit of the doubt: one of them is enough.
    """

    types: tuple[str, ...]
    holds: Callable[[Any, Any], bool]
    of_nothing: bool = False
    """Whether an empty place meets it, where places are chosen or looked for by it."""


def _size(value: Any) -> Any:
    return len(value) if isinstance(value, list) else value


KINDS: Mapping[str, Kind] = {
    "match": Kind(("string",), lambda text, pattern: pattern.search(text) is not None),
    "not_match": Kind(("string",), lambda text, pattern: pattern.search(text) is None, of_nothing=True),
    "one_of": Kind(_SCALARS, lambda value, known: same(value) in known),
    "not_one_of": Kind(_SCALARS, lambda value, known: same(value) not in known, of_nothing=True),
    "at_least": Kind(("integer", "number", "array"), lambda value, least: _size(value) >= least),
    "at_most": Kind(("integer", "number", "array"), lambda value, most: _size(value) <= most),
    "longer_than": Kind(("string",), lambda text, length: len(text) > length),
    "shorter_than": Kind(("string",), lambda text, length: len(text) < length),
    "before": Kind(("date",), lambda date, limit: date.first < limit),
    "after": Kind(("date",), lambda date, limit: date.last > limit),
    "past": Kind(("date",), lambda date, today: date.first < today),
    "future": Kind(("date",), lambda date, today: date.last > today),
    "within": Kind(("date",), lambda date, days: date.last >= days.first and date.first <= days.last),
    "refers_to": Kind(("string",), lambda text, ids: text in ids),
    "among": Kind((*_SCALARS, "date"), lambda value, others: same(value) in others),
    "differs_from": Kind((*_SCALARS, "date"), lambda value, others: same(value) not in others, of_nothing=True),
    "unique": Kind((*_SCALARS, "date"), lambda value, counts: counts[same(value)] == 1, of_nothing=True),
}
"""The conditions about a value, by their attribute; `exists` and `missing` are about the place, `of` is of `within`."""


def same(value: Any) -> tuple[bool, Any]:
    """Return what equal values have in common: `true` is no 1, and 1 is 1.0."""
    return isinstance(value, bool), value


def compiled(pattern: str) -> Any:
    """Compile a pattern that no text can make slow. Raises `ValueError` for one that is not valid."""
    import re2

    options = re2.Options()
    options.log_errors = False
    options.never_capture = True  # what groups match is not asked for, and takes memory for each pair of them
    try:
        return re2.compile(pattern, options)
    except re2.error as error:
        said = error.args[0] if error.args else error
        raise ValueError(said.decode() if isinstance(said, bytes) else str(said)) from None


def failing_values(kind: Kind, value: Any, wanted: Any, *, takes_list: bool, is_strict: bool) -> list[Any]:
    """Return the values of a place for which a condition does not hold: the value there, or some of its items.

    `wanted` is what the condition compares with; `None` if there is nothing. Where there is no value, or nothing to
    compare it with, a condition holds; but not if it `is_strict`, unless it holds for nothing.
    """
    is_counted = "array" in kind.types
    values = value if isinstance(value, list) and not is_counted else [] if value is None else [value]
    if is_counted and takes_list:
        values = [one if type_of(one) in kind.types else [one] for one in values]
    fitting = [one for one in values if type_of(one) in kind.types or _is_date(kind, one)]
    if wanted is None or not fitting:
        return [value] if is_strict and not kind.of_nothing else []
    return [one for one in fitting if not kind.holds(days_of(one) if kind.types == ("date",) else one, wanted)]


def _is_date(kind: Kind, value: Any) -> bool:
    return kind.types == ("date",) and is_partial_date(value)


def days_of(date: Any) -> Days:
    """Return the days that a date of a charter can be. It is a date, or text for a year or a month."""
    if isinstance(date, dt.date):
        return Days(date, date)
    partial = PartialDate.parse(date)
    return Days(partial, partial.last)


def type_of(value: Any) -> str:
    """Return the name of the type of a value as `Kind` does."""
    names = {str: "string", bool: "boolean", int: "integer", float: "number", list: "array", dict: "table"}
    return names.get(type(value), "date" if type(value) is dt.date else "other")
