"""Edits of a document: what is edited is so afterwards, and nothing else is touched."""

from typing import Any

import pytest
import tomli
import tomlrt

from netlint.toml import Document, Edit, Source, Span, editor, parse
from netlint.toml.editor import EditError, edited
from netlint.toml.layout import Layout
from netlint.toml.paths import DocPath

CHARTER = """\
# top
charter-version = 1   # v

[network] # hdr
name   =  "x"  # c
# above phase
fase = "start"   # ph
goals = [ { statement = "a" }, # one
  { statement = "b" }, ]

[members] # m
id = "Ana" # who
drives = ["a", "b"]   # dd
hours-per-month.committed = 3

[members.other]
x = 1

[[values]]
id = "v1"

[[values]]
id = "v2"
"""
EDITS = {
    "set": (Edit.set(("network", "name"), "y"), 'name   =  "x"', 'name   =  "y"'),
    "rename": (Edit.rename(("network", "fase"), ("network", "phase")), "fase =", "phase ="),
    "table": (Edit.rename(("network",), ("net",)), "[network]", "[net]"),
    "list": (Edit.as_list(("members",)), "[members] #", "[[members]] #"),
    "item": (Edit.add(("members", "drives"), "c"), '["a", "b"]', '["a", "b", "c"]'),
    "second item": (Edit.add(("network", "name"), "y"), 'name   =  "x"', 'name   =  ["x", "y"]'),
    "remove": (Edit.remove(("values", "v1")), '[[values]]\nid = "v1"\n\n', ""),
    "inline": (
        Edit.rename(("network", "goals", 1, "statement"), ("network", "goals", 1, "what")),
        '{ statement = "b"',
        '{ what = "b"',
    ),
}


