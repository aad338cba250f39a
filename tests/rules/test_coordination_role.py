import datetime as dt
from typing import Any

import pytest

from netlint import charter as charters
from netlint import testing
from netlint.linter import engine
from netlint.linter.context import LintContext
from netlint.linter.fixtures import RunOptions
from netlint.rules.base import Rule
from netlint.rules.selector import ActiveRule, Selection
from netlint.toml import parse
from netlint_essentials.coordination._areas import AREAS, gaps, holders, is_held, is_held_somehow, names
from netlint_essentials.coordination._model import model
from netlint_essentials.coordination.bottom_up import coordination_top_down, energy_unattended
from netlint_essentials.coordination.release import (
    no_release_criteria,
    released_too_early,
    shared_coordination_incomplete,
)
from netlint_essentials.coordination.responsibilities import (
    responsibilities_concentrated,
    responsibilities_unshared,
    responsibility_vacant,
)
from netlint_essentials.coordination.role import coordinator_not_a_member, equality_without_driver, no_coordinator
from netlint_essentials.coordination.terms import (
    mandate_without_progress,
    no_deputy,
    no_mandate,
    no_term,
    role_not_accepted,
    term_expired,
)

TODAY = testing.TODAY
NOBODY = "The charter does not say who keeps the network going."
EARLY = "Coordination is shared without a coordinator, but the network is still in the start phase."
UNCOVERED = "Coordination is shared, but the charter does not say who looks after {}."
LET_GO = "Without a coordinator, the network needs at least 2 recurring meetings or rituals, but it has {}."
CONCENTRATED = "{} holds {} of the {} responsibilities. One person may hold at most {}% of them."
IN_PART = (
    "{} holds {} of the {} responsibilities (a shared one counts in part). One person may hold at most {}% of them."
)
ENDED = "The coordinator's term ended on {}, {} ago."
TOP_DOWN = "The charter leaves all decisions to the coordinator."
UNATTENDED = "The charter does not say who looks after the group's energy or looks out for opportunities."


def toml(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return f'"{value}"'
    if isinstance(value, list):
        return f"[{', '.join(map(toml, value))}]"
    return str(value)


def table(name: str, **values: object) -> str:
    """Write `[name]`, with its keys in kebab-case."""
    return "\n".join([f"[{name}]", *(f"{key.replace('_', '-')} = {toml(value)}" for key, value in values.items()), ""])


def entry(section: str, entry_id: str, **values: object) -> str:
    return "[" + table(section, id=entry_id, **values).replace("]", "]]", 1)


def network(phase: str = "start", **values: object) -> str:
    return table("network", phase=phase, **values)


def members(*who: str) -> str:
    return "".join(entry("members", member) for member in who)


def coordination(**values: object) -> str:
    return table("coordination", **values)


def duty(duty_id: str, *holders: str, **values: object) -> str:
    return entry("responsibilities", duty_id, holders=list(holders), **values)


THREE = members("ana", "bo", "cas")
FOUR_AREAS = "".join(duty(area, "ana") for area in AREAS)


def texts(rule: Rule, charter: str, **options: Any) -> list[str]:
    report = testing.run(rule, charter, options={key.replace("_", "-"): value for key, value in options.items()})
    assert report.status(rule.code) != "skipped", report.results
    return [finding.message.text() for finding in report.findings]


def detail(rule: Rule, charter: str) -> str | None:
    """Return the detail that is not begun, if that is why the rule was skipped."""
    result = testing.run(rule, charter).results.get(rule.code)
    return result.not_begun.text() if result and result.not_begun else None


def reason(rule: Rule, charter: str) -> str | None:
    """Return why the rule was skipped."""
    result = testing.run(rule, charter).results.get(rule.code)
    return result.reason.text() if result and result.reason else None


def elsewhere(*sections: str) -> str:
    return f'[[elsewhere]]\nsections = {toml(list(sections))}\nat = "the wiki"\n'


def severities(rule: Rule, charter: str, today: dt.date = TODAY) -> list[str]:
    return [finding.severity for finding in testing.run(rule, charter, today=today).findings]


def places(rule: Rule, charter: str) -> list[str]:
    """Return the places of the only finding, the main one first."""
    (finding,) = testing.run(rule, charter).findings
    return [".".join(map(str, place.at)) for place in (finding, *finding.related) if isinstance(place.at, tuple)]


def statuses(charter: str, *rules: Rule) -> dict[str, str]:
    """Return what comes of several rules that run together."""
    document = parse("charter.toml", charter.encode())
    report = engine.check(document, Selection([ActiveRule(rule) for rule in rules]), LintContext(RunOptions(TODAY)))
    return {rule.code: report.status(rule.code) for rule in rules}


def read(charter: str) -> charters.Charter:
    document = parse("charter.toml", charter.encode())
    assert document.data is not None
    read = charters.convert(document.data, charters.Charter)
    assert read.model is not None
    assert not read.mistakes
    return read.model


# The shape of coordination, and its areas


@pytest.mark.parametrize(
    ("charter", "expected"),
    [
        ("", "none"),
        (coordination(), "none"),
        (coordination(deputy="ana"), "none"),
        (coordination(coordinator="ana"), "coordinator"),
        (coordination(coordinator=["ana"]), "coordinator"),
        (coordination(coordinator=["ana", "bo"]), "pair"),
        (coordination(coordinator=[]), "none"),
        (coordination(coordinator="ana", model="distributed"), "distributed"),
        (coordination(model="office"), "office"),
        (coordination(circle="board"), "board"),
        (coordination(circle="board") + entry("circles", "board", kind="board"), "board"),
        (coordination(circle="board") + entry("circles", "board", ended=dt.date(2026, 1, 1)), "none"),
        (coordination(circle="board", coordinator="ana"), "coordinator"),
        (coordination(coordinator=["ana", "ana"]), "coordinator"),
        (table("network", parent="Waterland"), "parent"),
        (table("network", parent="  "), "none"),
        (table("network", parent="Waterland") + coordination(coordinator="ana"), "coordinator"),
        (FOUR_AREAS, "distributed"),
        (FOUR_AREAS + coordination(coordinator="ana"), "coordinator"),
        (FOUR_AREAS + coordination(model="none"), "none"),
        (duty("progress", "ana"), "none"),
    ],
)
def test_the_model_is_what_is_declared_or_else_what_is_given(charter: str, expected: str) -> None:
    assert model(read(charter)) == expected


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("progress", "progress"),
        ("Keeps an eye on Progress.", "progress"),
        ("voortgangsbewaking", "progress"),
        ("Procesverantwoordelijke", "progress"),
        ("vervolgstappen", "progress"),
        ("follow-up", "progress"),
        ("meetings", "meetings"),
        ("bijeenkomsten", "meetings"),
        ("maandelijks overleg", "meetings"),
        ("newcomers", "newcomers"),
        ("Whoever invites, onboards.", "newcomers"),
        ("new members", "newcomers"),
        ("nieuwe-leden", "newcomers"),
        ("external-contact", "external-contact"),
        ("External contacts", "external-contact"),
        ("externe contacten", "external-contact"),
        ("extern contact", "external-contact"),
        ("externcontact", "external-contact"),
        ("klanten", "external-contact"),
        ("energie", "energy"),
        ("Energieniveau", "energy"),
        ("team-spirit", "energy"),
        ("kansen", "opportunities"),
        ("mogelijkheden", "opportunities"),
    ],
)
def test_a_text_names_an_area_in_english_or_dutch(text: str, area: str) -> None:
    assert names(text, area)


