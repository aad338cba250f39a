"""Ids that do not have their form: the id of an item, together with all references to it. Changes no charter."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from typing import Any, NamedTuple, TypeAlias

from netlint.charter.ids import LONGEST_NAME, id_of
from netlint.charter.mistakes.whole import Whole
from netlint.charter.repair.certain import certain_id
from netlint.charter.repair.key_words import certain_key
from netlint.charter.repair.meant import pieces
from netlint.toml import DocPath, Edit
from netlint.utils.suggest import similar

Edits: TypeAlias = tuple[Edit[DocPath], ...]
ALL = "all"
"""Written by a member who endorses every value; it is not the id of a single one."""
_NAMES = ("name", "title")
"""The keys for what people call an item."""
_BEGUN = 3
"""The most items that are suggested because their ids begin with a word. The project chose this limit."""


class Found(NamedTuple):
    """What can be done about a mistake."""

    repair: Edits | None = None
    """What certainly takes it away; `None` if that is not certain."""
    suggestions: tuple[Edits, ...] = ()
    """Changes of which a person chooses one, or none."""


class _Item(NamedTuple):
    """An item that has an id, or should have one."""

    path: DocPath
    table: dict[str, Any]
    id: str
    """Its id in the form that it should have; empty if that is not certain."""


class Ids:
    """The ids of one charter, and the references to them."""

    def __init__(self, whole: Whole) -> None:
        """Read them on first use."""
        self._whole = whole
        self._found: dict[str, tuple[_Item, ...]] = {}
        """The items of each section that was asked for."""

    def of_item(self, path: DocPath) -> Found:
        """Return what to do about the id of an item, at its path."""
        section, at = _section(path[:-2]), path[:-1]
        item = next((one for one in self._items(section) if one.path == at), None)
        if item is None or not item.id or not self._is_own(section, item.id):
            return Found()
        edits = [Edit.set(path, item.id), *self._name(item)]
        raw = item.table["id"]
        edits += [Edit.set(one, item.id) for one, value in self._references.get(section, ()) if _same(value, raw)]
        return Found(tuple(edits))

    def missing(self, path: DocPath) -> Found:
        """Return what to do about an item without an id: it gets that of its name, which no other item has."""
        section, table = _section(path[:-2]), self._whole.value(path[:-1])
        name = next((table[key] for key in _NAMES if isinstance(table.get(key), str)), "")
        free = id_of(name) if len(name) <= LONGEST_NAME else ""
        if not free or self._taken(section)[free] > 1:
            return Found()
        unknown = {value for _path, value in self._references.get(section, ()) if isinstance(value, str)}
        unknown -= self._taken(section).keys()
        edits: Edits = (Edit.set(path, free),)
        return Found(suggestions=(edits,)) if unknown else Found(edits)

    def of_reference(self, path: DocPath, section: str, value: Any) -> Found:
        """Return what to do about a reference to an item of a section, which is written at a path."""
        for item in self._items(section):
            if "id" in item.table and _same(item.table["id"], value) and not self._is_valid(value):
                return self.of_item((*item.path, "id"))
        if not isinstance(value, str | int):
            return Found()
        named = certain_id(value, self._whole.written(path))
        found = [item for item in self._items(section) if item.id and self._is_meant(item, named, value)]
        if len(found) == 1 and self._is_own(section, found[0].id):
            item = found[0]
            own = Found(()) if self._is_valid(item.table["id"]) else self.of_item((*item.path, "id"))
            return own if own.repair is None else Found((*own.repair, Edit.set(path, item.id)))
        if named and (self._is_elsewhere(section) or (section == "values" and named == ALL)):
            return Found((Edit.set(path, named),))
        return Found(suggestions=tuple(self._near(path, section, value, named)))

    def _near(self, path: DocPath, section: str, value: Any, named: str) -> Iterator[Edits]:
        """Yield what a reference may mean: the items of several names, or those with similar ids."""
        known = [item.id for item in self._items(section) if item.id]
        parts = [id_of(piece) for piece in pieces(str(value))]
        if len(parts) > 1 and set(parts) <= set(known) and self._whole.fits(path, parts):
            yield (Edit.set(path, parts),)
        near = named or id_of(str(value))
        begun = [one for one in known if near and one.startswith(f"{near}-")]
        for one in dict.fromkeys((*similar(near, known), *begun[:_BEGUN])):
            yield (Edit.set(path, one),)

    def _is_meant(self, item: _Item, named: str, value: Any) -> bool:
        """Return whether a reference has the id of an item, or its whole name."""
        names = [id_of(name) for key in _NAMES if isinstance(name := item.table.get(key), str)]
        return "id" in item.table and bool(named) and (item.id == named or (isinstance(value, str) and named in names))

    def _name(self, item: _Item) -> Iterator[Edit[DocPath]]:
        """Yield what keeps the name in an id that loses spaces or accents, if the item has none."""
        raw, kind = item.table["id"], self._whole.keys(item.path)
        key = next((key for key in _NAMES if key in kind), None)
        is_free = key is not None and not any(certain_key(one, kind) in _NAMES for one in item.table)
        if is_free and isinstance(raw, str) and re.sub("[-_]+", "-", raw.casefold()).strip("- ") != item.id:
            yield Edit.set((*item.path, str(key)), raw.strip())

    def _is_own(self, section: str, name: str) -> bool:
        """Return whether only one item has an id, or will have it."""
        return self._taken(section)[name] == 1

    def _is_valid(self, value: Any) -> bool:
        return isinstance(value, str) and self._whole.fits(("members", 0, "id"), value)

    def _is_elsewhere(self, section: str) -> bool:
        places = self._whole.value(("elsewhere",))
        named = [one.get("sections") for one in places if isinstance(one, dict)] if isinstance(places, list) else []
        return any(section == one or (isinstance(one, list) and section in one) for one in named)

    def _taken(self, section: str) -> Counter[str]:
        """Return how many items have each id, or will have it."""
        return Counter(item.id for item in self._items(section))

    def _items(self, section: str) -> tuple[_Item, ...]:
        """Return the items with ids of a section, or of a list inside another one: `plugins.ours.circles.0.links`."""
        if section not in self._found:
            parts: tuple[str | int, ...] = tuple(section.split("."))
            path = tuple(int(part) if str(part).isdecimal() else part for part in parts)
            self._found[section] = tuple(self._items_at(path))
        return self._found[section]

    def _items_at(self, path: DocPath) -> Iterator[_Item]:
        items = self._whole.value(path)
        for at, table in enumerate(items if isinstance(items, list) else ()):
            if isinstance(table, dict) and "id" in self._whole.keys((*path, at)):
                yield _Item((*path, at), table, self._id((*path, at), table))

    def _id(self, path: DocPath, table: dict[str, Any]) -> str:
        """Return the id of an item in the form that it should have."""
        if "id" not in table:
            return next((id_of(table[key]) for key in _NAMES if isinstance(table.get(key), str)), "")
        return (
            table["id"] if self._is_valid(table["id"]) else certain_id(table["id"], self._whole.written((*path, "id")))
        )

    @cached_property
    def _references(self) -> dict[str, list[tuple[DocPath, Any]]]:
        """The references to the items of each section, each with its path."""
        found: dict[str, list[tuple[DocPath, Any]]] = {}
        for at, value, section in self._whole.references():
            each = (
                [((*at, number), one) for number, one in enumerate(value)] if isinstance(value, list) else [(at, value)]
            )
            found.setdefault(section, []).extend(each)
        return found


def _section(path: DocPath) -> str:
    return ".".join(map(str, path))


def _same(one: Any, other: Any) -> bool:
    return type(one) is type(other) and bool(one == other)
