"""The example charter has all ten agreements, and each of them in a line that can be taken out."""

import re
from pathlib import Path

import pytest
from conftest import Netlint
from netlint import Rule, rules_in, testing

RULES = {rule.code: rule for rule in sorted(rules_in("netlint_practicalities"), key=lambda rule: rule.code)}
EXAMPLE = Path(__file__).parent.parent / "examples" / "handbook.charter.toml"
TEXT = EXAMPLE.read_text("utf-8")
KEYS = {
    "NP001": "transparency",
    "NP002": "commission|reserve",
    "NP003": "revenue-split",
    "NP004": "work-division",
    "NP005": "illness",
    "NP006": "removal",
    "NP007": "signs|risk",
    "NP008": "name-use",
    "NP009": "channels|records",
    "NP010": r"keys|    \{ what|\]",
}
"""What holds each agreement in the example, at the beginning of lines."""


def without(code: str) -> str:
    """Return the example without the lines that hold an agreement."""
    return re.sub(rf"(?m)^(?:{KEYS[code]}).*\n", "", TEXT)


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_the_example_is_well(rule: Rule) -> None:
    report = testing.run(rule, TEXT)
    assert report.findings == ()
    assert rule.code not in report.results


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_without_its_line_an_agreement_is_asked_for_once(rule: Rule) -> None:
    (finding,) = testing.run(rule, without(rule.code)).findings
    assert finding.severity == "info"


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_without_the_line_of_one_agreement_the_others_are_well(rule: Rule) -> None:
    assert not any(testing.run(other, without(rule.code)).findings for other in RULES.values() if other is not rule)


def test_the_command_has_nothing_to_say_about_the_example(netlint: Netlint) -> None:
    done = netlint("--select", "NP", str(EXAMPLE))
    assert done.returncode == 0, done.stderr
    assert "Level sound: 10 of 10 passed" in done.stdout
