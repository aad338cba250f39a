"""Where in a charter what a rule says does not hold."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from netlint.charter import is_partial_date
from netlint.charter.schema_paths import EVERY, NO_TABLES, Tables
from netlint.i18n import Message
from netlint.rules.declarative.conditions import KINDS, Days, compiled, days_of, misfits, same, type_of
from netlint.rules.declarative.durations import Duration, duration, earlier, later
from netlint.rules.declarative.entry import Claim, Conditions, conditions_in, parts
from netlint.rules.declarative.paths import Found
from netlint.rules.declarative.resolve import Place, named_from, place
from netlint.rules.skip import SkipRule
from netlint.toml import DocPath, dotted

OTHERS = ("of", "among", "differs_from")
"""The conditions that name another place."""


class Wrong(NamedTuple):
    """A place at which something does not hold, and the values for which it does not."""

    at: DocPath
    values: list[Any]


class Asked(NamedTuple):
    """Conditions at a place, with the other places that they name."""

    at: Place
    said: Mapping[str, Any]
    """The conditions, by their attribute."""
    others: Mapping[str, Place]

    @classmethod
    def of(cls, at: Place, conditions: Conditions, tables: Tables) -> "Asked":
        """Return the conditions at a place. Each place that they name is one that a charter has."""
        said = conditions_in(conditions)
        named = {name: named_from(at.path, said[name], tables) for name in OTHERS if name in said}
        return cls(at, said, {name: other for name, other in named.items() if not isinstance(other, Message)})

    @property
    def is_daily(self) -> bool:
        """Whether it depends on today."""
        return "past" in self.said or "future" in self.said or ("within" in self.said and "of" not in self.said)


class Chosen(NamedTuple):
    """A key of `where`: the place, and the values or conditions of which it has to have one or meet all."""

    asked: Asked
    values: frozenset[Any] | None
    """The values; `None` for conditions."""


class Checked(NamedTuple):
    """What a rule says of a place, ready to be put to charters."""

    asked: Asked
    where: tuple[Chosen, ...]
    some: bool

    @property
    def asks(self) -> tuple[Asked, ...]:
        """All conditions: those of the place, and those of `where`."""
        return (self.asked, *(one.asked for one in self.where))

    @property
    def places_read(self) -> Iterator[DocPath]:
        """Yield the places of the format that it reads."""
        for asked in self.asks:
            yield asked.at.path
            yield from (other.path for other in asked.others.values())

    def wrong(self, data: Any, today: dt.date | None) -> list[Wrong]:
        """Return the places in the data of a charter at which it does not hold.

        With `some`, that is the list if it holds for none of its items. Raises `SkipRule` if none has a value there,
        and the rule does not say that one exists: what is not recorded is not wrong.
        """
        test = Test(data, today)
        found = [one for one in self.asked.at.found((data,)) if self._is_chosen(one, test)]
        if self.some:
            return self._wrong_list(found, test)
        test.count(self.asked, found)
        return [Wrong(one.at, wrong) for one in found if (wrong := test.misfits(self.asked, one)) is not None]

    def _wrong_list(self, found: list[Found], test: "Test") -> list[Wrong]:
        path = self.asked.at.path
        if any(test.misfits(self.asked, one, is_strict=True) is None for one in found):
            return []
        if "exists" not in self.asked.said and all(self.asked.at.value(one) in (None, []) for one in found):
            raise SkipRule(Message("no item has a value at `{at}`", {"at": dotted(path)}))
        return [Wrong(path[: path.index(EVERY)], [])]

    def _is_chosen(self, found: Found, test: "Test") -> bool:
        return all(test.is_chosen(one, found) for one in self.where)


def checked(claim: Claim, tables: Tables = NO_TABLES) -> Checked:
    """Return what an entry of the settings says, ready to be put to charters. The entry has no problems."""
    at = place(parts(claim.at), tables)
    where = []
    for key, wanted in claim.where.items():
        one = named_from(at.path, key, tables)
        if isinstance(one, Place):
            conditions = wanted if isinstance(wanted, Conditions) else Conditions()
            values = None if isinstance(wanted, Conditions) else frozenset(map(same, values_of(wanted)))
            where.append(Chosen(Asked.of(one, conditions, tables), values))
    return Checked(Asked.of(at, claim.must, tables), tuple(where), claim.some)


def values_of(wanted: Any) -> tuple[Any, ...]:
    """Return the values that a key of `where` asks for: one, or each of several."""
    return wanted if isinstance(wanted, tuple) else (wanted,)


class Test:
    """Puts conditions to the places of one charter. What they compare with is looked up once for all places."""

    def __init__(self, data: Any, today: dt.date | None) -> None:
        """Take the data of a charter, and the day; no condition that depends on it is put without one."""
        self.data = data
        self.today = today
        self._wanted: dict[Any, Any] = {}
        self.counts: Counter[Any] = Counter()

    def count(self, asked: Asked, found: list[Found]) -> None:
        """Count how often each value is at the places, for `unique`."""
        if "unique" in asked.said:
            self.counts.update(same(value) for one in found for value in _scalars(asked.at.value(one)))

    def is_chosen(self, chosen: Chosen, found: Found) -> bool:
        """Return whether the item around a place has a value that is asked for, or meets the conditions."""
        for one in chosen.asked.at.found(found.trail):
            if chosen.values is None:
                return self.misfits(chosen.asked, one, is_strict=True) is None
            return any(same(value) in chosen.values for value in _scalars(chosen.asked.at.value(one)))
        return False

    def misfits(self, asked: Asked, found: Found, *, is_strict: bool = False) -> list[Any] | None:
        """Return the values of a place for which conditions do not hold; `None` if all of them hold."""
        if found.value is None and "exists" in asked.said:
            return []
        if found.value is not None and "missing" in asked.said:
            return [found.value]
        value = asked.at.value(found)
        for name, said in asked.said.items():
            if name in KINDS:
                wanted = self._wanted_by(name, said, asked, found)
                takes_list = asked.at.takes_list
                if wrong := misfits(KINDS[name], value, wanted, takes_list=takes_list, is_strict=is_strict):
                    return [] if value is None else wrong
        return None

    def _wanted_by(self, name: str, said: Any, asked: Asked, found: Found) -> Any:
        """Return what a condition compares values with, made once for all places of which it is the same."""
        other = asked.others.get("of" if name == "within" else name)
        around = found.trail[other.shared] if other and len(found.trail) > other.shared else None
        key = (id(asked), name, id(around))
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


_MAKERS: Mapping[str, Callable[[Test, Any], Any]] = {
    "match": lambda _test, pattern: compiled(pattern),
    "not_match": lambda _test, pattern: compiled(pattern),
    "one_of": lambda _test, values: frozenset(map(same, values)),
    "not_one_of": lambda _test, values: frozenset(map(same, values)),
    "past": lambda test, _said: test.today,
    "future": lambda test, _said: test.today,
    "refers_to": lambda test, section: _ids(test.data, section),
    "unique": lambda test, _said: test.counts,
}
"""What makes of what a condition says that with which it compares; other conditions compare with what they say."""
