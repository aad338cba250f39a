"""Values of the model with their places: references to items, dates of past events, intervals, and lists with ids.

Of the tables of plugins, only what is written counts: nobody has written a default.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, NamedTuple, TypeAlias, TypeVar

from msgspec import Struct

from netlint.charter.model.annotations import attributes_by_key, described, lists_with_ids, marked_keys
from netlint.charter.model.base import REFERS_TO, Table, as_tuple, keys

T = TypeVar("T")


def _place(table: Table, key: str, position: int | None) -> tuple[Table | str | int, ...]:
    return (table, key) if position is None else (table, key, position)


class PlacedReference(NamedTuple):
    """An id that refers to an item: the table and key that have the id, and the section that should define it."""

    table: Table
    """The table that has the id."""
    key: str
    """The key in that table."""
    section: str
    """The list that should define it: `members`, or `plugins.ours.links` for tables of a plugin."""
    id: str
    """The id."""
    position: int | None
    """The position in a list of ids, counted from 0; `None` if the id is not in a list."""
    plugin: str | None = None
    """The name under `[plugins]` of the table that has it; `None` if a section of the format has it."""

    @property
    def at(self) -> tuple[Table | str | int, ...]:
        """Its place, for findings and edits: the item if it is in a list, and otherwise the key."""
        return _place(self.table, self.key, self.position)


class PlacedDate(NamedTuple):
    """The date of a past event, with the table and key that have it."""

    table: Table
    """The table that has the date."""
    key: str
    """The key in that table."""
    date: dt.date
    """The date."""
    position: int | None = None
    """The position in a list of dates, counted from 0; `None` if the date is not in a list."""
    plugin: str | None = None
    """The name under `[plugins]` of the table that has it; `None` if a section of the format has it."""

    @property
    def at(self) -> tuple[Table | str | int, ...]:
        """Its place, for findings and edits: the item if it is in a list, and otherwise the key."""
        return _place(self.table, self.key, self.position)


class PlacedInterval(NamedTuple):
    """An interval, with the table and key that have it."""

    table: Table
    """The table that has the interval."""
    key: str
    """The key in that table."""
    text: str
    """The interval, as it is written."""
    position: int | None = None
    """The position in a list of intervals, counted from 0; `None` if the interval is not in a list."""
    plugin: str | None = None
    """The name under `[plugins]` of the table that has it; `None` if a section of the format has it."""

    @property
    def at(self) -> tuple[Table | str | int, ...]:
        """Its place, for findings and edits: the item if it is in a list, and otherwise the key."""
        return _place(self.table, self.key, self.position)


class TableList(NamedTuple):
    """A list of tables with ids."""

    section: str
    """Its name: `members`, `membership.kinds`, or `plugins.ours.links` for tables of a plugin."""
    path: tuple[str | int, ...]
    """Its path in the data, with positions."""
    tables: tuple[Any, ...]
    """The tables, each with an `id`."""


class Own(Struct, frozen=True):
    """The table of a plugin, as a charter has it."""

    name: str
    """Its name under `[plugins]`."""
    table: Table
    written: Any
    """Its data in the file: what the file does not have is a default, which nobody has written."""


EVERYTHING = None
"""The data of a table that counts as written in full."""


def references(
    table: Table, own: Own | None = None, sections: Mapping[type[Table], str] = MappingProxyType({})
) -> Iterator[PlacedReference]:
    """Yield every reference in a table and the tables inside it, in the order of the model.

    If it is the table of a plugin, `own` says what the file has of it, and `sections` are those of the format, by the
    class of their tables.
    """
    written, plugin = (own.written, own.name) if own else (EVERYTHING, None)
    for owner, key, target, entry_id, position in _marked(table, REFERS_TO, str, written):
        named = target if isinstance(target, str) else sections.get(target)
        section = named or own_section(type(table), target, plugin or "")
        yield PlacedReference(owner, key, section, entry_id, position, plugin)


def past_dates(table: Table, own: Own | None = None) -> Iterator[PlacedDate]:
    """Yield every date of a past event in a table and the tables inside it."""
    written, plugin = (own.written, own.name) if own else (EVERYTHING, None)
    for owner, key, _, date, position in _marked(table, "past", dt.date, written):
        yield PlacedDate(owner, key, date, position, plugin)


def intervals(table: Table, own: Own | None = None) -> Iterator[PlacedInterval]:
    """Yield every interval in a table and the tables inside it."""
    written, plugin = (own.written, own.name) if own else (EVERYTHING, None)
    for owner, key, _, text, position in _marked(table, "interval", str, written):
        yield PlacedInterval(owner, key, text, position, plugin)


def table_lists(table: Table, own: Own | None = None) -> Iterator[TableList]:
    """Yield every list of tables with ids in a table and the tables inside it, if it has any item."""
    start, written = (("plugins", own.name), own.written) if own else ((), EVERYTHING)
    yield from _lists(table, start, written)


def _lists(table: Table, path: tuple[str | int, ...], written: Any) -> Iterator[TableList]:
    for attribute, key, has_lists in _keys_with_ids(type(table)):
        if isinstance(written, dict) and key not in written:
            continue
        value, data = getattr(table, attribute), written[key] if isinstance(written, dict) else EVERYTHING
        if value is None or value == ():
            continue
        items = [item for item in as_tuple(value) if isinstance(item, Table)]
        if isinstance(value, tuple) and items and len(items) == len(value) and hasattr(type(items[0]), "id"):
            inner = (*path, key)
            yield TableList(".".join(part for part in inner if isinstance(part, str)), inner, value)
        for at, item in enumerate(items) if has_lists else ():
            place = (*path, key, *((at,) if isinstance(value, tuple) else ()))
            yield from _lists(item, place, data[at] if isinstance(data, list) else data)


@cache
def _keys_with_ids(kind: type[Table]) -> tuple[tuple[str, str, bool], ...]:
    """Return the attributes and keys of a kind of table that have tables with ids, or such tables inside them.

    With each is whether it has such tables inside its tables.
    """
    inside = ((attribute, key, described(kind)[key].tables) for attribute, key in keys(kind))
    return tuple(
        (attribute, key, any(map(_keys_with_ids, tables)))
        for attribute, key, tables in inside
        if any(map(_has_ids, tables))
    )


@cache
def _has_ids(kind: type[Table]) -> bool:
    """Return whether tables of a kind have an id, or there are such tables inside them."""
    return "id" in kind.__struct_fields__ or any(
        _has_ids(one) for about in described(kind).values() for one in about.tables
    )


def own_section(root: type[Table], target: type[Table], name: str) -> str:
    """Return the list of tables of a class in the table of a plugin that is called `name`: `plugins.ours.links`."""
    path = next((path for path, kind in lists_with_ids(root) if kind is target), ())
    return ".".join(("plugins", name, *path))


_Marked: TypeAlias = tuple[Table, str, Any, T, int | None]
"""A value that has a mark: its table and key, what the mark means, the value, and its position if it is in a list."""


def _marked(table: Table, mark: str, kind: type[T], written: Any) -> list[_Marked[T]]:
    """Return the values of a kind in a table that have a mark, and are in its data if that is `written`.

    The key can have values of other kinds too: `exit-talk` may be true.
    """
    found: list[_Marked[T]] = []
    _add_marked(found, table, mark, kind, written)
    return found


def _add_marked(found: list[_Marked[T]], table: Table, mark: str, kind: type[T], written: Any) -> None:
    is_whole = not isinstance(written, dict)
    for attribute, key, meaning, has_tables in marked_keys(type(table), mark):
        value = getattr(table, attribute) if is_whole or key in written else None
        if value is None:
            continue
        if meaning is not None:
            placed = enumerate(value) if isinstance(value, tuple) else ((None, value),)
            found += [(table, key, meaning, one, position) for position, one in placed if isinstance(one, kind)]
        if has_tables:
            data = EVERYTHING if is_whole else written[key]
            for at, inside in enumerate(as_tuple(value)):
                if isinstance(inside, Table):
                    _add_marked(found, inside, mark, kind, data[at] if isinstance(data, list) else data)


def value_at(table: Any, path: list[str]) -> Any:
    """Return the value at a path of keys in a table; `None` if there is none."""
    for key in path:
        if isinstance(table, Mapping):
            table = table.get(key)
        elif isinstance(table, Table):
            attribute = attributes_by_key(type(table)).get(key)
            table = getattr(table, attribute) if attribute else None
        else:
            return None
    return table


def is_written(written: Any, path: list[str]) -> bool:
    """Return whether data has a path of keys; it has any path if it is not known."""
    for key in path:
        if isinstance(written, Mapping) and key not in written:
            return False
        written = written[key] if isinstance(written, Mapping) else EVERYTHING
    return True
