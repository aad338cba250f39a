"""Shortcuts: what is decided by a glance at a text, a word or a message is what looking at all of it decides."""

import datetime as dt
import random
import re
from collections.abc import Iterator
from enum import StrEnum
from string import Formatter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.charter_data import toml, valid

from netlint.charter import Charter, as_tuple, convert, keys
from netlint.charter.model import Table
from netlint.charter.model.annotations import described
from netlint.i18n import Message
from netlint.i18n.catalogs import _fields
from netlint.i18n.message import Choice
from netlint.linter.message_checks import _checked_in_full, checked
from netlint.reporters.escape_terminal import _escape, _escaped, escape_terminal
from netlint.rules.finding import Finding
from netlint.toml import parse
from netlint.utils import suggest
from netlint.utils.invisible import is_blank
from netlint_essentials.integrity.references import duplicate_id
from netlint_essentials.integrity.texts import _NO_ANSWER, _PLACEHOLDER, _placeholders_in, _texts_in

WORDS = (
    "water",
    "waters",
    "wtaer",
    "water-boards",
    "boards-water",
    "bo",
    "ana",
    "anna",
    "naan",
    "role",
    "rule",
    "x" * 70,
)


class Kind(StrEnum):
    """A type of text that a plugin may have."""

    ONE = "one"


def _word(draw: random.Random) -> str:
    letters = list(draw.choice(WORDS))
    for _ in range(draw.randint(0, 3)):
        at = draw.randrange(len(letters) + 1)
        letters[at : at + draw.randint(0, 1)] = draw.choices("abertw-1", k=draw.randint(0, 2))
    return "".join(letters)


def test_words_that_are_not_compared_are_not_near(monkeypatch: pytest.MonkeyPatch) -> None:
    draw = random.Random(1)
    cases = [(_word(draw), [_word(draw) for _ in range(draw.randint(0, 6))]) for _ in range(400)]
    fast = [suggest.similar(word, known) for word, known in cases]
    monkeypatch.setattr(suggest, "_can_be_near", lambda _word, _other: True)
    assert fast == [suggest.similar(word, known) for word, known in cases]
    assert sum(map(bool, fast)) > 30


PARAMETERS: list[Any] = [
    *("Ana", "", "{x}", 3, 10**30, -(10**30), 2.5, True, dt.date(2026, 1, 1), dt.time(9), dt.datetime(2026, 1, 1)),  # noqa: DTZ001 (a local date-time of TOML)
    *(
        ("a", "b"),
        ((1, "b"), ()),
        ["a"],
        None,
        object(),
        10**5000,
        (10**5000,),
        Kind.ONE,
        (Kind.ONE,),
        Choice(("a", 1)),
    ),
    *(Message("{x}", {"x": 1}), Message("{y}", {"x": 1}), Message("}"), Message(" "), (Message("a"), Message("{b}"))),
]
TEMPLATES = (
    "",
    " ",
    "\u3164",
    "A",
    "{x}",
    "{x} {y}",
    "{x",
    "x}",
    "{{x}}",
    "{}",
    "{0}",
    "{x.y}",
    "{x!r}",
    "{x:>4}",
    "{ x}",
    "{é}",
)


def _outcome(check: Any, message: Message, **how: bool) -> object:
    try:
        return check(message, Finding, **how)
    except Exception as error:  # noqa: BLE001 (whatever it raises, both have to)
        return type(error), str(error)


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("may_be_empty", [True, False])
def test_a_message_that_is_plain_is_one_that_can_be_shown(template: str, may_be_empty: bool) -> None:
    for value in PARAMETERS:
        for named in ({"x": value}, {"x": 1, "y": value}, {"y": value}, {}):
            message = Message(template, named)
            in_full = _outcome(_checked_in_full, message, may_be_empty=may_be_empty)
            assert _outcome(checked, message, may_be_empty=may_be_empty) == in_full


SAYINGS = (
    *(
        "TODO",
        "todo",
        "n.v.t.",
        "n/a",
        "N/A?!",
        " tbd ",
        "weet ik niet",
        "We don't know yet.",
        "We don\u2019t know",
        "nog geen idee",
    ),
    *(
        "nog niet bekend",
        "nader te bepalen",
        "nog in te vullen",
        "niet van toepassing",
        "not applicable",
        "to be announced...",
    ),
    *(
        "",
        " ",
        "\u3164",
        "\n",
        "\n\n",
        "---",
        "- - -",
        "…",
        "...",
        "[naam]",
        "\n [x\ny] ",
        "<naam>",
        "a […] b",
        "lorem ipsum",
    ),
    *(
        "Nog niet\n!",
        "n\nvt",
        "nog niet\xa0",
        "\tNone yet\t",
        "nog te bepalen\r\n",
        "We know.",
        "know",
        "idea",
        "water",
        "é",
    ),
    *(
        "dat weten wij nog niet",
        "I have no idea",
        "een bijeenkomst die nog niet is geweest",
        "[x] y",
        "a\nTBD\nb",
        "?" * 12,
    ),
)


