"""How people come in, and at what pace."""

import datetime as dt
from collections.abc import Iterator

from netlint import Charter, Finding, Message, NotBegun, Phase, as_tuple, latest, rule
from netlint.charter import Membership
from netlint_essentials.agreements import agreements_begun
from netlint_essentials.coordination._areas import has_text, is_for, is_held, names


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
    (without it: on the day of the first to join) are founders, and do not count as newcomers. Of a date without a day, the
    first day that it can be counts; for `founded` the last.

    Source: Over half (`share`) of six or more (`least`) in ninety days (`days`) is the project's own choice.

    Bad:
        # On 2026-11-24
        # With least = 3
        [[members]]
        id = "ana"
        joined = 2025-01-10
        [[members]]
        id = "bo"
        joined = 2026-10-01  # NL424: 2 of 3 active members joined within 90 days, the first of them on 2026-10-01.
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
    began = _began(charter, today)
    newcomers = [
        member
        for member in active
        if member.joined and began and member.joined > began and 0 <= (today - member.joined).days <= days
    ]
    if newcomers and charter.size >= least and len(newcomers) > share * charter.size:
        yield Finding(
            "{newcomers} of {all} active members joined within {days} days, the first of them on {date}.",
            at=[(member, "joined") for member in newcomers],
            newcomers=len(newcomers),
            all=charter.size,
            days=days,
            date=min(member.joined for member in newcomers if member.joined),
        )


def _began(charter: Charter, today: dt.date) -> dt.date | None:
    """Return the day the network began: the recorded one, else that of the first to join."""
    if charter.network and charter.network.founded:
        return latest(charter.network.founded, today)
    return min((member.joined for member in charter.members if member.joined), default=None)


@rule(
    "NL425",
    severity="warning",
    level="sound",
    since="0.1",
    supersedes=("NL506",),
    question="How do we notice, on both sides, that someone belongs with us?",
)
def no_admission_process(charter: Charter, phase: Phase) -> Iterator[Finding]:
    """It is not described how someone becomes a member.

    Why: The first members find each other because "ze bij eerste ontmoeting een zodanige klik hebben" (at their first
    meeting they click). Those who come later meet a group that exists already, and both sides need a way to find out
    whether it clicks.

    Fix: Describe in `admission` how someone becomes a member, or in `trial` how both sides try it out. Two or three
    sentences will do: who invites, what they do together first, and who says yes. The rule is skipped until the charter has
    `[decisions]`, `[membership]` or `[norms]`.

    Bad:
        [network]
        name = "Stroomop"
        phase = "start"

        [membership]  # NL425: It is not recorded how someone becomes a member.
        exit = "A talk, and a month to hand over."

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
    if not agreements_begun(charter):
        raise NotBegun("how people come in and go out")
    if membership is None or not _describes_the_way_in(membership):
        yield Finding("It is not recorded how someone becomes a member.", at="membership.admission")


def _describes_the_way_in(membership: Membership) -> bool:
    return has_text((*as_tuple(membership.admission), *as_tuple(membership.trial)))


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

    Source: Practice (`days`): CoLab asks for a year as a future member, and Hypha for a probationary year.

    Bad:
        # On 2026-11-24
        [[members]]
        id = "dee"
        status = "trial"  # NL426: Prospect or on trial for over 365 days: dee (since 2025-09-01).
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
        and (today - latest(member.joined, today)).days > days
    ]
    if stuck:
        yield Finding(
            "Prospect or on trial for over {days} days: {members}.",
            at=[(member, "status") for member in stuck],
            days=days,
            members=[_since(member.id, member.joined) for member in stuck if member.joined],
        )


def _since(member: str, date: dt.date) -> Message:
    """Return the id of a member, with a day that began something for them."""
    return Message("{member} (since {date})", {"member": member, "date": date})


@rule(
    "NL431",
    severity="info",
    level="thriving",
    since="0.1",
    needs=("membership",),
    question="What would have made you feel at home sooner in your first weeks with us?",
)
def no_welcome(charter: Charter) -> Iterator[Finding]:
    """It is agreed how someone becomes a member, but not how a new member is welcomed.

    Why: People join because the first meeting leaves them wanting more ("het smaakt naar meer"). What follows should not be
    too slow ("niet te langzaam"). A newcomer who hears yes and then nothing goes back to their own work.

    Fix: Agree on what happens after the yes, and write it in `welcome` of `[membership]`. A first month with a buddy, a
    meal together and an introduction to the tools will do. A responsibility for newcomers counts as well. So does a
    `mandate` that names them, a `held-by` that does, or a buddy or steward in `[[support]]`.

    Source: Five of the six handbooks that were read for this rule describe a welcome after the yes.

    Bad:
        [membership]  # NL431: The charter does not say what happens after someone becomes a member.
        trial = "Three meetings and one assignment with a member; then both sides say yes or no."

    Good:
        [membership]
        trial = "Three meetings and one assignment with a member; then both sides say yes or no."
        welcome = "A buddy for the first three months, and a meal with all of us."
    """
    membership = charter.membership
    if membership is None or not _describes_the_way_in(membership):
        return
    if not any(_is_welcomed(read) for read in (charter.here, charter)):  # first what is here
        template = "The charter does not say what happens after someone becomes a member."
        yield Finding(template, at="membership.welcome")


def _is_welcomed(charter: Charter) -> bool:
    """Return whether something or someone is there for new members."""
    return (
        is_held(charter, "newcomers")
        or any(support.kind in ("buddy", "steward") for support in charter.support)
        or any(
            names(text, "newcomers")
            for text in as_tuple(charter.coordination.mandate if charter.coordination else None)
        )
        or any(
            is_for(held, "newcomers") or names(held.held_by, "newcomers") or names(held.aim, "newcomers")
            for held in charter.responsibilities
        )
        or any(names(meeting.id, "newcomers") for meeting in charter.meetings)
    )
