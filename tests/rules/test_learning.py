"""Rules on learning: their boundaries, what they do not report, and when they are skipped."""

import datetime as dt

import pytest

from netlint import Rule
from netlint.linter.context import LintContext
from netlint.linter.engine import check
from netlint.linter.fixtures import RunOptions
from netlint.rules.selector import ActiveRule, Selection
from netlint.testing import lines, run
from netlint.toml import parse
from netlint.toml.writer import to_toml
from netlint_essentials.learning.cycle import kolb_cycle_incomplete, no_triple_loop, single_loop_only
from netlint_essentials.learning.experiments import experiment_unconcluded, member_without_learning_goal, no_experiments
from netlint_essentials.learning.leaving import exit_unexamined, high_turnover, no_exit_agreement
from netlint_essentials.learning.rituals import (
    charter_review_overdue,
    no_client_evaluation,
    no_learning_rituals,
    no_peer_feedback,
)
from netlint_essentials.learning.truth import (
    no_amendment,
    no_conflict_route,
    no_dissent_route,
    no_objection_ever,
)

TODAY = dt.date(2026, 11, 24)


def found(rule: Rule, text: str, today: dt.date = TODAY, **options: object) -> list[str]:
    """Return the messages of a rule, with their severity where it is not the rule's own."""
    report = run(rule, text, today=today, options={name.replace("_", "-"): value for name, value in options.items()})
    return [
        finding.message.text() + (f" ({finding.severity})" if finding.severity != rule.severity else "")
        for finding in report.in_order()
    ]


def not_begun(rule: Rule, text: str) -> str:
    """Return the detail for which a rule waits."""
    report = run(rule, text, today=TODAY)
    assert report.findings == ()
    detail = report.results[rule.code].not_begun if rule.code in report.results else None
    return detail.text() if detail else report.status(rule.code)


def elsewhere(*sections: str) -> str:
    named = ", ".join(f'"{section}"' for section in sections)
    return f'[[elsewhere]]\nsections = [{named}]\nat = "https://network.example"\n'


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
        (no_amendment, "decisions"),
        (exit_unexamined, "members"),
        (high_turnover, "members"),
        (member_without_learning_goal, "members"),
        (experiment_unconcluded, "experiments"),
    ],
)
def test_without_its_section_a_rule_is_not_evaluated(rule: Rule, section: str) -> None:
    result = run(rule, '[network]\nname = "x"\n').results[rule.code]
    assert result.status == "skipped"
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


LOOKING, BACK, LESSON, TRYING = (
    *("sharing experiences", "looking back together"),
    *("drawing a lesson", "trying out what you learned"),
)


def left_out(steps: str) -> str:
    count = steps.count(",") + steps.count(" and ") + 1
    return f"The rituals leave out {count} of the 4 steps of Kolb's learning cycle: {steps}."


@pytest.mark.parametrize(
    ("covered", "missing"),
    [
        (["experience", "reflection", "concept", "experiment"], []),
        (["experience", "reflection", "concept"], [TRYING]),
        (["reflection"], [f"{LOOKING}, {LESSON} and {TRYING}"]),
        (["experience", "concept", "experiment"], [BACK]),
    ],
)
def test_the_missing_steps_of_the_cycle_are_named(covered: list[str], missing: list[str]) -> None:
    said = [left_out(steps) for steps in missing]
    assert found(kolb_cycle_incomplete, ritual(kolb=covered)) == said


@pytest.mark.parametrize(
    ("kinds", "missing"),
    [
        (["retrospective", "training"], []),  # experiments are a detail of their own
        (["peer-review", "intervision"], []),
        (["client-evaluation", "training"], []),
        (["retrospective"], [f"{LESSON} and {TRYING}"]),
        (["retrospective", "experiment-review"], [LESSON]),
        (["intervision", "experiment-review"], [LOOKING]),
        (["charter-review", "training", "experiment-review"], [LOOKING]),
        (["training"], [f"{LOOKING}, {BACK} and {TRYING}"]),
    ],
)
def test_what_a_ritual_covers_follows_from_its_kind(kinds: list[str], missing: list[str]) -> None:
    text = "".join(ritual(kind=kind) for kind in kinds)
    assert found(kolb_cycle_incomplete, text) == [left_out(steps) for steps in missing]


