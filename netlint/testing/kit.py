"""Running one rule, and saying what came of it: pytest adds nothing to that (PYTEST_DONT_REWRITE)."""

import datetime as dt
from typing import Any

from netlint.charter import Span, dotted
from netlint.examples import TODAY, run_example, run_rule
from netlint.page import Example, Expected
from netlint.report import CharterReport
from netlint.rules import Rule

__all__ = ["TODAY", "assert_finds", "check_example", "lines", "run"]


def run(
    rule: Rule, charter: str | bytes, *, today: dt.date | None = TODAY, options: dict[str, Any] | None = None
) -> CharterReport:
    """Run one rule on the text of a charter. Options go by their names in the settings: `start-error`.

    Raises `msgspec.ValidationError` for options that the rule does not have, and `AssertionError` where it crashes.
    """
    report = run_rule(rule, charter, today=today, options=options or {})
    for result in report.results.values():
        assert result.status != "crashed", result.reason.text() if result.reason else ""
    return report


def lines(report: CharterReport) -> list[str]:
    """Give the findings of a report as `line: message`, in the order of the file."""
    return [f"{report.place(finding).span.line}: {finding.message.text()}" for finding in report.in_order()]


def assert_finds(
    report: CharterReport,
    *,
    code: str | None = None,
    path: str | None = None,
    line: int | None = None,
    message: str | None = None,
) -> None:
    """Check that a report has a finding with all that is given: its code, path with ids, line, and message.

    Raises `AssertionError` where it has none, and says what it has.
    """
    found = [
        {
            "code": finding.code,
            "path": None if isinstance(finding.at, Span) else dotted(finding.at),
            "line": report.place(finding).span.line,
            "message": finding.message.text(),
        }
        for finding in report.in_order()
    ]
    given = {"code": code, "path": path, "line": line, "message": message}
    wanted = {key: value for key, value in given.items() if value is not None}
    assert any(wanted.items() <= finding.items() for finding in found), f"nothing like {wanted} among {found}"


def check_example(rule: Rule, example: Example) -> None:
    """Check that an example of a rule's page gives exactly the findings that it announces.

    Raises `AssertionError` where it does not, or where the rule was not evaluated.
    """
    outcome = run_example(rule, example)
    where = f"{rule.code} {rule.name}, {'Bad' if example.bad else 'Good'} example:\n{example.text}"
    assert bool(example.expected) == example.bad, f"a Bad example announces findings, a Good one none. {where}"
    assert "crashed" not in outcome.statuses, f"the rule crashed: {outcome.crash}. {where}"
    found = tuple(Expected(line, finding.code, finding.message.text()) for line, finding in outcome.found)
    assert found == example.expected, f"found {_told(found)}; announced {_told(example.expected)}. {where}"
    assert "not-evaluated" not in outcome.statuses, f"the rule was not evaluated. {where}"


def _told(findings: tuple[Expected, ...]) -> str:
    return "; ".join(f"line {line}, {code}: {message}" for line, code, message in findings) or "nothing"
