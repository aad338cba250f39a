"""Activity: which dates of a charter show that something was held, done or decided. Holds no rule."""

import datetime as dt

from netlint import Charter, PastDate

ACTIVITY_KEYS = frozenset(
    {
        "date",  # a session, a conversation or a decision
        "last-held",  # a meeting or a ritual
        "last-asked",  # a talk with clients
        "heard-on",  # the same
        "created",  # a next step was agreed
        "done-on",  # a next step was done
        "started",  # an experiment or a circle
        "ended",  # a circle, whose work is done
        "appointed",  # the group chose its coordinator
        "accepted-on",  # the coordinator said yes
    }
)
"""The keys whose dates show a network in motion.

Left out are the dates of people coming and going (`joined`, `left`, `exit-talk`, `endorsed-on`), of reading one's own
charter (`reviewed`), of the beginning (`founded`), and of what is only proposed (`proposed-on`).
"""


def is_activity(past: PastDate) -> bool:
    """Return whether a date shows that something was held, done or decided."""
    return past.key in ACTIVITY_KEYS


def newest_activity(charter: Charter, today: dt.date) -> PastDate | None:
    """Return the newest date, up to `today`, of something held, done or decided, with the table and key that hold it.

    Dates after `today` do not count: they have not happened. Of equal dates it is the first in the order of the model.
    """
    happened = (past for past in charter.past_dates if is_activity(past) and past.date <= today)
    return max(happened, key=lambda past: past.date, default=None)
