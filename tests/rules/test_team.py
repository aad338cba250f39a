import datetime as dt
from itertools import permutations
from typing import Any

import pytest

from netlint import Rule, testing, toml
from netlint.linter import engine
from netlint.linter.context import LintContext
from netlint.linter.fixtures import RunOptions
from netlint.rules.selector import ActiveRule, Selection
from netlint_essentials.team.commitment import no_commitment, no_priority_rule, own_work_first
from netlint_essentials.team.expertise import expertise_not_complementary, no_expertise
from netlint_essentials.team.meetings import (
    cadence_too_sparse,
    meeting_overdue,
    meeting_without_purpose,
    no_days_together,
    no_meeting_cadence,
)
from netlint_essentials.team.support import no_mutual_support, no_safety_agreement, unsupported_member
from netlint_essentials.team.togetherness import no_joint_work, one_big_circle, theme_only

TODAY = testing.TODAY
NAMES = ("ana", "bo", "cy", "di", "ed", "fo", "gu", "ho", "io", "jo", "ka")


def before(days: int) -> str:
    return (TODAY - dt.timedelta(days=days)).isoformat()


def table(header: str, *lines: str) -> str:
    return "\n".join((header, *lines, ""))


def network(*lines: str) -> str:
    return table("[network]", *lines)


def phase(name: str) -> str:
    return network(f'phase = "{name}"')


def member(name: str, *lines: str) -> str:
    return table("[[members]]", f'id = "{name}"', *lines)


def members(count: int, *lines: str) -> str:
    return "".join(member(name, *lines) for name in NAMES[:count])


def entry(section: str, name: str, *lines: str) -> str:
    return table(f"[[{section}]]", f'id = "{name}"', *lines)


def meeting(name: str, *lines: str) -> str:
    return entry("meetings", name, *lines)


def support(giver: str, to: str, *lines: str) -> str:
    return table("[[support]]", f'from = "{giver}"', f'to = "{to}"', *lines)


def said(rule: Rule, text: str, **given: Any) -> list[str]:
    """Return the messages, once it is clear that the rule was evaluated."""
    report = testing.run(rule, text, **given)
    assert report.status(rule.code) != "skipped"
    return [finding.message.text() for finding in report.in_order()]


def detail(rule: Rule, text: str, **given: Any) -> str | None:
    """Return the detail that is not begun, if that is why the rule was skipped."""
    result = testing.run(rule, text, **given).results.get(rule.code)
    return result.not_begun.text() if result and result.not_begun else None


def reason(rule: Rule, text: str, **given: Any) -> str | None:
    """Return why the rule was skipped."""
    result = testing.run(rule, text, **given).results.get(rule.code)
    return result.reason.text() if result and result.reason else None


def severities(rule: Rule, text: str) -> list[str]:
    return [finding.severity for finding in testing.run(rule, text).findings]


def is_evaluated(rule: Rule, text: str, **given: Any) -> bool:
    return testing.run(rule, text, **given).status(rule.code) != "skipped"


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        (theme_only, members(3)),
        (theme_only, network('theme = "water"')),
        (no_joint_work, network()),
        (own_work_first, network()),
        (no_commitment, network()),
        (no_expertise, network()),
        (expertise_not_complementary, network()),
        (unsupported_member, members(3)),
        (unsupported_member, support("ana", "bo")),
        (cadence_too_sparse, network()),
        (meeting_overdue, network()),
        (meeting_without_purpose, network()),
        (one_big_circle, network()),
        (no_days_together, network()),
    ],
    ids=lambda value: value.code if isinstance(value, Rule) else "",
)
def test_without_what_a_rule_needs_it_is_not_evaluated(rule: Rule, text: str) -> None:
    assert not is_evaluated(rule, text)


@pytest.mark.parametrize("rule", [no_joint_work, meeting_overdue])
def test_what_depends_on_the_date_is_not_evaluated_without_one(rule: Rule) -> None:
    text = members(2) + meeting("monday", 'every = "weekly"') + entry("next-steps", "logo", 'owner = "ana"')
    assert is_evaluated(rule, text)
    assert not is_evaluated(rule, text, today=None)


def test_only_active_members_count() -> None:
    gone = member("dirk", 'status = "alumni"') + member("els", 'status = "trial"') + member("fem", "left = 2026-01-01")
    assert said(no_commitment, gone) == []
    assert said(no_expertise, gone) == []
    assert said(unsupported_member, gone + support("ana", "bo")) == []
    assert said(one_big_circle, members(8) + gone) == []
    assert said(theme_only, network('theme = "water"') + members(2) + gone) == []


# NL301 theme-only

THEME = network('theme = "water"')
ALL_THERE_IS = "The network has a theme but no goal. No two members share a working group (circle), a responsibility or a next step."


def test_three_members_and_a_theme_are_a_collection_of_individuals() -> None:
    report = testing.run(theme_only, THEME + members(3))
    assert testing.lines(report) == [f"2: {ALL_THERE_IS}"]
    assert report.findings[0].severity == "warning"


def test_how_many_members_are_a_collection_is_an_option() -> None:
    assert said(theme_only, THEME + members(3), options={"least": 4}) == []
    assert len(said(theme_only, THEME + members(2), options={"least": 2})) == 1


def test_two_members_with_a_theme_are_not_asked_for_more() -> None:
    assert said(theme_only, THEME + members(2)) == []


@pytest.mark.parametrize("line", ["", 'theme = "  "'])
def test_without_a_theme_there_is_nothing_to_set_against(line: str) -> None:
    assert said(theme_only, network(line) + members(3)) == []


