"""Who is connected to what: members with roles, circles, steps and each other. Draws nothing, and judges nothing."""

from collections.abc import Iterator
from typing import NamedTuple

from netlint.charter.links import Connections, Link, LinkKind, Node, NodeKind, Standing
from netlint.charter.model import Charter, Circle, Experiment, Member, Responsibility, as_tuple
from netlint.charter.spoken_names import spoken_id, spoken_text
from netlint.utils.invisible import is_blank

__all__ = ["Connections", "Link", "LinkKind", "Node", "NodeKind", "Standing", "connections"]

MOST_PEOPLE = 200
"""The maximum number of members who are linked by one circle to what the circle has. The project chose this limit."""
_JOINING = ("prospect", "trial")
_SHARED_OTHERWISE = ("distributed", "office", "parent")
"""The models of coordination in which no member in particular has to be named."""


class _Circles(NamedTuple):
    """The circles of a charter by their ids: those that run, and which have ended."""

    running: dict[str, Circle]
    ended: frozenset[str]

    def of(self, circle_id: str | None) -> Circle | None:
        """Return the running circle with an id, if it is in this charter."""
        return self.running.get(circle_id or "")

    def runs(self, circle_id: str | None) -> bool:
        """Return whether a named circle has not ended; a circle that is not in this charter may be elsewhere."""
        return bool(circle_id) and circle_id not in self.ended


def connections(charter: Charter) -> Connections:
    """Return the connections in a charter, as `as_shown` returns it.

    Members who have left are only part of it if they are still named.
    """
    circles = _Circles(
        {one.id: one for one in reversed(charter.running_circles)},
        frozenset(one.id for one in charter.circles if one.ended is not None),
    )
    elsewhere = {section: one.at for one in charter.elsewhere for section in as_tuple(one.sections)}
    is_there = any((charter.members, charter.responsibilities, charter.circles, charter.next_steps))
    things = [*_coordination(charter, circles, is_expected=is_there and "coordination" not in elsewhere)]
    things += [_responsibility(one, circles) for one in charter.responsibilities]
    things += [_circle(one, known="members" not in elsewhere) for one in charter.running_circles]
    things += [_owned("step", one.id, one.what, as_tuple(one.owner)) for one in charter.open_steps]
    things += [
        _owned("experiment", one.id, one.hypothesis, as_tuple(one.owner)) for one in _running_experiments(charter)
    ]
    nodes = {node.key: node for node in things}
    links = list(dict.fromkeys(_links(charter, circles)))
    nodes |= {
        f"meeting {one.id}": Node(f"meeting {one.id}", "meeting", spoken_id(one.id))
        for one in charter.meetings
        if any(link.target == f"meeting {one.id}" for link in links)
    }
    named = dict.fromkeys(key for link in links for key in (link.source, link.target))
    members = {node.key: node for node in _members(charter, named)}
    members |= {key: _unlisted(key) for key in named if key not in members and key not in nodes}
    kept = tuple((section, elsewhere[section]) for section in _SECTIONS if section in elsewhere)
    unnamed = 0 if "members" in elsewhere else max(0, charter.size - len(charter.active)) if charter.members else 0
    return Connections((*members.values(), *nodes.values()), tuple(links), kept, unnamed)


_SECTIONS = ("members", "coordination", "responsibilities", "circles", "support", "next-steps", "experiments")


def _members(charter: Charter, named: dict[str, None]) -> Iterator[Node]:
    former = {one.id for one in charter.former}
    for one in charter.members:
        key = f"member {one.id}"
        standing: Standing = "left" if one.id in former else _standing(one)
        if key in named or (standing != "left" and one.status != "prospect"):
            yield Node(key, "member", _said(one.name) or one.id, standing)


def _standing(member: Member) -> Standing:
    if member.left is not None:
        return "leaving"
    return "joining" if member.status in _JOINING else "away" if member.status == "leave" else "active"


def _unlisted(key: str) -> Node:
    kind, _, name = key.partition(" ")
    return Node(key, "circle" if kind == "circle" else "member", name, "unlisted")


def _said(text: str | None) -> str:
    return text if text and not is_blank(text) else ""


def _people(circle: Circle | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*as_tuple(circle.members), *as_tuple(circle.lead)))) if circle else ()