@pytest.mark.parametrize(
    ("text", "area"),
    [
        (None, "progress"),
        ("", "progress"),
        ("reprogress", "progress"),
        ("finances", "progress"),
        ("external", "external-contact"),
        ("kansloos", "opportunities"),
        ("synergy", "energy"),
    ],
)
def test_a_text_that_only_resembles_an_area_does_not_name_it(text: str | None, area: str) -> None:
    assert not names(text, area)


@pytest.mark.parametrize(
    ("charter", "area"),
    [
        (duty("progress", "ana"), "progress"),
        (duty("pull", "ana", kind="progress"), "progress"),
        (duty("pull", "ana", title="Voortgang"), "progress"),
        (entry("responsibilities", "progress", accountable="ana"), "progress"),
        (coordination(coordinator="ana", mandate="Let op de voortgang"), "progress"),
        (coordination(coordinator="ana", mandate=["energy", "newcomers"]), "newcomers"),
        (entry("circles", "newcomers", members=["ana"]), "newcomers"),
        (entry("circles", "klanten", lead="ana"), "external-contact"),
        (entry("meetings", "monday", every="weekly", facilitator="takes turns"), "meetings"),
        (entry("meetings", "monday", when="as needed", facilitator="takes turns"), "meetings"),
        (coordination(model="distributed") + entry("circles", "pilot", lead="ana"), "progress"),
        (entry("responsibilities", "progress", held_by="in turn"), "progress"),
        (entry("responsibilities", "pull", kind="progress", circle="core") + entry("circles", "core"), "progress"),
        (entry("responsibilities", "pull", kind="progress", circle="core"), "progress"),  # NL005 speaks
        (entry("circles", "newcomers", size=3), "newcomers"),
        (table("membership", welcome="A meal with all of us."), "newcomers"),
        (coordination(mandate="progress", circle="board"), "progress"),
        (coordination(mandate="progress", circle="board") + entry("circles", "board"), "progress"),
        (coordination(mandate="progress", model="board") + entry("circles", "b", kind="board"), "progress"),
        (coordination(mandate="progress", rotation="Each quarter another member."), "progress"),
    ],
)
def test_an_area_is_held_where_someone_is_named_for_it(charter: str, area: str) -> None:
    assert is_held(read(charter), area)


@pytest.mark.parametrize(
    ("charter", "area"),
    [
        ("", "progress"),
        (duty("progress"), "progress"),
        (duty("finances", "ana", aim="Makes progress visible"), "progress"),
        (coordination(mandate="progress"), "progress"),
        (coordination(mandate="progress", rotation=" "), "progress"),
        (coordination(mandate="progress", model="board"), "progress"),
        (coordination(mandate="progress", circle="b") + entry("circles", "b", ended=dt.date(2026, 1, 1)), "progress"),
        (entry("responsibilities", "progress", held_by=" "), "progress"),
        (
            entry("responsibilities", "progress", circle="core") + entry("circles", "core", ended=dt.date(2026, 1, 1)),
            "progress",
        ),
        (table("membership", welcome=" "), "newcomers"),
        (table("membership", admission="Two members invite."), "newcomers"),
        (entry("circles", "newcomers"), "newcomers"),
        (entry("circles", "newcomers", members=["ana"], ended=dt.date(2026, 1, 1)), "newcomers"),
        (entry("meetings", "monday", facilitator="ana"), "meetings"),
        (entry("meetings", "monday", every="weekly"), "meetings"),
        (entry("meetings", "monday", every="weekly", facilitator=" "), "meetings"),
        (entry("circles", "pilot", lead="ana"), "progress"),
        (coordination(deputy="bo") + entry("circles", "pilot", lead="ana"), "progress"),
        (coordination(model="distributed") + entry("circles", "pilot", lead="ana"), "newcomers"),
        (coordination(model="distributed"), "progress"),
        (
            coordination(model="distributed") + entry("circles", "pilot", lead="ana") + entry("circles", "book"),
            "progress",
        ),
    ],
)
def test_an_area_is_not_held_where_nobody_is_named_for_it(charter: str, area: str) -> None:
    assert not is_held(read(charter), area)


@pytest.mark.parametrize(
    ("values", "circle", "people", "held"),
    [
        ({}, "", (), False),
        ({"holders": ["ana", "ana"]}, "", ("ana",), True),
        ({"holders": ["ana"], "accountable": "bo"}, "", ("ana",), True),
        ({"accountable": "bo"}, "", ("bo",), True),
        ({"deputy": "bo"}, "", (), False),
        ({"held_by": "in turn"}, "", (), True),
        ({"circle": "core"}, entry("circles", "core", members=["bo", "cas"], lead="cas"), ("bo", "cas"), True),
        ({"circle": "core", "holders": "ana"}, entry("circles", "core", lead="ana"), ("ana",), True),
        ({"circle": "core"}, entry("circles", "core", lead="ana", ended=dt.date(2026, 1, 1)), (), False),
        ({"circle": "core"}, entry("circles", "core", size=4), (), True),
        ({"circle": "core"}, "", (), True),
    ],
)
def test_a_responsibility_is_held_by_people_a_circle_or_a_rule(
    values: dict[str, object], circle: str, people: tuple[str, ...], held: bool
) -> None:
    charter = read(entry("responsibilities", "finances", **values) + circle)
    (responsibility,) = charter.responsibilities
    assert holders(charter, responsibility) == people
    assert is_held_somehow(charter, responsibility) == held


def test_the_gaps_are_the_areas_that_nobody_holds() -> None:
    assert gaps(read(duty("meetings", "ana"))) == ("progress", "newcomers", "external-contact")
    assert gaps(read(FOUR_AREAS)) == ()


# NL401 no-coordinator


@pytest.mark.parametrize(
    ("phase", "expected"),
    [
        ("forming", ["error"]),
        ("start", ["error"]),
        ("consolidation", ["warning"]),
        ("mature", ["info"]),
        ("dormant", []),
        ("closed", []),
    ],
)
def test_the_younger_the_network_the_more_it_needs_a_coordinator(phase: str, expected: list[str]) -> None:
    assert severities(no_coordinator, network(phase) + THREE) == expected


@pytest.mark.parametrize(("days", "expected"), [(179, "error"), (180, "warning"), (729, "warning"), (730, "info")])
def test_without_a_phase_the_age_tells_how_much_a_network_needs_a_coordinator(days: int, expected: str) -> None:
    charter = table("network", founded=TODAY - dt.timedelta(days=days)) + THREE
    assert severities(no_coordinator, charter) == [expected]


@pytest.mark.parametrize(
    ("charter", "message"),
    [
        (THREE, NOBODY),
        (
            THREE + coordination(model="pair"),
            "The coordination model is `pair`, but the charter does not say who coordinates.",
        ),
        (
            THREE + coordination(model="distributed"),
            "Coordination is shared, but the charter does not say who looks after progress.",
        ),
    ],
)
def test_without_a_phase_a_missing_coordinator_is_no_more_than_information(charter: str, message: str) -> None:
    assert texts(no_coordinator, charter) == [
        f"{message} netlint assumes the mildest case, because the charter does not give the phase."
    ]
    assert severities(no_coordinator, charter) == ["info"]


@pytest.mark.parametrize(("size", "expected"), [(2, 0), (3, 1), (30, 1)])
def test_the_number_of_members_counts_where_they_are_not_all_listed(size: int, expected: int) -> None:
    number = table("membership", size=size)
    assert len(texts(no_coordinator, network() + number)) == expected
    assert len(texts(no_coordinator, network() + members("ana") + number)) == expected
    assert len(texts(equality_without_driver, number + table("decisions", method="unanimity"))) == expected


