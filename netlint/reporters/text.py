"""The report for people at a terminal: each finding drawn, then how many checks passed and which level is met."""

from functools import partial

from netlint.linter.report import CharterReport
from netlint.linter.summary import Summary
from netlint.reporters import summary_lines
from netlint.reporters.base import Reporter, translated
from netlint.reporters.wrapping import wrap


class Text(Reporter):
    """Findings with code frames, then a summary."""

    signature = r"[^\n:]+: [^\n]+\n(?:[^\n]+\n){0,20}--> [^\n]+:\d+:\d+"

    def is_report(self, head: str, tail: str) -> bool:
        """Return whether a file is a report in this format: without a finding it has only its last line."""
        return super().is_report(head, tail) or summary_lines.is_conclusion(tail)

    def charter(self, report: CharterReport, shown: int) -> str:
        """Draw the findings of one charter."""
        if not report.findings:
            return ""
        from netlint.reporters.snippets import Snippets
        from netlint.reporters.text_finding import FindingPainter

        translate, snippets = self.context.translate(report.language), Snippets(self.context, report)
        draw = FindingPainter(self.context, report, translate, snippets)
        findings = report.open
        blocks = [draw.finding(finding) for finding in findings[:shown]]
        if len(findings) > shown:
            blocks.append(draw.say("And {more} more in {charter}.", more=len(findings) - shown, charter=report.name))
        if suppressed := draw.suppressed(report.suppressed):
            blocks.append(suppressed)
        return "".join(f"{block}\n\n" for block in blocks)

    def end(self, summary: Summary) -> str:
        """Return how many checks passed, which level is met, and how many findings there are."""
        if self.context.quiet or not summary.charters:
            return ""
        say = partial(translated, self.context.translate(summary.language))
        rows = summary_lines.families(summary, self.context)
        lines = [*_table(rows), "", *summary_lines.levels(summary, say)]
        for line in summary_lines.skipped_sections(summary, self.context):
            lines += wrap(line, self.context.width, indent="  ")
        lines.append(summary_lines.conclusion(summary, say))
        return "\n".join(lines) + "\n"


def _table(rows: list[list[str]]) -> list[str]:
    """Draw a table: the first column to the left, the others to the right."""
    first, *widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return ["  ".join([title.ljust(first), *map(str.rjust, cells, widths)]) for title, *cells in rows]
