"""Running one rule and reporting the outcome."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from netlint.linter.report import CharterReport, Diagnostic
from netlint.rules.base import Rule
from netlint.rules.docs import Example, Expected
from netlint.testing.example_comments import comment_problems
from netlint.testing.examples import (
    TODAY,
    ExampleOutcome,
    FormProblem,
    alone,
    exceptions_of,
    form_problems,
    problems_in,
    run_example,
    run_rule,
)
from netlint.testing.expectations import expect, expect_rule, fail
from netlint.testing.fixtures import with_fixtures
from netlint.toml import Span, dotted, parse

__all__ = ["TODAY", "assert_finds", "check_example", "lines", "run"]


def run(
    rule: Rule,
    charter: str | bytes,
    *,
    today: dt.date | None = TODAY,
    options: dict[str, Any] | None = None,
    fixtures: Mapping[str, Any] | None = None,
    files: Mapping[str, str | bytes] | None = None,
    invalid: bool = False,
    others: Mapping[str, str | bytes] = {},
) -> CharterReport:
    """Run one rule on the text of a charter. Options have their names in the settings: `start-error`.

    Fixtures of plugins are those of the installed plugins and of the package of the rule. `fixtures` has values to use
    instead of some of them, by name. `files` has the contents of the files beside the charter, by their paths:
    `{"hours.csv": "day,hours"}`.

    `others` has the other charters of the run, by name, for a rule that compares charters. The charter itself is called
    `charter.toml`. The report is about that one.

    An invalid charter is refused, because rules do not see a misspelt key. To test a rule on an invalid charter, pass
    `invalid=True`. Raises `AssertionError` for an invalid charter, for an invalid option, and if the rule crashes or
    changes the charter.
    """
    expect_rule(rule)
    rule = with_fixtures(rule, fixtures)
    expect("charter.toml" not in others, "`others` has charter.toml, which is the name of the charter itself")
    try:
        report = run_rule(rule, charter, today=today, options=options or {}, files=files or {}, others=others)
    except msgspec.ValidationError as error:
        fail(f"{rule.code} {rule.name}: the options {options} are invalid: {error}")
    for result in report.results.values():
        expect(result.status != "crashed", f"the rule crashed: {result.reason.text() if result.reason else ''}")
    document = report.document
    if document.data is not None:
        again = parse(document.source.name, document.source.text.encode()).data
        unchanged = repr(document.data) == repr(again)
        expect(unchanged, f"{rule.code} {rule.name} changes the charter; a rule may only read it")
    if not invalid:
        hint = "Pass invalid=True if the test is about an invalid charter."
        for name, text in others.items():
            _refuse(problems_in(name, text), hint, name)
        _refuse(form_problems(document), hint)
    return report


def lines(report: CharterReport) -> list[str]:
    """Return the findings of a report as `line: message`, in the order of the file.

    For a finding in a file beside the charter, it is `hours.csv:3: message`. These come after those in the charter.
    """
    return [
        f"{f'{one.path}:' if (one := finding.file) else ''}{report.span(finding).line}: {finding.message.text()}"
        for finding in report.in_order()
    ]


def assert_finds(
    report: CharterReport,
    *,
    code: str | None = None,
    path: str | None = None,
    line: int | None = None,
    message: str | None = None,
    file: str | None = None,
) -> None:
    """Check that a report has a finding with everything that you pass: its code, path with ids, line and message.

    `file` is the path of the file beside the charter that has the line, or `""` for the charter itself.

    Raises `AssertionError` if no finding matches, and shows the findings that there are.
    """
    found = [
        {
            "code": finding.code,
            "path": None if isinstance(finding.at, Span) else dotted(finding.at),
            "line": report.span(finding).line,
            "message": finding.message.text(),
            "file": finding.file.path if finding.file else "",
        }
        for finding in report.in_order()
    ]
    given = {"code": code, "path": path, "line": line, "message": message, "file": file}
    wanted = {key: value for key, value in given.items() if value is not None}
    expect(any(wanted.items() <= finding.items() for finding in found), f"no finding matches {wanted}; found {found}")


def check_example(rule: Rule, example: Example) -> None:
    """Check that a rule reports exactly the findings that the comments of an example announce.

    Raises `AssertionError` if the findings differ, if the charter is invalid and no finding reports it, or if the rule
    was skipped.
    """
    expect_rule(rule)
    rule = with_fixtures(rule)
    where = describe_example(rule, example)
    outcome = outcome_of(rule, example)
    problem = "a Bad example has a comment `# CODE: message` for each finding; a Good example has none."
    expect(bool(example.expected) == example.bad, f"{problem} {where}")
    expect("crashed" not in outcome.statuses, f"the rule crashed: {outcome.crash}. {where}")
    # A rule with `document` may report what is invalid: then these are its findings.
    found = {line for line, one in outcome.found if not one.file} if "document" in rule.needs else set()
    _refuse((wrong for wrong in outcome.wrong if wrong.line not in found), where)
    given = sorted((_announced(line, finding) for line, finding in outcome.found), key=_order)
    expected = sorted(example.expected, key=_order)
    expect(given == expected, f"found {_listed(given)}; expected {_listed(expected)}. {where}")
    expect("skipped" not in outcome.statuses, f"the rule was skipped{_because(outcome)}. {where}")


def _announced(line: int, finding: Diagnostic) -> Expected:
    """Return a finding as a comment of an example announces it."""
    return Expected(line, finding.code, finding.message.text(), finding.file.path if finding.file else "")


def _order(one: Expected) -> tuple[str, int, str]:
    """Return what puts findings in order: those in the charter by line, and then those in each file."""
    return one.file, one.line, "" if not one.file else one.message


def _because(outcome: ExampleOutcome) -> str:
    return f": {outcome.skipped}" if outcome.skipped else ""


def check_comments(rule: Rule, example: Example) -> None:
    """Check that the comments of an example are valid. Raises `AssertionError` otherwise."""
    try:
        _read = (example.today, *exceptions_of(example), alone(rule, example))
    except ValueError as error:  # of a date, of TOML and of options
        fail(f"a comment of the example is invalid: {error}. {describe_example(rule, example)}")
    for line, problem in comment_problems(rule.code, example, has_code=True):
        fail(f"{problem.text()} Line {line} of the example. {describe_example(rule, example)}")


def outcome_of(rule: Rule, example: Example) -> ExampleOutcome:
    """Run a rule on an example. Raises `AssertionError` if a comment of the example is invalid."""
    check_comments(rule, example)
    return run_example(rule, example)


def describe_example(rule: Rule, example: Example) -> str:
    """Return the name of an example, and the example."""
    return f"{rule.code} {rule.name}, {'Bad' if example.bad else 'Good'} example:\n{example.text}"


def _refuse(wrong: Iterable[FormProblem], hint: str, name: str = "the charter") -> None:
    """Refuse an invalid charter: rules do not see what netlint cannot read."""
    problems = "; ".join(f"line {line}: {message.text().rstrip('.')}" for line, message in wrong)
    expect(not problems, f"{name} is invalid, {problems}{'' if problems.endswith('?') else '.'} {hint}")


def _listed(findings: Iterable[Expected]) -> str:
    return "; ".join(f"{_place(one)}, {one.code}: {one.message}" for one in findings) or "nothing"


def _place(one: Expected) -> str:
    return f"{one.file}, line {one.line}" if one.file else f"line {one.line}"
