"""Snippets: lines of TOML to write in a document, and where they go. Makes none."""

from typing import Literal, TypeAlias

from msgspec import Struct

from netlint.toml.source import Source, Span

Where: TypeAlias = Literal["end", "added", "below", "inside", "instead"]
"""Where lines go: at the end of the file, below a header that earlier lines add there, on the line below a place, right
after a bracket, or instead of a place."""


class Snippet(Struct, frozen=True):
    """Lines to write in a document, and where they go."""

    text: str
    """The lines, as TOML."""
    where: Where
    """Where they go."""
    span: Span
    """The place that they go below, after or instead of; the end of the text if they go there."""
    place: str = ""
    """What stands at that place, or the header that earlier lines add; empty if it has several lines."""


def text_with(source: Source, snippet: Snippet) -> str:
    """Return the text of a source with a snippet instead of its place; lines end as the place does."""
    start, end = source.offsets(snippet.span)
    line_end = "\r\n" if source.text.startswith("\r\n", end) else "\n"
    return source.text[:start] + snippet.text.replace("\n", line_end) + source.text[end:]
