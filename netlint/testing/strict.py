"""What a rule can get wrong, looked for in its examples. Each problem is an `AssertionError` that says what to do.

What it says is enough, so pytest adds nothing to it: PYTEST_DONT_REWRITE.
"""

import string
import sys
import time
from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from types import FrameType
from typing import Any

from netlint.charter import Document, Message, Parameter, Source, read
from netlint.engine import check
from netlint.examples import TODAY, alone, run_example, tables_for
from netlint.language import LANGUAGES, Language, catalogue, read_texts
from netlint.page import Example
from netlint.plugins import rules_in
from netlint.report import Reported
from netlint.rules import Rule
from netlint.testing.kit import check_example

_CLOCKS = {"today", "now", "utcnow", "time", "time_ns", "localtime", "gmtime"}


def check_package(package: str) -> None:
    """Check every rule in a package's modules. Raises `AssertionError` for the first problem of each rule, all in one.

    Raises whatever importing the package raises.
    """
    problems = [problem for rule in check_rules_together(package) for problem in _problem(rule)]
    assert not problems, "\n\n".join(problems)


def check_rule(rule: Rule) -> None:
    """Check one rule: its page, its examples, its messages and translations, and what it does beside finding.

    Raises `AssertionError` for the first problem, and says what to do.
    """
    _check_page(rule)
    for example in rule.page.examples:
        check_example(rule, example)
    for example in rule.page.examples:
        _check_clock(rule, example)
        for finding in _findings(rule, example):
            _check_message(rule, finding)
        if not _is_about_the_run(rule):
            _check_purity(rule, example)
            _check_order(rule, example)
    _check_translations(rule)


def check_rules_together(package: str) -> list[Rule]:
    """Check that a package has rules, each with its own code and name and all with one prefix; give them.

    Raises `AssertionError` where it does not.
    """
    rules = rules_in(package)
    assert rules, f"{package} has no rule in its modules"
    for what, names in (("code", [rule.code for rule in rules]), ("name", [rule.name for rule in rules])):
        twice = [name for name, times in Counter(names).items() if times > 1]
        assert not twice, f"{package}: two rules have the {what} {', '.join(twice)}"
    prefixes = {rule.code.rstrip("0123456789") for rule in rules}
    assert len(prefixes) == 1, f"{package}: codes begin with {', '.join(sorted(prefixes))}; a plugin owns one prefix"
    return rules


def _problem(rule: Rule) -> Iterator[str]:
    try:
        check_rule(rule)
    except AssertionError as error:
        yield str(error)


def _check_page(rule: Rule) -> None:
    where = f"{rule.code} {rule.name}"
    page = rule.page
    for section, text in (("a first sentence", page.title), ("Why", page.why), ("Fix", page.fix)):
        assert text.strip(" -"), f"{where}: its page has no {section}"
    for bad in (True, False):
        kind = "Bad" if bad else "Good"
        of_kind = [example for example in page.examples if example.bad == bad]
        assert any(example.text.strip(" -\n") for example in of_kind), f"{where}: its page has no {kind} example"
    texts = Counter(_without_comments(example) for example in page.examples)
    twice = [text for text, times in texts.items() if times > 1]
    assert not twice, f"{where}: two of its examples are the same:\n{twice[0]}"


def _without_comments(example: Example) -> str:
    """Give what makes an example another case: its charters, day and options."""
    return repr((example.charters, example.today, example.options, example.exceptions, example.crash))


def _is_about_the_run(rule: Rule) -> bool:
    """Say whether a rule looks at more than a charter, so that its examples cannot be taken apart."""
    return not set(rule.facts) <= {"charter", "document", "today", "phase"}


def _findings(rule: Rule, example: Example) -> list[Reported]:
    return [finding for _line, finding in run_example(rule, example).found]


def _check_message(rule: Rule, finding: Reported) -> None:
    for message in (finding.message, *(related.message for related in finding.related)):
        named, given = _fields(message.template), set(message.parameters)
        where = f"{rule.code} {rule.name}: the message {message.template!r}"
        assert named <= given, f"{where} has no value for {', '.join(sorted(named - given))}"
        assert given <= named, f"{where} does not use {', '.join(sorted(given - named))}"
        shown = [value for value in map(str, message.parameters.values()) if value and value in message.template]
        assert not any(len(value) > _TELLING for value in shown), f"{where} has a value in it; give it as a parameter"


