"""Pieces that stand where a value should: what was probably meant, and what to write. Parses nothing."""

import datetime as dt
import re

from netlint.i18n.message import Message, Parameter
from netlint.toml.errors.retyped import DOUBLE_MARKS, SINGLE_MARKS
from netlint.utils.spoken import TRUTHS, read_date, read_number, read_share, read_time

_LOOKED_AT = 200
"""How much of a piece is looked at, in code points: a longer one is a text, whatever it holds."""
_SHOWN = 80
"""How much of a piece a message shows in quotation marks, in code points."""
_MARKS = DOUBLE_MARKS + SINGLE_MARKS
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_DATE = re.compile(r"\d{1,4}([-/. ])\d{1,2}\1\d{1,4}|\d{1,2}\.? [^\W\d_]{3,9}\.? \d{4}")
_TIME = re.compile(
    r"(?:\d{4}-\d\d-\d\d[Tt ])?\d{1,2}[:.hu]\d\d(?::\d\d)?(?: ?[a-z.]{1,5})?|\d{1,2} ?[ap]m", re.IGNORECASE
)
_PERCENT = re.compile(r"[\d.,]+ ?(?:%|percent|procent|per cent)", re.IGNORECASE)
_FRACTION = re.compile(r"([+-]?)0?[.,](\d{1,9})")
_NUMBER = re.compile(r"(?=.*\d)[+-]?[€$£ ]*[\d.,_ ]+[%€$£]?")
_COUNTED = re.compile(
    r"[\d.,]+ ?(?:uur|uren|u|h|hours?|hrs?|min|minuten|minuut|minutes?|euros?|euro's|eur)(?: (?:per|a|an) \w{1,12})?",
    re.IGNORECASE,
)
"""A number with what it counts; days, weeks and months may be an interval, which is text."""
_NOTHING = {"null", "none", "nil", "-", "?", "..."}

_NOT_A_NUMBER = Message("`{found}` is not a number. Use only digits, with a point for decimals: 1000 or 0.5.")
_WRITE = Message("Write {meant} instead of {found}.")


def value(piece: str) -> tuple[Message, str | None]:
    """Return what is wrong with a piece that stands where a value should, and the value to write if it is known."""
    if len(piece) > _LOOKED_AT:
        return text(piece)
    if piece.casefold() in TRUTHS:
        return _truth(piece)
    if piece.casefold() in _NOTHING:
        template = "`{found}` is not a value. If there is nothing to write, remove the key."
        return Message(template, {"found": piece}), None
    return _time(piece) or _date(piece) or _number(piece) or text(piece)


def is_nothing(piece: str) -> bool:
    """Return whether a piece says that there is no value."""
    return piece.casefold() in _NOTHING


def _date(piece: str) -> tuple[Message, str | None] | None:
    found: dict[str, Parameter] = {"found": piece}
    if _DAY.fullmatch(piece):
        template = "The day {found} does not exist. Write a date as year-month-day, such as 2026-06-01."
        return Message(template, found), None
    date = None if piece[:1] in "\"'" else read_date(piece)
    if isinstance(date, dt.date):
        template = "Write the date as year-month-day: {meant} instead of {found}."
        return Message(template, {**found, "meant": date.isoformat()}), date.isoformat()
    if date and not date.isdecimal():
        return _written(piece, f'"{date}"')
    if _DATE.fullmatch(piece):
        return Message("Write the date as year-month-day, such as 2026-06-01, instead of {found}.", found), None
    return None


def _time(piece: str) -> tuple[Message, str | None] | None:
    if not _TIME.fullmatch(piece):
        return None
    time = read_time(piece)
    if time is None:
        template = "Write the time as hours and minutes, such as 09:30, instead of {found}."
        return Message(template, {"found": piece}), None
    template = "Write the time as hours and minutes: {meant} instead of {found}."
    return Message(template, {"found": piece, "meant": f"{time:%H:%M}"}), f"{time:%H:%M}"


def _number(piece: str) -> tuple[Message, str | None] | None:
    if _PERCENT.fullmatch(piece):
        number = read_share(piece)
    elif fraction := _FRACTION.fullmatch(piece):
        number = float(f"{fraction[1]}0.{fraction[2]}")
    elif _NUMBER.fullmatch(piece) or _COUNTED.fullmatch(piece):
        number = read_number(piece)
    else:
        return None
    if number is None or (number >= 0) == piece.startswith("-"):
        return Message(_NOT_A_NUMBER.template, {"found": piece}), None
    return _written(piece, repr(number))


def _truth(piece: str) -> tuple[Message, str]:
    meant = str(TRUTHS[piece.casefold()]).lower()
    template = "Write `{meant}` instead of {found}. If you mean text, put it in quotation marks: {text}."
    return Message(template, {"meant": meant, "found": piece, "text": quoted(piece)}), meant


def _written(piece: str, meant: str) -> tuple[Message, str]:
    return Message(_WRITE.template, {"meant": meant, "found": piece}), meant


def text(piece: str) -> tuple[Message, str | None]:
    """Return that a text has no quotation marks around it, or that what stands there is no value at all."""
    meant = piece.strip(" \t" + _MARKS)
    for mark in (mark for mark in "\"'" if meant.count(mark) == 1):  # the other one is missing
        meant = meant.strip(mark)
    if meant[:1].isalnum():
        return Message("Put text in quotation marks: {meant}.", {"meant": quoted(_shortened(meant))}), quoted(meant)
    template = (
        "A value cannot start with `{found}`. Write text in quotation marks, a number, a date, true or "
        "false, or a list in square brackets."
    )
    return Message(template, {"found": piece[:1]}), None


def _shortened(piece: str) -> str:
    return piece if len(piece) <= _SHOWN else piece[: _SHOWN - 1] + "…"


def quoted(piece: str) -> str:
    """Return a text between the quotation marks that go with what it holds."""
    if '"' not in piece and "\\" not in piece:
        return f'"{piece}"'
    return f"'{piece}'" if "'" not in piece else f"'''{piece}'''"
