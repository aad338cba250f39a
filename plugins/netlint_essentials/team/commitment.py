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
    requires=("priorities",),
    question="When was the last time that our own assignments came first, and what did that cost the network?",
)
def own_work_first(charter: Charter) -> Iterator[Finding]:
    """Members' own assignments always come first.

    Why: The article says that it does not help if your own assignments always come first ("eigen opdrachten altijd
    prioriteit"). The network then gets what is left over, and that is usually nothing. The article asks you to let the
    network's interest count as much as your own.

    Fix: Agree that the network's work counts as much as your own, and write `rule = "balanced"` under `[priorities]`.
    In `text` you can say how you choose between your own work and the network's in a busy week.

    Bad:
        [priorities]
        rule = "own-first"  # NL303: The charter says that members' own assignments come before the network's work.

    Good:
        [priorities]
        rule = "balanced"
        text = "A promise to the network counts like a promise to a client."
    """
    if charter.priorities and charter.priorities.rule == "own-first":
        yield Finding(
            "The charter says that members' own assignments come before the network's work.",
            at="priorities.rule",
            write={"rule": "balanced"},
        )


@rule(
    "NL304",
    severity="warning",
    level="sound",
    since="0.1",
    question="If a client and the network both need you on Thursday, how do you choose?",
)
def no_priority_rule(charter: Charter) -> Iterator[Finding]:
    """The charter does not say what comes first when members' own work and the network's work collide.

    Why: The article wants the common interest to count as much as your own ("collectiefbelang nevengeschikt te maken
    aan je eigenbelang"). If you agree on nothing, you have to choose again in every busy week, and your own work
    usually wins. A network that always comes first is out of balance too. This rule reports such a network with the
    severity info.

    Fix: Agree what comes first in a busy week, and write it under `[priorities]`. With `balanced`, your own work and
    the network's work count equally, as the article asks. In `text` you can say what that means in a busy week. With
    `rule = "free-above-minimum"`, members first give an agreed minimum, and then choose for themselves. Write that
    minimum in `min-contribution` under `[membership]`. Even without a `rule`, it is enough if `min-contribution` says
    what you ask of every member. If the charter has no `[priorities]`, netlint skips the rule.

    Bad:
        [priorities]
        rule = "unstated"  # NL304: The charter does not say what comes first when members' own work and the network's work collide.

    Bad:
        [priorities]  # NL304: `[priorities]` has a text but no `rule` that says what comes first.
        text = "We look at it case by case."

    Bad:
        [priorities]
        rule = "collective-first"  # NL304: The charter says that the network always comes first. The article wants members' own work to count just as much.

    Bad:
        [priorities]
        rule = "free-above-minimum"  # NL304: Members may choose freely above a minimum, but the charter does not say what the minimum is.

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
        template = "The charter says that the network always comes first. The article wants members' own work to count just as much."
        yield Finding(template, at="priorities.rule", severity="info", write={"rule": "balanced"})
    if chosen not in (None, "unstated", "free-above-minimum") or agrees_on_contribution(charter):
        return
    if priorities is None:
        raise NotBegun("what comes first in a busy week")
    if chosen == "free-above-minimum":
        template = "Members may choose freely above a minimum, but the charter does not say what the minimum is."
        advice = (
            'Agree on the minimum, and write it under `[membership]`, such as `min-contribution = "10 hours a month"`.'
        )
        yield Finding(template, at="priorities.rule", advice=advice, write_at="membership.min-contribution")
        return
    if said(priorities.text):
        template = "`[priorities]` has a text but no `rule` that says what comes first."
    else:
        template = "The charter does not say what comes first when members' own work and the network's work collide."
    yield Finding(template, at="priorities.rule", write={"rule": "balanced"})


@rule(
    "NL305",
    severity="warning",
    level="sound",
    since="0.1",
    requires=("members",),
    question="How many hours per month can each of us promise, even in a busy month?",
)
def no_commitment(charter: Charter) -> Iterator[Finding]:
    """The charter does not say how many hours some members promise.

    Why: The article wants the common interest to count as much as your own ("collectiefbelang nevengeschikt te maken
    aan je eigenbelang"). The network's work takes time, and you have to keep that time free. Hours that nobody has
    promised are the first to go.

    Fix: Ask each member how many hours per month they promise, and write the number under `[[members]]`. A small
    promise that you keep is worth more than a large one that you break. Instead of hours for each member, you can agree
    on one contribution from everyone. Write that contribution in `min-contribution` under `[membership]`. Or write
    there that members agree on a contribution when they join: `agreed-on-joining = ["contribution"]`. netlint skips the
    rule until at least one member has `committed` hours.

    Source: The cooperative CoLab asks each member for 600 hours per year. How many hours you promise is up to you. The
    rule only asks for a number above zero.

    Bad:
        [[members]]
        id = "ana"
        hours-per-month = { committed = 12 }

        [[members]]  # NL305: The charter does not say how many hours bo promised.
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
        raise NotBegun("promised hours")
    yield Finding(
        "The charter does not say how many hours {members} promised.",
        at=[(member, "hours-per-month", "committed") for member in lacking],
        members=ids(lacking),
    )


def _commits(member: Member) -> bool:
    """Return whether a member has promised hours; zero hours are no promise."""
    hours = member.hours_per_month
    return hours is not None and hours.committed is not None and hours.committed > 0
