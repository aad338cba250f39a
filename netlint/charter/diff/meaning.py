"""What a value of a charter means, as something to compare: "weekly" and "1 week" mean the same."""

import datetime as dt
from collections.abc import Hashable, Mapping
from fractions import Fraction
from typing import Any, Final, TypeAlias

from netlint.charter.intervals import counted
from netlint.charter.model import Table, keys
from netlint.charter.model.annotations import described
from netlint.utils.invisible import is_blank

Renames: TypeAlias = Mapping[str, Mapping[str, str]]
"""The ids that items of a section had, each with the id that they have now, by section."""
NO_RENAMES: Renames = {}
"""For the new charter, which has the new ids."""
IN_ORDER: Final = frozenset(["admission", "check-in", "exit", "offboarding", "removal", "steps", "welcome"])
"""The keys with a list that says what happens one after another. The order of other lists has no meaning."""
_LENGTHS: Final = {
    "day": ("day", 1),
    "week": ("day", 7),
    "month": ("month", 1),
    "quarter": ("month", 3),
    "half year": ("month", 6),
    "year": ("month", 12),
}


def meaning(value: Any, key: str, marks: Mapping[str, Any], renames: Renames) -> Hashable:
    """Return what the value of a key means, or `None` if it says nothing. `marks` are those of the key in the format.

    Ids that were renamed count as the new ones.
    """
    if isinstance(value, tuple):
        parts = [part for one in value if (part := meaning(one, key, marks, renames)) is not None]
        distinct = frozenset(parts)
        if len(distinct) <= 1:
            return next(iter(distinct), None)
        return tuple(parts) if key in IN_ORDER else distinct
    if isinstance(value, Table):
        return table_meaning(value, renames)
    if isinstance(value, str) and not is_blank(value):
        if "interval" in marks:
            return _interval(value)
        return _renamed(plain(value), key, marks, renames)
    return None if isinstance(value, str) else _plain_meaning(value)


def table_meaning(table: Table, renames: Renames) -> Hashable:
    """Return what a table means, apart from its id; `None` if it says nothing but that."""
    marks = described(type(table))
    said = {
        key: found
        for attribute, key in keys(table)
        if key != "id" and (found := meaning(getattr(table, attribute), key, marks[key].marks, renames)) is not None
    }
    return (type(table).__name__, frozenset(said.items())) if said else None


def free_meaning(value: Any) -> Hashable:
    """Return what a value of `[extra]`, or of the table of a plugin, means: there, lists have an order."""
    if isinstance(value, Mapping):
        return ("table", frozenset((key, free_meaning(inner)) for key, inner in value.items()))
    if isinstance(value, list | tuple):
        return ("list", tuple(map(free_meaning, value)))
    return plain(value) if isinstance(value, str) else _plain_meaning(value)


def plain(text: str) -> str:
    """Return a text with single spaces."""
    return " ".join(text.split())


def renamed(value: Any, key: str, marks: Mapping[str, Any], renames: Renames) -> Any:
    """Return the value of a key in the old charter as it is shown: with single spaces, and the ids of the new one."""
    if isinstance(value, tuple):
        return tuple(shown for one in value if (shown := renamed(one, key, marks, renames)) is not None) or None
    if isinstance(value, str):
        return None if is_blank(value) else _renamed(plain(value), key, marks, renames)
    return value


def _renamed(text: str, key: str, marks: Mapping[str, Any], renames: Renames) -> str:
    section = marks.get("refers-to") or ("members" if key == "facilitator" else "")
    return renames.get(section, {}).get(text, text)


def _plain_meaning(value: Any) -> Hashable:
    """Return what a value other than text means; a boolean is not the number 1, and 2017 is not 1 January 2017."""
    if isinstance(value, bool) or value is None:
        return value if value is None else ("flag", value)
    if isinstance(value, int | float):
        return ("number", value if value == value else "nan")  # noqa: PLR0124 (only that number is not itself)
    return (type(value).__name__, value.isoformat()) if isinstance(value, dt.date | dt.time) else ("other", repr(value))


def _interval(text: str) -> Hashable:
    """Return the shortest and the longest time between two meetings: "twice a year" means "every 6 months"."""
    every = counted(text)
    unit, length = _LENGTHS[every.unit]
    shortest = Fraction(every.units[0] * length, every.times[1])
    return ("interval", unit, shortest, Fraction(every.units[1] * length, every.times[0]))
