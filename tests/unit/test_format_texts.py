"""What the charter format says about itself: an example of each key, and a sentence about each value of a list."""

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest
from jsonschema import Draft202012Validator

from netlint import check
from netlint.charter import Charter
from netlint.charter.model.base import MAIN, MEANINGS
from netlint.charter.schema import json_schema
from netlint.i18n.translator import Translator
from netlint.toml.writer import to_toml

SCHEMA = json_schema(Charter)
RAW = msgspec.json.schema(Charter)["$defs"]
KEYS = [
    pytest.param(key, form, id=f"{name}.{key}")
    for name, table in {"Charter": SCHEMA, **SCHEMA["$defs"]}.items()
    for key, form in table["properties"].items()
]


def inside(form: Any) -> Iterator[dict[str, Any]]:
    """Yield every schema in a schema."""
    if isinstance(form, dict):
        yield form
    for inner in form.values() if isinstance(form, dict) else form if isinstance(form, list) else ():
        yield from inside(inner)


def holds_no_example(form: dict[str, Any]) -> bool:
    """Return whether a key has values of which an example says nothing: a date, a time, a table, free space."""
    parts = list(inside(form))
    is_day = any(part.get("format") in ("date", "time") for part in parts)
    return is_day or any("$ref" in part for part in parts) or form.get("type") == "object"


@pytest.mark.parametrize(("key", "form"), KEYS)
def test_every_key_of_the_format_has_an_example_that_fits(key: str, form: dict[str, Any]) -> None:
    assert "examples" in form or holds_no_example(form), f"{key} has no example"
    for example in form.get("examples", ()):
        Draft202012Validator({**form, "$defs": SCHEMA["$defs"]}).validate(example)


def test_every_value_of_a_list_has_one_sentence() -> None:
    lists = [form for form in inside(RAW) if len(form.get("enum", ())) > 1]
    for form in lists:
        values = {value for value in form["enum"] if value is not None}
        assert set(form.get(MEANINGS, ())) == values
        assert all(sentence.endswith(".") and sentence[0].isupper() for sentence in form[MEANINGS].values())
    assert len(lists) > 20


@pytest.mark.parametrize("table", [pytest.param(table, id=name) for name, table in RAW.items()])
def test_every_table_has_keys_that_a_new_one_begins_with(table: dict[str, Any]) -> None:
    main = [key for key, form in table["properties"].items() if form.get(MAIN)]
    assert 1 <= len({*main, *table["required"]}) <= 4


def test_the_sentence_about_a_section_elsewhere_is_the_one_about_the_section() -> None:
    sections = next(form[MEANINGS] for form in inside(RAW["Elsewhere"]) if MEANINGS in form)
    assert sections == {key: SCHEMA["properties"][key]["description"] for key in sections}


def test_examples_refer_to_items_that_other_examples_define() -> None:
    defined = {
        table["properties"]["id"]["examples"][0] for table in SCHEMA["$defs"].values() if "id" in table["properties"]
    }
    for table, key in (("Conversation", "client"), ("Circle", "client"), ("Coordination", "circle")):
        assert SCHEMA["$defs"][table]["properties"][key]["examples"][0] in defined
    assert set(SCHEMA["$defs"]["Member"]["properties"]["drives"]["examples"][0]) <= defined
    assert set(SCHEMA["$defs"]["Member"]["properties"]["endorses"]["examples"][0]) <= defined


DAYS = {"due": dt.date(2026, 12, 14), "until": dt.date(2027, 11, 1), "next": dt.date(2026, 12, 7)}
DAYS |= {"review-by": dt.date(2027, 2, 1)}
LEFT_OUT = {"reason", "disband-when", "left", "left-reason", "exit-talk", "ends-on", "ended", "done-on", "elsewhere"}
"""What only a network or a member that has stopped has, and what says that the rest is kept in another place."""
FEW = {"NL016", "NL116", "NL207", "NL308", "NL504", "NL512", "NL514"}
"""What a charter with one item of each kind is told: it has too few of them."""


def charter_of_examples() -> str:
    """Return a charter with the example of every key, and three members."""
    data = {key: value for key, form in SCHEMA["properties"].items() if (value := example_of(key, form)) is not None}
    (ana,) = data["members"]
    data["members"] = [{**ana, "id": one, "name": one.title(), "sponsor": other} for one, other in SPONSORS.items()]
    plain = {key: value for key, value in data.items() if not isinstance(value, dict | list)}
    tables = [(key, one) for key, value in data.items() if key not in plain for one in as_list(value)]
    lines = [f"{key} = {to_toml(value)}" for key, value in plain.items()]
    for key, table in tables:
        lines.append(f"[{key}]" if isinstance(data[key], dict) else f"[[{key}]]")
        lines += [f"{inner} = {to_toml(value)}" for inner, value in table.items()]
    return "\n".join(lines) + "\n"


SPONSORS = {"ana": "bo", "bo": "ana", "cas": "ana"}


def as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def example_of(key: str, form: dict[str, Any]) -> Any:
    """Return the example of a key; of a date, a day that fits; of a table, one with the examples of its keys."""
    if key in LEFT_OUT:
        return None
    if "examples" in form:
        return form["examples"][0]
    reference = next((part["$ref"] for part in inside(form) if "$ref" in part), None)
    if reference is not None:
        keys = SCHEMA["$defs"][reference.rpartition("/")[2]]["properties"].items()
        table = {inner: value for inner, part in keys if (value := example_of(inner, part)) is not None}
        return [table] if form.get("type") == "array" else table
    is_date = any(part.get("format") == "date" for part in inside(form))
    return DAYS.get(key, dt.date(2026, 11, 2)) if is_date else None


@pytest.mark.parametrize("language", ["en", "nl"])
def test_a_charter_of_all_examples_is_only_told_that_it_has_few_of_each(language: Any) -> None:
    translate = Translator().of_format(language)
    text = re.sub(r'"(?:[^"\\\n]|\\.)*"', lambda found: translate(found[0]), charter_of_examples())
    report = check(text, settings='level = "thriving"', today=dt.date(2026, 11, 29))
    assert {finding.code for finding in report.findings} == FEW


def test_dutch_has_the_descriptions_the_meanings_and_the_examples() -> None:
    translate = Translator().of_format("nl")
    assert translate("The due date.") == "De streefdatum."
    assert translate("The coordinator decides.") == "De coördinator beslist."
    assert translate('"candour"') == '"openheid"'
    assert translate('"2 weeks"') == '"2 weken"'
    assert Translator().of_format("en")('"candour"') == '"candour"'


def test_the_texts_of_the_format_are_read_only_for_the_format() -> None:
    translator = Translator()
    assert translator.into("nl")("The due date.") == "The due date."
