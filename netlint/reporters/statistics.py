"""How many open findings each rule has, without the findings. Shows no place in a charter."""

import json
from collections import Counter
from collections.abc import Iterator
from functools import partial

from netlint.linter.report import CharterReport
from netlint.linter.summary import Summary
from netlint.reporters import summary_lines
from netlint.reporters.base import ReportContext, Reporter, translated
from netlint.reporters.escape_terminal import escape_control_sequences, escape_terminal


class _Statistics(Reporter):
    """Counts open findings by rule."""

    def __init__(self, context: ReportContext) -> None:
        """Create the format for one run."""
        super().__init__(context)
        self._counts: Counter[str] = Counter()
        self._fixable: Counter[str] = Counter()

    def charter(self, report: CharterReport, shown: int) -> str:  # noqa: ARG002 (all findings count)
        """Count the findings of one charter."""
        self._counts.update(finding.code for finding in report.open)
        self._fixable.update(finding.code for finding in report.open if finding.repair)
        return ""

    def _rows(self) -> Iterator[tuple[str, str, int, int]]:
        """Yield the code and name of each rule that has findings, how many, and how many have a certain repair."""
        for code, count in sorted(self._counts.items(), key=lambda one: (-one[1], one[0])):
            yield code, self.context.rules[code].name, count, self._fixable[code]


class TextStatistics(_Statistics):
    """A line for each rule, the most findings first: `3  NL102  no-core-values`."""

    def end(self, summary: Summary) -> str:
        """Return the lines, and how many charters were checked."""
        rows = list(self._rows())
        width = max((len(str(count)) for _code, _name, count, _fixable in rows), default=0)
        lines = [f"{count:>{width}}  {code}  {escape_terminal(name)}" for code, name, count, _fixable in rows]
        if not self.context.quiet and summary.charters:
            say = partial(translated, self.context.translate(summary.language))
            lines += [""] * bool(lines) + [summary_lines.conclusion(summary, say)]
        return "".join(f"{line}\n" for line in lines)


class JsonStatistics(_Statistics):
    """A list with an object for each rule, the most findings first."""

    def end(self, summary: Summary) -> str:  # noqa: ARG002 (it has all rules already)
        """Return the list."""
        rows = [
            {"code": code, "name": name, "count": count, "fixable": fixable}
            for code, name, count, fixable in self._rows()
        ]
        return escape_control_sequences(json.dumps(rows, indent=2, ensure_ascii=False)) + "\n"
