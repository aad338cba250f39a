"""Charters unlike the examples of any rule: empty, with only the required keys, and with every key.

They are made from the format itself, so they grow with it. Writes no file.
"""

import datetime as dt
import re
from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from netlint.charter import Charter
from netlint.charter.schema import json_schema
from netlint.toml.writer import to_toml

_DAY, _TIME = dt.date(2026, 6, 1), dt.time(9, 30)
_FORMS = ("ana", "monthly", "2026-05")
"""An id, an interval and a month. Every reference then refers to this id, which is also a valid language."""


class SampleCharter(NamedTuple):
    """A charter, and a description of it."""

    name: str
    text: str


@cache
def sample_charters() -> tuple[SampleCharter, ...]:
    """Return the sample charters."""
    return (
        SampleCharter("an empty charter", ""),
        SampleCharter("a charter with only the required keys", _Writer(whole=False).charter()),
        SampleCharter("a charter with every key", _Writer().charter()),
        SampleCharter("a charter with every key and other types of values", _Writer(last=True).charter()),
        SampleCharter("a charter with empty texts", _Writer(words="").charter()),
    )


def _schema() -> dict[str, Any]:
    return json_schema(Charter)


class _Writer:
    """Makes values that fit a JSON Schema: `whole` for all keys, `last` for the last of several types."""

    def __init__(self, *, whole: bool = True, last: bool = False, words: str = "Some words.") -> None:
        self.whole = whole
        self.last = last
        self.words = words

    def charter(self) -> str:
        """Write a charter, one section per line."""
        return "".join(f"{key} = {to_toml(value)}\n" for key, value in self.table(_schema()).items())

    def table(self, form: Mapping[str, Any], *, outside: bool = True) -> dict[str, Any]:
        """Make a table. `outside` is the charter itself, of which no section is left out."""
        required = form.get("required", ())
        keys = form.get("properties", {}).items()
        return {key: self.value(inner) for key, inner in keys if self.whole or outside or key in required}

    def value(self, form: Mapping[str, Any]) -> Any:
        """Make a value that fits a schema."""
        if "$ref" in form:
            return self.value(_schema()["$defs"][form["$ref"].rpartition("/")[2]])
        if "anyOf" in form:
            return self.value(form["anyOf"][-1 if self.last else 0])
        return form["enum"][-1 if self.last else 0] if "enum" in form else self._plain(form)

    def _plain(self, form: Mapping[str, Any]) -> Any:
        """Make a value of a single TOML type."""
        match form.get("type"):
            case "object":
                return self.table(form, outside=False)
            case "array":
                return [self.value(form["items"])] if "items" in form else []
            case "string":
                return self._string(form)
            case "boolean":
                return self.last
            case _:
                least = form.get("minimum", 0)
                return form.get("maximum", least + 1) if self.last else least

    def _string(self, form: Mapping[str, Any]) -> Any:
        """Make a string, or a date or a time, which are strings in JSON Schema."""
        if form.get("format") in ("date", "time"):
            return _DAY if form["format"] == "date" else _TIME
        pattern = form.get("pattern")
        return next(text for text in _FORMS if re.search(pattern, text)) if pattern else self.words
