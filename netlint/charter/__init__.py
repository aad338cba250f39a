"""The document: bytes → data → model, with positions and, where it is faulty, what is wrong with its form."""

from netlint.charter.document import Document, Place, read
from netlint.charter.fault import Fault, Path, dotted
from netlint.charter.interval import AMBIGUOUS, days
from netlint.charter.invisible import is_blank
from netlint.charter.message import Choice, Message, Parameter, Translate, same, show
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
    keys,
    many,
)
from netlint.charter.model.marks import PastDate, Reference
from netlint.charter.near import nearest
from netlint.charter.shape import Fitted, Unusable, fit, fit_table
from netlint.charter.source import MAX_BYTES, Source, Span

__all__ = [
    "AMBIGUOUS",
    "MAX_BYTES",
    "Charter",
    "Choice",
    "Circle",
    "Client",
    "Coordination",
    "Document",
    "Drive",
    "Fault",
    "Fitted",
    "Meeting",
    "Member",
    "Message",
    "Network",
    "NextStep",
    "Orientation",
    "Parameter",
    "PastDate",
    "Path",
    "Phase",
    "Place",
    "Reference",
    "Responsibility",
    "Ritual",
    "Source",
    "Span",
    "Table",
    "Translate",
    "Unusable",
    "Value",
    "days",
    "dotted",
    "fit",
    "fit_table",
    "is_blank",
    "keys",
    "many",
    "nearest",
    "read",
    "same",
    "show",
]
