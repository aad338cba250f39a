"""Which places the format of a charter has. Knows no charter."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from netlint.charter.model import Charter, Table
from netlint.charter.model.base import PARTIAL_DATE_PATTERN
from netlint.charter.schema import inside, json_schema, with_tables
from netlint.i18n.message import Message, Parameter
from netlint.toml.fault import DocPath, dotted
from netlint.toml.limits import MAX_DEPTH
from netlint.utils.suggest import suggest

EVERY = "*"
"""The part of a path that stands for every entry of a list."""
Tables = Mapping[str, type[Table]]
"""The tables of plugins, by their names under `[plugins]`."""
NO_TABLES: Tables = MappingProxyType({})


def place_problem(path: DocPath, *, plain: bool = False, tables: Tables = NO_TABLES) -> Message | None:
    """Return why no charter can have such a place; `None` where one can. A `plain` path has no `*`."""
    if len(path) > MAX_DEPTH:
        parameters: dict[str, Parameter] = {"path": dotted(path[:3]), "count": len(path), "limit": MAX_DEPTH}
        return Message("`{path}...` has {count} parts; no place in a charter has more than {limit}.", parameters)
    schema = _schema(tuple(tables.items()))
    forms: list[dict[str, Any]] = [schema]
    for depth, part in enumerate(path):
        if plain and (part == EVERY or str(part).isdecimal()) and any("items" in form for form in forms):
            return Message("`{path}`: an entry is named by its id, as in members.ana.", {"path": dotted(path)})
        inner = _step(schema, forms, str(part))
        if not inner:
            return _unknown(path, depth, forms)
        forms = inner
    return None


def forms_at(path: DocPath, tables: Tables = NO_TABLES) -> list[dict[str, Any]]:
    """Return the forms, as JSON Schema has them, that a value at a place can have; none where there is no place.

    A date that may be no more than a year or a month has the form of a date.
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
    """Return the forms of what is under a key; where a table may stand for a list, its key is no entry's name."""
    tables = [form for form in forms if part in form.get("properties", ())]
    return [found for form in tables or forms for found in inside(schema, form, part)]


def _unknown(path: DocPath, depth: int, forms: list[dict[str, Any]]) -> Message:
    known = sorted({key for form in forms for key in form.get("properties", ())})
    parameters: dict[str, Parameter] = {"path": dotted(path), "part": str(path[depth])}
    if not path[depth]:
        return Message("`{path}` has a dot with no name beside it.", parameters)
    if not known:
        template = "`{path}`: nothing stands below `{before}` in a charter."
        return Message(template, parameters | {"before": dotted(path[:depth])})
    if meant := suggest(str(path[depth]), known):
        template = "`{path}`: a charter has no `{part}` there. Did you mean `{meant}`?"
        return Message(template, parameters | {"meant": meant})
    return Message("`{path}`: a charter has no `{part}` there. It has: {known}.", parameters | {"known": tuple(known)})
