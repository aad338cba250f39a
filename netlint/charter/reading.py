"""How rules read a charter: on a day, and without the sections that are kept elsewhere."""

import datetime as dt
from functools import cache
from typing import Any, NoReturn

from netlint.charter.model import Charter, StandsElsewhere, as_tuple, keys
from netlint.charter.model.elsewhere import Elsewhere
from netlint.utils.invisible import is_blank

_AT = "where it stands: "
"""The prefix of the attributes in which a charter keeps the places of sections that are kept elsewhere."""


def as_read(charter: Charter, day: dt.date | None) -> Charter:
    """Return a charter as rules read it on a day.

    Reading a section that is kept elsewhere raises `StandsElsewhere`; `here` returns what the file has of it.
    """
    charter.__dict__["day"] = day
    if not (elsewhere := _stated(charter)):
        return charter
    places: dict[str, str] = {}
    for one in elsewhere:
        for section in as_tuple(one.sections):
            places[section] = f"{places[section]}; {one.at}" if section in places else one.at
    named = {attribute: key for attribute, key in keys(charter) if key in places}
    read = _without(type(charter), tuple(named.items()))(**{name: _stored(charter, name) for name, _ in keys(charter)})
    read.__dict__.update(charter.__dict__)
    read.__dict__.update({_AT + attribute: places[key] for attribute, key in named.items()})
    read.__dict__["here"] = charter
    return read  # type: ignore[no-any-return]  # a class that is made here


def _stated(charter: Charter) -> tuple[Elsewhere, ...]:
    """Return the valid items of `[[elsewhere]]` that name a place."""
    stated = (one for one in _stored(charter, "elsewhere") if type(one) is Elsewhere)
    return tuple(one for one in stated if not is_blank(one.at))


def _stored(charter: Charter, attribute: str) -> Any:
    """Return the value of an attribute, even if reading it would raise."""
    return Charter.__dict__[attribute].__get__(charter)


@cache
def _without(kind: Any, named: tuple[tuple[str, str], ...]) -> Any:
    """Return a kind of charter with some sections kept elsewhere. Made once, as classes are seldom freed."""
    return type(kind.__name__, (kind,), {name: _elsewhere(name, key) for name, key in named}, frozen=True, dict=True)


def _elsewhere(attribute: str, section: str) -> property:
    def read(charter: Any) -> NoReturn:
        raise StandsElsewhere(section, charter.__dict__[_AT + attribute])

    return property(read)
