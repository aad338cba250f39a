"""The edits that an edit is made of: of the keys of a table, or of a value that moves. Writes nothing."""

from collections.abc import Iterator, Mapping
from typing import Any

from netlint.toml.edit import Edit
from netlint.toml.edited_data import depth_of, same, value_at
from netlint.toml.entries import Verbatim
from netlint.toml.extents import Extents
from netlint.toml.layout import Layout
from netlint.toml.paths import DocPath
from netlint.toml.positions import Statement


def parts(layout: Layout, edit: Edit[DocPath]) -> Iterator[Edit[DocPath]]:
    """Yield the edits of the keys of a table that gets another table as its value; otherwise the edit.

    A table that becomes a list is written anew where other names are not enough. A single value becomes a list if an
    item is added to it.
    """
    if edit.kind == "list" and not _has_headers(layout, edit):
        written, table = as_written(layout, edit.at), value_at(layout.document.data, edit.at)
        yield Edit.set(edit.at, _items(written, table, by_id=edit.value))
        return
    if edit.kind == "add" and _is_single(layout.document.data, edit.at):
        yield Edit.set(edit.at, [as_written(layout, edit.at), edit.value])
        return
    there = value_at(layout.document.data, edit.at) if is_anew(layout, edit) else None
    stays = bool(edit.value) or layout.header(edit.at) is not None
    if not isinstance(there, dict) or not isinstance(edit.value, Mapping) or not stays:
        yield edit
        return
    for key, value in edit.value.items():
        if key not in there or not same(there[key], value):
            yield from parts(layout, Edit.set((*edit.at, key), value))
    yield from (Edit.remove((*edit.at, key)) for key in there if key not in edit.value)


def _is_single(data: Any, at: DocPath) -> bool:
    """Return whether there is a value at a path that is neither a list nor a table."""
    return depth_of(data, at) == len(at) and not isinstance(value_at(data, at), list | dict)


def _has_headers(layout: Layout, edit: Edit[DocPath]) -> bool:
    """Return whether a table becomes a list by other headers, or by brackets around its value."""
    written = layout.written(edit.at)
    if written is None or written.way == "inline":
        return not edit.value and not is_dotted(layout, edit.at)
    if written.way == "dotted" or not edit.value:
        return written.way == "implied" or written.run[0].path == edit.at
    inside = [one for one in written.run if layout.is_header(one) and one.path != edit.at]
    has_keys = any(table == edit.at for one, table in layout.within(edit.at) if not layout.is_header(one))
    firsts = {one.path[len(edit.at)]: one for one in reversed(inside)}
    return not has_keys and all(len(one.path) == len(edit.at) + 1 for one in firsts.values())


def is_anew(layout: Layout, edit: Edit[DocPath]) -> bool:
    """Return whether an edit sets a table, or a list of tables, that is not written after a key."""
    written = layout.written(edit.at) if edit.kind == "set" else None
    return written is not None and (written.way != "inline" or is_dotted(layout, edit.at))


def is_dotted(layout: Layout, path: DocPath) -> bool:
    """Return whether a part of a value in brackets is a table with dotted keys."""
    place, key = layout.document.locate(path), layout.document.locate(path, key=True)
    return isinstance(path[-1], str) and place.exact and place.span == key.span


def moved(layout: Layout, at: DocPath, to: DocPath) -> Iterator[Edit[DocPath]]:
    """Yield the edit that writes a value at its new path, as it is written now.

    Raises `LookupError` if the value does not exist, or if the new path is taken.
    """
    if depth_of(layout.document.data, to) == len(to):
        raise LookupError(to)
    yield Edit.set(to, as_written(layout, at))


def as_written(layout: Layout, path: DocPath) -> Any:
    """Return a value as it is written, or a table with the values in it as they are written.

    Raises `LookupError` if the value does not exist.
    """
    written = layout.written(path)
    if written is None:
        raise LookupError(path)
    if written.way == "inline":
        if written.run[0].path == path:
            return _verbatim(layout, written.run[0])
        is_value = not is_dotted(layout, path)
        return Verbatim(layout.text(layout.value(path))) if is_value else value_at(layout.document.data, path)
    if any(isinstance(part, int) for one in written.run for part in one.path[len(path) :]):
        return value_at(layout.document.data, path)
    tables: dict[str, Any] = {}
    for one in written.run:
        *names, key = map(str, ("", *one.path[len(path) :]))
        inside = tables
        for name in names:
            inside = inside.setdefault(name, {})
        if layout.is_header(one):
            inside.setdefault(key, {})
        else:
            inside[key] = _verbatim(layout, one)
    return tables[""]


def _items(written: Any, table: dict[str, Any], *, by_id: bool) -> list[Any]:
    """Return the items of the list that a table becomes."""
    if not by_id:
        return [written]
    tables = written if isinstance(written, Mapping) else {}
    items = {key: there if isinstance(there := tables.get(key), Mapping) else item for key, item in table.items()}
    if any("id" in item for item in items.values()):
        raise LookupError("id")
    return [{"id": key, **item} for key, item in items.items()]


def _verbatim(layout: Layout, one: Statement) -> Verbatim:
    extents, text = Extents(layout), layout.source.text
    above = text[extents.above(one) : extents.start(one.start)]
    return Verbatim(layout.text(layout.value(one.path)), above, text[one.end : extents.end(one.end)].rstrip("\r\n"))
