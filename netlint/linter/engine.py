"""The engine: charters and rules in, reports out. Opens no file, prints nothing, exits nowhere.

It calls nobody back, but the reader in its context, when a rule asks for a file that the charter names.
"""

from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from netlint.charter import Charter, as_read, convert
from netlint.charter.language import declared_language
from netlint.charter.own_tables import convert_own_tables
from netlint.i18n import Message
from netlint.linter.charter_index import CharterIndex
from netlint.linter.charter_summary import CharterSummary, summarize
from netlint.linter.context import TIMELESS, LintContext
from netlint.linter.extracts import extracted
from netlint.linter.fixtures import Fixtures, RunOptions
from netlint.linter.outcomes import crashed, interrupt_of, outcome_of
from netlint.linter.report import EVALUATED, CharterReport, Diagnostic, RuleResult, Status
from netlint.linter.run_rule import run_rule
from netlint.linter.suppressions.directives import Directives
from netlint.linter.suppressions.model import Suppression
from netlint.linter.suppressions.tracker import SuppressionTracker
from netlint.linter.tally import Tally, tally_of
from netlint.rules.base import Rule
from netlint.rules.crash import Crash
from netlint.rules.files import Files
from netlint.rules.selector import ActiveRule, Selection
from netlint.toml import Document, Source
from netlint.utils.errors import interrupted_in

NO_SECTION = "the charter has no `{section}`"
"""Why a rule is skipped that requires a section which is not there."""
_FOUND: frozenset[Status] = frozenset({"open", "suppressed"})
"""The outcomes of a rule that has findings."""


def check(document: Document, selection: Selection, context: LintContext = TIMELESS) -> CharterReport:
    """Return what the selected rules find in one document."""
    document, charter = _converted(document, context)
    summary = _summary(document, charter, context)
    charters = (CharterIndex((summary,)) if context.charters is None else context.charters).seen_from(summary)
    fixtures = Fixtures(document, charter, context.run, charters, files=Files(context.files))
    run = _Run(fixtures, selection)
    run.run(selection.first)
    run.add_crashes(context.comparing or ())
    run.supersede()
    run.fixtures = fixtures.with_outcomes(run.not_begun())
    run.run(selection.second)
    sources = context.suppressions
    tracker = SuppressionTracker(Directives(document, sources, selection.known, context.run.today), sources.earlier)
    run.identify(document)
    run.suppress(tracker)
    exceptions: tuple[Suppression, ...] = ()
    suppressions: list[Suppression] = []
    if tracker:
        evaluated = run.evaluated((*selection.first, *selection.second))
        exceptions = tracker.exceptions(evaluated, selection.plain)
        suppressions += tracker.comments(evaluated, selection.plain)
        suppressions += [one for one in exceptions if one.state != "unused"]  # it may be of use elsewhere
        suppressions += tracker.unused_entries(evaluated)
    suppressions += sources.unused
    for rules in (selection.about_suppressions, selection.about_crashes):
        run.fixtures = fixtures.at_the_end(suppressions, run.crashes)
        run.run(rules)
    run.leave_out(is_read=document.data is not None)
    run.identify(document)
    run.suppress(tracker)
    evaluated = run.evaluated(selection.rules) if tracker else []
    stale = tracker.stale(evaluated)
    waits = bool(tracker) and tracker.names_any([active.rule for active in selection.together])
    return CharterReport(
        document=document,
        findings=run.found(),
        codes=selection.codes,
        results=run.results,
        summary=summary,
        exceptions=exceptions,
        stale=stale,
        gone=tracker.gone(evaluated),
        waits=waits,
        is_other_format=document.is_other_format,
        declared_language=declared_language(document),
        tables=context.tables,
    )


def summary_of(document: Document, context: LintContext) -> CharterSummary:
    """Return what the charters of a run see of one charter, without running a rule."""
    return _summary(*_converted(document, context), context)


def _summary(document: Document, charter: Charter | None, context: LintContext) -> CharterSummary:
    extracts = None if context.comparing is None else extracted(document, charter, context.comparing)
    return summarize(document.source.name, charter, extracts)


def check_among(report: CharterReport, selection: Selection, context: LintContext) -> CharterReport | None:
    """Return the report of a charter as one of all; `None` where the charter has to be checked again for that.

    Rules that compare charters need no more of it than its summary, and of most charters they find nothing. Only where
    they do, or where more depends on it, `check` has to look at the document once more, with the same context.
    """
    if context.suppressions.unused:
        return None
    if context.charters is None:
        return report
    results = compared(tally_of(report), report.summary, selection, context.run, context.charters)
    return None if results is None else report._replace(results=results)


