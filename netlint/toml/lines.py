"""Lines of TOML to write in a document, and where they go, so that the text stays valid. Changes no text.

All lines that are made for one document can be written in it: none of them says again what others say.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from netlint.toml.layout import Layout, Written
from netlint.toml.paths import DocPath, has_positions
from netlint.toml.snippet import Snippet, Where
from netlint.toml.source import Span
from netlint.toml.writer import assignments, header, to_toml

_COMMAND = re.compile(r":(?=:)|#(?=#\w*\[)")
"""What a build log may take for a command; in TOML it can only be in a string."""


class Lines:
    """Makes snippets for one document, which must have data. Paths have positions."""

    def __init__(self, layout: Layout) -> None:
        """Make snippets for the document of a layout."""
        self._layout = layout
        self._data = layout.document.data
        self._said: set[DocPath] = set()
        """The paths of new tables and keys, and of replaced values, in the lines so far."""

    def at_end(self, path: DocPath, value: Mapping[str, Any] | list[Any]) -> Snippet | None:
        """Return a new table, or new items of a list of tables, for the end of the text."""
        size = len(self._layout.source.text)
        end = self._layout.source.span(size, size)
        if isinstance(value, list):
            return self._snippet(_blocks(path, value), "end", end)
        is_there, new = path in self._said, self._unsaid(path, value)
        self._said.add(path)
        if not is_there:
            return self._snippet(_blocks(path, new), "end", end)
        return self._snippet(_lines(new), "added", end, header(path)) if new else None

    def _unsaid(self, path: DocPath, entries: Mapping[str, Any]) -> dict[str, Any]:
        """Return the keys that no lines so far have; they have them from now on."""
        new = {key: value for key, value in entries.items() if (*path, key) not in self._said}
        self._said |= {(*path, key) for key in new}
        return new

    def can_have_headers(self, path: DocPath) -> bool:
        """Return whether a table further in can have its own header at the end of the text."""
        if not path:
            return True
        return not has_positions(path) and (self._layout.has_headers(path) or self._is_implied(path))

    def _is_implied(self, path: DocPath) -> bool:
        written = self._layout.written(path)
        return written is not None and written.way == "implied"

    def add(self, path: DocPath, entries: Mapping[str, Any]) -> tuple[Snippet, ...]:
        """Return how to write keys in an existing table; a key that is there gets the new value."""
        table = self._value(path)
        changed = [(key, value) for key, value in entries.items() if key in table and table[key] != value]
        found = [snippet for key, value in changed for snippet in self.instead((*path, key), value)]
        new = self._unsaid(path, {key: value for key, value in entries.items() if key not in table})
        if new and (snippet := self._new_keys(path, new)):
            found.append(snippet)
        return tuple(found)

    def append(self, path: DocPath, item: Mapping[str, Any]) -> Snippet | None:
        """Return how to write a further item of an existing list of tables."""
        if self._layout.has_headers(path) and not has_positions(path):
            return self.at_end(path, [item])
        written = self._layout.written(path)
        return self._inside(path, f"{to_toml(item)},") if written and written.way == "inline" else None

    def instead(self, path: DocPath, value: Any) -> tuple[Snippet, ...]:
        """Return how to write a value instead of the one at a path; empty if no lines can stand in its place."""
        written = self._layout.written(path)
        if written is None or any(path[:depth] in self._said for depth in range(len(path) + 1)):
            return ()
        self._said.add(path)
        if written.way == "inline":
            return (self._instead_of_value(path, value, written),)
        if written.way == "header" and value == [self._value(path)] and (found := self._layout.header(path)):
            return (self._replaced(found.start, found.end, header(path, is_item=True)),)
        if not self._layout.is_together(written.run):
            return ()
        start, end = written.run[0].start, written.run[-1].end
        text = self._in_place(path, value, written)
        return (self._replaced(start, end, text),) if text else ()

    def _in_place(self, path: DocPath, value: Any, written: Written) -> str:
        """Return the lines to write instead of a table with headers or dotted keys; empty if there are none."""
        if written.way == "dotted":
            is_plain = not any(map(self._layout.is_header, written.run))
            return _lines({str(path[-1]): value}, path[len(written.table) : -1]) if is_plain else ""
        if isinstance(value, Mapping) or (isinstance(value, list) and _are_tables(value)):
            return _blocks(path, value)
        before = self._layout.table_at(written.run[0].start)
        can_stand = before == path[: len(before)] and not has_positions(path[len(before) :])
        is_right = before == path[:-1] or (can_stand and not before)
        return _lines({str(path[-1]): value}, path[len(before) : -1]) if is_right else ""

    def _instead_of_value(self, path: DocPath, value: Any, written: Written) -> Snippet:
        holder, key = written.run[0], path[-1]
        if holder.path == path:
            names = path[len(written.table) :]
            return self._replaced(holder.start, holder.end, _lines({str(key): value}, names[:-1]))
        span = self._layout.document.locate(path).span
        end = self._layout.source.offset(span.end_line, span.end_column)
        if isinstance(key, int):
            return self._replaced(self._layout.source.offset(span.line, span.column), end, to_toml(value))
        name = self._layout.document.locate(path, key=True).span
        start = self._layout.source.offset(name.line, name.column)
        return self._replaced(start, end, _lines({key: value}))

    def _new_keys(self, path: DocPath, entries: Mapping[str, Any]) -> Snippet | None:
        if found := self._layout.header(path):
            return self._below(found.start, found.end, _lines(entries))
        written = self._layout.written(path)
        if written is None:
            return None
        if written.way == "implied":
            self._said -= {(*path, key) for key in entries}
            return self.at_end(path, entries)
        if written.way == "inline":
            return self._inside(path, f"{', '.join(assignments(entries))},")
        if written.way == "dotted":
            after = written.run[0]
            return self._below(after.start, after.end, _lines(entries, path[len(written.table) :]))
        return None

    def _inside(self, path: DocPath, text: str) -> Snippet:
        """Return text for right after the bracket with which a value opens; an empty value is replaced."""
        span = self._layout.document.locate(path).span
        start = self._layout.source.offset(span.line, span.column)
        bracket = self._layout.source.text[start]
        if not self._value(path):
            end = self._layout.source.offset(span.end_line, span.end_column)
            inside = text.removesuffix(",")
            return self._replaced(start, end, f"{{ {inside} }}" if bracket == "{" else f"[{inside}]")
        return self._snippet(text, "inside", self._layout.source.span(start, start + 1), bracket)

    def _below(self, start: int, end: int, text: str) -> Snippet:
        return self._snippet(text, "below", self._layout.source.span(start, end), self._shown(start, end))

    def _replaced(self, start: int, end: int, text: str) -> Snippet:
        return self._snippet(text, "instead", self._layout.source.span(start, end), self._shown(start, end))

    def _shown(self, start: int, end: int) -> str:
        text = self._layout.source.text[start:end]
        return "" if "\n" in text else text

    def _snippet(self, text: str, where: Where, span: Span, place: str = "") -> Snippet:
        if "::" in text or "##" in text:
            text = _COMMAND.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
        return Snippet(text, where, span, place)

    def _value(self, path: DocPath) -> Any:
        value: Any = self._data
        for part in path:
            value = value[part]
        return value


def _blocks(path: DocPath, value: Mapping[str, Any] | Iterable[Mapping[str, Any]]) -> str:
    """Return tables with their headers."""
    is_item = isinstance(value, Mapping) and isinstance(path[-1], int)
    first = header(path, is_item=is_item or not isinstance(value, Mapping))
    tables = [value] if isinstance(value, Mapping) else value
    return "\n\n".join("\n".join([first, *assignments(table)]) for table in tables)


def _lines(entries: Mapping[str, Any], below: DocPath = ()) -> str:
    return "\n".join(assignments(entries, below))


def _are_tables(value: list[Any]) -> bool:
    return bool(value) and all(isinstance(item, Mapping) for item in value)
