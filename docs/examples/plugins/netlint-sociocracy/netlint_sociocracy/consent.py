"""Consent and evaluation."""

import datetime as dt
from collections.abc import Iterator

from netlint import Charter, Finding, latest, longest_days, rule

from netlint_sociocracy.table import Policy, Role, Sociocracy


@rule(
    "SOC007",
    severity="warning",
    level="sound",
    requires=("plugins.sociocracy",),
    question="What worked well, what did not, and do we keep it?",
)
def evaluation_overdue(charter: Charter, today: dt.date) -> Iterator[Finding]:
    """The evaluation of a role or a policy is overdue.

    Why: Consent means that something is good enough for now and safe enough to try. That is only true if the circle
        looks at it again on the day that it agreed on.

    Fix: Put the evaluation on the agenda of the circle. Afterwards, write the day in `last-evaluated`.

        The interval is `evaluate-every` of the role or policy, or otherwise of `[plugins.sociocracy]`. A later decision
        or election counts as an evaluation. Without `last-evaluated`, netlint does not know when the last evaluation
        was, and reports nothing.

    Source: Sociocracy for All and Sociocracy 3.0 both give each policy and role a date for its evaluation.

    Bad:
        # On 2026-11-24
        [plugins.sociocracy]
        evaluate-every = "quarterly"

        [[plugins.sociocracy.policies]]
        id = "prices"
        last-evaluated = 2026-06-01  # SOC007: `prices` was last evaluated on 2026-06-01. The next evaluation was due on 2026-08-31.

    Good:
        # On 2026-11-24
        [plugins.sociocracy]
        evaluate-every = "quarterly"

        [[plugins.sociocracy.policies]]
        id = "prices"
        last-evaluated = 2026-10-01

        [[plugins.sociocracy.policies]]
        id = "newcomers"
        evaluate-every = "yearly"
        last-evaluated = 2026-06-01
    """
    table = charter.table(Sociocracy)
    evaluated: list[Role | Policy] = [*table.roles, *table.policies]
    for one in evaluated:
        interval = one.evaluate_every or table.evaluate_every
        if one.last_evaluated and interval:
            due = last_looked_at(one, today) + dt.timedelta(days=longest_days(interval))
            if due < today:
                yield Finding(
                    "`{id}` was last evaluated on {last}. The next evaluation was due on {due}.",
                    at=(one, "last-evaluated"),
                    id=one.id,
                    last=one.last_evaluated,
                    due=due,
                )


def last_looked_at(one: Role | Policy, today: dt.date) -> dt.date:
    """Return the day of the last evaluation, or of a later election or decision."""
    begun = one.elected if isinstance(one, Role) else one.decided
    return max(latest(day, today) for day in (begun, one.last_evaluated) if day)


@rule(
    "SOC008",
    severity="warning",
    level="sound",
    requires=("plugins.sociocracy", "decisions"),
    question="About what do we decide by consent?",
)
def nothing_by_consent(charter: Charter) -> Iterator[Finding]:
    """The charter names ways to decide, but consent is not one of them.

    Why: In sociocracy, circles decide about policy by consent: a proposal passes if nobody has a reasoned objection. So
        nobody can be outvoted, and nobody has to agree with everything.

    Fix: Write the subjects for which you use consent in `ways`.

        Other ways to decide can stay. A circle may, for example, agree by consent that a majority decides about dates.

    Source: Consent is one of the basic rules of Gerard Endenburg's Sociocratic Circle-Organization Method.

    Bad:
        [decisions]
        method = "majority"  # SOC008: The charter does not say about what the circles decide by consent.

        [plugins.sociocracy]
        evaluate-every = "quarterly"

    Good:
        [decisions]
        method = "majority"

        [[decisions.ways]]
        scopes = "policy"
        method = "consent"

        [plugins.sociocracy]
        evaluate-every = "quarterly"
    """
    decisions = charter.decisions
    if decisions is None:
        return
    methods = {decisions.method, *(way.method for way in decisions.ways)} - {None, "none"}
    if methods and "consent" not in methods:
        yield Finding("The charter does not say about what the circles decide by consent.", at="decisions.method")
