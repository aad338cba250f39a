import datetime as dt
from typing import Any

import pytest

from netlint import Rule, testing, toml
from netlint.linter import engine
from netlint.linter.context import LintContext
from netlint.linter.fixtures import RunOptions
from netlint.rules.selector import ActiveRule, Selection
from netlint_essentials.heart.drives import (
    member_without_drives,
    no_common_drive,
    no_shared_drives,
)
from netlint_essentials.heart.purpose import no_purpose, purpose_is_theme, soul_search_unrecorded
from netlint_essentials.heart.reciprocity import (
    member_takes_only,
    overflow_pool,
    reciprocity_missing,
)
from netlint_essentials.heart.referral_fees import referral_fee_high, referral_fee_without_commons
from netlint_essentials.heart.values import (
    no_core_values,
    too_many_values,
    value_without_behaviour,
    values_not_endorsed,
)
from netlint_essentials.heart.values_review import values_stale
from netlint_essentials.heart.vehicles import acquisition_only, opportunism_dominates

TODAY = testing.TODAY
NAMES = ("ana", "bo", "cy", "di", "ed", "fo", "gu", "ho", "io", "jo")
NOTHING = 'charter-version = 1\n[network]\nname = "Stroomop"\n'


def before(days: int) -> str:
    return (TODAY - dt.timedelta(days=days)).isoformat()


def table(header: str, *lines: str) -> str:
    return "\n".join((header, *lines, ""))


def network(*lines: str) -> str:
    return table("[network]", *lines)


def member(name: str, *lines: str) -> str:
    return table("[[members]]", f'id = "{name}"', *lines)


def value(name: str, *lines: str) -> str:
    return table("[[values]]", f'id = "{name}"', *lines)


def values(count: int) -> str:
    return "".join(value(f"value-{number}") for number in range(count))


def drive(name: str, kind: str | None = None) -> str:
    return table("[[drives]]", f'id = "{name}"', *([f'kind = "{kind}"'] if kind else []))


def drives_of(*held: str) -> str:
    """Return members who hold these drives, each a text such as `craft work`; an empty one has none."""
    lists = (", ".join(f'"{name}"' for name in names.split()) for names in held)
    return "".join(member(name, f"drives = [{names}]") for name, names in zip(NAMES, lists, strict=False))


def fee(*lines: str) -> str:
    return table("[economy.referral-fee]", *lines)


def said(rule: Rule, text: str, **given: Any) -> list[str]:
    """Return the messages, once it is clear that the rule was evaluated."""
    report = testing.run(rule, text, **given)
    assert report.status(rule.code) != "skipped", report.results
    return [finding.message.text() for finding in report.in_order()]


def severities(rule: Rule, text: str, **given: Any) -> list[str]:
    return [finding.severity for finding in testing.run(rule, text, **given).findings]


def places(rule: Rule, text: str) -> list[tuple[str | int, ...]]:
    """Return the path of the only finding, and of what is related to it."""
    (finding,) = testing.run(rule, text).findings
    return [at for at in (finding.at, *(note.at for note in finding.related)) if isinstance(at, tuple)]


def reason(rule: Rule, text: str, **given: Any) -> str:
    """Return why a rule was skipped, once it is clear that it was."""
    report = testing.run(rule, text, **given)
    assert (report.findings, report.status(rule.code)) == ((), "skipped")
    said_why = report.results[rule.code].reason
    assert said_why is not None
    return said_why.text()


def elsewhere(*sections: str) -> str:
    return table("[[elsewhere]]", f"sections = [{', '.join(repr(one) for one in sections)}]", 'at = "our wiki"')


def joining(*agreed: str) -> str:
    return table("[membership]", f"agreed-on-joining = [{', '.join(repr(one) for one in agreed)}]")


def outcomes(text: str, *rules: Rule) -> dict[str, str]:
    selection = Selection([ActiveRule(rule, dict(rule.defaults)) for rule in rules])
    report = engine.check(toml.parse("charter.toml", text.encode()), selection, LintContext(RunOptions(TODAY)))
    return {rule.code: report.status(rule.code) for rule in rules}


@pytest.mark.parametrize(
    ("rule", "section"),
    [
        (purpose_is_theme, "network"),
        (too_many_values, "values"),
        (values_not_endorsed, "values"),
        (value_without_behaviour, "values"),
        (values_stale, "values"),
        (member_without_drives, "drives"),
        (no_common_drive, "drives"),
        (acquisition_only, "drives"),
        (opportunism_dominates, "drives"),
        (referral_fee_without_commons, "economy"),
        (referral_fee_high, "economy"),
        (overflow_pool, "members"),
        (reciprocity_missing, "members"),
        (member_takes_only, "members"),
    ],
)
def test_a_rule_is_not_evaluated_without_its_section(rule: Rule, section: str) -> None:
    report = testing.run(rule, "charter-version = 1")
    assert report.status(rule.code) == "skipped"
    reason = report.results[rule.code].reason
    assert reason is not None
    assert section in reason.text()


@pytest.mark.parametrize(
    ("rule", "rest"),
    [
        (values_not_endorsed, value("candour")),
        (member_without_drives, drive("craft")),
        (no_common_drive, drive("craft")),
        (opportunism_dominates, drive("craft")),
    ],
)
def test_a_rule_about_members_is_not_evaluated_without_members(rule: Rule, rest: str) -> None:
    assert testing.run(rule, rest).status(rule.code) == "skipped"


@pytest.mark.parametrize("rule", [values_stale, member_takes_only])
def test_a_rule_about_time_is_not_evaluated_in_a_timeless_run(rule: Rule) -> None:
    text = value("candour") + member("ana", 'asks = "time"')
    assert testing.run(rule, text, today=None).status(rule.code) == "skipped"


@pytest.mark.parametrize(
    "rule",
    [
        values_not_endorsed,
        member_without_drives,
        no_common_drive,
        opportunism_dominates,
        overflow_pool,
        reciprocity_missing,
        member_takes_only,
    ],
)
def test_members_who_do_not_take_part_today_do_not_count(rule: Rule) -> None:
    away = ('status = "alumni"', 'asks = "time"', "joined = 2020-01-01", 'tier = "pool"', 'drives = "work"')
    gone = "".join(member(name, *away) for name in NAMES[:4])
    assert said(rule, value("candour") + drive("work", "acquisition") + gone) == []


