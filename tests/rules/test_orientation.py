import datetime as dt
from typing import Any

import pytest

from netlint import testing
from netlint.linter import engine
from netlint.linter.context import LintContext
from netlint.linter.fixtures import RunOptions
from netlint.rules.base import Rule
from netlint.rules.selector import ActiveRule, Selection
from netlint.toml import parse
from netlint_essentials.orientation.clients import (
    client_question_stale,
    client_without_needs,
    need_unsourced,
    no_client_language,
)
from netlint_essentials.orientation.proposition import (
    capability_gap,
    no_added_value,
    no_attraction,
    no_client_proposition,
    no_clients,
)
from netlint_essentials.orientation.story import jargon_in_story, no_client_story, story_about_us
from netlint_essentials.orientation.tags import only_internal_meetings, only_internal_steps, orientation_untagged
from netlint_essentials.orientation.time import no_time_split, time_split_invalid, too_external, too_internal
from netlint_essentials.texts import pieces, said, words

TODAY = testing.TODAY
PHASES = ("forming", "start", "consolidation", "mature", "dormant", "closed")
NO_PHASE = "netlint assumes the mildest case, because the charter does not give the phase."
NO_JOINT_CLIENTS = "[network]\njoint-clients = false\n"


def ago(days: int) -> dt.date:
    return TODAY - dt.timedelta(days=days)


def phase(name: str) -> str:
    return f'[network]\nphase = "{name}"\n'


def time(**shares: float | str) -> str:
    return "[time]\n" + "".join(f"{key} = {share}\n" for key, share in shares.items())


def entry(section: str, entry_id: str, *keys: str) -> str:
    return "\n".join([f"[[{section}]]", f'id = "{entry_id}"', *keys]) + "\n"


def client(*keys: str) -> str:
    return entry("clients", "boards", *keys)


def proposition(*keys: str) -> str:
    return "\n".join(["[proposition]", *keys]) + "\n"


def messages(rule: Rule, text: str, today: dt.date | None = TODAY, **options: Any) -> list[str]:
    chosen = {key.replace("_", "-"): value for key, value in options.items()}
    report = testing.run(rule, text, today=today, options=chosen)
    assert report.status(rule.code) != "skipped", report.results
    return [finding.message.text() for finding in report.in_order()]


def reason(rule: Rule, text: str, **given: Any) -> str:
    """Return why a rule was skipped, once it is clear that it was."""
    report = testing.run(rule, text, **given)
    assert (report.findings, report.status(rule.code)) == ((), "skipped")
    said_why = report.results[rule.code].reason
    assert said_why is not None
    return said_why.text()


def elsewhere(*sections: str) -> str:
    return f'[[elsewhere]]\nsections = [{", ".join(map(repr, sections))}]\nat = "our wiki"\n'


def severities(rule: Rule, text: str) -> list[str]:
    return [finding.severity for finding in testing.run(rule, text).findings]


def together(text: str, *rules: Rule) -> dict[str, str]:
    selection = Selection([ActiveRule(rule, rule.defaults) for rule in rules])
    report = engine.check(parse("charter.toml", text.encode()), selection, LintContext(RunOptions(TODAY)))
    return {code: report.status(code) for code in report.codes}


@pytest.mark.parametrize(
    ("rule", "section"),
    [
        (time_split_invalid, "time"),
        (too_internal, "time"),
        (too_external, "time"),
        (only_internal_meetings, "meetings"),
        (only_internal_steps, "next-steps"),
        (no_clients, "proposition"),
        (client_without_needs, "clients"),
        (need_unsourced, "clients"),
        (client_question_stale, "clients"),
        (no_client_language, "clients"),
        (jargon_in_story, "proposition"),
        (capability_gap, "proposition"),
    ],
    ids=lambda value: getattr(value, "code", value),
)
def test_a_rule_is_not_evaluated_without_what_it_needs(rule: Rule, section: str) -> None:
    report = testing.run(rule, phase("start"))
    assert not report.findings
    assert report.results[rule.code].status == "skipped"
    assert report.results[rule.code].reason.text() == f"the charter has no `{section}`"  # type: ignore[union-attr]  # it is given


@pytest.mark.parametrize("rule", [too_internal, too_external, only_internal_meetings], ids=lambda rule: rule.code)
def test_a_phase_that_follows_from_age_is_not_judged_without_a_date(rule: Rule) -> None:
    text = "[network]\nfounded = 2026-10-01\n" + time(internal=0.5, external=0.5) + entry("meetings", "monday")
    report = testing.run(rule, text, today=None)
    assert report.results[rule.code].status == "skipped"


# NL201


@pytest.mark.parametrize("text", ["", phase("start")])
def test_where_there_is_no_time_table_a_time_split_is_not_begun(text: str) -> None:
    assert reason(no_time_split, text) == "the charter does not say anything yet about the division of time"
    assert reason(no_time_split, text + elsewhere("time")) == "you keep `time` elsewhere (our wiki)"


@pytest.mark.parametrize("text", [time(), time(basis='"planned"', window='"a year"')])
def test_a_time_split_is_missing_without_a_share(text: str) -> None:
    assert testing.lines(testing.run(no_time_split, text)) == [
        "1: The charter does not say how the network divides its time between itself and its clients."
    ]


@pytest.mark.parametrize("text", [time(internal=0.5), time(external=0.5), time(internal=7, external="nan")])
def test_a_time_split_is_there_with_a_share_whatever_it_is(text: str) -> None:
    assert messages(no_time_split, text) == []


def test_a_time_split_of_the_wrong_type_is_not_missing() -> None:
    report = testing.run(no_time_split, "time = 3", invalid=True)
    assert report.results["NL201"].status == "skipped"


# NL202


@pytest.mark.parametrize(
    ("internal", "external"),
    [(0.5, 0.5), (0, 1), (1, 0), (0.5, 0.51), (0.5, 0.49), (0.333, 0.667), (0.3, 0.7), (0.1, 0.9)],
)
def test_shares_may_be_off_by_a_rounding(internal: float, external: float) -> None:
    assert messages(time_split_invalid, time(internal=internal, external=external)) == []


