"""What members give each other, and what passing on work costs."""

import datetime as dt
from collections.abc import Iterator

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
    question="When one of us passes on work, who should be better off, and what do we do with the money?",
)
def referral_fee_without_commons(charter: Charter) -> Iterator[Finding]:
    """The charter does not say how the referral fee helps the network.

    Why: The article warns of networks that exist only to pass on jobs for a cut ("klussen met afdracht kunt
    doorschuiven"). If the fee goes to whoever knew the client, members become each other's brokers. If it goes to a
    common fund with a purpose, they become partners.

    Fix: Let the fee help the network: write `to = "commons"` under `[economy.referral-fee]`, with a purpose such as
    `purpose = "Two training days a year for everyone"`. Agree together on who gets the fee. You can also split it, with
    `to = "split"`. If the fee goes into a fund that already has a `fund-purpose` or a `reserve`, that counts as well. A
    member who passes on work may gain too, if the commons also get a `commission` or a `commons-share`. No fee at all
    is also an answer.

    Bad:
        [economy.referral-fee]
        percent = 10
        to = "referrer"  # NL111: The referral fee goes to whoever passes the work on.
        purpose = "A thank-you for the introduction"

    Bad:
        [economy.referral-fee]  # NL111: The referral fee has no purpose.
        percent = 10
        to = "commons"

    Bad:
        [economy.referral-fee]
        percent = 10
        to = "referrer"  # NL111: The referral fee goes to whoever passes the work on, and has no purpose.

    Good:
        [economy.referral-fee]
        percent = 10
        to = "commons"
        purpose = "Two training days a year for everyone"

    Good:
        [economy]
        commons-share = "A twentieth of each invoice goes to the common fund."

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
        yield Finding("The referral fee goes to whoever passes the work on.", at="economy.referral-fee.to")
    elif fee.to == "referrer":
        yield Finding(
            "The referral fee goes to whoever passes the work on, and has no purpose.", at="economy.referral-fee.to"
        )
    elif not purpose and not (fee.to and (said(economy.fund_purpose) or said(economy.reserve))):
        yield Finding("The referral fee has no purpose.", at="economy.referral-fee.purpose")


@rule(
    "NL112",
    severity="info",
    level="thriving",
    since="0.1",
    requires=("economy",),
    question="What does passing on work cost us, and would you still take the job at this fee?",
)
def referral_fee_high(charter: Charter, *, most: float = 25) -> Iterator[Finding]:
    """The referral fee is high.

    Why: The article sees no lasting network in passing on jobs for a cut ("klussen met afdracht kunt doorschuiven").
    The higher the cut, the more a member becomes a supplier of whoever has the client. People will then sooner go
    around the network.

    Fix: Lower the fee under `[economy.referral-fee]` to what passing on work really costs, such as `percent = 10`.
    Agree together on how high it is. If the fee also covers acquisition, contracts and risk, say so in `purpose`. Then
    make an exception for this rule.

    Source: The limit of 25 percent (`most`) is the project's own choice.

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
    question="Who at the edge would we like to have in the middle, and what keeps them out?",
)
def overflow_pool(charter: Charter, *, share: float = 0.5) -> Iterator[Finding]:
    """Much of the network is a pool for work that others cannot take on.

    Why: Some networks exist for the sake of an overflow reservoir of freelancers, says the article ("een
    overloopreservoir … van zzp'ers"). That does not make a lasting network. People in a pool wait for a call. They do
    not carry anything together.

    Fix: Invite people from the pool to decide and work with you, and write `tier = "associate"` under `[[members]]`.
    For people in the core, write `tier = "core"`. A list of people to call is useful, but they are contacts, not
    members. Keep such a list outside `[[members]]`.

    Source: The article names the reservoir. The limit of half of the members (`share`) is the project's own choice.

    Bad:
        [[members]]
        id = "ana"

        [[members]]
        id = "bo"
        tier = "pool"  # NL113: The tier `pool` has 1 of the 2 active members. It should have less than 50%.

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
            "The tier `pool` has {pool} of the {members} active members. It should have less than {percent}%.",
            at=[(member, "tier") for member in pool],
            pool=len(pool),
            members=charter.size,
            percent=share * 100,
        )


@rule(
    "NL114",
    severity="warning",
    level="sound",
    since="0.1",
    requires=("members",),
    supersedes=("NL115",),
    question="What could you give the others this month that would cost you little and help them much?",
)
def reciprocity_missing(charter: Charter, *, share: float = 0.34, least: int = 3) -> Iterator[Finding]:
    """Members ask things of each other, but too few list what they offer.

    Why: The first thing the article warns of is parasitic behaviour ("parasietengedrag"). Members seldom mean it that
    way. If nobody asks a member for an offer, there will be none. After a while, the same few people do all the giving.
    If no member lists an offer, only the habit of writing offers down is missing. Then the finding is only `info`.

    Fix: Ask each member what they can do for the others, and write it under `[[members]]`, such as `offers = ["an hour
    to review a draft"]`. A room or a client's name is fine too. An offer need not be as large as what the member asks.

    Source: The limit of about a third of those who ask (`share`) is the project's own choice. So is the minimum of
    three members (`least`): two members settle this between them.

    Bad:
        [[members]]
        id = "ana"
        offers = ["process design"]

        [[members]]  # NL114: The charter has no offers from bo (1 of 1 who ask). The limit is 34%.
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
        yield Finding(
            "The charter has no offers from {members} ({count} of {asking} who ask). The limit is {percent}%.",
            at=[(member, "offers") for member in lacking],
            members=ids(lacking),
            count=len(lacking),
            asking=len(asking),
            percent=share * 100,
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
    """A member has been asking for a while, but the charter has no offer from them.

    Why: The article speaks of parasitic behaviour ("parasietengedrag"). A charter cannot show that: it only holds what
    people wrote down. Most often members do give, but nobody wrote it down. If you want to keep giving and taking in
    view, switch this rule on and ask kindly.

    Fix: Ask the member what they offer the others, and write it under `[[members]]`, such as `offers = ["a room for
    twelve people"]`. If there is nothing to offer just now, agree on when you will ask again.

    Source: The limit of 90 days (`days`) is the project's own choice: a season to settle in.

    Bad:
        # On 2026-11-24
        [[members]]  # NL115: The charter has no offers from bo. This member joined on 2026-06-01, 176 days ago. The limit is 90 days.
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
        message = "The charter has no offers from {members}. This member joined on {date}, {ago}. The limit is {limit}."
    else:
        message = (
            "The charter has no offers from {members}. The last of them joined on {date}, {ago}. The limit is {limit}."
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
