"""Links between networks."""

from collections.abc import Iterator
from typing import NamedTuple

from netlint import Charter, CharterIndex, Finding, rule

from netlint_sociocracy.links import running_links


class LinkedPeople(NamedTuple):
    """A link, as other charters see it."""

    id: str
    circles: tuple[str, str]
    lead: str | None
    representative: str | None


def linked_people(charter: Charter) -> tuple[LinkedPeople, ...]:
    """Return the links of a charter."""
    return tuple(
        LinkedPeople(link.id, (circle.id, parent.id), link.lead, link.representative)
        for link, circle, parent in running_links(charter)
    )


def differs(ours: str | None, theirs: str | None) -> bool:
    """Return whether both charters name somebody, but not the same person."""
    return bool(ours and theirs) and ours != theirs


@rule(
    "SOC004",
    severity="warning",
    level="sound",
    requires=("plugins.sociocracy",),
    compares=(linked_people,),
    question="Who links our networks at the moment?",
)
def other_people_in_parent(charters: CharterIndex) -> Iterator[Finding]:
    """The charter of the parent network names other people for the same link.

    Why: A network can be a circle of a larger one. If the two charters name different people, nobody knows who speaks
        for the network.

    Fix: Find out together who links the two networks, and write the same ids in both charters.

        netlint compares links with the same `circle` and `parent`, in this charter and in that of the `parent` under
        `[network]`. A person has the same id in both.

    Bad:
        [network]
        name = "Stroomop"
        parent = "Waterland"

        [[members]]
        id = "ana"

        [[circles]]
        id = "waterland"

        [[circles]]
        id = "stroomop"

        [[plugins.sociocracy.links]]  # SOC004: waterland.charter.toml names other people for the link between `stroomop` and `waterland`.
        id = "stroomop-waterland"
        circle = "stroomop"
        parent = "waterland"
        representative = "ana"

        # And waterland.charter.toml:
        [network]
        name = "Waterland"

        [[members]]
        id = "bo"

        [[circles]]
        id = "waterland"

        [[circles]]
        id = "stroomop"

        [[plugins.sociocracy.links]]
        id = "stroomop-waterland"
        circle = "stroomop"
        parent = "waterland"
        representative = "bo"

    Good:
        [network]
        name = "Stroomop"
        parent = "Waterland"

        [[members]]
        id = "ana"

        [[circles]]
        id = "waterland"

        [[circles]]
        id = "stroomop"

        [[plugins.sociocracy.links]]
        id = "stroomop-waterland"
        circle = "stroomop"
        parent = "waterland"
        representative = "ana"

        # And waterland.charter.toml:
        [network]
        name = "Waterland"

        [[members]]
        id = "ana"

        [[circles]]
        id = "waterland"

        [[circles]]
        id = "stroomop"

        [[plugins.sociocracy.links]]
        id = "stroomop-waterland"
        circle = "stroomop"
        parent = "waterland"
        representative = "ana"
    """
    for parent in charters.named(charters.own.parent):
        theirs = {link.circles: link for link in parent.of(linked_people)}
        for our in charters.own.of(linked_people):
            their = theirs.get(our.circles)
            if their and (differs(our.lead, their.lead) or differs(our.representative, their.representative)):
                yield Finding(
                    "{file} names other people for the link between `{circle}` and `{parent}`.",
                    at=("plugins", "sociocracy", "links", our.id),
                    file=parent.file,
                    circle=our.circles[0],
                    parent=our.circles[1],
                )
