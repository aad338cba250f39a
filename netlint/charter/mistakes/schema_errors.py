"""Mistakes in a charter, made from errors of JSON Schema. Repairs nothing."""

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any

import msgspec

from netlint.charter.intervals import INTERVAL_PATTERN
from netlint.charter.mistakes.advice import MISSING, advice
from netlint.charter.mistakes.list_mistakes import by_list
from netlint.charter.mistakes.unknown_key import unknown_keys
from netlint.charter.mistakes.validator import validator
from netlint.charter.model import Charter
from netlint.charter.model.base import ID_PATTERN, LANGUAGE_PATTERN, PARTIAL_DATE_PATTERN
from netlint.charter.repair.meant import option_meant
from netlint.charter.repair.value_names import NAMES
from netlint.i18n.message import Choice, Message, Parameter
from netlint.toml.mistake import Mistake
from netlint.toml.paths import DocPath
from netlint.utils.spoken import TRUTHS

_BOUNDS = {
    "minimum": Message("a number of at least {limit}"),
    "maximum": Message("a number of at most {limit}"),
    "exclusiveMinimum": Message("a number above {limit}"),
    "exclusiveMaximum": Message("a number below {limit}"),
    "multipleOf": Message("a multiple of {limit}"),
    "minLength": Message("text of at least {limit} characters"),
    "maxLength": Message("text of at most {limit} characters"),
    "minItems": Message("a list of at least {limit} items"),
    "maxItems": Message("a list of at most {limit} items"),
}
"""Limits of values, by the keyword of JSON Schema; the charter itself has the first two, tables of plugins others."""

_ISO_DATE = r"\d{4}-\d\d-\d\d"

_KINDS = {
    "string": Message("text"),
    "integer": Message("a whole number"),
    "number": Message("a number"),
    "boolean": Message("true or false"),
    "array": Message("a list"),
    "object": Message("a table with keys"),
    "date": Message("a date without quotation marks, such as 2026-06-01"),
    "time": Message("a time without quotation marks, such as 19:30"),
}
_FOUND: dict[type, Message] = {
    list: Message("a list"),
    dict: Message("a table"),
    dt.date: Message("a date"),
    dt.time: Message("a time"),
    dt.datetime: Message("a date with a time"),
}
_FORMS = {
    ID_PATTERN: Message("a name in lowercase letters, digits and hyphens, such as water-boards"),
    INTERVAL_PATTERN: Message('an interval such as "weekly", "2 weeks", "quarterly" or "6 months"'),
    LANGUAGE_PATTERN: Message('a language such as "en", "nl" or "nl-BE"'),
    PARTIAL_DATE_PATTERN: Message(
        'a date without quotation marks (2026-06-01), or a month or year in quotation marks ("2026-06" or "2026")'
    ),
}


def mistakes(data: dict[str, Any], model: type[msgspec.Struct], most: int, at: DocPath = ()) -> list[Mistake]:
    """Return the mistakes in the form of `data`, at most `most`, in the order of the schema; `at` is where data is."""
    found: dict[DocPath, Mistake] = {}
    is_charter = not at and issubclass(model, Charter)
    for mistake in (one for error in validator(model).iter_errors(data) for one in _mistakes(error, at, is_charter)):
        found.setdefault(mistake.path, mistake)
        if len(found) >= most and len(kept := _without_misspelt(found)) >= most:
            return kept[:most]
    return by_list(_without_misspelt(found))


def _without_misspelt(found: dict[DocPath, Mistake]) -> list[Mistake]:
    """Leave out missing keys if a misspelt key was meant to be that key."""
    keys = [mistake for mistake in found.values() if mistake.kind == "key"]
    misspelt = {mistake.to for mistake in keys}
    return [mistake for mistake in found.values() if mistake.kind != "missing" or mistake.path not in misspelt]


def _mistakes(error: Any, at: DocPath, is_charter: bool) -> Iterator[Mistake]:
    """Yield the mistakes for one error of JSON Schema."""
    path, value = tuple(error.absolute_path), error.instance
    match error.validator:
        case "additionalProperties":
            yield from unknown_keys(value, error.schema["properties"], path, is_charter=is_charter)
        case "required":
            for name in error.validator_value:
                if name not in value:
                    yield _missing((*path, name))
        case "anyOf":
            yield from _alternatives(error, at, is_charter)
        case "type":
            yield _wrong(path, _expected(error.schema), error, at)
        case "enum":
            yield _not_one_of(path, error.validator_value, error, at)
        case "pattern":
            form = _FORMS.get(
                error.validator_value, Message("text that matches {form}", {"form": error.validator_value})
            )
            yield _wrong(path, form, error, at)
        case bound:
            yield _wrong(path, _bound(bound, error.validator_value), error, at)


def _bound(keyword: str, limit: Any) -> Message:
    if keyword not in _BOUNDS:
        return Message("valid for {keyword}", {"keyword": f"`{keyword}`"})
    return Message(_BOUNDS[keyword].template, {"limit": limit})


