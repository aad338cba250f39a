"""The data that a document should have after edits. Writes no text."""

import math
from collections.abc import Iterable, Iterator
from typing import Any

from netlint.toml.edit import Edit
from netlint.toml.paths import DocPath


def edited_data(data: dict[str, Any], edits: Iterable[Edit[DocPath]]) -> dict[str, Any]:
    """Return data with edits made; paths have positions. The data that is given stays as it is.

    Raises `LookupError` for a place that does not exist, or that is taken already, and `TypeError` for one that is not
    of the kind that an edit needs.
    """
    ordered = in_order(edits)
    changed = {path[0] for edit in ordered for path in (edit.at, edit.to) if path}
    made = {key: _copied(value) if key in changed else value for key, value in data.items()}
    for edit in ordered:
        _APPLY[edit.kind](made, edit)
    return made


def _copied(value: Any) -> Any:
    """Return data with tables and lists of its own."""
    if isinstance(value, dict):
        return {key: _copied(inner) for key, inner in value.items()}
    return [_copied(item) for item in value] if isinstance(value, list) else value


def in_order(edits: Iterable[Edit[DocPath]]) -> list[Edit[DocPath]]:
    """Return edits in the order in which the paths of the later ones still hold: what is removed comes last."""
    order = {"comment": 0, "set": 1, "add": 2, "list": 3, "table": 3, "rename": 4, "remove": 5}

    def rank(edit: Edit[DocPath]) -> tuple[int, list[tuple[int, int, str]]]:
        return order[edit.kind], backwards(edit.at) if edit.kind == "remove" else []

    return sorted(edits, key=rank)


def backwards(path: DocPath) -> list[tuple[int, int, str]]:
    """Return a key that sorts the last items of a list first."""
    return [(-part, 0, "") if isinstance(part, int) else (0, 1, part) for part in path]


def same(one: Any, other: Any) -> bool:
    """Return whether two values are the same, with the same types; the order of keys does not count."""
    if type(one) is not type(other):
        return False
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(same(value, other[key]) for key, value in one.items())
    if isinstance(one, list):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, float) and math.isnan(one):
        return math.isnan(other)
    return bool(one == other)


def value_at(data: Any, path: DocPath) -> Any:
    """Return the value at a path. Raises `LookupError` if there is none."""
    for part in path:
        try:
            data = data[part]
        except TypeError as error:
            raise LookupError(part) from error
    return data


def depth_of(data: Any, path: DocPath) -> int:
    """Return how many parts of a path exist."""
    for depth, part in enumerate(path):
        try:
            data = value_at(data, (part,))
        except LookupError:
            return depth
    return len(path)


def _set(data: dict[str, Any], edit: Edit[DocPath]) -> None:
    tables, key = edit.at[:-1], edit.at[-1]
    inside: Any = data
    for part in tables:
        inside = inside.setdefault(part, {}) if isinstance(inside, dict) else value_at(inside, (part,))
    if isinstance(inside, list):
        value_at(inside, (key,))
    elif not isinstance(inside, dict):
        raise TypeError(key)
    inside[key] = _copied(edit.value)


def _add(data: dict[str, Any], edit: Edit[DocPath]) -> None:
    tables, key = edit.at[:-1], edit.at[-1]
    inside = value_at(data, tables)
    items = inside.setdefault(key, []) if isinstance(inside, dict) else value_at(inside, (key,))
    if isinstance(items, dict):
        raise TypeError(key)
    if isinstance(items, list):
        items.append(_copied(edit.value))
    else:  # the format takes one text for a list of them
        inside[key] = [items, _copied(edit.value)]


def _rename(data: dict[str, Any], edit: Edit[DocPath]) -> None:
    if edit.to is None:
        raise LookupError("a place that is renamed needs a new path")
    value = _taken_out(data, edit.at)
    inside: Any = data
    for part in edit.to[:-1]:
        inside = inside.setdefault(part, {}) if isinstance(inside, dict) else value_at(inside, (part,))
    key, there = edit.to[-1], inside.get(edit.to[-1]) if isinstance(inside, dict) else None
    if isinstance(there, list) and isinstance(value, list):
        inside[key] = there + value
    elif there is not None or not isinstance(inside, dict):
        raise LookupError(key)
    else:
        inside[key] = value


def _remove(data: dict[str, Any], edit: Edit[DocPath]) -> None:
    _taken_out(data, edit.at)


def _taken_out(data: dict[str, Any], path: DocPath) -> Any:
    inside = value_at(data, path[:-1])
    value = value_at(inside, path[-1:])
    del inside[path[-1]]
    return value


def _as_list(data: dict[str, Any], edit: Edit[DocPath]) -> None:
    table = value_at(data, edit.at)
    if not isinstance(table, dict):
        raise TypeError(edit.at[-1])
    items = list(_by_id(table)) if edit.value else [table]
    value_at(data, edit.at[:-1])[edit.at[-1]] = items


def _as_table(data: dict[str, Any], edit: Edit[DocPath]) -> None:
    items = value_at(data, edit.at)
    if not isinstance(items, list) or len(items) != 1 or not isinstance(items[0], dict):
        raise TypeError(edit.at[-1])
    value_at(data, edit.at[:-1])[edit.at[-1]] = items[0]


def _by_id(table: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the tables in a table, each with its key as its id."""
    for key, item in table.items():
        if not isinstance(item, dict) or "id" in item:
            raise LookupError(key)
        yield {"id": key, **item}


def _comment(data: dict[str, Any], edit: Edit[DocPath]) -> None:
    """Leave the data as it is: comments are no data."""


_APPLY = {
    "set": _set,
    "add": _add,
    "rename": _rename,
    "remove": _remove,
    "list": _as_list,
    "table": _as_table,
    "comment": _comment,
}
"""What makes an edit of each kind in data."""
