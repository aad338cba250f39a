"""Ids: each belongs to one item, and each id that is used is defined."""

from collections.abc import Collection, Iterator
from itertools import count

from netlint import Charter, Finding, Note, Reference, StandsElsewhere, Table, ids, keys, rule, suggest

_HINTS = 20
"""For how many unknown ids a similar one is looked for, each among all that are known; the rest takes too long."""
ALL = "all"
"""Written by a member who endorses every value; it is not the id of a single one."""


def _entries(charter: Charter) -> dict[str, tuple[Table, ...]]:
    """Return the entries that have ids, by section."""
    sections = {key: getattr(charter, attribute) for attribute, key in keys(charter)}
    if charter.membership:
        sections["membership.kinds"] = charter.membership.kinds
    return {
        key: value for key, value in sections.items() if isinstance(value, tuple) and value and hasattr(value[0], "id")
    }


def _known(charter: Charter, section: str) -> frozenset[str] | None:
    """Return the ids that the entries of a section have; `None` if they stand elsewhere, as then no id is unknown."""
    try:
        return frozenset(ids(getattr(charter, section)))
    except StandsElsewhere:
        return None


@rule(
    "NL004",
    severity="error",
    level="essential",
    since="0.1",
)
def duplicate_id(charter: Charter) -> Iterator[Finding]:
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
    for section, entries in _entries(charter.here).items():
        named = ids(entries)
        taken = set(named)
        if len(taken) == len(named):
            continue
        first: dict[str, Table] = {}
        for entry, entry_id in zip(entries, named, strict=True):
            if entry_id in first:
                related = Note("first used here", at=(first[entry_id], "id"))
                yield Finding(
                    "The id `{id}` is already taken in `[[{section}]]`.",
                    at=(entry, "id"),
                    related=[related],
                    advice='Under `[[{section}]]`, give one of the two items another id, such as `id = "{other}"`.',
                    id=entry_id,
                    other=_free(entry_id, taken),
                    section=section,
                )
            first.setdefault(entry_id, entry)


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
    missing: dict[tuple[str, str], list[Reference]] = {}
    for reference in charter.references:
        section, entry_id = reference.section, reference.id
        if section not in known:
            known[section] = _known(charter, section)
        there = known[section]
        if there is not None and entry_id not in there and not (section == "values" and entry_id == ALL):
            missing.setdefault((section, entry_id), []).append(reference)
    for number, ((section, entry_id), places) in enumerate(missing.items()):
        at = [(place.table, place.key, *(() if place.position is None else (place.position,))) for place in places]
        near = suggest(entry_id, sorted(known[section] or ())) if number < _HINTS else None
        if near:
            template = "The id `{id}` is not in `[[{section}]]`. Did you mean `{meant}`?"
            advice = 'Write `"{meant}"` instead of `"{id}"`, or add a table `[[{section}]]` with `id = "{id}"`.'
            yield Finding(template, at=[*at], advice=advice, section=section, id=entry_id, meant=near)
        else:
            template = "The id `{id}` is not in `[[{section}]]`."
            advice = 'Correct the id, or add a table `[[{section}]]` with `id = "{id}"`.'
            yield Finding(template, at=[*at], advice=advice, section=section, id=entry_id)
