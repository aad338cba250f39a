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
    requires=("network",),
    question="Which of our agreements can we change ourselves, and does the network above us see it that way too?",
)
def charter_in_other_hands(charter: Charter) -> Iterator[Finding]:
    """The charter does not say that its own members can change it.

    Why: If a group may not make its own agreements, they do not feel like its own. The lasting commons that Ostrom
    studied had that right. Those above them left it to them. They did not need to be independent: it was enough that
    others recognised the right.

    Fix: Write under `[plugins.ostrom]` that the members can change this charter. Agree on it first with the network
    that you are part of. If both of you change the charter, list both: "members" and "outside". Without this key, a
    text in `amendment` of `[decisions]` counts as well.

    If a network has no `parent`, netlint reports only one thing: a `charter-changed-by` with "outside" but without
    "members".

    Source: Principle 7 of Ostrom (1990), and of Cox, Arnold and Villamayor Tomás (2010): minimal recognition of rights
    to organize.

    Bad:
        [network]
        parent = "Water Alliance"  # OST007: The network is part of Water Alliance, but the charter does not say that its own members can change it.

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
            "The charter is changed from outside, without the members.",
            at="plugins.ostrom.charter-changed-by",
            write={"charter-changed-by": ["members", "outside"]},
        )
    elif parent and not hands and not (charter.decisions and said(charter.decisions.amendment)):
        yield Finding(
            "The network is part of {parent}, but the charter does not say that its own members can change it.",
            at="network.parent",
            write_at="plugins.ostrom.charter-changed-by",
            parent=parent[0],
        )


@rule(
    "OST008",
    severity="warning",
    level="opt-in",
    since="0.1",
    question="Who tells the others what matters to us, and brings back what they say?",
)
def unlinked_level(charter: Charter) -> Iterator[Finding]:
    """A circle, or the network itself, has nobody who links it to the larger whole.

    Why: Large commons that last are made of small ones. They settle close by what they can, and the rest one level up.
    That works if someone goes back and forth. Without such a person, a circle drifts off, or hears of decisions only
    afterwards.

    Fix: Name someone who goes back and forth between the groups. For a circle, write `lead` under `[[circles]]`. For
    your network in its `parent`, write `represented-by` under `[plugins.ostrom]`. Agree together who it is.

    A circle also counts as linked if one of its members is in another running circle. The same goes for a member who
    coordinates, is a deputy or has a responsibility. A circle of all active members has nothing to be linked to. For
    the network, a responsibility that names the `parent` counts as well, if someone has it.

    Source: Principle 8 of Ostrom (1990), and of Cox, Arnold and Villamayor Tomás (2010): nested enterprises.

    Bad:
        [[members]]
        id = "ana"
        [[members]]
        id = "bo"
        [[members]]
        id = "cas"

        [[circles]]  # OST008: Some circles have nobody who links them to the rest of the network: schools.
        id = "schools"
        members = ["ana", "bo"]

    Bad:
        [network]
        parent = "Water Alliance"  # OST008: The charter does not say who speaks for this network in Water Alliance.

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
            "Some circles have nobody who links them to the rest of the network: {circles}.",
            at=[*unlinked],
            write={"lead": ...},
            circles=ids(unlinked),
        )
    parent = said(charter.network.parent) if charter.network else ()
    if parent and not said(charter.table(Ostrom).represented_by) and not _speaks_for(charter, parent[0]):
        yield Finding(
            "The charter does not say who speaks for this network in {parent}.",
            at="network.parent",
            write={"represented-by": next(iter(ids(charter.active)), ...)},
            write_at="plugins.ostrom.represented-by",
            parent=parent[0],
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
