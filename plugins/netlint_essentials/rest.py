"""Rest: whether a network has said that it pauses or has ended, or has just begun. Holds no rule."""

import datetime as dt

from netlint import Charter, latest


def is_at_rest(charter: Charter) -> bool:
    """Return whether the network is dormant or closed: nobody expects it to meet, to work or to be kept moving."""
    return charter.network is not None and charter.network.phase in ("dormant", "closed")


def is_younger(charter: Charter, today: dt.date, days: int) -> bool:
    """Return whether the network is no older than a number of days, as far as is known."""
    founded = charter.network.founded if charter.network else None
    return founded is not None and (today - latest(founded, today)).days <= days
