"""What the charters of a run see of one charter. Compares nothing."""

import sys
from collections.abc import Callable
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from netlint.charter import Charter, InvalidValue, as_tuple
from netlint.i18n import Message
from netlint.linter.extracts import Extracted, NoExtract, NoValue
from netlint.rules.extract import extract_of
from netlint.rules.skip import SkipRule

T = TypeVar("T")

_ONLY_ONE = Message("the rule compares charters, but this run has only one")


def only_one() -> SkipRule:
    """Return what a rule that compares charters raises in a run with one charter."""
    return SkipRule(_ONLY_ONE)


class Person(Struct, frozen=True, gc=False):
    """A member, as other charters see that member."""

    id: str
    """The id of the member."""
    name: str | None
    """The name of the member; `None` if the charter has none."""


class CharterSummary(Struct, frozen=True, gc=False):
    """The part of one charter that other charters see. Invalid values are left out."""

    file: str = ""
    """The path of the charter, as reports show it."""
    name: str | None = None
    """The name of the network."""
    parent: str | None = None
    """The name of the network that it is part of."""
    affiliates: tuple[str, ...] = ()
    """The names of the networks that belong to it."""
    members: tuple[Person, ...] = ()
    """The members who take part."""
    coordinators: tuple[str, ...] = ()
    """The ids of the members who coordinate."""
    extracts: tuple[Extracted, ...] | None = None
    """What the functions in `compares` returned, as bytes, which `of` reads; `None` if the run has only one charter."""

    def of(self, function: Callable[[Charter], T]) -> T:
        """Return the value of a function in `compares` for this charter.

        Raises `SkipRule` if there is none: the function reads a part of the charter that is invalid or kept elsewhere,
        it raised `SkipRule` itself, or the run has only one charter. Raises `LookupError` for a function that is not in
        `compares`.
        """
        if self.extracts is None:
            raise only_one()
        extract = extract_of(function)
        for key, value in self.extracts:
            if key == extract.key:
                if isinstance(value, NoValue):
                    raise NoExtract(self.file, value)
                return extract.decode(value)  # type: ignore[no-any-return]  # of the type that the function returns
        name = extract.name
        raise LookupError(f"`{name}` is not in `compares` of the rule; write @rule(..., compares=({name},))")


def summarize(file: str, charter: Charter | None, extracts: tuple[Extracted, ...] | None = None) -> CharterSummary:
    """Return the summary of the charter in `file`; without a name or members if `charter` is `None`."""
    if charter is None:
        return CharterSummary(file, extracts=extracts)
    try:
        charter = charter.here
        network = charter.network
        people = tuple(Person(_kept(member.id), member.name) for member in charter.active)
        return CharterSummary(
            file,
            network.name if network else None,
            network.parent if network else None,
            as_tuple(network.affiliates) if network else (),
            people,
            tuple(map(_kept, charter.coordinators)),
            extracts,
        )
    except InvalidValue:
        return CharterSummary(file, extracts=extracts)


def _kept(text: str) -> str:
    """Return one shared copy of text that many summaries have."""
    return sys.intern(text)


class SharedExtracts:
    """Keeps one copy of values that several charters have."""

    def __init__(self) -> None:
        """Know no value yet."""
        self._known: dict[Extracted, Extracted] = {}

    def sharing(self, summary: CharterSummary) -> CharterSummary:
        """Return the same summary, with the copies that are kept."""
        if not summary.extracts:
            return summary
        shared = (one if isinstance(one[1], NoValue) else self._known.setdefault(one, one) for one in summary.extracts)
        return replace(summary, extracts=tuple(shared))
