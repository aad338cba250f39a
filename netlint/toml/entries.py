"""New keys of tables: which there are, and how their values are written. Knows no place in a text."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from netlint.toml.edit import Edit
from netlint.toml.paths import DocPath
from netlint.toml.writer import to_key, to_toml


class Verbatim(NamedTuple):
    """A value as it was written at another place, with the lines above it and the comment beside it."""

    text: str
    above: str = ""
    beside: str = ""


def plan(entries: dict[str, Any], edit: Edit[DocPath], depth: int) -> None:
    """Add what an edit writes to the new keys of a table. Raises `LookupError` if it is there already."""
    *tables, key = map(str, edit.at[depth:])
    for name in tables:
        entries = entries.setdefault(name, {})
        if not isinstance(entries, dict):
            raise TypeError(name)
    if edit.kind == "set" and key in entries:
        raise LookupError(key)
    if edit.kind == "set":
        entries[key] = edit.value
    else:
        entries.setdefault(key, []).append(edit.value)


def flat(table: Mapping[str, Any], names: DocPath = ()) -> Iterator[tuple[DocPath, Any]]:
    """Yield the keys of a table; dotted keys, where values keep how they were written, and the comments beside them."""
    for key, value in table.items():
        if isinstance(value, Mapping) and any(isinstance(inner, Verbatim) for _names, inner in flat(value)):
            yield from flat(value, (*names, key))
        else:
            yield (*names, key), value


def as_text(value: Any) -> str:
    """Return a value as TOML; what was written at another place keeps its form."""
    if isinstance(value, Verbatim):
        return value.text
    if isinstance(value, Mapping) and value:
        return f"{{ {', '.join(f'{to_key(key)} = {as_text(inner)}' for key, inner in value.items())} }}"
    return f"[{', '.join(map(as_text, value))}]" if isinstance(value, list) else to_toml(value)


def has_header(value: Any) -> bool:
    """Return whether a value is a table, or a list of tables."""
    is_list = isinstance(value, list) and bool(value) and all(isinstance(item, Mapping) for item in value)
    return is_list or isinstance(value, Mapping)
