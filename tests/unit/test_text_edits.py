"""Text edits: applied to a text they make the other one, they are small, and bytes keep their mark."""

import pytest
import tomli
from hypothesis import given, settings
from hypothesis import strategies as st
from support.edit_model import DocEdit, canonical, edits, expected
from support.toml_pieces import pieces
from support.toml_texts import Text, documents

from netlint.toml import Document, Source, Span, parse
from netlint.toml.editor import EditError, edited
from netlint.toml.line_changes import LineChange, line_changes
from netlint.toml.text_edits import as_bytes, replaced, text_edits

EXAMPLES = settings(deadline=None, derandomize=True, database=None, max_examples=100)
LINES = st.lists(
    st.sampled_from(["a = 1\n", "b = 2\r\n", "\n", "[x]\n", "é\u2028🌊\n", "x" * 40 + "\n"]), max_size=12
).map("".join)


def applied(source: Source, new: str) -> str:
    """Return a text with the text edits made that should make another one of it, by lines and columns."""
    lines, end = source.text.split("\n"), len(source.text)

    def offset(line: int, column: int) -> int:
        return sum(len(text) + 1 for text in lines[: line - 1]) + column - 1

    text = source.text
    for edit in reversed(text_edits(source, new)):
        start, stop = offset(*edit.span[:2]), offset(*edit.span[2:])
        assert 0 <= start <= stop <= end
        assert start < stop or edit.text
        text, end = text[:start] + edit.text + text[stop:], start
    return text


@EXAMPLES
@given(LINES, LINES)
def test_text_edits_make_the_other_text(old: str, new: str) -> None:
    assert applied(Source("x", old), new) == new
    assert text_edits(Source("x", old), old) == ()


def test_one_value_in_a_long_line_is_one_small_edit() -> None:
    line = f"{'a' * 500} = [1, 2, 3] # {'b' * 500}\n"
    (edit,) = text_edits(Source("x", f"x = 1\n{line}y = 2\n"), f"x = 1\n{line.replace('2', '7')}y = 2\n")
    assert (edit.text, edit.span) == ("7", Span(2, 508, 2, 509))


def test_edits_far_from_each_other_are_apart_in_a_long_text() -> None:
    items = [f'[[members]]\nid = "m{number}"\nname = "x"\n\n' for number in range(3000)]
    old = "".join(items)
    new = "".join(item.replace('"x"', '"y"') if number % 2 else item for number, item in enumerate(items))
    found = text_edits(Source("x", old), new)
    assert {edit.text for edit in found} == {"y"}
    assert len(found) == 1500


@pytest.mark.parametrize("extra", [[], ["[[x]]\n"]])
def test_lines_of_a_long_text_that_are_all_alike_are_compared(extra: list[str]) -> None:
    old = ["[[members]]\n", 'joined = "2020-01-01"\n'] * 3000
    new = [line.replace('"2020-01-01"', "2020-01-01") for line in old]
    changes = list(line_changes(old, [*new, *extra]))
    made = [*old]
    for first, last, start, end in reversed(changes):
        made[first:last] = [*new, *extra][start:end]
    assert made == [*new, *extra]
    assert len(changes) == (1 if extra else 3000)


@EXAMPLES
@given(st.lists(st.sampled_from("abc")), st.lists(st.sampled_from("abc")), st.integers(0, 3), st.integers(0, 3))
def test_lines_that_stay_say_nothing_about_those_between_them(
    old: list[str], new: list[str], top: int, end: int
) -> None:
    above, below = [f"above {number}" for number in range(top)], [f"below {number}" for number in range(end)]
    changes = [LineChange(*(at + top for at in change)) for change in line_changes(old, new)]
    assert list(line_changes([*above, *old, *below], [*above, *new, *below])) == changes


def test_pieces_at_one_offset_keep_their_order_and_others_may_not_overlap() -> None:
    assert replaced("abc", [(1, 1, "z"), (1, 2, "-"), (1, 1, "a")]) == "aza-c"
    with pytest.raises(LookupError):
        replaced("abc", [(0, 2, "x"), (1, 3, "y")])


@pytest.mark.parametrize("raw", [b"", b"a = 1\n", b"\xef\xbb\xbfa = 1\n", b"\xef\xbb\xbf"])
def test_bytes_keep_their_mark(raw: bytes) -> None:
    document = parse("x", raw)
    assert as_bytes(raw, document.source.text) == raw
    assert as_bytes(raw, "é").startswith(b"\xef\xbb\xbf") == raw.startswith(b"\xef\xbb\xbf")


def apart(one: DocEdit, other: DocEdit) -> bool:
    """Return whether two edits are about statements that have nothing to do with each other."""
    return one.at[:1] != other.at[:1] and {one.kind, other.kind} <= {"set", "remove", "add"}


@EXAMPLES
@given(documents(), st.data())
def test_edits_of_different_places_are_made_together(made: Text, data: st.DataObject) -> None:
    document = parse("x", made.text.encode())
    every = [edit for edit in edits(document.data or {}, []) if len(edit.at) > 1 or edit.kind == "remove"]
    if not every:
        return
    picked = data.draw(st.lists(st.sampled_from(every), max_size=5))
    chosen: list[DocEdit] = []
    for edit in picked:
        if all(apart(edit, other) for other in chosen) and alone(document, edit):
            chosen.append(edit)
    cut = pieces(made.text)
    wanted = document.data
    for edit in chosen:
        wanted = expected(wanted, edit, cut, lambda path: has_brackets(document, path))
    assert canonical(tomli.loads(edited(document, chosen))) == canonical(wanted)


def alone(document: Document, edit: DocEdit) -> bool:
    try:
        edited(document, [edit])
    except EditError:
        return False
    return True


def has_brackets(document: Document, path: tuple[str | int, ...]) -> bool:
    span = document.locate(path).span
    return document.source.line(span.line)[span.column - 1] in "[{"