def test_what_a_ritual_says_itself_counts_for_more_than_its_kind() -> None:
    text = ritual(kind="retrospective", kolb="experience") + ritual(kind="training")
    assert found(kolb_cycle_incomplete, text) == [left_out(f"{BACK} and {TRYING}")]
    whole = ritual(kind="training", kolb=["experience", "reflection", "concept", "experiment"])
    assert found(kolb_cycle_incomplete, whole) == []


def test_a_ritual_of_which_nothing_is_said_may_cover_what_is_missing() -> None:
    assert not_begun(kolb_cycle_incomplete, ritual(every="weekly")) == "what each ritual is for"
    assert found(kolb_cycle_incomplete, ritual(every="weekly") + ritual(kind="training")) == []


@pytest.mark.parametrize("keys", [{"kind": "retrospective"}, {"kolb": ["reflection"]}, {"kind": "training"}])
def test_the_advice_on_the_cycle_is_a_line_that_adds_the_missing_steps(keys: dict[str, str | list[str]]) -> None:
    """The line says what the ritual already covers as well, as only the steps in `kolb` count."""
    (finding,) = run(kolb_cycle_incomplete, ritual(**keys)).findings
    assert isinstance(finding.write, dict)
    line = f"kolb = {to_toml(finding.write['kolb'])}"
    assert line == 'kolb = ["experience", "reflection", "concept", "experiment"]'
    assert found(kolb_cycle_incomplete, f'[[rituals]]\nid = "r"\n{line}\n') == []


def test_an_experiment_is_part_of_the_cycle() -> None:
    text = ritual(kolb=["experience", "reflection", "concept"]) + '[[experiments]]\nid = "x"\n'
    assert found(kolb_cycle_incomplete, text) == []


@pytest.mark.parametrize("every", ["quarterly", "yearly", "366 days", "1 to 3 years", "12 months"])
def test_peer_feedback_once_a_year_is_enough(every: str) -> None:
    assert found(no_peer_feedback, ritual(kind="intervision", every=every)) == []
    assert found(no_peer_feedback, ritual(kind="peer-review", every=every)) == []


@pytest.mark.parametrize(("every", "days"), [("367 days", 367), ("2 years", 730), ("2-3 years", 730)])
def test_peer_feedback_less_than_once_a_year_is_a_finding(every: str, days: int) -> None:
    said = (
        f"Peer consultation (intervision) or peer review takes place every {days} days. "
        "It should take place at least once every 366 days."
    )
    assert found(no_peer_feedback, ritual(kind="intervision", every=every)) == [said]
    assert found(no_peer_feedback, ritual(kind="intervision", every=every), most=days) == []


def test_peer_feedback_counts_by_the_most_frequent_ritual() -> None:
    seldom = ritual(kind="peer-review", every="2 years")
    assert found(no_peer_feedback, seldom + ritual(kind="intervision", every="monthly")) == []
    assert found(no_peer_feedback, seldom + ritual(kind="intervision")) == []
    assert found(no_peer_feedback, seldom + ritual(kind="intervision", when="as needed")) == []
    assert found(no_peer_feedback, ritual(kind="peer-review", every="3 years", when="after each job")) == []
    assert len(found(no_peer_feedback, ritual(kind="peer-review", every="3 years") + seldom)) == 1
    assert found(no_peer_feedback, ritual(kind="peer-review")) == []
    assert found(no_peer_feedback, ritual(kind="training")) == [
        "The network has no ritual for feedback among members, such as peer consultation (intervision) or peer review."
    ]


@pytest.mark.parametrize(
    ("loop", "single", "triple"), [("single", 1, 0), ("double", 0, 1), ("triple", 0, 0), (["double", "triple"], 0, 0)]
)
def test_loops_are_asked_for_one_at_a_time(loop: object, single: int, triple: int) -> None:
    assert len(found(single_loop_only, ritual(loop=loop))) == single
    assert len(found(no_triple_loop, ritual(loop=loop))) == triple


def meeting(name: str, more: str = "") -> str:
    return f'[[meetings]]\nid = "{name}"\n{more}\n'


@pytest.mark.parametrize(
    "more",
    [
        meeting("course", 'purpose = "strategy"'),
        *map(meeting, ("retreat", "spring-retreat", "strategy", "strategy-day", "away-day", "heidag", "koersdag")),
        *map(meeting, ("strategie", "strategiedag", "retreats-2026")),
        ritual(kind="charter-review"),
        '[[rituals]]\nid = "heidag"\n',
    ],
)
def test_a_meeting_about_direction_asks_whether_it_is_the_right_thing(more: str) -> None:
    assert found(single_loop_only, ritual(kind="retrospective") + more) == []
    assert found(no_triple_loop, ritual(kind="retrospective") + more) == []  # nothing is said of loops


