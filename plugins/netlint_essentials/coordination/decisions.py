"""How the group decides, and whether it does."""

import datetime as dt
from collections.abc import Iterator

from netlint import Charter, Finding, Note, latest, rule
from netlint_essentials.coordination._areas import has_text
from netlint_essentials.coordination._ways import deadlines, has_other_ways, least_times, says_how
from netlint_essentials.wording import span


@rule(
    "NL420",
    severity="warning",
    level="sound",
    since="0.1",
    supersedes=("NL503",),
    question="How do we want to decide when we do not all see something the same way?",
)
def no_decision_method(charter: Charter) -> Iterator[Finding]:
    """The charter does not say how the group decides.

    Why: If you have not agreed how to decide, every question starts with a second question: how do we decide this? The
    article advises you to be pragmatic and keep moving ("zodat je niet te lang blijft stilstaan").

    Fix: Agree how you decide, and write the method under `[decisions]`. With `consent`, a proposal passes if nobody has
    a serious objection. With `advice`, one person decides after asking everyone concerned. You can also choose
    `majority`, `consensus`, `unanimity` (everyone has to agree) or `coordinator` (the coordinator decides). If you
    decide in different ways, write each way under `[[decisions.ways]]`. For each way, write in `scopes` which decisions
    it is for.

    Bad:
        [network]  # NL420: The charter does not say how the group decides.
        name = "Stroomop"

    Bad:
        [decisions]
        method = "none"  # NL420: The charter says that the group has not agreed on a way to decide.

    Good:
        [decisions]
        method = "consent"
    """
    method = charter.decisions.method if charter.decisions else None
    if charter.decisions and any(says_how(way) for way in charter.decisions.ways):
        return
    if method is None:
        yield Finding("The charter does not say how the group decides.", at="decisions.method")
    elif method == "none":
        yield Finding(
            "The charter says that the group has not agreed on a way to decide.",
            at="decisions.method",
            write={"method": "consent"},
        )


@rule(
    "NL421",
    severity="warning",
    level="sound",
    since="0.1",
    requires=("decisions",),
    question="What do we do when one of us cannot say yes, and waiting costs more than deciding?",
)
def unanimity_without_fallback(charter: Charter) -> Iterator[Finding]:
    """Everyone has to agree to a decision, but the network has no fallback.

    Why: A decision creates a bond if everyone agrees. But if everyone has to agree, the group stops as soon as one
    person hesitates or is away. According to the article, more people make things even more complicated ("Bij meer dan
    twee personen wordt het nog ingewikkelder"). The article also advises a group not to stand still for too long.

    Fix: Agree what you do when someone cannot say yes, and write that under `[decisions]`. Agree on this fallback
    before you need it. If only some decisions need everyone to agree, write under `[[decisions.ways]]` how you make the
    other decisions. If the network has only two members, this rule reports nothing: two people can talk it over.

    Bad:
        [[members]]
        id = "ana"
        [[members]]
        id = "bo"
        [[members]]
        id = "cas"

        [decisions]  # NL421: Everyone has to agree to a decision, but the charter does not say what happens if someone disagrees.
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
        fallback = "We meet again within two weeks, and then three quarters of us decide."
    """
    decisions = charter.decisions
    if decisions is None or decisions.method != "unanimity" or has_other_ways(decisions):
        return
    if charter.size <= 2:  # noqa: PLR2004 (two can talk)
        return
    if not has_text(decisions.fallback):
        yield Finding(
            "Everyone has to agree to a decision, but the charter does not say what happens if someone disagrees.",
            at="decisions.fallback",
            related=[Note("with this method, everyone has to agree", at="decisions.method")],
        )


