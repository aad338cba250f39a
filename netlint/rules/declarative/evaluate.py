"""Putting conditions to the places of a charter. Knows nothing of rules."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from netlint.charter import is_partial_date
from netlint.charter.schema_paths import Tables
from netlint.i18n import Message
from netlint.rules.declarative.conditions import KINDS, Days, compiled, days_of, failing_values, same, type_of
from netlint.rules.declarative.durations import Duration, duration, earlier, later
from netlint.rules.declarative.entry import Conditions, conditions_in
from netlint.rules.declarative.paths import Found
from netlint.rules.declarative.resolve import Place, named_from

OTHERS = ("of", "among", "differs_from")
"""The conditions that name another place."""


class PlacedConditions(NamedTuple):
    """Conditions at a place, with the other places that they name."""

    at: Place
    said: Mapping[str, Any]
    """The conditions, by their attribute."""
    others: Mapping[str, Place]

    @classmethod
    def of(cls, at: Place, conditions: Conditions, tables: Tables) -> "PlacedConditions":
        """Return the conditions at a place. Each place that they name is one that a charter has."""
        said = conditions_in(conditions)
        named = {name: named_from(at.path, said[name], tables) for name in OTHERS if name in said}
        return cls(at, said, {name: other for name, other in named.items() if not isinstance(other, Message)})

    @property
    def is_daily(self) -> bool:
        """Whether it depends on today."""
        return "past" in self.said or "future" in self.said or ("within" in self.said and "of" not in self.said)


class Filter(NamedTuple):
    """A key of `where`: the place, and the values or conditions of which it has to have one or meet all."""

    placed: PlacedConditions
    values: frozenset[Any] | None
    """The values; `None` for conditions."""


class Evaluator:
    """Puts conditions to the places of one charter. What they compare with is looked up once for all places."""

    def __init__(self, data: Any, today: dt.date | None) -> None:
        """Take the data of a charter, and the day; no condition that depends on it is put without one."""
        self.data = data
        self.today = today
        self._wanted: dict[Any, Any] = {}
        self.counts: Counter[Any] = Counter()

    def count(self, placed: PlacedConditions, found: list[Found]) -> None:
        """Count how often each value is at the places, for `unique`."""
        if "unique" in placed.said:
            self.counts.update(same(value) for one in found for value in _scalars(placed.at.value(one)))

    def is_chosen(self, chosen: Filter, found: Found) -> bool:
        """Return whether the item around a place has a value that is wanted, or meets the conditions."""
        for one in chosen.placed.at.found(found.trail):
            if chosen.values is None:
                return self.failing_values(chosen.placed, one, is_strict=True) is None
            return any(same(value) in chosen.values for value in _scalars(chosen.placed.at.value(one)))
        return False

    def failing_values(self, placed: PlacedConditions, found: Found, *, is_strict: bool = False) -> list[Any] | None:
        """Return the values of a place for which conditions do not hold; `None` if all of them hold."""
        if found.value is None and "exists" in placed.said:
            return []
        if found.value is not None and "missing" in placed.said:
            return [found.value]
        value = placed.at.value(found)
        for name, said in placed.said.items():
            if name in KINDS:
                wanted = self._wanted_by(name, said, placed, found)
                takes_list = placed.at.takes_list
                if wrong := failing_values(KINDS[name], value, wanted, takes_list=takes_list, is_strict=is_strict):
                    return [] if value is None else wrong
        return None

    def _wanted_by(self, name: str, said: Any, placed: PlacedConditions, found: Found) -> Any:
        """Return what a condition compares values with, made once for all places of which it is the same."""
        other = placed.others.get("of" if name == "within" else name)
        around = found.trail[other.shared] if other and len(found.trail) > other.shared else None
        key = (id(placed), name, id(around))
        if key not in self._wanted:
            self._wanted[key] = self._make(name, said, other, found)
        return self._wanted[key]

    def _make(self, name: str, said: Any, other: Place | None, found: Found) -> Any:
        """Return what a condition compares values with; `None` if there is nothing."""
        if name in _MAKERS:
            return _MAKERS[name](self, said)
        if name != "within" and other is None:
            return said
        values = [self.today]
        if other:
            values = [one for place in other.found(found.trail) for one in _scalars(other.value(place))]
        if name == "within":
            return _days(duration(said), values[0] if values else None)
        return frozenset(map(same, values)) or None


def _days(length: Duration | None, date: Any) -> Days | None:
    """Return the days that are at most a length of time before or after a date; `None` if there is no date."""
    if length is None or not (type_of(date) == "date" or is_partial_date(date)):
        return None
    days = days_of(date)
    return Days(earlier(days.first, length), later(days.last, length))


def _scalars(value: Any) -> list[Any]:
    """Return the single values at a place: texts, numbers, dates, and true or false."""
    values = value if isinstance(value, list) else [value]
    return [one for one in values if type_of(one) in KINDS["unique"].types]


def _ids(data: Any, section: str) -> set[str]:
    entries = data.get(section, []) if isinstance(data, dict) else []
    return {entry["id"] for entry in entries if isinstance(entry, dict) and isinstance(entry.get("id"), str)}


_MAKERS: Mapping[str, Callable[[Evaluator, Any], Any]] = {
    "match": lambda _evaluator, pattern: compiled(pattern),
    "not_match": lambda _evaluator, pattern: compiled(pattern),
    "one_of": lambda _evaluator, values: frozenset(map(same, values)),
    "not_one_of": lambda _evaluator, values: frozenset(map(same, values)),
    "past": lambda evaluator, _said: evaluator.today,
    "future": lambda evaluator, _said: evaluator.today,
    "refers_to": lambda evaluator, section: _ids(evaluator.data, section),
    "unique": lambda evaluator, _said: evaluator.counts,
}
"""What makes of what a condition says that with which it compares; other conditions compare with what they say."""
