"""Ids: each belongs to one item, and each id that is used is defined."""

from collections.abc import Collection, Iterator, Mapping
from itertools import count
from typing import Any

from netlint import (
    Charter,
    DocPath,
    Document,
    Edit,
    Finding,
    Location,
    Note,
    PlacedReference,
    StandsElsewhere,
    Table,
    ids,
    rule,
    similar,
)
from netlint_essentials.integrity._ids import certain_id

_HINTS = 20
"""For how many unknown ids a similar one is looked for, each among all that are known; the rest takes too long."""
_COMPARED = 20_000
"""How many comparisons of two ids a charter may take for that: with more known ids, fewer unknown ones get a hint."""
_PEOPLE = ("members", "clients")
"""The sections of people and organizations: of two names that are alike, each may be somebody."""
ALL = "all"
_ALL_VALUES = ("alle", "allemaal", "allen", "alles")
"""What Dutch people write for that."""
"""Written by a member who endorses every value; it is not the id of a single one."""


def _known(charter: Charter, section: str) -> frozenset[str] | None:
    """Return the ids that the entries of a section have; `None` if they stand elsewhere, as then no id is unknown."""
    try:
        return frozenset(ids(charter.items(section)))
    except StandsElsewhere:
        return None


@rule(
    "NL004",
    severity="error",
    level="essential",
    since="0.1",
)
def duplicate_id(charter: Charter, document: Document) -> Iterator[Finding]:
    """Two items of the same kind have the same id.

    Why: If the charter says "ana", it must be clear who that is.

    Fix: Under `[[members]]`, give one of the two items another id, such as `id = "ana-maria"`. Then use the new id
    wherever the charter names that person. If both items are the same person or thing, remove one of them.

    Bad:
        [[members]]
        id = "ana"

        [[members]]
        id = "ana"  # NL004: The id `ana` is already taken in `[[members]]`.

    Good:
        [[members]]
        id = "ana"

        [[members]]
        id = "ana-maria"
    """
    for section, path, entries in charter.lists:
        named = ids(entries)
        taken = set(named)
        if len(taken) == len(named):
            continue
        first: dict[str, Table] = {}
        alike: dict[frozenset[object], list[object]] = {}
        items = _items(document, path)
        for at, (entry, entry_id) in enumerate(zip(entries, named, strict=True)):
            before = alike.setdefault(_values(items[at]), [])
            if entry_id in first:
                related = Note("first used here", at=(first[entry_id], "id"))
                is_twice = items[at] in before
                other = _free(entry_id, taken)
                yield Finding(
                    "The id `{id}` is already taken in `[[{section}]]`.",
                    at=(entry, "id"),
                    related=[related],
                    advice='Under `[[{section}]]`, give one of the two items another id, such as `id = "{other}"`.',
                    suggestions=[*([Edit.remove(entry)] if is_twice else []), Edit.set((entry, "id"), other)],
                    id=entry_id,
                    other=other,
                    section=section,
                )
            first.setdefault(entry_id, entry)
            before.append(items[at])


def _values(item: Mapping[str, Any]) -> frozenset[object]:
    """Return the keys of an item with their values, without lists and tables: equal items have the same."""
    return frozenset([pair for pair in item.items() if not isinstance(pair[1], list | dict)])


def _items(document: Document, path: DocPath) -> list[dict[str, Any]]:
    """Return the items of a list as the charter has them, with all that is in them."""
    value: Any = document.data
    for part in path:
        value = value[part]
    return list(value)


def _free(taken: str, named: Collection[str]) -> str:
    """Return an id that begins with one that is taken, and that no other item has."""
    return next(free for number in count(2) if (free := f"{taken}-{number}") not in named)


@rule(
    "NL005",
    severity="error",
    level="essential",
    since="0.1",
)
def unknown_reference(charter: Charter) -> Iterator[Finding]:
    """The charter refers to an unknown id.

    Why: If the owner of a next step is not in the charter, nobody owns that step.

    Fix: Correct the id, such as `owner = "ana"` under `[[next-steps]]`, or add a table `[[members]]` for the unknown
    id. If you keep the list of members in another place, name that place under `[[elsewhere]]`.

    Bad:
        [[members]]
        id = "ana"

        [[next-steps]]
        id = "pilot"
        owner = "anna"  # NL005: The id `anna` is not in `[[members]]`. Did you mean `ana`?

    Good:
        [[members]]
        id = "ana"

        [[next-steps]]
        id = "pilot"
        owner = "ana"
    """
    known: dict[str, frozenset[str] | None] = {}
    missing: dict[tuple[str, str], list[PlacedReference]] = {}
    for reference in charter.references:
        section, entry_id = reference.section, reference.id
        if section not in known:
            known[section] = _known(charter, section)
        there = known[section]
        if there is not None and entry_id not in there and not (section == "values" and entry_id == ALL):
            missing.setdefault((section, entry_id), []).append(reference)
    for number, ((section, entry_id), places) in enumerate(missing.items()):
        at: list[Location] = [place.at for place in places]
        items = _named_items(charter, section) if number < _HINTS else {}
        items = items if number * len(items) < _COMPARED else {}
        is_all = section == "values" and entry_id in _ALL_VALUES
        certain = ALL if is_all else certain_id(entry_id, items, are_people=section in _PEOPLE)
        likely = [] if certain else similar(entry_id, sorted(items))
        near = certain or next(iter(likely), None)
        repair = [Edit.set(place, certain) for place in at] if certain else []
        suggestions = [[Edit.set(place, one) for place in at] for one in likely]
        if near:
            template = "The id `{id}` is not in `[[{section}]]`. Did you mean `{meant}`?"
            advice = 'Write `"{meant}"` instead of `"{id}"`, or add a table `[[{section}]]` with `id = "{id}"`.'
        else:
            template = "The id `{id}` is not in `[[{section}]]`."
            advice = 'Correct the id, or add a table `[[{section}]]` with `id = "{id}"`.'
        yield Finding(
            template,
            at=at,
            advice=advice,
            repair=repair,
            suggestions=suggestions,
            section=section,
            id=entry_id,
            meant=near or "",
        )


def _named_items(charter: Charter, section: str) -> dict[str, str]:
    """Return what the items of a section are called, by id; empty for what has no name."""
    items: tuple[Any, ...] = charter.items(section)
    return {item.id: getattr(item, "name", None) or "" for item in items}
