"""The value that was probably meant by one that does not fit the format, as data. Changes no charter, says nothing."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from typing import Any

from netlint.charter.ids import free_id, id_of
from netlint.charter.lines.examples import plain
from netlint.charter.lines.shapes import shapes
from netlint.charter.lines.translated import told
from netlint.charter.model.base import ID_PATTERN
from netlint.charter.repair.forms import Form, Forms
from netlint.charter.repair.meant import NOTHING, as_scalar, is_text, pieces
from netlint.i18n.message import Translate, same
from netlint.toml.paths import DocPath
from netlint.utils.spoken import counts_otherwise

_MOST = 20
"""The most items of a list that are written again. The project chose this limit."""


class Repairs:
    """Repairs values of one schema."""

    def __init__(self, forms: Forms, translate: Translate = same) -> None:
        """Repair values of a schema; examples are in the language of `translate`."""
        self._forms = forms
        self._translate = translate

    def meant(self, path: DocPath, value: Any) -> Any:
        """Return what was probably meant by a value that does not fit; `NOTHING` if nobody can tell."""
        form = self._forms.at(path)
        if isinstance(value, str) and counts_otherwise(value, "-".join(map(str, path))):
            return NOTHING
        meant = self._meant(form, value)
        return meant if meant is NOTHING or self._forms.fits(form, meant) else NOTHING

    def shapes(self, path: DocPath) -> set[str]:
        """Return what a path can have: a table, tables, or a plain value."""
        return {shape for option in self._forms.options(self._forms.at(path)) for shape in shapes(option)}

    def fits(self, path: DocPath, value: Any) -> bool:
        """Return whether a value fits at a path."""
        return self._forms.fits(self._forms.at(path), value)

    def example(self, path: DocPath) -> Any:
        """Return an example of what a path can have; `NOTHING` if none can be made."""
        form = self._forms.at(path)
        example = self._example(form)
        return example if self._forms.fits(form, example) else NOTHING

    def _meant(self, form: Form, value: Any) -> Any:
        if self._forms.fits(form, value):
            return value
        for option in sorted(self._forms.options(form), key=lambda option: _distance(option, value)):
            found = self._as(option, value)
            if found is not NOTHING and self._forms.fits(form, found):
                return found
        return NOTHING

    def _as(self, option: Form, value: Any) -> Any:
        """Return a value as one thing that a schema allows."""
        if option.get("type") == "array":
            return self._list(option.get("items", {}), value)
        if option.get("type") == "object":
            return self._table(option, value) if "properties" in option else NOTHING
        return as_scalar(option, value)

    def _list(self, items: Form, value: Any) -> Any:
        tables = [option for option in self._forms.options(items) if "properties" in option]
        parts = list(_parts(value, tables, is_split=bool(tables) or items.get("pattern") == ID_PATTERN))
        found = [self._meant(items, part) for part in parts]
        if not found or len(found) > _MOST or any(one is NOTHING for one in found):
            return NOTHING
        return _with_own_ids(found)

    def _table(self, option: Form, value: Any) -> Any:
        """Return a table that has a value under the first of its keys that can have it."""
        if isinstance(value, dict):
            forms = option["properties"]
            known = {key: self._meant(forms[key], inner) for key, inner in value.items() if key in forms}
            is_whole = len(known) == len(value) and not any(inner is NOTHING for inner in known.values())
            return self._completed(option, known) if is_whole else NOTHING
        if isinstance(value, list) and len(value) == 1 and isinstance(value[0], dict):
            return self._table(option, value[0])
        keys = [*option.get("required", ()), *next(iter(option.get("examples", ())), ()), *option["properties"]]
        for key in keys:
            form = option["properties"][key]
            if (
                key != "id"
                and "enum" not in form
                and any(_has_type(inner, value) for inner in self._forms.options(form))
            ):
                return self._completed(option, {key: as_scalar(form, value) if is_text(value) else value})
            if key != "id" and isinstance(value, str) and "time" not in form and _is_number(form):
                number = as_scalar(form, value)
                if number is not NOTHING and re.search("[0-9]", value):
                    return self._completed(option, {key: number})
        return NOTHING

    def _completed(self, option: Form, table: dict[str, Any]) -> dict[str, Any]:
        """Return a table with the keys that are required and missing: an id made from its text, or examples."""
        for key in option.get("required", ()):
            if key not in table and key == "id":
                table = {
                    "id": name_of(table, option["properties"]) or self._example(option["properties"][key]),
                    **table,
                }
            elif key not in table:
                table[key] = self._example(option["properties"][key])
        return {key: table[key] for key in option["properties"] if key in table}

    def _example(self, form: Form) -> Any:
        """Return an example of what a schema allows."""
        if "examples" in form:
            return told(form["examples"][0], self._translate)
        option = self._forms.options(form)[0]
        if option.get("type") == "array" and "items" in option:
            return [self._example(option["items"])]
        if "examples" in option:
            return told(option["examples"][0], self._translate)
        if "properties" in option:
            return self._completed(option, {})
        return option["enum"][0] if "enum" in option else plain(option)


def name_of(table: Mapping[str, Any], keys: Form) -> str:
    """Return an id made from the first text of a table, such as its name; empty if there is none."""
    texts = (value for key, value in table.items() if isinstance(value, str) and _is_for_text(keys.get(key, {})))
    return next(filter(None, map(id_of, texts)), "")


def _is_for_text(form: Form) -> bool:
    """Return whether a key has text in people's own words."""
    options = form.get("anyOf", [form])
    return any(
        option.get("type") == "string" and not option.keys() & {"enum", "pattern", "format"} for option in options
    )


