"""Ignore comments without a rule that they name, or with another one. Suppresses nothing."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from netlint import DocPath, Document, Edit, Location, Span, Suppression

_FORM = (
    r"(?is)(?<![^\s#])(#\s*+netlint\s*+:\s*+ignore(?:-file)?+\s*+\[)([^\]]*+)(\])((?:(?!(?<=[\s#])#\s*+netlint\b).)*+)"
)
"""A part of a comment that ignores rules, up to the next one."""
_OTHER = r"(?s)\s#.*"
"""Another comment behind a reason."""


def without(document: Document, suppression: Suppression) -> list[Edit[Location]]:
    """Return the edit that removes a rule from its comment: the whole comment if it names no other rule.

    What follows a second `#` stays, as it is not part of the reason.
    """
    return _edited(document, suppression, lambda _part: None)


def is_continued(document: Document, suppression: Suppression) -> bool:
    """Return whether a comment has a line of its own, and another comment below, where its reason may go on."""
    at = suppression.at
    if not isinstance(at, Span) or document.source.line(at.line)[: at.column - 1].strip():
        return False
    below = document.source.line(at.line + 1).strip() if at.line < len(document.source.starts) else ""
    return below.startswith("#") and not re.search(_FORM, below)


def is_unread(document: Document, suppression: Suppression) -> bool:
    """Return whether a comment is in a table that the format does not have: no rule can find anything there yet."""
    at = suppression.at
    tables = (one.path for one in document.mistakes if one.kind == "key" and one.path)
    return isinstance(at, Span) and any(at.line in lines for path in tables for lines in _lines(document, path))


def _lines(document: Document, path: DocPath) -> Iterator[range]:
    """Yield the lines of a table, or of each table of a list."""
    value: Any = document.data
    for part in path:
        value = value[part]
    parts = [((*path, number), item) for number, item in enumerate(value)] if isinstance(value, list) else []
    for at, inner in parts or [(path, value)]:
        ends = [document.locate(one).span.end_line for one in _paths(at, inner)]
        yield range(document.locate(at, key=True).span.line, max(ends) + 1)


def _paths(path: DocPath, value: Any) -> Iterator[DocPath]:
    """Yield the path of a value and of all that is in it."""
    yield path
    inside: Any = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for part, inner in inside:
        yield from _paths((*path, part), inner)


def replacing(document: Document, suppression: Suppression, name: str | None) -> list[Edit[Location]]:
    """Return the edit that writes another rule in a comment; empty if there is no name for it."""
    return _edited(document, suppression, lambda part: part.replace(part.strip(), name)) if name else []


def _edited(document: Document, suppression: Suppression, change: Callable[[str], str | None]) -> list[Edit[Location]]:
    """Return the edit that changes the first part of a comment that names the rule of a suppression."""
    at = suppression.at
    if not isinstance(at, Span) or not suppression.named:
        return []
    comment = document.source.line(at.line)[at.column - 1 :]
    for form in re.finditer(_FORM, comment):
        parts = form[2].split(",")
        named = (n for n, part in enumerate(parts) if part.strip().casefold() == suppression.named.casefold())
        if (number := next(named, None)) is not None:
            text = f"{comment[: form.start()]}{_changed(form, parts, number, change)}{comment[form.end() :]}"
            return [Edit.comment(at, text.strip())]
    return []


def _changed(form: re.Match[str], parts: list[str], number: int, change: Callable[[str], str | None]) -> str:
    """Return a part of a comment with one of the rules that it lists changed; empty if it would list none."""
    changed = change(parts[number])
    left = [*parts[:number], *([] if changed is None else [changed]), *parts[number + 1 :]]
    if any(part.strip() for part in left):
        if changed is None and number == 0:
            left[0] = left[0].lstrip()
        return f"{form[1]}{','.join(left)}{form[3]}{form[4]}"
    other = re.search(_OTHER, form[4])
    return other[0].strip() if other else ""
