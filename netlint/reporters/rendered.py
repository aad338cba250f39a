"""One finding, with its text and places as all report formats show it. Escapes for no format."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from netlint.i18n import Translate
from netlint.linter.report import CharterReport, Diagnostic, RelatedLocation
from netlint.linter.suppressions.model import SuppressionReason
from netlint.reporters.base import ReportContext
from netlint.reporters.escape_markdown import as_code, neutralize_markup
from netlint.reporters.escape_terminal import escape_terminal
from netlint.reporters.paths import file_of
from netlint.reporters.rule_words import shown_words
from netlint.reporters.suppression_text import suppression_text
from netlint.rules.base import Rule
from netlint.rules.finding import Severity
from netlint.toml import DocPath, Span, dotted
from netlint.toml.text_edits import TextEdit
from netlint.utils.invisible import JOINERS

if TYPE_CHECKING:
    from netlint.reporters.repairs import Repairs, TextRepair

MAX_CHARACTERS = 4000
"""The maximum length of one text, in code points: what viewers still show. The project chose this limit."""


class RenderedLocation(NamedTuple):
    """Another place that a finding is about."""

    span: Span
    """The lines and columns."""
    path: str
    """Its path, with ids; empty if the text could not be read."""
    message: str
    """A note about it; empty if it is another place of the same kind."""
    file: str
    """The name of the file that it is in: the charter, or a file that the charter names."""
    line: str | None = None
    """The line that it is in, if it is in a file that the charter names."""


class RenderedSnippet(NamedTuple):
    """Lines to write in the charter."""

    label: str
    """Where to write them, such as "Write at the end of the file:"."""
    text: str
    """The lines, as TOML."""


class RenderedRepair(NamedTuple):
    """Edits of the text of the charter that are made together."""

    words: str
    """What they do, as sentences, such as "Rename `purpos` to `purpose`."."""
    edits: tuple[TextEdit, ...]
    """The edits, in the order of the text, with the spans of the text as it is."""
    text: str
    """The whole text with the edits made."""


class RenderedFinding(NamedTuple):
    """One finding as text, without invisible characters and without characters that a terminal obeys."""

    finding: Diagnostic
    """The finding itself."""
    rule: Rule
    """The rule that reported it."""
    name: str
    """The name of the rule. A file of the repository may have set it."""
    span: Span
    """The main place, in its `file`."""
    path: str
    """The path in the charter of the main place, or of what names its file; empty if the text could not be read."""
    message: str
    """What was found."""
    advice: str
    """What to do about it."""
    question: str
    """What to ask the group; empty if there is nothing to discuss."""
    why_suppressed: str
    """Why it is suppressed, as text; empty if it is open."""
    related: tuple[RenderedLocation, ...]
    """The other places."""
    file: str
    """The name of the file with the main place: the charter, or a file that the charter names."""
    snippets: tuple[RenderedSnippet, ...] = ()
    """What to write in the charter; empty if only a person can decide that, or if the format does not show it."""
    repair: RenderedRepair | None = None
    """What `netlint fix` does about it; `None` if that is not certain, or if the format does not show it."""
    suggestions: tuple[RenderedRepair, ...] = ()
    """What a person can choose from; empty if there is nothing to choose, or if the format does not show it."""

    @property
    def line(self) -> str | None:
        """The line that it is in, if it is in a file that the charter names."""
        return self.finding.file.text if self.finding.file else None

    @property
    def code(self) -> str:
        """The code of the rule."""
        return self.rule.code

    @property
    def title(self) -> str:
        """The code and name of the rule."""
        return f"{self.rule.code} {self.name}"

    @property
    def severity(self) -> Severity:
        """The severity of the finding."""
        return self.finding.severity

    @property
    def suppression(self) -> SuppressionReason | None:
        """Why it is suppressed; `None` if it is open."""
        return self.finding.suppression

    @property
    def explain(self) -> str:
        """The command that shows the page of the rule."""
        return f"netlint explain {self.rule.code}"

    @property
    def lines_to_write(self) -> str:
        """The lines to write, below where to write them; empty if there are none."""
        return "\n".join(f"{snippet.label}\n{snippet.text}".rstrip("\n") for snippet in self.snippets)

    @property
    def line_to_write(self) -> str:
        """The line to write, after where to write it; empty if there is not exactly one."""
        snippet = self.snippets[0] if len(self.snippets) == 1 else None
        return f" {snippet.label} {as_code(snippet.text)}" if snippet and "\n" not in snippet.text else ""

    @property
    def last_line(self) -> int:
        """The last line of the main place."""
        span = self.span
        return span.end_line - (span.end_column == 1 and span.end_line > span.line)


def render(
    context: ReportContext,
    report: CharterReport,
    findings: list[Diagnostic],
    *,
    with_snippets: bool = False,
    with_repairs: bool = False,
) -> list[RenderedFinding]:
    """Return findings in one charter as text, in the language of the charter."""
    rendered = []
    for finding in findings:
        rule = context.rules[finding.code]
        rendered.append(_render(rule, report, finding, context.translate_for(rule, report.language)))
    if with_repairs:
        rendered = _with_repairs(context, report, rendered)
    return _with_snippets(context, report, rendered) if with_snippets else rendered


def repairs_of(report: CharterReport) -> "Repairs | None":
    """Return what makes the repairs of the findings in a charter; `None` if no finding has any."""
    if not any(one.repair or one.suggestions for one in report.findings):
        return None
    from netlint.reporters.repairs import Repairs

    return Repairs(report)


def _with_repairs(
    context: ReportContext, report: CharterReport, rendered: list[RenderedFinding]
) -> list[RenderedFinding]:
    repairs, translate = repairs_of(report), context.translate(report.language)
    if repairs is None:
        return rendered
    return [
        one._replace(
            repair=_repair(certain, translate) if (certain := repairs.certain(one.finding)) else None,
            suggestions=tuple(_repair(repair, translate) for repair in repairs.suggested(one.finding)),
        )
        if one.finding.repair or one.finding.suggestions
        else one
        for one in rendered
    ]


def _repair(repair: "TextRepair", translate: Translate) -> RenderedRepair:
    return RenderedRepair(escape_terminal(repair.words.text(translate)), repair.edits, repair.text)


def _with_snippets(
    context: ReportContext, report: CharterReport, rendered: list[RenderedFinding]
) -> list[RenderedFinding]:
    if not any(one.finding.write_at is not None or isinstance(one.finding.at, Span) for one in rendered):
        return rendered
    from netlint.reporters.snippets import Snippets

    snippets = Snippets(context, report)
    return [one._replace(snippets=tuple(snippets.rendered(one.finding, one.rule))) for one in rendered]


def without_markup(rendered: RenderedFinding) -> RenderedFinding:
    """Return the same finding, without Markdown or HTML that has an effect.

    The advice and question of a plugin's rule stay as they are, because people copy from them. The advice of a finding
    may contain values from the charter, so it does not.
    """
    without: dict[str, Any] = {}
    if (message := neutralize_markup(rendered.message)) != rendered.message:
        without["message"] = message
    if rendered.rule.is_local:
        texts = {"name": rendered.name, "advice": rendered.advice, "question": rendered.question}
        without |= {field: neutralize_markup(text) for field, text in texts.items()}
    if rendered.finding.advice:
        without["advice"] = neutralize_markup(rendered.advice)
    if rendered.why_suppressed:
        without["why_suppressed"] = neutralize_markup(rendered.why_suppressed)
    if rendered.snippets:
        without["snippets"] = tuple(_copyable(rendered.snippets))
    if rendered.repair:
        without["repair"] = _without_markup(rendered.repair)
    if rendered.suggestions:
        without["suggestions"] = tuple(map(_without_markup, rendered.suggestions))
    if rendered.related:
        without["related"] = tuple(
            one._replace(path=neutralize_markup(one.path), message=neutralize_markup(one.message))
            for one in rendered.related
        )
    return rendered._replace(**without) if without else rendered


def _copyable(snippets: tuple[RenderedSnippet, ...]) -> Iterator[RenderedSnippet]:
    """Yield snippets without markup; with invisible characters, one is no text to copy."""
    for label, text in snippets:
        if neutralize_markup(text) == text:
            yield RenderedSnippet(neutralize_markup(label), text)


def _without_markup(repair: RenderedRepair) -> RenderedRepair:
    return repair._replace(words=neutralize_markup(repair.words))


def _render(rule: Rule, report: CharterReport, finding: Diagnostic, translate: Translate) -> RenderedFinding:
    """Return one finding as text; `translate` is that of its rule."""
    words, own = shown_words(rule, translate), finding.advice
    return RenderedFinding(
        finding,
        rule,
        words.name,
        report.span(finding),
        _path(finding.at),
        _short(escape_terminal(finding.message.text(translate))),
        _short(escape_terminal(own.text(translate)) if own else words.advice),
        words.question,
        _short(escape_terminal(suppression_text(finding.suppression, translate))) if finding.suppression else "",
        tuple(_related(report, other, translate) for other in finding.related) if finding.related else (),
        file_of(report, finding),
    )


def _related(report: CharterReport, other: RelatedLocation, translate: Translate) -> RenderedLocation:
    return RenderedLocation(
        report.span(other),
        _path(other.at),
        _short(escape_terminal(other.message.text(translate))),
        file_of(report, other),
        other.file.text if other.file else None,
    )


def _path(at: DocPath | Span) -> str:
    return "" if isinstance(at, Span) else escape_terminal(dotted(at))


def _short(text: str) -> str:
    return text if len(text) <= MAX_CHARACTERS else text[: MAX_CHARACTERS - 1].rstrip(JOINERS) + "…"
