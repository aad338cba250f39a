"""What a group decides about findings, as ignore comments in charters. Writes nothing."""

from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

from netlint.i18n import notice
from netlint.linter.report import CharterReport, Diagnostic
from netlint.linter.suppressions.comment_places import NewComment, with_comment
from netlint.linter.suppressions.directives import Directives
from netlint.linter.suppressions.model import SuppressionSources
from netlint.project.changes import Change, change_of
from netlint.project.checker import Checker, CheckResult
from netlint.project.decide_checked import Checked, finding_key, is_at
from netlint.project.files import read_limited
from netlint.toml import DocPath, Document, Span
from netlint.utils.errors import Problem

CheckText = Callable[[bytes], CharterReport]
"""Takes a charter as it would be; returns the report on it."""


class Comments:
    """Ignore comments to write in checked charters."""

    def __init__(self, checked: Checked, reason: str, at: str | None = None) -> None:
        """Take the charters, the reason that each comment gives, and the place that all are about, if there is one."""
        self._checked = checked
        self._reason = reason
        self._at = at

    def changes(self, wanted: Iterable[tuple[Path, Diagnostic]]) -> list[Change]:
        """Return how charters change so that comments suppress just these findings. Raises `Problem`."""
        by_charter: dict[Path, list[Diagnostic]] = {}
        for path, finding in wanted:
            by_charter.setdefault(path, []).append(finding)
        return [self._change(path, findings) for path, findings in by_charter.items()]

    def checked(self, changes: Iterable[Change]) -> dict[Path, CharterReport]:
        """Return the reports on all charters as they would be after changes of some. Raises `Problem`."""
        return self._checked.checked(self._checked.project, {change.file: change.after for change in changes})

    def _change(self, path: Path, findings: list[Diagnostic]) -> Change:
        before = read_limited(path, self._checked.project.limit_of(path) + 1)
        change = Change(path, before, before)
        together = any("charters" in self._checked.project.rules[one.code].fixtures for one in findings)
        check = self._check_among(path) if together else self._check_alone(path)
        report = check(before)
        for finding in findings:
            for at, name in zip(finding.places, self._checked.places(path, finding), strict=True):
                if is_at(name, self._at) and not self._is_covered(report.document.whole, finding, at):
                    change, report = self._next(change, finding, at, report, check)
        return change

    def _next(
        self, change: Change, finding: Diagnostic, at: DocPath | Span, report: CharterReport, check: CheckText
    ) -> tuple[Change, CharterReport]:
        """Return a charter with a comment about one more place of a finding, and the report on it. Raises `Problem`."""
        comment, document = NewComment(finding.code, self._reason), report.document.whole
        for text in with_comment(document, at, comment, self._checked.project.rules, on_key=finding.on_key):
            other = change_of(change.file, change.before, text)
            after = check(other.after)
            if self._is_covered(after.document.whole, finding, at) and self._is_just(
                finding, change.file, report, after
            ):
                return other, after
        template = (
            "{file}:{line}: no comment can suppress `{name}` here without suppressing something else. "
            "Leave out --comment to write an exception."
        )
        line = document.locate(at, key=finding.on_key).span.line
        raise Problem(notice(template, file=change.name, line=line, name=finding.name))

    def _is_just(self, finding: Diagnostic, path: Path, before: CharterReport, after: CharterReport) -> bool:
        """Return whether no other finding is suppressed, nor a place of this one that nobody has decided about."""
        key = finding_key(path, finding)
        old, new = (Counter(finding_key(path, one) for one in report.open) for report in (before, after))
        others = [
            at
            for at, name in zip(finding.places, self._checked.places(path, finding), strict=True)
            if not is_at(name, self._at) and not self._is_covered(before.document.whole, finding, at)
        ]
        is_wide = any(self._is_covered(after.document.whole, finding, at) for at in others)
        return new in (old, old - Counter([key])) and not is_wide

    def _is_covered(self, document: Document, finding: Diagnostic, at: DocPath | Span) -> bool:
        """Return whether a comment is about a place of a finding."""
        rules = self._checked.project.rules
        directives = Directives(document, SuppressionSources(), rules, None)
        return bool(directives.about(rules[finding.code], at, on_key=finding.on_key))

    def _check_alone(self, path: Path) -> CheckText:
        """Return how a charter is checked without the others, which is enough for rules about one charter."""

        def check(content: bytes) -> CharterReport:
            checker = Checker(self._checked.project, self._checked.options, {path: content})
            outcome = checker.check_file(path)
            if not isinstance(outcome, CheckResult):
                raise Problem(outcome.message)
            return outcome.report

        return check

    def _check_among(self, path: Path) -> CheckText:
        return lambda content: self._checked.checked(self._checked.project, {path: content})[path]
