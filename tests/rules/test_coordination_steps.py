import datetime as dt
import inspect
from collections.abc import Iterator
from typing import Any

import pytest
from msgspec import Meta

import netlint
from netlint import charter as charters
from netlint import testing
from netlint.charter import as_read
from netlint.charter.model.base import Table
from netlint.linter import engine
from netlint.linter.context import LintContext
from netlint.linter.fixtures import RunOptions
from netlint.rules.base import Rule
from netlint.rules.selector import ActiveRule, Selection
from netlint.toml import parse
from netlint_essentials.activity import is_activity, newest_activity
from netlint_essentials.agreements import agreements_begun
from netlint_essentials.coordination.decisions import (
    decision_pending,
    no_decision_deadline,
    no_decision_method,
    one_weight_for_all_decisions,
    unanimity_without_fallback,
)
from netlint_essentials.coordination.membership import (
    growth_too_fast,
    no_admission_process,
    no_welcome,
    prospect_stuck,
)
from netlint_essentials.coordination.momentum import momentum_lost
from netlint_essentials.coordination.steps import no_next_steps, step_overdue, step_without_due, step_without_owner

TODAY = testing.TODAY
RULES = [
    step_without_owner,
    step_without_due,
    step_overdue,
    no_next_steps,
    momentum_lost,
    no_decision_method,
    unanimity_without_fallback,
    no_decision_deadline,
    decision_pending,
    growth_too_fast,
    no_admission_process,
    prospect_stuck,
    one_weight_for_all_decisions,
    no_welcome,
]


def ago(days: int) -> dt.date:
    return TODAY - dt.timedelta(days=days)


def entry(section: str, entry_id: str, /, **values: object) -> str:
    """Write one entry of a section, with its keys in kebab-case; the id stands on its second line."""
    keys = [f"{key.replace('_', '-')} = {toml(value)}" for key, value in values.items()]
    return "\n".join([f"[[{section}]]", f'id = "{entry_id}"', *keys]) + "\n"


def toml(value: object) -> str:
    if isinstance(value, str):
        return f'"{value}"'
    if isinstance(value, list):
        return f"[{', '.join(map(toml, value))}]"
    return str(value)


def step(entry_id: str = "pilot", /, **values: object) -> str:
    return entry("next-steps", entry_id, **values)


def meeting(last_held: dt.date) -> str:
    return entry("meetings", "monday", last_held=last_held)


def member(entry_id: str, /, **values: object) -> str:
    return entry("members", entry_id, **values)


def network(phase: str) -> str:
    return f'[network]\nphase = "{phase}"\n'


def messages(rule: Rule, toml: str, *, today: dt.date | None = TODAY, **options: Any) -> list[str]:
    report = testing.run(rule, toml, today=today, options={key.replace("_", "-"): v for key, v in options.items()})
    return [finding.message.text() for finding in report.in_order()]


def status(rule: Rule, toml: str, *, today: dt.date | None = TODAY, invalid: bool = False) -> str:
    return testing.run(rule, toml, today=today, invalid=invalid).status(rule.code)


def detail(rule: Rule, toml: str) -> str | None:
    """Return the detail that is not begun, if that is why the rule was skipped."""
    result = testing.run(rule, toml).results.get(rule.code)
    return result.not_begun.text() if result and result.not_begun else None


def reason(rule: Rule, toml: str) -> str | None:
    """Return why the rule was skipped."""
    result = testing.run(rule, toml).results.get(rule.code)
    return result.reason.text() if result and result.reason else None


def elsewhere(section: str) -> str:
    return f'[[elsewhere]]\nsections = "{section}"\nat = "the wiki"\n'


# Every rule of this part


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.requires], ids=lambda rule: rule.code)
def test_without_the_sections_it_needs_a_rule_is_not_evaluated(rule: Rule) -> None:
    assert status(rule, '[network]\nname = "Stroomop"') == "skipped"


@pytest.mark.parametrize(
    ("rule", "section"),
    [
        (step_without_owner, "next-steps"),
        (step_without_due, "next-steps"),
        (step_overdue, "next-steps"),
        (no_next_steps, "next-steps"),
        (momentum_lost, "meetings"),
        (no_decision_method, "decisions"),
        (unanimity_without_fallback, "decisions"),
        (no_decision_deadline, "decisions"),
        (decision_pending, "decision-log"),
        (growth_too_fast, "members"),
        (no_admission_process, "membership"),
        (prospect_stuck, "members"),
        (one_weight_for_all_decisions, "decisions"),
        (no_welcome, "membership"),
    ],
    ids=lambda value: value.code if isinstance(value, Rule) else value,
)
def test_what_is_invalid_is_not_taken_for_missing(rule: Rule, section: str) -> None:
    assert status(rule, f"{section} = 3\n" + network("start"), invalid=True) == "skipped"


@pytest.mark.parametrize(
    ("rule", "section"),
    [
        (step_without_owner, "next-steps"),
        (step_without_due, "next-steps"),
        (step_overdue, "next-steps"),
        (no_next_steps, "next-steps"),
        (no_decision_method, "decisions"),
        (unanimity_without_fallback, "decisions"),
        (no_decision_deadline, "decisions"),
        (decision_pending, "decision-log"),
        (growth_too_fast, "members"),
        (no_admission_process, "membership"),
        (prospect_stuck, "members"),
        (one_weight_for_all_decisions, "decisions"),
        (no_welcome, "membership"),
    ],
    ids=lambda value: value.code if isinstance(value, Rule) else value,
)
def test_what_stands_elsewhere_is_not_taken_for_missing(rule: Rule, section: str) -> None:
    assert reason(rule, network("start") + elsewhere(section)) == f"you keep `{section}` elsewhere (the wiki)"


