"""Rules on learning: their boundaries, their silences, and when they are not evaluated."""

import datetime as dt

import pytest

from netlint import Rule
from netlint.linter.context import LintContext
from netlint.linter.engine import check
from netlint.linter.fixtures import RunOptions
from netlint.rules.selector import ActiveRule, Selection
from netlint.testing import lines, run
from netlint.toml import parse
from netlint_essentials.learning.experiments import experiment_unconcluded, member_without_learning_goal, no_experiments
from netlint_essentials.learning.leaving import exit_unexamined, high_turnover, no_exit_agreement
from netlint_essentials.learning.rituals import (
    charter_review_overdue,
    kolb_cycle_incomplete,
    no_client_evaluation,
    no_learning_rituals,
    no_peer_feedback,
    no_triple_loop,
    single_loop_only,
)
from netlint_essentials.learning.truth import no_conflict_route, no_dissent_route, no_objection_ever

TODAY = dt.date(2026, 11, 24)


def found(rule: Rule, text: str, today: dt.date = TODAY, **options: object) -> list[str]:
    """Return the messages of a rule, with their severity where it is not the rule's own."""
    report = run(rule, text, today=today, options={name.replace("_", "-"): value for name, value in options.items()})
    return [
        finding.message.text() + (f" ({finding.severity})" if finding.severity != rule.severity else "")
        for finding in report.in_order()
    ]


def ago(days: int) -> str:
    return (TODAY - dt.timedelta(days=days)).isoformat()


def ritual(**keys: object) -> str:
    rows = "".join(f"{key} = {value!r}\n".replace("'", '"') for key, value in keys.items())
    return f'[[rituals]]\nid = "r{len(rows)}"\n{rows}'


def member(name: str, more: str = "") -> str:
    return f'[[members]]\nid = "{name}"\n{more}\n'


@pytest.mark.parametrize(
    ("rule", "section"),
    [
        (kolb_cycle_incomplete, "rituals"),
        (single_loop_only, "rituals"),
        (no_triple_loop, "rituals"),
        (no_objection_ever, "decision-log"),
        (exit_unexamined, "members"),
        (high_turnover, "members"),
        (member_without_learning_goal, "members"),
        (experiment_unconcluded, "experiments"),
    ],
)
def test_without_its_section_a_rule_is_not_evaluated(rule: Rule, section: str) -> None:
    result = run(rule, '[network]\nname = "x"\n').results[rule.code]
    assert result.status == "not-evaluated"
    assert result.reason
    assert section in result.reason.text()


def test_a_network_without_rituals_is_told_that_and_not_what_they_lack() -> None:
    rules = [no_learning_rituals, no_peer_feedback, kolb_cycle_incomplete, single_loop_only, no_triple_loop]
    report = check(parse("x", b"[network]"), Selection(map(ActiveRule, rules)), LintContext(RunOptions(TODAY)))
    assert [finding.code for finding in report.findings] == ["NL501"]
    with_one = check(
        parse("x", ritual(kind="training").encode()), Selection(map(ActiveRule, rules)), LintContext(RunOptions(TODAY))
    )
    assert [finding.code for finding in with_one.findings] == ["NL504", "NL512", "NL514"]


@pytest.mark.parametrize(
    ("covered", "missing"),
    [
        (["experience", "reflection", "concept", "experiment"], []),
        (["experience", "reflection", "concept"], ["experiment"]),
        (["reflection"], ["experience, concept and experiment"]),
        (["experience", "concept", "experiment"], ["reflection"]),
    ],
)
def test_the_missing_parts_of_the_cycle_are_named(covered: list[str], missing: list[str]) -> None:
    said = [f"No ritual covers these parts of the cycle of Kolb: {parts}." for parts in missing]
    assert found(kolb_cycle_incomplete, ritual(kolb=covered)) == said


def test_an_experiment_is_part_of_the_cycle() -> None:
    text = ritual(kolb=["experience", "reflection", "concept"]) + '[[experiments]]\nid = "x"\n'
    assert found(kolb_cycle_incomplete, text) == []


@pytest.mark.parametrize(
    ("every", "said"),
    [
        ("100 days", []),
        ("101 days", ["Peer review or intervision takes place every 101 days at the most often. (info)"]),
        ("366 days", ["Peer review or intervision takes place every 366 days at the most often. (info)"]),
        ("367 days", ["Peer review or intervision takes place every 367 days at the most often."]),
    ],
)
def test_peer_feedback_once_a_quarter_is_enough(every: str, said: list[str]) -> None:
    assert found(no_peer_feedback, ritual(kind="intervision", every=every)) == said


def test_peer_feedback_counts_by_the_most_frequent_ritual() -> None:
    text = ritual(kind="peer-review", every="2 years") + ritual(kind="intervision", every="monthly")
    assert found(no_peer_feedback, text) == []
    assert found(no_peer_feedback, ritual(kind="peer-review")) == []
    assert found(no_peer_feedback, ritual(kind="training")) == ["No peer review or intervision is among the rituals."]
    assert len(found(no_peer_feedback, ritual(kind="intervision", every="monthly"), days=30)) == 0
    assert len(found(no_peer_feedback, ritual(kind="intervision", every="monthly"), days=29)) == 1