@pytest.mark.parametrize(
    ("internal", "external", "total"),
    [(0.5, 0.52, "1.02"), (0.5, 0.48, "0.98"), (0.8, 0.1, "0.9"), (1, 1, "2"), (0, 0, "0"), (0.5, 0.5101, "1.0101")],
)
def test_shares_must_add_up_to_one(internal: float, external: float, total: str) -> None:
    assert messages(time_split_invalid, time(internal=internal, external=external)) == [
        f"The shares of time add up to {total}, but they should add up to 1."
    ]


@pytest.mark.parametrize(
    ("shares", "number"),
    [
        ("internal = 0.2\nexternal = 0.6\nother = 0.2", 0),
        ("internal = 0.2\nexternal = 0.6\nother = 0.1", 1),
        ("internal = 0.2\nother = 0.3", 0),
        ("internal = 0.8\nother = 0.3", 1),
        ("other = 0.3", 0),
        ("internal = 0.5\nexternal = 0.5\nother = -0.1", 1),
        ("internal = 0.5\nexternal = 0.5\nother = nan", 1),
    ],
)
def test_time_that_goes_to_neither_is_a_share_too(shares: str, number: int) -> None:
    assert len(messages(time_split_invalid, f"[time]\n{shares}\n")) == number


def test_what_is_left_beside_other_time_is_judged() -> None:
    text = phase("start") + "[time]\nexternal = 0.1\nother = 0.1\n"
    assert messages(too_internal, text) == [
        "80% of the time goes to the network itself. In the phase `start`, that share should be at most 60%."
    ]


def test_how_far_shares_may_be_off_is_an_option() -> None:
    text = time(internal=0.5, external=0.45)
    assert messages(time_split_invalid, text, tolerance=0.05) == []
    assert len(messages(time_split_invalid, time(internal=0.5, external=0.495), tolerance=0)) == 1


@pytest.mark.parametrize(
    ("shares", "named"),
    [
        ({"internal": 60, "external": 40}, "`internal = 60` and `external = 40`"),
        ({"internal": -0.1, "external": 1.1}, "`internal = -0.1` and `external = 1.1`"),
        ({"internal": 0.5, "external": 1.01}, "`external = 1.01`"),
        ({"internal": "nan", "external": 0.5}, "`internal = nan`"),
        ({"external": "inf"}, "`external = inf`"),
        ({"internal": "-inf", "external": "inf"}, "`internal = -inf` and `external = inf`"),
    ],
)
def test_a_share_lies_between_0_and_1(shares: dict[str, Any], named: str) -> None:
    assert messages(time_split_invalid, time(**shares)) == [
        f"The charter has {named}, but a share of time is a number from 0 to 1."
    ]


def test_shares_that_are_wrong_are_all_pointed_at() -> None:
    report = testing.run(time_split_invalid, time(internal=0.7, external=0.4))
    (finding,) = report.findings
    assert (finding.at, [note.at for note in finding.related]) == (("time", "internal"), [("time", "external")])
    assert finding.severity == "error"


@pytest.mark.parametrize("text", [time(), time(internal=0), time(external=1), time(internal=0.3)])
def test_a_single_share_implies_the_other(text: str) -> None:
    report = testing.run(time_split_invalid, text)
    assert not report.findings
    assert report.status("NL202") == "passed"


# NL203, NL204


@pytest.mark.parametrize(
    ("name", "internal", "severity"),
    [
        ("forming", 0.6, None),
        ("forming", 0.61, "warning"),
        ("start", 0.6, None),
        ("start", 0.601, "warning"),
        ("start", 0.75, "warning"),
        ("start", 0.76, "error"),
        ("forming", 1, "error"),
        ("consolidation", 0.5, None),
        ("consolidation", 0.51, "warning"),
        ("mature", 0.5, None),
        ("mature", 1, "warning"),
        ("dormant", 1, None),
        ("closed", 1, None),
    ],
)
def test_too_internal_depends_on_the_phase(name: str, internal: float, severity: str | None) -> None:
    text = phase(name) + time(internal=internal, external=round(1 - internal, 4))
    assert severities(too_internal, text) == ([severity] if severity else [])


def test_too_internal_says_how_much_and_how_much_it_should_be() -> None:
    text = phase("start") + time(internal=0.655, external=0.345)
    assert testing.lines(testing.run(too_internal, text)) == [
        "4: 65.5% of the time goes to the network itself. In the phase `start`, that share should be at most 60%."
    ]


@pytest.mark.parametrize(
    ("age", "count"), [(0, 0), (179, 0), (180, 1), (730, 1)], ids=["founded today", "start", "consolidation", "mature"]
)
def test_too_internal_takes_the_phase_from_the_age(age: int, count: int) -> None:
    text = f"[network]\nfounded = {ago(age)}\n" + time(internal=0.55, external=0.45)
    assert len(messages(too_internal, text)) == count


@pytest.mark.parametrize("network", ["", "[network]\n", '[network]\nname = "Stroomop"\n'])
def test_where_the_phase_is_not_recorded_the_higher_limit_counts(network: str) -> None:
    assert messages(too_internal, network + time(internal=0.6)) == []
    assert messages(too_internal, network + time(internal=0.61)) == [
        f"61% of the time goes to the network itself. That share should be at most 60%. {NO_PHASE}"
    ]
    assert severities(too_internal, network + time(internal=1)) == ["warning"]
    assert messages(too_internal, network + time(internal=0.7), later=0.7) == []
    assert messages(too_internal, network + time(internal=0.7), start=0.7) == []


def test_where_the_phase_is_not_recorded_too_external_is_not_evaluated() -> None:
    assert "the charter does not say in which phase" in reason(too_external, time(external=0.9))


def test_the_lines_of_too_internal_are_options() -> None:
    def given(name: str, internal: float) -> str:
        return phase(name) + time(internal=internal, external=round(1 - internal, 4))

    assert messages(too_internal, given("start", 0.7), start=0.7) == []
    assert len(messages(too_internal, given("mature", 0.4), later=0.3)) == 1
    report = testing.run(too_internal, given("start", 0.7), options={"start-error": 0.65})
    assert report.findings[0].severity == "error"