@pytest.mark.parametrize(
    "shared",
    [
        entry("circles", "pilot", 'members = ["ana", "bo"]'),
        entry("circles", "pilot", 'members = "ana"', 'lead = "bo"'),
        entry("responsibilities", "money", 'holders = ["ana", "bo"]'),
        entry("responsibilities", "money", 'holders = "ana"', 'deputy = "bo"'),
        entry("responsibilities", "money", 'holders = "ana"', 'accountable = "bo"'),
        entry("next-steps", "booklet", 'owner = ["ana", "bo"]'),
        entry("next-steps", "booklet", 'owner = ["ana", "bo"]', 'status = "done"'),
        entry("circles", "pilot", "size = 2"),
        entry("responsibilities", "money", 'circle = "pilot"') + entry("circles", "pilot", 'members = ["ana", "bo"]'),
        entry("responsibilities", "money", 'held-by = "in turn"'),
    ],
)
def test_one_thing_of_two_members_is_enough(shared: str) -> None:
    assert said(theme_only, THEME + members(3) + shared) == []


@pytest.mark.parametrize(
    "alone",
    [
        entry("circles", "pilot"),
        entry("circles", "pilot", 'members = ["ana", "ana"]', 'lead = "ana"'),
        entry("circles", "pilot", 'members = ["ana", "bo"]', "ended = 2026-01-01"),
        entry("responsibilities", "money", 'holders = "ana"', 'accountable = "ana"'),
        entry("next-steps", "booklet", 'owner = ["ana"]'),
        entry("next-steps", "booklet", 'owner = ["ana", "bo"]', 'status = "dropped"'),
        entry("next-steps", "booklet", 'owner = ["ana", "ana"]'),
        entry("responsibilities", "money", 'holders = ["ana", "ana"]', 'deputy = "ana"'),
        entry("responsibilities", "money", 'circle = "pilot"') + entry("circles", "pilot", 'lead = "ana"'),
        entry("responsibilities", "money", 'held-by = " "'),
    ],
)
def test_things_of_one_member_are_not_shared(alone: str) -> None:
    assert said(theme_only, THEME + members(3) + alone) == [ALL_THERE_IS]


def test_a_goal_is_of_the_whole_network() -> None:
    goal = 'goals = [{ statement = "Ten water boards" }]'
    assert said(theme_only, network('theme = "water"', goal) + members(3)) == []
    assert said(theme_only, network('theme = "water"', goal.replace("Ten water boards", " ")) + members(3)) != []


def test_what_is_shared_here_counts_before_what_stands_elsewhere() -> None:
    elsewhere = table("[[elsewhere]]", 'sections = "responsibilities"', 'at = "the wiki"')
    shared = entry("next-steps", "booklet", 'owner = ["ana", "bo"]')
    assert said(theme_only, THEME + members(3) + elsewhere + shared) == []
    assert reason(theme_only, THEME + members(3) + elsewhere) == "you keep `responsibilities` elsewhere (the wiki)"


# NL302 no-joint-work


def booklet(*lines: str) -> str:
    return entry("next-steps", "booklet", *lines)


ALONE = "No open next step or active circle has more than one person."
LOGO = entry("next-steps", "logo", 'owner = "ana"')


def last_joint(day: int) -> str:
    return f"{ALONE} The last joint work dates from {before(day)}, {day} days ago. The limit is 180 days."


def test_joint_work_is_old_after_180_days() -> None:
    both = 'owner = ["ana", "bo"]'
    assert said(no_joint_work, members(2) + LOGO + booklet(both, f"done-on = {before(180)}")) == []
    report = testing.run(no_joint_work, members(2) + LOGO + booklet(both, f"done-on = {before(181)}"))
    assert testing.lines(report) == [f"5: {last_joint(181)}"]
    (finding,) = report.findings
    assert finding.severity == "info"
    assert [(place.at, place.message.text()) for place in finding.related] == [
        (("next-steps", "booklet", "done-on"), "the last joint work")
    ]


def test_joint_work_ages_as_the_days_pass() -> None:
    text = members(2) + LOGO + booklet('owner = ["ana", "bo"]', f"created = {before(180)}", 'status = "done"')
    assert said(no_joint_work, text, today=TODAY) == []
    assert said(no_joint_work, text, today=TODAY + dt.timedelta(days=1)) != []


def test_how_long_ago_is_an_option() -> None:
    text = members(2) + LOGO + booklet('owner = ["ana", "bo"]', f"done-on = {before(31)}")
    assert said(no_joint_work, text, options={"days": 31}) == []
    assert said(no_joint_work, text, options={"days": 30}) != []


@pytest.mark.parametrize(
    "joint",
    [
        booklet('owner = ["ana", "bo"]'),
        booklet('owner = ["ana", "bo"]', f"created = {before(400)}", f"done-on = {before(9)}"),
        entry("circles", "pilot", 'members = ["ana", "bo"]'),
        entry("circles", "pilot", 'members = "ana"', 'lead = "bo"'),
        entry("circles", "pilot", "size = 2"),
        entry("circles", "board", 'kind = "board"', "size = 3"),
        entry("circles", "pilot", 'members = ["ana", "bo"]', f"started = {before(400)}", f"ended = {before(9)}"),
        table("[[formation.sessions]]", f"date = {before(9)}", 'attendees = ["ana", "bo"]'),
        table("[[formation.sessions]]", 'date = "2026"', 'attendees = ["ana", "bo"]'),
    ],
)
def test_steps_circles_and_sessions_are_joint_work(joint: str) -> None:
    assert said(no_joint_work, members(2) + LOGO + joint) == []