@pytest.mark.parametrize(
    ("loop", "single", "triple"), [("single", 1, 0), ("double", 0, 1), ("triple", 0, 0), (["double", "triple"], 0, 0)]
)
def test_loops_are_asked_for_one_at_a_time(loop: object, single: int, triple: int) -> None:
    assert len(found(single_loop_only, ritual(loop=loop))) == single
    assert len(found(no_triple_loop, ritual(loop=loop))) == triple


@pytest.mark.parametrize(("days", "number"), [(365, 0), (366, 1)])
def test_a_charter_is_reviewed_once_a_year(days: int, number: int) -> None:
    assert len(found(charter_review_overdue, f"[network]\nreviewed = {ago(days)}\n")) == number


@pytest.mark.parametrize(("days", "number"), [(91, 0), (92, 1)])
def test_a_charter_is_reviewed_as_often_as_agreed(days: int, number: int) -> None:
    text = f'[network]\nreviewed = {ago(days)}\nreview-every = "quarterly"\n'
    assert len(found(charter_review_overdue, text)) == number


def test_a_review_that_never_took_place_counts_from_the_founding() -> None:
    text = f'[network]\nfounded = {ago(92)}\nreview-every = "quarterly"\n'
    said = f"The charter has not been reviewed since the founding on {ago(92)}. Days since then: 92."
    assert found(charter_review_overdue, text) == [said]
    assert found(charter_review_overdue, f"[network]\nfounded = {ago(92)}\n") == [
        "No review of the charter is recorded or agreed."
    ]
    assert found(charter_review_overdue, '[network]\nphase = "closed"\n') == []
    assert len(found(charter_review_overdue, f"[network]\nreviewed = {ago(40)}\n", most=30)) == 1


def test_clients_have_a_ritual_of_their_own() -> None:
    assert found(no_client_evaluation, ritual(kind="client-evaluation")) == []
    assert len(found(no_client_evaluation, ritual(kind="training"))) == 1


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("[network]", 1),
        ('[decisions]\nobjections = " "', 1),
        ('[decisions]\nobjections = "aloud"', 0),
        *((f'[decisions]\nmethod = "{method}"', 0) for method in ("consent", "consensus")),
        *(
            (f'[decisions]\nmethod = "{method}"', 1)
            for method in ("unanimity", "majority", "advice", "coordinator", "none")
        ),
        (ritual(kind="peer-review"), 0),
        (ritual(kind="training"), 1),
    ],
)
def test_there_is_a_way_to_object(text: str, number: int) -> None:
    assert len(found(no_dissent_route, text)) == number


def log(number: int, more: str = "") -> str:
    return "".join(f'[[decision-log]]\nid = "d{at}"\n{more if at == 0 else ""}\n' for at in range(number))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        (log(9), 0),
        (log(10), 1),
        (log(10, "objections = 0"), 1),
        (log(10, "objections = 1"), 0),
        (log(10, 'objections = ["no"]'), 0),
        (log(10, "objections = []"), 1),
    ],
)
def test_ten_decisions_without_an_objection_are_worth_a_remark(text: str, number: int) -> None:
    assert len(found(no_objection_ever, text)) == number
    assert len(found(no_objection_ever, log(9), least=9)) == 1


@pytest.mark.parametrize(("pending", "number"), [("proposed-on = 2026-11-01", 0), ("date = 2026-11-01", 1), ("", 1)])
def test_a_proposal_that_still_waits_is_no_decision(pending: str, number: int) -> None:
    assert len(found(no_objection_ever, log(10, pending))) == number
    assert len(found(no_objection_ever, log(11, pending))) == 1
    both = "proposed-on = 2026-10-01\ndate = 2026-11-01"
    assert found(no_objection_ever, log(10, both)) == ["Decisions logged: 10; objections recorded: none."]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("[network]", 1),
        ("[norms]", 1),
        ('[norms]\nconflict-route = ""', 1),
        ("[norms]\nconflict-route = { steps = [] }", 1),
        ('[norms]\nconflict-route = "talk"', 0),
        ('[norms]\nconflict-route = { mediator = "Jo" }', 0),
        ('[norms]\nconflict-route = { steps = ["talk"] }', 0),
    ],
)
def test_there_is_a_route_for_conflicts(text: str, number: int) -> None:
    assert len(found(no_conflict_route, text)) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("[network]", 1),
        ("[membership]", 1),
        ('[membership]\nexit = ["", " "]', 1),
        ('[membership]\nexit = "talk"', 0),
        ('[membership]\nnotice = "a month"', 0),
    ],
)
def test_leaving_is_agreed(text: str, number: int) -> None:
    assert len(found(no_exit_agreement, text)) == number


