"""How people come in, and at what pace."""

import datetime as dt
import math
from collections.abc import Iterator

from netlint import Charter, Finding, Message, NotBegun, Phase, as_tuple, latest, rule
from netlint.charter import Membership
from netlint_essentials.agreements import agreements_begun
from netlint_essentials.coordination._areas import has_text, is_for, is_held, names
from netlint_essentials.wording import span


@rule(
    "NL424",
    severity="info",
    level="thriving",
    since="0.1",
    requires=("members",),
    question="How do our newest members get to know what binds us, and whom can they ask?",
)
def growth_too_fast(
    charter: Charter, today: dt.date, *, least: int = 6, share: float = 0.5, days: int = 90
) -> Iterator[Finding]:
    """Many members are so new that they can hardly know the others.

    Why: The article compares joining forces with the beginning of a friendship. It should go neither too fast nor too
    slowly ("Niet te snel, maar ook niet te langzaam"). If newcomers outnumber the others, the group has to find out
    again what binds it.

    Fix: Pause admissions for a while, and give each newcomer someone to turn to: `kind = "buddy"` in `[[support]]`.
    Take time for the newcomers and the others to meet. Talk about the values again, now with everyone. Members who
    joined on the day of `founded`, or earlier, are founders and not newcomers. Without `founded`, the day of the first
    to join counts. If a date has no day, its first possible day counts. For `founded`, the last possible day counts.

    Source: The limit is the project's own choice: over half (`share`) of six or more members (`least`) in ninety days
    (`days`).

    Bad:
        # On 2026-11-24
        # With least = 3
        [[members]]
        id = "ana"
        joined = 2025-01-10
        [[members]]
        id = "bo"
        joined = 2026-10-01  # NL424: 2 of 3 active members joined in the past 90 days, the first on 2026-10-01. The limit is 1 of 3.
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
            "{newcomers} of {all} active members joined in the past {period}, the first on {date}. "
            "The limit is {most} of {all}.",
            at=[(member, "joined") for member in newcomers],
            newcomers=len(newcomers),
            all=charter.size,
            most=math.floor(share * charter.size),
            period=span(days),
            date=min(member.joined for member in newcomers if member.joined),
        )


def _began(charter: Charter, today: dt.date) -> dt.date | None:
    """Return the day the network began: `founded`, or otherwise the day of the first to join."""
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
    """The charter does not say how someone becomes a member.

    Why: The first members click when they first meet ("ze bij eerste ontmoeting een zodanige klik hebben"). Later
    members meet a group that already exists. Both sides then need a way to find out whether it clicks.

    Fix: Under `[membership]`, write how someone joins, such as `admission = "Two members invite, then we all say yes or
    no"`. Or describe in `trial` how both sides try it out. Agree on this together; two or three sentences will do. Say
    who invites, what you do together first, and who says yes. The rule is skipped until the charter has `[decisions]`,
    `[membership]` or `[norms]`.

    Bad:
        [network]
        name = "Stroomop"
        phase = "start"

        [membership]  # NL425: The charter does not say how someone becomes a member.
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
        raise NotBegun("how people join and leave")
    if membership is None or not _describes_the_way_in(membership):
        yield Finding("The charter does not say how someone becomes a member.", at="membership.admission")


def _describes_the_way_in(membership: Membership) -> bool:
    return has_text((*as_tuple(membership.admission), *as_tuple(membership.trial)))


@rule(
    "NL426",
    severity="info",
    level="thriving",
    since="0.1",
    requires=("members",),
    question="What do both sides still need before we can say yes or no to each other?",
)
def prospect_stuck(charter: Charter, today: dt.date, *, days: int = 365) -> Iterator[Finding]:
    """Someone has been a prospect or on trial for so long that it is unclear whether they belong.

    Why: Being neither in nor out is uncomfortable for both sides. The article compares joining forces with the
    beginning of a friendship. It should go neither too fast nor too slowly ("Niet te snel, maar ook niet te langzaam").

    Fix: Talk with them, decide together, and write the new status in `[[members]]`: `status = "active"` or `status =
    "alumni"`. If someone does not join, also write the day in `left`. If both sides like it at the edge, write `status
    = "active"` with `tier = "associate"`.

    Source: Practice (`days`): CoLab asks for a year as a future member, and Hypha for a probationary year.

    Bad:
        # On 2026-11-24
        [[members]]
        id = "dee"
        status = "trial"  # NL426: dee has been on trial for 449 days, since 2025-09-01. The limit is 365 days.
        joined = 2025-09-01

    Good:
        # On 2026-11-24
        [[members]]
        id = "dee"
        status = "trial"
        joined = 2026-09-01
    """
    stuck = [
        (member, member.joined)
        for member in charter.members
        if member.status in ("prospect", "trial")
        and member.left is None
        and member.joined
        and (today - latest(member.joined, today)).days > days
    ]
    match stuck:
        case [(member, joined)]:
            template = "{member} has been on trial for {time}, since {date}. The limit is {limit}."
            if member.status == "prospect":
                template = "{member} has been a prospect for {time}, since {date}. The limit is {limit}."
            time = span((today - latest(joined, today)).days)
            at = (member, "status")
            yield Finding(template, at=at, member=member.id, time=time, date=joined, limit=span(days))
        case [_, *_]:
            yield Finding(
                "Some people have been prospects or on trial for too long: {members}. The limit is {limit}.",
                at=[(member, "status") for member, _joined in stuck],
                members=[_since(member.id, joined) for member, joined in stuck],
                limit=span(days),
            )


def _since(member: str, date: dt.date) -> Message:
    """Return the id of a member, with the day on which something began for that member."""
    return Message("{member} (since {date})", {"member": member, "date": date})


@rule(
    "NL431",
    severity="info",
    level="thriving",
    since="0.1",
    requires=("membership",),
    question="What would have made you feel at home sooner in your first weeks with us?",
)
def no_welcome(charter: Charter) -> Iterator[Finding]:
    """The charter says how someone becomes a member, but not how the group welcomes a new member.

    Why: People join because the first meeting leaves them wanting more ("het smaakt naar meer"). After that, things
    should not go too slowly ("niet te langzaam"). A newcomer who hears yes and then nothing goes back to their own
    work.

    Fix: Under `[membership]`, write what happens after the yes, such as `welcome = "A buddy for the first three
    months"`. Agree on that together. A meal and an introduction to the tools are also a good start. A responsibility
    for newcomers counts as well. So does a `mandate` or a `held-by` that names newcomers, or a buddy or steward in
    `[[support]]`.

    Source: Five of the six handbooks that were read for this rule describe a welcome after the yes.

    Bad:
        [membership]  # NL431: The charter does not say how the group welcomes a new member.
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
        template = "The charter does not say how the group welcomes a new member."
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
