"""What members give each other, and what passing on work costs."""

import datetime as dt
from collections.abc import Iterator

from netlint import Charter, Finding, ids, latest, rule
from netlint.charter import Economy
from netlint_essentials.texts import said


@rule(
    "NL111",
    severity="warning",
    level="sound",
    since="0.1",
    needs=("economy",),
    question="When one of us passes on work, who should be better off, and what do we do with the money?",
)
def referral_fee_without_commons(charter: Charter) -> Iterator[Finding]:
    """A fee is paid for work passed on, and the network itself does not gain by it.

    Why: The article warns of networks that exist to have people to whom you "klussen met afdracht kunt doorschuiven"
    (can pass on jobs for a cut). A fee that ends with whoever knew the client makes members each other's brokers. The
    same fee in a common fund, with a purpose, makes them partners.

    Fix: Let the fee go to the commons or be split, and say in its `purpose` what the money is for.
    If the fee goes into a fund that already has a `fund-purpose` or a `reserve`, that counts as well. A member who passes
    on work may gain too, if the commons also get a `commission` or a `commons-share`. No fee at all is also an answer.

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
    needs=("economy",),
    question="What does passing on work cost us, and would you still take the job at this fee?",
)
def referral_fee_high(charter: Charter, *, most: float = 25) -> Iterator[Finding]:
    """The fee for work that a member passes on is high.

    Why: The article calls a pool of people to whom you "klussen met afdracht kunt doorschuiven" (can pass on jobs for a
    cut) no ground for a lasting network. The higher the cut, the more a member is a supplier of whoever has the client,
    and the sooner people go round the network.

    Fix: Lower `percent` to what passing on the work really costs, or record what more the fee pays for.
    If the fee covers acquisition, contracts and risk, say so in `purpose`, and allow it with an exception.

    Source: 25 percent is the project's own choice.

    Bad:
        [economy.referral-fee]
        percent = 30  # NL112: The referral fee is 30 percent, more than 25.

    Good:
        [economy.referral-fee]
        percent = 10
    """
    fee = charter.economy.referral_fee if charter.economy else None
    if fee and fee.percent is not None and fee.percent > most:
        yield Finding(
            "The referral fee is {percent} percent, more than {most}.",
            at="economy.referral-fee.percent",
            percent=fee.percent,
            most=most,
        )


@rule(
    "NL113",
    severity="warning",
    level="sound",
    since="0.1",
    needs=("members",),
    question="Who of those on the edge would we want in the middle, and what keeps them out?",
)
def overflow_pool(charter: Charter, *, share: float = 0.5) -> Iterator[Finding]:
    """Much of the network is a pool for work that others cannot take on.

    Why: Some networks exist, as the article puts it, for the sake of "een overloopreservoir … van zzp'ers" (an overflow reservoir
    of freelancers), and that makes no lasting network. People in a pool wait for a call; they do not
    carry anything together.

    Fix: Invite people from the pool into the core, or keep the pool outside the network's members.
    Change `tier` to `core` or `associate` for those who take part in decisions and work. A list of people to call is
    useful, but they are contacts then.

    Source: The article names the reservoir. That half of the members make it one (`share`) is the project's own choice.

    Bad:
        [[members]]
        id = "ana"

        [[members]]
        id = "bo"
        tier = "pool"  # NL113: Active members in the tier `pool`: 1 of 2.

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
            "Active members in the tier `pool`: {pool} of {members}.",
            at=[(member, "tier") for member in pool],
            pool=len(pool),
            members=charter.size,
        )


@rule(
    "NL114",
    severity="warning",
    level="sound",
    since="0.1",
    needs=("members",),
    supersedes=("NL115",),
    question="What could you give the others this month that would cost you little and help them much?",
)
def reciprocity_missing(charter: Charter, *, share: float = 0.34, least: int = 3) -> Iterator[Finding]:
    """Much is asked in the network for which no offers are recorded in return.

    Why: "Parasietengedrag" (the behaviour of parasites) is the first thing the article warns of. It is seldom meant:
    who is never asked for an offer makes none, and after a while the same few do all the giving. Where nobody's offers
    are recorded the habit of writing them down is what is missing, and this is only information.

    Fix: Ask each member what they can do for the others, and write it in `offers`.
    An hour of reading along, a room, a client's name: it need not be as large as what they ask.

    Source: A third of those who ask (`share`) is the project's own choice, and so is to look at networks of three or more
    (`least`): two settle it between them.

    Bad:
        [[members]]
        id = "ana"
        offers = ["process design"]

        [[members]]  # NL114: No offers are recorded for those who ask: bo.
        id = "bo"
        asks = ["hydrology"]

        [[members]]
        id = "cas"

    Bad:
        [[members]]  # NL114: Members ask of each other, and nobody's offers are recorded.
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
            "No offers are recorded for those who ask: {members}.",
            at=[(member, "offers") for member in lacking],
            members=ids(lacking),
        )
    else:
        yield Finding(
            "Members ask of each other, and nobody's offers are recorded.",
            at=[(member, "offers") for member in lacking],
            severity="info",
        )


@rule(
    "NL115",
    severity="info",
    level="opt-in",
    since="0.1",
    needs=("members",),
    question="What have the others already got from you that nobody wrote down?",
)
def member_takes_only(charter: Charter, today: dt.date, *, days: int = 90) -> Iterator[Finding]:
    """A member has been asking for a while, and no offer is recorded.

    Why: The article's word is "parasietengedrag" (the behaviour of parasites), and a charter cannot see that: it only
    sees what was written down. Most often the giving is there, and nobody recorded it. A network that wants to keep
    giving and taking in view can switch this rule on, and ask kindly.

    Fix: Ask the member what they offer the others, and write it in `offers`.
    If there is nothing to offer just now, agree on when to ask again.

    Source: 90 days, a season to find one's feet, is the project's own choice.

    Bad:
        # On 2026-11-24
        [[members]]  # NL115: No offer is recorded, after more than 90 days, for bo.
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
    lacking = [
        member
        for member in charter.active
        if said(member.asks)
        and not said(member.offers)
        and member.joined is not None
        and (today - latest(member.joined, today)).days > days
    ]
    if lacking:
        yield Finding(
            "No offer is recorded, after more than {days} days, for {members}.",
            at=[(member, "offers") for member in lacking],
            days=days,
            members=ids(lacking),
        )


def _has_share_for_commons(economy: Economy) -> bool:
    """Return whether the commons get a part of what is earned: a percentage above zero, or one in words."""
    shares = (economy.commission, economy.commons_share)
    return any(bool(said(share)) if isinstance(share, str) else (share or 0) > 0 for share in shares)
