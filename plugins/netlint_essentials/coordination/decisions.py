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

    Why: Without a way to decide, every question first becomes a question about deciding. Be pragmatic, the article
    says, and do not stand still too long ("zodat je niet te lang blijft stilstaan").

    Fix: Write in `method` under `[decisions]` how you decide, such as `method = "consent"`. Agree on this with the
    whole group first. `consent` means that nobody has a serious objection. With `advice`, one person decides after
    asking everyone concerned. You can also choose `consensus`, `majority`, `coordinator` or `unanimity`. If you decide
    in several ways, write each of them in `ways`, with its `scopes`.

    Bad:
        [network]  # NL420: The charter does not say how the group decides.
        name = "Stroomop"

    Bad:
        [decisions]
        method = "none"  # NL420: The charter says that the group has no way to decide.

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
        yield Finding("The charter says that the group has no way to decide.", at="decisions.method")


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

    Why: Unanimity creates a bond, but it stops a group as soon as one person hesitates or is away. With more than two
    people it gets even more complicated ("Bij meer dan twee personen wordt het nog ingewikkelder"). The article says
    this, and it does not want a group to stand still too long.

    Fix: Write in `fallback` under `[decisions]` what happens if you do not all agree, such as
    `fallback = "We meet again within two weeks, and then three quarters of us decide"`. Agree on it together, before
    you need it. If only some decisions need everyone, write the other ways to decide in `ways`.

    Bad:
        [[members]]
        id = "ana"
        [[members]]
        id = "bo"
        [[members]]
        id = "cas"

        [decisions]  # NL421: Everyone has to agree to a decision, but the charter does not say what happens if they do not.
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
            "Everyone has to agree to a decision, but the charter does not say what happens if they do not.",
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

    Why: An open proposal keeps everyone waiting, most of all the person who made it. The article does not want a group
    to stand still too long ("zodat je niet te lang blijft stilstaan"). A deadline helps with that.

    Fix: Write in `deadline-days` under `[decisions]` how many days a proposal may stay open, such as
    `deadline-days = 21`. Agree on the number together, and on what happens after that: a no is a decision too. The days
    that a proposal stays open at least (`min-days`) count as well. You can also write either of them in one of your
    `ways` to decide.

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
    question="What do we still need to know before we can decide, and who will find that out by when?",
)
def decision_pending(charter: Charter, today: dt.date, *, days: int = 30) -> Iterator[Finding]:
    """A proposal has waited too long for a decision.

    Why: A member who makes a proposal brings energy, but waiting wears that energy out. The article advises you to be
    pragmatic and not stand still too long ("zodat je niet te lang blijft stilstaan").

    Fix: Decide at the next meeting, and write the day under `[[decision-log]]`, such as `date = 2026-12-01`. A no is a
    decision too, and so is a small trial with a day to look back on it. If the proposal was withdrawn, remove it from
    the decision log.

    Source: Your own `deadline-days` under `[decisions]` is the limit, if you have agreed on it. Otherwise the limit is
    thirty days (`days`), the project's own choice. If your `ways` to decide have deadlines too, the longest counts.

    Bad:
        # On 2026-11-24
        [[decision-log]]
        id = "joint-website"
        what = "One website for all of us"
        proposed-on = 2026-10-01  # NL423: The proposal `joint-website` has waited for a decision since 2026-10-01 (54 days). The limit is 30 days.

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
                "The proposal `{proposal}` has waited for a decision since {date} ({waiting}). The limit is {limit}.",
                at=(decision, "proposed-on"),
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

    Why: If a small expense takes as much time as a new member, a group soon stands still. The article advises you to be
    pragmatic and keep moving ("zodat je niet te lang blijft stilstaan").

    Fix: Add a way for small decisions under `[[decisions.ways]]`, such as `scopes = "Expenses up to 100 euros"` with
    `decided-by = "The member who does the work"`. Agree together which decisions need less than others, and which need
    more. It also counts if the charter says what the `method` is for (`scopes`), or what a coordinator decides alone
    (`decides`). Limits to a responsibility (`limits`) count too: they say what its holders may not do alone.

    Source: In all six handbooks that were read for this rule, the way to decide depends on the decision. They are the
    handbooks of Enspiral, Hypha, CoLab, Loomio, Greaterthan and Root Systems.

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
        yield Finding(template, at="decisions.method", method=decisions.method)


def _knows_weight(charter: Charter) -> bool:
    """Return whether someone decides something alone."""
    return bool(charter.coordination and has_text(charter.coordination.decides)) or any(
        has_text(responsibility.limits) for responsibility in charter.responsibilities
    )
