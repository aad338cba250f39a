"""Exceptions written in the text of settings. Reads and writes no file."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec

from netlint.charter.schema_paths import Tables, place_problem
from netlint.settings.schema import ExceptionEntry
from netlint.toml import DocPath, Document, Edit, Span
from netlint.toml.editor import edited


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
    edits += [Edit.add(path, _data(entry)) for entry in new]
    return edited(document, edits)


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


__all__ = ["exception_place", "with_exceptions"]
