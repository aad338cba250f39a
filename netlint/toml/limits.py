"""How deep and how large data may go, where no type says so. Knows no format."""

from typing import Any

from netlint.i18n.message import Message
from netlint.toml.fault import DocPath, Fault

MAX_DEPTH = 32
"""The most parts of a path: how deep brackets, headers and dots may go together. The project's own choice; the format
itself needs six."""

MAX_VALUES = 20_000
"""The most values in one file, counted by the signs that announce them (`=`, `,`, `.` and opening brackets). The
project's own choice; real charters have 100 to 500."""

TOO_DEEP = Message("Tables or lists are nested more than {limit} deep.", {"limit": MAX_DEPTH})
TOO_LARGE = Message("A number has too many digits.")

_INTEGERS = range(-(2**63), 2**63)
"""The integers that TOML has."""


def beyond(data: dict[str, Any], path: DocPath = ()) -> Fault | None:
    """Return the fault of data, which stands at `path`, that is nested too deeply or has too large an integer."""
    found: Fault | None = None
    level: list[tuple[DocPath, Any]] = [(path, data)]
    while level and found is None:
        inner: list[tuple[DocPath, Any]] = []
        for at, holder in level:
            for part, value in holder.items() if isinstance(holder, dict) else enumerate(holder):
                if isinstance(value, dict | list):
                    inner.append(((*at, part), value))
                elif type(value) is int and value not in _INTEGERS:
                    found = found or Fault("syntax", TOO_LARGE, (*at, part))
                if len(at) == MAX_DEPTH:
                    found = found or Fault("syntax", TOO_DEEP, (*at, part))
        level = inner
    return found
