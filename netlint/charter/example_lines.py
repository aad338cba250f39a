"""Lines of TOML to copy, made from the examples of the charter format. Writes no file."""

import datetime as dt
import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from netlint.charter.description import Place
from netlint.charter.model.base import ID_PATTERN, INTERVAL_PATTERN, LANGUAGE_PATTERN, PARTIAL_DATE_PATTERN
from netlint.i18n.message import Translate, same
from netlint.toml.writer import to_toml

_TEXT = re.compile(r'"(?:[^"\\\n]|\\.)*"')
_AHEAD = dt.timedelta(weeks=2)
"""How far ahead the example of a date is that can be in the future."""
_VALUES: Mapping[str, Any] = MappingProxyType(
    {
        ID_PATTERN: "short-name",
        INTERVAL_PATTERN: "monthly",
        LANGUAGE_PATTERN: "en",
        "string": "…",
        "integer": 4,
        "number": 4,
        "boolean": True,
        "time": dt.time(19, 30),
    }
)
"""A value of each type, for keys of plugins that have no example."""


def example_lines(
    whole: Place, place: Place, today: dt.date, translate: Translate = same, value: str | None = None
) -> list[str]:
    """Return an example of a place as lines of a charter: a table with its main keys, or a key in its table.

    With `value`, the key has that value. Texts are translated with their quotation marks.
    """
    chain = whole.at(place.path)
    headed = _headed(chain)
    rest = chain[len(headed) :]
    table = _with(headed[-1] if headed else whole, rest, today, value) if rest else _new(headed[-1], today)
    lines = [f"{key} = {to_toml(inner)}" for key, inner in table.items()]
    if headed:
        header = ".".join(headed[-1].path)
        lines.insert(0, f"[[{header}]]" if headed[-1].is_list else f"[{header}]")
    return [_TEXT.sub(lambda text: translate(text[0]), line) for line in lines]


def _headed(chain: tuple[Place, ...]) -> tuple[Place, ...]:
    """Return the places of a path that a table header names: tables, up to the first list of tables."""
    headed: list[Place] = []
    for place in chain:
        if not place.is_table or (place is chain[-1] and not place.is_only_table):
            break
        headed.append(place)
        if place.is_list:
            break
    return tuple(headed)


def _with(table: Place, rest: tuple[Place, ...], today: dt.date, value: str | None) -> dict[str, Any]:
    """Return a table with its required keys and the first place of `rest`."""
    wanted, *_inner = rest
    entries: dict[str, Any] = {}
    for key in table.keys:
        if key is wanted:
            entries[key.path[-1]] = _nested(rest, today, value)
        elif key.is_required:
            entries[key.path[-1]] = _value(key, today)
    return entries


def _nested(rest: tuple[Place, ...], today: dt.date, value: str | None) -> Any:
    """Return the value of the first place of `rest`, which leads to the last one."""
    place, *inner = rest
    if inner:
        table = _with(place, tuple(inner), today, value)
        return [table] if place.is_list else table
    if value is not None:
        return [value] if place.is_list else value
    return _value(place, today)


def _new(table: Place, today: dt.date) -> dict[str, Any]:
    """Return a table with the keys that a new one begins with; with all keys, if none is marked."""
    if isinstance(table.example, Mapping):
        return {**table.example}
    main = [key for key in table.keys if key.is_main]
    return {key.path[-1]: _value(key, today) for key in main or table.keys}


def _value(place: Place, today: dt.date) -> Any:
    """Return an example of a value: that of the model, or one of its type."""
    if place.example is not None:
        return place.example
    if place.values:
        return next(iter(place.values))
    if place.is_table:
        table = _new(place, today)
        return [table] if place.is_list else table
    options = place.form.get("anyOf", (place.form,))
    if any(option.get("format") == "date" for option in options):
        is_past = any(option.get("pattern") == PARTIAL_DATE_PATTERN for option in options)
        return today if is_past else today + _AHEAD
    return _of_type(options[0])


def _of_type(form: Mapping[str, Any]) -> Any:
    if form.get("type") == "array":
        return [_of_type(form.get("items") or {})]
    kind = form.get("pattern", form.get("format", form.get("type")))
    least = form.get("minimum", 0)
    value = _VALUES.get(kind, _VALUES["string"])
    return max(least, value) if isinstance(value, int) and not isinstance(value, bool) else value
