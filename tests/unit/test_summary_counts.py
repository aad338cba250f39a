"""What is counted over the charters of a run, and whether a run fails."""

from collections.abc import Iterator
from typing import Any

import pytest
from msgspec.structs import replace

from netlint import Charter, Edit, Finding, NotBegun, Rule, SkipRule, rule
from netlint.i18n import Message
from netlint.linter.context import LintContext
from netlint.linter.engine import check
from netlint.linter.report import (
    EVALUATED,
    CharterReport,
    Diagnostic,
    RelatedLocation,
    RuleResult,
    SettingsChange,
    place_name,
)
from netlint.linter.summary import MAX_ERRORS, Summary
from netlint.linter.suppressions.model import SuppressionReason
from netlint.rules.selector import ActiveRule, Selection
from netlint.toml import Span, parse

PAGE = "Something is wrong.\n\nWhy: -\n\nFix: -\n\nBad: -\n\nGood: -\n"


def _rule(code: str, function: Any, **declared: Any) -> Rule:
    function.__doc__ = PAGE
    given: dict[str, Any] = {"severity": "warning", "level": "essential", "question": "Is it?"} | declared
    return rule(code, **given)(function)


def passes(charter: Charter) -> Iterator[Finding]:
    yield from ()


def named(charter: Charter) -> Iterator[Finding]:
    if charter.network and charter.network.name == "wrong":
        yield Finding("Wrong.", at="network")
        yield Finding("A repair.", at="network", severity="error", repair=(Edit.set(("network", "name"), "right"),))


def skipped(charter: Charter) -> Iterator[Finding]:
    raise SkipRule("there is a reason")
    yield


def not_begun(charter: Charter) -> Iterator[Finding]:
    raise NotBegun("goals")
    yield


def also_not_begun(charter: Charter) -> Iterator[Finding]:
    raise NotBegun("goals")
    yield


def everything(charter: Charter) -> Iterator[Finding]:
    if charter.network and charter.network.name == "unread":
        yield Finding("Unread.", at="network")


RULES = [
    _rule("AA101", passes), _rule("AA201", named, level="sound"), _rule("AA202", skipped, level="thriving"),
    _rule("AA301", not_begun), _rule("AA302", also_not_begun), _rule("AA401", everything, supersedes=("*",)),
]  # fmt: skip
BY_CODE = {one.code: one for one in RULES}


def always_passes(charter: Charter) -> Iterator[Finding]:
    yield from ()


def always_skipped(charter: Charter) -> Iterator[Finding]:
    raise SkipRule("there is a reason")
    yield


MANDATORY = [_rule("AA001", always_passes, mandatory=True), _rule("AA002", always_skipped, mandatory=True)]


def _report(name: str, *codes: str, **more: Any) -> CharterReport:
    return _checked(name, [BY_CODE[code] for code in codes or BY_CODE])._replace(**more)


def _checked(name: str, rules: list[Rule]) -> CharterReport:
    text = f'[network]\nname = "{name}"\n'
    selection = Selection([ActiveRule(one) for one in rules], {one.code: one for one in rules})
    return check(parse("c.toml", text.encode()), selection, LintContext())


def _suppressed(report: CharterReport) -> CharterReport:
    """Return the report with a comment about its first finding."""
    first, *others = report.findings
    reason = SuppressionReason("comment", "In May.")
    return report._replace(findings=(replace(first, suppression=reason), *others))


def _summary(*reports: CharterReport, asked: tuple[str, ...] = ()) -> Summary:
    summary = Summary(BY_CODE)
    for report in reports:
        summary.add(report, asked)
    return summary