def _distance(option: Form, value: Any) -> int:
    """Return how unlike a value is to what a schema allows; the least first."""
    kind = option.get("type")
    if isinstance(value, list):
        return {"array": 0, "object": 1}.get(str(kind), 2)
    if isinstance(value, dict):
        return {"object": 0, "array": 1}.get(str(kind), 2)
    if isinstance(value, str) and kind == "array":
        return 0 if len(pieces(value)) > 1 else 2
    if _has_type(option, value):
        return 0
    return 2 if kind in ("array", "object") else 1


def _has_type(option: Form, value: Any) -> bool:
    """Return whether a value has a plain type that a schema allows: not an id, or one of a list."""
    if "pattern" in option or "enum" in option:
        return False
    kind = str(option.get("format", option.get("type")))
    if isinstance(value, bool):
        return kind == "boolean"
    if isinstance(value, list):
        return kind == "array" and bool(value) and all(_has_type(option.get("items", {}), item) for item in value)
    kinds = {"string": str, "number": int | float, "integer": int, "date": dt.date, "time": dt.time}
    return isinstance(value, kinds.get(kind, ()))


def _is_number(form: Form) -> bool:
    return form.get("type") in ("number", "integer")


def _parts(value: Any, tables: list[Form], *, is_split: bool) -> Iterator[Any]:
    """Yield what the items of a list were probably meant to be."""
    if isinstance(value, list):
        yield from value
    elif isinstance(value, dict) and tables:
        yield from _tables(value, tables[0])
    elif isinstance(value, dict):
        yield from value.values()
    elif isinstance(value, str) and is_split:
        yield from pieces(value)
    else:
        yield value


def _tables(value: dict[str, Any], form: Form) -> Iterator[Any]:
    """Yield the items of a list that someone wrote as one table: it is the only item, or it has each under its id."""
    keys = form["properties"]
    if value and all(key in keys for key in value):
        yield value
        return
    for name, inner in value.items():
        if not isinstance(inner, dict):
            yield {"id": id_of(name), **_named(keys, inner)} if "id" in keys else inner
        elif "id" in keys:
            shown = {"name": name} if "name" in keys and "name" not in inner and id_of(name) != name else {}
            yield {"id": id_of(name), **shown, **inner}
        else:
            yield inner


def _named(keys: Form, value: Any) -> dict[str, Any]:
    """Return a value under the first key for text."""
    plain_keys = (key for key, form in keys.items() if form.get("type") == "string" and not form.keys() & {"pattern"})
    key = next((key for key in plain_keys if "enum" not in keys[key] and "format" not in keys[key]), None)
    return {key: value} if key else {}


def _with_own_ids(items: list[Any]) -> list[Any]:
    """Return items of which no two have the same id: later ones get a number."""
    taken: set[str] = set()
    for at, item in enumerate(items):
        if isinstance(item, dict) and isinstance(item.get("id"), str):
            items[at] = {**item, "id": free_id(item["id"], taken)}
            taken.add(items[at]["id"])
    return items
