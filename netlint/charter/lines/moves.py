"""What to write about a key or table that has a wrong name or place. Finds no mistakes."""

from typing import Any

from netlint.charter.lines.shapes import shape_of
from netlint.charter.repair.meant import NOTHING
from netlint.charter.repair.repairs import Repairs
from netlint.toml import DocPath, Document
from netlint.toml.moves import Moves
from netlint.toml.snippet import Snippet

EXTRA = "extra"
"""The table for what people keep in a charter beside what the format has."""


class Mover:
    """Makes lines for one document, with what repairs values of the format; `inner` is the path there."""

    def __init__(self, document: Document, lines: Moves, repair: Repairs, inner: DocPath) -> None:
        """Make lines for a document that has data."""
        self._data: Any = document.data
        self._lines = lines
        self._repair = repair
        self._inner = inner

    def moved(self, path: DocPath, to: DocPath) -> tuple[Snippet, ...]:
        """Return what to write so that what is at a path is at another one; empty if lines cannot say it."""
        value, there = value_or_nothing(self._data, path), value_or_nothing(self._data, to)
        is_free = there is NOTHING or are_more_items(value, there)
        if value is NOTHING or not is_free:
            return ()
        if shape_of(value) != "value" and (written := self._with_header(path, to, value)):
            return written
        wanted = self._fitting(value, is_own=to[:1] == (EXTRA,))
        if there is not NOTHING:
            return ()
        if path[:-1] == to[:-1]:
            return self._lines.renamed(path, str(to[-1]), value if wanted is NOTHING else wanted)
        return self._lines.moved(path, to, wanted) if wanted is not NOTHING else ()

    def _with_header(self, path: DocPath, to: DocPath, value: Any) -> tuple[Snippet, ...]:
        """Return the headers of a table or tables with another path."""
        shape = shape_of(value)
        known = {shape} if to[:1] == (EXTRA,) else self._repair.shapes(self._inner)
        if known.isdisjoint(("table", "tables")):
            return ()
        is_list = shape == "tables" if shape in known else "tables" in known
        return self._lines.with_header(path, to, is_list=is_list)

    def _fitting(self, value: Any, *, is_own: bool) -> Any:
        """Return a value as one that fits where it goes; `NOTHING` if nobody can tell."""
        return value if is_own or self._repair.fits(self._inner, value) else self._repair.meant(self._inner, value)


def are_more_items(value: Any, there: Any) -> bool:
    """Return whether tables can be further items of a list: both are lists of tables, and share no id."""
    if shape_of(value) != "tables" or shape_of(there) != "tables":
        return False
    ids = [str(item["id"]) for item in (*value, *there) if "id" in item]
    return len(set(ids)) == len(ids)


def value_or_nothing(data: Any, path: DocPath) -> Any:
    """Return the value at a path with positions; `NOTHING` if there is none."""
    for part in path:
        try:
            data = data[part]
        except (KeyError, IndexError, TypeError):
            return NOTHING
    return data
