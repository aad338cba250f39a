"""The charter: its types, and data put into them with what is wrong with its form. Knows no rule."""

from netlint.charter.conversion import Converted, InvalidValue, convert, convert_table
from netlint.charter.intervals import AMBIGUOUS, days
from netlint.charter.model import (
    Charter,
    Circle,
    Client,
    Coordination,
    Drive,
    Meeting,
    Member,
    Network,
    NextStep,
    Orientation,
    Phase,
    Responsibility,
    Ritual,
    Table,
    Value,
    as_tuple,
    keys,
)
from netlint.charter.model.annotations import PastDate, Reference

__all__ = [
    "AMBIGUOUS",
    "Charter",
    "Circle",
    "Client",
    "Converted",
    "Coordination",
    "Drive",
    "InvalidValue",
    "Meeting",
    "Member",
    "Network",
    "NextStep",
    "Orientation",
    "PastDate",
    "Phase",
    "Reference",
    "Responsibility",
    "Ritual",
    "Table",
    "Value",
    "as_tuple",
    "convert",
    "convert_table",
    "days",
    "keys",
]
