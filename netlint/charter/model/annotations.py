"""Values of the model that have a mark: references to items, dates of past events, and intervals."""

import datetime as dt
import inspect
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple, get_args

from msgspec import Meta

from netlint.charter.model.base import MAIN, Table, as_tuple, keys


class Reference(NamedTuple):
    """An id that refers to an item: the table and key that have the id, and the section that should define it."""

    table: Table
    """The table that has the id."""
    key: str
    """The key in that table."""
    section: str
    """The section that should define the id."""
    id: str
    """The id."""
    position: int | None
    """The position in a list of ids, counted from 0; `None` if the id is not in a list."""


class PastDate(NamedTuple):
    """The date of a past event, with the table and key that have it."""

    table: Table
    """The table that has the date."""
    key: str
    """The key in that table."""
    date: dt.date
    """The date."""


class Interval(NamedTuple):
    """An interval, with the table and key that have it."""

    table: Table
    """The table that has the interval."""
    key: str
    """The key in that table."""
    text: str
    """The interval, as it is written."""


class Described(NamedTuple):
    """What the types say of a key: its marks, and the kinds of tables that it can contain."""

    marks: dict[str, Any]
    tables: list[type[Table]]


@cache
def described(kind: type[Table]) -> dict[str, Described]:
    """Return what the types say of each key of a kind of table."""
    return {key: Described(marks, tables) for _attribute, key, marks, tables in _attributes(kind)}


def references(table: Table) -> Iterator[Reference]:
    """Yield every reference in a table and the tables inside it, in the order of the model."""
    for owner, key, section, value in _marked(table, "refers-to"):
        for position, entry_id in enumerate(as_tuple(value)):
            yield Reference(owner, key, section, entry_id, position if isinstance(value, tuple) else None)


def past_dates(table: Table) -> Iterator[PastDate]:
    """Yield every date of a past event in a table and the tables inside it."""
    for owner, key, _, value in _marked(table, "past"):
        if isinstance(value, dt.date):  # `exit-talk` may be true
            yield PastDate(owner, key, value)


def intervals(table: Table) -> Iterator[Interval]:
    """Yield every interval in a table and the tables inside it."""
    for owner, key, _, value in _marked(table, "interval"):
        yield Interval(owner, key, value)


def partial_dates(
    data: dict[str, Any], model: type[Table]
) -> Iterator[tuple[tuple[str | int, ...], dict[str, Any], str]]:
    """Yield the places in data where a table of `model` can have a year or a month instead of a date.

    Each place is the path of a table in the data, that table, and the key of the date.
    """
    for path, holder, key, _mark in marked_places(data, model, "partial"):
        yield path, holder, key


def marked_places(
    data: dict[str, Any], model: type[Table], mark: str
) -> Iterator[tuple[tuple[str | int, ...], dict[str, Any], str, Any]]:
    """Yield the places in data that have a mark in `model`: the path of a table, that table, a key, and the mark."""
    for _attribute, key, marks, tables in _attributes(model):
        if key not in data:
            continue
        if mark in marks:
            yield (), data, key, marks[mark]
        value = data[key]
        for at, entry in enumerate(value) if isinstance(value, list) else (("", value),):
            for kind in tables if isinstance(entry, dict) else ():
                for path, holder, inner, meaning in marked_places(entry, kind, mark):
                    yield (key, *((at,) if isinstance(at, int) else ()), *path), holder, inner, meaning


def reference_keys(model: type[Table], section: str) -> dict[str, str]:
    """Return the keys of a section of `model` that have ids, each with the section that should define them."""
    tables = next(tables for _attribute, key, _marks, tables in _attributes(model) if key == section)
    return {
        key: marks["refers-to"]
        for table in tables
        for _attribute, key, marks, _tables in _attributes(table)
        if "refers-to" in marks
    }


def _marked(table: Table, mark: str) -> Iterator[tuple[Table, str, Any, Any]]:
    for attribute, key, meaning in _plan(type(table), mark):
        value = getattr(table, attribute)
        if meaning is not None:
            if value is not None:
                yield table, key, meaning, value
        else:
            for inside in as_tuple(value):
                if isinstance(inside, Table):
                    yield from _marked(inside, mark)


@cache
def _plan(kind: type[Table], mark: str) -> tuple[tuple[str, str, Any], ...]:
    """Return the attributes of a kind of table that have a mark, with its meaning; `None` if the mark is further in."""
    plan = []
    for attribute, key, marks, tables in _attributes(kind):
        if mark in marks or any(_plan(inside, mark) for inside in tables):
            plan.append((attribute, key, marks.get(mark)))
    return tuple(plan)


@cache
def _attributes(kind: type[Table]) -> tuple[tuple[str, str, dict[str, Any], list[type[Table]]], ...]:
    """Return each attribute of a kind of table: its key, its marks, and the kinds of tables that it can contain."""
    annotations: dict[str, Any] = {}
    for base in reversed(kind.__mro__):
        annotations |= inspect.get_annotations(base)
    found = []
    for attribute, key in keys(kind):
        marks: dict[str, Any] = {}
        tables: list[type[Table]] = []
        _read(annotations[attribute], marks, tables)
        found.append((attribute, key, marks, tables))
    return tuple(found)


def _read(annotation: Any, marks: dict[str, Any], tables: list[type[Table]]) -> None:
    """Collect the marks and the kinds of tables in an annotation."""
    if isinstance(annotation, type) and not get_args(annotation):
        if issubclass(annotation, Table):
            tables.append(annotation)
        return
    for meta in getattr(annotation, "__metadata__", ()):
        if isinstance(meta, Meta):
            marks.update(meta.extra or {})
            marks.update({MAIN: True} if MAIN in (meta.extra_json_schema or {}) else {})
    for part in get_args(annotation):
        if not isinstance(part, Meta):
            _read(part, marks, tables)
