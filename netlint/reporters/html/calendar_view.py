"""The parts of the calendar, with all their places and texts."""

from typing import Literal, TypeAlias

from msgspec import Struct

TickKind: TypeAlias = Literal["held", "planned", "expected", "missed", "due", "expired"]
"""What a mark on a strip means. A meeting is `missed` if none is recorded for a day on which it was expected."""


class Tick(Struct, frozen=True):
    """A mark on a strip."""

    kind: TickKind
    at: float
    title: str


class Strip(Struct, frozen=True):
    """A strip of time: of all that is due, or of one meeting, ritual or circle."""

    name: str
    said: str
    """The same in words."""
    ticks: tuple[Tick, ...]
    band: tuple[float, float] | None
    """From where to where it is expected so often that the marks would touch; `None` if it is not."""


class Group(Struct, frozen=True):
    """A part of the list: what has passed, a month, or what comes later."""

    heading: str
    items: tuple[tuple[str, str], ...]
    """The day and what is due on it."""
    more: str
    """How many there is no room for; empty if there is."""
    has_years: bool
    """Whether the days are written with their years."""


class Calendar(Struct, frozen=True):
    """The strips, and the list of what is due."""

    axis: tuple[str, ...]
    """The months at the left edge of equal parts of a strip; empty if there are no strips, as without a day."""
    today: float | None
    strips: tuple[Strip, ...]
    legend: tuple[tuple[str, str], ...]
    groups: tuple[Group, ...]
    notes: tuple[str, ...]
    """What lies outside, or that there is nothing."""
