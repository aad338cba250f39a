"""The engine: charters and rules in, reports out. Reads no file, prints nothing, exits nowhere."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from netlint.charter import Charter, InvalidValue, Table, convert, convert_table
from netlint.i18n import Message
from netlint.linter.charter_index import CharterIndex, summarize
from netlint.linter.fixtures import Fixtures, SkipRule
from netlint.linter.report import Diagnostic, Report, RuleResult
from netlint.linter.run_rule import format_exception, run_rule
from netlint.linter.suppressions.directives import Directives
from netlint.linter.suppressions.model import Suppression, SuppressionSources
from netlint.linter.suppressions.tracker import SuppressionTracker
from netlint.rules.base import Crash, Rule
from netlint.rules.selector import ActiveRule, Selection
from netlint.toml import Document, Fault, dotted

NOTHING = SuppressionSources()
NO_TABLES: Mapping[str, type[Table]] = {}


class _Run:
    """The rules, run over one document: what they have found, and what came of each."""

    def __init__(self, facts: Fixtures, selection: Selection) -> None:
        self.facts = facts
        self.selection = selection
        self.findings: dict[str, list[Diagnostic]] = {}
        self.results: dict[str, RuleResult] = {}
        self.twins: dict[str, Counter[str]] = {}
        """How many findings begin at a place, by code and identity."""
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
                if found := run_rule(active, facts):
                    findings.setdefault(code, []).extend(found)
                    results[code] = RuleResult(code, "findings")
            except SkipRule as outcome:
                results[code] = RuleResult(code, "not-evaluated", outcome.reason)
            except InvalidValue as outcome:
                path = dotted(facts.document.named(outcome.path))
                results[code] = RuleResult(code, "not-evaluated", Message("`{path}` is not valid", {"path": path}))
            except KeyboardInterrupt:
                raise
            except BaseException as error:  # noqa: BLE001 (a rule may raise anything, SystemExit too; the run goes on)
                told = format_exception(error, active.rule)
                facts.crashes.append(Crash(active.rule, told))
                results[code] = RuleResult(code, "crashed", Message("{error}", {"error": told}))

    def silence(self) -> None:
        """Drop the findings of rules that others make pointless; where that is every rule, none of them holds."""
        open_codes = frozenset(self.findings)
        is_all = any("*" in self.selection.by_code[code].silences for code in open_codes)
        for code in sorted(active.rule.code for active in self.selection.first) if is_all else sorted(open_codes):
            silencers = sorted(self.selection.silenced_by(code) & open_codes)
            if silencers and (code in open_codes or code not in self.results):
                self.findings.pop(code, None)
                reason = Message("{code} comes first", {"code": silencers[0]})
                self.results[code] = RuleResult(code, "not-evaluated", reason)

    def name(self, document: Document) -> None:
        """Give each finding that has none an identity that no other of its rule has."""
        if not self.findings:
            return
        from netlint.linter.fingerprints import Identities  # noqa: PLC0415 (a charter without findings has none)

        identities = Identities(document)
        for code, found in self.findings.items():
            for at, finding in enumerate(found):
                if not finding.identities:
                    main, *others = map(identities.of, finding.places)
                    found[at] = replace(finding, identities=(self._own(code, main), *others))
                    self.unsettled.append((code, at))

    def _own(self, code: str, identity: str) -> str:
        """Make an identity one that no other finding of the rule begins with."""
        twins = self.twins.setdefault(code, Counter())
        twins[identity] += 1
        return f"{identity} {twins[identity]}" if twins[identity] > 1 else identity

    def settle(self, account: SuppressionTracker) -> None:
        """Say how each finding stands that was named since this was said last."""
        for code, at in self.unsettled if account else ():
            finding = self.findings[code][at]
            verdict = account.settle(self.selection.by_code[code], finding)
            if verdict.begins:
                finding = finding.beginning_at(verdict.begins)
                main, *others = finding.identities
                finding = replace(finding, identities=(self._own(code, main), *others))
            self.findings[code][at] = replace(finding, standing=verdict.standing)
        self.unsettled.clear()
        for code, found in self.findings.items():
            if all(finding.standing for finding in found):
                self.results[code] = RuleResult(code, "set-aside")

    def evaluated(self, rules: Iterable[ActiveRule]) -> list[Rule]:
        """Give those of some rules that came to an outcome."""
        outcomes = ((active.rule, self.results.get(active.rule.code)) for active in rules)
        return [rule for rule, result in outcomes if result is None or result.status in ("findings", "set-aside")]

    def reported(self) -> tuple[Diagnostic, ...]:
        """Give all findings."""
        return tuple(finding for found in self.findings.values() for finding in found)


def check(
    document: Document,
    selection: Selection,
    *,
    today: dt.date | None,
    silencing: SuppressionSources = NOTHING,
    tables: Mapping[str, type[Table]] = NO_TABLES,
    charters: CharterIndex | None = None,
    unused: Iterable[Suppression] = (),
) -> Report:
    """Run the selected rules over one document. Without `today`, rules that depend on the date are not evaluated.

    `tables` are the types of the plugins' own tables, by their name under `[plugins]`. Without `charters`, rules that
    compare it with all others are not evaluated. `unused` are the exceptions that are of no use in the whole run, and
    are told of here.
    """
    charter = _fitted(document, tables)
    card = summarize(document.source.name, charter)
    run = _Run(Fixtures(document, charter, today), selection)
    if charters:
        run.facts.charters = charters.seen_from(card)
    run.run(selection.first)
    run.silence()
    account = SuppressionTracker(Directives(document, silencing, selection.known, today), silencing.known)
    run.name(document)
    run.settle(account)
    exceptions: tuple[Suppression, ...] = ()
    if account:
        evaluated = run.evaluated(selection.first)
        exceptions = account.exceptions(evaluated, selection.plain)
        run.facts.suppressions += account.comments(evaluated, selection.plain)
        run.facts.suppressions += [one for one in exceptions if one.state != "unused"]  # it may be of use elsewhere
        run.facts.suppressions += account.gone(evaluated)
    run.facts.suppressions += unused
    run.run(selection.last)
    run.name(document)
    run.settle(account)
    stale = account.stale(run.evaluated(selection.rules)) if account else ()
    waits = bool(selection.together) and account.waits_for([active.rule for active in selection.together])
    return Report(document, run.reported(), selection.codes, run.results, card, exceptions, stale, waits)


def _fitted(document: Document, tables: Mapping[str, type[Table]]) -> Charter | None:
    """Put the data of a document into the model of a charter; what is wrong with its form goes to the document."""
    if document.data is None:
        return None
    charter, faults = convert(document.data, Charter)
    if charter and tables:
        faults += tuple(_fit_tables(charter, tables))
    document.accept(faults)
    return charter


def _fit_tables(charter: Charter, tables: Mapping[str, type[Table]]) -> Iterator[Fault]:
    """Put the plugins' own tables into the types that they have for them; give what is wrong with their form."""
    try:
        given = charter.plugins
    except InvalidValue:
        return
    for name, table in tables.items():
        if name in given:
            fitted = convert_table(given[name], table, ("plugins", name))
            yield from fitted.faults
            given[name] = fitted.model or table()


