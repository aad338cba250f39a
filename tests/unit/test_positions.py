"""Positions: every key and value of any TOML text is found at its place, and so is every comment."""

import pickle
from itertools import pairwise
from typing import Any

import pytest
import tomli
from hypothesis import given, settings
from hypothesis import strategies as st
from support.toml_texts import Path, Statement, Text, documents, same, walk

from netlint.toml import Document, Span, parse

EXAMPLES = settings(deadline=None, derandomize=True, database=None, max_examples=100)


def opened(text: str, *, mark: bool = False) -> Document:
    document = parse("charter.toml", text.encode("utf-8-sig" if mark else "utf-8"))
    assert document.data is not None, document.mistakes
    return document


def offsets(text: str, span: Span) -> tuple[int, int]:
    """Turn a span into offsets, without the help of the code under test."""
    lines = text.split("\n")
    before = [sum(len(line) + 1 for line in lines[: number - 1]) for number in (span.line, span.end_line)]
    return before[0] + span.column - 1, before[1] + span.end_column - 1


def shown(text: str, span: Span) -> str:
    start, end = offsets(text, span)
    return text[start:end]


def expected_statement(made: Text, path: Path) -> Statement:
    """Return the statement that shows best where a path is: its own header, or otherwise the one that made it."""
    for statement in made.statements:
        if statement.header == path:
            return statement
    return next(statement for statement in made.statements if path in statement.after - statement.before)


def at(data: Any, path: Path) -> Any:
    for part in path:
        data = data[part]
    return data


@EXAMPLES
@given(documents(), st.booleans())
def test_every_value_and_every_key_is_found_at_its_place(made: Text, mark: bool) -> None:
    document = opened(made.text, mark=mark)
    assert same(document.data, made.data)
    for path, value in walk(made.data):
        statement = expected_statement(made, path)
        place, key = document.locate(path), document.locate(path, key=True)
        assert place.exact
        assert key.exact
        assert place.found == len(path)
        start, end = offsets(made.text, place.span)
        text, key_text = made.text[start:end], shown(made.text, key.span)
        assert statement.start <= start < end <= statement.end
        if statement.header is not None:
            assert text == made.text[statement.start : statement.end]
            assert text[0] == "["
            assert key == place
        elif isinstance(path[-1], str) and key == place:
            assert isinstance(value, dict)
            assert tomli.loads(f"{text} = 0") == {path[-1]: 0}
        else:
            assert same(tomli.loads(f"x = {text}")["x"], value)
            if isinstance(path[-1], str):
                assert tomli.loads(f"{key_text} = 0") == {path[-1]: 0}
                assert offsets(made.text, key.span)[1] < start
            else:
                assert key == place
        if isinstance(value, list):
            items = [offsets(made.text, document.locate((*path, position)).span) for position in range(len(value))]
            assert all(before[1] <= after[0] for before, after in pairwise(items))


@EXAMPLES
@given(documents())
def test_what_is_missing_is_looked_for_in_the_nearest_table_or_list(made: Text) -> None:
    document = opened(made.text)
    for path, value in [((), made.data), *walk(made.data)]:
        nearest = path if isinstance(value, dict | list) else path[:-1]
        for missing in ("no such key", 10_000) if isinstance(value, dict | list) else ("no such key",):
            place = document.locate((*path, missing, "nor this"), key=True)
            assert not place.exact
            assert place.found == len(nearest)
            assert place.span == document.locate(nearest).span


@EXAMPLES
@given(documents())
def test_the_place_of_the_whole_is_its_first_table_or_otherwise_its_first_key(made: Text) -> None:
    text = shown(made.text, opened(made.text).locate(()).span)
    tables = [one for name in made.data if (one := expected_statement(made, (name,))).header is not None]
    if tables:
        first = min(tables, key=lambda one: one.start)
        assert text == made.text[first.start : first.end]
    elif made.statements:
        first = made.statements[0]
        assert tomli.loads(f"{text} = 0").keys() == tomli.loads(made.text[first.start : first.end]).keys()
    else:
        assert text == ""


@EXAMPLES
@given(documents())
def test_comments_and_lines_are_found_and_nothing_else(made: Text) -> None:
    document = opened(made.text)
    assert [offsets(made.text, span) for span in document.comments()] == list(made.comments)
    source, lines = document.source, made.text.split("\n")
    assert len(source.starts) == len(lines)
    for number, line in enumerate(lines, start=1):
        assert source.line(number) == line.removesuffix("\r")
        assert source.offset(number, 1) == source.starts[number - 1]


@EXAMPLES
@given(documents())
def test_a_path_with_ids_leads_to_the_same_place(made: Text) -> None:
    document = opened(made.text)
    for path, _ in walk(made.data):
        named = document.named(path)
        assert document.locate(named) == document.locate(path)
        assert all(part == name or isinstance(part, int) for part, name in zip(path, named, strict=True))