@pytest.mark.parametrize(
    ("people", "expected"),
    [
        (members("ana"), []),
        (members("ana", "bo"), []),
        (members("ana", "bo") + entry("members", "cas", status="trial"), []),
        (THREE, [NOBODY]),
    ],
)
def test_more_than_two_active_members_need_someone_who_keeps_them_going(people: str, expected: list[str]) -> None:
    assert texts(no_coordinator, network() + people) == expected


@pytest.mark.parametrize("phase", ["start", "mature"])
@pytest.mark.parametrize(
    "charter",
    [
        coordination(coordinator="ana"),
        coordination(coordinator=["ana", "bo"]),
        coordination(coordinator="ana", model="none"),
        coordination(model="lead-member", coordinator="ana"),
        coordination(model="office"),
        coordination(circle="board") + entry("circles", "board", kind="board", members=["ana", "bo"]),
        coordination(circle="board", model="board") + entry("circles", "board"),
        coordination(circle="core"),
        coordination(model="board") + entry("circles", "trustees", kind="board", size=3),
        coordination(model="board", coordinator="ana"),
        coordination(model="distributed") + entry("responsibilities", "progress", held_by="in turn"),
        coordination(model="distributed") + entry("responsibilities", "progress", circle="core"),
        coordination(model="distributed") + FOUR_AREAS,
        FOUR_AREAS,
        coordination(model="distributed") + duty("voortgang", "bo"),
        coordination(model="distributed") + entry("circles", "pilot", lead="bo"),
    ],
)
def test_a_network_is_kept_going_in_many_shapes(phase: str, charter: str) -> None:
    assert texts(no_coordinator, network(phase) + THREE + charter) == []


def test_a_named_parent_network_keeps_a_network_going() -> None:
    assert texts(no_coordinator, network(parent="Waterland") + THREE) == []
    assert texts(no_coordinator, network(parent="Waterland") + THREE + coordination(model="parent")) == []
    assert texts(no_coordinator, network(parent="") + THREE) == [NOBODY]


@pytest.mark.parametrize(
    "charter",
    [
        "",
        coordination(),
        coordination(model="none"),
        coordination(deputy="ana"),
        coordination(coordinator=[]),
        coordination(circle="board") + entry("circles", "board", ended=dt.date(2026, 1, 1)),
        entry("circles", "board", kind="board", size=3),
        duty("progress", "ana"),
        entry("circles", "pilot", lead="ana"),
    ],
)
def test_a_few_roles_do_not_yet_keep_a_network_going(charter: str) -> None:
    assert texts(no_coordinator, network() + THREE + charter) == [NOBODY]


@pytest.mark.parametrize("shape", ["coordinator", "pair", "board", "lead-member", "parent"])
def test_a_model_that_needs_someone_is_not_enough_without_a_name(shape: str) -> None:
    message = f"The coordination model is `{shape}`, but the charter does not say who coordinates."
    assert texts(no_coordinator, network() + THREE + coordination(model=shape)) == [message]
    assert severities(no_coordinator, network("mature") + THREE + coordination(model=shape)) == ["info"]


@pytest.mark.parametrize("more", ["", duty("newcomers", "ana"), duty("progress")])
def test_shared_coordination_without_anyone_for_progress_has_no_driver(more: str) -> None:
    message = "Coordination is shared, but the charter does not say who looks after progress."
    charter = THREE + coordination(model="distributed") + more
    assert texts(no_coordinator, network("mature") + charter) == [message]
    assert severities(no_coordinator, network("mature") + charter) == ["info"]


def test_the_missing_coordinator_is_told_where_it_would_stand() -> None:
    assert places(no_coordinator, network() + THREE) == ["coordination.coordinator"]
    assert places(no_coordinator, network() + THREE + coordination(model="none")) == ["coordination.model"]


@pytest.mark.parametrize("section", ["members", "coordination", "responsibilities", "circles", "meetings"])
def test_a_coordinator_who_may_stand_elsewhere_is_not_missing(section: str) -> None:
    charter = network() + THREE + elsewhere(section)
    shared = coordination(model="board") if section == "circles" else ""
    if section == "meetings":  # a meeting can not keep a network going
        shared = coordination(model="distributed")
        assert len(texts(no_coordinator, charter + shared)) == 1
    else:
        assert reason(no_coordinator, charter + shared) == f"you keep `{section}` elsewhere (the wiki)"


def test_a_welcome_that_may_stand_elsewhere_is_not_missing() -> None:
    charter = network("mature") + THREE + coordination(model="distributed") + duty("progress", "ana")
    (found,) = texts(shared_coordination_incomplete, charter + elsewhere("membership"))
    assert found == UNCOVERED.format("the meetings and contact with the outside world")


def test_an_area_that_is_held_here_is_held_whatever_stands_elsewhere() -> None:
    charter = network("mature") + coordination(model="distributed") + elsewhere("responsibilities")
    circles = "".join(entry("circles", area, lead="ana") for area in AREAS)
    assert texts(shared_coordination_incomplete, charter + circles) == []
    assert reason(shared_coordination_incomplete, charter) == "you keep `responsibilities` elsewhere (the wiki)"


def test_without_members_the_coordinator_is_not_evaluated() -> None:
    assert statuses(network(), no_coordinator) == {"NL401": "skipped"}


# NL402 coordinator-not-a-member


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({}, False),
        ({"status": "active"}, False),
        ({"status": "prospect"}, True),
        ({"status": "trial"}, True),
        ({"status": "leave"}, True),
        ({"status": "alumni"}, False),  # NL006 speaks
        ({"left": dt.date(2026, 1, 1)}, False),  # the same
    ],
)
@pytest.mark.parametrize("role", ["coordinator", "deputy"])
def test_who_coordinates_takes_part(role: str, values: dict[str, object], expected: bool) -> None:
    charter = entry("members", "bo", **values) + coordination(**{role: "bo"})
    message = f"bo is named as {role} but is not an active member."
    assert texts(coordinator_not_a_member, charter) == ([message] if expected else [])


def test_both_of_a_pair_and_their_deputy_are_looked_at() -> None:
    trial = "".join(entry("members", who, status="trial") for who in ("ana", "bo", "cas"))
    assert texts(coordinator_not_a_member, trial + coordination(coordinator=["ana", "bo"], deputy="cas")) == [
        "ana and bo are named as coordinators but are not active members.",
        "cas is named as deputy but is not an active member.",
    ]


def test_who_is_both_coordinator_and_deputy_is_told_once() -> None:
    trial = entry("members", "ana", status="trial")
    assert len(texts(coordinator_not_a_member, trial + coordination(coordinator="ana", deputy="ana"))) == 1


def test_who_will_leave_takes_part_until_then() -> None:
    leaving = entry("members", "ana", left=TODAY + dt.timedelta(days=30))
    assert texts(coordinator_not_a_member, leaving + coordination(coordinator="ana")) == []


def test_the_status_of_the_coordinator_is_a_related_place() -> None:
    charter = entry("members", "bo", status="trial") + coordination(coordinator=["bo", "bo"])
    assert places(coordinator_not_a_member, charter) == ["coordination.coordinator", "members.bo.status"]
    (finding,) = testing.run(coordinator_not_a_member, charter).findings
    assert finding.severity == "error"
    assert [note.message.text() for note in finding.related] == ["bo has the status `trial`."]


def test_a_coordinator_that_no_member_has_is_left_to_the_rule_on_references() -> None:
    assert texts(coordinator_not_a_member, members("ana") + coordination(coordinator="zoe", deputy="yve")) == []


