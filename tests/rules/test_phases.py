"""What each rule that looks at the phase reports in each phase of a network's life."""

import datetime as dt

import pytest

from netlint import testing
from netlint.plugins.registry import load_plugins

TODAY = testing.TODAY
RULES = load_plugins(isolated=True).rules
PHASES = ("forming", "start", "consolidation", "mature", "dormant", "closed")
THREE = '[[members]]\nid = "ana"\n[[members]]\nid = "bo"\n[[members]]\nid = "cas"\n'
BY_ANA = THREE + '[coordination]\ncoordinator = "ana"\n'

SEVERITY_ORDER = ("-", "i", "W", "E")
MILDER_IN_SOME_PHASES = {"NL203", "NL207", "NL214", "NL312", "NL313", "NL401", "NL419"}
"""The rules that are milder in some phases; without a phase, their messages say so."""
SEVERITIES = {"E": "error", "W": "warning", "i": "info", "-": None}


def ago(days: int) -> str:
    return (TODAY - dt.timedelta(days=days)).isoformat()


def meeting(every: str, last_held: int = 0) -> str:
    return f'[[meetings]]\nid = "monday"\nevery = "{every}"\nlast-held = {ago(last_held)}\n'


def time(internal: float) -> str:
    return f"[time]\ninternal = {internal}\n"


#    forming, start, consolidation, mature, dormant, closed
TABLE = [
    ("NL007", "- - - - - W", "[coordination]\ncoordinator = 'ana'\n"),
    ("NL116", "i i - - - -", ""),
    ("NL203", "- - W W - -", time(0.60)),
    ("NL203", "W W W W - -", time(0.75)),
    ("NL203", "E E W W - -", time(0.76)),
    ("NL204", "i i - - - -", time(0.39)),
    ("NL207", "i W W W - -", meeting("weekly") + 'orientation = "internal"\n'),
    ("NL214", "- - - - - -", f'[[clients]]\nid = "boards"\nlast-asked = {ago(90)}\n'),
    ("NL214", "W W - - - -", f'[[clients]]\nid = "boards"\nlast-asked = {ago(91)}\n'),
    ("NL214", "W W W W - -", f'[[clients]]\nid = "boards"\nlast-asked = {ago(181)}\n'),
    ("NL302", "i i i i - -", THREE + '[[next-steps]]\nid = "logo"\nowner = "ana"\n'),
    ("NL312", "E E W W - -", ""),
    ("NL313", "- - - - - -", meeting("21 days")),
    ("NL313", "W W - - - -", meeting("22 days")),
    ("NL313", "W W W - - -", meeting("36 days")),
    ("NL313", "W W W W - -", meeting("101 days")),
    ("NL315", "W W W W - -", meeting("weekly", last_held=22)),
    ("NL401", "E E W i - -", THREE),
    ("NL403", "W W W W - -", '[coordination]\nmodel = "distributed"\ncoordinator = "ana"\n'),
    ("NL404", "W W W W - -", THREE + '[decisions]\nmethod = "unanimity"\n'),
    ("NL406", "- W - - - -", BY_ANA + 'mandate = "meetings"\n'),
    ("NL418", "W W W - - -", ""),
    ("NL419", "- - - - - -", meeting("weekly", last_held=42)),
    ("NL419", "W W - - - -", meeting("weekly", last_held=43)),
    ("NL419", "W W W W - -", meeting("weekly", last_held=91)),
    ("NL425", "- W W W - -", "[norms]\n"),
    ("NL428", "- - W W - -", '[coordination]\nmodel = "none"\n'),
    ("NL429", "- - i i - -", BY_ANA + 'mandate = "progress"\n'),
    ("NL510", "i i i i - -", '[[rituals]]\nid = "lab"\nkind = "experiment-review"\n'),
    ("NL516", "W W W W - -", f"reviewed = {ago(400)}\n"),
    ("NL602", "W W W W - -", meeting("weekly", last_held=91)),
    ("NL602", "E E E E - -", meeting("weekly", last_held=181)),
]