def _coordination(charter: Charter, circles: _Circles, *, is_expected: bool) -> Iterator[Node]:
    one = charter.coordination
    if one is None:
        if is_expected:
            yield Node("coordination", "coordination", "", is_held=False)
        return
    how = _said(one.rotation)
    has_board = one.model == "board" and any(circle.kind == "board" for circle in charter.running_circles)
    is_held = bool(charter.coordinators or how or has_board or one.model in _SHARED_OTHERWISE)
    people = dict.fromkeys((*charter.coordinators, *_people(circles.of(one.circle))))
    yield Node(
        "coordination",
        "coordination",
        "",
        is_held=is_held or circles.runs(one.circle),
        parts=max(1, len(people)),
        how=how,
        form=one.model or "",
    )


def _responsibility(one: Responsibility, circles: _Circles) -> Node:
    circle, how = circles.of(one.circle), _said(one.held_by)
    people = len(_holders(one, circle))
    if circle and not how:
        people = max(people, circle.size or 0)
    return Node(
        f"responsibility {one.id}",
        "responsibility",
        spoken_text(one.title, one.id),
        is_held=bool(people or how or circles.runs(one.circle)),
        parts=max(1, people),
        how=how,
    )


def _holders(one: Responsibility, circle: Circle | None) -> tuple[str, ...]:
    """Return the ids of the people who hold a responsibility; without them, the member who is accountable."""
    return tuple(dict.fromkeys((*as_tuple(one.holders), *_people(circle)))) or as_tuple(one.accountable)


def _circle(one: Circle, *, known: bool) -> Node:
    """Return a circle; `known` is whether the charter has all members, so that a circle without people has none."""
    return Node(f"circle {one.id}", "circle", spoken_id(one.id), is_held=bool(_people(one) or one.size or not known))


def _owned(kind: NodeKind, name: str, label: str | None, owners: tuple[str, ...]) -> Node:
    parts = len(dict.fromkeys(owners))
    return Node(f"{kind} {name}", kind, spoken_text(label, name), is_held=bool(parts), parts=max(1, parts))


def _links(charter: Charter, circles: _Circles) -> Iterator[Link]:
    if one := charter.coordination:
        yield from _from_members(charter.coordinators, "coordination", "coordinates")
        yield from _from_members(as_tuple(one.deputy), "coordination", "deputy")
        yield from _by_circle(circles, one.circle, "coordination", "coordinates")
    for responsibility in charter.responsibilities:
        yield from _of_responsibility(responsibility, circles)
    for circle in charter.running_circles:
        yield from _from_members(as_tuple(circle.lead), f"circle {circle.id}", "leads")
        others = tuple(who for who in as_tuple(circle.members) if who not in as_tuple(circle.lead))
        yield from _from_members(others, f"circle {circle.id}", "in")
    yield from _of_work(charter)
    yield from (
        Link(f"member {one.giver}", f"member {one.to}", "supports") for one in charter.support if one.giver != one.to
    )


def _of_responsibility(one: Responsibility, circles: _Circles) -> Iterator[Link]:
    target, direct = f"responsibility {one.id}", as_tuple(one.holders)
    alone = () if direct or _people(circles.of(one.circle)) else as_tuple(one.accountable)
    yield from _from_members((*direct, *alone), target, "holds")
    yield from _by_circle(circles, one.circle, target, "holds")
    if not alone:
        yield from _from_members(as_tuple(one.accountable), target, "accountable")
    yield from _from_members(as_tuple(one.deputy), target, "deputy")


def _of_work(charter: Charter) -> Iterator[Link]:
    for step in charter.open_steps:
        yield from _from_members(as_tuple(step.owner), f"step {step.id}", "takes")
    for experiment in _running_experiments(charter):
        yield from _from_members(as_tuple(experiment.owner), f"experiment {experiment.id}", "tries")
    for meeting in charter.meetings:
        if meeting.facilitator in charter.names:
            yield from _from_members(as_tuple(meeting.facilitator), f"meeting {meeting.id}", "facilitates")


def _running_experiments(charter: Charter) -> tuple[Experiment, ...]:
    return tuple(one for one in charter.experiments if is_blank(one.conclusion or ""))


def _from_members(members: tuple[str, ...], target: str, kind: LinkKind) -> Iterator[Link]:
    yield from (Link(f"member {who}", target, kind) for who in members)


def _by_circle(circles: _Circles, circle_id: str | None, target: str, kind: LinkKind) -> Iterator[Link]:
    """Yield the link of a circle that has something, and those of its people."""
    if circle_id and circles.runs(circle_id):
        yield Link(f"circle {circle_id}", target, kind)
        people = _people(circles.of(circle_id))[:MOST_PEOPLE]
        yield from (Link(f"member {who}", target, kind, f"circle {circle_id}") for who in people)
