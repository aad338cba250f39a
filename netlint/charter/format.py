"""Which places the format of a charter has. Knows no charter."""

from typing import Any

from netlint.charter.fault import Path, dotted
from netlint.charter.message import Message, Parameter
from netlint.charter.model import Charter
from netlint.charter.near import nearest
from netlint.charter.schema import inside, json_schema

EVERY = "*"
"""The part of a path that stands for every entry of a list."""


def place_problem(path: Path, *, plain: bool = False) -> Message | None:
    """Say why no charter can have such a place; `None` where one can. A `plain` path is of one place, without `*`."""
    schema = json_schema(Charter)
    forms: list[dict[str, Any]] = [schema]
    for depth, part in enumerate(path):
        if plain and (part == EVERY or str(part).isdecimal()) and any("items" in form for form in forms):
            return Message("`{path}`: an entry is named by its id, as in members.ana.", {"path": dotted(path)})
        inner = [found for form in forms for found in inside(schema, form, str(part))]
        if not inner:
            return _unknown(path, depth, forms)
        forms = inner
    return None


def forms_at(path: Path) -> list[dict[str, Any]]:
    """Give the forms, as JSON Schema has them, that a value at a place can have; none where there is no such place."""
    schema = json_schema(Charter)
    forms = [schema]
    for part in path:
        forms = [found for form in forms for found in inside(schema, form, str(part))]
    return forms


def _unknown(path: Path, depth: int, forms: list[dict[str, Any]]) -> Message:
    known = sorted({key for form in forms for key in form.get("properties", ())})
    told: dict[str, Parameter] = {"path": dotted(path), "part": str(path[depth])}
    if not known:
        template = "`{path}`: nothing stands below `{before}` in a charter."
        return Message(template, told | {"before": dotted(path[:depth])})
    if meant := nearest(str(path[depth]), known):
        return Message("`{path}`: a charter has no `{part}` there. Did you mean `{meant}`?", told | {"meant": meant})
    return Message("`{path}`: a charter has no `{part}` there. It has: {known}.", told | {"known": tuple(known)})