def test_the_other_share_is_the_rest_of_a_single_one() -> None:
    text = phase("start") + time(external=0.2)
    assert testing.lines(testing.run(too_internal, text)) == [
        "4: 80% of the time goes to the network itself. In the phase `start`, that share should be at most 60%."
    ]
    assert messages(too_internal, phase("start") + time(external=0.4)) == []
    assert len(messages(too_external, phase("start") + time(internal=0.2))) == 1


@pytest.mark.parametrize(
    "shares",
    [
        {"internal": 0.9, "external": 0.9},
        {"internal": 90, "external": 10},
        {"internal": "nan", "external": 0.1},
        {"internal": "inf"},
        {"external": -5},
        {"external": "nan"},
        {},
    ],
)
@pytest.mark.parametrize("rule", [too_internal, too_external], ids=lambda rule: rule.code)
def test_a_split_that_is_not_valid_is_not_judged(rule: Rule, shares: dict[str, Any]) -> None:
    assert messages(rule, phase("start") + time(**shares)) == []


@pytest.mark.parametrize(
    ("name", "external", "count"),
    [("forming", 0.61, 1), ("start", 0.6, 0), ("start", 0.61, 1)]
    + [(name, 1, 0) for name in PHASES if name not in ("forming", "start")],
)
def test_too_external_looks_at_the_beginning_only(name: str, external: float, count: int) -> None:
    text = phase(name) + time(internal=round(1 - external, 4), external=external)
    assert severities(too_external, text) == ["info"] * count


def test_too_external_says_how_much_and_the_most_is_an_option() -> None:
    text = phase("start") + time(internal=0.2, external=0.8)
    assert testing.lines(testing.run(too_external, text)) == [
        "5: 80% of the time goes to clients. In the phase `start`, that share should be at most 60%."
    ]
    assert messages(too_external, text, most=0.8) == []


def test_too_external_judges_a_single_share() -> None:
    assert testing.lines(testing.run(too_external, phase("start") + time(internal=0.25)))[0].startswith("4: 75%")


# NL206


def test_entries_without_an_orientation_are_named_in_one_finding() -> None:
    text = (
        entry("meetings", "monday")
        + entry("meetings", "market", 'orientation = "external"')
        + entry("next-steps", "logo")
        + entry("next-steps", "offer", 'orientation = "external"')
        + entry("responsibilities", "treasury")
        + entry("responsibilities", "letter", 'orientation = "mixed"')
    )
    report = testing.run(orientation_untagged, text)
    assert testing.lines(report) == [
        (
            "1: The charter does not say whether monday, logo and treasury are for the network itself, "
            "for clients or for both."
        )
    ]
    (finding,) = report.findings
    assert finding.at == ("meetings", "monday", "orientation")
    assert [note.at for note in finding.related] == [
        ("next-steps", "logo", "orientation"),
        ("responsibilities", "treasury", "orientation"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        phase("start"),
        entry("meetings", "monday", 'orientation = "internal"'),
        entry("meetings", "monday", 'purpose = "client"'),
        entry("meetings", "monday", 'orientation = "internal"') + entry("meetings", "lunch", 'purpose = "client"'),
        entry("next-steps", "logo", 'status = "done"'),
        entry("next-steps", "logo", "done-on = 2026-10-01"),
        entry("next-steps", "logo", 'status = "dropped"'),
    ],
)
def test_what_is_marked_done_or_with_clients_needs_no_mark(text: str) -> None:
    assert messages(orientation_untagged, text) == []


@pytest.mark.parametrize("section", ["meetings", "next-steps", "responsibilities"])
def test_what_is_marked_of_one_kind_does_not_begin_it_for_the_others(section: str) -> None:
    others = "".join(entry(each, each) for each in ("meetings", "next-steps", "responsibilities"))
    marked = entry(section, "two", 'orientation = "mixed"')
    assert messages(orientation_untagged, others + marked) == [
        f"The charter does not say whether {section} is for the network itself, for clients or for both."
    ]
    assert messages(orientation_untagged, others.replace(entry(section, section), "") + marked) == []


@pytest.mark.parametrize(
    "text",
    [
        entry("meetings", "monday") + entry("meetings", "tuesday"),
        entry("meetings", "monday") + entry("meetings", "lunch", 'purpose = "client"'),
        entry("next-steps", "logo"),
        entry("next-steps", "logo") + entry("next-steps", "offer", 'orientation = "external"', 'status = "done"'),
        entry("responsibilities", "treasury") + entry("meetings", "monday"),
    ],
)
def test_where_nothing_is_marked_that_is_not_begun(text: str) -> None:
    assert (
        reason(orientation_untagged, text)
        == "the charter does not say anything yet about the line between internal and external work"
    )


# NL207


@pytest.mark.parametrize(
    ("name", "severity"),
    [
        ("forming", "info"),
        ("start", "warning"),
        ("consolidation", "warning"),
        ("mature", "warning"),
        ("dormant", None),
        ("closed", None),
    ],
)
def test_only_internal_meetings_depends_on_the_phase(name: str, severity: str | None) -> None:
    text = phase(name) + entry("meetings", "monday", 'orientation = "internal"')
    assert severities(only_internal_meetings, text) == ([severity] if severity else [])


@pytest.mark.parametrize("key", ['orientation = "internal"', 'purpose = "social"', 'day = "monday"'])
def test_meetings_that_are_not_marked_as_outward_are_not(key: str) -> None:
    text = phase("start") + entry("meetings", "monday", key) + entry("meetings", "friday", 'orientation = "internal"')
    assert testing.lines(testing.run(only_internal_meetings, text)) == [
        "3: The charter has no meeting with or about clients (`external` or `mixed`)."
    ]


def test_a_client_meeting_that_says_it_is_internal_is_internal() -> None:
    text = phase("start") + entry("meetings", "monday", 'purpose = "client"', 'orientation = "internal"')
    assert len(messages(only_internal_meetings, text)) == 1


def test_where_the_phase_is_not_recorded_only_internal_meetings_are_information() -> None:
    text = entry("meetings", "monday", 'orientation = "internal"')
    assert messages(only_internal_meetings, text) == [
        f"The charter has no meeting with or about clients (`external` or `mixed`). {NO_PHASE}"
    ]
    assert severities(only_internal_meetings, text) == ["info"]


