"""An edit in words: what it writes, renames, adds or removes. Changes nothing, and escapes for no format."""

from typing import Any, assert_never

from netlint.i18n import Message, Parameter
from netlint.linter.fixes import DocEdit
from netlint.toml import DocPath, Document, Span, dotted, labels
from netlint.toml.writer import header, to_key, to_toml

LONGEST = 60
"""The longest piece of a charter, or of what is written in it, that such a sentence has in it. The project chose it."""


def edit_words(document: Document, edit: DocEdit) -> Message:
    """Return an edit as a sentence, such as: Rename `purpos` to `purpose`.

    The document is as it was before the edit, with its data. The sentence may have text of the charter.
    """
    if isinstance(edit.at, Span):
        return _comment(document, edit.at, str(edit.value))
    path = document.exact(edit.at)
    match edit.kind:
        case "set":
            return _set(document, path, edit.value)
        case "rename":
            to = None if edit.to is None or isinstance(edit.to, Span) else document.exact(edit.to)
            return _rename(document, path, to or path)
        case "add":
            return _add(document, path, edit.value)
        case "remove":
            return _remove(document, path)
        case "list" | "table":
            is_list = edit.kind == "list"
            return _as_list(document, path, by_id=bool(edit.value)) if is_list else _as_table(document, path)
        case "comment":
            raise TypeError("the place of a comment is a span")
        case never:
            assert_never(never)


def _comment(document: Document, span: Span, text: str) -> Message:
    shown, new = _shown(document.source.part(span)), _shown(text)
    line: dict[str, Parameter] = {"line": span.line}
    if not text:
        said = Message("Remove the comment `{comment}` on line {line}.", {"comment": shown, **line})
        return said if shown else Message("Remove the comment on line {line}.", line)
    said = Message("Write the comment `{new}` on line {line}.", {"new": new, **line})
    return said if new else Message("Write another comment on line {line}.", line)


def _set(document: Document, path: DocPath, value: Any) -> Message:
    key, place, above = path[-1], document.locate(path), path[:-1]
    new = _shown(to_toml(value) if isinstance(key, int) else f"{to_key(key)} = {to_toml(value)}")
    named: dict[str, Parameter] = {"new": new, "key": _named(document, path)}
    if place.exact:
        old = "" if _header(document, path) else _shown(document.source.part(place.span))
        is_whole = new and old
        return Message("Write `{new}` instead of `{old}`.", {"new": new, "old": old}) if is_whole else _another(named)
    if not new:
        return Message("Write `{key}`.", {"key": named["key"]})
    if not above:
        return Message("Write `{new}` above all tables.", {"new": new})
    if written := _header(document, above):
        line = document.locate(above).span.line
        return Message("Write `{new}` below `{table}` on line {line}.", {"new": new, "table": written, "line": line})
    is_there = document.locate(above).exact
    return Message(
        "Write `{new}` in `{table}`.", {"new": new, "table": _named(document, above) if is_there else header(above)}
    )


def _another(named: dict[str, Parameter]) -> Message:
    return Message("Write another value for `{key}`.", {"key": named["key"]})


def _rename(document: Document, path: DocPath, to: DocPath) -> Message:
    written = _header(document, path)
    if path[:-1] != to[:-1]:
        return Message(
            "Move `{old}` to `{new}`.", {"old": written or _named(document, path), "new": _named(document, to)}
        )
    if written:
        new = header(to, is_item=written.startswith("[["))
        return Message("Rename `{old}` to `{new}`.", {"old": written, "new": new})
    return Message("Rename `{old}` to `{new}`.", {"old": str(path[-1]), "new": str(to[-1])})


def _add(document: Document, path: DocPath, item: Any) -> Message:
    new, key = _shown(to_toml(item)), _named(document, path)
    if new:
        return Message("Add `{item}` to `{key}`.", {"item": new, "key": key})
    return Message("Add an item to `{key}`.", {"key": key})


def _remove(document: Document, path: DocPath) -> Message:
    written, place = _header(document, path), document.locate(path)
    if written and (written[1] != "[" or isinstance(path[-1], int)):
        template = "Remove `{table}` on line {line}, and all that is in it."
        return Message(template, {"table": written, "line": place.span.line})
    begin = place.span if isinstance(path[-1], int) else document.locate(path, key=True).span
    text = _shown(document.source.part(Span(*begin[:2], *place.span[2:])))
    if isinstance(path[-1], str) and text.startswith("["):
        text = ""  # the header of a table further in, or of the first item
    return Message(labels.REMOVE.template, {"place": text or _named(document, path), "line": begin.line})


def _as_list(document: Document, path: DocPath, *, by_id: bool) -> Message:
    written = _header(document, path)
    table = written or _named(document, path)
    if by_id:
        return Message("Make `{table}` a list. The name of each table in it becomes its `id`.", {"table": table})
    if written:
        return Message("Make `{table}` a list: `{list}`.", {"table": table, "list": header(path, is_item=True)})
    return Message("Make `{table}` a list.", {"table": table})


def _as_table(document: Document, path: DocPath) -> Message:
    written = _header(document, path)
    if written:
        return Message("Make `{list}` a table: `{table}`.", {"list": written, "table": header(path)})
    return Message("Make `{list}` a table.", {"list": _named(document, path)})


def _header(document: Document, path: DocPath) -> str:
    """Return the header of a table as it stands in the text; empty if it has none of its own."""
    text = _shown(document.source.part(document.locate(path).span))
    return text if text in (header(path), header(path, is_item=True)) else ""


def _named(document: Document, path: DocPath) -> str:
    return dotted(document.named(path))


def _shown(text: str) -> str:
    """Return a text if a sentence can have it between backticks, and otherwise nothing."""
    return text if len(text) <= LONGEST and "`" not in text and "\n" not in text else ""


__all__ = ["LONGEST", "edit_words"]
