"""The types of keys in the table of a plugin, the same as those of the charter: netlint checks and repairs them alike.

from typing import Annotated

from netlint import Table
from netlint.charter import Member
from netlint.fields import Id, Interval, Reference, doc

class Link(Table, frozen=True):
    id: Annotated[Id, doc("A short id.", example="assembly")]
    members: Annotated[Reference[Member] | tuple[Reference[Member], ...], doc("Who they are.", example="ana")]
    every: Annotated[Interval | None, doc("How often they meet.", example="quarterly")] = None
"""

from netlint.charter.model.base import (
    Amount,
    AnyDate,
    Count,
    Id,
    Interval,
    Orientation,
    PastDate,
    Percent,
    Reference,
    Texts,
    Time,
    doc,
    meanings,
)

__all__ = [
    "Amount",
    "AnyDate",
    "Count",
    "Id",
    "Interval",
    "Orientation",
    "PastDate",
    "Percent",
    "Reference",
    "Texts",
    "Time",
    "doc",
    "meanings",
]
