"""Advice about values that do not fit: a sentence, and the lines that stand where the value stands."""

import datetime as dt
from typing import Any

import msgspec
import pytest
import tomli
from support.charter_data import ODD_VALUES, fields, tables, toml
from support.snippets import put

from netlint.charter import Charter, convert
from netlint.charter.lines.snippets import SnippetWriter, _section_shape
from netlint.charter.model.annotations import described
from netlint.charter.schema import json_schema
from netlint.i18n.translator import Translator
from netlint.settings import SettingsFile
from netlint.toml import Mistake, Replacement, parse
from netlint.toml.snippet import Snippet

DUTCH = Translator().into("nl")
FORMAT = {"en": Translator().of_format("en"), "nl": Translator().of_format("nl")}
MOMENT = dt.datetime(2026, 6, 1, 10, 0)  # noqa: DTZ001 (a local date-time of TOML)


def member(**values: object) -> dict[str, Any]:
    return {"members": [{"id": "ana", **{key.replace("_", "-"): value for key, value in values.items()}}]}


def meeting(**values: object) -> dict[str, Any]:
    return {"meetings": [{"id": "circle", **values}]}


CASES: dict[str, tuple[dict[str, Any], str, str]] = {
    # the data, the advice, and the lines
    "a date in quotation marks": (
        {"network": {"ends-on": "2027-03-31"}},
        "Write the date without quotation marks.",
        "ends-on = 2027-03-31",
    ),
    "a date in Dutch words": (
        {"network": {"ends-on": "1 juni 2026"}},
        "Write a date as year-month-day, without quotation marks.",
        "ends-on = 2026-06-01",
    ),
    "a date that is not a date": (
        {"network": {"ends-on": "next spring"}},
        "Write a date as year-month-day, without quotation marks.",
        "ends-on = 2026-06-01",
    ),
    "a day that does not exist": (
        {"network": {"ends-on": "2027-02-30"}},
        "Write a date as year-month-day, without quotation marks.",
        "ends-on = 2026-06-01",
    ),
    "a date with a time": ({"network": {"ends-on": MOMENT}}, "Write the date without a time.", "ends-on = 2026-06-01"),
    "a year without quotation marks": (
        {"network": {"founded": 2012}},
        "Write a date, or a year or month in quotation marks.",
        'founded = "2012"',
    ),
    "a month in words": (
        {"network": {"founded": "June 2012"}},
        "Write a date, or a year or month in quotation marks.",
        'founded = "2012-06"',
    ),
    "a whole date in quotation marks": (
        {"network": {"founded": "2012-06-30"}},
        "Write the date without quotation marks.",
        "founded = 2012-06-30",
    ),
    "a time in words": (
        meeting(time="half past seven"),
        "Write a time as hours and minutes, without quotation marks.",
        "time = 19:30:00",
    ),
    "a time in Dutch": (
        meeting(time="19.30 uur"),
        "Write a time as hours and minutes, without quotation marks.",
        "time = 19:30:00",
    ),
    "a time with a point": (
        meeting(time=19.3),
        "Write a time as hours and minutes, without quotation marks.",
        "time = 19:30:00",
    ),
    "a time in quotation marks": (
        meeting(time="19:30:15"),
        "Write the time without quotation marks.",
        "time = 19:30:15",
    ),
    "true or false in another language": (
        member(exit_talk="ja"),
        "Write true or false in lowercase letters, without quotation marks.",
        "exit-talk = true",
    ),
    "a boolean in Dutch words": (
        {"values": [{"id": "a", "core": "nee"}]},
        "Write true or false in lowercase letters, without quotation marks.",
        "core = false",
    ),
    "an id that is a number": ({"next-steps": [{"id": 5}]}, "Write one id in quotation marks.", 'id = "5"'),
    "an id without a letter or digit": (
        {"values": [{"id": "***"}]},
        "Use lowercase letters, digits and hyphens.",
        'id = "candour"',
    ),
    "an id with a capital and an accent": (
        {"members": [{"id": "Noëlle de Vries"}]},
        "Use lowercase letters, digits and hyphens.",
        'id = "noelle-de-vries"',
    ),
    "several names in one text": (
        {"circles": [{"id": "a", "members": "Ana, Bo en Cas"}]},
        "Use lowercase letters, digits and hyphens.",
        'members = ["ana", "bo", "cas"]',
    ),
    "an id in brackets": (member(sponsor=["bo"]), "Write one id in quotation marks.", 'sponsor = "bo"'),
    "a number instead of a table": (
        member(hours_per_month=12),
        "Write a table with keys.",
        "hours-per-month = { committed = 12 }",
    ),
    "hours in words instead of a table": (
        member(hours_per_month="8 uur"),
        "Write a table with keys.",
        "hours-per-month = { committed = 8 }",
    ),
    "text instead of a table": ({"network": "Stroomop"}, "Write a table with keys.", 'network = { name = "Stroomop" }'),
    "text instead of a list of tables": (
        {"network": {"goals": "Water has no owner"}},
        "Write each item as a table with keys.",
        'goals = [{ statement = "Water has no owner" }]',
    ),
    "names instead of a list of tables": (
        {"members": "Ana, Bo"},
        "Write each item as a table with keys.",
        'members = [{ id = "ana", name = "Ana" }, { id = "bo", name = "Bo" }]',
    ),
    "texts instead of tables": (
        {"values": ["Eerlijkheid", "Moed"]},
        "Write a table with keys.",
        'values = [{ id = "eerlijkheid", statement = "Eerlijkheid" }, { id = "moed", statement = "Moed" }]',
    ),
    "one text instead of a table": (
        {"values": ["Moed"]},
        "Write a table with keys.",
        '{ id = "moed", statement = "Moed" }',
    ),
    "a table instead of a list of tables": (
        {"values": {"id": "candour"}},
        "Give each item its own table, with the header `[[values]]`.",
        "[[values]]",
    ),
    "a table of texts instead of a list of tables": (
        {"values": {"zorg": "We letten op elkaar"}},
        "Give each item its own table, with the header `[[values]]`.",
        '[[values]]\nid = "zorg"\nstatement = "We letten op elkaar"',
    ),
    "a percentage": (
        {"time": {"internal": "40%"}},
        "Write a share as a number from 0 to 1, without quotation marks.",
        "internal = 0.4",
    ),
    "a share in words": ({"time": {"internal": "half"}}, "Write a number in digits.", "internal = 0.5"),
    "a percentage of a fee": (
        {"economy": {"referral-fee": {"percent": "10%"}}},
        "Write a number in digits.",
        "percent = 10",
    ),
    "a number that is too large": (
        {"economy": {"commission": 101}},
        "Write a number of at most 100.",
        "commission = 100",
    ),
    "a number that is too small": (meeting(minutes=0), "Write a number of at least 1.", "minutes = 1"),
    "a whole number in quotation marks": (
        meeting(minutes="90"),
        "Write the number without quotation marks.",
        "minutes = 90",
    ),
    "a number with a unit": (meeting(minutes="90 minuten"), "Write a whole number in digits.", "minutes = 90"),
    "a year is not a number of hours": (
        member(hours_per_month={"committed": "June 2026"}),
        "Write a number in digits.",
        "committed = 8",
    ),
    "text without quotation marks: a number": (
        {"network": {"name": 12}},
        "Put the text in quotation marks.",
        'name = "12"',
    ),
    "a list instead of text": (
        {"network": {"theme": ["water", "bouw"]}},
        "Write one text in quotation marks, without square brackets.",
        'theme = "water, bouw"',
    ),
    "a table instead of text": (
        {"network": {"theme": {"text": "water"}}},
        "Write one text in quotation marks.",
        'theme = "water"',
    ),
    "an interval": (meeting(every="now and then"), "Write how often.", 'every = "2 weeks"'),
    "the name of a language": (
        {"network": {"language": "Nederlands"}},
        "Write the code of a language.",
        'language = "nl"',
    ),
    "one of a list, with a near miss": (member(tier="Cores"), "Write the value that you meant.", 'tier = "core"'),
    "one of a list, in Dutch": (
        {"network": {"phase": "Volgroeid"}},
        "Write the value that you meant.",
        'phase = "mature"',
    ),
    "one of a list of one": ({"charter-version": 2}, "Write the only value that is allowed.", "charter-version = 1"),
    "an interval with a typo": (meeting(every="Elke manad"), "Write how often.", 'every = "elke maand"'),
    "an interval on a weekday": (meeting(every="every Monday"), "Write how often.", 'every = "every week"'),
    "an interval that is a number": (meeting(every=2), "Write how often.", 'every = "2 weeks"'),
    "a missing id, with a name": (
        {"members": [{"name": "Noëlle de Vries"}]},
        "Add it to this table.",
        'id = "noelle-de-vries"',
    ),
    "a missing id, with a name that another has": (
        {"members": [{"id": "bo"}, {"name": "Bo"}]},
        "Add it to this table.",
        'id = "bo-2"',
    ),
    "a missing id, without a name": ({"members": [{"tier": "core"}]}, "Add it to this table.", 'id = "ana"'),
    "a missing text": (
        {"clients": [{"id": "a", "needs": [{}]}]},
        "Add it to this table.",
        '{ statement = "Residents hear about the plan when it is too late." }',
    ),
}

