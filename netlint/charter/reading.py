"""How rules read a charter: on a day, and without the sections that stand elsewhere."""

import datetime as dt
from functools import cache
from typing import Any, NoReturn

from netlint.charter.model import Charter, StandsElsewhere, as_tuple, keys
from netlint.charter.model.elsewhere import Elsewhere
from netlint.utils.invisible import is_blank

_AT = "where it stands: "
"""What stands before the name of an attribute where a charter keeps where that section stands."""


def as_read(charter: Charter, day: dt.date | None) -> Charter:
    """Return a charter as rules read it on a day.

    Reading a section that stands elsewhere raises `StandsElsewhere`; `here` has what is written of it all the same.
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
    """Return what is said to stand elsewhere, but for what is not valid or names no place."""
    stated = (one for one in _stored(charter, "elsewhere") if type(one) is Elsewhere)
    return tuple(one for one in stated if not is_blank(one.at))


def _stored(charter: Charter, attribute: str) -> Any:
    """Return the value of an attribute, also of one that cannot be read."""
    return Charter.__dict__[attribute].__get__(charter)


@cache
def _without(kind: Any, named: tuple[tuple[str, str], ...]) -> Any:
    """Make a kind of charter of which some sections stand elsewhere, once: classes are seldom freed."""
    return type(kind.__name__, (kind,), {name: _elsewhere(name, key) for name, key in named}, frozen=True, dict=True)


def _elsewhere(attribute: str, section: str) -> property:
    def read(charter: Any) -> NoReturn:
        raise StandsElsewhere(section, charter.__dict__[_AT + attribute])

    return property(read)
