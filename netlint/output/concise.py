"""One line for each finding: for scripts, editors and `grep`."""

from netlint.charter import Message
from netlint.engine import CharterReport
from netlint.output.format import Format
from netlint.output.visible import visible


class Concise(Format):
    """`charter.toml:3:1: error NL101 The network has no purpose. (no-purpose)`."""

    def charter(self, report: CharterReport, shown: int) -> str:
        """Give a line for each finding, and one for how many more there are."""
        lines = []
        translate = self.context.translate(report.language)
        findings = report.in_order()
        for finding in findings[:shown]:
            span = report.place(finding).span
            message = visible(finding.message.text(translate))
            severity = translate(finding.severity)
            lines.append(
                f"{visible(report.name)}:{span.line}:{span.column}: "
                f"{severity} {finding.code} {message} ({finding.name})\n"
            )
        if len(findings) > shown:
            more = Message("and {more} more", {"more": len(findings) - shown}).text(translate)
            lines.append(f"{visible(report.name)}: {more}\n")
        return "".join(lines)
