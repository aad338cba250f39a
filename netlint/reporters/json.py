"""The report for programs: complete, versioned, and described by `schemas/report.schema.json`."""

import datetime as dt
from collections.abc import Iterator
from typing import Annotated, Any, Literal, get_args

import msgspec
from msgspec import Meta, Struct

from netlint.i18n import Translate, show
from netlint.linter.report import CharterReport, Diagnostic, RelatedLocation, Status
from netlint.linter.summary import Summary
from netlint.linter.suppressions.model import SuppressionKind, SuppressionReason
from netlint.reporters.base import Reporter
from netlint.reporters.escape_terminal import escape_control_sequences, escape_undecodable
from netlint.reporters.rendered import advice_text
from netlint.rules.base import LEVELS, Level, Rule
from netlint.rules.finding import Severity
from netlint.toml import Span, dotted
from netlint.toml.snippet import Where

_Count = Annotated[int, Meta(ge=0)]
_Position = Annotated[int, Meta(ge=1)]


class Place(Struct, frozen=True, rename="kebab"):
    """A piece of a charter: lines and columns count from 1, columns in code points, the end is exclusive."""

    line: _Position
    column: _Position
    end_line: _Position
    end_column: _Position


class RelatedPlace(Struct, frozen=True, rename="kebab"):
    """Another place that a finding is about."""

    path: Annotated[str | None, Meta(description="The path, with ids; null where the text could not be read.")]
    span: Place
    message: str


class SnippetRecord(Struct, frozen=True, rename="kebab"):
    """Lines of TOML to write in a charter, and where they go."""

    text: Annotated[str, Meta(description="The lines.")]
    where: Annotated[
        Where,
        Meta(
            description="At the end of the file, below a header that earlier snippets add there, on the line below the "
            "span, right after the span, or instead of the span."
        ),
    ]
    span: Place
    label: Annotated[str, Meta(description="Where to write them, as a sentence.")]


class FindingRecord(Struct, frozen=True, rename="kebab"):
    """One finding."""

    code: str
    name: str
    severity: Severity
    path: Annotated[str | None, Meta(description="The path, with ids; null where the text could not be read.")]
    exact: Annotated[bool, Meta(description="False where the thing is missing: the span is then the nearest table.")]
    span: Place
    message: str
    advice: Annotated[str, Meta(description="What to do about it.")]
    snippets: Annotated[list[SnippetRecord], Meta(description="What to write; empty if only a person can decide.")]
    question: Annotated[str, Meta(description="What to ask the group; empty for rules about the form of the file.")]
    template: Annotated[str, Meta(description="The message with a {name} for each of the parameters.")]
    parameters: dict[str, Any]
    related: list[RelatedPlace]
    fingerprint: Annotated[str, Meta(description="The same from run to run, wherever the finding stands in the file.")]
    suppression: Annotated[
        SuppressionReason | None, Meta(description="Why the finding is suppressed; null if it is open.")
    ]


class ResultRecord(Struct, frozen=True, rename="kebab"):
    """What came of one rule, and why, where it was skipped or crashed."""

    status: Status
    reason: str | None = None


class CharterRecord(Struct, frozen=True, rename="kebab"):
    """One charter: its findings in the order of the file, and what came of each rule, by code."""

    path: str
    findings: list[FindingRecord]
    results: dict[str, ResultRecord]


class SummaryRecord(Struct, frozen=True, rename="kebab"):
    """Counts over all charters. The counts of a family or level are of checks: one rule on one charter."""

    charters: _Count
    charters_with_findings: _Count
    severities: Annotated[dict[Severity, _Count], Meta(description="The open findings.")]
    suppressed: dict[SuppressionKind, _Count]
    families: dict[str, dict[Status, _Count]]
    levels: dict[Level, dict[Status, _Count]]
    level_met: Level | None


class ChangeRecord(Struct, frozen=True, rename="kebab"):
    """What a change since a revision does to how charters are judged."""

    text: Annotated[str, Meta(description="A sentence, with its place.")]
    file: Annotated[str | None, Meta(description="The file that does it, if it is known.")]
    line: Annotated[_Position | None, Meta(description="The line of the file, if it is known.")]


