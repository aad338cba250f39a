"""Sources: a name and the text that it stands for, decoded once. Opens no file."""

from bisect import bisect_right
from typing import NamedTuple

MAX_BYTES = 1024 * 1024
"""The largest charter that is read, in bytes. The project's own choice: real charters take 3 to 10 KB."""


class Span(NamedTuple):
    """A piece of a source: 1-based lines and columns, columns in code points, the end exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


class Source:
    """A text with a name, which knows where its lines begin."""

    __slots__ = ("_starts", "name", "text")

    def __init__(self, name: str, text: str) -> None:
        """Keep `text` under `name`, the path as people should see it."""
        self.name = name
        self.text = text
        self._starts: list[int] | None = None

    @property
    def starts(self) -> list[int]:
        """The offset at which each line begins. A line ends at a newline, as in TOML, and at nothing else."""
        if self._starts is None:
            starts, at = [0], self.text.find("\n")
            while at >= 0:
                starts.append(at + 1)
                at = self.text.find("\n", at + 1)
            self._starts = starts
        return self._starts

    def line(self, number: int) -> str:
        """Return line `number`, counted from 1, without its line ending."""
        starts = self.starts
        end = starts[number] if number < len(starts) else len(self.text)
        return self.text[starts[number - 1] : end].rstrip("\n").removesuffix("\r")

    def span(self, start: int, end: int) -> Span:
        """Turn two offsets in code points into lines and columns."""
        starts = self.starts
        first, last = bisect_right(starts, start), bisect_right(starts, end)
        return Span(first, start - starts[first - 1] + 1, last, end - starts[last - 1] + 1)

    def offset(self, line: int, column: int) -> int:
        """Turn a 1-based line and column into an offset, kept within the text."""
        starts = self.starts
        return min(starts[min(line, len(starts)) - 1] + column - 1, len(self.text))
