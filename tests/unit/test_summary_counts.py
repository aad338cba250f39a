"""What is counted over the charters of a run, and whether a run fails."""

from collections.abc import Iterator
from typing import Any

import pytest

from netlint import Charter, Edit, Finding, NotBegun, Rule, SkipRule, rule
from netlint.i18n import Message
from netlint.linter.context import LintContext
from netlint.linter.engine import check
from netlint.linter.report import CharterReport, RuleResult, SettingsChange, place_name
from netlint.linter.summary import MAX_ERRORS, Summary
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


def _report(name: str, *codes: str, **more: Any) -> CharterReport:
    active = [ActiveRule(BY_CODE[code]) for code in codes or BY_CODE]
    text = f'[network]\nname = "{name}"\n'
    return check(parse("c.toml", text.encode()), Selection(active, BY_CODE), LintContext())._replace(**more)


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
