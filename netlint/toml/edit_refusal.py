"""Why edits cannot be made, in words. Changes nothing."""

from collections.abc import Iterable, Sequence
from typing import Any, Literal

from netlint.i18n.message import Message
from netlint.toml.edit import Edit
from netlint.toml.edited_data import depth_of, value_at
from netlint.toml.layout import Layout
from netlint.toml.paths import DocPath, dotted


def refusal(
    layout: Layout, edits: Iterable[Edit[Any]], exact: Sequence[Edit[DocPath]], lost: Literal["data", "comment"]
) -> Message:
    """Return on which lines edits cannot be made, and why."""
    lines = sorted({layout.document.locate(edit.at).span.line for edit in edits})
    where = Message("Line {lines} cannot be changed", {"lines": tuple(lines)})
    if len(lines) > 1:
        where = Message("Lines {lines} cannot be changed", {"lines": tuple(lines)})
    return Message("{where}: {why}. The file stays as it is.", {"where": where, "why": _why(layout, exact, lost)})


def _why(layout: Layout, edits: Iterable[Edit[DocPath]], lost: Literal["data", "comment"]) -> Message:
    if lost == "comment":
        return Message("a comment would be lost")
    data, seen = layout.document.data, set[DocPath]()
    for edit in edits:
        if edit.at in seen:
            return Message("two edits are about `{place}`", {"place": dotted(edit.at)})
        seen.add(edit.at)
        if why := _why_not_there(data, edit):
            return why
        if edit.to is not None and edit.at != edit.to and depth_of(data, edit.to) == len(edit.to):
            return Message("`{place}` is already in the file", {"place": dotted(edit.to)})
    return Message("something else would change with it")


def _why_not_there(data: Any, edit: Edit[DocPath]) -> Message | None:
    """Return what the place of an edit is not: in the file, a table or a list."""
    depth, place, template = depth_of(data, edit.at), edit.at, ""
    inside = value_at(data, edit.at[:depth])
    if depth == len(edit.at):
        if edit.kind in ("add", "table") and not isinstance(inside, list):
            template = "`{place}` is not a list"
        elif edit.kind == "list" and not isinstance(inside, dict):
            template = "`{place}` is not a table"
    elif edit.kind in ("rename", "remove", "list", "table"):
        template = "`{place}` is not in the file"
    elif isinstance(inside, list):
        place, template = edit.at[: depth + 1], "`{place}` is not in the file"
    elif not isinstance(inside, dict):
        place, template = edit.at[:depth], "`{place}` is not a table"
    return Message(template, {"place": dotted(place)}) if template else None