_TELLING = 12
"""How long a value is, in characters, that does not stand in a template by chance."""


def _fields(template: str) -> set[str]:
    return {field for _, field, _, _ in string.Formatter().parse(template) if field}


def _check_clock(rule: Rule, example: Example) -> None:
    """Watch for calls of the system's clock: a rule asks for `today` instead."""
    read_clock: list[str] = []

    def watch(_frame: FrameType, event: str, called: Any) -> None:
        if event == "c_call" and called.__name__ in _CLOCKS:
            owner = getattr(called, "__self__", None)  # the module `time`, or a class of the module `datetime`
            if owner is time or getattr(owner, "__module__", "") == "datetime":
                read_clock.append(called.__name__)

    before = sys.getprofile()
    sys.setprofile(watch)
    try:
        run_example(rule, example)
    finally:
        sys.setprofile(before)
    assert not read_clock, f"{rule.code} {rule.name} reads the clock ({read_clock[0]}); ask for `today` instead"


def _check_purity(rule: Rule, example: Example) -> None:
    for name, _lines, text in example.charters:
        document = read(name, text.encode())
        before = deepcopy(document.data)
        check(document, alone(rule, example), today=example.today or TODAY, tables=tables_for(document))
        assert document.data == before, f"{rule.code} {rule.name} changes the charter that it looks at"


def _check_order(rule: Rule, example: Example) -> None:
    """Turn tables, and entries that have ids, around: what is found must be the same."""
    for name, _lines, text in example.charters:
        data = read(name, text.encode()).data
        if data is not None:
            as_written, turned = (_outcome(rule, example, each) for each in (data, _turned(data)))
            said = f"{rule.code} {rule.name} finds something else when tables stand in another order"
            assert as_written == turned, f"{said}: {as_written} and {turned}. Example:\n{text}"


def _turned(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: _turned(data[key]) for key in reversed(data)}
    if isinstance(data, list) and _have_ids(data):
        return [_turned(entry) for entry in reversed(data)]
    return data


def _have_ids(entries: list[Any]) -> bool:
    """Say whether the entries of a list are told apart by ids; where they are not, their order may mean something."""
    named = [entry.get("id") for entry in entries if isinstance(entry, dict)]
    return len(named) == len(entries) and None not in named and len(set(map(str, named))) == len(named)


def _outcome(rule: Rule, example: Example, data: dict[str, Any]) -> list[Any]:
    """Give what a rule finds in data, in no order."""
    document = Document(Source("charter.toml", ""), data)
    report = check(document, alone(rule, example), today=example.today or TODAY, tables=tables_for(document))
    return sorted((found.message.template, _told(found.message), sorted(found.identities)) for found in report.findings)


def _told(message: Message) -> str:
    return repr(sorted((name, _unordered(value)) for name, value in message.parameters.items()))


def _unordered(value: Parameter) -> str:
    return repr(sorted(map(repr, value))) if isinstance(value, tuple) else repr(value)


def _check_translations(rule: Rule) -> None:
    """Check that each catalogue of the package has what the rule says, with the same parameters."""
    page = rule.page
    texts = {page.title, *page.why.split("\n\n"), *page.fix.split("\n\n"), page.to_do, rule.asks}
    for example in page.examples:
        for finding in _findings(rule, example):
            texts |= {finding.message.template, *(related.message.template for related in finding.related)}
    for language in LANGUAGES:
        own = catalogue(language, rule.package) or _beside(rule, language)
        if own is None:
            continue
        known = (catalogue(language, "netlint") or {}) | own
        where = f"{rule.code} {rule.name}, {language}"
        said = sorted(filter(None, texts))
        missing = [text for text in said if not known.get(text)]
        assert not missing, f"{where}: no translation of {', '.join(map(repr, missing))}"
        for text in said:
            assert _fields(known[text]) == _fields(text), f"{where}: other parameters in the translation of {text!r}"


def _beside(rule: Rule, language: Language) -> dict[str, str] | None:
    """Give the catalogue of a rule in a file by itself: `circles.nl.toml` beside `circles.py`."""
    file = Path(rule.function.__code__.co_filename).with_suffix(f".{language}.toml")
    return read_texts(file) if file.is_file() else None


__all__ = ["check_package", "check_rule"]