class ReportRecord(Struct, frozen=True, rename="kebab"):
    """A report of netlint."""

    format: Annotated[Literal[1], Meta(description="The version of this format.")]
    netlint: Annotated[str, Meta(description="The version of netlint.")]
    today: Annotated[dt.date | None, Meta(description="The day of the run; null in a timeless one.")]
    charters: list[CharterRecord]
    changes: Annotated[list[ChangeRecord], Meta(description="What a change does to how charters are judged.")]
    errors: Annotated[list[str], Meta(description="What netlint could not do; the exit code is then 2.")]
    summary: SummaryRecord


class Json(Reporter):
    """One JSON document, written charter by charter."""

    signature = r'\{"format":1,"netlint":'

    _first = True

    def begin(self) -> str:
        """Open the document."""
        head = {"format": 1, "netlint": self.context.version, "today": self.context.today}
        return _encode(head)[:-1] + ',"charters":['

    def charter(self, report: CharterReport, shown: int) -> str:  # noqa: ARG002 (programs get all findings)
        """Return all findings and results of one charter."""
        translate = self.context.translate(report.language)
        record = CharterRecord(
            report.name,
            list(self._findings(report)) if report.findings else [],
            {code: _result(report, code, translate) for code in report.codes},
        )
        comma, self._first = "" if self._first else ",", False
        return f"{comma}\n{_encode(record)}"

    def _findings(self, report: CharterReport) -> Iterator[FindingRecord]:
        from netlint.reporters.snippets import Snippets

        snippets = Snippets(self.context, report)
        for finding in report.in_order():
            rule = self.context.rules[finding.code]
            written = [
                SnippetRecord(one.text, one.where, Place(*one.span), label)
                for one, label in snippets.labelled(finding, rule)
            ]
            yield _finding(report, finding, rule, self.context.translate_for(rule, report.language), written)

    def end(self, summary: Summary) -> str:
        """Close the document with the summary."""
        record = SummaryRecord(
            summary.charters,
            summary.with_findings,
            dict(summary.severities),
            dict(summary.suppressed),
            {family: _counts(counts) for family, counts in summary.families().items()},
            {level: _counts(summary.levels()[level]) for level in LEVELS if level in summary.levels()},
            summary.level_met(),
        )
        translate = self.context.translate(None)
        changes = [ChangeRecord(one.sentence(translate), one.file or None, one.line or None) for one in summary.changes]
        errors = [escape_undecodable(message.text(translate)) for message in summary.errors]
        return f'\n],"changes":{_encode(changes)},"errors":{_encode(errors)},"summary":{_encode(record)}}}\n'


def _finding(
    report: CharterReport, finding: Diagnostic, rule: Rule, translate: Translate, snippets: list[SnippetRecord]
) -> FindingRecord:
    place = report.place(finding)
    return FindingRecord(
        finding.code,
        finding.name,
        finding.severity,
        _path(finding),
        place.exact,
        Place(*place.span),
        finding.message.text(translate),
        advice_text(rule, finding, translate),
        snippets,
        translate(rule.question),
        finding.message.template,
        {name: _plain(value) for name, value in finding.message.parameters.items()},
        [
            RelatedPlace(_path(related), Place(*report.place(related).span), related.message.text(translate))
            for related in finding.related
        ],
        finding.fingerprint,
        finding.suppression,
    )


def _result(report: CharterReport, code: str, translate: Translate) -> ResultRecord:
    result = report.results.get(code)
    if result is None:
        return ResultRecord("passed")
    return ResultRecord(result.status, result.reason.text(translate) if result.reason else None)


def _path(about: Diagnostic | RelatedLocation) -> str | None:
    return None if isinstance(about.at, Span) else dotted(about.at)


def _plain(value: Any) -> Any:
    """Return a parameter as JSON has it: what is itself a message becomes its English text."""
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, dt.date):
        return value.isoformat()
    return value if isinstance(value, int | float | str | dt.time) else show(value)


def _counts(counts: Any) -> dict[Status, int]:
    return {status: counts[status] for status in get_args(Status)}


def _encode(value: object) -> str:
    try:
        encoded = msgspec.json.encode(value, order="deterministic")
    except UnicodeEncodeError:  # the name of a file is not UTF-8
        encoded = msgspec.json.encode(_writable(msgspec.to_builtins(value)), order="deterministic")
    return escape_control_sequences(encoded.decode())


def _writable(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _writable(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_writable(item) for item in value]
    return escape_undecodable(value) if isinstance(value, str) else value
