"""What members do together, and in groups of what size."""

import datetime as dt
from collections.abc import Iterator

from netlint import Charter, Finding, Location, rule
from netlint_essentials.rest import is_at_rest
from netlint_essentials.team._records import people, running_circles

_TOGETHER = 2


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
    with two members and a responsibility that two share count as well.

    Source: To look at networks of three or more (`least`) is the project's own choice: two are a pair that talks.

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
    if network is None or not (network.theme or "").strip() or len(charter.active) < least:
        return
    if not any(goal.statement.strip() for goal in network.goals) and not _shares_work(charter):
        yield Finding(
            "Besides a theme, no goal, circle, responsibility or step is recorded as shared.", at="network.theme"
        )


def _shares_work(charter: Charter) -> bool:
    groups = [people(circle.members, circle.lead) for circle in running_circles(charter)]
    groups += [people(held.holders, held.accountable, held.deputy) for held in charter.responsibilities]
    groups += [people(step.owner) for step in charter.next_steps if step.status != "dropped"]
    return any(len(group) >= _TOGETHER for group in groups)


@rule(
    "NL302",
    severity="info",
    level="thriving",
    since="0.1",
    needs=("members",),
    question="What did two of us last make together, and what could be the next thing?",
)
def no_joint_work(charter: Charter, today: dt.date, *, days: int = 180) -> Iterator[Finding]:
    """For a long time, nothing is dated that two or more members did together.

    Why: Without the feeling of being a team it never comes to anything ("Zonder teamgevoel wordt het natuurlijk nooit
    wat"). That feeling grows while people work side by side; meeting and talking alone do not bring it.

    Fix: Take on something with two, and date it: a step with two owners, or a circle that has `started`. A step counts
    on the day in `done-on`, or else in `created`; a circle of two or more for as long as it runs; a session in
    `[formation]` with two attendees on its own day. The option `days` says how far back to look. A network that is
    younger than that is not asked yet, nor is one that is dormant or closed.

    Source: Half a year (`days`) is the project's own choice.

    Bad:
        # On 2026-11-24
        [[members]]
        id = "ana"

        [[members]]
        id = "bo"

        [[next-steps]]
        id = "booklet"
        owner = ["ana", "bo"]
        done-on = 2026-03-02  # NL302: What two or more members last did together is dated 267 days ago.

    Bad:
        [[members]]  # NL302: Nothing that two or more members did together is dated.
        id = "ana"

        [[members]]
        id = "bo"

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
    if len(charter.active) < _TOGETHER or is_at_rest(charter) or _is_younger(charter, today, days):
        return
    dated = list(_joint_work(charter, today))
    if not dated:
        yield Finding("Nothing that two or more members did together is dated.", at="next-steps")
        return
    last, at = max(dated, key=lambda pair: pair[0])
    if (since := (today - last).days) > days:
        yield Finding("What two or more members last did together is dated {days} days ago.", at=at, days=since)


def _is_younger(charter: Charter, today: dt.date, days: int) -> bool:
    founded = charter.network.founded if charter.network else None
    return founded is not None and (today - founded).days <= days


def _joint_work(charter: Charter, today: dt.date) -> Iterator[tuple[dt.date, Location]]:
    """Yield the last day of each thing that is recorded with two or more members, and where that day stands."""
    for step in charter.next_steps:
        day, key = (step.done_on, "done-on") if step.done_on else (step.created, "created")
        if day and step.status != "dropped" and len(people(step.owner)) >= _TOGETHER:
            yield day, (step, key)
    for circle in charter.circles:
        if circle.started and len(people(circle.members, circle.lead)) >= _TOGETHER:
            yield circle.ended or today, (circle, "ended")
    for session in charter.formation.sessions if charter.formation else ():
        if len(people(session.attendees)) >= _TOGETHER:
            yield session.date, (session, "date")


@rule(
    "NL317",
    severity="info",
    level="thriving",
    since="0.1",
    needs=("members",),
    question="With which three or four of us would you want to take something on?",
)
def one_big_circle(charter: Charter, *, most: int = 10) -> Iterator[Finding]:
    """The network is large for one group, and has no smaller circles.

    Why: The article's team seeks each other out and keeps each other sharp ("houden elkaar scherp"). In a group of more
    than about ten not everyone gets a turn, and people begin to lean on the others. Small circles keep a large network
    a team.

    Fix: Let people form circles of three to seven, around a client, a subject or each other. Write each in `[[circles]]`,
    with its `members`.

    Source: J. Richard Hackman's research on teams, and his advice to keep them below ten people or so.

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
    count = len(charter.active)
    if count > most and not running_circles(charter):
        yield Finding("No running circle is recorded for {count} active members.", at="circles", count=count)