@rule(
    "NL422",
    severity="info",
    level="thriving",
    since="0.1",
    requires=("decisions",),
    question="How long may a proposal wait before we decide, one way or the other?",
)
def no_decision_deadline(charter: Charter) -> Iterator[Finding]:
    """The charter does not say how long a proposal stays open.

    Why: An open proposal keeps everyone waiting, most of all the person who made it. The article advises you not to
    stand still for too long ("zodat je niet te lang blijft stilstaan"). A deadline helps you to move on.

    Fix: Agree how many days a proposal may stay open, and write the number under `[decisions]`. Also agree what happens
    when those days are over. A no is a decision too. Instead of this maximum, you can also agree on a minimum
    (`min-days`). Then everyone knows when you will decide at the earliest. It is also enough if one of your ways to
    decide (`[[decisions.ways]]`) has a `deadline-days` or `min-days` of its own.

    Bad:
        [decisions]  # NL422: The charter does not say how long a proposal stays open.
        method = "consent"

    Good:
        [decisions]
        method = "consent"
        deadline-days = 21
    """
    decisions = charter.decisions
    if decisions and not deadlines(decisions) and not least_times(decisions):
        yield Finding("The charter does not say how long a proposal stays open.", at="decisions.deadline-days")


@rule(
    "NL423",
    severity="warning",
    level="sound",
    since="0.1",
    requires=("decision-log",),
    question="What do we still need to know before we can decide, and who will find out?",
)
def decision_pending(charter: Charter, today: dt.date, *, days: int = 30) -> Iterator[Finding]:
    """A proposal has waited too long for a decision.

    Why: A proposal brings energy, but a long wait drains that energy. The article advises you to be pragmatic and keep
    moving ("zodat je niet te lang blijft stilstaan").

    Fix: Decide at your next meeting, and write the date of the decision under `[[decision-log]]`. A no is a decision
    too. So is a small trial, if you agree when to look back on it. If the proposal has been withdrawn, remove it from
    the decision log.

    Source: If you have agreed on a deadline (`deadline-days` under `[decisions]`), that deadline is the limit. If your
    ways to decide (`[[decisions.ways]]`) have deadlines too, the longest deadline is the limit. If you have not agreed
    on any deadline, the limit is thirty days (`days`). netlint itself chose these thirty days.

    Bad:
        # On 2026-11-24
        [[decision-log]]
        id = "joint-website"
        what = "One website for all of us"
        proposed-on = 2026-10-01  # NL423: The proposal `joint-website` has been waiting for a decision since 2026-10-01 (54 days). The limit is 30 days.

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
                "The proposal `{proposal}` has been waiting for a decision since {date} ({waiting}). The limit is {limit}.",
                at=(decision, "proposed-on"),
                write={"date": ...},
                proposal=decision.id,
                date=decision.proposed_on,
                waiting=span(waiting),
                limit=span(most),
            )


@rule(
    "NL430",
    severity="info",
    level="thriving",
    since="0.1",
    requires=("decisions",),
    question="Which decisions need all of us, and which can we leave to those who do the work?",
)
def one_weight_for_all_decisions(charter: Charter) -> Iterator[Finding]:
    """The charter has one way to make all decisions, large and small.

    Why: If a small expense takes as much discussion as a new member, a group soon stands still. The article advises you
    to be pragmatic and keep moving ("zodat je niet te lang blijft stilstaan").

    Fix: Agree on a simpler way for small decisions, and write it under `[[decisions.ways]]`. You can also add a more
    careful way for large decisions. Or you can do one of three other things. Write under `[decisions]` which decisions
    the `method` is for (`scopes`). Write under `[coordination]` what a coordinator may decide alone (`decides`). Or
    write under `[[responsibilities]]` what the holders may not do alone (`limits`).

    Source: This rule is based on the handbooks of six networks and cooperatives: Enspiral, Hypha, CoLab, Loomio,
    Greaterthan and Root Systems. In all six handbooks, the way to decide depends on the kind of decision.

    Bad:
        [decisions]
        method = "consent"  # NL430: The charter has one way to make all decisions, large and small: `consent`.

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
    if not any(_knows_weight(read) for read in (charter.here, charter)):  # first this charter
        template = "The charter has one way to make all decisions, large and small: `{method}`."
        yield Finding(template, at="decisions.method", write={}, write_at="decisions.ways", method=decisions.method)


def _knows_weight(charter: Charter) -> bool:
    """Return whether someone decides something alone."""
    return bool(charter.coordination and has_text(charter.coordination.decides)) or any(
        has_text(responsibility.limits) for responsibility in charter.responsibilities
    )
