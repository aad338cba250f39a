"""Shared coordination, and when a network can manage with less coordination."""

from collections.abc import Iterator

from netlint import Charter, Finding, Message, Note, Phase, rule
from netlint_essentials.coordination._areas import gaps, has_text, is_for, is_held_somehow
from netlint_essentials.coordination._model import model
from netlint_essentials.coordination._role import need_description
from netlint_essentials.rest import is_at_rest

_LATER: tuple[Phase, ...] = ("consolidation", "mature")


_AREAS = {
    "progress": Message("progress"),
    "meetings": Message("the meetings"),
    "newcomers": Message("the newcomers"),
    "external-contact": Message("contact with the outside world"),
}
"""How a message names the areas of shared coordination."""


@rule(
    "NL403",
    severity="warning",
    level="essential",
    since="0.1",
    question="Now that we share the coordination, who looks after what?",
)
def shared_coordination_incomplete(charter: Charter, known_phase: Phase | None) -> Iterator[Finding]:
    """Coordination is shared, but nobody looks after some tasks, or the network is still in the start phase.

    Why: The article advises you to leave many responsibilities to others ("veel verantwoordelijkheden te laten bij
    anderen"). But work that belongs to everyone often gets done by nobody. In the start phase, the article wants one
    person to look after progress. In that phase, netlint reports shared coordination without a coordinator as info.

    Fix: Agree who looks after each task, and write it under `[[responsibilities]]`, such as `kind = "newcomers"` and
    `holders = ["ana"]`. The four tasks are `progress`, `meetings`, `newcomers` and `external-contact`. You can also
    name the task in `id` or `title`. If members take turns, or if an agreement says who does the task, write that in
    `held-by`. If a circle does the task, write the id of the circle in `circle`.

    Other places in the charter count as well. A circle that has not ended counts, if it is named after a task and has
    members or a `size`. For the meetings, a recurring meeting with a `facilitator` counts. For newcomers, `welcome`
    under `[membership]` counts. With `model = "distributed"`, a `lead` in every circle that has not ended counts for
    progress. The `mandate` of a coordinator, a board or a rotating role counts for each task in it. netlint also knows
    Dutch names, such as "voortgang", "bijeenkomsten", "nieuwkomers", "extern contact" and "klanten".

    Without `model = "distributed"`, coordination can count as shared as well. It does if the charter names no
    coordinator, but someone for each of the four tasks. If nobody looks after progress in a network of more than two,
    `NL401` reports that first.

    Source: OpenStack, a large open-source project, has teams without a leader. Such a team must name someone for each
    part of the work. netlint chose the four tasks from the list of OpenStack.

    Bad:
        [network]
        phase = "mature"

        [coordination]
        model = "distributed"  # NL403: Coordination is shared, but the charter does not say who looks after the newcomers and contact with the outside world.

        [[responsibilities]]
        id = "progress"
        holders = ["ana"]

        [[meetings]]
        id = "monday"
        every = "2 weeks"
        facilitator = "bo"

    Good:
        [network]
        phase = "mature"

        [coordination]
        model = "distributed"

        [[responsibilities]]
        id = "progress"
        holders = ["ana"]

        [[responsibilities]]
        id = "welcome"
        kind = "newcomers"
        held-by = "The member who invites someone also welcomes them."

        [[circles]]
        id = "clients"
        members = ["cas", "dee"]

        [[meetings]]
        id = "monday"
        every = "2 weeks"
        facilitator = "takes turns"
    """
    if model(charter) != "distributed" or is_at_rest(charter):
        return
    if missing := gaps(charter):
        template = "Coordination is shared, but the charter does not say who looks after {areas}."
        advice = (
            "Agree who looks after {area}, and write it under `[[responsibilities]]`, "
            'such as `kind = "{kind}"` and `holders = ["ana"]`.'
        )
        vacant = [
            Note("nobody looks after this task yet", at=(responsibility, "holders"))
            for responsibility in charter.responsibilities
            if not is_held_somehow(charter, responsibility) and any(is_for(responsibility, area) for area in missing)
        ]
        areas = [_AREAS[area] for area in missing]
        yield Finding(
            template,
            at="coordination.model",
            related=vacant,
            advice=advice,
            areas=areas,
            area=areas[0],
            kind=missing[0],
        )
    if known_phase == "start" and not charter.coordinators:
        template = "Coordination is shared without a coordinator, but the network is still in the start phase."
        advice = (
            "Choose a coordinator for the start phase, and write the id under `[coordination]`, "
            'such as `coordinator = "ana"`.'
        )
        yield Finding(template, at="coordination.model", severity="info", advice=advice)


