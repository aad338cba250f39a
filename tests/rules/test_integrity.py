"""Rules on the charter itself: what each takes for a mistake, and what it leaves alone."""

import datetime as dt
import math
from collections.abc import Iterator
from typing import Any

import msgspec.inspect as types
import pytest

from netlint import Charter, Rule, Suppression, testing
from netlint.charter.model import keys
from netlint.linter.suppressions.model import SuppressionReason
from netlint.rules.docs import Example
from netlint.testing.examples import run_example
from netlint.toml import parse
from netlint_essentials.integrity import references, time_zones
from netlint_essentials.integrity._headers import INNER_LISTS, INNER_TABLES, wanted
from netlint_essentials.integrity.coordination_model import model_at_odds
from netlint_essentials.integrity.crashes import rule_crashed
from netlint_essentials.integrity.dates import dates_out_of_order, past_in_the_future
from netlint_essentials.integrity.form import invalid_value, not_a_charter, toml_syntax, unknown_key
from netlint_essentials.integrity.numbers import number_without_meaning
from netlint_essentials.integrity.people import (
    closed_but_active,
    former_member_holds_role,
    no_contact,
    too_few_members,
)
from netlint_essentials.integrity.references import duplicate_id, unknown_reference
from netlint_essentials.integrity.suppressions import expired_exception, suppression_without_reason, unused_suppression
from netlint_essentials.integrity.texts import ambiguous_interval, personal_data, placeholder_text
from netlint_essentials.integrity.time_zones import unknown_time_zone

TODAY = testing.TODAY
TOMORROW = TODAY + dt.timedelta(days=1)
YESTERDAY = TODAY - dt.timedelta(days=1)
NETWORK = '[network]\nname = "Stroomop"\n'


def said(rule: Rule, text: str, **given: Any) -> list[str]:
    """Return the messages, once it is clear that the rule was evaluated."""
    report = testing.run(rule, text, **given)
    assert report.status(rule.code) != "skipped", report.results
    return [finding.message.text() for finding in report.in_order()]


def severities(rule: Rule, text: str) -> list[str]:
    return [finding.severity for finding in testing.run(rule, text).findings]


def places(rule: Rule, text: str) -> list[str]:
    """Return the places of the only finding, the main one first."""
    (finding,) = testing.run(rule, text).findings
    return [".".join(map(str, place.at)) for place in (finding, *finding.related) if isinstance(place.at, tuple)]


def advice(rule: Rule, text: str) -> list[str]:
    """Return what to do about each finding that has an advice of its own."""
    found = testing.run(rule, text, invalid=True).in_order()
    return [finding.advice.text() for finding in found if finding.advice]


def member(name: str, *lines: str) -> str:
    return "\n".join(["[[members]]", f'id = "{name}"', *lines, ""])


# Form


@pytest.mark.parametrize("text", [b"[network\n", b'[network]\nname = "\xff"\n', b"x = 1\nx = 2\n", b"\x00"])
def test_a_file_that_cannot_be_read_is_one_error(text: bytes) -> None:
    report = testing.run(toml_syntax, text, invalid=True)
    assert [finding.severity for finding in report.findings] == ["error"]


@pytest.mark.parametrize("text", [b"", b"\xef\xbb\xbf[network]\r\n", b"x = { a = 1, }\n"])
def test_a_file_that_can_be_read_has_no_mistake_of_syntax(text: bytes) -> None:
    assert testing.run(toml_syntax, text, invalid=True).findings == ()


def test_each_mistake_of_form_is_one_finding_of_one_rule() -> None:
    text = '[network]\nname = 3\npurpos = "x"\nfounded = "2026-06-01"\n[[members]]\nname = "Ana"\n'
    assert testing.lines(testing.run(invalid_value, text, invalid=True)) == [
        "2: `name` must be text; found 3.",
        '4: `founded` must be a date without quotation marks, such as 2026-06-01; found "2026-06-01".',
        "5: `id` is missing.",
    ]
    assert testing.lines(testing.run(unknown_key, text, invalid=True)) == [
        "3: Unknown key `purpos`. Did you mean `purpose`?"
    ]


@pytest.mark.parametrize("section", ["extra", "plugins.ours"])
def test_what_is_free_has_no_unknown_key(section: str) -> None:
    assert said(unknown_key, f'[{section}]\npurpos = "x"\n') == []
    assert said(invalid_value, f'[{section}]\npurpos = "x"\n') == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ["The file is empty."]),
        (" \n\t\r\n", ["The file is empty."]),
        ("# Stroomop\n", ["The file has no `[network]` table."]),
        (member("ana"), ["The file has no `[network]` table."]),
        ("[netwrok]\n", ["The file has no `[network]` table. Is `[netwrok]` a typo?"]),
        ("[[membrs]]\n", ["The file has no `[network]` table."]),
        ("[network]\n", []),
        ("network = 3\n", []),  # NL002 speaks
    ],
)
def test_a_file_without_a_network_is_no_charter(text: str, expected: list[str]) -> None:
    assert said(not_a_charter, text, invalid=True) == expected


def test_a_name_with_a_typo_has_the_right_name_in_its_advice() -> None:
    assert advice(unknown_key, NETWORK + 'purpos = "x"\n') == [own_key("Write `purpose` instead of `purpos`")]
    assert advice(not_a_charter, "[netwrok]\n") == ["Write `[network]` instead of `[netwrok]`."]
    assert advice(not_a_charter, "[[members]]\n") == []


def own_key(said: str, among: str = "") -> str:
    return f"{said}. If it is a key of your own, move it to a table `[extra]`.{all_of(among)}"


def own_table(said: str, name: str, among: str = "") -> str:
    return f"{said}. If it is a table of your own, name it `{name}`.{all_of(among)}"


def all_of(table: str) -> str:
    return f" `netlint explain {table}` lists what is allowed here." if table else ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('[network]\nmascot = "x"\n', own_key("Correct the name `mascot`")),
        ("charter-version = 1\nmascot = 1\n", own_key("Correct the name `mascot`")),
        ("[network]\n[mascot]\n", own_table("Correct the name `[mascot]`", "[extra.mascot]")),
        ("[network]\n[[mascot]]\n", own_table("Correct the name `[[mascot]]`", "[[extra.mascot]]")),
        ("[network.mascot]\n", own_table("Correct the name `[network.mascot]`", "[extra.mascot]")),
        ("[network]\n[mascot.names]\n", own_key("Correct the name `mascot`")),
        ('[network]\n["our mascot"]\n', own_key("Correct the name `our mascot`")),
        ("[members-x]\n", own_table("Write `[[members]]` instead of `[members-x]`", "[extra.members-x]", "charter")),
        ("[[member]]\n", own_table("Write `[[members]]` instead of `[[member]]`", "[[extra.member]]", "charter")),
        ("[network]\n[[network-x]]\n", "The charter already has `[network]` on line 1. Keep one of the two, and remove the other."),
        ("[network.goal]\n", own_table("Write `[[network.goals]]` instead of `[network.goal]`", "[extra.goal]", "network")),
        ("[norms.conflict]\n", own_table("Write `[norms.conflict-route]` instead of `[norms.conflict]`", "[extra.conflict]")),
        ("member = []\n", own_key("Write `members` instead of `member`", "charter")),
        ("[network.purpos]\n", own_key("Write `purpose` instead of `purpos`", "network")),
    ],
)  # fmt: skip
def test_the_advice_on_an_unknown_key_has_its_name_and_the_brackets_of_the_format(text: str, expected: str) -> None:
    assert advice(unknown_key, text) == [expected]


