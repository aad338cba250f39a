"""Text edits: what is replaced in a text, by offsets or by lines and columns. Knows no TOML."""

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from msgspec import Struct

from netlint.toml.source import Source, Span

Replaced: TypeAlias = tuple[int, int, str]
"""The offsets of a piece of text, in code points, and what is written instead."""


class TextEdit(Struct, frozen=True):
    """A piece of a source, and the text to write instead of it."""

    span: Span
    text: str


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


def _pieces(old: str, new: str) -> Iterator[Replaced]:
    """Yield the pieces in which two texts differ: whole lines first, and then without what the lines share."""
    from difflib import SequenceMatcher

    before, after = old.splitlines(keepends=True), new.splitlines(keepends=True)
    starts = [0]
    for line in before:
        starts.append(starts[-1] + len(line))
    for kind, first, last, start, end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        if last - first == end - start:
            for at in range(last - first):
                yield _trimmed(starts[first + at], before[first + at], after[start + at])
        else:
            yield _trimmed(starts[first], "".join(before[first:last]), "".join(after[start:end]))


def _trimmed(at: int, old: str, new: str) -> Replaced:
    """Return what to replace in a piece of text, without what both have at their begin and end."""
    most, begin = min(len(old), len(new)), 0
    while begin < most and old[begin] == new[begin]:
        begin += 1
    end = 0
    while end < most - begin and old[-1 - end] == new[-1 - end]:
        end += 1
    return at + begin, at + len(old) - end, new[begin : len(new) - end]
