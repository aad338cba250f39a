"""The coordinator's role: its mandate, its term, the yes of the coordinator, and a deputy."""

import datetime as dt
from collections.abc import Iterator

from netlint import Charter, Finding, Phase, rule
from netlint_essentials.coordination._areas import coordinating_circle, has_text, is_held
from netlint_essentials.coordination._model import model
from netlint_essentials.coordination._role import need_description
from netlint_essentials.wording import ago

_PAIR = 2


@rule(
    "NL405",
    severity="warning",
    level="sound",
    since="0.1",
    requires=("coordination",),
    question="What do we ask of our coordinator, and what not?",
)
def no_mandate(charter: Charter) -> Iterator[Finding]:
    """The charter does not say what the group asks of its coordinator.

    Why: The article asks for someone responsible for the process ("een procesverantwoordelijke"), not for a boss.
    Without a written mandate, a coordinator either takes on too much or does not dare to begin.

    Fix: Under `[coordination]`, write what the coordinator looks after, such as `mandate = ["progress", "meetings"]`.
    Agree on that together. Choose from progress, meetings, energy, opportunities, newcomers, external-contact and
    conflict, or use your own words. The rule is skipped until the charter says more about the role than a name.

    Bad:
        [coordination]  # NL405: The charter does not say what the group asks ana to look after.
        coordinator = "ana"
        until = 2027-06-15

    Good:
        [coordination]
        coordinator = "ana"
        mandate = ["progress", "meetings"]
    """
    if not (charter.coordination and charter.coordinators):
        return
    need_description(charter.coordination)
    if not has_text(charter.coordination.mandate):
        template = "The charter does not say what the group asks {members} to look after."
        yield Finding(template, at="coordination.mandate", members=charter.coordinators)


@rule(
    "NL406",
    severity="warning",
    level="sound",
    since="0.1",
    requires=("coordination",),
    question="May our coordinator remind us of what we agreed to do?",
)
def mandate_without_progress(charter: Charter, phase: Phase) -> Iterator[Finding]:
    """The network is in the start phase, but the coordinator's mandate does not cover progress.

    Why: In a new group, progress is the heart of the role. The article wants someone who feels responsible for it ("die
    zich verantwoordelijk voelt voor de voortgang"). You can leave the rest to others from the first day.

    Fix: Add progress to the mandate under `[coordination]`, such as `mandate = ["progress", "meetings"]`. Ask the
    coordinator first. Or name someone else in `[[responsibilities]]`, with `kind = "progress"` and their id in
    `holders`. A mandate in your own words can also say "voortgang", "vervolgstappen", "momentum" or "follow-up".

    Bad:
        [network]
        phase = "start"

        [coordination]
        coordinator = "ana"
        mandate = ["meetings"]  # NL406: The mandate does not cover progress.

    Good:
        [network]
        phase = "start"

        [coordination]
        coordinator = "ana"
        mandate = "Ana keeps up the momentum and convenes the meetings."
    """
    coordination = charter.coordination
    if coordination is None or phase != "start" or not charter.coordinators or not has_text(coordination.mandate):
        return
    if not is_held(charter, "progress"):
        yield Finding("The mandate does not cover progress.", at="coordination.mandate")


@rule(
    "NL407",
    severity="info",
    level="thriving",
    since="0.1",
    requires=("coordination",),
    question="Did our coordinator say a wholehearted yes?",
)
def role_not_accepted(charter: Charter) -> Iterator[Finding]:
    """The charter does not say that the coordinator has accepted the role.

    Why: The article wants someone who feels responsible ("zich verantwoordelijk voelt"). You cannot make anyone feel
    that. It is hard to put your heart into a role that you never said yes to.

    Fix: Ask the coordinator, and write the day of the yes under `[coordination]`, such as `accepted-on = 2026-06-15`.

    Bad:
        [coordination]  # NL407: The charter does not say when ana accepted the role.
        coordinator = "ana"
        mandate = ["progress"]

    Good:
        [coordination]
        coordinator = "ana"
        accepted-on = 2026-06-15
    """
    if not (charter.coordination and charter.coordinators):
        return
    need_description(charter.coordination)
    if charter.coordination.accepted_on is None:
        template = "The charter does not say when {members} accepted the role."
        yield Finding(template, at="coordination.accepted-on", members=charter.coordinators)


