"""The records of what changes between two charters. They compute nothing but what follows from them."""

import datetime as dt
from typing import Literal, TypeAlias

from msgspec import Struct

from netlint.charter import Charter
from netlint.charter.diff import Difference
from netlint.i18n import Language, Message
from netlint.linter.history import FindingPeriod
from netlint.linter.history.people import Held

Which: TypeAlias = Literal["old", "new"]
"""One of the two charters."""


class Side(Struct, frozen=True):
    """One of the two charters."""

    name: str
    """What people call it: a path, or a revision and a path."""
    charter: Charter
    """The charter as it is shown on the day of the run."""


class NotCompared(Struct, frozen=True):
    """A key or value that netlint could not compare, as it is invalid in one of the charters."""

    side: Which
    path: str
    message: Message


class Moved(Struct, frozen=True):
    """A section that one charter has elsewhere, so that nobody can tell what is new or gone in it."""

    side: Which
    """The charter that has it elsewhere."""
    section: str
    place: str
    paths: tuple[str, ...]
    """What only the other charter has."""


class RoleChange(Struct, frozen=True):
    """A role that a member gets, or no longer has."""

    role: Held
    is_gained: bool


class Touched(Struct, frozen=True):
    """Subjects about which the charter says how the group decides, and the changes that are about them."""

    scope: str
    method: str | None
    decided_by: tuple[str, ...]
    passes: str | None
    differences: tuple[int, ...]
    """The positions of these changes."""


class Rules(Struct, frozen=True):
    """What the charter says about changing it. The old charter counts, as the new one is only a proposal."""

    side: Which = "old"
    """The charter that says it: the new one if the old one has no `[decisions]`."""
    amendment: str | None = None
    """How the group changes the charter, in its own words."""
    method: str | None = None
    objections: str | None = None
    touched: tuple[Touched, ...] = ()
    min_days: int | None = None
    deadline_days: int | None = None
    contacts: tuple[str, ...] = ()
    """The ids of the members to whom people object: those who coordinate."""
    address: str | None = None
    """How to reach the network, if nobody coordinates."""


class CharterDiff(Struct, frozen=True):
    """What changes between two charters."""

    old: Side
    new: Side
    today: dt.date
    language: Language | None
    differences: tuple[Difference, ...]
    agreements: frozenset[int]
    """The positions of the differences that change an agreement; the others only keep the charter up to date."""
    roles: tuple[RoleChange, ...]
    findings: tuple[FindingPeriod, ...]
    """The findings that come (they are open in the new charter) or go."""
    not_compared: tuple[NotCompared, ...]
    moved: tuple[Moved, ...]
    rules: Rules
    crashed: tuple[str, ...] = ()
    """The codes of the rules that crashed on one of the charters."""

    @property
    def is_same(self) -> bool:
        """Whether the charters mean the same, as far as netlint could compare them."""
        return not (self.differences or self.moved)

    @property
    def names(self) -> dict[str, str]:
        """What members are called in either charter, by id."""
        return self.old.charter.names | self.new.charter.names

    def day_after(self, days: int | None) -> dt.date | None:
        """Return the day that is a number of days after the day of the run; `None` without a number."""
        return (
            None if days is None else dt.date.fromordinal(min(self.today.toordinal() + days, dt.date.max.toordinal()))
        )
