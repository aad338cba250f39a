"""Wrapping text to the width of a terminal. Escapes nothing."""

import re
import textwrap

_CODE = re.compile(r"`[^`\n]+`")
_HELD = "\x00"
"""What holds a piece of code together while its text is wrapped; no text that is shown has it."""


def wrap(text: str, width: int, *, indent: str = "") -> list[str]:
    """Return the lines of a text, all but the first with `indent`. Code in backticks stays on one line if it fits.

    >>> wrap("Write it down: `phase = 'start'`.", 20)
    ['Write it down:', "`phase = 'start'`."]
    """
    room = width - len(indent) - 1
    held = _CODE.sub(lambda code: code[0].replace(" ", _HELD) if len(code[0]) <= room else code[0], text)
    lines = textwrap.wrap(held, width, subsequent_indent=indent, break_on_hyphens=False)
    return [line.replace(_HELD, " ") for line in lines]
