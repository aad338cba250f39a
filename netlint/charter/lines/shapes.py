"""What a value is, and what a key can have: a table, a list of tables, or a plain value. Checks nothing."""

from collections.abc import Mapping
from typing import Any


def shapes(form: Mapping[str, Any]) -> set[str]:
    """Return what a key can have: a table, a list of tables, a plain value."""
    options = form.get("anyOf", [form])
    free = {"table"} if any(option.get("type") == "object" for option in options) else set[str]()
    tables = {"table" if "$ref" in option else "tables" for option in options if reference(option)}
    return free | tables | ({"value"} if any(not reference(option) for option in options) and not free else set())


def reference(option: Mapping[str, Any]) -> str | None:
    """Return what a table, or the items of a list, refer to."""
    items = option.get("items", {})
    return next((str(one["$ref"]) for one in (option, *items.get("anyOf", [items])) if "$ref" in one), None)


def shape_of(value: object) -> str:
    """Return whether a value is a table, a list of tables, or a plain value."""
    if isinstance(value, list) and value and all(isinstance(item, dict) for item in value):
        return "tables"
    return "table" if isinstance(value, dict) else "value"