@pytest.mark.parametrize(
    "rule",
    [step_overdue, momentum_lost, decision_pending, growth_too_fast, prospect_stuck],
    ids=lambda rule: rule.code,
)
def test_rules_about_time_are_not_evaluated_in_a_timeless_run(rule: Rule) -> None:
    toml = step() + meeting(ago(900)) + member("ana") + entry("decision-log", "site", proposed_on=ago(900))
    assert rule.depends_on_today
    assert status(rule, toml, today=None) == "skipped"


@pytest.mark.parametrize("rule", [no_next_steps, no_admission_process], ids=lambda rule: rule.code)
def test_a_phase_that_follows_from_the_age_is_not_known_in_a_timeless_run(rule: Rule) -> None:
    begun = "[norms]\n"
    assert status(rule, network("start") + begun, today=None) == "open"
    assert status(rule, "[network]\nfounded = 2026-10-01\n" + begun, today=None) == "skipped"


@pytest.mark.parametrize("rule", [no_next_steps, no_admission_process], ids=lambda rule: rule.code)
def test_a_rule_for_some_phases_is_not_evaluated_without_one(rule: Rule) -> None:
    told = "the charter does not say in which phase the network is (`phase` or `founded`)"
    assert reason(rule, "[network]\n[norms]\n") == told


# NL415 step-without-owner


def test_an_open_step_without_owner_is_an_error_at_the_step() -> None:
    report = testing.run(step_without_owner, step("one", owner="ana") + step("two"))
    assert testing.lines(report) == ["4: The next step `two` has no owner."]
    assert report.findings[0].severity == "error"


def test_each_open_step_without_owner_is_a_finding_of_its_own() -> None:
    assert len(messages(step_without_owner, step("one") + step("two"))) == 2


def test_an_empty_list_of_owners_is_no_owner() -> None:
    report = testing.run(step_without_owner, step(owner=[]))
    assert testing.lines(report) == ["3: The next step `pilot` has no owner."]


@pytest.mark.parametrize("owner", ["ana", ["ana"], ["ana", "bo"]])
def test_one_or_more_owners_will_do(owner: object) -> None:
    assert messages(step_without_owner, step(owner=owner)) == []


CLOSED_STEPS = [{"status": "done"}, {"status": "dropped"}, {"done_on": ago(1)}]


@pytest.mark.parametrize("rule", [step_without_owner, step_without_due, step_overdue], ids=lambda rule: rule.code)
@pytest.mark.parametrize("values", CLOSED_STEPS, ids=str)
def test_steps_that_are_done_or_dropped_need_neither_owner_nor_date(rule: Rule, values: dict[str, object]) -> None:
    due = {"due": ago(60)} if rule is step_overdue else {}
    assert status(rule, step(**values, **due)) == "passed"


@pytest.mark.parametrize("state", ["open", "doing", "waiting"])
def test_steps_on_their_way_are_open(state: str) -> None:
    toml = step(status=state)
    assert len(messages(step_without_owner, toml)) == 1
    assert len(messages(step_without_due, toml)) == 1


# NL416 step-without-due


def test_an_open_step_without_due_date_is_a_warning_at_the_step() -> None:
    report = testing.run(step_without_due, step("one", due=ago(5)) + step("two", owner="ana"))
    assert testing.lines(report) == ["4: The next step `two` has no due date."]
    assert report.findings[0].severity == "warning"


# NL417 step-overdue


@pytest.mark.parametrize(
    ("late", "severity"), [(-1, None), (0, None), (1, "info"), (14, "info"), (15, "warning"), (400, "warning")]
)
def test_a_step_past_due_is_a_hint_for_a_fortnight_and_then_a_warning(late: int, severity: str | None) -> None:
    report = testing.run(step_overdue, step(due=ago(late)))
    assert [finding.severity for finding in report.findings] == ([severity] if severity else [])


def test_an_overdue_step_is_reported_at_its_due_date() -> None:
    report = testing.run(step_overdue, step(owner="ana", due=ago(20)))
    assert testing.lines(report) == [
        "4: The next step `pilot` was due on 2026-11-04, 20 days ago. A step may be at most 14 days late."
    ]


@pytest.mark.parametrize(("late", "told"), [(1, "2026-11-23, 1 day ago"), (14, "2026-11-10, 14 days ago")])
def test_a_step_within_the_days_of_grace_is_not_told_of_a_limit(late: int, told: str) -> None:
    assert messages(step_overdue, step(due=ago(late))) == [
        f"The next step `pilot` was due on {told}, but is still open."
    ]


def test_the_days_of_grace_can_be_set() -> None:
    report = testing.run(step_overdue, step(due=ago(1)), options={"grace-days": 0})
    assert report.findings[0].severity == "warning"


def test_a_step_without_due_date_is_not_overdue() -> None:
    assert messages(step_overdue, step()) == []


# NL418 no-next-steps


