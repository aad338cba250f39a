"""What checks data by the schema of a model, and repairs values. The only module that imports `jsonschema`."""

import datetime as dt
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import msgspec
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError
from jsonschema.validators import extend

from netlint.charter.intervals import INTERVAL_PATTERN, is_interval
from netlint.charter.repair.forms import Forms
from netlint.charter.repair.repairs import Repairs
from netlint.charter.schema import json_schema
from netlint.i18n.message import Translate, same

_extend: Any = extend
_DATES: dict[str, type] = {"date": dt.date, "time": dt.time}


@cache
def validator(model: type[msgspec.Struct]) -> Any:
    """Return the validator of a model: JSON Schema, with dates and times of TOML."""
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


def _check_type(checks: Any, wanted: str, value: object, schema: dict[str, Any]) -> Iterator[ValidationError]:
    date = _DATES.get(schema.get("format", ""))
    if not (type(value) is date if date else checks.is_type(value, wanted)):
        yield ValidationError(f"not of type {wanted}")


def _check_enum(_: object, options: list[object], value: object, __: object) -> Iterator[ValidationError]:
    if not any(type(value) is type(option) and value == option for option in options):
        yield ValidationError("none of the options")


def _check_pattern(_: object, pattern: str, value: object, __: object) -> Iterator[ValidationError]:
    if not isinstance(value, str):
        return
    is_of_form = is_interval(value) if pattern == INTERVAL_PATTERN else re.fullmatch(pattern, value)
    if not is_of_form:
        yield ValidationError("not of the form")


def _check_minimum(_: object, least: float, value: object, __: object) -> Iterator[ValidationError]:
    if isinstance(value, int | float) and not value >= least:  # what is not a number is not at least anything
        yield ValidationError("too small")


def _check_maximum(_: object, most: float, value: object, __: object) -> Iterator[ValidationError]:
    if isinstance(value, int | float) and not value <= most:
        yield ValidationError("too large")


@cache
def forms(model: type[msgspec.Struct]) -> Forms:
    """Return the parts of the schema of a model."""
    schema, kind = json_schema(model), type(validator(model))
    return Forms(schema, lambda form, value: kind({**form, "$defs": schema["$defs"]}).is_valid(value))


def repairs(model: type[msgspec.Struct], translate: Translate = same) -> Repairs:
    """Return what repairs values of a model; examples are in the language of `translate`."""
    return Repairs(forms(model), translate)