def test_outcomes_are_counted_for_each_rule_that_was_selected() -> None:
    summary = _summary(_report("right"), _report("wrong"), _report("wrong", "AA201"))
    counts = {
        code: {status: times for status, times in one.items() if times} for code, one in summary.outcomes().items()
    }
    assert counts == {
        "AA101": {"passed": 2},
        "AA201": {"passed": 1, "open": 2},
        "AA202": {"skipped": 2},
        "AA301": {"skipped": 2},
        "AA302": {"skipped": 2},
        "AA401": {"passed": 2},
    }
    assert list(counts) == sorted(counts)
    assert list(_summary(_report("right", "AA201"), _report("right", "AA101")).outcomes()) == ["AA101", "AA201"]
    assert {level: sum(one.values()) for level, one in summary.levels().items()} == {
        "essential": 8,
        "sound": 3,
        "thriving": 2,
    }
    assert list(summary.levels()) == ["essential", "sound", "thriving"]
    assert sum(sum(one.values()) for one in summary.families().values()) == 13
    assert (summary.charters, summary.with_findings, summary.fixable) == (3, 2, 2)
    assert summary.severities == {"warning": 2, "error": 2}


def test_suppressed_findings_are_counted_by_their_kind_and_no_further() -> None:
    summary = _summary(_suppressed(_report("wrong", "AA201")), _report("wrong", "AA201"))
    assert summary.suppressed == {"comment": 1}
    assert summary.severities == {"error": 2, "warning": 1}
    assert (summary.with_findings, summary.fixable) == (2, 2)
    all_ = _report("unread", "AA401")
    alone = _summary(_suppressed(all_._replace(results={"AA401": RuleResult("AA401", "suppressed")})))
    assert (alone.with_findings, alone.severities, alone.suppressed, alone.is_empty) == (0, {}, {"comment": 1}, False)


def test_suppressed_findings_say_that_something_was_checked() -> None:
    report = _suppressed(_report("unread", "AA401"))
    skipped = {"AA401": RuleResult("AA401", "skipped", Message("-"))}
    assert not _summary(report._replace(results=skipped)).is_empty
    assert _summary(report._replace(results=skipped, findings=())).is_empty
    assert not _summary(_report("unread", "AA401")._replace(results=skipped)).is_empty


def test_mandatory_rules_count_if_they_were_asked_for() -> None:
    rules = [*MANDATORY, BY_CODE["AA202"]]
    report = _checked("right", rules)
    for asked, is_empty in (
        ((), True),
        (("AA2",), True),
        (("AA001",), False),
        (("AA002",), True),
        (("AA0", "AA2"), False),
    ):
        summary = Summary({one.code: one for one in rules})
        summary.add(report, asked)
        assert summary.is_empty == is_empty, asked
    assert set(summary.reasons) == {"AA202"}  # the other is mandatory


def test_what_was_asked_for_in_any_charter_counts() -> None:
    rules = [*MANDATORY, BY_CODE["AA202"]]
    summary = Summary({one.code: one for one in rules})
    summary.add(_checked("right", rules), ("AA001",))
    summary.add(_checked("right", rules), ("AA202",))
    assert not summary.is_empty


def test_a_rule_may_be_skipped_without_a_reason() -> None:
    report = _report("right", "AA101")._replace(results={"AA101": RuleResult("AA101", "skipped")})
    assert _summary(report).reasons == {}
    crashed = report._replace(results={"AA101": RuleResult("AA101", "crashed", Message("It broke."))})
    assert _summary(crashed).reasons == {}
    assert not _summary(crashed).is_empty


def test_reasons_are_those_of_the_first_charter() -> None:
    summary = _summary(_report("right", "AA101", "AA301", "AA302"), _report("right"))
    assert set(summary.reasons) == {"AA301", "AA302"}
    assert summary.not_begun == {"AA301": Message("goals")}
    assert set(_summary(_report("right")).reasons) == {"AA202", "AA301", "AA302"}


def test_a_charter_that_is_not_read_is_counted() -> None:
    summary = _summary(_report("unread"), _report("right"), _report("unread"))
    assert summary.unread == {"AA401": 2}
    assert _summary(_report("wrong")).unread == {}


