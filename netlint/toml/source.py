"""Sources: text with a name, decoded once. Opens no file."""

from bisect import bisect_right
from typing import NamedTuple

MAX_BYTES = 1024 * 1024
"""The maximum size of a charter, in bytes. The project chose this limit; real charters have 3 to 10 KB."""


class Span(NamedTuple):
    """A range in a source: lines and columns that count from 1, columns in code points, the end exclusive."""

    line: int
    """The first line, counted from 1."""
    column: int
    """The first column, counted from 1, in code points."""
    end_line: int
    """The line on which it ends."""
    end_column: int
    """The column after its last code point."""


class Source:
    """Text with a name, and the offsets of its lines."""

    __slots__ = ("_starts", "name", "text")

    def __init__(self, name: str, text: str) -> None:
        """Store `text` under `name`, the path to show to people."""
        self.name = name
        """The path to show to people."""
        self.text = text
        """The text."""
        self._starts: list[int] | None = None

    @property
    def starts(self) -> list[int]:
        """The offset at which each line begins. As in TOML, only a newline ends a line."""
        if self._starts is None:
            starts, at = list[int](), 0
            for line in self.text.split("\n"):
                starts.append(at)
                at += len(line) + 1
            self._starts = starts
        return self._starts

    def line(self, number: int) -> str:
        """Return line `number`, counted from 1, without its line ending."""
        starts = self.starts
        end = starts[number] if number < len(starts) else len(self.text)
        return self.text[starts[number - 1] : end].rstrip("\n").removesuffix("\r")

    def span(self, start: int, end: int) -> Span:
        """Return the lines and columns of two offsets in code points."""
        starts = self.starts
        first, last = bisect_right(starts, start), bisect_right(starts, end)
        return Span(first, start - starts[first - 1] + 1, last, end - starts[last - 1] + 1)

    def offset(self, line: int, column: int) -> int:
        """Return the offset of a line and a column, which count from 1, limited to the text."""
        starts = self.starts
        return min(starts[min(line, len(starts)) - 1] + column - 1, len(self.text))

    def offsets(self, span: Span) -> tuple[int, int]:
        """Return the offsets at which a span begins and ends, limited to the text."""
        return self.offset(span.line, span.column), self.offset(span.end_line, span.end_column)

    def part(self, span: Span) -> str:
        """Return the text of a span."""
        start, end = self.offsets(span)
        return self.text[start:end]
