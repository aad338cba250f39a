"""Charters that are unlike the examples of any rule: with nothing in them, with the least, and with all there can be.

They are made of the format itself, so that they grow with it. Writes no file.
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
"""An id, which every reference then means and which has the form of a language as well, an interval, and a month."""


class SampleCharter(NamedTuple):
    """A charter that is unlike others, and in words what it is."""

    name: str
    text: str


@cache
def sample_charters() -> tuple[SampleCharter, ...]:
    """Return the charters."""
    return (
        SampleCharter("that is empty", ""),
        SampleCharter("that has of each section the least", _Writer(whole=False).charter()),
        SampleCharter("that has every key", _Writer().charter()),
        SampleCharter("that has every key, in another form", _Writer(last=True).charter()),
        SampleCharter("in which no text has a word", _Writer(words="").charter()),
    )


def _schema() -> dict[str, Any]:
    return json_schema(Charter)


class _Writer:
    """Makes values of the forms that a JSON Schema has: `whole` with all keys, and of several forms the `last`."""

    def __init__(self, *, whole: bool = True, last: bool = False, words: str = "Some words.") -> None:
        self.whole = whole
        self.last = last
        self.words = words

    def charter(self) -> str:
        """Write a charter, each section on a line."""
        return "".join(f"{key} = {to_toml(value)}\n" for key, value in self.table(_schema()).items())

    def table(self, form: Mapping[str, Any], *, outside: bool = True) -> dict[str, Any]:
        """Make a table; of the tables in the charter itself, which stand `outside`, none is left out."""
        required = form.get("required", ())
        keys = form.get("properties", {}).items()
        return {key: self.value(inner) for key, inner in keys if self.whole or outside or key in required}

    def value(self, form: Mapping[str, Any]) -> Any:
        """Make a value of a form."""
        if "$ref" in form:
            return self.value(_schema()["$defs"][form["$ref"].rpartition("/")[2]])
        if "anyOf" in form:
            return self.value(form["anyOf"][-1 if self.last else 0])
        return form["enum"][-1 if self.last else 0] if "enum" in form else self._plain(form)

    def _plain(self, form: Mapping[str, Any]) -> Any:
        """Make a value of a form that is one type of TOML's."""
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
        """Make a text, or a date or a time, which JSON Schema takes for texts."""
        if form.get("format") in ("date", "time"):
            return _DAY if form["format"] == "date" else _TIME
        pattern = form.get("pattern")
        return next(text for text in _FORMS if re.search(pattern, text)) if pattern else self.words
