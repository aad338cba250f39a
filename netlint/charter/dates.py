"""Dates that are only a year or a month: text in a charter, `PartialDate` in the model."""

import datetime as dt
import re
from typing import Any, TypeAlias

import msgspec

from netlint.charter.model.annotations import partial_dates
from netlint.charter.model.base import PARTIAL_DATE_PATTERN, keys
from netlint.charter.model.partial_date import PartialDate

Taken: TypeAlias = list[tuple[tuple[str | int, ...], str]]
"""Partial dates that were removed from data: the path and the text of each."""


def is_partial_date(value: object) -> bool:
    """Return whether a value is text for a year or a month, such as `2017-02`."""
    return isinstance(value, str) and re.fullmatch(PARTIAL_DATE_PATTERN, value) is not None


def take_partial_dates(data: dict[str, Any], model: type[Any]) -> Taken:
    """Replace text such as `2017-02` by dates where `model` has dates; return its paths and text."""
    taken = []
    for path, holder, key in partial_dates(data, model):
        text = holder[key]
        if is_partial_date(text):
            partial = PartialDate.parse(text)
            holder[key] = dt.date(partial.year, partial.month, partial.day)
            taken.append(((*path, key), text))
    return taken


def give_partial_dates(built: Any, taken: Taken) -> None:
    """Put the partial dates that were removed from data into its model."""
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