@pytest.mark.parametrize("ends", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize(("edit", "old", "new"), EDITS.values(), ids=EDITS)
def test_an_edit_changes_what_it_is_about_and_nothing_else(
    edit: Edit[tuple[str | int, ...]], old: str, new: str, ends: str
) -> None:
    text = CHARTER.replace("\n", ends)
    changed = edited(parse("charter.toml", text.encode()), [edit])
    assert changed == text.replace(old.replace("\n", ends), new.replace("\n", ends), 1)


def changed(text: str, *edits: Edit[Any]) -> str:
    return edited(parse("charter.toml", text.encode()), edits)


@pytest.mark.parametrize(
    ("edit", "why"),
    [
        (
            Edit.rename(("network", "fase"), ("network", "name")),
            "Line 7 cannot be changed: `network.name` is already in the file",
        ),
        (Edit.remove(("network", "nothing")), "Line 4 cannot be changed: `network.nothing` is not in the file"),
        (Edit.set(("network", "name", "first"), "x"), "Line 4 cannot be changed: `network.name` is not a table"),
        (Edit.set(("values", "v3", "id"), "x"), "cannot be changed: `values.v3` is not in the file"),
        (Edit.set(("network", "goals"), "x"), "Line 8 cannot be changed: a comment would be lost"),
        (Edit.set(("network", "name"), None), "Line 5 cannot be changed: something else would change with it"),
        (Edit.set(("network", "name"), "\ud800"), "Line 5 cannot be changed: something else would change with it"),
        (Edit.add(("network",), "x"), "Line 4 cannot be changed: `network` is not a list"),
        (Edit.as_list(("network", "name")), "Line 5 cannot be changed: `network.name` is not a table"),
        (Edit.as_list(("members",), by_id=True), "Line 11 cannot be changed: something else would change with it"),
        (Edit.set((), "x"), "something else would change with it"),
    ],
    ids=str,
)
def test_edits_that_cannot_be_made_change_nothing_and_say_why(edit: Edit[Any], why: str) -> None:
    with pytest.raises(EditError) as refused:
        changed(CHARTER, edit)
    assert str(refused.value).endswith(f"{why}. The file stays as it is.")


@pytest.mark.parametrize(
    ("gone", "written"),
    [
        (("network", "name"), Edit.set(("network", "name"), "y")),
        (("network", "name"), Edit.add(("network", "name"), "y")),
        (("network", "name"), Edit.rename(("network", "name"), ("network", "purpose"))),
        (("network", "name"), Edit.rename(("network", "fase"), ("network", "name"))),
        (("network",), Edit.set(("network", "purpose"), "y")),
        (("network",), Edit.rename(("network", "fase"), ("network", "phase"))),
        (("network",), Edit.rename(("charter-version",), ("network", "version"))),
        (("members", "drives", 0), Edit.set(("members", "drives"), ["c"])),
        (("members", "drives", 0), Edit.set(("members", "drives", 0), "c")),
        (("members", "drives"), Edit.add(("members", "drives"), "c")),
    ],
    ids=str,
)
def test_what_is_written_is_not_removed_with_it(gone: DocPath, written: Edit[Any]) -> None:
    """Whichever of the two would be made last, the other would be lost."""
    for edits in ((Edit.remove(gone), written), (written, Edit.remove(gone))):
        with pytest.raises(EditError):
            changed(CHARTER, *edits)


def test_what_is_moved_out_of_a_table_can_be_removed_with_it() -> None:
    edits = Edit.rename(("members", "other", "x"), ("network", "x")), Edit.remove(("members", "other"))
    assert changed(CHARTER, *edits) == CHARTER.replace("\n[members.other]\nx = 1\n", "").replace(
        '  { statement = "b" }, ]\n', '  { statement = "b" }, ]\nx = 1\n'
    )


def test_several_lines_are_named() -> None:
    with pytest.raises(EditError, match=r"^Lines 4, 5 and 12 cannot be changed: `network.x` is not in the file\."):
        changed(
            CHARTER, Edit.remove(("network", "x")), Edit.set(("members", "id"), "y"), Edit.set(("network", "name"), "z")
        )


PLACED = {
    "an id comes first": (
        '[[members]] # m\nname = "Ana"\n',
        [Edit.set(("members", 0, "id"), "ana")],
        '[[members]] # m\nid = "ana"\nname = "Ana"\n',
    ),
    "an id comes first in braces": (
        'x = { name = "Ana" }\n',
        [Edit.set(("x", "id"), "a")],
        'x = { id = "a", name = "Ana" }\n',
    ),
    "a key goes below the place for it": (
        "[a]\nx = 1\n# Which?\n#y = 2\n\n#z = 3\n\n[b]\n",
        [Edit.set(("a", "y"), 5), Edit.set(("a", "w"), 6)],
        "[a]\nx = 1\nw = 6\n# Which?\n#y = 2\ny = 5\n\n#z = 3\n\n[b]\n",
    ),
    "a table goes below the place for it": (
        "a = 1\n\n#[t]\n#x = 1\n\n[b]\nx = 2\n",
        [Edit.set(("t", "x"), 5)],
        "a = 1\n\n#[t]\n#x = 1\n\n[t]\nx = 5\n\n[b]\nx = 2\n",
    ),
    "a new table goes to the end, with a blank line above": ("a = 1", [Edit.set(("t", "x"), 5)], "a = 1\n\n[t]\nx = 5"),
    "several keys of one new table": (
        "a = 1\n",
        [Edit.set(("t", "x"), 5), Edit.set(("t", "y"), 6)],
        "a = 1\n\n[t]\nx = 5\ny = 6\n",
    ),
    "several items": (
        "a = 1\n",
        [Edit.add(("t",), {"id": "x"}), Edit.add(("t",), {"id": "y"})],
        'a = 1\n\n[[t]]\nid = "x"\n\n[[t]]\nid = "y"\n',
    ),
    "a key without a table goes above the first table": (
        "# top\n\n# t\n[t]\n",
        [Edit.set(("a",), 1)],
        "# top\n\na = 1\n\n# t\n[t]\n",
    ),
    "an item goes below the comments of the last one": (
        "[[a]]\nx = 1\n#y = 2\n\n# b\n[b]\n",
        [Edit.add(("a",), {"x": 2})],
        "[[a]]\nx = 1\n#y = 2\n\n[[a]]\nx = 2\n\n# b\n[b]\n",
    ),
    "what is removed takes its comments along": (
        "a = 1\n# b\nb = 2 # beside\n#c = 3\n\n# d\n\nd = 4\n",
        [Edit.remove(("b",))],
        "a = 1\n#c = 3\n\n# d\n\nd = 4\n",
    ),
    "comments at the top are about the file": (
        "# netlint: ignore\na = 1\nb = 2\n",
        [Edit.remove(("a",))],
        "# netlint: ignore\nb = 2\n",
    ),
    "a table takes its places along": (
        "[a]\nx = 1\n#y = 2\n\n# b\n[b]\n",
        [Edit.remove(("a",))],
        "# b\n[b]\n",
    ),
    "a table that gets another value keeps its comments": (
        "[time] # t\ninternal = 0.9 # i\n",
        [Edit.set(("time",), {"internal": 0.5, "external": 0.5})],
        "[time] # t\ninternal = 0.5 # i\nexternal = 0.5\n",
    ),
    "what moves keeps its form and its comments": (
        "[a]\n# why\nx = 0x10 # beside\n\n[b]\n",
        [Edit.rename(("a", "x"), ("b", "y"))],
        "[a]\n\n[b]\n# why\ny = 0x10 # beside\n",
    ),
    "invisible characters are written as escapes": (
        'a = ["x"]\n',
        [Edit.add(("a",), "y\u200b")],
        'a = ["x", "y\\u200b"]\n',
    ),
    "a comment and a value": (
        "a = 1 # one\nb = [ # two\n  1 ]\n",
        [
            Edit.comment(Span(1, 7, 1, 12)),
            Edit.set(("a",), 2),
            Edit.comment(Span(2, 7, 2, 12), "# zwei"),
            Edit.add(("b",), 2),
        ],
        "a = 2\nb = [ # zwei\n  1,\n  2 ]\n",
    ),
    "a key of what is a place holder": (
        'a = ["netlint-0-0"]\n',
        [Edit.add(("a",), "netlint-0-0")],
        'a = ["netlint-0-0", "netlint-0-0"]\n',
    ),
}


@pytest.mark.parametrize(("text", "edits", "new"), PLACED.values(), ids=PLACED)
def test_edits_are_placed_where_a_person_would_write_them(text: str, edits: list[Edit[Any]], new: str) -> None:
    assert changed(text, *edits) == new


@pytest.mark.parametrize(
    "text",
    ["x = " + "[" * 200 + "]" * 200, ".".join("a" * 450) + " = [1]", "x = [" + "{a=" * 150 + "[]" + "}" * 150 + "]"],
)
def test_what_is_nested_too_deeply_is_refused(text: str) -> None:
    document = Document(Source("charter.toml", text), tomli.loads(text))
    path: tuple[str | int, ...] = ()
    inside: Any = document.data
    while isinstance(inside, dict) or (isinstance(inside, list) and inside and not isinstance(inside[0], int)):
        path = (*path, next(iter(inside)) if isinstance(inside, dict) else 0)
        inside = inside[path[-1]]
    with pytest.raises(EditError):
        edited(document, [Edit.add(path, 1)])


@pytest.mark.parametrize(
    "wrong", [RuntimeError("x"), KeyError("x"), AssertionError(), RecursionError(), tomlrt.TOMLError("x")], ids=repr
)
def test_whatever_the_library_raises_the_text_stays_as_it_is(wrong: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_text: str) -> None:
        raise wrong

    monkeypatch.setattr(tomlrt, "loads", fail)
    with pytest.raises(EditError):
        changed("a = [1]\n", Edit.add(("a",), 2))


def test_text_that_the_library_reads_differently_stays_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    loads = tomlrt.loads
    monkeypatch.setattr(tomlrt, "loads", lambda text: loads(text.replace("1", "7")))
    with pytest.raises(EditError):
        changed("a = [1]\n", Edit.add(("a",), 2))


@pytest.mark.parametrize(
    "wrong",
    [
        "a = 1\nb = 3\n",
        "a = 1\nb = 2\nc = 3\n",
        "b = 2\na = 5\n",
        "a = 0x5\n",
        "a = 5\r\nb = 2 # b\n",
        "a = 5\nb = 2\n",
    ],
)
def test_a_text_with_any_other_change_is_refused(wrong: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def other(_layout: object, _pieces: object) -> Layout:
        return Layout(Document(Source("", wrong), tomli.loads(wrong)))

    monkeypatch.setattr(editor, "_after", other)
    with pytest.raises(EditError):
        changed("a = 1\nb = 2 # b\n", Edit.set(("a",), 5))
