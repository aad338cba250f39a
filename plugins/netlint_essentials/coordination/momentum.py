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
    question="What did we last do together that gave us energy, and how can we pick that up again?",
)
def momentum_lost(
    charter: Charter, today: dt.date, known_phase: Phase | None, *, start_days: int = 42, later_days: int = 90
) -> Iterator[Finding]:
    """The last recorded activity was a long time ago.

    Why: Networks rarely decide to stop: they fall silent. The article describes how next steps take a long time and the
    momentum is lost ("het momentum eruit gaat"). A young network does not yet have settled routines that keep it going.

    Fix: Meet to agree on one small step, and write the date of that meeting under `[[meetings]]`. An hour is enough. If
    something did happen, write its date in the charter. Use `last-held` for a meeting or ritual, and `done-on` for a
    next step. Write a talk under `[[conversations]]`, and a decision under `[[decision-log]]`. If you want to take a
    break, write `phase = "dormant"` under `[network]`. This rule reports nothing until the charter has a `last-held`,
    or a `last-asked` under `[[clients]]`.

    Source: Kubernetes, a large open-source project, asks its groups to meet at least every three weeks. In the phases
    `forming` and `start`, the limit is twice as long: 42 days (`start-days`). Kubernetes ends working groups after
    three to six months without activity. In later phases, the limit is three months: 90 days (`later-days`). If the
    phase is not known, the limit of 90 days applies as well.

    Bad:
        # On 2026-11-24
        [network]
        phase = "start"

        [[meetings]]
        id = "monday"
        every = "2 weeks"
        last-held = 2026-09-28  # NL419: The last recorded activity was on 2026-09-28, 57 days ago. The limit is 42 days.

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
            "The last recorded activity was on {date}, {ago}. The limit is {limit}.",
            {"date": newest.date, "ago": ago(days), "limit": span(limit)},
        )
        yield Finding(in_phase(found, known_phase), at=newest.at, write={newest.key: ...})
