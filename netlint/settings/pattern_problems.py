"""What is wrong with patterns of paths in settings: those that are none, and those that mean nothing. Reads no file."""

import re
import unicodedata
from collections.abc import Iterator, Sequence

import msgspec

from netlint.i18n import Message, notice
from netlint.settings.path_patterns import MAX_LENGTH

_ABSOLUTE = r"[A-Za-z]:[/\\]|~/|\\\\"
_SEPARATOR = r"\\(?:\w|$)"
"""A backslash that is no escape: it was meant to be between two folders, or behind one."""
_BACKSLASH = "`{pattern}` matches nothing. Use / between folders, also on Windows: `{right}`."


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


def meaningless_patterns(group: Sequence[Pattern]) -> Iterator[Message]:
    """Yield what is wrong with patterns that are valid but can match nothing; `group` is what counts together."""
    has_any = False
    for pattern in group:
        text = pattern.text
        if problem := _problem(text) or (None if has_any else _takes_back(text)):
            yield f"{pattern.where}: " + problem
        has_any = has_any or not text.startswith("!")


def _problem(text: str) -> Message | None:
    core = text.removeprefix("!").rstrip()
    if not core:
        return Message("This pattern is empty. Remove it.") if not text.strip() else None  # a lone ! is not valid
    if text.startswith("#"):
        template = "`{pattern}` is a comment, as in .gitignore. For a name that begins with #, write \\ before it."
        return notice(template, pattern=text)
    if core[0].isspace():
        return notice("`{pattern}` begins with a space. Remove it.", pattern=text)
    if re.match(_ABSOLUTE, core):
        template = "`{pattern}` is an absolute path. Write it relative to the folder of the settings file."
        return notice(template, pattern=text)
    if re.search(_SEPARATOR, core):
        return notice(_BACKSLASH, pattern=text, right=text.replace("\\", "/"))
    return _problem_of_parts(text, core.strip("/").split("/"))


def _problem_of_parts(text: str, parts: list[str]) -> Message | None:
    """Return what is wrong with the names in a pattern, which no path has."""
    if ".." in parts:
        return notice("`{pattern}` points outside the folder of the settings file.", pattern=text)
    if set(parts) <= {"", "."}:
        return notice("`{pattern}` matches nothing. For everything in the folder, write *.", pattern=text)
    if {"", "."} & set(parts):
        right = "/".join(part for part in parts if part not in ("", "."))
        return notice("`{pattern}` matches nothing. Write `{right}`.", pattern=text, right=right)
    return None


def _takes_back(text: str) -> Message | None:
    """Return that a pattern excludes paths from those of earlier patterns, of which there are none."""
    if not text.startswith("!"):
        return None
    template = (
        "`{pattern}` matches nothing: a pattern with ! only leaves out what an earlier pattern in the list matches."
    )
    return notice(template, pattern=text)


def hint_for_idle(pattern: str) -> Message | None:
    """Return what may be wrong with a pattern that matches nothing, by its characters alone."""
    if "\\" in pattern:
        return Message("Use / between folders, also on Windows.")
    if pattern.removeprefix("!").startswith("/"):
        return Message("A / at the beginning means the folder of the settings file.")
    return None


def folded(text: str) -> str:
    """Return a name or pattern in lowercase letters and one Unicode form, in which names that look alike are equal."""
    return one_form(text).casefold()


def one_form(text: str) -> str:
    """Return a name or pattern in one Unicode form: a letter with an accent can be written in two."""
    return unicodedata.normalize("NFC", text)
