"""The engine: charters and rules in, reports out. Reads no file, prints nothing, exits nowhere."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property

from msgspec.structs import replace

from netlint.charter import (
    Charter,
    Document,
    Fault,
    Message,
    Path,
    Phase,
    Span,
    Table,
    Unusable,
    dotted,
    fit,
    fit_table,
)
from netlint.charters import Charters, card_of
from netlint.report import CharterReport, Related, Reported, Result
from netlint.rules import At, Crash, Finding, Rule, path_of, paths_in
from netlint.selection import ActiveRule, Selection
from netlint.suppressions import Silencer, Silencing, Suppression, Target

START_DAYS = 180
"""A network younger than this, in days, is in its start: half a year, after which the article sees networks die."""
CONSOLIDATION_DAYS = 730
"""A network younger than this, in days, is consolidating: the two years of the article."""

NOTHING = Silencing()
NO_TABLES: Mapping[str, type[Table]] = {}


class _NotEvaluated(Exception):  # noqa: N818 (it is no error, but an outcome)
    def __init__(self, reason: Message) -> None:
        super().__init__(reason)
        self.reason = reason


class _Facts:
    """What rules can ask for. A fact that cannot be had says why by raising."""

    def __init__(self, document: Document, charter: Charter | None, today: dt.date | None) -> None:
        self.document = document
        self.crashes: list[Crash] = []
        self.suppressions: list[Suppression] = []
        self._charter = charter
        self._today = today

    @cached_property
    def charter(self) -> Charter:
        if self._charter is None:
            raise _NotEvaluated(Message("the charter could not be read"))
        return self._charter

    @cached_property
    def charters(self) -> Charters:
        raise _NotEvaluated(Message("it compares charters, and there is one in this run"))

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


class _Run:
    """The rules, run over one document: what they have found, and what came of each."""

    def __init__(self, facts: _Facts, selection: Selection) -> None:
        self.facts = facts
        self.selection = selection
        self.findings: dict[str, list[Reported]] = {}
        self.results: dict[str, Result] = {}

    def run(self, rules: Iterable[ActiveRule]) -> None:
        """Run some of the rules; what they find is added to what was found before."""
        facts, findings, results = self.facts, self.findings, self.results
        for active in rules:
            code = active.rule.code
            try:
                if active.rule.needed:
                    _need(active.rule, facts.charter)
                asked = [getattr(facts, name) for name in active.rule.facts]
                found = [_report(active, finding, facts) for finding in active.rule.function(*asked, **active.options)]
                if found:
                    findings.setdefault(code, []).extend(found)
                    results[code] = Result(code, "findings")
            except _NotEvaluated as outcome:
                results[code] = Result(code, "not-evaluated", outcome.reason)
            except Unusable as outcome:
                path = dotted(facts.document.named(outcome.path))
                results[code] = Result(code, "not-evaluated", Message("`{path}` is not valid", {"path": path}))
            except Exception as error:  # noqa: BLE001 (a rule may raise anything; the run goes on, and says so)
                facts.crashes.append(Crash(active.rule, _in_short(error)))
                results[code] = Result(code, "crashed", Message("{error}", {"error": _in_short(error)}))

    def silence(self) -> None:
        """Drop the findings of rules that others make pointless."""
        open_codes = frozenset(self.findings)
        for code in sorted(open_codes):
            if silencers := sorted(self.selection.silenced_by(code) & open_codes):
                del self.findings[code]
                reason = Message("{code} comes first", {"code": silencers[0]})
                self.results[code] = Result(code, "not-evaluated", reason)

    def take_up(self, report: CharterReport) -> None:
        """Start from what an earlier run has found."""
        self.results |= report.results
        for finding in report.findings:
            self.findings.setdefault(finding.code, []).append(finding)

    def set_aside(self, silencer: Silencer, document: Document) -> None:
        """Give each finding an identity, and say how it stands, where that was not said before."""
        for code, found in self.findings.items():
            for at, finding in enumerate(found):
                if not finding.identities:
                    found[at] = _settled(finding, self.selection.by_code[code], silencer, document, found[:at])
            if all(finding.standing for finding in found):
                self.results[code] = Result(code, "set-aside")

    def evaluated(self) -> list[Rule]:
        """Give the rules that came to an outcome."""
        outcomes = ((active.rule, self.results.get(active.rule.code)) for active in self.selection.rules)
        return [rule for rule, result in outcomes if result is None or result.status in ("findings", "set-aside")]

    def reported(self) -> tuple[Reported, ...]:
        """Give all findings."""
        return tuple(finding for found in self.findings.values() for finding in found)


def check(
    document: Document,
    selection: Selection,
    *,
    today: dt.date | None,
    silencing: Silencing = NOTHING,
    tables: Mapping[str, type[Table]] = NO_TABLES,
) -> CharterReport:
    """Run the selected rules over one document. Without `today`, rules that depend on the date are not evaluated.

    `tables` are the types of the plugins' own tables, by their name under `[plugins]`.
    """
    charter = None
    if document.data is not None:
        charter, faults = fit(document.data, Charter)
        if charter and tables:
            faults += tuple(_fit_tables(charter, tables))
        document.accept(faults)
    run = _Run(_Facts(document, charter, today), selection)
    run.run(selection.first)
    run.silence()
    silencer = Silencer(document, silencing, selection.known, today)
    run.set_aside(silencer, document)
    exceptions: list[Suppression] = []
    stale: tuple[str, ...] = ()
    if silencer.is_needed:
        evaluated = run.evaluated()
        stale = tuple(silencer.stale(evaluated))
        for one in silencer.suppressions(evaluated, selection.plain):
            if one.kind == "exception":
                exceptions.append(one)
            if one.kind != "exception" or not one.is_unused:  # an exception may be of use in another charter
                run.facts.suppressions.append(one)
    run.run(selection.last)
    run.set_aside(silencer, document)
    card = card_of(document.source.name, charter)
    return CharterReport(document, run.reported(), selection.codes, run.results, card, tuple(exceptions), stale)


def _fit_tables(charter: Charter, tables: Mapping[str, type[Table]]) -> Iterator[Fault]:
    """Put the plugins' own tables into the types that they have for them; give what is wrong with their form."""
    try:
        given = charter.plugins
    except Unusable:
        return
    for name, table in tables.items():
        if name in given:
            fitted = fit_table(given[name], table, ("plugins", name))
            yield from fitted.faults
            given[name] = fitted.model or table()


