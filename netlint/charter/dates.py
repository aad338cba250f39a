"""Dates that are a year or a month: texts in a charter, put into the model as `PartialDate`."""

import datetime as dt
import re
from typing import Any, TypeAlias

import msgspec

from netlint.charter.model.annotations import partial_dates
from netlint.charter.model.base import PARTIAL_DATE_PATTERN, keys
from netlint.charter.model.partial_date import PartialDate

Taken: TypeAlias = list[tuple[tuple[str | int, ...], str]]
"""Partial dates that were taken out of data: the path of each, and its text."""


def is_partial_date(value: object) -> bool:
    """Return whether a value is a text that stands for a year or a month."""
    return isinstance(value, str) and re.fullmatch(PARTIAL_DATE_PATTERN, value) is not None


def take_partial_dates(data: dict[str, Any], model: type[Any]) -> Taken:
    """Put dates in the place of texts such as `2017-02` where `model` has dates; return their paths and texts."""
    taken = []
    for path, holder, key in partial_dates(data, model):
        text = holder[key]
        if is_partial_date(text):
            partial = PartialDate.parse(text)
            holder[key] = dt.date(partial.year, partial.month, partial.day)
            taken.append(((*path, key), text))
    return taken


def give_partial_dates(built: Any, taken: Taken) -> None:
    """Put into a model the partial dates that were taken out of its data."""
    for (*front, key), text in taken:
        table = built
        for part in front:
            table = _inside(table, part)
        if isinstance(table, msgspec.Struct):
            msgspec.structs.force_setattr(table, _attribute(table, str(key)), PartialDate.parse(text))


def _inside(table: Any, part: str | int) -> Any:
    if isinstance(part, int):
        return table[part] if isinstance(table, tuple) and part < len(table) else None
    return getattr(table, _attribute(table, part), None) if isinstance(table, msgspec.Struct) else None


def _attribute(table: msgspec.Struct, key: str) -> str:
    return next((attribute for attribute, named in keys(table) if named == key), key)
