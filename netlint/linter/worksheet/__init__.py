"""The charter as a worksheet, in the order of the article: what is agreed in plain words, and a question where not.

It has six rows of three cells, and fits on one A4: `typesetting` has the limits.
"""

from netlint.charter import Charter
from netlint.linter.worksheet.cells import Sheet
from netlint.linter.worksheet.clients import clients
from netlint.linter.worksheet.coordination import coordination
from netlint.linter.worksheet.heart import heart
from netlint.linter.worksheet.learning import learning
from netlint.linter.worksheet.model import Cell, CellState, Line, Row, line_text, worded
from netlint.linter.worksheet.practice import practice
from netlint.linter.worksheet.team import team
from netlint.linter.worksheet.typesetting import SOON
from netlint.toml import DocPath

__all__ = ["SOON", "Cell", "CellState", "Line", "Row", "cell_at", "line_text", "worded", "worksheet"]


def worksheet(charter: Charter) -> tuple[Row, ...]:
    """Return the worksheet of a charter, as `as_shown` returns it."""
    sheet = Sheet(charter)
    return (heart(sheet), clients(sheet), team(sheet), coordination(sheet), practice(sheet), learning(sheet))


_WHOLE: dict[DocPath, DocPath] = {("norms",): ("norms", "conduct")}
"""Sections that several cells share, each with the place that the section as a whole counts as."""


def cell_at(rows: tuple[Row, ...], path: DocPath) -> Cell | None:
    """Return the cell that a place of the charter belongs to; `None` if it belongs to none, such as `[evidence]`."""
    path = _WHOLE.get(path, path)
    cells = (cell for row in rows for cell in row.cells)
    return next((cell for cell in cells if any(path[: len(place)] == place for place in cell.places)), None)
