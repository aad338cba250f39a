"""The drawing of who is connected to what: a lane for each member with marks for what it has, and arcs of support.

All coordinates are in pixels at a width of `WIDTH`, so that text can be read on a phone.
"""

from collections.abc import Sequence
from functools import partial

from netlint.charter import Charter
from netlint.charter.connections import Connections, Link, LinkKind, Node, NodeKind, Standing, connections
from netlint.i18n import Message, Translate
from netlint.reporters.base import Translated, translated
from netlint.reporters.connection_words import by_member, facts, label, otherwise_held
from netlint.reporters.diagram import shortened
from netlint.reporters.html.drawing_view import Arc, Drawing, Lane, Mark, Shape
from netlint.reporters.html.layout import fitted, lines_of, text_width

WIDTH = 320
"""The width of the drawing, in pixels: it is never drawn smaller than a phone is wide."""
MAX_LANES = 44
"""The maximum number of members that are drawn: those with most. What fits on a page of paper."""
MAX_ARCS = 120
ROOMY = 12
"""Up to how many members the names of what they have stand below them."""
NAME_SIZE, SMALL_SIZE = 14, 13
_ARCS, _NAMES, _PITCH, _GAP = 48, 112, 14, 8
"""The widths of the columns of arcs and names, and of a mark; and the space between columns."""
_LANE, _CAPTION, _ROOMY_GAP = 21, 17, 7
_LEAST_NAME = 36
_TOP = 4
_SHAPES: dict[LinkKind, Shape] = {"leads": "leads", "in": "in", "deputy": "instead", "accountable": "instead"}
_OF_KIND: dict[NodeKind, Shape] = {"step": "step", "experiment": "step", "circle": "in"}
_ORDER: tuple[Shape, ...] = ("role", "step", "leads", "in", "instead")
_STANDING: dict[Standing, Message] = {
    "joining": Message("joining"),
    "away": Message("on leave"),
    "leaving": Message("leaves"),
    "left": Message("left"),
    "unlisted": Message("unknown"),
}
LEGEND: dict[str, Message] = {
    "role": Message("role"),
    "half": Message("shared"),
    "step": Message("next step or experiment"),
    "leads": Message("leads a circle"),
    "in": Message("is in a circle"),
    "instead": Message("stands in, or is accountable"),
    "nobody": Message("dashed: nobody has it"),
    "arc": Message("gives support to"),
}


def drawing(charter: Charter, translate: Translate) -> Drawing:
    """Return the drawing of a charter, as `as_shown` returns it."""
    say = partial(translated, translate)
    network = connections(charter)
    return _Draw(network, say).drawn()


