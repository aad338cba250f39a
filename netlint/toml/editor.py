"""Edits made in the text of a document. What is not edited keeps every character."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeAlias

import tomli

from netlint.i18n.message import Message
from netlint.toml.additions import Additions
from netlint.toml.document import Document
from netlint.toml.edit import Edit
from netlint.toml.edit_check import is_faithful
from netlint.toml.edit_parts import is_anew, moved, parts
from netlint.toml.layout import Layout
from netlint.toml.paths import DocPath
from netlint.toml.removals import Removals
from netlint.toml.renames import Renames, can_rename, line_end
from netlint.toml.source import Source, Span
from netlint.toml.text_edits import Replaced, replaced
from netlint.utils.errors import Problem

_Pieces: TypeAlias = Callable[[Layout], Iterable[Replaced]]


class EditError(Problem):
    """Raised for edits that cannot be made without a loss; the text then stays as it is."""


def edited(document: Document, edits: Sequence[Edit[DocPath | Span]]) -> str:
    """Return the text of a document with edits made; their paths may have ids. The document must have data.

    Raises `EditError` if a place does not exist or is taken already, or if anything else would change.
    """
    comments = [edit for edit in edits if isinstance(edit.at, Span)]
    exact = [_exact(document, edit) for edit in edits if not isinstance(edit.at, Span)]
    before = document.source.text
    end = "" if before.endswith("\n") else line_end(before)
    layout = Layout(Document(Source("", before + end), document.data))
    try:
        text = _made(layout, comments, exact)
        if is_faithful(layout, text, exact, comments):
            return text.removesuffix(line_end(text)) if before and end else text
    except (LookupError, TypeError, ValueError, RecursionError):
        pass  # there is an error for each kind of place
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
    return Edit(edit.kind, document.exact(edit.at), _plain(edit.value), to)


def _plain(value: Any) -> Any:
    """Return a value with the types that TOML data has."""
    if isinstance(value, Mapping):
        return {key: _plain(inner) for key, inner in value.items()}
    return [_plain(item) for item in value] if isinstance(value, list | tuple) else value


def _made(layout: Layout, comments: Sequence[Edit[Any]], edits: Sequence[Edit[DocPath]]) -> str:
    """Return the text with edits made, step by step; what removes something comes last, as paths are of before."""
    written = [part for edit in edits if edit.kind in ("set", "add") for part in parts(layout, edit)]
    moves = [edit for edit in edits if edit.kind == "rename" and not can_rename(layout, edit)]
    added = [edit for edit in written if edit.kind != "remove"]
    added += [new for edit in moves for new in moved(layout, edit.at, edit.to or ())]
    anew = [edit.at for edit in added if is_anew(layout, edit)]
    named = [edit for edit in edits if edit.kind in ("list", "rename") and edit not in moves]
    removed = [edit.at for edit in (*written, *edits) if edit.kind == "remove"] + [edit.at for edit in moves]
    steps: list[tuple[bool, _Pieces]] = [
        (bool(comments), lambda layout: (_comment(layout.document, edit.at, edit.value) for edit in comments)),
        (bool(anew), lambda layout: Removals(layout).of(anew)),
        (bool(added), lambda layout: Additions(layout).of(added)),
        (bool(named), lambda layout: Renames(layout).of(named)),
        (bool(removed), lambda layout: Removals(layout).of(removed)),
    ]
    for is_needed, pieces in steps:
        if is_needed:
            layout = _after(layout, pieces)
    return layout.source.text


def _after(layout: Layout, pieces: _Pieces) -> Layout:
    """Return the layout of a text after a step. Raises `ValueError` if it is not TOML."""
    source = Source("", replaced(layout.source.text, pieces(layout)))
    return Layout(Document(source, tomli.loads(source.text)))


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


__all__ = ["EditError", "edited"]
