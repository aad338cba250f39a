"""What to write at a place of a charter: lines of TOML that fit the format. Changes no charter."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import Any, Literal, NamedTuple, TypeAlias

from netlint.charter.ids import free_id
from netlint.charter.lines.examples import MAX_PLACES, Examples, Keys, section_kind, table_kind
from netlint.charter.lines.moves import Mover, value_or_nothing
from netlint.charter.lines.translated import told
from netlint.charter.model import Charter, Table
from netlint.charter.model.annotations import described
from netlint.charter.repair.meant import NOTHING
from netlint.charter.repair.repairs import Repairs, name_of
from netlint.charter.schema import json_schema
from netlint.i18n.message import Translate, same
from netlint.toml import DocPath, Document, Replacement, dotted
from netlint.toml.layout import Layout
from netlint.toml.moves import Moves
from netlint.toml.paths import has_positions
from netlint.toml.snippet import Snippet
from netlint.utils.invisible import is_blank

Shape: TypeAlias = Literal["table", "tables", "value"]


class _Form(NamedTuple):
    """What the format has at a path."""

    kind: type[Table] | None
    """The kind of the table, or of the items of the list; `None` if there is none."""
    parent: type[Table] | None
    """The kind of the table that the path is in; `None` if it is free."""
    shape: Shape


class _Target(NamedTuple):
    """Something to write: the parts of a path below an existing table, and the table or tables there."""

    rest: tuple[str, ...]
    content: dict[str, Any] | list[dict[str, Any]]


class SnippetWriter:
    """Writes snippets for one charter. The document must have data."""

    def __init__(
        self, document: Document, today: dt.date | None = None, tables: Mapping[str, type[Table]] = MappingProxyType({})
    ) -> None:
        """Write snippets for a document, on a day if there is one, with the `tables` of plugins."""
        self._document = document
        self._today = today
        self._tables = tables
        self._edits = Moves(Layout(document))
        self._added: dict[str, list[str]] = {}
        """The ids of items that snippets so far add, by section."""
        self._ids: dict[str, list[str]] = {}
        self._examples = Examples({})

    def snippets(
        self, at: DocPath, keys: Keys | Replacement | None = None, translate: Translate = same
    ) -> tuple[Snippet, ...]:
        """Return what to write at a place, with ids in its path; empty if only a person can decide.

        `keys` are keys of the table to write in, beside those that it needs. If the table exists, only these are
        written; if it is a list, as a further item.
        """
        path = self._document.exact(at)
        data = self._document.data or {}
        self._examples = Examples(data, translate, self._today, self._added, self._ids, tables=self._tables)
        if isinstance(keys, Replacement) and keys.to is not None:
            return self._elsewhere(path, self._document.exact(keys.to))
        if isinstance(keys, Replacement):
            is_known = keys.value is not ...
            value = told(keys.value, translate) if is_known else None
            written = self._edits.instead(path, value) if is_known else self._instead_of_invalid(path)
            return self._with_needed(written)
        found, value = self._existing(path)
        if found == len(path):
            written = self._at_existing(path, value, keys)
        elif isinstance(value, dict) and not has_positions(path[found:]):
            written = self._at_missing(path, found, keys or {})
        else:
            written = ()
        return self._with_needed(written)

    def _with_needed(self, written: tuple[Snippet, ...]) -> tuple[Snippet, ...]:
        """Return snippets with those for the items that they refer to; those for the end of the file as one."""
        is_all = len(written) < 2 and not self._examples.needed  # noqa: PLR2004 (nothing to join)
        return written if is_all or not written else _together((*written, *self._needed()))

    def _existing(self, path: DocPath) -> tuple[int, Any]:
        """Return how many parts of a path exist, and the value there."""
        value: Any = self._document.data
        for depth, part in enumerate(path):
            try:
                value = value[part]
            except (KeyError, IndexError, TypeError):
                return depth, value
        return len(path), value

    def _value(self, path: DocPath) -> Any:
        return self._existing(path)[1]

    def _repair_for(self, path: DocPath) -> tuple[Repairs, DocPath] | None:
        """Return what repairs values at a path, and the path there; `None` if the format has no such place."""
        from netlint.charter.mistakes.validator import repairs

        is_own = path[:1] == ("plugins",)
        model = self._tables.get(str(path[1])) if is_own and len(path) > 1 else Charter
        return (repairs(model, self._examples.translate), path[2:] if is_own else path) if model else None

    def _elsewhere(self, path: DocPath, to: DocPath) -> tuple[Snippet, ...]:
        """Return what to write so that what is at a path is at another one."""
        found = self._repair_for(to)
        return Mover(self._document, self._edits, *found).moved(path, to) if found else ()

    def _instead_of_invalid(self, path: DocPath) -> tuple[Snippet, ...]:
        """Return the value that was meant by one that does not fit the format, or an example if nobody can tell."""
        found, (depth, value) = self._repair_for(path), self._existing(path)
        if found is None or depth < len(path):
            return ()
        repair, inner = found
        meant = repair.meant(inner, value)
        if meant is NOTHING and (not isinstance(value, dict | list) or not value):
            meant = self._example(path)
            meant = meant if meant is not NOTHING and repair.fits(inner, meant) else repair.example(inner)
        return self._edits.instead(path, meant) if meant is not NOTHING else ()

    def _example(self, path: DocPath) -> Any:
        """Return an example of a key that fits the charter; `NOTHING` if there is none."""
        _kind, parent, shape = self._form(path)
        is_value = isinstance(path[-1], str) and shape == "value"
        return self._examples.value(parent, str(path[-1])) if parent and is_value else NOTHING

    def _at_existing(self, path: DocPath, value: Any, keys: Keys | None) -> tuple[Snippet, ...]:
        """Return what to write in a table that exists, as a further item of a list, or instead of an empty value."""
        if not path:
            return ()
        kind, parent, shape = self._form(path)
        if kind and isinstance(value, list) and shape == "tables":
            return self._in_list(path, kind, value, keys)
        if kind and isinstance(value, dict):
            if value and not keys:
                return ()
            entries = self._examples.values(kind, keys, value) if keys else self._examples.table(kind, {})
            return self._edits.add(path, entries)
        wanted = dict(keys or {})
        if _says_nothing(value):
            wanted = {str(path[-1]): ...} | wanted
        if not wanted or not parent or not isinstance(path[-1], str):
            return ()
        return self._edits.add(path[:-1], self._examples.values(parent, wanted, self._value(path[:-1])))

    def _in_list(self, path: DocPath, kind: type[Table], items: list[Any], keys: Keys | None) -> tuple[Snippet, ...]:
        """Return a further item of a list of tables, or the first one instead of an empty list."""
        if not items:
            return self._edits.instead(path, [self._new_item(path, kind, keys or {})])
        if keys is None or not all(isinstance(item, dict) for item in items):
            return ()
        item = self._new_item(path, kind, keys, [item.get("id") for item in items])
        return tuple(filter(None, [self._edits.append(path, item)]))

    def _new_item(self, path: DocPath, kind: type[Table], keys: Keys, taken: Sequence[object] = ()) -> dict[str, Any]:
        """Return a new item of a list of tables, with an id that no other item has or gets."""
        added = self._added.setdefault(dotted(path), [])
        item = self._examples.table(kind, keys, dict.fromkeys(map(str, (*taken, *added))))
        if "id" in item:
            item["id"] = free_id(item["id"], {*map(str, taken), *added})
            added.append(item["id"])
        return item

    def _at_missing(self, path: DocPath, found: int, keys: Keys) -> tuple[Snippet, ...]:
        """Return what to write if a table, a list of tables or a key is missing."""
        table, target = path[:found], self._target(path, found, keys)
        if target is None:
            return ()
        if target.rest and self._edits.can_have_headers(table):
            return tuple(filter(None, (self._edits.at_end((*table, *target.rest), target.content),)))
        content: Any = target.content
        for part in reversed(target.rest):
            content = {part: content}
        return self._edits.add(table, content)

    def _target(self, path: DocPath, found: int, keys: Keys) -> _Target | None:
        """Return what to write for a path of which only the first parts exist."""
        kind, parent, shape = self._form(path)
        rest = tuple(map(str, path[found:]))
        if shape == "tables" and kind:
            return _Target(rest, [self._new_item(path, kind, keys)])
        if shape == "table" and kind:
            return _Target(rest, self._examples.table(kind, keys))
        if parent is None or rest[-1] not in json_schema(parent)["properties"]:
            return None
        wanted = {rest[-1]: ..., **keys}
        if rest == ("id",) and "id" not in keys:
            wanted["id"] = self._own_id(path, parent)
        if len(rest) == 1:
            return _Target((), self._examples.values(parent, wanted, self._value(path[:-1])))
        return _Target(rest[:-1], self._examples.table(parent, wanted, is_short=True))

    def _own_id(self, path: DocPath, kind: type[Table]) -> str:
        """Return an id that no other item of a list has: one made from the name or text of the item, if it has any."""
        name = name_of(self._value(path[:-1]), json_schema(kind)["properties"])
        items = self._value(path[:-2])
        others = [item.get("id") for item in items if isinstance(item, dict)] if isinstance(items, list) else []
        added = self._added.setdefault(dotted(path[:-2]), [])
        free = free_id(name or self._examples.value(kind, "id"), [*others, *added])
        added.append(free)
        return free

    def _form(self, path: DocPath) -> _Form:
        """Return what the format has at a path."""
        key, kind = path[-1], table_kind(path, self._tables)
        parent = kind if isinstance(key, int) else table_kind(path[:-1], self._tables)
        return _Form(kind, parent, _shape(kind, parent, key))

    def _needed(self) -> Iterator[Snippet]:
        """Yield the items that the examples refer to and the charter does not have."""
        sections: dict[str, dict[str, None]] = {}
        for section, name in tuple(self._examples.needed):
            sections.setdefault(section, {})[name] = None
        for section, names in sections.items():
            path = tuple(section.split("."))
            kind, items = section_kind(section, self._tables), value_or_nothing(self._document.data, path)
            tables: list[dict[str, Any]] = [{"id": name} for name in names] if kind else []
            self._added.setdefault(section, []).extend(names)
            if items is NOTHING and tables:
                yield from filter(None, [self._edits.at_end(path, tables)])
            elif items == []:
                yield from self._edits.instead(path, tables)
            elif isinstance(items, list):
                yield from filter(None, (self._edits.append(path, table) for table in tables))


@lru_cache(MAX_PLACES)
def _shape(kind: type[Table] | None, parent: type[Table] | None, key: str | int) -> Shape:
    """Return what the format has at a key of a table: a table, a list of tables, or a value."""
    if isinstance(key, int):
        return "value"
    if parent is None:
        return "table" if kind else "value"
    if parent is Charter:
        return _section_shape(key)
    form = json_schema(parent)["properties"].get(key, {})
    return "table" if "$ref" in form else "tables" if "$ref" in form.get("items", {}) else "value"


def _section_shape(section: str) -> Shape:
    """Return what the format has at a section, as its schema does, which takes long to make."""
    known = described(Charter).get(section)
    if known is None or not known.tables:
        return "value"
    return "tables" if isinstance(getattr(Charter(), section.replace("-", "_")), tuple) else "table"


def _says_nothing(value: Any) -> bool:
    return is_blank(value) if isinstance(value, str) else value in ([], {})


def _together(snippets: tuple[Snippet, ...]) -> tuple[Snippet, ...]:
    """Return snippets with those for the end of the file as one."""
    ends = [one for one in snippets if one.where == "end"]
    if len(ends) < 2:  # noqa: PLR2004 (nothing to join)
        return snippets
    text = "\n\n".join(one.text for one in ends)
    return (*(one for one in snippets if one.where != "end"), Snippet(text, "end", ends[0].span))