class _Draw:
    """One drawing in the making."""

    def __init__(self, network: Connections, say: Translated) -> None:
        self.network, self.say = network, say
        self.carried = network.carried()
        self.linked = _by_source(network.links)
        self.supports = [link for link in network.links if link.kind == "supports"]
        self.members = self._in_order()
        self.shown = self.members[:MAX_LANES]
        self.is_roomy = len(self.shown) <= ROOMY
        self.x = _ARCS if self.supports else 0.0
        self.marks_x = self.x + _NAMES + _GAP
        self.room = int((WIDTH - self.marks_x) / _PITCH)
        self.alone = {node.key for node in network.isolated}
        self.words = by_member(network, say)
        self.nodes = {node.key: node for node in network.nodes}

    def _in_order(self) -> list[Node]:
        """Return the members: those who carry most first, then those with nothing, and last those who have left."""

        def weight(node: Node) -> tuple[bool, float, int]:
            links = len(self.linked.get(node.key, ()))
            return node.standing == "left", -sum(self.carried[node.key].values()), -links

        return sorted(self.network.members, key=weight)

    def drawn(self) -> Drawing:
        say, y, lanes = self.say, float(_TOP), []
        for node in self.shown:
            lane, y = self._lane(node, y)
            lanes.append(lane)
        nobody = self.network.held_by_nobody
        if nobody:
            lane, y = self._nobody(nobody, y)
            lanes.append(lane)
        found = facts(self.network, say)
        words = [(shortened(node.label), self._said(node)) for node in self.shown]
        if nobody:
            words.append((say("Nobody yet"), ", ".join(label(node, say) for node in nobody[:MAX_LANES])))
        if otherwise := otherwise_held(self.network, say):
            words.append((say("Otherwise"), "; ".join(otherwise[:MAX_LANES])))
        arcs, left_out = self._arcs(lanes)
        count = len(self.network.members)
        alt = [say("A drawing of {members} members and what they have.", members=count) if count != 1 else ""]
        return Drawing(
            WIDTH,
            y + _TOP,
            440 if self.is_roomy else 350,
            " ".join(filter(None, (*alt, *found))),
            tuple(found),
            tuple(lanes),
            arcs,
            self._legend(lanes, arcs),
            say("In words"),
            tuple(words),
            (*self._not_drawn(), *left_out),
        )

    def _said(self, node: Node) -> str:
        standing = _STANDING.get(node.standing)
        said = [self.say(standing.template)] if standing else []
        said += self.words[node.key]
        return "; ".join(said) or self.say("named nowhere")

    def _lane(self, node: Node, y: float) -> tuple[Lane, float]:
        marks, hidden = self._marks(node, y + _LANE / 2)
        note_x = self.marks_x + len(marks) * _PITCH
        note = f"+{hidden}" if hidden else "" if marks else self._nothing(node)
        standing = _STANDING.get(node.standing)
        status = self.say(standing.template) if standing else ""
        words = fitted(f", {status}", SMALL_SIZE, _NAMES - _LEAST_NAME) if status else ""
        caption = self._caption(node) if self.is_roomy else ()
        if self.is_roomy and text_width(f", {status}", SMALL_SIZE) + text_width(node.label, NAME_SIZE) > _NAMES:
            words, caption = "", (*filter(None, (status,)), *caption)
        room = _NAMES - text_width(words, SMALL_SIZE)
        name = fitted(shortened(node.label), NAME_SIZE, room)
        lane = Lane(
            self.x,
            y + _LANE / 2 + 5,
            name,
            words,
            node.standing == "left",
            marks,
            node.key in self.alone,
            note_x,
            note,
            caption,
        )
        return lane, y + _LANE + (len(lane.caption) * _CAPTION + _ROOMY_GAP if self.is_roomy else 0)

    def _nothing(self, node: Node) -> str:
        if node.key in self.alone:
            return self.say("named nowhere")
        if any(node.key in (link.source, link.target) for link in self.supports):
            return self.say("only support")
        return "–"  # noqa: RUF001 (a dash where there is nothing)

    def _things(self, node: Node) -> list[tuple[Shape, Node]]:
        things: dict[str, tuple[Shape, Node]] = {}
        for link in self.linked.get(node.key, ()):
            if link.kind != "supports":
                target = self.nodes[link.target]
                things.setdefault(target.key, (_SHAPES.get(link.kind) or _OF_KIND.get(target.kind, "role"), target))
        return sorted(things.values(), key=lambda thing: (_ORDER.index(thing[0]), self._is_shared(thing)))

    def _is_shared(self, thing: tuple[Shape, Node]) -> bool:
        return thing[0] in ("role", "step") and thing[1].parts > 1

    def _marks(self, node: Node, y: float) -> tuple[tuple[Mark, ...], int]:
        """Return the marks of a member, and how many there is no room for."""
        things = self._things(node)
        kept = things if len(things) <= self.room else things[: self.room - 3]
        marks = tuple(
            Mark(shape, self._mark_x(number), y, label(target, self.say), self._is_shared((shape, target)))
            for number, (shape, target) in enumerate(kept)
        )
        return marks, len(things) - len(kept)

    def _mark_x(self, number: int) -> float:
        return self.marks_x + number * _PITCH + _PITCH / 2

    def _caption(self, node: Node) -> tuple[str, ...]:
        things = [label(target, self.say) for _shape, target in self._things(node)[:MAX_LANES]]
        return lines_of(" · ".join(things), SMALL_SIZE, WIDTH - self.x, 2)

    def _nobody(self, nodes: Sequence[Node], y: float) -> tuple[Lane, float]:
        y += _TOP
        kept = nodes if len(nodes) <= self.room else nodes[: self.room - 3]
        marks = tuple(
            Mark(
                _OF_KIND.get(node.kind, "role"), self._mark_x(at), y + _LANE / 2, label(node, self.say), is_dashed=True
            )
            for at, node in enumerate(kept)
        )
        names = " · ".join(label(node, self.say) for node in nodes[:MAX_LANES])
        caption = lines_of(names, SMALL_SIZE, WIDTH - self.x, 3)
        name = fitted(self.say("Nobody yet"), NAME_SIZE, _NAMES)
        more = f"+{len(nodes) - len(kept)}" if len(nodes) > len(kept) else ""
        note_x = self.marks_x + len(marks) * _PITCH
        lane = Lane(self.x, y + _LANE / 2 + 5, name, "", False, marks, False, note_x, more, caption)
        return lane, y + _LANE + len(caption) * _CAPTION + 2

    def _arcs(self, lanes: Sequence[Lane]) -> tuple[tuple[Arc, ...], list[str]]:
        """Return the arcs between lanes, and what is not drawn of them."""
        at = {node.key: lane.y - 5 for node, lane in zip(self.shown, lanes, strict=False)}
        gone = {node.key for node in self.shown if node.standing == "left"}
        drawn = [link for link in self.supports if link.source in at and link.target in at]
        arcs = tuple(
            _arc(
                at[link.source],
                at[link.target],
                self.x - 4,
                self.say(
                    "{giver} supports {receiver}",
                    giver=label(self.nodes[link.source], self.say),
                    receiver=label(self.nodes[link.target], self.say),
                ),
                is_dashed=link.source in gone or link.target in gone,
            )
            for link in drawn[:MAX_ARCS]
        )
        hidden = len(self.supports) - len(arcs)
        return arcs, [self.say("Support that is not drawn: {number}.", number=hidden)] if hidden else []

    def _not_drawn(self) -> list[str]:
        hidden = self.members[MAX_LANES:]
        if not hidden:
            return []
        names = tuple(shortened(node.label) for node in hidden)
        return [self.say("Members who are not drawn: {number}. They are {names}.", number=len(hidden), names=names)]

    def _legend(self, lanes: Sequence[Lane], arcs: Sequence[Arc]) -> tuple[tuple[str, str], ...]:
        marks = [mark for lane in lanes for mark in lane.marks]
        kinds = {mark.shape for mark in marks if not mark.is_dashed} | {"half" for mark in marks if mark.is_shared}
        kinds |= {"nobody" for mark in marks if mark.is_dashed} | {"arc" for _arc in arcs[:1]}
        return tuple((kind, self.say(words.template)) for kind, words in LEGEND.items() if kind in kinds)


def _by_source(links: Sequence[Link]) -> dict[str, list[Link]]:
    found: dict[str, list[Link]] = {}
    for link in links:
        found.setdefault(link.source, []).append(link)
    return found


def _arc(start: float, end: float, x: float, title: str, *, is_dashed: bool) -> Arc:
    """Return an arc to the left of the names, from one height to another."""
    depth = min(x - 2, 10 + abs(end - start) ** 0.5 * 2.4) * 4 / 3
    path = f"M{x:g} {start:g}C{x - depth:.1f} {start:g} {x - depth:.1f} {end:g} {x - 5:g} {end:g}"
    head = f"M{x:g} {end:g}l-7 -3.5v7z"
    return Arc(path, head, title, is_dashed)