# NL101


@pytest.mark.parametrize("text", ["", NOTHING, network('purpose = ""'), network('purpose = " \\t "')])
def test_a_network_without_a_purpose_is_told(text: str) -> None:
    assert said(no_purpose, text) == ["The charter does not say what the network is for."]
    assert severities(no_purpose, text) == ["error"]


def test_a_network_with_a_purpose_is_well() -> None:
    assert said(no_purpose, network('purpose = "Water has no owner."')) == []


def test_a_missing_purpose_is_reported_at_the_network() -> None:
    assert testing.lines(testing.run(no_purpose, NOTHING)) == ["2: The charter does not say what the network is for."]


# NL104


@pytest.mark.parametrize("key", ["theme", "summary", "name"])
def test_a_purpose_that_repeats_another_key_is_reported(key: str) -> None:
    text = network('purpose = "Water"', f'{key} = "Water"')
    assert said(purpose_is_theme, text) == [f"The purpose only repeats `{key}`."]
    assert places(purpose_is_theme, text) == [("network", "purpose"), ("network", key)]
    assert severities(purpose_is_theme, text) == ["warning"]


def test_a_purpose_that_repeats_several_keys_is_one_finding() -> None:
    text = network('purpose = "Water"', 'theme = "water"', 'name = "WATER"')
    assert said(purpose_is_theme, text) == ["The purpose only repeats `theme` and `name`."]


@pytest.mark.parametrize(
    "theme", ["water  management", " Water Management ", "WATER\\nMANAGEMENT", "Water management."]
)
def test_case_spaces_and_a_full_stop_make_no_difference(theme: str) -> None:
    assert said(purpose_is_theme, network('purpose = "Water management"', f'theme = "{theme}"'))


@pytest.mark.parametrize(
    "lines",
    [
        ('purpose = "Water has no owner"', 'theme = "Water"', 'name = "Stroomop"', 'summary = "We do water."'),
        ('purpose = "Water"',),
        ('theme = "Water"', 'name = "Water"'),
        ('purpose = " "', 'theme = ""', 'name = " "'),
        ('purpose = "..."', 'theme = "..."'),
    ],
)
def test_a_purpose_of_its_own_or_none_at_all_is_not_compared(lines: tuple[str, ...]) -> None:
    assert said(purpose_is_theme, network(*lines)) == []


# NL116


def sessions(count: int) -> str:
    return table("[formation]", f"sessions = [{', '.join('{ date = 2026-06-01 }' for _ in range(count))}]")


START = network('phase = "start"')


@pytest.mark.parametrize("text", ["", "[formation]\n", sessions(0)])
@pytest.mark.parametrize("phase", ["forming", "start"])
def test_a_search_that_is_not_recorded_is_reported(phase: str, text: str) -> None:
    text = network(f'phase = "{phase}"') + text
    assert said(soul_search_unrecorded, text) == [
        "The charter has no sessions on what holds the network together. There should be at least 2."
    ]
    assert severities(soul_search_unrecorded, text) == ["info"]


def test_one_session_is_too_few_and_two_are_enough() -> None:
    assert said(soul_search_unrecorded, START + sessions(1)) == [
        "The charter has only 1 session on what holds the network together. There should be at least 2."
    ]
    assert said(soul_search_unrecorded, START + sessions(2)) == []


def test_the_number_of_sessions_is_an_option() -> None:
    assert said(soul_search_unrecorded, START + sessions(1), options={"least": 1}) == []
    assert said(soul_search_unrecorded, START + sessions(2), options={"least": 3}) == [
        "The charter has only 2 sessions on what holds the network together. There should be at least 3."
    ]


def test_a_search_is_asked_for_by_the_phase_or_the_age_and_not_without_either() -> None:
    assert said(soul_search_unrecorded, network(f"founded = {before(30)}"))
    assert said(soul_search_unrecorded, network(f"founded = {before(200)}")) == []
    assert "does not say in which phase" in reason(soul_search_unrecorded, NOTHING)


def test_a_search_that_stands_elsewhere_is_not_asked_for() -> None:
    assert reason(soul_search_unrecorded, START + elsewhere("formation")) == "you keep `formation` elsewhere (our wiki)"
    assert said(soul_search_unrecorded, network('phase = "mature"') + elsewhere("formation")) == []


# NL102


@pytest.mark.parametrize("text", ["", NOTHING, "values = []"])
def test_a_network_without_values_is_told(text: str) -> None:
    assert said(no_core_values, text) == ["The network has no core values."]
    assert severities(no_core_values, text) == ["error"]


def test_values_of_which_none_is_core_are_reported() -> None:
    text = value("candour", "core = false") + value("care", "core = false")
    assert said(no_core_values, text) == ["The charter has values, but none of them is a core value."]
    assert places(no_core_values, text) == [("values", "candour", "core"), ("values", "care", "core")]


def test_one_core_value_is_enough_to_have_core_values() -> None:
    assert said(no_core_values, value("candour") + value("care", "core = false")) == []


# NL103


def test_eight_core_values_are_fine_and_nine_too_many() -> None:
    assert said(too_many_values, values(8)) == []
    assert said(too_many_values, values(9)) == ["The network has 9 core values. It should have at most 8."]
    assert severities(too_many_values, values(9)) == ["info"]


def test_values_that_are_not_core_do_not_count() -> None:
    assert said(too_many_values, values(8) + value("care", "core = false")) == []


def test_the_most_core_values_is_an_option() -> None:
    assert said(too_many_values, values(5), options={"most": 5}) == []
    assert said(too_many_values, values(6), options={"most": 5}) == [
        "The network has 6 core values. It should have at most 5."
    ]


# NL105

TWO_VALUES = value("candour") + value("care")


def endorsing(*given: str) -> str:
    return "".join(member(name, f"endorses = {ids}") for name, ids in zip(NAMES, given, strict=False))


