"""Connections: who has what, and that the numbers are those of the rules about responsibilities."""

import datetime as dt
import random

import tomli

from netlint.api.check import check
from netlint.charter.connections import MOST_PEOPLE, Connections, connections
from netlint.charter.shown import as_shown

TODAY = dt.date(2026, 11, 24)
MEMBERS = "".join(f'[[members]]\nid = "{name}"\n' for name in ("ana", "bo", "cas"))


def connected(charter: str, day: dt.date | None = TODAY) -> Connections:
    return connections(as_shown(tomli.loads(charter), day))


def keys(nodes: tuple) -> list[str]:
    return [node.key for node in nodes]


def random_charter(chance: random.Random) -> str:
    people = [f"m{number}" for number in range(chance.randint(2, 6))]

    def some(least: int) -> list[str]:
        return chance.sample(people, chance.randint(least, min(3, len(people))))

    parts = ['[network]\nname = "x"\n', *(f'[[members]]\nid = "{name}"\n' for name in people)]
    for number in range(chance.randint(0, 3)):
        ended = "ended = 2026-01-01\n" if chance.random() < 0.3 else ""
        size = f"size = {chance.randint(1, 9)}\n" if chance.random() < 0.4 else ""
        parts.append(f'[[circles]]\nid = "c{number}"\nmembers = {some(0)}\nlead = "{people[0]}"\n{ended}{size}')
    for number in range(chance.randint(4, 9)):
        keys = [
            f"holders = {chance.choice((people[:1], some(1)))}\n" if chance.random() < 0.8 else "",
            f'circle = "c{chance.randint(0, 4)}"\n' if chance.random() < 0.3 else "",
            f'accountable = "{chance.choice(people)}"\n' if chance.random() < 0.3 else "",
            'held-by = "In turn."\n' if chance.random() < 0.2 else "",
        ]
        parts.append(f'[[responsibilities]]\nid = "r{number}"\n{"".join(keys)}')
    return "".join(parts)


def test_what_someone_holds_is_what_the_rules_about_responsibilities_count() -> None:
    chance, concentrated, vacant = random.Random(13), 0, 0
    for _ in range(300):
        text = random_charter(chance)
        found = connected(text)
        findings = {one.code: one.finding.message.parameters for one in check(text, today=TODAY).findings}
        if parameters := findings.get("NL411"):
            who, held, total = found.most("responsibility")
            assert ([node.label for node in who], round(held, 2), total) == (
                [parameters["member"]],
                parameters["held"],
                parameters["total"],
            )
            concentrated += 1
        if parameters := findings.get("NL413"):
            named = {parameters.get("responsibility"), *parameters.get("responsibilities", ())} - {None}
            nobody = {node.label.lower() for node in found.held_by_nobody if node.kind == "responsibility"}
            assert "least" in parameters or named == nobody
            vacant += 1
    assert concentrated > 10
    assert vacant > 10


def test_an_active_member_who_is_named_nowhere_is_isolated() -> None:
    found = connected(f'{MEMBERS}[[support]]\nfrom = "ana"\nto = "bo"\n')
    assert keys(found.isolated) == ["member cas"]


def test_support_of_oneself_connects_nobody() -> None:
    found = connected(f'{MEMBERS}[[support]]\nfrom = "ana"\nto = "ana"\n')
    assert keys(found.isolated) == ["member ana", "member bo", "member cas"]


def test_members_on_leave_or_leaving_are_drawn_but_not_isolated() -> None:
    found = connected(
        '[[members]]\nid = "a"\nstatus = "leave"\n[[members]]\nid = "b"\nleft = 2027-01-01\n'
        '[[members]]\nid = "c"\nstatus = "prospect"\n[[members]]\nid = "d"\nstatus = "trial"\n'
    )
    assert {node.label: node.standing for node in found.members} == {"a": "away", "b": "leaving", "d": "joining"}
    assert found.isolated == ()


def test_who_has_left_is_only_there_while_still_named() -> None:
    gone = '[[members]]\nid = "dee"\nleft = 2026-01-01\n'
    assert keys(connected(MEMBERS + gone).members) == ["member ana", "member bo", "member cas"]
    named = connected(f'{MEMBERS}{gone}[[next-steps]]\nid = "x"\nowner = "dee"\n')
    assert [node.standing for node in named.members if node.label == "dee"] == ["left"]


def test_ids_that_no_member_has_are_unlisted() -> None:
    found = connected(f'{MEMBERS}[coordination]\ncoordinator = "zoe"\ncircle = "board"\n')
    assert {node.label: node.kind for node in found.nodes if node.standing == "unlisted"} == {
        "zoe": "member",
        "board": "circle",
    }


def test_nobody_has_open_steps_without_owner_and_circles_that_ended_hold_nothing() -> None:
    found = connected(
        f'{MEMBERS}[[circles]]\nid = "old"\nmembers = ["ana"]\nended = 2026-01-01\n'
        '[[responsibilities]]\nid = "r"\ncircle = "old"\n[[next-steps]]\nid = "s"\n[[next-steps]]\nid = "t"\n'
        'status = "done"\n[[experiments]]\nid = "e"\n[[circles]]\nid = "empty"\n'
    )
    nobody = ["coordination", "responsibility r", "circle empty", "step s", "experiment e"]
    assert keys(found.held_by_nobody) == nobody


def test_what_is_kept_elsewhere_is_not_nobodys() -> None:
    found = connected(
        f'{MEMBERS}[[elsewhere]]\nsections = ["coordination", "members"]\nat = "our wiki"\n[[circles]]\nid = "c"\n'
    )
    assert found.held_by_nobody == ()
    assert found.elsewhere == (("members", "our wiki"), ("coordination", "our wiki"))


def test_what_is_assigned_in_another_way_is_held() -> None:
    found = connected(
        f'{MEMBERS}[coordination]\nmodel = "distributed"\n[[responsibilities]]\nid = "r"\nheld-by = "The host."\n'
    )
    assert found.held_by_nobody == ()
    assert {node.how for node in found.nodes} == {"", "The host."}


def test_what_a_circle_has_its_people_have_together() -> None:
    found = connected(
        f'{MEMBERS}[[circles]]\nid = "c"\nmembers = ["ana", "bo"]\n[[responsibilities]]\nid = "r"\ncircle = "c"\n'
    )
    assert found.carried() == {
        "member ana": {"responsibility r": 0.5},
        "member bo": {"responsibility r": 0.5},
        "member cas": {},
    }


def test_many_people_and_many_responsibilities_of_one_circle_do_not_multiply() -> None:
    people = [f"m{number}" for number in range(3_000)]
    roles = "".join(f'[[responsibilities]]\nid = "r{number}"\ncircle = "c"\n' for number in range(500))
    found = connected(f'[[circles]]\nid = "c"\nmembers = {people}\n{roles}')
    assert len(found.links) == 3_000 + 500 * (MOST_PEOPLE + 1)


def test_without_a_day_nobody_is_taken_to_have_left() -> None:
    text = f'{MEMBERS}[[members]]\nid = "dee"\nleft = 2020-01-01\n'
    assert {node.label: node.standing for node in connected(text, None).members}["dee"] == "leaving"


def test_an_empty_charter_has_no_connections() -> None:
    assert connected("") == Connections((), ())