@pytest.mark.parametrize("phase", ["forming", "start", "consolidation"])
def test_a_network_that_is_being_built_has_a_next_step(phase: str) -> None:
    report = testing.run(no_next_steps, network(phase))
    assert testing.lines(report) == ["1: The network has no open next step."]
    assert report.findings[0].severity == "warning"


@pytest.mark.parametrize("phase", ["mature", "dormant", "closed"])
def test_later_on_there_need_not_be_a_next_step(phase: str) -> None:
    assert status(no_next_steps, network(phase)) == "passed"


@pytest.mark.parametrize(("age", "found"), [(729, 1), (730, 0)])
def test_without_a_phase_the_age_says_whether_a_next_step_is_due(age: int, found: int) -> None:
    assert len(messages(no_next_steps, f"[network]\nfounded = {ago(age)}\n")) == found


def test_one_open_step_is_enough() -> None:
    assert messages(no_next_steps, network("start") + step(status="done") + step("two", status="waiting")) == []


@pytest.mark.parametrize("values", CLOSED_STEPS, ids=str)
def test_steps_that_are_done_or_dropped_are_no_next_steps(values: dict[str, object]) -> None:
    report = testing.run(no_next_steps, network("start") + step(**values))
    assert testing.lines(report) == ["3: The network has no open next step."]


# NL419 momentum-lost


@pytest.mark.parametrize(
    ("phase", "days", "found"),
    [
        ("forming", 42, 0),
        ("forming", 43, 1),
        ("start", 42, 0),
        ("start", 43, 1),
        ("consolidation", 43, 0),
        ("consolidation", 90, 0),
        ("consolidation", 91, 1),
        ("mature", 90, 0),
        ("mature", 91, 1),
        ("dormant", 900, 0),
        ("closed", 900, 0),
    ],
)
def test_momentum_is_lost_sooner_in_the_start(phase: str, days: int, found: int) -> None:
    assert len(messages(momentum_lost, network(phase) + meeting(ago(days)))) == found


@pytest.mark.parametrize(("age", "found"), [(179, 1), (180, 0)])
def test_without_a_phase_the_age_says_how_long_a_pause_may_be(age: int, found: int) -> None:
    assert len(messages(momentum_lost, f"[network]\nfounded = {ago(age)}\n" + meeting(ago(60)))) == found


@pytest.mark.parametrize(
    ("phase", "options"), [("start", {"start_days": 9}), ("mature", {"later_days": 9})], ids=["start", "mature"]
)
def test_the_length_of_a_pause_can_be_set(phase: str, options: dict[str, Any]) -> None:
    assert len(messages(momentum_lost, network(phase) + meeting(ago(10)), **options)) == 1
    assert messages(momentum_lost, network(phase) + meeting(ago(9)), **options) == []


def test_lost_momentum_is_reported_at_the_newest_activity() -> None:
    toml = network("start") + meeting(ago(60)) + step(done_on=ago(50)) + entry("rituals", "retro", last_held=ago(70))
    report = testing.run(momentum_lost, toml)
    assert testing.lines(report) == [
        "8: The last recorded activity was on 2026-10-05, 50 days ago. The limit is 42 days."
    ]
    assert report.findings[0].severity == "warning"


def test_without_a_phase_a_pause_may_be_as_long_as_later_on() -> None:
    assert messages(momentum_lost, meeting(ago(90))) == []
    told = "The last recorded activity was on 2026-08-25, 91 days ago. The limit is 90 days."
    assert messages(momentum_lost, meeting(ago(91))) == [
        f"{told} netlint assumes the mildest case, because the charter does not give the phase."
    ]


def test_of_a_date_without_a_day_the_last_day_that_it_can_be_keeps_the_momentum() -> None:
    held = '[[meetings]]\nid = "monday"\nlast-held = "{}"\n'
    assert messages(momentum_lost, network("start") + held.format("2026-10")) == []
    (found,) = messages(momentum_lost, network("start") + held.format("2026-09"))
    assert "was on 2026-09, 55 days ago" in found


@pytest.mark.parametrize("section", ["conversations", "decision-log", "rituals"])
def test_momentum_that_may_stand_elsewhere_is_not_lost(section: str) -> None:
    assert status(momentum_lost, network("start") + meeting(ago(5)) + elsewhere(section)) == "passed"
    assert reason(momentum_lost, network("start") + meeting(ago(60)) + elsewhere(section)) == (
        f"you keep `{section}` elsewhere (the wiki)"
    )


def test_without_any_dated_activity_nothing_is_said_about_momentum() -> None:
    assert status(momentum_lost, network("start") + member("ana", joined=ago(900))) == "passed"


def test_records_of_the_past_alone_do_not_say_that_nothing_came_after_them() -> None:
    assert messages(momentum_lost, network("start") + step(done_on=ago(900))) == []
    assert messages(momentum_lost, network("start") + entry("decision-log", "site", date=ago(900))) == []


def test_a_date_after_tomorrow_does_not_keep_the_momentum() -> None:
    assert len(messages(momentum_lost, network("start") + meeting(ago(50)) + step(done_on=ago(-2)))) == 1
    assert messages(momentum_lost, network("start") + meeting(ago(50)) + step(done_on=ago(-1))) == []
    assert messages(momentum_lost, network("start") + meeting(ago(50)) + step(done_on=ago(0))) == []


# What counts as activity

