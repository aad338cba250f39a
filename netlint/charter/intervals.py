"""Intervals such as "monthly", "elke 6 weken" or "2x per jaar": which texts are intervals, and their length in days.

The grammar is here once, as data. The pattern in the schema and the reading of a text are both made from it. Python
compiles its pattern, which takes long, when a text needs it: the usual forms do not. Suggests nothing for text that is
not an interval.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from msgspec import Struct

DAYS_PER_MONTH = 365.25 / 12
"""The average length of a month, in days."""

_NUMBERS = {
    word: number
    for number, words in enumerate(
        (
            *("one een één", "two twee", "three drie", "four vier", "five vijf", "six zes", "seven zeven"),
            *("eight acht", "nine negen", "ten tien", "eleven elf", "twelve twaalf"),
        ),
        start=1,
    )
    for word in words.split()
}
_ONCE = {"once": 1, "eens": 1, "eenmaal": 1, "twice": 2, "tweemaal": 2, "driemaal": 3, "viermaal": 4}
"""Words for a number of times."""
_TIMES = ("x", "×", "times", "keer", "maal", "per")  # noqa: RUF001 (people write this sign)
"""What follows a number of times; "4 per year" is the same as "4 times per year"."""
_EVERY = ("every", "each", "elk", "elke", "ieder", "iedere", "per", "a", "an", "the", "de", "het")
_SKIP = ("every other", "every second", "om de", "om het", "om de andere", "om het andere")
"""What skips one: "om de week" is every second week. With a number it does not: "om de 2 weken" is every 2 weeks."""
_YEAR = 365.25
_LENGTHS = {
    1: "day, days, dag, dagen, daily, dagelijks",
    7: "week, weeks, weken, weekly, wekelijks",
    14: "fortnight, fortnights, fortnightly, veertiendaags, 14-daags, 14 daags",
    DAYS_PER_MONTH: "month, months, maand, maanden, monthly, maandelijks",
    _YEAR / 4: "quarter, quarters, quarterly, kwartaal, kwartalen",
    _YEAR / 2: (
        "half year, half-year, half a year, half yearly, half-yearly, semiannual, semiannually, semi-annual, "
        "semi-annually, half jaar, halfjaar, half jaarlijks, half-jaarlijks, halfjaarlijks"
    ),
    _YEAR: "year, years, jaar, jaren, yearly, annual, annually, jaarlijks",
}
"""The words of each length in days."""
_AMBIGUOUS = {
    "2 weeks": "biweekly, bi-weekly",
    "2 months": "bimonthly, bi-monthly",
    "6 months": "biannual, biannually, bi-annual, bi-annually",
    "2 years": "biennial, biennially, biyearly, bi-yearly",
}
"""Words with two meanings, by a clear way to write the meaning that netlint uses."""
_OTHERWISE = {"2 weeks": "2x per week", "2 months": "2x per month", "6 months": "2 years", "2 years": "2x per year"}
"""The other meaning of each of these words, by the meaning that netlint uses."""
_UNCLEAR_SKIPS = {"kwartaal": "3 maanden", "half jaar": "6 maanden", "halfjaar": "6 maanden"}
"""Units of which "om het" skips one to some, and none to others. To netlint it skips none; this says so clearly."""
_SKIPPED = {"kwartaal": "6 maanden", "half jaar": "12 maanden", "halfjaar": "12 maanden"}
"""The same units, with what "om het" means to those who skip one."""

_FORTNIGHT, _HALF_YEAR = 14, 6
_WORDS = {
    1: "day",
    7: "week",
    _FORTNIGHT: "week",
    DAYS_PER_MONTH: "month",
    _YEAR / 4: "quarter",
    _YEAR / 2: "half year",
    _YEAR: "year",
}
"""The word of each length in days."""
_UNITS = {word: length for length, words in _LENGTHS.items() for word in words.split(", ")}
_CLEAR = {word: clear for clear, words in _AMBIGUOUS.items() for word in words.split(", ")}
INTERVAL_WORDS = tuple(
    dict.fromkeys(" ".join((*_NUMBERS, *_ONCE, *_TIMES, *_EVERY, *_SKIP, *_UNITS, *_CLEAR)).replace("-", " ").split())
)
"""Every word of an interval, in lowercase letters."""


def _one_of(words: Iterable[str]) -> str:
    """Return a pattern for one of the words."""
    return f"(?:{'|'.join(words)})"


_MOST_DIGITS = 4
_NUMBER = f"(?:[1-9][0-9]{{0,{_MOST_DIGITS - 1}}}|{_one_of(_NUMBERS)})"
_TO = "(?: ?[-–] ?| (?:to|tot|or|of|à|a) )"  # noqa: RUF001 (people write this dash in a range)
_TIMES_BEFORE = (
    rf"(?:(?P<least>{_NUMBER})(?:{_TO}(?P<most>{_NUMBER}))? ?{_one_of(_TIMES)}|(?P<once>{_one_of(_ONCE)}))(?: in)?"
)
_EVERY_BEFORE = f"(?:(?:(?P<skip>{_one_of(_SKIP)})|{_one_of(_EVERY)}) |/ ?)"
_RANGE_BEFORE = f"(?P<low>{_NUMBER})(?:{_TO}(?P<high>{_NUMBER}))?[ -]?"
_GRAMMAR = f"(?:{_TIMES_BEFORE} ?)?{_EVERY_BEFORE}?(?:{_RANGE_BEFORE})?(?P<unit>{_one_of((*_UNITS, *_CLEAR))})"
"""An interval in lowercase letters. Every part is optional but the unit: `every = "month"` is as clear as "monthly"."""
_NAMES = ("least", "most", "once", "skip", "low", "high", "unit")
_BOTH_CASES = {ord(letter): f"[{letter}{letter.upper()}]" for letter in "abcdefghijklmnopqrstuvwxyzàé"}


def _portable() -> str:
    """Return the grammar without anything that only some regular expressions have: groups with names, or flags."""
    pattern = _GRAMMAR.replace("(?:", "(")
    for name in _NAMES:
        pattern = pattern.replace(f"(?P<{name}>", "(")
    return pattern.translate(_BOTH_CASES)


INTERVAL_PATTERN = f"^({_portable()})$"
"""The pattern of the schema, which every kind of regular expression reads in the same way."""
PYTHON_PATTERN = rf"(?ai)^(?:{_GRAMMAR.replace('à', '[àÀ]').replace('é', '[éÉ]')})\Z"
"""A pattern for the same texts that Python compiles in a third of the time."""
SIGNS_PATTERN = r"^[0-9A-Za-zÀàÉé×/ –-]+\Z"  # noqa: RUF001 (people write these signs)
"""A pattern for every text with only the letters, digits and signs of intervals, which takes no time to compile."""


def is_interval(text: str) -> bool:
    """Return whether a text is an interval of the charter format.

    >>> is_interval("Elke maand"), is_interval("now and then")
    (True, False)
    """
    return _parts(text) is not None


def days(interval: str) -> int:
    """Return the length of an interval of the charter format, in whole days. For a range, the shorter length.

    >>> days("2 weeks"), days("per kwartaal"), days("2x per jaar"), days("2 to 3 weeks")
    (14, 91, 183, 14)

    Raises `ValueError` if the text is not an interval. Intervals in the model are always valid.
    """
    return min(_both(interval))


def longest_days(interval: str) -> int:
    """Return the length of an interval of the charter format, in whole days. For a range, the longer length.

    >>> longest_days("2 weeks"), longest_days("2 tot 3 weken")
    (14, 21)

    Raises `ValueError` if the text is not an interval. Intervals in the model are always valid.
    """
    return max(_both(interval))


def clear_interval(interval: str) -> str | None:
    """Return a clear way to write an interval that has two meanings; `None` if it has one, or is not an interval.

    >>> clear_interval("Biweekly"), clear_interval("om het half jaar"), clear_interval("weekly")
    ('2 weeks', '6 maanden', None)
    """
    parts = _parts(interval)
    if parts is None:
        return None
    unit = parts["unit"]
    clear = _CLEAR.get(unit) or (_UNCLEAR_SKIPS[unit] if _skips(parts) is None else None)
    is_alone = not (parts["low"] or parts["least"] or parts["once"])
    return clear if clear is None or is_alone else f"{days(interval)} days"


def other_interval(interval: str) -> str | None:
    """Return a clear way to write the other meaning of an interval that has two; `None` if it has one, or is none.

    >>> other_interval("Biweekly"), other_interval("om het half jaar"), other_interval("weekly")
    ('2x per week', '12 maanden', None)
    """
    parts = _parts(interval)
    if parts is None or parts["low"] or parts["least"] or parts["once"]:
        return None
    unit = parts["unit"]
    return _OTHERWISE.get(_CLEAR[unit]) if unit in _CLEAR else _SKIPPED[unit] if _skips(parts) is None else None


class Counted(Struct, frozen=True):
    """An interval in numbers: a number of times in a number of units, each from its least to its most.

    "2 to 3 times per half year" is 2 to 3 times in 1 to 1 of the unit "half year".
    """

    times: tuple[int, int]
    units: tuple[int, int]
    unit: str
    """One of "day", "week", "month", "quarter", "half year" and "year". Several half years are months."""


def counted(interval: str) -> Counted:
    """Return an interval of the charter format in numbers.

    >>> counted("om de week")
    Counted(times=(1, 1), units=(2, 2), unit='week')

    Raises `ValueError` if the text is not an interval. Intervals in the model are always valid.
    """
    parts = _parts(interval)
    if parts is None:
        raise ValueError(f"not an interval: {interval!r}")
    every, unit = 1, parts["unit"]
    if unit in _CLEAR:
        number, unit = _CLEAR[unit].split()
        every = int(number)
    word = _WORDS[_UNITS[unit]]
    every *= (2 if _skips(parts) else 1) * (2 if _UNITS[unit] == _FORTNIGHT else 1)
    times, (least, most) = _ranges(parts)
    if word == "half year" and most * every > 1:
        word, every = "month", _HALF_YEAR * every
    return Counted(times, (least * every, most * every), word)


@lru_cache(256)
def _parts(text: str) -> dict[str, str] | None:
    """Return the parts of an interval in lowercase letters, by their names; `None` if the text is not an interval."""
    if found := _usual_parts(text):
        return dict.fromkeys(_NAMES, "") | found
    match = re.search(PYTHON_PATTERN, text)
    return match and {name: (part or "").lower() for name, part in match.groupdict().items()}


def _usual_parts(text: str) -> dict[str, str]:
    """Return the parts of an interval of a usual form: "monthly", "elke maand" or "2 weeks"; empty for other text."""
    text = text.lower() if text.isascii() else ""
    if _is_unit(text):
        return {"unit": text}
    first, _, unit = text.partition(" ")
    if not _is_unit(unit):
        return {}
    if first in _EVERY:
        return {"unit": unit}
    is_number = first in _NUMBERS or (first.isdecimal() and not first.startswith("0") and len(first) <= _MOST_DIGITS)
    return {"low": first, "unit": unit} if is_number else {}


def _is_unit(text: str) -> bool:
    return text in _UNITS or text in _CLEAR


@lru_cache(256)
def _both(interval: str) -> tuple[int, int]:
    """Return the lengths in days of both ends of a range; the same length twice if it is not a range."""
    parts = _parts(interval)
    if parts is None:
        raise ValueError(f"not an interval: {interval!r}")
    unit = parts["unit"]
    if unit in _CLEAR:
        length: float = days(_CLEAR[unit])
    else:
        length = _UNITS[unit] * (2 if _skips(parts) else 1)
    often, spans = _ranges(parts)
    return _whole(spans[0] * length / often[1]), _whole(spans[1] * length / often[0])


def _ranges(parts: dict[str, str]) -> tuple[tuple[int, int], tuple[int, int]]:
    """Return the least and most number of times, and of units."""
    least = _ONCE[parts["once"]] if parts["once"] else _number(parts["least"], 1)
    most = _number(parts["most"], least)
    low = _number(parts["low"], 1)
    high = _number(parts["high"], low)
    return (min(least, most), max(least, most)), (min(low, high), max(low, high))


def _skips(parts: dict[str, str]) -> bool | None:
    """Return whether every second unit is skipped, as in "om de week"; `None` if people read that in two ways."""
    if not parts["skip"] or parts["low"]:
        return False
    return None if parts["skip"] in ("om de", "om het") and parts["unit"] in _UNCLEAR_SKIPS else True


def _number(text: str, otherwise: int) -> int:
    """Return a number in digits or in a word; `otherwise` for an empty text."""
    return int(text) if text.isdecimal() else _NUMBERS.get(text, otherwise)


def _whole(length: float) -> int:
    """Return a length in whole days, at least one."""
    return max(1, round(length))
