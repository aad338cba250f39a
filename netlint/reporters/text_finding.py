"""Findings, drawn for people: in full, with the lines around the place, what to do and to ask, or in one line."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from click import style

from netlint.i18n import Message, Translate
from netlint.linter.report import CharterReport, Diagnostic, FilePlace, RelatedLocation
from netlint.linter.suppressions.model import SuppressionKind
from netlint.reporters.base import ReportContext, translated
from netlint.reporters.code_frame import Highlight, code_frame, lines_frame
from netlint.reporters.escape_terminal import escape_terminal
from netlint.reporters.fix_hint import fix_hint
from netlint.reporters.paths import file_of
from netlint.reporters.rule_words import MAX_RULES, shown_words
from netlint.reporters.snippets import Snippets
from netlint.reporters.summary_lines import level_title
from netlint.reporters.suppression_text import SUPPRESSED_COUNTS, suppression_text
from netlint.reporters.terms import SEVERITY_TERMS
from netlint.reporters.wrapping import wrap
from netlint.rules.base import Rule
from netlint.rules.levels import Level
from netlint.toml import Span, dotted

MAX_RELATED = 5
"""The most related places that are drawn with one finding; beyond it they are counted. The project's own choice."""
MAX_LISTED = 15
"""The most findings in the list before those in full; the others are counted. The project's own choice."""
_INDENT = " " * 6
_MORE = (Message("{level}: 1 more finding."), Message("{level}: {count} more findings."))
_HINT = (Message("{option} shows it in full."), Message("{option} shows these in full."))
_CONTENTS: Mapping[Level, Message] = {
    "essential": Message("{charter} does not meet level essential yet, because of {count} findings:"),
    "sound": Message("{charter} does not meet level sound yet, because of {count} findings:"),
    "thriving": Message("{charter} does not meet level thriving yet, because of {count} findings:"),
    "opt-in": Message("{charter}: {count} findings from opt-in rules:"),
}


