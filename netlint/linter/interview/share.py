"""The share of time that goes to the network, in an answer: "een kwart", "80% klanten, 20% netwerk". Asks nothing."""

import re

from netlint.i18n.message import Message
from netlint.linter.interview.words import plain

_FRACTIONS: dict[str, float] = {
    "half": 1 / 2, "helft": 1 / 2, "one half": 1 / 2, "een half": 1 / 2,
    "kwart": 1 / 4, "quarter": 1 / 4, "vierde": 1 / 4, "fourth": 1 / 4,
    "driekwart": 3 / 4, "drie kwart": 3 / 4, "three quarters": 3 / 4, "three fourths": 3 / 4,
    "derde": 1 / 3, "third": 1 / 3, "twee derde": 2 / 3, "tweederde": 2 / 3, "two thirds": 2 / 3,
    "vijfde": 1 / 5, "fifth": 1 / 5, "tiende": 1 / 10, "tenth": 1 / 10, "alles": 1, "all": 1,
}  # fmt: skip
_FILLER = re.compile(
    r"\b(?:ongeveer|circa|ca|zo'?n|bijna|about|roughly|around|approximately|een|één|a|an|one|de|het|the|van|of|onze|our|"
    r"my|mijn|tijd|werktijd|time|gaat|goes|is|naar|aan|to|for|voor|in|zelf|itself|met|with|on|op|and|en|rest)\b"
)
_CLIENTS = re.compile(
    r"\b(?:klant(?:en)?|klantwerk|clients?|customers?|opdracht(?:en|gevers?)?|assignments?|buiten|external|extern)\b"
)
_NETWORK = re.compile(r"\b(?:netwerk|network|groep|group|collectief|collective|intern|internal|onszelf|ourselves)\b")
_HOURS = re.compile(
    r"\b(?:[0-9]*u(?:ur)?|uren|hours?|dag(?:en|deel|delen)?|days?|per|week|weken|maand|months?|minuten|minutes?)\b"
)
_NUMBER = re.compile(r"(?P<number>[0-9]{1,3}(?:[.,][0-9]{1,6})?)\s*(?P<sign>%|procent|percent|per cent)?")
_RATIO = re.compile(r"(?P<first>[0-9]{1,3})\s*%?\s*[/:]\s*(?P<second>[0-9]{1,3})\s*%?")
_SIDES = re.compile(r"[,;]|(?<=[a-z])\s+(?:en|and)\s+(?=[0-9])|(?<=%)\s+(?:en|and)\s+")
_WHOLE = 100

NOT_A_SHARE = Message("netlint cannot read this as a share of your time. Write, for example, half, 40% or 0.4.")
HOURS = Message("What percentage of your working time is that? Write, for example, 10%.")
WHICH = Message("Which part goes to the network? Write, for example, 20% network.")


def share_in(text: str) -> float | Message:
    """Return the share of time for the network, from 0 to 1, or what to ask about it.

    >>> share_in("80% klanten"), share_in("een kwart")
    (0.2, 0.25)
    """
    said = plain(text).casefold()
    if "%" not in said and _HOURS.search(said.replace("per cent", "")):
        return HOURS
    shares = [_side(part) for part in _SIDES.split(said) if part.strip()] if not _is_decimal(said) else [_side(said)]
    if problem := next((one for one in shares if isinstance(one, Message)), None):
        return problem
    found = [one for one in shares if isinstance(one, float)]
    is_one = bool(found) and all(abs(one - found[0]) < 1 / _WHOLE for one in found)
    return round(found[0], 6) if is_one else NOT_A_SHARE


def _is_decimal(said: str) -> bool:
    """Return whether the comma in a text is that of a number: 0,4."""
    return re.search(r"[0-9],[0-9]", said) is not None


def _side(said: str) -> float | Message:
    """Return the share for the network in one part of an answer, which may be about the time for clients."""
    for_clients, for_network = _CLIENTS.search(said), _NETWORK.search(said)
    if for_clients and for_network:
        return WHICH
    rest = _NETWORK.sub(" ", _CLIENTS.sub(" ", said))
    found = _part(" ".join(_FILLER.sub(" ", rest).split()).strip(" .:="), has_side=bool(for_clients or for_network))
    return 1 - found if for_clients and isinstance(found, float) else found


def _part(said: str, *, has_side: bool) -> float | Message:
    """Return a part of a whole: a fraction in words or in digits, or a number."""
    if said in _FRACTIONS:
        return float(_FRACTIONS[said])
    if ratio := _RATIO.fullmatch(said):
        return _ratio(int(ratio["first"]), int(ratio["second"]), has_side=has_side)
    match = _NUMBER.fullmatch(said)
    if match is None:
        return NOT_A_SHARE
    number = float(match["number"].replace(",", "."))
    share = number / _WHOLE if match["sign"] or number >= 1 else number
    return share if share <= 1 else NOT_A_SHARE


def _ratio(first: int, second: int, *, has_side: bool) -> float | Message:
    """Return the share in "1/5"; two shares of a hundred do not say which one is for the network, unless equal."""
    if first + second == _WHOLE:
        return 0.5 if first == second else WHICH
    return first / second if 0 < first <= second and (has_side or second < _WHOLE) else NOT_A_SHARE
