"""Edits of a document: what is edited is so afterwards, and nothing else is touched."""

import pytest

from netlint.toml import Edit, parse
from netlint.toml.editor import EditError, edited

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


def test_edits_that_cannot_be_made_change_nothing() -> None:
    document = parse("charter.toml", CHARTER.encode())
    for edit in (
        Edit.rename(("network", "fase"), ("network", "name")),
        Edit.remove(("network", "nothing")),
        Edit.set(("network", "name", "first"), "x"),
        Edit.add(("network", "name"), "x"),
        Edit.as_list(("network", "name")),
        Edit.as_list(("members",), by_id=True),
    ):
        with pytest.raises(EditError, match="cannot be changed"):
            edited(document, [edit])
