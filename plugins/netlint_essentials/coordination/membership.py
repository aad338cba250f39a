"""How people come in, and at what pace."""

import datetime as dt
from collections.abc import Iterator

from netlint import Charter, Finding, Phase, as_tuple, ids, rule


@rule(
    "NL424",
    severity="info",
    level="thriving",
    since="0.1",
    needs=("members",),
    question="How do those who came recently get to know what binds us, and whom can they ask?",
)
def growth_too_fast(
    charter: Charter, today: dt.date, *, least: int = 6, share: float = 0.5, days: int = 90
) -> Iterator[Finding]:
    """Much of the network is so new that it can hardly know the rest.

    Why: The article compares joining forces with the beginning of a friendship: "Niet te snel, maar ook niet te
    langzaam" (not too fast, but not too slowly either). Where newcomers outnumber those who were there, the group has to
    find out again what binds it.

    Fix: Pause admissions for a while, and take time to let the newcomers and the others meet. Talk over the values once
    more, now with all of them, and give each newcomer someone to turn to. Those who joined on the day of `founded`
    (without it: on the day of the first to join) are founders, and do not count as newcomers.

    Source: Over half (`share`) of six or more (`least`) in ninety days (`days`) is the project's own choice.

    Bad:
        # On 2026-11-24
        # With least = 3
        [[members]]
        id = "ana"
        joined = 2025-01-10
        [[members]]
        id = "bo"
        joined = 2026-10-01  # NL424: 2 of 3 active members joined within 90 days.
        [[members]]
        id = "cas"
        joined = 2026-11-01

    Good:
        # On 2026-11-24
        # With least = 3
        [[members]]
        id = "ana"
        joined = 2025-01-10
        [[members]]
        id = "bo"
        joined = 2026-03-01
        [[members]]
        id = "cas"
        joined = 2026-11-01
    """
    active = charter.active
    began = _began(charter)
    newcomers = [
        member
        for member in active
        if member.joined and began and member.joined > began and 0 <= (today - member.joined).days <= days
    ]
    if newcomers and len(active) >= least and len(newcomers) > share * len(active):
        yield Finding(
            "{newcomers} of {all} active members joined within {days} days.",
            at=[(member, "joined") for member in newcomers],
            newcomers=len(newcomers),
            all=len(active),
            days=days,
        )


def _began(charter: Charter) -> dt.date | None:
    """Return the day the network began: the recorded one, else that of the first to join."""
    if charter.network and charter.network.founded:
        return charter.network.founded
    return min((member.joined for member in charter.members if member.joined), default=None)


@rule(
    "NL425",
    severity="warning",
    level="sound",
    since="0.1",
    question="How do we notice, on both sides, that someone belongs with us?",
)
def no_admission_process(charter: Charter, phase: Phase) -> Iterator[Finding]:
    """It is not described how someone becomes a member.

    Why: The first members find each other because "ze bij eerste ontmoeting een zodanige klik hebben" (at their first
    meeting they click). Those who come later meet a group that exists already, and both sides need a way to find out
    whether it clicks.

    Fix: Describe in `admission` how someone becomes a member, or in `trial` how both sides try it out. Two or three
    sentences will do: who invites, what they do together first, and who says yes.

    Bad:
        [network]  # NL425: It is not recorded how someone becomes a member.
        name = "Stroomop"
        phase = "start"

    Good:
        [network]
        name = "Stroomop"
        phase = "start"

        [membership]
        trial = "Three meetings and one assignment with a member; then both sides say yes or no."
    """
    if phase in ("forming", "dormant", "closed"):
        return
    membership = charter.membership
    described = (*as_tuple(membership.admission), *as_tuple(membership.trial)) if membership else ()
    if not any(text.strip() for text in described):
        yield Finding("It is not recorded how someone becomes a member.", at="membership.admission")


@rule(
    "NL426",
    severity="info",
    level="thriving",
    since="0.1",
    needs=("members",),
    question="What do we, and they, still need before we can say yes or no to each other?",
)
def prospect_stuck(charter: Charter, today: dt.date, *, days: int = 365) -> Iterator[Finding]:
    """Someone has been on the way in for so long that it is unclear whether they belong.

    Why: Being neither in nor out is uncomfortable for both sides. The article compares it with the beginning of a
    friendship: "Niet te snel, maar ook niet te langzaam" (not too fast, but not too slowly either).

    Fix: Talk with them, decide together, and set `status` to `active` or `alumni`. Whoever does not come in gets the day
    they `left` too. Where both sides like it at the edge, `status = "active"` with `tier = "associate"` says so.

    Source: A year (`days`) is the project's own choice.

    Bad:
        # On 2026-11-24
        [[members]]
        id = "dee"
        status = "trial"  # NL426: Prospect or on trial for over 365 days: dee.
        joined = 2025-09-01

    Good:
        # On 2026-11-24
        [[members]]
        id = "dee"
        status = "trial"
        joined = 2026-09-01
    """
    stuck = [
        member
        for member in charter.members
        if member.status in ("prospect", "trial")
        and member.left is None
        and member.joined
        and (today - member.joined).days > days
    ]
    if stuck:
        yield Finding(
            "Prospect or on trial for over {days} days: {members}.",
            at=[(member, "status") for member in stuck],
            days=days,
            members=ids(stuck),
        )
