"""The maximum depth and size of data where no type limits it. Knows no format."""

from typing import Any

from netlint.i18n.message import Message
from netlint.toml.mistake import Mistake
from netlint.toml.paths import DocPath

MAX_DEPTH = 32
"""The maximum number of parts of a path, with square brackets, headers and dots together. The project chose this limit;
the format itself needs six."""

MAX_VALUES = 200_000
"""The maximum number of values in one file. netlint counts the characters that announce a value: `=`, `,`, `.` and
opening brackets. The project chose this limit; real charters have 100 to 500 values, and 20,000 members with a few keys
each have 100,000."""

TOO_DEEP = Message("Tables or lists are nested more than {limit} levels deep.", {"limit": MAX_DEPTH})
TOO_LARGE = Message("A number has too many digits.")

_INTEGERS = range(-(2**63), 2**63)
"""The integers of TOML."""


def beyond(data: dict[str, Any], path: DocPath = ()) -> Mistake | None:
    """Return a mistake if the data at `path` is nested too deeply or has too large an integer; otherwise `None`."""
    found: Mistake | None = None
    level: list[tuple[DocPath, Any]] = [(path, data)]
    while level and found is None:
        inner: list[tuple[DocPath, Any]] = []
        for at, holder in level:
            for part, value in holder.items() if isinstance(holder, dict) else enumerate(holder):
                if isinstance(value, dict | list):
                    inner.append(((*at, part), value))
                elif type(value) is int and value not in _INTEGERS:
                    found = found or Mistake("syntax", TOO_LARGE, (*at, part))
                if len(at) == MAX_DEPTH:
                    found = found or Mistake("syntax", TOO_DEEP, (*at, part))
        level = inner
    return found