@pytest.mark.parametrize(
    "other",
    [
        "",
        booklet('owner = "ana"', f"done-on = {before(9)}"),
        booklet('owner = ["ana", "ana"]'),
        booklet('owner = ["ana", "bo"]', f"created = {before(9)}", 'status = "dropped"'),
        entry("circles", "pilot", 'members = "ana"', 'lead = "ana"'),
        entry("circles", "pilot", "size = 1"),
        table("[[formation.sessions]]", f"date = {before(9)}", 'attendees = ["ana", "ana"]'),
        meeting("monday", f"last-held = {before(9)}"),
    ],
)
def test_what_is_of_one_is_no_joint_work(other: str) -> None:
    assert said(no_joint_work, members(2) + LOGO + other) == [ALONE]


@pytest.mark.parametrize(
    "history",
    [
        "",
        booklet('owner = ["ana", "bo"]', f"done-on = {before(400)}"),
        booklet('owner = "ana"', f"done-on = {before(9)}"),
        entry("circles", "pilot", 'members = ["ana", "bo"]', f"ended = {before(400)}"),
        table("[[formation.sessions]]", f"date = {before(400)}", 'attendees = ["ana", "bo"]'),
        booklet(),
        entry("circles", "pilot", 'lead = "ana"'),
    ],
)
def test_without_work_in_progress_of_which_people_are_known_joint_work_is_not_asked_for(history: str) -> None:
    assert detail(no_joint_work, members(2) + history) == "what members do together"


def test_all_that_one_member_works_on_is_one_finding_at_the_work() -> None:
    text = members(2) + LOGO + entry("circles", "pilot", 'members = "bo"')
    old = booklet('owner = ["ana", "bo"]', f"done-on = {before(300)}")
    for history in ("", old):
        (finding,) = testing.run(no_joint_work, text + history).findings
        assert finding.at == ("next-steps", "logo")
        assert ("circles", "pilot") in [place.at for place in finding.related]


def test_of_several_things_the_newest_counts() -> None:
    old = entry("circles", "pilot", 'members = ["ana", "bo"]', f"started = {before(900)}", f"ended = {before(300)}")
    text = members(2) + LOGO + old + booklet('owner = ["ana", "bo"]', f"done-on = {before(200)}")
    assert said(no_joint_work, text) == [last_joint(200)]


def test_a_date_without_a_day_is_shown_as_it_stands() -> None:
    text = members(2) + LOGO + booklet('owner = ["ana", "bo"]', 'done-on = "2026-03"')
    assert said(no_joint_work, text) == [
        f"{ALONE} The last joint work dates from 2026-03, 238 days ago. The limit is 180 days."
    ]


def test_a_young_network_is_not_asked_for_joint_work_yet() -> None:
    assert said(no_joint_work, network(f"founded = {before(180)}") + members(2) + LOGO) == []
    assert said(no_joint_work, network('founded = "2026"') + members(2) + LOGO) == []
    assert said(no_joint_work, network(f"founded = {before(181)}") + members(2) + LOGO) != []


def test_one_member_can_not_work_together() -> None:
    assert said(no_joint_work, members(1) + LOGO) == []


@pytest.mark.parametrize("resting", ["dormant", "closed"])
def test_a_network_at_rest_is_not_asked_for_joint_work(resting: str) -> None:
    assert said(no_joint_work, phase(resting) + members(2) + LOGO) == []


def test_where_nothing_is_shared_its_date_is_not_asked_for() -> None:
    document = toml.parse("charter.toml", (THEME + members(3) + LOGO).encode())
    selection = Selection([ActiveRule(theme_only), ActiveRule(no_joint_work, {"days": 180})])
    report = engine.check(document, selection, LintContext(RunOptions(TODAY)))
    assert [finding.code for finding in report.findings] == ["NL301"]
    assert report.status("NL302") == "skipped"


# NL303 own-work-first


def priorities(*lines: str) -> str:
    return table("[priorities]", *lines)


def test_own_work_first_is_found() -> None:
    report = testing.run(own_work_first, priorities('rule = "own-first"'))
    assert testing.lines(report) == [
        "2: The charter says that members' own assignments come before the network's work."
    ]
    assert report.findings[0].severity == "warning"


@pytest.mark.parametrize("line", ['rule = "balanced"', 'rule = "collective-first"', 'rule = "unstated"', ""])
def test_other_priorities_are_not_own_work_first(line: str) -> None:
    assert said(own_work_first, priorities(line)) == []


# NL304 no-priority-rule


@pytest.mark.parametrize(
    "text", [priorities(), priorities('text = " "'), priorities('text = "\u200b"'), priorities('rule = "unstated"')]
)
def test_no_priority_rule_is_found(text: str) -> None:
    assert said(no_priority_rule, text) == [
        "The charter does not say what comes first when members' own work and the network's work collide."
    ]
    assert severities(no_priority_rule, text) == ["warning"]


@pytest.mark.parametrize("line", ["", 'rule = "unstated"'])
def test_a_text_alone_does_not_say_what_comes_first(line: str) -> None:
    text = priorities('text = "Case by case."', line)
    assert said(no_priority_rule, text) == ["`[priorities]` has a text but no `rule` that says what comes first."]
    assert severities(no_priority_rule, text) == ["warning"]


def test_collective_first_is_no_equal_rank_either() -> None:
    text = priorities('rule = "collective-first"')
    assert said(no_priority_rule, text) == [
        "The charter says that the network always comes first. The article wants members' own work to count just as much."
    ]
    assert severities(no_priority_rule, text) == ["info"]


@pytest.mark.parametrize("rule", ["balanced", "own-first"])
def test_a_rule_that_says_what_comes_first_is_enough(rule: str) -> None:
    assert said(no_priority_rule, priorities(f'rule = "{rule}"')) == []


