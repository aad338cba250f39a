"""Logging commands for Azure Pipelines: each finding an issue of the build."""

from collections.abc import Mapping
from functools import partial
from pathlib import PurePath

from netlint.linter.report import CharterReport
from netlint.linter.summary import Summary
from netlint.reporters import summary_lines
from netlint.reporters.base import Reporter, translated
from netlint.reporters.escape_terminal import escape_terminal
from netlint.reporters.paths import display_path
from netlint.reporters.placed_errors import PlacedError, placed_errors
from netlint.reporters.rendered import RenderedFinding, render
from netlint.reporters.terms import SEVERITY_TERMS


class Azure(Reporter):
    """An issue for each error and warning, a plain line for each remark."""

    signature = r"##vso\[task\.logissue type=(?:error|warning);|[^\n]+:\d+:\d+: [A-Z]{2,6}\d{3} "

    def is_report(self, head: str, tail: str) -> bool:
        """Return whether a file is a report in this format: without a finding it has only its last line."""
        return super().is_report(head, tail) or summary_lines.is_conclusion(tail)

    def charter(self, report: CharterReport, shown: int) -> str:  # noqa: ARG002 (a log has room for all)
        """Return all open findings in one charter."""
        rendered = render(self.context, report, report.open, with_snippets=True)
        return "".join(f"{_line(one, display_path(one.file, self.context.folder))}\n" for one in rendered)

    def end(self, summary: Summary) -> str:
        """Return what could not be checked, and a line that sums up."""
        translate = self.context.translate(None)
        lines = [
            line for message in summary.errors for line in error_lines(message.text(translate), self.context.folder)
        ]
        changes = (escape_terminal(change.sentence(translate)) for change in summary.changes)
        lines += [_issue({"type": "warning"}, sentence) for sentence in changes]
        if summary.charters and not self.context.quiet:
            lines.append(
                summary_lines.conclusion(summary, partial(translated, self.context.translate(summary.language)))
            )
        return "".join(f"{line}\n" for line in lines)


def error_lines(said: str, folder: PurePath) -> list[str]:
    """Return why a run in `folder` could not be done, at the places that it names."""
    return [_issue({"type": "error"} | _placed(one), one.text) for one in placed_errors(said, folder)]


def _placed(error: PlacedError) -> dict[str, str]:
    place = {"sourcepath": error.file, "linenumber": error.line, "columnnumber": error.column}
    return {name: value for name, value in place.items() if value}


def _line(rendered: RenderedFinding, path: str) -> str:
    span = rendered.span
    text = f"{rendered.message} {rendered.advice} ({rendered.name}, {rendered.explain})"
    kind = SEVERITY_TERMS[rendered.severity].azure
    if kind and rendered.snippets:
        text = f"{text}\n{rendered.lines_to_write}"
    if not kind:
        text = f"{rendered.message} {rendered.advice}{rendered.line_to_write} ({rendered.name}, {rendered.explain})"
        return f"{path}:{span.line}:{span.column}: {rendered.code} {text}"
    properties = {
        "type": kind,
        "sourcepath": path,
        "linenumber": span.line,
        "columnnumber": span.column,
        "code": rendered.code,
    }
    return _issue(properties, text)


def _issue(properties: Mapping[str, object], text: str) -> str:
    written = "".join(f"{name}={_escape_property(str(value))};" for name, value in properties.items())
    return f"##vso[task.logissue {written}]{_escape_data(text)}"


def _escape_data(text: str) -> str:
    return text.replace("%", "%AZP25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape_data(text).replace(";", "%3B").replace("]", "%5D")
