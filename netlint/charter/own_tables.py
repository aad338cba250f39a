"""The tables of plugins in a charter: their conversion to the types that the plugins have for them. Knows no plugin."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any

from netlint.charter.conversion import convert_table
from netlint.charter.model import Charter, Table
from netlint.charter.model.base import WRITTEN
from netlint.i18n.message import notice
from netlint.toml.mistake import Mistake
from netlint.toml.paths import DocPath
from netlint.utils.errors import raised_in

PLUGINS = "plugins"
"""The table with the tables of plugins."""
_ABSENT = "own tables that are not written"
"""The attribute in which a charter keeps the types of the tables that it does not have."""


def convert_own_tables(
    charter: Charter, tables: Mapping[str, type[Table]], data: Mapping[str, Any], mistakes: tuple[Mistake, ...]
) -> tuple[Mistake, ...]:
    """Convert the tables of plugins in a charter that was just made from `data`.

    Return its `mistakes` with those in these tables and in their names. `tables` are their types, by their names under
    `[plugins]`. A table stays as it is if no type is known for it.
    """
    given: dict[str, Any] = Charter.__dict__[PLUGINS].__get__(charter)  # empty if it is not a table
    known = [name for name in tables if name in given]
    charter.__dict__[WRITTEN] = {name: given[name] for name in known}
    charter.__dict__[_ABSENT] = {kind: (PLUGINS, name) for name, kind in tables.items() if name not in given}
    inside = tuple(mistake for name in known for mistake in _convert(given, name, tables[name]))
    if len(known) < len(given) or any(one.kind == "key" and len(one.path) == 1 for one in mistakes):
        from netlint.charter.mistakes.own_names import mistaken_names, with_own_names

        mistakes = (*with_own_names(mistakes, data, tables), *mistaken_names(given, tables))
    return (*mistakes, *inside)


def absent_tables(charter: Charter) -> Mapping[type[Table], DocPath]:
    """Return the types of plugins' tables that a charter does not have, each with the path of that table."""
    absent: Mapping[type[Table], DocPath] = charter.__dict__.get(_ABSENT, {})
    return absent


def _convert(given: dict[str, Any], name: str, kind: type[Table]) -> Iterator[Mistake]:
    at = (PLUGINS, name)
    try:
        converted = convert_table(given[name], kind, at)
        yield from converted.mistakes
        given[name] = converted.model or kind()
    except Exception as error:  # noqa: BLE001 (a `__post_init__` of the table is code of the plugin)
        problem = "netlint cannot read this table, because the code of its plugin raised {error}."
        yield Mistake("value", notice(problem, error=raised_in(error)), at)
        with suppress(Exception):
            given[name] = convert_table(None, kind, at).model  # reading it skips a rule
