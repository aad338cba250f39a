"""Tests of the rules about consent and evaluation."""

import pytest
from netlint import testing

from netlint_sociocracy.consent import evaluation_overdue, nothing_by_consent

PRICES = """
[plugins.sociocracy]
evaluate-every = "elk kwartaal"

[[plugins.sociocracy.policies]]
id = "prices"
"""


@pytest.mark.parametrize(
    ("keys", "number"),
    [
        ("", 0),
        ("decided = 2020-01-01", 0),
        ("last-evaluated = 2026-06-01", 1),
        ("last-evaluated = 2026-09-01", 0),
        ('last-evaluated = "2026"', 0),
        ('last-evaluated = 2026-06-01\nevaluate-every = "jaarlijks"', 0),
        ("last-evaluated = 2026-06-01\ndecided = 2026-10-01", 0),
    ],
)
def test_only_a_recorded_evaluation_can_be_too_long_ago(keys: str, number: int) -> None:
    assert len(testing.run(evaluation_overdue, PRICES + keys).findings) == number


@pytest.mark.parametrize(
    ("decisions", "number"),
    [
        ('method = "consent"', 0),
        ('method = "majority"', 1),
        ('method = "none"', 0),
        ('log = "our wiki"', 0),
        ('ways = [{ scopes = "dates", method = "majority" }]', 1),
    ],
)
def test_only_other_ways_alone_are_reported(decisions: str, number: int) -> None:
    report = testing.run(nothing_by_consent, PRICES + f"[decisions]\n{decisions}")
    assert len(report.findings) == number
