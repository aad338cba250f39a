"""JSON from a stranger as plain data, within limits. Knows no export."""

import json
import re
from typing import Any

from netlint.i18n.message import notice
from netlint.utils.errors import Problem

MAX_DEPTH = 50
"""The maximum number of brackets inside each other. The project chose it: the exports that netlint reads have six."""
_MOST_DIGITS = 18
_STEPS = {"[": 1, "{": 1, "]": -1, "}": -1}
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*+"?|[\[{\]}]', re.DOTALL)


def read_json(name: str, text: str) -> Any:
    """Return the data in a text of JSON. Raises `Problem` if it is not JSON, or nested too deeply."""
    if _depth(text) > MAX_DEPTH:
        raise Problem(notice("{file} is nested more than {limit} levels deep.", file=name, limit=MAX_DEPTH))
    try:
        return json.loads(text, parse_int=_integer, parse_constant=lambda _: None)
    except json.JSONDecodeError as error:
        raise Problem(
            notice(
                "{file}, line {line}: this is not valid JSON. Export it again, or save the table with people as CSV.",
                file=name, line=error.lineno,
            )
        ) from None  # fmt: skip


def _integer(digits: str) -> int | None:
    return int(digits) if len(digits) <= _MOST_DIGITS else None


def _depth(text: str) -> int:
    """Return how deep brackets are nested."""
    deepest = depth = 0
    for token in _TOKEN.findall(text):
        depth += _STEPS.get(token, 0)
        deepest = max(deepest, depth)
    return deepest


def text_of(value: Any) -> str:
    """Return a value as the text of a cell; empty for what is neither text nor a number."""
    if isinstance(value, str):
        return value
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""


def texts_of(value: Any) -> list[str]:
    """Return the texts in a list, or the one text that stands in its place."""
    each = value if isinstance(value, list) else [value]
    return [text for one in each if (text := text_of(one))]


def objects_in(value: Any) -> list[dict[str, Any]]:
    """Return the objects in a list; nothing for anything else."""
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []
