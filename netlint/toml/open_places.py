"""Places to fill in: lines of TOML that stand in a text as a comment, such as `#[[values]]`. Writes no file."""

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property

from netlint.toml.document import Document
from netlint.toml.positions import statements
from netlint.toml.snippet import Snippet
from netlint.toml.source import Source


def open_place(source: Source, snippet: Snippet) -> int | None:
    """Return the line with a place for what a snippet adds: a header, or a key below a header; `None` if none has."""
    text, first = source.text, snippet.text.partition("\n")[0]
    if snippet.where == "end":
        return _place_of_table(source, first)
    key, equals, _value = first.partition(" = ")
    if snippet.where != "below" or not equals or not snippet.place.startswith("["):
        return None
    start = source.offset(snippet.span.end_line, snippet.span.end_column)
    end = len(text)
    for header in ("\n[", "\n#["):
        found = text.find(header, start, end)
        end = found if found >= 0 else end
    at = text.find(f"\n#{key} = ", start, end)
    return source.span(at + 1, at + 1).line if at >= 0 else None


def _place_of_table(source: Source, header: str) -> int | None:
    """Return the first line that is a header as a comment; `None` if there is none."""
    if f"\n#{header}" not in source.text:
        return None  # as in most texts
    places = [at for end in ("\n", "\r\n") if (at := source.text.find(f"\n#{header}{end}")) >= 0]
    return source.span(min(places) + 1, min(places) + 1).line if places else None


class OpenPlaces:
    """The text of a document while places are added to it. A place that is there already is not added again."""

    def __init__(self, document: Document) -> None:
        """Add places to the text of a document, which must have data."""
        self._source = document.source
        self._lines = document.source.text.split("\n")
        self._comments = {span.line for span in document.comments() if span.column == 1}
        """The numbers of the lines that are a comment."""
        self._first: dict[str, int] = {}
        """The first line with each of these comments."""
        for number in sorted(self._comments):
            self._first.setdefault(self._line(number), number)
        self._added: dict[int, list[str]] = {}
        """What is added below lines, by their numbers."""
        self._blocks: list[list[str]] = []
        """What is added at the end: tables and items of lists, each with its question."""

    def add(self, snippet: Snippet, question: Sequence[str]) -> list[str]:
        """Add the places for a snippet, with the lines of a question above them; return the lines to fill in.

        They have no `#` yet. If the first of these places is there already, nothing is added.
        """
        if snippet.where == "below":
            return self._add_below(snippet, question)
        first, *needed = [block.split("\n") for block in snippet.text.split("\n\n")]
        if snippet.where == "added":
            added = self._add_keys(snippet.place, first, question)
        elif self._has(first[0]):
            added = [] if first[0].startswith("[[") else self._add_keys(first[0], first[1:], question)
        else:
            added = self._add_block(first, question)
        for block in needed if added else ():
            if not self._has(block[1]):
                added += self._add_block(block, ())
        return added

    def _has(self, line: str) -> bool:
        """Return whether there is a place with a line."""
        place = f"#{line}"
        return place in self._first or any(place in block for block in self._blocks)

    def _add_block(self, lines: list[str], question: Sequence[str]) -> list[str]:
        self._blocks.append(_places(lines, question))
        return lines

    def _add_below(self, snippet: Snippet, question: Sequence[str]) -> list[str]:
        """Add keys at the end of a table, or right below a dotted key of it."""
        line = snippet.span.end_line
        if snippet.place.startswith("["):
            line = self._last_line(line)
        added, below = self._added.setdefault(line, []), self._block_from(line + 1)
        lines = _missing(snippet.text.split("\n"), [*added, *below])
        added += _places(lines, question)
        return lines

    def _last_line(self, header: int) -> int:
        """Return the last line of the keys below a header, which is on a line."""
        last, at = header, bisect_right(self._statements, (header, header, True))
        while at < len(self._statements) and not self._statements[at][2]:
            last = self._statements[at][1]
            at += 1
        return last

    @cached_property
    def _statements(self) -> list[tuple[int, int, bool]]:
        """The first and last line of each statement, and whether it is a header."""
        text, span = self._source.text, self._source.span
        return [
            (span(one.start, one.start).line, span(one.end, one.end).line, text[one.start] == "[")
            for one in statements(text)
        ]

    def _block_from(self, line: int) -> list[str]:
        """Return the comments from a line on, up to one with a header or a line that is none."""
        block = []
        while line in self._comments and not self._line(line).startswith("#["):
            block.append(self._line(line))
            line += 1
        return block

    def _line(self, number: int) -> str:
        return self._lines[number - 1].removesuffix("\r")

    def _add_keys(self, header: str, keys: list[str], question: Sequence[str]) -> list[str]:
        """Add keys below the place with a header."""
        place = f"#{header}"
        for block in self._blocks:
            if place in block:
                lines = _missing(keys, block)
                block.extend(_places(lines, question))
                return lines
        there = self._first.get(place)
        if there is None:
            return []
        block = self._block_from(there + 1)
        added = self._added.setdefault(there + len(block), [])
        lines = _missing(keys, [*block, *added])
        added += _places(lines, question)
        return lines

    def text(self) -> str:
        """Return the text with all places; a line ends as the first one does."""
        return_sign = "\r" if self._lines[0].endswith("\r") else ""
        made: list[str] = []
        for number, line in enumerate(self._lines, start=1):
            added = self._added.get(number, ())
            is_unended = bool(added) and number == len(self._lines)
            made += [line + return_sign * is_unended, *(f"{one}{return_sign}" for one in added)]
        ends_with_newline = not made[-1]
        end = [f"{one}{return_sign}" for block in self._blocks for one in ("", *block)]
        if ends_with_newline:
            return "\n".join([*made[:-1], *end, ""])
        made[-1] += return_sign * bool(end)
        return "\n".join([*made, *end]).removesuffix("\r")


def _missing(lines: Sequence[str], there: Sequence[str]) -> list[str]:
    """Return the lines with keys for which there is no place yet."""
    return [line for line in lines if not any(one.startswith(f"#{line.partition(' = ')[0]} = ") for one in there)]


def _places(lines: Sequence[str], question: Sequence[str]) -> list[str]:
    """Return lines as places, below a question."""
    return [*question, *(f"#{line}" for line in lines)] if lines else []