@pytest.mark.parametrize(
    "more",
    [
        meeting("monday", 'purpose = "coordination"'),
        meeting("treat"),
        ritual(kind="charter-review", loop="single"),
        ritual(kind="training"),
    ],
)
def test_other_meetings_and_rituals_do_not(more: str) -> None:
    said = ["The network has no meeting or ritual in which members ask whether they are doing the right things."]
    assert found(single_loop_only, ritual(kind="retrospective") + more) == said


def test_meetings_that_stand_elsewhere_may_be_about_direction() -> None:
    text = ritual(kind="retrospective") + elsewhere("meetings")
    assert found(single_loop_only, text) == []
    assert found(single_loop_only, ritual(kind="retrospective", loop="single") + elsewhere("meetings")) == []


@pytest.mark.parametrize(("days", "number"), [(366, 0), (367, 1)])
def test_a_charter_is_reviewed_once_a_year(days: int, number: int) -> None:
    assert len(found(charter_review_overdue, f"[network]\nreviewed = {ago(days)}\n")) == number


@pytest.mark.parametrize(("days", "number"), [(91, 0), (92, 1)])
@pytest.mark.parametrize("agreed", ['review-every = "quarterly"\n', ritual(kind="charter-review", every="quarterly")])
def test_a_charter_is_reviewed_as_often_as_agreed(agreed: str, days: int, number: int) -> None:
    text = f"[network]\nreviewed = {ago(days)}\n{agreed}"
    due = TODAY - dt.timedelta(days - 91)
    said = (
        f"The members last read their charter together on {ago(days)}, {days} days ago. "
        f"The limit is 91 days, so the next reading was due by {due}."
    )
    assert found(charter_review_overdue, text) == [said] * number


def test_the_newest_reading_counts_and_the_longest_time_agreed() -> None:
    old = f"[network]\nreviewed = {ago(900)}\n"
    assert len(found(charter_review_overdue, old)) == 1
    held = ritual(kind="charter-review", every="yearly") + f"last-held = {ago(300)}\n"
    assert found(charter_review_overdue, old + held) == []
    assert found(charter_review_overdue, "[network]\n" + held) == []
    assert len(found(charter_review_overdue, "[network]\n" + held.replace(ago(300), ago(366)))) == 1
    both = f'[network]\nreviewed = {ago(300)}\nreview-every = "monthly"\n' + ritual(
        kind="charter-review", every="yearly"
    )
    assert found(charter_review_overdue, both) == []
    ranged = f'[network]\nreviewed = {ago(80)}\nreview-every = "2 to 3 months"\n'
    assert found(charter_review_overdue, ranged) == []
    other = f"[network]\n[[rituals]]\nid = 'a'\nkind = 'training'\nlast-held = {ago(900)}\n"
    assert not_begun(charter_review_overdue, other) == "when you read the charter together"


def test_a_month_or_a_year_is_read_as_its_last_day() -> None:
    assert found(charter_review_overdue, '[network]\nreviewed = "2026"\n') == []
    assert found(charter_review_overdue, '[network]\nreviewed = "2025-11"\n') == []
    said = (
        "The members last read their charter together on 2025-10, 389 days ago. "
        "The limit is 366 days, so the next reading was due by 2026-11-01."
    )
    assert found(charter_review_overdue, '[network]\nreviewed = "2025-10"\n') == [said]


@pytest.mark.parametrize(
    "written",
    [
        f"founded = {TODAY}\n",
        f"reviewed = {TODAY}\n",
        f'founded = {TODAY}\nreview-every = "weekly"\n',
        'review-every = "weekly"\n',
        ritual(kind="charter-review", every="weekly"),
        "founded = 2012-01-01\n" + ritual(kind="charter-review", every="weekly"),
        "founded = 2012-01-01\n" + ritual(kind="charter-review", when="as needed"),
    ],
)
def test_nobody_is_reminded_on_the_day_that_the_charter_is_written(written: str) -> None:
    assert found(charter_review_overdue, f"[network]\n{written}") == []