AGREED = [
    table("[membership]", 'min-contribution = "10 hours a month."'),
    table("[membership]", "min-contribution = 10"),
    table("[membership]", 'agreed-on-joining = "contribution"'),
    table("[membership]", 'agreed-on-joining = ["purpose", "contribution"]'),
]
NOT_AGREED = [
    "",
    table("[membership]", 'exit = "A talk."'),
    table("[membership]", 'min-contribution = " "'),
    table("[membership]", 'min-contribution = "\u2800"'),
    table("[membership]", "min-contribution = 0"),
    table("[membership]", 'agreed-on-joining = ["purpose", "values", "conduct"]'),
]


@pytest.mark.parametrize("membership", NOT_AGREED)
def test_a_network_without_priorities_has_not_begun_them(membership: str) -> None:
    assert detail(no_priority_rule, network() + membership) == "what comes first in a busy week"


@pytest.mark.parametrize("membership", AGREED)
@pytest.mark.parametrize("text", [network(), priorities(), priorities('text = "Case by case."')])
def test_what_all_contribute_says_what_comes_first(text: str, membership: str) -> None:
    assert said(no_priority_rule, text + membership) == []


@pytest.mark.parametrize("membership", AGREED)
def test_members_are_free_above_a_minimum_that_is_agreed(membership: str) -> None:
    assert said(no_priority_rule, priorities('rule = "free-above-minimum"') + membership) == []


@pytest.mark.parametrize("membership", NOT_AGREED)
def test_members_are_free_above_a_minimum_that_is_not_there(membership: str) -> None:
    text = priorities('rule = "free-above-minimum"') + membership
    assert said(no_priority_rule, text) == [
        "Members may choose freely above a minimum, but the charter does not say what the minimum is."
    ]
    (finding,) = testing.run(no_priority_rule, text).findings
    assert finding.advice is not None
    assert "`min-contribution = " in finding.advice.text()
    assert severities(no_priority_rule, text) == ["warning"]


def test_a_contribution_does_not_make_the_network_come_first_for_all() -> None:
    text = priorities('rule = "collective-first"') + AGREED[0]
    assert severities(no_priority_rule, text) == ["info"]


@pytest.mark.parametrize("section", ["priorities", "membership"])
def test_priorities_that_may_stand_elsewhere_are_not_missing(section: str) -> None:
    text = network() + table("[[elsewhere]]", f'sections = "{section}"', 'at = "the wiki"')
    assert reason(no_priority_rule, text) == f"you keep `{section}` elsewhere (the wiki)"


# NL305 no-commitment


@pytest.mark.parametrize("line", ["", "hours-per-month = { internal = 4 }"])
def test_members_without_committed_hours_are_named(line: str) -> None:
    text = member("ana", "hours-per-month = { committed = 1 }") + member("bo", line) + member("cy", line)
    report = testing.run(no_commitment, text)
    assert [finding.message.text() for finding in report.findings] == [
        "The charter does not say how many hours bo and cy promised."
    ]
    assert report.findings[0].severity == "warning"
    assert report.findings[0].at == ("members", "bo", "hours-per-month", "committed")
    assert [related.at[1] for related in report.findings[0].related if isinstance(related.at, tuple)] == ["cy"]


def test_zero_hours_are_no_commitment() -> None:
    text = member("ana", "hours-per-month = { committed = 0 }")
    assert said(no_commitment, text) == ["The charter does not say how many hours ana promised."]


@pytest.mark.parametrize("hours", ["-8", "nan", "inf"])
def test_what_are_no_hours_is_left_to_the_rule_on_values(hours: str) -> None:
    text = member("ana", f"hours-per-month = {{ committed = {hours} }}")
    assert not is_evaluated(no_commitment, text, invalid=True)


@pytest.mark.parametrize("line", ["", "hours-per-month = { internal = 4 }"])
def test_where_nobody_records_promised_hours_they_are_not_begun(line: str) -> None:
    assert detail(no_commitment, member("ana", line) + member("bo", line)) == "promised hours"


@pytest.mark.parametrize("membership", AGREED)
def test_a_contribution_agreed_for_all_counts_for_each(membership: str) -> None:
    text = member("ana", "hours-per-month = { committed = 1 }") + member("bo")
    assert said(no_commitment, text + membership) == []
    assert said(no_commitment, members(2) + membership) == []


@pytest.mark.parametrize("membership", NOT_AGREED)
def test_other_agreements_on_membership_promise_no_hours(membership: str) -> None:
    text = member("ana", "hours-per-month = { committed = 1 }") + member("bo")
    assert said(no_commitment, text + membership) == ["The charter does not say how many hours bo promised."]


@pytest.mark.parametrize("hours", ["0.5", "12", "744"])
def test_any_number_of_hours_is_a_commitment(hours: str) -> None:
    assert said(no_commitment, member("ana", f"hours-per-month = {{ committed = {hours} }}")) == []


# NL307 no-expertise


@pytest.mark.parametrize("line", ["", "expertise = []", 'expertise = " "', 'expertise = ["", " "]'])
def test_members_without_expertise_are_named(line: str) -> None:
    text = member("ana", 'expertise = "design"') + member("bo", line) + member("cy", line)
    report = testing.run(no_expertise, text)
    assert [finding.message.text() for finding in report.findings] == [
        "The charter does not say what expertise bo and cy can offer."
    ]
    assert report.findings[0].severity == "info"
    assert report.findings[0].at == ("members", "bo", "expertise")


def test_members_with_expertise_are_complete() -> None:
    assert said(no_expertise, member("ana", 'expertise = "design"') + member("bo", 'expertise = ["a", "b"]')) == []


# NL308 expertise-not-complementary


