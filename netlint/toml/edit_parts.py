"""The edits that an edit is made of: of the keys of a table, or of a value that moves. Writes nothing."""

from collections.abc import Iterator, Mapping

from netlint.toml.additions import Verbatim, depth_of
from netlint.toml.edit import Edit
from netlint.toml.edited_data import same, value_at
from netlint.toml.extents import Extents
from netlint.toml.layout import Layout
from netlint.toml.paths import DocPath
from netlint.toml.positions import Statement


def parts(layout: Layout, edit: Edit[DocPath]) -> Iterator[Edit[DocPath]]:
    """Yield the edits of the keys of a table that gets another table as its value; otherwise the edit."""
    there = value_at(layout.document.data, edit.at) if is_anew(layout, edit) else None
    if not isinstance(there, dict) or not isinstance(edit.value, Mapping):
        yield edit
        return
    for key, value in edit.value.items():
        if key not in there or not same(there[key], value):
            yield from parts(layout, Edit.set((*edit.at, key), value))
    yield from (Edit.remove((*edit.at, key)) for key in there if key not in edit.value)


def is_anew(layout: Layout, edit: Edit[DocPath]) -> bool:
    """Return whether an edit sets a table, or a list of tables, that is not written after a key."""
    written = layout.written(edit.at) if edit.kind == "set" else None
    return written is not None and written.way != "inline"


def moved(layout: Layout, at: DocPath, to: DocPath) -> Iterator[Edit[DocPath]]:
    """Yield the edits that write a value at its new path, as it is written now.

    Raises `LookupError` if the value does not exist, or if the new path is taken.
    """
    written, data = layout.written(at), layout.document.data
    if written is None or depth_of(data, to) == len(to):
        raise LookupError(to)
    assigned = [one for one in written.run if not layout.is_header(one)]
    if written.way == "inline":
        beside = written.run[0].path == at
        yield Edit.set(to, _verbatim(layout, written.run[0]) if beside else Verbatim(layout.text(layout.value(at))))
    elif assigned and all(isinstance(part, str) for one in written.run for part in one.path[len(at) :]):
        yield from (Edit.set((*to, *one.path[len(at) :]), _verbatim(layout, one)) for one in assigned)
    else:
        yield Edit.set(to, value_at(data, at))


def _verbatim(layout: Layout, one: Statement) -> Verbatim:
    extents, text = Extents(layout), layout.source.text
    above = text[extents.above(one) : extents.start(one.start)]
    return Verbatim(layout.text(layout.value(one.path)), above, text[one.end : extents.end(one.end)].rstrip("\r\n"))