def check_together(
    report: Report,
    selection: Selection,
    charters: CharterIndex | None,
    *,
    today: dt.date | None,
    silencing: SuppressionSources = NOTHING,
    tables: Mapping[str, type[Table]] = NO_TABLES,
    unused: Sequence[Suppression] = (),
    read_again: Callable[[], Document],
) -> Report:
    """Check a charter once more, as one of all `charters`, and with what is `unused` in the whole run.

    Rules that compare charters need no more of it than its card, and of most charters they find nothing. Only where
    they do, or where more depends on it, the document is wanted: `read_again` gives it, and all is checked anew.
    """
    results = report.results
    is_settled = not unused
    if charters:
        run = _Run(Fixtures(report.document, None, today), selection)
        run.facts.charters = charters.seen_from(report.card)
        run.run(selection.together)
        is_settled = not (unused or run.findings or run.facts.crashes or report.waits)
        codes = {active.rule.code for active in selection.together}
        results = {code: result for code, result in results.items() if code not in codes} | run.results
    if is_settled:
        return report._replace(results=results)
    return check(
        read_again(), selection, today=today, silencing=silencing, tables=tables, charters=charters, unused=unused
    )


def _need(rule: Rule, charter: Charter) -> None:
    """Stop where a section is absent without which a rule has nothing to say."""
    for attribute, section in rule.needed:
        if not getattr(charter, attribute):
            raise SkipRule(Message("the charter has no `{section}`", {"section": section}))