def experts(*fields: str) -> str:
    return "".join(member(name, f"expertise = [{field}]") for name, field in zip(NAMES, fields, strict=False))


ALL_DESIGN = 'The members who list their expertise all name the same expertise: "design".'


SPELLINGS = ('"Law", "Design"', '"design", " LAW"', '"DESIGN", "law"')


def test_three_members_who_are_good_at_the_same_do_not_complement_each_other() -> None:
    report = testing.run(expertise_not_complementary, experts('"Design"', '"design"', '" DESIGN "'))
    assert testing.lines(report) == [f"3: {ALL_DESIGN}"]
    assert report.findings[0].severity == "warning"
    assert [related.at[1] for related in report.findings[0].related if isinstance(related.at, tuple)] == ["bo", "cy"]


def test_two_members_may_be_good_at_the_same() -> None:
    assert said(expertise_not_complementary, experts('"design"', '"design"')) == []


def test_how_a_field_is_written_does_not_depend_on_who_comes_first() -> None:
    said_of = {tuple(said(expertise_not_complementary, experts(*turned))) for turned in permutations(SPELLINGS)}
    assert said_of == {('The members who list their expertise all name the same expertise: "design and law".',)}
    shouted = experts('"LAW"', '"LAW"', '"LAW"')
    assert said(expertise_not_complementary, shouted) == [ALL_DESIGN.replace("design", "LAW")]


def test_how_few_people_are_compared_and_how_many_fields_they_need_are_options() -> None:
    two, one = experts('"design"', '"design"'), experts('"design"')
    assert said(expertise_not_complementary, two, options={"least": 2}) == [ALL_DESIGN]
    assert said(expertise_not_complementary, one, options={"least": 1}) == []
    four = experts('"design"', '"design"', '"design"', '"law"')
    assert said(expertise_not_complementary, four, options={"least": 5}) == []
    (found,) = said(expertise_not_complementary, four, options={"share": 0.51})
    assert found.endswith("name 2 different fields. There should be at least 3.")
    assert said(expertise_not_complementary, four, options={"share": 0.5}) == []


def test_the_same_list_for_all_is_no_addition() -> None:
    assert said(expertise_not_complementary, experts(*['"design", "law"'] * 3)) == [
        'The members who list their expertise all name the same expertise: "design and law".'
    ]


def test_one_member_who_differs_is_enough_for_three() -> None:
    assert said(expertise_not_complementary, experts('"design"', '"design"', '"law"')) == []


def test_fewer_fields_than_half_the_members_are_few() -> None:
    four = experts('"design"', '"design"', '"design"', '"law"')
    assert said(expertise_not_complementary, four) == []
    five = experts('"design"', '"design"', '"design"', '"design"', '"law"')
    assert said(expertise_not_complementary, five) == [
        "Together, the 5 members who list their expertise name 2 different fields. There should be at least 3."
    ]


def test_members_who_record_no_expertise_are_left_to_another_rule() -> None:
    assert said(expertise_not_complementary, experts('"design"', '"design"', '" "', "")) == []
    assert said(expertise_not_complementary, experts('"Design"', '"design"', '"design"', "")) == [ALL_DESIGN]


def test_where_nobody_records_expertise_it_is_not_begun() -> None:
    assert detail(no_expertise, members(6)) == "expertise"
    assert detail(expertise_not_complementary, members(6)) == "expertise"


def test_expertise_is_compared_where_at_least_half_record_it() -> None:
    three = ['"design"'] * 3
    assert said(expertise_not_complementary, experts(*three, *[""] * 3)) == [ALL_DESIGN]
    few = experts(*three, *[""] * 4)
    assert reason(expertise_not_complementary, few) == "expertise is listed for 3 of 7 active members, fewer than half"


# NL309 no-mutual-support

NO_SUPPORT = "The charter does not say how members support each other."


@pytest.mark.parametrize(
    "other",
    [
        network(),
        entry("circles", "pilot", 'kind = "project"'),
        entry("circles", "pod-a", 'kind = "pod"', "ended = 2026-01-01"),
        meeting("monday", 'purpose = "social"'),
        entry("rituals", "retro", 'kind = "retrospective"'),
    ],
)
def test_no_mutual_support_is_found(other: str) -> None:
    assert said(no_mutual_support, other) == [NO_SUPPORT]
    assert severities(no_mutual_support, other) == ["warning"]


@pytest.mark.parametrize(
    "arranged",
    [
        support("ana", "bo"),
        entry("circles", "pod-a", 'kind = "pod"'),
        meeting("monday", 'purpose = "support"'),
        meeting("monday", 'purpose = "learning"'),
        entry("rituals", "intervisie", 'kind = "intervision"'),
        '[norms]\nsupport = "Everyone has a steward."\n',
    ],
)
def test_one_form_of_support_is_enough(arranged: str) -> None:
    assert said(no_mutual_support, arranged) == []


@pytest.mark.parametrize("section", ["support", "circles", "meetings", "rituals"])
def test_support_that_is_here_counts_before_what_stands_elsewhere(section: str) -> None:
    elsewhere = network() + table("[[elsewhere]]", f'sections = "{section}"', 'at = "the wiki"')
    assert reason(no_mutual_support, elsewhere) == f"you keep `{section}` elsewhere (the wiki)"
    for arranged in (support("ana", "bo"), entry("rituals", "intervisie", 'kind = "intervision"')):
        assert said(no_mutual_support, elsewhere + arranged) == []


# NL310 unsupported-member


def test_members_whom_nobody_supports_are_named() -> None:
    report = testing.run(unsupported_member, members(4) + support("ana", "bo", 'kind = "buddy"'))
    assert testing.lines(report) == ["5: The charter does not say who cy and di can turn to for support."]
    assert report.findings[0].severity == "info"


