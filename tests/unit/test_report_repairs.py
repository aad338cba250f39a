"""Repairs in reports: those of the first findings of a charter, as far as the limit allows."""

import pytest

from netlint.linter.context import LintContext
from netlint.linter.engine import check
from netlint.linter.report import CharterReport
from netlint.plugins.registry import load_plugins
from netlint.reporters import repairs
from netlint.rules.selector import ActiveRule, Selection
from netlint.toml import parse

KEYS = ('joined = "2024-02-01"', 'expertis = ["law"]', 'status = "Active"', 'hours-per-month = { committed = "8" }')


def report() -> CharterReport:
    """Return the report on a charter with a mistake of form in each of its members."""
    text = '[network]\npurpose = "We help."\n\n' + "".join(
        f'[[members]]\nid = "m{number}"\n{key}\n\n' for number, key in enumerate(KEYS)
    )
    selection = Selection([ActiveRule(rule) for rule in load_plugins(isolated=True).rules.values()])
    return check(parse("charter.toml", text.encode()), selection, LintContext())


def made() -> list[bool]:
    """Return, for each finding with a repair, whether a report has it."""
    one = report()
    written = repairs.Repairs(one)
    return [written.certain(finding) is not None for finding in one.in_order() if finding.repair]


def test_a_usual_charter_has_all_repairs() -> None:
    assert made() == [True] * len(KEYS)


def test_the_first_findings_have_repairs_up_to_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    size = len(report().document.source.text)
    monkeypatch.setattr(repairs, "MAX_EDITED", 2 * size)
    assert made() == [True, True, False, False]


def test_the_limit_is_beyond_what_a_usual_charter_needs() -> None:
    assert repairs.MAX_EDITED // 4_000 == 5_000
    assert repairs.MAX_EDITED // 100_000 == 200