def test_a_review_that_never_took_place_counts_from_the_founding() -> None:
    text = f'[network]\nfounded = {ago(92)}\nreview-every = "quarterly"\n'
    said = (
        f"The charter does not say that the members have read it together since the founding on {ago(92)}, 92 days ago. "
        f"The limit is 91 days, so a reading was due by {ago(1)}."
    )
    assert found(charter_review_overdue, text) == [said]
    for nothing in ("", f"founded = {ago(2000)}\n"):
        assert not_begun(charter_review_overdue, f"[network]\n{nothing}") == "when you read the charter together"
    assert found(charter_review_overdue, '[network]\nphase = "closed"\n') == []
    assert len(found(charter_review_overdue, f"[network]\nreviewed = {ago(40)}\n", most=30)) == 1


CLIENTS = '[[clients]]\nid = "c"\n'


@pytest.mark.parametrize(
    ("more", "number"),
    [
        ('[[rituals]]\nid = "retro"\nkind = ["retrospective", "client-evaluation"]\n', 0),
        ('[[rituals]]\nid = "retro"\nkind = "retrospective"\nwhen = "At the end of each project"\n', 0),
        ('[[rituals]]\nid = "na-de-opdracht"\nkind = "retrospective"\n', 0),
        ('[[rituals]]\nid = "retro"\nkind = "retrospective"\nwhen = "as needed"\n', 1),
        ('[[rituals]]\nid = "retro"\n[[meetings]]\nid = "grooming"\npurpose = "client"\nevery = "2 weeks"\n', 0),
        ('[[rituals]]\nid = "retro"\n[[meetings]]\nid = "party"\npurpose = "client"\nnext = 2026-12-01\n', 1),
    ],
)
def test_work_with_clients_is_looked_back_on_in_other_ways_too(more: str, number: int) -> None:
    assert len(found(no_client_evaluation, CLIENTS + more)) == number


def test_a_ritual_of_several_kinds_covers_what_each_of_them_does() -> None:
    several = '[[rituals]]\nid = "day"\nkind = ["retrospective", "training", "experiment-review"]\n'
    assert found(kolb_cycle_incomplete, several) == []
    assert found(no_peer_feedback, several.replace("training", "peer-review")) == []
    assert found(single_loop_only, several.replace("training", "charter-review")) == []


def test_clients_have_a_ritual_of_their_own() -> None:
    assert found(no_client_evaluation, CLIENTS + ritual(kind="client-evaluation")) == []
    assert len(found(no_client_evaluation, CLIENTS + ritual(kind="training"))) == 1
    assert len(found(no_client_evaluation, "[proposition]\n" + ritual(kind="training"))) == 1


@pytest.mark.parametrize(
    "text", [ritual(kind="training"), "[network]\njoint-clients = false\n" + CLIENTS + ritual(kind="training")]
)
def test_a_network_without_clients_does_not_look_back_on_work_with_them(text: str) -> None:
    report = run(no_client_evaluation, text, today=TODAY)
    assert report.status("NL517") == "skipped"
    assert report.results["NL517"].not_begun is None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("[norms]", 1),
        ("[membership]", 1),
        ('[decisions]\nobjections = " "', 1),
        ('[decisions]\nmethod = "majority"\nways = [{ scopes = "money", method = "consent" }]', 0),
        ('[decisions]\nmethod = "majority"\nways = [{ scopes = "money", method = "advice" }]', 1),
        ('[decisions]\nobjections = "aloud"', 0),
        *((f'[decisions]\nmethod = "{method}"', 0) for method in ("consent", "consensus")),
        *(
            (f'[decisions]\nmethod = "{method}"', 1)
            for method in ("unanimity", "majority", "advice", "coordinator", "none")
        ),
        ("[norms]\n" + ritual(kind="peer-review"), 0),
        (ritual(kind="peer-review"), 0),
        ("[norms]\n" + ritual(kind="training"), 1),
        ("[norms]\n" + elsewhere("decisions"), 0),
        ("[norms]\n" + elsewhere("rituals"), 0),
        (ritual(kind="peer-review") + elsewhere("decisions"), 0),
        ('[decisions]\nmethod = "consent"\n' + elsewhere("rituals"), 0),
    ],
)
def test_there_is_a_way_to_object(text: str, number: int) -> None:
    assert len(found(no_dissent_route, text)) == number


