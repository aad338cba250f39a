"""Rules on the life of a network: the days before and after, and what they silence."""

import datetime as dt

import pytest

from netlint import Rule
from netlint.linter.context import LintContext
from netlint.linter.engine import check
from netlint.linter.fixtures import RunOptions
from netlint.plugins.registry import load_plugins
from netlint.rules.selector import ActiveRule, Selection
from netlint.testing import run
from netlint.toml import parse
from netlint_essentials.life import dormant, no_survival_review, phase_age_mismatch

TODAY = dt.date(2026, 11, 24)


def ago(days: int) -> dt.date:
    return TODAY - dt.timedelta(days=days)


def severities(rule: Rule, text: str, **options: object) -> list[str]:
    named = {name.replace("_", "-"): value for name, value in options.items()}
    return [finding.severity for finding in run(rule, text, today=TODAY, options=named).findings]


@pytest.mark.parametrize("rule", [no_survival_review, dormant, phase_age_mismatch])
def test_without_a_network_or_a_day_a_rule_is_not_evaluated(rule: Rule) -> None:
    assert run(rule, '[[members]]\nid = "a"\n').results[rule.code].status == "not-evaluated"
    assert run(rule, "[network]\n", today=None).results[rule.code].status == "not-evaluated"


@pytest.mark.parametrize(("age", "number"), [(0, 1), (729, 1), (730, 0)])
def test_a_review_of_survival_is_asked_of_the_young(age: int, number: int) -> None:
    assert len(severities(no_survival_review, f"[network]\nfounded = {ago(age)}\n")) == number


@pytest.mark.parametrize(
    ("agreed", "number"),
    [
        ('review-every = "6 months"', 0),
        ('review-every = "183 days"', 0),
        ('review-every = "184 days"', 1),
        (f"review-by = {ago(-180)}", 0),
        (f"review-by = {ago(-181)}", 1),
        (f"review-by = {ago(0)}", 0),
        (f"review-by = {ago(1)}", 1),
        ('phase = "closed"', 0),
    ],
)
def test_half_a_year_is_soon_enough(agreed: str, number: int) -> None:
    assert len(severities(no_survival_review, f"[network]\nfounded = {ago(100)}\n{agreed}\n")) == number


def test_without_a_founding_day_survival_says_nothing() -> None:
    assert severities(no_survival_review, "[network]\n") == []


@pytest.mark.parametrize(
    ("days", "severity"), [(90, []), (91, ["warning"]), (180, ["warning"]), (181, ["error"]), (-1, [])]
)
def test_a_network_without_activity_is_dormant(days: int, severity: list[str]) -> None:
    text = f'[network]\nname = "x"\n[[meetings]]\nid = "m"\nlast-held = {ago(days)}\n'
    assert severities(dormant, text) == severity


def test_activity_of_any_kind_counts_and_without_any_there_is_nothing_to_count_from() -> None:
    assert severities(dormant, f"[network]\nfounded = {ago(200)}\n") == []
    active = f"[network]\nfounded = {ago(200)}\n[[conversations]]\ndate = {ago(10)}\n"
    assert severities(dormant, active) == []
    assert severities(dormant, "[network]\n") == []
    assert severities(dormant, active, warn_days=9) == ["warning"]
    assert severities(dormant, active, warn_days=5, error_days=9) == ["error"]


@pytest.mark.parametrize("phase", ["dormant", "closed"])
def test_a_network_that_says_it_rests_is_left_in_peace(phase: str) -> None:
    assert severities(dormant, f'[network]\nphase = "{phase}"\nfounded = {ago(999)}\n') == []


def test_a_dormant_network_is_not_told_of_its_momentum_and_steps() -> None:
    rules = load_plugins(isolated=True).rules
    text = f'[network]\nphase = "start"\nfounded = {ago(400)}\n[[meetings]]\nid = "m"\nlast-held = {{held}}\n[[next-steps]]\nid = "s"\nowner = "a"\ndue = {ago(30)}\n'
    chosen = Selection(ActiveRule(rules[code]) for code in ("NL417", "NL419", "NL602"))

    def codes(held: int) -> list[str]:
        report = check(parse("x", text.format(held=ago(held)).encode()), chosen, LintContext(RunOptions(TODAY)))
        return [finding.code for finding in report.findings]

    assert codes(91) == ["NL602"]
    assert codes(60) == ["NL419"]
    assert codes(10) == ["NL417"]


@pytest.mark.parametrize(
    ("phase", "age", "number"),
    [("start", 730, 0), ("start", 731, 1), ("mature", 179, 1), ("mature", 180, 0), ("consolidation", 999, 0)],
)
def test_the_phase_goes_with_the_age(phase: str, age: int, number: int) -> None:
    text = f'[network]\nphase = "{phase}"\nfounded = {ago(age)}\n'
    assert len(severities(phase_age_mismatch, text)) == number


@pytest.mark.parametrize("phase", ["start", "mature"])
def test_the_phase_of_a_network_without_an_age_is_not_judged(phase: str) -> None:
    assert severities(phase_age_mismatch, f'[network]\nphase = "{phase}"\n') == []
