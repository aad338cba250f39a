"""What stands around an offset of a text that may be no TOML: its line, the piece it is in, the brackets around it."""

import re

from netlint.toml import positions

ASSIGNED = re.compile(rf"[ \t]*({positions.key_of(1)})[ \t]*=[ \t]*")
"""A key and its sign, at the beginning of a line."""
_COMMENT = re.compile(r"(?<![^ \t\n])#")
_ENDS_ENTRY = re.compile(r"[,\]}]")


def line(text: str, at: int) -> tuple[int, int]:
    """Return the offsets of the line that an offset is on, without its line ending."""
    start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    end = len(text) if end < 0 else end
    return start, max(at, end - text.endswith("\r", start, end))


def end_of_line(text: str, at: int) -> int:
    """Return the offset behind what stands on a line from an offset on, without a comment and blanks at its end."""
    _, end = line(text, at)
    comment = _COMMENT.search(text, at, end)
    return at + len(text[at : comment.start() if comment else end].rstrip())


def end_before(text: str, at: int) -> int:
    """Return the offset behind the last thing before an offset, without blanks and comments."""
    start, _ = line(text, at)
    if before := text[start:at].rstrip():
        return start + len(before)
    while start:
        start, end = line(text, start - 1)
        end = end_of_line(text, start)
        if end > start:
            return end
    return at


def piece(text: str, at: int) -> tuple[int, int]:
    """Return the offsets of what stands where a value should: to the end of the line, or of an entry of a list."""
    start, _ = line(text, at)
    end = end_of_line(text, at)
    if unclosed(text, at):
        cut = _ENDS_ENTRY.search(text, at, end)
        start = max(start, *(text.rfind(sign, start, at) + 1 for sign in ",[{="))
        end = at + len(text[at : cut.start() if cut else end].rstrip())
    elif assigned := ASSIGNED.match(text, start, at):
        start = assigned.end()
    before = text[start:at]
    return at - len(before.lstrip()), end


def unclosed(text: str, at: int) -> list[int]:
    """Return the offsets of the brackets before an offset that are not closed there; up to it, the text is valid."""
    opened: list[int] = []
    for bracket in positions.bare(r"[\[\]{}]", text[:at]):
        if bracket[0] in "[{":
            opened.append(bracket.start())
        elif opened:
            opened.pop()
    return opened
