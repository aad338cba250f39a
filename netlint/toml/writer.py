"""Values as TOML, on one line. Writes no file."""

import datetime as dt
import json
from collections.abc import Mapping
from typing import Any


def to_toml(value: Any) -> str:
    r"""Return a value as TOML: a string, a number, a boolean, a date, a time, a list or an inline table.

    >>> print(to_toml({"most": 3, "says": ["a", 'b"c']}))
    {most = 3, says = ["a", "b\"c"]}
    """
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key} = {to_toml(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list | tuple | set | frozenset):
        return "[" + ", ".join(map(to_toml, value)) + "]"
    return value.isoformat() if isinstance(value, dt.date | dt.time) else str(value)