@pytest.mark.parametrize("line", ['kind = "steward"', 'kind = "backup"', ""])
def test_who_supports_others_needs_someone_as_well(line: str) -> None:
    text = members(2) + support("ana", "bo", line)
    assert said(unsupported_member, text) == ["The charter does not say who ana can turn to for support."]
    assert said(unsupported_member, text + support("bo", "ana", line)) == []


def test_a_pod_supports_all_in_it() -> None:
    text = members(4) + support("ana", "bo", 'kind = "buddy"')
    pod = entry("circles", "pod-a", 'kind = "pod"', 'members = "cy"', 'lead = "di"')
    assert said(unsupported_member, text + pod) == []


@pytest.mark.parametrize(
    "circle",
    [
        entry("circles", "pod-a", 'kind = "pod"', 'members = ["bo", "cy"]', "ended = 2026-01-01"),
        entry("circles", "pod-a", 'kind = "project"', 'members = ["bo", "cy"]'),
        entry("circles", "pod-a", 'kind = "pod"', 'members = "cy"'),
        entry("circles", "pod-a", 'kind = "pod"', 'members = ["cy", "cy"]', 'lead = "cy"'),
    ],
)
def test_a_circle_that_is_no_pod_of_several_supports_nobody(circle: str) -> None:
    text = members(3) + support("ana", "bo", 'kind = "buddy"') + circle
    assert said(unsupported_member, text) == ["The charter does not say who cy can turn to for support."]


@pytest.mark.parametrize("kind", ["buddy", "steward", "backup"])
def test_nobody_supports_themselves(kind: str) -> None:
    text = members(1) + support("ana", "ana", f'kind = "{kind}"')
    assert said(unsupported_member, text) == ["The charter does not say who ana can turn to for support."]


def test_a_pod_of_several_whose_members_are_not_all_listed_supports_those_who_are() -> None:
    text = members(3) + support("ana", "bo", 'kind = "buddy"')
    assert (
        said(unsupported_member, text + entry("circles", "pod-a", 'kind = "pod"', 'members = "cy"', "size = 4")) == []
    )


def test_a_meeting_does_not_stand_in_for_a_person() -> None:
    text = members(3) + support("ana", "bo", 'kind = "buddy"') + meeting("monday", 'purpose = "support"')
    assert said(unsupported_member, text) == ["The charter does not say who cy can turn to for support."]


# NL312 no-meeting-cadence

SEVERITY_BY_PHASE = [("forming", "error"), ("start", "error"), ("consolidation", "warning"), ("mature", "warning")]


@pytest.mark.parametrize(("name", "severity"), SEVERITY_BY_PHASE)
def test_no_meeting_is_an_error_in_the_beginning_and_a_warning_later(name: str, severity: str) -> None:
    assert said(no_meeting_cadence, phase(name)) == ["The network has no meetings."]
    assert severities(no_meeting_cadence, phase(name)) == [severity]


@pytest.mark.parametrize(("name", "severity"), SEVERITY_BY_PHASE)
def test_a_meeting_that_does_not_come_back_is_no_cadence(name: str, severity: str) -> None:
    text = phase(name) + meeting("picnic", "next = 2026-12-04") + meeting("dinner")
    assert said(no_meeting_cadence, text) == ["The network has no meeting with a fixed rhythm."]
    assert severities(no_meeting_cadence, text) == [severity]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (network(), "The network has no meetings."),
        (meeting("dinner"), "The network has no meeting with a fixed rhythm."),
        (meeting("dinner", 'when = "as needed"'), 'The network meets "as needed", but no meeting has a fixed rhythm.'),
    ],
)
def test_without_a_phase_no_meeting_is_a_warning_that_asserts_none(text: str, found: str) -> None:
    assert said(no_meeting_cadence, text) == [
        f"{found} netlint assumes the mildest case, because the charter does not give the phase."
    ]
    assert severities(no_meeting_cadence, text) == ["warning"]


def test_meetings_as_needed_have_no_rhythm() -> None:
    text = phase("mature") + meeting("call", 'when = "as needed"') + meeting("dinner", 'when = " "')
    assert said(no_meeting_cadence, text) == ['The network meets "as needed", but no meeting has a fixed rhythm.']
    both = phase("mature") + meeting("call", 'when = "as needed"') + meeting("dinner", 'when = "in summer"')
    assert said(no_meeting_cadence, both) == [
        'The network meets "as needed and in summer", but no meeting has a fixed rhythm.'
    ]
    assert said(no_meeting_cadence, text + meeting("monday", 'every = "2 to 3 weeks"')) == []


@pytest.mark.parametrize(("age", "severity"), [(179, "error"), (180, "warning")])
def test_the_age_of_the_network_stands_in_for_its_phase(age: int, severity: str) -> None:
    assert severities(no_meeting_cadence, network(f"founded = {before(age)}")) == [severity]


def test_one_meeting_that_comes_back_is_enough() -> None:
    assert said(no_meeting_cadence, meeting("picnic") + meeting("monday", 'every = "maandelijks"')) == []


@pytest.mark.parametrize("resting", ["dormant", "closed"])
def test_a_network_at_rest_is_not_asked_to_meet(resting: str) -> None:
    assert said(no_meeting_cadence, phase(resting)) == []


# NL313 cadence-too-sparse


@pytest.mark.parametrize(("name", "most"), [("forming", 21), ("start", 21), ("consolidation", 35), ("mature", 100)])
def test_the_gap_between_meetings_may_grow_with_the_network(name: str, most: int) -> None:
    assert said(cadence_too_sparse, phase(name) + meeting("monday", f'every = "{most} days"')) == []
    report = testing.run(cadence_too_sparse, phase(name) + meeting("monday", f'every = "{most + 1} days"'))
    assert testing.lines(report) == [
        f"5: The network meets every {most + 1} days. In the phase `{name}`, it should meet at least once every {most} days."
    ]
    assert report.findings[0].severity == "warning"


