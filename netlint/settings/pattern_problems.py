"""What is wrong with patterns of paths in settings: those that are none, and those that mean nothing. Reads no file."""

import msgspec

from netlint.i18n import Message, notice
from netlint.settings.path_patterns import MAX_LENGTH


class Pattern(msgspec.Struct, frozen=True):
    """A pattern of charters, and where it stands: file, line and column."""

    text: str
    where: str


def invalid_pattern(where: str, pattern: str) -> Message:
    """Return what is wrong with a pattern, and what to do about it."""
    if len(pattern) > MAX_LENGTH:
        template = "{where}: this pattern has {count} characters; the limit is {limit}. Use * for part of it."
        return notice(template, where=where, count=len(pattern), limit=MAX_LENGTH)
    template = (
        "{where}: `{pattern}` is not a valid pattern. Write it as in .gitignore, with a backslash before a "
        "literal bracket."
    )
    return notice(template, where=where, pattern=pattern)
