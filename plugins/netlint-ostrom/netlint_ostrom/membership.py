"""Belonging, giving and getting."""

import re
from collections.abc import Iterator

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
    needs=("members",),
    supersedes=("no-admission-process",),
    question="Who of us says yes or no when someone wants to join, and does everyone know that?",
)
def unclear_boundary(charter: Charter) -> Iterator[Finding]:
    """It is not recorded who decides whether someone belongs to the network.

    Why: Elinor Ostrom studied pastures, fisheries and irrigation works that people look after together, some of them
    for centuries. In those that lasted, everyone knew who was in and who was not. Without that edge, what some build up
    is there for anybody to use up, and the builders lose heart. In a network the edge is drawn each time someone joins,
    and so it matters that all know who draws it.

    Fix: Write in `admission` who says yes, next to how one joins: "after three meetings, by consent of us all". Who may
    `invite` someone counts as well, and so do decisions about members among the `scopes` of `[decisions]`, or among
    what the coordinator `decides`.

    In texts, netlint looks for English and Dutch words that name members, a group or a way to decide. A charter in
    another `language` needs only a text.

    Source: Principle 1 of Ostrom (1990): clearly defined boundaries; 1A, user boundaries, in Cox, Arnold and Villamayor
    Tomás (2010).

    Bad:
        [[members]]
        id = "ana"

        [membership]
        admission = "By invitation."  # OST001: It is recorded how someone joins, and not who decides about it.

    Bad:
        [[members]]  # OST001: It is not recorded who decides whether someone joins.
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
        yield Finding("It is recorded how someone joins, and not who decides about it.", at=at)
    else:
        yield Finding("It is not recorded who decides whether someone joins.", at="membership.admission")


def _is_decided_elsewhere(charter: Charter) -> bool:
    """Whether joining is among the things that the group, or the coordinator, is said to decide."""
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
    """What members put in and what they get for it do not stand side by side.

    Why: In commons that last, what people get is in proportion to what they put in, and all can see that it is. Where
    some pay and others gain, or nobody can tell, people begin to hold back what they could give.

    Fix: Write down what each puts in and what each gets for it, in a line each. In `[plugins.ostrom]` that is
    `contributions` and `benefits`, in your own words. The charter has places of its own that count too.

    Money put in is a `membership-fee` or a `referral-fee`; other things put in are a `min-contribution` or the members'
    `hours-per-month`. What comes back is a `fund-purpose`, a `revenue-split`, or the purpose of the referral fee. Where
    members record what each `offers` the others, that counts as both, but not as what is done with money.

    Source: Principle 2 of Ostrom (1990): costs and benefits in proportion; 2B, appropriation and provision, in Cox,
    Arnold and Villamayor Tomás (2010). Whether it is fair is for the group to say; netlint only sees whether both are
    there. Where neither is, it is no more than a remark.

    Bad:
        [economy]
        membership-fee = "25 euro a month"  # OST002: It is recorded what members pay, and not what it is for.

    Bad:
        [membership]
        min-contribution = "An evening a month."  # OST002: It is recorded what members put in, and not what they get for it.

    Bad:
        [economy]
        revenue-split = "Ten percent for whoever found it."  # OST002: It is recorded what members get, and not what they put in.

    Bad:
        [network]  # OST002: Neither what members put in nor what they get for it is recorded.
        name = "Stroomop"

    Good:
        [economy]
        membership-fee = "25 euro a month"
        fund-purpose = "A day of training for all, each year."

    Good:
        [plugins.ostrom]
        contributions = "An evening a month, and what we learned."
        benefits = "Four people to think along with."
    """
    paid, worked = _paid(charter), _worked(charter)
    back, offered = _back(charter), any(said(member.offers) for member in charter.active)
    if paid and not back:
        yield Finding("It is recorded what members pay, and not what it is for.", at=paid)
    elif worked and not (back or offered):
        yield Finding("It is recorded what members put in, and not what they get for it.", at=worked)
    elif back and not (paid or worked or offered):
        yield Finding("It is recorded what members get, and not what they put in.", at=back)
    elif not (paid or worked or back or offered):
        yield Finding(
            "Neither what members put in nor what they get for it is recorded.",
            at="plugins.ostrom.contributions",
            severity="info",
        )


def _is_some(value: str | float | tuple[str, ...] | None) -> bool:
    """Whether a value says something, and something else than nothing."""
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
