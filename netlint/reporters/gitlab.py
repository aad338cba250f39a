"""GitLab's Code Quality report: what a merge request and its changes show."""

from hashlib import sha256
from typing import Any

from netlint.linter.report import CharterReport
from netlint.linter.summary import Summary
from netlint.reporters.base import ReportContext, Reporter
from netlint.reporters.json_entries import Entries
from netlint.reporters.paths import display_path
from netlint.reporters.rendered import RenderedFinding, render, without_markup
from netlint.reporters.terms import SEVERITY_TERMS


class Gitlab(Reporter):
    """A list of the open findings. Suppressed findings is left out: GitLab would show it like any other."""

    signature = r'\[\n(?:\]|\{"description":"(?:[^"\\]|\\.)*","check_name":"[A-Z]+\d+","fingerprint":"[0-9a-f]{64}")'

    def __init__(self, context: ReportContext) -> None:
        """Make a format for one run."""
        super().__init__(context)
        self._entries = Entries()

    def begin(self) -> str:
        """Open the list."""
        return "["

    def charter(self, report: CharterReport, shown: int) -> str:  # noqa: ARG002 (programs get all findings)
        """Return all open findings in one charter."""
        path = display_path(report.name, self.context.folder)
        rendered = render(self.context, report, report.open, with_snippets=True)
        return self._entries.add(
            _entry(without_markup(one), path, display_path(one.file, self.context.folder)) for one in rendered
        )

    def end(self, summary: Summary) -> str:  # noqa: ARG002 (the list has no place for it)
        """Close the list."""
        return "\n]\n"


def _entry(rendered: RenderedFinding, charter: str, path: str) -> dict[str, Any]:
    """Return an entry about a finding in a charter, at a place in the file at `path`."""
    identity = f"{charter} {rendered.finding.fingerprint}"
    text = f"{rendered.message} {rendered.advice}{rendered.line_to_write} ({rendered.name}, {rendered.explain})"
    return {
        "description": text,
        "check_name": rendered.code,
        "fingerprint": sha256(identity.encode()).hexdigest(),
        "severity": SEVERITY_TERMS[rendered.severity].gitlab,
        "location": {"path": path, "lines": {"begin": rendered.span.line, "end": rendered.last_line}},
        "type": "issue",
        "categories": ["Clarity"],
    }
