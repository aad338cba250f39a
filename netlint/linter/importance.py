"""What to look at first: open findings by level, then by severity, then by place."""

from collections.abc import Iterable, Mapping

from netlint.linter.report import CharterReport, Diagnostic
from netlint.rules.base import Rule
from netlint.rules.finding import SEVERITIES
from netlint.rules.levels import LEVELS, Level

_LEVELS = {level: number for number, level in enumerate(LEVELS)}
_SEVERITIES = {severity: number for number, severity in enumerate(SEVERITIES)}


def by_importance(report: CharterReport, rules: Mapping[str, Rule]) -> list[Diagnostic]:
    """Return the open findings of a charter: what keeps the lowest level from being met first, opt-in rules last."""
    return sorted(report.open, key=lambda one: (_LEVELS[rules[one.code].level], _SEVERITIES[one.severity]))


def by_level(findings: Iterable[Diagnostic], rules: Mapping[str, Rule]) -> dict[Level, list[Diagnostic]]:
    """Return findings by the level of their rules, the lowest first; those of a level stay in their order."""
    levels: dict[Level, list[Diagnostic]] = {level: [] for level in LEVELS}
    for finding in findings:
        levels[rules[finding.code].level].append(finding)
    return {level: found for level, found in levels.items() if found}
