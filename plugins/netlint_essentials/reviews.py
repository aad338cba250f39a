"""Reviews: when the group read its charter together or looked at its direction, and how often. Holds no rule."""

import datetime as dt
from collections.abc import Callable, Iterator

from netlint import Charter, latest
from netlint.charter import Meeting, Ritual
from netlint_essentials.texts import words

_DIRECTION = ("retreat", "strateg", "away", "heidag", "koers", "direction")
"""How words begin by which a meeting is known as one about what the network does and why, in English and Dutch."""


def names_direction(name: str) -> bool:
    """Return whether a name is that of a meeting or ritual about what the network does and why."""
    return any(word.startswith(_DIRECTION) for word in words(name))


def is_about_direction(meeting: Meeting) -> bool:
    """Return whether a meeting asks whether the network does the right things, by its purpose or its name."""
    return meeting.purpose == "strategy" or names_direction(meeting.id)


def review_rituals(charter: Charter) -> tuple[Ritual, ...]:
    """Return the rituals in which the group reads its charter."""
    return tuple(ritual for ritual in charter.rituals if "charter-review" in ritual.kinds)


def last_reading(charter: Charter, today: dt.date) -> dt.date | None:
    """Return the last day on which the charter was read together, as far as it is recorded."""
    stated = charter.network.reviewed if charter.network else None
    days = [stated, *(ritual.last_held for ritual in review_rituals(charter))]
    return max((day for day in days if day), key=lambda day: latest(day, today), default=None)


def agreed_spans(charter: Charter, measure: Callable[[str], int]) -> Iterator[int]:
    """Yield how often the group has agreed to read its charter, in days; the network's own `review-every` first."""
    if charter.network and charter.network.review_every:
        yield measure(charter.network.review_every)
    yield from (measure(ritual.every) for ritual in review_rituals(charter) if ritual.every)