@pytest.mark.parametrize("given", ['"all"', '["all"]', '["candour", "care"]', '["care", "candour", "fun"]'])
def test_a_member_who_endorses_every_core_value_is_well(given: str) -> None:
    assert said(values_not_endorsed, TWO_VALUES + endorsing(given)) == []


def test_a_single_value_can_be_endorsed_by_its_id() -> None:
    assert said(values_not_endorsed, value("candour") + endorsing('"candour"')) == []


def test_a_value_that_is_not_core_need_not_be_endorsed() -> None:
    assert said(values_not_endorsed, value("candour") + value("fun", "core = false") + endorsing('["candour"]')) == []
    assert said(values_not_endorsed, value("fun", "core = false") + member("ana")) == []


def test_members_who_lack_an_endorsement_are_named_in_one_finding() -> None:
    text = (
        TWO_VALUES + endorsing('"all"', '["care"]') + member("cy", "endorses = []") + member("di", 'endorses = "all"')
    )
    assert said(values_not_endorsed, text) == [
        (
            "So far, bo and cy have not endorsed every core value. "
            "If every member endorses every core value, that makes 8 endorsements. The charter has 5."
        )
    ]
    assert places(values_not_endorsed, text) == [("members", "bo", "endorses"), ("members", "cy", "endorses")]


def test_an_unknown_or_repeated_value_is_no_endorsement() -> None:
    assert said(values_not_endorsed, TWO_VALUES + endorsing('["candour", "candour", "fun"]')) == [
        (
            "So far, ana has not endorsed every core value. "
            "If every member endorses every core value, that makes 2 endorsements. The charter has 1."
        )
    ]


def test_half_of_the_endorsements_is_a_warning_and_less_an_error() -> None:
    half, less = TWO_VALUES + endorsing('"all"', "[]"), TWO_VALUES + endorsing('["care"]', "[]")
    assert severities(values_not_endorsed, half) == ["warning"]
    assert severities(values_not_endorsed, less) == ["error"]


def test_where_an_error_begins_is_an_option() -> None:
    half = TWO_VALUES + endorsing('"all"', "[]")
    assert severities(values_not_endorsed, half, options={"error-below": 0.51}) == ["error"]
    other = TWO_VALUES + endorsing('["fun"]')
    assert severities(values_not_endorsed, other, options={"error-below": 0.0}) == ["warning"]


@pytest.mark.parametrize("lines", [(), ("endorses = []",), ("endorsed-on = 2026-10-01",)])
def test_where_nobody_endorses_that_is_not_begun(lines: tuple[str, ...]) -> None:
    text = TWO_VALUES + member("ana", *lines) + member("bo")
    assert reason(values_not_endorsed, text) == "the charter does not say anything yet about endorsements of the values"


def test_what_someone_who_left_endorsed_begins_nothing() -> None:
    text = TWO_VALUES + member("ana", 'endorses = "all"', 'status = "alumni"') + member("bo")
    assert reason(values_not_endorsed, text) == "the charter does not say anything yet about endorsements of the values"


@pytest.mark.parametrize("agreed", [("values",), ("purpose", "values", "conduct")])
@pytest.mark.parametrize("given", ["", '["care"]', "[]"])
def test_values_that_everyone_agrees_to_on_joining_are_endorsed_by_each(agreed: tuple[str, ...], given: str) -> None:
    people = endorsing(given) if given else member("ana")
    assert said(values_not_endorsed, TWO_VALUES + people + member("bo") + joining(*agreed)) == []


def test_to_agree_to_something_else_on_joining_endorses_no_values() -> None:
    text = TWO_VALUES + endorsing('"all"', '["care"]') + joining("purpose", "conduct", "contribution")
    assert len(said(values_not_endorsed, text)) == 1
    assert (
        reason(values_not_endorsed, TWO_VALUES + member("ana") + joining())
        == "the charter does not say anything yet about endorsements of the values"
    )


@pytest.mark.parametrize("section", ["values", "members", "membership"])
def test_endorsement_is_not_judged_where_something_stands_elsewhere(section: str) -> None:
    text = TWO_VALUES + endorsing('"all"', "[]") + elsewhere(section)
    assert reason(values_not_endorsed, text) == f"you keep `{section}` elsewhere (our wiki)"


def test_where_everyone_endorses_the_values_it_does_not_matter_what_stands_elsewhere() -> None:
    assert said(values_not_endorsed, TWO_VALUES + endorsing('"all"') + elsewhere("membership")) == []


# NL117


@pytest.mark.parametrize("lines", [(), ('behaviour = " "',)])
def test_core_values_without_behaviour_are_named_in_one_finding(lines: tuple[str, ...]) -> None:
    text = value("candour", *lines) + value("fun", 'behaviour = "We laugh."') + value("care")
    assert said(value_without_behaviour, text) == [
        "The charter does not say which behaviour goes with the core values candour and care."
    ]
    assert places(value_without_behaviour, text) == [
        ("values", "candour", "behaviour"),
        ("values", "care", "behaviour"),
    ]
    assert severities(value_without_behaviour, text) == ["info"]


@pytest.mark.parametrize("lines", [(), ('behaviour = " "',)])
def test_where_no_value_has_a_behaviour_that_is_not_begun(lines: tuple[str, ...]) -> None:
    text = value("candour", *lines) + value("care") + value("fun", "core = false")
    assert (
        reason(value_without_behaviour, text)
        == "the charter does not say anything yet about behaviour that goes with the values"
    )


def test_where_only_other_values_have_a_behaviour_it_is_begun() -> None:
    text = value("candour") + value("fun", "core = false", 'behaviour = "We laugh."')
    assert said(value_without_behaviour, text) == [
        "The charter does not say which behaviour goes with the core value candour."
    ]


def test_only_core_values_need_a_behaviour() -> None:
    assert said(value_without_behaviour, value("fun", "core = false")) == []


# NL118


def test_values_may_rest_for_two_years_and_not_a_day_more() -> None:
    assert said(values_stale, value("candour", f"reviewed = {before(730)}")) == []
    assert said(values_stale, value("candour", f"reviewed = {before(731)}")) == [
        f"The network has not discussed the value candour since {before(731)}, 731 days ago. The limit is 730 days."
    ]