@pytest.mark.parametrize(("age", "every", "found"), [(179, 22, 1), (180, 22, 0), (729, 36, 1), (730, 36, 0)])
def test_the_gap_follows_the_age_of_the_network(age: int, every: int, found: int) -> None:
    text = network(f"founded = {before(age)}") + meeting("monday", f'every = "{every} days"')
    assert len(said(cadence_too_sparse, text)) == found


@pytest.mark.parametrize("name", ["start", "consolidation", "mature"])
def test_the_gap_is_an_option(name: str) -> None:
    text = phase(name) + meeting("monday", 'every = "2 weeks"')
    assert said(cadence_too_sparse, text, options={name: 14}) == []
    assert said(cadence_too_sparse, text, options={name: 13}) != []


def test_the_meeting_with_the_shortest_interval_counts() -> None:
    text = phase("start") + meeting("dinner", 'every = "per kwartaal"') + meeting("picnic")
    assert said(cadence_too_sparse, text) != []
    assert said(cadence_too_sparse, text + meeting("call", 'every = "3 weken"')) == []


def test_without_a_phase_a_hundred_days_may_lie_between_meetings() -> None:
    assert said(cadence_too_sparse, meeting("monday", 'every = "100 days"')) == []
    text = meeting("monday", 'every = "101 days"')
    assert said(cadence_too_sparse, text) == [
        "The network meets every 101 days. In any phase, it should meet at least once every 100 days. netlint assumes the mildest case, because the charter does not give the phase."
    ]
    assert said(cadence_too_sparse, text, options={"consolidation": 101}) == []


@pytest.mark.parametrize(("every", "found"), [("3 to 5 weeks", 0), ("22-30 days", 1), ("3 tot 4 weken", 0)])
def test_of_a_range_the_shorter_end_is_the_gap(every: str, found: int) -> None:
    assert len(said(cadence_too_sparse, phase("start") + meeting("monday", f'every = "{every}"'))) == found


def test_who_also_meets_as_needed_may_meet_more_often() -> None:
    text = phase("start") + meeting("dinner", 'every = "yearly"') + meeting("call", 'when = "as needed"')
    assert reason(cadence_too_sparse, text) == 'the network also meets "as needed", so netlint cannot tell how often'
    assert said(cadence_too_sparse, text.replace("yearly", "weekly")) == []
    fixed = phase("start") + meeting("dinner", 'every = "yearly"', 'when = "in June"')
    assert len(said(cadence_too_sparse, fixed)) == 1


def test_meetings_that_do_not_come_back_have_no_cadence() -> None:
    assert said(cadence_too_sparse, meeting("picnic")) == []


@pytest.mark.parametrize("resting", ["dormant", "closed"])
def test_a_network_at_rest_may_meet_seldom(resting: str) -> None:
    assert said(cadence_too_sparse, phase(resting) + meeting("dinner", 'every = "yearly"')) == []


# NL315 meeting-overdue


def held(days: int, every: str = "2 weeks") -> str:
    return meeting("monday", f'every = "{every}"', f"last-held = {before(days)}")


def test_a_meeting_is_overdue_after_two_intervals_and_a_week() -> None:
    assert said(meeting_overdue, held(35)) == []
    report = testing.run(meeting_overdue, held(36))
    assert testing.lines(report) == [
        '4: The meeting `monday` has not been held since 2026-10-19, 36 days ago. The agreed rhythm is "2 weeks". The limit of 35 days passed on 2026-11-23.'
    ]
    assert report.findings[0].severity == "warning"


def test_how_long_a_meeting_may_fall_through_is_an_option() -> None:
    assert said(meeting_overdue, held(14), options={"intervals": 1, "grace-days": 0}) == []
    assert len(said(meeting_overdue, held(15), options={"intervals": 1, "grace-days": 0})) == 1


def test_a_day_is_told_as_one_day() -> None:
    (found,) = said(meeting_overdue, held(1, "1 day"), options={"intervals": 0, "grace-days": 0})
    assert "since 2026-11-23, 1 day ago." in found
    assert "The limit of 0 days passed on 2026-11-23." in found


def test_of_a_range_the_longer_end_is_the_rhythm() -> None:
    assert said(meeting_overdue, held(49, "2 to 3 weeks")) == []
    assert len(said(meeting_overdue, held(50, "2 to 3 weeks"))) == 1


@pytest.mark.parametrize(
    ("last", "every", "found"), [("2026", "weekly", 0), ("2026-10", "2 weeks", 0), ("2026-10", "1 week", 1)]
)
def test_of_a_date_without_a_day_the_last_day_that_it_can_be_counts(last: str, every: str, found: int) -> None:
    text = meeting("monday", f'every = "{every}"', f'last-held = "{last}"')
    told = said(meeting_overdue, text)
    assert len(told) == found
    assert all("has not been held since 2026-10, 24 days ago" in each for each in told)


def test_a_meeting_becomes_overdue_as_the_days_pass() -> None:
    assert said(meeting_overdue, held(35), today=TODAY) == []
    assert said(meeting_overdue, held(35), today=TODAY + dt.timedelta(days=1)) != []


