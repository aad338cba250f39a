"""Examples of values for the keys of the format, from the format itself. Knows no question."""

import datetime as dt
import json
from collections.abc import Callable, Mapping
from typing import Any

from msgspec import Struct

from netlint.charter import Charter
from netlint.charter.model.annotations import reference_keys
from netlint.charter.schema import json_schema
from netlint.i18n.message import Translate
from netlint.linter.interview.answer import Data

_PAST = dt.date(2026, 6, 1)
_MONTH, _DAY = 6, 1
"""The day of an example of a date in the future."""


class Examples(Struct, frozen=True):
    """Makes examples for one charter: in its language, with its ids, and with dates after a day."""

    data: Data
    """The charter so far: an example refers to its members and clients, not to people who do not exist."""
    today: dt.date
    translate: Translate
    """Translates an example of the format, with its quotation marks."""

    def of_keys(self, section: str, keys: tuple[str, ...] = ()) -> Data:
        """Return examples for `keys` of a table of a section, in the order of the format; without keys, for all."""
        form = form_of(section)
        return {key: self._of_key(section, key, form) for key in form["properties"] if not keys or key in keys}

    def _of_key(self, section: str, key: str, form: Mapping[str, Any]) -> Any:
        return self.fitting(section, {key: self._value(form["properties"][key])})[key]

    def fitting(self, section: str, entry: Data) -> Data:
        """Return an entry of a section, with ids of the charter in place of ids that only an example has."""
        return {key: self._known(reference_keys(Charter, section).get(key), value) for key, value in entry.items()}

    def _known(self, section: str | None, value: Any) -> Any:
        """Return an id, or a list of ids, of items that the charter has; the same value if it has no such section."""
        ids = [entry["id"] for entry in self.data.get(section or "", ())]
        if not ids or value == "all":
            return value
        if isinstance(value, list):
            return ids[: len(value)]
        return value if value in ids else ids[0] if value != _SECOND or len(ids) == 1 else ids[1]

    def _value(self, form: Mapping[str, Any]) -> Any:
        """Return an example for a schema: its own, or one of its type."""
        if form.get("examples"):
            return self._in_language(form["examples"][0])
        if "anyOf" in form:
            partial = any(option.get("format") == "date" for option in form["anyOf"]) and len(form["anyOf"]) > 1
            return _PAST if partial else self._value(form["anyOf"][0])
        if form.get("type") == "array" and form.get("items"):
            return [self._value(form["items"])]
        return self._table(_form(form)) if "$ref" in form else self._of_type(form)

    def _table(self, form: Mapping[str, Any]) -> Data:
        """Return an example of a table inside another: the keys that such a table begins with, or else all."""
        first = {*form.get("required", ()), *(form.get("examples") or [form["properties"]])[0]}
        return {key: self._value(inner) for key, inner in form["properties"].items() if key in first}

    def _of_type(self, form: Mapping[str, Any]) -> Any:
        kind = form.get("format", form.get("type"))
        make: dict[str | None, Callable[[], Any]] = {
            "date": lambda: dt.date(self.today.year + 1, _MONTH, _DAY),
            "time": lambda: dt.time(19, 30),
            "boolean": lambda: True,
        }
        return form["enum"][0] if "enum" in form else make.get(kind, lambda: form.get("minimum", 1))()

    def _in_language(self, value: Any) -> Any:
        if isinstance(value, str):
            quoted = json.dumps(value, ensure_ascii=False)
            translated: str = json.loads(self.translate(quoted))
            return translated
        if isinstance(value, list):
            return [self._in_language(item) for item in value]
        return {key: self._in_language(inner) for key, inner in value.items()} if isinstance(value, dict) else value


_SECOND = "bo"
"""The id of the second member in examples: the deputy is somebody else than the coordinator."""


def form_of(section: str) -> Mapping[str, Any]:
    """Return the schema of the table of a section, or of the tables in its list."""
    return _form(json_schema(Charter)["properties"][section])


def _form(form: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the schema of a table, or of the tables in a list."""
    form = form.get("items") or form
    if "$ref" in form:
        found: Mapping[str, Any] = json_schema(Charter)["$defs"][form["$ref"].rpartition("/")[2]]
        return found
    return form
