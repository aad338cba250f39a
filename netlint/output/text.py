"""The report for people at a terminal: each finding drawn, then how many checks hold and which level is met."""

from functools import partial

from netlint.output import tally
from netlint.output.format import Format, fill_in
from netlint.report import CharterReport
from netlint.summary import Summary


class Text(Format):
    """Findings with code frames, then a summary."""

    signature = r"[^\n:]+: [^\n]+\n(?:[^\n]+\n){0,20}--> [^\n]+:\d+:\d+"

    def is_report(self, head: str, tail: str) -> bool:
        """Return whether a file is a report in this format: without a finding it has only its last line."""
        return super().is_report(head, tail) or tally.is_conclusion(tail)

    def charter(self, report: CharterReport, shown: int) -> str:
        """Draw the findings of one charter."""
        if not report.findings:
            return ""
        from netlint.output.drawing import Drawing  # noqa: PLC0415 (a charter without findings needs no pencil)

        draw = Drawing(self.context, report, self.context.translate(report.language))
        findings = report.open
        blocks = [draw.finding(finding) for finding in findings[:shown]]
        if len(findings) > shown:
            blocks.append(draw.say("And {more} more in {charter}.", more=len(findings) - shown, charter=report.name))
        if aside := draw.aside(report.set_aside):
            blocks.append(aside)
        return "".join(f"{block}\n\n" for block in blocks)

    def end(self, summary: Summary) -> str:
        """Say how many checks hold, which level is met, and how many findings there are."""
        if self.context.quiet or not summary.charters:
            return ""
        say = partial(fill_in, self.context.translate(summary.language))
        rows = tally.families(summary, self.context.rules, say)
        lines = [*_table(rows), "", *tally.levels(summary, say), tally.conclusion(summary, say)]
        return "\n".join(lines) + "\n"


def _table(rows: list[list[str]]) -> list[str]:
    """Draw a table: the first column to the left, the others to the right."""
    first, *widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return ["  ".join([title.ljust(first), *map(str.rjust, cells, widths)]) for title, *cells in rows]
