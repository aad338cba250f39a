"""Edits of every kind, in TOML of all forms and in all charters: each has its effect, and touches nothing else."""

import random
import re
from collections import Counter
from collections.abc import Callable, Iterator

import pytest
import tomli
from support.edit_model import DocEdit, canonical, edits, exists, expected
from support.edit_texts import BOM, FORMS, charters, texts
from support.toml_pieces import Piece, pieces
from support.toml_texts import Path

from netlint.toml import Document, Span, parse
from netlint.toml.editor import EditError, Editor
from netlint.toml.positions import comments
from netlint.toml.text_edits import as_bytes

CHARTERS = dict(charters())
TEXTS = dict(texts()) | CHARTERS
MOST = 24
"""The most edits of one text; half as many of a charter, which has more of the same."""

ANEW = "what is written anew has comments, and they have no place in a value"
MOVED = "what moves has comments, and they have no place in brackets, or outside of them"
ITEM = "what becomes an item has comments, and they have no place in brackets"
HEADER = "an item with a header is a table, and all other items would have to be written again"
REFUSED = {ANEW: 40, MOVED: 5, ITEM: 1, HEADER: 41}
"""Why edits are refused, and how many of all those of `FORMS` are."""


def chosen(name: str, document: Document) -> list[DocEdit]:
    """Return the edits of a document: all, or as many as a test has time for."""
    assert document.data is not None
    every = list(edits(document.data, document.comments()))
    most = MOST // 2 if name in CHARTERS else MOST
    return random.Random(name).sample(every, most) if len(every) > most else every


@pytest.mark.parametrize("name", TEXTS)
def test_an_edit_has_its_effect_and_touches_nothing_else(name: str) -> None:
    raw = TEXTS[name]
    document = parse(name, raw)
    cut, editor = pieces(document.source.text), Editor(document)
    for edit in chosen(name, document):
        try:
            after = editor.edited([edit])
        except EditError:
            assert why_refused(document, cut, edit), edit
            continue
        check(document, cut, edit, after)
        assert as_bytes(raw, after) == (BOM if raw.startswith(BOM) else b"") + after.encode(), edit


def test_every_kind_of_edit_is_made() -> None:
    documents = {name: parse(name, raw) for name, raw in TEXTS.items()}
    made = Counter(edit.kind for name, document in documents.items() for edit in chosen(name, document))
    assert sum(made.values()) >= 3000
    assert made.pop("table") >= 10, "few lists have one table"
    assert min(made.values()) >= 50, made


def test_few_edits_are_refused_and_for_known_reasons() -> None:
    refused: Counter[str | None] = Counter()
    for name, text in FORMS.items():
        document = parse(name, text.encode())
        cut, editor = pieces(text), Editor(document)
        for edit in edits(document.data or {}, document.comments()):
            try:
                editor.edited([edit])
            except EditError:
                refused[why_refused(document, cut, edit)] += 1
    assert refused == REFUSED


def check(document: Document, cut: list[Piece], edit: DocEdit, after: str) -> None:
    before, left = document.source.text, pieces(after)
    assert before.endswith("\n") == after.endswith("\n") or not before or not after, edit
    assert line_ends(after) <= (line_ends(before) or {"\n"}), edit
    if edit.kind == "comment":
        check_comment(document, edit, after)
        return
    assert canonical(tomli.loads(after)) == canonical(expected(document.data, edit, cut, brackets_of(document))), edit
    touched = [piece for piece in cut if is_touched(piece, edit)]
    if edit.kind == "remove":
        check_removed(cut, touched, left, edit)
    elif edit.kind == "rename" and edit.to and edit.at[:-1] == edit.to[:-1]:
        if any(len(piece.path or ()) < len(edit.at) for piece in touched):
            check_renamed_inside(document, edit, after)
        else:
            check_renamed(cut, touched, left, edit)
    elif is_value(document, edit):
        start, end = offsets(document, edit.at)
        assert (after[:start], after[len(after) - len(before) + end :]) == (before[:start], before[end:]), edit
    else:
        check_kept(cut, touched, left, edit)
        if edit.kind in ("set", "add") and not touched:
            check_added(before, after, edit)
        elif edit.kind in ("set", "add") and not exists(document.data, edit.at):
            check_inside(touched, left, edit)


def is_touched(piece: Piece, edit: DocEdit) -> bool:
    """Return whether an edit is about a statement, or about a part of its value."""
    places = [path for path in (edit.at, edit.to) if path and piece.path]
    is_inside = piece.path is not None and piece.path[: len(edit.at)] == edit.at
    return is_inside or any(not piece.is_header and place[: len(piece.path or ())] == piece.path for place in places)


def is_value(document: Document, edit: DocEdit) -> bool:
    """Return whether an edit replaces a value that stands behind an equals sign, or in brackets."""
    place, key = document.locate(edit.at), document.locate(edit.at, key=True)
    is_there = edit.kind == "set" and place.exact
    is_item = (
        is_there
        and isinstance(edit.at[-1], int)
        and document.source.line(place.span.line)[place.span.column - 1 :][:1] != "["
    )
    return is_there and (place.span != key.span or is_item)


def offsets(document: Document, path: tuple[str | int, ...]) -> tuple[int, int]:
    span, source = document.locate(path).span, document.source
    return source.offset(span.line, span.column), source.offset(span.end_line, span.end_column)