def compared(
    tally: Tally, own: CharterSummary, selection: Selection, options: RunOptions, charters: CharterIndex
) -> dict[str, RuleResult] | None:
    """Return the results of a charter as one of all; `None` where `check` has to look at it again for that."""
    results = uncompared(tally.results, selection)
    document = Document(Source(tally.name, ""), None)
    run = _Run(Fixtures(document, None, options, charters.seen_from(own)), selection)
    run.run((active for active in selection.together if active.rule.code not in results), looked_at=True)
    together = (tally.results.get(active.rule.code) for active in selection.together)
    if run.findings or run.crashes or tally.waits or any(one and one.status in _FOUND for one in together):
        return None
    return results | run.results


def uncompared(results: Mapping[str, RuleResult], selection: Selection) -> dict[str, RuleResult]:
    """Return the results of a charter if the rules that compare it with others find nothing."""
    codes = {active.rule.code for active in selection.together}
    others = {code: result for code, result in results.items() if code not in codes}
    if first := _superseding_all(results.values(), selection):
        return others | {code: _after(code, first) for code in codes}
    return others | {code: one for code, one in results.items() if code in codes and _depends_on_own(one)}


class _Run:
    """The rules, run over one document: what they have found, and what came of each."""

    def __init__(self, fixtures: Fixtures, selection: Selection) -> None:
        self.fixtures = fixtures
        self.selection = selection
        self.findings: dict[str, list[Diagnostic]] = {}
        self.results: dict[str, RuleResult] = {}
        self.crashes: list[Crash] = []
        self.twins: dict[str, dict[str, int]] = {}
        """How many findings begin at a place, by code and identity."""
        self.new: list[tuple[str, int]] = []
        """The findings, by code and number, to which suppressions have not been applied yet."""
        self.missing: dict[tuple[str, ...], str] = {}
        """The first section that the charter does not have, by the sections that a rule requires."""

    def run(self, rules: Iterable[ActiveRule], *, looked_at: bool = False) -> None:
        """Run some of the rules; what they find is added to what was found before.

        With `looked_at`, the charter has the sections that they require: it was looked at before.
        """
        fixtures, findings, results, missing = self.fixtures, self.findings, self.results, self.missing
        for active in rules:
            code, requires = active.rule.code, active.rule.requires
            try:
                if requires and not looked_at and requires not in missing:
                    missing[requires] = _missing(active.rule, fixtures.charter)
                if section := requires and not looked_at and missing[requires]:
                    results[code] = RuleResult(code, "skipped", Message(NO_SECTION, {"section": section}))
                elif found := run_rule(active, fixtures):
                    findings.setdefault(code, []).extend(found)
                    results[code] = RuleResult(code, "open")
            except KeyboardInterrupt as error:
                raise interrupt_of(error, active.rule, fixtures.document) from error
            except BaseException as error:  # noqa: BLE001 (a rule may raise anything, SystemExit too; the run goes on)
                results[code], crash = outcome_of(error, active.rule, fixtures.document)
                if crash:
                    self.crashes.append(crash)

    def add_crashes(self, comparing: Iterable[Rule]) -> None:
        """Add the crashes in this charter of rules that are only selected for others, and compare it with these."""
        for rule in comparing:
            error = "" if rule.code in self.selection.by_code else self.fixtures.crash_in(rule)
            if error:
                self.crashes.append(Crash(rule, error))
                self.results[rule.code] = crashed(self.crashes[-1])

    def supersede(self) -> None:
        """Drop the findings of rules that others make pointless; where that is every rule, none of them holds."""
        open_codes = frozenset(self.findings)
        is_all = any("*" in self.selection.by_code[code].supersedes for code in open_codes)
        waiting = {code for code, result in self.results.items() if result.not_begun}
        every = {active.rule.code for active in self.selection.first} if is_all else open_codes | waiting
        for code in sorted(every):
            superseding = sorted(self.selection.superseded_by(code) & open_codes)
            if superseding and (code in open_codes or code in waiting or code not in self.results):
                self.findings.pop(code, None)
                self.results[code] = _after(code, superseding[0])
            elif superseding and is_all:
                self.results[code] = replace(self.results[code], hidden_by=superseding[0])

    def leave_out(self, *, is_read: bool) -> None:
        """Let no rule pass that another one makes pointless, nor any on a document that could not be read."""
        first = _superseding_all(self.results.values(), self.selection)
        for active in self.selection.rules if first else ():
            code = active.rule.code
            if code not in self.results and (not is_read or first in self.selection.superseded_by(code)):
                self.results[code] = _after(code, first)

    def not_begun(self) -> dict[str, Message]:
        """Return the details that are not begun, each once, by the code of the first rule about it."""
        found: dict[str, Message] = {}
        for code in sorted(self.results):
            detail = self.results[code].not_begun
            if detail and detail not in found.values():
                found[code] = detail
        return found

    def identify(self, document: Document) -> None:
        """Assign unique identities to new findings, of which their fingerprints are made."""
        if not self.findings:
            return
        from netlint.linter.fingerprints import Identities

        identities = Identities(document)
        for code, found in self.findings.items():
            for at, finding in enumerate(found):
                if not finding.identities:
                    main, *others = map(identities.of, finding.places, finding.files)
                    found[at] = replace(finding, identities=(self._unique(code, main), *others))
                    self.new.append((code, at))

    def _unique(self, code: str, identity: str) -> str:
        """Return an identity that no other finding of the rule begins with."""
        twins = self.twins.setdefault(code, {})
        number = twins[identity] = twins.get(identity, 0) + 1
        return f"{identity} {number}" if number > 1 else identity

    def suppress(self, tracker: SuppressionTracker) -> None:
        """Apply suppressions to new findings."""
        for code, at in self.new if tracker else ():
            finding = self.findings[code][at]
            verdict = tracker.apply(self.selection.by_code[code], finding)
            if verdict.begins:
                finding = finding.beginning_at(verdict.begins)
                main, *others = finding.identities
                finding = replace(finding, identities=(self._unique(code, main), *others))
            hidden = None if verdict.reason else tracker.hidden(code)
            self.findings[code][at] = replace(finding, suppression=verdict.reason, hidden=hidden)
        self.new.clear()
        for code, found in self.findings.items():
            if all(finding.suppression for finding in found):
                self.results[code] = RuleResult(code, "suppressed")

    def evaluated(self, rules: Iterable[ActiveRule]) -> list[Rule]:
        """Return those of some rules that came to an outcome."""
        outcomes = ((active.rule, self.results.get(active.rule.code)) for active in rules)
        return [rule for rule, result in outcomes if result is None or result.status in EVALUATED]

    def found(self) -> tuple[Diagnostic, ...]:
        """Return all findings."""
        return tuple(finding for found in self.findings.values() for finding in found)