class FindingPainter(NamedTuple):
    """One charter's report, drawn in one language."""

    context: ReportContext
    report: CharterReport
    translate: Translate
    snippets: Snippets
    name: str
    """The name of the charter, as a terminal shows it."""

    def say(self, template: str, **parameters: str | int) -> str:
        """Return something of the drawing's own, in the language of the charter."""
        return escape_terminal(translated(self.translate, template, **parameters))

    def finding(self, finding: Diagnostic) -> str:
        """Return one finding, drawn."""
        rule = self.context.rules[finding.code]
        translate = self.context.translate_for(rule, self.report.language)
        painter = self if translate is self.translate else self._replace(translate=translate)
        return painter.in_language(finding, rule)

    def in_language(self, finding: Diagnostic, rule: Rule) -> str:
        """Return one finding, drawn in the language of the painter."""
        place = self.report.place(finding)
        lines, to_write = self._headline(finding), self._to_write(finding, rule)
        # what is missing has no lines to draw, and the lines to write say where it goes
        has_lines = place.exact or bool(place.found and (finding.related or not to_write))
        line = finding.file.text if finding.file else self.report.document.source.line(place.span.line)
        framed = has_lines and bool(finding.related or line.strip())
        lines += self._place(finding, framed=framed)
        if framed:
            lines += self._frames(finding)
        width, color = self.context.width, self.context.color
        advice, question = _words(rule, self.translate, width, color=color)
        if finding.advice:
            own = escape_terminal(finding.advice.text(self.translate))
            advice = _labelled(self.say("Do"), own, width, color=color)
        lines += advice
        lines += to_write
        if hint := fix_hint(finding):
            lines += _labelled(self.say("Or"), self.say(hint.template), width, color=color)
        lines += question
        return "\n".join(lines)

    def head(self, level: Level, count: int, *, hint: str = "") -> list[str]:
        """Return the head above the findings of a level that come after others; `hint` shows them in full."""
        text = self.say(_MORE[count != 1].template, level=level_title(level, self.translate), count=count)
        if hint:
            text += " " + self.say(_HINT[count != 1].template, option=f"`{hint}`")
        return [self._style(line, bold=True) for line in wrap(text, self.context.width, indent="  ")]

    def contents(self, level: Level, count: int, findings: list[Diagnostic]) -> list[str]:
        """Return a list of the findings that follow in full: what keeps the level from being met."""
        text = self.say(_CONTENTS[level].template, charter=self.report.name, count=count)
        lines = [self._style(line, bold=True) for line in wrap(text, self.context.width, indent="  ")]
        for finding in findings[:MAX_LISTED]:
            lines += self._in_one_line(finding, finding.code, indent="  ")
        if len(findings) > MAX_LISTED:
            lines.append("  " + self.say("and {more} more", more=len(findings) - MAX_LISTED))
        return lines

    def each_in_one_line(self, findings: list[Diagnostic]) -> list[str]:
        """Return findings in short: severity, message, place and code."""
        lines = []
        for finding in findings:
            where = f"{self._file(finding)}:{self.report.span(finding).line}"
            lines += self._in_one_line(finding, f"{where}  {finding.code}")
        return lines

    def suppressed(self, findings: list[Diagnostic]) -> str:
        """Draw suppressed findings, a line each; of earlier findings, how much it is."""
        lines, known = [], Counter[SuppressionKind]()
        for finding in findings:
            details = finding.suppression
            if details and not details.is_earlier:
                name = escape_terminal(finding.name)
                why = escape_terminal(suppression_text(details, self.translate))
                line = f"{self._where(finding)}  {finding.code} {name}, {why}"
                lines += wrap(line, self.context.width - 2, indent="  ")
            elif details:
                known[details.kind] += 1
        lines += [self.say(SUPPRESSED_COUNTS[kind].template, count=count) for kind, count in known.items()]
        if not lines:
            return ""
        head = self.say("Suppressed in {charter}:", charter=self.report.name)
        return "\n".join([self._style(head, bold=True), *(f"  {line}" for line in lines)])

    def _in_one_line(self, finding: Diagnostic, tail: str, indent: str = "") -> list[str]:
        """Return a finding in one line, or in more if it does not fit; its tail stays together."""
        rule, width = self.context.rules[finding.code], self.context.width
        translate = self.context.translate_for(rule, self.report.language)
        severity, message = translate(finding.severity), escape_terminal(finding.message.text(translate))
        lines = wrap(f"{severity}: {message}", width - len(indent), indent="  ")
        if len(indent) + len(lines[-1]) + len(tail) + 2 <= width:
            lines[-1] += f"  {tail}"
        else:
            lines.append(f"  {tail}")
        if self.context.color:
            lines[0] = self._severity(finding, severity) + lines[0][len(severity) :]
        return [indent + line for line in lines] if indent else lines

    def _severity(self, finding: Diagnostic, text: str) -> str:
        return self._style(text, fg=SEVERITY_TERMS[finding.severity].color, bold=True)

    def _headline(self, finding: Diagnostic) -> list[str]:
        severity = self.translate(finding.severity)
        message = escape_terminal(finding.message.text(self.translate))
        first, *rest = lines = wrap(f"{severity}: {message}", self.context.width, indent="  ")
        if not self.context.color:
            return lines
        head = self._severity(finding, severity)
        return [head + self._style(first[len(severity) :], bold=True), *(self._style(line, bold=True) for line in rest)]

    def _style(self, text: str, **how: object) -> str:
        return _styled(text, color=True, **how) if self.context.color else text

    def _place(self, finding: Diagnostic, *, framed: bool) -> list[str]:
        """Return where a finding is, and the code and name of its rule, in as few lines as fit."""
        arrow, line = "--> ", self._where(finding)
        lines = []
        for part in (self._path(finding, framed=framed), f"{finding.code} {escape_terminal(finding.name)}"):
            if part and len(arrow) + len(line) + len(part) + 2 > self.context.width:
                lines.append(line)
                line = part
            elif part:
                line += f"  {part}"
        first, *rest = [*lines, line]
        return [self._style(arrow, fg="blue") + first, *(" " * len(arrow) + one for one in rest)]

    def _path(self, finding: Diagnostic, *, framed: bool) -> str:
        """Return the path of a finding, and say so where it is not there and nothing is drawn."""
        if isinstance(finding.at, Span) or not finding.at:
            return ""
        path = escape_terminal(dotted(finding.at))
        return f"({path})" if framed else f"({self.say('no {key} yet', key=f'`{path}`')})"

    def _frames(self, finding: Diagnostic) -> list[str]:
        """Return the lines around the places of a finding, file by file: those of the main place first."""
        span = self.report.span(finding)
        first = (self._file(finding), finding.file is None)
        marks = {first: [(Highlight(span, self._missing(finding), main=True), finding.file)]}
        for related in finding.related[:MAX_RELATED]:
            other = self.report.span(related)
            label = escape_terminal(related.message.text(self.translate)) or self._missing(related)
            file = (self._file(related), related.file is None)
            if (file, other) != (first, span) or related.message.template:
                marks.setdefault(file, []).append((Highlight(other, label), related.file))
        lines: list[str] = []
        for file, marked in marks.items():
            if file != first:
                begin = min(highlight.span for highlight, _place in marked)
                lines.append(self._style("--> ", fg="blue") + f"{file[0]}:{begin.line}:{begin.column}")
            lines += self._frame(marked)
        if len(finding.related) > MAX_RELATED:
            lines.append(self.say("and {more} more places", more=len(finding.related) - MAX_RELATED))
        return lines

    def _frame(self, marked: Sequence[tuple[Highlight, FilePlace | None]]) -> list[str]:
        """Return the lines around places in one file."""
        marks, width = [highlight for highlight, _place in marked], self.context.width
        lines = {place.span.line: place.text for _highlight, place in marked if place}
        return lines_frame(lines, marks, width) if lines else code_frame(self.report.document.source, marks, width)

    def _missing(self, about: Diagnostic | RelatedLocation) -> str:
        """Return the label of a table in which something is missing."""
        if about.file or isinstance(about.at, Span) or (place := self.report.place(about)).exact:
            return ""
        return self.say("no {key} here", key=f"`{dotted(about.at[place.found :])}`")

    def _file(self, about: Diagnostic | RelatedLocation) -> str:
        return escape_terminal(file_of(self.report, about)) if about.file else self.name

    def _where(self, finding: Diagnostic) -> str:
        span = self.report.span(finding)
        return f"{self._file(finding)}:{span.line}:{span.column}"

    def _to_write(self, finding: Diagnostic, rule: Rule) -> list[str]:
        """Return the lines to write, below where to write them. They are never wrapped, so that they can be copied."""
        lines: list[str] = []
        for snippet in self.snippets.rendered(finding, rule):
            first, *rest = wrap(snippet.label, self.context.width, indent=_INDENT)
            label, space, more = first.partition(" ")
            lines += [self._style(label, fg="cyan") + space + more, *rest]
            lines += [f"{_INDENT}{line}".rstrip() for line in snippet.text.split("\n") if snippet.text]
        return lines


@lru_cache(MAX_RULES)
def _words(rule: Rule, translate: Translate, width: int, *, color: bool) -> tuple[list[str], list[str]]:
    """Return the lines with what to do, and those with what to ask, that a rule says about each of its findings."""
    words, do, ask = shown_words(rule, translate), translated(translate, "Do"), translated(translate, "Ask")
    return _labelled(do, words.advice, width, color=color), _labelled(ask, words.question, width, color=color)


def _labelled(label: str, text: str, width: int, *, color: bool) -> list[str]:
    """Return a line with a label, wrapped so that the text stays in one column; or nothing."""
    lines = wrap(text, max(width - len(_INDENT), 20))
    if not lines:
        return []
    first, *rest = lines
    head = _styled(f"{label:<5}", color=color, fg="cyan")
    return [f"{head} {first}", *(_INDENT + line for line in rest)]


def _styled(text: str, *, color: bool, **how: object) -> str:
    return style(text, **how) if color else text  # type: ignore[arg-type]  # click's own
