"""Experiments and goals: what the network, and each member, tries out and wants to learn."""

import datetime as dt
from collections.abc import Iterator

from netlint import Charter, Finding, NotBegun, as_tuple, ids, latest, rule
from netlint.charter import Ritual
from netlint_essentials.rest import is_at_rest, is_younger
from netlint_essentials.texts import said
from netlint_essentials.wording import ago, span


@rule(
    "NL502",
    severity="info",
    level="thriving",
    since="0.1",
    requires=("members",),
    question="What do you want to be better at a year from now, and who of us can help?",
)
def member_without_learning_goal(charter: Charter) -> Iterator[Finding]:
    """Some active members have learning goals in the charter, but others do not.

    Why: The article sees many people who do not want to learn at all ("helemaal niet willen leren"). If you say aloud
    what you want to learn, it is easier to ask for help. The others then know what to help you with.

    Fix: Ask each member for one thing to learn this year, and write it under `[[members]]`:
    `learning-goals = ["moderating difficult talks"]`.

    Bad:
        [[members]]  # NL502: The charter has no learning goals for ana yet.
        id = "ana"

        [[members]]
        id = "bo"
        learning-goals = ["moderating difficult talks"]

    Good:
        [[members]]
        id = "ana"
        learning-goals = ["contracting with public clients"]
    """
    lacking = [member for member in charter.active if not said(member.learning_goals)]
    if len(lacking) == len(charter.active):
        raise NotBegun("learning goals")
    if lacking:
        yield Finding(
            "The charter has no learning goals for {members} yet.",
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
def no_experiments(charter: Charter, today: dt.date, *, days: int = 180) -> Iterator[Finding]:
    """The network has agreed to experiment, but has tried nothing new for a while.

    Why: Habits carry a network, but they also keep it in the same groove ("in eenzelfde groef"). A small experiment
    keeps it moving.

    Fix: Choose one thing to try and add it under `[[experiments]]`, with `id = "open-day"` and `started = 2026-09-01`.
    Write in `hypothesis` what you expect, and in `review-by` when you will look at the result.

    Source: The article sees networks bleed to death after half a year at the earliest ("na een half tot twee jaar"). A
    network that tries something new every half year (`days`) notices earlier. A ritual of the kind `experiment-review`,
    or with `experiment` in `kolb`, counts as an agreement to experiment.

    Bad:
        # On 2026-11-24
        [[rituals]]
        id = "lab"
        kind = "experiment-review"  # NL510: The network has not started an experiment since 2026-02-02, 295 days ago. The limit is 180 days.

        [[experiments]]
        id = "open-day"
        started = 2026-02-02

    Bad:
        # On 2026-11-24
        [[rituals]]
        id = "lab"
        kind = "experiment-review"  # NL510: The network has agreed to experiment, but the charter does not name an experiment.

    Good:
        # On 2026-11-24
        [[rituals]]
        id = "lab"
        kind = "experiment-review"

        [[experiments]]
        id = "open-day"
        started = 2026-09-01
    """
    if is_at_rest(charter):
        return
    started = [experiment.started for experiment in charter.experiments]
    agreed = [ritual for ritual in charter.rituals if _is_for_experiments(ritual)]
    if not agreed and not started:
        raise NotBegun("experiments")
    if not agreed or None in started or is_younger(charter, today, days):  # without its day, it may be a new one
        return
    at = (agreed[0], "kolb" if agreed[0].kolb else "kind")
    newest = max((day for day in started if day), key=lambda day: latest(day, today), default=None)
    if newest is None:
        yield Finding("The network has agreed to experiment, but the charter does not name an experiment.", at=at)
    elif (since := (today - latest(newest, today)).days) > days:
        template = "The network has not started an experiment since {date}, {ago}. The limit is {limit}."
        yield Finding(template, at=at, date=newest, ago=ago(since), limit=span(days))


def _is_for_experiments(ritual: Ritual) -> bool:
    return "experiment-review" in ritual.kinds or "experiment" in as_tuple(ritual.kolb)


@rule(
    "NL511",
    severity="warning",
    level="sound",
    since="0.1",
    requires=("experiments",),
    question="What did we learn from this, whatever came of it?",
)
def experiment_unconcluded(charter: Charter, today: dt.date) -> Iterator[Finding]:
    """An experiment has no conclusion yet, but its review day has passed.

    Why: An experiment without a conclusion is just something that happened. Looking back turns doing into learning ("de
    hele cyclus van Kolb").

    Fix: Look back together and write one sentence under `[[experiments]]`:
    `conclusion = "A low price brings no contract; a clear question does."`. If you need more time, choose a new day in
    `review-by`.

    Bad:
        # On 2026-11-24
        [[experiments]]
        id = "pilot"
        review-by = 2026-11-01  # NL511: The experiment `pilot` was due for review by 2026-11-01, 23 days ago, but has no conclusion yet.

    Good:
        # On 2026-11-24
        [[experiments]]
        id = "pilot"
        review-by = 2026-11-01
        conclusion = "A low price brings no contract; a clear question does."
    """
    for experiment in charter.experiments:
        if experiment.review_by and experiment.review_by < today and not said(experiment.conclusion):
            yield Finding(
                "The experiment `{id}` was due for review by {date}, {ago}, but has no conclusion yet.",
                at=(experiment, "review-by"),
                id=experiment.id,
                date=experiment.review_by,
                ago=ago((today - experiment.review_by).days),
            )
