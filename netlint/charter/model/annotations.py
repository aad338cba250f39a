"""What the types of the model say of each key: its marks, and the kinds of tables in it. Reads no table."""

import datetime as dt
import inspect
import sys
import typing
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from types import NoneType
from typing import Annotated, Any, Literal, NamedTuple, get_args, get_origin

from msgspec import Meta, StructMeta

from netlint.charter.model.base import MAIN, REFERS_TO, REFERS_TO_CLASS, Table, keys

_PLAIN = (str, int, float, bool, dt.date, dt.time, dt.datetime, NoneType, ...)
"""The types of values that contain nothing, and the sign for more of a type."""
_LEAVES = (type, Meta)
"""What most parts of a type are: they contain no others."""
_NAMES = (str, typing.ForwardRef)
"""What a part of a type is that names a class."""


class Described(NamedTuple):
    """What the types say of a key: its marks, and the kinds of tables that it can contain."""

    marks: dict[str, Any]
    tables: list[type[Table]]
    is_list: bool = False
    """Whether it can be a list."""


@cache
def described(kind: type[Table]) -> dict[str, Described]:
    """Return what the types say of each key of a kind of table."""
    return {key: about for _attribute, key, about in _attributes(kind)}


@cache
def lists_with_ids(root: type[Table]) -> tuple[tuple[tuple[str, ...], type[Table]], ...]:
    """Return the lists of tables with ids in a table, but not those inside other lists: their keys, and the class."""
    found: list[tuple[tuple[str, ...], type[Table]]] = []
    for key, about in described(root).items():
        for kind in about.tables:
            if about.is_list and "id" in kind.__struct_fields__:
                found.append(((key,), kind))
            elif not about.is_list:
                found += [((key, *path), inner) for path, inner in lists_with_ids(kind)]
    return tuple(found)


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
    for _attribute, key, (marks, tables, _is_list) in _attributes(model):
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
    return {
        key: about.marks[REFERS_TO]
        for table in described(model)[section].tables
        for key, about in described(table).items()
        if REFERS_TO in about.marks
    }


@cache
def attributes_by_key(kind: type[Table]) -> dict[str, str]:
    """Return the attributes of a kind of table by their keys in the file."""
    return {key: attribute for attribute, key in keys(kind)}


class MarkedKey(NamedTuple):
    """A key of a kind of table that has a mark, or tables with that mark inside it."""

    attribute: str
    key: str
    meaning: Any
    """The meaning of the mark; `None` if only tables inside the key have it."""
    has_tables: bool
    """Whether tables inside the key have the mark."""


@cache
def marked_keys(kind: type[Table], mark: str) -> tuple[MarkedKey, ...]:
    """Return the keys of a kind of table that have a mark, or tables with that mark inside them."""
    plan = []
    for attribute, key, (marks, tables, _is_list) in _attributes(kind):
        has_tables = any(marked_keys(inside, mark) for inside in tables)
        if mark in marks or has_tables:
            plan.append(MarkedKey(attribute, key, marks.get(mark), has_tables))
    return tuple(plan)


@cache
def holders_of_tables(kind: type[Table]) -> tuple[tuple[str, str], ...]:
    """Return the attributes of a kind of table that can contain tables, with their keys."""
    annotations = annotations_of(kind)
    return tuple((attribute, key) for attribute, key in keys(kind) if _can_contain(annotations[attribute]))


def _can_contain(annotation: Any) -> bool:
    """Return whether a type allows values in which there can be tables."""
    origin, parts = get_origin(annotation), get_args(annotation)
    if origin is Literal:
        return False
    inside = parts[:1] if origin is Annotated else parts
    return any(map(_can_contain, inside)) if inside else annotation not in _PLAIN


@cache
def _attributes(kind: type[Table]) -> tuple[tuple[str, str, Described], ...]:
    """Return each attribute of a kind of table: its key, and what its type says."""
    parts_of = _parts_by_attribute(kind)
    found = []
    for attribute, key in keys(kind):
        parts = parts_of[attribute]
        around = [part for part in parts if not isinstance(part, _LEAVES)]
        marks = _marks(around)
        if REFERS_TO_CLASS in marks and (target := _target(marks[REFERS_TO_CLASS], _module_of(kind, attribute))):
            marks[REFERS_TO] = target
        tables = [part for part in parts if isinstance(part, StructMeta) and issubclass(part, Table)]
        found.append((attribute, key, Described(marks, tables, any(get_origin(part) is tuple for part in around))))
    return tuple(found)


def _module_of(kind: type[Table], attribute: str) -> str:
    """Return the module of the class that an attribute is written in."""
    return next(base.__module__ for base in kind.__mro__ if attribute in inspect.get_annotations(base))


def annotations_of(kind: type[Table]) -> dict[str, Any]:
    """Return the types of the attributes of a table. Raises `NameError` for a name that does not exist."""
    return {attribute: parts[0] for attribute, parts in _parts_by_attribute(kind).items()}


def _parts_by_attribute(kind: type[Table]) -> dict[str, list[Any]]:
    """Return the type of each attribute of a table, and all types in it. Raises what `annotations_of` raises."""
    found: dict[str, list[Any]] = {}
    for base in reversed(kind.__mro__):
        found |= _own_parts(base)
    return found


@cache
def _own_parts(base: type) -> Mapping[str, list[Any]]:
    """Return the parts of the annotations of a class itself, with the classes that names in them stand for."""
    own = {name: _parts(annotation) for name, annotation in inspect.get_annotations(base).items()}
    if any(isinstance(part, _NAMES) for parts in own.values() for part in parts):
        read = typing.get_type_hints(base, include_extras=True)
        return {name: _parts(read[name]) for name in own}
    return own


def _parts(annotation: Any) -> list[Any]:
    """Return a type and all types in it, outer ones first; not the values that it lists."""
    found = [annotation]
    if not isinstance(annotation, _LEAVES) and get_origin(annotation) is not Literal:
        for part in get_args(annotation):
            found += _parts(part)
    return found


def _target(given: Any, module: str) -> type[Table] | None:
    """Return the class of tables that a reference is to, which can be the name of one in a module."""
    named = getattr(sys.modules.get(module), given, None) if isinstance(given, str) else given
    return named if isinstance(named, type) and issubclass(named, Table) else None


def can_be_list(annotation: Any) -> bool:
    """Return whether a type allows a list."""
    return any(get_origin(part) is tuple for part in _parts(annotation))


def _marks(parts: Iterable[Any]) -> dict[str, Any]:
    """Return the marks of the parts of a type."""
    marks: dict[str, Any] = {}
    for meta in (meta for part in parts for meta in getattr(part, "__metadata__", ()) if isinstance(meta, Meta)):
        marks |= meta.extra or {}
        if MAIN in (meta.extra_json_schema or ()):
            marks[MAIN] = True
    return marks
