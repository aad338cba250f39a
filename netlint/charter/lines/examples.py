"""Examples of keys and tables as someone could write them in a charter, from the format's own types. Writes nothing."""

import datetime as dt
import re
from collections.abc import Container, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import islice
from types import EllipsisType, MappingProxyType
from typing import Any, TypeAlias

from netlint.charter.ids import free_id
from netlint.charter.intervals import INTERVAL_PATTERN
from netlint.charter.lines.translated import told
from netlint.charter.model import Charter, Table
from netlint.charter.model.annotations import described
from netlint.charter.model.base import ID_PATTERN, LANGUAGE_PATTERN, MAIN, REFERS_TO
from netlint.charter.schema import json_schema
from netlint.charter.targets import section_of
from netlint.i18n.message import Translate, same
from netlint.toml.paths import DocPath

Keys: TypeAlias = Mapping[str, Any]
"""Keys to write, each with its value; `...` is the value that the format has as an example."""
AHEAD = dt.timedelta(days=91)
"""How far ahead an example of a plan is: a quarter of a year. The project chose it."""
MAX_PLACES = 1024
"""The number of places of the format, and of their examples, that are kept."""
_DAY, _TIME = dt.date(2026, 6, 1), dt.time(19, 30)
_GONE = ("alumni", "prospect", "trial", "leave")
_TEXT = "…"
_OF_FORM = {ID_PATTERN: "short-name", INTERVAL_PATTERN: "monthly", LANGUAGE_PATTERN: "en"}
"""A value of each form of text, for keys of plugins that have no example."""


class NoExample(Exception):  # noqa: N818 (it is no error, but an answer)
    """Raised for a key of which no example can be made, because the charter has nothing to refer to."""


