"""Text edits: what is replaced in a text, by offsets or by lines and columns. Knows no TOML."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import Any, TypeAlias

from msgspec import Struct

from netlint.toml.source import Source, Span

Replaced: TypeAlias = tuple[int, int, str]
"""The offsets of a piece of text, in code points, and what is written instead."""

MOST = 100_000
"""How many pairs of lines are compared with each other, at most: more would take too long."""


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


def as_bytes(raw: bytes, text: str) -> bytes:
    """Return text as the bytes of a file, with a byte-order mark if the bytes of the file so far begin with one."""
    mark = "\ufeff".encode()
    return (mark if raw.startswith(mark) else b"") + text.encode()


def _pieces(old: str, new: str) -> Iterator[Replaced]:
    """Yield the pieces in which two texts differ: whole lines first, and then without what the lines share."""
    before, after = old.splitlines(keepends=True), new.splitlines(keepends=True)
    starts = list(accumulate(map(len, before), initial=0))
    first = start = 0
    for last, end in [*_anchors(before, after), (len(before), len(after))]:
        yield from _between(starts, before, after, (first, last), (start, end))
        first, start = last + 1, end + 1


def _between(
    starts: list[int], before: list[str], after: list[str], old: tuple[int, int], new: tuple[int, int]
) -> Iterator[Replaced]:
    """Yield the pieces in which some lines differ from others."""
    from difflib import SequenceMatcher

    one, other = before[slice(*old)], after[slice(*new)]
    is_short = one and other and len(one) * len(other) <= MOST
    matched = SequenceMatcher(None, one, other, autojunk=False).get_opcodes() if is_short else ()
    for kind, first, last, start, end in matched or [("replace", 0, len(one), 0, len(other))]:
        if kind == "equal":
            continue
        lines = range(last - first) if last - first == end - start else ()
        for at in lines:
            yield from _trimmed(starts[old[0] + first + at], one[first + at], other[start + at])
        if not lines:
            yield from _trimmed(starts[old[0] + first], "".join(one[first:last]), "".join(other[start:end]))


def _anchors(before: list[str], after: list[str]) -> list[tuple[int, int]]:
    """Return where the lines are that both texts have exactly once: the most of these that are in the same order."""
    places = {line: at for at, line in enumerate(after)}
    once, again = Counter(before), Counter(after)
    ends, chains = list[int](), list[tuple[int, int, Any]]()
    for at, line in enumerate(before):
        if once[line] == 1 == again[line]:
            place = places[line]
            length = bisect_left(ends, place)
            chain = (at, place, chains[length - 1] if length else None)
            ends[length : length + 1], chains[length : length + 1] = [place], [chain]
    found = list[tuple[int, int]]()
    link: Any = chains[-1] if chains else None
    while link:
        at, place, link = link
        found.append((at, place))
    return found[::-1]


def _shared(one: Sequence[str], other: Sequence[str]) -> int:
    """Return how many items two sequences have in common at their begin."""
    pairs = zip(one, other, strict=False)
    return next((at for at, (first, second) in enumerate(pairs) if first != second), min(len(one), len(other)))


def _trimmed(at: int, old: str, new: str) -> Iterator[Replaced]:
    """Yield what to replace in a piece of text, without what both have at their begin and end."""
    if old == new:
        return
    begin = _shared(old, new)
    end = _shared(old[begin:][::-1], new[begin:][::-1])
    yield at + begin, at + len(old) - end, new[begin : len(new) - end]
