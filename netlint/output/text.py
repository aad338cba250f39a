"""The report for people at a terminal: each finding drawn, then how many checks hold and which level is met."""

from collections import Counter
from functools import partial

from netlint.charter import Message
from netlint.engine import CharterReport, Status
from netlint.output.format import Format, Say, family_title, fill_in
from netlint.rules import LEVELS, SEVERITIES, Severity
from netlint.summary import Summary

_COUNTED: dict[Severity, tuple[Message, Message]] = {
    "error": (Message("{count} error"), Message("{count} errors")),
    "warning": (Message("{count} warning"), Message("{count} warnings")),
    "info": (Message("{count} remark"), Message("{count} remarks")),
}

_LEVELS = {"essential": Message("Essential"), "sound": Message("Sound"), "thriving": Message("Thriving")}
_OPT_IN = Message("Outside the ladder")


class Text(Format):
    """Findings with code frames, then a summary."""

    def charter(self, report: CharterReport, shown: int) -> str:
        """Draw the findings of one charter."""
        if not report.findings:
            return ""
        from netlint.output.drawing import Drawing  # noqa: PLC0415 (a charter without findings needs no pencil)

        draw = Drawing(self.context, report, self.context.translate(report.language))
        findings = report.in_order()
        blocks = [draw.finding(finding) for finding in findings[:shown]]
        if len(findings) > shown:
            blocks.append(draw.say("And {more} more in {charter}.", more=len(findings) - shown, charter=report.name))
        return "".join(f"{block}\n\n" for block in blocks)

    def end(self, summary: Summary) -> str:
        """Say how many checks hold, which level is met, and how many findings there are."""
        if self.context.quiet or not summary.charters:
            return ""
        say = partial(fill_in, self.context.translate(summary.language))
        lines = [*self._table(summary, say), "", *_levels(summary, say), _counts(summary, say)]
        return "\n".join(lines) + "\n"

    def _table(self, summary: Summary, say: Say) -> list[str]:
        rows = [(say("Checks"), say("hold"), say("open"), say("not evaluated"))]
        for family, counts in summary.families().items():
            rows.append((say(family_title(self.context.rules, family)), *_cells(counts)))
        widths = [max(len(row[column]) for row in rows) for column in range(4)]
        return [
            f"{row[0]:<{widths[0]}}  {row[1]:>{widths[1]}}  {row[2]:>{widths[2]}}  {row[3]:>{widths[3]}}".rstrip()
            for row in rows
        ]


def _levels(summary: Summary, say: Say) -> list[str]:
    met = summary.level_met()
    lines = []
    for level, counts in summary.levels().items():
        holds, of = counts["holds"], counts["holds"] + counts["findings"] + counts["crashed"]
        if not of:
            continue
        title = say(_LEVELS.get(level, _OPT_IN).template)
        line = say("{level}: {holds} of {of} hold", level=title, holds=holds, of=of)
        lines.append(f"{line} - {say('met')}" if met and LEVELS.index(level) <= LEVELS.index(met) else line)
    return lines


def _counts(summary: Summary, say: Say) -> str:
    counted = [(summary.severities[severity], severity) for severity in SEVERITIES]
    found = ", ".join(say(_COUNTED[severity][count > 1].template, count=count) for count, severity in counted if count)
    charters = say("Charters checked: {number}.", number=summary.charters)
    if found:
        return f"{charters} {say('Found: {found}.', found=found)}"
    holds = sum(counts["holds"] for counts in summary.outcomes().values())
    return f"{charters} {say('All is well: {holds} checks hold.', holds=holds)}"


def _cells(counts: Counter[Status]) -> tuple[str, str, str]:
    return str(counts["holds"]), str(counts["findings"] + counts["crashed"]), str(counts["not-evaluated"])
