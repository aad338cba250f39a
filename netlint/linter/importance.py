"""What to look at first: open findings by level, then by severity, then by place."""

from collections.abc import Mapping

from netlint.linter.report import CharterReport, Diagnostic
from netlint.rules.base import LEVELS, Level, Rule
from netlint.rules.finding import SEVERITIES


def by_importance(report: CharterReport, rules: Mapping[str, Rule]) -> list[Diagnostic]:
    """Return the open findings of a charter: what keeps the lowest level from being met first."""
    return sorted(
        report.open,
        key=lambda one: (LEVELS.index(rules[one.code].level), SEVERITIES.index(one.severity)),
    )


def first_level(findings: list[Diagnostic], rules: Mapping[str, Rule]) -> Level | None:
    """Return the lowest level that has any of these findings; `None` without findings."""
    return min((rules[one.code].level for one in findings), key=LEVELS.index, default=None)
