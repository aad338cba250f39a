"""The report for people at a terminal: what matters first in full, other findings in a line each, and a summary."""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from netlint.linter.importance import by_importance, by_level
from netlint.linter.report import CharterReport, Diagnostic
from netlint.linter.summary import Summary
from netlint.reporters import summary_lines
from netlint.reporters.base import ParallelReporter, ReportContext, translated
from netlint.reporters.escape_terminal import escape_terminal
from netlint.reporters.fix_hint import fixable
from netlint.reporters.paths import file_of
from netlint.reporters.suppression_text import hidden_texts
from netlint.reporters.wrapping import wrap
from netlint.rules.finding import SEVERITIES
from netlint.rules.levels import LEVELS, Level

if TYPE_CHECKING:
    from netlint.reporters.text_finding import FindingPainter

FEW = 5
"""If more findings are shown in full, a list of them comes first, so that one screen shows what matters."""


class _First(NamedTuple):
    """A finding to start with."""

    order: tuple[int, int]
    """How important it is, by its level and severity: the lower, the more."""
    code: str
    place: str
    """Its file and line."""


class Text(ParallelReporter):
    """Findings by importance, then a summary."""

    signature = r"[^\n:]+: [^\n]+\n(?:[^\n]+\n){0,20}--> [^\n]+:\d+:\d+"

    def __init__(self, context: ReportContext) -> None:
        """Create the format for one run."""
        super().__init__(context)
        self._first: _First | None = None
        self.language = context.speaks(None)
        """The language of the end, once it is written."""

    def is_report(self, head: str, tail: str) -> bool:
        """Return whether a file is a report in this format: it begins with a finding, or ends with the last line."""
        return super().is_report(head, tail) or summary_lines.is_conclusion(tail)

    def draw(self, report: CharterReport, shown: int) -> tuple[str, _First | None]:
        """Draw the findings of one charter, the most important first; return which that is too."""
        if not report.findings:
            return "", None
        from netlint.reporters.snippets import Snippets
        from netlint.reporters.text_finding import FindingPainter

        translate, snippets = self.context.translate(report.language), Snippets(self.context, report)
        draw = FindingPainter(self.context, report, translate, snippets, escape_terminal(report.name))
        findings = by_importance(report, self.context.rules)
        blocks = list(self._by_level(draw, findings, shown))
        if len(findings) > shown:
            blocks.append(draw.say("And {more} more in {charter}.", more=len(findings) - shown, charter=report.name))
        hidden = hidden_texts(report.open, translate) if any(one.hidden for one in findings) else []
        blocks += ("\n".join(wrap(escape_terminal(text), self.context.width)) for text in hidden)
        if suppressed := draw.suppressed(report.suppressed):
            blocks.append(suppressed)
        return "".join(f"{block}\n\n" for block in blocks), self._first_of(report, findings)

    def text(self, drawing: tuple[str, _First | None]) -> str:
        """Return the findings of one charter as they were drawn; keep the one to start with, the most important."""
        text, first = drawing
        if first and (self._first is None or first.order < self._first.order):
            self._first = first
        return text

    def end(self, summary: Summary) -> str:
        """Return how many checks passed, which level is met, where to start, and how many findings there are."""
        self.language = self.context.speaks(summary.language)
        if self.context.quiet or not summary.charters:
            return ""
        say = partial(translated, self.context.translate(summary.language))
        lines = _table(summary_lines.families(summary, self.context))
        wrapped = summary_lines.levels(summary, self.context) + summary_lines.skipped_sections(summary, self.context)
        if self._first:
            wrapped.append(summary_lines.start(self._first.code, self._first.place, say))
        if hint := fixable(summary.fixable, summary.severities.total()):
            wrapped.append(hint.text(self.context.translate(summary.language)))
        for line in wrapped:
            lines += wrap(line, self.context.width, indent="  ")
        lines.append(summary_lines.conclusion(summary, say))
        return "\n".join(lines) + "\n"

    def _by_level(self, draw: "FindingPainter", findings: list[Diagnostic], shown: int) -> Iterator[str]:
        """Yield the findings of the lowest level in full, and those of each other level below its head."""
        counts = {level: len(found) for level, found in by_level(findings, self.context.rules).items()}
        for number, (level, found) in enumerate(by_level(findings[:shown], self.context.rules).items()):
            title = (level, counts[level])
            if number and not self._is_full(level):
                yield "\n".join([*draw.head(*title, hint=self._hint(level)), *draw.each_in_one_line(found)])
                continue
            if number:
                yield "\n".join(draw.head(*title))
            elif len(found) > FEW and not self.context.quiet:
                yield "\n".join(draw.contents(*title, found))
            yield from map(draw.finding, found)

    def _is_full(self, level: Level) -> bool:
        """Return whether findings of a level are shown in full even if a lower level has findings."""
        asked = self.context.full_up_to
        return asked is not None and LEVELS.index(level) <= LEVELS.index(asked)

    def _hint(self, level: Level) -> str:
        """Return the option that shows the findings of a level in full."""
        return "--full" if self.context.full_up_to or level == LEVELS[-1] else f"--level {level}"

    def _first_of(self, report: CharterReport, findings: list[Diagnostic]) -> _First | None:
        """Return the first of the findings in a charter, which is the most important one; `None` if there are none."""
        if not findings:
            return None
        first = findings[0]
        order = (LEVELS.index(self.context.rules[first.code].level), SEVERITIES.index(first.severity))
        return _First(order, first.code, f"{escape_terminal(file_of(report, first))}:{report.span(first).line}")


def _table(rows: list[list[str]]) -> list[str]:
    """Draw a table and an empty line: the first column to the left, the others to the right. Without rows, nothing."""
    if not rows:
        return []
    first, *widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [*("  ".join([title.ljust(first), *map(str.rjust, cells, widths)]) for title, *cells in rows), ""]
