"""A charter as a whole: its data, its text, and what the format has at each place. Finds and repairs nothing."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

import msgspec

from netlint.charter.lines.examples import table_kind
from netlint.charter.lines.moves import value_or_nothing
from netlint.charter.mistakes.validator import forms
from netlint.charter.model import Charter, Table
from netlint.charter.model.annotations import described, marked_places
from netlint.charter.model.base import ID_PATTERN, REFERS_TO
from netlint.charter.repair.forms import Form, Forms
from netlint.charter.targets import section_of
from netlint.toml import DocPath, Document
from netlint.toml.layout import Layout

PLUGINS = "plugins"


class Whole:
    """One charter; all paths have positions."""

    def __init__(self, document: Document, tables: Mapping[str, type[Table]]) -> None:
        """Take a document that has data, with the `tables` of plugins."""
        self.document = document
        self._tables = tables

    @cached_property
    def layout(self) -> Layout:
        """How its tables are written."""
        return Layout(self.document)

    def value(self, path: DocPath) -> Any:
        """Return the value at a path; `NOTHING` if there is none."""
        return value_or_nothing(self.document.data, path)

    def written(self, path: DocPath) -> str:
        """Return how a value is written."""
        return self.layout.text(self.document.locate(path).span)

    def forms(self, path: DocPath) -> Forms | None:
        """Return the schema that a path belongs to; `None` if the format has none."""
        model: type[msgspec.Struct] | None = Charter
        if path[:1] == (PLUGINS,):
            model = self._tables.get(str(path[1])) if len(path) > 1 else None
        return forms(model) if model else None

    def form(self, path: DocPath) -> Form:
        """Return the schema of a place, with all that it allows; an empty choice if the format has no such place."""
        found = self.forms(path)
        return found.at(path[2:] if path[:1] == (PLUGINS,) else path) if found else {"anyOf": []}

    def options(self, path: DocPath) -> list[Form]:
        """Return each thing that the format allows at a place."""
        found = self.forms(path)
        return found.options(self.form(path)) if found else []

    def fits(self, path: DocPath, value: Any) -> bool:
        """Return whether a value fits at a place."""
        found = self.forms(path)
        return found is not None and found.fits(self.form(path), value)

    def keys(self, path: DocPath) -> list[str]:
        """Return the keys that the format has for the table at a place; of `[plugins]`, those that are known."""
        if path == (PLUGINS,):
            return list(self._tables)
        return [key for option in self.options(path) for key in option.get("properties", ())]

    def item_keys(self, path: DocPath) -> list[str]:
        """Return the keys that the format has for the tables of the list at a place; empty if it has no such list."""
        is_list = any(option.get("type") == "array" for option in self.options(path))
        return self.keys((*path, 0)) if is_list else []

    def section(self, path: DocPath) -> str | None:
        """Return the section whose ids a key refers to; `None` if it has no id of another item."""
        *front, key = tuple(part for part in path if isinstance(part, str))
        kind = table_kind(tuple(front), self._tables)
        known = described(kind).get(key) if kind else None
        return section_of(known.marks[REFERS_TO], self._tables) if known and REFERS_TO in known.marks else None

    def is_id(self, path: DocPath) -> bool:
        """Return whether a place is that of the id of an item."""
        is_of_item = path[-1:] == ("id",) and isinstance(path[-2], int)
        return is_of_item and any(option.get("pattern") == ID_PATTERN for option in self.options(path))

    def references(self) -> Iterator[tuple[DocPath, Any, str]]:
        """Yield the path and value of each key with ids of other items, and the section that these are in."""
        roots: list[tuple[DocPath, type[Table]]] = [((), Charter)]
        roots += [((PLUGINS, name), table) for name, table in self._tables.items()]
        for front, kind in roots:
            data = self.value(front)
            for path, table, key, target in marked_places(data, kind, REFERS_TO) if isinstance(data, dict) else ():
                yield (*front, *path, key), table[key], section_of(target, self._tables)
