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
    needs=("network", "members"),
    supersedes=("NL302",),
    question="What do we want to bring about together that none of us can do alone?",
)
def theme_only(charter: Charter, *, least: int = 3) -> Iterator[Finding]:
    """The members share a theme, and nothing that they do together.

    Why: In many networks the article misses team spirit: they are a collection of individuals with an interest in the
    same theme ("een verzameling individuen die iets hebben met eenzelfde thema"). A theme gives people something to
    talk about; what makes them a team is what they take on together.

    Fix: Choose one thing to reach together and write it in `goals`, or take on a first step with two owners. A circle
    with two members and a responsibility that two share count as well. So does one that a circle holds, or that members
    hold in turn.

    Source: The article finds it more complicated with more than two people ("meer dan twee personen"): three or more
    (`least`).

    Bad:
        [network]
        theme = "water"  # NL301: Besides a theme, no goal, circle, responsibility or step is recorded as shared.

        [[members]]
        id = "ana"

        [[members]]
        id = "bo"

        [[members]]
        id = "cy"

    Good:
        [network]
        theme = "water"
        goals = [{ statement = "By 2028 ten water boards decide together with residents." }]

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
            "Besides a theme, no goal, circle, responsibility or step is recorded as shared.", at="network.theme"
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
    needs=("members",),
    question="What did two of us last make together, and what could be the next thing?",
)
def no_joint_work(charter: Charter, today: dt.date, *, days: int = 180) -> Iterator[Finding]:
    """Members work on things, but no two of them work together.

    Why: Without the feeling of being a team it never comes to anything ("Zonder teamgevoel wordt het natuurlijk nooit
    wat"). That feeling grows while people work side by side; meeting and talking alone do not bring it.

    Fix: Take on something with two: name two owners of a next step, or let two members form a circle. The rule looks at
    open next steps with an `owner` and running circles with `members`, and is skipped until there is one. It reports
    nothing if one of them has two people, or if two or more did something together within `days`. That is a step that was
    done, a circle that ended, or a session in `[formation]`, with its date. A network that is younger than that is not
    asked yet, nor is one that is dormant or closed.

    Source: Kubernetes retires its groups after six months without activity (`days`).

    Bad:
        # On 2026-11-24
        [[members]]
        id = "ana"

        [[members]]
        id = "bo"

        [[next-steps]]  # NL302: No open step or running circle has two people. No joint work is recorded since 2026-03-02, 267 days ago; the limit is 180 days.
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

        [[circles]]  # NL302: No open step or running circle has two people.
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
        yield Finding("No open step or running circle has two people.", at=[*work])
        return
    last, at = dated[-1]
    yield Finding(
        "No open step or running circle has two people. No joint work is recorded since {date}, {ago}; the limit is {limit}.",
        at=[*work],
        related=[Note("the last joint work", at=at)],
        date=last,
        ago=ago((today - latest(last, today)).days),
        limit=span(days),
    )


def _in_progress(charter: Charter) -> tuple[Circle | NextStep, ...]:
    """Return what members work on, and who does: open steps with an owner, and running circles with members."""
    steps = [step for step in charter.open_steps if people(step.owner)]
    circles = [circle for circle in charter.running_circles if people(circle.members) or circle.size]
    return (*steps, *circles)


def _joint_work(charter: Charter) -> Iterator[tuple[dt.date, Location]]:
    """Yield the last day of each thing that two or more members did together, and where that day stands."""
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
    question="With which three or four of us would you want to take something on?",
)
def one_big_circle(charter: Charter, *, most: int = 8) -> Iterator[Finding]:
    """The network is large for one group, and has no smaller circles.

    Why: The article's team seeks each other out and keeps each other sharp ("houden elkaar scherp"). In a group of more
    than about eight not everyone gets a turn, and people begin to lean on the others. Small circles keep a large network
    a team.

    Fix: Let people form circles of three to seven, around a client, a subject or each other. Write each in `[[circles]]`,
    with its `members`. A network that does not list all members can write their number in `size` of `[membership]`.

    Source: Wheelan (2009) compared 329 American work groups. Groups of 3 to 8 were more productive than groups of 9 or
    more (`most`). J. Richard Hackman, who studied teams, advised to keep them below ten people or so.

    Bad:
        # With most = 2
        [[members]]  # NL317: No running circle is recorded for 3 active members.
        id = "ana"

        [[members]]
        id = "bo"

        [[members]]
        id = "cy"

    Good:
        # With most = 2
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
        yield Finding("No running circle is recorded for {count} active members.", at="circles", count=count)
