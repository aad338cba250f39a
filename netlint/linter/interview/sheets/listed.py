"""What a sheet or an export says: people, circles, and perhaps the network itself. Reads nothing."""

import datetime as dt
from typing import Literal, TypeAlias

from msgspec import Struct

from netlint.charter.model.identity import MemberStatus
from netlint.i18n import Message
from netlint.linter.interview.person import Person

Keep: TypeAlias = Literal["surname", "email", "phone"]
"""Personal data that goes into a charter only if someone asks for it."""


class ListedPerson(Person, frozen=True):
    """A person in a sheet, with what only a sheet says."""

    status: MemberStatus | None = None
    """Whether the person is joining, active, on leave or gone, if the sheet says so."""
    email: str | None = None
    """The email address, if it is kept. A charter has no key for it: write it in `[extra.contacts]`."""
    phone: str | None = None
    """The telephone number, if it is kept. A charter has no key for it: write it in `[extra.contacts]`."""


class ListedCircle(Struct, frozen=True):
    """A smaller group within the network."""

    id: str
    name: str
    members: tuple[str, ...]
    """The ids of its people, in the order of the file."""
    lead: str | None = None
    """The id of the person who leads it, if the file says so."""


class ListedNetwork(Struct, frozen=True):
    """The network that an export is about."""

    name: str | None = None
    purpose: str | None = None
    summary: str | None = None
    url: str | None = None
    founded: dt.date | None = None


class People(Struct, frozen=True):
    """Everything that a file says about a network and its people."""

    people: tuple[ListedPerson, ...]
    notes: tuple[Message, ...] = ()
    """What netlint left out or assumed, and what to do about it."""
    coordinators: tuple[str, ...] = ()
    """The ids of the people who coordinate the network, if the file says so."""
    network: ListedNetwork | None = None
    circles: tuple[ListedCircle, ...] = ()
