"""Charters unlike the examples of any rule: empty, with only the required keys, and with every key.

They are made from the format itself, and from the types of plugins' tables, so they grow with these. Writes no file.
"""

import datetime as dt
import re
from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from netlint.charter import Charter, Table
from netlint.charter.mistakes.validator import forms
from netlint.charter.schema import json_schema
from netlint.toml.writer import to_toml

_DAY, _TIME = dt.date(2026, 6, 1), dt.time(9, 30)
_FORMS = ("ana", "monthly", "2026-05")
"""An id, an interval and a month. Every reference then refers to this id, which is also a valid language."""


_WORDS = "Some words."


class SampleCharter(NamedTuple):
    """A charter, and a description of it."""

    name: str
    text: str


@cache
def sample_charters(tables: tuple[tuple[str, type[Table]], ...] = ()) -> tuple[SampleCharter, ...]:
    """Return the sample charters, with these tables of plugins, each with its name under `[plugins]`."""
    return (
        SampleCharter("an empty charter", ""),
        SampleCharter("a charter with only the required keys", _written(tables, whole=False)),
        SampleCharter("a charter with every key", _written(tables)),
        SampleCharter("a charter with every key and other types of values", _written(tables, last=True)),
        SampleCharter("a charter with empty texts", _written(tables, words="")),
    )


def _written(
    tables: tuple[tuple[str, type[Table]], ...], *, whole: bool = True, last: bool = False, words: str = _WORDS
) -> str:
    """Write a charter, one section per line."""
    data = _Writer(json_schema(Charter), whole=whole, last=last, words=words).top()
    for name, kind in tables:
        data["plugins"][name] = _OwnWriter(kind, whole=whole, last=last, words=words).top()
    return "".join(f"{key} = {to_toml(value)}\n" for key, value in data.items())


class _Writer:
    """Makes values that fit a JSON Schema: `whole` for all keys, `last` for the last of several types."""

    def __init__(self, schema: dict[str, Any], *, whole: bool, last: bool, words: str) -> None:
        self.schema = schema
        self.whole = whole
        self.last = last
        self.words = words

    def top(self) -> dict[str, Any]:
        """Make the table that the schema is of."""
        return self.table(self.schema, outside=True)

    def table(self, form: Mapping[str, Any], *, outside: bool = False) -> dict[str, Any]:
        """Make a table. `outside` is the charter itself, of which no section is left out."""
        required = form.get("required", ())
        keys = form.get("properties", {}).items()
        return {key: self.value(inner) for key, inner in keys if self.whole or outside or key in required}

    def value(self, form: Mapping[str, Any]) -> Any:
        """Make a value that fits a schema."""
        if "$ref" in form:
            return self.value(self.schema["$defs"][form["$ref"].rpartition("/")[2]])
        if "anyOf" in form:
            return self.value(form["anyOf"][-1 if self.last else 0])
        return form["enum"][-1 if self.last else 0] if "enum" in form else self._plain(form)

    def _plain(self, form: Mapping[str, Any]) -> Any:
        """Make a value of a single TOML type."""
        match form.get("type"):
            case "object":
                return self.table(form)
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
        return next((text for text in _FORMS if re.search(pattern, text)), self.words) if pattern else self.words


class _OwnWriter(_Writer):
    """Makes the table of a plugin, whose keys can have any limits: its examples fit those, if it has any."""

    def __init__(self, kind: type[Table], *, whole: bool, last: bool, words: str) -> None:
        super().__init__(json_schema(kind), whole=whole, last=last, words=words)
        self._forms = forms(kind)

    def table(self, form: Mapping[str, Any], *, outside: bool = False) -> dict[str, Any]:
        """Make a table, without the keys for which no value that fits is known."""
        required, table = form.get("required", ()), dict[str, Any]()
        for key, inner in form.get("properties", {}).items():
            values = [self.value(inner), *inner.get("examples", ())] if self.whole or outside or key in required else []
            fitting = [value for value in values if self._forms.fits(inner, value)]
            table |= {key: fitting[0]} if fitting else {}
        return table