def test_values_turn_stale_as_time_passes() -> None:
    text = value("candour", f"reviewed = {before(730)}")
    assert said(values_stale, text, today=TODAY) == []
    assert said(values_stale, text, today=TODAY + dt.timedelta(days=1))


def test_values_never_talked_over_are_reported_where_others_were() -> None:
    text = value("candour") + value("care") + value("fun", f"reviewed = {before(1)}")
    assert said(values_stale, text) == [
        "The charter does not say when the network last discussed the values candour and care."
    ]
    assert severities(values_stale, text) == ["info"]


def test_values_talked_over_long_ago_and_never_are_two_findings() -> None:
    text = value("candour", "reviewed = 2020-01-01") + value("care")
    assert testing.lines(testing.run(values_stale, text)) == [
        "3: The network has not discussed the value candour since 2020-01-01, 2519 days ago. The limit is 730 days.",
        "4: The charter does not say when the network last discussed the value care.",
    ]


@pytest.mark.parametrize("day", ["9999-12-31", "2026-11-25"])
def test_a_review_in_the_future_is_not_stale(day: str) -> None:
    assert said(values_stale, value("candour", f"reviewed = {day}")) == []


def test_the_days_that_values_may_rest_are_an_option() -> None:
    text = value("candour", f"reviewed = {before(366)}")
    assert said(values_stale, text, options={"days": 366}) == []
    assert said(values_stale, text, options={"days": 365}) == [
        f"The network has not discussed the value candour since {before(366)}, 366 days ago. The limit is 365 days."
    ]


def test_of_several_days_the_newest_is_named() -> None:
    text = value("candour", f"reviewed = {before(800)}") + value("care", f"reviewed = {before(1)}")
    text += value("fun", f"reviewed = {before(731)}")
    said_of_all = f"The network has not discussed the values candour and fun since {before(731)}, 731 days ago."
    assert said(values_stale, text) == [f"{said_of_all} The limit is 730 days."]
    assert said(values_stale, value("care", f"reviewed = {before(1)}"), options={"days": 0}) == [
        f"The network has not discussed the value care since {before(1)}, 1 day ago. The limit is 0 days."
    ]


def test_a_day_that_is_known_to_the_month_or_year_is_read_kindly() -> None:
    assert said(values_stale, value("candour", 'reviewed = "2024-11"')) == []  # perhaps on the 30th, 724 days ago
    assert said(values_stale, value("candour", 'reviewed = "2024"')) == []
    assert said(values_stale, value("candour", 'reviewed = "2024-10"')) == [
        "The network has not discussed the value candour since 2024-10, 754 days ago. The limit is 730 days."
    ]


@pytest.mark.parametrize("network_lines", [(), ("founded = 2012-01-01",)])
def test_where_no_value_has_a_day_that_is_not_begun(network_lines: tuple[str, ...]) -> None:
    text = network(*network_lines) + value("candour") + value("care")
    assert reason(values_stale, text) == "the charter does not say anything yet about discussions of the values"


@pytest.mark.parametrize("founded", [before(730), before(1), '"2024-12"', '"2025"'])
def test_in_a_young_network_no_day_is_missed(founded: str) -> None:
    young = network(f"founded = {founded}") + value("candour")
    assert said(values_stale, young) == []
    assert said(values_stale, young + value("care", f"reviewed = {before(1)}")) == []


REVIEWED_TOGETHER = {
    "a ritual with a rhythm": table("[[rituals]]", 'id = "r"', 'kind = "charter-review"', 'every = "yearly"'),
    "a ritual in its own time": table("[[rituals]]", 'id = "r"', 'kind = "charter-review"', 'when = "at the retreat"'),
    "a ritual that was held": table("[[rituals]]", 'id = "r"', 'kind = "charter-review"', f"last-held = {before(730)}"),
    "a charter that was read": network(f"reviewed = {before(730)}"),
    "a charter that is read": network('review-every = "2 to 3 years"'),
    "a charter that was read in some month": network('reviewed = "2024-11"'),
}


@pytest.mark.parametrize("text", REVIEWED_TOGETHER.values(), ids=REVIEWED_TOGETHER)
@pytest.mark.parametrize("lines", [(), ("reviewed = 2020-01-01",)], ids=["never", "long ago"])
def test_who_reads_the_charter_together_discusses_its_values(lines: tuple[str, ...], text: str) -> None:
    days = {"days": 731}
    assert said(values_stale, value("candour", *lines) + value("care", "reviewed = 2019-01-01"), options=days)
    assert said(values_stale, text + value("candour", *lines) + value("care"), options=days) == []


@pytest.mark.parametrize(
    "text",
    [
        table("[[rituals]]", 'id = "r"', 'kind = "charter-review"'),
        table("[[rituals]]", 'id = "r"', 'kind = "charter-review"', f"last-held = {before(731)}"),
        table("[[rituals]]", 'id = "r"', 'kind = "charter-review"', 'every = "3 years"'),
        table("[[rituals]]", 'id = "r"', 'kind = "retrospective"', 'every = "weekly"'),
        network(f"reviewed = {before(731)}"),
        network('review-every = "3 years"'),
    ],
)
def test_what_is_read_too_seldom_or_is_something_else_discusses_no_values(text: str) -> None:
    assert len(said(values_stale, text + value("candour", "reviewed = 2020-01-01"))) == 1


def test_rituals_that_stand_elsewhere_may_be_about_the_values() -> None:
    old = value("candour", "reviewed = 2020-01-01")
    assert reason(values_stale, old + elsewhere("rituals")) == "you keep `rituals` elsewhere (our wiki)"
    assert said(values_stale, value("candour", f"reviewed = {before(1)}") + elsewhere("rituals")) == []


# NL106


@pytest.mark.parametrize("text", ["", NOTHING, "drives = []"])
def test_a_network_without_drives_is_told(text: str) -> None:
    assert said(no_shared_drives, text) == ["The charter does not say why people take part."]
    assert severities(no_shared_drives, text) == ["error"]


def test_a_network_with_a_drive_is_well() -> None:
    assert said(no_shared_drives, drive("craft")) == []


