"""How TOML text has its tables and values: under a header, with dotted keys, or inside a value. Writes nothing."""

from bisect import bisect_left, bisect_right
from functools import cached_property
from itertools import pairwise
from operator import attrgetter
from typing import Literal, NamedTuple, TypeAlias

from netlint.toml.document import Document
from netlint.toml.paths import DocPath
from netlint.toml.positions import Section, Statement, assigned
from netlint.toml.source import Span

Way: TypeAlias = Literal["header", "implied", "dotted", "inline"]
Placed: TypeAlias = tuple[Statement, DocPath]
"""A statement, with the table under whose header it stands."""

_offset = attrgetter("start")


class Written(NamedTuple):
    """How something is written, with its statements; an `implied` table has only tables further in."""

    way: Way
    run: tuple[Statement, ...]
    table: DocPath = ()
    """The table under whose header the statements stand, if they are assignments."""


class Layout:
    """The statements of a document, by what they write. The document must have data."""

    def __init__(self, document: Document) -> None:
        """Read headers and statements on first use."""
        self.document = document
        self.source = document.source
        self._written: dict[DocPath, Written | None] = {}
        self._stated: dict[DocPath, list[Statement]] = {}
        self._assigned: dict[DocPath, dict[DocPath, list[Placed]]] = {}

    @cached_property
    def statements(self) -> tuple[Placed, ...]:
        """The statements, each with the table under whose header it stands."""
        return tuple((one, section.table) for section in self.sections for one in self.stated(section))

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The sections of the text, in order."""
        return tuple(self._sections.values())

    @cached_property
    def _sections(self) -> dict[DocPath, Section]:
        """The sections of the text in order, by their tables."""
        return self.document.sections()

    @cached_property
    def _further_in(self) -> dict[DocPath, list[Section]]:
        """The sections of each table and of all tables further in."""
        found: dict[DocPath, list[Section]] = {}
        for table, section in self._sections.items():
            for depth in range(1, len(table) + 1):
                found.setdefault(table[:depth], []).append(section)
        return found

    def stated(self, section: Section) -> list[Statement]:
        """Return the statements of a section: its header, and the assignments below it."""
        if section.table not in self._stated:
            header = [section.header] if section.header else []
            below = assigned(self.source.text, section.start, section.end, section.table)
            self._stated[section.table] = [*header, *below]
        return self._stated[section.table]

    def _below(self, table: DocPath) -> dict[DocPath, list[Placed]]:
        """Return the assignments below the header of a table, by each place that they are about or further in than."""
        if table not in self._assigned:
            found = self._assigned[table] = {}
            section = self._section(table)
            for one in self.stated(section) if section else ():
                for depth in range(len(table) + 1, len(one.path) + 1):
                    found.setdefault(one.path[:depth], []).append((one, table))
        return self._assigned[table]

    def _section(self, table: DocPath) -> Section | None:
        """Return the section of a table; `None` if the table has no header of its own."""
        nodes = self.document.nodes(table)
        body = nodes[-1].body if len(nodes) > len(table) else None
        return Section(table, self.header(table), *body) if body else None

    @cached_property
    def _headers(self) -> list[Statement]:
        return [section.header for section in self.sections if section.header]

    def is_header(self, statement: Statement) -> bool:
        """Return whether a statement is the header of a table."""
        return self.source.text[statement.start] == "["

    def written(self, path: DocPath) -> Written | None:
        """Return how an existing table, list or value is written; `path` has positions. `None` for the whole file."""
        if path not in self._written:
            self._written[path] = self._look(path)
        return self._written[path]

    def _look(self, path: DocPath) -> Written | None:
        if holder := self._holder(path):
            one, table = holder
            return Written("inline", (one,), table if one.path == path else ())
        found = self.within(path)
        if not found:
            return None
        run, (first, table) = tuple(one for one, _table in found), found[0]
        if self.has_headers(path):
            return Written("header", run, path)
        return Written("implied", run, path) if self.is_header(first) else Written("dotted", run, table)

    def _holder(self, path: DocPath) -> Placed | None:
        """Return the assignment in whose value a place is, or whose value it is, with its table."""
        nodes = self.document.nodes(path)
        for depth in range(len(nodes) - 1, 0, -1):
            if nodes[depth - 1].body and nodes[depth].is_assigned:
                table, node = path[: depth - 1], nodes[depth]
                return Statement(node.key_start, node.end, path[:depth]), table
        return self._dotted_holder(path)

    def _dotted_holder(self, path: DocPath) -> Placed | None:
        """Return the same if the assignment has a dotted key."""
        for above in reversed(range(len(path))):
            below = self._below(path[:above])
            for depth in range(len(path), above, -1):
                found = below.get(path[:depth])
                if found and found[0][0].path == path[:depth]:
                    return found[0]
        return None

    def within(self, path: DocPath) -> list[Placed]:
        """Return the statements of a place and of all that is further in, each with its table."""
        found = [pair for depth in range(len(path)) for pair in self._below(path[:depth]).get(path, ())]
        for section in self._further_in.get(path, ()):
            found += ((one, section.table) for one in self.stated(section))
        return sorted(found, key=_start)

    def header(self, path: DocPath) -> Statement | None:
        """Return the header of a table."""
        *around, node = self.document.nodes(path)
        return Statement(node.start, node.end, path) if node.body and 0 < len(path) == len(around) else None

    def has_headers(self, path: DocPath) -> bool:
        """Return whether a table has a header, or each item of a list has."""
        return self.header(path) is not None or self.header((*path, 0)) is not None

    @property
    def first_header(self) -> Statement | None:
        """The first header of the text."""
        return next(iter(self._headers), None)

    def is_together(self, run: tuple[Statement, ...]) -> bool:
        """Return whether no other statement stands between those of a run."""
        return all(self.statement_after(one.start) == following for one, following in pairwise(run))

    def statement_before(self, offset: int) -> Statement | None:
        """Return the last statement that begins before an offset."""
        stated = self.stated(self.sections[bisect_left(self._headers, offset, key=_offset)])
        before = bisect_left(stated, offset, key=_offset)
        return stated[before - 1] if before else None

    def statement_after(self, offset: int) -> Statement | None:
        """Return the first statement that begins after an offset."""
        at = bisect_right(self._headers, offset, key=_offset)
        stated = self.stated(self.sections[at])
        after = bisect_right(stated, offset, key=_offset)
        following = self._headers[at : at + 1] if after == len(stated) else stated[after:]
        return next(iter(following), None)

    def table_at(self, offset: int) -> DocPath:
        """Return the table that a statement at an offset would be in if it were an assignment."""
        before = bisect_left(self._headers, offset, key=_offset)
        return self._headers[before - 1].path if before else ()

    def span(self, start: int, end: int) -> Span:
        """Return the lines and columns of two offsets."""
        return self.source.span(start, end)

    def value(self, path: DocPath) -> Span:
        """Return the span of the value at a path."""
        return self.document.locate(path).span

    def text(self, span: Span) -> str:
        """Return the text of a span."""
        return self.source.part(span)


def _start(pair: Placed) -> int:
    return pair[0].start
