"""What to do about a value that does not fit the schema, in a sentence. The value to write is in `charter/repair/`."""

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any

from netlint.charter.intervals import INTERVAL_PATTERN
from netlint.charter.model.base import ID_PATTERN, LANGUAGE_PATTERN, PARTIAL_DATE_PATTERN
from netlint.i18n.message import Message
from netlint.toml.paths import DocPath
from netlint.toml.writer import header
from netlint.utils.spoken import PERCENT_SIGN

_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_CLOCK = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?")
_NUMBER = re.compile(r"-?[0-9]{1,9}(\.[0-9]{1,9})?")
_SHARE = re.compile(PERCENT_SIGN, re.IGNORECASE)
_PERCENT = 100
MISSING = Message("Add it to this table.")


def advice(schema: Mapping[str, Any], path: DocPath, value: object) -> Message | None:
    """Return what to do at `path`, where `value` does not fit `schema`.

    Returns `None` if only a person can decide what to write.
    """
    if "enum" in schema:
        is_only = len(schema["enum"]) == 1
        return (
            Message("Write the only value that is allowed.")
            if is_only
            else Message("Choose one of the allowed values. A line to copy is only an example.")
        )
    if pattern := schema.get("pattern"):
        return _of_form(pattern, value)
    return _of_kind(schema.get("format", schema.get("type")), schema, path, value)


def _of_kind(kind: str | None, schema: Mapping[str, Any], path: DocPath, value: object) -> Message | None:
    said: Message | None = None
    match kind:
        case "date":
            said = _date(value, Message("Write a date as year-month-day, without quotation marks."))
        case "time":
            is_clock = isinstance(value, str) and _CLOCK.fullmatch(value)
            right = Message("Write the time without quotation marks.")
            said = right if is_clock else Message("Write a time as hours and minutes, without quotation marks.")
        case "integer" | "number":
            said = _number(schema, value)
        case "boolean":
            said = Message("Write true or false in lowercase letters, without quotation marks.")
        case "string":
            said = _text(value)
        case "array":
            said = _list(schema, path, value)
        case "object":
            said = Message("Write a table with keys.")
    return said


def _of_form(pattern: str, value: object) -> Message | None:
    if pattern == ID_PATTERN:
        is_text = isinstance(value, str)
        return (
            Message("Use lowercase letters, digits and hyphens.")
            if is_text
            else Message("Write one id in quotation marks.")
        )
    if pattern == INTERVAL_PATTERN:
        return Message("Write how often.")
    if pattern == LANGUAGE_PATTERN:
        return Message("Write the code of a language.")
    if pattern == PARTIAL_DATE_PATTERN:
        return _date(value, Message("Write a date, or a year or month in quotation marks."))
    return None


def _date(value: object, otherwise: Message) -> Message:
    """Return how to write a date."""
    if isinstance(value, str) and _ISO_DATE.fullmatch(value) and _is_date(value):
        return Message("Write the date without quotation marks.")
    return Message("Write the date without a time.") if isinstance(value, dt.datetime) else otherwise


def _is_date(text: str) -> bool:
    try:
        dt.date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _text(value: object) -> Message:
    """Return how to write text."""
    if isinstance(value, list):
        return Message("Write one text in quotation marks, without square brackets.")
    return (
        Message("Write one text in quotation marks.")
        if isinstance(value, dict)
        else Message("Put the text in quotation marks.")
    )


def _number(schema: Mapping[str, Any], value: object) -> Message:
    is_whole = schema["type"] == "integer"
    meant = _as_number(value)
    if meant is not None and not (is_whole and isinstance(meant, float)):
        least, most = schema.get("minimum"), schema.get("maximum")
        if least is not None and meant < least:
            return Message("Write a number of at least {limit}.", {"limit": least})
        if most is not None and meant > most:
            return Message("Write a number of at most {limit}.", {"limit": most})
        if isinstance(value, str):
            return Message("Write the number without quotation marks.")
    if isinstance(value, str) and _SHARE.search(value) and schema.get("maximum") != _PERCENT:
        return Message("Write a share as a number from 0 to 1, without quotation marks.")
    return Message("Write a whole number in digits.") if is_whole else Message("Write a number in digits.")


def _as_number(value: object) -> float | None:
    """Return a value as a number if it is one, also in quotation marks; otherwise `None`."""
    if isinstance(value, str) and _NUMBER.fullmatch(value):
        return float(value) if "." in value else int(value)
    return value if isinstance(value, int | float) and not isinstance(value, bool) else None


def _list(schema: Mapping[str, Any], path: DocPath, value: object) -> Message:
    items = schema.get("items")
    if not isinstance(items, Mapping) or "$ref" not in items:
        return Message("Put the items in square brackets.")
    if isinstance(value, dict):
        return Message(
            "Give each item its own table, with the header `{header}`.", {"header": header(path, is_item=True)}
        )
    return Message("Write each item as a table with keys.")
