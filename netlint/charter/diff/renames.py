"""Which ids are other names for the same things: the item says the same, and what refers to it has the new id."""

from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from functools import partial
from typing import Any, TypeAlias

from netlint.charter.diff.meaning import NO_RENAMES, Renames, meaning, plain, table_meaning
from netlint.charter.model import Charter, Member, Table, keys
from netlint.charter.model.annotations import described
from netlint.charter.nothing import says_nothing

_Says: TypeAlias = Callable[[Any], Hashable]
_TEXTS = ("name", "statement", "title", "what", "hypothesis")
"""The attributes that say what an item is, for people."""


def renamed_ids(old: Charter, new: Charter) -> Renames:
    """Return the ids that items of the old charter have in the new one, where they are others, by section."""
    renames: dict[str, dict[str, str]] = {}
    sections = described(Charter)
    for attribute, key in keys(Charter):
        if any("id" in kind.__struct_fields__ for kind in sections[key].tables):
            renames[key] = renamed_among(getattr(old, attribute), getattr(new, attribute), renames)
    return renames


def renamed_among(old: Sequence[Any], new: Sequence[Any], renames: Renames) -> dict[str, str]:
    """Return the ids of items of a list that have another id now: those with the same text, or else the same keys."""
    kept = {one.id for one in old} & {one.id for one in new}
    gone, came = ([one for one in items if one.id not in kept] for items in (old, new))
    found: dict[str, str] = {}
    for before, after in ((_text, _text), (partial(table_meaning, renames=renames), _without_renames)):
        pairs = [pair for pair in _alike(gone, came, before, after) if not _are_two_people(*pair)]
        found |= {one.id: other.id for one, other in pairs}
        gone = [one for one in gone if one.id not in found]
        came = [one for one in came if one.id not in found.values()]
    return found


def _alike(gone: Sequence[Any], came: Sequence[Any], before: _Says, after: _Says) -> list[tuple[Any, Any]]:
    """Return the pairs that say something in common that nothing else says."""
    old, new = [(before(one), one) for one in gone], [(after(one), one) for one in came]
    times = Counter(said for said, _one in old), Counter(said for said, _one in new)
    now = {said: one for said, one in new if said is not None and times[0][said] == times[1][said] == 1}
    return [(one, now[said]) for said, one in old if said in now]


def _without_renames(item: Table) -> Hashable:
    return table_meaning(item, NO_RENAMES)


def _text(item: Table) -> Hashable:
    text = next((text for name in _TEXTS if isinstance(text := getattr(item, name, None), str)), "")
    return None if says_nothing(text) else plain(text).casefold()


def _are_two_people(old: Table, new: Table) -> bool:
    """Return whether two members with the same name cannot be the same, as they joined on other days."""
    if not isinstance(old, Member) or not isinstance(new, Member) or not (old.joined and new.joined):
        return False
    return meaning(old.joined, "joined", {}, NO_RENAMES) != meaning(new.joined, "joined", {}, NO_RENAMES)
