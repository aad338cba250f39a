"""What to write instead of a value that does not fit the schema: a snippet of TOML to copy. Checks nothing."""

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any

from netlint.charter.ids import id_of
from netlint.charter.intervals import INTERVAL_PATTERN
from netlint.charter.model.base import ID_PATTERN, LANGUAGE_PATTERN, PARTIAL_DATE_PATTERN
from netlint.charter.near_interval import near_interval
from netlint.i18n.message import Message
from netlint.toml.mistake import DocPath
from netlint.toml.writer import to_toml

_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_CLOCK = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?")
_NUMBER = re.compile(r"-?[0-9]{1,9}(\.[0-9]{1,9})?")
TRUTHS = {"yes": True, "ja": True, "true": True, "no": False, "nee": False, "false": False}
"""Words, in lowercase letters, that people write for true and false."""
_EXAMPLES: Mapping[str, Any] = {
    "date": dt.date(2026, 6, 1),
    "time": dt.time(19, 30),
    "string": "…",
    "integer": 4,
    "number": 4,
    "boolean": True,
    "array": ["…"],
    INTERVAL_PATTERN: "2 weeks",
    LANGUAGE_PATTERN: "nl",
    ID_PATTERN: "short-name",
}
"""A value of each type in the charter format."""
_LONGEST = 60
"""The longest text of a charter that a snippet repeats, in code points. The project chose this limit."""


def advice(schema: Mapping[str, Any], path: DocPath, value: object) -> Message | None:
    """Return what to write at `path`, where `value` does not fit `schema`.

    Returns `None` if only a person can decide what to write.
    """
    if "enum" in schema:
        return _write(_ONLY if len(schema["enum"]) == 1 else _ONE_OF, path, schema["enum"][-1])
    if pattern := schema.get("pattern"):
        return _of_form(pattern, path, value)
    return _of_kind(schema.get("format", schema.get("type")), schema, path, value)


def missing(schema: Mapping[str, Any], path: DocPath, table: Mapping[str, Any]) -> Message:
    """Return what to write if a required key, the last part of `path`, is missing from `table`."""
    schema = schema.get("anyOf", [schema])[0]
    if "$ref" in schema:
        return Message("Add a table with the header `{header}`.", {"header": _header(path)})
    if "$ref" in (schema.get("items") or {}):
        return Message("Add a table with the header `{header}`.", {"header": f"[{_header(path)}]"})
    example = _EXAMPLES.get(schema.get("format", schema.get("type", "")), "…")
    if "enum" in schema:
        example = schema["enum"][0]
    elif schema.get("pattern") in _EXAMPLES:
        name = table.get("name")
        meant = id_of(name) if isinstance(name, str) and schema["pattern"] == ID_PATTERN else ""
        example = meant or _EXAMPLES[schema["pattern"]]
    return _write(Message("Add it to this table, such as `{snippet}`."), path, example)


_ONLY = Message("Write `{snippet}`.")
_ONE_OF = Message("Write one of the allowed values, such as `{snippet}`.")
_DATE = Message("Write a date as year-month-day, without quotation marks: `{snippet}`.")
_PARTIAL_DATE = Message("Write a date, or a year or month in quotation marks, such as `{snippet}`.")
_TIME = Message("Write a time as hours and minutes, without quotation marks: `{snippet}`.")
_BOOLEAN = Message("Write true or false in lowercase letters, without quotation marks: `{snippet}`.")
_TEXT = Message("Put the text in quotation marks: `{snippet}`.")
_ID = Message("Use lowercase letters, digits and hyphens: `{snippet}`.")
_SOME_ID = Message("Use lowercase letters, digits and hyphens, such as `{snippet}`.")
_QUOTED_ID = Message("Write an id in quotation marks, such as `{snippet}`.")


def _of_kind(kind: str | None, schema: Mapping[str, Any], path: DocPath, value: object) -> Message | None:
    said: Message | None = None
    match kind:
        case "date":
            said = _date(path, value, _write(_DATE, path, _EXAMPLES["date"]))
        case "time":
            said = _time(path, value)
        case "integer" | "number":
            said = _number(schema, path, value)
        case "boolean":
            said = _write(_BOOLEAN, path, TRUTHS.get(value.casefold(), True) if isinstance(value, str) else True)
        case "string":
            said = _write(_TEXT, path, _as_text(value))
        case "array":
            said = _list(schema, path, value)
        case "object" if isinstance(path[-1], int):
            said = _tables(path)
        case "object":
            said = _table(schema, path, value)
    return said


def _of_form(pattern: str, path: DocPath, value: object) -> Message | None:
    if pattern == ID_PATTERN:
        if not isinstance(value, str):
            return _write(_QUOTED_ID, path, "ana")
        meant = id_of(value)
        return _write(_ID, path, meant) if meant else _write(_SOME_ID, path, "water-boards")
    if pattern == INTERVAL_PATTERN:
        return _interval(path, value)
    if pattern == LANGUAGE_PATTERN:
        return _write(Message("Write the code of a language, such as `{snippet}`."), path, "nl")
    if pattern == PARTIAL_DATE_PATTERN:
        return _date(path, value, _write(_PARTIAL_DATE, path, "2026-06"))
    return None


def _interval(path: DocPath, value: object) -> Message:
    """Return how to write an interval: the one that is most like the text that is there, if there is one."""
    if isinstance(value, str) and (near := near_interval(value)):
        return _write(Message("Write how often: `{snippet}`."), path, near)
    template = 'Write how often, such as `{key} = "2 weeks"` or `{key} = "monthly"`.'
    return Message(template, {"key": str(path[-1])})


