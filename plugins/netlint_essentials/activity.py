"""Activity: which dates of a charter show that something was held, done or decided. Holds no rule."""

import datetime as dt

from netlint import Charter, PlacedDate, latest
from netlint.charter import Agreement, Session

_ACTIVITY = frozenset(
    {
        "date",  # a conversation or a decision
        "last-held",  # a meeting or a ritual
        "last-asked",  # a talk with clients
        "heard-on",  # the same
        "done-on",  # a next step was done
        "started",  # an experiment or a circle
        "ended",  # a circle, whose work is done
    }
)
"""The keys whose dates show a network in motion; so does the `since` of an agreement with another network.

Left out are beginnings (`founded`, sessions of `[formation]`, `appointed`, `accepted-on`, `created`), people who come and
go (`joined`, `exit-talk`, `endorsed-on`), reading one's own charter (`reviewed`), and what is only proposed
(`proposed-on`).
"""
_STATES = frozenset({"last-held", "last-asked"})
"""The keys by which a charter says how things stand, and not only what once was."""
_SECTIONS = (
    *("meetings", "rituals", "clients", "conversations", "decision_log"),
    *("next_steps", "circles", "experiments", "agreements"),
)
"""The sections that can show activity."""
SLACK = 1
"""A day: whoever wrote the charter may live east of whoever runs netlint."""


def is_activity(past: PlacedDate) -> bool:
    """Return whether a date shows that something was held, done or decided.

    Nobody knows that of a date in the table of a plugin.
    """
    if past.plugin or isinstance(past.table, Session):
        return False
    return past.key in _ACTIVITY or (past.key == "since" and isinstance(past.table, Agreement))


def newest_activity(charter: Charter, today: dt.date, *, enough: int = 0) -> PlacedDate | None:
    """Return the newest date of something held, done or decided, with the table and key that hold it.

    There is none unless the charter keeps a state, which is a `last-held` or `last-asked`: records of the past alone do
    not say that nothing came after them. Read the date with `latest`, as it may be no more than a month or a year.

    Raises `StandsElsewhere` if the newest date is over `enough` days old and a section stands elsewhere that can have a
    newer one.
    """
    happened = [past for past in charter.past_dates if is_activity(past) and (past.date - today).days <= SLACK]
    newest = max(happened, key=lambda past: latest(past.date, today), default=None)
    if newest is None or (today - latest(newest.date, today)).days > enough:
        _see_that_nothing_stands_elsewhere(charter)
    return newest if any(past.key in _STATES for past in happened) else None


def _see_that_nothing_stands_elsewhere(charter: Charter) -> None:
    for section in _SECTIONS:
        getattr(charter, section)