def test_where_no_meeting_is_marked_that_is_not_begun() -> None:
    text = entry("meetings", "monday") + entry("meetings", "friday", 'purpose = "social"')
    for given in (text, phase("mature") + text):
        assert (
            reason(only_internal_meetings, given)
            == "the charter does not say anything yet about the line between internal and external work"
        )
    begun = text + entry("next-steps", "logo", 'orientation = "internal"')
    assert (
        reason(only_internal_meetings, begun)
        == "the charter does not say anything yet about meetings with or about clients"
    )


@pytest.mark.parametrize("key", ['orientation = "external"', 'orientation = "mixed"', 'purpose = "client"'])
def test_one_meeting_that_looks_outwards_is_enough(key: str) -> None:
    text = entry("meetings", "monday", 'orientation = "internal"') + entry("meetings", "friday", key)
    assert messages(only_internal_meetings, text) == []


# NL208


def steps(count: int, *keys: str) -> str:
    return "".join(entry("next-steps", f"step-{number}", *keys) for number in range(count))


INTERNAL = entry("next-steps", "statutes", 'orientation = "internal"')


@pytest.mark.parametrize(("count", "found"), [(1, 0), (2, 0), (3, 1), (4, 1)])
def test_three_open_steps_are_enough_to_be_judged(count: int, found: int) -> None:
    assert len(messages(only_internal_steps, steps(count, 'orientation = "internal"'))) == found
    assert len(messages(only_internal_steps, steps(count - 1) + INTERNAL)) == found


def test_only_open_steps_count() -> None:
    done = entry("next-steps", "offer", 'orientation = "external"', "done-on = 2026-10-01")
    assert messages(only_internal_steps, steps(1) + INTERNAL + done) == []
    assert testing.lines(testing.run(only_internal_steps, steps(2) + INTERNAL + done)) == [
        "1: None of the 3 open next steps is marked as a step towards clients (`external` or `mixed`)."
    ]


def test_where_no_open_step_is_marked_that_is_not_begun() -> None:
    done = entry("next-steps", "offer", 'orientation = "external"', "done-on = 2026-10-01")
    for text in (steps(3), steps(3) + done):
        assert (
            reason(only_internal_steps, text)
            == "the charter does not say anything yet about the line between internal and external work"
        )
    begun = steps(3) + entry("meetings", "monday", 'orientation = "internal"')
    assert (
        reason(only_internal_steps, begun) == "the charter does not say anything yet about next steps towards clients"
    )
    assert messages(only_internal_steps, steps(2) + done) == []


@pytest.mark.parametrize("orientation", ["external", "mixed"])
def test_one_step_that_looks_outwards_is_enough(orientation: str) -> None:
    assert (
        messages(only_internal_steps, steps(5) + entry("next-steps", "offer", f'orientation = "{orientation}"')) == []
    )


def test_how_many_steps_it_takes_is_an_option() -> None:
    assert len(messages(only_internal_steps, steps(1) + INTERNAL, least=2)) == 1
    assert messages(only_internal_steps, steps(2) + INTERNAL, least=4) == []
    assert messages(only_internal_steps, steps(1, 'status = "done"'), least=0) == []
    assert messages(only_internal_steps, INTERNAL, least=1) == [
        "The only open next step is not marked as a step towards clients (`external` or `mixed`)."
    ]


# NL210, NL211


@pytest.mark.parametrize(
    "text", [phase("start"), proposition(), proposition('story = " "', "attract = []", 'proof = [""]')]
)
def test_an_offer_that_says_nothing_is_none(text: str) -> None:
    report = testing.run(no_client_proposition, text)
    assert testing.lines(report) == ["1: The charter does not say what the network offers, or to whom."]
    assert report.findings[0].severity == "error"


@pytest.mark.parametrize(
    "text",
    [
        client(),
        proposition() + client(),
        *(proposition(f'{key} = "x"') for key in ("added-value", "story", "attract", "requires", "avoid", "proof")),
    ],
)
def test_clients_or_a_word_of_the_offer_are_a_beginning(text: str) -> None:
    assert messages(no_client_proposition, text) == []


def test_a_invalid_offer_is_not_taken_for_a_missing_one() -> None:
    report = testing.run(no_client_proposition, proposition("story = 3"), invalid=True)
    assert report.results["NL210"].status == "skipped"


@pytest.mark.parametrize("rest", ["", proposition(), proposition('story = " "')])
@pytest.mark.parametrize("section", ["clients", "proposition"])
def test_an_offer_is_not_missed_where_clients_or_offer_stand_elsewhere(section: str, rest: str) -> None:
    assert reason(no_client_proposition, rest + elsewhere(section)) == f"you keep `{section}` elsewhere (our wiki)"


def test_who_names_clients_need_not_offer_anything_here() -> None:
    assert messages(no_client_proposition, client() + elsewhere("proposition")) == []


READING_CLIENTS = {
    rule: text
    for text, rules in {
        client() + entry("clients", "cities", 'needs = [{ statement = "x", source = "Ana" }, "y"]', 'language = "z"'): (
            client_without_needs,
            need_unsourced,
            no_client_language,
            no_added_value,
        ),
        client(f"last-asked = {ago(300)}"): (client_question_stale,),
        client() + entry("clients", "cities", 'story = "x"'): (no_client_story,),
        proposition('added-value = "One table"'): (no_clients,),
    }.items()
    for rule in rules
}


@pytest.mark.parametrize(("rule", "text"), READING_CLIENTS.items(), ids=[rule.code for rule in READING_CLIENTS])
def test_what_is_missing_of_clients_that_stand_elsewhere_is_not_missed(rule: Rule, text: str) -> None:
    assert len(messages(rule, text)) == 1
    assert reason(rule, text + elsewhere("clients")) == "you keep `clients` elsewhere (our wiki)"


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        (no_clients, proposition()),
        (no_added_value, proposition()),
        (no_attraction, proposition('story = "x"')),
        (jargon_in_story, proposition('avoid = "x"', 'story = "x"')),
        (no_client_story, proposition() + client() + entry("clients", "cities", 'story = "x"')),
        (capability_gap, proposition('requires = "law"') + entry("members", "ana", 'expertise = "design"')),
    ],
    ids=lambda value: getattr(value, "code", ""),
)
def test_what_is_missing_of_an_offer_that_stands_elsewhere_is_not_missed(rule: Rule, text: str) -> None:
    assert len(messages(rule, text)) == 1
    assert reason(rule, text + elsewhere("proposition")) == "you keep `proposition` elsewhere (our wiki)"


