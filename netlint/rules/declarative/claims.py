"""Where in a charter what a rule says does not hold."""

import datetime as dt
from collections.abc import Collection, Iterator
from typing import Any, NamedTuple

from netlint.charter.schema_paths import EVERY, NO_TABLES, Tables
from netlint.i18n import Message
from netlint.rules.declarative.conditions import same
from netlint.rules.declarative.entry import Claim, Conditions, parts
from netlint.rules.declarative.evaluate import Evaluator, Filter, PlacedConditions
from netlint.rules.declarative.paths import Found
from netlint.rules.declarative.resolve import Place, named_from, place
from netlint.rules.skip import SkipRule
from netlint.toml import DocPath, dotted


class Violation(NamedTuple):
    """A place at which something does not hold, and the values for which it does not."""

    at: DocPath
    values: list[Any]


class CompiledClaim(NamedTuple):
    """What a rule says of a place, ready to be put to charters."""

    placed: PlacedConditions
    where: tuple[Filter, ...]
    some: bool

    @property
    def all_conditions(self) -> tuple[PlacedConditions, ...]:
        """All conditions: those of the place, and those of `where`."""
        return (self.placed, *(one.placed for one in self.where))

    @property
    def places_read(self) -> Iterator[DocPath]:
        """Yield the places of the format that it reads, with the ids of the items that are referred to."""
        for placed in self.all_conditions:
            yield placed.at.path
            yield from (other.path for other in placed.others.values())
            if "refers_to" in placed.said:
                yield placed.said["refers_to"], EVERY, "id"

    def violations(self, data: Any, invalid: Collection[DocPath], today: dt.date | None) -> list[Violation]:
        """Return the places in the data of a charter at which it does not hold.

        What is `invalid`, or in something invalid, is put to no condition: its mistake has a finding already. With
        `some`, the place is the list if it holds for none of its items. Raises `SkipRule` if none has a value there,
        and the rule does not say that one exists: what is not recorded is not wrong.
        """
        evaluator = Evaluator(data, today)
        found = [
            one
            for one in self.placed.at.found((data,))
            if not _is_in(one.at, invalid) and self._is_chosen(one, evaluator)
        ]
        if self.some:
            return self._list_violations(found, evaluator)
        evaluator.count(self.placed, found)
        return [
            Violation(one.at, wrong)
            for one in found
            if (wrong := evaluator.failing_values(self.placed, one)) is not None
        ]

    def _list_violations(self, found: list[Found], evaluator: Evaluator) -> list[Violation]:
        path = self.placed.at.path
        if any(evaluator.failing_values(self.placed, one, is_strict=True) is None for one in found):
            return []
        if "exists" not in self.placed.said and all(self.placed.at.value(one) in (None, []) for one in found):
            raise SkipRule(Message("no item has a value at `{at}`", {"at": dotted(path)}))
        return [Violation(path[: path.index(EVERY)], [])]

    def _is_chosen(self, found: Found, evaluator: Evaluator) -> bool:
        return all(evaluator.is_chosen(one, found) for one in self.where)


def _is_in(place: DocPath, invalid: Collection[DocPath]) -> bool:
    """Return whether a place is one of these, or inside one."""
    return any(place[:depth] in invalid for depth in range(1, len(place) + 1))


def compile_claim(claim: Claim, tables: Tables = NO_TABLES) -> CompiledClaim:
    """Return what an entry of the settings says, ready to be put to charters. The entry has no problems."""
    at = place(parts(claim.at), tables)
    where = []
    for key, wanted in claim.where.items():
        one = named_from(at.path, key, tables)
        if isinstance(one, Place):
            conditions = wanted if isinstance(wanted, Conditions) else Conditions()
            values = None if isinstance(wanted, Conditions) else frozenset(map(same, values_of(wanted)))
            where.append(Filter(PlacedConditions.of(one, conditions, tables), values))
    return CompiledClaim(PlacedConditions.of(at, claim.must, tables), tuple(where), claim.some)


def values_of(wanted: Any) -> tuple[Any, ...]:
    """Return the values that a key of `where` asks for: one, or each of several."""
    return wanted if isinstance(wanted, tuple) else (wanted,)