@pytest.mark.parametrize(("code", "signs", "text"), TABLE, ids=[f"{code} {signs}" for code, signs, _ in TABLE])
@pytest.mark.parametrize("at", range(len(PHASES)), ids=PHASES)
def test_what_a_rule_reports_in_each_phase(code: str, signs: str, text: str, at: int) -> None:
    report = testing.run(RULES[code], f'[network]\nphase = "{PHASES[at]}"\n{text}')
    assert report.status(code) != "skipped"
    said = SEVERITIES[signs.split()[at]]
    assert [finding.severity for finding in report.findings] == ([said] if said else [])


@pytest.mark.parametrize("phase", PHASES)
def test_coordination_that_is_shared_from_the_start_gets_an_info_then_only(phase: str) -> None:
    areas = ("progress", "meetings", "newcomers", "external-contact")
    held = "".join(f'[[responsibilities]]\nid = "{area}"\nholders = "ana"\n' for area in areas)
    report = testing.run(RULES["NL403"], f'[network]\nphase = "{phase}"\n{held}')
    assert [finding.severity for finding in report.findings] == (["info"] if phase == "start" else [])


@pytest.mark.parametrize("phase", PHASES)
@pytest.mark.parametrize(("founded", "wrong"), [(179, "mature"), (180, None), (730, None), (731, "start")], ids=str)
def test_the_phase_that_is_declared_goes_with_the_age(founded: int, wrong: str | None, phase: str) -> None:
    report = testing.run(RULES["NL603"], f'[network]\nphase = "{phase}"\nfounded = {ago(founded)}\n')
    assert bool(report.findings) == (phase == wrong)


@pytest.mark.parametrize("phase", PHASES)
def test_a_network_that_rests_need_not_plan_whether_to_go_on(phase: str) -> None:
    report = testing.run(RULES["NL601"], f'[network]\nphase = "{phase}"\nfounded = {ago(100)}\n')
    assert bool(report.findings) == (phase not in ("dormant", "closed"))


KNOWN = [(code, signs, text) for code, signs, text in TABLE if "known_phase" in RULES[code].fixtures]
UNKNOWN = "netlint assumes the mildest case, because the charter does not give the phase."


@pytest.mark.parametrize(("code", "signs", "text"), KNOWN, ids=[f"{code} {signs}" for code, signs, _ in KNOWN])
def test_without_a_phase_a_rule_is_as_mild_as_in_the_mildest_and_asserts_none(code: str, signs: str, text: str) -> None:
    report = testing.run(RULES[code], f"[network]\n{text}")
    mildest = min((SEVERITY_ORDER.index(sign) for sign in signs.split()[:4]), default=0)
    assert report.status(code) != "skipped"
    assert [SEVERITIES[SEVERITY_ORDER[mildest]]] * len(report.findings) == [found.severity for found in report.findings]
    for finding in report.findings:
        said = finding.message.text()
        assert not any(f"`{phase}`" in said for phase in PHASES)
        assert said.endswith(UNKNOWN) or code not in MILDER_IN_SOME_PHASES


@pytest.mark.parametrize("code", sorted(code for code, rule in RULES.items() if "phase" in rule.fixtures))
def test_a_rule_for_some_phases_is_skipped_without_one(code: str) -> None:
    (text, *_others) = (text for asked, _signs, text in TABLE if asked == code)
    report = testing.run(RULES[code], f"[network]\n{text}")
    assert report.status(code) == "skipped"
    reason = report.results[code].reason
    assert reason is not None
    assert reason.text() == "the charter does not say in which phase the network is (`phase` or `founded`)"


def test_every_rule_that_looks_at_the_phase_is_in_the_table() -> None:
    asking = {code for code, rule in RULES.items() if {"phase", "known_phase"} & set(rule.fixtures)}
    assert asking <= {code for code, _, _ in TABLE}