@pytest.mark.parametrize("charter", [THREE, coordination(coordinator="ana")])
def test_without_members_or_coordination_nobody_is_compared(charter: str) -> None:
    assert statuses(charter, coordinator_not_a_member) == {"NL402": "skipped"}


# NL403 shared-coordination-incomplete


@pytest.mark.parametrize("area", AREAS)
def test_each_of_four_areas_of_shared_coordination_needs_someone(area: str) -> None:
    others = "".join(duty(other, "ana") for other in AREAS if other != area)
    charter = network("mature") + coordination(model="distributed") + others
    others_named = {"progress": "progress", "external-contact": "contact with the outside world"}
    named = others_named.get(area, f"the {area}")
    assert texts(shared_coordination_incomplete, charter) == [UNCOVERED.format(named)]
    assert severities(shared_coordination_incomplete, charter) == ["warning"]
    (finding,) = testing.run(shared_coordination_incomplete, charter).findings
    assert finding.advice
    assert finding.advice.text() == (
        f"Agree who looks after {named}, and write that under `[[responsibilities]]`, "
        f'such as `kind = "{area}"` and `holders = ["ana"]`.'
    )
    assert texts(shared_coordination_incomplete, charter + duty(area, "bo")) == []


def test_all_the_gaps_of_shared_coordination_are_one_finding() -> None:
    assert texts(shared_coordination_incomplete, network("mature") + coordination(model="distributed")) == [
        UNCOVERED.format("progress, the meetings, the newcomers and contact with the outside world")
    ]


@pytest.mark.parametrize(
    ("phase", "expected"),
    [
        ("forming", []),
        ("start", ["info"]),
        ("consolidation", []),
        ("mature", []),
    ],
)
def test_shared_coordination_gets_a_remark_in_the_start(phase: str, expected: list[str]) -> None:
    charter = network(phase) + coordination(model="distributed") + FOUR_AREAS
    assert severities(shared_coordination_incomplete, charter) == expected
    assert severities(shared_coordination_incomplete, network(phase) + FOUR_AREAS) == expected


def test_without_a_phase_shared_coordination_gets_no_remark() -> None:
    assert texts(shared_coordination_incomplete, coordination(model="distributed") + FOUR_AREAS) == []
    assert len(texts(shared_coordination_incomplete, coordination(model="distributed"))) == 1


def test_in_the_start_the_remark_stands_beside_the_gaps() -> None:
    charter = network("start") + coordination(model="distributed") + duty("progress", "ana")
    assert severities(shared_coordination_incomplete, charter) == ["warning", "info"]
    assert texts(shared_coordination_incomplete, charter)[1] == EARLY
    early = testing.run(shared_coordination_incomplete, charter).findings[1]
    assert early.advice
    assert early.advice.text() == (
        "Choose a coordinator for the start phase, and write that member's id under `[coordination]`, "
        'such as `coordinator = "ana"`.'
    )


def test_one_coordinator_within_shared_coordination_is_what_the_article_wants() -> None:
    charter = network("start") + coordination(model="distributed", coordinator="ana", mandate=list(AREAS))
    assert texts(shared_coordination_incomplete, charter) == []


@pytest.mark.parametrize("shape", ["coordinator", "pair", "lead-member", "office", "parent", "none"])
def test_other_models_share_nothing_that_could_be_incomplete(shape: str) -> None:
    assert texts(shared_coordination_incomplete, network() + coordination(model=shape)) == []


def test_a_few_responsibilities_alone_are_no_shared_coordination() -> None:
    assert texts(shared_coordination_incomplete, network() + duty("progress", "ana")) == []


def test_a_vacant_responsibility_for_a_gap_is_a_related_place() -> None:
    duties = duty("progress", "ana") + duty("newcomers") + duty("finances")
    charter = network("mature") + coordination(model="distributed") + duties
    assert places(shared_coordination_incomplete, charter) == [
        "coordination.model",
        "responsibilities.newcomers.holders",
    ]


# NL404 equality-without-driver


@pytest.mark.parametrize(
    ("method", "expected"),
    [
        ("unanimity", ["Everyone has to agree to a decision, but the charter does not say who keeps things moving."]),
        ("none", ["The network has no method for deciding, and the charter does not say who keeps things moving."]),
        ("consent", []),
        ("consensus", []),
        ("majority", []),
        ("advice", []),
        ("coordinator", []),
    ],
)
def test_equal_say_needs_someone_who_keeps_things_moving(method: str, expected: list[str]) -> None:
    assert texts(equality_without_driver, THREE + table("decisions", method=method)) == expected


def test_two_people_can_agree_without_a_driver() -> None:
    assert texts(equality_without_driver, members("ana", "bo") + table("decisions", method="unanimity")) == []


@pytest.mark.parametrize(
    "driver",
    [
        coordination(coordinator="ana"),
        coordination(deputy="ana"),
        coordination(model="office"),
        coordination(model="distributed") + entry("circles", "progress", members=["ana"]),
        duty("finances", "ana"),
        entry("responsibilities", "finances", accountable="ana"),
        entry("circles", "pilot", lead="ana"),
        entry("responsibilities", "finances", held_by="in turn"),
        entry("responsibilities", "finances", circle="core"),
        coordination(circle="board"),
        '[[decisions.ways]]\nscopes = "expenses"\nmethod = "advice"\n',
        '[[decisions.ways]]\nscopes = "bylaws"\nmethod = "unanimity"\npasses = "75% of those who vote"\n',
        '[[decisions.ways]]\nscopes = "expenses"\ndecided-by = "who does the work"\n',
    ],
)
def test_anyone_who_carries_a_part_is_a_driver(driver: str) -> None:
    assert texts(equality_without_driver, THREE + table("decisions", method="unanimity") + driver) == []


@pytest.mark.parametrize(
    "nobody",
    [
        coordination(model="none"),
        coordination(model="distributed"),
        duty("finances"),
        entry("circles", "pilot", members=["ana"]),
        entry("circles", "pilot", lead="ana", ended=dt.date(2026, 1, 1)),
        table("network", parent="Waterland"),
        entry("responsibilities", "finances", held_by=" "),
        '[[decisions.ways]]\nscopes = "bylaws"\nmethod = "unanimity"\n',
        '[[decisions.ways]]\nscopes = "bylaws"\n',
    ],
)
def test_roles_that_nobody_holds_drive_nothing(nobody: str) -> None:
    assert len(texts(equality_without_driver, THREE + table("decisions", method="unanimity") + nobody)) == 1


@pytest.mark.parametrize(("phase", "expected"), [("mature", 1), ("dormant", 0), ("closed", 0)])
def test_nobody_has_to_move_what_is_at_rest(phase: str, expected: int) -> None:
    charter = network(phase, parent="Waterland") + THREE + table("decisions", method="none")
    assert len(texts(equality_without_driver, charter)) == expected


def test_a_network_of_a_parent_is_asked_who_moves_it_and_not_for_a_coordinator() -> None:
    charter = network(parent="Waterland") + THREE + table("decisions", method="unanimity")
    assert statuses(charter, no_coordinator, equality_without_driver) == {"NL401": "passed", "NL404": "open"}


def test_a_missing_method_is_left_to_the_rule_on_methods() -> None:
    assert texts(equality_without_driver, THREE + table("decisions", log="minutes.md")) == []


@pytest.mark.parametrize("charter", [THREE, table("decisions", method="unanimity")])
def test_without_decisions_or_members_equality_is_not_evaluated(charter: str) -> None:
    assert statuses(charter, equality_without_driver) == {"NL404": "skipped"}


