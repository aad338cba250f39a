"""Belonging, giving and getting."""

import re
from collections.abc import Iterator
from typing import Any

from netlint import Charter, Finding, rule

from netlint_ostrom._words import DECIDES, JOINING, mention, mention_member, said
from netlint_ostrom.table import Ostrom

_NOTHING = re.compile(
    r"\W*(?:0+(?:[.,]0+)?(?:\s*(?:eur|euro|€))?|none|nothing|free|no fee|geen|niets|gratis|nihil)\W*", re.IGNORECASE
)


@rule(
    "OST001",
    severity="warning",
    level="opt-in",
    since="0.1",
    requires=("members",),
    supersedes=("no-admission-process",),
    question="Who of us says yes or no when someone wants to join, and does everyone know that?",
)
def unclear_boundary(charter: Charter) -> Iterator[Finding]:
    """The charter does not say who decides whether someone joins the network.

    Why: Elinor Ostrom studied pastures, fisheries and irrigation works that people look after together. Some had lasted
    for centuries. In those that lasted, everyone knew who was in and who was not. Without that boundary, anyone can use
    up what others build, and the builders lose heart. In a network, you draw the boundary each time someone joins. So
    everyone should know who decides.

    Fix: Write under `[membership]` who says yes to new members. Agree on it together first.

    The charter can also say who may `invite` someone. A decision about members counts too: in what the coordinator
    `decides`, or in the `scopes` of `[decisions]` with a `method`.

    netlint looks for English and Dutch words for members, a group or a way to decide. If the charter is in another
    `language`, any text counts.

    Source: Principle 1 of Ostrom (1990): clearly defined boundaries. In Cox, Arnold and Villamayor Tomás (2010) it is
    1A: user boundaries.

    Bad:
        [[members]]
        id = "ana"

        [membership]
        admission = "By invitation."  # OST001: The charter says how someone joins, but not who decides about it.

    Bad:
        [[members]]  # OST001: The charter does not say who decides whether someone joins the network.
        id = "ana"

    Good:
        [[members]]
        id = "ana"

        [membership]
        admission = "After three meetings, by consent of us all."

    Good:
        [[members]]
        id = "ana"

        [decisions]
        method = "consent"
        scopes = ["purpose and values", "new members"]
    """
    membership = charter.membership
    admission, trial = (said(membership.admission), said(membership.trial)) if membership else ((), ())
    texts = (*admission, *trial)
    if membership and said(membership.invite):
        return
    if mention(charter, texts, DECIDES) or mention_member(charter, texts) or _is_decided_elsewhere(charter):
        return
    if texts:
        at = "membership.admission" if admission else "membership.trial"
        template = "The charter says how someone joins, but not who decides about it."
        yield Finding(template, at=at, write_at="membership.invite")
    else:
        yield Finding(
            "The charter does not say who decides whether someone joins the network.", at="membership.admission"
        )


def _is_decided_elsewhere(charter: Charter) -> bool:
    """Whether the group or the coordinator decides about joining, by what the charter says."""
    decisions, coordination = charter.decisions, charter.coordination
    together = said(decisions.scopes) if decisions and decisions.method not in (None, "none") else ()
    alone = said(coordination.decides) if coordination and charter.coordinators else ()
    return mention(charter, together, JOINING) or mention(charter, alone, JOINING)


@rule(
    "OST002",
    severity="warning",
    level="opt-in",
    since="0.1",
    question="What does each of us put in, what do we get for it, and do we find that fair?",
)
def costs_and_benefits_apart(charter: Charter) -> Iterator[Finding]:
    """The charter does not say both what members put in and what they get for it.

    Why: In commons that last, people get in proportion to what they put in. Everyone can see that this is so. If some
    pay and others gain, or nobody can tell, people start to hold back.

    Fix: Write under `[plugins.ostrom]` what members put in and get. Agree on them together first.

    Other keys count as well. For what members put in, these are `membership-fee`, `referral-fee`, `min-contribution`
    and the `hours-per-month` of members. For what they get, these are `fund-purpose`, `revenue-split` and the purpose
    of the referral fee. The `offers` of members count as both, but they do not say what the money is for.

    Source: Principle 2 of Ostrom (1990): costs and benefits in proportion. In Cox, Arnold and Villamayor Tomás (2010)
    it is 2B: appropriation and provision. netlint only sees whether both are there. Whether they are fair is for you to
    say. If neither is there, the finding is only an info.

    Bad:
        [economy]
        membership-fee = "25 euro per month"  # OST002: The charter says what members pay, but not what the money is for.

    Bad:
        [membership]
        min-contribution = "An evening per month."  # OST002: The charter says what members put in, but not what they get for it.

    Bad:
        [economy]
        revenue-split = "Ten percent for the member who found the work."  # OST002: The charter says what members get, but not what they put in.

    Bad:
        [network]  # OST002: The charter does not say what members put in or what they get for it.
        name = "Stroomop"

    Good:
        [economy]
        membership-fee = "25 euro per month"
        fund-purpose = "A day of training for all, each year."

    Good:
        [plugins.ostrom]
        contributions = "An evening per month, and what we have learned."
        benefits = "Four people to think along with."
    """
    paid, worked = _paid(charter), _worked(charter)
    back, offered = _back(charter), any(said(member.offers) for member in charter.active)
    if paid and not back:
        yield Finding(
            "The charter says what members pay, but not what the money is for.", at=paid, **_to_write("benefits")
        )
    elif worked and not (back or offered):
        yield Finding(
            "The charter says what members put in, but not what they get for it.", at=worked, **_to_write("benefits")
        )
    elif back and not (paid or worked or offered):
        yield Finding(
            "The charter says what members get, but not what they put in.", at=back, **_to_write("contributions")
        )
    elif not (paid or worked or back or offered):
        yield Finding(
            "The charter does not say what members put in or what they get for it.",
            at="plugins.ostrom.contributions",
            write={"benefits": ...},
            severity="info",
        )


def _to_write(key: str) -> dict[str, Any]:
    """Return that a key of the table of this plugin is to be written."""
    return {"write": {key: ...}, "write_at": f"plugins.ostrom.{key}"}


def _is_some(value: str | float | tuple[str, ...] | None) -> bool:
    """Whether a value says something, and does not say that there is nothing."""
    return any(not _NOTHING.fullmatch(text) for text in said(value))


def _paid(charter: Charter) -> str:
    """Return the first place that says what members pay."""
    economy = charter.economy
    if economy and _is_some(economy.membership_fee):
        return "economy.membership-fee"
    return "economy.referral-fee" if economy and economy.referral_fee and economy.referral_fee.percent else ""


def _worked(charter: Charter) -> str:
    """Return the first place that says what else members put in."""
    if said(charter.table(Ostrom).contributions):
        return "plugins.ostrom.contributions"
    if charter.membership and _is_some(charter.membership.min_contribution):
        return "membership.min-contribution"
    hours = (member.id for member in charter.active if member.hours_per_month and member.hours_per_month.committed)
    return next((f"members.{member}.hours-per-month" for member in hours), "")


def _back(charter: Charter) -> str:
    """Return the first place that says what members get for it."""
    if said(charter.table(Ostrom).benefits):
        return "plugins.ostrom.benefits"
    economy = charter.economy
    if economy is None:
        return ""
    if said(economy.fund_purpose):
        return "economy.fund-purpose"
    if said(economy.revenue_split):
        return "economy.revenue-split"
    fee = economy.referral_fee
    return "economy.referral-fee.purpose" if fee and fee.percent and said(fee.purpose) else ""
