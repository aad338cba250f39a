"""Who held which role, from which day until which."""

import datetime as dt
from collections.abc import Container, Iterator, Mapping, Sequence
from typing import TypeAlias

from msgspec import Struct

from netlint.charter import Charter, as_tuple
from netlint.linter.history.model import FirstIs, LastIs, RoleKind, RolePeriod
from netlint.linter.history.sections import Sections

ROLES: tuple[RoleKind, ...] = ("coordinator", "deputy", "responsibility", "circle-lead", "member")
"""The roles, in the order in which they are told."""


RoleKey: TypeAlias = tuple[RoleKind, str, str]
"""What is the same as long as it is the same role: its kind, what it is about, and the member."""


class Held(Struct, frozen=True):
    """A role that a charter says a member holds, or held: `is_over`."""

    kind: RoleKind
    what: str
    title: str
    member: str
    section: str
    since: dt.date | None = None
    until: dt.date | None = None
    is_over: bool = False

    @property
    def key(self) -> RoleKey:
        """What is the same as long as it is the same role."""
        return (self.kind, self.what, self.member)


def held(charter: Charter) -> Iterator[Held]:
    """Yield the roles in a charter, as `as_shown` returns it."""
    for one in charter.members:
        takes_part = one.status in ("trial", "active", "leave") and not one.has_left_by(charter.day)
        if takes_part or one.has_left_by(charter.day):
            until = None if takes_part else one.left
            yield Held("member", "", "", one.id, "members", one.joined, until, is_over=not takes_part)
    if coordination := charter.coordination:
        circle = next((one for one in charter.circles if one.id == coordination.circle), None)
        together = as_tuple(circle.members) if circle else ()
        for member in dict.fromkeys((*charter.coordinators, *together)):
            yield Held("coordinator", "", "", member, "coordination", coordination.appointed)
        if coordination.deputy:
            yield Held("deputy", "", "", coordination.deputy, "coordination")
    for duty in charter.responsibilities:
        for member in dict.fromkeys(as_tuple(duty.holders)):
            yield Held("responsibility", duty.id, duty.title or "", member, "responsibilities")
    for circle in charter.running_circles:
        if circle.lead:
            yield Held("circle-lead", circle.id, "", circle.lead, "circles")


class _Period:
    """A role that is held, as far as the points have been looked at."""

    def __init__(self, role: Held, day: dt.date, first_is: FirstIs) -> None:
        self.role, self.day, self.first_is = role, day, first_is

    def ended(self, name: str, last: dt.date | None, last_is: LastIs, after: dt.date | None) -> RolePeriod:
        """Return the period; a day that the charter states counts if it is not after netlint saw it."""
        role, first, first_is = self.role, self.day, self.first_is
        if role.since and role.since <= first and (after is None or role.since > after):
            first, first_is = role.since, "stated"
        return RolePeriod(role.kind, role.what, role.title, role.member, name, first, first_is, last, last_is)


class _Roles:
    """The roles that are held, and those that were, as far as the points have been looked at."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self.names = names
        self.running: dict[RoleKey, _Period] = {}
        self.ended: dict[RoleKey, list[RolePeriod]] = {}

    def see(self, role: Held, day: dt.date, first_is: FirstIs) -> None:
        """Take up a role that a charter has on a day."""
        if not role.is_over:
            period = self.running.setdefault(role.key, _Period(role, day, first_is))
            period.role = role
        elif role.key in self.running:
            self.running[role.key].role = role
            self.end(role, role.until or day, "stated" if role.until else "seen")
        elif role.key not in self.ended and role.until:
            name = self.names.get(role.member, role.member)
            self.ended[role.key] = [
                RolePeriod(
                    role.kind, role.what, role.title, role.member, name, role.since, "stated", role.until, "stated"
                )
            ]

    def miss(self, seen: Container[RoleKey], day: dt.date, sections: Sections) -> None:
        """End the roles that a charter does not have any more, as far as that is certain."""
        for role in [period.role for key, period in self.running.items() if key not in seen]:
            if role.section in sections.elsewhere:
                self.end(role, day, "elsewhere")
            elif role.section not in sections.unsure:
                self.end(role, day, "seen")

    def end(self, role: Held, last: dt.date | None, last_is: LastIs) -> None:
        """End a role that is held."""
        before = self.ended.setdefault(role.key, [])
        name = self.names.get(role.member, role.member)
        before.append(self.running.pop(role.key).ended(name, last, last_is, before[-1].last if before else None))


def role_periods(
    points: Sequence[tuple[dt.date, Sequence[Held], Sections]], names: Mapping[str, str]
) -> list[RolePeriod]:
    """Return who held what when. A role goes on where its section could not be read."""
    found = _Roles(names)
    for number, (day, roles, sections) in enumerate(points):
        for role in roles:
            found.see(role, day, "seen" if number else "earliest")
        found.miss({role.key for role in roles}, day, sections)
    for period in list(found.running.values()):
        found.end(period.role, None, "")
    return sorted((one for periods in found.ended.values() for one in periods), key=_order)


def _order(one: RolePeriod) -> tuple[int, str, dt.date, str]:
    return (ROLES.index(one.kind), one.what, one.first or dt.date.min, one.member)
