"""One line for each finding: for scripts, editors and `grep`."""

from collections import Counter

from netlint.i18n import Message, Translate
from netlint.output.aside import COUNTED
from netlint.output.format import Format, fill_in
from netlint.output.visible import visible
from netlint.report import CharterReport, Reported


class Concise(Format):
    """`charter.toml:3:1: error NL101 The network has no purpose. (no-purpose)`; what is set aside is counted."""

    signature = r"[^\n]+:\d+:\d+: \w+ [A-Z]{2,6}\d{3} "

    def charter(self, report: CharterReport, shown: int) -> str:
        """Give a line for each finding, one for how many more there are, and one for what is set aside."""
        translate = self.context.translate(report.language)
        findings = report.open
        lines = [
            f"{_head(report, finding)} {translate(finding.severity)} {_told(finding, translate)}\n"
            for finding in findings[:shown]
        ]
        if len(findings) > shown:
            more = Message("and {more} more", {"more": len(findings) - shown}).text(translate)
            lines.append(f"{visible(report.name)}: {more}\n")
        counts = Counter(finding.standing.kind for finding in report.set_aside if finding.standing)
        if counts and not self.context.quiet:
            ways = (
                fill_in(translate, told.template, count=counts[kind]) for kind, told in COUNTED.items() if counts[kind]
            )
            aside = fill_in(translate, "Set aside: {aside}.", aside=", ".join(ways))
            lines.append(f"{visible(report.name)}: {aside}\n")
        return "".join(lines)


def _head(report: CharterReport, finding: Reported) -> str:
    span = report.place(finding).span
    return f"{visible(report.name)}:{span.line}:{span.column}:"


def _told(finding: Reported, translate: Translate) -> str:
    return f"{finding.code} {visible(finding.message.text(translate))} ({visible(finding.name)})"
