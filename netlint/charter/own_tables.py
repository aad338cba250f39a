"""The tables of plugins in a charter: their conversion to the types that the plugins have for them. Knows no plugin."""

from collections.abc import Iterator, Mapping
from typing import Any

from netlint.charter.conversion import convert_table
from netlint.charter.model import Charter, Table
from netlint.charter.model.base import WRITTEN
from netlint.toml.mistake import Mistake

PLUGINS = "plugins"
"""The table with the tables of plugins."""


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
    inside = tuple(mistake for name in known for mistake in _convert(given, name, tables[name]))
    if len(known) < len(given) or any(one.kind == "key" and len(one.path) == 1 for one in mistakes):
        from netlint.charter.mistakes.own_names import mistaken_names, with_own_names

        mistakes = (*with_own_names(mistakes, data, tables), *mistaken_names(given, tables))
    return (*mistakes, *inside)


def _convert(given: dict[str, Any], name: str, kind: type[Table]) -> Iterator[Mistake]:
    converted = convert_table(given[name], kind, (PLUGINS, name))
    yield from converted.mistakes
    given[name] = converted.model or kind()