STATE = entry("rituals", "retro", last_held=ago(900))
"""What there must be to count from: how things stand."""
ACTIVITY = [
    entry("clients", "boards", last_asked=ago(3)),
    f'[[clients]]\nid = "boards"\nneeds = [{{ statement = "Residents come too late", heard-on = {ago(3)} }}]',
    f"[[conversations]]\ndate = {ago(3)}",
    entry("circles", "pilot", started=ago(3)),
    entry("circles", "pilot", ended=ago(3)),
    meeting(ago(3)),
    step(done_on=ago(3)),
    entry("decision-log", "site", date=ago(3)),
    entry("rituals", "talk", last_held=ago(3)),
    entry("experiments", "evening", started=ago(3)),
    f'[[agreements]]\nwith = "Waterland"\nsince = {ago(3)}',
]
NO_ACTIVITY = [
    f"[network]\nfounded = {ago(3)}",
    f"[network]\nreviewed = {ago(3)}\nreview-by = {ago(2)}",
    f"[formation]\nsessions = [{{ date = {ago(3)} }}]",
    entry("values", "candour", reviewed=ago(3)),
    member("ana", joined=ago(3)),
    member("ana", endorsed_on=ago(3)),
    member("ana", left=ago(3), exit_talk=ago(3)),
    f'[coordination]\ncoordinator = "ana"\nappointed = {ago(3)}',
    f'[coordination]\ncoordinator = "ana"\naccepted-on = {ago(3)}',
    step(created=ago(3)),
    entry("decision-log", "site", proposed_on=ago(3)),
    f'[[meetings]]\nid = "monday"\nnext = {ago(3)}',
    step(due=ago(3)),
]


def charter(toml: str) -> netlint.Charter:
    document = parse("charter.toml", toml.encode())
    assert document.data is not None
    model = charters.convert(document.data, netlint.Charter).model
    assert model is not None
    return model


def newest(toml: str) -> charters.PlacedDate | None:
    return newest_activity(charter(toml), TODAY)


@pytest.mark.parametrize("toml", ACTIVITY)
def test_what_was_held_done_or_decided_is_activity(toml: str) -> None:
    activity = newest(toml + "\n" + STATE)
    assert activity is not None
    assert activity.date == ago(3)
    assert f"{activity.key} = {ago(3)}" in toml


@pytest.mark.parametrize("toml", NO_ACTIVITY)
def test_people_coming_and_going_beginnings_plans_and_the_charter_itself_are_no_activity(toml: str) -> None:
    assert newest(toml) is None
    activity = newest(toml + "\n" + STATE)
    assert activity is not None
    assert activity.date == ago(900)


def test_the_newest_activity_says_in_which_table_it_stands() -> None:
    activity = newest(meeting(ago(9)) + entry("experiments", "evening", started=ago(8)) + step(done_on=ago(10)))
    assert activity is not None
    assert (type(activity.table).__name__, activity.key, activity.date) == ("Experiment", "started", ago(8))


def test_every_past_date_of_the_format_is_known_to_be_activity_or_not() -> None:
    told = {past_key(past) for toml in (*ACTIVITY, *NO_ACTIVITY) for past in charter(toml).past_dates}
    told |= {("Elsewhere", "since")}  # it says where something stands
    assert told == {(kind.__name__, key) for kind in tables(Table) for key in past_keys(kind)}
    for toml in ACTIVITY:
        assert any(is_activity(past) for past in charter(toml).past_dates)
    for toml in NO_ACTIVITY:
        assert not any(is_activity(past) for past in charter(toml).past_dates)


def past_key(past: charters.PlacedDate) -> tuple[str, str]:
    return type(past.table).__name__, past.key


def tables(kind: type[Table]) -> Iterator[type[Table]]:
    """Yield the tables of the format; `fit` makes others for charters with mistakes, which add nothing."""
    for table in kind.__subclasses__():
        if table.__module__.startswith("netlint.charter.model"):
            yield table
            yield from tables(table)


def past_keys(kind: type[Table]) -> Iterator[str]:
    annotations = inspect.get_annotations(kind)
    for attribute, key in charters.keys(kind):
        if any(is_past(part) for part in parts(annotations.get(attribute))):
            yield key


def parts(annotation: Any) -> Iterator[Any]:
    yield annotation
    for part in (*getattr(annotation, "__args__", ()), *getattr(annotation, "__metadata__", ())):
        yield from parts(part)


def is_past(part: object) -> bool:
    return isinstance(part, Meta) and bool(part.extra and part.extra.get("past"))


def test_lost_momentum_comes_before_overdue_steps() -> None:
    toml = network("start") + step(due=ago(40)) + meeting(ago(50))
    selection = Selection([ActiveRule(rule, rule.defaults) for rule in (step_overdue, momentum_lost)])
    report = engine.check(parse("charter.toml", toml.encode()), selection, LintContext(RunOptions(TODAY)))
    assert [finding.code for finding in report.findings] == ["NL419"]
    assert report.status("NL417") == "skipped"


def test_overdue_steps_are_reported_while_there_is_momentum() -> None:
    toml = network("start") + step(due=ago(40)) + meeting(ago(5))
    selection = Selection([ActiveRule(rule, rule.defaults) for rule in (step_overdue, momentum_lost)])
    report = engine.check(parse("charter.toml", toml.encode()), selection, LintContext(RunOptions(TODAY)))
    assert [finding.code for finding in report.findings] == ["NL417"]


