"""Ids made from names, and ids that no other item has: `noelle` for `Noëlle`. Checks no charter."""

import re
import unicodedata
from collections.abc import Container

_PLAIN_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "\u0131": "i"})
"""Letters that Unicode does not take apart, as people write them without their sign."""
LONGEST_NAME = 60
"""The longest part of a name that an id is made from, in code points. The project chose this limit."""


def id_of(name: str) -> str:
    """Return the id that a name suggests; empty if it suggests none.

    >>> id_of("Noëlle"), id_of("Water boards"), id_of("🙂")
    ('noelle', 'water-boards', '')
    """
    letters = name[:LONGEST_NAME].casefold().translate(_PLAIN_LETTERS)
    plain = unicodedata.normalize("NFKD", letters).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", plain))


def unique_id(name: str, taken: Container[object], otherwise: str) -> str:
    """Return an id for a name that is not among those `taken`: with a number if needed.

    If the name suggests no id, it is made from `otherwise`, which is an id itself.

    >>> unique_id("Ana", {"ana"}, "member"), unique_id("🙂", (), "member")
    ('ana-2', 'member')
    """
    return free_id(id_of(name) or otherwise, taken)


def free_id(name: str, taken: Container[object]) -> str:
    """Return an id that is not among those `taken`: the given one, with a number if needed."""
    number, free = 1, name
    while free in taken:
        number += 1
        free = f"{name}-{number}"
    return free
