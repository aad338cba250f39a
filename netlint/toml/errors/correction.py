"""Lines of a text as they should be, in place of lines that cannot be read. Says nothing about mistakes."""

import tomli
from msgspec import Struct

from netlint.toml.errors import context

_LONGEST = 200
"""The longest line that is written again, in code points. The project chose this limit."""


class Correction(Struct, frozen=True):
    """What to write instead of a line."""

    at: int
    """An offset on the line."""
    line: str
    """The whole line as it should be, or several."""


def replaced(text: str, start: int, end: int, new: str | None) -> Correction | None:
    """Return the line of a piece with something `new` instead of the piece; `None` if that is not known."""
    first, last = context.line(text, start)
    if new is None or last - first > _LONGEST or end > last:
        return None
    return Correction(start, (text[first:start] + new + text[end:last]).rstrip())


def commented(text: str, at: int) -> Correction | None:
    """Return a line as a comment."""
    start, end = context.line(text, at)
    blanks = len(text[start:end]) - len(text[start:end].lstrip())
    return replaced(text, start + blanks, start + blanks, "# ")


def applied(text: str, correction: Correction) -> tuple[str, int]:
    """Return a text up to and with the corrected line, and the offset of that line; all lines end alike."""
    before = text[: context.line(text, correction.at)[0]].replace("\r\n", "\n")
    return f"{before}{correction.line}\n", len(before)


def error_in(text: str) -> tomli.TOMLDecodeError | None:
    """Return why the beginning of a text cannot be read; `None` if it can, or if only a list or table is left open."""
    try:
        tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        is_at_end = error.pos >= len(text) and context.unclosed(text, len(text))
        return None if is_at_end else error
    return None
