"""What members give each other."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from netlint import Charter, Finding, ids, latest, rule
from netlint_essentials.texts import said
from netlint_essentials.wording import ago, span


@rule(
    "NL113",
    severity="warning",
    level="sound",
    since="0.1",
    requires=("members",),
    question="Which members on the edge of our network would we like to involve more, and what would draw them in?",
)
def overflow_pool(charter: Charter, *, share: float = 0.5) -> Iterator[Finding]:
    """A large part of the network is a pool: members on call for work that others cannot take on.

    Why: Some networks exist only as a reserve for work that others cannot take on ("een overloopreservoir … van
    zzp'ers"). According to the article, such a network does not last. People in a pool wait for a call. They do not
    take responsibility together.

    Fix: Ask who in the pool wants to work and decide with you, and write `tier = "associate"` under `[[members]]` for
    them. `associate` is for members between the pool and the core. For people in the core, write `tier = "core"`. A
    list of people to call is useful, but those people are contacts, not members. Keep their names outside
    `[[members]]`.

    Source: The article mentions the reserve of freelancers. Less than half of the members should be in the pool
    (`share`). netlint itself chose this limit.

    Bad:
        [[members]]
        id = "ana"

        [[members]]
        id = "bo"
        tier = "pool"  # NL113: The pool of members on call (`tier = "pool"`) has 1 of the 2 active members (50%). Less than 50% of the active members should be on call.

    Good:
        [[members]]
        id = "ana"

        [[members]]
        id = "bo"
        tier = "associate"
    """
    active = charter.active
    pool = [member for member in active if member.tier == "pool"]
    if pool and len(pool) / len(active) >= share and len(pool) / charter.size >= share:
        yield Finding(
            'The pool of members on call (`tier = "pool"`) has {pool} of the {members} active members ({part}%). '
            "Less than {percent}% of the active members should be on call.",
            at=[(member, "tier") for member in pool],
            write={"tier": "associate"},
            pool=len(pool),
            members=charter.size,
            part=round(len(pool) / charter.size * 100),
            percent=share * 100,
        )


@rule(
    "NL114",
    severity="warning",
    level="sound",
    since="0.1",
    requires=("members",),
    supersedes=("NL115",),
    question="What could you give the others this month that would cost you little and help them a lot?",
)
def reciprocity_missing(charter: Charter, *, share: float = 0.34, least: int = 3) -> Iterator[Finding]:
    """Members ask things of each other, but too few of them list what they offer.

    Why: The first thing the article warns of is parasitic behaviour ("parasietengedrag"). Members rarely intend to
    behave like that. If nobody asks members what they can offer, they may never say it. After a while, the same few
    people do all the giving. If no member lists an offer, the group is probably just not used to writing offers down.
    In that case, this rule reports an `info` instead of a warning.

    Fix: Ask each member what they can do for the others, and write it under `[[members]]`. An offer can also be a room,
    or an introduction to a client. An offer need not be as big as what the member asks for.

    Source: At least 66% of the members who ask for something should also list an offer. The option `share` is the part
    that may list no offer. This rule applies only to networks of at least three active members (`least`). Two members
    can settle giving and taking between themselves. netlint itself chose both limits.

    Bad:
        [[members]]
        id = "ana"
        offers = ["process design"]

        [[members]]  # NL114: bo, the only member who asks for something, lists no offer. At least 66% of the members who ask should list an offer.
        id = "bo"
        asks = ["hydrology"]

        [[members]]
        id = "cas"

    Bad:
        [[members]]  # NL114: Members ask things of each other, but nobody lists what they offer.
        id = "ana"
        asks = ["hydrology"]

        [[members]]
        id = "bo"

        [[members]]
        id = "cas"

    Good:
        [[members]]
        id = "ana"
        offers = ["process design"]

        [[members]]
        id = "bo"
        asks = ["hydrology"]
        offers = ["a room for twelve people"]

        [[members]]
        id = "cas"
    """
    asking = [member for member in charter.active if said(member.asks)]
    lacking = [member for member in asking if not said(member.offers)]
    if len(charter.active) < least or not lacking or len(lacking) / len(asking) <= share:
        return
    if any(said(member.offers) for member in charter.active):
        numbers: dict[str, Any] = {}
        if len(asking) == 1:
            message = (
                "{members}, the only member who asks for something, lists no offer. "
                "At least {percent}% of the members who ask should list an offer."
            )
        elif len(lacking) == 1:
            message = (
                "Of the {asking} members who ask for something, {members} lists no offer. "
                "At least {percent}% of the members who ask should list an offer."
            )
            numbers = {"asking": len(asking)}
        else:
            message = (
                "{count} of the {asking} members who ask for something list no offer: {members}. "
                "At least {percent}% of the members who ask should list an offer."
            )
            numbers = {"count": len(lacking), "asking": len(asking)}
        yield Finding(
            message,
            at=[(member, "offers") for member in lacking],
            members=ids(lacking),
            percent=round((1 - share) * 100, 2),
            **numbers,
        )
    else:
        yield Finding(
            "Members ask things of each other, but nobody lists what they offer.",
            at=[(member, "offers") for member in lacking],
            severity="info",
        )


@rule(
    "NL115",
    severity="info",
    level="opt-in",
    since="0.1",
    requires=("members",),
    question="What have you already given the others that nobody wrote down?",
)
def member_takes_only(charter: Charter, today: dt.date, *, days: int = 90) -> Iterator[Finding]:
    """A member who joined a while ago asks for things, but lists no offers.

    Why: The article speaks of parasitic behaviour ("parasietengedrag"). A charter cannot show such behaviour: it
    contains only what people wrote down. Most members do give something, even if nobody wrote it down. To keep an eye
    on giving and taking, switch this rule on, and ask kindly what members give.

    Fix: Ask the member what they can do for the others, and write it under `[[members]]`. If the member has nothing to
    offer right now, agree on when you will ask again.

    Source: netlint itself chose the limit of 90 days (`days`): a season to settle in.

    Bad:
        # On 2026-11-24
        [[members]]  # NL115: The charter has requests but no offers from bo, who joined on 2026-06-01, 176 days ago. The limit is 90 days.
        id = "bo"
        joined = 2026-06-01
        asks = ["hydrology"]

    Good:
        # On 2026-11-24
        [[members]]
        id = "bo"
        joined = 2026-06-01
        asks = ["hydrology"]
        offers = ["a room for twelve people"]
    """
    taking = [member for member in charter.active if said(member.asks) and not said(member.offers)]
    joined = [(member, member.joined) for member in taking if member.joined is not None]
    lacking = [(member, date) for member, date in joined if (today - latest(date, today)).days > days]
    if not lacking:
        return
    newest = max((date for _, date in lacking), key=lambda date: latest(date, today))
    if len(lacking) == 1:
        message = (
            "The charter has requests but no offers from {members}, who joined on {date}, {ago}. The limit is {limit}."
        )
    else:
        message = (
            "The charter has requests but no offers from {members}. The last of them joined on {date}, {ago}. "
            "The limit is {limit}."
        )
    yield Finding(
        message,
        at=[(member, "offers") for member, _ in lacking],
        members=ids(member for member, _ in lacking),
        date=newest,
        ago=ago((today - latest(newest, today)).days),
        limit=span(days),
    )
