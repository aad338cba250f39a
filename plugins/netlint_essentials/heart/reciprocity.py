"""What members give each other, and what passing on work costs."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from netlint import Charter, Finding, ids, latest, rule
from netlint.charter import Economy
from netlint_essentials.texts import said
from netlint_essentials.wording import ago, span


@rule(
    "NL111",
    severity="warning",
    level="sound",
    since="0.1",
    requires=("economy",),
    question="When one of us passes work on to another, who should benefit, and what is the fee for?",
)
def referral_fee_without_commons(charter: Charter) -> Iterator[Finding]:
    """The charter does not say how the referral fee helps the network.

    Why: The article warns of networks that exist only to pass on assignments for a fee ("klussen met afdracht kunt
    doorschuiven"). If the fee goes to the member who knew the client, members become each other's brokers. If it goes
    to a common fund with a purpose, they become partners.

    Fix: Agree on what the fee is for, and under `[economy.referral-fee]`, write `to = "commons"` and `purpose = "Two
    training days a year for everyone"`. With `commons`, the fee goes into a fund for the whole network. If `[economy]`
    already has a `fund-purpose` or a `reserve`, the fee needs no purpose of its own. With `to = "split"`, you divide
    the fee between the fund and the member who passed the work on. The whole fee may go to that member if the fund has
    other income. Write that income under `[economy]`, as `commission` or `commons-share`. Having no fee at all is fine
    too.

    Bad:
        [economy.referral-fee]
        percent = 10
        to = "referrer"  # NL111: The referral fee goes entirely to the member who passes the work on.
        purpose = "A thank-you for the introduction"

    Bad:
        [economy.referral-fee]  # NL111: The charter does not say what the referral fee is for.
        percent = 10
        to = "commons"

    Bad:
        [economy.referral-fee]
        percent = 10
        to = "referrer"  # NL111: The referral fee goes entirely to the member who passes the work on. The charter does not say what the fee is for.

    Good:
        [economy.referral-fee]
        percent = 10
        to = "commons"
        purpose = "Two training days a year for everyone"

    Good:
        [economy]
        commons-share = "Five percent of every invoice goes into the common fund."

        [economy.referral-fee]
        percent = 5
        to = "referrer"
    """
    economy = charter.economy
    fee = economy.referral_fee if economy else None
    if economy is None or fee is None or not (fee.percent or 0) > 0 or (fee.to and _has_share_for_commons(economy)):
        return
    purpose = said(fee.purpose)
    if fee.to == "referrer" and purpose:
        yield Finding(
            "The referral fee goes entirely to the member who passes the work on.", at="economy.referral-fee.to"
        )
    elif fee.to == "referrer":
        yield Finding(
            "The referral fee goes entirely to the member who passes the work on. "
            "The charter does not say what the fee is for.",
            at="economy.referral-fee.to",
        )
    elif not purpose and not (fee.to and (said(economy.fund_purpose) or said(economy.reserve))):
        yield Finding("The charter does not say what the referral fee is for.", at="economy.referral-fee.purpose")


@rule(
    "NL112",
    severity="info",
    level="thriving",
    since="0.1",
    requires=("economy",),
    question="What does it really cost us to pass work on, and what fee would feel fair to you?",
)
def referral_fee_high(charter: Charter, *, most: float = 25) -> Iterator[Finding]:
    """The referral fee is high.

    Why: Networks that pass on assignments for a fee do not last, says the article ("klussen met afdracht kunt
    doorschuiven"). With a high fee, members become suppliers to the member who has the client. Then people are more
    likely to bypass the network.

    Fix: Agree on a fee that covers the cost of passing work on, and write it under `[economy.referral-fee]`, such as
    `percent = 10`. The fee may be higher if it also pays for contracts, risk and winning clients. Then say so in
    `purpose`, and make an exception for this rule.

    Source: netlint itself chose the limit of 25 percent (`most`).

    Bad:
        [economy.referral-fee]
        percent = 30  # NL112: The referral fee is 30%. The limit is 25%.

    Good:
        [economy.referral-fee]
        percent = 10
    """
    fee = charter.economy.referral_fee if charter.economy else None
    if fee and fee.percent is not None and fee.percent > most:
        yield Finding(
            "The referral fee is {percent}%. The limit is {most}%.",
            at="economy.referral-fee.percent",
            percent=fee.percent,
            most=most,
        )


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

    Fix: Ask each member what they can do for the others, and write it under `[[members]]`, such as `offers = ["an hour
    to review a draft"]`. An offer can also be a room, or an introduction to a client. An offer need not be as big as
    what the member asks for.

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

    Fix: Ask the member what they can do for the others, and write it under `[[members]]`, such as `offers = ["a room
    for twelve people"]`. If the member has nothing to offer right now, agree on when you will ask again.

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


def _has_share_for_commons(economy: Economy) -> bool:
    """Return whether the commons get a part of what is earned: a percentage above zero, or one in words."""
    shares = (economy.commission, economy.commons_share)
    return any(bool(said(share)) if isinstance(share, str) else (share or 0) > 0 for share in shares)