ABOUT_JOINT_CLIENTS = {
    **READING_CLIENTS,
    too_internal: time(internal=0.9),
    only_internal_meetings: entry("meetings", "monday", 'orientation = "internal"'),
    only_internal_steps: "".join(entry("next-steps", name, 'orientation = "internal"') for name in "abc"),
    no_client_proposition: "",
    no_attraction: proposition('story = "x"'),
    jargon_in_story: proposition('avoid = "x"', 'story = "x"'),
    capability_gap: proposition('requires = "law"') + entry("members", "ana", 'expertise = "design"'),
}


@pytest.mark.parametrize(("rule", "text"), ABOUT_JOINT_CLIENTS.items(), ids=[rule.code for rule in ABOUT_JOINT_CLIENTS])
def test_a_network_without_joint_clients_is_not_asked_about_them(rule: Rule, text: str) -> None:
    assert reason(rule, NO_JOINT_CLIENTS + text) == "the network has no joint clients"
    for network in ("[network]\n", "[network]\njoint-clients = true\n"):
        assert len(messages(rule, network + text)) == 1


@pytest.mark.parametrize(
    ("rule", "detail", "text"),
    [
        (client_without_needs, "the needs of clients", client()),
        (need_unsourced, "evidence of what clients need", client('needs = "x"')),
        (client_question_stale, "the last talk with a client", client()),
        (no_client_language, "words that clients use", client()),
        (no_client_story, "a story for clients", client()),
        (no_attraction, "the ways in which clients find the network", client()),
    ],
    ids=lambda value: getattr(value, "code", ""),
)
def test_a_detail_about_clients_that_nobody_recorded_is_not_begun(rule: Rule, detail: str, text: str) -> None:
    for given in (text, text + text.replace("boards", "cities")):
        assert reason(rule, given) == f"the charter does not say anything yet about {detail}"
    assert reason(rule, NO_JOINT_CLIENTS + text) == "the network has no joint clients"


def test_an_offer_is_for_someone() -> None:
    text = proposition('added-value = "One table"')
    assert testing.lines(testing.run(no_clients, text)) == ["1: The charter does not say who the offer is for."]
    assert messages(no_clients, text + client()) == []


def test_without_offer_and_clients_nothing_else_is_asked_about_them() -> None:
    after = (only_internal_meetings, no_clients, no_added_value)
    meeting = phase("start") + entry("meetings", "monday", 'orientation = "internal"')
    alone = together(meeting + proposition(), *after)
    assert alone == dict.fromkeys(("NL207", "NL211", "NL215"), "open")
    assert together(meeting + proposition(), no_client_proposition, *after) == {
        "NL210": "open",
        **dict.fromkeys(alone, "skipped"),
    }
    assert together(meeting + proposition('proof = "x"'), no_client_proposition, *after) == {"NL210": "passed", **alone}


def test_the_rules_that_a_missing_offer_supersedes() -> None:
    assert no_client_proposition.supersedes == ("NL207", "NL211", "NL215", "NL216", "NL219", "NL517")


# NL212, NL213


@pytest.mark.parametrize(
    "keys",
    [
        [],
        ['needs = ""'],
        ["needs = []"],
        ['needs = [" ", ""]'],
        ['needs = ["\u200b"]'],
        ['needs = [{ statement = " " }]'],
    ],
)
def test_a_client_group_without_needs(keys: list[str]) -> None:
    other = entry("clients", "cities", 'needs = "x"')
    assert messages(client_without_needs, client(*keys) + other) == [
        "For boards, the charter does not say what they need."
    ]
    assert (
        reason(client_without_needs, client(*keys))
        == "the charter does not say anything yet about the needs of clients"
    )


@pytest.mark.parametrize(
    "needs", ['"x"', '["x"]', '["", "x"]', '{ statement = "x" }', '[{ statement = "x", source = "Ana" }]']
)
def test_a_need_in_any_form_is_one(needs: str) -> None:
    assert messages(client_without_needs, client(f"needs = {needs}")) == []


def test_client_groups_without_needs_are_named_in_one_finding() -> None:
    text = client() + entry("clients", "cities", 'needs = "x"') + entry("clients", "farms")
    report = testing.run(client_without_needs, text)
    assert testing.lines(report) == ["1: For boards and farms, the charter does not say what they need."]
    assert [note.at for note in report.findings[0].related] == [("clients", "farms", "needs")]


HEARD = entry("clients", "cities", 'needs = { statement = "z", heard-on = 2026-10-02 }')


@pytest.mark.parametrize("needs", ['"x"', '["x", { statement = "y", source = " " }]', '{ statement = "x" }'])
def test_where_no_need_was_heard_that_is_not_begun(needs: str) -> None:
    assert (
        reason(need_unsourced, client(f"needs = {needs}") + client())
        == "the charter does not say anything yet about evidence of what clients need"
    )


@pytest.mark.parametrize(
    ("needs", "at"),
    [
        ('"x"', ("clients", "boards", "needs")),
        ('{ statement = "x" }', ("clients", "boards", "needs")),
        ('{ statement = "x", source = " " }', ("clients", "boards", "needs")),
        ('[{ statement = "x", source = "Ana" }, "y"]', ("clients", "boards", "needs", 1)),
    ],
)
def test_a_need_that_nobody_heard_is_an_assumption(needs: str, at: tuple[str | int, ...]) -> None:
    report = testing.run(need_unsourced, client(f"needs = {needs}") + HEARD)
    assert testing.lines(report) == ["3: Not every need of boards has a date or a source."]
    assert report.findings[0].at == at


@pytest.mark.parametrize(
    "needs",
    [
        "[]",
        '""',
        '{ statement = "x", source = "three interviews" }',
        '{ statement = "x", heard-on = 2026-10-02 }',
        '[{ statement = " " }]',
    ],
)
def test_a_need_with_a_day_or_a_source_is_heard(needs: str) -> None:
    assert messages(need_unsourced, client(f"needs = {needs}")) == []


