"""Values that do not fit the format, as they should be: certainly, or as a person may choose. Changes no charter."""

from collections.abc import Iterable
from typing import Any

from netlint.charter.ids import id_of
from netlint.charter.mistakes.ids import Edits, Found, Ids
from netlint.charter.mistakes.whole import PLUGINS, Whole
from netlint.charter.repair.certain import read
from netlint.charter.repair.forms import Form
from netlint.charter.repair.key_words import certain_key
from netlint.charter.repair.meant import NOTHING
from netlint.charter.repair.reading import UNREADABLE, Reading
from netlint.toml import DocPath, Edit
from netlint.utils.spoken import counts_otherwise


class Values:
    """The invalid values of one charter."""

    def __init__(self, whole: Whole, ids: Ids) -> None:
        """Take a charter, and its ids."""
        self._whole = whole
        self._ids = ids

    def found(self, path: DocPath, at: DocPath) -> Found:
        """Return what to do so that the value that is written at a path `at` fits at `path`."""
        value = self._whole.value(at)
        if self._whole.fits(path, value):
            return Found(())
        if isinstance(value, dict):
            return self._table(path, at, value)
        if isinstance(value, list):
            return self._list(path, at, value)
        if section := self._whole.section(path):
            return self._ids.of_reference(at, section, value)
        if path == at and self._whole.is_id(path):
            return self._ids.of_item(path)
        return self._scalar(path, at, value)

    def _scalar(self, path: DocPath, at: DocPath, value: Any) -> Found:
        """Return what to do about a single value."""
        options = [option for option in self._whole.options(path) if not _is_inner(option)]
        found = self._read(path, options, value, at)
        if found.certain is not NOTHING or found.choices:
            return _set(at, found)
        items = [option for option in self._whole.options((*path, 0)) if not _is_inner(option)]
        found = self._read((*path, 0), items, value, at)
        is_item = self._whole.fits((*path, 0), value)
        return _set(at, Reading(value) if is_item else found, is_listed=True) if items else Found()

    def _read(self, path: DocPath, options: list[Form], value: Any, at: DocPath) -> Reading:
        """Return what a value can be read as by several schemas: certain is only what no other contradicts."""
        if isinstance(value, str) and counts_otherwise(value, "-".join(map(str, path))):
            return UNREADABLE
        is_number = isinstance(value, int | float) and any("type" in one and _is_number(one) for one in options)
        written, has_shares = self._whole.written(at), path[:1] != (PLUGINS,)
        readings = [
            read(option, value, written, has_shares=has_shares)
            for option in options
            if not (is_number and option.get("type") == "string")
        ]
        certain = self._fitting(path, (one.certain for one in readings if one.certain is not NOTHING))
        if len(certain) == 1:
            return Reading(certain[0])
        return Reading(choices=self._fitting(path, (*certain, *(value for one in readings for value in one.choices))))

    def _fitting(self, path: DocPath, values: Iterable[Any]) -> tuple[Any, ...]:
        """Return the values that fit at a path, each once."""
        fitting = {(type(value), value): value for value in values if self._whole.fits(path, value)}
        return tuple(fitting.values())

    def _list(self, path: DocPath, at: DocPath, value: list[Any]) -> Found:
        """Return what to do about a list: about each of its items, or that its only item is the value or table."""
        if any(option.get("type") == "array" for option in self._whole.options(path)):
            found = [self.found((*path, number), (*at, number)) for number in range(len(value))]
            certain = [one.repair for one in found if one.repair is not None]
            return Found(_together(certain)) if value and len(certain) == len(value) else Found()
        if len(value) == 1 and isinstance(value[0], dict):
            is_table = path == at and is_about(value[0], self._whole.keys(path))
            return Found((Edit.as_table(at),)) if is_table else Found()
        if len(value) != 1 or isinstance(value[0], list):
            return Found()
        if self._whole.fits(path, value[0]):
            return Found((Edit.set(at, value[0]),))
        options = [option for option in self._whole.options(path) if not _is_inner(option)]
        return _set(at, self._read(path, options, value[0], (*at, 0)))

    def _table(self, path: DocPath, at: DocPath, table: dict[str, Any]) -> Found:
        """Return what to do about a table where the format has a list of tables."""
        keys, written = self._whole.item_keys(path), self._whole.layout.written(at)
        if not keys or not table or written is None or path != at:
            return Found()
        if _are_items(table, keys):
            ids = {id_of(key) for key in table} - {""}
            have_headers = all(self._whole.layout.header((*at, key)) for key in table)
            return Found((Edit.as_list(at, by_id=True),)) if have_headers and len(ids) == len(table) else Found()
        return Found((Edit.as_list(at),)) if is_about(table, keys) and written.way != "dotted" else Found()


def is_about(table: dict[str, Any], keys: list[str]) -> bool:
    """Return whether at least half of the keys of a table are certainly among those `keys`."""
    return 2 * sum(certain_key(key, keys) is not None for key in table) >= len(table)


def _are_items(table: dict[str, Any], keys: list[str]) -> bool:
    """Return whether a table has each item of a list under its id."""
    is_item = all(isinstance(item, dict) and "id" not in item and is_about(item, keys) for item in table.values())
    return is_item and "id" in keys and not any(certain_key(key, keys) for key in table)


def _set(at: DocPath, found: Reading, *, is_listed: bool = False) -> Found:
    """Return the edits that write a reading at a path."""
    if found.certain is not NOTHING:
        return Found((Edit.set(at, [found.certain] if is_listed else found.certain),))
    return Found(suggestions=tuple((Edit.set(at, [one] if is_listed else one),) for one in found.choices))


def _together(found: Iterable[Edits]) -> Edits:
    """Return edits without those that are the same."""
    edits: list[Edit[DocPath]] = []
    for edit in (edit for one in found for edit in one):
        if edit not in edits:
            edits.append(edit)
    return tuple(edits)


def _is_inner(option: Form) -> bool:
    return option.get("type") in ("array", "object")


def _is_number(option: Form) -> bool:
    return option["type"] in ("number", "integer")