# NL405 no-mandate


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (
            {"coordinator": "ana", "until": TODAY},
            ["The charter does not say what ana should look after as coordinator."],
        ),
        (
            {"coordinator": ["ana", "bo"], "selected_by": "by lot"},
            ["The charter does not say what ana and bo should look after as coordinators."],
        ),
        (
            {"coordinator": "ana", "mandate": " ", "decides": "expenses"},
            ["The charter does not say what ana should look after as coordinator."],
        ),
        (
            {"coordinator": "ana", "mandate": "\u200b", "decides": "expenses"},
            ["The charter does not say what ana should look after as coordinator."],
        ),
        ({"coordinator": "ana", "mandate": ["", "conflict"]}, []),
        ({"coordinator": "ana", "mandate": "everything that stalls"}, []),
        ({"model": "office"}, []),
        ({"deputy": "ana"}, []),
    ],
)
def test_a_coordinator_has_a_mandate(values: dict[str, object], expected: list[str]) -> None:
    assert texts(no_mandate, coordination(**values)) == expected


ROLE = {
    "decides": "expenses",
    "appointed": TODAY,
    "until": TODAY,
    "accepted_on": TODAY,
    "selected_by": "by lot",
    "hours_per_month": 8,
    "release_criteria": "Others call the meetings",
    "rotation": "Each year",
    "reconfirm_every": "yearly",
}
ON_THE_ROLE = [no_mandate, role_not_accepted, no_term, no_release_criteria]


@pytest.mark.parametrize("key", ROLE)
def test_a_role_of_which_something_is_recorded_is_described(key: str) -> None:
    charter = network("mature") + coordination(coordinator="ana", **{key: ROLE[key]})
    assert texts(no_mandate, charter) == ["The charter does not say what ana should look after as coordinator."]
    assert not any(detail(rule, charter) for rule in ON_THE_ROLE)


@pytest.mark.parametrize("values", [{}, {"mandate": " "}, {"mandate": []}, {"selected_by": ""}, {"deputy": "bo"}])
@pytest.mark.parametrize("rule", ON_THE_ROLE)
def test_a_role_of_which_no_more_than_a_name_is_recorded_is_not_begun(rule: Rule, values: dict[str, object]) -> None:
    charter = network("mature") + coordination(coordinator="ana", **values)
    assert detail(rule, charter) == "the role of the coordinator"


# NL406 mandate-without-progress


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"coordinator": "ana", "mandate": ["meetings"]}, True),
        ({"coordinator": "ana", "mandate": "Ana belegt de bijeenkomsten."}, True),
        ({"coordinator": "ana", "mandate": ["meetings", "progress"]}, False),
        ({"coordinator": "ana", "mandate": "Ana bewaakt de voortgang."}, False),
        ({"coordinator": "ana", "mandate": " "}, False),  # NL405 speaks
        ({"coordinator": "ana"}, False),  # the same
        ({"mandate": ["meetings"]}, False),
    ],
)
def test_in_the_start_the_mandate_covers_progress(values: dict[str, object], expected: bool) -> None:
    message = ["The coordinator's mandate does not cover progress."]
    assert texts(mandate_without_progress, network() + coordination(**values)) == (message if expected else [])


@pytest.mark.parametrize("phase", ["forming", "consolidation", "mature", "dormant", "closed"])
def test_the_mandate_may_leave_out_progress_in_other_phases(phase: str) -> None:
    assert texts(mandate_without_progress, network(phase) + coordination(coordinator="ana", mandate="meetings")) == []


def test_progress_may_be_with_someone_other_than_the_coordinator() -> None:
    charter = network() + coordination(coordinator="ana", mandate="meetings")
    assert texts(mandate_without_progress, charter + duty("progress", "bo")) == []
    assert len(texts(mandate_without_progress, charter + duty("progress"))) == 1


@pytest.mark.parametrize(("days", "expected"), [(179, 1), (180, 0)])
def test_the_start_ends_after_half_a_year(days: int, expected: int) -> None:
    charter = table("network", founded=TODAY - dt.timedelta(days=days))
    charter += coordination(coordinator="ana", mandate="meetings")
    assert len(texts(mandate_without_progress, charter)) == expected


# NL407 role-not-accepted, NL408 no-term


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (
            {"coordinator": "ana", "until": TODAY},
            ["The charter does not say when ana accepted the role of coordinator."],
        ),
        (
            {"coordinator": ["ana", "bo"], "mandate": "progress"},
            ["The charter does not say when ana and bo accepted their roles as coordinators."],
        ),
        ({"coordinator": "ana", "accepted_on": dt.date(2026, 6, 1)}, []),
        ({"model": "office"}, []),
    ],
)
def test_a_coordinator_has_accepted_the_role(values: dict[str, object], expected: list[str]) -> None:
    assert texts(role_not_accepted, coordination(**values)) == expected


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"coordinator": "ana", "mandate": "progress"}, ["ana's role as coordinator has no end date."]),
        (
            {"coordinator": ["ana", "bo"], "accepted_on": TODAY},
            ["The role of ana and bo as coordinators has no end date."],
        ),
        ({"coordinator": "ana", "until": dt.date(2026, 1, 1)}, []),
        ({"coordinator": "ana", "reconfirm_every": "yearly"}, []),
        ({"coordinator": "ana", "rotation": "by lot"}, ["ana's role as coordinator has no end date."]),
        ({"model": "office"}, []),
    ],
)
def test_the_role_of_coordinator_ends_on_a_day(values: dict[str, object], expected: list[str]) -> None:
    assert texts(no_term, coordination(**values)) == expected


# NL409 term-expired


@pytest.mark.parametrize(
    ("until", "expected"),
    [
        (TODAY, []),
        (TODAY + dt.timedelta(days=1), []),
        (TODAY - dt.timedelta(days=1), [ENDED.format("2026-11-23", "1 day")]),
        (dt.date.max, []),
        (dt.date.min, [ENDED.format("0001-01-01", "739943 days")]),
    ],
)
def test_a_term_is_renewed_when_it_has_passed(until: dt.date, expected: list[str]) -> None:
    assert texts(term_expired, f"[coordination]\ncoordinator = 'ana'\nuntil = {until.isoformat()}") == expected


def test_a_term_expires_the_day_after_it_ends() -> None:
    charter = coordination(coordinator="ana", until=TODAY)
    assert severities(term_expired, charter, TODAY) == []
    assert severities(term_expired, charter, TODAY + dt.timedelta(days=1)) == ["warning"]


def test_a_term_is_about_whatever_coordinates() -> None:
    until = dt.date(2026, 1, 1)
    assert len(texts(term_expired, coordination(model="office", until=until))) == 1
    assert texts(term_expired, coordination(until=until)) == []
    assert texts(term_expired, coordination(coordinator="ana")) == []


def test_in_a_timeless_run_the_term_is_not_evaluated() -> None:
    charter = coordination(coordinator="ana", until=dt.date(2026, 1, 1))
    assert testing.run(term_expired, charter, today=None).status("NL409") == "skipped"


# NL410 no-deputy


def test_one_coordinator_has_a_deputy() -> None:
    message = ["The network has one coordinator, ana, but no deputy."]
    assert texts(no_deputy, THREE + coordination(coordinator="ana")) == message
    assert texts(no_deputy, THREE + coordination(coordinator=["ana", "ana"])) == message
    assert texts(no_deputy, THREE + coordination(coordinator="ana", deputy="bo")) == []
    assert severities(no_deputy, THREE + coordination(coordinator="ana")) == ["info"]