PURPOSE = network('purpose = "Water has no owner."')


def test_where_purpose_and_values_are_there_drives_are_a_warning() -> None:
    for values_there in (value("candour"), value("fun", "core = false"), elsewhere("values")):
        assert said(no_shared_drives, PURPOSE + values_there) == ["The charter does not say why people take part."]
        assert severities(no_shared_drives, PURPOSE + values_there) == ["warning"]


@pytest.mark.parametrize("text", [PURPOSE, network('purpose = " "') + value("candour"), value("candour")])
def test_where_purpose_or_values_are_missing_drives_are_an_error(text: str) -> None:
    assert said(no_shared_drives, text) == ["The charter does not say why people take part."]
    assert severities(no_shared_drives, text) == ["error"]


def test_to_say_yes_to_the_purpose_on_joining_says_why_people_take_part() -> None:
    for text in (PURPOSE, PURPOSE + value("candour")):
        assert said(no_shared_drives, text + joining("purpose")) == []
        assert said(no_shared_drives, text + joining("values", "purpose")) == []
        assert len(said(no_shared_drives, text + joining("values"))) == 1


def test_there_is_no_saying_yes_to_a_purpose_that_is_not_there() -> None:
    assert severities(no_shared_drives, NOTHING + value("candour") + joining("purpose")) == ["error"]


def test_drives_that_stand_elsewhere_are_not_missed() -> None:
    for rule in (no_shared_drives, member_without_drives):
        assert (
            reason(rule, drive("craft") + member("ana") + elsewhere("drives"))
            == "you keep `drives` elsewhere (our wiki)"
        )
    assert reason(no_shared_drives, PURPOSE + elsewhere("membership")) == "you keep `membership` elsewhere (our wiki)"
    assert severities(no_shared_drives, NOTHING + elsewhere("membership")) == ["error"]


def test_that_drives_are_missing_is_a_matter_of_sound_networks() -> None:
    assert (no_shared_drives.level, no_shared_drives.severity) == ("sound", "error")


# NL107


def test_members_without_drives_are_named_in_one_finding() -> None:
    text = drive("craft") + drives_of("craft", "") + member("cy")
    assert said(member_without_drives, text) == ["The charter does not say why bo and cy take part."]
    assert places(member_without_drives, text) == [("members", "bo", "drives"), ("members", "cy", "drives")]
    assert severities(member_without_drives, text) == ["warning"]


@pytest.mark.parametrize("held", ['"craft"', '["craft"]', '["unknown"]'])
def test_a_member_who_names_a_drive_is_well(held: str) -> None:
    assert said(member_without_drives, drive("craft") + member("ana", f"drives = {held}")) == []


def test_where_no_member_names_a_drive_that_is_not_begun() -> None:
    text = drive("craft") + drives_of("", "") + member("cy") + member("di", 'drives = "craft"', 'status = "alumni"')
    assert (
        reason(member_without_drives, text)
        == "the charter does not say anything yet about each member's reasons for taking part"
    )


# NL108


def test_a_drive_that_half_of_the_members_hold_is_common() -> None:
    assert said(no_common_drive, drive("a") + drives_of("a", "a", "b", "c")) == []


def test_a_drive_that_fewer_than_half_hold_is_not_common() -> None:
    assert said(no_common_drive, drive("a") + drives_of("b", "a", "a", "c", "d")) == [
        (
            "The most common reason for taking part is `a`, named by 2 of the 5 members with `drives`. "
            "At least 3 of them should share a reason."
        )
    ]
    assert severities(no_common_drive, drive("a") + drives_of("a", "b", "c")) == ["warning"]


def test_a_drive_that_one_of_two_members_holds_is_not_common() -> None:
    assert said(no_common_drive, drive("a") + drives_of("a b", "c")) == [
        (
            "The most common reason for taking part is `a`, named by 1 of the 2 members with `drives`. "
            "At least 2 of them should share a reason."
        )
    ]
    assert said(no_common_drive, drive("a") + drives_of("a b", "b")) == []


@pytest.mark.parametrize("held", [("a b", "c"), ("b a", "c"), ("c", "b a")])
def test_which_drive_is_named_does_not_depend_on_who_comes_first(held: tuple[str, ...]) -> None:
    assert said(no_common_drive, drive("a") + drives_of(*held)) == [
        (
            "The most common reason for taking part is `a`, named by 1 of the 2 members with `drives`. "
            "At least 2 of them should share a reason."
        )
    ]


def test_a_drive_that_a_member_names_twice_is_held_once() -> None:
    assert said(no_common_drive, drive("a") + drives_of("a a", "b"))


@pytest.mark.parametrize("held", [("", "", ""), ("a", "", ""), ("a", "a", "", "", "")])
def test_members_without_drives_are_the_business_of_another_rule(held: tuple[str, ...]) -> None:
    assert said(no_common_drive, drive("a") + drives_of(*held)) == []


def test_the_share_that_makes_a_drive_common_is_an_option() -> None:
    text = drive("a") + drives_of("a", "a", "b", "c")
    assert said(no_common_drive, text, options={"share": 0.51})
    assert said(no_common_drive, drive("a") + drives_of("a", "a", "b", "c", "d"), options={"share": 0.4}) == []
    assert said(no_common_drive, text, options={"share": 0.75}) == [
        (
            "The most common reason for taking part is `a`, named by 2 of the 4 members with `drives`. "
            "At least 3 of them should share a reason."
        )
    ]


# NL109


@pytest.mark.parametrize("kind", ["acquisition", "overflow", "cost"])
def test_a_network_that_is_only_a_vehicle_is_told(kind: str) -> None:
    text = drive("work", "acquisition") + drive("other", kind)
    assert said(acquisition_only, text) == [
        "Every reason for taking part (`[[drives]]`) is about getting work, passing it on or saving costs."
    ]
    assert places(acquisition_only, text) == [("drives", "work", "kind"), ("drives", "other", "kind")]
    assert severities(acquisition_only, text) == ["error"]


@pytest.mark.parametrize("kind", ["purpose", "craft", "learning", "community", "impact", None])
def test_one_drive_of_another_kind_or_of_none_is_enough(kind: str | None) -> None:
    assert said(acquisition_only, drive("work", "acquisition") + drive("other", kind)) == []


