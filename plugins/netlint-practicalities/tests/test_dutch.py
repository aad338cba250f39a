"""What the test kit does not check in the Dutch texts: the keys in them, and lines that nothing says any more."""

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
SNIPPET = re.compile("`[^`]*=[^`]*`")
"""What an advice has you copy: a key with its value."""
VALUE = re.compile('"[^"]*"')
DUTCH = tomllib.loads((FOLDER / "locale" / "nl.toml").read_text("utf-8"))
VALUES = {value for rule in RULES for example in rule.page.examples for value in VALUE.findall(example.text)}
"""The values in the examples, with their quotation marks; some are the same in Dutch, and have no line."""
REASONS = {
    text
    for file in FOLDER.glob("_*.py")
    for text in re.findall(r'raise SkipRule\("([^"]+)"\)', file.read_text("utf-8"))
}
"""Why a rule is skipped."""
NOTES = {"`{id}`: did you mean `{meant}`?", "`{id}` is not part of the network any more"} | {
    "no member or circle has the id `{id}`"
}
"""The notes about a holder who is not in the network now: tests of NP010 show each of them."""


def named(text: str) -> set[str]:
    """Return the code in a text: values that people write themselves are Dutch in the Dutch text, and left out here."""
    return {VALUE.sub('""', code) if SNIPPET.fullmatch(code) else code for code in CODE.findall(text)}


def texts(rule: Rule) -> list[str]:
    """Return the paragraphs of a rule's page."""
    page = rule.page
    return [
        page.title,
        page.advice,
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
        assert named(DUTCH[text]) == named(text)
    assert DUTCH[rule.page.fix.split("\n\n")[0]].startswith(DUTCH[rule.page.advice])
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
    said |= REASONS | NOTES
    assert said <= set(DUTCH) <= said | VALUES
    assert len(REASONS) == 2


def test_a_sentence_has_at_most_20_words() -> None:
    for rule in RULES:
        for english in {*texts(rule), *messages(rule), rule.question}:
            for text in (english, DUTCH[english]):
                for sentence in re.split(r"(?<=[.?!])[\"')]*\s+", SNIPPET.sub("code", text)):
                    assert len(sentence.split()) <= 20, sentence
