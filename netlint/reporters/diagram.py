"""A network as a diagram for the formats that draw one: what is drawn, with its texts. Escapes for no format."""

import datetime as dt
from collections.abc import Collection, Iterable
from functools import partial
from typing import Literal, TypeAlias

from msgspec import Struct

from netlint.charter.connections import Connections, Link, LinkKind, Node, NodeKind, Standing, connections
from netlint.i18n import Message
from netlint.linter.report import CharterReport
from netlint.reporters.base import ReportContext, Translated, translated
from netlint.reporters.escape_terminal import escape_terminal

Shape: TypeAlias = Literal["member", "role", "circle", "note"]
"""What a box looks like."""
Stroke: TypeAlias = Literal["has", "leads", "in", "supports", "instead", "accountable"]
"""What a line looks like."""

MAX_MEMBERS = 60
"""The maximum number of members in one diagram. The project chose this limit, and those below."""
MAX_THINGS = 80
MAX_LINES = 250
MAX_LABEL = 60
"""The maximum length of what a box says, in code points."""
_DRAWN: tuple[NodeKind, ...] = ("coordination", "responsibility", "circle")
_STROKES: dict[LinkKind, Stroke] = {
    "coordinates": "has",
    "holds": "has",
    "leads": "leads",
    "in": "in",
    "supports": "supports",
    "deputy": "instead",
    "accountable": "accountable",
}
STROKE_WORDS: dict[Stroke, Message] = {
    "has": Message("holds"),
    "leads": Message("leads"),
    "in": Message("is in"),
    "supports": Message("supports"),
    "instead": Message("stands in"),
    "accountable": Message("is accountable"),
}
STANDING_WORDS: dict[Standing, Message] = {
    "joining": Message("{name} (joining)"),
    "away": Message("{name} (on leave)"),
    "leaving": Message("{name} (is leaving)"),
    "left": Message("{name} (has left)"),
    "unlisted": Message("{name} (not in the list of members)"),
}
COORDINATION = Message("Coordination")
COORDINATION_FORMS: dict[str, Message] = {
    "distributed": Message("shared by the members"),
    "office": Message("an office"),
    "parent": Message("the larger network"),
}
"""Who coordinates if that is no member in particular, by the model of the coordination."""


class Box(Struct, frozen=True):
    """A box of a diagram."""

    name: str
    """Its name in the file: letters and digits only."""
    shape: Shape
    text: str
    is_dashed: bool = False
    """Whether nobody has it, or it is a member who does not take part."""


class Line(Struct, frozen=True):
    """A line between two boxes, by their names."""

    source: str
    target: str
    stroke: Stroke
    text: str = ""


class Diagram(Struct, frozen=True):
    """The diagram of one charter."""

    name: str
    """Its name in the file."""
    title: str
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]


def diagram(report: CharterReport, context: ReportContext, number: int) -> Diagram:
    """Return the diagram of a charter; `number` makes its names different from those of other charters."""
    say = partial(translated, context.translate(report.language))
    drawn = _drawn(report, context.today, say, f"n{number}x")
    return Diagram(f"charter{number}", shortened(report.summary.name or report.name), *drawn)


def _drawn(
    report: CharterReport, day: dt.date | None, say: Translated, prefix: str
) -> tuple[tuple[Box, ...], tuple[Line, ...]]:
    charter = report.charter_on(day)
    if charter is None:
        return (Box(f"{prefix}note", "note", say("netlint cannot read this file, so there is nothing to draw.")),), ()
    network = connections(charter)
    links = _links(network)
    shown = {node.key: node for node in _shown(network, links)}
    named = {key: f"{prefix}{number}" for number, key in enumerate(shown)}
    boxes = [_box(node, named[node.key], say) for node in shown.values()]
    lines = [_line(link, named, say) for link in links if link.source in named and link.target in named]
    notes = (
        Box(f"{prefix}note{number}", "note", text) for number, text in enumerate(_notes(network, links, shown, say))
    )
    return (*boxes, *notes), tuple(lines[:MAX_LINES])


def _links(network: Connections) -> list[Link]:
    """Return the links to draw: what a circle has goes to the circle, and not to each of its members."""
    return [link for link in network.links if link.kind in _STROKES and not link.through]


