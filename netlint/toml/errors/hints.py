"""Mistakes in a TOML text that are known by a sign: what to say, and what to write instead. Parses nothing."""

import re
from typing import NamedTuple, TypeAlias

from netlint.i18n.message import Message, Parameter
from netlint.toml.errors import context, values
from netlint.toml.errors.correction import Correction, commented, replaced
from netlint.toml.errors.retyped import DOUBLE_MARKS, SINGLE_MARKS, retyped
from netlint.utils.invisible import INVISIBLE, SPACES

_MARKS = DOUBLE_MARKS + SINGLE_MARKS


class SyntaxHint(NamedTuple):
    """What is wrong with a text, and the offsets of the piece that it is about."""

    message: Message
    start: int
    end: int | None = None
    """Without it, one character."""
    advice: Message | None = None
    """What to do, if the message does not say it."""
    correction: Correction | None = None
    """The line as it should be, if that is known."""


Sign: TypeAlias = tuple[re.Pattern[str], Message]
"""What gives a hint away by what stands in its place, and what to say of it; `{found}` is what was found."""

CURLY: Sign = (
    re.compile(f"[{_MARKS}]"),
    Message('Use straight quotation marks: " instead of {found}.'),
)
HIDDEN: Sign = (
    re.compile(rf"\r(?!\n)|[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f{INVISIBLE}{SPACES}]"),
    Message("Remove the invisible character {found}, or write the line again."),
)
_TO_RETYPE = {
    CURLY[1].template: Message("Use straight quotation marks: `{line}`."),
    HIDDEN[1].template: Message("Write this line again without the character {found}: `{line}`."),
}
"""What to say instead of these messages if it is clear what the line is meant to be."""
_CURLY_VALUE = re.compile(rf"[=\[,{{][ \t{SPACES}]*[{_MARKS}]")
_REPLACE_ALL = Message(
    "Do this for all quotation marks around values, for example with Find and Replace. A word processor makes them "
    "curly; an editor for plain text does not."
)
CLOSING: Sign = (re.compile(r"[\]}]"), Message("Remove this `{found}`: it closes nothing."))


def first(signs: tuple[Sign, ...], text: str, at: int) -> SyntaxHint | None:
    """Return the hint of the first of `signs` that stands at an offset."""
    for pattern, message in signs:
        if match := pattern.match(text, at):
            found: dict[str, Parameter] = {"found": shown_piece(match[0])} if "{found}" in message.template else {}
            said, line = Message(message.template, found), None
            retype = _TO_RETYPE.get(message.template)
            if retype and (line := retyped(text, at)):
                said = Message(retype.template, {**found, "line": line})
            is_everywhere = message == CURLY[1] and len(_CURLY_VALUE.findall(text)) > 1
            correction = Correction(at, line) if line else None
            return SyntaxHint(said, *match.span(), _REPLACE_ALL if is_everywhere else None, correction)
    return None


def value(text: str, start: int, end: int) -> SyntaxHint:
    """Return what is wrong with the value at some offsets, and the line with the one that was probably meant."""
    piece = text[start:end]
    said, meant = values.value(piece)
    if values.is_nothing(piece) and not context.unclosed(text, start):
        return SyntaxHint(said, start, end, None, commented(text, start))
    return SyntaxHint(said, start, end, None, replaced(text, start, end, meant))


def shown_piece(piece: str) -> str:
    """Return a piece of the text, or the code of a character that cannot be seen."""
    is_seen = len(piece) > 1 or (piece.isprintable() and not HIDDEN[0].fullmatch(piece))
    return piece if is_seen else f"U+{ord(piece):04X}"
