"""The words of the formats: complete for each severity, and for each outcome of a rule."""

from typing import get_args

from netlint.linter.report import Status
from netlint.linter.suppressions.model import SuppressionKind
from netlint.reporters.suppression_text import SUPPRESSED_COUNTS
from netlint.reporters.terms import SEVERITY_TERMS, STATUS_TERMS
from netlint.rules.finding import SEVERITIES


def test_each_severity_has_its_terms() -> None:
    assert list(SEVERITY_TERMS) == list(SEVERITIES)


def test_each_kind_of_suppression_is_counted() -> None:
    assert set(SUPPRESSED_COUNTS) == set(get_args(SuppressionKind))


def test_each_outcome_has_its_terms() -> None:
    assert set(STATUS_TERMS) == set(get_args(Status))
