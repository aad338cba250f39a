"""Workflow commands for GitHub Actions: the worst findings as annotations of the files, the others counted."""

from collections import Counter
from functools import partial
from itertools import chain
from pathlib import PurePath

from netlint.i18n import Translate
from netlint.linter.report import CharterReport, SettingsChange
from netlint.linter.summary import Summary
from netlint.reporters import summary_lines
from netlint.reporters.base import ReportContext, Reporter, translated
from netlint.reporters.escape_github import workflow_command
from netlint.reporters.escape_terminal import escape_terminal
from netlint.reporters.paths import display_path
from netlint.reporters.placed_errors import PlacedError, placed_errors
from netlint.reporters.rendered import RenderedFinding, render
from netlint.reporters.terms import SEVERITY_TERMS
from netlint.rules.finding import SEVERITIES, Severity

MAX_ANNOTATIONS = 10
"""The most annotations of one kind that GitHub shows for one step."""
SUMMARY_VARIABLE = "GITHUB_STEP_SUMMARY"


class Github(Reporter):
    """Annotations, the worst first: they are kept until the end, no more of them than GitHub shows."""

    companions = {"markdown": SUMMARY_VARIABLE}  # noqa: RUF012 (no one changes it)
    signature = r"::(?:error|warning|notice) title="

    def is_report(self, head: str, tail: str) -> bool:
        """Return whether a file is a report in this format: without a finding it has only its last line."""
        return super().is_report(head, tail) or summary_lines.is_conclusion(tail)

    def __init__(self, context: ReportContext) -> None:
        """Make a format for one run."""
        super().__init__(context)
        self._kept: dict[Severity, list[str]] = {severity: [] for severity in SEVERITIES}
        self._more: Counter[Severity] = Counter()

    def charter(self, report: CharterReport, shown: int) -> str:  # noqa: ARG002 (GitHub's own limit comes first)
        """Keep what GitHub will show, and count the rest."""
        room = {severity: MAX_ANNOTATIONS - len(kept) for severity, kept in self._kept.items()}
        findings = []
        for finding in report.open:
            room[finding.severity] -= 1
            if room[finding.severity] >= 0:
                findings.append(finding)
            else:
                self._more[finding.severity] += 1
        for one in render(self.context, report, findings, with_snippets=True):
            self._kept[one.severity].append(_annotation(one, display_path(one.file, self.context.folder)))
        return ""

    def end(self, summary: Summary) -> str:
        """Return the annotations, then how many more findings there are, and a line that sums up."""
        say, of_run = partial(translated, self.context.translate(summary.language)), self.context.translate(None)
        errors = (error_lines(message.text(of_run), self.context.folder) for message in summary.errors)
        lines = [*chain.from_iterable(errors)][:MAX_ANNOTATIONS]
        lines += [_notice(change, of_run, self.context.folder) for change in summary.changes[:MAX_ANNOTATIONS]]
        lines += [line for severity in SEVERITIES for line in self._kept[severity]]
        if more := summary_lines.found(self._more, say):
            lines.append(say("GitHub shows ten findings of each severity. There are more: {found}.", found=more))
            lines.append(
                say("The summary of the job has the whole report.")
                if self.context.has_companions
                else say("`netlint check --format text` shows them all.")
            )
        if summary.charters and not self.context.quiet:
            lines.append(summary_lines.conclusion(summary, say))
        return "".join(f"{line}\n" for line in lines)


def error_lines(said: str, folder: PurePath) -> list[str]:
    """Return why a run in `folder` could not be done, at the places that it names."""
    return [workflow_command("error", one.text, **_placed(one)) for one in placed_errors(said, folder)]


def _placed(error: PlacedError) -> dict[str, str]:
    place = {"file": error.file, "line": error.line, "col": error.column}
    return {"title": "netlint"} | {name: value for name, value in place.items() if value}


def _notice(change: SettingsChange, translate: Translate, folder: PurePath) -> str:
    """Return a warning at the place that changes how charters are judged."""
    properties = {"title": "netlint"}
    if change.file:
        properties |= {"file": display_path(change.file, folder), "line": str(change.line or 1)}
    return workflow_command("warning", escape_terminal(change.sentence(translate)), **properties)


def _annotation(rendered: RenderedFinding, path: str) -> str:
    span = rendered.span
    properties = {"title": rendered.title, "file": path, "line": str(span.line), "endLine": str(rendered.last_line)}
    if span.line == span.end_line:  # GitHub takes no columns where there are several lines
        properties |= {"col": str(span.column), "endColumn": str(span.end_column)}
    said = (rendered.message, rendered.advice, rendered.lines_to_write, rendered.question, rendered.explain)
    text = "\n".join(filter(None, said))
    return workflow_command(SEVERITY_TERMS[rendered.severity].github, text, **properties)
