"""What a comment is about: its own line, or the text after it. Does not read the text of comments."""

from typing import NamedTuple

from netlint.toml.paths import DocPath
from netlint.toml.positions import long_texts, statements
from netlint.toml.source import Source, Span


class Scope(NamedTuple):
    """What a comment is about: a line, and, if it is alone on its own line, the path that begins there.

    A path includes all that is below it. Without a line, nothing follows the comment.
    """

    line: int | None = None
    path: DocPath | None = None
    begins: int | None = None
    """The line on which a text over several lines begins that ends in front of the comment: no comment can be there."""
    at_top: bool = False
    """Whether only comments come before it."""


def scopes(source: Source, comments: list[Span]) -> list[Scope]:
    """Return the scope of each of `comments`, which are in the order of valid TOML text."""
    stated = list(statements(source.text))
    found, at, below = list[Scope](), 0, 0
    begins = _long_texts(source)
    for comment in comments:
        offset = source.offset(comment.line, comment.column)
        while at < len(stated) and stated[at].end <= offset:
            at += 1
        if source.line(comment.line)[: comment.column - 1].strip():
            found.append(Scope(line=comment.line, begins=begins.get(comment.line)))
        elif at == len(stated):
            found.append(Scope(at_top=not stated))
        elif stated[at].start < offset:  # inside a list or an inline table: it is about what stands below it there
            if below <= comment.line:  # of comments under one another the first has looked for it
                below = _next_line(source, comment.line)
            found.append(Scope(line=below))
        else:
            line = source.span(stated[at].start, stated[at].end).line
            found.append(Scope(line=line, path=stated[at].path, at_top=at == 0))
    return found


def _long_texts(source: Source) -> dict[int, int]:
    """Return the first line of each text over several lines, by its last line."""
    spans = (source.span(*offsets) for offsets in long_texts(source.text))
    found: dict[int, int] = {}
    for span in spans:
        found[span.end_line] = found.pop(span.line, span.line)
    return found


def _next_line(source: Source, line: int) -> int:
    """Return the number of the next line that is neither empty nor a comment."""
    for number in range(line + 1, len(source.starts) + 1):
        if (text := source.line(number).strip()) and not text.startswith("#"):
            return number
    return line
