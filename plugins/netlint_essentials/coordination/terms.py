"""The coordinator's role: its mandate, its term, whether the coordinator accepted it, and a deputy."""

import datetime as dt
from collections.abc import Iterator

from netlint import Charter, Finding, Phase, as_tuple, rule
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
    question="What do we ask of our coordinator, and what do we do ourselves?",
)
def no_mandate(charter: Charter) -> Iterator[Finding]:
    """The charter does not say what the coordinator should look after.

    Why: The article asks for someone who is responsible for the process ("een procesverantwoordelijke"), not for a
    boss. Without a written mandate, a coordinator either takes on too much or does not dare to begin.

    Fix: Agree what the coordinator looks after, and write it under `[coordination]`. Choose from `progress`,
    `meetings`, `energy`, `opportunities`, `newcomers`, `external-contact` and `conflict`, or use your own words.
    netlint skips this rule as long as the charter says only who the coordinator is.

    Bad:
        [coordination]  # NL405: The charter does not say what ana should look after as coordinator.
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
        template = "The charter does not say what {members} should look after as coordinators."
        if len(charter.coordinators) == 1:
            template = "The charter does not say what {members} should look after as coordinator."
        yield Finding(template, at="coordination.mandate", members=charter.coordinators)


@rule(
    "NL406",
    severity="warning",
    level="sound",
    since="0.1",
    requires=("coordination",),
    question="How would we like our coordinator to remind us of what we agreed?",
)
def mandate_without_progress(charter: Charter, phase: Phase) -> Iterator[Finding]:
    """The network is in the start phase, but the coordinator's mandate does not cover progress.

    Why: In a new network, progress is at the heart of the coordinator's role. The article wants someone who feels
    responsible for progress ("die zich verantwoordelijk voelt voor de voortgang"). You can leave all other tasks to
    others from the first day.

    Fix: Ask the coordinator to look after progress, and write that under `[coordination]`. Or choose someone else to
    look after progress. Write that under `[[responsibilities]]`, with `kind = "progress"` and that member's id in
    `holders`. If you write the mandate in your own words, you can also use "momentum" or "follow-up". The Dutch words
    "voortgang" and "vervolgstappen" work too.

    Bad:
        [network]
        phase = "start"

        [coordination]
        coordinator = "ana"
        mandate = ["meetings"]  # NL406: The coordinator's mandate does not cover progress.

    Good:
        [network]
        phase = "start"

        [coordination]
        coordinator = "ana"
        mandate = "Ana keeps up the momentum and plans our meetings."
    """
    coordination = charter.coordination
    if coordination is None or phase != "start" or not charter.coordinators or not has_text(coordination.mandate):
        return
    if not is_held(charter, "progress"):
        mandate = ["progress", *as_tuple(coordination.mandate)]
        template = "The coordinator's mandate does not cover progress."
        yield Finding(template, at="coordination.mandate", write={"mandate": mandate})


@rule(
    "NL407",
    severity="info",
    level="thriving",
    since="0.1",
    requires=("coordination",),
    question="What would help our coordinator to say yes wholeheartedly?",
)
def role_not_accepted(charter: Charter) -> Iterator[Finding]:
    """The charter does not say that the coordinator has accepted the role.

    Why: The article wants someone who feels responsible ("zich verantwoordelijk voelt"). You cannot make anyone feel
    responsible. It is hard to put your heart into a role that you never said yes to.

    Fix: Ask whether the coordinator accepts the role, and then write the date under `[coordination]`. If the answer is
    no, choose someone else together.

    Bad:
        [coordination]  # NL407: The charter does not say when ana accepted the role of coordinator.
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
        template = "The charter does not say when {members} accepted their roles as coordinators."
        if len(charter.coordinators) == 1:
            template = "The charter does not say when {members} accepted the role of coordinator."
        yield Finding(template, at="coordination.accepted-on", members=charter.coordinators)


@rule(
    "NL408",
    severity="info",
    level="thriving",
    since="0.1",
    requires=("coordination",),
    question="When shall we talk again about who our coordinator is?",
)
def no_term(charter: Charter) -> Iterator[Finding]:
    """The role of coordinator has no end date.

    Why: An end date makes it easier to accept the role, to thank the coordinator and to hand the role over. The article
    says that you can let things run by themselves once your routines are settled ("meer loslaten"). Without an end
    date, nobody asks whether that time has come.

    Fix: Agree on an end date, and write it under `[coordination]`. Instead of an end date, you can write how often you
    confirm the coordinator in the role, such as `reconfirm-every = "yearly"`.

    Bad:
        [coordination]  # NL408: ana's role as coordinator has no end date.
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
        template = "The role of {members} as coordinators has no end date."
        if len(charter.coordinators) == 1:
            template = "{members}'s role as coordinator has no end date."
        yield Finding(template, at="coordination.until", members=charter.coordinators)


@rule(
    "NL409",
    severity="warning",
    level="sound",
    since="0.1",
    requires=("coordination",),
    question="Who will be our coordinator from now on, and for how long?",
)
def term_expired(charter: Charter, today: dt.date) -> Iterator[Finding]:
    """The coordinator's term has ended.

    Why: If a role simply carries on after its end date, it is no longer an agreement. The coordinator then does not
    know whether the others want things to continue like this. The coordinator may be responsible for the process in
    name only ("procesverantwoordelijke").

    Fix: Discuss how to go on, and write the new end date under `[coordination]`. If someone else takes over, change
    `coordinator` as well.

    Bad:
        # On 2026-11-24
        [coordination]
        coordinator = "ana"
        until = 2026-11-01  # NL409: The coordinator's term ended on 2026-11-01, 23 days ago.

    Good:
        # On 2026-11-24
        [coordination]
        coordinator = "ana"
        until = 2027-06-15
    """
    until = charter.coordination.until if charter.coordination else None
    if until is None or until >= today or model(charter) == "none":
        return
    template = "The coordinator's term ended on {date}, {ago}."
    since = ago((today - until).days)
    yield Finding(template, at="coordination.until", write={"until": ...}, date=until, ago=since)


@rule(
    "NL410",
    severity="info",
    level="sound",
    since="0.1",
    requires=("coordination", "members"),
    question="Who keeps things moving when our coordinator is ill or away?",
)
def no_deputy(charter: Charter) -> Iterator[Finding]:
    """The network has one coordinator but no deputy.

    Why: If only one person keeps things moving, an illness or a holiday stops everything. Then the momentum is lost
    ("het momentum eruit gaat"). A deputy also gets to know the role, which makes it easier to hand the role over.

    Fix: Ask another member to be deputy, and write that member's id under `[coordination]`. Two coordinators can stand
    in for each other, so they do not need a deputy. The same is true of the people on a board. A `backup` for the
    coordinator under `[[support]]` is also enough. A network of two does not need a deputy.

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
    yield Finding(template, at="coordination.deputy", write={"deputy": ...}, member=member)


def _has_backup(charter: Charter, member: str) -> bool:
    """Return whether another member stands in for someone."""
    return any(
        support.kind == "backup" and support.to == member and support.giver != member for support in charter.support
    )
