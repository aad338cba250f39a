"""What fits on the sheet: how long a text of the charter may be, and how many lines a cell has."""

import datetime as dt
from collections.abc import Iterable

from netlint.charter import as_tuple, spoken_names
from netlint.charter.nothing import says_nothing
from netlint.i18n import Message, Parameter
from netlint.linter.worksheet.model import Line, line_text, listed, worded
from netlint.utils.invisible import is_blank

CELL_HEIGHT = 8
"""The maximum number of printed lines in a cell. With six rows of cells, this fits on one A4 in small print."""
CELL_WIDTH = 36
"""The number of characters in a printed line, with three cells beside each other on A4."""
LONGEST = 100
"""The maximum length of a text of the charter, in characters."""
LONGEST_ALONE = 200
"""The maximum length of a text that has a cell almost to itself, in characters."""
LONGEST_NAME = 30
MOST_NAMES = 3
"""The maximum number of names within a line."""
SOON = dt.timedelta(days=60)
"""The time before its end in which something ends soon."""
_BLANK = 8
"""The length of a blank to fill in, in characters."""


def said(text: str | None, longest: int = LONGEST) -> str | None:
    r"""Return a text of the charter on one line, at most `longest` characters; `None` if it says nothing ("tbd").

    >>> said(" Water has\n no owner."), said("n/a"), said("Water has no owner.", 12)
    ('Water has no owner.', None, 'Water has…')
    """
    return None if text is None or is_blank(text) or says_nothing(text) else _cut(text, longest)


def _cut(text: str, longest: int) -> str:
    flat = " ".join(text.split())
    if len(flat) <= longest:
        return flat
    head, _space, _rest = flat[:longest].rpartition(" ")
    return f"{(head if len(head) > longest // 2 else flat[: longest - 1]).rstrip(' ,;:.')}…"


def texts(value: str | tuple[str, ...] | None, longest: int = LONGEST) -> str | None:
    """Return one or more texts as one, with semicolons between."""
    whole = [text for one in as_tuple(value) if (text := said(one, longest))]
    *front, last = [text.removesuffix(".") for text in whole[:-1]] + whole[-1:] or [""]
    return said("; ".join((*front, last)), longest)


def name(text: str) -> str:
    """Return a name of the charter on one line; empty if it is blank."""
    return "" if is_blank(text) else _cut(text, LONGEST_NAME)


def spoken_id(an_id: str) -> str:
    """Return an id as words.

    >>> spoken_id("round-table")
    'Round table'
    """
    return name(spoken_names.spoken_id(an_id))


def some(names: Iterable[Parameter], most: int = MOST_NAMES) -> Parameter:
    """Return a list of names for within a line: at most `most`, and how many more there are."""
    every = tuple(names)
    return listed(every[:most], max(0, len(every) - most))


def fitted(lines: Iterable[Line], room: int = CELL_HEIGHT, today: dt.date | None = None) -> tuple[Line, ...]:
    """Return the lines that fit in a cell, at least the first. If others do not, a last line says how many.

    A line that has something open, or that ends soon after `today`, comes before others that do not fit.
    """
    every = tuple(lines)
    if len(every) <= 1 or (len(every) <= room and sum(map(height, every)) <= room):
        return every
    room -= 1 + height(every[0])
    kept = [0]
    for number in sorted(range(1, len(every)), key=lambda one: not _presses(every[one], today)):
        if (room := room - height(every[number])) < 0:
            break
        kept.append(number)
    more = Line(Message("and {n} more in the charter", {"n": len(every) - len(kept)}))
    return (*(every[number] for number in sorted(kept)), more)


def _presses(line: Line, today: dt.date | None) -> bool:
    ends_soon = line.ends is not None and today is not None and line.ends - today <= SOON
    return ends_soon or line.blank is not None


def height(line: Line) -> int:
    """Return the number of printed lines that a line of a cell takes, in English."""
    return _printed(len(line_text(line)) + (len(worded(line.blank)) + _BLANK if line.blank else 0))


def question_height(question: Message) -> int:
    """Return the number of printed lines that a question takes, with a line to write on."""
    return _printed(len(question.text())) + 1


def _printed(length: int) -> int:
    return max(1, -(-length // CELL_WIDTH))