def check_together(
    report: CharterReport,
    selection: Selection,
    charters: Charters | None,
    *,
    today: dt.date | None,
    silencing: Silencing = NOTHING,
    unused: Iterable[Suppression] = (),
    read_again: Callable[[], Document],
) -> CharterReport:
    """Run the rules that compare charters on one of them, and those that look at exceptions `unused` in the whole run.

    The document of a report may have travelled without its data; `read_again` gives it whole, where there is a finding.
    """
    facts = _Facts(report.document, None, today)
    run = _Run(facts, selection)
    run.take_up(report)
    if charters:
        facts.charters = charters.seen_from(report.card)
        for active in selection.together:
            run.results.pop(active.rule.code, None)
        run.run(selection.together)
    facts.suppressions += unused
    wanted = {name for name in ("suppressions", "crashes") if getattr(facts, name)}
    run.run(active for active in selection.last if wanted.intersection(active.rule.facts))
    reported = run.reported()
    if len(reported) == len(report.findings):
        return report._replace(results=run.results)
    document = read_again()
    run.set_aside(Silencer(document, silencing, selection.known, today), document)
    return report._replace(document=document, findings=run.reported(), results=run.results)


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


def _settled(finding: Reported, rule: Rule, silencer: Silencer, document: Document, before: list[Reported]) -> Reported:
    """Name the place of a finding, and say how it stands; a second one in the same place is named so."""
    from netlint.charter.identities import identity  # noqa: PLC0415 (a charter without findings has none to name)

    main, *others = (identity(document, at) for at in finding.places)
    twins = sum(other.identities[0].partition(" ")[0] == main for other in before)
    finding = replace(finding, identities=(f"{main} {twins + 1}" if twins else main, *others))
    if not silencer.is_needed:
        return finding
    places = zip(finding.places, finding.fingerprints, strict=True)
    targets = [_target(document, at, fingerprint, finding.on_key) for at, fingerprint in places]
    return replace(finding, standing=silencer.standing(rule, targets))


def _target(document: Document, at: Path | Span, fingerprint: str, on_key: bool) -> Target:
    place = document.locate(at, key=on_key)
    return Target(at, place.span, place.exact or place.found > 0, fingerprint)


def _in_short(error: Exception) -> str:
    """Say what was raised and where, in one line that is the same on every machine."""
    import traceback  # noqa: PLC0415 (rules do not crash)
    from pathlib import Path  # noqa: PLC0415 (the same)

    frames = traceback.extract_tb(error.__traceback__)
    where = f" ({Path(frames[-1].filename).name}, line {frames[-1].lineno})" if frames else ""
    return f"{type(error).__name__}: {error}{where}"
