"""The engine: charters and rules in, reports out. Reads no file, prints nothing, exits nowhere."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping

from msgspec.structs import replace

from netlint.charter import (
    Charter,
    Document,
    Fault,
    Message,
    Table,
    Unusable,
    dotted,
    fit,
    fit_table,
)
from netlint.charters import Charters, card_of
from netlint.facts import Facts, NotEvaluated
from netlint.report import CharterReport, Reported, Result
from netlint.rules import Crash, Rule
from netlint.running import found_by, in_short
from netlint.selection import ActiveRule, Selection
from netlint.suppressions import Silencer, Silencing, Suppression

NOTHING = Silencing()
NO_TABLES: Mapping[str, type[Table]] = {}


class _Run:
    """The rules, run over one document: what they have found, and what came of each."""

    def __init__(self, facts: Facts, selection: Selection) -> None:
        self.facts = facts
        self.selection = selection
        self.findings: dict[str, list[Reported]] = {}
        self.results: dict[str, Result] = {}
        self.unsettled: list[tuple[str, int]] = []
        """The findings, by code and number, of which it is not said yet how they stand."""

    def run(self, rules: Iterable[ActiveRule]) -> None:
        """Run some of the rules; what they find is added to what was found before."""
        facts, findings, results = self.facts, self.findings, self.results
        for active in rules:
            code = active.rule.code
            try:
                if active.rule.needed:
                    _need(active.rule, facts.charter)
                if found := found_by(active, facts):
                    findings.setdefault(code, []).extend(found)
                    results[code] = Result(code, "findings")
            except NotEvaluated as outcome:
                results[code] = Result(code, "not-evaluated", outcome.reason)
            except Unusable as outcome:
                path = dotted(facts.document.named(outcome.path))
                results[code] = Result(code, "not-evaluated", Message("`{path}` is not valid", {"path": path}))
            except KeyboardInterrupt:
                raise
            except BaseException as error:  # noqa: BLE001 (a rule may raise anything, SystemExit too; the run goes on)
                told = in_short(error, active.rule)
                facts.crashes.append(Crash(active.rule, told))
                results[code] = Result(code, "crashed", Message("{error}", {"error": told}))

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

    def name(self, document: Document) -> list[str]:
        """Give each finding that has none an identity, and give the fingerprints of all."""
        if not self.findings:
            return []
        from netlint.charter.identities import Identities  # noqa: PLC0415 (a charter without findings has none)

        identities = Identities(document)
        for found in self.findings.values():
            twins = Counter(finding.identities[0].partition(" ")[0] for finding in found if finding.identities)
            for at, finding in enumerate(found):
                if not finding.identities:
                    main, *others = map(identities.of, finding.places)
                    twins[main] += 1
                    own = f"{main} {twins[main]}" if twins[main] > 1 else main
                    found[at] = replace(finding, identities=(own, *others))
                    self.unsettled.append((finding.code, at))
        return [fingerprint for finding in self.reported() for fingerprint in finding.fingerprints]

    def set_aside(self, silencer: Silencer) -> None:
        """Say how each finding stands that was named since this was said last."""
        for code, at in self.unsettled if silencer.is_needed else ():
            finding = self.findings[code][at]
            standing = silencer.standing(
                self.selection.by_code[code], finding.places, finding.fingerprints, on_key=finding.on_key
            )
            self.findings[code][at] = replace(finding, standing=standing)
        self.unsettled.clear()
        for code, found in self.findings.items():
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
    run = _Run(Facts(document, charter, today), selection)
    run.run(selection.first)
    run.silence()
    silencer = Silencer(document, silencing, selection.known, today)
    fingerprints = run.name(document)
    exceptions: list[Suppression] = []
    stale: tuple[str, ...] = ()
    if silencer.is_needed:
        evaluated = run.evaluated()
        silencer.recognise(fingerprints, evaluated)
        run.set_aside(silencer)
        stale = tuple(silencer.stale(evaluated))
        for one in silencer.suppressions(evaluated, selection.plain):
            if one.kind == "exception":
                exceptions.append(one)
            if one.kind != "exception" or not one.is_unused:  # an exception may be of use in another charter
                run.facts.suppressions.append(one)
    run.run(selection.last)
    run.name(document)
    run.set_aside(silencer)
    card, told = card_of(document.source.name, charter), (tuple(exceptions), stale, silencer.moved_from)
    return CharterReport(document, run.reported(), selection.codes, run.results, card, *told)


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
    facts = Facts(report.document, None, today)
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
    silencer = Silencer(document, silencing, selection.known, today)
    silencer.take_for(report.moved_from)
    run.name(document)
    run.set_aside(silencer)
    return report._replace(document=document, findings=run.reported(), results=run.results)


def _need(rule: Rule, charter: Charter) -> None:
    """Stop where a section is absent without which a rule has nothing to say."""
    for attribute, section in rule.needed:
        if not getattr(charter, attribute):
            raise NotEvaluated(Message("the charter has no `{section}`", {"section": section}))