def test_every_overdue_meeting_is_found_where_it_stands() -> None:
    text = held(36) + held(40, "wekelijks").replace("monday", "friday") + held(1).replace("monday", "sunday")
    assert [finding.at for finding in testing.run(meeting_overdue, text).in_order()] == [
        ("meetings", "monday", "last-held"),
        ("meetings", "friday", "last-held"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        meeting("monday", 'every = "weekly"'),
        meeting("monday", "last-held = 2020-01-01"),
        meeting("monday", 'every = "weekly"', "last-held = 2027-01-01"),
    ],
)
def test_what_has_no_rhythm_or_no_past_is_not_overdue(text: str) -> None:
    assert said(meeting_overdue, text) == []


@pytest.mark.parametrize("resting", ["dormant", "closed"])
def test_the_meetings_of_a_network_at_rest_are_not_overdue(resting: str) -> None:
    assert said(meeting_overdue, phase(resting) + held(400)) == []


# NL316 meeting-without-purpose


def test_each_meeting_without_purpose_is_found() -> None:
    report = testing.run(
        meeting_without_purpose, meeting("monday") + meeting("dinner") + meeting("call", 'purpose = "client"')
    )
    assert testing.lines(report) == [
        "1: The charter does not say what the meeting `monday` is for.",
        "3: The charter does not say what the meeting `dinner` is for.",
    ]
    assert report.findings[0].severity == "info"


def test_meetings_with_a_purpose_are_complete() -> None:
    assert said(meeting_without_purpose, meeting("call", 'purpose = "decision"')) == []


# NL317 one-big-circle


def test_more_than_eight_members_are_many_for_one_circle() -> None:
    assert said(one_big_circle, members(8)) == []
    assert said(one_big_circle, members(9)) == [
        "The network has 9 active members but no smaller circles. One group should have at most 8 people."
    ]
    assert severities(one_big_circle, members(9)) == ["info"]


def test_the_number_of_members_counts_where_they_are_not_all_listed() -> None:
    size = table("[membership]", "size = 30")
    found = ["The network has 30 active members but no smaller circles. One group should have at most 8 people."]
    assert said(one_big_circle, members(2) + size) == found
    assert said(one_big_circle, size) == found
    assert said(one_big_circle, size + entry("circles", "board", 'kind = "board"')) == []
    assert reason(one_big_circle, network()) == "the charter has no active members"


def test_the_size_of_a_circle_is_an_option() -> None:
    assert said(one_big_circle, members(5), options={"most": 5}) == []
    assert said(one_big_circle, members(5), options={"most": 4}) != []


def test_a_circle_makes_a_large_network_smaller() -> None:
    assert said(one_big_circle, members(11) + entry("circles", "pilot")) == []
    assert said(one_big_circle, members(11) + entry("circles", "pilot", "ended = 2026-01-01")) != []


# NL318 no-safety-agreement


@pytest.mark.parametrize(
    "text",
    [
        network(),
        table("[norms]"),
        table("[norms]", 'confidentiality = "What is said here stays here."'),
        table("[norms]", 'check-in = " "', "conduct = []", 'conflict-route = ""'),
        table("[norms]", "conflict-route = {}"),
        table("[norms]", 'conflict-route = { steps = [" "], mediator = "" }'),
    ],
)
def test_no_safety_agreement_is_found(text: str) -> None:
    assert said(no_safety_agreement, text) == [
        "The charter does not say how members check in, treat each other or handle conflicts."
    ]
    assert severities(no_safety_agreement, text) == ["info"]


@pytest.mark.parametrize(
    "line",
    [
        'check-in = "A round."',
        'conduct = ["We ask before we advise."]',
        'conflict-route = "Talk, then call Ria."',
        'conflict-route = { steps = ["talk"] }',
        'conflict-route = { mediator = "Ria" }',
    ],
)
def test_one_agreement_is_enough(line: str) -> None:
    assert said(no_safety_agreement, table("[norms]", line)) == []


def test_conduct_that_all_agree_to_on_joining_is_an_agreement() -> None:
    assert said(no_safety_agreement, table("[membership]", 'agreed-on-joining = ["values", "conduct"]')) == []
    assert len(said(no_safety_agreement, table("[membership]", 'agreed-on-joining = "values"'))) == 1


# NL319 no-days-together

CALL = meeting("call", 'every = "weekly"')
APART = meeting("call", 'every = "weekly"', "in-person = false")
NO_DAYS = "The charter does not name any meeting that is held in person."


def test_meetings_that_are_all_apart_are_a_remark() -> None:
    report = testing.run(no_days_together, APART + meeting("dinner", "in-person = false"))
    assert testing.lines(report) == [f"4: {NO_DAYS}"]
    (finding,) = report.findings
    assert finding.severity == "info"
    assert [place.at for place in finding.related] == [("meetings", "dinner", "in-person")]


def test_where_no_meeting_says_whether_it_is_in_person_that_is_not_begun() -> None:
    assert detail(no_days_together, CALL + meeting("dinner")) == "days together in person"


def test_a_meeting_that_does_not_say_so_is_asked_once_others_do() -> None:
    report = testing.run(no_days_together, APART + meeting("dinner", 'when = "in June"'))
    assert [finding.message.text() for finding in report.findings] == [NO_DAYS]
    assert report.findings[0].at == ("meetings", "dinner", "in-person")


@pytest.mark.parametrize("line", ['every = "yearly"', 'when = "in June"', "next = 2027-06-05", ""])
def test_one_meeting_in_person_is_enough(line: str) -> None:
    assert said(no_days_together, APART + meeting("retreat", "in-person = true", line)) == []


@pytest.mark.parametrize(
    "text", [meeting("dinner", "in-person = false"), phase("dormant") + APART, phase("closed") + APART]
)
def test_who_does_not_meet_again_and_again_or_rests_is_not_asked_for_days_together(text: str) -> None:
    assert said(no_days_together, text) == []
