"""Which ids are other names for the same things: the item says the same, and what refers to it has the new id."""

from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from typing import Any

from netlint.charter.diff.meaning import Renames, meaning, plain, table_meaning
from netlint.charter.model import Charter, Member, Table, keys
from netlint.charter.model.annotations import described
from netlint.charter.nothing import says_nothing

_TEXTS = ("name", "statement", "title", "what", "hypothesis")
"""The attributes that say what an item is, for people."""


def renamed_ids(old: Charter, new: Charter) -> Renames:
    """Return the ids that items of the old charter have in the new one, where they are others, by section."""
    renames: dict[str, dict[str, str]] = {}
    sections = described(Charter)
    for attribute, key in keys(Charter):
        if any("id" in kind.__struct_fields__ for kind in sections[key].tables):
            found = renamed_among(getattr(old, attribute) or (), getattr(new, attribute) or (), renames)
            if found:
                renames[key] = found
    return renames


def renamed_among(old: Sequence[Any], new: Sequence[Any], renames: Renames) -> dict[str, str]:
    """Return the ids of items of a list that have another id now: those with the same text, or else the same keys."""
    kept = {one.id for one in old} & {one.id for one in new}
    gone, came = ([one for one in items if one.id not in kept] for items in (old, new))
    found: dict[str, str] = {}
    for what in (_text, lambda one: table_meaning(one, renames)):
        pairs = [pair for pair in _alike(gone, came, what) if not _are_two_people(*pair)]
        found |= {before.id: after.id for before, after in pairs}
        gone = [one for one in gone if one.id not in found]
        came = [one for one in came if one.id not in found.values()]
    return found


def _alike(gone: Sequence[Any], came: Sequence[Any], what: Callable[[Any], Hashable]) -> list[tuple[Any, Any]]:
    """Return the pairs that have something in common that nothing else has."""
    before, after = ([(what(one), one) for one in items] for items in (gone, came))
    times = Counter(said for said, _one in before), Counter(said for said, _one in after)
    alone = {said for said, _one in before if said is not None and times[0][said] == times[1][said] == 1}
    now = dict(after)
    return [(one, now[said]) for said, one in before if said in alone]


def _text(item: Table) -> Hashable:
    text = next((text for name in _TEXTS if isinstance(text := getattr(item, name, None), str)), "")
    return None if says_nothing(text) else plain(text).casefold()


def _are_two_people(old: Table, new: Table) -> bool:
    """Return whether two members with the same name cannot be the same, as they joined on other days."""
    if not isinstance(old, Member) or not isinstance(new, Member) or not (old.joined and new.joined):
        return False
    return meaning(old.joined, "joined", {}, {}) != meaning(new.joined, "joined", {}, {})
