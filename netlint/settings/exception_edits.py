"""Exceptions written in the text of settings. Reads and writes no file."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec

from netlint.charter.schema_paths import Tables, place_problem
from netlint.settings.schema import ExceptionEntry
from netlint.toml import DocPath, Document, Edit, Span, parse
from netlint.toml.edit_check import is_faithful
from netlint.toml.editor import edited
from netlint.toml.positions import statements
from netlint.toml.renames import line_end
from netlint.toml.writer import assignments, header


def with_exceptions(
    document: Document,
    table: DocPath,
    new: Sequence[ExceptionEntry],
    renewed: Mapping[int, ExceptionEntry],
) -> str:
    """Return the text of settings with new exceptions, and with what is `renewed` of those that are there, by number.

    `table` is the path of the settings in the document. Raises `EditError` if anything else would change.
    """
    path = (*table, "exceptions")
    edits = [edit for number, entry in renewed.items() for edit in _renewals(document, (*path, number), entry)]
    text = edited(document, edits) if edits else document.source.text
    return _added(parse(document.source.name, text.encode()), path, [_data(entry) for entry in new]) if new else text


def exception_place(named: DocPath, tables: Tables) -> DocPath:
    """Return the place of an exception that is about a path with ids: as much of the path as settings can write."""
    kept: DocPath = ()
    for part in named:
        is_plain = isinstance(part, str) and part and "." not in part
        if not is_plain or place_problem((*kept, part), plain=True, tables=tables):
            break
        kept = (*kept, part)
    return kept


def _data(entry: ExceptionEntry) -> dict[str, Any]:
    data: dict[str, Any] = msgspec.to_builtins(entry, builtin_types=(dt.date,))
    return {key: list(value) if isinstance(value, tuple) else value for key, value in data.items()}


def _renewals(document: Document, at: DocPath, entry: ExceptionEntry) -> Iterator[Edit[DocPath | Span]]:
    """Yield the edits that give an exception other values; without `until`, it has no last day any more."""
    for key, value in _data(entry).items():
        if key not in ("rule", "charter", "at"):
            yield Edit.set((*at, key), value)
    if entry.until is None and document.locate((*at, "until")).exact:
        yield Edit.remove((*at, "until"))


def _added(document: Document, path: DocPath, new: list[dict[str, Any]]) -> str:
    """Return the text with items at the end of a list: as tables with headers, or as the list is written."""
    edits: list[Edit[DocPath]] = [Edit.add(path, item) for item in new]
    text = _with_tables(document.source.text, path, new)
    try:
        if is_faithful(document, text, edits):
            return text
    except (LookupError, TypeError, ValueError):
        pass  # the list is written in another way
    return edited(document, [Edit.add(path, item) for item in new])


def _with_tables(text: str, path: DocPath, new: list[dict[str, Any]]) -> str:
    """Return a text with tables after the last of the same list, or after those that the list belongs to."""
    ending = line_end(text)
    blocks = (ending.join([header(path, is_item=True), *assignments(item)]) + ending for item in new)
    at = _end_of(text, path)
    before, after = text[:at], text[at:]
    if before and not before.endswith("\n"):
        before += ending
    above = "" if not before or before.endswith(("\n\n", "\n\r\n")) else ending
    below = ending if after and not after.startswith(("\n", "\r\n")) else ""
    return before + above + ending.join(blocks) + below + after


def _end_of(text: str, path: DocPath) -> int:
    """Return the offset at which a new table of a list is written."""
    stated = list(statements(text))
    last = max((at for at, one in enumerate(stated) if one.path[: len(path)] == path), default=-1)
    if last < 0 and len(path) > 1:
        last = max((at for at, one in enumerate(stated) if one.path[: len(path) - 1] == path[:-1]), default=-1)
    while 0 <= last < len(stated) - 1 and text[stated[last + 1].start] != "[":
        last += 1
    if last < 0 or last == len(stated) - 1:
        return len(text)
    return _after_comments(text, stated[last].end, stated[last + 1].start)


def _after_comments(text: str, at: int, limit: int) -> int:
    """Return the offset after a statement with the comments below it, unless these are about the next one."""
    at = text.find("\n", at) + 1
    lines = text[at:limit].splitlines(keepends=True)
    count = next((number for number, line in enumerate(lines) if not line.strip()), 0)
    return at + sum(map(len, lines[:count]))


__all__ = ["exception_place", "with_exceptions"]
