"""Running one rule, and saying what came of it."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

import msgspec

from netlint.linter.report import CharterReport
from netlint.rules.base import Rule
from netlint.rules.docs import Example, Expected
from netlint.testing.examples import TODAY, ExampleOutcome, FormProblem, alone, form_problems, run_example, run_rule
from netlint.testing.expectations import expect, expect_rule, fail
from netlint.toml import Span, dotted, parse

__all__ = ["TODAY", "assert_finds", "check_example", "lines", "run"]


def run(
    rule: Rule,
    charter: str | bytes,
    *,
    today: dt.date | None = TODAY,
    options: dict[str, Any] | None = None,
    faulty: bool = False,
) -> CharterReport:
    """Run one rule on the text of a charter. Options go by their names in the settings: `start-error`.

    A charter whose form is wrong is refused, as a rule sees nothing of what is misspelt: say `faulty=True` to test what
    a rule does with one. Raises `AssertionError` for that, for options that the rule does not have, and where the rule
    crashes or changes the charter.
    """
    expect_rule(rule)
    try:
        report = run_rule(rule, charter, today=today, options=options or {})
    except msgspec.ValidationError as error:
        fail(f"{rule.code} {rule.name}: its options cannot be {options}: {error}")
    for result in report.results.values():
        expect(result.status != "crashed", f"the rule crashed: {result.reason.text() if result.reason else ''}")
    document = report.document
    if document.data is not None:
        again = parse(document.source.name, document.source.text.encode()).data
        expect(repr(document.data) == repr(again), f"{rule.code} {rule.name} changes the charter that it looks at")
    if not faulty:
        _refuse(form_problems(document), "say faulty=True if that is what the test is about")
    return report


def lines(report: CharterReport) -> list[str]:
    """Return the findings of a report as `line: message`, in the order of the file."""
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
    expect(any(wanted.items() <= finding.items() for finding in found), f"nothing like {wanted} among {found}")


def check_example(rule: Rule, example: Example) -> None:
    """Check that an example of a rule's page gives exactly the findings that it announces.

    Raises `AssertionError` where it does not, where the form of its charter is wrong without a finding that says so,
    or where the rule was not evaluated.
    """
    expect_rule(rule)
    where = describe_example(rule, example)
    outcome = outcome_of(rule, example)
    announced = "a Bad example announces findings (`# CODE: message`), a Good one none."
    expect(bool(example.expected) == example.bad, f"{announced} {where}")
    expect("crashed" not in outcome.statuses, f"the rule crashed: {outcome.crash}. {where}")
    # A rule that looks at the document may be about its form: then what is wrong is what it finds.
    found = {line for line, _finding in outcome.found} if "document" in rule.fixtures else set()
    _refuse((wrong for wrong in outcome.wrong if wrong.line not in found), where)
    given = tuple(Expected(line, finding.code, finding.message.text()) for line, finding in outcome.found)
    expect(given == example.expected, f"found {_listed(given)}; announced {_listed(example.expected)}. {where}")
    expect("not-evaluated" not in outcome.statuses, f"the rule was not evaluated. {where}")


def check_comments(rule: Rule, example: Example) -> None:
    """Check that what the comments of an example say can be read. Raises `AssertionError` where it cannot."""
    try:
        _read = (example.today, example.exceptions, alone(rule, example))
    except ValueError as error:  # of a date, of TOML and of options
        fail(f"what a comment says cannot be read: {error}. {describe_example(rule, example)}")


def outcome_of(rule: Rule, example: Example) -> ExampleOutcome:
    """Run a rule on an example. Raises `AssertionError` where what its comments say cannot be read."""
    check_comments(rule, example)
    return run_example(rule, example)


def describe_example(rule: Rule, example: Example) -> str:
    """Return the name of an example, and the example."""
    return f"{rule.code} {rule.name}, {'Bad' if example.bad else 'Good'} example:\n{example.text}"


def _refuse(wrong: Iterable[FormProblem], otherwise: str) -> None:
    """Refuse a charter whose form is wrong: no rule sees what is not read."""
    said = "; ".join(f"line {line}: {text.rstrip('.')}" for line, text in wrong)
    expect(not said, f"the charter is not valid, {said}. {otherwise}")


def _listed(findings: tuple[Expected, ...]) -> str:
    return "; ".join(f"line {line}, {code}: {message}" for line, code, message in findings) or "nothing"
