"""Experiments and goals: what the network, and each member, tries out and wants to learn."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

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
    question="What would you like to be better at a year from now, and which of us could help?",
)
def member_without_learning_goal(charter: Charter) -> Iterator[Finding]:
    """Some active members have learning goals in the charter, but others do not.

    Why: The article sees many people who do not want to learn at all ("helemaal niet willen leren"). If you say aloud
    what you want to learn, it is easier to ask for help. The others then know what they can help you with.

    Fix: Ask each member what they want to learn this year, and write the answer under `[[members]]`.

    Bad:
        [[members]]  # NL502: The charter does not say what ana would like to learn.
        id = "ana"

        [[members]]
        id = "bo"
        learning-goals = ["leading difficult conversations"]

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
            "The charter does not say what {members} would like to learn.",
            at=[(member, "learning-goals") for member in lacking],
            members=ids(lacking),
        )


@rule(
    "NL510",
    severity="info",
    level="thriving",
    since="0.1",
    question="What would we try if it were fine to fail?",
)
def no_experiments(charter: Charter, today: dt.date, *, days: int = 180) -> Iterator[Finding]:
    """The network has agreed to experiment, but has not tried anything new for a while.

    Why: Habits carry a network, but they also keep it in the same rut ("in eenzelfde groef"). A small experiment gets
    things moving again.

    Fix: Choose one thing to try, and add it under `[[experiments]]`. Write in `hypothesis` what you expect, and in
    `review-by` when you will look at the result.

    Source: In the article, networks bleed to death after half a year at the earliest ("na een half tot twee jaar"). If
    you try something new every half year (`days`), you notice in time that things are slowing down. A ritual with
    `kind = "experiment-review"`, or with `"experiment"` in `kolb`, counts as an agreement to experiment.

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
        raise NotBegun("experiments that the network tries")
    if not agreed or None in started or is_younger(charter, today, days):  # without its day, it may be a new one
        return
    at = (agreed[0], "kolb" if agreed[0].kolb else "kind")
    new: dict[str, Any] = {"write": {"started": ...}, "write_at": "experiments"}
    newest = max((day for day in started if day), key=lambda day: latest(day, today), default=None)
    if newest is None:
        yield Finding(
            "The network has agreed to experiment, but the charter does not name an experiment.", at=at, **new
        )
    elif (since := (today - latest(newest, today)).days) > days:
        template = "The network has not started an experiment since {date}, {ago}. The limit is {limit}."
        yield Finding(template, at=at, **new, date=newest, ago=ago(since), limit=span(days))


def _is_for_experiments(ritual: Ritual) -> bool:
    return "experiment-review" in ritual.kinds or "experiment" in as_tuple(ritual.kolb)


@rule(
    "NL511",
    severity="warning",
    level="sound",
    since="0.1",
    requires=("experiments",),
    question="What did we learn from this experiment, whatever the result?",
)
def experiment_unconcluded(charter: Charter, today: dt.date) -> Iterator[Finding]:
    """The review date of an experiment has passed, but the experiment has no conclusion yet.

    Why: An experiment without a conclusion is just something that happened. You only learn from an experiment if you
    look back. Looking back is part of Kolb's whole learning cycle ("de hele cyclus van Kolb").

    Fix: Look back together, and write what you learned under `[[experiments]]`. If you need more time, choose a new
    date in `review-by`.

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
        conclusion = "A lower price did not win us any work. A clear question did."
    """
    for experiment in charter.experiments:
        if experiment.review_by and experiment.review_by < today and not said(experiment.conclusion):
            yield Finding(
                "The experiment `{id}` was due for review by {date}, {ago}, but has no conclusion yet.",
                at=(experiment, "review-by"),
                write={"conclusion": ...},
                id=experiment.id,
                date=experiment.review_by,
                ago=ago((today - experiment.review_by).days),
            )