def _tables(kind: types.StructType, path: tuple[str, ...]) -> Iterator[tuple[str, bool]]:
    """Yield the tables inside a table, and whether each is in a list."""
    for field in kind.fields:
        inside = (*path, field.encode_name)
        for option in _options(field.type):
            is_list = isinstance(option, types.VarTupleType)
            for item in _options(option.item_type) if is_list else (option,):
                if isinstance(item, types.StructType):
                    yield ".".join(inside), is_list
                    yield from _tables(item, inside)


def _options(kind: types.Type) -> Iterator[Any]:
    """Yield the types that a type allows."""
    if isinstance(kind, types.Metadata):
        yield from _options(kind.type)
    elif isinstance(kind, types.UnionType):
        for option in kind.types:
            yield from _options(option)
    else:
        yield kind


def test_every_table_of_the_format_has_its_header() -> None:
    form = types.type_info(Charter)
    assert isinstance(form, types.StructType)
    lists: dict[str, bool] = {}
    for path, is_list in _tables(form, ()):
        lists[path] = lists.get(path, False) or is_list
    headers = {path: f"[[{path}]]" if is_list else f"[{path}]" for path, is_list in lists.items()}
    assert {path: wanted(tuple(path.split("."))) for path in headers} == headers
    assert {*INNER_LISTS, *INNER_TABLES} == {path for path in headers if "." in path}
    assert [wanted(path) for path in (("extra",), ("network", "purpose"), ("mascot",))] == ["[extra]", None, None]


# Ids


SECTIONS_WITH_IDS = (
    *("drives", "values", "members", "clients", "responsibilities", "circles"),
    *("meetings", "next-steps", "decision-log", "rituals", "experiments"),
)


@pytest.mark.parametrize("section", SECTIONS_WITH_IDS)
def test_an_id_stands_for_one_entry_of_its_kind(section: str) -> None:
    twice = f'[[{section}]]\nid = "a"\n' * 2
    assert testing.lines(testing.run(duplicate_id, twice)) == [f"4: The id `a` is already taken in `[[{section}]]`."]
    assert places(duplicate_id, twice) == [f"{section}.1.id", f"{section}.a.id"]
    assert said(duplicate_id, twice.replace('"a"', '"b"', 1)) == []


def test_entries_of_two_kinds_may_share_an_id() -> None:
    assert said(duplicate_id, "".join(f'[[{section}]]\nid = "a"\n' for section in SECTIONS_WITH_IDS)) == []


def test_kinds_of_membership_have_ids_of_their_own() -> None:
    text = '[membership]\nkinds = [{ id = "a" }, { id = "a" }, { id = "b" }]\n'
    assert said(duplicate_id, text) == ["The id `a` is already taken in `[[membership.kinds]]`."]
    assert places(duplicate_id, text) == ["membership.kinds.1.id", "membership.kinds.a.id"]
    assert said(duplicate_id, text.replace('"a"', '"c"', 1)) == []


def elsewhere(*sections: str) -> str:
    named = ", ".join(f'"{section}"' for section in sections)
    return f'[[elsewhere]]\nsections = [{named}]\nat = "https://network.example"\n'


def test_entries_are_compared_also_where_the_rest_of_them_stands_elsewhere() -> None:
    assert len(said(duplicate_id, member("a") * 2 + elsewhere("members"))) == 1


@pytest.mark.parametrize("section", ["members", "values", "drives", "clients", "circles"])
def test_an_id_of_a_section_that_stands_elsewhere_is_not_unknown(section: str) -> None:
    text = {
        "members": '[coordination]\ncoordinator = "x"\n',
        "values": member("bo", 'endorses = "x"'),
        "drives": member("bo", 'drives = "x"'),
        "clients": '[[circles]]\nid = "a"\nclient = "x"\n',
        "circles": '[coordination]\ncircle = "x"\n',
    }[section]
    listed = "" if section == "members" else f'[[{section}]]\nid = "y"\n'
    unknown = '[[next-steps]]\nid = "s"\nowner = "anna"\n' if section != "members" else ""
    assert len(said(unknown_reference, text + listed + unknown)) == (2 if unknown else 1)
    assert len(said(unknown_reference, text + listed + unknown + elsewhere(section))) == (1 if unknown else 0)


def test_each_further_entry_with_an_id_points_at_the_first() -> None:
    report = testing.run(duplicate_id, member("a") * 3)
    assert [finding.related[0].at for finding in report.findings] == [("members", "a", "id")] * 2


@pytest.mark.parametrize(
    ("text", "section"),
    [
        (member("bo", 'sponsor = "x"'), "members"),
        (member("bo", 'drives = ["x"]'), "drives"),
        (member("bo", 'endorses = "x"'), "values"),
        ('[coordination]\ncoordinator = "x"\n', "members"),
        ('[coordination]\ndeputy = "x"\n', "members"),
        ('[[responsibilities]]\nid = "a"\nholders = "x"\n', "members"),
        ('[[responsibilities]]\nid = "a"\naccountable = "x"\n', "members"),
        ('[[responsibilities]]\nid = "a"\ndeputy = "x"\n', "members"),
        ('[[circles]]\nid = "a"\nmembers = ["x"]\n', "members"),
        ('[[circles]]\nid = "a"\nlead = "x"\n', "members"),
        ('[[circles]]\nid = "a"\nclient = "x"\n', "clients"),
        ('[coordination]\ncircle = "x"\n', "circles"),
        ('[[responsibilities]]\nid = "a"\ncircle = "x"\n', "circles"),
        ('[[next-steps]]\nid = "a"\nowner = "x"\n', "members"),
        ('[[experiments]]\nid = "a"\nowner = "x"\n', "members"),
        ('[[conversations]]\ndate = 2026-01-01\nclient = "x"\n', "clients"),
        ('[[conversations]]\ndate = 2026-01-01\nmember = "x"\n', "members"),
        ('[formation]\nsessions = [{ date = 2026-01-01, attendees = "x" }]\n', "members"),
        ('[[support]]\nfrom = "x"\nto = "x"\n', "members"),
    ],
)
def test_what_is_named_is_defined_somewhere(text: str, section: str) -> None:
    assert said(unknown_reference, text) == [f"The id `x` is not in `[[{section}]]`."]
    assert said(unknown_reference, text + f'[[{section}]]\nid = "x"\n') == []


def test_an_id_that_is_unknown_in_several_places_is_one_finding() -> None:
    text = member("ana") + '[coordination]\ncoordinator = "anna"\n[[next-steps]]\nid = "a"\nowner = ["ana", "anna"]\n'
    assert said(unknown_reference, text) == ["The id `anna` is not in `[[members]]`. Did you mean `ana`?"]
    assert places(unknown_reference, text) == ["coordination.coordinator", "next-steps.a.owner.1"]


def test_all_is_a_way_to_endorse_every_value_and_nothing_else() -> None:
    assert said(unknown_reference, member("ana", 'endorses = "all"')) == []
    assert said(unknown_reference, member("ana", 'endorses = ["all"]')) == []
    assert said(unknown_reference, member("ana", 'drives = "all"')) == ["The id `all` is not in `[[drives]]`."]


