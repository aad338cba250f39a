"""What a worksheet is: rows of cells, each with lines of what is agreed, and a question where something is open."""

import datetime as dt
from typing import Literal, TypeAlias

from msgspec import Struct

from netlint.i18n import Message, Parameter, Translate, joined, same
from netlint.i18n.days import written_day
from netlint.toml import DocPath

CellState: TypeAlias = Literal["agreed", "open", "elsewhere"]
"""Whether the charter says something here, says nothing yet, or says that it is kept elsewhere."""


class Line(Struct, frozen=True):
    """A line of what is agreed. `line_text` returns it in words."""

    text: Message
    """Plain words; values of the charter are parameters. If there are `people`, it says who they are."""
    ends: dt.date | None = None
    """The day on which it ends or is due; `None` if it does not."""
    people: tuple[str, ...] = ()
    """Names of members, if the line is a list of people."""
    more: int = 0
    """The number of people of the list that are not in `people`, because they do not fit."""
    blank: Message | None = None
    """What is still open about it, as a short question such as "until when?"; `None` if nothing is."""


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
    blank: Message | None = None
    """What is still open beside the lines of an agreed cell, as a question; `None` if nothing is."""


class Row(Struct, frozen=True):
    """A row of the worksheet: a theme of the article."""

    title: Message
    about: Message
    cells: tuple[Cell, ...]


def line_text(line: Line, translate: Translate = same) -> str:
    """Return a line in words, without its blank. `translate` is that of the charter format: `Translator.of_format`.

    Dates are written as people write them. Texts of the charter are not escaped.
    """
    text = worded(line.text, translate)
    if not line.people:
        return text
    names = Message(template="{label}: {names}", parameters={"label": text, "names": listed(line.people, line.more)})
    return worded(names, translate)


def worded(message: Message, translate: Translate = same) -> str:
    """Return a message in words, in which dates are written as people write them."""
    filled = {name: _worded(value, translate) for name, value in message.parameters.items()}
    return Message(message.template, filled, is_whole=True).text(translate)


def _worded(value: Parameter, translate: Translate) -> Parameter:
    if isinstance(value, Message):
        return worded(value, translate)
    if isinstance(value, dt.date):
        return written_day(value, translate)
    if isinstance(value, dt.time):
        return f"{value:%H:%M}"
    if isinstance(value, tuple):
        return tuple(_worded(one, translate) for one in value)
    return value


def listed(names: tuple[Parameter, ...], more: int = 0) -> Parameter:
    """Return a list of names, and the number of further ones that it does not have."""
    if not more:
        return names
    shown = joined(*(Message(template="{name}", parameters={"name": name}) for name in names), between=", ")
    return Message("{names} and {n} more", {"names": shown, "n": more})
