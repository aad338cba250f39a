"""Whether the network is still in motion."""

import datetime as dt
from collections.abc import Iterator

from netlint import Charter, Finding, Phase, rule
from netlint_essentials.activity import newest_activity


@rule(
    "NL419",
    severity="warning",
    level="sound",
    since="0.1",
    supersedes=("NL417",),
    question="What was the last thing we did together that gave us energy, and how could we take it up again?",
)
def momentum_lost(
    charter: Charter, today: dt.date, phase: Phase, *, start_days: int = 42, later_days: int = 90
) -> Iterator[Finding]:
    """For some time, nothing has been recorded as held, done or decided.

    Why: Networks seldom end with a decision; they fall silent. The article describes how next steps are long in coming
    and "het momentum eruit gaat" (the momentum is lost), and a young network has no habits yet to carry it through.

    Fix: Bring the group together for an hour, agree on one small step, and write down the date. If something did happen,
    record it: a meeting or ritual in `last-held`, a step in `done-on`, a talk under `[[conversations]]`, a decision in the
    `[[decision-log]]`. If the group wants to pause, say so with `phase = "dormant"`.

    Source: The article names no number of days. Six weeks for a network that is forming or starting (`start-days`) and
    ninety days afterwards (`later-days`) are the project's own choice.

    Bad:
        # On 2026-11-24
        [network]
        phase = "start"

        [[meetings]]
        id = "monday"
        every = "2 weeks"
        last-held = 2026-09-28  # NL419: Nothing is recorded as held, done or decided after 2026-09-28. Days since then: 57.

    Good:
        # On 2026-11-24
        [network]
        phase = "start"

        [[meetings]]
        id = "monday"
        every = "2 weeks"
        last-held = 2026-09-28

        [[decision-log]]
        id = "first-offer"
        date = 2026-11-09
    """
    newest = newest_activity(charter, today)
    if newest is None or phase in ("dormant", "closed"):
        return
    days = (today - newest.date).days
    if days > (start_days if phase in ("forming", "start") else later_days):
        yield Finding(
            "Nothing is recorded as held, done or decided after {date}. Days since then: {days}.",
            at=(newest.table, newest.key),
            date=newest.date,
            days=days,
        )