# NL110

WORK_AND_CRAFT = drive("work", "acquisition") + drive("rent", "cost") + drive("craft", "craft") + drive("open")


def test_half_of_the_members_may_come_for_work_alone_and_no_more() -> None:
    assert said(opportunism_dominates, WORK_AND_CRAFT + drives_of("work", "craft")) == []
    assert said(opportunism_dominates, WORK_AND_CRAFT + drives_of("work", "work rent", "craft")) == [
        (
            "For 2 of the 3 members with `drives`, every reason is about getting work, passing it on or saving costs. "
            "At least 50% of them should have another reason too."
        )
    ]


def test_the_members_who_come_for_work_are_related_to_the_drives() -> None:
    text = WORK_AND_CRAFT + drives_of("work", "craft", "rent")
    assert places(opportunism_dominates, text) == [
        ("drives",),
        ("members", "ana", "drives"),
        ("members", "cy", "drives"),
    ]
    assert severities(opportunism_dominates, text) == ["warning"]


@pytest.mark.parametrize("held", ["work craft", "work open", "work unknown"])
def test_a_member_with_any_other_drive_does_not_come_for_work_alone(held: str) -> None:
    assert said(opportunism_dominates, WORK_AND_CRAFT + drives_of(held)) == []


def test_members_without_drives_are_left_out_of_the_count() -> None:
    assert said(opportunism_dominates, WORK_AND_CRAFT + drives_of("work", "", "", "")) == [
        (
            "The only member with `drives` takes part just to get work, pass it on or save costs. "
            "At least 50% of the members with `drives` should have another reason too."
        )
    ]
    assert said(opportunism_dominates, WORK_AND_CRAFT + drives_of("", "")) == []


def test_the_share_that_dominates_is_an_option() -> None:
    text = WORK_AND_CRAFT + drives_of("work", "work", "craft")
    assert said(opportunism_dominates, text, options={"share": 0.7}) == []
    assert said(opportunism_dominates, WORK_AND_CRAFT + drives_of("work", "craft"), options={"share": 0.4})


# NL111


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (
            ('to = "referrer"', 'purpose = "Thanks"'),
            "The referral fee goes entirely to the member who passes the work on.",
        ),
        (
            ('to = "referrer"',),
            "The referral fee goes entirely to the member who passes the work on. The charter does not say what the fee is for.",
        ),
        (('to = "commons"',), "The charter does not say what the referral fee is for."),
        (('to = "split"', 'purpose = " "'), "The charter does not say what the referral fee is for."),
        ((), "The charter does not say what the referral fee is for."),
    ],
)
def test_a_fee_that_does_not_serve_the_network_is_reported(lines: tuple[str, ...], message: str) -> None:
    assert said(referral_fee_without_commons, fee("percent = 0.1", *lines)) == [message]
    assert severities(referral_fee_without_commons, fee("percent = 10", *lines)) == ["warning"]


@pytest.mark.parametrize("to", ['to = "commons"', 'to = "split"', ""])
def test_a_fee_with_a_purpose_that_does_not_go_to_the_referrer_is_well(to: str) -> None:
    assert said(referral_fee_without_commons, fee("percent = 10", to, 'purpose = "Training"')) == []


@pytest.mark.parametrize("percent", ["percent = 0", ""])
def test_there_is_nothing_to_say_about_a_fee_that_is_not_above_zero(percent: str) -> None:
    assert said(referral_fee_without_commons, fee(percent, 'to = "referrer"')) == []


@pytest.mark.parametrize("percent", ["nan", "-5", "-30", "inf", "101"])
@pytest.mark.parametrize("rule", [referral_fee_without_commons, referral_fee_high])
def test_a_fee_that_is_no_percentage_is_not_judged(rule: Rule, percent: str) -> None:
    text = fee(f"percent = {percent}", 'to = "referrer"')
    assert reason(rule, text, invalid=True) == "`economy.referral-fee.percent` is invalid"


COMMONS = ("commission = 5", 'commission = "A tenth of each job"', "commons-share = 0.5", 'commons-share = "Half"')


@pytest.mark.parametrize("share", COMMONS)
@pytest.mark.parametrize("to", ["referrer", "split", "commons"])
@pytest.mark.parametrize("purpose", ['purpose = "Thanks"', ""])
def test_where_the_commons_get_a_share_as_well_both_gain(purpose: str, to: str, share: str) -> None:
    text = fee("percent = 10", f'to = "{to}"', purpose)
    assert said(referral_fee_without_commons, table("[economy]", share) + text) == []


@pytest.mark.parametrize(
    "share", ["commission = 0", 'commission = " "', "commons-share = 0", 'membership-fee = "Five"']
)
def test_what_gives_the_commons_nothing_is_no_share(share: str) -> None:
    text = fee("percent = 10", 'to = "referrer"', 'purpose = "Thanks"')
    assert len(said(referral_fee_without_commons, table("[economy]", share) + text)) == 1


@pytest.mark.parametrize("share", COMMONS)
def test_a_fee_of_which_nobody_knows_whose_it_is_needs_a_purpose_of_its_own(share: str) -> None:
    text = table("[economy]", share) + fee("percent = 10")
    assert said(referral_fee_without_commons, text) == ["The charter does not say what the referral fee is for."]


@pytest.mark.parametrize("kept", ['reserve = "Three months, for lean times"', 'fund-purpose = "Training"'])
def test_a_reserve_or_fund_gives_its_purpose_to_the_fee_but_not_to_one_for_the_referrer(kept: str) -> None:
    fund = table("[economy]", kept)
    for to in ("split", "commons"):
        assert said(referral_fee_without_commons, fund + fee("percent = 10", f'to = "{to}"')) == []
    assert len(said(referral_fee_without_commons, fund + fee("percent = 10", 'to = "referrer"'))) == 1


def test_an_economy_that_stands_elsewhere_is_not_judged() -> None:
    text = fee("percent = 30", 'to = "referrer"') + elsewhere("economy")
    for rule in (referral_fee_without_commons, referral_fee_high):
        assert reason(rule, text) == "you keep `economy` elsewhere (our wiki)"


