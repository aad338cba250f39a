"""Shared money."""

import re
from collections.abc import Iterator

from netlint import Charter, Finding, rule

from netlint_practicalities._clients import need_joint_clients
from netlint_practicalities._words import BOOKS, DIVIDES_PAY, RESERVES, decided, have, is_a_role_or_decision, said

_NOTHING = re.compile(
    r"\W*(?:0+(?:[.,]0+)?\s*(?:eur|euro|€)?|none|nothing|free|no fee|geen|niets|gratis)\W*", re.IGNORECASE
)


@rule(
    "NP001",
    severity="info",
    level="sound",
    since="0.1",
    question="Who of us can see what comes in and what goes out, and do we all know where?",
)
def no_open_books(charter: Charter) -> Iterator[Finding]:
    """The charter does not say who can see the money.

    Why: Money that only some can see makes the others guess. If everyone can look, questions about money stay small.
    You also decide about it with the same figures.

    Fix: Write under `[economy]` who can see which figures. Agree on it together first. Also say where the figures are,
    and how often someone updates them. You do not have to publish them: it is enough if members can see them.

    A responsibility for open books or financial reports counts as well. netlint looks for English and Dutch words.

    This is not legal advice.

    Source: Loomio (constitution, 1.1) keeps open books. Root Systems (agreement-financial) reports its cash flow every
    month. Greaterthan (guides/business-units) has a dashboard for its open books.

    Bad:
        [economy]  # NP001: The charter does not say who can see the money.
        membership-fee = "25 euro per month, for the website"

    Good:
        [economy]
        transparency = "All members can see the books. The treasurer updates them every month."

    Good:
        [[responsibilities]]
        id = "treasurer"
        aim = "Keep the books, with a financial report to all members every quarter."
    """
    stated = said(charter.economy.transparency) if charter.economy else ()
    if not (stated or is_a_role_or_decision(charter.here, BOOKS)):
        yield Finding("The charter does not say who can see the money.", at="economy.transparency")


@rule(
    "NP002",
    severity="info",
    level="sound",
    since="0.1",
    question="What do we put aside for the network itself, and for a bad year?",
)
def no_commons_share(charter: Charter) -> Iterator[Finding]:
    """The charter does not say what is kept for the network itself.

    Why: Meetings, a website and help for each other cost something. If the network keeps nothing, the same few people
    pay, in money or in time. A reserve carries the network through a bad year.

    Fix: Write under `[economy]` what you keep and what for. Agree on both together first. A `commission` is a part of
    each assignment. You can also use `commons-share` for a part of the surplus, and `reserve` for bad times. Nothing is
    an agreement too: `commission = 0`.

    A `referral-fee` that goes to the commons counts as well. So does a `revenue-split`, a role or a decision that names
    a reserve. netlint looks for English and Dutch words.

    This is not legal advice.

    Source: Root Systems (agreement-financial) keeps a buffer. It gives a commons a share. The size depends on how full
    the buffer is. Hypha (finance, bylaws) takes a part of billed work, and puts most of its surplus in reserves.
    Greaterthan (financial-agreement) takes a part of contract work, and keeps a reserve for twelve months.

    Bad:
        [economy]  # NP002: The charter does not say what is kept for the network itself.
        transparency = "All members can see the books."

    Bad:
        [economy]
        membership-fee = 25  # NP002: The charter says what membership costs, but not what the fee is for.

    Good:
        [economy]
        commission = 5
        reserve = "Six months of fixed costs. We decide together when to use it."

    Good:
        [economy]
        membership-fee = "25 euro per month"
        fund-purpose = "The website, and a day of training each year."
    """
    split = said(charter.economy.revenue_split) if charter.economy else ()
    if _is_kept(charter) or have(charter, split, RESERVES) or is_a_role_or_decision(charter.here, RESERVES):
        return
    if charter.economy and _is_some(charter.economy.membership_fee):
        template = "The charter says what membership costs, but not what the fee is for."
        yield Finding(template, at="economy.membership-fee", write_at="economy.fund-purpose")
    else:
        yield Finding("The charter does not say what is kept for the network itself.", at="economy.commons-share")


def _is_kept(charter: Charter) -> bool:
    """Whether the charter says what goes to the network itself, or that nothing does."""
    economy = charter.economy
    if economy is None:
        return False
    fee = economy.referral_fee
    stated = (economy.commission, economy.commons_share, economy.reserve, economy.fund_purpose)
    return any(map(said, stated)) or bool(fee and fee.percent and (fee.to in ("commons", "split") or said(fee.purpose)))


def _is_some(fee: str | float | None) -> bool:
    """Whether a fee is stated, and is not nothing."""
    return any(not _NOTHING.fullmatch(text) for text in said(fee))


@rule(
    "NP003",
    severity="info",
    level="sound",
    since="0.1",
    question="If we earn something together, how do we divide it, and do we all find that fair?",
)
def no_revenue_split(charter: Charter) -> Iterator[Finding]:
    """The charter does not say how pay or surplus is divided.

    Why: Members who work on something together count on a fair part of it. If you agree on it beforehand, you talk
    about a rule. Afterwards you talk about each other.

    Fix: Write under `[economy]` how you divide what you earn. Agree on it together first. You can also set rates
    together, or let each team agree before it begins. "Each of us invoices our own work" is an agreement too.

    A decision about rates, pay or surplus among the `scopes` of `[decisions]` counts as well. netlint looks for English
    and Dutch words. If `joint-clients` of `[network]` is `false`, netlint skips this rule.

    This is not legal advice.

    Source: Hypha (salary, bylaws) has a pay formula, and divides a part of the surplus by hours. CoLab (bylaws, article
    7) divides what goes to members by hours. At Greaterthan (financial-agreement) each project team chooses how to
    divide its budget.

    Bad:
        [economy]  # NP003: The charter does not say how pay or surplus is divided.
        transparency = "All members can see the books."

    Good:
        [economy]
        revenue-split = "By hours, after ten percent for the common fund."

    Good:
        [decisions]
        scopes = ["new members", "our rates"]
    """
    if charter.economy and said(charter.economy.revenue_split):
        return
    need_joint_clients(charter)
    if not have(charter, decided(charter.here), DIVIDES_PAY):
        yield Finding("The charter does not say how pay or surplus is divided.", at="economy.revenue-split")