def test_a_meant_id_is_looked_for_in_twenty_cases() -> None:
    owners = "".join(f'[[next-steps]]\nid = "s{at}"\nowner = "member-{at}x"\n' for at in range(21))
    hints = [text.endswith("Did you mean `member-1`?") for text in said(unknown_reference, member("member-1") + owners)]
    assert hints == [True] * 20 + [False]


def test_a_meant_id_is_looked_for_in_fewer_cases_if_many_are_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(references, "_COMPARED", 30)
    members = "".join(member(f"member-{at}") for at in range(10))
    owners = "".join(f'[[next-steps]]\nid = "s{at}"\nowner = "membr-{at}"\n' for at in range(5))
    hints = ["Did you mean `member-" in text for text in said(unknown_reference, members + owners)]
    assert hints == [True] * 3 + [False] * 2


# People


@pytest.mark.parametrize(
    ("text", "expected", "severity"),
    [
        (NETWORK, ["The network has no active members."], ["error"]),
        (NETWORK + member("ana", 'status = "leave"'), ["The network has no active members."], ["error"]),
        (member("ana"), ["Only one member is active: ana. A network has at least three."], ["error"]),
        (
            member("ana") + member("bo", 'status = "trial"'),
            ["Only one member is active: ana. A network has at least three."],
            ["error"],
        ),
        (
            member("ana") + member("bo"),
            ["Only two members are active: ana and bo. A network has at least three."],
            ["info"],
        ),
        (member("ana") + member("bo") + member("cas"), [], []),
        ("[membership]\nsize = 1\n", ["The network has only one member. A network has at least three."], ["error"]),
        (
            "[membership]\nsize = 2\n" + member("ana"),
            ["The network has only two members. A network has at least three."],
            ["info"],
        ),
        (
            "[membership]\nsize = 2\n" + member("ana") + member("bo"),
            ["Only two members are active: ana and bo. A network has at least three."],
            ["info"],
        ),
        ("[membership]\nsize = 40\n", [], []),
        ("[membership]\nsize = 40\n" + member("ana"), [], []),
        ("[membership]\nsize = 40\n" + elsewhere("members"), [], []),
        ("[membership]\nsize = 1\n" + member("ana") + member("bo") + member("cas"), [], []),
        (member("ana", "left = 2026-12-31") + member("bo") + member("cas"), [], []),
    ],
)
def test_a_network_has_three_members_or_more(text: str, expected: list[str], severity: list[str]) -> None:
    assert said(too_few_members, text) == expected
    assert severities(too_few_members, text) == severity


@pytest.mark.parametrize("listed", ["", member("ana"), member("ana") + member("bo")])
def test_how_many_members_stand_elsewhere_is_not_known(listed: str) -> None:
    assert testing.run(too_few_members, listed + elsewhere("members")).status("NL014") == "skipped"


ROLES = (
    ('[coordination]\ncoordinator = "bo"\n', "coordination.coordinator"),
    ('[coordination]\ncoordinator = ["ana", "bo"]\n', "coordination.coordinator"),
    ('[coordination]\ndeputy = "bo"\n', "coordination.deputy"),
    ('[[responsibilities]]\nid = "a"\nholders = ["ana", "bo"]\n', "responsibilities.a.holders"),
    ('[[responsibilities]]\nid = "a"\naccountable = "bo"\n', "responsibilities.a.accountable"),
    ('[[responsibilities]]\nid = "a"\ndeputy = "bo"\n', "responsibilities.a.deputy"),
    ('[[next-steps]]\nid = "a"\nowner = "bo"\n', "next-steps.a.owner"),
    ('[[circles]]\nid = "a"\nlead = "bo"\n', "circles.a.lead"),
    ('[[experiments]]\nid = "a"\nowner = "bo"\n', "experiments.a.owner"),
    ('[[support]]\nfrom = "bo"\nto = "ana"\n', "support.0.from"),
)


@pytest.mark.parametrize(("role", "place"), ROLES)
@pytest.mark.parametrize("gone", ['status = "alumni"', "left = 2026-01-01"])
def test_who_has_left_holds_no_role(role: str, place: str, gone: str) -> None:
    text = member("ana") + member("bo", gone) + role
    key = place.rpartition(".")[-1]
    assert said(former_member_holds_role, text) == [f"`bo` has left but is still named in `{key}`."]
    assert advice(former_member_holds_role, text) == [
        f'Agree who takes over, and write the new name, such as `{key} = "ana"`, or remove the role or task.'
    ]
    assert severities(former_member_holds_role, text) == ["error"]
    assert places(former_member_holds_role, text) == [place]
    assert said(former_member_holds_role, text + elsewhere("responsibilities")) != []


def test_without_a_day_nobody_is_said_to_have_left() -> None:
    text = member("bo", "left = 2020-01-01") + '[coordination]\ncoordinator = "bo"\n'
    report = testing.run(former_member_holds_role, text, today=None)
    assert [(one.severity, one.message.text()) for one in report.findings] == [
        ("info", "`bo` is still named in `coordinator`, but has a leaving date (2020-01-01).")
    ]


@pytest.mark.parametrize(("role", "place"), ROLES[:1])
@pytest.mark.parametrize(("left", "severity"), [("2026-11", "info"), ("2026", "info"), ("2026-10", "error")])
def test_a_month_of_leaving_is_read_kindly(role: str, place: str, left: str, severity: str) -> None:
    text = member("ana") + member("bo", f'left = "{left}"') + role
    assert severities(former_member_holds_role, text) == [severity]
    assert places(former_member_holds_role, text) == [place]


@pytest.mark.parametrize(("role", "place"), ROLES)
def test_who_will_leave_is_named_once_as_a_remark(role: str, place: str) -> None:
    text = member("ana") + member("bo", f"left = {TOMORROW}") + role
    key = place.rpartition(".")[-1]
    expected = f"`bo` is still named in `{key}`, but has a leaving date ({TOMORROW})."
    assert said(former_member_holds_role, text) == [expected]
    assert severities(former_member_holds_role, text) == ["info"]
    assert places(former_member_holds_role, text) == [place]
    assert severities(former_member_holds_role, text.replace(str(TOMORROW), str(TODAY))) == ["error"]


@pytest.mark.parametrize(
    "role",
    [
        '[[circles]]\nid = "a"\nmembers = ["bo"]\n',
        '[[circles]]\nid = "a"\nlead = "bo"\nended = 2026-01-01\n',
        '[[experiments]]\nid = "a"\nowner = "bo"\nconclusion = "It works."\n',
        '[[support]]\nfrom = "ana"\nto = "bo"\n',
        member("cas", 'sponsor = "bo"'),
        '[[conversations]]\ndate = 2025-01-01\nmember = "bo"\n',
    ],
)
@pytest.mark.parametrize("gone", ['status = "alumni"', "left = 2026-01-01", f"left = {TOMORROW}"])
def test_what_someone_once_did_is_no_role(role: str, gone: str) -> None:
    assert said(former_member_holds_role, member("ana") + member("bo", gone) + role) == []


