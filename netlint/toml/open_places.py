"""Places to fill in: lines of TOML that stand in a text as a comment, such as `#[[values]]`. Changes no text."""

from netlint.toml.snippet import Snippet
from netlint.toml.source import Source


def open_place(source: Source, snippet: Snippet) -> int | None:
    """Return the line with a place for what a snippet adds: a header, or a key below a header; `None` if none has."""
    text, first = source.text, snippet.text.partition("\n")[0]
    if snippet.where == "end":
        at = text.find(f"\n#{first}\n")
        return source.span(at + 1, at + 1).line if at >= 0 else None
    key, equals, _value = first.partition(" = ")
    if snippet.where != "below" or not equals or not snippet.place.startswith("["):
        return None
    start = source.offset(snippet.span.end_line, snippet.span.end_column)
    ends = [end for header in ("\n[", "\n#[") if (end := text.find(header, start)) >= 0]
    at = text.find(f"\n#{key} = ", start, min(ends, default=len(text)))
    return source.span(at + 1, at + 1).line if at >= 0 else None
