"""Paths of places in a document. Looks nothing up."""

from typing import TypeAlias

DocPath: TypeAlias = tuple[str | int, ...]
"""The path of a place in a document: keys and, for an item of a list, its id or its position, counted from 0."""


def has_positions(path: DocPath) -> bool:
    """Return whether a path has the position of an item in it."""
    return int in map(type, path)


def dotted(path: DocPath) -> str:
    """Return a path as text: keys joined by dots, positions in square brackets.

    >>> dotted(("members", "ana", "drives", 1))
    'members.ana.drives[1]'
    """
    text = ""
    for part in path:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else part
    return text
