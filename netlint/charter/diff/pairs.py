"""Which items of two lists are the same thing: those with the same id, or else those that say the same."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from netlint.charter.diff.meaning import NO_RENAMES, Renames, meaning, table_meaning
from netlint.charter.diff.renames import renamed_among
from netlint.charter.model import (
    Agreement,
    Conversation,
    DecisionWay,
    Elsewhere,
    Goal,
    Need,
    Session,
    Support,
    Table,
    keys,
)
from netlint.charter.model.annotations import described

_KNOWN_BY: Final[dict[type[Table], tuple[tuple[str, ...], ...]]] = {
    Goal: (("statement",), ("due",)),
    Need: (("statement",),),
    DecisionWay: (("scopes",), ("method", "decided_by")),
    Session: (("date",), ("about",)),
    Conversation: (("date", "client", "member"), ("learned",)),
    Support: (("giver", "to"),),
    Agreement: (("with_",),),
    Elsewhere: (("at",), ("sections",)),
}
"""By what items without an id are known, the surest first."""
_REWORDED: Final = (Goal, Need, DecisionWay)
"""The items without an id that are taken for the same if they are the only ones left: their text is another."""


class Pair(NamedTuple):
    """An item of an old list and the same of a new one, with their positions; `None` if it is only in the other."""

    old: Any
    new: Any
    old_at: int = 0
    at: int = 0


def pairs(old: Sequence[Any], new: Sequence[Any], renames: Renames, section: str) -> Iterator[Pair]:
    """Yield the items of two lists as pairs: in the order of the new list, and then those that are gone."""
    kind = type((*old, *new)[0])
    has_ids = "id" in kind.__struct_fields__
    found: dict[int, int] = {}
    if has_ids:
        found = _by_id(old, new, renames[section] if section in renames else renamed_among(old, new, renames))
    else:
        _by_meaning(found, old, new, renames, kind)
    for at, item in enumerate(new):
        yield Pair(old[found[at]], item, found[at], at) if at in found else Pair(None, item, at=at)
    yield from (Pair(item, None, at, at) for at, item in enumerate(old) if at not in found.values())


def _by_id(old: Sequence[Any], new: Sequence[Any], renamed: Mapping[str, str]) -> dict[int, int]:
    """Return the position in the old list for positions in the new one; of items with one id, the first and so on."""
    free: dict[str, list[int]] = {}
    for at, item in enumerate(old):
        free.setdefault(renamed.get(item.id, item.id), []).append(at)
    return {at: free[item.id].pop(0) for at, item in enumerate(new) if free.get(item.id)}


def _by_meaning(
    found: dict[int, int], old: Sequence[Any], new: Sequence[Any], renames: Renames, kind: type[Table]
) -> None:
    """Add the positions of items without an id: those that mean the same first."""
    _match(found, [table_meaning(one, renames) for one in old], [table_meaning(one, NO_RENAMES) for one in new])
    for names in _KNOWN_BY.get(kind, ()):
        _match(found, [_said(one, names, renames) for one in old], [_said(one, names, NO_RENAMES) for one in new])
    rest_old = [at for at in range(len(old)) if at not in found.values()]
    rest_new = [at for at in range(len(new)) if at not in found]
    if kind in _REWORDED and len(rest_old) == len(rest_new) == 1:
        found[rest_new[0]] = rest_old[0]


def _match(found: dict[int, int], old: Sequence[Any], new: Sequence[Any]) -> None:
    """Add the pairs that say the same, of those that have no pair yet."""
    free: dict[Any, list[int]] = {}
    for at, said in enumerate(old):
        if said is not None and at not in found.values():
            free.setdefault(said, []).append(at)
    for at, said in enumerate(new):
        if at not in found and free.get(said):
            found[at] = free[said].pop(0)


def _said(item: Table, names: tuple[str, ...], renames: Renames) -> Any:
    """Return what an item is known by; `None` if it does not say that."""
    known = dict(keys(item))
    marks = described(type(item))
    said = [meaning(getattr(item, name), known[name], marks[known[name]].marks, renames) for name in names]
    return None if said[0] is None else tuple(said)