@pytest.mark.parametrize(
    ("languages", "one"),
    [(("nl", "nl"), "nl"), (("nl", "en"), None), ((), None), ((None, "nl"), None), ((None,), None)],
)
def test_a_run_has_the_language_of_its_charters(languages: tuple[str | None, ...], one: str | None) -> None:
    reports = [_report("right", "AA101", settings_language=language) for language in languages]
    assert _summary(*reports).language == one


def test_the_language_of_the_settings_comes_before_that_of_the_charter() -> None:
    report = _report("right", "AA101", declared_language="nl")
    assert (report.language, report._replace(settings_language="en").language) == ("nl", "en")


def test_a_run_in_which_every_rule_was_skipped_is_empty() -> None:
    assert not _summary().is_empty
    assert _summary(_report("right", "AA202", "AA301")).is_empty
    assert not _summary(_report("right", "AA202", "AA101")).is_empty
    assert not _summary(_report("wrong", "AA202", "AA201")).is_empty
    assert not _summary(_report("right", "AA202"), _report("right", "AA202", "AA101")).is_empty


@pytest.mark.parametrize(
    ("name", "codes", "met"),
    [
        ("right", (), "thriving"), ("wrong", (), "essential"), ("right", ("AA101",), None), ("unread", (), None),
        ("right", ("AA101", "AA301", "AA302", "AA401", "AA202"), "essential"),
        ("right", ("AA201", "AA202"), None),
    ],
)  # fmt: skip
def test_a_level_is_met_if_all_its_rules_were_selected_and_none_is_open(
    name: str, codes: tuple[str, ...], met: str | None
) -> None:
    assert _summary(_report(name, *codes)).level_met() == met


def test_a_level_is_met_only_if_all_charters_meet_it() -> None:
    assert _summary(_report("right"), _report("wrong"), _report("right")).level_met() == "essential"


def test_charters_with_sections_that_are_kept_elsewhere_are_counted() -> None:
    plain, other = _report("right", "AA101"), _report("right", "AA101")
    elsewhere = RuleResult("AA101", "skipped", Message("elsewhere"), elsewhere=("members", "a wiki"))
    other = other._replace(results={"AA101": elsewhere})
    assert (_summary(plain).with_elsewhere, _summary(plain, other, other).with_elsewhere) == (0, 2)
    assert (_summary(other).elsewhere, _summary(plain, other).elsewhere) == ({"members": "a wiki"}, {})


def test_a_rule_that_would_make_all_others_pointless_counts_only_if_it_is_open() -> None:
    skipped = _report("right", "AA401")._replace(results={"AA401": RuleResult("AA401", "skipped", Message("-"))})
    assert _summary(skipped).unread == {}
    assert set(_summary(skipped).reasons) == {"AA401"}


def test_only_so_many_errors_are_kept() -> None:
    summary = Summary(BY_CODE)
    for number in range(MAX_ERRORS + 2):
        summary.add_error(Message(str(number)))
    assert [error.template for error in summary.errors] == [str(number) for number in range(100)]


def test_a_report_fails_at_the_severities_of_the_settings() -> None:
    report = _report("wrong", "AA201")
    assert not report.fails
    assert not report._replace(always_failing=frozenset(["AA101"])).fails
    assert report._replace(always_failing=frozenset(["AA201"])).fails
    assert report._replace(failing=("warning",)).fails
    assert not report._replace(failing=("info",)).fails
    assert [report._replace(always_failing=frozenset(["X"])).is_failing("X", one) for one in ("error", "warning")] == [
        True,
        False,
    ]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (SettingsChange(Message("This turns NL401 off.")), "This turns NL401 off."),
        (SettingsChange(Message("This turns NL401 off"), "netlint.toml", 2), "This turns NL401 off (netlint.toml:2)."),
        (SettingsChange(Message("This turns NL401 off"), "netlint.toml"), "This turns NL401 off (netlint.toml)."),
        (
            SettingsChange(Message("This turns NL401 off."), "netlint.toml", 1, Message("2 charters")),
            "This turns NL401 off, for 2 charters (netlint.toml:1).",
        ),
    ],
)
def test_a_change_of_settings_is_a_sentence_with_its_place(change: SettingsChange, said: str) -> None:
    assert change.sentence() == said


