"""The texts of the charter format, for its catalogue: what it says about its tables, keys and values, and its examples.

Reads no file. `tools/catalogues.py` collects them.
"""

import re
from collections.abc import Iterator
from typing import Any

from netlint.charter import Charter
from netlint.charter.schema import json_schema, meanings_of
from netlint.toml.writer import to_toml

TITLE = "Charter of a network"
"""The title of the schema of the charter."""


def enumerated(schema: object) -> Iterator[str]:
    """Yield every text that is one of a list of values in a schema."""
    if isinstance(schema, dict):
        yield from (value for value in schema.get("enum", ()) if isinstance(value, str))
        for inner in schema.values():
            yield from enumerated(inner)
    elif isinstance(schema, list):
        for inner in schema:
            yield from enumerated(inner)


def texts() -> Iterator[tuple[str, str]]:
    """Yield each text of the format, with the table that it is in."""
    yield TITLE, "charter"
    schema = json_schema(Charter)
    fixed = re.compile("|".join([*map(re.escape, set(enumerated(schema))), r".*[/].*"]))
    tables = {"charter": {key: value for key, value in schema.items() if key != "$defs"}, **schema["$defs"]}
    for name, table in tables.items():
        yield from ((text, name) for text in _said(table))
        for example in _examples(table):
            if not fixed.fullmatch(example):
                yield to_toml(example), name


def _said(node: Any) -> Iterator[str]:
    """Yield the descriptions in a schema, and the sentences about values."""
    if isinstance(node, dict):
        if isinstance(node.get("description"), str):
            yield node["description"]
        yield from meanings_of(node).values()
    for inner in _parts(node):
        yield from _said(inner)


def _examples(node: Any) -> Iterator[str]:
    """Yield the texts in the examples of a schema."""
    if isinstance(node, dict):
        yield from _words(node.get("examples", []))
    for inner in _parts(node):
        yield from _examples(inner)


def _words(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    for inner in _parts(value):
        yield from _words(inner)


def _parts(node: Any) -> list[Any]:
    return list(node.values()) if isinstance(node, dict) else node if isinstance(node, list) else []
