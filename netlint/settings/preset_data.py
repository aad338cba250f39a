"""The data of a preset as a settings file would have it: a plugin writes it in Python. Knows no key of settings."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from netlint.i18n import Message
from netlint.toml import DocPath, dotted

_PLAIN = (str, bool, int, float, dt.date, dt.time)


def as_toml_data(table: Mapping[str, Any]) -> dict[str, Any]:
    """Return a table with the types that TOML has: lists for tuples, tables for mappings, and no key without a value.

    Values of other types stay as they are.
    """
    return {str(key): _plain(value) for key, value in table.items() if value is not None}


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return as_toml_data(value)
    return [_plain(one) for one in value] if isinstance(value, list | tuple) else value


def foreign_values(value: Any, at: DocPath = ()) -> Iterator[tuple[DocPath, Message]]:
    """Yield the places of the values in data that TOML cannot have, each with a message."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from foreign_values(inner, (*at, key))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from foreign_values(inner, (*at, number))
    elif not isinstance(value, _PLAIN):
        template = "`{key}` must be a value that a settings file can have; found {found}."
        yield at, Message(template, {"key": dotted(at), "found": type(value).__name__})


def names_in(preset: Mapping[str, Any], key: str = "code") -> list[str]:
    """Return the codes of the rules without code in a preset, or their names, as they are written."""
    entries = as_toml_data(preset).get("custom")
    listed = entries if isinstance(entries, list) else ()
    return [str(entry[key]) for entry in listed if isinstance(entry, dict) and key in entry]


def preset_with(rule: str, presets: Mapping[str, Mapping[str, Any]]) -> str | None:
    """Return the name of the first preset that has a rule with this code or name, if there is one."""
    return next(
        (name for name in presets if rule in (*names_in(presets[name]), *names_in(presets[name], "name"))), None
    )
