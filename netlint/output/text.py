"""The report for people at a terminal: each finding with its place in the charter, what to do and what to ask."""

from collections import Counter
from textwrap import wrap

from click import style

from netlint.charter import Message, Path, Place, Span, dotted
from netlint.engine import CharterReport, Reported, Status
from netlint.output.format import Format
from netlint.output.frame import Mark, frame
from netlint.output.visible import visible
from netlint.rules import LEVELS, SEVERITIES, Level, Severity
from netlint.summary import Summary

MAX_RELATED = 5
"""The most related places that are drawn with one finding; beyond it they are counted. The project's own choice."""

_COLORS: dict[Severity, str] = {"error": "red", "warning": "yellow", "info": "blue"}

_COUNTED: dict[Severity, tuple[str, str]] = {
    "error": ("{count} error", "{count} errors"),
    "warning": ("{count} warning", "{count} warnings"),
    "info": ("{count} remark", "{count} remarks"),
}


class Text(Format):
    """Findings with code frames, then a summary."""

    def charter(self, report: CharterReport, shown: int) -> str:
        """Draw the findings of one charter."""
        findings = report.in_order()
        blocks = [self._finding(report, finding) for finding in findings[:shown]]
        if more := len(findings) - shown if len(findings) > shown else 0:
            blocks.append(self._("And {more} more in {charter}.", more=more, charter=visible(report.name)) + "\n")
        return "".join(f"{block}\n" for block in blocks)

    def end(self, summary: Summary) -> str:
        """Say how many checks hold, which level is met, and how many findings there are."""
        if self.context.quiet or not summary.charters:
            return ""
        lines = [*self._table(summary), "", *self._levels(summary), self._counts(summary)]
        return "\n".join(lines) + "\n"

    def _(self, template: str, **parameters: str | int) -> str:
        return Message(template, dict(parameters)).text(self.context.translate)

    def _style(self, text: str, **how: object) -> str:
        return style(text, **how) if self.context.color else text  # type: ignore[arg-type]

    def _finding(self, report: CharterReport, finding: Reported) -> str:
        rule = self.context.rules[finding.code]
        place = report.place(finding)
        color = _COLORS[finding.severity]
        message = visible(finding.message.text(self.context.translate))
        severity = self.context.translate(finding.severity)
        head, *rest = wrap(f"{severity}: {message}", self.context.width, subsequent_indent="  ") or [severity]
        lines = [self._style(severity, fg=color, bold=True) + self._style(head[len(severity) :], bold=True)]
        lines += [self._style(line, bold=True) for line in rest]
        where = f"{visible(report.name)}:{place.span.line}:{place.span.column}"
        lines.append(self._style("--> ", fg="blue") + where + self._path(finding, place))
        if place.exact or place.found:
            lines += self._frame(report, finding, place)
        lines += self._labelled(self._("Do"), self.context.translate(rule.page.to_do))
        lines += self._labelled(self._("Ask"), self.context.translate(rule.asks))
        lines += self._labelled(self._("More"), f"netlint explain {rule.code}  ({rule.name})")
        return "\n".join(lines) + "\n"

    def _path(self, finding: Reported, place: Place) -> str:
        """Give the path of a finding, and say so where nothing of it is there to be drawn."""
        if isinstance(finding.at, Span) or not finding.at:
            return ""
        path = visible(dotted(finding.at))
        return f"  ({path})" if place.exact or place.found else f"  ({self._('{path} is not there yet', path=path)})"

    def _frame(self, report: CharterReport, finding: Reported, place: Place) -> list[str]:
        marks = [Mark(place.span, self._missing(finding.at, place), main=True)]
        for related in finding.related[:MAX_RELATED]:
            other = report.place(related)
            label = visible(related.message.text(self.context.translate)) or self._missing(related.at, other)
            if other.span != place.span or related.message.template:
                marks.append(Mark(other.span, label))
        lines = frame(report.document.source, marks, self.context.width)
        if more := len(finding.related) - MAX_RELATED if len(finding.related) > MAX_RELATED else 0:
            lines.append(self._("and {more} more places", more=more))
        return lines

    def _missing(self, at: Path | Span, place: Place) -> str:
        """Give the label of a table in which something is missing."""
        if place.exact or isinstance(at, Span):
            return ""
        return self._("no {key} here", key=f"`{visible(dotted(at[place.found :]))}`")

    def _labelled(self, label: str, text: str) -> list[str]:
        """Give a line with a label, wrapped so that the text stays in one column."""
        indent = " " * 6
        first, *rest = wrap(text, max(self.context.width - len(indent), 20)) or [""]
        return [f"{self._style(f'{label:<5}', fg='cyan')} {first}", *(indent + line for line in rest)]

    def _table(self, summary: Summary) -> list[str]:
        rows = [(self._("Checks"), self._("hold"), self._("open"), self._("not evaluated"))]
        for family, counts in summary.families().items():
            title = self.context.translate(self.context.family_title(family))
            rows.append((title, *_cells(counts)))
        widths = [max(len(row[column]) for row in rows) for column in range(4)]
        return [
            f"{row[0]:<{widths[0]}}  {row[1]:>{widths[1]}}  {row[2]:>{widths[2]}}  {row[3]:>{widths[3]}}".rstrip()
            for row in rows
        ]

    def _levels(self, summary: Summary) -> list[str]:
        met = summary.level_met()
        lines = []
        for level, counts in summary.levels().items():
            holds, of = counts["holds"], counts["holds"] + counts["findings"] + counts["crashed"]
            lines.append(
                self._("{level}: {holds} of {of} hold", level=self._level(level), holds=holds, of=of)
                + (" - " + self._("met") if met and LEVELS.index(level) <= LEVELS.index(met) else "")
            )
        return lines

    def _level(self, level: Level) -> str:
        return self.context.translate(level.capitalize())

    def _counts(self, summary: Summary) -> str:
        counted = [(summary.severities[severity], severity) for severity in SEVERITIES]
        found = ", ".join(self._(_COUNTED[severity][count > 1], count=count) for count, severity in counted if count)
        charters = self._("Charters checked: {number}", number=summary.charters)
        if not found:
            holds = sum(counts["holds"] for counts in summary.outcomes().values())
            return f"{charters}. " + self._("All is well: {holds} checks hold.", holds=holds)
        return f"{charters}. " + self._("Found: {found}.", found=found)


def _cells(counts: Counter[Status]) -> tuple[str, str, str]:
    return (
        str(counts["holds"]),
        str(counts["findings"] + counts["crashed"]),
        str(counts["not-evaluated"]),
    )
