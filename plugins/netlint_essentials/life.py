"""The life of a network."""

import datetime as dt
from collections.abc import Iterator

from netlint import Charter, Finding, days, rule
from netlint_essentials.activity import newest_activity

_YOUNG = 730
"""The two years within which, as the article has seen, networks bleed to death; in days."""
_MATURE_FROM = 180
"""The half year before which a network is in its start; in days."""


@rule(
    "NL601",
    severity="warning",
    level="sound",
    since="0.1",
    needs=("network",),
    supersedes=("NL516",),
    question="On which day will we decide together whether, and how, we go on?",
)
def no_survival_review(charter: Charter, today: dt.date, *, every: int = 183, within: int = 180) -> Iterator[Finding]:
    """A young network has not agreed when it will look at whether and how to go on.

    Why: Many networks start full of promise, "om na een half tot twee jaar dood te bloeden": to bleed to death after half
    a year to two years. Who agrees beforehand on a moment to look at it together notices in time, and can mend it or
    stop without reproach.

    Fix: Write in `review-by` the day on which you will decide together whether and how to go on. Or agree in
    `review-every` to read the charter together every six months or more often.

    Source: The half year and the two years are the article's. `every` is six months and `within` half a year, in days;
    these are the project's own choice.

    Bad:
        # On 2026-11-24
        [network]  # NL601: In its first two years the network has planned no moment to decide how to go on.
        founded = 2026-06-01

    Good:
        # On 2026-11-24
        [network]
        founded = 2026-06-01
        review-every = "quarterly"

    Good:
        # On 2026-11-24
        [network]
        founded = 2026-06-01
        review-by = 2027-03-01
    """
    network = charter.network
    if network is None or network.founded is None or network.phase in ("dormant", "closed"):
        return
    is_often = network.review_every is not None and days(network.review_every) <= every
    is_soon = network.review_by is not None and 0 <= (network.review_by - today).days <= within
    if (today - network.founded).days < _YOUNG and not is_often and not is_soon:
        template = "In its first two years the network has planned no moment to decide how to go on."
        yield Finding(template, at="network.review-by")


@rule(
    "NL602",
    severity="warning",
    level="essential",
    since="0.1",
    needs=("network",),
    supersedes=("NL315", "NL419", "NL417"),
    question="Is there still something that we want to do together, and what would be the first step?",
)
def dormant(charter: Charter, today: dt.date, *, warn_days: int = 90, error_days: int = 180) -> Iterator[Finding]:
    """Nothing has been recorded for so long that the network seems to have fallen asleep.

    Why: Networks rarely stop by decision. They fade: a meeting is moved, a step waits, and half a year later nobody calls
    any more. The article calls it bleeding to death ("dood te bloeden"). A network that says it rests is not meant:
    with the phase `dormant` or `closed` this is silent.

    Fix: Agree on one meeting and one step, with a day and a name. Or set the phase to `dormant` or `closed` and say why
    in `reason`.

    Source: Kubernetes retires its working groups after three to six months without activity. What counts are days on
    which something was held, done or decided; where no such day is recorded, there is nothing to count from.

    Bad:
        # On 2026-11-24
        [network]
        founded = 2026-01-12

        [[meetings]]
        id = "round-table"
        last-held = 2026-08-03  # NL602: The last thing recorded was on 2026-08-03. Days since then: 113.

    Good:
        # On 2026-11-24
        [network]
        founded = 2026-01-12

        [[meetings]]
        id = "round-table"
        last-held = 2026-11-16
    """
    network = charter.network
    if network is None or network.phase in ("dormant", "closed"):
        return
    newest = newest_activity(charter, today)
    since = (today - newest.date).days if newest else 0
    if newest and since > warn_days:
        yield Finding(
            "The last thing recorded was on {date}. Days since then: {days}.",
            at=(newest.table, newest.key),
            severity="error" if since > error_days else "warning",
            date=newest.date,
            days=since,
        )


@rule(
    "NL603",
    severity="info",
    level="thriving",
    since="0.1",
    needs=("network",),
    question="In which phase do we feel we are, and what tells us so?",
)
def phase_age_mismatch(charter: Charter, today: dt.date) -> Iterator[Finding]:
    """The phase that is declared does not go with the age of the network.

    Why: What a network needs depends on its phase: in the beginning someone who pulls, later more that others carry. A
    charter that still says `start` after two years asks for the wrong things, or hides that the network stands still.

    Fix: Set the phase to where the network stands, or take the line out: then it goes by age.

    Source: The article, in which networks bleed to death "na een half tot twee jaar" (after half a year to two years).

    Bad:
        # On 2026-11-24
        [network]
        founded = 2024-01-15
        phase = "start"  # NL603: The phase is `start`, and the network exists for 1044 days.

    Bad:
        # On 2026-11-24
        [network]
        founded = 2026-09-01
        phase = "mature"  # NL603: The phase is `mature`, and the network exists for 84 days.

    Good:
        # On 2026-11-24
        [network]
        founded = 2026-09-01
        phase = "start"
    """
    network = charter.network
    if network is None or network.founded is None:
        return
    age = (today - network.founded).days
    if (network.phase == "start" and age > _YOUNG) or (network.phase == "mature" and age < _MATURE_FROM):
        template = "The phase is `{phase}`, and the network exists for {days} days."
        yield Finding(template, at="network.phase", phase=network.phase, days=age)
