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
    needs=("next-steps",),
    question="Who would like to take this step, and what do they need for it?",
)
def step_without_owner(charter: Charter) -> Iterator[Finding]:
    """A next step is open, and nobody is named to take it.

    Why: What belongs to everyone is done by no one. The article sees that nobody pulls, so that "vervolgstappen lang op
    zich laten wachten" (next steps are long in coming) and the momentum is lost.

    Fix: Name in `owner` the member who will see to it that the step is taken. Two may share it, as a list of ids. Who
    owns a step need not do it alone. If nobody wants it, set `status = "dropped"`: that is a decision too.

    Bad:
        [[next-steps]]  # NL415: Nobody is named to take the next step `pilot-offer`.
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
            yield Finding("Nobody is named to take the next step `{step}`.", at=(step, "owner"), step=step.id)


@rule(
    "NL416",
    severity="warning",
    level="sound",
    since="0.1",
    needs=("next-steps",),
    question="By when do we want to have taken this step?",
)
def step_without_due(charter: Charter) -> Iterator[Finding]:
    """A next step is open, and no day is agreed by which it will be done.

    Why: Work for clients comes with a date, and so it goes first. The article sees how in networks "vervolgstappen lang
    op zich laten wachten" (next steps are long in coming); a day that all know of is the simplest remedy.

    Fix: Agree on a day with whoever takes the step, and write it down as `due`. A guess will do: it can be moved when
    there is reason to, and then everyone knows.

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
    needs=("next-steps",),
    question="What does this step need: time, help, a smaller first part, or our leave to drop it?",
)
def step_overdue(charter: Charter, today: dt.date, *, grace_days: int = 14) -> Iterator[Finding]:
    """The day by which a next step would be done has passed, and it is still open.

    Why: One late step is nothing; a list of late steps teaches a group that its agreements do not count. That is how
    "vervolgstappen lang op zich laten wachten" (next steps are long in coming) and, says the article, the momentum goes.

    Fix: Write down `done-on` if the step was taken, else agree on a new `due`, or drop the step. Ask first what it
    needs: often a step is too large, and its first part can be done this week.

    Source: The fortnight in which this is only a hint (`grace-days`) is the project's own choice.

    Bad:
        # On 2026-11-24
        [[next-steps]]
        id = "pilot-offer"
        owner = "ana"
        due = 2026-11-01  # NL417: The next step `pilot-offer` was due on 2026-11-01, 23 days ago. The limit is 14 days.

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
        late = (today - step.due).days
        if late <= grace_days:
            template = "The next step `{step}` was due on {due}, {ago}."
            yield Finding(template, at=(step, "due"), severity="info", step=step.id, due=step.due, ago=ago(late))
        else:
            template = "The next step `{step}` was due on {due}, {ago}. The limit is {limit}."
            yield Finding(template, at=(step, "due"), step=step.id, due=step.due, ago=ago(late), limit=span(grace_days))


@rule(
    "NL418",
    severity="warning",
    level="sound",
    since="0.1",
    question="What is the smallest step that we can take together before we meet again?",
)
def no_next_steps(charter: Charter, phase: Phase) -> Iterator[Finding]:
    """The network has not agreed on any next step.

    Why: A network that is being built lives by what it does next. Where nothing is agreed, people go home with good
    intentions, "vervolgstappen" (next steps) are long in coming, and "het momentum eruit gaat" (the momentum is lost).

    Fix: End each meeting with one step that is small enough to be taken before the next one. Write it down under
    `[[next-steps]]`, with who takes it and by when.

    Source: Mathieu & Rapp (2009) followed 32 student teams in a simulation. Those with a good charter and a good strategy
    kept up the best results.

    Bad:
        [network]  # NL418: No next step is open.
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
        yield Finding("No next step is open.", at="next-steps")
