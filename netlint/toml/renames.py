"""Text in which keys and tables have other names, or tables are items of a list. Only their names are replaced."""

from collections.abc import Iterable, Iterator
from typing import Any

from netlint.toml.edit import Edit
from netlint.toml.edited_data import value_at
from netlint.toml.layout import Layout
from netlint.toml.paths import DocPath
from netlint.toml.positions import Statement, key_tokens, statements_inside
from netlint.toml.text_edits import Replaced
from netlint.toml.writer import dotted_key, to_key, to_toml


def can_rename(layout: Layout, edit: Edit[DocPath]) -> bool:
    """Return whether a place gets its new path by other names alone: in the same table, or as tables with headers."""
    if edit.to is None or edit.at[:-1] == edit.to[:-1]:
        return True
    written = layout.written(edit.at)
    if written is None or written.way not in ("header", "implied"):
        return False
    around = (layout.written(edit.to[:depth]) for depth in range(1, len(edit.to)))
    can_have_headers = all(one is None or one.way in ("header", "implied") for one in around)
    return can_have_headers and all(isinstance(part, str) for part in (*edit.at, *edit.to))


class Renames:
    """Makes the replacements in the text of one document. Paths have positions."""

    def __init__(self, layout: Layout) -> None:
        """Make replacements for a layout."""
        self._layout = layout
        self._document = layout.document
        self._text = layout.source.text

    def of(self, edits: Iterable[Edit[DocPath]]) -> Iterator[Replaced]:
        """Yield what to replace for edits that rename, or that make lists of tables or tables of lists.

        Raises `LookupError` for a place that cannot be renamed in the text.
        """
        for edit in edits:
            if edit.kind == "rename" and edit.to is not None:
                yield from self._renamed(edit.at, edit.to)
            elif edit.kind == "list":
                yield from self._items(edit.at) if edit.value else self._item(edit.at)
            elif edit.kind == "table":
                yield from self._table(edit.at)

    def _renamed(self, at: DocPath, to: DocPath) -> Iterator[Replaced]:
        written = self._layout.written(at)
        if written is None:
            raise LookupError(at[-1])
        if written.way == "inline" and written.run[0].path != at:
            yield from self._inside(at, to_key(str(to[-1])))
            return
        table = written.table
        for one in written.run:
            if self._layout.is_header(one):
                table = one.path
                yield self._other_names(one, at, to)
            elif len(table) < len(at):
                yield self._other_names(one, at, to, table)

    def _inside(self, at: DocPath, name: str) -> Iterator[Replaced]:
        """Yield what to replace for another name of a key in brackets, which several dotted keys can have."""
        depth = next(depth for depth in range(len(at) - 1, 0, -1) if self._text[self._offsets(at[:depth])[0]] == "{")
        start, end = self._offsets(at[:depth])
        for one in statements_inside(self._text, start, end - 1):
            if one.path[: len(at) - depth] == at[depth:]:
                yield *key_tokens(self._text, one)[len(at) - depth - 1], name

    def _offsets(self, path: DocPath) -> tuple[int, int]:
        return self._document.source.offsets(self._document.locate(path).span)

    def _other_names(self, one: Statement, at: DocPath, to: DocPath, table: DocPath = ()) -> Replaced:
        """Return the key of a statement with other names, of which it has those that its table does not."""
        tokens, passed = key_tokens(self._text, one), len(_names(table))
        last = len(_names(at)) - passed
        first = last - 1 if at[:-1] == to[:-1] else 0
        return tokens[first][0], tokens[last - 1][1], dotted_key(_names(to)[passed + first :])

    def _item(self, at: DocPath) -> Iterator[Replaced]:
        """Yield what to replace so that a table is the only item of a list."""
        written = self._layout.written(at)
        if written is None or written.way == "dotted":
            raise LookupError(at[-1])
        first = written.run[0]
        header = self._layout.header(at)
        if header:
            yield header.start, header.start, "["
            yield header.end, header.end, "]"
        elif written.way == "implied":
            yield first.start, first.start, f"[[{dotted_key(at)}]]{self._line_end}{self._line_end}"
        else:
            start, end = self._offsets(at)
            yield start, start, "["
            yield end, end, "]"

    def _table(self, at: DocPath) -> Iterator[Replaced]:
        """Yield what to replace so that the only item of a list is a table."""
        if header := self._layout.header((*at, 0)):
            yield header.start, header.start + 1, ""
            yield header.end - 1, header.end, ""
        else:
            (start, end), (first, last) = self._offsets(at), self._offsets((*at, 0))
            yield start, first, ""
            yield last, end, ""

    def _items(self, at: DocPath) -> Iterator[Replaced]:
        """Yield what to replace so that each table in a table is an item of a list, with its key as its id."""
        table: dict[str, Any] = value_at(self._document.data, at)
        written = self._layout.written(at)
        if written is None or written.way not in ("header", "implied"):
            raise LookupError(at[-1])
        for one in written.run:
            if not self._layout.is_header(one):
                if self._layout.table_at(one.start) == at:
                    raise LookupError(one.path[-1])
            elif one.path == at:
                yield self._line(one)
            elif len(one.path) == len(at) + 1:
                item = f"[[{dotted_key(at)}]]{self._line_end}id = {to_toml(one.path[-1])}"
                yield one.start, one.end, item
            else:
                tokens, depth = key_tokens(self._text, one), len(_names(at))
                yield tokens[depth][0], tokens[depth + 1][0], ""
        implied = [key for key in table if not self._layout.header((*at, key))]
        if implied:
            raise LookupError(implied[0])

    def _line(self, one: Statement) -> Replaced:
        """Return a header to remove, with its line if there is nothing else on it."""
        end = self._text.find("\n", one.end) + 1 or len(self._text)
        is_alone = not self._text[one.end : end].strip()
        start = self._text.rfind("\n", 0, one.start) + 1 if is_alone else one.start
        return start, end if is_alone else one.end, ""

    @property
    def _line_end(self) -> str:
        return line_end(self._text)


def line_end(text: str) -> str:
    """Return how the first line of a text ends."""
    first = text.find("\n")
    return "\r\n" if first > 0 and text[first - 1] == "\r" else "\n"


def _names(path: DocPath) -> tuple[str, ...]:
    return tuple(part for part in path if isinstance(part, str))
