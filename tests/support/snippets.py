"""Putting snippets in a charter, as a person who reads their labels would."""

from collections.abc import Iterable

from netlint.toml import Source
from netlint.toml.snippet import Snippet


def put(text: str, snippets: Iterable[Snippet]) -> str:
    """Return the text of a charter with snippets in it."""
    snippets = list(snippets)
    source = Source("charter.toml", text)
    inside = [one for one in snippets if one.where not in ("end", "added")]
    for snippet in sorted(inside, key=lambda one: one.span, reverse=True):
        start = source.offset(snippet.span.line, snippet.span.column)
        end = source.offset(snippet.span.end_line, snippet.span.end_column)
        text = _put(text, snippet, start, end)
    for snippet in (one for one in snippets if one.where == "end"):
        text = f"{text.rstrip()}\n\n{snippet.text}\n"
    for snippet in (one for one in snippets if one.where == "added"):
        text = _below_header(text, snippet)
    return text


def _put(text: str, snippet: Snippet, start: int, end: int) -> str:
    if snippet.where == "instead":
        return f"{text[:start]}{snippet.text}{text[end:]}"
    if snippet.where == "inside":
        return f"{text[:end]} {snippet.text}{text[end:]}"
    line_end = text.find("\n", end)
    line_end = len(text) if line_end < 0 else line_end
    return f"{text[:line_end]}\n{snippet.text}{text[line_end:]}"


def _below_header(text: str, snippet: Snippet) -> str:
    lines = text.split("\n")
    if snippet.place not in lines:
        return f"{text.rstrip()}\n\n{snippet.place}\n{snippet.text}\n"
    at = lines.index(snippet.place) + 1
    return "\n".join([*lines[:at], snippet.text, *lines[at:]])
