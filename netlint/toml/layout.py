"""How TOML text has its tables and values: under a header, with dotted keys, or inside a value. Writes nothing."""

from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import Literal, NamedTuple, TypeAlias

from netlint.toml.document import Document
from netlint.toml.paths import DocPath
from netlint.toml.positions import Statement, statements
from netlint.toml.source import Span

Way: TypeAlias = Literal["header", "implied", "dotted", "inline"]


class Written(NamedTuple):
    """How something is written, with its statements; an `implied` table has only tables further in."""

    way: Way
    run: tuple[Statement, ...]
    table: DocPath = ()
    """The table under whose header the statements stand, if they are assignments."""


class Layout:
    """The statements of a document, by what they write. The document must have data."""

    def __init__(self, document: Document) -> None:
        """Read the statements on first use."""
        self.document = document
        self.source = document.source
        self._written: dict[DocPath, Written | None] = {}

    @cached_property
    def statements(self) -> tuple[tuple[Statement, DocPath], ...]:
        """The statements, each with the table under whose header it stands."""
        found: list[tuple[Statement, DocPath]] = []
        table: DocPath = ()
        for one in statements(self.source.text):
            if self.is_header(one):
                table = one.path
            found.append((one, table))
        return tuple(found)

    @cached_property
    def _starts(self) -> list[int]:
        return [one.start for one, _table in self.statements]

    @cached_property
    def _within(self) -> dict[DocPath, list[tuple[Statement, DocPath]]]:
        """The statements of each place and of all that is further in, each with its table."""
        found: dict[DocPath, list[tuple[Statement, DocPath]]] = {}
        for pair in self.statements:
            path = pair[0].path
            for depth in range(1, len(path) + 1):
                found.setdefault(path[:depth], []).append(pair)
        return found

    @cached_property
    def _at(self) -> dict[DocPath, list[Statement]]:
        """The statements that open or assign each place itself."""
        found: dict[DocPath, list[Statement]] = {}
        for one, _table in self.statements:
            found.setdefault(one.path, []).append(one)
        return found

    def is_header(self, statement: Statement) -> bool:
        """Return whether a statement is the header of a table."""
        return self.source.text[statement.start] == "["

    def written(self, path: DocPath) -> Written | None:
        """Return how an existing table, list or value is written; `path` has positions. `None` for the whole file."""
        if path not in self._written:
            self._written[path] = self._look(path)
        return self._written[path]

    def _look(self, path: DocPath) -> Written | None:
        found = self._within.get(path)
        if not found:
            holder = self._holder(path)
            return Written("inline", (holder,)) if holder else None
        run, (first, table) = tuple(one for one, _table in found), found[0]
        if any(self.is_header(one) and _ends(one, path) for one in run):
            return Written("header", run, path)
        if self.is_header(first):
            return Written("implied", run, path)
        return Written("inline" if first.path == path else "dotted", run, table)

    def _holder(self, path: DocPath) -> Statement | None:
        """Return the assignment in whose value a place is."""
        around = (one for depth in range(1, len(path) + 1) for one in self._at.get(path[:depth], ()))
        return next((one for one in around if not self.is_header(one)), None)

    def within(self, path: DocPath) -> list[tuple[Statement, DocPath]]:
        """Return the statements of a place and of all that is further in, each with its table."""
        return self._within.get(path, [])

    def header(self, path: DocPath) -> Statement | None:
        """Return the header of a table."""
        return next(filter(self.is_header, self._at.get(path, ())), None)

    def is_together(self, run: tuple[Statement, ...]) -> bool:
        """Return whether no other statement stands between those of a run."""
        return bisect_right(self._starts, run[-1].start) - bisect_left(self._starts, run[0].start) == len(run)

    def statement_before(self, offset: int) -> Statement | None:
        """Return the last statement that begins before an offset."""
        before = bisect_left(self._starts, offset)
        return self.statements[before - 1][0] if before else None

    def statement_after(self, offset: int) -> Statement | None:
        """Return the first statement that begins after an offset."""
        after = bisect_right(self._starts, offset)
        return self.statements[after][0] if after < len(self._starts) else None

    def table_at(self, offset: int) -> DocPath:
        """Return the table that a statement at an offset would be in if it were an assignment."""
        before = bisect_left(self._starts, offset)
        return self.statements[before - 1][1] if before else ()

    def span(self, start: int, end: int) -> Span:
        """Return the lines and columns of two offsets."""
        return self.source.span(start, end)

    def value(self, path: DocPath) -> Span:
        """Return the span of the value at a path."""
        return self.document.locate(path).span

    def text(self, span: Span) -> str:
        """Return the text of a span."""
        return self.source.part(span)


def _ends(statement: Statement, path: DocPath) -> bool:
    """Return whether a statement is that of a table, or of an item of a list of tables."""
    beyond = statement.path[len(path) :]
    return not beyond or (len(beyond) == 1 and isinstance(beyond[0], int))
