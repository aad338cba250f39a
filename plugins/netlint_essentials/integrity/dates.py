"""Dates: that they are in order, and that nothing has already happened in the future."""

import datetime as dt
from collections.abc import Iterator

from netlint import Charter, Edit, Finding, Location, Message, Note, PartialDate, Table, as_tuple, latest, rule
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

The `next` of a meeting is not among them: it is before `last-held` as soon as that meeting was held.
"""


def _date(table: Table, key: str) -> dt.date | None:
    value = getattr(table, key.replace("-", "_"))
    return value if isinstance(value, dt.date) else None


def _pairs(charter: Charter) -> Iterator[tuple[Table, str, Table, str, str]]:
    """Yield the pairs of dates to compare: the table and key of each, and the header of the table of the second."""
    charter = charter.here
    for section, pairs in _ORDER.items():
        value = getattr(charter, section.replace("-", "_"))
        header = f"[[{section}]]" if isinstance(value, tuple) else f"[{section}]"
        for table in as_tuple(value):
            for before, after in pairs:
                if _have_dates(table, before, table, after):
                    yield table, before, table, after, header
    if charter.network:
        for member in charter.members:
            if _have_dates(charter.network, "founded", member, "joined"):
                yield charter.network, "founded", member, "joined", "[[members]]"


def _have_dates(first: Table, before: str, second: Table, after: str) -> bool:
    """Return whether two keys have a date. Both are read, as each can be invalid."""
    earlier, later = _date(first, before), _date(second, after)
    return bool(earlier and later)


@rule(
    "NL008",
    severity="error",
    level="essential",
    since="0.1",
)
def dates_out_of_order(charter: Charter) -> Iterator[Finding]:
    """Two dates contradict each other.

    Why: netlint works out terms, ages and deadlines from the dates in the charter. If one date is wrong, other findings
    are unreliable too.

    Fix: Look up both dates and correct the wrong one, such as `joined = 2026-06-01` under `[[members]]`. For something
    in the past, the month or the year is enough, such as `founded = "2026-06"`.

    Bad:
        [network]
        founded = 2026-06-01

        [[members]]
        id = "ana"
        joined = 2026-05-01  # NL008: `joined` (2026-05-01) is before `founded` (2026-06-01).

    Good:
        [network]
        founded = 2026-06-01

        [[members]]
        id = "ana"
        joined = 2026-06-01
    """
    for first, before, second, after, header in _pairs(charter):
        earlier, later = _date(first, before), _date(second, after)
        if earlier and later and latest(later) < earlier:  # no reading of the two can be right
            snippet = f"{after} = {_plain(earlier)}"
            yield Finding(
                "`{after}` ({later}) is before `{before}` ({earlier}).",
                at=(second, after),
                related=[Note("this date should come first", at=(first, before))],
                advice=Message(
                    "Look up both dates and correct `{before}` or `{after}`, such as `{snippet}` under `{table}`.",
                    {"before": before, "after": after, "snippet": snippet, "table": header},
                ),
                suggestions=_exchanged(first, before, second, after) if first is second else (),
                after=after,
                later=later,
                before=before,
                earlier=earlier,
            )


def _exchanged(first: Table, before: str, second: Table, after: str) -> list[list[Edit[Location]]]:
    """Return the change that gives each of two dates the value of the other."""
    earlier, later = _written(_date(first, before)), _written(_date(second, after))
    return [[Edit.set((first, before), later), Edit.set((second, after), earlier)]]


def _written(date: dt.date | None) -> dt.date | str | None:
    """Return a date as a charter has it: of a month or a year, its text."""
    return str(date) if isinstance(date, PartialDate) else date


@rule(
    "NL009",
    severity="error",
    level="essential",
    since="0.1",
)
def past_in_the_future(charter: Charter, today: dt.date) -> Iterator[Finding]:
    """Something that has already happened has a date in the future.

    Why: Most often, this is a typo in the year. As long as the date is wrong, the network seems more active than it is.

    Fix: Correct the date, such as `founded = 2026-06-01` under `[network]`. For a plan, use `next`, `due`, `until` or
    `review-by` instead. This rule does not report tomorrow's date, because elsewhere in the world it may already be
    tomorrow. A future date in `left` is fine: it is a planned departure.

    Bad:
        # On 2026-11-24
        [network]
        founded = 2027-06-01  # NL009: `founded` (2027-06-01) is in the future.

    Good:
        # On 2026-11-24
        [network]
        founded = 2026-06-01
    """
    for found in charter.past_dates:
        key, date = found.key, found.date
        if (date - today).days > SLACK:
            likely = _likely(date, today)
            snippet = f"{key} = {likely}" if found.position is None else likely
            advice = Message(
                "Correct the date, such as `{snippet}`. For a plan, use `next`, `due`, `until` or `review-by` instead.",
                {"snippet": snippet},
            )
            past = _last_time(date, today)
            suggestions = [Edit.set(found.at, past)] if past else []
            yield Finding(
                "`{key}` ({date}) is in the future.",
                at=found.at,
                advice=advice,
                suggestions=suggestions,
                key=key,
                date=date,
            )


def _plain(date: dt.date) -> str:
    """Write a date in full: of a month or a year, the first day."""
    return dt.date(date.year, date.month, date.day).isoformat()


def _likely(date: dt.date, today: dt.date) -> str:
    """Return a day that may be meant by a date in the future: the same day of this year, but not after today."""
    return min(today, _same_day(date, today.year)).isoformat()


def _last_time(date: dt.date, today: dt.date) -> dt.date | None:
    """Return the same day in the last year in which it is not after today; `None` for a month or a year."""
    if isinstance(date, PartialDate):
        return None
    years = (today.year, max(today.year - 1, dt.MINYEAR))
    days = (_same_day(date, year) for year in years)
    return next((day for day in days if day <= today), None)


def _same_day(date: dt.date, year: int) -> dt.date:
    """Return the same day in another year: 28 February for 29 February, if that year does not have it."""
    import calendar  # few charters need it

    return dt.date(year, date.month, min(date.day, calendar.monthrange(year, date.month)[1]))
