"""What the charter format says about itself: an example of each key, and a sentence about each value of a list."""

from collections.abc import Iterator
from typing import Any

import msgspec
import pytest
from jsonschema import Draft202012Validator

from netlint.charter import Charter
from netlint.charter.model.base import MAIN, MEANINGS
from netlint.charter.schema import json_schema

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
