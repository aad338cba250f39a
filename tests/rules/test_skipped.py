"""What no rule may do: report a section that is absent or invalid, or a day that is not known."""

from collections.abc import Iterator
from typing import Any, get_args

import pytest

from netlint.charter import Charter
from netlint.charter.model import keys
from netlint.charter.model.elsewhere import Section
from netlint.linter.context import LintContext
from netlint.linter.engine import check
from netlint.linter.fixtures import RunOptions
from netlint.linter.report import CharterReport
from netlint.plugins.registry import load_plugins
from netlint.rules.base import Rule
from netlint.rules.docs import Example
from netlint.testing.examples import TODAY, alone
from netlint.toml import Document, Source, parse
from netlint_essentials.integrity.suppressions import expired_exception

RULES = tuple(load_plugins(isolated=True).rules.values())
SECTIONS = sorted(set(dict(keys(Charter)).values()) - {"charter-version", "extra", "plugins"})
CAN_BE_ELSEWHERE = get_args(get_args(Section)[0])
ABOUT_CHARTERS = {"charter", "today", "phase", "known_phase"}
"""The parameters of a rule that looks at one charter, and neither at its text nor at the run."""
PLAIN = [rule for rule in RULES if set(rule.fixtures) <= ABOUT_CHARTERS]
REQUIRED = [(rule, section) for rule in PLAIN for section in rule.requires]
OF_TODAY = [rule for rule in PLAIN if rule.depends_on_today]
OF_A_PHASE = [rule for rule in PLAIN if {"phase", "known_phase"} & {*rule.fixtures}]
BAD = 3
"""A value that no section can have."""


def data_of(example: Example) -> dict[str, Any]:
    data = parse("charter.toml", example.charters[0][2].encode()).data
    assert data is not None
    return data


def run(rule: Rule, example: Example, data: dict[str, Any], *, timeless: bool = False) -> CharterReport:
    """Run a rule on data, on the day and with the options of an example."""
    day = None if timeless else example.today or TODAY
    return check(Document(Source("charter.toml", ""), data), alone(rule, example), LintContext(RunOptions(day)))


def examples(rule: Rule, *, bad: bool) -> Iterator[Example]:
    return (example for example in rule.page.examples if example.bad == bad)


def named(rules: list[Rule]) -> Any:
    return pytest.mark.parametrize("rule", rules, ids=lambda rule: rule.code)


@pytest.mark.parametrize(("rule", "section"), REQUIRED, ids=[f"{rule.code}-{section}" for rule, section in REQUIRED])
def test_without_a_section_that_it_requires_a_rule_is_skipped(rule: Rule, section: str) -> None:
    for example in examples(rule, bad=True):
        data = data_of(example)
        assert run(rule, example, data).status(rule.code) == "open"
        report = run(rule, example, {key: value for key, value in data.items() if key != section})
        assert report.status(rule.code) == "skipped"
        reason = report.results[rule.code].reason
        assert reason is not None
        assert reason.parameters == {"section": section}


@pytest.mark.parametrize(("rule", "section"), REQUIRED, ids=[f"{rule.code}-{section}" for rule, section in REQUIRED])
def test_a_section_that_it_requires_and_that_is_invalid_is_as_good_as_absent(rule: Rule, section: str) -> None:
    for example in examples(rule, bad=True):
        report = run(rule, example, data_of(example) | {section: BAD})
        assert report.status(rule.code) == "skipped"
        reason = report.results[rule.code].reason
        assert reason is not None
        assert reason.parameters == {"path": section}


def elsewhere(*sections: str) -> dict[str, Any]:
    return {"elsewhere": [{"sections": [*sections], "at": "https://network.example"}]}


ELSEWHERE = [(rule, section) for rule, section in REQUIRED if section in CAN_BE_ELSEWHERE]


@pytest.mark.parametrize(("rule", "section"), ELSEWHERE, ids=[f"{rule.code}-{section}" for rule, section in ELSEWHERE])
def test_a_section_that_it_requires_and_that_is_kept_elsewhere_is_not_missing(rule: Rule, section: str) -> None:
    for example in examples(rule, bad=True):
        data = data_of(example)
        for rest in (data, {key: value for key, value in data.items() if key != section}):
            report = run(rule, example, rest | elsewhere(section))
            assert report.status(rule.code) == "skipped"
            assert report.results[rule.code].elsewhere == (section, "https://network.example")


@named(PLAIN)
def test_no_rule_invents_a_finding_about_a_section_that_is_kept_elsewhere(rule: Rule) -> None:
    for example in examples(rule, bad=False):
        data = data_of(example)
        invented = [
            section
            for section in CAN_BE_ELSEWHERE
            for rest in (data, {key: value for key, value in data.items() if key != section})
            if run(rule, example, rest | elsewhere(section)).findings
        ]
        assert invented == []


@named(PLAIN)
def test_no_rule_invents_a_finding_about_a_charter_of_which_all_is_kept_elsewhere(rule: Rule) -> None:
    for example in rule.page.examples:
        network = {key: value for key, value in data_of(example).items() if key == "network"}
        places = {finding.at for finding in run(rule, example, network | elsewhere(*CAN_BE_ELSEWHERE)).findings}
        assert all(place[:1] == ("network",) for place in places)


@named(PLAIN)
def test_no_rule_invents_a_finding_about_a_section_that_is_invalid(rule: Rule) -> None:
    for example in examples(rule, bad=False):
        data = data_of(example)
        assert run(rule, example, data).status(rule.code) == "passed"
        invented = [name for name in SECTIONS if run(rule, example, data | {name: BAD}).findings]
        assert invented == []


@named(OF_TODAY)
def test_without_a_day_a_rule_that_depends_on_it_is_skipped(rule: Rule) -> None:
    for example in rule.page.examples:
        report = run(rule, example, data_of(example), timeless=True)
        assert report.status(rule.code) == "skipped"


@named([rule for rule in OF_A_PHASE if not rule.depends_on_today])
def test_without_a_day_a_phase_that_goes_by_age_is_not_known(rule: Rule) -> None:
    for example in examples(rule, bad=True):
        data = data_of(example)
        assert run(rule, example, data, timeless=True).status(rule.code) == "open"
        by_age = {key: value for key, value in data.get("network", {}).items() if key != "phase"}
        by_age["founded"] = TODAY
        report = run(rule, example, data | {"network": by_age}, timeless=True)
        assert report.status(rule.code) == "skipped"


def test_an_exception_cannot_end_in_a_run_without_a_day() -> None:
    assert expired_exception.depends_on_today
    example = next(examples(expired_exception, bad=True))
    report = run(expired_exception, example, data_of(example), timeless=True)
    assert report.status(expired_exception.code) == "skipped"


def test_these_tests_are_about_every_rule_of_the_article() -> None:
    others = {rule.family for rule in RULES if rule not in PLAIN}
    assert others == {"integrity", "between"}
