"""Where lines go: at the end, below a header, inside a bracket, or instead of what stands there."""

import datetime as dt
from typing import Any

import pytest
import tomli
from support.snippets import put

from netlint.charter.lines.snippets import SnippetWriter
from netlint.toml import DocPath, Replacement, parse
from netlint.toml.snippet import Snippet

PURPOSE = "Water boards decide together with residents."
TODAY = dt.date(2026, 11, 24)
PLACES: dict[str, tuple[str, DocPath, Any, list[tuple[str, str, str]]]] = {
    # the text, where to write, the keys, and the place and text of each snippet
    "a new list of tables": (
        '[network]\nname = "x"\n',
        ("values",),
        None,
        [("end", "", '[[values]]\nid = "candour"\nstatement = "We say what we see."')],
    ),
    "a list of tables in a table": (
        '[network]\nname = "x"\n',
        ("network", "goals"),
        {"statement": "More."},
        [("end", "", '[[network.goals]]\nstatement = "More."')],
    ),
    "a key below a header": (
        '[network]\nname = "x"\n',
        ("network", "purpose"),
        None,
        [("below", "[network]", f'purpose = "{PURPOSE}"')],
    ),
    "a key below a dotted key": (
        'network.name = "x"\n',
        ("network", "purpose"),
        None,
        [("below", 'network.name = "x"', f'network.purpose = "{PURPOSE}"')],
    ),
    "a key in braces": (
        'network = { name = "x" }\n',
        ("network", "purpose"),
        None,
        [("inside", "{", f'purpose = "{PURPOSE}",')],
    ),
    "a key in empty braces": (
        "network = {}\n",
        ("network", "purpose"),
        None,
        [("instead", "{}", f'{{ purpose = "{PURPOSE}" }}')],
    ),
    "an item in square brackets": (
        'values = [{ id = "candour" }]\n',
        ("values",),
        {},
        [("inside", "[", '{ id = "candour-2", statement = "We say what we see." },')],
    ),
    "an item of an empty list": (
        "values = []\n",
        ("values",),
        None,
        [("instead", "values = []", 'values = [{ id = "candour", statement = "We say what we see." }]')],
    ),
    "a blank text": (
        '[network]\npurpose = " "\n',
        ("network", "purpose"),
        None,
        [("instead", 'purpose = " "', f'purpose = "{PURPOSE}"')],
    ),
    "a value and a key beside it": (
        "[time]\ninternal = 0.9\n",
        ("time", "internal"),
        {"internal": 0.5, "external": 0.5},
        [("instead", "internal = 0.9", "internal = 0.5"), ("below", "[time]", "external = 0.5")],
    ),
    "a reference to a member that is there": (
        '[coordination]\n[[members]]\nid = "cas"\n',
        ("coordination", "coordinator"),
        None,
        [("below", "[coordination]", 'coordinator = "cas"')],
    ),
    "a reference to a member that is not there": (
        "[coordination]\n",
        ("coordination", "coordinator"),
        None,
        [("below", "[coordination]", 'coordinator = "ana"'), ("end", "", '[[members]]\nid = "ana"')],
    ),
    "two references": (
        '[[members]]\nid = "cas"\n[[members]]\nid = "bo"\n',
        ("support",),
        {"to": "cas"},
        [("end", "", '[[support]]\nfrom = "bo"\nto = "cas"\nkind = "buddy"')],
    ),
    "a table with one header": (
        '[values]\nid = "a"\n',
        ("values",),
        Replacement([{"id": "a"}]),
        [("instead", "[values]", "[[values]]")],
    ),
    "a table as text, below its own table": (
        '[network]\n[network.theme]\ntext = "water"\n[norms]\n',
        ("network", "theme"),
        Replacement("water"),
        [("instead", "", 'theme = "water"')],
    ),
    "a table as text, below another table": (
        '[norms]\n[network.theme]\ntext = "water"\n',
        ("network", "theme"),
        Replacement("water"),
        [],
    ),
    "a plan": ("[[next-steps]]\nid = 'a'\n", ("next-steps", "a", "due"), None, [("below", "[[next-steps]]", "due = 2027-02-23")]),
    "an event": ("[network]\n", ("network", "reviewed"), None, [("below", "[network]", "reviewed = 2026-11-24")]),
    "a key that the format does not have": ("[network]\n", ("network", "colour"), None, []),
    "an item that is not there": ('[[members]]\nid = "ana"\n', ("members", "bo", "name"), None, []),
}  # fmt: skip


def written(snippets: tuple[Snippet, ...]) -> list[tuple[str, str, str]]:
    return [(snippet.where, snippet.place, snippet.text) for snippet in snippets]


@pytest.mark.parametrize(("text", "at", "keys", "expected"), PLACES.values(), ids=PLACES)
def test_lines_go_where_the_text_stays_valid(
    text: str, at: DocPath, keys: Any, expected: list[tuple[str, str, str]]
) -> None:
    snippets = SnippetWriter(parse("charter.toml", text.encode()), TODAY).snippets(at, keys)
    assert written(snippets) == expected
    tomli.loads(put(text, snippets))


def test_a_table_is_added_once_and_later_lines_go_below_its_header() -> None:
    writer = SnippetWriter(parse("charter.toml", b"[network]\n"))
    first = writer.snippets(("membership", "exit"))
    second = writer.snippets(("membership", "admission"))
    again = writer.snippets(("membership", "exit"))
    assert [(one.where, one.place) for one in (*first, *second)] == [("end", ""), ("added", "[membership]")]
    assert again == ()
    assert set(tomli.loads(put("[network]\n", (*first, *second)))["membership"]) == {"exit", "admission"}


def test_items_of_several_findings_have_their_own_ids() -> None:
    writer = SnippetWriter(parse("charter.toml", b"[network]\n"))
    text = put("[network]\n", [one for _round in range(3) for one in writer.snippets(("rituals",), {})])
    assert [ritual["id"] for ritual in tomli.loads(text)["rituals"]] == ["mirror", "mirror-2", "mirror-3"]


@pytest.mark.parametrize("text", ["::error::x", "##vso[task]", "a\u202eb", "\x1b[31m", 'a"b\\c'])
def test_hostile_text_is_written_without_characters_that_anything_obeys(text: str) -> None:
    data = '[network]\ntheme = ["x"]\n'
    (snippet,) = SnippetWriter(parse("charter.toml", data.encode())).snippets(("network", "theme"), Replacement(text))
    assert tomli.loads(snippet.text)["theme"] == text
    assert snippet.text.isprintable()
    assert "::" not in snippet.text
    assert "##vso[" not in snippet.text
