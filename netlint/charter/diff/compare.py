"""The differences between two charters: every key of the format is looked at, and whatever is in free tables."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from msgspec.structs import replace

from netlint.charter.diff.meaning import NO_RENAMES, Renames, free_meaning, meaning, renamed
from netlint.charter.diff.model import Difference, DifferenceKind
from netlint.charter.diff.pairs import Pair, pairs
from netlint.charter.model import Charter, Need, Table, as_tuple, keys
from netlint.charter.model.annotations import Described, described
from netlint.toml import DocPath


def differences(old: Charter, new: Charter, renames: Renames) -> list[Difference]:
    """Return the differences between two charters, as `as_shown` returns them, in the order of the format.

    Line breaks, the order of keys and items, and the way in which intervals are written make no difference. A default
    makes none either, whether it is written or left out.
    """
    return list(_Comparison(renames).tables(old, new, _Spot()))


class _Spot(NamedTuple):
    """A place that is compared: in the format, and in both charters."""

    keys: tuple[str, ...] = ()
    at: DocPath = ()
    old_at: DocPath = ()
    inside: tuple[Table, ...] = ()

    def key(self, key: str) -> "_Spot":
        """Return the place of a key."""
        return _Spot((*self.keys, key), (*self.at, key), (*self.old_at, key), self.inside)

    def item(self, pair: Pair) -> "_Spot":
        """Return the place of an item of a list; of one that is only in one of the charters, that place for both."""
        old, new = pair.old or pair.new, pair.new or pair.old
        at, old_at = _name(new, pair.at), _name(old, pair.old_at if pair.old else pair.at)
        return _Spot(self.keys, (*self.at, at), (*self.old_at, old_at), (*self.inside, new))


def _name(item: Table, position: int) -> str | int:
    name: str | int = getattr(item, "id", position)
    return name


class _Comparison:
    """The comparison of two charters."""

    def __init__(self, renames: Renames) -> None:
        self._renames = renames

    def tables(self, old: Table, new: Table, spot: _Spot) -> Iterator[Difference]:
        """Yield the differences between two tables of one kind, apart from their ids."""
        about = described(type(new))
        for attribute, key in keys(type(new)):
            if key != "id":
                yield from self._values(getattr(old, attribute), getattr(new, attribute), about[key], spot.key(key))

    def _values(self, old: Any, new: Any, about: Described, spot: _Spot) -> Iterator[Difference]:
        if isinstance(new, dict):
            yield from _free(old, new, spot)
        elif about.tables and (isinstance(old, tuple) or isinstance(new, tuple) or about.tables[0] is Need):
            yield from self._items(_tables(old), _tables(new), spot)
        elif about.tables and not isinstance(old, str) and not isinstance(new, str):
            yield from self.tables(old or about.tables[0](), new or about.tables[0](), spot)
        else:
            yield from self._plain(old, new, about.marks, spot)

    def _items(self, old: tuple[Table, ...], new: tuple[Table, ...], spot: _Spot) -> Iterator[Difference]:
        if not old and not new:
            return
        for pair in pairs(old, new, self._renames, spot.keys[-1]):
            inner = spot.item(pair)
            found = Difference("changed", inner.keys, inner.at, inner.old_at, pair.old, pair.new, inner.inside)
            if pair.old is None or pair.new is None:
                yield replace(found, kind="added" if pair.old is None else "removed")
                continue
            if inner.at != inner.old_at and inner.at[-1] != inner.old_at[-1] and hasattr(pair.new, "id"):
                yield replace(found, kind="renamed", old=pair.old.id, new=pair.new.id)
            yield from self.tables(pair.old, pair.new, inner)

    def _plain(self, old: Any, new: Any, marks: Mapping[str, Any], spot: _Spot) -> Iterator[Difference]:
        key = spot.keys[-1]
        before, after = meaning(old, key, marks, self._renames), meaning(new, key, marks, NO_RENAMES)
        if before == after:
            return
        was, is_now = renamed(old, key, marks, self._renames), renamed(new, key, marks, NO_RENAMES)
        yield Difference(_kind(before, after), spot.keys, spot.at, spot.old_at, was, is_now, spot.inside)


def _kind(old: object, new: object) -> DifferenceKind:
    return "added" if old is None else "removed" if new is None else "changed"


def _tables(value: Any) -> tuple[Table, ...]:
    """Return the items of a list of tables; a need in one sentence is a table with that sentence."""
    return tuple(Need(one) if isinstance(one, str) else one for one in as_tuple(value))


def _free(old: Any, new: Any, spot: _Spot) -> Iterator[Difference]:
    """Yield the differences between two tables with keys of their own."""
    for key in {**old, **new}:
        before, after, inner = old.get(key), new.get(key), spot.key(key)
        if all(isinstance(one, dict) or one is None for one in (before, after)):
            yield from _free(before or {}, after or {}, inner)
        elif (ids := _by_id(before)) and (new_ids := _by_id(after)):
            yield from _free_items(ids, new_ids, inner)
        elif free_meaning(before) != free_meaning(after):
            yield Difference(_kind(before, after), inner.keys, inner.at, inner.old_at, before, after, inner.inside)


def _by_id(value: Any) -> dict[str, dict[str, Any]]:
    """Return the tables of a list by their ids; empty unless each has an id that no other has."""
    tables = value if isinstance(value, list) and all(isinstance(one, dict) for one in value) else []
    found = {one["id"]: one for one in tables if isinstance(one.get("id"), str)}
    return found if len(found) == len(tables) else {}


def _free_items(old: dict[str, dict[str, Any]], new: dict[str, dict[str, Any]], spot: _Spot) -> Iterator[Difference]:
    """Yield the differences between two lists of tables with ids, and keys of their own."""
    for name in {**old, **new}:
        before, after = old.get(name), new.get(name)
        at, old_at = (*spot.at, name), (*spot.old_at, name)
        if before is None or after is None:
            yield Difference(_kind(before, after), spot.keys, at, old_at, before, after, spot.inside)
        else:
            yield from _free(before, after, spot._replace(at=at, old_at=old_at))
