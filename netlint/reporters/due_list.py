"""What is due in several charters as one list, by day. Writes in no format."""

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from netlint.i18n import Language, Message, Translate, same
from netlint.linter.due import DueItem
from netlint.linter.due_report import DueReport


class DueEntry(NamedTuple):
    """One thing that is due, with its charter."""

    report: DueReport
    item: DueItem


class DueList(NamedTuple):
    """What is due, as all formats show it."""

    reports: Sequence[DueReport]
    today: dt.date
    within: int | None = None
    """The number of days from today that is looked at; `None` for all."""
    language: Language = "en"
    translate: Translate = same
    problems: Sequence[Message] = ()
    """What kept netlint from reading something."""

    @property
    def entries(self) -> list[DueEntry]:
        """What is due within the time, or overdue: the earliest first."""
        return [one for one in self.all if self.within is None or self.days(one.item) <= self.within]

    @property
    def all(self) -> list[DueEntry]:
        """What is due on any day, the earliest first."""
        found = (DueEntry(report, item) for report in self.reports for item in report.items)
        return sorted(found, key=lambda one: one.item.day)

    def days(self, item: DueItem) -> int:
        """Return in how many days something is due; less than 0 if it is overdue."""
        return (item.day - self.today).days

    def is_overdue(self, item: DueItem) -> bool:
        """Return whether the day of something has passed."""
        return item.day < self.today
