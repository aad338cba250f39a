"""One finding, in the words and at the places that every format tells of it. Escapes for no format."""

from typing import NamedTuple

from netlint.charter import Path, Span, Translate, dotted
from netlint.findings import Severity
from netlint.output.aside import in_words
from netlint.output.format import Context
from netlint.output.visible import visible
from netlint.report import CharterReport, Reported
from netlint.rules import Rule
from netlint.suppressions import Standing

MAX_CHARACTERS = 4000
"""The most that is told in one message, in code points: what a viewer still shows. The project's own choice."""


class Elsewhere(NamedTuple):
    """Another place that a finding is about."""

    span: Span
    path: str
    """Its path, with ids; empty where the text could not be read."""
    message: str
    """What there is to say about it; empty where it is one more place of the same kind."""


class Told(NamedTuple):
    """One finding, as it is told: no text has anything in it that is not seen or that a terminal obeys."""

    finding: Reported
    rule: Rule
    span: Span
    """The main place."""
    path: str
    """The path of the main place, with ids; empty where the text could not be read."""
    message: str
    to_do: str
    ask: str
    aside: str
    """Why it is set aside, in words; empty where it is open."""
    related: tuple[Elsewhere, ...]

    @property
    def code(self) -> str:
        """The code of the rule."""
        return self.rule.code

    @property
    def title(self) -> str:
        """Code and name of the rule."""
        return f"{self.rule.code} {self.rule.name}"

    @property
    def severity(self) -> Severity:
        """The severity of the finding."""
        return self.finding.severity

    @property
    def standing(self) -> Standing | None:
        """Why it is set aside; `None` where it is open."""
        return self.finding.standing

    @property
    def explain(self) -> str:
        """The command that says more."""
        return f"netlint explain {self.rule.code}"

    @property
    def last_line(self) -> int:
        """The last line of which anything belongs to the place."""
        span = self.span
        return span.end_line - (span.end_column == 1 and span.end_line > span.line)


def tell(context: Context, report: CharterReport, findings: list[Reported]) -> list[Told]:
    """Tell of findings in one charter, in its language."""
    translate = context.translate(report.language)
    return [_tell(context.rules[finding.code], report, finding, translate) for finding in findings]


def _tell(rule: Rule, report: CharterReport, finding: Reported, translate: Translate) -> Told:
    related = (
        Elsewhere(report.place(other).span, _path(other.at), _short(visible(other.message.text(translate))))
        for other in finding.related
    )
    return Told(
        finding,
        rule,
        report.place(finding).span,
        _path(finding.at),
        _short(visible(finding.message.text(translate))),
        visible(translate(rule.page.to_do)),
        visible(translate(rule.asks)),
        _short(visible(in_words(finding.standing, translate))) if finding.standing else "",
        tuple(related),
    )


def _path(at: Path | Span) -> str:
    return "" if isinstance(at, Span) else visible(dotted(at))


def _short(text: str) -> str:
    return text if len(text) <= MAX_CHARACTERS else text[: MAX_CHARACTERS - 1] + "…"
