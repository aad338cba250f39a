"""Tests of the rules about terms."""

import datetime as dt

import pytest
from netlint import testing

from netlint_sociocracy.terms import term_is_over, term_without_end

SECRETARY = """
[[members]]
id = "ana"

[[plugins.sociocracy.roles]]
id = "secretary"
holder = "ana"
"""


@pytest.mark.parametrize(("day", "number"), [(30, 0), (31, 0), (1, 1)])
def test_the_last_day_belongs_to_the_term(day: int, number: int) -> None:
    today = dt.date(2026, 11 if day == 1 else 10, day)
    report = testing.run(term_is_over, SECRETARY + "until = 2026-10-31", today=today)
    assert len(report.findings) == number


def test_a_role_that_nobody_has_has_no_term() -> None:
    vacant = '[[plugins.sociocracy.roles]]\nid = "secretary"\nuntil = 2020-01-01'
    assert testing.run(term_is_over, vacant).findings == ()


def test_without_any_last_day_the_rule_is_skipped() -> None:
    assert testing.run(term_without_end, SECRETARY).status("SOC005") == "skipped"


def test_with_all_last_days_it_passes() -> None:
    assert testing.run(term_without_end, SECRETARY + "until = 2027-10-31").status("SOC005") == "passed"