# NL420 no-decision-method


@pytest.mark.parametrize(
    ("toml", "line"),
    [
        ('[network]\nname = "Stroomop"', "1: The charter does not say how the group decides."),
        ('[network]\n[decisions]\nlog = "notes"', "2: The charter does not say how the group decides."),
        ('[decisions]\nmethod = "none"', "2: The charter says that the group has not agreed on a way to decide."),
    ],
    ids=["no decisions", "no method", "none"],
)
def test_a_group_says_how_it_decides(toml: str, line: str) -> None:
    report = testing.run(no_decision_method, toml)
    assert testing.lines(report) == [line]
    assert report.findings[0].severity == "warning"


@pytest.mark.parametrize("method", ["consent", "consensus", "majority", "advice", "coordinator", "unanimity"])
def test_every_method_is_a_method(method: str) -> None:
    assert messages(no_decision_method, f'[decisions]\nmethod = "{method}"') == []


def way(**values: object) -> str:
    return entry("decisions.ways", "", **values).replace('id = ""\n', "")


@pytest.mark.parametrize("method", ["", 'method = "none"\n'])
@pytest.mark.parametrize(
    ("values", "found"),
    [
        ({"method": "consent"}, 0),
        ({"passes": "75% of those who vote"}, 0),
        ({"decided_by": "who does the work"}, 0),
        ({"method": "none"}, 1),
        ({"min_days": 3}, 1),
        ({"passes": " "}, 1),
    ],
)
def test_one_of_several_ways_to_decide_is_a_method(values: dict[str, object], found: int, method: str) -> None:
    toml = f"[decisions]\n{method}" + way(scopes="bylaws", **values)
    assert len(messages(no_decision_method, toml)) == found


# NL421 unanimity-without-fallback


def deciding(people: int, *lines: str) -> str:
    return "\n".join(["[decisions]", *lines]) + "\n" + "".join(member(f"m{at}") for at in range(people))


def test_unanimity_of_more_than_two_needs_a_fallback() -> None:
    report = testing.run(unanimity_without_fallback, deciding(3, 'method = "unanimity"'))
    assert testing.lines(report) == [
        "1: Everyone has to agree to a decision, but the charter does not say what happens if someone disagrees."
    ]
    (finding,) = report.findings
    assert finding.severity == "warning"
    assert [related.at for related in finding.related] == [("decisions", "method")]


def test_two_people_can_talk_until_they_agree() -> None:
    assert status(unanimity_without_fallback, deciding(2, 'method = "unanimity"')) == "passed"
    former = member("old", status="alumni")
    assert messages(unanimity_without_fallback, deciding(2, 'method = "unanimity"') + former) == []


def test_a_blank_fallback_is_none() -> None:
    assert len(messages(unanimity_without_fallback, deciding(3, 'method = "unanimity"', 'fallback = "  "'))) == 1
    assert messages(unanimity_without_fallback, deciding(3, 'method = "unanimity"', 'fallback = "We vote."')) == []


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ({"method": "advice"}, 0),
        ({"method": "unanimity", "passes": "75% of those who vote"}, 0),
        ({"passes": "75% of those who vote"}, 0),
        ({"decided_by": "who does the work"}, 0),
        ({"method": "unanimity"}, 1),
        ({"min_days": 3}, 1),
    ],
)
def test_where_some_decisions_do_not_need_everyone_a_fallback_is_not_asked_for(
    values: dict[str, object], found: int
) -> None:
    toml = deciding(3, 'method = "unanimity"') + way(scopes="expenses", **values)
    assert len(messages(unanimity_without_fallback, toml)) == found


def test_members_who_are_not_listed_have_to_agree_as_well() -> None:
    toml = deciding(0, 'method = "unanimity"') + "[membership]\nsize = {}\n"
    assert messages(unanimity_without_fallback, toml.format(2)) == []
    assert len(messages(unanimity_without_fallback, toml.format(3))) == 1


@pytest.mark.parametrize("method", ["consent", "consensus", "majority", "advice", "coordinator", "none"])
def test_only_unanimity_needs_a_fallback(method: str) -> None:
    assert messages(unanimity_without_fallback, deciding(5, f'method = "{method}"')) == []


# NL422 no-decision-deadline


def test_a_deadline_for_decisions_is_recorded() -> None:
    report = testing.run(no_decision_deadline, '[network]\n[decisions]\nmethod = "consent"')
    assert testing.lines(report) == ["2: The charter does not say how long a proposal stays open."]
    assert report.findings[0].severity == "info"
    assert messages(no_decision_deadline, "[decisions]\ndeadline-days = 14") == []


@pytest.mark.parametrize(
    ("toml", "found"),
    [
        ("[decisions]\nmin-days = 3\n", 0),
        ("[decisions]\n" + way(scopes="bylaws", min_days=3), 0),
        ("[decisions]\n" + way(scopes="bylaws", deadline_days=30), 0),
        ("[decisions]\n" + way(scopes="bylaws", method="consent"), 1),
    ],
)
def test_a_time_in_one_of_the_ways_to_decide_counts(toml: str, found: int) -> None:
    assert len(messages(no_decision_deadline, toml)) == found


# NL423 decision-pending


def proposal(days: int, **values: object) -> str:
    return entry("decision-log", "site", proposed_on=ago(days), **values)


