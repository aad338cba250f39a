"""Next steps: who takes them, by when, and whether there are any."""

import datetime as dt
from collections.abc import Iterator

from netlint import Charter, Finding, Phase, as_tuple, rule
from netlint_essentials.wording import ago, span


@rule(
    "NL415",
    severity="error",
    level="essential",
    since="0.1",
    requires=("next-steps",),
    question="Who would like to take this step, and what would help them?",
)
def step_without_owner(charter: Charter) -> Iterator[Finding]:
    """An open next step has no owner.

    Why: Work that belongs to everyone gets done by nobody. If nobody drives the work, next steps take a long time
    ("vervolgstappen lang op zich laten wachten"). Then, says the article, the momentum is lost.

    Fix: Agree who will make sure that the step is taken, and write the name under `[[next-steps]]`. Two people can
    share a step: `owner = ["ana", "bo"]`. An owner does not have to do everything alone. If nobody wants to take the
    step, drop it with `status = "dropped"`. Dropping a step is a decision too.

    Bad:
        [[next-steps]]  # NL415: The next step `pilot-offer` has no owner.
        id = "pilot-offer"
        what = "Offer one pilot evening to a water board"
        due = 2026-12-10

    Good:
        [[next-steps]]
        id = "pilot-offer"
        what = "Offer one pilot evening to a water board"
        owner = "ana"
        due = 2026-12-10
    """
    for step in charter.open_steps:
        if not as_tuple(step.owner):
            yield Finding("The next step `{step}` has no owner.", at=(step, "owner"), step=step.id)


@rule(
    "NL416",
    severity="warning",
    level="sound",
    since="0.1",
    requires=("next-steps",),
    question="When do we want this done by?",
)
def step_without_due(charter: Charter) -> Iterator[Finding]:
    """An open next step has no due date.

    Why: Work for clients has a deadline, so it comes first. In many networks, according to the article, next steps take
    a long time ("vervolgstappen lang op zich laten wachten"). A date that everyone knows is the simplest remedy.

    Fix: Agree on a date with the owner of the step, and write it under `[[next-steps]]`. A guess is good enough. If
    something comes up, move the date and let everyone know.

    Bad:
        [[next-steps]]  # NL416: The next step `pilot-offer` has no due date.
        id = "pilot-offer"
        owner = "ana"

    Good:
        [[next-steps]]
        id = "pilot-offer"
        owner = "ana"
        due = 2026-12-10
    """
    for step in charter.open_steps:
        if step.due is None:
            yield Finding("The next step `{step}` has no due date.", at=(step, "due"), step=step.id)


@rule(
    "NL417",
    severity="warning",
    level="sound",
    since="0.1",
    requires=("next-steps",),
    question="What does this step need: more time, help, a smaller start, or our blessing to drop it?",
)
def step_overdue(charter: Charter, today: dt.date, *, grace_days: int = 14) -> Iterator[Finding]:
    """The due date of a next step has passed, but the step is still open.

    Why: One late step does no harm, but a whole list of them teaches a group that agreements do not matter. The
    momentum is lost, says the article, if next steps take a long time ("vervolgstappen lang op zich laten wachten").

    Fix: If the step is done, write the date in `done-on` under `[[next-steps]]`; otherwise agree on a new due date. Or
    drop the step with `status = "dropped"`. Before you move the date or drop the step, ask what the step needs. Often
    the step is too large, but a first part can be done this week.

    Source: In the first two weeks after the due date (`grace-days`), this rule reports a late step as `info`. After
    those two weeks, this rule reports the step as `warning`. netlint itself chose the two weeks.

    Bad:
        # On 2026-11-24
        [[next-steps]]
        id = "pilot-offer"
        owner = "ana"
        due = 2026-11-01  # NL417: The next step `pilot-offer` was due on 2026-11-01, 23 days ago. A step may be at most 14 days late.

    Good:
        # On 2026-11-24
        [[next-steps]]
        id = "pilot-offer"
        owner = "ana"
        due = 2026-11-01
        done-on = 2026-11-05

        [[next-steps]]
        id = "call-back"
        owner = "bo"
        due = 2026-12-10
    """
    for step in charter.open_steps:
        if step.due is None or step.due >= today:
            continue
        late, at, new = (today - step.due).days, (step, "due"), {"due": ...}
        if late <= grace_days:
            template = "The next step `{step}` was due on {due}, {ago}, but is still open."
            yield Finding(template, at=at, severity="info", write=new, step=step.id, due=step.due, ago=ago(late))
        else:
            template = "The next step `{step}` was due on {due}, {ago}. A step may be at most {limit} late."
            limit = span(grace_days)
            yield Finding(template, at=at, write=new, step=step.id, due=step.due, ago=ago(late), limit=limit)


@rule(
    "NL418",
    severity="warning",
    level="sound",
    since="0.1",
    question="What is the smallest step that we can take together before we meet again?",
)
def no_next_steps(charter: Charter, phase: Phase) -> Iterator[Finding]:
    """The network has no open next step.

    Why: A network that is still being built depends on its next steps. If you do not agree on a step, everyone goes
    home with only good intentions. Then, says the article, next steps take a long time ("vervolgstappen"), and the
    momentum is lost ("het momentum eruit gaat").

    Fix: Agree on one small step at each meeting, and write it under `[[next-steps]]`. Choose a step that you can take
    before the next meeting, and write the date of that meeting in `due`.

    Source: Mathieu & Rapp (2009) followed 32 student teams in a simulation. The teams with both a good charter and a
    good strategy kept performing the best.

    Bad:
        [network]  # NL418: The network has no open next step.
        name = "Stroomop"
        phase = "start"

    Good:
        [network]
        name = "Stroomop"
        phase = "start"

        [[next-steps]]
        id = "pilot-offer"
        owner = "ana"
        due = 2026-12-10
    """
    if phase in ("forming", "start", "consolidation") and not charter.open_steps:
        yield Finding("The network has no open next step.", at="next-steps", write={"owner": ...})
