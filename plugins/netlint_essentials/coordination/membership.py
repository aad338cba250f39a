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
    question="How do our newest members find out what binds us, and who can they ask?",
)
def growth_too_fast(
    charter: Charter, today: dt.date, *, least: int = 6, share: float = 0.5, days: int = 90
) -> Iterator[Finding]:
    """Many members are so new that they can hardly know the others yet.

    Why: The article compares joining forces with the beginning of a friendship. Joining should go neither too fast nor
    too slowly ("Niet te snel, maar ook niet te langzaam"). If there are more newcomers than other members, the network
    has to find out again what binds everyone.

    Fix: Wait a while before anyone else joins, and name a buddy for each newcomer under `[[support]]`. Take time to get
    to know each other. Talk about the values again, now with everyone. Members who joined on or before the date in
    `founded` are founders, not newcomers. If the charter has no `founded`, this rule uses the date on which the first
    member joined. If a date has no day, this rule uses its first possible day. Only for `founded`, it uses the last
    possible day.

    Source: netlint itself chose the limits. At most half of the members (`share`) may have joined in the past ninety
    days (`days`). The rule only checks networks of at least six members (`least`).

    Bad:
        # On 2026-11-24
        # With the option least = 3
        [[members]]
        id = "ana"
        joined = 2025-01-10
        [[members]]
        id = "bo"
        joined = 2026-10-01  # NL424: 2 of the 3 active members joined in the past 90 days, the first on 2026-10-01. At most 1 of the 3 may be that new.
        [[members]]
        id = "cas"
        joined = 2026-11-01

    Good:
        # On 2026-11-24
        # With the option least = 3
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
            "{newcomers} of the {all} active members joined in the past {period}, the first on {date}. "
            "At most {most} of the {all} may be that new.",
            at=[(member, "joined") for member in newcomers],
            write={"kind": "buddy", "to": newcomers[-1].id},
            write_at="support",
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
    question="How do we and a newcomer find out whether we click?",
)
def no_admission_process(charter: Charter, phase: Phase) -> Iterator[Finding]:
    """The charter does not say how someone becomes a member.

    Why: The first members click when they first meet ("ze bij eerste ontmoeting een zodanige klik hebben"). People who
    join later meet a group that already exists. Both sides then need a way to find out whether they click.

    Fix: Agree how someone joins, and write it under `[membership]`. Or describe in `trial` how a newcomer can take part
    on trial first. Two or three sentences will do: who invites people, what you do together first, and who says yes.
    netlint skips this rule until you have written your first agreements under `[decisions]`, `[membership]` or
    `[norms]`.

    Bad:
        [network]
        name = "Stroomop"
        phase = "start"

        [membership]  # NL425: The charter does not say how someone becomes a member.
        exit = "We talk first, and then take a month to hand over."

    Good:
        [network]
        name = "Stroomop"
        phase = "start"

        [membership]
        trial = "A newcomer joins three meetings and one assignment. Then both sides say yes or no."
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
    """Someone has been a prospective member or on trial for so long that it is unclear whether they belong.

    Why: Being neither in nor out is uncomfortable for both sides. The article compares joining forces with the
    beginning of a friendship. Joining should go neither too fast nor too slowly ("Niet te snel, maar ook niet te
    langzaam").

    Fix: Talk with the person, decide together, and write the new status under `[[members]]`. Write `alumni` if the
    person does not join, and add the date in `left`. If both sides prefer a looser tie, write `status = "active"` with
    `tier = "associate"`.

    Source: The limit of a year (`days`) comes from two cooperatives. At CoLab, someone is a future member for a year.
    Hypha has a probationary year.

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
                template = "{member} has been a prospective member for {time}, since {date}. The limit is {limit}."
            time = span((today - latest(joined, today)).days)
            at = (member, "status")
            write, limit = {"status": "active"}, span(days)
            yield Finding(template, at=at, write=write, member=member.id, time=time, date=joined, limit=limit)
        case [_, *_]:
            yield Finding(
                "Some people have been prospective members or on trial for too long: {members}. The limit is {limit}.",
                at=[(member, "status") for member, _joined in stuck],
                write={"status": "active"},
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
    """The charter says how someone becomes a member, but not how new members are welcomed.

    Why: People join because the first meeting leaves them wanting more ("het smaakt naar meer"). After that, things
    should not go too slowly ("niet te langzaam"). If a newcomer is accepted but then hears nothing, they go back to
    their own work.

    Fix: Agree how you welcome new members, and write it under `[membership]`. A meal together or an introduction to
    your tools is a good start too. If someone has a responsibility for newcomers, that is also enough. So is a `buddy`
    or `steward` under `[[support]]`. A `mandate` or `held-by` that names newcomers is enough too.

    Source: This rule is based on the public handbooks of six networks. Five of those handbooks describe how new members
    are welcomed.

    Bad:
        [membership]  # NL431: The charter does not say how new members are welcomed.
        trial = "A newcomer joins three meetings and one assignment. Then both sides say yes or no."

    Good:
        [membership]
        trial = "A newcomer joins three meetings and one assignment. Then both sides say yes or no."
        welcome = "Each new member gets a buddy for three months, and we have a meal together."
    """
    membership = charter.membership
    if membership is None or not _describes_the_way_in(membership):
        return
    if not any(_is_welcomed(read) for read in (charter.here, charter)):  # first what is here
        template = "The charter does not say how new members are welcomed."
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
