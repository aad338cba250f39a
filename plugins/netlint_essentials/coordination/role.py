"""Who keeps the network going: whether anyone does, and whether that one takes part."""

from collections.abc import Iterator

from netlint import Charter, Finding, Message, Note, Phase, Severity, SkipRule, as_tuple, rule
from netlint_essentials.coordination._areas import coordinating_circle, is_held, is_held_somehow
from netlint_essentials.coordination._model import has_parent, model
from netlint_essentials.coordination._ways import has_other_ways
from netlint_essentials.rest import is_at_rest
from netlint_essentials.wording import in_phase

_PAIR = 2
_SEVERITIES: dict[Phase, Severity] = {
    "forming": "error",
    "start": "error",
    "consolidation": "warning",
    "mature": "info",
}


@rule(
    "NL401",
    severity="error",
    level="essential",
    since="0.1",
    supersedes=("NL403", "NL404", "NL405", "NL406", "NL407", "NL408", "NL409", "NL410"),
    question="Who feels responsible for our progress, and what do they need from us for that?",
)
def no_coordinator(charter: Charter, known_phase: Phase | None) -> Iterator[Finding]:
    """The network has more than two members, and nobody is named who keeps it going.

    Why: Where nobody pulls, next steps are long in coming. The article says "benoem een coördinator" (appoint a
    coordinator), and calls one "zeker in de beginfase … essentieel" (essential, above all in the beginning). That is no
    matter of rank: equal say is fine, as long as someone sees to the progress.

    Fix: Name who keeps the network going, in the shape that suits you.
    In the beginning that is best one person or a pair, in `coordinator`. A board does it too: write it as a circle, and
    its id in `circle`. A mature network can do without: an office (`model = "office"`), a parent network (its name in
    `parent` of `[network]`), or shared coordination (`model = "distributed"`) in which at least someone looks after
    progress. `NL403` then says what else has nobody.

    Source: The article, which speaks of "meer dan twee personen" (more than two people). In consolidation this is a
    warning, and in a mature network only information: once habits hold, you can let go more ("kun je meer loslaten"). It
    is also information if the phase is not recorded.

    Raab, Mannak & Cambré studied 39 Dutch crime prevention networks. The effective ones were at least three years old,
    stable and centrally integrated. So age alone is not enough, and a mature network is still asked.

    Bad:
        [network]  # NL401: Nobody is named who keeps the network going.
        phase = "start"

        [[members]]
        id = "ana"
        [[members]]
        id = "bo"
        [[members]]
        id = "cas"

    Bad:
        [network]
        phase = "start"

        [[members]]
        id = "ana"
        [[members]]
        id = "bo"
        [[members]]
        id = "cas"

        [coordination]
        model = "distributed"  # NL401: Coordination is shared, and nobody is named who looks after progress.

    Good:
        [network]
        phase = "start"

        [[members]]
        id = "ana"
        [[members]]
        id = "bo"
        [[members]]
        id = "cas"

        [coordination]
        coordinator = "ana"

    Good:
        [network]
        phase = "mature"

        [[members]]
        id = "ana"
        [[members]]
        id = "bo"
        [[members]]
        id = "cas"

        [coordination]
        model = "distributed"

        [[circles]]
        id = "projects"
        lead = "bo"
    """
    if _is_small(charter) or is_at_rest(charter) or _has_driver(charter):
        return
    declared = charter.coordination.model if charter.coordination else None
    if declared == "distributed":
        said = Message("Coordination is shared, and nobody is named who looks after progress.")
    elif declared in ("coordinator", "pair", "board", "lead-member", "parent"):
        said = Message("The coordination model is `{model}`, and nobody is named for it.", {"model": declared})
    else:
        said = Message("Nobody is named who keeps the network going.")
    yield Finding(
        in_phase(said, known_phase),
        at="coordination.model" if declared else "coordination.coordinator",
        severity=_SEVERITIES[known_phase] if known_phase else "info",
    )


def _is_small(charter: Charter) -> bool:
    """Return whether the network has no more members than can simply talk."""
    if not charter.size:
        raise SkipRule("the charter has no active members")
    return charter.size <= _PAIR


def _has_driver(charter: Charter) -> bool:
    """Return whether someone keeps the network going, in whatever shape."""
    return has_parent(charter) or _is_driven_from_within(charter)


def _is_driven_from_within(charter: Charter) -> bool:
    if charter.coordinators or coordinating_circle(charter):
        return True
    shape = model(charter)
    return shape == "office" or (shape == "distributed" and is_held(charter, "progress"))