class Examples:
    """Examples that fit one charter: they refer to its items, and have ids that it does not have yet."""

    def __init__(
        self,
        data: Mapping[str, Any],
        translate: Translate = same,
        today: dt.date | None = None,
        added: Mapping[str, list[str]] = MappingProxyType({}),
        ids: dict[str, list[str]] | None = None,
        *,
        can_add: bool = True,
        tables: Mapping[str, type[Table]] = MappingProxyType({}),
    ) -> None:
        """Make examples for the `data` of a charter, in the language of `translate`, on a day if there is one.

        `added` are the ids of items that earlier examples add, by section. `ids` keeps those of the charter for later
        examples. Unless `can_add`, nothing is needed besides the examples: they refer to items that are there, or to
        those of the format's own examples. `tables` are those of plugins.
        """
        self.data = data
        self._tables = tables
        self.translate = translate
        self.today = today
        self.added = added
        self.can_add = can_add
        self._ids: dict[str, list[str]] = {} if ids is None else ids
        self.needed: list[tuple[str, str]] = []
        """The ids, each with its section, that examples refer to and the charter does not have."""

    def table(
        self, kind: type[Table], keys: Keys, taken: Mapping[str, Any] | None = None, *, is_short: bool = False
    ) -> dict[str, Any]:
        """Return an example of a new table: its required and main keys, and `keys`; without any of these, all keys.

        `taken` are the ids of the other items of its list, if it is an item. One that `is_short` has no main keys.
        """
        schema = json_schema(kind)
        required = set(schema.get("required", ()))
        main = set() if is_short else {key for key, known in described(kind).items() if MAIN in known.marks}
        names = [name for name in schema["properties"] if name in {*required, *main, *keys}] or schema["properties"]
        return dict(self._entries(kind, names, keys, required | set(keys), taken or {}))

    def values(self, kind: type[Table], keys: Keys, there: Mapping[str, Any]) -> dict[str, Any]:
        """Return `keys` of an existing table, with their values; a reference is none that is `there` already.

        A key that the table cannot have is left out.
        """
        known = described(kind)
        names = [key for key in keys if key in known]
        if _references(kind).isdisjoint(names):
            return {key: self._told(keys[key]) if keys[key] is not ... else self.value(kind, key) for key in names}
        used = [one for value in there.values() if not isinstance(value, dict) for one in _flat(value)]
        return dict(self._entries(kind, names, keys, keys, {}, used))

    def _entries(
        self,
        kind: type[Table],
        names: list[str],
        keys: Keys,
        asked: Container[str],
        taken: Mapping[str, Any],
        there: Sequence[Any] = (),
    ) -> Iterator[tuple[str, Any]]:
        references = _references(kind)
        used = [*there, *[value for given in keys.values() for value in _flat(given)]]
        stood_for: dict[Any, Any] = {}
        for name in names:
            given = keys.get(name, ...)
            if given is not ...:
                yield name, self._told(given)
            elif name == "id" or name not in references:
                value = free_id(self._example(kind, name), taken) if name == "id" else self.value(kind, name)
                used += _flat(value)
                yield name, value
            else:
                try:
                    value = self._same(kind, name, stood_for) or self.value(kind, name, used, is_asked=name in asked)
                except NoExample:
                    continue
                used += _flat(value)
                yield name, value
                stood_for |= zip(_flat(self._example(kind, name)), _flat(value), strict=False)

    def _told(self, value: Any) -> Any:
        return told(value, self.translate)

    def _same(self, kind: type[Table], name: str, stood_for: Mapping[Any, Any]) -> Any:
        """Return the id that stands for the same example in an earlier key: the lead of a circle is a member of it."""
        example = self._example(kind, name) if stood_for else None
        return stood_for.get(example) if isinstance(example, str) else None

    def value(self, kind: type[Table], name: str, used: list[Any] | None = None, *, is_asked: bool = True) -> Any:
        """Return an example of the value of a key.

        Raises `NoExample` for a reference to nothing, if the key is not one that has to be there.
        """
        if name in _references(kind) and (section := self._section(kind, name)):
            return self.reference(section, self._example(kind, name), used or [], is_asked=is_asked)
        if "examples" in json_schema(kind)["properties"][name]:
            return _dated_example(kind, name, self.translate, self.today)
        return _dated(kind, name, self._example(kind, name), self.today)

    def _section(self, kind: type[Table], name: str) -> str:
        """Return the section that a key refers to; empty if it is that of a table that is not there."""
        return section_of(described(kind)[name].marks[REFERS_TO], self._tables)

    def _example(self, kind: type[Table], name: str) -> Any:
        form = json_schema(kind)["properties"][name]
        return _first_example(kind, name, self.translate) if "examples" in form else self._of_type(kind, name, form)

    def _of_type(self, kind: type[Table], name: str, form: Mapping[str, Any]) -> Any:
        """Return an example of a key of which the format has none: of its first type."""
        form = form.get("anyOf", [form])[0]
        tables = described(kind)[name].tables
        if "$ref" in form and tables:
            return self.table(tables[0], {})
        if form.get("type") == "array":
            is_table = "$ref" in form.get("items", {}) and bool(tables)
            return [self.table(tables[0], {}) if is_table else self._of_type(kind, name, form.get("items", {}))]
        if "enum" in form:
            return form["enum"][0]
        return plain(form)

    def reference(self, section: str, example: Any, used: Sequence[Any] = (), *, is_asked: bool = True) -> Any:
        """Return ids that the charter has, other than those that are `used`; as many as the example has.

        If it has none, return those of the example, which are then needed.
        """
        if example == "all":
            return example
        wanted = example if isinstance(example, list) else [example]
        if section not in self._ids:
            self._ids[section] = ids_in(self.data, section)
        there = self._ids[section] or self.added.get(section, [])
        found = list(islice((one for one in there if one not in used), len(wanted)))
        if not found:
            found = self._needed(section, wanted, used, is_asked=is_asked) if self.can_add else there[:1] or wanted
        return found if isinstance(example, list) else found[0]

    def _needed(self, section: str, wanted: list[str], used: Sequence[Any], *, is_asked: bool) -> list[str]:
        """Return an id of an item that the charter does not have, and note that it is needed."""
        if not is_asked:
            raise NoExample
        free = next((one for one in wanted if one not in used), None) or free_id(wanted[0], used)
        self.needed.append((section, free))
        return [free]


