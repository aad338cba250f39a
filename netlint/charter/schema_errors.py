"""Faults in the charter's words, from what JSON Schema says. The one module that imports `jsonschema`."""

import datetime as dt
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import msgspec
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError
from jsonschema.validators import extend

from netlint.charter.model.base import ID_PATTERN, INTERVAL_PATTERN, LANGUAGE_PATTERN, PARTIAL_DATE_PATTERN
from netlint.charter.schema import json_schema
from netlint.i18n.message import Choice, Message, Parameter
from netlint.toml.fault import DocPath, Fault
from netlint.utils.suggest import suggest

_BOUNDS = {"minimum": Message("at least {limit}"), "maximum": Message("at most {limit}")}
SLIP = 0.7
"""The similarity, from 0 to 1, from which a key is taken for a slip for another. The project's own choice."""

_ISO_DATE = r"\d{4}-\d\d-\d\d"
_extend: Any = extend
_DATES: dict[str, type] = {"date": dt.date, "time": dt.time}

_KINDS = {
    "string": Message("a text"),
    "integer": Message("a whole number"),
    "number": Message("a number"),
    "boolean": Message("true or false"),
    "array": Message("a list"),
    "object": Message("a table"),
    "date": Message("a date without quotes, such as 2026-06-01"),
    "time": Message("a time without quotes, such as 19:30:00"),
}
_FOUND: dict[type, Message] = {
    list: Message("a list"),
    dict: Message("a table"),
    dt.date: Message("a date"),
    dt.time: Message("a time"),
    dt.datetime: Message("a date with a time"),
}
_FORMS = {
    ID_PATTERN: Message("a short name in small letters, digits and hyphens, such as water-boards"),
    INTERVAL_PATTERN: Message('an interval such as "weekly", "2 weeks", "quarterly" or "6 months"'),
    LANGUAGE_PATTERN: Message('a language such as "en", "nl" or "nl-BE"'),
    PARTIAL_DATE_PATTERN: Message(
        'a date without quotes, such as 2026-06-01, or a month or year as "2026-06" or "2026"'
    ),
}


def faults(data: dict[str, Any], model: type[msgspec.Struct], most: int) -> list[Fault]:
    """Return the faults in the form of `data`, at most `most` of them, in the order of the schema."""
    found: dict[DocPath, Fault] = {}
    for fault in (fault for error in _validator(model).iter_errors(data) for fault in _faults(error)):
        found.setdefault(fault.path, fault)
        if len(found) >= most and len(kept := _without_misspelt(found)) >= most:
            return kept[:most]
    return _without_misspelt(found)


def _without_misspelt(found: dict[DocPath, Fault]) -> list[Fault]:
    """Leave out what is missing where a misspelt key was meant to be it."""
    keys = [fault for fault in found.values() if fault.kind == "key"]
    misspelt = {(*fault.path[:-1], fault.message.parameters.get("meant")) for fault in keys}
    return [fault for fault in found.values() if fault.kind != "missing" or fault.path not in misspelt]


def unknown(key: str, known: list[str], path: DocPath) -> Fault:
    """Return the fault of a key that the format does not know."""
    if meant := suggest(key.casefold(), known, cutoff=SLIP):
        return Fault("key", Message("Unknown key `{key}`. Did you mean `{meant}`?", {"key": key, "meant": meant}), path)
    if not known:
        return Fault("key", Message("Unknown key `{key}`. Nothing can stand here.", {"key": key}), path)
    listed: tuple[Parameter, ...] = tuple(sorted(known))
    return Fault("key", Message("Unknown key `{key}`. Known here: {known}.", {"key": key, "known": listed}), path)


@cache
def _validator(model: type[msgspec.Struct]) -> Any:
    """Make the validator of a model: JSON Schema, with TOML's own dates and times where the schema has them."""
    checker = Draft202012Validator.TYPE_CHECKER.redefine_many(
        {
            "integer": lambda _, value: type(value) is int,
            "number": lambda _, value: type(value) in (int, float),
        }
    )
    keywords = {
        "type": _check_type,
        "enum": _check_enum,
        "pattern": _check_pattern,
        "minimum": _check_minimum,
        "maximum": _check_maximum,
    }
    return _extend(Draft202012Validator, keywords, type_checker=checker)(json_schema(model))


def _check_type(validator: Any, wanted: str, value: object, schema: dict[str, Any]) -> Iterator[ValidationError]:
    date = _DATES.get(schema.get("format", ""))
    if not (type(value) is date if date else validator.is_type(value, wanted)):
        yield ValidationError(f"not of type {wanted}")


def _check_enum(_: object, options: list[object], value: object, __: object) -> Iterator[ValidationError]:
    if not any(type(value) is type(option) and value == option for option in options):
        yield ValidationError("none of the options")


def _check_pattern(_: object, pattern: str, value: object, __: object) -> Iterator[ValidationError]:
    if isinstance(value, str) and not re.fullmatch(pattern, value):
        yield ValidationError("not of the form")


