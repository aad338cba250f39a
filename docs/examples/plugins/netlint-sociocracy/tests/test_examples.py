"""Tests of the example charters."""

from pathlib import Path

import pytest
from netlint import Rule, rules_in, testing

EXAMPLES = Path(__file__).parent.parent / "examples"
RULES = rules_in("netlint_sociocracy")
OPEN = {
    "SOC001": "plugins.sociocracy.links.geld-algemeen.representative",
    "SOC003": "plugins.sociocracy.links.scholen-algemeen.representative",
    "SOC005": "plugins.sociocracy.roles.secretaris.until",
    "SOC006": "plugins.sociocracy.links.geld-algemeen.until",
    "SOC007": "plugins.sociocracy.policies.prijzen.last-evaluated",
}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_one_example_has_no_findings(rule: Rule) -> None:
    report = testing.run(rule, (EXAMPLES / "stroomkring.charter.toml").read_text("utf-8"))
    assert testing.lines(report) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_other_has_some(rule: Rule) -> None:
    report = testing.run(rule, (EXAMPLES / "waterkring.charter.toml").read_text("utf-8"))
    assert len(report.findings) == (rule.code in OPEN)
    if rule.code in OPEN:
        testing.assert_finds(report, code=rule.code, path=OPEN[rule.code])