def test_without_members_nobody_has_left() -> None:
    for text in (NETWORK, NETWORK + elsewhere("members")):
        assert testing.run(former_member_holds_role, text).status("NL006") == "skipped"
    gone = member("bo", 'status = "alumni"') + '[[next-steps]]\nid = "a"\nowner = "bo"\n'
    assert len(said(former_member_holds_role, gone + elsewhere("members", "next-steps"))) == 1


@pytest.mark.parametrize(("role", "_place"), ROLES)
@pytest.mark.parametrize("status", ["active", "leave", "trial", "prospect"])
def test_who_has_not_left_may_hold_a_role(role: str, _place: str, status: str) -> None:
    assert said(former_member_holds_role, member("ana") + member("bo", f'status = "{status}"') + role) == []


@pytest.mark.parametrize("closed", ['status = "done"', 'status = "dropped"', "done-on = 2026-01-01"])
def test_a_step_that_is_closed_keeps_its_owner(closed: str) -> None:
    text = member("bo", 'status = "alumni"') + f'[[next-steps]]\nid = "a"\nowner = "bo"\n{closed}\n'
    assert said(former_member_holds_role, text) == []


def test_all_that_one_former_member_holds_is_one_finding() -> None:
    text = member("bo", 'status = "alumni"') + member("cas", "left = 2026-01-01")
    text += '[coordination]\ncoordinator = "bo"\ndeputy = "cas"\n[[next-steps]]\nid = "a"\nowner = "bo"\n'
    report = testing.run(former_member_holds_role, text)
    assert [len(finding.related) for finding in report.findings] == [1, 0]
    assert said(former_member_holds_role, text) == [
        "`bo` has left but is still named in `coordinator` and `owner`.",
        "`cas` has left but is still named in `deputy`.",
    ]


CLOSED = '[network]\nphase = "closed"\n'


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ('[[next-steps]]\nid = "a"\n', "open next steps"),
        ('[[next-steps]]\nid = "a"\nstatus = "waiting"\n', "open next steps"),
        ('[[next-steps]]\nid = "a"\nstatus = "done"\n', None),
        ('[coordination]\ncoordinator = "ana"\n', "a coordinator"),
        ('[coordination]\ndeputy = "ana"\n', None),
        (f'[[meetings]]\nid = "a"\nnext = {YESTERDAY}\n', None),
        (f'[[meetings]]\nid = "a"\nnext = {TODAY}\n', "planned meetings"),
        ('[[meetings]]\nid = "a"\nevery = "weekly"\n', None),
        (
            f'[[next-steps]]\nid = "a"\n[coordination]\ncoordinator = "ana"\n[[meetings]]\nid = "a"\nnext = {TOMORROW}\n',
            "open next steps, a coordinator and planned meetings",
        ),
    ],
)
def test_a_network_that_is_closed_has_stopped(text: str, signs: str | None) -> None:
    expected = [f"The network is closed but still has {signs}."] if signs else []
    assert said(closed_but_active, CLOSED + text) == expected
    assert said(closed_but_active, CLOSED.replace("closed", "dormant") + text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('[[next-steps]]\nid = "a"\n', 'Drop these steps, with `status = "dropped"` under `[[next-steps]]`, or'),
        ('[coordination]\ncoordinator = "ana"\n', "Remove `coordinator` under `[coordination]`, or"),
        (f'[[meetings]]\nid = "a"\nnext = {TODAY}\n', "Remove `next` under `[[meetings]]`, or"),
    ],
)
def test_the_advice_on_a_closed_network_is_about_the_first_sign(text: str, expected: str) -> None:
    assert advice(closed_but_active, CLOSED + text) == [f"{expected} correct `phase` under `[network]`."]


def test_the_first_of_all_that_still_goes_on_is_pointed_at() -> None:
    going_on = "".join(
        f'[[next-steps]]\nid = "{name}"\n[[meetings]]\nid = "{name}"\nnext = {TOMORROW}\n' for name in "ab"
    )
    assert places(closed_but_active, CLOSED + going_on) == ["network.phase", "next-steps.a", "meetings.a.next"]


@pytest.mark.parametrize("phase", ["forming", "start", "consolidation", "mature", "dormant"])
@pytest.mark.parametrize(("ends_on", "over"), [(YESTERDAY, True), (TODAY, False), (TOMORROW, False)])
def test_a_network_that_was_to_end_is_closed(phase: str, ends_on: dt.date, over: bool) -> None:
    text = f'[network]\nphase = "{phase}"\nends-on = {ends_on}\n'
    expected = [f"The network was to end on {ends_on}, but its phase is not `closed`."] if over else []
    assert said(closed_but_active, text) == expected


def test_a_network_without_a_phase_can_be_past_its_end_as_well() -> None:
    assert len(said(closed_but_active, f"[network]\nends-on = {YESTERDAY}\n")) == 1
    assert said(closed_but_active, CLOSED + f"ends-on = {YESTERDAY}\n") == []


@pytest.mark.parametrize(
    ("lines", "found"),
    [("", 1), ('contact = ""', 1), ('contact = "us@example.org"', 0), ('url = "https://stroomop.example"', 0)],
)
def test_a_network_can_be_reached(lines: str, found: int) -> None:
    assert len(said(no_contact, NETWORK + lines)) == found


# Dates


ORDERED = (
    ("[network]\n{0}\n{1}\n", "founded", "ends-on"),
    ('[[members]]\nid = "a"\n{0}\n{1}\n', "joined", "left"),
    ("[coordination]\n{0}\n{1}\n", "appointed", "until"),
    ('[[circles]]\nid = "a"\n{0}\n{1}\n', "started", "ended"),
    ('[[members]]\nid = "a"\n{0}\n{1}\n', "joined", "exit-talk"),
    ('[[agreements]]\nwith = "a"\n{0}\n{1}\n', "since", "until"),
    ('[[next-steps]]\nid = "a"\n{0}\n{1}\n', "created", "due"),
    ('[[next-steps]]\nid = "a"\n{0}\n{1}\n', "created", "done-on"),
    ('[[decision-log]]\nid = "a"\n{0}\n{1}\n', "proposed-on", "date"),
    ('[[decision-log]]\nid = "a"\n{0}\n{1}\n', "date", "review-by"),
    ('[[experiments]]\nid = "a"\n{0}\n{1}\n', "started", "review-by"),
    ('[network]\n{0}\n[[members]]\nid = "a"\n{1}\n', "founded", "joined"),
)


@pytest.mark.parametrize(("form", "first", "second"), ORDERED)
def test_what_comes_first_does_not_lie_behind_what_comes_later(form: str, first: str, second: str) -> None:
    in_order = form.format(f"{first} = 2026-05-02", f"{second} = 2026-05-02")
    assert said(dates_out_of_order, in_order) == []
    reverse = form.format(f"{first} = 2026-05-02", f"{second} = 2026-05-01")
    assert said(dates_out_of_order, reverse) == [f"`{second}` (2026-05-01) is before `{first}` (2026-05-02)."]
    main, related = places(dates_out_of_order, reverse)
    assert (main.split(".")[-1], related.split(".")[-1]) == (second, first)


def test_the_next_meeting_lies_behind_once_it_was_held() -> None:
    text = '[[meetings]]\nid = "a"\nnext = 2026-05-01\nlast-held = 2026-05-01\n'
    assert said(dates_out_of_order, text) == []
    assert said(dates_out_of_order, text.replace("last-held = 2026-05-01", "last-held = 2026-05-02")) == []


