"""Values, keys and headers as TOML 1.0. Writes no file."""

import datetime as dt
import json
import re
from collections.abc import Mapping
from typing import Any

from netlint.toml.paths import DocPath
from netlint.utils.invisible import NOT_SEEN

_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_ENCODER = json.JSONEncoder(ensure_ascii=False)


def to_toml(value: Any) -> str:
    r"""Return a value as TOML: a string, a number, a boolean, a date, a time, a list or an inline table.

    Characters of which nothing is seen are written as escapes.

    >>> print(to_toml({"most": 3, "says": ["a", 'b"c'], "my key": {}}))
    { most = 3, says = ["a", "b\"c"], "my key" = {} }
    """
    if isinstance(value, str):
        return _string(value)
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list | tuple | set | frozenset):
        return "[" + ", ".join(map(to_toml, value)) + "]"
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    if isinstance(value, Mapping):
        inside = ", ".join(assignments(value))
        return f"{{ {inside} }}" if inside else "{}"
    return str(value)


def to_key(name: str) -> str:
    """Return a key as it stands in the file: in quotation marks if it has other characters than a bare key."""
    return name if _BARE_KEY.fullmatch(name) else _string(name)


def dotted_key(path: DocPath) -> str:
    """Return the keys of a path with points between them; positions are left out."""
    return ".".join([to_key(part) for part in path if isinstance(part, str)])


def header(path: DocPath, *, is_item: bool = False) -> str:
    """Return the header of a table, or of an item of a list of tables; positions in the path are left out."""
    return f"[[{dotted_key(path)}]]" if is_item else f"[{dotted_key(path)}]"


def assignments(entries: Mapping[str, Any], below: DocPath = ()) -> list[str]:
    """Return a line for each key with its value; with dotted keys, if they are `below` a table that has the lines."""
    return [f"{dotted_key((*below, key))} = {to_toml(value)}" for key, value in entries.items()]


def _string(text: str) -> str:
    quoted = _ENCODER.encode(text)
    return quoted if quoted.isascii() and "\x7f" not in quoted else re.sub(NOT_SEEN, _escape, quoted)


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"  # noqa: PLR2004 (what four digits can write)