def test_the_coordinator_is_not_their_own_deputy() -> None:
    message = ["ana is both the coordinator and the deputy."]
    assert texts(no_deputy, THREE + coordination(coordinator="ana", deputy="ana")) == message
    backup = '[[support]]\nkind = "backup"\nfrom = "ana"\nto = "ana"\n'
    assert len(texts(no_deputy, THREE + coordination(coordinator="ana") + backup)) == 1
    others = backup.replace('from = "ana"', 'from = "bo"')
    assert texts(no_deputy, THREE + coordination(coordinator="ana", deputy="ana") + others) == []


@pytest.mark.parametrize(
    "values",
    [
        {"coordinator": ["ana", "bo"]},
        {"model": "office"},
        {"coordinator": []},
        {"circle": "board"},
        {"circle": "board", "coordinator": "ana"},
    ],
)
def test_a_pair_a_board_or_an_office_needs_no_deputy(values: dict[str, object]) -> None:
    assert texts(no_deputy, THREE + coordination(**values)) == []


@pytest.mark.parametrize(
    ("kind", "to", "expected"), [("backup", "ana", 0), ("backup", "bo", 1), ("buddy", "ana", 1), ("steward", "ana", 1)]
)
def test_a_backup_of_the_coordinator_is_a_deputy(kind: str, to: str, expected: int) -> None:
    support = f'[[support]]\nkind = "{kind}"\nfrom = "cas"\nto = "{to}"\n'
    assert len(texts(no_deputy, THREE + coordination(coordinator="ana") + support)) == expected


def test_of_two_people_the_other_stands_in() -> None:
    assert texts(no_deputy, members("ana", "bo") + coordination(coordinator="ana")) == []


# NL411 responsibilities-concentrated


def spread(*holders: str) -> str:
    """Write one responsibility for each text, in which spaces part the holders."""
    return "".join(duty(f"duty-{number}", *who.split()) for number, who in enumerate(holders))


@pytest.mark.parametrize(
    ("holders", "expected"),
    [
        (["ana", "ana", "ana"], []),
        (["ana", "ana", "bo", "cas"], []),
        (["ana", "ana", "ana", "bo"], [CONCENTRATED.format("ana", 3, 4, 50)]),
        (["ana", "ana", "ana bo", "cas"], [IN_PART.format("ana", 2.5, 4, 50)]),
        (["ana", "ana bo", "ana bo", "cas"], []),
        (["ana bo", "ana bo", "ana bo", "ana bo"], []),
        (["ana bo cas"] * 6, []),
        (["ana ana", "bo", "cas", "dee"], []),
        (["ana", "ana", "", "", ""], []),
        (["ana", "ana", "ana", "", ""], [CONCENTRATED.format("ana", 3, 5, 50)]),
        (["", "", "", ""], []),
        (["ana ana", "ana ana", "ana", "bo"], [CONCENTRATED.format("ana", 3, 4, 50)]),
    ],
)
def test_no_one_carries_most_of_the_responsibilities(holders: list[str], expected: list[str]) -> None:
    assert texts(responsibilities_concentrated, spread(*holders)) == expected


@pytest.mark.parametrize(
    ("circle", "expected"),
    [
        (entry("circles", "core", members=["ana"]), [CONCENTRATED.format("ana", 3, 4, 50)]),
        (entry("circles", "core", lead="ana", members=["ana"]), [CONCENTRATED.format("ana", 3, 4, 50)]),
        (entry("circles", "core", lead="ana", members=["bo", "cas", "dee"]), []),
        (entry("circles", "core", lead="ana", size=4), []),
        (entry("circles", "core", members=["ana"], ended=dt.date(2026, 1, 1)), []),
        (entry("circles", "core"), []),
    ],
)
def test_what_a_circle_holds_is_shared_by_the_people_in_it(circle: str, expected: list[str]) -> None:
    held = "".join(entry("responsibilities", f"duty-{number}", circle="core") for number in range(3))
    assert texts(responsibilities_concentrated, held + duty("last", "bo") + circle) == expected


def test_what_one_person_carries_through_a_circle_is_a_place_of_the_finding() -> None:
    charter = entry("circles", "core", members=["ana"]) + spread("ana", "ana", "bo")
    charter += entry("responsibilities", "duty-4", circle="core")
    assert places(responsibilities_concentrated, charter)[-1] == "responsibilities.duty-4.circle"


@pytest.mark.parametrize(("least", "expected"), [(3, 1), (4, 0)])
def test_how_few_responsibilities_are_easily_with_one_is_an_option(least: int, expected: int) -> None:
    assert len(texts(responsibilities_concentrated, spread("ana", "ana", "ana"), least=least)) == expected


@pytest.mark.parametrize(
    ("share", "expected"),
    [
        (0.3, [CONCENTRATED.format("ana", 2, 5, 30), CONCENTRATED.format("bo", 2, 5, 30)]),
        (0.4, []),
        (0.55, []),
    ],
)
def test_how_much_is_most_is_an_option(share: float, expected: list[str]) -> None:
    charter = spread("ana", "ana", "bo", "bo", "cas")
    assert texts(responsibilities_concentrated, charter, share=share) == expected


def test_the_share_is_written_as_people_write_it() -> None:
    charter = spread("ana", "ana", "ana", "bo")
    assert texts(responsibilities_concentrated, charter, share=0.55) == [CONCENTRATED.format("ana", 3, 4, 55)]


def test_all_that_one_person_carries_are_places_of_the_finding() -> None:
    charter = spread("ana", "bo", "ana", "ana")
    charter += entry("responsibilities", "duty-4", accountable="ana")
    assert places(responsibilities_concentrated, charter) == [
        "responsibilities.duty-0.holders",
        "responsibilities.duty-2.holders",
        "responsibilities.duty-3.holders",
        "responsibilities.duty-4.accountable",
    ]


# NL412 responsibilities-unshared


@pytest.mark.parametrize(
    ("charter", "expected"),
    [
        (members("ana", "bo") + duty("finances", "ana"), []),
        (THREE + duty("finances", "ana"), ["bo and cas"]),
        (THREE + duty("finances"), ["ana, bo and cas"]),
        (THREE + duty("finances", "ana", "bo"), []),
        (THREE + duty("finances", "ana", accountable="bo"), []),
        (THREE + duty("finances", "ana", deputy="bo"), []),
        (THREE + duty("finances", "ana") + coordination(coordinator="bo"), []),
        (THREE + duty("finances", "ana") + coordination(deputy="bo"), []),
        (THREE + duty("finances", "ana") + entry("circles", "pilot", lead="bo"), []),
        (
            THREE + duty("finances", "ana") + entry("circles", "pilot", lead="bo", ended=dt.date(2026, 1, 1)),
            ["bo and cas"],
        ),
        (members("ana", "bo") + entry("members", "cas", status="leave") + duty("finances", "ana"), []),
        (THREE + duty("finances", "ana", "ana"), ["bo and cas"]),
        (THREE + duty("finances", held_by="in turn"), []),
        (THREE + duty("finances", "ana") + entry("circles", "pilot", members=["bo"]), ["bo and cas"]),
        (THREE + duty("finances", "ana") + entry("circles", "pod-a", kind="pod", members=["bo"]), ["bo and cas"]),
        (THREE + duty("finances", "ana") + entry("circles", "wg", kind="working-group", members=["bo"]), []),
        (THREE + duty("finances", "ana") + entry("circles", "b", kind="board", members=["bo"]), []),
        (THREE + entry("responsibilities", "finances", circle="c") + entry("circles", "c", members=["ana", "bo"]), []),
        (
            THREE + duty("finances", "ana") + coordination(circle="c") + entry("circles", "c", members=["bo"]),
            [],
        ),
    ],
)
def test_half_of_the_members_carry_something(charter: str, expected: list[str]) -> None:
    message = (
        "{} of the 3 active members hold no responsibility: {}. At least 50% of the active members should hold one."
    )
    counted = [(who.count(",") + who.count(" and ") + 1, who) for who in expected]
    assert texts(responsibilities_unshared, charter) == [message.format(*each) for each in counted]


