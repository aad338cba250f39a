"""The example charter has all eight principles, and each of them in a line that can be taken out."""

import re
from pathlib import Path

import pytest
from conftest import Netlint
from netlint import Rule, rules_in, testing

RULES = {rule.code: rule for rule in rules_in("netlint_ostrom")}
EXAMPLE = Path(__file__).parent.parent / "examples" / "commons.charter.toml"
TEXT = EXAMPLE.read_text("utf-8")
KEYS = {
    "OST001": "admission",
    "OST002": "fund-purpose",
    "OST003": "method|amendment|charter-changed-by",
    "OST004": r"review-every|kind = \"retrospective\"|purpose = \"coordination\"|selected-by|until",
    "OST005": "graduated-response",
    "OST006": "conflict-route",
    "OST007": "amendment|charter-changed-by",
    "OST008": "represented-by",
}
"""What holds each principle in the example, at the beginning of lines."""


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_the_example_is_well(rule: Rule) -> None:
    report = testing.run(rule, TEXT)
    assert report.findings == ()
    assert rule.code not in report.results


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_without_what_it_rests_on_a_principle_is_missed(rule: Rule) -> None:
    poorer = re.sub(rf"(?m)^(?:{KEYS[rule.code]}).*\n", "", TEXT)
    assert len(testing.run(rule, poorer).findings) == 1


def test_the_command_has_nothing_to_say_about_the_example(netlint: Netlint) -> None:
    done = netlint("--select", "OST", str(EXAMPLE))
    assert done.returncode == 0, done.stderr
    assert "Opt-in rules: 8 of 8 passed" in done.stdout
