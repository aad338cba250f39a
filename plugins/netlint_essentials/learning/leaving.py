"""Leaving: how members go, what is learned from it, and how many go at once."""

import datetime as dt
from collections.abc import Iterator

from netlint import Charter, Finding, ids, rule
from netlint.charter import Member
from netlint_essentials.texts import said

_YEAR = 365


def _has_left(member: Member) -> bool:
    return member.status == "alumni" or member.left is not None


@rule(
    "NL506",
    severity="warning",
    level="sound",
    since="0.1",
    question="How do we want someone to be able to leave us?",
)
def no_exit_agreement(charter: Charter) -> Iterator[Finding]:
    """Nothing is agreed on how a member leaves.

    Why: People "hobbelen vrolijk door naar de volgende", move on cheerfully to the next network, when it gets hard. An
    agreement on leaving does not hold them; it keeps clients, promises and goodwill from leaving with them unseen.

    Fix: Write in `exit` how someone leaves and what is settled then, or in `notice` how long beforehand one says so.

    Bad:
        [membership]  # NL506: It is not agreed how a member leaves.
        admission = "By invitation."

    Good:
        [membership]
        exit = "In a talk with two others; clients are handed over."
    """
    membership = charter.membership
    if membership is None or not (said(membership.exit) or said(membership.notice)):
        yield Finding("It is not agreed how a member leaves.", at="membership.exit")


@rule(
    "NL507",
    severity="warning",
    level="sound",
    since="0.1",
    needs=("members",),
    question="What did those who left see that we did not?",
)
def exit_unexamined(charter: Charter) -> Iterator[Finding]:
    """Members have left, and neither a reason nor a talk is recorded.

    Why: Whoever leaves "als het even moeilijk dreigt te worden", when it threatens to get hard for a moment, takes along
    what the network could have learned. Asking costs an hour.

    Fix: Ask them, write down `left-reason` in their own words, and set `exit-talk` to the day of the talk, or to `true`.

    Bad:
        [[members]]  # NL507: Neither a reason for leaving nor a talk is recorded for: marit.
        id = "marit"
        status = "alumni"

    Good:
        [[members]]
        id = "marit"
        status = "alumni"
        left-reason = "Too few hours left beside a new job."
    """
    unasked = [
        member
        for member in charter.members
        if _has_left(member) and not said(member.left_reason) and not member.exit_talk
    ]
    if unasked:
        yield Finding(
            "Neither a reason for leaving nor a talk is recorded for: {members}.",
            at=[(member, "left-reason") for member in unasked],
            members=ids(unasked),
        )


@rule(
    "NL508",
    severity="warning",
    level="sound",
    since="0.1",
    needs=("members",),
    question="What makes people stay with us, and what made them go?",
)
def high_turnover(charter: Charter, today: dt.date, *, share: float = 0.34, least: int = 4) -> Iterator[Finding]:
    """More than a third of the members left within a year.

    Why: A network in which people come and go builds no trust, and begins anew each time. The article sees advisers move
    on to the next network "als het even moeilijk dreigt te worden", when it threatens to get hard.

    Fix: Talk with those who left and with those who stayed, and change the one thing that they both name.

    Source: A third, and at least four members a year ago, are the project's own choice.

    Bad:
        # On 2026-11-24
        [[members]]
        id = "ana"
        joined = 2025-01-06

        [[members]]
        id = "bo"
        joined = 2025-01-06

        [[members]]  # NL508: Within a year 2 of 4 members left: cas and dilan.
        id = "cas"
        joined = 2025-01-06
        left = 2026-05-04

        [[members]]
        id = "dilan"
        joined = 2025-01-06
        left = 2026-09-07

    Good:
        # On 2026-11-24
        [[members]]
        id = "ana"
        joined = 2025-01-06

        [[members]]
        id = "bo"
        joined = 2025-01-06

        [[members]]
        id = "cas"
        joined = 2025-01-06

        [[members]]
        id = "dilan"
        joined = 2025-01-06
        left = 2026-09-07
    """
    there = [member for member in charter.members if _was_there(member, today)]
    gone = [member for member in there if member.left is not None and 0 <= (today - member.left).days <= _YEAR]
    if len(there) >= least and len(gone) > share * len(there):
        yield Finding(
            "Within a year {number} of {all} members left: {members}.",
            at=[*gone],
            number=len(gone),
            all=len(there),
            members=ids(gone),
        )


def _was_there(member: Member, today: dt.date) -> bool:
    """Whether someone was a member a year ago: joined by then, as far as is known, and not gone yet."""
    if member.status in ("prospect", "trial"):
        return False
    joined = member.joined is None or (today - member.joined).days >= _YEAR
    return joined and ((today - member.left).days <= _YEAR if member.left else member.status != "alumni")
