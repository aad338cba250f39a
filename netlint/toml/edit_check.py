"""Whether a text has its edits, and is otherwise the same as before. Changes nothing."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Literal

from netlint.toml.document import Document
from netlint.toml.edit import Edit
from netlint.toml.edit_parts import parts
from netlint.toml.edited_data import depth_of, edited_data, same, value_at
from netlint.toml.extents import Extents
from netlint.toml.layout import Layout
from netlint.toml.line_changes import shared
from netlint.toml.paths import DocPath
from netlint.toml.positions import Section, assigned, comments
from netlint.toml.source import Source


def loss(
    layout: Layout, made: Layout, edits: Sequence[Edit[DocPath]], changed_comments: Sequence[Edit[Any]] = ()
) -> Literal["data", "comment"] | None:
    """Return what is lost if a text replaces that of a document; `None` if it has its edits and no other change.

    That is: the text has the data that the document has after edits. Each other statement has the same characters, in
    the same order; each comment is there, unless it is changed or belongs to something that is removed; and lines end
    as before. Raises `LookupError` for an edit that cannot be made.
    """
    before, text, after = layout.source.text, made.source.text, made.document.data
    wanted = edited_data(layout.document.data or {}, edits)
    for edit in edits:
        if edit.kind == "rename" and edit.to and depth_of(layout.document.data, edit.to) == len(edit.to):
            _sort(wanted, edit.to)
            _sort(after, edit.to)
        if edit.kind in ("rename", "remove"):
            _drop_emptied(wanted, after, edit.at[:-1])
    old, new = _different(layout, made)
    if not (
        same(after, wanted)
        and _has_untouched(layout, made, (old, new), edits, changed_comments)
        and _line_ends(text) <= _line_ends(before)
    ):
        return "data"
    lost = _comments("".join(_texts(layout, old))) - _comments("".join(_texts(made, new)))
    if lost:
        lost -= _of_removed(layout, edits) + _of_edits(layout.source, changed_comments)
    return "comment" if lost else None


def _sort(data: Any, path: DocPath) -> None:
    """Sort a list that is made of two: its items are in the order of the text."""
    items = value_at(data, path)
    if isinstance(items, list):
        items.sort(key=repr)


def _drop_emptied(wanted: Any, after: Any, path: DocPath) -> None:
    """Leave out of the wanted data tables and lists that are empty, and went with the last that named them."""
    depth = depth_of(after, path)
    while depth < len(path) and depth_of(wanted, path) == len(path) and value_at(wanted, path) in ({}, []):
        del value_at(wanted, path[:-1])[path[-1]]
        path = path[:-1]


def _different(layout: Layout, made: Layout) -> tuple[slice, slice]:
    """Return the sections of each of two texts that are between those that are the same in both."""
    before, after = _texts(layout), _texts(made)
    first = shared(before, after)
    last = shared(before[first:][::-1], after[first:][::-1])
    return slice(first, len(before) - last), slice(first, len(after) - last)


def _texts(layout: Layout, sections: slice = slice(None)) -> list[str]:
    """Return the text of each of some sections, with its header."""
    text, found = layout.source.text, layout.document.parts()[sections]
    return [text[header.start() if header else 0 : end] for header, _start, end in found]


def _has_untouched(
    layout: Layout,
    made: Layout,
    different: tuple[slice, slice],
    edits: Sequence[Edit[DocPath]],
    changed: Sequence[Edit[Any]],
) -> bool:
    """Return whether a text has each statement that no edit is about, in their order.

    Sections that are the same have the same statements: those between them, which are `different`, are looked at first.
    """
    return any(
        _has_all(_untouched(layout, layout.sections[old], edits, changed), _stated(made.document, new))
        for old, new in (different, (slice(None), slice(None)))
    )


def _stated(document: Document, sections: slice) -> Iterator[str]:
    """Yield the statements of some sections, as they are written."""
    text = document.source.text
    for header, start, end in document.parts()[sections]:
        if header:
            yield header[0]
        yield from (text[one.start : one.end] for one in assigned(text, start, end))


def _untouched(
    layout: Layout, sections: Iterable[Section], edits: Sequence[Edit[DocPath]], changed: Sequence[Edit[Any]]
) -> Iterator[str]:
    """Yield the statements of some sections that no edit is about, as they are written."""
    begun = (layout.statement_before(layout.source.offset(*edit.at[:2])) for edit in changed)
    with_comments = {one for one in begun if one}
    edited = {edit.at for edit in edits}
    places = [path for edit in edits for path in (edit.at, edit.to) if path]
    on_the_way = {path[:depth] for path in places for depth in range(len(path))}
    for one in (one for section in sections for one in layout.stated(section)):
        is_inside = any(one.path[:depth] in edited for depth in range(1, len(one.path) + 1))
        is_outside = not is_inside and (layout.is_header(one) or one.path not in on_the_way)
        if is_outside and one not in with_comments:
            yield layout.source.text[one.start : one.end]


def _has_all(wanted: Iterator[str], found: Iterator[str]) -> bool:
    """Return whether all texts are found, in their order; others may stand between them."""
    return all(any(text == other for other in found) for text in wanted)


def _of_removed(layout: Layout, edits: Sequence[Edit[DocPath]]) -> Counter[str]:
    """Return the comments of what edits remove."""
    text, extents, found = layout.source.text, Extents(layout), Counter[str]()
    for path in (part.at for edit in edits for part in parts(layout, edit) if part.kind == "remove"):
        written = layout.written(path)
        is_part = written is not None and written.way == "inline" and written.run[0].path != path
        for start, end in extents.inside(path) if is_part else extents.of(path):
            found += _comments(text[start:end])
    return found


def _comments(text: str) -> Counter[str]:
    return Counter(text[start:end].strip() for start, end in comments(text))


def _of_edits(source: Source, edits: Sequence[Edit[Any]]) -> Counter[str]:
    """Return the comments that edits change, as they were."""
    return Counter(source.part(edit.at).strip() for edit in edits)


def _line_ends(text: str) -> set[str]:
    crlf = text.count("\r\n")
    return ({"\r\n"} if crlf else set()) | ({"\n"} if text.count("\n") > crlf else set())
