"""Logging commands for Azure Pipelines: each finding an issue of the build."""

from functools import partial

from netlint.output import tally
from netlint.output.format import Format, fill_in
from netlint.output.told import Told, tell
from netlint.output.visible import visible
from netlint.output.where import path_of
from netlint.report import CharterReport
from netlint.rules.finding import Severity
from netlint.summary import Summary

_TYPES: dict[Severity, str] = {"error": "error", "warning": "warning"}
"""What Azure Pipelines knows; a remark is neither, and stands in the log as a plain line."""
_DATA = {"%": "%AZP25", "\r": "%0D", "\n": "%0A"}
_PROPERTY = _DATA | {";": "%3B", "]": "%5D"}


class Azure(Format):
    """An issue for each error and warning, a plain line for each remark."""

    signature = r"##vso\[task\.logissue type=(?:error|warning);|[^\n]+:\d+:\d+: [A-Z]{2,6}\d{3} "

    def is_report(self, head: str, tail: str) -> bool:
        """Return whether a file is a report in this format: without a finding it has only its last line."""
        return super().is_report(head, tail) or tally.is_conclusion(tail)

    def charter(self, report: CharterReport, shown: int) -> str:  # noqa: ARG002 (a log has room for all)
        """Give all open findings in one charter."""
        path = path_of(report.name)
        return "".join(f"{_line(one, path)}\n" for one in tell(self.context, report, report.open))

    def end(self, summary: Summary) -> str:
        """Give what could not be checked, and a line that sums up."""
        lines = [f"##vso[task.logissue type=error;]{_escaped(visible(message), _DATA)}" for message in summary.trouble]
        told = (_escaped(visible(change.sentence), _DATA) for change in summary.changes)
        lines += [f"##vso[task.logissue type=warning;]{sentence}" for sentence in told]
        if summary.charters and not self.context.quiet:
            lines.append(tally.conclusion(summary, partial(fill_in, self.context.translate(summary.language))))
        return "".join(f"{line}\n" for line in lines)


def _line(told: Told, path: str) -> str:
    span = told.span
    text = f"{told.message} {told.to_do} ({told.name}, {told.explain})"
    if told.severity not in _TYPES:
        return f"{path}:{span.line}:{span.column}: {told.code} {text}"
    properties = {
        "type": _TYPES[told.severity],
        "sourcepath": path,
        "linenumber": span.line,
        "columnnumber": span.column,
        "code": told.code,
    }
    written = "".join(f"{name}={_escaped(str(value), _PROPERTY)};" for name, value in properties.items())
    return f"##vso[task.logissue {written}]{_escaped(text, _DATA)}"


def _escaped(text: str, escapes: dict[str, str]) -> str:
    return "".join(escapes.get(character, character) for character in text)
