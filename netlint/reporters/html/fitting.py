"""How small the letters of a worksheet must be, so that it fits one sheet of A4. Measures no font."""

import unicodedata
from collections.abc import Sequence
from math import ceil

from msgspec import Struct

SIZES = (9.5, 9.0, 8.5, 8.0, 7.5, 7.0, 6.7)
"""The sizes of letters on paper, in points. The style has a class for each, by its number."""
HEIGHT = 238.0
"""The room for the rows, in millimetres: A4 without its margins, and without what is above and below the rows."""
WIDTH = 157.0
"""The room for the cells of a row, in millimetres."""
_GAP, _INSET, _ROW, _CELL, _LINE_GAP, _WRITING = 3.0, 3.2, 3.8, 1.0, 0.35, 12.0
"""Space between and inside cells, in millimetres, as the style has it."""
_POINT = 25.4 / 72
_LETTER = 0.54
"""The mean width of a letter in a wide font, with what stays empty at the ends of lines, in parts of its size."""
_LONG_WORD, _BROKEN = 24, 1.15
_LINE = 1.28
"""The height of a line, in parts of the size of its letters."""


class Amount(Struct, frozen=True):
    """How much is in a cell."""

    texts: tuple[int, ...]
    """The widths of its texts, in letters."""
    is_open: bool
    """Whether it has room to write in."""


def letters(text: str) -> int:
    """Return the width of a text, in letters: those of Chinese, for example, are twice as wide as others.

    A word that is longer than a line is broken, and leaves the line before it shorter.
    """
    wide = 0 if text.isascii() else sum(unicodedata.east_asian_width(letter) in "WF" for letter in text)
    has_long_word = max(map(len, text.split()), default=0) > _LONG_WORD
    return int((len(text) + wide) * (_BROKEN if has_long_word else 1))


def size_of(rows: Sequence[Sequence[Amount]]) -> int | None:
    """Return the number of the largest size at which rows of cells fit on the sheet; `None` if there is none."""
    return next((number for number, size in enumerate(SIZES) if height(rows, size) <= HEIGHT), None)


def height(rows: Sequence[Sequence[Amount]], size: float) -> float:
    """Return about how high rows are with letters of a size in points, in millimetres."""
    return sum(_ROW + max((_cell(cell, len(row), size) for cell in row), default=0.0) for row in rows)


def _cell(cell: Amount, beside: int, size: float) -> float:
    width = (WIDTH - _GAP * (beside - 1)) / beside - _INSET
    in_line = max(1, int(width / (size * _POINT * _LETTER)))
    lines = sum(ceil(text / in_line) for text in cell.texts)
    gaps = _LINE_GAP * len(cell.texts)
    return lines * size * _POINT * _LINE + gaps + _CELL + _WRITING * cell.is_open