def _shown(network: Connections, links: list[Link]) -> list[Node]:
    """Return the nodes to draw: the members with most links, and what there is to have."""
    counts = dict.fromkeys((node.key for node in network.nodes), 0)
    for link in links:
        counts[link.source] += 1
        counts[link.target] += 1
    linked = sorted((node for node in network.members if counts[node.key]), key=lambda node: -counts[node.key])
    kept = {node.key for node in linked[:MAX_MEMBERS]}
    things = [node for node in network.nodes if node.kind in _DRAWN]
    return [*(node for node in network.members if node.key in kept), *things[:MAX_THINGS]]


def _box(node: Node, name: str, say: Translated) -> Box:
    label = shortened(node.label)
    if node.kind == "member":
        words = STANDING_WORDS.get(node.standing)
        text = say(words.template, name=label) if words else label
        return Box(name, "member", text, is_dashed=node.standing in ("left", "unlisted"))
    label = say(COORDINATION.template) if node.kind == "coordination" else label
    if not node.is_held:
        label = say("{thing}: nobody yet", thing=label)
    elif how := how_held(node, say):
        label = say("{thing}: {how}", thing=label, how=how)
    return Box(name, "circle" if node.kind == "circle" else "role", label, is_dashed=not node.is_held)


def how_held(node: Node, say: Translated) -> str:
    """Return how something is assigned if no member has it permanently; empty if that is not known."""
    form = COORDINATION_FORMS.get(node.form)
    return shortened(node.how) if node.how or not form else say(form.template)


def _line(link: Link, names: dict[str, str], say: Translated) -> Line:
    stroke = _STROKES[link.kind]
    text = say(STROKE_WORDS[stroke].template) if stroke in ("instead", "accountable") else ""
    return Line(names[link.source], names[link.target], stroke, text)


def _notes(network: Connections, links: list[Link], shown: Iterable[str], say: Translated) -> list[str]:
    """Return what the lines cannot show: who has none, what is kept elsewhere, and what is not drawn."""
    linked, shown = {key for link in links for key in (link.source, link.target)}, set(shown)
    alone = [node for node in network.members if node.key not in linked and node.standing not in ("left", "unlisted")]
    notes = []
    if not network.nodes:
        notes.append(say("The charter has no members, roles or circles yet."))
    if alone:
        names = tuple(shortened(node.label) for node in alone)
        notes.append(say("No role, circle or support: {members}", members=names))
    if network.unnamed:
        notes.append(say("Members that the charter does not list: {number}", number=network.unnamed))
    notes += [
        say("`{section}`: kept elsewhere ({place})", section=section, place=shortened(place))
        for section, place in network.elsewhere
    ]
    if hidden := sum(node.kind in _DRAWN or node.key in linked for node in network.nodes if node.key not in shown):
        notes.append(say("Not drawn, because there is no room: {number}", number=hidden))
    both = sum(link.source in shown and link.target in shown for link in links)
    if both > MAX_LINES:
        notes.append(say("Lines that are not drawn: {number}", number=both - MAX_LINES))
    return notes


def legend(used: Collection[Stroke], number: int, say: Translated, *, has_dashed: bool) -> Diagram | None:
    """Return what the boxes and lines mean, for those that there are; `None` if there are only notes."""
    name = f"n{number}x"
    member, other = Box(f"{name}0", "member", say("a member")), Box(f"{name}3", "member", say("another member"))
    role, circle = Box(f"{name}1", "role", say("a role")), Box(f"{name}2", "circle", say("a circle"))
    nobody = Box(f"{name}4", "role", say("dashed: nobody has it, or the member has left"), is_dashed=True)
    ends: dict[Stroke, tuple[Box, Box]] = {
        "has": (member, role),
        "leads": (member, circle),
        "in": (other, circle),
        "supports": (member, other),
        "instead": (other, role),
        "accountable": (other, role),
    }
    lines = [
        Line(one.name, two.name, stroke, say(STROKE_WORDS[stroke].template))
        for stroke, (one, two) in ends.items()
        if stroke in used
    ]
    linked = {name for line in lines for name in (line.source, line.target)}
    boxes = [box for box in (member, other, role, circle) if box.name in linked]
    boxes += [nobody] if has_dashed else []
    return Diagram(f"charter{number}", say("How to read this"), tuple(boxes), tuple(lines)) if boxes else None


def shortened(text: str, most: int = MAX_LABEL) -> str:
    """Return a text on one line, with what is not seen made visible, cut where a box would become too large."""
    shown = escape_terminal(" ".join(text[: most * 2].split()))
    return shown if len(shown) <= most and len(text) <= most * 2 else shown[: most - 1] + "…"