STRINGS = [
    '""',
    "''",
    r'"\""',
    r'"\\"',
    r'"\\\""',
    "'\\'",
    '"#"',
    "'\"'",
    '"""a"""',
    '""""""',
    "''''''",
    '""""a"""',
    '"""""a"""',
    '"""a""""',
    '"""a"""""',
    '"""a""b"c"""""',
    '"""""""',
    '""""""""',
    "'''''''",
    "''''''''",
    "'''a'b''c'''''",
    r'"""\""""',
    r'"""\"""""',
    r'"""a\""""""',
    '"""\\\n   """',
    '"""a\\  \r\n\t\r\n b"""',
    '"""\n# no comment\n[no]\nkey = 1"""',
    "'''\n# no comment ]\n'''",
    r'"\x41\e\u00e9\U0001F600"',
]
OTHERS = ["1979-05-27 07:32:00", "1979-05-27 07:32", "1979-05-27", "07:32", "-inf", "+nan", "0xDEAD_BEEF", "1_0.0_1e-5"]


@pytest.mark.parametrize("text", [*STRINGS, *OTHERS, "[]", "{}", "[[], [{}]]", "{ a = [1, 2,], b.c = '}' }"])
def test_a_value_ends_where_it_ends(text: str) -> None:
    for before, behind in (("", ""), ("[", "]"), ("[0, ", " , 1]"), ("{ k = ", "}"), ("[# ]\n", "# ]\n, # [\n]")):
        whole = f"x={before}{text}{behind} # the end\ny = 1"
        document = opened(whole)
        path: Path = {"": ("x",), "[": ("x", 0), "[0, ": ("x", 1), "{ k = ": ("x", "k")}.get(before, ("x", 0))
        assert shown(whole, document.locate(path).span) == text
        assert shown(whole, document.locate(("y",), key=True).span) == "y"
        assert shown(whole, document.comments()[-1]) == ("# the end")


CASES = [
    # the text, the path, the place of the value, the place of the key
    ("a=1", ("a",), (1, 3, 1, 4), (1, 1, 1, 2)),
    ("\ufeffa=1", ("a",), (1, 3, 1, 4), (1, 1, 1, 2)),
    ('"🌊" = "é\u0301"', ("🌊",), (1, 7, 1, 11), (1, 1, 1, 4)),
    ("\r\n\ta\t=\t1\r\n", ("a",), (2, 6, 2, 7), (2, 2, 2, 3)),
    ("# \u2028 \x85\na=1", ("a",), (2, 3, 2, 4), (2, 1, 2, 2)),
    ('a = """\r\nx\r\n"""\r\nb = 1', ("a",), (1, 5, 3, 4), (1, 1, 1, 2)),
    ('a = """\r\nx\r\n"""\r\nb = 1', ("b",), (4, 5, 4, 6), (4, 1, 4, 2)),
    ("a . b . c = 1", ("a",), (1, 1, 1, 2), (1, 1, 1, 2)),
    ("a . b . c = 1", ("a", "b"), (1, 5, 1, 6), (1, 5, 1, 6)),
    ("a . b . c = 1", ("a", "b", "c"), (1, 13, 1, 14), (1, 9, 1, 10)),
    ("a.b = 1\na.c = 2", ("a",), (1, 1, 1, 2), (1, 1, 1, 2)),
    ('"" = { "" = 1 }', ("", ""), (1, 13, 1, 14), (1, 8, 1, 10)),
    (r'"\u0061.\"" = 1', ('a."',), (1, 15, 1, 16), (1, 1, 1, 12)),
    (" [ a . b ] # c", ("a", "b"), (1, 2, 1, 11), (1, 2, 1, 11)),
    ("[a.b]\n[a]\nc = 1", ("a",), (2, 1, 2, 4), (2, 1, 2, 4)),
    ("[a.b]\n[a]\nc = 1", ("a", "b"), (1, 1, 1, 6), (1, 1, 1, 6)),
    ("[a]\nb.c = 1\n[a.b.d]\ne = 2", ("a", "b"), (2, 1, 2, 2), (2, 1, 2, 2)),
    ("[a]\nb.c = 1\n[a.b.d]\ne = 2", ("a", "b", "d", "e"), (4, 5, 4, 6), (4, 1, 4, 2)),
    ("[a.b.d]\n[a]\nb.c = 1", ("a", "b"), (1, 1, 1, 8), (1, 1, 1, 8)),
    ("[a.b.d]\n[a]\nb.c = 1", ("a", "b", "c"), (3, 7, 3, 8), (3, 3, 3, 4)),
    ("[a]\nb = [[[\n[1]], {}]]\nc = [\n[]]\n[d]\ne = 2", ("a", "c"), (4, 5, 5, 4), (4, 1, 4, 2)),
    ("[a]\nb = [[[\n[1]], {}]]\nc = [\n[]]\n[d]\ne = 2", ("a", "b", 0, 0, 0), (3, 1, 3, 4), (3, 1, 3, 4)),
    ("[a]\nb = [[[\n[1]], {}]]\nc = [\n[]]\n[d]\ne = 2", ("d", "e"), (7, 5, 7, 6), (7, 1, 7, 2)),
    ("[[a]]\n[[a]]\n[a.b]\n[[a]]", ("a",), (1, 1, 1, 6), (1, 1, 1, 6)),
    ("[[a]]\n[[a]]\n[a.b]\n[[a]]", ("a", 1), (2, 1, 2, 6), (2, 1, 2, 6)),
    ("[[a]]\n[[a]]\n[a.b]\n[[a]]", ("a", 1, "b"), (3, 1, 3, 6), (3, 1, 3, 6)),
    ("[[a]]\n[[a]]\n[a.b]\n[[a]]", ("a", 2), (4, 1, 4, 6), (4, 1, 4, 6)),
    ("[[a.b]]\n[[a.b]]\nc.d = 1", ("a", "b", 1, "c"), (3, 1, 3, 2), (3, 1, 3, 2)),
    ("[[a]]\nid = 'x'\n[[a]]\nid = 'y'", ("a", "y", "id"), (4, 6, 4, 9), (4, 1, 4, 3)),
    ("[[a]]\nid = 'x'\n[[a]]\nid = 'x'", ("a", "x"), (1, 1, 1, 6), (1, 1, 1, 6)),
    ("a = [\n  1, # one\n  [ 2,\n  3 ],\n]", ("a", 1), (3, 3, 4, 6), (3, 3, 4, 6)),
    ("a = [\n  1, # one\n  [ 2,\n  3 ],\n]", ("a", 1, 1), (4, 3, 4, 4), (4, 3, 4, 4)),
    ("a = {\n  b = 1, # }\n  c.d = 2,\n}", ("a", "c", "d"), (3, 9, 3, 10), (3, 5, 3, 6)),
    ("a = [{ b = 1 }, { b = 2 }]", ("a", 1, "b"), (1, 23, 1, 24), (1, 19, 1, 20)),
    ("a = [1979-05-27 07:32:00, 1979-05-27 ,07:32]", ("a", 1), (1, 27, 1, 37), (1, 27, 1, 37)),
]