SECTIONS: dict[str, type[msgspec.Struct]] = {
    key: found.tables[0]
    for key, found in described(Charter).items()
    if found.tables and key not in ("extra", "plugins")
}
LISTS = {key for key, _kind in SECTIONS.items() if "items" in json_schema(Charter)["properties"][key]}


def mistake_in(data: dict[str, Any], model: type[msgspec.Struct] = Charter) -> Mistake:
    """Return the only mistake in the data."""
    (mistake,) = convert(data, model).mistakes
    return mistake


def snippets(data: dict[str, Any], mistake: Mistake, language: str = "en") -> tuple[str, tuple[Snippet, ...]]:
    """Return the data as text, and what to write about a mistake in it."""
    text = toml(data)
    document = parse("charter.toml", text.encode())
    write = Replacement() if mistake.kind == "value" else None
    return text, SnippetWriter(document).snippets(document.named(mistake.path), write, FORMAT[language])


def shown(data: dict[str, Any]) -> str:
    """Return the lines to write about the only mistake in the data."""
    (snippet,) = snippets(data, mistake_in(data))[1]
    return snippet.text


@pytest.mark.parametrize(("data", "said", "lines"), CASES.values(), ids=CASES)
def test_advice_has_a_sentence_and_lines(data: dict[str, Any], said: str, lines: str) -> None:
    advice = mistake_in(data).advice
    assert advice is not None
    assert advice.text() == said
    assert advice.text(DUTCH) != said
    assert lines in shown(data)


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("data", [data for data, *_ in CASES.values()], ids=CASES)
def test_with_the_lines_in_the_charter_the_mistake_is_gone(data: dict[str, Any], language: str) -> None:
    text, found = snippets(data, mistake_in(data), language)
    assert convert(tomli.loads(put(text, found)), Charter).mistakes == ()


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("table", tables(Charter), ids=lambda table: table.__name__)
def test_the_lines_about_an_odd_value_of_any_key_leave_no_mistake_there(
    table: type[msgspec.Struct], language: str
) -> None:
    name = next((key for key, kind in SECTIONS.items() if kind is table), None)
    for key in fields(table) if name or table is Charter else ():
        for value in ODD_VALUES[language == "nl" :: 6]:  # each value is odd for many keys
            inner = {key: value} if key == "id" or "id" not in fields(table) else {"id": "a", key: value}
            data = {name: [inner] if name in LISTS else inner} if name else inner
            for mistake in (one for one in convert(data, Charter).mistakes if one.kind != "key"):
                text, found = snippets(data, mistake, language)
                left = convert(tomli.loads(put(text, found)), Charter).mistakes if found else ()
                there = [one for one in left if one.path[: len(mistake.path)] == mistake.path]
                assert not there, (text, found)


