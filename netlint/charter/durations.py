"""How long something takes, in the group's own words: "Three months, with a buddy". Guesses nothing."""

import re

from netlint.charter.intervals import is_interval, longest_days

_READ = 1000
"""The characters of a text that are read, so that no text makes a run slow. The project chose this limit."""
_SIZES = (4, 3, 2)
"""The number of words of a duration, the longest first: "three to six months"."""
_EVERY = frozenset(["every", "each", "per", "elk", "elke", "ieder", "iedere", "om"])
_OFTEN = _EVERY | frozenset(
    [
        "once",
        "twice",
        "times",
        "keer",
        "maal",
        "eens",
        "eenmaal",
        "tweemaal",
        "driemaal",
        "viermaal",
        "x",
        "a",
        "an",
        "the",
        "de",
        "het",
    ]
)
"""Words that make an interval say how often something happens, and not for how long."""


def duration_in(text: str) -> int | None:
    """Return the only duration that a text states, in days; of a range, the longer one.

    Return `None` for a text with no duration, with several, or with only how often something happens.

    >>> duration_in("Three months, with a buddy"), duration_in("een half jaar"), duration_in("once every two weeks")
    (91, 183, None)
    """
    plain = text[:_READ].casefold().replace("é", "e").replace("half a year", "half year")
    words = re.findall(r"[^\W_]+", plain.replace("halfjaar", "half jaar"))
    found, at = set[int](), 0
    while at < len(words):
        size = _size_at(words, at)
        if size and _EVERY.isdisjoint(words[max(0, at - 2) : at]):  # "om de twee weken"
            found.add(longest_days(" ".join(words[at : at + size])))
        at += size or 1
    return found.pop() if len(found) == 1 else None


def _size_at(words: list[str], at: int) -> int:
    """Return how many words from a position are one duration; 0 if none are."""
    for size in _SIZES:
        part = words[at : at + size]
        if _OFTEN.isdisjoint(part) and is_interval(" ".join(part)):
            return len(part) if len(part) > 1 else 0
    return 0
