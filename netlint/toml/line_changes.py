"""The lines in which two texts differ, in a time that grows with their size. Changes nothing."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple, TypeAlias, TypeVar

Line = TypeVar("Line", str, bytes)
Counts: TypeAlias = tuple[Counter[Line], Counter[Line]]
"""How often each line is in the text before, and in the text after."""

MOST = 100_000
"""How many pairs of lines are compared with each other, at most: more would take too long."""


class LineChange(NamedTuple):
    """Lines that are replaced by others; each by where the first is, and where those after the last begin."""

    first: int
    last: int
    start: int
    """Where the new lines are."""
    end: int


def line_changes(before: Sequence[Line], after: Sequence[Line]) -> Iterator[LineChange]:
    """Yield the changes that make lines into others, in order, with lines that stay between them.

    Lines that are there once, before and after, stay where their order allows it. Where very many lines stand between
    such lines, they are compared one by one if as many come instead, and are otherwise one change.
    """
    counts: Counts[Line] = Counter(before), Counter(after)
    begin = _kept(before, after, counts)
    kept = _kept(before[begin:][::-1], after[begin:][::-1], counts)
    old: Sequence[Line] = before[begin : len(before) - kept]
    new: Sequence[Line] = after[begin : len(after) - kept]
    first = start = 0
    for last, end in [*_anchors(old, new, counts), (len(old), len(new))]:
        for one in _between(old[first:last], new[start:end]):
            line, place = begin + first, begin + start
            yield LineChange(line + one.first, line + one.last, place + one.start, place + one.end)
        first, start = last + 1, end + 1


def shared(one: Sequence[Any], other: Sequence[Any]) -> int:
    """Return how many items two sequences have in common at their begin."""
    pairs = zip(one, other, strict=False)
    return next((at for at, (first, second) in enumerate(pairs) if first != second), min(len(one), len(other)))


def _kept(before: Sequence[Line], after: Sequence[Line], counts: Counts[Line]) -> int:
    """Return how many lines both texts have at their begin, up to the last of these that both have once."""
    number = shared(before, after)
    while number and not _is_once(before[number - 1], counts):
        number -= 1
    return number


def _is_once(line: Line, counts: Counts[Line]) -> bool:
    return counts[0][line] == 1 == counts[1][line]


def _between(before: Sequence[Line], after: Sequence[Line]) -> Iterator[LineChange]:
    if before == after:
        return
    if set(before).isdisjoint(after):
        yield LineChange(0, len(before), 0, len(after))
    elif len(before) * len(after) <= MOST:
        from difflib import SequenceMatcher

        matched = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
        yield from (LineChange(*at) for kind, *at in matched if kind != "equal")
    elif len(before) == len(after):
        yield from _one_by_one(before, after)
    else:
        yield LineChange(0, len(before), 0, len(after))


def _one_by_one(before: Sequence[Line], after: Sequence[Line]) -> Iterator[LineChange]:
    """Yield the changes of as many lines, of which each is compared with the line in its place."""
    first: int | None = None
    for at, (old, new) in enumerate(zip(before, after, strict=True)):
        if old == new and first is not None:
            yield LineChange(first, at, first, at)
            first = None
        elif old != new and first is None:
            first = at
    if first is not None:
        yield LineChange(first, len(before), first, len(after))


def _anchors(before: Sequence[Line], after: Sequence[Line], counts: Counts[Line]) -> list[tuple[int, int]]:
    """Return where the lines are that both texts have exactly once: the most of these that are in the same order."""
    places = {line: at for at, line in enumerate(after)}
    ends, chains = list[int](), list[tuple[int, int, Any]]()
    for at, line in enumerate(before):
        if _is_once(line, counts):
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
