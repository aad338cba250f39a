"""Advice about values that do not fit: the sentence, and a snippet that can be pasted into the charter."""

import copy
import datetime as dt
import re
from typing import Any

import msgspec
import pytest
import tomli
from support.charter_data import ODD_VALUES, fields, tables

from netlint.charter import Charter, convert
from netlint.i18n.translator import Translator
from netlint.settings import SettingsFile
from netlint.toml import DocPath

DUTCH = Translator().into("nl")
MOMENT = dt.datetime(2026, 6, 1, 10, 0)  # noqa: DTZ001 (a local date-time of TOML)
ITEM = "Give each item its own table, with the header `{}`."
PARTIAL = "Write a date, or a year or month in quotation marks, such as `founded = {}`."


def member(**values: object) -> dict[str, Any]:
    return {"members": [{"id": "ana", **{key.replace("_", "-"): value for key, value in values.items()}}]}


def meeting(**values: object) -> dict[str, Any]:
    return {"meetings": [{"id": "circle", **values}]}


PASTED: dict[str, tuple[dict[str, Any], str]] = {
    # the data, and the advice with a snippet `key = value`
    "a date in quotation marks": (
        {"network": {"ends-on": "2027-03-31"}},
        "Write the date without quotation marks: `ends-on = 2027-03-31`.",
    ),
    "a date that is not a date": (
        {"network": {"ends-on": "next spring"}},
        "Write a date as year-month-day, without quotation marks: `ends-on = 2026-06-01`.",
    ),
    "a day that does not exist": (
        {"network": {"ends-on": "2027-02-30"}},
        "Write a date as year-month-day, without quotation marks: `ends-on = 2026-06-01`.",
    ),
    "a date with a time": (
        {"network": {"ends-on": MOMENT}},
        "Write the date without a time: `ends-on = 2026-06-01`.",
    ),
    "a partial date: a year without quotation marks": ({"network": {"founded": 2012}}, PARTIAL.format('"2026-06"')),
    "a partial date: words": ({"network": {"founded": "June 2012"}}, PARTIAL.format('"2026-06"')),
    "a partial date: a whole date in quotation marks": (
        {"network": {"founded": "2012-06-30"}},
        "Write the date without quotation marks: `founded = 2012-06-30`.",
    ),
    "a time": (
        meeting(time="half past seven"),
        "Write a time as hours and minutes, without quotation marks: `time = 19:30`.",
    ),
    "a time in quotation marks": (
        meeting(time="19:30:15"),
        "Write the time without quotation marks: `time = 19:30:15`.",
    ),
    "true or false in another language": (
        member(exit_talk="ja"),
        "Write true or false in lowercase letters, without quotation marks: `exit-talk = true`.",
    ),
    "an id that is a number": (
        {"next-steps": [{"id": "a", "owner": 5}]},
        'Write an id in quotation marks, such as `owner = "ana"`.',
    ),
    "an id without a letter or digit": (
        {"values": [{"id": "***"}]},
        'Use lowercase letters, digits and hyphens, such as `id = "water-boards"`.',
    ),
    "a table in a table expected": (
        member(hours_per_month=12),
        "Write a table, such as `hours-per-month = {committed = 12}`.",
    ),
    "a table in a table expected, and a number in quotation marks found": (
        member(hours_per_month="12"),
        "Write a table, such as `hours-per-month = {committed = 12}`.",
    ),
    "a number in quotation marks that is too large": (
        meeting(minutes="1000001"),
        "Write a number of at most 1000000, such as `minutes = 1000000`.",
    ),
    "a time in digits of another script": (
        meeting(time="1\u0669:30"),
        "Write a time as hours and minutes, without quotation marks: `time = 19:30`.",
    ),
    "a missing id of a name in other letters": (
        {"members": [{"name": "Øystein Łukasz Weiß"}]},
        'Add it to this table, such as `id = "oystein-lukasz-weiss"`.',
    ),
    "a share in words": ({"time": {"internal": "half"}}, "Write a number in digits, such as `internal = 0.5`."),
    "a whole number in quotation marks": (
        meeting(minutes="90"),
        "Write the number without quotation marks: `minutes = 90`.",
    ),
    "a number in quotation marks": (
        {"time": {"internal": "0.25"}},
        "Write the number without quotation marks: `internal = 0.25`.",
    ),
    "a whole number that is not whole": (
        meeting(minutes="7.5"),
        "Write a whole number in digits, such as `minutes = 4`.",
    ),
    "a number in words": (
        member(hours_per_month={"committed": "ten"}),
        "Write a number in digits, such as `committed = 4`.",
    ),
    "a number that is too small": (
        meeting(minutes=0),
        "Write a number of at least 1, such as `minutes = 1`.",
    ),
    "a number that is too large": (
        {"economy": {"commission": 101}},
        "Write a number of at most 100, such as `commission = 100`.",
    ),
    "a boolean in Dutch words": (
        {"values": [{"id": "a", "core": "ja"}]},
        "Write true or false in lowercase letters, without quotation marks: `core = true`.",
    ),
    "a boolean in words: no": (
        {"values": [{"id": "a", "core": "No"}]},
        "Write true or false in lowercase letters, without quotation marks: `core = false`.",
    ),
    "text without quotation marks: a number": (
        {"network": {"name": 12}},
        'Put the text in quotation marks: `name = "12"`.',
    ),
    "text without quotation marks: a date": (
        {"network": {"name": dt.date(2026, 6, 1)}},
        'Put the text in quotation marks: `name = "2026-06-01"`.',
    ),
    "an id with a capital and an accent": (
        {"members": [{"id": "Noëlle"}]},
        'Use lowercase letters, digits and hyphens: `id = "noelle"`.',
    ),
    "an id with spaces": (
        {"members": [{"id": "Noëlle de Vries"}]},
        'Use lowercase letters, digits and hyphens: `id = "noelle-de-vries"`.',
    ),
    "an interval": (
        meeting(every="now and then"),
        'Write how often, such as `every = "2 weeks"` or `every = "monthly"`.',
    ),
    "an interval with a typo": (meeting(every="Elke manad"), 'Write how often: `every = "elke maand"`.'),
    "an interval on a weekday": (meeting(every="every Monday"), 'Write how often: `every = "every week"`.'),
    "an interval that is a number": (
        meeting(every=2),
        'Write how often, such as `every = "2 weeks"` or `every = "monthly"`.',
    ),
    "a language": (
        {"network": {"language": "Nederlands!"}},
        'Write the code of a language, such as `language = "nl"`.',
    ),
    "one of a list, with a near miss": (member(tier="Cores"), 'Write `tier = "core"`.'),
    "one of a list of one": ({"charter-version": 2}, "Write `charter-version = 1`."),
    "a missing id, with a name": (
        {"members": [{"name": "Noëlle de Vries"}]},
        'Add it to this table, such as `id = "noelle-de-vries"`.',
    ),
    "a missing id, without a name": (
        {"members": [{"tier": "core"}]},
        'Add it to this table, such as `id = "short-name"`.',
    ),
    "a missing date": ({"conversations": [{}]}, "Add it to this table, such as `date = 2026-06-01`."),
    "a missing one of a list": (
        {"elsewhere": [{"at": "the wiki"}]},
        'Add it to this table, such as `sections = "agreements"`.',
    ),
    "a missing text": (
        {"clients": [{"id": "a", "needs": [{}]}]},
        'Add it to this table, such as `statement = "…"`.',
    ),
}

