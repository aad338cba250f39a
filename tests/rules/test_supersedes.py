"""Which rule supersedes which: if the first reports a finding, the second is skipped; otherwise the second runs."""

import pytest

from netlint.i18n import Message
from netlint.linter.context import LintContext
from netlint.linter.engine import check
from netlint.linter.fixtures import RunOptions
from netlint.linter.report import CharterReport
from netlint.plugins.registry import load_plugins
from netlint.rules.selector import ActiveRule, Selection
from netlint.testing import TODAY
from netlint.toml import parse

RULES = load_plugins(isolated=True).rules
SUPERSEDES = {
    "NL102": ("NL105", "NL117", "NL118"),
    "NL106": ("NL107", "NL108", "NL109", "NL110"),
    "NL109": ("NL110",),
    "NL114": ("NL115",),
    "NL210": ("NL207", "NL211", "NL215", "NL216", "NL219", "NL517"),
    "NL301": ("NL302",),
    "NL401": ("NL403", "NL404", "NL405", "NL406", "NL407", "NL408", "NL409", "NL410"),
    "NL419": ("NL417",),
    "NL420": ("NL503",),
    "NL425": ("NL506",),
    "NL501": ("NL504", "NL512", "NL514", "NL515", "NL517"),
    "NL601": ("NL516",),
    "NL602": ("NL315", "NL417", "NL419"),
}
PAIRS = [(first, second) for first, seconds in SUPERSEDES.items() for second in seconds]

THREE = '[[members]]\nid = "ana"\n[[members]]\nid = "bo"\n[[members]]\nid = "cas"\n'

TOGETHER = {
    # A charter in which the first reports a finding, and so would the others: all those that can.
    "NL102": '[[values]]\nid = "candour"\ncore = false\n' + THREE,
    "NL106": "[network]\n" + THREE,
    "NL109": '[[drives]]\nid = "work"\nkind = "cost"\n[[members]]\nid = "ana"\ndrives = ["work"]\n',
    "NL114": THREE.replace('"ana"', '"ana"\njoined = 2026-01-01\nasks = "time"'),
    "NL210": (
        '[network]\n[proposition]\nstory = " "\n[[rituals]]\nid = "course"\n'
        '[[meetings]]\nid = "monday"\nevery = "weekly"\norientation = "internal"\n'
    ),
    "NL301": '[network]\ntheme = "water"\n' + THREE + '[[next-steps]]\nid = "site"\nowner = "ana"\n',
    "NL401": (
        '[network]\nphase = "start"\n[decisions]\nmethod = "unanimity"\n'
        '[coordination]\nmodel = "distributed"\nuntil = 2026-11-01\n' + THREE
    ),
    "NL419": (
        '[network]\nphase = "start"\n[[meetings]]\nid = "monday"\nlast-held = 2026-10-01\n'
        '[[next-steps]]\nid = "pilot"\ndue = 2026-11-01\n'
    ),
    "NL420": "[decisions]\n",
    "NL425": '[network]\nphase = "start"\n[membership]\n',
    "NL501": '[network]\n[[clients]]\nid = "water-boards"\n',
    "NL601": "[network]\nfounded = 2024-01-12\nreviewed = 2025-01-12\n",
    "NL602": (
        '[network]\nphase = "start"\n[[meetings]]\nid = "monday"\nevery = "weekly"\nlast-held = 2026-08-01\n'
        '[[next-steps]]\nid = "pilot"\ndue = 2026-11-01\n'
    ),
}

NEVER_TOGETHER = {
    # If the first reports a finding, the second has nothing to look at: there are no core values, drives, rituals, coordinators.
    *(("NL102", "NL105"), ("NL102", "NL117"), ("NL102", "NL118")),
    *(("NL106", "NL107"), ("NL106", "NL108"), ("NL106", "NL109"), ("NL106", "NL110")),
    # Without a proposition and clients, a charter has nothing more about them.
    *(("NL210", "NL216"), ("NL210", "NL219")),
    *(("NL401", "NL405"), ("NL401", "NL406"), ("NL401", "NL407"), ("NL401", "NL408"), ("NL401", "NL410")),
    *(("NL501", "NL512"), ("NL501", "NL514"), ("NL501", "NL515")),
}

BY_ANA = '[network]\nphase = "start"\n' + THREE + '[coordination]\ncoordinator = "ana"\n'
SOME_MANDATE = "hours-per-month = 8\n"
TWO_DRIVES = '[[drives]]\nid = "work"\nkind = "cost"\n[[drives]]\nid = "craft"\nkind = "craft"\n'
ONE_RITUAL = '[[rituals]]\nid = "course"\nkind = "training"\nloop = "{loop}"\n'
CLIENT = '[[clients]]\nid = "water-boards"\nadded-value = "One table."\n'
STEP = '[[next-steps]]\nid = "pilot"\ndue = 2026-11-01\n'