def test_all_assumptions_are_one_finding_also_where_ids_are_the_same() -> None:
    text = client('needs = ["x", "y"]') + client('needs = "z"') + HEARD
    (finding,) = testing.run(need_unsourced, text).findings
    assert finding.at == ("clients", "boards", "needs", 0)
    assert [note.at for note in finding.related] == [("clients", "boards", "needs", 1), ("clients", 1, "needs")]


# NL214


@pytest.mark.parametrize(("name", "limit"), [("forming", 90), ("start", 90), ("consolidation", 180), ("mature", 180)])
def test_the_question_to_clients_grows_stale(name: str, limit: int) -> None:
    def given(days: int) -> str:
        return phase(name) + client(f"last-asked = {ago(days)}")

    assert messages(client_question_stale, given(limit)) == []
    report = testing.run(client_question_stale, given(limit + 1))
    stale = f"The last recorded talk with a client was on {ago(limit + 1)}, {limit + 1} days ago."
    assert testing.lines(report) == [f"5: {stale} The limit is {limit} days."]
    assert report.findings[0].severity == "warning"
    day_before = testing.run(client_question_stale, given(limit + 1), today=ago(1))
    assert not day_before.findings


def test_where_the_phase_is_not_recorded_half_a_year_is_the_limit() -> None:
    assert messages(client_question_stale, client(f"last-asked = {ago(180)}")) == []
    (found,) = messages(client_question_stale, client(f"last-asked = {ago(181)}"))
    stale = f"The last recorded talk with a client was on {ago(181)}, 181 days ago. The limit is 180 days."
    assert found == f"{stale} {NO_PHASE}"


@pytest.mark.parametrize("name", ["dormant", "closed"])
def test_a_network_at_rest_asks_nothing(name: str) -> None:
    assert messages(client_question_stale, phase(name) + client(f"last-asked = {ago(900)}")) == []


def test_a_need_without_a_day_is_no_talk() -> None:
    text = phase("start") + client('needs = [{ statement = "x", source = "a report" }]')
    assert (
        reason(client_question_stale, text) == "the charter does not say anything yet about the last talk with a client"
    )


@pytest.mark.parametrize(
    "history",
    [
        client() + f"[[conversations]]\ndate = {ago(900)}\n",
        client(f'needs = {{ statement = "x", heard-on = {ago(900)} }}'),
    ],
)
def test_history_alone_is_never_stale(history: str) -> None:
    assert messages(client_question_stale, phase("start") + history) == []


def test_a_later_talk_never_adds_a_finding() -> None:
    asked = phase("start") + client(f"last-asked = {ago(300)}")
    assert len(messages(client_question_stale, asked)) == 1
    for days in (400, 299, 91, 90, 0):
        found = messages(client_question_stale, asked + f"[[conversations]]\ndate = {ago(days)}\n")
        assert len(found) == (1 if days > 90 else 0)


def test_a_day_that_is_known_to_the_month_or_year_is_read_kindly() -> None:
    def given(date: str) -> str:
        return phase("start") + client(f'last-asked = "{date}"')

    assert messages(client_question_stale, given("2026-08")) == []  # perhaps on the 31st, 85 days ago
    assert messages(client_question_stale, given("2026")) == []
    assert messages(client_question_stale, given("2026-07")) == [
        "The last recorded talk with a client was on 2026-07, 116 days ago. The limit is 90 days."
    ]
    assert messages(client_question_stale, given("2026-07") + f"[[conversations]]\ndate = {ago(90)}\n") == []


def test_talks_that_are_recorded_elsewhere_may_be_newer() -> None:
    asked = client(f"last-asked = {ago(900)}")
    assert (
        reason(client_question_stale, asked + elsewhere("conversations"))
        == "you keep `conversations` elsewhere (our wiki)"
    )


@pytest.mark.parametrize(
    "recent",
    [
        client(f"last-asked = {ago(10)}"),
        client(f'needs = {{ statement = "x", heard-on = {ago(10)} }}'),
        client(f'needs = ["y", {{ statement = "x", heard-on = {ago(10)} }}]'),
        client() + f"[[conversations]]\ndate = {ago(10)}\n",
        client() + f'[[conversations]]\ndate = {ago(10)}\nclient = "nobody"\n',
    ],
)
def test_any_talk_with_a_client_counts(recent: str) -> None:
    older = f"[[conversations]]\ndate = {ago(400)}\n"
    assert messages(client_question_stale, phase("start") + recent + older) == []


def test_the_latest_talk_is_pointed_at() -> None:
    text = client(f"last-asked = {ago(300)}") + "".join(
        f"[[conversations]]\ndate = {ago(n)}\n" for n in (400, 200, 250)
    )
    (finding,) = testing.run(client_question_stale, text).findings
    assert finding.at == ("conversations", 1, "date")


def test_a_talk_that_is_still_to_come_has_not_been_held() -> None:
    text = phase("start") + client(f"last-asked = {ago(-3)}")
    assert (
        reason(client_question_stale, text) == "the charter does not say anything yet about the last talk with a client"
    )
    assert messages(client_question_stale, text, ago(-3)) == []
    assert messages(client_question_stale, phase("start") + client(f"last-asked = {TODAY}")) == []


def test_dates_at_the_ends_of_the_calendar_do_no_harm() -> None:
    assert len(messages(client_question_stale, client("last-asked = 0001-01-01"))) == 1
    assert "the charter does not say anything yet" in reason(client_question_stale, client("last-asked = 9999-12-31"))
    assert messages(client_question_stale, client("last-asked = 9999-12-31"), dt.date.max) == []


def test_how_long_a_talk_holds_is_an_option() -> None:
    asked = client(f"last-asked = {ago(100)}")
    assert messages(client_question_stale, phase("start") + asked, start_days=100) == []
    assert len(messages(client_question_stale, phase("mature") + asked, later_days=99)) == 1


def test_the_question_to_clients_depends_on_the_date() -> None:
    report = testing.run(client_question_stale, phase("start") + client(), today=None)
    assert report.results["NL214"].status == "skipped"


# NL215, NL216, NL219


def silent_about(key: str) -> tuple[str, ...]:
    return (
        phase("start"),
        proposition() + client(),
        proposition(f'{key} = " "') + client(f'{key} = ""'),
        client(),
    )