@pytest.mark.parametrize(
    ("founded", "joined", "number"),
    [
        ('"2026"', "2026-01-01", 0),
        ('"2026"', "2025-12-31", 1),
        ('"2026-05"', "2026-05-01", 0),
        ("2026-05-20", '"2026-05"', 0),
        ("2026-05-20", '"2026"', 0),
        ("2026-05-20", '"2026-04"', 1),
        ('"2026-05"', '"2026"', 0),
        ('"2026"', '"2026-01"', 0),
        ('"2026-05"', '"2026-04"', 1),
        ('"2026"', '"2025"', 1),
    ],
)
def test_dates_are_out_of_order_if_no_reading_can_be_right(founded: str, joined: str, number: int) -> None:
    text = f"[network]\nfounded = {founded}\n" + member("a", f"joined = {joined}")
    found = [f"`joined` ({joined}) is before `founded` ({founded}).".replace('"', "")]
    assert said(dates_out_of_order, text) == found * number
    assert said(dates_out_of_order, text + elsewhere("members")) == found * number


@pytest.mark.parametrize(("form", "first", "second"), ORDERED)
def test_one_date_alone_is_in_order(form: str, first: str, second: str) -> None:
    assert said(dates_out_of_order, form.format(f"{first} = 2026-05-02", "")) == []
    assert said(dates_out_of_order, form.format("", f"{second} = 2026-05-01")) == []


@pytest.mark.parametrize(
    ("text", "snippet", "table"),
    [
        ("[network]\nfounded = 2026-06-01\nends-on = 2026-05-01\n", "ends-on = 2026-06-01", "[network]"),
        ('[network]\nfounded = "2026"\n[[members]]\nid = "a"\njoined = 2025-05-01\n', "joined = 2026-01-01", "[[members]]"),
    ],
)  # fmt: skip
def test_the_advice_on_two_dates_has_a_date_in_order(text: str, snippet: str, table: str) -> None:
    key = snippet.partition(" ")[0]
    expected = f"Look up both dates and correct `founded` or `{key}`, such as `{snippet}` under `{table}`."
    assert advice(dates_out_of_order, text) == [expected]


@pytest.mark.parametrize(
    ("date", "meant"),
    [
        ("2027-06-01", "2026-06-01"),
        ("2027-12-05", "2026-11-24"),
        ("2026-11-27", "2026-11-24"),
        ("2028-02-29", "2026-02-28"),
        ('"2027"', "2026-01-01"),
    ],
)
def test_the_advice_on_a_date_in_the_future_has_a_day_that_has_been(date: str, meant: str) -> None:
    (text,) = advice(past_in_the_future, f"[network]\nfounded = {date}\n")
    assert text.startswith(f"Correct the date, such as `founded = {meant}`.")


PAST = (
    *(("[network]\n", key) for key in ("founded", "reviewed")),
    ("[formation]\n[[formation.sessions]]\n", "date"),
    *(('[[values]]\nid = "a"\n', key) for key in ("reviewed",)),
    *(('[[members]]\nid = "a"\n', key) for key in ("joined", "exit-talk", "endorsed-on")),
    *(('[[clients]]\nid = "a"\n', key) for key in ("last-asked",)),
    ('[[clients]]\nid = "a"\n[[clients.needs]]\nstatement = "x"\n', "heard-on"),
    ("[[conversations]]\n", "date"),
    *(("[coordination]\n", key) for key in ("appointed", "accepted-on")),
    *(('[[circles]]\nid = "a"\n', key) for key in ("started", "ended")),
    ('[[meetings]]\nid = "a"\n', "last-held"),
    *(('[[next-steps]]\nid = "a"\n', key) for key in ("created", "done-on")),
    *(('[[decision-log]]\nid = "a"\n', key) for key in ("date", "proposed-on")),
    ('[[rituals]]\nid = "a"\n', "last-held"),
    ('[[experiments]]\nid = "a"\n', "started"),
    ('[[agreements]]\nwith = "a"\n', "since"),
    ('[[elsewhere]]\nsections = "norms"\nat = "a page"\n', "since"),
)
LATER = TODAY + dt.timedelta(days=2)


@pytest.mark.parametrize(("text", "key"), PAST)
def test_what_has_happened_lies_in_the_past(text: str, key: str) -> None:
    assert said(past_in_the_future, f"{text}{key} = {TODAY}\n") == []
    assert said(past_in_the_future, f"{text}{key} = {TOMORROW}\n") == []  # it may have begun for whoever wrote it
    assert said(past_in_the_future, f"{text}{key} = {LATER}\n") == [f"`{key}` ({LATER}) is in the future."]
    assert said(past_in_the_future, f"{text}{key} = {LATER}\n", today=TOMORROW) == []
    assert said(past_in_the_future, f'{text}{key} = "2026"\n') == []
    assert said(past_in_the_future, f'{text}{key} = "2026-12"\n') == [f"`{key}` (2026-12) is in the future."]


COMING = (
    *(("[network]\n", key) for key in ("review-by", "ends-on")),
    ('[[members]]\nid = "a"\n', "left"),
    ('[[agreements]]\nwith = "a"\n', "until"),
    ("[coordination]\n", "until"),
    ('[[meetings]]\nid = "a"\n', "next"),
    ('[[next-steps]]\nid = "a"\n', "due"),
    ('[[decision-log]]\nid = "a"\n', "review-by"),
    ('[[experiments]]\nid = "a"\n', "review-by"),
    *(('[[responsibilities]]\nid = "a"\n', key) for key in ("until", "review-by")),
)


@pytest.mark.parametrize(("text", "key"), COMING)
def test_what_is_to_come_may_lie_in_the_future(text: str, key: str) -> None:
    assert said(past_in_the_future, f"{text}{key} = {LATER}\n") == []


# Numbers


