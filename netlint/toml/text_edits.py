"""Text edits: what is replaced in a text, by offsets or by lines and columns. Knows no TOML."""

from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import TypeAlias

from msgspec import Struct

from netlint.toml.line_changes import line_changes, shared
from netlint.toml.source import Source, Span

Replaced: TypeAlias = tuple[int, int, str]
"""The offsets of a piece of text, in code points, and what is written instead."""


class TextEdit(Struct, frozen=True):
    """A piece of a source, and the text to write instead of it."""

    span: Span
    """The range to replace."""
    text: str
    """The text to write there."""


def replaced(text: str, pieces: Iterable[Replaced]) -> str:
    """Return a text with pieces replaced; pieces at one offset are in their order.

    Raises `LookupError` if two of them overlap.
    """
    made, end = list[str](), 0
    for start, stop, new in sorted(pieces, key=lambda piece: piece[:2]):
        if start < end:
            raise LookupError(f"two edits of the text at offset {start}")
        made += text[end:start], new
        end = stop
    return "".join([*made, text[end:]])


def text_edits(source: Source, text: str) -> tuple[TextEdit, ...]:
    """Return the edits that make another text of a source, in order; each is as small as its line allows."""
    return tuple(TextEdit(source.span(start, end), new) for start, end, new in _pieces(source.text, text))


def as_bytes(raw: bytes, text: str) -> bytes:
    """Return text as the bytes of a file, with a byte-order mark if the bytes of the file so far begin with one."""
    mark = "\ufeff".encode()
    return (mark if raw.startswith(mark) else b"") + text.encode()


def _pieces(old: str, new: str) -> Iterator[Replaced]:
    """Yield the pieces in which two texts differ: whole lines first, and then without what the lines share."""
    before, after = old.splitlines(keepends=True), new.splitlines(keepends=True)
    starts = list(accumulate(map(len, before), initial=0))
    for first, last, start, end in line_changes(before, after):
        lines = range(last - first) if last - first == end - start else ()
        for at in lines:
            yield from _trimmed(starts[first + at], before[first + at], after[start + at])
        if not lines:
            yield from _trimmed(starts[first], "".join(before[first:last]), "".join(after[start:end]))


def _trimmed(at: int, old: str, new: str) -> Iterator[Replaced]:
    """Yield what to replace in a piece of text, without what both have at their begin and end."""
    if old == new:
        return
    begin = shared(old, new)
    end = shared(old[begin:][::-1], new[begin:][::-1])
    yield at + begin, at + len(old) - end, new[begin : len(new) - end]
