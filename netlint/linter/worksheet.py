"""The charter as a worksheet, in the order of the article: what is agreed in plain words, and a question where not."""

import datetime as dt
from typing import Literal, TypeAlias

from msgspec import Struct

from netlint.charter import Charter
from netlint.i18n import Message
from netlint.toml import DocPath

CellState: TypeAlias = Literal["agreed", "open", "elsewhere"]
"""Whether the charter says something here, says nothing yet, or says that it is kept elsewhere."""


class Line(Struct, frozen=True):
    """A line of what is agreed."""

    text: Message
    """Plain words; values of the charter are parameters."""
    ends: dt.date | None = None
    """The day on which it ends or is due; `None` if it does not."""
    people: tuple[str, ...] = ()
    """Names of members, if the line is a list of people."""


class Cell(Struct, frozen=True):
    """A place on the worksheet."""

    heading: Message
    state: CellState
    lines: tuple[Line, ...]
    question: Message
    """What to ask the group, if nothing is agreed."""
    places: tuple[DocPath, ...]
    """The parts of the charter that it shows; findings at or below these belong to it."""
    elsewhere: str = ""
    """Where it is kept, if it is kept elsewhere."""


class Row(Struct, frozen=True):
    """A row of the worksheet: a theme of the article."""

    title: Message
    about: Message
    cells: tuple[Cell, ...]


def worksheet(charter: Charter) -> tuple[Row, ...]:
    """Return the worksheet of a charter, as `as_shown` returns it."""
    network = charter.network
    purpose = network.purpose if network else None
    lines = (Line(Message("{purpose}", {"purpose": purpose})),) if purpose else ()
    ask = Message("What do you want to change together?")
    cell = Cell(Message("Why we exist"), "agreed" if lines else "open", lines, ask, (("network", "purpose"),))
    return (Row(Message("Heart"), Message("what binds us"), (cell,)),)