HEADERS: dict[str, tuple[dict[str, Any], str]] = {
    # the data, and the advice with the header of a table
    "a table expected": ({"network": "Stroomop"}, "Write a table with the header `[network]`."),
    "a list of tables expected, a table found": (
        {"members": {"id": "ana"}},
        "Put two square brackets on each side of the table header: `[[members]]`.",
    ),
    "a list of tables expected, text found": ({"members": "ana"}, ITEM.format("[[members]]")),
    "a list of tables in a table expected": ({"network": {"goals": "More"}}, ITEM.format("[[network.goals]]")),
    "a table expected as an item of a list": ({"members": ["ana"]}, ITEM.format("[[members]]")),
}
OTHERS: dict[str, tuple[dict[str, Any], type[msgspec.Struct], str]] = {
    # the data, its model, and the advice with the value of an item or without any snippet
    "one of a list, without a near miss": (
        member(tier=1),
        Charter,
        'Write one of the allowed values, such as `tier = "pool"`.',
    ),
    "an item: text": ({"proposition": {"proof": ["A", 3]}}, Charter, 'Put the text in quotation marks: `"3"`.'),
    "an item: an id": (
        member(drives=["Één taal"]),
        Charter,
        'Use lowercase letters, digits and hyphens: `"een-taal"`.',
    ),
    "an item: one of a list": ({"rituals": [{"id": "a", "kolb": ["concepts"]}]}, Charter, 'Write `"concept"`.'),
    "a list expected, text found": (
        {"select": "NL1"},
        SettingsFile,
        'Put the items in square brackets: `select = ["NL1"]`.',
    ),
}


