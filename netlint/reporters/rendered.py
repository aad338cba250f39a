"""One finding, in the words and at the places that every format tells of it. Escapes for no format."""

from typing import NamedTuple

from netlint.i18n import Translate, same
from netlint.linter.report import CharterReport, Diagnostic
from netlint.linter.suppressions.model import SuppressionReason
from netlint.reporters.base import ReportContext
from netlint.reporters.escape_markdown import neutralize_markup
from netlint.reporters.escape_terminal import escape_terminal
from netlint.reporters.suppression_text import suppression_text
from netlint.rules.base import Rule
from netlint.rules.finding import Severity
from netlint.toml import DocPath, Span, dotted
from netlint.utils.invisible import JOINERS

MAX_CHARACTERS = 4000
"""The most that is told in one message, in code points: what a viewer still shows. The project's own choice."""


class RenderedLocation(NamedTuple):
    """Another place that a finding is about."""

    span: Span
    path: str
    """Its path, with ids; empty where the text could not be read."""
    message: str
    """What there is to say about it; empty where it is one more place of the same kind."""


class RenderedFinding(NamedTuple):
    """One finding, as it is told: no text has anything in it that is not seen or that a terminal obeys."""

    finding: Diagnostic
    rule: Rule
    name: str
    """The name of the rule, which a file of the repository may have given it."""
    span: Span
    """The main place."""
    path: str
    """The path of the main place, with ids; empty where the text could not be read."""
    message: str
    to_do: str
    question: str
    why_suppressed: str
    """Why it is set aside, in words; empty where it is open."""
    related: tuple[RenderedLocation, ...]

    @property
    def code(self) -> str:
        """The code of the rule."""
        return self.rule.code

    @property
    def title(self) -> str:
        """Code and name of the rule."""
        return f"{self.rule.code} {self.name}"

    @property
    def severity(self) -> Severity:
        """The severity of the finding."""
        return self.finding.severity

    @property
    def suppression(self) -> SuppressionReason | None:
        """Why it is set aside; `None` where it is open."""
        return self.finding.suppression

    @property
    def explain(self) -> str:
        """The command that says more."""
        return f"netlint explain {self.rule.code}"

    @property
    def last_line(self) -> int:
        """The last line of which anything belongs to the place."""
        span = self.span
        return span.end_line - (span.end_column == 1 and span.end_line > span.line)


def render(context: ReportContext, report: CharterReport, findings: list[Diagnostic]) -> list[RenderedFinding]:
    """Return findings in one charter, in its language."""
    rendered = []
    for finding in findings:
        rule = context.rules[finding.code]
        rendered.append(_render(rule, report, finding, context.translate_for(rule, report.language)))
    return rendered


def without_markup(rendered: RenderedFinding) -> RenderedFinding:
    """Return the same finding for those who may take its texts for Markdown or HTML: nothing in them is active.

    What a plugin says of what to do and to ask is no stranger's, and stays as it is: people copy from it.
    """
    own = neutralize_markup if rendered.rule.is_local else same
    return rendered._replace(
        name=own(rendered.name),
        message=neutralize_markup(rendered.message),
        to_do=own(rendered.to_do),
        question=own(rendered.question),
        why_suppressed=neutralize_markup(rendered.why_suppressed),
        related=tuple(
            RenderedLocation(span, neutralize_markup(path), neutralize_markup(message))
            for span, path, message in rendered.related
        ),
    )


def _render(rule: Rule, report: CharterReport, finding: Diagnostic, translate: Translate) -> RenderedFinding:
    """Return one finding as it is told; `translate` is that of its rule."""
    related = (
        RenderedLocation(
            report.place(other).span, _path(other.at), _short(escape_terminal(other.message.text(translate)))
        )
        for other in finding.related
    )
    return RenderedFinding(
        finding,
        rule,
        escape_terminal(rule.name),
        report.place(finding).span,
        _path(finding.at),
        _short(escape_terminal(finding.message.text(translate))),
        escape_terminal(translate(rule.page.to_do)),
        escape_terminal(translate(rule.question)),
        _short(escape_terminal(suppression_text(finding.suppression, translate))) if finding.suppression else "",
        tuple(related),
    )


def _path(at: DocPath | Span) -> str:
    return "" if isinstance(at, Span) else escape_terminal(dotted(at))


def _short(text: str) -> str:
    return text if len(text) <= MAX_CHARACTERS else text[: MAX_CHARACTERS - 1].rstrip(JOINERS) + "…"