def check_removed(cut: list[Piece], touched: list[Piece], left: list[Piece], edit: DocEdit) -> None:
    """Only statements inside are gone, with comments that touch them, and blank lines; in brackets, only text."""
    if any(not piece.is_header and len(piece.path or ()) < len(edit.at) for piece in touched):
        check_inside(left, touched, edit, [piece for piece in cut if piece not in touched])
        return
    may_go = set(touched) | set(beside(cut, touched))
    must = [piece.text.rstrip("\r\n") for piece in cut if piece not in may_go and not piece.is_blank]
    most = [piece.text.rstrip("\r\n") for piece in cut if piece not in touched and not piece.is_blank]
    found = [piece.text.rstrip("\r\n") for piece in left if not piece.is_blank]
    assert is_part(must, found), edit
    assert is_part(found, most), edit


def beside(cut: list[Piece], touched: list[Piece]) -> Iterator[Piece]:
    """Yield the comments right above and below statements."""
    for step in (1, -1):
        is_near = False
        for piece in cut[::step]:
            if piece.is_comment and is_near:
                yield piece
            is_near = piece in touched or (is_near and piece.is_comment)


def check_renamed(cut: list[Piece], touched: list[Piece], left: list[Piece], edit: DocEdit) -> None:
    """Only the keys of statements are different."""
    assert len(cut) == len(left), edit
    for old, new in zip(cut, left, strict=True):
        if old not in touched:
            assert old.text == new.text, edit
        else:
            assert old.text[old.behind :] == new.text[new.behind :], edit


def check_renamed_inside(document: Document, edit: DocEdit, after: str) -> None:
    """Only a key in brackets is different, or the same part of several dotted keys."""
    before, source, place = document.source.text, document.source, document.locate(edit.at, key=True).span
    start, end = source.offset(place.line, place.column), source.offset(place.end_line, place.end_column)
    assert after[:start] == before[:start], edit
    if place != document.locate(edit.at).span:
        assert after.endswith(before[end:]), edit


def check_kept(cut: list[Piece], touched: list[Piece], left: list[Piece], edit: DocEdit) -> None:
    """Whatever is not touched is there as it was, in its order; no line is lost, and all comments are there."""
    kept = [piece.text.rstrip("\r\n") for piece in cut if piece not in touched and not piece.is_blank]
    free = [text for text in kept if text.lstrip().startswith("#")] if touched else []
    found = [piece.text.rstrip("\r\n") for piece in left if not piece.is_blank]
    assert is_part([text for text in kept if text not in free], found), edit
    gone = Counter(piece.text.rstrip("\r\n") for piece in beside(cut, touched) if edit.kind == "set")
    assert not Counter(free) - Counter(found) - gone, edit


def check_added(before: str, after: str, edit: DocEdit) -> None:
    """New lines are at one place, with at most a blank line above and below."""
    if not before.endswith("\n"):
        before, after = f"{before}\n", f"{after}\n"
    start = next((at for at, (old, new) in enumerate(zip(before, after, strict=False)) if old != new), len(before))
    size = len(after) - len(before)
    assert any(after[:at] + after[at + size :] == before for at in range(max(start - size, 0), start + 1)), edit


def check_inside(short: list[Piece], long: list[Piece], edit: DocEdit, others: list[Piece] | None = None) -> None:
    """In brackets, text and comments are only added, or only removed; a comma can change places with a comment."""
    untouched = Counter(piece.text for piece in others or ())
    small, few = without_comments("".join(piece.text for piece in short if not untouched[piece.text]))
    large, many = without_comments("".join(piece.text for piece in long))
    assert is_part(*(list(re.sub(r"[\s,]", "", text)) for text in (small, large))), edit
    assert not few - many, edit


def without_comments(text: str) -> tuple[str, Counter[str]]:
    """Return a text without its comments, and these."""
    found = list(comments(text))
    texts = Counter(text[start:end].strip() for start, end in found)
    for start, end in reversed(found):
        text = text[:start] + text[end:]
    return text, texts


def check_comment(document: Document, edit: DocEdit, after: str) -> None:
    before, span = document.source.text, edit.at
    assert isinstance(span, Span)
    start = document.source.offset(span.line, span.column)
    end = document.source.offset(span.end_line, span.end_column)
    if edit.value:
        assert after == before[:start] + edit.value + before[end:], edit
    else:
        assert re.sub(r"\s", "", after) == re.sub(r"\s", "", before[:start] + before[end:]), edit
        assert canonical(tomli.loads(after)) == canonical(document.data), edit


def is_part(some: list[str], every: list[str]) -> bool:
    """Return whether all of some are in every, in their order."""
    rest = iter(every)
    return all(any(one == other for other in rest) for one in some)


def brackets_of(document: Document) -> Callable[[Path], bool]:
    """Return what tells whether a part of a value has brackets of its own."""
    return lambda path: document.source.text[offsets(document, path)[0]] in "[{"


def line_ends(text: str) -> set[str]:
    return set(re.findall(r"\r?\n", text))


def why_refused(document: Document, cut: list[Piece], edit: DocEdit) -> str | None:
    """Return for which of the known reasons an edit is refused."""
    if isinstance(edit.at, Span):
        return None
    touched = [piece for piece in cut if is_touched(piece, edit)]
    is_other = edit.kind == "set" and isinstance(edit.at[-1], int) and not isinstance(edit.value, dict)
    if is_other and any(piece.is_header and piece.path == edit.at for piece in cut):
        return HEADER
    lines = {number for piece in [*touched, *beside(cut, touched)] for number in lines_of(document, piece)}
    has_comments = any(span.line in lines for span in document.comments())
    if not has_comments or (edit.kind == "set" and not exists(document.data, edit.at)):
        return None
    return {"set": ANEW, "rename": MOVED, "list": ITEM}.get(edit.kind)


def lines_of(document: Document, piece: Piece) -> range:
    return range(
        document.source.span(piece.start, piece.start).line, document.source.span(piece.end - 1, piece.end).line + 1
    )
