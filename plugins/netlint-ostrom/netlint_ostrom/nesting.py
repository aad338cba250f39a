"""Part of something larger."""

from collections.abc import Iterator

from netlint import Charter, Finding, as_tuple, ids, rule

from netlint_ostrom._words import PARENT, has_words, mention, said
from netlint_ostrom.table import Ostrom


@rule(
    "OST007",
    severity="warning",
    level="opt-in",
    since="0.1",
    needs=("network",),
    question="Which of our agreements can we change ourselves, and does the network above us see it that way too?",
)
def charter_in_other_hands(charter: Charter) -> Iterator[Finding]:
    """It is not recorded that the members can change their own charter.

    Why: A group that may not make its own agreements does not feel that they are its own. The lasting commons that
    Ostrom studied had that right, and whoever stood above them left it to them. They did not need to be independent: it
    was enough that the right was recognised.

    Fix: Agree with the network that you are part of on who changes this charter, and write it in `charter-changed-by`
    of `[plugins.ostrom]`: "members", or both "members" and "outside". A text in `amendment` of `[decisions]` counts as
    well.

    A network without a `parent` is asked nothing, unless its charter says that it is changed from "outside" only.

    Source: Principle 7 of Ostrom (1990), and of Cox, Arnold and Villamayor Tomás (2010): minimal recognition of rights
    to organize.

    Bad:
        [network]
        parent = "Water Alliance"  # OST007: Part of Water Alliance, and it is not recorded that the members can change their own charter.

    Bad:
        [network]
        name = "Stroomop"

        [plugins.ostrom]
        charter-changed-by = "outside"  # OST007: The charter is changed from outside, without the members.

    Good:
        [network]
        parent = "Water Alliance"

        [plugins.ostrom]
        charter-changed-by = ["members", "outside"]

    Good:
        [network]
        parent = "Water Alliance"

        [decisions]
        amendment = "By our own consent; we tell the Alliance."
    """
    hands = as_tuple(charter.table(Ostrom).charter_changed_by)
    parent = said(charter.network.parent) if charter.network else ()
    if "outside" in hands and "members" not in hands:
        yield Finding(
            "The charter is changed from outside, without the members.", at="plugins.ostrom.charter-changed-by"
        )
    elif parent and not hands and not (charter.decisions and said(charter.decisions.amendment)):
        yield Finding(
            "Part of {parent}, and it is not recorded that the members can change their own charter.",
            at="network.parent",
            parent=parent[0],
        )


@rule(
    "OST008",
    severity="warning",
    level="opt-in",
    since="0.1",
    question="Who takes along to the others what is alive among us, and brings back what they say?",
)
def unlinked_level(charter: Charter) -> Iterator[Finding]:
    """A circle, or the network within a larger one, has nobody who links it to the rest.

    Why: Large commons that last are made of small ones: what can be settled close by is settled there, and the rest one
    level up. That works where someone goes back and forth. A circle with nobody in between drifts off, or hears of
    decisions when they are made.

    Fix: Name who goes back and forth: for a circle in `lead`, and for the network that you are part of in
    `represented-by` of `[plugins.ostrom]`.

    A circle is linked as well where one of its members sits elsewhere: in another running circle, as the one who
    coordinates or stands in, or with a responsibility. A circle that all active members are in has nothing to be linked
    to. A responsibility that names the `parent`, and that someone holds, does for the network.

    Source: Principle 8 of Ostrom (1990), and of Cox, Arnold and Villamayor Tomás (2010): nested enterprises.

    Bad:
        [[members]]
        id = "ana"
        [[members]]
        id = "bo"
        [[members]]
        id = "cas"

        [[circles]]  # OST008: Nobody is recorded who links these circles to the rest of the network: schools.
        id = "schools"
        members = ["ana", "bo"]

    Bad:
        [network]
        parent = "Water Alliance"  # OST008: Nobody is recorded who speaks for this network in Water Alliance.

    Good:
        [[circles]]
        id = "schools"
        members = ["ana", "bo"]
        lead = "bo"

    Good:
        [network]
        parent = "Water Alliance"

        [plugins.ostrom]
        represented-by = "ana"
    """
    groups = {circle.id: set(as_tuple(circle.members)) for circle in charter.running_circles}
    roles, everyone = _roles(charter), {member.id for member in charter.active}
    unlinked = []
    for circle in charter.running_circles:
        elsewhere = roles.union(*(group for other, group in groups.items() if other != circle.id))
        group = groups[circle.id]
        if not (circle.lead or group & elsewhere or (everyone and group >= everyone)):
            unlinked.append(circle)
    if unlinked:
        yield Finding(
            "Nobody is recorded who links these circles to the rest of the network: {circles}.",
            at=[*unlinked],
            circles=ids(unlinked),
        )
    parent = said(charter.network.parent) if charter.network else ()
    if parent and not said(charter.table(Ostrom).represented_by) and not _speaks_for(charter, parent[0]):
        yield Finding(
            "Nobody is recorded who speaks for this network in {parent}.", at="network.parent", parent=parent[0]
        )


def _roles(charter: Charter) -> set[str]:
    """Return the ids of the members who do something for the network as a whole."""
    found = set(charter.coordinators)
    if charter.coordination:
        found |= set(as_tuple(charter.coordination.deputy))
    for held in charter.responsibilities:
        found |= {*as_tuple(held.holders), *as_tuple(held.accountable)}
    return found


def _speaks_for(charter: Charter, parent: str) -> bool:
    """Whether a responsibility that someone holds names the parent."""
    for held in charter.responsibilities:
        texts = [held.id, *said(held.kind), *said(held.title), *said(held.aim)]
        if (as_tuple(held.holders) or as_tuple(held.accountable)) and (
            any(has_words(text, parent) for text in texts) or mention(charter, texts, PARENT)
        ):
            return True
    return False
