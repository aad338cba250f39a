"""Experiments and goals: what the network, and each member, tries out and wants to learn."""

import datetime as dt
from collections.abc import Iterator

from netlint import Charter, Finding, Phase, as_tuple, ids, rule

_SETTLED = ("consolidation", "mature")


@rule(
    "NL502",
    severity="info",
    level="thriving",
    since="0.1",
    needs=("members",),
    question="What do you want to be better at a year from now, and who of us can help?",
)
def member_without_learning_goal(charter: Charter) -> Iterator[Finding]:
    """Active members have no learning goals on record.

    Why: The article meets many who do not want to learn at all, "helemaal niet willen leren". Who says aloud what he or she
    wants to learn can be helped, and asks for it more easily.

    Fix: Ask each member for one thing to learn this year, and write it in `learning-goals`.

    Bad:
        [[members]]  # NL502: No learning goals are recorded for ana.
        id = "ana"

    Good:
        [[members]]
        id = "ana"
        learning-goals = ["contracting with public clients"]
    """
    lacking = [member for member in charter.active if not any(goal.strip() for goal in as_tuple(member.learning_goals))]
    if lacking:
        yield Finding(
            "No learning goals are recorded for {members}.",
            at=[(member, "learning-goals") for member in lacking],
            members=ids(lacking),
        )


@rule(
    "NL510",
    severity="info",
    level="thriving",
    since="0.1",
    question="What would we try if it were allowed to fail?",
)
def no_experiments(charter: Charter, today: dt.date, phase: Phase, *, days: int = 180) -> Iterator[Finding]:
    """The network has tried nothing new for a while.

    Why: Habits carry a network, and then hold it: it stays "in eenzelfde groef", in the same groove. A small experiment
    keeps it moving.

    Fix: Choose one thing to try, write what you expect in `hypothesis`, and when you will look at it in `review-by`.

    Source: Half a year is the project's own choice.

    Bad:
        # On 2026-11-24
        [network]  # NL510: Days without a new experiment: more than 180.
        phase = "mature"

    Good:
        # On 2026-11-24
        [network]
        phase = "mature"

        [[experiments]]
        id = "open-day"
        started = 2026-09-01
    """
    started = (experiment.started for experiment in charter.experiments if experiment.started)
    if phase in _SETTLED and not any((today - day).days <= days for day in started):
        yield Finding("Days without a new experiment: more than {days}.", at="experiments", days=days)


@rule(
    "NL511",
    severity="warning",
    level="sound",
    since="0.1",
    needs=("experiments",),
    question="What did we learn from this, whatever came of it?",
)
def experiment_unconcluded(charter: Charter, today: dt.date) -> Iterator[Finding]:
    """The day to look at an experiment has passed, and nothing is written down.

    Why: An experiment without a conclusion is just something that happened. In the cycle of Kolb ("de hele cyclus van
    Kolb") looking back is what turns doing into learning.

    Fix: Look at it together and write one sentence in `conclusion`; or agree on a new `review-by`.

    Bad:
        # On 2026-11-24
        [[experiments]]
        id = "pilot"
        review-by = 2026-11-01  # NL511: The experiment `pilot` was to be looked at by 2026-11-01.

    Good:
        # On 2026-11-24
        [[experiments]]
        id = "pilot"
        review-by = 2026-11-01
        conclusion = "A low price brings no contract; a clear question does."
    """
    for experiment in charter.experiments:
        concluded = (experiment.conclusion or "").strip()
        if experiment.review_by and experiment.review_by < today and not concluded:
            yield Finding(
                "The experiment `{id}` was to be looked at by {date}.",
                at=(experiment, "review-by"),
                id=experiment.id,
                date=experiment.review_by,
            )
