"""What a network's connections are in words: per member, and what stands out. Escapes for no format."""

from collections.abc import Iterator

from netlint.charter.connections import Connections, Link, LinkKind, Node, NodeKind
from netlint.i18n import Message
from netlint.reporters.base import Translated
from netlint.reporters.diagram import COORDINATION, how_held, shortened

_PHRASES: dict[tuple[LinkKind, bool], Message] = {
    ("coordinates", False): Message("coordinates"),
    ("coordinates", True): Message("shares the coordination"),
    ("holds", False): Message("holds {things}"),
    ("holds", True): Message("shares {things}"),
    ("takes", False): Message("next step: {things}"),
    ("takes", True): Message("shared next step: {things}"),
    ("tries", False): Message("experiment: {things}"),
    ("facilitates", False): Message("facilitates {things}"),
    ("leads", False): Message("leads {things}"),
    ("in", False): Message("is in {things}"),
    ("deputy", False): Message("stands in for {things}"),
    ("accountable", False): Message("is accountable for {things}"),
    ("deputy", True): Message("stands in for the coordinator"),
    ("supports", False): Message("supports {things}"),
}
"""What a member has to do with some things. `True` is for shared ones, and for the deputy of the coordination."""
_MOST: tuple[tuple[NodeKind, Message, Message], ...] = (
    (
        "responsibility",
        Message("{member} holds most responsibilities: {held} of {total}."),
        Message("{member} holds most responsibilities: {held} of {total} (a shared one counts in part)."),
    ),
    (
        "step",
        Message("{member} has most next steps: {held} of {total}."),
        Message("{member} has most next steps: {held} of {total} (a shared one counts in part)."),
    ),
)
"""What to say of who has most of a kind: of a whole number, and with parts."""
_SUPPORTED = Message("is supported by {members}")
_LEAST = 2
"""How many things someone has to have before it says anything that they are the most."""


def label(node: Node, say: Translated) -> str:
    """Return what people call a node, short enough for a picture."""
    return say(COORDINATION.template) if node.kind == "coordination" else shortened(node.label)


def by_member(network: Connections, say: Translated) -> dict[str, tuple[str, ...]]:
    """Return what each member has to do with what, in phrases, by the key of the member."""
    nodes = {node.key: node for node in network.nodes}
    has: dict[str, dict[tuple[LinkKind, bool], dict[str, str]]] = {node.key: {} for node in network.members}
    supporters: dict[str, dict[str, str]] = {}
    for link in network.links:
        if link.source in has:
            target = nodes[link.target]
            has[link.source].setdefault(_phrase(link, target), {})[target.key] = label(target, say)
            if link.kind == "supports":
                supporters.setdefault(link.target, {})[link.source] = label(nodes[link.source], say)
    words: dict[str, tuple[str, ...]] = {}
    for key, groups in has.items():
        said = [
            say(words.template, things=tuple(groups[at].values())) for at, words in _PHRASES.items() if at in groups
        ]
        if key in supporters:
            said.append(say(_SUPPORTED.template, members=tuple(supporters[key].values())))
        words[key] = tuple(said)
    return words


def _phrase(link: Link, target: Node) -> tuple[LinkKind, bool]:
    if link.kind == "deputy":
        return link.kind, target.kind == "coordination"
    return link.kind, link.kind in ("coordinates", "holds", "takes") and target.parts > 1


def otherwise_held(network: Connections, say: Translated) -> list[str]:
    """Return what is held by no member in particular, such as in turn, and how."""
    return [
        say("{thing}: {how}", thing=label(node, say), how=how)
        for node in network.nodes
        if node.is_held and (how := how_held(node, say))
    ]


def facts(network: Connections, say: Translated) -> list[str]:
    """Return what stands out, in sentences: who has most, what nobody has, who is named nowhere, who has left."""
    if not network.nodes:
        return [say("The charter has no members, roles or circles yet.")]
    said = [*_most(network, say)]
    nobody = tuple(label(node, say) for node in network.held_by_nobody)
    if nobody:
        said.append(say("Nobody has this yet: {things}.", things=nobody))
    alone = tuple(shortened(node.label) for node in network.isolated)
    if alone:
        said.append(say("Named nowhere with a role, step, circle or support: {members}.", members=alone))
    left = tuple(shortened(node.label) for node in network.members if node.standing == "left")
    if left:
        said.append(say("No longer a member, but still named: {members}.", members=left))
    if network.unnamed:
        said.append(say("Members that the charter does not list: {number}.", number=network.unnamed))
    said += [
        say("`{section}` is kept elsewhere ({place}), so it is not drawn.", section=section, place=shortened(place))
        for section, place in network.elsewhere
    ]
    if network.members and not (nobody or alone or left or network.elsewhere or network.unnamed):
        said.append(say("Every active member is named with a role, step, circle or support, and nothing is left over."))
    return said


def _most(network: Connections, say: Translated) -> Iterator[str]:
    """Yield who has most responsibilities and next steps, if that is one member who has several."""
    for kind, whole, in_part in _MOST:
        who, held, total = network.most(kind)
        if len(who) == 1 and held >= _LEAST:
            words = whole if held.is_integer() else in_part
            yield say(words.template, member=shortened(who[0].label), held=round(held, 2), total=total)
