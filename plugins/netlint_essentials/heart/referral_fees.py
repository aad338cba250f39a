"""What passing on work costs, and whom that benefits."""

from collections.abc import Iterator

from netlint import Charter, Finding, rule
from netlint.charter import Economy
from netlint_essentials.texts import said


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

    Fix: Agree on what the fee is for, and write it under `[economy.referral-fee]`. With `commons`, the fee goes into a
    fund for the whole network. If `[economy]` already has a `fund-purpose` or a `reserve`, the fee needs no purpose of
    its own. With `to = "split"`, you divide the fee between the fund and the member who passed the work on. The whole
    fee may go to that member if the fund has other income. Write that income under `[economy]`, as `commission` or
    `commons-share`. Having no fee at all is fine too.

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
            "The referral fee goes entirely to the member who passes the work on.",
            at="economy.referral-fee.to",
            write={"to": "commons"},
        )
    elif fee.to == "referrer":
        yield Finding(
            "The referral fee goes entirely to the member who passes the work on. "
            "The charter does not say what the fee is for.",
            at="economy.referral-fee.to",
            write={"to": "commons", "purpose": ...},
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

    Fix: Agree on a fee that covers the cost of passing work on, and write it under `[economy.referral-fee]`. The fee
    may be higher if it also pays for contracts, risk and winning clients. Then say so in `purpose`, and make an
    exception for this rule.

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
            write={"percent": ...},
            percent=fee.percent,
            most=most,
        )


def _has_share_for_commons(economy: Economy) -> bool:
    """Return whether the commons get a part of what is earned: a percentage above zero, or one in words."""
    shares = (economy.commission, economy.commons_share)
    return any(bool(said(share)) if isinstance(share, str) else (share or 0) > 0 for share in shares)
