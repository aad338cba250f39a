"""Leaving: how members go, what is learned from it, and how many go at once."""

import datetime as dt
from collections.abc import Iterator

from netlint import Charter, Finding, Message, NotBegun, ids, latest, rule
from netlint.charter import Member
from netlint_essentials.agreements import agreements_begun
from netlint_essentials.texts import said

_YEAR = 365


@rule(
    "NL506",
    severity="warning",
    level="sound",
    since="0.1",
    question="How do we want things to go when one of us leaves?",
)
def no_exit_agreement(charter: Charter) -> Iterator[Finding]:
    """The charter does not say how a member leaves.

    Why: Some people cheerfully move on to the next network when things get hard ("hobbelen vrolijk door naar de
    volgende"). An agreement on leaving does not hold them back. But such an agreement helps you to keep clients,
    promises and goodwill.

    Fix: Agree how a member leaves, and write it under `[membership]`. It is also enough to agree how much notice
    members give (`notice`), or what they hand over (`offboarding`). This rule applies only if the charter has other
    agreements under `[decisions]`, `[membership]` or `[norms]`.

    Bad:
        [membership]  # NL506: The charter does not say how a member leaves.
        admission = "By invitation."

    Good:
        [membership]
        exit = "We talk with two others first, and hand over our clients."
    """
    membership = charter.membership
    if not agreements_begun(charter):
        raise NotBegun("how people join and leave")
    if membership is None or not any(map(said, (membership.exit, membership.notice, membership.offboarding))):
        yield Finding("The charter does not say how a member leaves.", at="membership.exit")


@rule(
    "NL507",
    severity="warning",
    level="sound",
    since="0.1",
    requires=("members",),
    question="What did former members see that we did not see?",
)
def exit_unexamined(charter: Charter) -> Iterator[Finding]:
    """The charter says why some members left, but not why others left.

    Why: Some people leave when things threaten to get hard ("als het even moeilijk dreigt te worden"). The network then
    loses what it could have learned from them. Asking why they leave takes an hour.

    Fix: Ask former members why they left, and write their answer under `[[members]]`. An exit talk is also enough:
    write `exit-talk = true`, or write the date of the talk in `exit-talk`.

    Bad:
        [[members]]  # NL507: The charter does not say why marit left, or whether there was an exit talk.
        id = "marit"
        status = "alumni"

        [[members]]
        id = "tom"
        status = "alumni"
        exit-talk = true

    Good:
        [[members]]
        id = "marit"
        status = "alumni"
        left-reason = "My new job left me too little time."
    """
    unasked = [member for member in charter.former if not said(member.left_reason) and not member.exit_talk]
    if unasked and len(unasked) == len(charter.former):
        raise NotBegun("reasons why members left")
    if unasked:
        yield Finding(
            "The charter does not say why {members} left, or whether there was an exit talk.",
            at=[(member, "left-reason") for member in unasked],
            members=ids(unasked),
        )


@rule(
    "NL508",
    severity="warning",
    level="sound",
    since="0.1",
    requires=("members",),
    question="What makes people stay with us, and what made others leave?",
)
def high_turnover(charter: Charter, today: dt.date, *, share: float = 0.34, least: int = 4) -> Iterator[Finding]:
    """More than a third of the members left in the past year.

    Why: If people come and go, a network cannot build trust, and it starts from scratch each time. The article sees
    advisers move on when things threaten to get hard ("als het even moeilijk dreigt te worden").

    Fix: Plan to ask people why they left or stayed, and write this step under `[[next-steps]]`. If those who left and
    those who stayed mention the same thing, change that first.

    Source: netlint itself chose the limit of a third (`share`). This rule applies only to networks that had at least
    four members a year ago (`least`). netlint itself chose that minimum as well.

    Bad:
        # On 2026-11-24
        [[members]]
        id = "ana"
        joined = 2025-01-06

        [[members]]
        id = "bo"
        joined = 2025-01-06

        [[members]]  # NL508: Of the 4 people who were members a year ago, 2 have since left: cas and dilan. That is more than the limit of 34%.
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
    gone = [member for member in there if member in charter.former and _left_within_a_year(member, today)]
    if len(there) >= least and len(gone) > share * len(there):
        yield Finding(
            "Of the {all} people who were members a year ago, {number} have since left: {members}. "
            "That is more than the limit of {percent}%.",
            at=[*gone],
            write={"id": "exit-talks", "what": Message("Ask why people left or stayed."), "owner": ...},
            write_at="next-steps",
            number=len(gone),
            all=len(there),
            members=ids(gone),
            percent=round(share * 100),
        )


def _left_within_a_year(member: Member, today: dt.date) -> bool:
    """Return whether someone surely left within a year, and surely was there before: dates can be a month or a year."""
    if member.left is None:
        return False
    joined = member.joined is None or (today - latest(member.joined, today)).days >= _YEAR
    return joined and 0 <= (today - member.left).days <= _YEAR


def _was_there(member: Member, today: dt.date) -> bool:
    """Return whether someone was a member a year ago, as far as is known: joined by then, and not gone yet."""
    if member.status in ("prospect", "trial"):
        return False
    joined = member.joined is None or (today - member.joined).days >= _YEAR
    return joined and ((today - latest(member.left, today)).days <= _YEAR if member.left else member.status != "alumni")
