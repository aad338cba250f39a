"""Mistakes in a TOML text: what was probably meant by a piece of it, and what to write instead. Parses nothing."""

import re
from typing import NamedTuple, TypeAlias

from netlint.i18n.message import Message, Parameter
from netlint.toml.errors.retyped import DOUBLE_MARKS, SINGLE_MARKS, retyped
from netlint.toml.truths import TRUTHS
from netlint.utils.invisible import INVISIBLE, SPACES

_LOOKED_AT = 200
"""How much of a piece is looked at, in code points: a longer one is a text, whatever it holds."""
_SHOWN = 80
"""How much of a piece a message shows in quotation marks, in code points."""
_MARKS = DOUBLE_MARKS + SINGLE_MARKS

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_DATE = re.compile(r"\d{1,4}([-/. ])\d{1,2}\1\d{1,4}|\d{1,2}\.? [^\W\d_]{3,9}\.? \d{4}")
_TIME = re.compile(r"(?:\d{4}-\d\d-\d\d[Tt ])?\d{1,2}[:.h]\d\d(?::\d\d)?(?: ?[a-z.]{1,5})?")
_NUMBER = re.compile(r"(?=.*\d)[+-]?[€$£ ]*[\d.,_ ]+[%€$£]?")
_NOTHING = {"null", "none", "nil", "-", "?", "..."}


class SyntaxHint(NamedTuple):
    """What is wrong with a text, and the offsets of the piece that it is about."""

    message: Message
    start: int
    end: int | None = None
    """Without it, one character."""
    advice: Message | None = None
    """What to do, if the message does not say it."""


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
            said = Message(message.template, found)
            retype = _TO_RETYPE.get(message.template)
            if retype and (line := retyped(text, at)):
                said = Message(retype.template, {**found, "line": line})
            is_everywhere = message == CURLY[1] and len(_CURLY_VALUE.findall(text)) > 1
            return SyntaxHint(said, *match.span(), _REPLACE_ALL if is_everywhere else None)
    return None


def shown_piece(piece: str) -> str:
    """Return a piece of the text, or the code of a character that cannot be seen."""
    is_seen = len(piece) > 1 or (piece.isprintable() and not HIDDEN[0].fullmatch(piece))
    return piece if is_seen else f"U+{ord(piece):04X}"


def value(piece: str) -> Message:
    """Return what is wrong with a piece that stands where a value should, and what to write."""
    if len(piece) > _LOOKED_AT:
        return text(piece)
    found: dict[str, Parameter] = {"found": piece}
    if _DAY.fullmatch(piece):
        return Message("The day {found} does not exist. Write a date as year-month-day, such as 2026-06-01.", found)
    if _DATE.fullmatch(piece):
        return Message("Write the date as year-month-day, such as 2026-06-01, instead of {found}.", found)
    if _NUMBER.fullmatch(piece):
        template = "`{found}` is not a number. Use only digits, with a point for decimals: 1000 or 0.5."
        return Message(template, found)
    if _TIME.fullmatch(piece):
        return Message("Write the time as hours and minutes, such as 09:30, instead of {found}.", found)
    return word(piece)


def word(piece: str) -> Message:
    """Return what is wrong with a word without quotation marks."""
    if piece.casefold() in TRUTHS:
        template = "Write true or false in lowercase letters. If you mean text, put it in quotation marks: {meant}."
        return Message(template, {"meant": _quoted(piece)})
    if piece.casefold() in _NOTHING:
        template = "`{found}` is not a value. If there is nothing to write, remove the key."
        return Message(template, {"found": piece})
    return text(piece)


def text(piece: str) -> Message:
    """Return that a text has no quotation marks around it, or that what stands there is no value at all."""
    meant = piece.strip(" \t" + _MARKS)
    for mark in (mark for mark in "\"'" if meant.count(mark) == 1):  # the other one is missing
        meant = meant.strip(mark)
    if meant[:1].isalnum():
        return Message("Put text in quotation marks: {meant}.", {"meant": _quoted(meant)})
    template = (
        "A value cannot start with `{found}`. Write text in quotation marks, a number, a date, true or "
        "false, or a list in square brackets."
    )
    return Message(template, {"found": piece[:1]})


def _quoted(piece: str) -> str:
    """Put a text between the quotation marks that go with what it holds."""
    shown = piece if len(piece) <= _SHOWN else piece[: _SHOWN - 1] + "…"
    if '"' not in shown and "\\" not in shown:
        return f'"{shown}"'
    return f"'{shown}'" if "'" not in shown else f"'''{shown}'''"
