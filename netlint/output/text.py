"""The report for people at a terminal: each finding drawn, then how many checks hold and which level is met."""

from functools import partial

from netlint.charter import Message
from netlint.output.aside import COUNTED
from netlint.output.format import Format, Say, family_title, fill_in
from netlint.report import CharterReport, Status
from netlint.rules import LEVELS, SEVERITIES, Severity
from netlint.summary import Summary

_COUNTED: dict[Severity, tuple[Message, Message]] = {
    "error": (Message("{count} error"), Message("{count} errors")),
    "warning": (Message("{count} warning"), Message("{count} warnings")),
    "info": (Message("{count} remark"), Message("{count} remarks")),
}

_LEVELS = {"essential": Message("Essential"), "sound": Message("Sound"), "thriving": Message("Thriving")}
_HEADS: tuple[tuple[tuple[Status, ...], Message], ...] = (
    (("holds",), Message("hold")),
    (("findings", "crashed"), Message("open")),
    (("set-aside",), Message("set aside")),
    (("not-evaluated",), Message("not evaluated")),
)
"""The columns of the summary, and the outcomes that each counts."""
_OPT_IN = Message("Outside the ladder")


class Text(Format):
    """Findings with code frames, then a summary."""

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
        lines = [*self._table(summary, say), "", *_levels(summary, say), _counts(summary, say)]
        return "\n".join(lines) + "\n"

    def _table(self, summary: Summary, say: Say) -> list[str]:
        compare = {rule.family for rule in self.context.rules.values() if "charters" in rule.facts}
        families = summary.families()
        if summary.charters == 1:  # there is nothing to compare
            families = {family: counts for family, counts in families.items() if family not in compare}
        heads = _HEADS if any(counts["set-aside"] for counts in families.values()) else (*_HEADS[:2], _HEADS[3])
        rows = [[say("Checks"), *(say(head.template) for _, head in heads)]]
        for family, counts in families.items():
            cells = (sum(counts[status] for status in statuses) for statuses, _ in heads)
            rows.append([say(family_title(self.context.rules, family)), *map(str, cells)])
        first, *widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
        return ["  ".join([title.ljust(first), *map(str.rjust, cells, widths)]) for title, *cells in rows]


def _levels(summary: Summary, say: Say) -> list[str]:
    met = summary.level_met()
    lines = []
    for level, counts in summary.levels().items():
        holds, of = counts["holds"], sum(counts.values()) - counts["not-evaluated"]
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
    ways = [(summary.set_aside[kind], counted) for kind, counted in COUNTED.items()]
    aside = ", ".join(say(counted.template, count=count) for count, counted in ways if count)
    told = [charters]
    if found:
        told.append(say("Found: {found}.", found=found))
    if aside:
        told.append(say("Set aside: {aside}.", aside=aside))
    if len(told) > 1:
        return " ".join(told)
    holds = sum(counts["holds"] for counts in summary.outcomes().values())
    return f"{charters} {say('All is well: {holds} checks hold.', holds=holds)}"
