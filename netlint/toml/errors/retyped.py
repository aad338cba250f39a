"""A line of text as someone would type it in an editor for plain text. Says nothing about mistakes."""

import re
from collections.abc import Iterator

import tomli

from netlint.toml.errors import context
from netlint.utils.invisible import CONTROLS, INVISIBLE, SPACES

_LONGEST = 100
"""The longest line that a message repeats, in code points. The project chose this limit."""
DOUBLE_MARKS = "\u201c\u201d\u201e\u201f\u00ab\u00bb\u2039\u203a"
"""The double quotation marks of word processors, and of several languages."""
SINGLE_MARKS = "\u2018\u2019\u201a\u201b`\u00b4"
"""The single ones, and the accents that are taken for one."""
_AROUND = (('"', "'"), ('"', '"'), ("'", "'"))
"""What stands for a double and for a single mark, the most likely first: a single one is often an apostrophe."""
_PARTS = ("{}", "{}]", "x = [{}]", "x = [{}")
"""What a line can be: whole, or the beginning, a part or the end of a list."""


def retyped(text: str, at: int) -> str | None:
    """Return the line at an offset with straight quotation marks, plain spaces and no invisible characters.

    Returns `None` if the line is too long to repeat, or not valid TOML even then.
    """
    start, end = context.line(text, at)
    if end - start > _LONGEST:
        return None
    lines = _lines(text[start:end])
    return next((line for line in lines if any(_is_valid(part.format(line)) for part in _PARTS)), None)


def _lines(line: str) -> Iterator[str]:
    """Yield the ways to type a line."""
    plain = re.sub(f"[{SPACES}\t]", " ", line)
    plain = re.sub(f"[{CONTROLS}{INVISIBLE}]", "", plain).strip()
    for double, single in _AROUND:
        yield plain.translate(
            dict.fromkeys(map(ord, DOUBLE_MARKS), double) | dict.fromkeys(map(ord, SINGLE_MARKS), single)
        )


def _is_valid(text: str) -> bool:
    try:
        tomli.loads(text)
    except (ValueError, RecursionError):
        return False
    return True
