"""Who keeps the network going: whether the charter names someone, and whether that person takes part."""

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
    question="Who feels responsible for our progress, and what do they need from us?",
)
def no_coordinator(charter: Charter, known_phase: Phase | None) -> Iterator[Finding]:
    """The charter does not say who keeps the network going.

    Why: If nobody keeps things moving, next steps take a long time. The article advises a group to appoint a
    coordinator ("benoem een coördinator"). It calls that role essential, above all in the start phase ("zeker in de
    beginfase … essentieel"). The role has nothing to do with rank. Equal say is fine, as long as someone keeps an eye
    on progress.

    Fix: Choose together who keeps the network going, and write that member's id under `[coordination]`. Ask first
    whether that person wants to do it. In the start phase, one person or a pair works best. A board can also keep the
    network going. Add the board under `[[circles]]`, and write its id in `circle` under `[coordination]`. A mature
    network can also leave the coordination to an office (`model = "office"`) or to a parent network (`parent` under
    `[network]`). In a mature network, the members can also share the coordination (`model = "distributed"`), as long as
    someone looks after progress. `NL403` then checks whether someone looks after the other tasks of a coordinator.

    Source: The article speaks of more than two people ("meer dan twee personen"). This rule is therefore for networks
    of at least three members. The severity is error in the phases `forming` and `start`, and warning in
    `consolidation`. In the phase `mature`, it is info. The article says that you can let things run by themselves once
    your routines are settled ("kun je meer loslaten"). If the phase is not known, the severity is info as well.

    Raab, Mannak & Cambré studied 39 Dutch networks for crime prevention. The networks that worked well were stable and
    at least three years old. One party in the middle held them together. So age alone is not enough. That is why this
    rule also checks mature networks.

    Bad:
        [network]  # NL401: The charter does not say who keeps the network going.
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
        model = "distributed"  # NL401: Coordination is shared, but the charter does not say who looks after progress.

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
        said = Message("Coordination is shared, but the charter does not say who looks after progress.")
    elif declared in ("coordinator", "pair", "board", "lead-member", "parent"):
        template = "The coordination model is `{model}`, but the charter does not say who coordinates."
        said = Message(template, {"model": declared})
    else:
        said = Message("The charter does not say who keeps the network going.")
    yield Finding(
        in_phase(said, known_phase),
        at="coordination.model" if declared else "coordination.coordinator",
        severity=_SEVERITIES[known_phase] if known_phase else "info",
        write={"model": "coordinator", "coordinator": ...} if declared == "none" else {"coordinator": ...},
    )


def _is_small(charter: Charter) -> bool:
    """Return whether the network is so small that its members can simply talk to each other."""
    if not charter.size:
        raise SkipRule("the charter has no active members")
    return charter.size <= _PAIR


def _has_driver(charter: Charter) -> bool:
    """Return whether someone keeps the network going, in any shape."""
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
    requires=("coordination", "members"),
    question="Who among us could be coordinator or deputy right now?",
)
def coordinator_not_a_member(charter: Charter) -> Iterator[Finding]:
    """The coordinator or the deputy is not an active member.

    Why: The article wants someone who feels responsible for progress ("die zich verantwoordelijk voelt voor de
    voortgang"). You cannot ask that of someone who is still joining or who is on leave.

    Fix: Choose an active member for the role, and write that member's id under `[coordination]`. If the person in the
    role is active by now, write `status = "active"` under `[[members]]` instead. While the coordinator is on leave,
    write another member's id in `coordinator`. `NL005` reports an id that no member has. `NL006` reports a member who
    has left.

    Bad:
        [[members]]
        id = "ana"

        [[members]]
        id = "bo"
        status = "trial"

        [coordination]
        coordinator = "bo"  # NL402: bo is named as coordinator but is not an active member.

    Bad:
        [[members]]
        id = "ana"

        [[members]]
        id = "bo"
        status = "leave"

        [coordination]
        coordinator = "ana"
        deputy = "bo"  # NL402: bo is named as deputy but is not an active member.

    Good:
        [[members]]
        id = "ana"

        [coordination]
        coordinator = "ana"
    """
    if charter.coordination is None:
        return
    statuses = {
        member.id: Note(
            "{member} has the status `{status}`.", at=(member, "status"), member=member.id, status=member.status
        )
        for member in charter.members
        if member not in charter.active and member not in charter.former
    }
    coordinators = [who for who in charter.coordinators if who in statuses]
    if coordinators:
        template = "{members} are named as coordinators but are not active members."
        if len(coordinators) == 1:
            template = "{members} is named as coordinator but is not an active member."
        related, at = [statuses[who] for who in coordinators], "coordination.coordinator"
        yield Finding(template, at=at, related=related, write={"coordinator": ...}, members=coordinators)
    deputy = charter.coordination.deputy
    if deputy in statuses and deputy not in coordinators:
        template = "{member} is named as deputy but is not an active member."
        related = [statuses[deputy]]
        yield Finding(template, at="coordination.deputy", related=related, write={"deputy": ...}, member=deputy)


@rule(
    "NL404",
    severity="warning",
    level="sound",
    since="0.1",
    requires=("decisions",),
    question="Who makes sure that what we agree on also gets done?",
)
def equality_without_driver(charter: Charter) -> Iterator[Finding]:
    """The network decides unanimously or without a method, but the charter does not say who keeps things moving.

    Why: Equal say is fine, but not if everyone waits for everyone else. The article finds that often nobody drives the
    work ("vaak niemand trekker"). A group of more than two people then loses its momentum.

    Fix: Choose together who keeps things moving, and write that member's id under `[coordination]`. Everyone can keep
    an equal say. A `deputy`, a board, the lead of a circle or the holder of a responsibility can keep things moving
    too. Or agree which decisions do not need everyone, and write them under `[[decisions.ways]]`. A parent network
    (`parent`) is not enough, because it is too far from your next steps. If `NL401` reports that nobody keeps the
    network going, this rule is skipped.

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
        method = "unanimity"  # NL404: Everyone has to agree to a decision, but the charter does not say who keeps things moving.

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
        template = "Everyone has to agree to a decision, but the charter does not say who keeps things moving."
    else:
        template = "The network has no method for deciding, and the charter does not say who keeps things moving."
    yield Finding(template, at="decisions.method", write={"coordinator": ...}, write_at="coordination.coordinator")


def _someone_pulls(charter: Charter) -> bool:
    """Return whether the charter names anyone who looks after a part of the whole."""
    coordination = charter.coordination
    return bool(
        _is_driven_from_within(charter)
        or (coordination and as_tuple(coordination.deputy))
        or any(is_held_somehow(charter, responsibility) for responsibility in charter.responsibilities)
        or any(circle.lead for circle in charter.running_circles)
    )
