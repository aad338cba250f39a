"""Edits made in the text of a document. What is not edited keeps every character.

This is the only module that uses `tomlrt`.
"""

from collections.abc import Iterable, Sequence
from typing import Any

import tomlrt

from netlint.i18n.message import Message
from netlint.toml.document import Document, parse
from netlint.toml.edit import Edit
from netlint.toml.edit_check import is_faithful
from netlint.toml.layout import Layout
from netlint.toml.paths import DocPath
from netlint.toml.renames import Renames, can_rename, line_end
from netlint.toml.source import Span
from netlint.toml.text_edits import Replaced, replaced
from netlint.utils.errors import Problem


class EditError(Problem):
    """Raised for edits that cannot be made without a loss; the text then stays as it is."""


def edited(document: Document, edits: Sequence[Edit[DocPath | Span]]) -> str:
    """Return the text of a document with edits made; their paths may have ids. The document must have data.

    Raises `EditError` if a place does not exist or is taken already, or if anything else would change.
    """
    comments = [edit for edit in edits if isinstance(edit.at, Span)]
    exact = [_exact(document, edit) for edit in edits if not isinstance(edit.at, Span)]
    try:
        text = _made(document, comments, exact)
        if is_faithful(document, text, exact, comments):
            return text
    except (LookupError, TypeError, ValueError, AttributeError, tomlrt.TOMLError):
        pass  # the library has an error of its own for each kind of place
    raise EditError(_refused(document, edits))


def _refused(document: Document, edits: Sequence[Edit[DocPath | Span]]) -> Message:
    """Return that edits cannot be made, and on which lines."""
    lines = sorted({document.locate(edit.at).span.line for edit in edits})
    template = "line {lines} cannot be changed without changing something else, so the file stays as it is."
    if len(lines) > 1:
        template = "lines {lines} cannot be changed without changing something else, so the file stays as it is."
    return Message(template, {"lines": tuple(lines)})


def _exact(document: Document, edit: Edit[Any]) -> Edit[DocPath]:
    to = None if edit.to is None else document.exact(edit.to)
    return Edit(edit.kind, document.exact(edit.at), edit.value, to)


def _made(document: Document, comments: Sequence[Edit[Any]], edits: Sequence[Edit[DocPath]]) -> str:
    """Return the text with edits made, those that remove something last, as their paths are those of before."""
    text = document.source.text
    if comments:
        text = replaced(text, (_comment(document, edit.at, edit.value) for edit in comments))
    written = [edit for edit in edits if edit.kind in ("set", "add")]
    layout = Layout(document)
    moved = [edit for edit in edits if edit.kind == "rename" and not can_rename(layout, edit)]
    if written or moved:
        text = _with_values(text, written, moved)
    named = [edit for edit in edits if edit.kind in ("list", "rename") and edit not in moved]
    if named:
        before = parse("", text.encode())
        text = replaced(text, Renames(before).of(named))
    removed = [edit.at for edit in edits if edit.kind == "remove"]
    return _without(text, removed) if removed else text


def _comment(document: Document, span: Span, text: str) -> Replaced:
    """Return what to replace for another comment; a comment that is removed takes its line or the space before it."""
    source = document.source
    start, end = source.offset(span.line, span.column), source.offset(span.end_line, span.end_column)
    if text:
        return start, end, text
    before = source.text[source.starts[span.line - 1] : start]
    if before.strip(" \t"):
        return start - len(before) + len(before.rstrip(" \t")), end, ""
    following = source.text.find("\n", end) + 1
    return start - len(before), following or end, ""


def _with_values(text: str, written: Iterable[Edit[DocPath]], moved: Iterable[Edit[DocPath]]) -> str:
    """Return a text with values written, items added, and values moved to other tables with their comments."""
    made = tomlrt.loads(text)
    for edit in written:
        if edit.kind == "set":
            _set(made, edit.at, edit.value)
        else:
            _add(made, edit.at, edit.value)
    for edit in moved:
        _move(made, edit.at, edit.to or ())
    return _as_before(text, tomlrt.dumps(made))


def _set(made: tomlrt.Document, path: DocPath, value: Any) -> None:
    inside: Any = made
    for at, part in enumerate(path[:-1]):
        if isinstance(inside, dict) and part not in inside:
            _install(inside, [str(name) for name in path[at:]], value)
            return
        inside = inside[part]
    inside[path[-1]] = _as_written(value, inside)


def _install(inside: Any, names: list[str], value: Any) -> None:
    """Write a value with the tables around it, which do not exist yet."""
    inside.install(names, _as_written(value, inside))


def _as_written(value: Any, inside: Any) -> Any:
    """Return a new value as its table can have it: a table or list of tables with headers, if there can be headers."""
    if not _can_have_headers(inside):
        return value
    if isinstance(value, dict):
        return tomlrt.Table.section(value)
    is_list = isinstance(value, list) and bool(value) and all(isinstance(item, dict) for item in value)
    return tomlrt.AoT([tomlrt.Table.section(item) for item in value]) if is_list else value


def _can_have_headers(inside: Any) -> bool:
    is_section = isinstance(inside, tomlrt.Table) and not inside.is_inline
    return is_section or isinstance(inside, tomlrt.Document)


def _add(made: tomlrt.Document, path: DocPath, item: Any) -> None:
    inside: Any = made
    for part in path[:-1]:
        inside = inside[part]
    if isinstance(inside, dict) and path[-1] not in inside:
        inside[path[-1]] = _as_written([item], inside)
    else:
        inside[path[-1]].append(item)


def _move(made: tomlrt.Document, path: DocPath, to: DocPath) -> None:
    """Move a value with the comments beside and above it."""
    table: Any = made
    for part in path[:-1]:
        table = table[part]
    key, value = str(path[-1]), _plain(table[path[-1]])
    beside, above = table.comments.get(key), table.leading_comments.get(key)
    del table[key]
    _set(made, to, value)
    place: Any = made
    for part in to[:-1]:
        place = place[part]
    if beside:
        place.comments[str(to[-1])] = beside
    if above:
        place.leading_comments[str(to[-1])] = above


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    return [_plain(item) for item in value] if isinstance(value, list) else value


def _without(text: str, paths: Iterable[DocPath]) -> str:
    made = tomlrt.loads(text)
    for path in sorted(paths, key=_backwards):
        inside: Any = made
        for part in path[:-1]:
            inside = inside[part]
        del inside[path[-1]]
    return _as_before(text, tomlrt.dumps(made))


def _backwards(path: DocPath) -> list[tuple[int, int, str]]:
    return [(-part, 0, "") if isinstance(part, int) else (0, 1, part) for part in path]


def _as_before(before: str, after: str) -> str:
    """Return a text that ends as it did before: with or without the end of its last line."""
    if before and not before.endswith("\n"):
        return after.removesuffix(line_end(after)) if after.endswith("\n") else after
    return after


__all__ = ["EditError", "edited"]