def _superseding_all(results: Iterable[RuleResult], selection: Selection) -> str:
    """Return the code of a rule with a finding that makes all other rules pointless; "" where there is none."""
    found = (one.code for one in results if one.status == "open" and "*" in selection.by_code[one.code].supersedes)
    return min(found, default="")


def _depends_on_own(result: RuleResult) -> bool:
    """Return whether a rule was skipped because of something in its own charter, whatever the others have."""
    lacks_section = result.reason is not None and result.reason.template == NO_SECTION
    return result.status == "skipped" and (lacks_section or bool(result.elsewhere) or result.hidden_by is not None)


def _after(code: str, first: str) -> RuleResult:
    """Return that a rule is pointless as long as another has a finding."""
    return RuleResult(code, "skipped", Message("{code} reported a finding", {"code": first}), hidden_by=first)


def _converted(document: Document, context: LintContext) -> tuple[Document, Charter | None]:
    """Return the model of a charter, and its document with what is wrong with its form."""
    if document.data is None:
        return document, None
    charter, mistakes = convert(document.data, Charter)
    if charter and context.tables:
        try:
            mistakes = convert_own_tables(charter, context.tables, document.data, mistakes)
        except KeyboardInterrupt as error:  # in the code of a plugin
            raise interrupted_in(error, "[plugins]", document.source.name) from error
    if mistakes and mistakes[0].path:
        from netlint.charter.mistakes.repairs import with_repairs

        mistakes = with_repairs(document, mistakes, context.tables)
    document = document.with_mistakes(mistakes) if mistakes else document
    return document, as_read(charter, context.run.today) if charter else None


def _missing(rule: Rule, charter: Charter) -> str:
    """Return the first section that a rule needs and that a charter does not have; empty if it has all."""
    for attribute, section in rule.required:
        if not (charter.has(section) if section in rule.own_tables else getattr(charter, attribute)):
            return f"[{section}]" if section in rule.own_tables and section.count(".") == 1 else section
    return ""
