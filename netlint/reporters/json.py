"""The report for programs: complete, versioned, and described by `schemas/report.schema.json`."""

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, get_args

import msgspec

from netlint.i18n import Translate, show
from netlint.linter.report import CharterReport, Diagnostic, RelatedLocation, Status
from netlint.linter.summary import Summary
from netlint.linter.suppressions.earlier import HiddenEarlier
from netlint.reporters.base import ParallelReporter
from netlint.reporters.escape_terminal import escape_control_sequences, escape_undecodable
from netlint.reporters.json_records import (
    ChangeRecord,
    CharterRecord,
    FilePlaceRecord,
    FindingRecord,
    HiddenRecord,
    Place,
    RelatedPlace,
    RepairRecord,
    ResultRecord,
    SnippetRecord,
    SummaryRecord,
    TextEditRecord,
)
from netlint.reporters.paths import file_of
from netlint.rules.levels import LEVELS
from netlint.toml import Span, dotted

if TYPE_CHECKING:
    from netlint.reporters.repairs import Repairs, TextRepair
    from netlint.reporters.snippets import Snippets

_WITHOUT_REASON = {status: ResultRecord(status) for status in get_args(Status)}


class Json(ParallelReporter):
    """One JSON document, written charter by charter."""

    signature = r'\{"format":1,"netlint":'

    _first = True

    def begin(self) -> str:
        """Open the document."""
        head = {"format": 1, "netlint": self.context.version, "today": self.context.today}
        return _encode(head)[:-1] + ',"charters":['

    def draw(self, report: CharterReport, shown: int) -> str:  # noqa: ARG002 (programs get all findings)
        """Return all findings and results of one charter."""
        record = CharterRecord(
            report.name,
            list(self._findings(report)) if report.findings else [],
            self._results(report),
        )
        return _encode(record)

    def text(self, drawing: str) -> str:
        """Return one charter as it was drawn, after a comma if it is not the first."""
        comma, self._first = "" if self._first else ",", False
        return f"{comma}\n{drawing}"

    def _findings(self, report: CharterReport) -> Iterator[FindingRecord]:
        from netlint.reporters.rendered import repairs_of
        from netlint.reporters.snippets import Snippets

        snippets, repairs = Snippets(self.context, report), repairs_of(report)
        for finding in report.in_order():
            yield self._finding(report, finding, snippets, repairs)

    def _finding(
        self, report: CharterReport, finding: Diagnostic, snippets: "Snippets", repairs: "Repairs | None"
    ) -> FindingRecord:
        from netlint.reporters.rule_words import rule_words

        rule, place, language = self.context.rules[finding.code], report.place(finding), report.language
        translate = self.context.translate_for(rule, language)
        words, advice = rule_words(rule, translate), finding.advice
        certain = repairs.certain(finding) if repairs and finding.repair else None
        suggested = repairs.suggested(finding) if repairs and finding.suggestions else ()
        return FindingRecord(
            finding.code,
            finding.name,
            finding.severity,
            _path(finding),
            place.exact,
            Place(*place.span),
            finding.message.text(translate),
            advice.text(translate) if advice else words.advice,
            [
                SnippetRecord(one.text, one.where, Place(*one.span), label)
                for one, label in snippets.labelled(finding, rule)
            ],
            words.question,
            finding.message.template,
            {name: _plain(value) for name, value in finding.message.parameters.items()},
            [
                RelatedPlace(
                    _path(related),
                    Place(*report.place(related).span),
                    related.message.text(translate),
                    _file(report, related),
                )
                for related in finding.related
            ],
            finding.fingerprint,
            finding.suppression,
            _hidden(finding.hidden, self.context.translate(language)) if finding.hidden else None,
            _repair(certain, self.context.translate(language)) if certain else None,
            [_repair(one, self.context.translate(language)) for one in suggested],
            _file(report, finding),
        )

    def _results(self, report: CharterReport) -> dict[str, ResultRecord]:
        """Return what came of each selected rule."""
        results = dict.fromkeys(report.codes, _WITHOUT_REASON["passed"])
        language = report.language
        for code, result in report.results.items():
            if code in results and result.reason:
                translate = self.context.translate_for(self.context.rules[code], language)
                results[code] = ResultRecord(result.status, result.reason.text(translate))
            elif code in results:
                results[code] = _WITHOUT_REASON[result.status]
        return results

    def end(self, summary: Summary) -> str:
        """Close the document with the summary."""
        levels = summary.levels()
        record = SummaryRecord(
            summary.charters,
            summary.with_findings,
            dict(summary.severities),
            dict(summary.suppressed),
            {family: _counts(counts) for family, counts in summary.families().items()},
            {level: _counts(levels[level]) for level in LEVELS if level in levels},
            summary.level_met(),
        )
        translate = self.context.translate(None)
        changes = [ChangeRecord(one.sentence(translate), one.file or None, one.line or None) for one in summary.changes]
        errors = [escape_undecodable(message.text(translate)) for message in summary.errors]
        return f'\n],"changes":{_encode(changes)},"errors":{_encode(errors)},"summary":{_encode(record)}}}\n'


def _hidden(hidden: HiddenEarlier, translate: Translate) -> HiddenRecord:
    return HiddenRecord(hidden.kind, hidden.where, hidden.reason.text(translate))


def _repair(repair: "TextRepair", translate: Translate) -> RepairRecord:
    edits = [TextEditRecord(Place(*edit.span), edit.text) for edit in repair.edits]
    return RepairRecord(repair.words.text(translate), edits)


def _path(about: Diagnostic | RelatedLocation) -> str | None:
    return None if isinstance(about.at, Span) else dotted(about.at)


def _file(report: CharterReport, about: Diagnostic | RelatedLocation) -> FilePlaceRecord | None:
    return FilePlaceRecord(file_of(report, about), Place(*about.file.span)) if about.file else None


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