def test_an_economy_without_a_fee_is_well() -> None:
    assert said(referral_fee_without_commons, "[economy]") == []
    assert said(referral_fee_high, "[economy]") == []


def test_a_fund_with_a_purpose_gives_its_purpose_to_the_fee_that_fills_it() -> None:
    fund = '[economy]\nfund-purpose = "Training"\n'
    assert said(referral_fee_without_commons, fund + fee("percent = 10", 'to = "commons"')) == []
    assert said(referral_fee_without_commons, fund + fee("percent = 10", 'to = "split"')) == []
    assert said(referral_fee_without_commons, fund + fee("percent = 10")) == [
        "The charter does not say what the referral fee is for."
    ]
    assert said(referral_fee_without_commons, fund + fee("percent = 10", 'to = "referrer"')) == [
        "The referral fee goes entirely to the member who passes the work on. The charter does not say what the fee is for."
    ]


# NL112


def test_a_quarter_is_no_high_fee_and_more_is() -> None:
    assert said(referral_fee_high, fee("percent = 25")) == []
    assert said(referral_fee_high, fee("percent = 25.5")) == ["The referral fee is 25.5%. The limit is 25%."]
    assert severities(referral_fee_high, fee("percent = 100")) == ["info"]


@pytest.mark.parametrize("percent", ["percent = 0", ""])
def test_a_fee_that_is_not_there_is_not_high(percent: str) -> None:
    assert said(referral_fee_high, fee(percent)) == []


def test_the_highest_fee_is_an_option() -> None:
    assert said(referral_fee_high, fee("percent = 30"), options={"most": 30}) == []
    assert said(referral_fee_high, fee("percent = 11"), options={"most": 10.5}) == [
        "The referral fee is 11%. The limit is 10.5%."
    ]


# NL113


def tiers(*given: str) -> str:
    return "".join(member(name, f'tier = "{tier}"') for name, tier in zip(NAMES, given, strict=False))


def test_a_pool_of_half_of_the_members_is_reported() -> None:
    text = tiers("core", "pool", "associate", "pool")
    assert said(overflow_pool, text) == [
        (
            'The pool of members on call (`tier = "pool"`) has 2 of the 4 active members (50%). '
            "Less than 50% of the active members should be on call."
        )
    ]
    assert places(overflow_pool, text) == [("members", "bo", "tier"), ("members", "di", "tier")]
    assert severities(overflow_pool, text) == ["warning"]


def test_a_pool_of_fewer_than_half_is_well() -> None:
    assert said(overflow_pool, tiers("core", "core", "pool")) == []


def test_members_who_are_not_listed_count_too() -> None:
    assert said(overflow_pool, tiers("core", "pool") + table("[membership]", "size = 3")) == []
    assert said(overflow_pool, tiers("core", "pool", "pool") + table("[membership]", "size = 4")) == [
        (
            'The pool of members on call (`tier = "pool"`) has 2 of the 4 active members (50%). '
            "Less than 50% of the active members should be on call."
        )
    ]
    assert len(said(overflow_pool, tiers("core", "pool") + table("[membership]", "size = 1"))) == 1


def test_where_membership_stands_elsewhere_the_members_here_count() -> None:
    assert len(said(overflow_pool, tiers("core", "pool") + elsewhere("membership"))) == 1
    assert said(overflow_pool, tiers("core", "core", "pool") + elsewhere("membership")) == []


def test_the_share_that_makes_a_pool_is_an_option() -> None:
    assert said(overflow_pool, tiers("core", "core", "pool"), options={"share": 0.33})
    assert said(overflow_pool, tiers("core", "pool"), options={"share": 0.6}) == []
    assert said(overflow_pool, tiers("core", "core"), options={"share": 0.0}) == []


# NL114

ASKS, OFFERS = 'asks = ["hydrology"]', 'offers = ["design"]'


def exchanging(takers: int, partners: int, others: int = 0, *also: str) -> str:
    """Return members who only ask, members who ask and offer, and members who do neither."""
    kinds = [(ASKS,)] * takers + [(ASKS, OFFERS)] * partners + [()] * others
    return "".join(member(name, *lines, *also) for name, lines in zip(NAMES, kinds, strict=False))


def test_a_third_of_those_who_ask_may_offer_nothing_and_no_more() -> None:
    assert said(reciprocity_missing, exchanging(1, 2)) == []
    assert said(reciprocity_missing, exchanging(2, 3)) == [
        (
            "2 of the 5 members who ask for something list no offer: ana and bo. "
            "At least 66% of the members who ask should list an offer."
        )
    ]
    assert severities(reciprocity_missing, exchanging(2, 3)) == ["warning"]


def test_those_who_ask_without_an_offer_are_pointed_at_and_no_others() -> None:
    text = exchanging(2, 1, 1)
    assert places(reciprocity_missing, text) == [("members", "ana", "offers"), ("members", "bo", "offers")]


def test_two_members_settle_it_between_them() -> None:
    assert said(reciprocity_missing, exchanging(1, 1)) == []
    assert said(reciprocity_missing, exchanging(1, 1, 1)) == [
        (
            "Of the 2 members who ask for something, ana lists no offer. "
            "At least 66% of the members who ask should list an offer."
        )
    ]


def test_how_few_members_settle_it_between_them_is_an_option() -> None:
    assert len(said(reciprocity_missing, exchanging(1, 1), options={"least": 2})) == 1
    assert said(reciprocity_missing, exchanging(1, 1, 1), options={"least": 4}) == []


def test_where_nobody_records_offers_it_is_information() -> None:
    text = exchanging(2, 0, 1)
    assert said(reciprocity_missing, text) == ["Members ask things of each other, but nobody lists what they offer."]
    assert severities(reciprocity_missing, text) == ["info"]


def test_where_nobody_asks_there_is_nothing_to_return() -> None:
    assert said(reciprocity_missing, exchanging(0, 0, 3)) == []