def test_the_name_of_a_place_has_ids_and_no_positions() -> None:
    assert place_name(("members", "ana", "drives", 2)) == "members.ana.drives"
    assert place_name(("members", 0)) == "members"
    assert place_name(Span(1, 1, 1, 2)) == ""


def test_a_rule_was_evaluated_if_it_found_something_or_nothing() -> None:
    assert {"passed", "open", "suppressed"} == EVALUATED


def _finding(at: int, **more: Any) -> Diagnostic:
    return Diagnostic("AA101", "passes", "warning", Message("Found."), Span(at, 1, at, 2), **more)


def test_findings_are_open_or_suppressed_in_the_order_of_the_file() -> None:
    reason = SuppressionReason("comment", "In May.")
    findings = (_finding(2), _finding(1, suppression=reason), _finding(1), _finding(2, suppression=reason))
    report = _report("right", "AA101")._replace(findings=findings)
    assert report.in_order() == [findings[1], findings[2], findings[0], findings[3]]
    assert report.open == [findings[2], findings[0]]
    assert report.suppressed == [findings[1], findings[3]]
    assert report.without_suppressed().findings == (findings[0], findings[2])
    assert report._replace(findings=(findings[1],), failing=("warning",)).fails is False


def test_a_finding_is_about_the_value_unless_it_says_that_it_is_about_the_key() -> None:
    report = _report("right", "AA101")
    value = Diagnostic("AA101", "passes", "warning", Message("Found."), ("network", "name"))
    places = [report.place(one).span for one in (value, replace(value, on_key=True), replace(value, on_key=False))]
    assert [(one.line, one.column) for one in places] == [(2, 8), (2, 1), (2, 8)]
    assert value.on_key is False


def test_a_finding_begins_at_another_of_its_places() -> None:
    a, b, c = (("members", name) for name in "abc")
    note = RelatedLocation(("network",), Message("Here."))
    others = (RelatedLocation(b, Message("")), note, RelatedLocation(c, Message("")))
    finding = Diagnostic("AA101", "passes", "info", Message("Found."), a, others, identities=("of a", "of b", "of c"))
    assert finding.places == (a, b, c)
    assert finding.beginning_at(0) is finding
    moved = finding.beginning_at(1)
    assert (moved.at, moved.places, moved.identities) == (b, (b, a, c), ("of b", "of a", "of c"))
    assert moved.related == (RelatedLocation(a, Message("")), RelatedLocation(c, Message("")), note)
    assert {len(one) for one in finding.fingerprints} == {16}
    assert moved.fingerprints == tuple(finding.fingerprints[number] for number in (1, 0, 2))
    assert moved.fingerprint == finding.fingerprints[1]


@pytest.mark.parametrize(
    ("text", "is_charter"),
    [('[network]\nname = "x"\n', True), ("[network", False), ('[project]\nname = "x"\n[build-system]\nrequires = []\n', False)],
)  # fmt: skip
def test_what_cannot_be_read_or_is_of_another_program_is_no_charter(text: str, *, is_charter: bool) -> None:
    report = check(parse("c.toml", text.encode()), Selection([ActiveRule(BY_CODE["AA101"])], BY_CODE), LintContext())
    assert report.is_charter is is_charter


def test_of_a_report_that_waits_for_nothing_that_is_known() -> None:
    report = _report("right", "AA101")
    plain = CharterReport(report.document, (), (), {}, report.summary)
    assert not plain.waits
    assert (plain.failing, plain.always_failing, plain.language) == ((), frozenset(), None)


def test_an_outcome_of_some_charters_only_counts_for_those() -> None:
    summary = _summary(_report("wrong", "AA201"), _report("right", "AA201"), _report("wrong", "AA201"))
    assert summary.outcomes() == {"AA201": {"open": 2, "passed": 1}}
    assert _summary(_report("wrong", "AA101", "AA201")).level_met() is None  # AA3.. and AA4.. were not selected
