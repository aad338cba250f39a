"""Dates: what comes first comes first, and what has happened is not to come."""

import datetime as dt
from collections.abc import Iterator

from netlint import Charter, Finding, Note, Table, latest, rule
from netlint_essentials.activity import SLACK

_ORDER = {
    "network": (("founded", "ends-on"),),
    "members": (("joined", "left"), ("joined", "exit-talk")),
    "coordination": (("appointed", "until"),),
    "circles": (("started", "ended"),),
    "next-steps": (("created", "due"), ("created", "done-on")),
    "decision-log": (("proposed-on", "date"), ("date", "review-by")),
    "experiments": (("started", "review-by"),),
    "agreements": (("since", "until"),),
}
"""For each section, the pairs of dates of which the first cannot come after the second.

The `next` of a meeting is not among them: it lies before `last-held` as soon as that meeting was held.
"""


def _date(table: Table, key: str) -> dt.date | None:
    value = getattr(table, key.replace("-", "_"))
    return value if isinstance(value, dt.date) else None


def _pairs(charter: Charter) -> Iterator[tuple[Table, str, Table, str]]:
    """Yield the pairs of dates to compare, as the table and key of each."""
    charter = charter.here
    for section, pairs in _ORDER.items():
        value = getattr(charter, section.replace("-", "_"))
        for table in value if isinstance(value, tuple) else (value,):
            if table is not None:
                yield from ((table, before, table, after) for before, after in pairs)
    if charter.network:
        yield from ((charter.network, "founded", member, "joined") for member in charter.members)


@rule(
    "NL008",
    severity="error",
    level="essential",
    since="0.1",
    question="Which of the two dates is right?",
)
def dates_out_of_order(charter: Charter) -> Iterator[Finding]:
    """Two dates cannot both be right: what comes later lies before what comes first.

    Why: Terms, ages and deadlines are counted from these dates; with a slip in one of them, other checks are wrong too.

    Fix: Look up the two dates, and correct the one that is wrong. If you know no more than the month or year of one of
    them, write that: `founded = "2026-06"`.

    Bad:
        [network]
        founded = 2026-06-01

        [[members]]
        id = "ana"
        joined = 2026-05-01  # NL008: `joined` (2026-05-01) lies before `founded` (2026-06-01).

    Good:
        [network]
        founded = 2026-06-01

        [[members]]
        id = "ana"
        joined = 2026-06-01
    """
    for first, before, second, after in _pairs(charter):
        earlier, later = _date(first, before), _date(second, after)
        if earlier and later and latest(later) < earlier:  # no reading of the two can be right
            yield Finding(
                "`{after}` ({later}) lies before `{before}` ({earlier}).",
                at=(second, after),
                related=[Note("this comes first", at=(first, before))],
                after=after,
                later=later,
                before=before,
                earlier=earlier,
            )


@rule(
    "NL009",
    severity="error",
    level="essential",
    since="0.1",
    question="Did this happen, or is it planned?",
)
def past_in_the_future(charter: Charter, today: dt.date) -> Iterator[Finding]:
    """A date of something that has happened lies in the future.

    Why: Most often it is a slip in the year. Until it is mended, the network seems more alive than it is.

    Fix: Correct the date. What is still to come goes into `next`, `due`, `until` or `review-by`. Tomorrow is no finding: for
    whoever wrote the charter it may have begun already. A day to come in `left` is a planned departure.

    Bad:
        # On 2026-11-24
        [network]
        founded = 2027-06-01  # NL009: `founded` (2027-06-01) lies in the future.

    Good:
        # On 2026-11-24
        [network]
        founded = 2026-06-01
    """
    for table, key, date in charter.past_dates:
        if (date - today).days > SLACK:
            yield Finding("`{key}` ({date}) lies in the future.", at=(table, key), key=key, date=date)
