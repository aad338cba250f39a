"""Whether the network is still in motion."""

import datetime as dt
from collections.abc import Iterator

from netlint import Charter, Finding, Message, Phase, latest, rule
from netlint_essentials.activity import newest_activity
from netlint_essentials.rest import is_at_rest
from netlint_essentials.wording import ago, in_phase, span


@rule(
    "NL419",
    severity="warning",
    level="sound",
    since="0.1",
    supersedes=("NL417",),
    question="What was the last thing we did together that gave us energy, and how could we take it up again?",
)
def momentum_lost(
    charter: Charter, today: dt.date, known_phase: Phase | None, *, start_days: int = 42, later_days: int = 90
) -> Iterator[Finding]:
    """For some time, nothing has been recorded as held, done or decided.

    Why: Networks seldom end with a decision; they fall silent. The article describes how next steps are long in coming
    and "het momentum eruit gaat" (the momentum is lost), and a young network has no habits yet to carry it through.

    Fix: Bring the group together for an hour, agree on one small step, and write down the date. If something did happen,
    record it: a meeting or ritual in `last-held`, a step in `done-on`, a talk under `[[conversations]]`, a decision in the
    `[[decision-log]]`. If the group wants to pause, say so with `phase = "dormant"`. The rule is skipped until a `last-held` or
    a `last-asked` is recorded. A network that does not record its phase gets the longer time.

    Source: Kubernetes asks its groups to meet at least every three weeks. Twice that is the limit for a network that is
    forming or starting (`start-days`). Kubernetes retires its working groups after three to six months without activity;
    three months are the limit in later phases (`later-days`).

    Bad:
        # On 2026-11-24
        [network]
        phase = "start"

        [[meetings]]
        id = "monday"
        every = "2 weeks"
        last-held = 2026-09-28  # NL419: Nothing is recorded as held, done or decided after 2026-09-28, 57 days ago. The limit is 42 days.

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
    if is_at_rest(charter):
        return
    limit = start_days if known_phase in ("forming", "start") else later_days
    newest = newest_activity(charter, today, enough=limit)
    days = (today - latest(newest.date, today)).days if newest else 0
    if newest and days > limit:
        found = Message(
            "Nothing is recorded as held, done or decided after {date}, {ago}. The limit is {limit}.",
            {"date": newest.date, "ago": ago(days), "limit": span(limit)},
        )
        yield Finding(in_phase(found, known_phase), at=(newest.table, newest.key))
