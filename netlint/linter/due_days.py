"""The days and people behind what is due: when something was last done, who holds it. Knows no findings."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from netlint.charter import Charter, Client, Meeting, Need, Responsibility, as_tuple, latest, longest_days
from netlint.toml import DocPath


def placed(section: str, items: tuple[Any, ...]) -> Iterator[tuple[Any, DocPath]]:
    """Yield each item of a section with its place; one with the id of an earlier item has its position there."""
    seen = set[str]()
    for number, item in enumerate(items):
        yield item, (section, number if item.id in seen else item.id)
        seen.add(item.id)


def is_at_rest(charter: Charter) -> bool:
    """Return whether the network is dormant or closed: then nobody expects its rhythm to go on."""
    return charter.network is not None and charter.network.phase in ("dormant", "closed")


def last_reading(charter: Charter) -> dt.date | None:
    """Return the last day on which the group read its charter together, as far as the charter says so."""
    held = (ritual.last_held for ritual in charter.rituals if "charter-review" in ritual.kinds)
    days = (charter.network.reviewed if charter.network else None, *held)
    return max((latest(day, charter.day) for day in days if day), default=None)


def next_meeting(charter: Charter, meeting: Meeting) -> dt.date | None:
    """Return the day of the next meeting: the planned one if it has not been held, or else one interval later."""
    last = last_day(charter, meeting.last_held)
    if meeting.next and (last is None or last < meeting.next):
        return meeting.next
    return after(last, longest_days(meeting.every)) if meeting.every and last and not is_at_rest(charter) else None


def holders(charter: Charter, one: Responsibility) -> tuple[str, ...]:
    """Return the ids of the members who hold a responsibility: themselves, or as a circle."""
    return as_tuple(one.holders) or in_circle(charter, one.circle) or as_tuple(one.accountable)


def in_circle(charter: Charter, circle: str | None) -> tuple[str, ...]:
    """Return the ids of the members of a circle; empty for an unknown one."""
    return next((as_tuple(one.members) for one in charter.circles if one.id == circle), ())


def asked(charter: Charter, client: Client) -> list[dt.date]:
    """Return the days on which the network heard a client."""
    talks = (talk.date for talk in charter.conversations if talk.client == client.id)
    heard = (need.heard_on for need in as_tuple(client.needs) if isinstance(need, Need))
    return [latest(day, charter.day) for day in (client.last_asked, *talks, *heard) if day]


def last_day(charter: Charter, day: dt.date | None) -> dt.date | None:
    """Return the last day that a date of the past can be."""
    return day and latest(day, charter.day)


def after(day: dt.date, days: int) -> dt.date:
    """Return the day that is a number of days later, or the last one that there is."""
    return dt.date.fromordinal(min(day.toordinal() + days, dt.date.max.toordinal()))