@rule(
    "NL408",
    severity="info",
    level="thriving",
    since="0.1",
    requires=("coordination",),
    question="How long do we agree on this for, and what do we want to look at then?",
)
def no_term(charter: Charter) -> Iterator[Finding]:
    """The coordinator's role has no end date.

    Why: An end date makes it easier to say yes, to say thank you and to hand over. The article foresees that a group
    with fixed habits can let go more ("meer loslaten"). Without a date, nobody asks whether it is time for that.

    Fix: Agree on an end date, and write it under `[coordination]`, such as `until = 2027-06-15`. If you confirm the
    role at set times instead, write how often, such as `reconfirm-every = "yearly"`.

    Bad:
        [coordination]  # NL408: The coordinator's role (ana) has no end date.
        coordinator = "ana"
        mandate = ["progress"]

    Good:
        [coordination]
        coordinator = "ana"
        until = 2027-06-15
    """
    coordination = charter.coordination
    if coordination is None or not charter.coordinators:
        return
    need_description(coordination)
    if coordination.until is None and coordination.reconfirm_every is None:
        template = "The coordinator's role ({members}) has no end date."
        yield Finding(template, at="coordination.until", members=charter.coordinators)


@rule(
    "NL409",
    severity="warning",
    level="sound",
    since="0.1",
    requires=("coordination",),
    question="Do we go on like this, or is it someone else's turn?",
)
def term_expired(charter: Charter, today: dt.date) -> Iterator[Finding]:
    """The agreed term for the coordination has ended.

    Why: A role that just runs on is no longer an agreement. The coordinator does not know whether the others still want
    it. The network then has someone responsible for the process in name only ("procesverantwoordelijke").

    Fix: Talk it over, and write the new end date under `[coordination]`, such as `until = 2027-06-15`. If someone else
    takes over, change `coordinator` as well.

    Bad:
        # On 2026-11-24
        [coordination]
        coordinator = "ana"
        until = 2026-11-01  # NL409: The term of the coordination ended on 2026-11-01, 23 days ago.

    Good:
        # On 2026-11-24
        [coordination]
        coordinator = "ana"
        until = 2027-06-15
    """
    until = charter.coordination.until if charter.coordination else None
    if until is None or until >= today or model(charter) == "none":
        return
    template = "The term of the coordination ended on {date}, {ago}."
    yield Finding(template, at="coordination.until", date=until, ago=ago((today - until).days))


@rule(
    "NL410",
    severity="info",
    level="sound",
    since="0.1",
    requires=("coordination", "members"),
    question="Who keeps us going when our coordinator is ill or away?",
)
def no_deputy(charter: Charter) -> Iterator[Finding]:
    """The network has one coordinator but no deputy.

    Why: If one person drives the work, an illness or a holiday stops everything. Then the momentum is lost ("het
    momentum eruit gaat"). A deputy also learns the role, which makes it easier to hand over.

    Fix: Write the id of another member under `[coordination]`, such as `deputy = "bo"`. Ask that member first. Two
    coordinators stand in for each other, and so do the people of a board. A `backup` for the coordinator in
    `[[support]]` counts as well. A network of two does not need a deputy.

    Bad:
        [[members]]
        id = "ana"
        [[members]]
        id = "bo"
        [[members]]
        id = "cas"

        [coordination]  # NL410: The network has one coordinator, ana, but no deputy.
        coordinator = "ana"

    Bad:
        [[members]]
        id = "ana"
        [[members]]
        id = "bo"
        [[members]]
        id = "cas"

        [coordination]
        coordinator = "ana"
        deputy = "ana"  # NL410: ana is both the coordinator and the deputy.

    Good:
        [[members]]
        id = "ana"
        [[members]]
        id = "bo"
        [[members]]
        id = "cas"

        [coordination]
        coordinator = "ana"
        deputy = "cas"
    """
    coordination = charter.coordination
    if coordination is None or len(charter.coordinators) != 1 or charter.size <= _PAIR or coordinating_circle(charter):
        return
    (member,) = charter.coordinators
    if coordination.deputy not in (None, member) or _has_backup(charter, member):
        return
    template = "The network has one coordinator, {member}, but no deputy."
    if coordination.deputy:
        template = "{member} is both the coordinator and the deputy."
    yield Finding(template, at="coordination.deputy", member=member)


def _has_backup(charter: Charter, member: str) -> bool:
    """Return whether another member stands in for someone."""
    return any(
        support.kind == "backup" and support.to == member and support.giver != member for support in charter.support
    )