THREE = member("ana") + member("bo") + member("cas")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[decisions]\nmin-days = 7\ndeadline-days = 7\n", None),
        ("[decisions]\nmin-days = 8\n", None),
        ("[decisions]\nmin-days = 8\nways = [{ scopes = 'x', deadline-days = 7 }]\n", None),
        (
            "[decisions]\nmin-days = 8\ndeadline-days = 7\n",
            "A proposal stays open for at least 8 days, but must be decided within 7 days.",
        ),
        (
            "[decisions]\nways = [{ scopes = 'x' }, { scopes = 'y', min-days = 8, deadline-days = 7 }]\n",
            "A proposal stays open for at least 8 days, but must be decided within 7 days.",
        ),
        ("[membership]\nmax-size = 3\n" + THREE, None),
        (
            "[membership]\nmax-size = 2\n" + THREE,
            "The network may have at most 2 members (`max-size`), but it has 3 members.",
        ),
        ("[membership]\nmax-size = 2\n", None),
        ("[membership]\nmax-size = 2\n" + THREE + elsewhere("members"), None),
        (
            "[membership]\nsize = 9\nmax-size = 8\n",
            "The network may have at most 8 members (`max-size`), but it has 9 members.",
        ),
        ("[membership]\nsize = 3\n" + THREE, None),
        (
            "[membership]\nsize = 2\n" + THREE,
            "The `size` of the network is 2, but the charter lists 3 members as active.",
        ),
        ("[membership]\nsize = 2\n" + THREE.replace('"cas"', '"cas"\nstatus = "leave"'), None),
        ("[decisions]\nquorum = 3\n" + THREE, None),
        ("[decisions]\nquorum = 0.6\n" + THREE, None),
        ("[decisions]\nquorum = '60%'\n" + THREE, None),
        ("[decisions]\nquorum = 60\n" + THREE, "The quorum is 60 people, but the network has 3 members."),
        ("[decisions]\nquorum = 2\n" + member("ana"), "The quorum is 2 people, but the network has 1 member."),
        ("[decisions]\nquorum = 60\n", None),
        (
            "[[decisions.ways]]\nscopes = 'a'\nquorum = 4\n" + THREE,
            "The quorum is 4 people, but the network has 3 members.",
        ),
        ("[[decisions.ways]]\nscopes = 'a'\nquorum = 3\n" + THREE, None),
        ('[[responsibilities]]\nid = "a"\nat-least = 3\n' + THREE, None),
        (
            '[[responsibilities]]\nid = "a"\nat-least = 4\n' + THREE,
            "The responsibility `a` needs at least 4 people, but the network has 3 members.",
        ),
        ('[[responsibilities]]\nid = "a"\nat-least = 4\n', None),
        ('[[circles]]\nid = "a"\nsize = 2\nmembers = ["ana", "ana"]\nlead = "bo"\n', None),
        ('[[circles]]\nid = "a"\nsize = 9\nmembers = ["ana", "bo"]\n', None),
        (
            '[[circles]]\nid = "a"\nsize = 1\nmembers = "ana"\nlead = "bo"\n',
            "The `size` of the circle `a` is 1, but the charter names 2 members of this circle.",
        ),
        (member("ana", "hours-per-month = { committed = 8, internal = 4, external = 4 }"), None),
        (member("ana", "hours-per-month = { committed = 0.3, internal = 0.1, external = 0.2 }"), None),
        (member("ana", "hours-per-month = { internal = 4, external = 5 }"), None),
        (
            member("ana", "hours-per-month = { committed = 8, internal = 4, external = 4.5 }"),
            "The hours of `ana` add up to 8.5 per month, but the promise (`committed`) is 8.",
        ),
        (
            member("ana", "hours-per-month = { committed = 8, internal = 9 }"),
            "The hours of `ana` add up to 9 per month, but the promise (`committed`) is 8.",
        ),
        ('[[meetings]]\nid = "a"\nminutes = 1440\nevery = "1 day"\n', None),
        ('[[meetings]]\nid = "a"\nminutes = 4320\n', None),
        ('[[meetings]]\nid = "a"\nminutes = 4320\nevery = "1-3 days"\n', None),
        (
            '[[meetings]]\nid = "a"\nminutes = 10081\nevery = "weekly"\n',
            'The meeting `a` lasts 10081 minutes. That is longer than the time between two meetings ("weekly").',
        ),
        ("[economy]\ncommission = 90\nreferral-fee = { percent = 10 }\n", None),
        ('[economy]\ncommission = "all"\nreferral-fee = { percent = 10 }\n', None),
        (
            "[economy]\ncommission = 91\nreferral-fee = { percent = 10 }\n",
            "The commission and the referral fee together are 101% of the price of the work. The limit is 100%.",
        ),
    ],
)
def test_numbers_that_stand_in_two_places_can_both_be_so(text: str, expected: str | None) -> None:
    assert said(number_without_meaning, text) == ([expected] if expected else [])
    assert set(severities(number_without_meaning, text)) <= {"error"}


def _numbers(kind: types.Type, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], types.Type]]:
    """Yield the place of each number in a type, through the tables and lists in it."""
    match kind:
        case types.Metadata(type=inner):
            yield from _numbers(inner, path)
        case types.UnionType(types=options):
            for option in options:
                yield from _numbers(option, path)
        case types.StructType(fields=fields):
            for field in fields:
                yield from _numbers(field.type, (*path, field.encode_name))
        case types.VarTupleType(item_type=inner):
            yield from _numbers(inner, (*path, 0))
        case types.IntType() | types.FloatType():
            yield path, kind


NUMBERS = sorted(
    {path: kind for path, kind in _numbers(types.type_info(Charter), ()) if path[0] != "time"}.items(), key=str
)
"""Every number of the format but the shares of `[time]`, of which NL202 says what they are."""


def _text_with(path: tuple[str | int, ...], value: float) -> str:
    """Write a charter that has a number at a place, and nothing else."""
    section, *inside = path
    line = repr(value) if math.isfinite(value) else str(value)
    for key in reversed(inside):
        line = f"[{line}]" if isinstance(key, int) else f"{{ {key} = {line} }}"
    return f"{section} = {line}\n"


@pytest.mark.parametrize(("path", "kind"), NUMBERS, ids=[".".join(map(str, path)) for path, _kind in NUMBERS])
@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf, -1, -0.5])
def test_a_number_that_is_none_or_below_zero_is_a_mistake_of_form(
    path: tuple[str | int, ...], kind: types.Type, value: float
) -> None:
    mistakes = testing.run(invalid_value, _text_with(path, value), invalid=True).findings
    place = ".".join(map(str, path))
    assert [finding for finding in mistakes if ".".join(map(str, finding.at)) == place], mistakes


# Time zones


@pytest.mark.parametrize("zone", ["Europe/Amsterdam", "UTC", "CET", "America/Argentina/Ushuaia", "", " "])
def test_a_time_zone_of_the_database_is_fine(zone: str) -> None:
    assert said(unknown_time_zone, f'[[meetings]]\nid = "a"\ntz = "{zone}"\n') == []


@pytest.mark.parametrize(
    ("zone", "meant"),
    [
        *(("Europe/Amsterdan", "Europe/Amsterdam"), ("europe/amsterdam", "Europe/Amsterdam")),
        *(("Amsterdam", "Europe/Amsterdam"), ("../etc/passwd", None), ("x", None), ("2", None)),
    ],
)
def test_a_time_zone_that_nobody_knows_is_told_once(zone: str, meant: str | None) -> None:
    text = "".join(f'[[meetings]]\nid = "{name}"\ntz = "{zone}"\n' for name in "ab")
    expected = f"`{zone}` is not a time zone." + (f" Did you mean `{meant}`?" if meant else "")
    assert said(unknown_time_zone, text) == [expected]
    assert places(unknown_time_zone, text) == ["meetings.a.tz", "meetings.b.tz"]


def test_without_a_database_nothing_is_said_of_time_zones(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time_zones, "_time_zones", frozenset)
    assert testing.run(unknown_time_zone, '[[meetings]]\nid = "a"\ntz = "x"\n').status("NL018") == "skipped"
    assert testing.run(unknown_time_zone, '[[meetings]]\nid = "a"\n').status("NL018") == "passed"


# The model of coordination


BOARD = '[[circles]]\nid = "b"\nkind = "board"\n'


