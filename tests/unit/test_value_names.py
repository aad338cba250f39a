"""The words beside values of lists: each is a value of the format, and its Dutch word is accepted for that value."""

import re

import pytest

from netlint.charter.model import Charter
from netlint.charter.repair.meant import option_meant
from netlint.charter.repair.value_names import NAMES
from netlint.charter.repair.words import DUTCH
from netlint.charter.schema import json_schema
from netlint.i18n.translator import Translator


@pytest.mark.parametrize("value", NAMES)
def test_a_value_has_its_word_in_dutch_and_that_word_stands_for_it(value: str) -> None:
    assert NAMES[value].text() == f'"{value}"'
    named = re.fullmatch(r'"(.+)" \((.+)\)', NAMES[value].text(Translator().into("nl")))
    assert named
    assert named[1] == value
    assert value in DUTCH["-".join(named[2].split())]


def test_each_named_value_is_one_of_the_format() -> None:
    assert set(NAMES) <= set(re.findall(r"'([a-z-]+)'", str([*_enums(json_schema(Charter))])))


def _enums(schema: object) -> list[object]:
    if isinstance(schema, dict):
        own = [schema["enum"]] if "enum" in schema else []
        return [*own, *(found for inner in schema.values() for found in _enums(inner))]
    return [found for inner in schema for found in _enums(inner)] if isinstance(schema, list) else []


@pytest.mark.parametrize(
    ("text", "options", "meant"),
    [
        ("Bezig", ["doing", "done"], "doing"),
        ("bezig", ["active", "leave"], "active"),
        ("wij stemmen", ["majority", "consent"], "majority"),
        ("wij stemmen niet", ["majority", "consent"], None),
        ("geen consensus", ["none", "consensus"], None),
        ("wij stemmen of advies", ["majority", "advice"], None),
        ("iets anders", ["majority", "advice"], None),
        ("", ["majority", "advice"], None),
    ],
)
def test_a_text_stands_for_an_option_only_if_it_can_be_no_other(
    text: str, options: list[str], meant: str | None
) -> None:
    assert option_meant(text, options) == meant
