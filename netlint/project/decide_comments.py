"""What a group decides about findings, as ignore comments in charters. Writes nothing."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
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
from netlint.rules.base import Rule
from netlint.toml import DocPath, Span
from netlint.utils.errors import Problem

CheckText = Callable[[bytes], CharterReport]
"""Takes a charter as it would be; returns the report on it."""


class _Text:
    """A charter as it would be: the change, the report on it, and the comments in it, read once."""

    def __init__(self, change: Change, report: CharterReport, rules: Mapping[str, Rule]) -> None:
        self.change = change
        self.report = report
        self._rules = rules

    def covers(self, finding: Diagnostic, at: DocPath | Span) -> bool:
        """Return whether a comment is about a place of a finding."""
        return bool(self._directives.about(self._rules[finding.code], at, on_key=finding.on_key))

    @cached_property
    def _directives(self) -> Directives:
        return Directives(self.report.document, SuppressionSources(), self._rules, None)


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
        rules = self._checked.project.rules
        together = any("charters" in rules[one.code].fixtures for one in findings)
        check = self._check_among(path) if together else self._check_alone(path)
        text = _Text(Change(path, before, before), check(before), rules)
        for finding in findings:
            for at, name in zip(finding.places, self._checked.places(path, finding), strict=True):
                if is_at(name, self._at) and not text.covers(finding, at):
                    text = self._next(text, finding, at, check)
        return text.change

    def _next(self, text: _Text, finding: Diagnostic, at: DocPath | Span, check: CheckText) -> _Text:
        """Return a charter with a comment about one more place of a finding. Raises `Problem`."""
        change, rules, document = text.change, self._checked.project.rules, text.report.document
        comment = NewComment(finding.code, self._reason)
        for written in with_comment(document, at, comment, rules, on_key=finding.on_key):
            other = change_of(change.file, change.before, written)
            after = _Text(other, check(other.after), rules)
            if after.covers(finding, at) and self._is_just(finding, text, after):
                return after
        template = (
            "{file}:{line}: no comment can suppress `{name}` here without suppressing something else. "
            "Leave out --comment to write an exception."
        )
        line = document.locate(at, key=finding.on_key).span.line
        raise Problem(notice(template, file=change.name, line=line, name=finding.name))

    def _is_just(self, finding: Diagnostic, before: _Text, after: _Text) -> bool:
        """Return whether no other finding is suppressed, nor a place of this one that nobody has decided about."""
        path = before.change.file
        key = finding_key(path, finding)
        old, new = (Counter(finding_key(path, one) for one in text.report.open) for text in (before, after))
        others = [
            at
            for at, name in zip(finding.places, self._checked.places(path, finding), strict=True)
            if not is_at(name, self._at) and not before.covers(finding, at)
        ]
        is_wide = any(after.covers(finding, at) for at in others)
        return new in (old, old - Counter([key])) and not is_wide

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
