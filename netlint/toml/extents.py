"""What belongs to a statement: its lines, the comment beside it, and the comments right above it. Changes nothing.

The text of the document ends with the end of a line.
"""

import re
from collections.abc import Iterable, Iterator
from typing import TypeAlias

from netlint.toml.layout import Layout, Written
from netlint.toml.paths import DocPath
from netlint.toml.positions import Statement, statements_inside

Extent: TypeAlias = tuple[int, int]
"""The offsets at which lines begin and end."""

_PLACE = re.compile(r"""#[\w"'\[]""")
"""How a place to fill in begins. A comment that explains something has a space after its `#`."""
_TO_COMMA = re.compile(r"(?:[ \t\r\n]++|#[^\n]*+)*+,")


class Extents:
    """The lines of the statements of one document."""

    def __init__(self, layout: Layout) -> None:
        """Find the lines of the statements of a layout."""
        self._layout = layout
        self._text = layout.source.text

    def start(self, offset: int) -> int:
        """Return where the line of an offset begins."""
        return self._text.rfind("\n", 0, offset) + 1

    def end(self, offset: int) -> int:
        """Return where the line of an offset ends; what follows begins there."""
        return self._text.find("\n", offset) + 1 or len(self._text)

    def above(self, one: Statement) -> int:
        """Return where a statement begins with the comments right above it.

        Comments at the top of the file are about the file. A place to fill in is about itself.
        """
        before = self._layout.statement_before(one.start)
        bound = self.end(before.end) if before else 0
        begin = first = self.start(one.start)
        while begin > bound and self._explains(start := self.start(begin - 1), begin):
            begin = start
        return begin if begin or not first else first

    def below(self, one: Statement) -> int:
        """Return where the comments right below a statement end, without those of the next statement."""
        after = self._layout.statement_after(one.start)
        bound = self.above(after) if after else len(self._text)
        end = self.end(one.end)
        while end < bound and not self.is_blank(end):
            end = self.end(end)
        return end

    def _explains(self, start: int, end: int) -> bool:
        line = self._text[start:end].strip()
        return line.startswith("#") and not _PLACE.match(line)

    def is_blank(self, start: int) -> bool:
        """Return whether there is nothing on the line that begins at an offset, or no line."""
        return not self._text[start : self.end(start)].strip()

    def of(self, path: DocPath) -> Iterator[Extent]:
        """Yield the lines of a table or a value with its comments. Raises `LookupError` for a part of a value."""
        written = self._layout.written(path)
        if written is None or (written.way == "inline" and written.run[0].path != path):
            raise LookupError(path)
        for first, last in self._groups(written):
            is_table = written.way in ("header", "implied")
            yield self.above(first), self.below(last) if is_table else self.end(last.end)

    def _groups(self, written: Written) -> Iterator[tuple[Statement, Statement]]:
        """Yield the first and the last of the statements that stand together, of a table; otherwise each statement."""
        first = last = written.run[0]
        for one in written.run[1:]:
            if written.way not in ("header", "implied") or self._layout.statement_after(last.start) != one:
                yield first, last
                first = one
            last = one
        yield first, last

    def inside(self, path: DocPath) -> Iterator[Extent]:
        """Yield the lines of a part of a value, with the comments beside and above it."""
        depth = self._depth(path)
        rest = path[depth:]
        opening, _end = self._offsets(path[:depth])
        before = opening + 1
        for start, end, inner in self._entries(path[:depth], rest):
            if inner[: len(rest)] == rest:
                comma = _TO_COMMA.match(self._text, end)
                yield min(self.end(before), start), self.end(comma.end() if comma else end)
            before = end

    def _depth(self, path: DocPath) -> int:
        """Return how long the path is of the list or table in brackets that a place is in."""
        for depth in range(len(path) - 1, 0, -1):
            if self._text[self._offsets(path[:depth])[0]] in "[{":
                return depth
        raise LookupError(path)

    def _entries(self, path: DocPath, rest: DocPath) -> Iterator[Statement]:
        """Yield the offsets of what is in brackets: all keys of a table, or of a list an item and the one before it."""
        start, end = self._offsets(path)
        if self._text[start] == "{":
            yield from statements_inside(self._text, start, end - 1)
            return
        at = int(rest[0])
        for number in range(max(at - 1, 0), at + 1):
            yield Statement(*self._offsets((*path, number)), (number, *rest[1:]))

    def _offsets(self, path: DocPath) -> Extent:
        return self._layout.source.offsets(self._layout.document.locate(path).span)

    def without_blank_lines(self, extent: Extent) -> Extent:
        """Return an extent with the blank lines that would be left twice, or at an end of the text, without it."""
        start, end = extent
        before, after = start, end
        while after < len(self._text) and self.is_blank(after):
            after = self.end(after)
        while before and self.is_blank(above := self.start(before - 1)):
            before = above
        if after == len(self._text):
            return before, after
        return start, after if before < start or not before else end

    def merged(self, extents: Iterable[Extent]) -> Iterator[Extent]:
        """Yield extents in order, with those as one that have only blank lines between them, or text in common."""
        last: Extent | None = None
        for start, end in sorted(extents):
            if last and not self._text[last[1] : start].strip():
                last = last[0], max(last[1], end)
                continue
            if last:
                yield last
            last = start, end
        if last:
            yield last
