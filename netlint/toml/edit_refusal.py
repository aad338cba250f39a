"""Why edits cannot be made, in words. Changes nothing."""

from collections.abc import Iterable, Sequence
from typing import Any, Literal

from netlint.i18n.message import Message
from netlint.toml.edit import Edit
from netlint.toml.edited_data import depth_of
from netlint.toml.layout import Layout
from netlint.toml.paths import DocPath, dotted


def refusal(
    layout: Layout, edits: Iterable[Edit[Any]], exact: Sequence[Edit[DocPath]], lost: Literal["data", "comment"]
) -> Message:
    """Return on which lines edits cannot be made, and why."""
    lines = sorted({layout.document.locate(edit.at).span.line for edit in edits})
    where = Message("line {lines} cannot be changed", {"lines": tuple(lines)})
    if len(lines) > 1:
        where = Message("lines {lines} cannot be changed", {"lines": tuple(lines)})
    return Message("{where}: {why}. The file stays as it is.", {"where": where, "why": _why(layout, exact, lost)})


def _why(layout: Layout, edits: Iterable[Edit[DocPath]], lost: Literal["data", "comment"]) -> Message:
    if lost == "comment":
        return Message("a comment would be lost")
    data = layout.document.data
    for edit in edits:
        if edit.kind in ("rename", "remove", "list", "table") and depth_of(data, edit.at) < len(edit.at):
            return Message("`{place}` is not in the file", {"place": dotted(edit.at)})
        if edit.to is not None and edit.at != edit.to and depth_of(data, edit.to) == len(edit.to):
            return Message("`{place}` is already in the file", {"place": dotted(edit.to)})
    return Message("something else would change with it")
