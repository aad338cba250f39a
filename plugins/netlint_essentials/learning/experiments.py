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
    needs=("members",),
    question="What do you want to be better at a year from now, and who of us can help?",
)
def member_without_learning_goal(charter: Charter) -> Iterator[Finding]:
    """Some active members have learning goals on record, and others not.

    Why: The article meets many who do not want to learn at all, "helemaal niet willen leren". Who says aloud what he or she
    wants to learn can be helped, and asks for it more easily.

    Fix: Ask each member for one thing to learn this year, and write it in `learning-goals`.

    Bad:
        [[members]]  # NL502: No learning goals are recorded for ana.
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
def no_experiments(charter: Charter, today: dt.date, *, days: int = 180) -> Iterator[Finding]:
    """The network has agreed to experiment, but has tried nothing new for a while.

    Why: Habits carry a network, and then hold it: it stays in the same groove ("in eenzelfde groef"). A small experiment
    keeps it moving.

    Fix: Choose one thing to try. Write what you expect in `hypothesis`, the first day in `started`, and in `review-by` when
    you will look at it.

    Source: The article sees networks bleed to death after half a year at the earliest ("na een half tot twee jaar"). A
    network that tries something new each half year (`days`) notices before that. A network has agreed to experiment if it
    has a ritual of the kind `experiment-review`, or one with `experiment` in `kolb`.

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
        kind = "experiment-review"  # NL510: The network has agreed to experiment, but the charter names no experiment.

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
        yield Finding("The network has agreed to experiment, but the charter names no experiment.", at=at)
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
        review-by = 2026-11-01  # NL511: The experiment `pilot` was to be looked at by 2026-11-01, 23 days ago.

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
                "The experiment `{id}` was to be looked at by {date}, {ago}.",
                at=(experiment, "review-by"),
                id=experiment.id,
                date=experiment.review_by,
                ago=ago((today - experiment.review_by).days),
            )