def _check_minimum(_: object, least: float, value: object, __: object) -> Iterator[ValidationError]:
    if isinstance(value, int | float) and not value >= least:  # what is not a number is not at least anything
        yield ValidationError("too small")


def _check_maximum(_: object, most: float, value: object, __: object) -> Iterator[ValidationError]:
    if isinstance(value, int | float) and not value <= most:
        yield ValidationError("too large")


def _faults(error: Any) -> Iterator[Fault]:
    """Put one error of JSON Schema into words."""
    path, value, key = tuple(error.absolute_path), error.instance, _key(error.absolute_path)
    match error.validator:
        case "additionalProperties":
            known = list(error.schema["properties"])
            yield from (unknown(name, known, (*path, name)) for name in value if name not in known)
        case "required":
            for name in error.validator_value:
                if name not in value:
                    yield Fault("missing", Message("`{name}` is missing.", {"name": name}), (*path, name))
        case "anyOf":
            yield from _alternatives(error)
        case "type":
            yield _wrong(path, key, _expected(error.schema), value)
        case "enum":
            yield _not_one_of(path, key, error.validator_value, value)
        case "pattern":
            form = _FORMS.get(error.validator_value, Message("of the form {form}", {"form": error.validator_value}))
            yield _wrong(path, key, form, value)
        case bound:
            yield _wrong(path, key, Message(_BOUNDS[bound].template, {"limit": error.validator_value}), value)


def _alternatives(error: Any) -> Iterator[Fault]:
    """Put into words why none of several forms fits: of the form that was meant, where that can be told."""
    branches: dict[int, list[Any]] = {}
    for inner in error.context:
        branches.setdefault(inner.schema_path[0], []).append(inner)
    if partial := [inner for inner in error.context if inner.schema.get("pattern") == PARTIAL_DATE_PATTERN]:
        yield _no_date(error, partial[0].schema)
        return
    for inner_errors in branches.values():
        if not any(_is_of_another_kind(inner) for inner in inner_errors):
            for inner in inner_errors:
                yield from _faults(inner)
            return
    options = tuple(_expected(inner.schema) for inner_errors in branches.values() for inner in inner_errors[:1])
    yield _wrong(tuple(error.absolute_path), _key(error.absolute_path), Choice(options), error.instance)


def _no_date(error: Any, partial: dict[str, Any]) -> Fault:
    """Put into words that a value is no date, where a month or year would do as well."""
    options = [inner.schema for inner in error.context if inner.schema is not partial]
    value = error.instance
    is_whole = isinstance(value, dt.date) or (isinstance(value, str) and re.fullmatch(_ISO_DATE, value))
    expected = [
        _FORMS[PARTIAL_DATE_PATTERN] if option.get("format") == "date" and not is_whole else _expected(option)
        for option in options
    ]
    path = tuple(error.absolute_path)
    return _wrong(path, _key(path), Choice(tuple(expected)) if len(expected) > 1 else expected[0], value)


def _is_of_another_kind(error: Any) -> bool:
    """Return whether a form was not meant at all: the value is no text, list or whatever it asks for."""
    if error.path:
        return False
    return error.validator == "type" or (error.validator == "enum" and not isinstance(error.instance, str))


def _wrong(path: DocPath, key: str, expected: Parameter, value: object) -> Fault:
    parameters: dict[str, Parameter] = {"key": key, "expected": expected, "found": _found(value)}
    message = Message(
        "An entry of `{key}` must be {expected}; found {found}."
        if _is_entry(path)
        else "`{key}` must be {expected}; found {found}.",
        parameters,
    )
    return Fault("value", message, path)


def _found(value: object) -> Parameter:
    if isinstance(value, str):
        return f'"{value}"'
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return repr(value) if isinstance(value, float) or abs(value) < 10**18 else Message("a very large number")
    return _FOUND[type(value)]


def _not_one_of(path: DocPath, key: str, options: list[str | int], value: object) -> Fault:
    fault = _wrong(path, key, _choice(options), value)
    texts = [option for option in options if isinstance(option, str)]
    meant = suggest(value.casefold(), texts, cutoff=SLIP) if isinstance(value, str) else None
    if meant is None:
        return fault
    message = Message(
        'An entry of `{key}` must be {expected}; found {found}. Did you mean "{meant}"?'
        if _is_entry(path)
        else '`{key}` must be {expected}; found {found}. Did you mean "{meant}"?',
        {**fault.message.parameters, "meant": meant},
    )
    return Fault("value", message, path)


def _choice(options: list[str | int]) -> Choice:
    return Choice(tuple(f'"{option}"' if isinstance(option, str) else str(option) for option in options))


def _expected(schema: dict[str, Any]) -> Parameter:
    if "enum" in schema:
        return _choice(schema["enum"])
    return _KINDS.get(schema.get("format", ""), _KINDS[schema["type"]])


def _is_entry(path: DocPath) -> bool:
    return bool(path) and isinstance(path[-1], int)


def _key(path: Any) -> str:
    """Return the last key of a path, which is what a reader looks for in the file."""
    return next((part for part in reversed(path) if isinstance(part, str)), "the file")