@pytest.mark.parametrize(("days", "found"), [(30, 0), (31, 1), (-5, 0)])
def test_a_proposal_waits_a_month_at_most(days: int, found: int) -> None:
    assert len(messages(decision_pending, proposal(days))) == found


def test_a_pending_proposal_is_reported_at_the_day_it_was_made() -> None:
    report = testing.run(decision_pending, proposal(40))
    assert testing.lines(report) == [
        "3: The proposal `site` has been waiting for a decision since 2026-10-15 (40 days). The limit is 30 days."
    ]
    assert report.findings[0].severity == "warning"


def test_how_long_a_proposal_may_wait_can_be_set() -> None:
    assert len(messages(decision_pending, proposal(11), days=10)) == 1
    assert messages(decision_pending, proposal(10), days=10) == []


@pytest.mark.parametrize(
    ("agreed", "days", "found"),
    [(10, 11, 1), (10, 10, 0), (60, 60, 0), (60, 61, 1), (1, 1, 0), (1, 2, 1)],
)
def test_the_deadline_that_the_group_agreed_on_goes_first(agreed: int, days: int, found: int) -> None:
    assert len(messages(decision_pending, f"[decisions]\ndeadline-days = {agreed}\n" + proposal(days))) == found


def test_of_several_deadlines_the_longest_counts() -> None:
    ways = way(scopes="bylaws", deadline_days=60) + way(scopes="expenses", deadline_days=3) + way(scopes="rest")
    for decisions in ("[decisions]\ndeadline-days = 10\n", "[decisions]\n"):
        assert messages(decision_pending, decisions + ways + proposal(60)) == []
        (found,) = messages(decision_pending, decisions + ways + proposal(61))
        assert found.endswith("since 2026-09-24 (61 days). The limit is 60 days.")


def test_a_limit_of_a_day_is_told_as_one_day() -> None:
    (found,) = messages(decision_pending, "[decisions]\ndeadline-days = 1\n" + proposal(2))
    assert found.endswith("since 2026-11-22 (2 days). The limit is 1 day.")


def test_of_a_proposal_without_a_day_the_last_day_that_it_can_be_counts() -> None:
    toml = '[[decision-log]]\nid = "site"\nproposed-on = "{}"\n'
    assert messages(decision_pending, toml.format("2026-10")) == []
    (found,) = messages(decision_pending, toml.format("2026-09"))
    assert "since 2026-09 (55 days)" in found


def test_what_is_decided_or_was_never_dated_is_not_pending() -> None:
    assert messages(decision_pending, proposal(90, date=ago(80)) + entry("decision-log", "fee")) == []


# NL424 growth-too-fast


def members(old: int, new: int, *, joined: int = 30) -> str:
    old_ones = "".join(member(f"old{at}", joined=ago(900)) for at in range(old))
    return old_ones + "".join(member(f"new{at}", joined=ago(joined)) for at in range(new))


@pytest.mark.parametrize(("old", "new", "found"), [(2, 4, 1), (3, 3, 0), (2, 3, 0), (3, 4, 1), (4, 4, 0)])
def test_over_half_of_six_or_more_are_many_newcomers(old: int, new: int, found: int) -> None:
    assert len(messages(growth_too_fast, members(old, new))) == found


@pytest.mark.parametrize(("joined", "found"), [(90, 1), (91, 0), (0, 1), (-1, 0)])
def test_newcomers_joined_within_ninety_days(joined: int, found: int) -> None:
    assert len(messages(growth_too_fast, members(2, 4, joined=joined))) == found


def test_fast_growth_is_a_hint_at_the_day_the_newcomers_joined() -> None:
    report = testing.run(growth_too_fast, members(2, 4))
    assert testing.lines(report) == [
        "9: 4 of the 6 active members joined in the past 90 days, the first on 2026-10-25. At most 3 of the 6 may be that new."
    ]
    (finding,) = report.findings
    assert finding.severity == "info"
    assert [related.at for related in finding.related] == [("members", f"new{at}", "joined") for at in (1, 2, 3)]


def test_the_measures_of_growth_can_be_set() -> None:
    assert messages(growth_too_fast, members(1, 2), least=3) == [
        "2 of the 3 active members joined in the past 90 days, the first on 2026-10-25. At most 1 of the 3 may be that new."
    ]
    assert messages(growth_too_fast, members(2, 4), share=0.7) == []
    assert messages(growth_too_fast, members(2, 4), days=29) == []


def test_without_a_founding_day_those_who_joined_first_are_the_founders() -> None:
    assert len(messages(growth_too_fast, '[network]\nname = "Stroomop"\n' + members(2, 4))) == 1


def test_founders_are_no_newcomers() -> None:
    assert messages(growth_too_fast, members(0, 6)) == []
    assert messages(growth_too_fast, f"[network]\nfounded = {ago(30)}\n" + members(0, 6)) == []
    assert len(messages(growth_too_fast, f"[network]\nfounded = {ago(31)}\n" + members(0, 6))) == 1


def test_of_dates_without_a_day_the_kindest_reading_counts() -> None:
    assert messages(growth_too_fast, '[network]\nfounded = "2026"\n' + members(0, 6)) == []
    assert len(messages(growth_too_fast, '[network]\nfounded = "2025"\n' + members(0, 6))) == 1
    partial = members(2, 4).replace(f"joined = {ago(30)}", 'joined = "{}"')
    assert messages(growth_too_fast, partial.replace("{}", "2026")) == []
    assert len(messages(growth_too_fast, partial.replace("{}", "2026-09"))) == 1