def many(count: int) -> str:
    return members(*(f"m{number}" for number in range(count)))


@pytest.mark.parametrize(("people", "carrying", "found"), [(12, 6, 0), (12, 5, 1), (13, 4, 0), (13, 3, 1), (40, 10, 0)])
def test_in_a_large_network_a_quarter_carry_something(people: int, carrying: int, found: int) -> None:
    charter = many(people) + duty("finances", *(f"m{number}" for number in range(carrying)))
    told = texts(responsibilities_unshared, charter)
    assert len(told) == found
    limit = f"At least {50 if people == 12 else 25}% of the active members should hold one."
    assert all(each.endswith(limit) for each in told)


def test_where_a_network_is_large_and_what_that_means_are_options() -> None:
    charter = many(4) + duty("finances", "m0")
    assert len(texts(responsibilities_unshared, charter)) == 1
    assert texts(responsibilities_unshared, charter, large=3) == []
    assert len(texts(responsibilities_unshared, charter, large=3, share_large=0.7)) == 1


def test_members_who_are_not_listed_may_carry_something() -> None:
    charter = THREE + duty("finances", "ana")
    told = reason(responsibilities_unshared, charter + table("membership", size=4))
    assert told == "the charter lists only 3 of the 4 members"
    assert len(texts(responsibilities_unshared, charter + table("membership", size=3))) == 1


@pytest.mark.parametrize(("share", "expected"), [(0.66, 1), (0.67, 0)])
def test_how_many_may_carry_nothing_is_an_option(share: float, expected: int) -> None:
    assert len(texts(responsibilities_unshared, THREE + spread("ana"), share=share)) == expected


def test_one_member_without_responsibility_is_told_as_one() -> None:
    assert texts(responsibilities_unshared, THREE + spread("ana", "bo"), share=0.3) == [
        "One active member out of 3 holds no responsibility: cas. At least 70% of the active members should hold one."
    ]


def test_members_without_responsibility_are_places_of_one_finding() -> None:
    charter = THREE + duty("finances", "bo")
    assert places(responsibilities_unshared, charter) == ["members.ana", "members.cas"]
    assert severities(responsibilities_unshared, charter) == ["info"]


# NL413 responsibility-vacant


def test_all_vacant_responsibilities_are_one_finding() -> None:
    charter = duty("finances") + duty("website", "ana") + entry("responsibilities", "agenda")
    assert texts(responsibility_vacant, charter) == [
        "These responsibilities have no holder: finances and agenda.",
    ]
    assert places(responsibility_vacant, charter) == [
        "responsibilities.finances.holders",
        "responsibilities.agenda.holders",
    ]


@pytest.mark.parametrize("charter", [duty("finances"), duty("finances") + duty("website", deputy="ana")])
def test_where_no_responsibility_says_who_holds_it_that_is_not_begun(charter: str) -> None:
    assert detail(responsibility_vacant, charter) == "who holds each responsibility"


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ({"accountable": "ana"}, 0),
        ({"held_by": "in turn"}, 0),
        ({"circle": "core"}, 0),
        ({"circle": "old"}, 1),
        ({"deputy": "ana"}, 1),
        ({"held_by": ""}, 1),
    ],
)
def test_a_responsibility_is_filled_by_whoever_answers_for_it_a_circle_or_a_rule(
    values: dict[str, object], found: int
) -> None:
    circles = entry("circles", "core") + entry("circles", "old", members=["ana"], ended=dt.date(2026, 1, 1))
    charter = duty("website", "ana") + entry("responsibilities", "finances", **values) + circles
    assert len(texts(responsibility_vacant, charter)) == found


@pytest.mark.parametrize(
    ("values", "count"),
    [
        ({"holders": ["ana"]}, 1),
        ({"holders": ["ana", "ana"]}, 1),
        ({"accountable": "ana"}, 1),
        ({"holders": ["ana", "bo"]}, 2),
        ({"circle": "core"}, 2),
        ({"circle": "core", "holders": "cas"}, None),
        ({"circle": "big"}, None),
        ({"circle": "unlisted"}, None),
        ({"holders": ["ana"], "held_by": "in turn"}, None),
        ({"holders": ["ana", "bo", "cas"]}, None),
    ],
)
def test_a_responsibility_has_as_many_different_holders_as_was_agreed(
    values: dict[str, object], count: int | None
) -> None:
    circles = entry("circles", "core", members=["ana", "bo"], lead="bo") + entry("circles", "big", size=3)
    charter = entry("responsibilities", "finances", at_least=3, **values) + circles + entry("circles", "unlisted")
    message = f"The responsibility `finances` should have at least 3 holders, but has {count} so far."
    assert texts(responsibility_vacant, charter) == ([message] if count else [])


def test_a_vacant_responsibility_is_not_told_to_be_short_of_holders_as_well() -> None:
    charter = duty("website", "ana") + entry("responsibilities", "finances", at_least=2)
    assert texts(responsibility_vacant, charter) == ["The responsibility `finances` has no holder."]


def test_a_gap_in_shared_coordination_is_told_once() -> None:
    charter = network("mature") + coordination(model="distributed")
    charter += duty("progress", "ana") + duty("newcomers") + duty("finances")
    assert texts(responsibility_vacant, charter) == ["The responsibility `finances` has no holder."]
    assert len(texts(shared_coordination_incomplete, charter)) == 1


def test_with_a_coordinator_every_vacant_responsibility_is_told() -> None:
    charter = coordination(coordinator="ana") + duty("newcomers") + duty("website", "ana")
    message = "The responsibility `newcomers` has no holder."
    assert texts(responsibility_vacant, charter) == [message]


def test_a_second_responsibility_for_an_area_that_is_held_can_be_vacant() -> None:
    charter = coordination(model="distributed") + duty("progress", "ana") + duty("follow-up")
    assert texts(responsibility_vacant, charter) == ["The responsibility `follow-up` has no holder."]


# NL414 coordination-top-down

OTHER_WAY = '[[decisions.ways]]\nscopes = "bylaws"\nmethod = "consent"\n'


@pytest.mark.parametrize(
    ("charter", "expected"),
    [
        ("", []),
        (table("decisions", method="coordinator"), [TOP_DOWN]),
        (table("decisions", method="coordinator", scopes=[]), [TOP_DOWN]),
        (table("decisions", method="coordinator", scopes="*"), [TOP_DOWN]),
        (table("decisions", method="coordinator", scopes=["small expenses"]), []),
        (table("decisions", method="unanimity"), []),
        (coordination(decides="*"), [TOP_DOWN]),
        (coordination(decides=["small expenses", " Alles "]), [TOP_DOWN]),
        (coordination(decides="everything"), [TOP_DOWN]),
        (coordination(decides=["everything up to 100 euros"]), []),
        (coordination(decides=[]), []),
        (table("decisions", method="coordinator") + OTHER_WAY, []),
        (table("decisions", method="coordinator") + OTHER_WAY.replace("consent", "coordinator"), [TOP_DOWN]),
        (table("decisions", log="minutes.md") + OTHER_WAY + coordination(decides="*"), []),
        (table("decisions", method="coordinator") + '[[decisions.ways]]\nscopes = "bylaws"\n', [TOP_DOWN]),
    ],
)
def test_the_coordinator_does_not_decide_everything(charter: str, expected: list[str]) -> None:
    assert texts(coordination_top_down, charter) == expected