def _date(path: DocPath, value: object, otherwise: Message) -> Message:
    """Return how to write a date. If the value is a date in quotation marks, the snippet repeats it."""
    if isinstance(value, str) and _ISO_DATE.fullmatch(value):
        try:
            meant = dt.date.fromisoformat(value)
        except ValueError:
            return otherwise
        return _write(Message("Write the date without quotation marks: `{snippet}`."), path, meant)
    if isinstance(value, dt.datetime):
        return _write(Message("Write the date without a time: `{snippet}`."), path, value.date())
    return otherwise


def _time(path: DocPath, value: object) -> Message:
    """Return how to write a time: the one that is there in quotation marks, if it is one."""
    if isinstance(value, str) and _CLOCK.fullmatch(value):
        meant = dt.time.fromisoformat(value)
        return _write(Message("Write the time without quotation marks: `{snippet}`."), path, meant)
    return _write(_TIME, path, _EXAMPLES["time"])


def _number(schema: Mapping[str, Any], path: DocPath, value: object) -> Message:
    is_whole = schema["type"] == "integer"
    meant = _as_number(value)
    if meant is not None and not (is_whole and isinstance(meant, float)):
        least, most = schema.get("minimum"), schema.get("maximum")
        if least is not None and meant < least:
            return _write(Message("Write a number of at least {limit}, such as `{snippet}`."), path, least, limit=least)
        if most is not None and meant > most:
            return _write(Message("Write a number of at most {limit}, such as `{snippet}`."), path, most, limit=most)
        if isinstance(value, str):
            return _write(Message("Write the number without quotation marks: `{snippet}`."), path, meant)
    kind = Message("Write a whole number in digits, such as `{snippet}`.")
    return _write(kind if is_whole else Message("Write a number in digits, such as `{snippet}`."), path, _in(schema))


def _in(schema: Mapping[str, Any]) -> float:
    """Return a number that a schema allows: a share if it has no upper limit, or one of 1."""
    least: float = schema.get("minimum", 0)
    most: float | None = schema.get("maximum")
    example: float = 4 if schema["type"] == "integer" or most not in (None, 1) else 0.5
    return max(least, example if most is None else min(most, example))


def _list(schema: Mapping[str, Any], path: DocPath, value: object) -> Message:
    items = schema.get("items")
    items = items if isinstance(items, Mapping) else {}
    if "$ref" in items:
        if isinstance(value, dict):
            header = f"[{_header(path)}]"
            return Message("Put two square brackets on each side of the table header: `{header}`.", {"header": header})
        return _tables(path)
    kind = items.get("format", items.get("type", "string"))
    fits = {"string": str, "integer": int, "number": int | float, "boolean": bool, "date": dt.date, "time": dt.time}
    is_item = isinstance(value, fits.get(kind, ())) and isinstance(value, bool) == (kind == "boolean")
    item = _as_text(value) if kind == "string" else value if is_item else _EXAMPLES.get(kind, "…")
    return _write(Message("Put the items in square brackets: `{snippet}`."), path, [item])


def _table(schema: Mapping[str, Any], path: DocPath, value: object) -> Message:
    """Return how to write a table: with the value that is there under the first key that can have it."""
    number = _as_number(value)
    meant = value if number is None else number
    kinds = ("number", "integer") if number is not None else ("string",) if isinstance(value, str) else ()
    keys = (key for key, form in schema.get("properties", {}).items() if form.get("type") in kinds)
    if len(path) > 1 and (key := next(keys, None)) and len(str(meant)) <= _LONGEST:
        return _write(Message("Write a table, such as `{snippet}`."), path, {key: meant})
    return Message("Write a table with the header `{header}`.", {"header": _header(path)})


def _tables(path: DocPath) -> Message:
    """Return how to write the items of a list as tables."""
    return Message("Give each item its own table, with the header `{header}`.", {"header": f"[{_header(path)}]"})


def _as_number(value: object) -> float | None:
    """Return a value as a number if it is one, also in quotation marks; otherwise `None`."""
    if isinstance(value, str) and _NUMBER.fullmatch(value):
        return float(value) if "." in value else int(value)
    return value if isinstance(value, int | float) and not isinstance(value, bool) else None


def _as_text(value: object) -> str:
    """Return a value as text if it is short enough to repeat; otherwise an ellipsis."""
    if isinstance(value, bool):
        return str(value).lower()
    is_plain = isinstance(value, str | int | float | dt.date | dt.time)
    text = str(value) if is_plain and not (isinstance(value, int) and abs(value) >= 10**18) else "…"
    return text if len(text) <= _LONGEST else "…"


def _header(path: DocPath) -> str:
    return f"[{'.'.join(_key(part) for part in path if isinstance(part, str))}]"


def _snippet(path: DocPath, value: object) -> str:
    """Return a value as it is written in the file: with its key, or without one for an item of a list."""
    is_on_the_minute = isinstance(value, dt.time) and not value.second
    written = f"{value:%H:%M}" if is_on_the_minute else to_toml(value)
    return written if isinstance(path[-1], int) else f"{_key(path[-1])} = {written}"


def _key(name: str) -> str:
    """Return a key as it stands in the file: in quotation marks if it has other characters than a bare key."""
    return name if re.fullmatch(r"[A-Za-z0-9_-]+", name) else to_toml(name)


def _write(template: Message, path: DocPath, value: object, **more: Any) -> Message:
    """Return the advice to write `value`, as a snippet."""
    return Message(template.template, {"snippet": _snippet(path, value), **more}, is_whole=True)
