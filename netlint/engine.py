"""The engine: charters and rules in, reports out. Reads no file, prints nothing, exits nowhere."""

import datetime as dt
from functools import cached_property
from typing import Literal, NamedTuple, TypeAlias

from msgspec import Struct

from netlint.charter import (
    Charter,
    Document,
    Message,
    Path,
    Phase,
    Place,
    Span,
    Unusable,
    dotted,
    fit,
)
from netlint.language import Language, known
from netlint.rules import At, Crash, Finding, Rule, Severity, path_of, paths_in
from netlint.selection import ActiveRule, Selection

START_DAYS = 180
"""A network younger than this, in days, is in its start: half a year, after which the article sees networks die."""
CONSOLIDATION_DAYS = 730
"""A network younger than this, in days, is consolidating: the two years of the article."""

Status: TypeAlias = Literal["holds", "findings", "not-evaluated", "crashed"]


class Related(Struct, frozen=True):
    """Another place that a finding is about, with a note that may be empty."""

    at: Path | Span
    message: Message


class Reported(Struct, frozen=True):
    """A finding with all that the rule and the settings say about it; `at` is a path, or a span where there is none."""

    code: str
    name: str
    severity: Severity
    message: Message
    at: Path | Span
    related: tuple[Related, ...] = ()
    on_key: bool = False


class Result(Struct, frozen=True):
    """What came of one rule, and why, where it was not evaluated or crashed."""

    code: str
    status: Status
    reason: Message | None = None


class CharterReport(NamedTuple):
    """What the rules say about one charter.

    `codes` are those of the rules that were selected; `results` has an entry for each that does not simply hold.
    """

    document: Document
    findings: tuple[Reported, ...]
    codes: tuple[str, ...]
    results: dict[str, Result]
    spoken: Language | None = None

    @property
    def language(self) -> Language | None:
        """The language that is spoken to the charter: what the settings say, or else what it says itself."""
        return self.spoken or known(self.document.language)

    @property
    def name(self) -> str:
        """The name of the charter: its path, as people should see it."""
        return self.document.source.name

    def place(self, finding: Reported | Related) -> Place:
        """Give the place that a finding, or a related note, is about."""
        if isinstance(finding.at, Span):
            return Place(finding.at, exact=True)
        return self.document.locate(finding.at, key=isinstance(finding, Reported) and finding.on_key)

    def in_order(self) -> list[Reported]:
        """Give the findings in the order of the file."""
        return sorted(self.findings, key=lambda finding: (self.place(finding).span, finding.code))

    def locate_all(self) -> None:
        """Find the places of all findings now, so that the report can travel without the data."""
        for finding in self.findings:
            self.place(finding)
            for related in finding.related:
                self.place(related)

    def status(self, code: str) -> Status:
        """Say what came of a rule."""
        result = self.results.get(code)
        return result.status if result else "holds"


class _NotEvaluated(Exception):  # noqa: N818 (it is no error, but an outcome)
    def __init__(self, reason: Message) -> None:
        super().__init__(reason)
        self.reason = reason


class _Facts:
    """What rules can ask for. A fact that cannot be had says why by raising."""

    def __init__(self, document: Document, charter: Charter | None, today: dt.date | None) -> None:
        self.document = document
        self.crashes: list[Crash] = []
        self._charter = charter
        self._today = today

    @cached_property
    def charter(self) -> Charter:
        if self._charter is None:
            raise _NotEvaluated(Message("the charter could not be read"))
        return self._charter

    @cached_property
    def today(self) -> dt.date:
        if self._today is None:
            raise _NotEvaluated(Message("it depends on the date, and this run is timeless"))
        return self._today

    @cached_property
    def _paths(self) -> dict[int, Path]:
        return paths_in(self._charter) if self._charter else {}

    @cached_property
    def phase(self) -> Phase:
        network = self.charter.network
        if network is None:
            return "start"
        return network.phase or (self._phase_by_age(network.founded) if network.founded else "start")

    def path_of(self, at: At) -> Path | Span:
        return path_of(at, self._paths)

    def _phase_by_age(self, founded: dt.date) -> Phase:
        age = (self.today - founded).days
        return "start" if age < START_DAYS else "consolidation" if age < CONSOLIDATION_DAYS else "mature"


def check(document: Document, selection: Selection, *, today: dt.date | None) -> CharterReport:
    """Run the selected rules over one document. Without `today`, rules that depend on the date are not evaluated."""
    charter = None
    if document.data is not None:
        charter, faults = fit(document.data, Charter)
        document.accept(faults)
    facts = _Facts(document, charter, today)
    findings: dict[str, list[Reported]] = {}
    results: dict[str, Result] = {}
    for active in selection.rules:
        code = active.rule.code
        try:
            if active.rule.needed:
                _need(active.rule, facts.charter)
            asked = [getattr(facts, name) for name in active.rule.facts]
            found = [_report(active, finding, facts) for finding in active.rule.function(*asked, **active.options)]
            if found:
                findings[code] = found
                results[code] = Result(code, "findings")
        except _NotEvaluated as outcome:
            results[code] = Result(code, "not-evaluated", outcome.reason)
        except Unusable as outcome:
            path = dotted(document.named(outcome.path))
            results[code] = Result(code, "not-evaluated", Message("`{path}` is not valid", {"path": path}))
        except Exception as error:  # noqa: BLE001 (a rule may raise anything; the run goes on, and says so)
            facts.crashes.append(Crash(active.rule, _in_short(error)))
            results[code] = Result(code, "crashed", Message("{error}", {"error": _in_short(error)}))
    _silence(selection, findings, results)
    reported = tuple(finding for found in findings.values() for finding in found)
    return CharterReport(document, reported, selection.codes, results)


def _need(rule: Rule, charter: Charter) -> None:
    """Stop where a section is absent without which a rule has nothing to say."""
    for attribute, section in rule.needed:
        if not getattr(charter, attribute):
            raise _NotEvaluated(Message("the charter has no `{section}`", {"section": section}))


def _report(active: ActiveRule, finding: Finding, facts: _Facts) -> Reported:
    """Make of what a rule has yielded what a report holds: places become paths, and the severity is settled."""
    finding.message.text()  # a template that does not go with its parameters is the rule's fault, not the output's
    severity = active.severity or finding.severity or active.rule.severity
    related = tuple(Related(facts.path_of(note.at), note.message) for note in finding.related)
    at = facts.path_of(finding.at)
    return Reported(active.rule.code, active.rule.name, severity, finding.message, at, related, finding.on_key)


def _silence(selection: Selection, findings: dict[str, list[Reported]], results: dict[str, Result]) -> None:
    """Drop the findings of rules that others make pointless."""
    open_codes = frozenset(findings)
    for code in sorted(open_codes):
        if silencers := sorted(selection.silenced_by(code) & open_codes):
            del findings[code]
            reason = Message("{code} comes first", {"code": silencers[0]})
            results[code] = Result(code, "not-evaluated", reason)


def _in_short(error: Exception) -> str:
    """Say what was raised and where, in one line that is the same on every machine."""
    import traceback  # noqa: PLC0415 (rules do not crash)
    from pathlib import Path  # noqa: PLC0415 (the same)

    frames = traceback.extract_tb(error.__traceback__)
    where = f" ({Path(frames[-1].filename).name}, line {frames[-1].lineno})" if frames else ""
    return f"{type(error).__name__}: {error}{where}"