def test_the_offer_or_a_client_group_says_what_the_added_value_is() -> None:
    for text in silent_about("added-value"):
        assert messages(no_added_value, text) == ["The charter does not say what clients gain from the network."]
    for text in (
        proposition('added-value = "x"'),
        client('added-value = "x"'),
        proposition('added-value = ""') + client() + entry("clients", "cities", 'added-value = "x"'),
    ):
        assert messages(no_added_value, text) == []


def test_where_there_is_no_story_that_is_not_begun() -> None:
    for text in silent_about("story"):
        assert reason(no_client_story, text) == "the charter does not say anything yet about a story for clients"


def test_the_offer_or_each_client_group_has_a_story() -> None:
    both = client('story = "x"') + entry("clients", "cities", 'story = "x"')
    for text in (proposition('story = "x"'), proposition('story = "x"') + client(), client('story = "x"'), both):
        assert messages(no_client_story, text) == []
    assert messages(no_client_story, proposition('story = "x"') + elsewhere("clients")) == []


def test_client_groups_without_a_story_are_named_where_others_have_one() -> None:
    text = proposition('story = " "') + client('story = ""') + entry("clients", "cities", 'story = "x"')
    report = testing.run(no_client_story, text + entry("clients", "farms"))
    (finding,) = report.findings
    assert testing.lines(report) == ["5: The charter has no story for boards and farms yet."]
    assert [finding.at, *(note.at for note in finding.related)] == [
        ("clients", "boards", "story"),
        ("clients", "farms", "story"),
    ]
    assert finding.severity == "warning"


@pytest.mark.parametrize("attract", ["", "attract = []", 'attract = ["", " "]'])
def test_nothing_attracts_clients(attract: str) -> None:
    offer = proposition('added-value = "One table"', attract)
    assert messages(no_attraction, offer) == ["The charter does not say how the network attracts clients."]
    for text in (phase("start"), client(), proposition(attract), proposition('story = " "', attract)):
        assert (
            reason(no_attraction, text)
            == "the charter does not say anything yet about the ways in which clients find the network"
        )


@pytest.mark.parametrize("attract", ['"an open evening"', '["", "an open evening"]'])
def test_something_attracts_clients(attract: str) -> None:
    assert messages(no_attraction, proposition(f"attract = {attract}")) == []


# NL217


@pytest.mark.parametrize("keys", [[], ['language = ""'], ["language = []"], ['language = [" "]']])
@pytest.mark.parametrize("language", ['"draagvlak"', '["", "draagvlak"]'])
def test_client_groups_without_their_own_words_are_named_where_others_have_them(language: str, keys: list[str]) -> None:
    text = client(*keys) + entry("clients", "cities", f"language = {language}") + entry("clients", "farms")
    (finding,) = testing.run(no_client_language, text).findings
    assert finding.message.text() == "For boards and farms, the charter does not say which words they use."
    assert [finding.at, *(note.at for note in finding.related)] == [
        ("clients", "boards", "language"),
        ("clients", "farms", "language"),
    ]
    assert (
        reason(no_client_language, client(*keys))
        == "the charter does not say anything yet about words that clients use"
    )


def test_where_each_client_group_has_its_own_words_all_is_well() -> None:
    text = client('language = "draagvlak"') + entry("clients", "cities", 'language = ["", "participatie"]')
    assert messages(no_client_language, text) == []


# NL218


@pytest.mark.parametrize(
    ("avoid", "story"),
    [
        ("synergy", "Synergy!"),
        ("Synergy", "Real SYNERGY, at last"),
        ("win-win", "A (win-win)."),
        ("out of the box", "Thinking out  of the Box"),
        ("C++", "We write C++."),
        ("verbinding", "Echte verbinding, van mens tot mens"),
        ("co\\u00f6peratie", "Onze coo\\u0308peratie"),
        ("Stra\\u00dfe", "STRASSE"),
    ],
)
def test_words_to_avoid_are_found_as_whole_words(avoid: str, story: str) -> None:
    assert len(messages(jargon_in_story, proposition(f'avoid = "{avoid}"', f'story = "{story}"'))) == 1


@pytest.mark.parametrize(
    ("avoid", "story"),
    [
        ("art", "We start with you"),
        ("energie", "Energiek werk"),
        ("win-win", "Win, and win again"),
        ("C++", "Vitamin C"),
        ("a.b", "acb"),
        ("synergy", ""),
        ("", "Synergy"),
        (" ", "Synergy and more"),
    ],
)
def test_parts_of_words_are_not_found(avoid: str, story: str) -> None:
    assert messages(jargon_in_story, proposition(f'avoid = ["{avoid}"]', f'story = "{story}"')) == []


def test_every_text_with_a_word_to_avoid_is_a_finding() -> None:
    text = proposition(
        'avoid = ["synergy", "co-creation", "leverage"]',
        'story = "Synergy through co-creation"',
        'added-value = "We leverage"',
    ) + client('story = "Plain"', 'added-value = "Synergy"')
    report = testing.run(jargon_in_story, text)
    assert testing.lines(report) == [
        '3: This text contains "synergy" and "co-creation", which the network wants to avoid.',
        '4: This text contains "leverage", which the network wants to avoid.',
        '8: This text contains "synergy", which the network wants to avoid.',
    ]
    assert report.findings[-1].at == ("clients", "boards", "added-value")


def test_without_words_to_avoid_every_story_is_fine() -> None:
    assert messages(jargon_in_story, proposition('story = "Synergy"')) == []


# NL220


def story(us: int, you: int, others: int, our: str = "we", your: str = "you") -> str:
    return " ".join([our] * us + [your] * you + ["x"] * others)


@pytest.mark.parametrize(("length", "found"), [(39, 0), (40, 1), (41, 1)])
def test_only_a_longer_story_is_judged(length: int, found: int) -> None:
    text = proposition(f'story = "{story(3, 2, length - 5)}"')
    assert (
        messages(story_about_us, text)
        == ['This story has more words like "we" than words like "you" (3 against 2).'] * found
    )


@pytest.mark.parametrize(("us", "you", "found"), [(0, 0, 0), (2, 2, 0), (3, 2, 1), (2, 3, 0), (1, 0, 1)])
def test_a_story_may_speak_as_much_of_us_as_of_you(us: int, you: int, found: int) -> None:
    assert len(messages(story_about_us, client(f'story = "{story(us, you, 50)}"'))) == found