@pytest.mark.parametrize("name", ["…" * 3, "x" * 5_000, "Ana\nBo", 'A "B"', "日本"])
def test_an_id_is_made_from_any_name(name: str) -> None:
    data = {"members": [{"name": name}]}
    text, found = snippets(data, mistake_in(data))
    assert convert(tomli.loads(put(text, found)), Charter).mistakes == ()
    assert max(len(snippet.text) for snippet in found) < 150


def test_long_text_is_not_repeated() -> None:
    assert shown({"network": {"theme": ["x" * 5_000]}}) == 'theme = "…"'


@pytest.mark.parametrize("value", [["x", {"a": 1}], {"a": {"b": 1}}, {"a": 1, "b": 2}])
def test_what_nobody_can_tell_is_left_to_people(value: object) -> None:
    data = {"network": {"theme": value}}
    assert snippets(data, mistake_in(data))[1] == ()


def test_advice_about_other_data_has_no_lines() -> None:
    advice = mistake_in({"select": "NL1"}, SettingsFile).advice
    assert advice is not None
    assert advice.text() == "Put the items in square brackets."


def test_an_unknown_key_has_no_advice_but_that_of_its_rule() -> None:
    assert mistake_in({"netwrok": {}}).advice is None


def test_the_shape_of_each_section_is_that_of_the_schema() -> None:
    for key, form in json_schema(Charter)["properties"].items():
        shape = "table" if "$ref" in form else "tables" if "$ref" in form.get("items", {}) else "value"
        assert _section_shape(key) == shape, key
