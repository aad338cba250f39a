"""A person who takes part, from an answer or from a sheet. Reads neither."""

import datetime as dt

from msgspec import Struct


class Person(Struct, frozen=True):
    """What is known about one member. Everything but the id and the name may be unknown."""

    id: str
    """A short id, unique in the charter, such as `noelle`."""
    name: str
    """The name as people say it, such as `Noëlle`."""
    roles: tuple[str, ...] = ()
    """What the person looks after, in words of the group, such as `coordinator` or `website`."""
    joined: dt.date | str | None = None
    """The day of joining, or text with the year or the year and month, such as `2026-06`."""
    hours: float | None = None
    """The hours per month that the person has promised."""
    expertise: tuple[str, ...] = ()
    """What the person is good at."""
    offers: tuple[str, ...] = ()
    """What the person offers the other members."""
    asks: tuple[str, ...] = ()
    """What the person asks of the other members."""
    learning_goals: tuple[str, ...] = ()
    """What the person wants to learn."""
