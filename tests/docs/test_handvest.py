"""The page about the charter format is the same in both languages, but for its words."""

import re

import pytest
from support.commands import ROOT

from netlint.charter.description import format_with

PAGES = {name: (ROOT / "docs" / name).read_text("utf-8") for name in ("charter.md", "handvest.md")}
ENGLISH, DUTCH = PAGES.values()
KEY = re.compile(r"^\| `([\w.-]+)` \| (.+?) \|", re.MULTILINE)
VALUE = re.compile(r"^- `([\w-]+)`(?: \([\w ]+\))?: (.+)$", re.MULTILINE)
HEADING = re.compile(r"^## `(.+)`$", re.MULTILINE)


def test_both_pages_have_the_same_tables_keys_and_values() -> None:
    for form in (HEADING, KEY, VALUE):
        names = [[found[1] for found in form.finditer(page)] for page in PAGES.values()]
        assert names[0] == names[1]
        assert len(names[0]) > 20


@pytest.mark.parametrize("form", [KEY, VALUE])
def test_every_description_is_in_dutch(form: re.Pattern[str]) -> None:
    english = {found[2] for found in form.finditer(ENGLISH)}
    assert [found[0] for found in form.finditer(DUTCH) if found[2] in english] == []


def test_each_page_links_to_the_other() -> None:
    assert "[In het Nederlands](handvest.md)" in ENGLISH
    assert "[In English](charter.md)" in DUTCH


def test_a_list_of_values_follows_in_the_order_of_the_model() -> None:
    values = DUTCH.partition("Waarden van `phase`:")[2].partition("##")[0]
    (_network, phase) = format_with({}).at(("network", "phase"))
    assert [found[1] for found in VALUE.finditer(values)] == [*phase.values]
    assert "- `start` (beginfase): Het netwerk is begonnen" in values
