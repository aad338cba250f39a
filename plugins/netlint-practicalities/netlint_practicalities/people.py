"""Members and their work."""

from collections.abc import Iterator

from netlint import Charter, Finding, rule

from netlint_practicalities._clients import need_joint_clients
from netlint_practicalities._words import DIVIDES_WORK, ILLNESS, REMOVES, decided, have, is_a_role_or_decision, said
from netlint_practicalities.table import Practicalities


@rule(
    "NP004",
    severity="info",
    level="sound",
    since="0.1",
    question="When work comes in, who hears of it, and how do we choose who does it?",
)
def no_work_division(charter: Charter) -> Iterator[Finding]:
    """The charter does not say how incoming work is divided.

    Why: Without an agreement, work goes to whoever hears of it first. Members who never get any have little reason to
    stay.

    Fix: Write under `[plugins.practicalities]` who hears of work and who decides. Agree on it together first. You can
    look at skill, time and place, and at who needs the income.

    A responsibility for dividing work counts as well. So does such a decision among the `scopes` of `[decisions]`.
    netlint looks for English and Dutch words. If `joint-clients` of `[network]` is `false`, netlint skips this rule.

    This is not legal advice.

    Source: Greaterthan (sales-process-and-team-formation) has criteria for who joins a team, and says who decides. At
    Hypha (roles) a resource steward looks after an even distribution across projects. At Root Systems (self-management)
    coordinators plan who works on what.

    Bad:
        [network]  # NP004: The charter does not say how incoming work is divided.
        name = "Stroomop"

    Good:
        [plugins.practicalities]
        work-division = "We ask everyone. The member who brought the work in decides, with one other."

    Good:
        [[responsibilities]]
        id = "staffing"
        holders = "ana"
    """
    if said(charter.table(Practicalities).work_division):
        return
    need_joint_clients(charter)
    if not is_a_role_or_decision(charter, DIVIDES_WORK):
        at = "plugins.practicalities.work-division"
        yield Finding("The charter does not say how incoming work is divided.", at=at)


@rule(
    "NP005",
    severity="info",
    level="sound",
    since="0.1",
    question="If one of us is ill for a month, who takes over, and what do we do for that member?",
)
def no_illness_agreement(charter: Charter) -> Iterator[Finding]:
    """The charter does not say what happens if a member is ill or away for long.

    Why: A freelancer who is ill has no employer to take over. If you have an agreement, the member can rest, and no
    client is left waiting.

    Fix: Write under `[plugins.practicalities]` who takes over. Agree on it together first. Also say what you ask of a
    member who is ill or on leave.

    A text about illness or leave in `[membership]`, `[economy]` or `[norms]` counts as well. So does a role or decision
    about it. netlint looks for English and Dutch words.

    This is not legal advice.

    Source: Hypha (holidays) and Loomio (annual_leave) have agreements on sick days and leave. At Root Systems
    (agreement-financial) members receive a base income all year, whatever they do.

    Bad:
        [membership]
        admission = "After three meetings, by consent."

        [plugins.practicalities]  # NP005: The charter does not say what happens if a member is ill or away for long.
        work-division = "We ask everyone."

    Good:
        [plugins.practicalities]
        illness = "Each of us has a colleague who takes over for two weeks and tells the client."

    Good:
        [economy]
        fund-purpose = "Help for members who are ill for more than a month."
    """
    if said(charter.table(Practicalities).illness):
        return
    if not (have(charter, tuple(_stated(charter)), ILLNESS) or is_a_role_or_decision(charter.here, ILLNESS)):
        template = "The charter does not say what happens if a member is ill or away for long."
        yield Finding(template, at="plugins.practicalities.illness")


def _stated(charter: Charter) -> Iterator[str]:
    """Yield what is agreed about membership, money and conduct, where illness and leave may have a line."""
    if membership := charter.membership:
        kinds = (value for kind in membership.kinds for value in (kind.id, kind.rights, kind.duties))
        for value in (*kinds, membership.min_contribution, membership.exit, membership.notice):
            yield from said(value)
    if economy := charter.here.economy:
        for value in (economy.reserve, economy.fund_purpose, economy.commons_share, economy.membership_fee):
            yield from said(value)
    if norms := charter.here.norms:
        yield from said(norms.conduct)


@rule(
    "NP006",
    severity="info",
    level="sound",
    since="0.1",
    question="If one of us can no longer stay, who decides that, and how do we hear that member?",
)
def no_removal_route(charter: Charter) -> Iterator[Finding]:
    """The charter does not say how the group can end a membership.

    Why: It may never happen. But if it does, nobody wants to make up the rules on that day. A route that you agreed on
    beforehand is fairer to the member, and easier for the others.

    Fix: Write under `[membership]` who decides and after which steps. Agree on the steps together, before you need
    them. Also say how the member is heard, and where the member can appeal. Also settle money, running work and access.

    A text about it in `exit` counts as well. So does such a decision among the `scopes` of `[decisions]`. netlint looks
    for English and Dutch words.

    This is not legal advice.

    Source: CoLab (bylaws, article 2) asks for consensus minus one, and allows an appeal. Hypha (bylaws, 2.9 to 2.11)
    asks for two thirds of the directors after a hearing, and allows an appeal. At Enspiral (agreements/nodes) a node
    can make someone leave.

    Bad:
        [membership]  # NP006: The charter does not say how the group can end a membership.
        exit = "A month's notice, and a handover."

    Good:
        [membership]
        removal = ["A talk with two members.", "All others decide by consent.", "An appeal to the mediator."]

    Good:
        [decisions]
        ways = [{ scopes = "removing a member", method = "consensus", passes = "All but one agree." }]
    """
    membership = charter.membership
    if membership and said(membership.removal):
        return
    texts = said(membership.exit) if membership else ()
    if not have(charter, (*texts, *decided(charter.here)), REMOVES):
        yield Finding("The charter does not say how the group can end a membership.", at="membership.removal")
