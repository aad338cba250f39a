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
    """Coordination is shared, but some tasks have nobody, or it is too early to do without a coordinator.

    Why: The article advises you to leave many responsibilities to others ("veel verantwoordelijkheden te laten bij
    anderen"). But work that belongs to everyone is often done by nobody. In the start phase, the article wants one
    person to look after progress. If you share the coordination in that phase and name no coordinator, the finding is
    only an info.

    Fix: Agree who looks after each task, and write that under `[[responsibilities]]`. The four tasks are `progress`,
    `meetings`, `newcomers` and `external-contact`. Instead of `kind`, you can name the task in `id` or `title`. If
    members take turns, or if an agreement says who does the task, write that in `held-by`. If a circle does the task,
    write the id of the circle in `circle`.

    The charter can also say in other places who looks after a task. A circle with the name of the task is enough, if it
    has members or a `size`. The circle must not have ended. For the meetings, a recurring meeting with a `facilitator`
    is enough. For the newcomers, `welcome` under `[membership]` is enough. For progress, it is also enough to write
    `model = "distributed"` and give each active circle a `lead`. It is also enough if the task is in the `mandate` of a
    coordinator, a board or a rotating role. netlint also knows Dutch names of tasks, such as "voortgang",
    "bijeenkomsten", "nieuwkomers", "extern contact" and "klanten".

    If there is no `model`, the coordination can also count as shared. Then the charter names no coordinator, but it
    does name someone for each of the four tasks. If nobody looks after progress in a network of three or more members,
    `NL401` reports that. This rule is then skipped.

    Source: OpenStack, a large open-source project, has teams without a leader. Such a team must name someone for each
    part of the work. netlint chose the four tasks from OpenStack's list of such parts.

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
            "Agree who looks after {area}, and write that under `[[responsibilities]]`, "
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
            write={"id": missing[0], "kind": missing[0], "holders": ...},
            write_at="responsibilities",
            areas=areas,
            area=areas[0],
            kind=missing[0],
        )
    if known_phase == "start" and not charter.coordinators:
        template = "Coordination is shared without a coordinator, but the network is still in the start phase."
        advice = (
            "Choose a coordinator for the start phase, and write that member's id under `[coordination]`, "
            'such as `coordinator = "ana"`.'
        )
        at, to_write = "coordination.model", "coordination.coordinator"
        yield Finding(template, at=at, severity="info", advice=advice, write_at=to_write)


@rule(
    "NL428",
    severity="warning",
    level="sound",
    since="0.1",
    question="Which routines keep us together, even if nobody reminds us of them?",
)
def released_too_early(charter: Charter, phase: Phase, *, least: int = 2) -> Iterator[Finding]:
    """The network works without a coordinator but does not have settled routines yet.

    Why: The article says that the culture and the routines that connect people have to settle first. Only then can
    things run by themselves ("Pas als de cultuur en gewoontes … zijn beklijfd, kun je meer loslaten"). Without such
    routines, nothing keeps the network going.

    Fix: Agree on two recurring meetings or rituals, and write each under `[[meetings]]` or `[[rituals]]`, with a
    rhythm. Until you have such routines, you can choose a `coordinator` instead. You can also share all the tasks of a
    coordinator. To do so, write who looks after progress, meetings, newcomers and contact with the outside world.
    `NL403` explains how. If the charter says nothing about coordination, `NL401` reports that. This rule applies in the
    phases `consolidation` and `mature`.

    Source: The article speaks of routines in the plural ("gewoontes"), so this rule asks for at least two routines
    (`least`).

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
        yield Finding(template, at="coordination.model", write={}, write_at="meetings", count=habits, least=least)


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

    Why: The article says that you can let things run by themselves once your routines are settled ("kun je meer
    loslaten"). Agree how you will notice that this time has come. Otherwise you may keep leaning on one person out of
    habit.

    Fix: Agree when the coordinator can step back, and write it under `[coordination]`. Or write in `rotation` how the
    role passes to someone else. This rule applies in the phases `consolidation` and `mature`. netlint skips this rule
    as long as the charter says only who the coordinator is.

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
