"""How a charter went over time: snapshots in, a history out. Knows no git and no files."""

from netlint.linter.history.model import (
    Begin,
    Change,
    FindingPeriod,
    History,
    Origin,
    Outcomes,
    Point,
    Rename,
    RolePeriod,
    Source,
    Version,
    Wording,
)
from netlint.linter.history.over_time import history
from netlint.linter.history.snapshot import Snapshot, gone, snapshot, unreadable

__all__ = [
    "Begin",
    "Change",
    "FindingPeriod",
    "History",
    "Origin",
    "Outcomes",
    "Point",
    "Rename",
    "RolePeriod",
    "Snapshot",
    "Source",
    "Version",
    "Wording",
    "gone",
    "history",
    "snapshot",
    "unreadable",
]