def test_members_who_are_not_listed_are_no_newcomers() -> None:
    assert messages(growth_too_fast, members(2, 4) + "[membership]\nsize = 8\n") == []
    assert messages(growth_too_fast, members(2, 4) + "[membership]\nsize = 7\n") == [
        "4 of the 7 active members joined in the past 90 days, the first on 2026-10-25. At most 3 of the 7 may be that new."
    ]


def test_only_active_members_count_as_growth() -> None:
    prospects = "".join(member(f"p{at}", status="prospect", joined=ago(9)) for at in range(9))
    assert messages(growth_too_fast, members(4, 3) + prospects) == []


def test_members_who_do_not_say_when_they_joined_are_no_newcomers() -> None:
    assert messages(growth_too_fast, "".join(member(f"m{at}") for at in range(8))) == []


# NL425 no-admission-process


@pytest.mark.parametrize(
    ("phase", "found"),
    [("forming", 0), ("start", 1), ("consolidation", 1), ("mature", 1), ("dormant", 0), ("closed", 0)],
)
def test_past_forming_the_way_in_is_described(phase: str, found: int) -> None:
    assert len(messages(no_admission_process, network(phase) + "[norms]\n")) == found


@pytest.mark.parametrize("phase", ["start", "consolidation", "mature"])
def test_where_no_agreement_is_begun_the_way_in_is_not_either(phase: str) -> None:
    assert detail(no_admission_process, network(phase)) == "how people join and leave"


@pytest.mark.parametrize("section", ["decisions", "membership", "norms"])
def test_one_agreement_is_a_beginning_wherever_it_stands(section: str) -> None:
    assert agreements_begun(charter(f"[{section}]\n"))
    assert len(messages(no_admission_process, network("start") + f"[{section}]\n")) == 1


@pytest.mark.parametrize(
    "facts",
    [
        "[membership]\nsize = 40\nmax-size = 50\n",
        '[membership]\nagreed-on-joining = "values"\n[[membership.kinds]]\nid = "full"\n',
        '[norms]\nsupport = "We call each other."\n',
        *map(elsewhere, ("decisions", "norms", "values")),
    ],
)
def test_facts_and_what_stands_elsewhere_begin_no_agreement_here(facts: str) -> None:
    assert not agreements_begun(as_read(charter(facts), TODAY))
    assert detail(no_admission_process, network("start") + facts) == "how people join and leave"


@pytest.mark.parametrize(
    ("membership", "found"),
    [
        ('admission = "Two members invite."', 0),
        ('admission = ["", "Two members invite."]', 0),
        ('trial = "Three meetings."', 0),
        ('exit = "A talk."', 1),
        ('admission = " "\ntrial = ""', 1),
        ("admission = []", 1),
    ],
)
def test_either_admission_or_trial_describes_the_way_in(membership: str, found: int) -> None:
    assert len(messages(no_admission_process, network("start") + f"[membership]\n{membership}")) == found


def test_a_missing_way_in_is_a_warning_at_the_membership() -> None:
    report = testing.run(no_admission_process, network("start") + '[membership]\nexit = "A talk."')
    assert testing.lines(report) == ["3: The charter does not say how someone becomes a member."]
    assert report.findings[0].severity == "warning"


# NL426 prospect-stuck


@pytest.mark.parametrize("state", ["prospect", "trial"])
@pytest.mark.parametrize(("days", "found"), [(365, 0), (366, 1)])
def test_the_way_in_takes_a_year_at_most(state: str, days: int, found: int) -> None:
    assert len(messages(prospect_stuck, member("dee", status=state, joined=ago(days)))) == found


def test_all_who_are_stuck_stand_in_one_hint_at_their_status() -> None:
    toml = (
        member("dee", joined=ago(800), status="trial")
        + member("eli", status="prospect", joined=ago(400))
        + member("fay", status="prospect", joined=ago(10))
    )
    report = testing.run(prospect_stuck, toml)
    assert testing.lines(report) == [
        f"4: Some people have been prospective members or on trial for too long: dee (since {ago(800)}) and eli (since {ago(400)}). The limit is 365 days."
    ]
    (finding,) = report.findings
    assert finding.severity == "info"
    assert [related.at for related in finding.related] == [("members", "eli", "status")]


def test_a_prospect_is_not_said_to_be_on_trial() -> None:
    assert messages(prospect_stuck, member("eli", status="prospect", joined=ago(400))) == [
        f"eli has been a prospective member for 400 days, since {ago(400)}. The limit is 365 days."
    ]


def test_how_long_the_way_in_may_take_can_be_set() -> None:
    toml = member("dee", status="trial", joined=ago(61))
    assert messages(prospect_stuck, toml, days=60) == [
        f"dee has been on trial for 61 days, since {ago(61)}. The limit is 60 days."
    ]
    assert messages(prospect_stuck, toml, days=61) == []


def test_of_a_day_of_joining_that_is_not_known_the_last_counts() -> None:
    toml = '[[members]]\nid = "dee"\nstatus = "trial"\njoined = "{}"\n'
    assert messages(prospect_stuck, toml.format("2025")) == []
    assert len(messages(prospect_stuck, toml.format("2025-10"))) == 1


