"""What the test kit does not see of the Dutch: the sources, the families, and lines that nothing says any more."""

import importlib
import re
import tomllib
from pathlib import Path

import pytest
from netlint import Rule, rules_in, testing

import netlint_practicalities

RULES = rules_in("netlint_practicalities")
FOLDER = Path(netlint_practicalities.__file__).parent
CODE = re.compile("`[^`]+`")
DUTCH = tomllib.loads((FOLDER / "locale" / "nl.toml").read_text("utf-8"))
REASONS = {
    text
    for file in FOLDER.glob("_*.py")
    for text in re.findall(r'raise SkipRule\("([^"]+)"\)', file.read_text("utf-8"))
}
"""Why a rule is skipped."""
NOTES = {"`{id}`: did you mean `{meant}`?", "`{id}` is not part of the network any more"} | {
    "no member or circle has the id `{id}`"
}
"""What stands beside a holder who is none: tests of NP010 show each of them."""


def texts(rule: Rule) -> list[str]:
    """Return the paragraphs of a rule's page."""
    page = rule.page
    return [
        page.title,
        page.to_do,
        *(part for text in (page.why, page.fix, page.source) for part in text.split("\n\n")),
    ]


def messages(rule: Rule) -> set[str]:
    """Return the templates of what a rule says in its examples."""
    reports = [
        testing.run(rule, text, today=example.today, options=example.options)
        for example in rule.page.examples
        for _name, _line, text in example.charters
    ]
    return {finding.message.template for report in reports for finding in report.findings}


def family(rule: Rule) -> str:
    """Return the title of a rule's family."""
    return (importlib.import_module(rule.function.__module__).__doc__ or "").splitlines()[0].removesuffix(".")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_page_is_dutch_throughout_and_names_the_same_keys(rule: Rule) -> None:
    for text in texts(rule):
        assert set(CODE.findall(DUTCH[text])) == set(CODE.findall(text))
    assert DUTCH[rule.page.fix.split("\n\n")[0]].startswith(DUTCH[rule.page.to_do])
    assert DUTCH[rule.question].endswith("?")
    assert DUTCH[family(rule)]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_an_example_shows_every_message(rule: Rule) -> None:
    file = Path(rule.function.__code__.co_filename)
    parts = file.read_text("utf-8").split("\n@rule(\n")
    (mine,) = (part for part in parts if f'"{rule.code}",' in part)
    said = set(re.findall(r'(?:template = |Finding\()"([^"]+)"', mine))
    assert messages(rule) == said


def test_every_line_of_the_catalogue_is_said_somewhere() -> None:
    said = {text for rule in RULES for text in (*texts(rule), *messages(rule), rule.question, family(rule))}
    assert set(DUTCH) == said | REASONS | NOTES
    assert len(REASONS) == 2


def test_a_sentence_has_at_most_25_words_outside_the_sources() -> None:
    shown = {text for rule in RULES for text in (*texts(rule), rule.question) if text != rule.page.source}
    for text in (*shown, *(DUTCH[text] for text in shown)):
        for sentence in re.split(r"(?<=[.?!:])\s", text):
            assert len(sentence.split()) <= 25, sentence
