"""Lines of TOML to copy, made from the examples of the charter format. Writes no file."""

import datetime as dt
from typing import Any

from netlint.charter.description import Place
from netlint.charter.lines.examples import Examples
from netlint.i18n.message import Translate, same
from netlint.toml.writer import assignments, header


def example_lines(
    whole: Place, place: Place, today: dt.date, translate: Translate = same, value: str | None = None
) -> list[str]:
    """Return an example of a place as lines of a charter: a table with its main keys, or a key in its table.

    With `value`, the key has that value. Texts are translated with their quotation marks.
    """
    chain = whole.at(place.path)
    headed = _headed(chain)
    rest = chain[len(headed) :]
    table = headed[-1] if headed else whole
    examples = Examples({}, translate, today, can_add=False)
    lines = assignments(_with(examples, table, rest, value) if rest else _new(examples, whole, table))
    return [header(table.path, is_item=table.is_list), *lines] if headed else lines


def _headed(chain: tuple[Place, ...]) -> tuple[Place, ...]:
    """Return the places of a path that a table header names: tables, up to the first list of tables."""
    headed: list[Place] = []
    for place in chain:
        if not place.is_table or (place is chain[-1] and not place.is_only_table):
            break
        headed.append(place)
        if place.is_list:
            break
    return tuple(headed)


def _with(examples: Examples, table: Place, rest: tuple[Place, ...], value: str | None) -> dict[str, Any]:
    """Return a table with its required keys and the first place of `rest`, which leads to the last one."""
    place, *inner = rest
    wanted: Any = ... if value is None else [value] if place.is_list else value
    if inner:
        within = _with(examples, place, tuple(inner), value)
        wanted = [within] if place.is_list else within
    return examples.table(table.kind, {place.path[-1]: wanted}, is_short=True) if table.kind else {}


def _new(examples: Examples, whole: Place, table: Place) -> dict[str, Any]:
    """Return a table with the keys that a new one begins with; if its keys are free, as the format has it."""
    if table.kind:
        return examples.table(table.kind, {})
    *_around, name = table.path
    found: dict[str, Any] = examples.value(whole.kind, name) if whole.kind else {}
    return found
