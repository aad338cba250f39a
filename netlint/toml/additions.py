"""New keys, tables and items in the text of a document, and values that are written anew. Removes nothing."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from netlint.toml.brackets import Part, with_parts
from netlint.toml.edit import Edit
from netlint.toml.edited_data import depth_of, value_at
from netlint.toml.entries import Verbatim, as_text, flat, has_header, plan
from netlint.toml.layout import Layout, Written
from netlint.toml.paths import DocPath
from netlint.toml.places import Places
from netlint.toml.positions import Statement
from netlint.toml.text_edits import Replaced
from netlint.toml.writer import dotted_key, header, to_toml


class Additions:
    """Makes the replacements in the text of one document, which ends with the end of a line. Paths have positions."""

    def __init__(self, layout: Layout, line_end: str) -> None:
        """Make replacements for a layout; a new first line gets a line end."""
        self._layout = layout
        self._document = layout.document
        self._places = Places(layout, line_end)
        self._lines: dict[int, list[str]] = {}
        self._blocks: dict[int, list[str]] = {}
        self._in_front: dict[int, list[str]] = {}
        self._values: list[Replaced] = []
        self._parts: dict[Statement, tuple[list[tuple[DocPath, str]], list[Part]]] = {}

    def of(self, edits: Iterable[Edit[DocPath]]) -> Iterator[Replaced]:
        """Yield what to replace for edits that set or add. A value that is there must be written after a key.

        Raises `LookupError` or `TypeError` for an edit that cannot be made.
        """
        new: dict[DocPath, dict[str, Any]] = {}
        for edit in edits:
            depth = depth_of(self._document.data, edit.at)
            if depth < len(edit.at):
                if not isinstance(value_at(self._document.data, edit.at[:depth]), dict):
                    raise TypeError(edit.at)
                plan(new.setdefault(edit.at[:depth], {}), edit, depth)
            elif edit.kind == "set":
                self._set(edit.at, as_text(edit.value))
            else:
                self._add(edit.at, edit.value)
        for holder, entries in new.items():
            self._write(holder, entries)
        yield from self._made()

    def _set(self, path: DocPath, text: str) -> None:
        written = self._layout.written(path)
        if written is None or written.way != "inline":
            raise LookupError(path)
        holder = written.run[0]
        if holder.path == path:
            self._values.append((*self._value(path), text))
        else:
            self._in(holder)[0].append((path[len(holder.path) :], text))

    def _add(self, path: DocPath, item: Any) -> None:
        """Write a further item of a list that is there."""
        written = self._layout.written(path)
        if written is None or not isinstance(value_at(self._document.data, path), list):
            raise TypeError(path)
        if written.way == "inline":
            holder = written.run[0]
            self._in(holder)[1].append(Part(path[len(holder.path) :], None, to_toml(item)))
        elif isinstance(item, Mapping):
            at = self._places.extents.below(written.run[-1])
            self._block(at, path, [item], self._places.indent(written.run[0]))
        else:
            raise TypeError(path)

    def _write(self, holder: DocPath, entries: dict[str, Any]) -> None:
        """Write new keys of a table that is there, as that table is written."""
        written = self._layout.written(holder) if holder else None
        if written is None or written.way == "header":
            self._keys(holder, {key: value for key, value in entries.items() if not has_header(value)})
        elif written.way == "implied":
            own = {key: value for key, value in entries.items() if not has_header(value)}
            if own:
                self._before(written.run[0], self._table(holder, own, self._line_end))
        elif written.way == "dotted":
            self._dotted(holder, written, entries)
            return
        else:
            statement = written.run[0]
            place = holder[len(statement.path) :]
            self._in(statement)[1].extend(Part(place, key, as_text(value)) for key, value in entries.items())
            return
        for key, value in entries.items():
            if has_header(value):
                path = (*holder, key)
                is_item = isinstance(value, list)
                self._block(self._places.new_table(path, holder, is_item=is_item), path, value)

    def _keys(self, table: DocPath, entries: Mapping[str, Any]) -> None:
        if not entries:
            return
        if table or self._places.has_keys(table):
            for key, value in entries.items():
                at, indent = self._places.new_key(table, key)
                self._line(at, indent, (key,), value)
            return
        lines = "".join(self._assigned((key,), value, "", self._line_end) for key, value in entries.items())
        first = self._layout.statement_after(-1)
        if first:
            self._before(first, lines)
        else:
            self._blocks.setdefault(len(self._layout.source.text), []).append(lines)

    def _dotted(self, holder: DocPath, written: Written, entries: Mapping[str, Any]) -> None:
        last = [one for one, table in self._layout.within(holder) if table == written.table][-1]
        at, indent = self._places.extents.end(last.end), self._places.indent(last)
        for key, value in entries.items():
            self._line(at, indent, (*holder[len(written.table) :], key), value)

    def _line(self, at: int, indent: str, names: DocPath, value: Any) -> None:
        self._lines.setdefault(at, []).append(self._assigned(names, value, indent, self._places.line_end(at)))

    def _assigned(self, names: DocPath, value: Any, indent: str, line_end: str) -> str:
        above, beside = (value.above, value.beside) if isinstance(value, Verbatim) else ("", "")
        return f"{above}{indent}{dotted_key(names)} = {as_text(value)}{beside}{line_end}"

    def _block(self, at: int, path: DocPath, value: Any, indent: str = "") -> None:
        line_end = self._places.line_end(at)
        for table in value if isinstance(value, list) else [value]:
            text = self._table(path, table, line_end, indent=indent, is_item=table is not value)
            self._blocks.setdefault(at, []).append(text)

    def _table(
        self, path: DocPath, table: Mapping[str, Any], line_end: str, *, indent: str = "", is_item: bool = False
    ) -> str:
        """Return a new table with its header; a table that is all there is in it gets the header instead."""
        while not is_item and len(table) == 1 and isinstance(inner := next(iter(table.values())), Mapping):
            path, table = (*path, next(iter(table))), inner
        lines = "".join(self._assigned(names, value, indent, line_end) for names, value in flat(table))
        return f"{indent}{header(path, is_item=is_item)}{line_end}{lines}"

    def _before(self, one: Statement, text: str) -> None:
        self._in_front.setdefault(self._places.extents.above(one), []).append(text)

    def _in(self, statement: Statement) -> tuple[list[tuple[DocPath, str]], list[Part]]:
        return self._parts.setdefault(statement, ([], []))

    def _value(self, path: DocPath) -> tuple[int, int]:
        return self._document.source.offsets(self._document.locate(path).span)

    @property
    def _line_end(self) -> str:
        return self._places.line_end(0)

    def _made(self) -> Iterator[Replaced]:
        yield from self._values
        for statement, (written, parts) in self._parts.items():
            start, end = self._value(statement.path)
            yield start, end, with_parts(self._layout.source.text[start:end], written, parts)
        for at, lines in self._lines.items():
            yield at, at, "".join(lines)
        for at, blocks in self._blocks.items():
            yield at, at, self._apart(at, blocks)
        for at, texts in self._in_front.items():
            yield at, at, self._apart(at, texts)

    def _apart(self, at: int, blocks: list[str]) -> str:
        """Return blocks with blank lines around them, where there are none yet."""
        text, line_end = self._layout.source.text, self._places.line_end(at)
        is_joined = at in self._lines or (blocks is not self._blocks.get(at) and at in self._blocks)
        above = is_joined or (at > 0 and not self._places.extents.is_blank(self._places.extents.start(at - 1)))
        below = at < len(text) and not self._places.extents.is_blank(at)
        made = line_end.join(blocks)
        return f"{line_end if above else ''}{made}{line_end if below else ''}"
