"""Lines that give a key or table of a document another name or another table, so that the text stays valid."""

from collections.abc import Iterator, Mapping
from typing import Any

from netlint.toml.layout import Written
from netlint.toml.lines import Lines
from netlint.toml.paths import DocPath
from netlint.toml.positions import Statement
from netlint.toml.snippet import Snippet
from netlint.toml.writer import to_key, to_toml

LONGEST = 300
"""The longest line of a document that is written again, in code points. The project chose this limit."""


class Moves(Lines):
    """Makes snippets for one document, also for keys and tables under another name."""

    def renamed(self, path: DocPath, key: str, value: Any) -> tuple[Snippet, ...]:
        """Return how to write a value under another key of its table, instead of the key that has it."""
        written = self._layout.written(path)
        if written is None or written.way != "inline" or not self._claim(path, (*path[:-1], key)):
            return ()
        start, end = self._assigned(path, written)
        if not self._is_short(start, end) and value == self._value(path):
            name = self._layout.document.locate(path, key=True).span
            return (self._replaced(*self._layout.source.offsets(name), to_key(key)),)
        names = path[len(written.table) : -1] if written.run[0].path == path else ()
        return (self._replaced(start, end, _assignment((*names, key), value)),)

    def _assigned(self, path: DocPath, written: Written) -> tuple[int, int]:
        """Return the offsets of the assignment of a value."""
        holder = written.run[0]
        if holder.path == path:
            return holder.start, holder.end
        name, value = self._layout.document.locate(path, key=True).span, self._layout.value(path)
        source = self._layout.source
        return source.offset(name.line, name.column), source.offset(value.end_line, value.end_column)

    def with_header(self, path: DocPath, to: DocPath, *, is_list: bool) -> tuple[Snippet, ...]:
        """Return the headers of a table, or of a list of tables, under another path; empty if lines cannot have it."""
        written = self._layout.written(path)
        if written is None or written.way == "inline" or not self._can_have(path, to, written, is_list=is_list):
            return ()
        if (there := self._layout.written(to)) and there.way != "header" and self._depth(to) == len(to):
            return ()
        lines = [self._line(one, path, to, is_list=is_list) for one in self._naming(written, path)]
        found = [snippet for snippet in lines if snippet]
        can_be_more = is_list and isinstance(self._value(path), list)
        is_free = self._claim(path, path if can_be_more else to)
        return tuple(found) if len(found) == len(lines) and is_free else ()

    def _naming(self, written: Written, path: DocPath) -> Iterator[Statement]:
        """Yield the statements that have the name of a table in them."""
        depth = 0
        for one in written.run:
            if self._layout.is_header(one):
                depth = len(one.path)
                yield one
            elif depth < len(path):
                yield one

    def _can_have(self, path: DocPath, to: DocPath, written: Written, *, is_list: bool) -> bool:
        """Return whether the headers of a table can have another path, and be those of a list or not."""
        value, first = self._value(path), written.run[0]
        if isinstance(value, list) == is_list:
            return written.way != "dotted" or path[:-1] == to[:-1]
        is_first = self._layout.is_header(first) and first.path in (path, (*path, 0))
        return is_first and (is_list or len(value) == 1)

    def _line(self, one: Statement, path: DocPath, to: DocPath, *, is_list: bool) -> Snippet | None:
        """Return a header or an assignment with another path for one of its tables; `None` if it is long."""
        rest, text = one.path[len(path) :], self._layout.source.text
        names = tuple(part for part in (*to, *rest) if isinstance(part, str))
        if not self._layout.is_header(one):
            table = self._layout.table_at(one.start)
            value, own = self._value(one.path), names[len([part for part in table if isinstance(part, str)]) :]
            return self._replaced(one.start, one.end, _assignment(own, value)) if self._is_short(*one[:2]) else None
        is_item = is_list if rest in ((), (0,)) or not _names(rest) else text.startswith("[[", one.start)
        header = ".".join(map(to_key, names))
        return self._replaced(one.start, one.end, f"[[{header}]]" if is_item else f"[{header}]")

    def moved(self, path: DocPath, to: DocPath, value: Any) -> tuple[Snippet, ...]:
        """Return how to write a value at another path, and what to remove; empty if lines cannot have it."""
        written = self._layout.written(path)
        if written is None or written.way != "inline" or not self._is_short(*self._assigned(path, written)):
            return ()
        if not self._claim(path, to):
            return ()
        removed, added = self._without(path, written), self._added(to, value)
        is_apart = not any(_overlap(one, other) for one in removed for other in added)
        return (*removed, *added) if removed and added and is_apart else ()

    def _added(self, to: DocPath, value: Any) -> tuple[Snippet, ...]:
        """Return how to write a value at a path that does not exist."""
        depth = self._depth(to)
        self._said.discard(to)
        if len(to) == 1 and not _has_headers(value):
            return self._at_top(str(to[0]), value)
        is_end = self.can_have_headers(to[:depth]) and all(isinstance(part, str) for part in to)
        if is_end and _has_headers(value):
            return tuple(filter(None, [self.at_end(to, value)]))
        if is_end and depth < len(to) - 1:
            return tuple(filter(None, [self.at_end(to[:-1], {str(to[-1]): value})]))
        if depth == 0 or not isinstance(self._value(to[:depth]), dict):
            return ()
        for part in reversed(to[depth + 1 :]):
            value = {part: value}
        return self.add(to[:depth], {str(to[depth]): value})

    def _at_top(self, key: str, value: Any) -> tuple[Snippet, ...]:
        """Return how to write a key above the first table of the document."""
        first = self._layout.first_header
        if first is None or not self._claim(first.path[:1], (key,)):
            return ()
        shown = self._layout.source.text[first.start : first.end]
        return (self._replaced(first.start, first.end, f"{_assignment((key,), value)}\n\n{shown}"),)

    def _without(self, path: DocPath, written: Written) -> tuple[Snippet, ...]:
        """Return what to write so that a key is not there."""
        holder = written.run[0]
        if holder.path == path:
            return (self._replaced(holder.start, holder.end, ""),)
        table = self._value(path[:-1])
        return self.instead(path[:-1], {key: value for key, value in table.items() if key != path[-1]})

    def _depth(self, path: DocPath) -> int:
        """Return how many parts of a path exist."""
        for depth in range(len(path)):
            try:
                self._value(path[: depth + 1])
            except (KeyError, IndexError, TypeError):
                return depth
        return len(path)

    def _claim(self, path: DocPath, to: DocPath) -> bool:
        """Return whether no lines so far write at two paths, or at tables there that they are in; now, lines do."""
        there = [*_beginnings(path), *_beginnings(to[: self._depth(to)]), to]
        is_free = self._said.isdisjoint(there)
        self._said |= {path, to}
        return is_free

    def _is_short(self, start: int, end: int) -> bool:
        return end - start <= LONGEST and "\n" not in self._layout.source.text[start:end]


def _assignment(names: DocPath, value: Any) -> str:
    return f"{'.'.join(to_key(str(name)) for name in names)} = {to_toml(value)}"


def _beginnings(path: DocPath) -> list[DocPath]:
    """Return a path and those of the tables that it is in."""
    return [path[:depth] for depth in range(1, len(path) + 1)]


def _overlap(one: Snippet, other: Snippet) -> bool:
    """Return whether two places to write at have text in common."""
    first, second = one.span, other.span
    starts, ends = max(first[:2], second[:2]), min(first[2:], second[2:])
    return one.where != "end" and other.where not in ("end", "added") and starts < ends


def _names(path: DocPath) -> DocPath:
    return tuple(part for part in path if isinstance(part, str))


def _has_headers(value: Any) -> bool:
    """Return whether a value is a table, or a list of tables."""
    is_list = isinstance(value, list) and bool(value) and all(isinstance(item, Mapping) for item in value)
    return is_list or isinstance(value, Mapping)