def test_those_who_left_without_a_word_are_named_once() -> None:
    text = (
        member("ana", "left = 2026-01-01")
        + member("bo", 'status = "alumni"')
        + member("cas", 'status = "alumni"\nleft-reason = "moved"')
        + member("dil", 'status = "alumni"\nexit-talk = true')
        + member("eva", 'status = "alumni"\nexit-talk = false')
        + member("fay")
    )
    assert found(exit_unexamined, text) == ["Neither a reason for leaving nor a talk is recorded for: ana, bo and eva."]


@pytest.mark.parametrize(
    ("there", "gone", "number"), [(3, 2, 0), (4, 1, 0), (4, 2, 1), (6, 2, 0), (6, 3, 1), (100, 34, 0), (100, 35, 1)]
)
def test_more_than_a_third_leaving_is_a_finding(there: int, gone: int, number: int) -> None:
    text = "".join(member(f"m{at}", f"left = {ago(30)}" if at < gone else "") for at in range(there))
    assert len(found(high_turnover, text)) == number


@pytest.mark.parametrize(("days", "number"), [(365, 1), (366, 0), (0, 1)])
def test_only_those_who_left_within_a_year_count(days: int, number: int) -> None:
    text = "".join(member(f"m{at}", f"left = {ago(days)}" if at < 2 else "") for at in range(4))
    assert len(found(high_turnover, text)) == number


@pytest.mark.parametrize(("joined", "number"), [(364, 0), (365, 1)])
def test_who_joined_a_year_ago_was_there(joined: int, number: int) -> None:
    text = "".join(
        member(f"m{at}", f"joined = {ago(joined)}\n{f'left = {ago(9)}' if at < 2 else ''}") for at in range(4)
    )
    assert len(found(high_turnover, text)) == number


@pytest.mark.parametrize(
    "other", ['status = "prospect"', 'status = "trial"', 'status = "alumni"', f"left = {ago(366)}"]
)
def test_who_was_not_there_a_year_ago_does_not_count(other: str) -> None:
    four = "".join(member(f"m{at}", f"left = {ago(30)}" if at < 2 else "") for at in range(4))
    others = "".join(member(f"o{at}", other) for at in range(3))
    assert found(high_turnover, four + others) == ["Within a year 2 of 4 members left: m0 and m1."]
    on_leave = others.replace(other, 'status = "leave"')
    assert found(high_turnover, four + on_leave) == []


def test_who_is_still_to_leave_has_not_left() -> None:
    text = "".join(member(f"m{at}", f"left = {ago(-1)}" if at < 2 else "") for at in range(4))
    assert found(high_turnover, text) == []


def test_newcomers_were_not_there_a_year_ago() -> None:
    text = "".join(member(f"m{at}", f"joined = {ago(100)}\nleft = {ago(30)}" if at < 2 else "") for at in range(4))
    assert found(high_turnover, text) == []
    assert (
        len(
            found(
                high_turnover,
                "".join(member(f"m{at}", f"left = {ago(9)}" if at < 1 else "") for at in range(3)),
                least=3,
                share=0.3,
            )
        )
        == 1
    )


@pytest.mark.parametrize(
    ("phase", "days", "number"),
    [("start", 999, 0), ("consolidation", 180, 0), ("consolidation", 181, 1), ("mature", 181, 1), ("closed", 999, 0)],
)
def test_experiments_are_asked_of_settled_networks(phase: str, days: int, number: int) -> None:
    text = f'[network]\nphase = "{phase}"\n[[experiments]]\nid = "x"\nstarted = {ago(days)}\n'
    assert len(found(no_experiments, text)) == number


def test_an_experiment_without_a_day_is_neither_started_nor_late() -> None:
    text = '[network]\nphase = "mature"\n[[experiments]]\nid = "x"\n'
    assert found(no_experiments, text) == ["Days without a new experiment: more than 180."]
    assert found(experiment_unconcluded, text) == []


def test_the_days_without_an_experiment_are_an_option() -> None:
    text = f'[network]\nphase = "mature"\n[[experiments]]\nid = "x"\nstarted = {ago(60)}\n'
    assert found(no_experiments, text, days=59) == ["Days without a new experiment: more than 59."]


@pytest.mark.parametrize(("day", "number"), [("2026-11-24", 0), ("2026-11-23", 1)])
def test_an_experiment_is_looked_at_by_its_day(day: str, number: int) -> None:
    text = f'[[experiments]]\nid = "x"\nreview-by = {day}\n'
    assert len(found(experiment_unconcluded, text)) == number
    assert found(experiment_unconcluded, text + 'conclusion = "it works"\n') == []


def test_members_without_a_learning_goal_are_named_once() -> None:
    text = (
        member("ana")
        + member("bo", 'learning-goals = [""]')
        + member("cas", 'learning-goals = "law"')
        + member("dil", 'status = "leave"')
    )
    assert found(member_without_learning_goal, text) == ["No learning goals are recorded for ana and bo."]
    assert lines(run(member_without_learning_goal, member("cas", 'learning-goals = "law"'))) == []
