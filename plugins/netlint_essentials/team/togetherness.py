"""What members do together, and in groups of what size."""

import datetime as dt
from collections.abc import Iterator

from netlint import Charter, Finding, Location, NotBegun, Note, SkipRule, latest, rule
from netlint.charter import Circle, NextStep, Responsibility
from netlint_essentials.coordination._areas import count_holders
from netlint_essentials.rest import is_at_rest, is_younger
from netlint_essentials.team._records import TOGETHER, has_several, people
from netlint_essentials.texts import said
from netlint_essentials.wording import ago, span


@rule(
    "NL301",
    severity="warning",
    level="sound",
    since="0.1",
    requires=("network", "members"),
    supersedes=("NL302",),
    question="What do we want to achieve together that none of us can do alone?",
)
def theme_only(charter: Charter, *, least: int = 3) -> Iterator[Finding]:
    """The members share a theme but do nothing together.

    Why: Many networks lack team spirit, the article says. Their members are individuals who care about the same theme
    ("een verzameling individuen die iets hebben met eenzelfde thema"). A theme gives people something to talk about.
    They become a team when they take something on together.

    Fix: Choose one goal together and write it under `[[network.goals]]`. One piece of shared work is enough as well.
    That can be a next step with two owners, a circle with two members or a shared responsibility. A responsibility is
    shared if two members or such a circle hold it, or if members take turns.

    Source: The rule applies once there are at least three active members (`least`). The article says that working
    together gets more complicated with more than two people ("meer dan twee personen").

    Bad:
        [network]
        theme = "water"  # NL301: The network has a theme but no goal. No two members share a working group (circle), a responsibility or a next step.

        [[members]]
        id = "ana"

        [[members]]
        id = "bo"

        [[members]]
        id = "cy"

    Good:
        [network]
        theme = "water"
        goals = [{ statement = "By 2028, we will have helped ten water boards to plan with residents." }]

        [[members]]
        id = "ana"

        [[members]]
        id = "bo"

        [[members]]
        id = "cy"
    """
    network = charter.network
    if network is None or not said(network.theme) or len(charter.active) < least:
        return
    if any(said(goal.statement) for goal in network.goals):
        return
    if not any(_shares_work(read) for read in (charter.here, charter)):  # first what is here
        yield Finding(
            "The network has a theme but no goal. No two members share a working group (circle), a responsibility or a next step.",
            at="network.theme",
            write={},
            write_at="network.goals",
        )


def _shares_work(charter: Charter) -> bool:
    return (
        any(has_several(circle) for circle in charter.running_circles)
        or any(_is_shared(charter, held) for held in charter.responsibilities)
        or any(has_several(step) for step in charter.next_steps if step.status != "dropped")
    )


def _is_shared(charter: Charter, held: Responsibility) -> bool:
    """Return whether a responsibility is held by several people, by a circle of several, or by turns or a rule."""
    several = people(held.holders, held.accountable, held.deputy)
    return len(several) >= TOGETHER or bool(said(held.held_by)) or (count_holders(charter, held) or 0) >= TOGETHER