def test_two_signs_of_one_boss_are_one_finding() -> None:
    charter = table("decisions", method="coordinator") + coordination(decides="*")
    assert places(coordination_top_down, charter) == ["decisions.method", "coordination.decides"]


# NL427 energy-unattended


@pytest.mark.parametrize(
    "charter",
    [
        coordination(mandate=["energy"]),
        coordination(mandate="Speelt in op kansen."),
        duty("opportunities"),
        duty("host", kind="energy"),
        duty("host", title="Energie"),
        duty("host", aim="Keeps the energy high"),
        entry("meetings", "energy-round"),
        entry("meetings", "friday", purpose="social"),
    ],
)
def test_energy_is_minded_by_a_mandate_a_responsibility_or_a_meeting(charter: str) -> None:
    assert texts(energy_unattended, charter) == []


@pytest.mark.parametrize(
    "charter",
    [
        "",
        coordination(coordinator="ana", mandate="progress"),
        duty("finances", "ana"),
        entry("meetings", "friday", purpose="coordination"),
        entry("meetings", "friday"),
    ],
)
def test_energy_that_nobody_minds_is_a_remark(charter: str) -> None:
    assert texts(energy_unattended, charter) == [UNATTENDED]
    assert severities(energy_unattended, charter) == ["info"]


# NL428 released-too-early

MEETING = entry("meetings", "monday", every="weekly")
RITUAL = entry("rituals", "look-back")


@pytest.mark.parametrize(
    ("habits", "expected"),
    [
        ("", [LET_GO.format(0)]),
        (MEETING, [LET_GO.format(1)]),
        (RITUAL, [LET_GO.format(1)]),
        (MEETING + entry("meetings", "party"), [LET_GO.format(1)]),
        (MEETING + RITUAL, []),
        (MEETING + entry("meetings", "friday", every="monthly"), []),
        (RITUAL + entry("rituals", "training"), []),
    ],
)
@pytest.mark.parametrize("shape", ["none", "distributed"])
def test_two_habits_hold_before_the_group_lets_go(shape: str, habits: str, expected: list[str]) -> None:
    assert texts(released_too_early, network("consolidation") + coordination(model=shape) + habits) == expected


@pytest.mark.parametrize(
    ("phase", "expected"),
    [("forming", 0), ("start", 0), ("consolidation", 1), ("mature", 1), ("dormant", 0), ("closed", 0)],
)
def test_letting_go_is_for_later_phases(phase: str, expected: int) -> None:
    assert len(texts(released_too_early, network(phase) + coordination(model="none"))) == expected


@pytest.mark.parametrize(("least", "expected"), [(1, 0), (2, 1)])
def test_how_many_habits_hold_is_an_option(least: int, expected: int) -> None:
    charter = network("mature") + coordination(model="none") + entry("rituals", "look-back")
    assert len(texts(released_too_early, charter, least=least)) == expected


@pytest.mark.parametrize(("days", "expected"), [(179, 0), (180, 1)])
def test_consolidation_begins_after_half_a_year(days: int, expected: int) -> None:
    charter = table("network", founded=TODAY - dt.timedelta(days=days)) + coordination(model="none")
    assert len(texts(released_too_early, charter)) == expected


@pytest.mark.parametrize(
    ("charter", "expected"),
    [
        ("", 0),
        (coordination(coordinator="ana"), 0),
        (coordination(coordinator="ana", model="distributed"), 0),
        (coordination(model="office"), 0),
        (FOUR_AREAS, 0),
        (FOUR_AREAS + coordination(model="distributed"), 0),
        (FOUR_AREAS + coordination(model="none"), 0),
        (coordination(model="distributed") + duty("progress", "ana"), 1),
        (coordination(circle="board"), 0),
    ],
)
def test_only_who_chose_to_do_without_a_coordinator_has_let_go(charter: str, expected: int) -> None:
    assert len(texts(released_too_early, network("mature") + charter)) == expected


# NL429 no-release-criteria


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"coordinator": "ana", "mandate": "progress"}, "ana can step back as coordinator"),
        ({"coordinator": ["ana", "bo"], "until": TODAY}, "ana and bo can step back as coordinators"),
        (
            {"coordinator": "ana", "mandate": "progress", "release_criteria": " ", "rotation": ""},
            "ana can step back as coordinator",
        ),
        ({"coordinator": "ana", "release_criteria": ["Three meetings called by others"]}, None),
        ({"coordinator": "ana", "rotation": "Each year, by lot"}, None),
        ({"model": "office"}, None),
    ],
)
@pytest.mark.parametrize("phase", ["consolidation", "mature"])
def test_a_coordinator_can_let_go(phase: str, values: dict[str, object], expected: str | None) -> None:
    message = f"The charter does not say when {expected}, or how the role rotates."
    assert texts(no_release_criteria, network(phase) + coordination(**values)) == ([message] if expected else [])


@pytest.mark.parametrize("phase", ["forming", "start", "dormant", "closed"])
def test_early_networks_need_not_think_of_letting_go(phase: str) -> None:
    assert texts(no_release_criteria, network(phase) + coordination(coordinator="ana")) == []


# Together


@pytest.mark.parametrize(
    "rule",
    [no_mandate, mandate_without_progress, role_not_accepted, no_term, term_expired, no_deputy, no_release_criteria],
)
def test_rules_on_the_role_need_coordination(rule: Rule) -> None:
    assert statuses(network() + THREE, rule) == {rule.code: "skipped"}


@pytest.mark.parametrize("rule", [responsibilities_concentrated, responsibilities_unshared, responsibility_vacant])
def test_rules_on_responsibilities_need_some(rule: Rule) -> None:
    assert statuses(network() + THREE, rule) == {rule.code: "skipped"}


@pytest.mark.parametrize("rule", [responsibilities_unshared, no_deputy])
def test_rules_that_compare_with_members_need_some(rule: Rule) -> None:
    charter = network() + coordination(coordinator="ana") + duty("finances")
    assert statuses(charter, rule) == {rule.code: "skipped"}


def test_where_nobody_keeps_the_network_going_that_comes_first() -> None:
    charter = network() + THREE + table("decisions", method="unanimity") + coordination(model="distributed")
    charter += "until = 2026-01-01\n"
    rules = [shared_coordination_incomplete, equality_without_driver, term_expired]
    assert set(statuses(charter, *rules).values()) == {"open"}
    assert statuses(charter, no_coordinator, *rules) == {
        "NL401": "open",
        "NL403": "skipped",
        "NL404": "skipped",
        "NL409": "skipped",
    }


def test_a_missing_coordinator_supersedes_the_rules_on_the_role() -> None:
    superseded = (no_mandate, mandate_without_progress, role_not_accepted, no_term, term_expired, no_deputy)
    assert {rule.code for rule in superseded} < set(no_coordinator.supersedes)


def test_a_part_of_shared_coordination_that_nobody_holds_is_told_once() -> None:
    charter = network("mature") + THREE + coordination(model="distributed") + duty("progress", "ana")
    assert statuses(charter, no_coordinator, shared_coordination_incomplete) == {"NL401": "passed", "NL403": "open"}


def test_a_invalid_part_makes_no_finding_of_its_own() -> None:
    charter = network() + THREE + "[coordination]\ncoordinator = 3\n"
    assert statuses(charter, no_coordinator, no_mandate, coordination_top_down) == {
        "NL401": "skipped",
        "NL405": "skipped",
        "NL414": "passed",
    }
