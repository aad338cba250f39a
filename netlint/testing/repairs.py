"""Checks of the repairs that a rule gives: the repaired charter is valid, and the finding is gone."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import NoReturn, TypeAlias

from netlint.linter.fixes import DocEdit, fix_of
from netlint.linter.report import CharterReport, Diagnostic, place_name
from netlint.rules.base import Rule
from netlint.rules.docs import Example
from netlint.testing.examples import form_problems, reports_on
from netlint.testing.expectations import fail
from netlint.toml import Document
from netlint.toml.editor import EditError, edited

Run: TypeAlias = Callable[[str], CharterReport]
"""A function that returns what a rule reports on the text of a charter."""

_MOST_TIMES = 10
"""How many times repairs are made after each other before they are said never to end. The project chose this limit."""


def check_example_repairs(rule: Rule, example: Example) -> None:
    """Check the repairs and suggestions of the findings in an example. Raises `AssertionError` for a mistake."""
    for number, report in enumerate(reports_on(rule, example)):

        def run(text: str, number: int = number) -> CharterReport:
            return reports_on(rule, example, {number: text})[number]

        check_repairs(rule, report, run, f"{'Bad' if example.bad else 'Good'} example:\n{example.text}")


def check_repairs(rule: Rule, report: CharterReport, run: Run, where: str) -> None:
    """Check the repairs and suggestions in the report on one charter; `run` is for the repaired charter."""
    check = _Check(rule, report, run, where)
    findings = _open(rule, report)
    for finding in findings:
        if finding.repair:
            check.repair(finding)
        if finding.suggestions:
            check.suggestions(finding)
    if any(finding.repair for finding in findings):
        check.all_repairs()


class _Check:
    """The repairs of one rule in one charter, made and looked at."""

    def __init__(self, rule: Rule, report: CharterReport, run: Run, where: str) -> None:
        self._rule = rule
        self._report = report
        self._run = run
        self._where = where

    def repair(self, finding: Diagnostic) -> None:
        """Check the repair of a finding: it is gone, and no other of its rule has come instead."""
        what = "`repair`"
        after = self._after(what, finding, finding.repair)
        number, before = len(_open(self._rule, after)), len(_open(self._rule, self._report))
        problem = f"after {what}, the rule reports as many findings as before, or more"
        self._expect(number < before, f"{problem}: {_listed(_open(self._rule, after))}", finding)

    def suggestions(self, finding: Diagnostic) -> None:
        """Check the suggestions of a finding: with each of them it is gone, and no two are the same."""
        texts = Counter(
            self._after("a suggestion", finding, edits).document.source.text for edits in finding.suggestions
        )
        self._expect(max(texts.values()) == 1, "two suggestions give the same charter", finding)

    def all_repairs(self) -> None:
        """Check that all repairs can be made, at once or after each other, and that nothing is then left to repair."""
        report = self._report
        findings = _open(self._rule, report)
        for _time in range(_MOST_TIMES + len(findings)):
            findings = [finding for finding in _open(self._rule, report) if finding.repair]
            if not findings:
                return
            report = self._checked("`repair`", findings[0], report.document, self._run(self._made(report, findings)))
        self._fail("its repairs never end, because each leads to another", findings[0])

    def _made(self, report: CharterReport, findings: Sequence[Diagnostic]) -> str:
        """Return the text with as many repairs made as can be made at once."""
        document, first = report.document, findings[0]
        try:
            return edited(document, fix_of(document, findings).edits)
        except EditError:
            return self._edited("`repair`", first, document, first.repair)

    def _after(self, what: str, finding: Diagnostic, edits: Sequence[DocEdit]) -> CharterReport:
        """Return the report on the charter with edits made. The finding is not in it any more."""
        document = self._report.document
        text = self._edited(what, finding, document, edits)
        self._expect(text != document.source.text, f"{what} changes nothing", finding)
        after = self._checked(what, finding, document, self._run(text))
        is_gone = _alike(finding, _open(self._rule, after)) < _alike(finding, _open(self._rule, self._report))
        self._expect(is_gone, f"after {what}, the finding is still there", finding)
        return after

    def _edited(self, what: str, finding: Diagnostic, document: Document, edits: Sequence[DocEdit]) -> str:
        try:
            return edited(document, edits)
        except EditError as error:
            self._fail(f"{what} cannot be made. {error.message.text()} Give another edit, or no repair", finding)

    def _checked(self, what: str, finding: Diagnostic, before: Document, after: CharterReport) -> CharterReport:
        """Return a report after checking that the charter has no more mistakes, and that the rule did not crash."""
        result = after.results.get(self._rule.code)
        if result and result.status == "crashed" and result.reason:
            self._fail(f"after {what}, the rule crashed: {result.reason.text()}", finding)
        if len(after.document.mistakes) > len(before.mistakes):
            known = Counter(problem.message.text() for problem in form_problems(self._report.document))
            new = Counter(problem.message.text() for problem in form_problems(after.document)) - known
            self._fail(f"after {what}, the charter is invalid: {' '.join(new)}", finding)
        return after

    def _expect(self, condition: object, problem: str, finding: Diagnostic) -> None:
        if not condition:
            self._fail(problem, finding)

    def _fail(self, problem: str, finding: Diagnostic) -> NoReturn:
        line = self._report.place(finding).span.line
        found = f"Finding on line {line}: {finding.message.text()}"
        end = "" if problem.endswith((".", "?")) else "."
        fail(f"{self._rule.code} {self._rule.name}: {problem}{end} {found} {self._where}")


def _open(rule: Rule, report: CharterReport) -> list[Diagnostic]:
    """Return the open findings of a rule."""
    return [finding for finding in report.in_order() if finding.code == rule.code and not finding.suppression]


def _alike(finding: Diagnostic, others: Iterable[Diagnostic]) -> int:
    """Return how many findings say the same about a place of the same name."""
    said = place_name(finding.at), finding.message.text()
    return sum(1 for other in others if (place_name(other.at), other.message.text()) == said)


def _listed(findings: Iterable[Diagnostic]) -> str:
    return "; ".join(finding.message.text() for finding in findings)


__all__ = ["check_example_repairs", "check_repairs"]
