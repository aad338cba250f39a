"""A report in Markdown: for the summary of a job, a merge request or a wiki."""

from collections import Counter
from functools import partial
from pathlib import PurePath

from netlint.i18n import Translate
from netlint.linter.report import CharterReport
from netlint.linter.summary import Summary
from netlint.linter.suppressions.model import SuppressionKind
from netlint.reporters import summary_lines
from netlint.reporters.base import ReportContext, Reporter, Translated, translated
from netlint.reporters.escape_markdown import as_code, as_code_block, escape_cell, escape_markdown
from netlint.reporters.escape_terminal import escape_terminal
from netlint.reporters.fix_hint import fix_hint, fixable
from netlint.reporters.paths import display_path
from netlint.reporters.rendered import RenderedFinding, RenderedLocation, render
from netlint.reporters.suppression_text import SUPPRESSED_COUNTS, hidden_texts
from netlint.reporters.text_finding import MAX_RELATED

MAX_BYTES = 900_000
"""The most that is written before the summary: GitHub takes no more than 1 MiB, and throws away what is longer."""

# What is Markdown already is filled in by `format`, and not by `say`: that cuts a long text short, and where it cuts
# through code, what was in it comes alive.


class Markdown(Reporter):
    """A section for each charter with findings, then how many checks passed."""

    signature = r"# netlint\n\n(?:\Z|## `[^\n]*`\n\n|## [^\n]*\n\n\||\*\*[^\n*]+:\*\* )"

    def __init__(self, context: ReportContext) -> None:
        """Make a format for one run."""
        super().__init__(context)
        self._bytes = 0
        self._left_out = 0

    def begin(self) -> str:
        """Return the title."""
        return "# netlint\n\n"

    def charter(self, report: CharterReport, shown: int) -> str:
        """Return the findings of one charter, and suppressed findings; once there is no room, count the charters."""
        if not report.findings:
            return ""
        translate = self.context.translate(report.language)
        say = partial(translated, translate)
        opened = report.open
        path = display_path(report.name, self.context.folder)
        parts = [f"## {as_code(path)}"]
        rendered = render(self.context, report, opened[:shown], with_snippets=True)
        parts += [_finding(one, self.context.folder, translate) for one in rendered]
        if len(opened) > shown:
            more = len(opened) - shown  # not by `say`, which cuts a long text short: code that does not end is none
            parts.append(translate("And {more} more in {charter}.").format(more=more, charter=as_code(path)))
        parts += [escape_markdown(escape_terminal(text)) for text in hidden_texts(opened, translate)]
        if why_suppressed := _suppressed(render(self.context, report, report.suppressed), self.context.folder, say):
            parts += [f"### {say('Suppressed')}", why_suppressed]
        text = "\n\n".join(parts) + "\n\n"
        size = len(text.encode())
        if self._left_out or self._bytes + size > MAX_BYTES:
            self._left_out += 1
            return ""
        self._bytes += size
        return text

    def end(self, summary: Summary) -> str:
        """Return how many charters there was no room for, how many checks passed, and which level is met."""
        translate = self.context.translate(summary.language)
        say, of_run = partial(translated, translate), self.context.translate(None)
        problems = (escape_markdown(escape_terminal(problem.text(of_run))) for problem in summary.errors)
        parts = [translate("**Not checked:** {problem}").format(problem=problem) for problem in problems]
        if summary.changes:
            parts.append(
                "\n".join(
                    f"- {escape_markdown(escape_terminal(change.sentence(of_run)))}" for change in summary.changes
                )
            )
        if self._left_out:
            parts.append(
                say("The report is full. It leaves out the findings of more charters: {number}.", number=self._left_out)
            )
        if summary.charters and not self.context.quiet:
            parts.append(f"## {say('Summary')}")
            if rows := summary_lines.families(summary, self.context):
                parts.append(_table(rows))
            if levels := summary_lines.levels(summary, self.context):
                parts.append("\n".join(f"- {escape_markdown(level)}" for level in levels))
            parts += [escape_markdown(line) for line in summary_lines.skipped_sections(summary, self.context)]
            if hint := fixable(summary.fixable, summary.severities.total()):
                parts.append(hint.text(translate))
            parts.append(escape_markdown(summary_lines.conclusion(summary, say)))
        return "".join(f"{part}\n\n" for part in parts)


def _finding(rendered: RenderedFinding, folder: PurePath, translate: Translate) -> str:
    """Return one finding as an entry of a list, with what to do and to ask below it."""
    say = partial(translated, translate)
    lines = [f"- **{say(rendered.severity)}** {_place(rendered, folder)}: {escape_markdown(rendered.message)}"]
    same = [_place(other, folder) for other in rendered.related if not other.message]
    if len(same) > MAX_RELATED:
        same[MAX_RELATED:] = [say("and {more} more places", more=len(same) - MAX_RELATED)]
    if same:
        lines.append(f"  - {translate('Also at {places}').format(places=', '.join(same))}")
    lines += [
        f"  - {_place(other, folder)}: {escape_markdown(other.message)}" for other in rendered.related if other.message
    ]
    written = (
        escape_markdown if rendered.rule.is_local else str
    )  # the texts of a plugin are Markdown, and no stranger's
    if rendered.advice:
        advice = escape_markdown(rendered.advice) if rendered.finding.advice else written(rendered.advice)
        lines.append(f"  - **{say('Do')}** {advice}")
    for snippet in rendered.snippets:
        label, _space, more = snippet.label.partition(" ")
        lines += [
            f"  - **{label}** {escape_markdown(more)}",
            *(_indented(as_code_block(snippet.text)) if snippet.text else ()),
        ]
    if hint := fix_hint(rendered.finding):
        lines.append(f"  - **{say('Or')}** {hint.text(translate)}")
    if rendered.question:
        lines.append(f"  - **{say('Ask')}** {written(rendered.question)}")
    lines.append(f"  - **{say('More')}** {as_code(rendered.explain)} ({escape_markdown(rendered.name)})")
    return "\n".join(lines)


def _indented(block: str) -> list[str]:
    return [f"    {line}".rstrip() for line in block.split("\n")]


def _place(one: RenderedFinding | RenderedLocation, folder: PurePath) -> str:
    file = "" if one.line is None else f"{display_path(one.file, folder)}:"
    where = as_code(f"{file}{one.span.line}:{one.span.column}")
    return f"{where} {as_code(one.path)}" if one.path else where


def _suppressed(findings: list[RenderedFinding], folder: PurePath, say: Translated) -> str:
    """Return suppressed findings, a line each; of earlier findings, how much it is."""
    lines, known = [], Counter[SuppressionKind]()
    for rendered in findings:
        if rendered.suppression and not rendered.suppression.is_earlier:
            where = _place(rendered, folder)
            lines.append(
                f"- {where} {escape_markdown(f'{rendered.title}, {rendered.why_suppressed}: {rendered.message}')}"
            )
        elif rendered.suppression:
            known[rendered.suppression.kind] += 1
    lines += [f"- {say(SUPPRESSED_COUNTS[kind].template, count=count)}" for kind, count in known.items()]
    return "\n".join(lines)


def _table(rows: list[list[str]]) -> str:
    """Return a table: the first column to the left, the others to the right."""
    heads, *others = [[escape_cell(text) for text in row] for row in rows]
    ruler = ["---", *("---:" for _ in heads[1:])]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (heads, ruler, *others))