@pytest.mark.parametrize(("text", "path", "value", "key"), CASES)
def test_lines_and_columns_count_code_points(text: str, path: Path, value: Span, key: Span) -> None:
    document = opened(text)
    assert document.locate(path).span == value
    assert document.locate(path, key=True).span == key


MISSING = [
    ("[network]\nname = 'x'", ("network", "purpose"), (1, 1, 1, 10)),
    ("[network]\nname = 'x'", ("network", "name", "deeper"), (1, 1, 1, 10)),
    ("a = 1\n[network]", ("members",), (2, 1, 2, 10)),
    ("a = []\n[network]", ("members",), (2, 1, 2, 10)),
    ("a = {}\nb = 1", ("members",), (1, 1, 1, 2)),
    ("", ("members",), (1, 1, 1, 1)),
    ("# nothing\n", ("members",), (1, 1, 1, 1)),
    ("[[members]]\nid = 'a'", ("members", "b"), (1, 1, 1, 12)),
    ("[[members]]\nid = 'a'", ("members", "a", "drives"), (1, 1, 1, 12)),
    ("[[members]]\nid = 'a'\nhours.x = 1", ("members", 0, "hours", "y"), (3, 1, 3, 6)),
    ("[[members]]\nhours = { x = 1 }", ("members", 0, "hours", "y"), (2, 9, 2, 18)),
    ("[network]\n[[members]]\nid = 'a'", ("members", "b", "drives"), (2, 1, 2, 12)),
    ("[network]\n[[members]]\nid = 'a'\n[[members]]\nid = 'b'", ("members", 2), (2, 1, 2, 12)),
    ("[network]\n[d]\nlog = []", ("d", "log", "a", "b"), (3, 7, 3, 9)),
    ("b = 1\na = [1, 2]", ("a", 2), (2, 5, 2, 11)),
    ("b = 1\na = [1, 2]", ("a", "x"), (2, 5, 2, 11)),
]


@pytest.mark.parametrize(("text", "path", "span"), MISSING)
def test_what_is_missing_has_a_place_too(text: str, path: Path, span: Span) -> None:
    place = opened(text).locate(path)
    assert not place.exact
    assert place.span == span


def test_the_places_that_were_asked_for_travel_without_the_data() -> None:
    document = opened("[a]\nb = 1")
    there = document.locate(("a", "b"))
    arrived = pickle.loads(pickle.dumps(document))
    assert arrived.locate(("a", "b")) == there