@pytest.mark.parametrize("unseen", [" ", "\u200b", "\u2800"])
def test_blank_asks_and_offers_say_nothing(unseen: str) -> None:
    blank = "".join(member(name, f'asks = ["", "{unseen}"]') for name in NAMES[:3])
    assert said(reciprocity_missing, blank) == []
    takers = "".join(member(name, ASKS, f'offers = "{unseen}"') for name in NAMES[:3])
    assert severities(reciprocity_missing, takers) == ["info"]


def test_the_share_that_may_offer_nothing_is_an_option() -> None:
    assert said(reciprocity_missing, exchanging(1, 2), options={"share": 0.33})
    assert said(reciprocity_missing, exchanging(2, 2), options={"share": 0.5}) == []


# NL115


def test_a_member_may_ask_without_an_offer_for_ninety_days_and_not_a_day_more() -> None:
    assert said(member_takes_only, member("ana", ASKS, f"joined = {before(90)}")) == []
    text = member("ana", ASKS, f"joined = {before(91)}")
    assert said(member_takes_only, text) == [
        f"The charter has requests but no offers from ana, who joined on {before(91)}, 91 days ago. The limit is 90 days."
    ]
    assert said(member_takes_only, text, today=TODAY - dt.timedelta(days=1)) == []
    assert severities(member_takes_only, text) == ["info"]


def test_a_member_who_joined_in_some_month_joined_on_its_last_day() -> None:
    assert said(member_takes_only, member("ana", ASKS, 'joined = "2026-08"')) == []  # perhaps on the 31st, 85 days ago
    assert len(said(member_takes_only, member("ana", ASKS, 'joined = "2026-07"'))) == 1
    assert said(member_takes_only, member("ana", ASKS, 'joined = "2026"')) == []


def test_members_who_only_ask_are_named_in_one_finding() -> None:
    text = exchanging(2, 1, 1, "joined = 2026-01-01")
    joined = "The last of them joined on 2026-01-01, 327 days ago."
    assert said(member_takes_only, text) == [
        f"The charter has requests but no offers from ana and bo. {joined} The limit is 90 days."
    ]
    assert places(member_takes_only, text) == [("members", "ana", "offers"), ("members", "bo", "offers")]


def test_of_several_members_who_only_ask_the_last_to_join_is_dated() -> None:
    text = "".join(member(name, ASKS, f"joined = {day}") for name, day in (("ana", "2025-01-01"), ("bo", '"2026-07"')))
    joined = "The last of them joined on 2026-07, 116 days ago."
    assert said(member_takes_only, text) == [
        f"The charter has requests but no offers from ana and bo. {joined} The limit is 90 days."
    ]


@pytest.mark.parametrize(
    "lines", [(ASKS,), (ASKS, "joined = 9999-12-31"), (ASKS, OFFERS, "joined = 2026-01-01"), ("joined = 2026-01-01",)]
)
def test_a_member_who_offers_or_asks_nothing_or_whose_time_is_not_known_is_left_alone(lines: tuple[str, ...]) -> None:
    assert said(member_takes_only, member("ana", *lines)) == []


def test_the_days_before_an_offer_is_missed_are_an_option() -> None:
    text = member("ana", ASKS, f"joined = {before(31)}")
    assert said(member_takes_only, text, options={"days": 30}) == [
        f"The charter has requests but no offers from ana, who joined on {before(31)}, 31 days ago. The limit is 30 days."
    ]
    assert said(member_takes_only, text, options={"days": 31}) == []


def test_the_rule_about_single_members_has_to_be_asked_for() -> None:
    assert member_takes_only.level == "opt-in"


# Which rule supersedes which


@pytest.mark.parametrize("rule", [values_not_endorsed, value_without_behaviour, values_stale])
def test_without_core_values_the_rules_about_them_are_silent(rule: Rule) -> None:
    people = member("ana", 'endorses = "all"') + member("bo")
    known = value("candour", 'behaviour = "Objections are written down."', "reviewed = 2020-01-01") + value("care")
    assert outcomes(NOTHING + people, no_core_values, rule) == {"NL102": "open", rule.code: "skipped"}
    assert outcomes(known + people, no_core_values, rule) == {"NL102": "passed", rule.code: "open"}


def test_values_that_are_not_core_are_not_called_stale_before_there_are_core_values() -> None:
    text = value("candour", "core = false", "reviewed = 2020-01-01")
    assert outcomes(text, values_stale) == {"NL118": "open"}
    assert outcomes(text, no_core_values, values_stale) == {"NL102": "open", "NL118": "skipped"}


@pytest.mark.parametrize("rule", [member_without_drives, no_common_drive, acquisition_only, opportunism_dominates])
def test_without_drives_the_rules_about_them_are_silent(rule: Rule) -> None:
    people = drives_of("work", "rent", "")
    found = drive("work", "acquisition") + drive("rent", "cost")
    assert outcomes(people, no_shared_drives, rule) == {"NL106": "open", rule.code: "skipped"}
    assert outcomes(found + people, no_shared_drives, rule) == {"NL106": "passed", rule.code: "open"}


def test_where_every_drive_is_a_vehicle_it_is_not_said_again_of_the_members() -> None:
    text = drive("work", "acquisition") + drives_of("work", "work")
    assert outcomes(text, opportunism_dominates) == {"NL110": "open"}
    assert outcomes(text, acquisition_only, opportunism_dominates) == {"NL109": "open", "NL110": "skipped"}


def test_where_many_ask_without_an_offer_it_is_not_said_again_of_single_members() -> None:
    text = exchanging(2, 1, 0, "joined = 2026-01-01")
    assert outcomes(text, reciprocity_missing, member_takes_only) == {"NL114": "open", "NL115": "skipped"}
    text = exchanging(1, 3, 0, "joined = 2026-01-01")
    assert outcomes(text, reciprocity_missing, member_takes_only) == {"NL114": "passed", "NL115": "open"}


@pytest.mark.parametrize(
    ("superseding", "superseded"),
    [
        (no_core_values, ("NL105", "NL117", "NL118")),
        (no_shared_drives, ("NL107", "NL108", "NL109", "NL110")),
    ],
)
def test_the_superseded_rules_are_those_of_the_table(superseding: Rule, superseded: tuple[str, ...]) -> None:
    assert superseding.supersedes == superseded