@pytest.mark.parametrize(
    ("model", "lines", "expected", "severity"),
    [
        ("coordinator", "", None, None),
        ("coordinator", 'coordinator = "ana"', None, None),
        ("coordinator", 'coordinator = ["ana", "ana"]', None, None),
        (
            "coordinator",
            'coordinator = ["ana", "bo"]',
            "The coordination model is `coordinator` (one person), but the charter names ana and bo.",
            "error",
        ),
        ("pair", 'coordinator = ["ana", "bo"]', None, None),
        ("pair", 'coordinator = ["ana", "bo", "cas"]', None, None),
        ("pair", "", None, None),
        (
            "pair",
            'coordinator = ["ana", "ana"]',
            "The coordination model is `pair` (two people), but the charter names only ana.",
            "warning",
        ),
        ("none", "", None, None),
        ("none", 'deputy = "bo"', None, None),
        (
            "none",
            'coordinator = "ana"',
            "The coordination model is `none` (no coordinator), but the charter names ana.",
            "error",
        ),
        (
            "none",
            'circle = "b"\n' + BOARD,
            "The coordination model is `none` (no coordinator), but the circle `b` coordinates.",
            "error",
        ),
        ("parent", "", None, None),
        (
            "parent",
            'coordinator = "ana"',
            "The coordination model is `parent` (the parent network coordinates), but the charter also names ana.",
            "warning",
        ),
        ("board", "", None, None),
        ("board", 'coordinator = "ana"\n' + BOARD, None, None),
        ("board", 'coordinator = "ana"\ncircle = "b"', None, None),
        ("board", 'coordinator = ["ana", "bo"]', None, None),
        ("board", 'coordinator = "ana"\n' + elsewhere("circles"), None, None),
        (
            "board",
            'coordinator = "ana"\n' + BOARD + "ended = 2026-01-01",
            "The coordination model is `board`, but the charter names only ana and has no circle for the board.",
            "warning",
        ),
        *((model, 'coordinator = "ana"', None, None) for model in ("distributed", "lead-member", "office")),
        *((model, 'coordinator = ["ana", "bo"]', None, None) for model in ("distributed", "lead-member", "office")),
    ],
)
def test_the_model_fits_who_is_named(model: str, lines: str, expected: str | None, severity: str | None) -> None:
    text = f'[coordination]\nmodel = "{model}"\n{lines}\n'
    report = testing.run(model_at_odds, text)
    assert [finding.message.text() for finding in report.findings] == ([expected] if expected else [])
    assert severities(model_at_odds, text) == ([severity] if severity else [])


# Texts


@pytest.mark.parametrize(
    "text",
    [
        *("TODO", "Ask Bo (TBD)", "FIXME: ask", "XXX", "Lorem ipsum dolor", "nog invullen", "Nog in te vullen", "nog vullen"),
        *("[…]", "We do [...] well", "<…>", "a <...> b", "[your purpose here]", "<purpose>", " [ ] ", "...", "…", "", "  "),
        *("nvt", "n.v.t.", "N.N.B.", "weet ik niet", "Weten we nog niet", "we weten het nog niet.", "nader te bepalen", "-", "?", "???"),
        *("in te vullen", "nog geen idee", "Geen idee!", "tbd", "TBA", "no idea", "I don't know yet", "n/a", "not yet", "none yet"),
        *("nog niet bekend", "nog onbekend", "to be decided"),
    ],
)  # fmt: skip
def test_a_text_that_says_nothing_yet_is_a_placeholder(text: str) -> None:
    assert said(placeholder_text, f'[network]\nsummary = "{text}"\n') == [
        "The charter still needs a real text in `network.summary`."
    ]


@pytest.mark.parametrize(
    "text",
    [
        *("We do it", "a todo list", "TODOS", "XXXL shirts", "And so on ...", "We ask: what if…", "the form is filled in"),
        *("See [the statutes] first", "<b>bold</b> words", "[one] and [two]", "Alles invullen"),
        *("We know that we do not know yet what", "Geen idee is te gek", "x-ray", "Niet zomaar", "Not yet another network", "A - B"),
    ],
)  # fmt: skip
def test_a_text_that_only_looks_like_it_is_none(text: str) -> None:
    assert said(placeholder_text, f'[network]\nsummary = "{text}"\n') == []


def test_all_placeholders_are_one_finding_and_what_is_free_is_left_alone() -> None:
    text = '[network]\nsummary = "TODO"\ngoals = [{ statement = "TBD" }]\n[extra]\nx = "TODO"\n[plugins.ours]\nx = ""\n'
    assert said(placeholder_text, text) == [
        "The charter still needs a real text in `network.summary` and `network.goals[0].statement`."
    ]
    assert said(placeholder_text, '[evidence]\ncalendar = "TODO"\n') == []


def test_where_a_section_stands_is_no_placeholder() -> None:
    text = '[[elsewhere]]\nsections = "norms"\nat = "TODO"\n'
    assert said(placeholder_text, text) == ["The charter still needs a real text in `elsewhere[0].at`."]


UNTIL = ", or remove the key until you agree."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            '[[next-steps]]\nid = "website"\nwhat = "TODO"\n[network]\ntheme = "TODO"\n',
            "Under `[[next-steps]]`, write what you agreed",
        ),
        ('[network]\ntheme = "TODO"\n', "Under `[network]`, write what you agreed"),
        ('[[next-steps]]\nid = "a"\nowner = ""\n', "Under `[[next-steps]]`, write what you agreed"),
        ('[network]\nreason = "TODO"\n', "Under `[network]`, write what you agreed"),
        ('[network]\ngoals = [{ statement = "TODO" }]\n', "Replace the placeholder in `goals.statement` under `[network]`"),
        ('[norms]\nconduct = ["We ask.", "TODO"]\n', "Replace the placeholder in `conduct` under `[norms]`"),
        ('[[members]]\nid = "ana"\n[[members]]\nid = "bo"\nasks = "TBD"\n', "Under `[[members]]`, write what you agreed"),
        ('network.theme = "TODO"\n', "Replace the placeholder in `network.theme`"),
        ('mascot = "TODO"\n[network]\nname = "x"\n', "Replace the placeholder in `mascot`"),
    ],
)  # fmt: skip
def test_the_advice_on_a_placeholder_has_its_key_and_table(text: str, expected: str) -> None:
    assert advice(placeholder_text, text) == [expected + UNTIL]


@pytest.mark.parametrize(("purpose", "found"), [("", 0), (" ", 0), ("TODO", 1)])
def test_a_blank_purpose_is_left_to_the_rule_on_purpose(purpose: str, found: int) -> None:
    assert len(said(placeholder_text, f'[network]\npurpose = "{purpose}"\n')) == found
    assert len(said(placeholder_text, f'[network]\ntheme = "{purpose}"\n')) == 1


def test_a_placeholder_in_an_escape_is_one_as_well() -> None:
    assert len(said(placeholder_text, '[network]\nsummary = "\\u0054ODO"\n')) == 1
    assert len(said(placeholder_text, "[network]\nsummary = '''\n'''\n")) == 1


@pytest.mark.parametrize(
    ("every", "plain"),
    [
        ("biweekly", "2 weeks"),
        ("tweewekelijks", None),
        ("bimonthly", "2 months"),
        ("tweemaandelijks", None),
        ("2-3 weeks", None),
        ("2 weeks", None),
        ("weekly", None),
        ("maandelijks", None),
    ],
)
@pytest.mark.parametrize(
    "form",
    [
        '[network]\nreview-every = "{}"\n',
        '[coordination]\nreconfirm-every = "{}"\n',
        '[[circles]]\nid = "a"\nevery = "{}"\n',
        '[[meetings]]\nid = "a"\nevery = "{}"\n',
        '[[rituals]]\nid = "a"\nevery = "{}"\n',
    ],
)
def test_an_interval_reads_one_way(form: str, every: str, plain: str | None) -> None:
    expected = [f'"{every}" has two meanings. netlint reads it as "{plain}".'] if plain else []
    assert said(ambiguous_interval, form.format(every)) == expected


