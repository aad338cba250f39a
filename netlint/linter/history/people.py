"""Who held which role, from which day until which."""

import datetime as dt
from collections.abc import Iterator, Sequence

from msgspec import Struct

from netlint.charter import Charter, as_tuple
from netlint.linter.history.model import FirstIs, LastIs, RoleKind, RolePeriod
from netlint.linter.history.sections import Sections

ROLES: tuple[RoleKind, ...] = ("coordinator", "deputy", "responsibility", "circle-lead", "member")
"""The roles, in the order in which they are told."""


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
    def key(self) -> tuple[RoleKind, str, str]:
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


def role_periods(points: Sequence[tuple[dt.date, Sequence[Held], Sections]], names: dict[str, str]) -> list[RolePeriod]:
    """Return who held what when. A role goes on where its section could not be read."""
    running: dict[tuple[RoleKind, str, str], _Period] = {}
    ended: dict[tuple[RoleKind, str, str], list[RolePeriod]] = {}

    def end(role: Held, last: dt.date | None, last_is: LastIs) -> None:
        before = ended.setdefault(role.key, [])
        period = running.pop(role.key)
        before.append(period.ended(names.get(role.member, role.member), last, last_is, _last_of(before)))

    for number, (day, roles, sections) in enumerate(points):
        seen = {role.key: role for role in roles}
        for key, role in seen.items():
            if not role.is_over:
                period = running.setdefault(key, _Period(role, day, "seen" if number else "earliest"))
                period.role = role
            elif key in running:
                running[key].role = role
                end(role, role.until or day, "stated" if role.until else "seen")
            elif key not in ended and role.until:
                name = names.get(role.member, role.member)
                past = RolePeriod(*key[:2], role.title, role.member, name, role.since, "stated", role.until, "stated")
                ended[key] = [past]
        for key in [key for key in running if key not in seen]:
            role = running[key].role
            if role.section in sections.elsewhere:
                end(role, day, "elsewhere")
            elif role.section not in sections.unsure:
                end(role, day, "seen")
    for period in list(running.values()):
        end(period.role, None, "")
    return sorted((one for periods in ended.values() for one in periods), key=_order)


def _last_of(periods: list[RolePeriod]) -> dt.date | None:
    return periods[-1].last if periods else None


def _order(one: RolePeriod) -> tuple[int, str, dt.date, str]:
    return (ROLES.index(one.kind), one.what, one.first or dt.date.min, one.member)
