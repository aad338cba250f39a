"""How small the letters of a worksheet must be, so that it fits one sheet of A4. Measures no font."""

from collections.abc import Sequence
from math import ceil

from msgspec import Struct

SIZES = (9.5, 9.0, 8.5, 8.0, 7.5, 7.0, 6.5)
"""The sizes of letters on paper, in points: the style has a class for each, by its number."""
HEIGHT = 245.0
"""The room for the rows, in millimetres: A4 without its margins, and without what is above and below the rows."""
WIDTH = 158.0
"""The room for the cells of a row, in millimetres."""
_GAP, _INSET, _ROW, _CELL, _WRITING = 3.0, 4.0, 3.4, 2.6, 9.0
_POINT = 25.4 / 72
_LETTER = 0.53
"""The mean width of a letter, in parts of its size; wide fonts take this much."""
_LINE = 1.32


class Amount(Struct, frozen=True):
    """How much is in a cell."""

    texts: tuple[int, ...]
    """The characters of each of its texts."""
    is_open: bool
    """Whether it has room to write in."""


def size_of(rows: Sequence[Sequence[Amount]]) -> int:
    """Return the number of the largest size at which rows of cells fit; the smallest if none does."""
    return next((number for number, size in enumerate(SIZES) if height(rows, size) <= HEIGHT), len(SIZES) - 1)


def height(rows: Sequence[Sequence[Amount]], size: float) -> float:
    """Return about how high rows are with letters of a size, in millimetres."""
    return sum(_ROW + max((_cell(cell, len(row), size) for cell in row), default=0.0) for row in rows)


def _cell(cell: Amount, beside: int, size: float) -> float:
    width = (WIDTH - _GAP * (beside - 1)) / max(beside, 1) - _INSET
    letters = max(1, int(width / (size * _POINT * _LETTER)))
    lines = sum(ceil(text / letters) for text in cell.texts)
    return lines * size * _POINT * _LINE + _CELL + _WRITING * cell.is_open
