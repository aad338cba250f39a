"""What the test kit does not check in the Dutch texts: the keys in them, and lines that nothing says any more."""

import importlib
import json
import re
import tomllib
from pathlib import Path
from typing import get_args, get_type_hints

import pytest
from msgspec import Meta
from netlint import Message, Rule, rules_in, testing
from netlint.reporters import Diagnostic

import netlint_ostrom
from netlint_ostrom.table import Ostrom

RULES = rules_in("netlint_ostrom")
CODE = re.compile("`[^`]+`")
SNIPPET = re.compile("`[^`]*=[^`]*`")
"""What an advice has you copy: a key with its value."""
VALUE = re.compile('"[^"]*"')
DUTCH = tomllib.loads((Path(netlint_ostrom.__file__).parent / "locale" / "nl.toml").read_text("utf-8"))
KEYS = [
    part
    for hint in get_type_hints(Ostrom, include_extras=True).values()
    for part in get_args(hint)
    if isinstance(part, Meta)
]
"""What the table says about each of its keys."""
VALUES = {value for rule in RULES for example in rule.page.examples for value in VALUE.findall(example.text)}
"""The values in the examples, with their quotation marks; some are the same in Dutch, and have no line."""


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
    return {finding.message.template for finding in findings(rule)}


def written(rule: Rule) -> set[str]:
    """Return the texts that a rule wants to be written in its examples."""
    values = [finding.write.values() for finding in findings(rule) if isinstance(finding.write, dict)]
    return {value.template for of_finding in values for value in of_finding if isinstance(value, Message)}


def findings(rule: Rule) -> list[Diagnostic]:
    """Return the findings of a rule in its examples."""
    reports = [
        testing.run(rule, text, today=example.today, options=example.options)
        for example in rule.page.examples
        for _name, _line, text in example.charters
    ]
    return [finding for report in reports for finding in report.findings]


def family(rule: Rule) -> str:
    """Return the title of a rule's family."""
    package = ".".join(rule.function.__module__.split(".")[:2])  # the folder or the module that the family is
    return (importlib.import_module(package).__doc__ or "").splitlines()[0].removesuffix(".")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_page_is_dutch_throughout_and_names_the_same_keys(rule: Rule) -> None:
    for text in texts(rule):
        assert named(DUTCH[text]) == named(text)
    assert DUTCH[rule.page.fix.split("\n\n")[0]].startswith(DUTCH[rule.page.advice])
    assert DUTCH[rule.question].endswith("?")
    assert DUTCH[family(rule)]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_an_example_shows_every_message(rule: Rule) -> None:
    sentences = {text for text in rule.function.__code__.co_consts if isinstance(text, str) and text.endswith(".")}
    assert messages(rule) == sentences - {rule.function.__doc__}


def test_every_line_of_the_catalogue_is_said_by_a_page_an_example_or_the_table() -> None:
    said = {
        text for rule in RULES for text in (*texts(rule), *messages(rule), *written(rule), rule.question, family(rule))
    }
    said |= {Ostrom.__doc__ or "", *(key.description or "" for key in KEYS)}
    in_the_table = {value for key in KEYS for value in VALUE.findall(json.dumps(key.examples))}
    assert said <= set(DUTCH) <= said | VALUES | in_the_table


def test_a_sentence_has_at_most_20_words() -> None:
    for rule in RULES:
        for english in {*texts(rule), *messages(rule), rule.question}:
            for text in (english, DUTCH[english]):
                for sentence in re.split(r"(?<=[.?!])[\"')]*\s+", SNIPPET.sub("code", text)):
                    assert len(sentence.split()) <= 20, sentence