@pytest.mark.parametrize(
    "values",
    [
        {"status": "active", "joined": ago(900)},
        {"status": "leave", "joined": ago(900)},
        {"status": "alumni", "joined": ago(900)},
        {"status": "trial", "joined": ago(900), "left": ago(400)},
        {"status": "trial"},
    ],
    ids=str,
)
def test_who_is_in_or_out_or_has_no_date_is_not_stuck(values: dict[str, object]) -> None:
    assert status(prospect_stuck, member("dee", **values)) == "passed"


# NL430 one-weight-for-all-decisions


@pytest.mark.parametrize("method", ["consent", "consensus", "majority", "advice", "unanimity"])
def test_one_way_for_all_decisions_is_information_at_the_method(method: str) -> None:
    report = testing.run(one_weight_for_all_decisions, f'[decisions]\nmethod = "{method}"\n')
    assert testing.lines(report) == [f"2: The charter has one way to make all decisions, large and small: `{method}`."]
    assert report.findings[0].severity == "info"


@pytest.mark.parametrize("method", ["", 'method = "none"', 'method = "coordinator"'])
def test_no_method_and_one_boss_are_left_to_other_rules(method: str) -> None:
    assert messages(one_weight_for_all_decisions, f"[decisions]\n{method}\n") == []


@pytest.mark.parametrize(
    ("more", "found"),
    [
        (way(scopes="expenses"), 0),
        ('scopes = "bylaws"\n', 0),
        ("scopes = []\n", 1),
        ('[coordination]\ndecides = "expenses"\n', 0),
        ('[coordination]\ndecides = " "\n', 1),
        (entry("responsibilities", "finances", limits="No loans"), 0),
        (entry("responsibilities", "finances"), 1),
    ],
)
def test_what_some_decide_in_another_way_gives_decisions_weight(more: str, found: int) -> None:
    assert len(messages(one_weight_for_all_decisions, '[decisions]\nmethod = "consent"\n' + more)) == found


@pytest.mark.parametrize("section", ["coordination", "responsibilities"])
def test_what_someone_decides_alone_may_stand_elsewhere(section: str) -> None:
    toml = '[decisions]\nmethod = "consent"\n' + elsewhere(section)
    assert reason(one_weight_for_all_decisions, toml) == f"you keep `{section}` elsewhere (the wiki)"
    limits = entry("responsibilities", "finances", limits="No loans")
    assert messages(one_weight_for_all_decisions, toml + limits) == []


# NL431 no-welcome

ADMISSION = '[membership]\nadmission = "Two members invite."\n'
UNWELCOMED = ["The charter does not say how new members are welcomed."]


def test_a_way_in_without_a_welcome_is_information_at_the_membership() -> None:
    report = testing.run(no_welcome, ADMISSION)
    assert testing.lines(report) == [f"1: {UNWELCOMED[0]}"]
    assert report.findings[0].severity == "info"
    assert messages(no_welcome, '[membership]\ntrial = "Three meetings."\nwelcome = " "\n') == UNWELCOMED


def test_without_a_way_in_there_is_no_welcome_to_ask_for() -> None:
    assert messages(no_welcome, '[membership]\nexit = "A talk."\n') == []
    assert messages(no_welcome, '[membership]\nadmission = " "\n') == []


@pytest.mark.parametrize(
    "welcome",
    [
        'welcome = "A meal with all of us."\n',
        'welcome = ["", "A buddy for three months."]\n',
        entry("responsibilities", "welcome", holders="ana"),
        entry("responsibilities", "hosts", kind="newcomers"),
        entry("responsibilities", "hosts", aim="Welcome new members"),
        entry("responsibilities", "hosts", held_by="Whoever invites, onboards."),
        entry("circles", "onboarding", size=2),
        '[coordination]\ncoordinator = "ana"\nmandate = ["newcomers"]\n',
        '[[support]]\nkind = "buddy"\nfrom = "ana"\nto = "bo"\n',
        '[[support]]\nkind = "steward"\nfrom = "ana"\nto = "bo"\n',
        entry("meetings", "welcome-dinner", every="quarterly"),
    ],
)
def test_whatever_is_there_for_newcomers_is_a_welcome(welcome: str) -> None:
    assert messages(no_welcome, ADMISSION + welcome) == []


@pytest.mark.parametrize(
    "other",
    [
        entry("responsibilities", "finances", holders="ana"),
        entry("responsibilities", "finances", held_by="in turn"),
        '[[support]]\nkind = "backup"\nfrom = "ana"\nto = "bo"\n',
        '[coordination]\ncoordinator = "ana"\nmandate = ["progress"]\n',
    ],
)
def test_what_is_there_for_others_is_no_welcome(other: str) -> None:
    assert messages(no_welcome, ADMISSION + other) == UNWELCOMED


@pytest.mark.parametrize("section", ["support", "responsibilities", "circles", "coordination", "meetings"])
def test_a_welcome_here_counts_before_what_stands_elsewhere(section: str) -> None:
    assert reason(no_welcome, ADMISSION + elsewhere(section)) == f"you keep `{section}` elsewhere (the wiki)"
    assert messages(no_welcome, ADMISSION + 'welcome = "A meal."\n' + elsewhere(section)) == []
