"""What the charter format says about its places: each section, table and key, with its values and an example.

Has no words of its own, and knows no charter.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import msgspec

from netlint.charter.model import Charter, Table
from netlint.charter.model.annotations import described
from netlint.charter.model.base import MEANINGS
from netlint.charter.schema import json_schema, meanings_of

Tables = Mapping[str, type[Table]]
"""The tables of plugins, by their names under `[plugins]`."""
PLUGINS = ("plugins",)
"""The path of the table with the tables of plugins."""
FORMAT = "charter"
"""The name of the charter as a whole, among the names of places."""


class Place(msgspec.Struct, frozen=True):
    """A place that a charter can have: a section, a table or a key. The charter as a whole has an empty path."""

    path: tuple[str, ...]
    description: str
    form: dict[str, Any]
    """The schema of its value."""
    is_required: bool = False
    values: dict[str, str] = {}
    """The allowed values, if they are listed, in the order of the model; each with a sentence about it, or ""."""
    about: str = ""
    """What one table in this place is; empty if it has none."""
    keys: tuple["Place", ...] = ()
    """The keys of that table."""
    kind: type[Table] | None = None
    """The type of that table; `None` if its keys are free."""

    @property
    def name(self) -> str:
        """The path in one word: `members.tier`."""
        return ".".join(self.path) or FORMAT

    @property
    def is_table(self) -> bool:
        """Whether the place is a table, or a list of tables."""
        return bool(self.keys) or self.form.get("type") == "object"

    @property
    def is_list(self) -> bool:
        """Whether the value is a list, and cannot be anything else."""
        return bool(self.form.get("type") == "array")

    @property
    def is_only_table(self) -> bool:
        """Whether the value is a table or a list of tables, and cannot be a text or a number."""
        return self.is_table and "anyOf" not in self.form

    def at(self, path: tuple[str, ...]) -> tuple["Place", ...]:
        """Return the places from here to the one at `path`, without this one itself."""
        if not path:
            return ()
        inner = next(key for key in self.keys if key.path[-1] == path[0])
        return (inner, *inner.at(path[1:]))

    def everything(self) -> Iterator["Place"]:
        """Yield the place and all places in it, in the order of the model."""
        yield self
        for key in self.keys:
            yield from key.everything()


def format_with(tables: Tables) -> Place:
    """Return the charter as a whole, with the tables of plugins."""
    return _format(tuple(tables.items()))


@cache
def _format(tables: tuple[tuple[str, type[Table]], ...]) -> Place:
    whole = _whole(Charter, ())
    named = tuple(_whole(table, (*PLUGINS, name)) for name, table in tables)
    keys = (msgspec.structs.replace(key, keys=named) if key.path == PLUGINS else key for key in whole.keys)
    return msgspec.structs.replace(whole, keys=tuple(keys))


def _whole(model: type[Table], path: tuple[str, ...]) -> Place:
    """Return the place of a model, and all places in it."""
    return _Describer(model).table_at(path)


class _Describer:
    """A model, as its schema describes it."""

    def __init__(self, model: type[Table]) -> None:
        self._schema = json_schema(model)
        marked: dict[str, Any] = msgspec.json.schema(model)["$defs"]
        self._order = {frozenset(given): [*given] for given in _meanings(marked)}
        self._model = model

    def table_at(self, path: tuple[str, ...]) -> Place:
        """Return the place of the model itself."""
        about = self._schema.get("description", "")
        keys = tuple(self._keys(self._schema, self._model, path))
        return Place(path, about, {"type": "object"}, about=about, keys=keys, kind=self._model)

    def _keys(self, table: dict[str, Any], kind: type[Table], path: tuple[str, ...]) -> Iterator[Place]:
        for key, form in table.get("properties", {}).items():
            needed = key in table.get("required", ())
            inner = self._table(form)
            of_key = next(iter(described(kind)[key].tables), None)
            yield Place(
                path=(*path, key),
                description=form.get("description", ""),
                form=form,
                is_required=needed,
                values=self._values(form),
                about=inner.get("description", ""),
                keys=tuple(self._keys(inner, of_key, (*path, key))) if of_key else (),
                kind=of_key,
            )

    def _table(self, form: dict[str, Any]) -> dict[str, Any]:
        """Return the table that a value can be or contain; empty if there is none."""
        if "$ref" in form:
            found: dict[str, Any] = self._schema["$defs"][form["$ref"].rpartition("/")[2]]
            return found
        options = (*form.get("anyOf", ()), *([form["items"]] if isinstance(form.get("items"), dict) else []))
        return next((inner for option in options if (inner := self._table(option))), {})

    def _values(self, form: dict[str, Any]) -> dict[str, str]:
        """Return the listed values of a key, in the order of the model, with the sentence about each."""
        for option in (form, *form.get("anyOf", ()), form.get("items", {})):
            if len(option.get("enum", ())) > 1:
                listed = [str(value) for value in option["enum"]]
                sentences = meanings_of(option)
                order = self._order.get(frozenset(listed), listed)
                return {value: sentences.get(value, "") for value in order}
        return {}


def _meanings(node: Any) -> Iterator[dict[str, str]]:
    """Yield what a schema with its marks says about values, in the order of the model."""
    if isinstance(node, dict):
        yield from (node[MEANINGS],) if isinstance(node.get(MEANINGS), dict) else ()
    for inner in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from _meanings(inner)


class Hit(msgspec.Struct, frozen=True):
    """What a name refers to: a place, or a `value` that is allowed in one or more places with the same meaning."""

    places: tuple[Place, ...]
    value: str | None = None
    is_exact: bool = False
    """Whether the name is the full path."""

    @property
    def place(self) -> Place:
        """The place, or the first one with the value."""
        return self.places[0]

    @property
    def name(self) -> str:
        """The name that refers to this alone: `drives.kind.overflow`."""
        return self.place.name if self.value is None else f"{self.place.name}.{self.value}"

    @property
    def description(self) -> str:
        """The sentence about it."""
        return self.place.description if self.value is None else self.place.values[self.value]


def find(whole: Place, name: str) -> list[Hit]:
    """Return what `name` refers to: full paths first, then keys and values of which it is the last part.

    The case does not matter, and brackets of a table header are left out.
    """
    parts = tuple(name.casefold().replace("_", "-").strip("[] ").split("."))
    if parts == (FORMAT,):
        return [Hit((whole,), is_exact=True)]
    places = [place for place in whole.everything() if place.path]
    hits = [Hit((place,), is_exact=_is(place.path, parts)) for place in places if _ends(place.path, parts)]
    values: dict[tuple[str, str], list[Place]] = {}
    for place in places:
        for value, sentence in place.values.items():
            if _ends((*place.path, value), parts):
                values.setdefault((value, sentence), []).append(place)
    hits += [
        Hit(tuple(found), value, is_exact=any(_is((*place.path, value), parts) for place in found))
        for (value, _sentence), found in values.items()
    ]
    return sorted(hits, key=lambda hit: not hit.is_exact)


def names(whole: Place) -> Iterator[str]:
    """Yield every name that refers to something in the format: full paths, keys and values."""
    yield FORMAT
    for place in whole.everything():
        if place.path:
            yield from (place.name, place.path[-1], *place.values)


def _ends(path: tuple[str, ...], parts: tuple[str, ...]) -> bool:
    return _is(path[-len(parts) :], parts)


def _is(path: tuple[str, ...], parts: tuple[str, ...]) -> bool:
    return tuple(part.casefold() for part in path) == parts
