"""Who holds the keys: the different people, and holders who are not in the network now. Holds no rule."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from netlint import Charter, Location, as_tuple, suggest

from netlint_practicalities._words import said
from netlint_practicalities.table import Key, Practicalities


class Stray(NamedTuple):
    """A holder who is not a member or circle now, and the place that says so."""

    id: str
    place: Location
    has_left: bool
    """Whether a member has left, or a circle has ended."""
    meant: str | None
    """The member or circle that is probably meant, if one has a similar id."""


class HeldKey(NamedTuple):
    """A key, the different people who hold it, and the holders who are not in the network now."""

    what: str
    place: Location
    people: frozenset[str]
    strays: tuple[Stray, ...]


class _Roll:
    """Who is in the network on the day of the charter.

    If members or circles are kept elsewhere, or not all members are listed, an id that is not here may well be theirs.
    """

    def __init__(self, charter: Charter) -> None:
        here = charter.here
        elsewhere = {section for one in charter.elsewhere for section in as_tuple(one.sections)}
        self.left = {member.id for member in here.members if member.has_left_by(charter.day)}
        self.members = {member.id for member in here.members} - self.left
        self.ended = {circle.id for circle in here.circles if circle.ended} - self.members
        self.circles: dict[str, Any] = {circle.id: circle for circle in here.running_circles}
        stated = here.membership.size if here.membership else None
        listed = len(here.active)
        self.may_be_a_circle = "circles" in elsewhere
        self.may_be_a_member = "members" in elsewhere or (stated or 0) > listed or not here.members

    def people(self, holder: str) -> set[str]:
        """Return the people that a holder is: one person, the members of a circle, or nobody."""
        if holder in self.members:
            return {holder}
        if circle := self.circles.get(holder):
            return self._in_circle(circle)
        if holder in self.left | self.ended:
            return set()
        if self.may_be_a_circle:
            return _some(holder)
        return {holder} if self.may_be_a_member else set()

    def _in_circle(self, circle: Any) -> set[str]:
        inside = set(as_tuple(circle.members)) - self.left
        if not self.may_be_a_member:
            inside &= self.members
        listed = circle.members is not None and (circle.size or 0) <= len(as_tuple(circle.members))
        return inside if listed else inside | _some(circle.id)

    def stray(self, holder: str, place: Location) -> Stray | None:
        """Return a holder who is not in the network now. Return nothing for a holder who is, or may be."""
        if holder in self.members or holder in self.circles:
            return None
        has_left = holder in self.left | self.ended
        if not has_left and (self.may_be_a_member or self.may_be_a_circle):
            return None
        near = None if has_left else suggest(holder, sorted({*self.members, *self.circles}))
        return Stray(holder, place, has_left, near)


def _some(circle: str) -> set[str]:
    """Return two people for a circle whose members are not all listed: it has at least two."""
    return {f"{circle} 1", f"{circle} 2"}


def held_keys(charter: Charter) -> list[HeldKey]:
    """Return each key with the people who hold it. Keys with the same name are one key."""
    roll = _Roll(charter)
    found: dict[str, HeldKey] = {}
    for key in charter.table(Practicalities).keys:
        placed = list(_placed(key))
        people = {person for holder, _at in placed for person in roll.people(holder)} | set(said(key.outside))
        strays = tuple(stray for holder, where in placed if (stray := roll.stray(holder, where)))
        same = found.get(_folded(key.what))
        found[_folded(key.what)] = HeldKey(
            same.what if same else key.what,
            same.place if same else key,
            (same.people if same else frozenset()) | people,
            (*(same.strays if same else ()), *strays),
        )
    return list(found.values())


def _placed(key: Key) -> Iterator[tuple[str, Location]]:
    """Yield each holder of a key, with its place."""
    if isinstance(key.holders, tuple):
        yield from ((one, (key, "holders", number)) for number, one in enumerate(key.holders) if said(one))
    else:
        yield from ((one, (key, "holders")) for one in said(key.holders))


def _folded(what: str) -> str:
    return " ".join(what.casefold().split())
