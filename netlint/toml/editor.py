"""Edits made in the text of a document. What is not edited keeps every character."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Literal, TypeAlias

import tomli

from netlint.toml.additions import Additions
from netlint.toml.document import Document
from netlint.toml.edit import Edit
from netlint.toml.edit_check import loss
from netlint.toml.edit_parts import is_anew, moved, parts
from netlint.toml.edit_refusal import refusal
from netlint.toml.layout import Layout
from netlint.toml.paths import DocPath, dotted
from netlint.toml.removals import Removals
from netlint.toml.renames import Renames, can_rename, line_end
from netlint.toml.source import Source, Span
from netlint.toml.text_edits import Replaced, replaced
from netlint.utils.errors import Problem

_Pieces: TypeAlias = Callable[[Layout], Iterable[Replaced]]


class EditError(Problem):
    """Raised for edits that cannot be made without a loss; the text then stays as it is."""


class Editor:
    """Makes edits in the text of one document, which must have data; each time in the text as it was."""

    def __init__(self, document: Document) -> None:
        """Read the statements of a document on first use, once for all edits."""
        self._document = document
        text = document.source.text
        self._end = "" if text.endswith("\n") else line_end(text)
        self._layout = Layout(Document(Source("", text + self._end), document.data) if self._end else document)

    def edited(self, edits: Sequence[Edit[DocPath | Span]]) -> str:
        """Return the text with edits made together; their paths may have ids.

        Raises `EditError` if a place does not exist or is taken already, or if anything else would change.
        """
        comments = [edit for edit in edits if isinstance(edit.at, Span)]
        exact = [_exact(self._document, edit) for edit in edits if not isinstance(edit.at, Span)]
        lost: Literal["data", "comment"] | None = "data"
        cause: Exception | None = None
        try:
            after = _made(self._layout, comments, exact)
            lost = loss(self._layout, after, exact, comments)
        except (LookupError, TypeError, ValueError, RecursionError) as error:
            cause = error  # there is one for each kind of place
        if lost:
            raise EditError(refusal(self._layout, edits, exact, lost)) from cause
        text = after.source.text
        if self._end and self._document.source.text:
            return text.removesuffix("\n").removesuffix("\r")
        return text.removeprefix(self._end)


def edited(document: Document, edits: Sequence[Edit[DocPath | Span]]) -> str:
    """Return the text of a document with edits made together, as an `Editor` makes them."""
    return Editor(document).edited(edits)


def _exact(document: Document, edit: Edit[Any]) -> Edit[DocPath]:
    to = None if edit.to is None else document.exact(edit.to)
    return Edit(edit.kind, document.exact(edit.at), _plain(edit.value), to)


def _plain(value: Any) -> Any:
    """Return a value with the types that TOML data has."""
    if isinstance(value, Mapping):
        return {key: _plain(inner) for key, inner in value.items()}
    return [_plain(item) for item in value] if isinstance(value, list | tuple) else value


def _made(layout: Layout, comments: Sequence[Edit[Any]], edits: Sequence[Edit[DocPath]]) -> Layout:
    """Return the layout of the text with edits made, step by step.

    What removes something comes last, as paths are those of before.
    """
    before = layout.source.text
    written = [part for edit in edits if edit.kind in ("set", "add", "list", "table") for part in parts(layout, edit)]
    renames, moves = list[Edit[DocPath]](), list[Edit[DocPath]]()
    for edit in edits:
        if edit.kind == "rename":
            (renames if can_rename(layout, edit) else moves).append(edit)
    added = [edit for edit in written if edit.kind in ("set", "add")]
    added += [new for edit in moves for new in moved(layout, edit.at, edit.to or ())]
    _check_are_kept([*added, *(Edit.set(edit.to or (), None) for edit in renames)], edits)
    anew = [edit.at for edit in added if is_anew(layout, edit)]
    named = [edit for edit in written if edit.kind in ("list", "table")] + renames
    removed = [edit.at for edit in (*written, *edits) if edit.kind == "remove"] + [edit.at for edit in moves]
    steps: list[tuple[bool, _Pieces]] = [
        (bool(comments), lambda layout: (_comment(layout.document, edit.at, edit.value) for edit in comments)),
        (bool(anew), lambda layout: Removals(layout).of(anew)),
        (bool(added), lambda layout: Additions(layout, line_end(layout.source.text or before)).of(added)),
        (bool(named), lambda layout: Renames(layout).of(named)),
        (bool(removed), lambda layout: Removals(layout).of(removed)),
    ]
    for is_needed, pieces in steps:
        if is_needed:
            layout = _after(layout, pieces)
    return layout


def _check_are_kept(written: Sequence[Edit[DocPath]], edits: Sequence[Edit[DocPath]]) -> None:
    """Raise `LookupError` if edits remove what others have written: which of them should hold is not certain."""
    for gone in (edit.at for edit in edits if edit.kind == "remove"):
        for edit in written:
            if edit.at[: len(gone)] == gone or (edit.kind == "set" and gone[: len(edit.at)] == edit.at):
                raise LookupError(f"edits write and remove {dotted(gone)}")


def _after(layout: Layout, pieces: _Pieces) -> Layout:
    """Return the layout of a text after a step. Raises `ValueError` if it is not TOML."""
    source = Source("", replaced(layout.source.text, pieces(layout)))
    return Layout(Document(source, tomli.loads(source.text)))


def _comment(document: Document, span: Span, text: str) -> Replaced:
    """Return what to replace for another comment; a comment that is removed takes its line or the space before it."""
    source = document.source
    start, end = source.offsets(span)
    if text:
        return start, end, text
    before = source.text[source.starts[span.line - 1] : start]
    if before.strip(" \t"):
        return start - len(before) + len(before.rstrip(" \t")), end, ""
    following = source.text.find("\n", end) + 1
    return start - len(before), following or end, ""


__all__ = ["EditError", "Editor", "edited"]
