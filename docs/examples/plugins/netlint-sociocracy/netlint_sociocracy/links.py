"""Double links between circles."""

from collections.abc import Iterator

from netlint import Charter, Edit, Finding, Location, NotBegun, as_tuple, rule
from netlint.charter import Circle

from netlint_sociocracy.table import Link, Sociocracy


def running_links(charter: Charter) -> Iterator[tuple[Link, Circle, Circle]]:
    """Yield each link with its circle and its parent circle, if neither has ended."""
    running = {circle.id: circle for circle in charter.running_circles}
    for link in charter.table(Sociocracy).links:
        if link.circle in running and link.parent in running:
            yield link, running[link.circle], running[link.parent]


def people_of(link: Link) -> Iterator[tuple[str, str]]:
    """Yield the members of a link, each with the key that names them."""
    if link.lead:
        yield "lead", link.lead
    if link.representative:
        yield "representative", link.representative


def does_not_list(circle: Circle, member: str) -> bool:
    """Return whether a circle lists all its members, and this one is not on the list."""
    members = as_tuple(circle.members)
    is_complete = circle.size is None or circle.size <= len(members)
    return bool(members) and is_complete and member not in members


def addition(circle: Circle, member: str) -> Edit[Location]:
    """Return the edit that adds a member to a circle, whose `members` can also be one id instead of a list."""
    if isinstance(circle.members, str):
        return Edit.set((circle, "members"), [circle.members, member])
    return Edit.add((circle, "members"), member)


@rule(
    "SOC001",
    severity="warning",
    level="sound",
    requires=("plugins.sociocracy",),
    question="Who tells us what the parent circle needs, and who speaks for us there?",
)
def half_link(charter: Charter) -> Iterator[Finding]:
    """A circle has only half of a double link.

    Why: A circle and its parent circle share two members. The lead link brings what the parent circle needs. The
        representative brings what the circle itself needs. With only one of them, information flows in one direction.

    Fix: Choose the missing member, and write the id in the link. The parent circle chooses the lead link, and the
        circle chooses its representative.

    Source: The double link is one of the basic rules of Gerard Endenburg's Sociocratic Circle-Organization Method.

    Bad:
        [[members]]
        id = "ana"

        [[circles]]
        id = "general"

        [[circles]]
        id = "schools"

        [[plugins.sociocracy.links]]  # SOC001: The charter does not say who represents `schools` in `general`.
        id = "schools-general"
        circle = "schools"
        parent = "general"
        lead = "ana"

    Good:
        [[members]]
        id = "ana"

        [[members]]
        id = "bo"

        [[circles]]
        id = "general"

        [[circles]]
        id = "schools"

        [[plugins.sociocracy.links]]
        id = "schools-general"
        circle = "schools"
        parent = "general"
        lead = "ana"
        representative = "bo"
    """
    links = [*running_links(charter)]
    led = {(circle.id, parent.id) for link, circle, parent in links if link.lead}
    represented = {(circle.id, parent.id) for link, circle, parent in links if link.representative}
    if not led | represented:
        raise NotBegun("the people of double links")
    for link, circle, parent in links:
        if (circle.id, parent.id) not in led:
            yield Finding(
                "The charter does not say who is the lead link from `{parent}` to `{circle}`.",
                at=(link, "lead"),
                suggestions=[Edit.set((link, "lead"), circle.lead)] if circle.lead else (),
                parent=parent.id,
                circle=circle.id,
            )
        if (circle.id, parent.id) not in represented:
            yield Finding(
                "The charter does not say who represents `{circle}` in `{parent}`.",
                at=(link, "representative"),
                parent=parent.id,
                circle=circle.id,
            )


@rule(
    "SOC002",
    severity="warning",
    level="sound",
    requires=("plugins.sociocracy",),
    question="Who else could speak for our circle?",
)
def single_link(charter: Charter) -> Iterator[Finding]:
    """The lead link and the representative of a circle are the same person.

    Why: Two people hear more than one. And nobody has to speak for two circles at the same time.

    Fix: Let the circle choose another member as its representative.

    Source: The double link is one of the basic rules of Gerard Endenburg's Sociocratic Circle-Organization Method.

    Bad:
        [[members]]
        id = "ana"

        [[circles]]
        id = "general"

        [[circles]]
        id = "schools"

        [[plugins.sociocracy.links]]
        id = "schools-general"
        circle = "schools"
        parent = "general"
        lead = "ana"
        representative = "ana"  # SOC002: `schools` and `general` are linked by one person instead of two: ana.

    Good:
        [[members]]
        id = "ana"

        [[members]]
        id = "bo"

        [[circles]]
        id = "general"

        [[circles]]
        id = "schools"

        [[plugins.sociocracy.links]]
        id = "schools-general"
        circle = "schools"
        parent = "general"
        lead = "ana"
        representative = "bo"
    """
    for link, circle, parent in running_links(charter):
        if link.lead and link.lead == link.representative:
            yield Finding(
                "`{circle}` and `{parent}` are linked by one person instead of two: {member}.",
                at=(link, "representative"),
                circle=circle.id,
                parent=parent.id,
                member=link.lead,
            )


@rule(
    "SOC003",
    severity="warning",
    level="sound",
    requires=("plugins.sociocracy",),
    question="Do both links take part in both circles?",
)
def link_outside_circle(charter: Charter) -> Iterator[Finding]:
    """A link is not on the list of members of both circles.

    Why: The lead link and the representative are full members of both circles. They give their consent in both. If one
        of them is not on the list, that circle may decide without them.

    Fix: Add the member to the circle, or correct the link.

        A circle without `members`, or with a `size` that is larger than its list, does not list all its members. Such a
        circle gives no finding.

    Source: The double link is one of the basic rules of Gerard Endenburg's Sociocratic Circle-Organization Method.

    Bad:
        [[members]]
        id = "ana"

        [[members]]
        id = "bo"

        [[circles]]
        id = "general"
        members = "ana"

        [[circles]]
        id = "schools"
        members = ["ana", "bo"]

        [[plugins.sociocracy.links]]
        id = "schools-general"
        circle = "schools"
        parent = "general"
        lead = "ana"
        representative = "bo"  # SOC003: bo links `schools` and `general`, but is not on the list of general.

    Good:
        [[members]]
        id = "ana"

        [[members]]
        id = "bo"

        [[circles]]
        id = "general"
        members = ["ana", "bo"]

        [[circles]]
        id = "schools"
        members = ["ana", "bo"]

        [[plugins.sociocracy.links]]
        id = "schools-general"
        circle = "schools"
        parent = "general"
        lead = "ana"
        representative = "bo"
    """
    for link, circle, parent in running_links(charter):
        for key, member in people_of(link):
            lacking = [one for one in (circle, parent) if does_not_list(one, member)]
            if lacking:
                yield Finding(
                    "{member} links `{circle}` and `{parent}`, but is not on the list of {lacking}.",
                    at=(link, key),
                    suggestions=[[addition(one, member) for one in lacking]],
                    member=member,
                    circle=circle.id,
                    parent=parent.id,
                    lacking=[one.id for one in lacking],
                )
