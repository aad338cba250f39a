"""Whether a text has its edits, and is otherwise the same as before. Changes nothing."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

import tomli

from netlint.toml.document import Document
from netlint.toml.edit import Edit
from netlint.toml.edited_data import edited_data, same, value_at
from netlint.toml.paths import DocPath
from netlint.toml.positions import Statement, comments, statements


def is_faithful(
    document: Document, text: str, edits: Sequence[Edit[DocPath]], changed_comments: Sequence[Edit[Any]] = ()
) -> bool:
    """Return whether a text has the data that a document has after edits, and all else is as it was.

    That is: each other statement has the same characters, in the same order; each comment is there, unless it is
    changed or stands beside something that is removed; and lines end as before. Raises `ValueError` for a text that is
    not TOML, and `LookupError` for an edit that cannot be made.
    """
    before, after = document.source.text, tomli.loads(text)
    wanted = edited_data(document.data or {}, edits)
    for edit in edits:
        if edit.kind == "rename" and edit.to and _has(document.data, edit.to):
            _sort(wanted, edit.to)
            _sort(after, edit.to)
    return (
        same(after, wanted)
        and _has_all(_untouched(before, edits), (text[one.start : one.end] for one in statements(text)))
        and not _lost_comments(before, text, edits) - _of_edits(document, changed_comments)
        and _line_ends(text) <= _line_ends(before) | (set() if _line_ends(before) else {"\n"})
    )


def _has(data: Any, path: DocPath) -> bool:
    try:
        value_at(data, path)
    except LookupError:
        return False
    return True


def _sort(data: Any, path: DocPath) -> None:
    """Sort a list that is made of two: its items are in the order of the text."""
    items = value_at(data, path)
    if isinstance(items, list):
        items.sort(key=repr)


def _untouched(text: str, edits: Sequence[Edit[DocPath]]) -> Iterator[str]:
    """Yield the statements that no edit is about, as they are written."""
    for one in statements(text):
        if not any(_is_about(edit, one, is_header=text[one.start] == "[") for edit in edits):
            yield text[one.start : one.end]


def _is_about(edit: Edit[DocPath], one: Statement, *, is_header: bool) -> bool:
    """Return whether an edit changes how a statement is written."""
    path, at = one.path, edit.at
    is_inside, has_it = path[: len(at)] == at, at[: len(path)] == path
    return is_inside or (has_it and not is_header)


def _has_all(wanted: Iterator[str], found: Iterator[str]) -> bool:
    """Return whether all texts are found, in their order; others may stand between them."""
    return all(any(text == other for other in found) for text in wanted)


def _lost_comments(before: str, after: str, edits: Sequence[Edit[DocPath]]) -> Counter[str]:
    """Return the comments that are not there any more, without those of what is removed."""
    removed = [one for one in statements(before) if any(_is_removed(edit, one) for edit in edits)]
    lost = _comments(before) - _comments(after)
    for one in removed:
        end = before.find("\n", one.end)
        lost -= _comments(before[one.start : len(before) if end < 0 else end])
    return lost


def _is_removed(edit: Edit[DocPath], one: Statement) -> bool:
    return edit.kind == "remove" and one.path[: len(edit.at)] == edit.at


def _comments(text: str) -> Counter[str]:
    return Counter(text[start:end].strip() for start, end in comments(text))


def _of_edits(document: Document, edits: Sequence[Edit[Any]]) -> Counter[str]:
    """Return the comments that edits change, as they were."""
    source = document.source
    return Counter(
        source.text[
            source.offset(edit.at.line, edit.at.column) : source.offset(edit.at.end_line, edit.at.end_column)
        ].strip()
        for edit in edits
    )


def _line_ends(text: str) -> set[str]:
    crlf = text.count("\r\n")
    return ({"\r\n"} if crlf else set()) | ({"\n"} if text.count("\n") > crlf else set())