@rule(
    "NL302",
    severity="info",
    level="thriving",
    since="0.1",
    requires=("members",),
    question="What was the last thing that two of us made together, and what could come next?",
)
def no_joint_work(charter: Charter, today: dt.date, *, days: int = 180) -> Iterator[Finding]:
    """Members work on things, but no two of them work together.

    Why: Without team spirit, a network will never come to anything, the article says ("Zonder teamgevoel wordt het
    natuurlijk nooit wat"). Team spirit grows while people work side by side. Meetings and talk alone do not create it.

    Fix: Take something on together, and name both owners under `[[next-steps]]`. You can also form a circle with two
    members. The rule looks at open next steps with an `owner` and at active circles with `members`. One step or circle
    with two people is enough. If the charter has no such step or circle, netlint skips the rule. It is also enough if
    two or more people did something together in the last 180 days (`days`). That can be a finished step, a circle that
    ended or a session under `[formation]`. Its date must be in the charter as well. This rule reports nothing about a
    network that is dormant, closed or younger than 180 days.

    Source: Kubernetes, a large open-source project, retires its groups after six months without activity (`days`).

    Bad:
        # On 2026-11-24
        [[members]]
        id = "ana"

        [[members]]
        id = "bo"

        [[next-steps]]  # NL302: No open next step or active circle has more than one person. The last joint work dates from 2026-03-02, 267 days ago. The limit is 180 days.
        id = "pilot-offer"
        owner = "ana"

        [[next-steps]]
        id = "booklet"
        owner = ["ana", "bo"]
        done-on = 2026-03-02

    Bad:
        [[members]]
        id = "ana"

        [[members]]
        id = "bo"

        [[circles]]  # NL302: No open next step or active circle has more than one person.
        id = "pilot"
        members = ["ana"]

    Good:
        [[members]]
        id = "ana"

        [[members]]
        id = "bo"

        [[circles]]
        id = "pilot"
        kind = "project"
        members = ["ana", "bo"]
        started = 2025-09-01
    """
    if len(charter.active) < TOGETHER or is_at_rest(charter) or is_younger(charter, today, days):
        return
    for read in (charter.here, charter):  # first what is here
        dated = sorted(_joint_work(read), key=lambda pair: latest(pair[0], today))
        is_recent = bool(dated) and (today - latest(dated[-1][0], today)).days <= days
        if is_recent or any(has_several(work) for work in _in_progress(read)):
            return
    work = _in_progress(charter)
    if not work:
        raise NotBegun("what members do together")
    if not dated:
        template = "No open next step or active circle has more than one person."
        yield Finding(template, at=[*work], write=_together(charter, work[0]))
        return
    last, at = dated[-1]
    yield Finding(
        "No open next step or active circle has more than one person. The last joint work dates from {date}, {ago}. The limit is {limit}.",
        at=[*work],
        write=_together(charter, work[0]),
        related=[Note("the last joint work", at=at)],
        date=last,
        ago=ago((today - latest(last, today)).days),
        limit=span(days),
    )


def _together(charter: Charter, work: Circle | NextStep) -> dict[str, list[str]]:
    """Return the people of a step or a circle, with one more active member."""
    there = sorted(people(work.owner if isinstance(work, NextStep) else work.members))
    more = next((member.id for member in charter.active if member.id not in there), None)
    return {"owner" if isinstance(work, NextStep) else "members": [*there, *([more] if more else [])]}


def _in_progress(charter: Charter) -> tuple[Circle | NextStep, ...]:
    """Return what members work on, and who does: open steps with an owner, and running circles with members."""
    steps = [step for step in charter.open_steps if people(step.owner)]
    circles = [circle for circle in charter.running_circles if people(circle.members) or circle.size]
    return (*steps, *circles)


def _joint_work(charter: Charter) -> Iterator[tuple[dt.date, Location]]:
    """Yield the last day of each thing that two or more members did together, and where that day is."""
    for step in charter.next_steps:
        day, key = (step.done_on, "done-on") if step.done_on else (step.created, "created")
        if day and step.status != "dropped" and has_several(step):
            yield day, (step, key)
    for circle in charter.circles:
        if circle.ended and has_several(circle):
            yield circle.ended, (circle, "ended")
    for session in charter.formation.sessions if charter.formation else ():
        if len(people(session.attendees)) >= TOGETHER:
            yield session.date, (session, "date")


@rule(
    "NL317",
    severity="info",
    level="thriving",
    since="0.1",
    question="If you started something with three or four of us, who would you ask?",
)
def one_big_circle(charter: Charter, *, most: int = 8) -> Iterator[Finding]:
    """The network is too large for one group but has no smaller circles.

    Why: People in a team keep each other sharp ("houden elkaar scherp"). In a group of more than about eight people,
    not everyone gets a turn. Some then begin to lean on the others. With small circles, a large network can still be a
    team.

    Fix: Form circles of three to seven people, and write each under `[[circles]]`. A circle can work for a client,
    study a subject or support its members. If the charter does not list all members, write under `[membership]` how
    many members you have, such as `size = 30`.

    Source: Wheelan (2009) compared 329 American work groups. Groups of 3 to 8 people were more productive than groups
    of 9 or more. That is where the limit of 8 (`most`) comes from. J. Richard Hackman, who studied teams, advised
    keeping teams smaller than about ten people.

    Bad:
        # With the option most = 2
        [[members]]  # NL317: The network has 3 active members but no smaller circles. One group should have at most 2 people.
        id = "ana"

        [[members]]
        id = "bo"

        [[members]]
        id = "cy"

    Good:
        # With the option most = 2
        [[members]]
        id = "ana"

        [[members]]
        id = "bo"

        [[members]]
        id = "cy"

        [[circles]]
        id = "pilot"
        members = ["ana", "bo"]
    """
    count = charter.size
    if not count:
        raise SkipRule("the charter has no active members")
    if count > most and not charter.running_circles:
        template = "The network has {count} active members but no smaller circles. One group should have at most {most} people."
        yield Finding(template, at="circles", count=count, most=most)
