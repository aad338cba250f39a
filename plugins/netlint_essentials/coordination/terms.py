"""What the coordinator's role comes with: a mandate, a yes, a term, a deputy."""

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
    needs=("coordination",),
    question="What do we ask of our coordinator, and what not?",
)
def no_mandate(charter: Charter) -> Iterator[Finding]:
    """There is a coordinator, and it is not agreed what the role is for.

    Why: The article asks for "een procesverantwoordelijke" (someone responsible for the process), not for a boss. Where
    the mandate is not written down, a coordinator either takes on too much or does not dare to begin.

    Fix: Write in `mandate` what the group asks the coordinator to look after.
    Choose from progress, meetings, energy, opportunities, newcomers, external-contact and conflict, or use your own words.
    The rule is skipped until the charter says something more about the role than a name.

    Bad:
        [coordination]  # NL405: No mandate is recorded for the coordination by ana.
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
        template = "No mandate is recorded for the coordination by {members}."
        yield Finding(template, at="coordination.mandate", members=charter.coordinators)


@rule(
    "NL406",
    severity="warning",
    level="sound",
    since="0.1",
    needs=("coordination",),
    question="May our coordinator remind us of what we agreed to do?",
)
def mandate_without_progress(charter: Charter, phase: Phase) -> Iterator[Finding]:
    """The network is in its start, and the coordinator's mandate leaves out progress.

    Why: In a new group progress is the heart of the role: the article wants someone "die zich verantwoordelijk voelt
    voor de voortgang" (who feels responsible for the progress). The rest can be left to others from the first day.

    Fix: Add "progress" to the `mandate`, or name someone else for it.
    That is a table in `[[responsibilities]]` of the kind `progress`, with its `holders`. In a mandate in your own words,
    "voortgang", "vervolgstappen", "momentum" or "follow-up" count as well.

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
        mandate = "Ana bewaakt de voortgang en belegt de bijeenkomsten."
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
    needs=("coordination",),
    question="Did our coordinator say yes with all their heart?",
)
def role_not_accepted(charter: Charter) -> Iterator[Finding]:
    """It is not recorded that the coordinator has accepted the role.

    Why: The article wants someone who "zich verantwoordelijk voelt" (feels responsible). Nobody can be made to feel that:
    a role that was given and never taken is carried half-heartedly.

    Fix: Ask the coordinator, and write the day of the yes in `accepted-on`.

    Bad:
        [coordination]  # NL407: It is not recorded when ana accepted the role.
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
        template = "It is not recorded when {members} accepted the role."
        yield Finding(template, at="coordination.accepted-on", members=charter.coordinators)


@rule(
    "NL408",
    severity="info",
    level="thriving",
    since="0.1",
    needs=("coordination",),
    question="Until when do we agree on this, and what do we want to look at then?",
)
def no_term(charter: Charter) -> Iterator[Finding]:
    """The coordinator's role has no end date.

    Why: An end date makes it easy to say yes, to thank and to hand over. The article foresees that a group can "meer
    loslaten" (let go more) once its habits hold; without a date, nobody asks whether that is so.

    Fix: Agree on a day, and write it in `until`.
    If the group confirms the role at set times instead, write that interval in `reconfirm-every`.

    Bad:
        [coordination]  # NL408: The coordination by ana has no end date.
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
        template = "The coordination by {members} has no end date."
        yield Finding(template, at="coordination.until", members=charter.coordinators)


@rule(
    "NL409",
    severity="warning",
    level="sound",
    since="0.1",
    needs=("coordination",),
    question="Do we go on like this, or is it someone else's turn?",
)
def term_expired(charter: Charter, today: dt.date) -> Iterator[Finding]:
    """The term agreed for the coordination has passed.

    Why: A role that just runs on is no longer an agreement. Whoever coordinates does not know whether the others still
    want it, and the article's "procesverantwoordelijke" (someone responsible for the process) is one in name only.

    Fix: Talk it over, and write the new `until`, with the new `coordinator` if there is one.

    Bad:
        # On 2026-11-24
        [coordination]
        coordinator = "ana"
        until = 2026-11-01  # NL409: The term of the coordination ended on 2026-11-01, 23 days ago. Write the new last day in `until`.

    Good:
        # On 2026-11-24
        [coordination]
        coordinator = "ana"
        until = 2027-06-15
    """
    until = charter.coordination.until if charter.coordination else None
    if until is None or until >= today or model(charter) == "none":
        return
    template = "The term of the coordination ended on {date}, {ago}. Write the new last day in `until`."
    yield Finding(template, at="coordination.until", date=until, ago=ago((today - until).days))


@rule(
    "NL410",
    severity="info",
    level="sound",
    since="0.1",
    needs=("coordination", "members"),
    question="Who keeps us going when our coordinator is ill or away?",
)
def no_deputy(charter: Charter) -> Iterator[Finding]:
    """The network leans on one coordinator, and nobody is named to stand in.

    Why: If one person pulls, everything stops with an illness or a holiday, and then "het momentum eruit gaat" (the
    momentum is lost). A deputy also learns the role, which makes it easier to hand over.

    Fix: Name another member in `deputy`.
    Two coordinators stand in for each other, and so do the people of a board. Someone else in a `[[support]]` of the kind
    `backup` for the coordinator counts as well. In a network of two it goes without saying.

    Bad:
        [[members]]
        id = "ana"
        [[members]]
        id = "bo"
        [[members]]
        id = "cas"

        [coordination]  # NL410: Nobody is named to stand in for ana.
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
        deputy = "ana"  # NL410: The deputy and the coordinator are one person: ana.

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
    template = "Nobody is named to stand in for {member}."
    if coordination.deputy:
        template = "The deputy and the coordinator are one person: {member}."
    yield Finding(template, at="coordination.deputy", member=member)


def _has_backup(charter: Charter, member: str) -> bool:
    """Return whether another member stands in for someone."""
    return any(
        support.kind == "backup" and support.to == member and support.giver != member for support in charter.support
    )