@pytest.mark.parametrize(
    ("rule", "detail"),
    [
        (no_dissent_route, "how members can object to a decision"),
        (no_exit_agreement, "how people join and leave"),
        (no_conflict_route, "what to do when members clash"),
    ],
)
def test_a_network_without_any_agreement_has_not_begun(rule: Rule, detail: str) -> None:
    assert not_begun(rule, "[network]\n") == detail
    assert not_begun(rule, "[network]\n" + ritual(kind="training")) == detail
    for section in ("decisions", "membership", "norms"):
        assert len(found(rule, f"[{section}]\n")) == 1


def log(number: int, more: str = "", rest: str = "objections = 0") -> str:
    return "".join(f'[[decision-log]]\nid = "d{at}"\n{more if at == 0 else rest}\n' for at in range(number))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        (log(9, "objections = 0"), 0),
        (log(10, "objections = 0"), 1),
        (log(10, "objections = 1"), 0),
        (log(20, "objections = 1"), 0),
        (log(10, 'objections = ["no"]'), 0),
        (log(10, "objections = []"), 1),
        (log(10), 0),  # one does not say
        (log(11), 1),
        (log(11, 'objections = " "'), 1),
        (log(10, 'objections = " "'), 0),
    ],
)
def test_ten_decisions_without_an_objection_are_worth_a_remark(text: str, number: int) -> None:
    said = (
        "The decision log has 10 decisions without an objection, but not one with an objection. "
        "netlint reports this once there are at least 10 decisions without an objection."
    )
    assert found(no_objection_ever, text) == [said] * number
    assert len(found(no_objection_ever, log(9, "objections = 0"), least=9)) == 1


def test_decisions_that_do_not_record_objections_say_nothing_about_them() -> None:
    assert not_begun(no_objection_ever, log(30, rest="")) == "objections in the decision log"
    assert not_begun(no_objection_ever, "[network]\n") == "objections in the decision log"
    assert found(no_objection_ever, log(30, "objections = 0", rest="")) == []


@pytest.mark.parametrize(("pending", "number"), [("proposed-on = 2026-11-01", 0), ("date = 2026-11-01", 1)])
def test_a_proposal_that_still_waits_is_no_decision(pending: str, number: int) -> None:
    assert len(found(no_objection_ever, log(10, f"{pending}\nobjections = 0"))) == number
    both = "proposed-on = 2026-10-01\ndate = 2026-11-01\nobjections = 0"
    assert len(found(no_objection_ever, log(10, both))) == 1


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("[decisions]\n", 1),
        ('[decisions]\namendment = " "\n', 1),
        ('[decisions]\namendment = "By consent."\n', 0),
        ('[decisions]\nscopes = "bylaws"\n', 0),
        ('[decisions]\nscopes = ["money", "Our agreements"]\n', 0),
        ('[decisions]\nscopes = "money"\n', 1),
        ('[decisions]\nways = [{ scopes = "dit handvest" }]\n', 0),
        ('[decisions]\nways = [{ scopes = ["Statuten"] }]\n', 0),
        ('[decisions]\nways = [{ scopes = "Charter changes" }]\n', 0),
        ('[decisions]\nways = [{ scopes = ["money", "people"] }]\n', 1),
    ],
)
def test_a_charter_says_how_it_is_changed(text: str, number: int) -> None:
    assert found(no_amendment, text) == ["The charter does not say how it can be changed."] * number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("[decisions]", 1),
        ("[norms]", 1),
        (elsewhere("norms"), 0),
        ("[norms]\n" + elsewhere("norms"), 0),
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
        ("[norms]", 1),
        ("[membership]", 1),
        (elsewhere("membership"), 0),
        ('[membership]\noffboarding = "A checklist."', 0),
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
        + member("gus", "left = 2026-12-31")
    )
    said = "The charter does not say why ana, bo and eva left, or whether there was an exit talk."
    assert found(exit_unexamined, text) == [said]


def test_a_group_that_writes_down_no_reasons_has_not_begun() -> None:
    gone = member("ana", "left = 2026-01-01") + member("bo", 'status = "alumni"\nexit-talk = false')
    assert not_begun(exit_unexamined, gone + member("cas")) == "reasons why members left"
    assert not_begun(exit_unexamined, member("ana", "left = 2026-12-31\n")) == "passed"


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
    said = [
        "Of the 4 people who were members a year ago, 2 have since left: m0 and m1. That is more than the limit of 34%."
    ]
    assert found(high_turnover, four + others) == said
    on_leave = others.replace(other, 'status = "leave"')
    assert found(high_turnover, four + on_leave) == []


