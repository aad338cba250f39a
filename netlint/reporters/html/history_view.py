"""The parts of the section about a history, with all their texts."""

from msgspec import Struct


class Column(Struct, frozen=True):
    """One column of a picture, from the bottom up: what passed, was suppressed, is open, and was skipped."""

    x: float
    width: float
    passed: float
    suppressed: float
    open: float
    skipped: float
    mark: str = ""
    """What stands there instead, if there was nothing to check."""


class Picture(Struct, frozen=True):
    """A family of rules over time, and the same in words."""

    title: str
    words: str
    columns: tuple[Column, ...]


class Row(Struct, frozen=True):
    """A line of a list: what, from when until when, and that as a bar in percent of the whole time."""

    what: str
    days: str
    start: float
    width: float
    is_current: bool
    code: str = ""


class Group(Struct, frozen=True):
    """Lines of a list under one title; `more` says how many others there are."""

    title: str
    rows: tuple[Row, ...]
    more: str = ""


class Reworded(Struct, frozen=True):
    """A text that changed."""

    day: str
    what: str
    old: str = ""
    new: str = ""


class HistoryView(Struct, frozen=True):
    """All that the section says. Every text can be shown as it is, once it is escaped for HTML."""

    heading: str
    lead: str
    notes: tuple[str, ...]
    first: str
    last: str
    families_title: str
    families_note: str
    legend: tuple[tuple[str, str], ...]
    """The outcomes that the pictures show, each with what it is called."""
    pictures: tuple[Picture, ...]
    problems_title: str
    problems: tuple[str, ...]
    groups: tuple[Group, ...]
    changes_title: str
    changes: tuple[Reworded, ...]
    changes_more: str
    labels: tuple[str, str]
    """What stands before an old and a new text."""
    nothing: tuple[str, ...]
    """What there is nothing of."""
