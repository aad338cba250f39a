"""What members put in, and what comes first when interests collide."""

from collections.abc import Iterator

from netlint import Charter, Finding, NotBegun, ids, rule
from netlint.charter import Member
from netlint_essentials.team._records import agrees_on_contribution
from netlint_essentials.texts import said


@rule(
    "NL303",
    severity="warning",
    level="sound",
    since="0.1",
    needs=("priorities",),
    question="When did our own work last come first, and what did that cost the others?",
)
def own_work_first(charter: Charter) -> Iterator[Finding]:
    """The agreement is that a member's own assignments always come first.

    Why: Where one's own assignments always have priority ("eigen opdrachten altijd prioriteit"), the network gets what
    is left over, and that is mostly nothing. The article asks for the common interest to stand beside one's own.

    Fix: Agree that the network's work counts as much as one's own, and set `rule = "balanced"`. In `text` the group
    can say in its own words how it chooses when both want the same hours.

    Bad:
        [priorities]
        rule = "own-first"  # NL303: By agreement, a member's own assignments come before the network's work.

    Good:
        [priorities]
        rule = "balanced"
        text = "A promise to the network counts like a promise to a client."
    """
    if charter.priorities and charter.priorities.rule == "own-first":
        yield Finding("By agreement, a member's own assignments come before the network's work.", at="priorities.rule")


@rule(
    "NL304",
    severity="warning",
    level="sound",
    since="0.1",
    question="If a client and the network both need you on Thursday, how do you choose?",
)
def no_priority_rule(charter: Charter) -> Iterator[Finding]:
    """Nothing says what comes first when one's own work and the network's collide.

    Why: The article comes down to giving the common interest the same rank as your own ("collectiefbelang nevengeschikt
    te maken aan je eigenbelang"). Where nothing is agreed, each busy week decides anew, and one's own work wins. The
    reverse is no equal rank either: a network that always comes first is mentioned as well, as information.

    Fix: Talk it over once, and set `rule` in `[priorities]` to what was agreed. `balanced` is what the article asks
    for; in `text` the group can say in its own words what that means in a busy week. If members are free above a minimum,
    set `rule = "free-above-minimum"` and write the minimum in `min-contribution` of `[membership]`. A charter without
    `[priorities]` is not asked, nor is one that asks each member for a contribution.

    Bad:
        [priorities]
        rule = "unstated"  # NL304: Nothing says what comes first when own work and the network's collide.

    Bad:
        [priorities]  # NL304: The priorities are described, but `rule` does not say what comes first.
        text = "We look at it case by case."

    Bad:
        [priorities]
        rule = "collective-first"  # NL304: The network always comes first; the article asks for equal rank.

    Bad:
        [priorities]
        rule = "free-above-minimum"  # NL304: Members are free above a minimum, but the charter does not say what that minimum is.

    Good:
        [priorities]
        rule = "balanced"

    Good:
        [priorities]
        rule = "free-above-minimum"

        [membership]
        min-contribution = "10 hours a month."
    """
    priorities = charter.priorities
    chosen = priorities.rule if priorities else None
    if chosen == "collective-first":
        template = "The network always comes first; the article asks for equal rank."
        yield Finding(template, at="priorities.rule", severity="info")
    if chosen not in (None, "unstated", "free-above-minimum") or agrees_on_contribution(charter):
        return
    if priorities is None:
        raise NotBegun("what comes first in a busy week")
    if chosen == "free-above-minimum":
        template = "Members are free above a minimum, but the charter does not say what that minimum is."
    elif said(priorities.text):
        template = "The priorities are described, but `rule` does not say what comes first."
    else:
        template = "Nothing says what comes first when own work and the network's collide."
    yield Finding(template, at="priorities.rule")


@rule(
    "NL305",
    severity="warning",
    level="sound",
    since="0.1",
    needs=("members",),
    question="How many hours a month can each of us promise, also in a busy month?",
)
def no_commitment(charter: Charter) -> Iterator[Finding]:
    """There are members for whom no committed hours are recorded.

    Why: To give the common interest the same rank as your own ("collectiefbelang nevengeschikt te maken aan je
    eigenbelang") takes time that is set apart for it. Hours that nobody has promised are the first to go.

    Fix: Ask each member how many hours a month they promise, and write it in `hours-per-month.committed`. A small
    number that is kept is worth more than a large one that is not. A contribution that is agreed for all counts for each:
    `min-contribution` in `[membership]`, or "contribution" in `agreed-on-joining`. The rule is skipped until the charter
    records promised hours for someone.

    Source: The cooperative CoLab asks 600 hours a year of each member. How many it should be is for the group to say;
    the rule only asks that there is a number above zero.

    Bad:
        [[members]]
        id = "ana"
        hours-per-month = { committed = 12 }

        [[members]]  # NL305: No committed hours are recorded for bo.
        id = "bo"

    Good:
        [[members]]
        id = "ana"
        hours-per-month = { committed = 12 }

        [[members]]
        id = "bo"
        hours-per-month = { committed = 4 }
    """
    lacking = [member for member in charter.active if not _commits(member)]
    if not lacking or agrees_on_contribution(charter):
        return
    if not any(member.hours_per_month and member.hours_per_month.committed is not None for member in charter.active):
        raise NotBegun("hours that members promise")
    yield Finding(
        "No committed hours are recorded for {members}.",
        at=[(member, "hours-per-month", "committed") for member in lacking],
        members=ids(lacking),
    )


def _commits(member: Member) -> bool:
    """Return whether a member has promised hours; zero hours are no promise."""
    hours = member.hours_per_month
    return hours is not None and hours.committed is not None and hours.committed > 0