@pytest.mark.parametrize("our", ["We", "us", "OUR", "we're", "ours", "ourselves", "wij", "Ons", "onze", "onszelf"])
def test_words_for_the_network_are_english_or_dutch(our: str) -> None:
    assert len(messages(story_about_us, proposition(f'story = "{story(1, 0, 50, our)}"'))) == 1


@pytest.mark.parametrize(
    "your",
    [
        *("You", "your", "you'll", "yours", "yourself", "yourselves"),
        *("je", "jij", "jou", "Jouw", "jullie", "jezelf", "U", "uw", "uzelf"),
    ],
)
def test_words_for_the_client_are_english_or_dutch(your: str) -> None:
    assert messages(story_about_us, proposition(f'story = "{story(1, 1, 50, "we", your)}"')) == []


def test_an_offer_without_a_story_is_left_alone() -> None:
    assert messages(story_about_us, proposition('avoid = "synergy"') + client()) == []


def test_each_story_is_judged_by_itself_and_the_length_is_an_option() -> None:
    text = proposition('story = "We and you"') + client('story = "Our work"')
    report = testing.run(story_about_us, text, options={"least": 2})
    assert testing.lines(report) == ['5: This story has more words like "we" than words like "you" (1 against 0).']
    assert messages(story_about_us, text) == []
    assert messages(story_about_us, phase("start"), least=0) == []


# NL222


def member(member_id: str, expertise: str, *keys: str) -> str:
    return entry("members", member_id, f"expertise = {expertise}", *keys)


def test_expertise_that_nobody_has_is_named_in_one_finding() -> None:
    text = proposition('requires = ["law", "hydrology", "law", "facilitation"]') + member("ana", '"facilitation"')
    assert testing.lines(testing.run(capability_gap, text)) == [
        '2: The offer needs "law" and "hydrology", but no active member lists this expertise.'
    ]


@pytest.mark.parametrize(
    ("required", "present"),
    [
        ("hydrology", "Hydrology"),
        ("process design", "process-design"),
        ("Process-Design", " process  design "),
        ("C++", "c++"),
        ("", "anything"),
    ],
)
def test_spellings_of_the_same_field_are_equal(required: str, present: str) -> None:
    text = proposition(f'requires = "{required}"') + member("ana", f'["cooking", "{present}"]')
    assert messages(capability_gap, text) == []


@pytest.mark.parametrize("people", ['"law"', '" "', "[]"])
def test_where_nobody_records_expertise_a_gap_is_not_begun(people: str) -> None:
    text = proposition('requires = "law"') + member("bo", people, 'status = "alumni"') + entry("members", "ana")
    assert reason(capability_gap, text) == "the charter does not say anything yet about expertise"
    assert messages(capability_gap, proposition() + entry("members", "ana")) == []


@pytest.mark.parametrize(("required", "present"), [("C++", "C"), ("design", "process design")])
def test_other_fields_are_not_equal(required: str, present: str) -> None:
    text = proposition(f'requires = "{required}"') + member("ana", f'"{present}"')
    assert len(messages(capability_gap, text)) == 1


@pytest.mark.parametrize("key", ['status = "alumni"', 'status = "prospect"', "left = 2026-10-01"])
def test_only_active_members_bring_expertise(key: str) -> None:
    text = proposition('requires = "law"') + member("bo", '"law"', key)
    assert messages(capability_gap, text) == []  # nobody is active: another rule speaks
    assert len(messages(capability_gap, text + member("ana", '"facilitation"'))) == 1


def test_an_offer_that_requires_nothing_has_no_gap() -> None:
    assert messages(capability_gap, proposition() + member("ana", "[]")) == []


def test_a_gap_is_not_judged_without_members() -> None:
    report = testing.run(capability_gap, proposition('requires = "law"'))
    assert report.results["NL222"].status == "skipped"


# Texts


def test_blank_texts_say_nothing() -> None:
    assert said(None) == said("") == said(" \n") == said(("", " ")) == ()
    assert said(("a", " ", "b")) == ("a", "b")


def test_words_and_pieces_are_folded() -> None:
    assert words("We're ONE") == ["we", "re", "one"]
    assert pieces("win-win") in pieces("A Win-Win!")
    assert pieces("art") not in pieces("to start")


@pytest.mark.parametrize(
    "asked",
    [
        client('ask-every = "quarterly"'),
        client() + entry("meetings", "lunch", 'purpose = "client"', 'every = "monthly"'),
        client() + entry("rituals", "with-clients", 'kind = "client-evaluation"'),
    ],
)
def test_where_clients_are_asked_now_and_then_no_day_has_to_be_recorded(asked: str) -> None:
    report = testing.run(client_question_stale, asked, today=TODAY)
    assert (report.findings, report.status("NL214")) == ((), "passed")


@pytest.mark.parametrize(
    ("agreed", "age", "number"),
    [("quarterly", 180, 0), ("quarterly", 181, 1), ("yearly", 365, 0), ("yearly", 366, 1), ("1 to 2 years", 600, 0)],
)
def test_the_limit_is_the_agreed_one_if_that_is_longer(agreed: str, age: int, number: int) -> None:
    text = phase("mature") + client(f'ask-every = "{agreed}"', f"last-asked = {ago(age)}")
    assert len(messages(client_question_stale, text)) == number


def test_a_meeting_with_clients_that_was_held_is_a_talk() -> None:
    old = phase("mature") + client(f"last-asked = {ago(300)}")
    meeting = ('purpose = "client"', 'every = "monthly"')
    assert len(messages(client_question_stale, old)) == 1
    assert messages(client_question_stale, old + entry("meetings", "m", *meeting, f"last-held = {ago(100)}")) == []
    assert len(messages(client_question_stale, old + entry("meetings", "m", *meeting, f"last-held = {ago(181)}"))) == 1


def test_other_time_alone_says_nothing_of_inside_and_outside() -> None:
    text = phase("start") + "[time]\nother = 0.2\n"
    assert (messages(too_internal, text), messages(too_external, text)) == ([], [])
    assert len(messages(no_time_split, text)) == 1
