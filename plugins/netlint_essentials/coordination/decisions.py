"""How the group decides, and whether it does."""

import datetime as dt
from collections.abc import Iterator

from netlint import Charter, Finding, Note, rule


@rule(
    "NL420",
    severity="warning",
    level="sound",
    since="0.1",
    question="How do we want to decide when we do not all see a thing the same way?",
)
def no_decision_method(charter: Charter) -> Iterator[Finding]:
    """The group has not agreed how it decides.

    Why: Without a way to decide, every question first becomes a question about deciding. The article asks for
    pragmatism, "zodat je niet te lang blijft stilstaan" (so that you do not stand still too long).

    Fix: Agree on one way to decide, and write it down as `method`. It can be `consent` (nobody has a serious objection),
    `consensus`, `majority`, `advice` (one decides after asking those concerned), `coordinator` or `unanimity`.

    Bad:
        [network]  # NL420: It is not recorded how the group decides.
        name = "Stroomop"

    Bad:
        [decisions]
        method = "none"  # NL420: The charter says that the group has no method for deciding.

    Good:
        [decisions]
        method = "consent"
    """
    method = charter.decisions.method if charter.decisions else None
    if method is None:
        yield Finding("It is not recorded how the group decides.", at="decisions.method")
    elif method == "none":
        yield Finding("The charter says that the group has no method for deciding.", at="decisions.method")


@rule(
    "NL421",
    severity="warning",
    level="sound",
    since="0.1",
    needs=("decisions",),
    question="What do we do when one of us cannot say yes, and waiting costs more than deciding?",
)
def unanimity_without_fallback(charter: Charter) -> Iterator[Finding]:
    """Everyone has to agree to a decision, and nothing is agreed for when that does not happen.

    Why: Unanimity binds, and it stops a group as soon as one person hesitates or is away. "Bij meer dan twee personen
    wordt het nog ingewikkelder" (with more than two people it becomes more complicated still), says the article, which
    wants a group not to stand still too long.

    Fix: Write down in `fallback` what happens when not everyone agrees. For example: a second meeting within two weeks,
    and then three quarters of the members decide.

    Bad:
        [[members]]
        id = "ana"
        [[members]]
        id = "bo"
        [[members]]
        id = "cas"

        [decisions]  # NL421: Everyone has to agree to a decision, and no fallback is recorded.
        method = "unanimity"

    Good:
        [[members]]
        id = "ana"
        [[members]]
        id = "bo"
        [[members]]
        id = "cas"

        [decisions]
        method = "unanimity"
        fallback = "A second meeting within two weeks; then three quarters of the members decide."
    """
    decisions = charter.decisions
    if decisions is None or decisions.method != "unanimity" or len(charter.active) <= 2:  # noqa: PLR2004 (two can talk)
        return
    if not (decisions.fallback or "").strip():
        yield Finding(
            "Everyone has to agree to a decision, and no fallback is recorded.",
            at="decisions.fallback",
            related=[Note("this asks for everyone", at="decisions.method")],
        )


@rule(
    "NL422",
    severity="info",
    level="thriving",
    since="0.1",
    needs=("decisions",),
    question="How long may a proposal lie with us before we decide, one way or the other?",
)
def no_decision_deadline(charter: Charter) -> Iterator[Finding]:
    """The group has not agreed within how many days it decides on a proposal.

    Why: A proposal that stays open keeps everyone waiting, most of all the one who made it. A deadline helps a group, in
    the article's words, "zodat je niet te lang blijft stilstaan" (so that you do not stand still too long).

    Fix: Agree on a deadline, and write it down as `deadline-days`. Say in the same breath what happens when it passes: then
    a no is a decision too.

    Bad:
        [decisions]  # NL422: No deadline is recorded for deciding on a proposal.
        method = "consent"

    Good:
        [decisions]
        method = "consent"
        deadline-days = 21
    """
    if charter.decisions and charter.decisions.deadline_days is None:
        yield Finding("No deadline is recorded for deciding on a proposal.", at="decisions.deadline-days")


@rule(
    "NL423",
    severity="warning",
    level="sound",
    since="0.1",
    needs=("decision-log",),
    question="What do we still need to know to decide on this, and who finds it out by when?",
)
def decision_pending(charter: Charter, today: dt.date, *, days: int = 30) -> Iterator[Finding]:
    """A proposal has been waiting for a decision too long.

    Why: Whoever brings a proposal brings energy, and waiting wears it out. The article warns against that: be pragmatic,
    "zodat je niet te lang blijft stilstaan" (so that you do not stand still too long).

    Fix: Decide on the proposal at the next meeting, and write down the day as `date`. A no, or a small trial with a day
    to look back on it, is a decision as well. If the proposal was withdrawn, take it out of the log.

    Source: The group's own `decisions.deadline-days`, if there is one; else thirty days (`days`), the project's own
    choice.

    Bad:
        # On 2026-11-24
        [[decision-log]]
        id = "joint-website"
        what = "One website for all of us"
        proposed-on = 2026-10-01  # NL423: The proposal `joint-website` of 2026-10-01 is not decided. Days since then: 54.

    Good:
        # On 2026-11-24
        [[decision-log]]
        id = "joint-website"
        what = "One website for all of us"
        proposed-on = 2026-10-01
        date = 2026-10-19
    """
    agreed = charter.decisions.deadline_days if charter.decisions else None
    most = agreed if agreed is not None and agreed > 0 else days
    for decision in charter.decision_log:
        if decision.date is not None or decision.proposed_on is None:
            continue
        waiting = (today - decision.proposed_on).days
        if waiting > most:
            yield Finding(
                "The proposal `{proposal}` of {date} is not decided. Days since then: {days}.",
                at=(decision, "proposed-on"),
                proposal=decision.id,
                date=decision.proposed_on,
                days=waiting,
            )
