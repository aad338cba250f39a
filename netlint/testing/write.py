"""Checks of what a rule wants to be written: the place and its keys exist, and the values fit the format."""

from collections.abc import Iterable, Mapping
from typing import Any

from netlint.charter import Charter, Table
from netlint.charter.lines.translated import told
from netlint.charter.mistakes.validator import repairs
from netlint.charter.model.annotations import described
from netlint.charter.schema import json_schema
from netlint.charter.schema_paths import place_problem
from netlint.i18n.message import same
from netlint.linter.report import Diagnostic
from netlint.plugins.registry import load_plugins
from netlint.rules.base import Rule
from netlint.testing.expectations import expect, fail
from netlint.toml import DocPath, dotted


def check_write(rule: Rule, found: Iterable[Diagnostic]) -> None:
    """Check `write` and `write_at` of findings. Raises `AssertionError` for the first mistake."""
    for finding in found:
        if finding.write_at is None or not isinstance(finding.write, Mapping):
            continue
        where = f"{rule.code} {rule.name}: `write`"
        tables = load_plugins().tables
        if finding.write_at != finding.at and (problem := place_problem(finding.write_at, tables=tables)):
            fail(f"{where} is for a path that does not exist. {problem.text()}")
        kind = _table_at(finding.write_at, tables)
        if kind is None:
            continue
        for key, value in finding.write.items():
            _check_key(where, finding.write_at, kind, key, value)


def _check_key(where: str, at: DocPath, kind: type[Table], key: str, value: Any) -> None:
    expect(key in described(kind), f"{where} has the key `{key}`, which the table at `{dotted(at)}` does not have")
    fits = value is ... or repairs(kind).fits((key,), told(value, same))
    expect(fits, f"{where} has a value for `{key}` that does not fit the format: {value!r}")


def _table_at(path: DocPath, tables: Mapping[str, type[Table]]) -> type[Table] | None:
    """Return the kind of the table that a path leads to, or in which its last key is; ids may stand in the path."""
    kind: type[Table] | None = Charter
    if path[:1] == ("plugins",):
        kind, path = tables.get(str(path[1])) if len(path) > 1 else None, path[2:]
    is_list = False
    for at, part in enumerate(path):
        known = described(kind).get(part) if kind and isinstance(part, str) else None
        if known is None and is_list:
            is_list = False  # it is an id, or a position
        elif known is None or not known.tables or (at == len(path) - 1 and not _is_table(kind, str(part))):
            return kind
        else:
            kind, is_list = known.tables[0], True
    return kind


def _is_table(kind: type[Table] | None, key: str) -> bool:
    """Return whether a key has only a table or a list of tables, and no plain value."""
    form = json_schema(kind)["properties"][key] if kind else {}
    return "$ref" in form or "$ref" in form.get("items", {})


__all__ = ["check_write"]
