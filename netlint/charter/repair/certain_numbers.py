"""Numbers and shares that someone wrote as text: what they certainly are, or what a person can choose."""

import re
from typing import Any

from netlint.charter.repair.forms import Form
from netlint.charter.repair.meant import NOTHING
from netlint.charter.repair.reading import UNREADABLE, Reading, choices
from netlint.utils import spoken

_NUMBER = re.compile(r"-?[0-9]{1,9}(?:[.,]([0-9]{1,6}))?|-?[1-9][0-9]{0,2}(?:([., ])[0-9]{3})(?:\2[0-9]{3})+")
_THOUSAND = 3
"""The digits after a sign that can be that of a decimal or of a thousand."""
_HALVES = ("half", "de helft", "helft")
_PERCENT = 100


def read_number(form: Form, value: Any, *, has_shares: bool) -> Reading:
    """Return the number that a text is; a number that does not fit stays as it is."""
    is_whole = form["type"] == "integer"
    if isinstance(value, float) and is_whole and value.is_integer():
        return Reading(int(value))
    if not isinstance(value, str):
        return UNREADABLE
    is_share = form.get("maximum") == 1 or (has_shares and not {"minimum", "maximum"} & form.keys())
    plain, percent = re.subn(rf"\s*(?:{spoken.PERCENT_SIGN})$", "", value.strip(), flags=re.IGNORECASE)
    found = _plain_number(plain)
    if found.certain is not NOTHING and percent and is_share:
        found = Reading(round(found.certain / _PERCENT, 6))
    elif percent and form.get("maximum") != _PERCENT:
        return choices(spoken.read_share(value)) if is_share else UNREADABLE
    if found == UNREADABLE:
        is_half = value.strip().casefold() in _HALVES
        found = choices((spoken.read_share(value) if is_half else None) if is_share else spoken.read_number(value))
    return _within(found, is_whole=is_whole, is_share=is_share)


def _plain_number(text: str) -> Reading:
    """Return the number that digits say, with a point or a comma; of "1.000", both readings."""
    match = _NUMBER.fullmatch(text)
    if match is None:
        return UNREADABLE
    joined = re.sub("[., ]", "", text)
    if match[2]:
        return Reading(int(joined))
    if match[1] is None:
        return Reading(int(text))
    decimal = float(text.replace(",", "."))
    is_unclear = len(match[1]) == _THOUSAND and not text.lstrip("-").startswith("0")
    return choices(decimal, int(joined)) if is_unclear else Reading(decimal)


def _within(found: Reading, *, is_whole: bool, is_share: bool) -> Reading:
    """Return a reading without numbers that cannot be: parts of what is whole, and shares of more than all."""
    fitting = []
    for number in found.choices if found.certain is NOTHING else (found.certain,):
        if is_share and not 0 <= number <= 1:
            continue
        if not is_whole or number == int(number):
            fitting.append(int(number) if is_whole else number)
    if found.certain is not NOTHING and fitting:
        return Reading(fitting[0])
    return Reading(choices=tuple(fitting))
