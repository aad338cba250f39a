"""GitLab's Code Quality report: what a merge request and its changes show."""

from hashlib import sha256
from typing import Any

from netlint.output.format import Context, Format
from netlint.output.json_text import Entries
from netlint.output.told import Told, inert, tell
from netlint.output.where import path_of
from netlint.report import CharterReport
from netlint.rules.finding import Severity
from netlint.summary import Summary

_SEVERITIES: dict[Severity, str] = {"error": "major", "warning": "minor", "info": "info"}


class Gitlab(Format):
    """A list of the open findings. What is set aside is left out: GitLab would show it like any other."""

    signature = r'\[\n(?:\]|\{"description":"(?:[^"\\]|\\.)*","check_name":"[A-Z]+\d+","fingerprint":"[0-9a-f]{64}")'

    def __init__(self, context: Context) -> None:
        """Make a format for one run."""
        super().__init__(context)
        self._entries = Entries()

    def begin(self) -> str:
        """Open the list."""
        return "["

    def charter(self, report: CharterReport, shown: int) -> str:  # noqa: ARG002 (programs get all findings)
        """Give all open findings in one charter."""
        path = path_of(report.name)
        return self._entries.add(_entry(inert(one), path) for one in tell(self.context, report, report.open))

    def end(self, summary: Summary) -> str:  # noqa: ARG002 (the list has no place for it)
        """Close the list."""
        return "\n]\n"


def _entry(told: Told, path: str) -> dict[str, Any]:
    identity = f"{path} {told.finding.fingerprint}"
    return {
        "description": f"{told.message} {told.to_do} ({told.name}, {told.explain})",
        "check_name": told.code,
        "fingerprint": sha256(identity.encode()).hexdigest(),
        "severity": _SEVERITIES[told.severity],
        "location": {"path": path, "lines": {"begin": told.span.line, "end": told.last_line}},
    }