@pytest.mark.parametrize(
    "text",
    ["Ana (ana@example.org)", "call 06 12345678", "06-12345678", "+31 6 12345678", "+31 (0)20 1234567", "020-1234567"],
)
def test_an_address_or_number_of_a_person_is_found(text: str) -> None:
    assert len(said(personal_data, member("ana", f'name = "{text}"'))) == 1
    assert said(personal_data, f'[network]\ncontact = "{text}"\n') == []


@pytest.mark.parametrize(
    "text", ["Ana @ home", "2026-11-24", "1000 uur", "a@b", "KvK 12345678", "06 123", "NL0612345678"]
)
def test_what_only_looks_like_an_address_or_number_is_not(text: str) -> None:
    assert said(personal_data, member("ana", f'name = "{text}"')) == []


# Suppressions, and rules that crash


def example(rule: Rule, text: str) -> list[str]:
    found = run_example(rule, Example(text, bad=True)).found
    return [finding.message.text() for _line, finding in found]


@pytest.mark.parametrize(("reason", "found"), [("", 1), ("   ", 1), ("We decide in May.", 0)])
def test_what_is_ignored_has_a_reason(reason: str, found: int) -> None:
    comment = f"# netlint: ignore-file[NL101, NL102] {reason}\n[network]\n"
    expected = ["The comment that ignores `NL101` and `NL102` gives no reason."] * found
    assert example(suppression_without_reason, comment) == expected
    exception = f'# With the exception {{ rule = "no-purpose", reason = "{reason.strip()}" }}\n[network]\n'
    assert len(example(suppression_without_reason, exception)) == found


def test_a_comment_with_a_mistake_is_told_of_the_mistake_and_not_of_its_reason() -> None:
    text = "# netlint: ignore-file[no-purpos]\n[network]\n"
    assert example(suppression_without_reason, text) == []
    assert example(unused_suppression, text) == ["Unknown rule `no-purpos`. Did you mean `no-purpose`?"]


def test_an_exception_that_is_of_no_use_here_needs_no_reason_here() -> None:
    text = '# With the exception { rule = "no-purpose" }\n[network]\npurpose = "Water."\n'
    assert example(suppression_without_reason, text) == []


@pytest.mark.parametrize(("purpose", "found"), [("", 0), ('purpose = "Water."', 1)])
def test_what_is_ignored_is_there(purpose: str, found: int) -> None:
    comment = f"# netlint: ignore-file[NL101] In May.\n[network]\n{purpose}\n"
    assert (
        example(unused_suppression, comment)
        == ["`NL101` reports nothing here, so this ignore comment has no effect."] * found
    )
    exception = f'# With the exception {{ rule = "NL101", reason = "In May." }}\n[network]\n{purpose}\n'
    said = "The exception for `NL101` matches no finding (netlint.toml:1)."
    assert example(unused_suppression, exception) == [said] * found


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (1, "The baseline netlint-baseline.json has 1 entry for a finding that no longer occurs."),
        (2, "The baseline netlint-baseline.json has 2 entries for findings that no longer occur."),
    ],
)
def test_all_of_the_baseline_that_no_longer_occurs_is_one_finding(count: int, expected: str) -> None:
    details = SuppressionReason("baseline", where="netlint-baseline.json")
    entries = [Suppression("baseline", "NL101", (), details, state="unused")] * count
    (finding,) = unused_suppression.function(entries, parse("charter.toml", b""))
    assert finding.message.text() == expected
    assert finding.advice.text() == "To clean up the baseline, run netlint with `--prune-baseline`."


def advice_on(rule: Rule, text: str) -> list[str]:
    found = run_example(rule, Example(text, bad=True)).found
    return [finding.advice.text() for _line, finding in found if finding.advice]


def test_the_advice_on_a_suppression_says_what_to_remove_or_write() -> None:
    water = '[network]\npurpose = "Water."\n'
    assert advice_on(suppression_without_reason, "# netlint: ignore-file[NL101, NL102]\n" + water) == [
        "In the comment, write the reason after the square brackets: `[NL101, NL102] We decide in May`."
    ]
    assert advice_on(unused_suppression, "# netlint: ignore-file[no-purpos] In May.\n" + water) == [
        "Write `no-purpose` instead of `no-purpos`. `netlint rules` lists all rules."
    ]
    assert advice_on(unused_suppression, "# netlint: ignore-file[NL101] In May.\n" + water) == [
        "Remove `NL101` from this comment, or remove the whole comment."
    ]
    exception = '# With the exception { rule = "NL101", reason = "In May." }\n' + water
    assert advice_on(unused_suppression, exception) == [
        'Under `[[exceptions]]`, remove this exception (netlint.toml:1), or correct `rule = "NL101"`.'
    ]


@pytest.mark.parametrize(("today", "over"), [("2026-05-31", False), ("2026-06-01", False), ("2026-06-02", True)])
def test_an_exception_ends_after_its_last_day(today: str, over: bool) -> None:
    exception = '# With the exception { rule = "no-purpose", reason = "In May.", until = 2026-06-01 }\n[network]\n'
    expected = ["The exception for `no-purpose` ended on 2026-06-01 (netlint.toml:1)."] if over else []
    assert example(expired_exception, f"# On {today}\n{exception}") == expected


def test_an_exception_that_has_ended_and_covers_nothing_is_unused_and_not_over() -> None:
    text = '# With the exception { rule = "NL101", reason = "In May.", until = 2026-06-01 }\n[network]\npurpose = "x"\n'
    assert example(expired_exception, text) == []
    assert len(example(unused_suppression, text)) == 1


def test_a_rule_that_fails_is_named_and_without_one_nothing_is() -> None:
    crash = "# With a rule that crashes\n[network]\n"
    expected = "Rule XX000 (always-fails, from netlint) crashed: ValueError: sample (sample.py, line 1)."
    assert example(rule_crashed, crash) == [expected]
    assert example(rule_crashed, "[network]\n") == []


def test_every_section_with_ids_is_in_these_tests() -> None:
    charter = dict(keys(Charter)).values()
    with_ids = {section for section in charter if not _refuses(f'[[{section}]]\nid = "a"\n')}
    assert with_ids - {"extra", "plugins"} == set(SECTIONS_WITH_IDS)


def _refuses(text: str) -> bool:
    return any(testing.run(rule, text, invalid=True).findings for rule in (invalid_value, unknown_key))


def test_the_advice_about_an_id_that_is_taken_has_one_that_is_free() -> None:
    members = "".join(f'[[members]]\nid = "{name}"\n' for name in ("ana", "ana-2", "ana", "ana"))
    for finding in testing.run(duplicate_id, members).findings:
        assert finding.advice
        assert (
            finding.advice.text()
            == 'Under `[[members]]`, give one of the two items another id, such as `id = "ana-3"`.'
        )