@given(st.lists(st.sampled_from(SAYINGS) | st.text("anyt/. \n[<-…é", max_size=6), max_size=5))
def test_a_charter_without_a_trace_of_a_placeholder_has_none(said: list[str]) -> None:
    document = parse("charter.toml", toml({"proposition": {"attract": said}}).encode())
    no_answer = re.compile(_NO_ANSWER)
    every = (is_blank, lambda text: no_answer.fullmatch(text.lower()), re.compile(_PLACEHOLDER).search)
    expected = {text for text in said if any(check(text) for check in every)}
    assert {text for text in said if text in _placeholders_in(_texts_in(document))} == expected


@pytest.mark.parametrize("signs", [" ", "- ", "\n", " \n", "?", ". ", "\t-\n"])
@pytest.mark.parametrize("text", ["{long}x", "a\n{long}x", "n.v.t.{long}x", "-{long}-x"])
def test_long_runs_of_signs_are_looked_at_once(signs: str, text: str) -> None:
    long = text.format(long=signs * 50_000)  # with another look for each sign, this would take minutes
    assert _placeholders_in(["n.v.t.", long]) == {"n.v.t."}


ITEMS = st.fixed_dictionaries(
    {"id": st.sampled_from(["ana", "bo"])},
    optional={"name": st.sampled_from(["Ana", "Bo"]), "drives": st.lists(st.sampled_from(["a", "b"]), max_size=2)},
)


@given(st.lists(ITEMS, min_size=2, max_size=8))
def test_an_item_that_is_there_twice_can_be_removed(items: list[dict[str, object]]) -> None:
    document = parse("charter.toml", toml({"members": items}).encode())
    charter, _mistakes = convert(document.data, Charter)
    first = [finding.suggestions[0][0].kind for finding in duplicate_id.function(charter, document)]
    repeated = [at for at, item in enumerate(items) if item["id"] in [one["id"] for one in items[:at]]]
    assert first == ["remove" if items[at] in items[:at] else "set" for at in repeated]


def _values(table: Table, mark: str) -> Iterator[tuple[int, str, object]]:
    """Yield the values of a table that have a mark, by looking at every key of every table."""
    for attribute, key in keys(table):
        about, value = described(type(table))[key], getattr(table, attribute)
        for one in as_tuple(value):
            if mark in about.marks and not isinstance(one, bool | Table):
                yield id(table), key, one
            if isinstance(one, Table):
                yield from _values(one, mark)


def _lists(table: Table, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Yield the paths of the lists of tables with ids, by looking at every key of every table."""
    for attribute, key in keys(table):
        value = getattr(table, attribute)
        items = [one for one in as_tuple(value) if isinstance(one, Table)]
        if isinstance(value, tuple) and items and hasattr(items[0], "id"):
            yield (*path, key)
        for at, item in enumerate(items):
            yield from _lists(item, (*path, key, at) if isinstance(value, tuple) else (*path, key))


@given(valid(Charter))
def test_values_are_found_where_the_types_have_them(data: dict[str, Any]) -> None:
    charter = convert(data, Charter).model
    if charter is None:
        return
    for found, mark, value in (("references", "refers-to", "id"), ("past_dates", "past", "date"), ("intervals", "interval", "text")):  # fmt: skip
        placed = [(id(one.table), one.key, getattr(one, value)) for one in getattr(charter, found)]
        assert placed == list(_values(charter, mark)), found
    assert [one.path for one in charter.lists] == list(_lists(charter))


PIECES = ("{", "}", "{{", "}}", "{a}", "{b1}", "{_c:>3}", "{a!r}", "{0}", "{}", "{a.b}", "{é}", "a", " ", "\n")


@given(st.lists(st.sampled_from(PIECES), max_size=6).map("".join))
def test_placeholders_of_a_template_are_those_that_python_fills_in(template: str) -> None:
    try:
        parsed = [piece[1:] for piece in Formatter().parse(template)]
    except ValueError:
        assert _fields(template) is None
    else:
        assert _fields(template) == {(name, spec, kind) for name, spec, kind in parsed if name is not None}


@given(st.lists(st.sampled_from(["#", "##", "[", ":", "::", "vso", " ", "é", "\x1b", "\u200d", "\n"]), max_size=8))
def test_a_text_that_is_left_alone_has_nothing_to_escape(pieces: list[str]) -> None:
    text = "".join(pieces)
    assert escape_terminal(text) == _escaped().sub(_escape, text)
