"""The lines that findings show: put where their labels say, they mend what the findings are about, and break nothing."""

import datetime as dt
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import pytest
from support.snippets import put

from netlint.api.check import check as check_text
from netlint.charter.lines.snippets import SnippetWriter
from netlint.i18n import Language
from netlint.i18n.translator import Translator
from netlint.linter.context import LintContext
from netlint.linter.engine import check
from netlint.linter.fixtures import RunOptions
from netlint.linter.report import CharterReport, Diagnostic
from netlint.plugins.registry import load_plugins
from netlint.reporters.base import ReportContext
from netlint.reporters.snippets import Snippets
from netlint.rules.base import Rule
from netlint.rules.docs import Example
from netlint.rules.own_fixtures import FIRST
from netlint.rules.selector import ActiveRule, Selection
from netlint.testing.examples import TODAY, alone
from netlint.toml import Span, dotted, parse

PLUGINS = load_plugins()
ABOUT_CONTENT = {"NL010", "NL013", "NL014", "NL015", "NL016"}
"""Rules of the family `integrity` that are about what a charter says, and not about its form."""
FORM = [
    ActiveRule(rule, dict(rule.defaults))
    for rule in PLUGINS.rules.values()
    if rule.family == "integrity" and rule.stage == FIRST and rule.code not in ABOUT_CONTENT
]
STILL = {
    ("NL014", "members.ana"): "two members are too few as well",
    ("NL116", "formation.sessions"): "it asks for two sessions, and the lines are those of one",
    ("NL403", "coordination.model"): "several tasks have no holder, and the lines are those of one",
    ("NL424", "members.bo.joined"): "a buddy makes nobody less new",
    ("NL508", "members.cas"): "a step to ask why people left does not bring them back",
    ("NL602", "meetings.round-table.last-held"): "the meeting still has to be held",
}
"""The findings that lines do not solve, each with the reason."""


class Case(NamedTuple):
    """An example of a rule in which it has findings."""

    rule: Rule
    example: Example
    language: Language

    @property
    def today(self) -> dt.date:
        """The day on which the example is checked."""
        return self.example.today or TODAY

    @property
    def text(self) -> str:
        """The text of its charter."""
        return self.example.charters[0][2]

    def report(self, text: str, selection: Selection | None = None) -> CharterReport:
        """Return what the rule, or a selection of rules, reports on a text."""
        chosen = selection or alone(self.rule, self.example)
        return check(
            parse("charter.toml", text.encode()), chosen, LintContext(RunOptions(self.today), tables=PLUGINS.tables)
        )


CASES = [
    Case(rule, example, language)
    for rule in PLUGINS.rules.values()
    for example in rule.page.examples
    for language in ("en", "nl")
    if example.bad and rule.stage == FIRST and "charters" not in rule.fixtures
]


def context(case: Case) -> ReportContext:
    return ReportContext(
        PLUGINS.rules, case.today, language=case.language, translator=translator(), tables=PLUGINS.tables
    )


@cache
def translator() -> Translator:
    return PLUGINS.translator()


def place(finding: Diagnostic) -> str:
    return "" if isinstance(finding.at, Span) else dotted(finding.at)


def mended(case: Case) -> Iterator[tuple[Diagnostic, str]]:
    """Yield each finding with lines, and the text of the charter with these lines in it."""
    report = case.report(case.text)
    for finding in report.findings:
        if snippets := Snippets(context(case), report).of(
            finding, translator().into_for(case.language, case.rule.package)
        ):
            yield finding, put(case.text, snippets)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule.code}-{case.language}")
def test_the_lines_of_a_finding_solve_it_and_add_no_finding_about_form(case: Case) -> None:
    selection = Selection([active for active in FORM if active.rule.code != case.rule.code])
    before = {(found.code, found.message.text()) for found in case.report(case.text, selection).findings}
    for finding, text in mended(case):
        after = case.report(text)
        assert after.document.data is not None, text
        form = {(found.code, found.message.text()) for found in case.report(text, selection).findings}
        assert form <= before, (form - before, text)
        left = [found for found in after.findings if set(found.places) >= set(finding.places)]
        assert not left or (case.rule.code, place(finding)) in STILL, (place(finding), text)


def test_what_lines_do_not_solve_is_on_the_list() -> None:
    left = {
        (case.rule.code, place(finding))
        for case in CASES
        for finding, text in mended(case)
        if any(set(found.places) >= set(finding.places) for found in case.report(text).findings)
    }
    assert left == set(STILL)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule.code}-{case.language}")
def test_a_finding_about_something_missing_has_lines(case: Case) -> None:
    report = case.report(case.text)
    for finding in report.findings:
        if finding.write_at is not None and not report.place(finding).exact:
            assert Snippets(context(case), report).of(finding), place(finding)


CHARTERS = {
    "an empty table": "[network]\n",
    "only members": '[[members]]\nid = "ana"\n[[members]]\nid = "bo"\n[[members]]\nid = "cas"\n',
    "tables on one line": 'network = { name = "Stroomop", founded = 2026-01-01 }\nmembers = [{ id = "ana" }]\n',
    "dotted keys": 'network.name = "Stroomop"\nnetwork.founded = 2026-01-01\n',
    "empty values": 'values = []\ndrives = []\n[network]\nname = ""\npurpose = " "\n[norms]\nconduct = ""\n',
    "a beginning of everything": (
        '[network]\nname = "Stroomop"\nphase = "start"\n[coordination]\n[decisions]\n[membership]\n[norms]\n[time]\n'
        '[economy]\n[[members]]\nid = "ana"\n[[next-steps]]\nid = "pilot"\n[[meetings]]\nid = "monday"\n'
        '[[rituals]]\nid = "mirror"\n[[clients]]\nid = "water-boards"\n[[values]]\nid = "candour"\n'
    ),
}


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("text", CHARTERS.values(), ids=CHARTERS)
def test_all_lines_of_a_report_together_add_no_finding_about_form(text: str, language: Language) -> None:
    for _round in range(3):
        report = check_text(text, settings='level = "thriving"', today=TODAY, language=language)
        document = report.report.document
        assert document.data is not None, text
        writer = SnippetWriter(document, TODAY, PLUGINS.tables)
        translate = translator().of_format(language)
        found = [
            snippet
            for finding in report.report.in_order()
            if finding.write_at is not None
            for snippet in writer.snippets(finding.write_at, finding.write, translate)
        ]
        text = put(text, found)
        codes = [finding.code for finding in check_text(text, settings='level = "thriving"', today=TODAY).findings]
        assert not {active.rule.code for active in FORM} & set(codes), text
    assert not {"error"} & {finding.severity for finding in report.findings if finding.code != "NL014"}, text