APART = {
    # A charter in which the second reports a finding, and the first has looked and found nothing.
    "NL105": '[[values]]\nid = "candour"\n' + THREE.replace('"ana"', '"ana"\nendorses = "all"'),
    "NL107": TWO_DRIVES + THREE.replace('"ana"', '"ana"\ndrives = "work"').replace('"bo"', '"bo"\ndrives = "craft"'),
    "NL108": TWO_DRIVES + THREE.replace('"ana"', '"ana"\ndrives = "work"').replace('"bo"', '"bo"\ndrives = "craft"'),
    "NL109": '[[drives]]\nid = "work"\nkind = "cost"\n',
    "NL110": TWO_DRIVES + THREE.replace('"ana"', '"ana"\ndrives = "work"'),
    "NL115": '[[members]]\nid = "ana"\njoined = 2026-01-01\nasks = "time"\n',
    "NL117": '[[values]]\nid = "candour"\n[[values]]\nid = "care"\nbehaviour = "We ask."\n',
    "NL118": '[[values]]\nid = "candour"\nreviewed = 2020-01-01\n',
    "NL207": CLIENT + '[[meetings]]\nid = "monday"\nevery = "weekly"\norientation = "internal"\n',
    "NL211": '[proposition]\nstory = "One table."\n',
    "NL215": '[[clients]]\nid = "water-boards"\n',
    "NL216": '[proposition]\nstory = "One table."\n',
    "NL219": CLIENT + '[[clients]]\nid = "cities"\nstory = "One evening."\n',
    "NL302": "[network]\n" + THREE + '[[next-steps]]\nid = "site"\nowner = "ana"\n',
    "NL315": '[network]\n[[meetings]]\nid = "monday"\nevery = "weekly"\nlast-held = 2026-10-19\n',
    "NL403": '[network]\nparent = "Waterland"\n[coordination]\nmodel = "distributed"\n' + THREE,
    "NL404": '[network]\nparent = "Waterland"\n[decisions]\nmethod = "unanimity"\n' + THREE,
    "NL405": BY_ANA + SOME_MANDATE,
    "NL406": BY_ANA + 'mandate = "energy"\n',
    "NL407": BY_ANA + SOME_MANDATE,
    "NL408": BY_ANA + SOME_MANDATE,
    "NL409": BY_ANA + "until = 2026-11-01\n",
    "NL410": BY_ANA,
    "NL417": '[network]\n[[meetings]]\nid = "monday"\nlast-held = 2026-11-16\n' + STEP,
    "NL419": '[network]\nphase = "start"\n[[meetings]]\nid = "monday"\nlast-held = 2026-09-01\n',
    "NL503": '[decisions]\nmethod = "majority"\n',
    "NL504": ONE_RITUAL.format(loop="triple"),
    "NL506": '[network]\nphase = "start"\n[membership]\nadmission = "By invitation."\n',
    "NL512": ONE_RITUAL.format(loop="triple"),
    "NL514": ONE_RITUAL.format(loop="single"),
    "NL515": ONE_RITUAL.format(loop="double"),
    "NL517": CLIENT + ONE_RITUAL.format(loop="triple"),
    "NL516": '[network]\nfounded = 2026-01-01\nreview-every = "6 months"\n',
}


def run(text: str, *codes: str) -> CharterReport:
    rules = [RULES[code] for code in codes]
    selection = Selection(ActiveRule(rule, dict(rule.defaults)) for rule in rules)
    return check(parse("charter.toml", text.encode()), selection, LintContext(RunOptions(TODAY)))


def each(pairs: list[tuple[str, str]]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize(("first", "second"), pairs, ids=[" supersedes ".join(pair) for pair in pairs])


def test_these_are_all_the_rules_that_supersede_some_others() -> None:
    declared = {code: tuple(sorted(rule.supersedes)) for code, rule in RULES.items() if rule.supersedes}
    assert declared == SUPERSEDES | {"NL001": ("*",), "NL013": ("*",)}


@each(PAIRS)
def test_a_rule_that_is_superseded_is_skipped(first: str, second: str) -> None:
    text = TOGETHER[first]
    reports_alone = run(text, second).status(second) == "open"
    assert reports_alone == ((first, second) not in NEVER_TOGETHER)
    report = run(text, first, second)
    assert {finding.code for finding in report.findings} == {first}
    if reports_alone:
        assert report.status(second) == "skipped"
        assert report.results[second].reason == Message("{code} reported a finding", {"code": first})


@each(PAIRS)
def test_if_the_first_reports_nothing_the_second_runs(first: str, second: str) -> None:
    report = run(APART[second], first, second)
    assert (report.status(first), report.status(second)) == ("passed", "open")


@pytest.mark.parametrize(
    ("text", "first"), [("[network", "NL001"), ("[[members]]\nid = 'a'\n", "NL013"), ("", "NL013")]
)
def test_a_file_that_is_not_a_charter_gets_one_finding(text: str, first: str) -> None:
    assert {finding.code for finding in run(text, *RULES).findings} == {first}


def test_a_charter_that_says_nothing_gets_many() -> None:
    codes = {finding.code for finding in run("[network]\n", *RULES).findings}
    assert {"NL101", "NL102", "NL106", "NL210", "NL312", "NL420", "NL501", "NL016"} < codes
    assert not codes & {"NL001", "NL013"}


@pytest.mark.parametrize(
    ("last_held", "said"), [("2026-08-01", "NL602"), ("2026-09-01", "NL419"), ("2026-11-16", "NL417")]
)
def test_of_all_that_has_come_to_a_halt_the_whole_is_reported(last_held: str, said: str) -> None:
    text = '[network]\nphase = "start"\n[[meetings]]\nid = "monday"\nlast-held = ' + last_held + "\n" + STEP
    assert {finding.code for finding in run(text, "NL417", "NL419", "NL602").findings} == {said}


@pytest.mark.parametrize(("text", "first"), [("[network", "NL001"), ("", "NL013")])
def test_if_a_file_is_not_a_charter_no_rule_about_it_passes(text: str, first: str) -> None:
    report = run(text, *RULES)
    first_stage = [code for code, rule in RULES.items() if rule.stage == 0 and not rule.mandatory]
    kept = ("NL002", "NL003") if first == "NL013" else ()
    assert {code for code in first_stage if report.status(code) == "passed"} == set(kept)
