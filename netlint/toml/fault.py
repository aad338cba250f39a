"""Faults: what is wrong with the form of a document, with a place. A rule turns them into findings."""

from typing import Literal, TypeAlias

from msgspec import Struct

from netlint.i18n.message import Message
from netlint.toml.source import Span

DocPath: TypeAlias = tuple[str | int, ...]
"""The way to a thing in a document: keys, and for an entry of a list its id, or its position counted from 0."""


class Fault(Struct, frozen=True):
    """One thing that is wrong with the form of a document.

    `kind` is `syntax` where the text could not be read at all, `key` for a key the format does not know, `missing` for
    a required key that is not there, and `value` for anything else. A syntax fault has a `span`, the others a `path`.
    """

    kind: Literal["syntax", "key", "missing", "value"]
    message: Message
    path: DocPath = ()
    span: Span | None = None


def dotted(path: DocPath) -> str:
    """Write a path as people read it: keys joined by dots, positions in brackets.

    >>> dotted(("members", "ana", "drives", 1))
    'members.ana.drives[1]'
    """
    text = ""
    for part in path:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else part
    return text
