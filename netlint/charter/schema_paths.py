"""The places that the charter format has. Knows no charter."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from netlint.charter.model import Charter, Table
from netlint.charter.model.base import PARTIAL_DATE_PATTERN
from netlint.charter.schema import inside, json_schema, with_tables
from netlint.i18n.message import Message, Parameter
from netlint.toml.limits import MAX_DEPTH
from netlint.toml.paths import DocPath, dotted
from netlint.utils.invisible import is_blank
from netlint.utils.suggest import guess_and_known

EVERY = "*"
"""The part of a path that means every item of a list."""
Tables = Mapping[str, type[Table]]
"""The tables of plugins, by their names under `[plugins]`."""
NO_TABLES: Tables = MappingProxyType({})


def place_problem(path: DocPath, *, plain: bool = False, tables: Tables = NO_TABLES) -> Message | None:
    """Return why no charter can have a place; `None` if a charter can. A `plain` path has no `*`."""
    if len(path) > MAX_DEPTH:
        parameters: dict[str, Parameter] = {"path": dotted(path[:3]), "count": len(path), "limit": MAX_DEPTH}
        return Message("`{path}...` has {count} parts. A place in a charter has at most {limit}.", parameters)
    if any(is_blank(str(part)) for part in path):
        written = ".".join(map(str, path))
        return Message("`{path}` has a dot without a name before or after it.", {"path": written})
    schema = _schema(tuple(tables.items()))
    forms: list[dict[str, Any]] = [schema]
    for depth, part in enumerate(path):
        if plain and (part == EVERY or str(part).isdecimal()) and any("items" in form for form in forms):
            return Message("`{path}`: name an item by its id, as in members.ana.", {"path": dotted(path)})
        inner = _step(schema, forms, str(part))
        if not inner:
            return _unknown(path, depth, forms)
        forms = inner
    return None


def forms_at(path: DocPath, tables: Tables = NO_TABLES) -> list[dict[str, Any]]:
    """Return the JSON Schemas that a value at a path can have; an empty list if the place cannot exist.

    A date that can be only a year or a month has the schema of a date.
    """
    schema = _schema(tuple(tables.items()))
    forms = [schema]
    for part in path:
        forms = _step(schema, forms, str(part))
    return [form for form in forms if form.get("pattern") != PARTIAL_DATE_PATTERN]


@cache
def _schema(tables: tuple[tuple[str, type[Table]], ...]) -> dict[str, Any]:
    schema = json_schema(Charter)
    return with_tables(schema, dict(tables)) if tables else schema


def _step(schema: dict[str, Any], forms: list[dict[str, Any]], part: str) -> list[dict[str, Any]]:
    """Return the schemas below a key. If a table or a list is allowed, the key belongs to the table."""
    tables = [form for form in forms if part in form.get("properties", ())]
    return [found for form in tables or forms for found in inside(schema, form, part)]


def _unknown(path: DocPath, depth: int, forms: list[dict[str, Any]]) -> Message:
    known = sorted({key for form in forms for key in form.get("properties", ())})
    parameters: dict[str, Parameter] = {"path": dotted(path), "part": str(path[depth])}
    if not known:
        template = "`{path}`: `{before}` has no keys in a charter."
        return Message(template, parameters | {"before": dotted(path[:depth])})
    allowed = Message("Allowed keys: {known}.", {"known": tuple(known)})
    return (
        Message("`{path}`: unknown key `{part}`.", parameters) + " " + guess_and_known(str(path[depth]), known, allowed)
    )
