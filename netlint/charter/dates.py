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
        value = holder[key]
        if is_partial_date(value):
            holder[key] = _full(value)
            taken.append(((*path, key), value))
        elif isinstance(value, list):  # only a plugin has lists of dates
            holder[key] = [_full(one) if is_partial_date(one) else one for one in value]
            texts = ((at, one) for at, one in enumerate(value) if is_partial_date(one))
            taken += [((*path, key, at), one) for at, one in texts]
    return taken


def _full(text: str) -> dt.date:
    partial = PartialDate.parse(text)
    return dt.date(partial.year, partial.month, partial.day)


def give_partial_dates(built: Any, taken: Taken) -> None:
    """Put the partial dates that were removed from data into its model."""
    for path, text in taken:
        date = PartialDate.parse(text)
        if isinstance(path[-1], int):
            dates = _at(built, path[:-1])
            if isinstance(dates, tuple):
                _set(built, path[:-1], (*dates[: path[-1]], date, *dates[path[-1] + 1 :]))
        else:
            _set(built, path, date)


def _set(built: Any, path: tuple[str | int, ...], value: Any) -> None:
    table = _at(built, path[:-1])
    if isinstance(table, msgspec.Struct):
        msgspec.structs.force_setattr(table, _attribute(table, str(path[-1])), value)


def _at(table: Any, path: tuple[str | int, ...]) -> Any:
    for part in path:
        table = _inside(table, part)
    return table


def _inside(table: Any, part: str | int) -> Any:
    if isinstance(part, int):
        return table[part] if isinstance(table, tuple) and part < len(table) else None
    return getattr(table, _attribute(table, part), None) if isinstance(table, msgspec.Struct) else None


def _attribute(table: msgspec.Struct, key: str) -> str:
    return next((attribute for attribute, named in keys(table) if named == key), key)
