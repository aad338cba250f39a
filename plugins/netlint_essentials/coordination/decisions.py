"""How the group decides, and whether it does."""

import datetime as dt
from collections.abc import Iterator

from netlint import Charter, Finding, Note, latest, rule
from netlint_essentials.coordination._areas import has_text
from netlint_essentials.coordination._ways import deadlines, has_other_ways, least_times, says_how
from netlint_essentials.wording import ago, span


@rule(
    "NL420",
    severity="warning",
    level="sound",
    since="0.1",
    supersedes=("NL503",),
    question="How do we want to decide when we do not all see a thing the same way?",
)
def no_decision_method(charter: Charter) -> Iterator[Finding]:
    """The group has not agreed how it decides.

    Why: Without a way to decide, every question first becomes a question about deciding. The article asks for
    pragmatism, "zodat je niet te lang blijft stilstaan" (so that you do not stand still too long).

    Fix: Agree on one way to decide, and write it down as `method`. It can be `consent` (nobody has a serious objection),
    `consensus`, `majority`, `advice` (one decides after asking those concerned), `coordinator` or `unanimity`. If you decide
    in several ways, write each in `ways`, with its `scopes`.

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
    if charter.decisions and any(says_how(way) for way in charter.decisions.ways):
        return
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
    and then three quarters of the members decide. If only some decisions need everyone, write the other ways to decide in
    `ways`.

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
    if decisions is None or decisions.method != "unanimity" or has_other_ways(decisions):
        return
    if charter.size <= 2:  # noqa: PLR2004 (two can talk)
        return
    if not has_text(decisions.fallback):
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
    """The group has not agreed how long a proposal stays open.

    Why: A proposal that stays open keeps everyone waiting, most of all the one who made it. A deadline helps a group, in
    the article's words, "zodat je niet te lang blijft stilstaan" (so that you do not stand still too long).

    Fix: Agree on a deadline, and write it down as `deadline-days`. Say in the same breath what happens when it passes: then
    a no is a decision too. The days that a proposal stays open at least (`min-days`) count as well. Either of them may
    stand in one of your `ways` to decide.

    Bad:
        [decisions]  # NL422: No deadline is recorded for deciding on a proposal.
        method = "consent"

    Good:
        [decisions]
        method = "consent"
        deadline-days = 21
    """
    decisions = charter.decisions
    if decisions and not deadlines(decisions) and not least_times(decisions):
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

    Source: The group's own `deadline-days` in `[decisions]`, if there is one; otherwise thirty days (`days`), the
    project's own choice. If the `ways` to decide have deadlines too, the longest counts.

    Bad:
        # On 2026-11-24
        [[decision-log]]
        id = "joint-website"
        what = "One website for all of us"
        proposed-on = 2026-10-01  # NL423: The proposal `joint-website` of 2026-10-01, 54 days ago, is not decided. The limit is 30 days.

    Good:
        # On 2026-11-24
        [[decision-log]]
        id = "joint-website"
        what = "One website for all of us"
        proposed-on = 2026-10-01
        date = 2026-10-19
    """
    decisions = charter.decisions
    most = max(deadlines(decisions), default=days) if decisions else days
    for decision in charter.decision_log:
        if decision.date is not None or decision.proposed_on is None:
            continue
        waiting = (today - latest(decision.proposed_on, today)).days
        if waiting > most:
            yield Finding(
                "The proposal `{proposal}` of {date}, {ago}, is not decided. The limit is {limit}.",
                at=(decision, "proposed-on"),
                proposal=decision.id,
                date=decision.proposed_on,
                ago=ago(waiting),
                limit=span(most),
            )


@rule(
    "NL430",
    severity="info",
    level="thriving",
    since="0.1",
    needs=("decisions",),
    question="Which decisions need all of us, and which ones can whoever does the work take?",
)
def one_weight_for_all_decisions(charter: Charter) -> Iterator[Finding]:
    """Every decision is made in the same way, whatever its weight.

    Why: If a small expense takes as long as a new member, a group soon stands still. The article asks you to be pragmatic,
    so that you do not stand still too long ("zodat je niet te lang blijft stilstaan").

    Fix: Agree which decisions need less than the others, and which need more. Write each kind in `ways`, with its `scopes`
    and who decides. It also counts if the charter says what the `method` is for (`scopes`) or what a coordinator decides alone
    (`decides`). So does what holders of a responsibility may not do alone (`limits`).

    Source: All six handbooks that were read for this rule decide by weight. They are of Enspiral, Hypha, CoLab, Loomio,
    Greaterthan and Root Systems.

    Bad:
        [decisions]
        method = "consent"  # NL430: All decisions are made in one way: `consent`.

    Good:
        [decisions]
        method = "consent"

        [[decisions.ways]]
        scopes = "Expenses up to 100 euros"
        decided-by = "The member who does the work"
    """
    decisions = charter.decisions
    if decisions is None or decisions.method in (None, "none", "coordinator"):  # NL420 and NL414 report these
        return
    if decisions.ways or has_text(decisions.scopes):
        return
    if not any(_knows_weight(read) for read in (charter.here, charter)):  # first what is here
        yield Finding("All decisions are made in one way: `{method}`.", at="decisions.method", method=decisions.method)


def _knows_weight(charter: Charter) -> bool:
    """Return whether someone decides something alone."""
    return bool(charter.coordination and has_text(charter.coordination.decides)) or any(
        has_text(responsibility.limits) for responsibility in charter.responsibilities
    )
