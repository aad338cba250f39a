"""One line for each finding: for scripts, editors and `grep`."""

from netlint.charter import Message, Translate
from netlint.output.aside import in_words
from netlint.output.format import Format
from netlint.output.visible import visible
from netlint.report import CharterReport, Reported


class Concise(Format):
    """`charter.toml:3:1: error NL101 The network has no purpose. (no-purpose)`; a finding set aside says so instead."""

    def charter(self, report: CharterReport, shown: int) -> str:
        """Give a line for each finding, and one for how many more there are."""
        translate = self.context.translate(report.language)
        findings = report.open
        lines = [
            f"{_head(report, finding)} {translate(finding.severity)} {_told(finding, translate)}\n"
            for finding in findings[:shown]
        ]
        if len(findings) > shown:
            more = Message("and {more} more", {"more": len(findings) - shown}).text(translate)
            lines.append(f"{visible(report.name)}: {more}\n")
        for finding in report.set_aside:
            if finding.standing and finding.standing.kind in ("comment", "exception"):
                aside = visible(in_words(finding.standing, translate))
                lines.append(f"{_head(report, finding)} {aside}: {_told(finding, translate)}\n")
        return "".join(lines)


def _head(report: CharterReport, finding: Reported) -> str:
    span = report.place(finding).span
    return f"{visible(report.name)}:{span.line}:{span.column}:"


def _told(finding: Reported, translate: Translate) -> str:
    return f"{finding.code} {visible(finding.message.text(translate))} ({finding.name})"
