"""Who is connected to what: members with roles, circles and each other. Draws nothing."""

from typing import Literal, TypeAlias

from msgspec import Struct

from netlint.charter.model import Charter, as_tuple

NodeKind: TypeAlias = Literal["member", "coordination", "responsibility", "circle", "step"]
"""What a node is."""
LinkKind: TypeAlias = Literal["coordinates", "deputy", "holds", "takes", "in", "leads", "supports"]
"""What a member has to do with a node: it `takes` a next step, and is `in` a circle."""


class Node(Struct, frozen=True):
    """A member, or something that members have."""

    key: str
    """Its name among all nodes, such as `member ana`."""
    kind: NodeKind
    label: str
    """What people call it, in the words of the charter; empty for the coordination."""


class Link(Struct, frozen=True):
    """A connection from a member to another node, both by their keys."""

    source: str
    target: str
    kind: LinkKind


class Connections(Struct, frozen=True):
    """The nodes of a network, and the links between them."""

    nodes: tuple[Node, ...]
    links: tuple[Link, ...]


def connections(charter: Charter) -> Connections:
    """Return the connections in a charter, as `as_shown` returns it: those of members who have not left."""
    members = [Node(f"member {one.id}", "member", one.name or one.id) for one in charter.active]
    circles = [Node(f"circle {one.id}", "circle", one.id) for one in charter.running_circles]
    links = [
        Link(f"member {member}", f"circle {one.id}", "in")
        for one in charter.running_circles
        for member in as_tuple(one.members)
    ]
    return Connections((*members, *circles), tuple(links))
