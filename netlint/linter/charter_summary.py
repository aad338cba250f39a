"""What the charters of a run see of one charter. Compares nothing."""

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

import msgspec
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


class Person(Struct, frozen=True, gc=False, array_like=True):
    """A member, as other charters see that member."""

    id: str
    """The id of the member."""
    name: str | None
    """The name of the member; `None` if the charter has none."""


_PEOPLE = msgspec.msgpack.Decoder(tuple[Person, ...])


def packed(people: Iterable[Person]) -> bytes:
    """Return members in a few bytes, as a run keeps those of all its charters."""
    return msgspec.msgpack.encode(tuple(people))


NOBODY = packed(())


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
    people: bytes = NOBODY
    """The members, as `packed` returns them."""
    coordinators: tuple[str, ...] = ()
    """The ids of the members who coordinate."""
    extracts: tuple[Extracted, ...] | None = None
    """What the functions in `compares` returned, as bytes, which `of` reads; `None` if the run has only one charter."""

    @property
    def members(self) -> tuple[Person, ...]:
        """The members who take part."""
        return _PEOPLE.decode(self.people)

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
        people = packed(Person(member.id, member.name) for member in charter.active)
        return CharterSummary(
            file,
            network.name if network else None,
            network.parent if network else None,
            as_tuple(network.affiliates) if network else (),
            people,
            tuple(charter.coordinators),
            extracts,
        )
    except InvalidValue:
        return CharterSummary(file, extracts=extracts)


class SharedExtracts:
    """Keeps one copy of values that several charters have."""

    def __init__(self) -> None:
        """Know no value yet."""
        self._known: dict[Extracted, Extracted] = {}

    def sharing(self, summary: CharterSummary, names: Mapping[str, str]) -> CharterSummary:
        """Return the same summary, with the copies that are kept here, and that of its file in `names`."""
        file = names.get(summary.file, summary.file)
        if not summary.extracts:
            return replace(summary, file=file)
        shared = (one if isinstance(one[1], NoValue) else self._known.setdefault(one, one) for one in summary.extracts)
        return replace(summary, file=file, extracts=tuple(shared))
