"""Where new lines go: below the place that is there for them, or at the end of their table. Writes nothing."""

import re
from functools import cached_property

from netlint.toml.extents import Extents
from netlint.toml.layout import Layout
from netlint.toml.paths import DocPath
from netlint.toml.positions import Statement, comments
from netlint.toml.writer import header, to_key

_OPEN_KEY = re.compile(r"""#([\w"'-][^=#]*?)[ \t]*=""")
_OPEN_HEADER = re.compile(r"#(\[\[?[^\[\]]+\]\]?)\s*$")


class Places:
    """The places for new lines in one document, whose text ends with the end of a line."""

    def __init__(self, layout: Layout, line_end: str) -> None:
        """Look for places in a layout on first use; lines of a text without any get a line end."""
        self._first_end = line_end
        self._layout = layout
        self._text = layout.source.text
        self.extents = Extents(layout)

    @cached_property
    def _last(self) -> dict[DocPath, Statement]:
        """The last assignment right below each header."""
        return {table: one for one, table in self._layout.statements if not self._layout.is_header(one)}

    @cached_property
    def _open(self) -> dict[tuple[DocPath, str], int]:
        """The end of each place to fill in: of a key, by its table; of a table, by its header."""
        found: dict[tuple[DocPath, str], int] = {}
        begun, at = "", -1
        for start, end in comments(self._text):
            before = self._layout.statement_before(start)
            if self._text[self.extents.start(start) : start].strip() or (before and before.end > start):
                continue
            if at != (at := before.start if before else -1):
                begun = ""
            line, ends = self._text[start:end], self.extents.end(end)
            if opened := _OPEN_HEADER.match(line):
                begun = opened[1]
                found[(), begun] = ends
            elif begun and ends > found[(), begun] and self._is_next(found[(), begun], start):
                found[(), begun] = ends
            elif not begun and (key := _OPEN_KEY.match(line)):
                found[self._layout.table_at(start), key[1]] = ends
        return found

    def _is_next(self, end: int, start: int) -> bool:
        return not self._text[end:start].strip(" \t")

    def new_key(self, table: DocPath, key: str) -> tuple[int, str]:
        """Return the offset of a new key of a table with a header, or of the document, and its indent.

        Raises `LookupError` for a document without a key above its first table.
        """
        last, opened = self._last.get(table), self._layout.header(table) if table else None
        beside = last or opened
        if beside is None:
            raise LookupError(key)
        indent = self.indent(beside)
        if key == "id" and opened:
            return self.extents.end(opened.end), indent
        return self._open.get((table, to_key(key)), self.extents.end(beside.end)), indent

    def has_keys(self, table: DocPath) -> bool:
        """Return whether keys stand right below a header, or above the first table of the document."""
        return table in self._last

    def new_table(self, path: DocPath, holder: DocPath, *, is_item: bool) -> int:
        """Return the offset of a new table at the end of one that holds it, or of the document."""
        found = self._open.get(((), header(path, is_item=is_item)))
        if found is not None and all(isinstance(part, str) for part in path) and self._can_have_header(found):
            return found
        written = self._layout.written(holder) if holder else None
        return self.extents.below(written.run[-1]) if written else len(self._text)

    def _can_have_header(self, offset: int) -> bool:
        """Return whether a header at an offset takes no key from the table that it is in."""
        after = self._layout.statement_after(offset - 1)
        return after is None or self._layout.is_header(after)

    def indent(self, one: Statement) -> str:
        """Return the white space in front of a statement."""
        return self._text[self.extents.start(one.start) : one.start]

    def line_end(self, offset: int) -> str:
        """Return how the line above an offset ends."""
        if not offset:
            return self._first_end
        return "\r\n" if self._text[max(offset - 2, 0) : offset] == "\r\n" else "\n"
