"""The types of connections: nodes, the links between them, and what these add up to. Reads no charter."""

from typing import Literal, TypeAlias

from msgspec import Struct

NodeKind: TypeAlias = Literal["member", "coordination", "responsibility", "circle", "step", "experiment", "meeting"]
"""What a node is."""
LinkKind: TypeAlias = Literal[
    "coordinates", "deputy", "holds", "accountable", "takes", "tries", "facilitates", "in", "leads", "supports"
]
"""What a member has to do with a node: it `takes` a next step, `tries` an experiment, and is `in` a circle.

A circle `coordinates` or `holds` a responsibility.
"""
Standing: TypeAlias = Literal["active", "joining", "away", "leaving", "left", "unlisted"]
"""Whether a member takes part: `leaving` has a leaving date that is not known to have passed, `unlisted` is not among
the members of the charter."""
CARRYING: tuple[LinkKind, ...] = ("coordinates", "holds", "takes", "tries", "facilitates", "leads")
"""The kinds of links by which a member carries something for the network."""


class Node(Struct, frozen=True):
    """A member, or something that members have."""

    key: str
    """Its name among all nodes, such as `member ana`."""
    kind: NodeKind
    label: str
    """What people call it, in the words of the charter; empty for the coordination."""
    standing: Standing = "active"
    """Of a member, whether it takes part."""
    is_held: bool = True
    """Whether anyone has it: people, a running circle, or members in turn."""
    parts: int = 1
    """Among how many people it is divided."""
    how: str = ""
    """How it is assigned if no member has it permanently, in the words of the charter."""
    form: str = ""
    """Of the coordination, its model, such as `distributed`; empty if the charter does not say."""


class Link(Struct, frozen=True):
    """A connection from a member or a circle to another node, both by their keys."""

    source: str
    target: str
    kind: LinkKind
    through: str = ""
    """The key of the circle by which a member has it; empty if the charter names the member itself."""


class Connections(Struct, frozen=True):
    """The nodes of a network, and the links between them."""

    nodes: tuple[Node, ...]
    links: tuple[Link, ...]
    elsewhere: tuple[tuple[str, str], ...] = ()
    """The sections with nodes or links that are kept elsewhere, each with its place."""
    unnamed: int = 0
    """The number of members that the charter counts, but does not name."""

    @property
    def members(self) -> tuple[Node, ...]:
        """The members, in the order of the charter; those who are only named elsewhere in it come last."""
        return tuple(node for node in self.nodes if node.kind == "member")

    @property
    def held_by_nobody(self) -> tuple[Node, ...]:
        """What nobody has: responsibilities, next steps, experiments, circles without people, the coordination."""
        return tuple(node for node in self.nodes if not node.is_held)

    @property
    def isolated(self) -> tuple[Node, ...]:
        """The active members who are named nowhere: with no role, step, circle or support."""
        named = {key for link in self.links for key in (link.source, link.target)}
        return tuple(node for node in self.members if node.standing == "active" and node.key not in named)

    def carried(self) -> dict[str, dict[str, float]]:
        """Return what each member carries, by the keys of both: the whole of it (1), or the part if it is shared."""
        parts = {node.key: node.parts for node in self.nodes}
        carried: dict[str, dict[str, float]] = {node.key: {} for node in self.members}
        for link in self.links:
            if link.kind in CARRYING and link.source in carried:
                carried[link.source][link.target] = 1 / parts[link.target]
        return carried

    def most(self, kind: NodeKind) -> tuple[tuple[Node, ...], float, int]:
        """Return who carries most of the nodes of a kind, how many that is, and how many there are in all.

        Shared ones count in part. If several members carry as much, they are all returned; nobody if there are none.
        """
        targets = {node.key for node in self.nodes if node.kind == kind}
        sums = {
            member: round(sum(part for target, part in held.items() if target in targets), 6)
            for member, held in self.carried().items()
        }
        top = max(sums.values(), default=0)
        return tuple(node for node in self.members if top and sums[node.key] == top), top, len(targets)
