"""Mistakes in several items of one list, as one mistake about the list. Finds no mistakes."""

from netlint.i18n.message import Message, Parameter
from netlint.toml.mistake import Mistake
from netlint.toml.paths import DocPath

_MOST_NAMED = 5
"""The most items of a list that one message names. The project chose this limit."""


def by_list(found: list[Mistake]) -> list[Mistake]:
    """Return mistakes with one for each list instead of several for its items."""
    items: dict[DocPath, list[Mistake]] = {}
    for mistake in found:
        if mistake.kind == "value" and _is_item(mistake):
            items.setdefault(mistake.path[:-1], []).append(mistake)
    several = {path: of_list for path, of_list in items.items() if len(of_list) > 1}
    told: dict[DocPath, Mistake] = {}
    for mistake in found:
        of_list = several.get(mistake.path[:-1]) if _is_item(mistake) else None
        told.setdefault(mistake.path[:-1] if of_list else mistake.path, _of_items(of_list) if of_list else mistake)
    return list(told.values())


def _of_items(mistakes: list[Mistake]) -> Mistake:
    """Return one mistake about several items of a list."""
    first = mistakes[0]
    parameters: dict[str, Parameter] = {
        "key": first.message.parameters["key"],
        "expected": first.message.parameters["expected"],
        "found": tuple(dict.fromkeys(mistake.message.parameters["found"] for mistake in mistakes[:_MOST_NAMED])),
    }
    message = Message("Each item of `{key}` must be {expected}; found {found}.", parameters)
    return Mistake("value", message, first.path[:-1], advice=first.advice)


def _is_item(mistake: Mistake) -> bool:
    return bool(mistake.path) and isinstance(mistake.path[-1], int)