@rule(
    "NL402",
    severity="error",
    level="essential",
    since="0.1",
    needs=("coordination", "members"),
    question="Who takes part now, and is able to take this role?",
)
def coordinator_not_a_member(charter: Charter) -> Iterator[Finding]:
    """The coordinator or the deputy is not an active member.

    Why: The article wants someone "die zich verantwoordelijk voelt voor de voortgang" (who feels responsible for the
    progress). Someone who is still on the way in, or on leave, cannot be asked to carry that for the others.

    Fix: Name an active member, or set the member's `status` to `active` if that is how it is by now.
    Where the coordinator is on leave, write the one who stands in as `coordinator` for that time. A name that no member
    has is told by `NL005`, someone who has left by `NL006`.

    Bad:
        [[members]]
        id = "ana"

        [[members]]
        id = "bo"
        status = "trial"

        [coordination]
        coordinator = "bo"  # NL402: Recorded as coordinator, but not as an active member: bo.

    Bad:
        [[members]]
        id = "ana"

        [[members]]
        id = "bo"
        status = "leave"

        [coordination]
        coordinator = "ana"
        deputy = "bo"  # NL402: Recorded as deputy, but not as an active member: bo.

    Good:
        [[members]]
        id = "ana"

        [coordination]
        coordinator = "ana"
    """
    if charter.coordination is None:
        return
    statuses = {
        member.id: Note("The status is `{status}`.", at=(member, "status"), status=member.status)
        for member in charter.members
        if member not in charter.active and member not in charter.former
    }
    coordinators = [who for who in charter.coordinators if who in statuses]
    if coordinators:
        template = "Recorded as coordinator, but not as an active member: {members}."
        related = [statuses[who] for who in coordinators]
        yield Finding(template, at="coordination.coordinator", related=related, members=coordinators)
    deputy = charter.coordination.deputy
    if deputy in statuses and deputy not in coordinators:
        template = "Recorded as deputy, but not as an active member: {member}."
        yield Finding(template, at="coordination.deputy", related=[statuses[deputy]], member=deputy)


@rule(
    "NL404",
    severity="warning",
    level="sound",
    since="0.1",
    needs=("decisions",),
    question="Who sees to it that what we agree on together also gets done?",
)
def equality_without_driver(charter: Charter) -> Iterator[Finding]:
    """The group decides all together or not at all, and nobody is named who keeps things moving.

    Why: Equal say is fine; equal say in which everyone waits for everyone is not. The article finds that there is "vaak
    niemand trekker" (often nobody who pulls), and that a group of more than two then loses its momentum.

    Fix: Keep your equal say, and name someone who keeps things moving.
    That can be a `coordinator`, a `deputy`, a board, the lead of a circle, or the holder of any responsibility. Or agree in
    `ways` which decisions do not need everyone. A network that yours is part of (`parent`) stands too far from your next
    steps. If nobody keeps the network going at all, `NL401` reports it.

    Bad:
        [network]
        parent = "Waterland"

        [[members]]
        id = "ana"
        [[members]]
        id = "bo"
        [[members]]
        id = "cas"

        [decisions]
        method = "unanimity"  # NL404: Everyone has to agree, and nobody is named who keeps things moving.

    Good:
        [network]
        parent = "Waterland"

        [[members]]
        id = "ana"
        [[members]]
        id = "bo"
        [[members]]
        id = "cas"

        [decisions]
        method = "unanimity"

        [[responsibilities]]
        id = "agenda"
        holders = ["cas"]
    """
    decisions = charter.decisions
    if decisions is None or _is_small(charter) or decisions.method not in ("unanimity", "none"):
        return
    if has_other_ways(decisions) or is_at_rest(charter) or _someone_pulls(charter):
        return
    if decisions.method == "unanimity":
        yield Finding("Everyone has to agree, and nobody is named who keeps things moving.", at="decisions.method")
    else:
        template = "There is no method for deciding, and nobody is named who keeps things moving."
        yield Finding(template, at="decisions.method")


def _someone_pulls(charter: Charter) -> bool:
    """Return whether anyone at all is named to carry a part of the whole."""
    coordination = charter.coordination
    return bool(
        _is_driven_from_within(charter)
        or (coordination and as_tuple(coordination.deputy))
        or any(is_held_somehow(charter, responsibility) for responsibility in charter.responsibilities)
        or any(circle.lead for circle in charter.running_circles)
    )
