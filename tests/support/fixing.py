"""Checking a charter and making the repairs of its findings, until none is left."""

import datetime as dt
from functools import cache

from netlint.linter.context import LintContext
from netlint.linter.engine import check
from netlint.linter.fixes import fix_of
from netlint.linter.fixtures import RunOptions
from netlint.linter.report import CharterReport
from netlint.plugins.registry import load_plugins
from netlint.rules.selector import ActiveRule, Selection
from netlint.toml import parse
from netlint.toml.editor import edited

TODAY = dt.date(2026, 11, 24)
_ROUNDS = 10


@cache
def _selection() -> Selection:
    rules = load_plugins().rules.values()
    return Selection([ActiveRule(rule, dict(rule.defaults)) for rule in rules if rule.family == "integrity"])


def report_on(text: str) -> CharterReport:
    """Return what the rules of form find in a charter."""
    context = LintContext(RunOptions(TODAY), tables=load_plugins().tables)
    return check(parse("charter.toml", text.encode()), _selection(), context)


def fixed(text: str) -> tuple[str, CharterReport]:
    """Return a charter with all repairs made, round after round, and the report on it."""
    for _ in range(_ROUNDS):
        report = report_on(text)
        fix = fix_of(report.document, report.open)
        if not fix.edits:
            return text, report
        text = edited(report.document, fix.edits)
    raise AssertionError(f"repairs have no end:\n{text}")
