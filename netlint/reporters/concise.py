"""One line for each finding: for scripts, editors and `grep`."""

from collections import Counter

from netlint.i18n import Message
from netlint.linter.report import CharterReport, Diagnostic
from netlint.reporters.base import ParallelReporter, translated
from netlint.reporters.escape_terminal import escape_terminal
from netlint.reporters.paths import file_of
from netlint.reporters.suppression_text import SUPPRESSED_COUNTS


class Concise(ParallelReporter):
    """`charter.toml:3:1: error NL101 The charter does not say what the network is for. (no-purpose)`.

    Programs look for the severity, so it is English in each language.
    """

    signature = r"[^\n]+:\d+:\d+: (error|warning|info) [A-Z]{2,6}\d{3} "

    def draw(self, report: CharterReport, shown: int) -> str:
        """Return a line for each finding, one for how many more there are, and one for suppressed findings."""
        translate = self.context.translate(report.language)
        findings, name = report.open, escape_terminal(report.name)
        lines = [self._line(report, finding, name) for finding in findings[:shown]]
        if len(findings) > shown:
            more = Message("and {more} more", {"more": len(findings) - shown}).text(translate)
            lines.append(f"{name}: {more}\n")
        counts = Counter(finding.suppression.kind for finding in report.suppressed if finding.suppression)
        if counts and not self.context.quiet:
            ways = (
                translated(translate, counted.template, count=counts[kind])
                for kind, counted in SUPPRESSED_COUNTS.items()
                if counts[kind]
            )
            suppressed = translated(translate, "Suppressed: {suppressed}.", suppressed=", ".join(ways))
            lines.append(f"{name}: {suppressed}\n")
        return "".join(lines)

    def text(self, drawing: str) -> str:
        """Return the lines of one charter as they were drawn."""
        return drawing

    def _line(self, report: CharterReport, finding: Diagnostic, name: str) -> str:
        """Return the line of a finding; `name` is that of the charter."""
        span, file = report.span(finding), escape_terminal(file_of(report, finding)) if finding.file else name
        translate = self.context.translate_for(self.context.rules[finding.code], report.language)
        said = f"{finding.code} {escape_terminal(finding.message.text(translate))} ({escape_terminal(finding.name)})"
        return f"{file}:{span.line}:{span.column}: {finding.severity} {said}\n"