def advice(data: dict[str, Any], model: type[msgspec.Struct] = Charter) -> str:
    """Return the advice about the only mistake in the data."""
    (mistake,) = convert(data, model).mistakes
    assert mistake.advice
    return mistake.advice.text()


def code(text: str) -> list[str]:
    """Return each piece of a text that is in backticks."""
    return re.findall("`(.+?)`", text)


def with_line(data: dict[str, Any], path: DocPath, line: str) -> dict[str, Any]:
    """Return the data in which a line of TOML has replaced the value at `path`."""
    changed: dict[str, Any] = copy.deepcopy(data)
    table: Any = changed
    for part in path[:-1]:
        table = table[part]
    read = tomli.loads(line)
    assert list(read) == [path[-1]]
    table.update(read)
    return changed


@pytest.mark.parametrize(("data", "said"), PASTED.values(), ids=PASTED)
def test_advice_has_a_line_to_paste_after_which_the_mistake_is_gone(data: dict[str, Any], said: str) -> None:
    assert advice(data) == said
    (mistake,) = convert(data, Charter).mistakes
    assert code(said)
    for line in code(said):
        assert convert(with_line(data, mistake.path, line), Charter).mistakes == ()


@pytest.mark.parametrize("data", [data for data, _ in PASTED.values()], ids=PASTED)
def test_advice_in_dutch_has_a_line_to_paste_too(data: dict[str, Any]) -> None:
    (mistake,) = convert(data, Charter).mistakes
    assert mistake.advice
    dutch = mistake.advice.text(DUTCH)
    assert dutch != mistake.advice.text()
    assert code(dutch)
    for line in code(dutch):
        assert convert(with_line(data, mistake.path, line), Charter).mistakes == ()


@pytest.mark.parametrize(("data", "said"), HEADERS.values(), ids=HEADERS)
def test_advice_has_the_header_of_the_table_that_is_expected(data: dict[str, Any], said: str) -> None:
    assert advice(data) == said
    (header,) = code(said)
    found = convert(tomli.loads(header), Charter).mistakes
    assert {mistake.kind for mistake in found} <= {"missing"}


@pytest.mark.parametrize(("data", "model", "said"), OTHERS.values(), ids=OTHERS)
def test_advice_about_an_item_or_a_choice(data: dict[str, Any], model: type[msgspec.Struct], said: str) -> None:
    assert advice(data, model) == said


@pytest.mark.parametrize("table", tables(Charter), ids=lambda table: table.__name__)
def test_after_a_line_of_advice_is_pasted_no_mistake_is_left_at_any_key(table: type[msgspec.Struct]) -> None:
    for key in fields(table):
        for data in ({}, *({key: value} for value in ODD_VALUES)):
            for mistake in convert(data, table).mistakes:
                advised = code(mistake.advice.text()) if mistake.advice else []
                for line in (piece for piece in advised if mistake.path == (key,) and piece.startswith(f"{key} = ")):
                    left = convert(with_line(data, mistake.path, line), table).mistakes
                    assert (key,) not in {other.path for other in left}, (data, line)


@pytest.mark.parametrize("name", ["…" * 3, "x" * 5_000, "Ana\nBo", 'A "B"', "日本"])
def test_an_id_is_suggested_for_any_name(name: str) -> None:
    said = advice({"members": [{"name": name}]})
    (line,) = code(said)
    assert convert(with_line({"members": [{}]}, ("members", 0, "id"), line), Charter).mistakes == ()
    assert len(said) < 150


@pytest.mark.parametrize("value", ['A "B"\n\\', "x" * 5_000, 10**18, {"a": 1}])
def test_text_is_repeated_with_its_marks_or_left_out(value: object) -> None:
    said = advice({"select": value}, SettingsFile)
    (line,) = code(said)
    assert convert(with_line({}, ("select",), line), SettingsFile).mistakes == ()
    assert len(said) < 150


def test_an_unknown_key_has_no_advice_but_that_of_its_rule() -> None:
    (mistake,) = convert({"netwrok": {}}, Charter).mistakes
    assert mistake.advice is None
