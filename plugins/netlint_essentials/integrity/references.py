"""Ids: each stands for one entry, and what is named somewhere is defined somewhere."""

from collections.abc import Iterator

from netlint import Charter, Finding, Note, Reference, StandsElsewhere, Table, ids, keys, rule, suggest

_HINTS = 20
"""For how many unknown ids a meant one is looked for, each among all that are known; the rest takes too long."""
ALL = "all"
"""What a member writes who endorses every value; it stands for no single one."""


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
    question="Are these two the same, or does one of them need another id?",
)
def duplicate_id(charter: Charter) -> Iterator[Finding]:
    """Two entries of one kind have the same id.

    Why: Where a charter says "ana", it must be clear who is meant.

    Fix: Give one of the two another id, and use that wherever it is meant. If they are the same, take one out.

    Bad:
        [[members]]
        id = "ana"

        [[members]]
        id = "ana"  # NL004: The id `ana` is taken already, in [[members]].

    Good:
        [[members]]
        id = "ana"

        [[members]]
        id = "ana-maria"
    """
    for section, entries in _entries(charter.here).items():
        named = ids(entries)
        if len(set(named)) == len(named):
            continue
        first: dict[str, Table] = {}
        for entry, entry_id in zip(entries, named, strict=True):
            if entry_id in first:
                related = Note("it stands here for the first time", at=(first[entry_id], "id"))
                template = "The id `{id}` is taken already, in [[{section}]]."
                yield Finding(template, at=(entry, "id"), related=[related], id=entry_id, section=section)
            first.setdefault(entry_id, entry)


@rule(
    "NL005",
    severity="error",
    level="essential",
    since="0.1",
    question="Who or what do we mean here?",
)
def unknown_reference(charter: Charter) -> Iterator[Finding]:
    """An id is named that no entry defines.

    Why: A step that is owned by someone who is not in the charter is owned by nobody.

    Fix: Correct the id, or add the entry that it stands for. If the entries are not written here, say where they are in
    `[[elsewhere]]`.

    Bad:
        [[members]]
        id = "ana"

        [[next-steps]]
        id = "pilot"
        owner = "anna"  # NL005: No entry of [[members]] has the id `anna`. Did you mean `ana`?

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
            template = "No entry of [[{section}]] has the id `{id}`. Did you mean `{meant}`?"
            yield Finding(template, at=[*at], section=section, id=entry_id, meant=near)
        else:
            yield Finding("No entry of [[{section}]] has the id `{id}`.", at=[*at], section=section, id=entry_id)