@rule(
    "NL428",
    severity="warning",
    level="sound",
    since="0.1",
    question="Which routines keep us together, even if nobody reminds us of them?",
)
def released_too_early(charter: Charter, phase: Phase, *, least: int = 2) -> Iterator[Finding]:
    """The network works without a coordinator but does not have settled routines yet.

    Why: First, the culture and the routines that connect people have to settle. Only then can you let things run by
    themselves. That is how the article puts it ("Pas als de cultuur en gewoontes … zijn beklijfd, kun je meer
    loslaten"). Without such routines, nothing keeps the network going.

    Fix: Agree on two recurring meetings or rituals, and write each under `[[meetings]]` or `[[rituals]]`, with a rhythm
    such as `every = "2 weeks"`. Until you have such routines, you can also choose a `coordinator`. Or share all the
    tasks of a coordinator. Then write who looks after progress, meetings, newcomers and contact with the outside world:
    `NL403` explains how. If the charter says nothing about coordination, `NL401` reports that.

    Source: The article speaks of routines in the plural ("gewoontes"), so netlint asks for at least two (`least`).

    Bad:
        [network]
        phase = "consolidation"

        [coordination]
        model = "none"  # NL428: Without a coordinator, the network needs at least 2 recurring meetings or rituals, but it has 1.

        [[meetings]]
        id = "monday"
        every = "2 weeks"

    Good:
        [network]
        phase = "consolidation"

        [coordination]
        model = "none"

        [[meetings]]
        id = "monday"
        every = "2 weeks"

        [[rituals]]
        id = "look-back"
        every = "quarterly"
    """
    if phase not in _LATER or not _has_let_go(charter):
        return
    habits = sum(meeting.every is not None for meeting in charter.meetings) + len(charter.rituals)
    if habits < least and gaps(charter):
        template = "Without a coordinator, the network needs at least {least} recurring meetings or rituals, but it has {count}."
        yield Finding(template, at="coordination.model", count=habits, least=least)


def _has_let_go(charter: Charter) -> bool:
    """Return whether the charter has chosen to do without a coordinator; saying nothing is not a choice."""
    if charter.coordinators:
        return False
    declares_none = charter.coordination is not None and charter.coordination.model == "none"
    return declares_none or model(charter) == "distributed"


@rule(
    "NL429",
    severity="info",
    level="thriving",
    since="0.1",
    requires=("coordination",),
    question="How will we notice that we need less coordination, or a different coordinator?",
)
def no_release_criteria(charter: Charter, phase: Phase) -> Iterator[Finding]:
    """The charter does not say when the coordinator can step back, or how the role rotates.

    Why: Once you have settled routines, you can let things run by themselves, says the article ("kun je meer
    loslaten"). Agree how you will notice that this time has come. Otherwise you may keep leaning on one person out of
    habit.

    Fix: Agree when the coordinator can step back, and write it under `[coordination]`, such as `release-criteria =
    "Others ran three meetings in a row"`. Or write in `rotation` how the role passes to someone else. The rule applies
    in the phases `consolidation` and `mature`. netlint skips this rule as long as the charter says only who the
    coordinator is.

    Bad:
        [network]
        phase = "consolidation"

        [coordination]  # NL429: The charter does not say when ana can step back as coordinator, or how the role rotates.
        coordinator = "ana"
        mandate = ["progress"]

    Good:
        [network]
        phase = "consolidation"

        [coordination]
        coordinator = "ana"
        release-criteria = ["Others ran three meetings in a row"]
    """
    coordination = charter.coordination
    if coordination is None or phase not in _LATER or not charter.coordinators:
        return
    need_description(coordination)
    if not has_text(coordination.release_criteria) and not has_text(coordination.rotation):
        template = "The charter does not say when {members} can step back as coordinators, or how the role rotates."
        if len(charter.coordinators) == 1:
            template = "The charter does not say when {members} can step back as coordinator, or how the role rotates."
        yield Finding(template, at="coordination.release-criteria", members=charter.coordinators)
