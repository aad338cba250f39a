"""Snippets: lines of TOML to write in a document, and where they go. Makes none."""

from typing import Literal, TypeAlias

from msgspec import Struct

from netlint.toml.source import Span

Where: TypeAlias = Literal["end", "added", "below", "inside", "instead"]
"""Where lines go: at the end of the file, below a header that earlier lines add there, on the line below a place, right
after a bracket, or instead of a place."""


class Snippet(Struct, frozen=True):
    """Lines to write in a document, and where they go."""

    text: str
    where: Where
    span: Span
    """The place that they go below, after or instead of; the end of the text if they go there."""
    place: str = ""
    """What stands at that place, or the header that earlier lines add; empty if it has several lines."""
