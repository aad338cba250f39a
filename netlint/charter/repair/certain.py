"""A single value as it is certainly meant, or the values of which a person has to choose. Changes no charter.

Certain is a value with one reading, of which nothing is lost: nobody would want anything else.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any

from netlint.charter.ids import LONGEST_NAME, id_of
from netlint.charter.intervals import INTERVAL_PATTERN
from netlint.charter.model.base import ID_PATTERN, LANGUAGE_PATTERN, PARTIAL_DATE_PATTERN
from netlint.charter.repair.certain_numbers import read_number
from netlint.charter.repair.forms import Form
from netlint.charter.repair.key_words import vocabulary
from netlint.charter.repair.meant import LONGEST, option_meant, pieces
from netlint.charter.repair.near_interval import certain_interval, near_interval
from netlint.charter.repair.reading import UNREADABLE, Reading, choices
from netlint.charter.repair.words import DUTCH, LANGUAGES, LOOSE
from netlint.utils.spoken import TRUTHS, WEEKDAY, read_date, read_time
from netlint.utils.suggest import typo_of

_PLAIN_DATE = re.compile(r"([0-9]{1,2})([-/. ])([0-9]{1,2})\2((?:19|20)[0-9]{2})")
_CLOCK_OF_DATE = re.compile(r"(?<=[0-9])[ Tt]([0-9:.]+)[Zz]?$")
_HOUR = re.compile(r"[0-9]{2}[:.]|.*[ap]\.?m\.?$|1[0-9]|2[0-3]", re.IGNORECASE)
"""A time of which it is clear whether it is in the morning."""
_SECONDS = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]")
_YEARS = range(1900, 2100)
_WORDS = re.compile(r"[\w '\u2019.-]+")
"""Words without a sign that says more, such as a question mark."""


def read(form: Form, value: Any, written: str, *, has_shares: bool = False) -> Reading:
    """Return what a value can be read as by a schema of a single value; `written` is how it stands in the text.

    With `has_shares`, a number without limits is a share, from 0 to 1.
    """
    if "enum" in form:
        return read_option(form["enum"], value)
    if "pattern" in form:
        return _of_form(form["pattern"], value, written)
    kind = form.get("format", form.get("type"))
    if kind in ("number", "integer"):
        return read_number(form, value, has_shares=has_shares)
    read_kind = _KINDS.get(str(kind))
    return read_kind(value, written) if read_kind else UNREADABLE


def read_option(options: Iterable[Any], value: Any) -> Reading:
    """Return which of the values of a list a value is."""
    texts = [option for option in options if isinstance(option, str)]
    for number in (option for option in options if isinstance(option, int)):
        if value == number and isinstance(value, float):
            return Reading(number)
        if isinstance(value, str) and value.strip() == str(number):
            return Reading(number)
    if not isinstance(value, str) or not texts:
        return UNREADABLE
    word = id_of(value)
    known = _meanings(tuple(texts))
    is_word = word in known or word in vocabulary()
    exact = word if is_word else typo_of(word, known, aside=known.keys() - set(texts))
    guess = option_meant(value, texts)
    if exact not in known or not _WORDS.fullmatch(value):
        return Reading(choices=(guess,) if guess else ())
    meant = known[str(exact)]
    is_certain = len(meant) == 1 and (exact in texts or exact not in LOOSE)
    return Reading(meant[0]) if is_certain else Reading(choices=meant)


@cache
def _meanings(options: tuple[str, ...]) -> Mapping[str, tuple[str, ...]]:
    """Return the values of a list that each word can stand for, a value itself too."""
    found = {id_of(word): tuple(one for one in meant if one in options) for word, meant in DUTCH.items()}
    return {word: meant for word, meant in found.items() if meant} | {option: (option,) for option in options}


def certain_id(value: Any, written: str) -> str:
    """Return the id that a value certainly is, in other letters; empty if that is not certain.

    >>> certain_id("Noëlle", '"Noëlle"'), certain_id("Ana en Bo", '"Ana en Bo"'), certain_id(7, "7")
    ('noelle', '', '7')
    """
    if not isinstance(value, str):
        is_id = isinstance(value, int | dt.date) and not isinstance(value, bool | dt.datetime)
        return written if is_id and re.fullmatch(ID_PATTERN, written) else ""
    is_whole = len(value) <= LONGEST_NAME and _WORDS.fullmatch(value) and len(pieces(value)) == 1
    return id_of(value) if is_whole and all(map(id_of, filter(str.isalnum, value))) else ""


def _of_form(pattern: str, value: Any, written: str) -> Reading:
    if pattern == PARTIAL_DATE_PATTERN:
        found = _date(value, written)
        return Reading(found.certain) if isinstance(found.certain, str) else UNREADABLE
    if pattern == ID_PATTERN:
        found_id = certain_id(value, written)
        return Reading(choices=(found_id,)) if found_id else UNREADABLE
    if not isinstance(value, str):
        return UNREADABLE
    if pattern == INTERVAL_PATTERN:
        interval = certain_interval(value)
        return Reading(interval) if interval else choices(near_interval(value))
    if pattern == LANGUAGE_PATTERN:
        plain = value.strip().replace("_", "-")
        code = LANGUAGES.get(plain.casefold(), plain)
        return Reading(code) if re.fullmatch(LANGUAGE_PATTERN, code) else UNREADABLE
    return UNREADABLE


def _whole_date(value: Any, written: str) -> Reading:
    """Return the whole date, with a day, that a value is."""
    found = _date(value, written)
    return UNREADABLE if isinstance(found.certain, str) else found


def _date(value: Any, _written: str) -> Reading:
    """Return the date that a value is; of one without a day, its text."""
    if isinstance(value, dt.datetime):
        return Reading(value.date()) if value.time() == dt.time.min else choices(value.date())
    if isinstance(value, int) and not isinstance(value, bool):
        return Reading(str(value)) if value in _YEARS else UNREADABLE
    if not isinstance(value, str):
        return UNREADABLE
    plain = " ".join(value.split())
    if match := _PLAIN_DATE.fullmatch(plain):
        return _of_numbers(int(match[1]), int(match[3]), int(match[4]))
    found = read_date(plain)
    clock = _CLOCK_OF_DATE.search(plain)
    is_more = clock is not None and ":" in clock[1] and clock[1].strip("0:.") != ""
    if found is None or is_more or re.match(WEEKDAY, plain.casefold()):
        return choices(found) if isinstance(found, dt.date) else UNREADABLE
    return Reading(found)


def _of_numbers(one: int, other: int, year: int) -> Reading:
    """Return the date of three numbers, of which people in some countries write the month first."""
    found = dict.fromkeys(date for day, month in ((one, other), (other, one)) if (date := _day(year, month, day)))
    return Reading(next(iter(found))) if len(found) == 1 else choices(*found)


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _time(value: Any, written: str) -> Reading:
    if isinstance(value, float):
        value = written  # someone wrote 19.30
    if not isinstance(value, str):
        return UNREADABLE
    plain = value.strip()
    if _SECONDS.fullmatch(plain):
        return Reading(dt.time.fromisoformat(plain))
    found = read_time(plain)
    if found is None or _HOUR.match(plain):
        return UNREADABLE if found is None else Reading(found)
    return choices(found, found.replace(hour=found.hour + 12))


def _boolean(value: Any, _written: str) -> Reading:
    if isinstance(value, str):
        meant = TRUTHS.get(value.strip(" .!").casefold())
        return UNREADABLE if meant is None else Reading(meant)
    return choices(bool(value)) if isinstance(value, int | float) and value in (0, 1) else UNREADABLE


def _text(value: Any, written: str) -> Reading:
    """Return what someone wrote without quotation marks."""
    is_plain = isinstance(value, int | float | dt.date | dt.time) and not isinstance(value, bool)
    return Reading(written) if is_plain and len(written) <= LONGEST else UNREADABLE


_KINDS: Mapping[str, Callable[[Any, str], Reading]] = {
    "date": _whole_date,
    "time": _time,
    "boolean": _boolean,
    "string": _text,
}