def plain(form: Mapping[str, Any]) -> Any:
    """Return a value of a single type."""
    least, most = form.get("minimum", 0), form.get("maximum")
    number: float = 0.5 if most == 1 and form.get("type") == "number" else 4
    examples = {
        "date": _DAY,
        "time": _TIME,
        "boolean": True,
        "number": max(least, number if most is None else min(most, number)),
        "object": {},
    }
    examples["integer"] = examples["number"]
    kind = form.get("format", form.get("type"))
    return examples.get(str(kind), _OF_FORM.get(form.get("pattern", ""), _TEXT))


def ids_in(data: Mapping[str, Any], section: str) -> list[str]:
    """Return the ids of the items of a section: of members, those who take part first."""
    items: Any = data
    for key in section.split("."):
        items = items.get(key) if isinstance(items, Mapping) else None
    tables = [item for item in items if isinstance(item, dict)] if isinstance(items, list) else []
    tables.sort(key=lambda item: "left" in item or item.get("status") in _GONE)
    named = (item.get("id") for item in tables)
    return list(dict.fromkeys(name for name in named if isinstance(name, str) and re.fullmatch(ID_PATTERN, name)))


def section_kind(section: str, tables: Mapping[str, type[Table]] = MappingProxyType({})) -> type[Table] | None:
    """Return the kind of table that the items of a section are, or of a list in one of the `tables` of plugins."""
    return table_kind(tuple(section.split(".")), tables)


def table_kind(path: DocPath, tables: Mapping[str, type[Table]]) -> type[Table] | None:
    """Return the kind of the table, or of the items of the list, at a path with positions; `None` if it is free."""
    keys = tuple([part for part in path if isinstance(part, str)])
    if keys[:1] != ("plugins",):
        return _kind_below(Charter, keys)
    return _kind_below(tables.get(keys[1]), keys[2:]) if len(keys) > 1 else None


@lru_cache(MAX_PLACES)
def _kind_below(kind: type[Table] | None, keys: tuple[str, ...]) -> type[Table] | None:
    """Return the kind of the tables at some keys in a kind of table."""
    for key in keys:
        known = described(kind).get(key) if kind else None
        kind = known.tables[0] if known and known.tables else None
    return kind


def _flat(value: Any) -> list[Any]:
    return list(value) if isinstance(value, list | tuple) else [] if isinstance(value, EllipsisType) else [value]


@cache
def _references(kind: type[Table]) -> frozenset[str]:
    """Return the keys of a kind of table that refer to others."""
    return frozenset(key for key, known in described(kind).items() if REFERS_TO in known.marks)


@lru_cache(MAX_PLACES)
def _first_example(kind: type[Table], name: str, translate: Translate) -> Any:
    """Return the first example that the format has of a key, in the language of `translate`."""
    example = json_schema(kind)["properties"][name]["examples"][0]
    return example if _is_listed(kind, name) else told(example, translate)


def _dated(kind: type[Table], name: str, example: Any, today: dt.date | None) -> Any:
    """Return a value whose dates are today, or ahead if they are those of plans."""
    marks, tables, _is_list = described(kind)[name]
    if isinstance(example, Mapping) and tables:
        return {key: _dated(tables[0], key, inner, today) for key, inner in example.items()}
    if isinstance(example, list):
        return [_dated(kind, name, inner, today) for inner in example]
    if type(example) is dt.date and today:
        return today if "partial" in marks else today + min(AHEAD, dt.date.max - today)
    return example


@lru_cache(MAX_PLACES)
def _dated_example(kind: type[Table], name: str, translate: Translate, today: dt.date | None) -> Any:
    """Return the first example that the format has of a key, in the language of `translate`, with dates of a day."""
    return _dated(kind, name, _first_example(kind, name, translate), today)


@cache
def _is_listed(kind: type[Table], name: str) -> bool:
    """Return whether the example of a key is one of the values that its schema lists, or has only these."""
    form = json_schema(kind)["properties"][name]
    listed = _listed(form)
    return all(isinstance(one, str) and one in listed for one in _flat(form["examples"][0]))


def _listed(form: Mapping[str, Any]) -> set[Any]:
    """Return the values that a schema lists."""
    options = [form, *form.get("anyOf", ())]
    items = [option["items"] for option in options if isinstance(option.get("items"), dict)]
    return {value for option in (*options, *items) for value in option.get("enum", ())}