def _alternatives(error: Any, at: DocPath, is_charter: bool) -> Iterator[Mistake]:
    """Yield why no alternative fits. If it is clear which one was meant, only its mistakes."""
    branches: dict[int, list[Any]] = {}
    for inner in error.context:
        branches.setdefault(inner.schema_path[0], []).append(inner)
    if partial := [inner for inner in error.context if inner.schema.get("pattern") == PARTIAL_DATE_PATTERN]:
        yield _no_date(error, partial[0].schema, at)
        return
    for inner_errors in branches.values():
        if not any(_is_of_another_kind(inner) for inner in inner_errors):
            for inner in inner_errors:
                yield from _mistakes(inner, at, is_charter)
            return
    firsts = [inner_errors[0] for inner_errors in branches.values()]
    options = tuple(option for inner in firsts for option in _options(inner.schema))
    yield _wrong(tuple(error.absolute_path), Choice(options), error, at, firsts[0].schema)


def _no_date(error: Any, partial: dict[str, Any], at: DocPath) -> Mistake:
    """Return the mistake for a value that is not a date, where a month or year is allowed too."""
    options = [inner.schema for inner in error.context if inner.schema is not partial]
    value = error.instance
    is_whole = isinstance(value, dt.date) or (isinstance(value, str) and re.fullmatch(_ISO_DATE, value))
    expected: list[Parameter] = []
    for option in options:
        is_date = option.get("format") == "date" and not is_whole
        expected += [_FORMS[PARTIAL_DATE_PATTERN]] if is_date else _options(option)
    wanted = Choice(tuple(expected)) if len(expected) > 1 else expected[0]
    is_truth = isinstance(value, str) and value.casefold() in TRUTHS
    meant = next((option for option in options if is_truth and option.get("type") == "boolean"), partial)
    return _wrong(tuple(error.absolute_path), wanted, error, at, meant)


def _is_of_another_kind(error: Any) -> bool:
    """Return whether an alternative was clearly not meant, because the value has another type."""
    if error.path:
        return False
    return error.validator == "type" or (error.validator == "enum" and not isinstance(error.instance, str))


def _missing(path: DocPath) -> Mistake:
    name = path[-1]
    return Mistake("missing", Message("`{name}` is missing.", {"name": str(name)}), path, advice=MISSING)


def _wrong(
    path: DocPath, expected: Parameter, error: Any, at: DocPath, schema: dict[str, Any] | None = None
) -> Mistake:
    """Return the mistake for a value that is not what was expected; the advice is that for `schema`."""
    value = error.instance
    parameters: dict[str, Parameter] = {"key": _key(path), "expected": expected, "found": _found(value)}
    message = Message(
        "An item of `{key}` must be {expected}; found {found}."
        if _is_entry(path)
        else "`{key}` must be {expected}; found {found}.",
        parameters,
    )
    return Mistake("value", message, path, advice=advice(schema or error.schema, (*at, *path), value))


def _found(value: object) -> Parameter:
    if isinstance(value, str):
        return f'"{value}"'
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return repr(value) if isinstance(value, float) or abs(value) < 10**18 else Message("a very large number")
    return _FOUND[type(value)]


def _not_one_of(path: DocPath, options: list[str | int], error: Any, at: DocPath) -> Mistake:
    value = error.instance
    mistake = _wrong(path, _choice(options), error, at)
    texts = [option for option in options if isinstance(option, str)]
    meant = option_meant(value, texts) if isinstance(value, str) else None
    if meant is None:
        return mistake
    message = Message(
        'An item of `{key}` must be {expected}; found {found}. Did you mean "{meant}"?'
        if _is_entry(path)
        else '`{key}` must be {expected}; found {found}. Did you mean "{meant}"?',
        {**mistake.message.parameters, "meant": meant},
    )
    return Mistake("value", message, path, advice=Message("Write the value that you meant."))


def _choice(options: list[str | int]) -> Parameter:
    choice = Choice(tuple(map(_written, options)))
    return Message("one of: {options}", {"options": choice}) if len(options) > 1 else choice


def _written(option: str | int) -> Parameter:
    return NAMES.get(option, f'"{option}"') if isinstance(option, str) else str(option)


def _options(schema: dict[str, Any]) -> tuple[Parameter, ...]:
    """Return what a schema allows, each by itself: the values of a list, or a kind of value."""
    if schema.get("type") == "boolean":
        return ("true", "false")
    return tuple(map(_written, schema["enum"])) if "enum" in schema else (_expected(schema),)


def _expected(schema: dict[str, Any]) -> Parameter:
    if "enum" in schema:
        return _choice(schema["enum"])
    return _KINDS.get(schema.get("format", ""), _KINDS[schema["type"]])


def _is_entry(path: DocPath) -> bool:
    return bool(path) and isinstance(path[-1], int)


def _key(path: Any) -> str:
    """Return the last key of a path, as readers look for it in the file."""
    return next((part for part in reversed(path) if isinstance(part, str)), "the file")