@pytest.mark.parametrize(
    ("left", "number"), [("2026", 0), ("2026-11", 0), ("2026-10", 1), ("2025-12", 1), ("2025-11", 0), ("2025", 0)]
)
def test_a_month_or_year_of_leaving_is_read_kindly(left: str, number: int) -> None:
    text = "".join(member(f"m{at}", f'left = "{left}"' if at < 2 else "") for at in range(4))
    assert len(found(high_turnover, text)) == number


@pytest.mark.parametrize(("joined", "number"), [("2024", 1), ("2025-11", 0), ("2025", 0), ("2025-10", 1)])
def test_a_month_or_year_of_joining_is_read_kindly(joined: str, number: int) -> None:
    text = "".join(member(f"m{at}", f'joined = "{joined}"\nleft = {ago(9)}' if at < 2 else "") for at in range(4))
    assert len(found(high_turnover, text)) == number


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


LAB = ritual(kind="experiment-review")


def experiment(name: str, more: str = "") -> str:
    return f'[[experiments]]\nid = "{name}"\n{more}\n'


@pytest.mark.parametrize("agreed", [LAB, ritual(kolb=["experience", "experiment"])])
@pytest.mark.parametrize(("days", "number"), [(180, 0), (181, 1)])
def test_experiments_are_asked_of_networks_that_agreed_to_them(agreed: str, days: int, number: int) -> None:
    text = agreed + experiment("x", f"started = {ago(days)}") + experiment("y", f"started = {ago(999)}")
    said = f"The network has not started an experiment since {ago(days)}, {days} days ago. The limit is 180 days."
    assert found(no_experiments, text) == [said] * number
    assert found(no_experiments, text.replace(agreed, ritual(kind="training"))) == []
    assert found(no_experiments, '[network]\nphase = "dormant"\n' + text) == []


def test_a_network_that_did_not_agree_to_experiment_has_not_begun() -> None:
    assert not_begun(no_experiments, "[network]\n") == "experiments that the network tries"
    assert not_begun(no_experiments, ritual(kind="training")) == "experiments that the network tries"
    assert not_begun(no_experiments, experiment("x", f"started = {ago(999)}")) == "passed"
    assert found(no_experiments, LAB) == [
        "The network has agreed to experiment, but the charter does not name an experiment."
    ]
    assert found(no_experiments, LAB + elsewhere("experiments")) == []


def test_a_young_network_has_time_for_its_first_experiment() -> None:
    assert found(no_experiments, f"[network]\nfounded = {ago(180)}\n" + LAB) == []
    assert len(found(no_experiments, f"[network]\nfounded = {ago(181)}\n" + LAB)) == 1


def test_an_experiment_without_a_day_is_neither_started_nor_late() -> None:
    text = LAB + experiment("x") + experiment("y", f"started = {ago(999)}")
    assert found(no_experiments, text) == []
    assert found(experiment_unconcluded, text) == []


def test_the_days_without_an_experiment_are_an_option() -> None:
    text = LAB + experiment("x", f"started = {ago(60)}")
    assert len(found(no_experiments, text, days=59)) == 1
    assert found(no_experiments, text, days=60) == []


def test_a_month_is_read_as_its_last_day() -> None:
    assert found(no_experiments, LAB + experiment("x", 'started = "2026-05"')) == []
    assert len(found(no_experiments, LAB + experiment("x", 'started = "2026-04"'))) == 1


@pytest.mark.parametrize(("day", "number"), [("2026-11-24", 0), ("2026-11-23", 1)])
def test_an_experiment_is_looked_at_by_its_day(day: str, number: int) -> None:
    text = f'[[experiments]]\nid = "x"\nreview-by = {day}\n'
    assert (
        found(experiment_unconcluded, text)
        == [f"The experiment `x` was due for review by {day}, 1 day ago, but has no conclusion yet."] * number
    )
    assert found(experiment_unconcluded, text + 'conclusion = "it works"\n') == []


def test_members_without_a_learning_goal_are_named_once() -> None:
    text = (
        member("ana")
        + member("bo", 'learning-goals = [""]')
        + member("cas", 'learning-goals = "law"')
        + member("dil", 'status = "leave"')
    )
    assert found(member_without_learning_goal, text) == [
        "The charter does not say what ana and bo would like to learn."
    ]
    assert lines(run(member_without_learning_goal, member("cas", 'learning-goals = "law"'))) == []
