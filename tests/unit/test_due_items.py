"""What is due in a charter: which days it has, which follow from an interval, and for whom."""

import datetime as dt
import tomllib

import pytest
from support.commands import ROOT

from netlint.charter.durations import duration_in
from netlint.charter.shown import as_shown
from netlint.linter.due import DueItem, due_items
from netlint.linter.suppressions.model import Suppression, SuppressionReason

TODAY = dt.date(2026, 11, 24)
MEMBERS = '[[members]]\nid = "ana"\nname = "Ana"\n[[members]]\nid = "bo"\n'


def items(text: str, today: dt.date | None = TODAY) -> list[DueItem]:
    return due_items(as_shown(tomllib.loads(text), today))


def said(text: str, today: dt.date | None = TODAY) -> list[str]:
    return [f"{one.day} {one.what.text()}" for one in items(text, today)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('[coordination]\ncoordinator = "ana"\nuntil = 2027-06-15', "2027-06-15 The coordinator's term ends"),
        (
            '[coordination]\ncoordinator = ["ana", "bo"]\nuntil = 2027-06-15',
            "2027-06-15 The term of the coordination ends",
        ),
        (
            (
                '[coordination]\ncoordinator = "ana"\nappointed = 2026-06-01\naccepted-on = 2026-06-15\n'
                'reconfirm-every = "yearly"'
            ),
            "2027-06-15 Confirm the coordinator in the role again",
        ),
        ('[[responsibilities]]\nid = "a"\nuntil = 2027-01-01', "2027-01-01 The responsibility ends: A"),
        (
            '[[responsibilities]]\nid = "a"\ntitle = "Money"\nreview-by = 2027-01-01',
            "2027-01-01 Review the responsibility: Money",
        ),
        ('[[next-steps]]\nid = "a"\nwhat = "Call"\ndue = 2026-12-01', "2026-12-01 Next step: Call"),
        ('[[experiments]]\nid = "a"\nreview-by = 2026-12-01', "2026-12-01 Look back on the experiment: A"),
        ('[[decision-log]]\nid = "a"\nreview-by = 2026-12-01', "2026-12-01 Review the decision: A"),
        (
            (
                '[decisions]\ndeadline-days = 14\n[[decisions.ways]]\nscopes = "x"\ndeadline-days = 21\n'
                '[[decision-log]]\nid = "a"\nproposed-on = 2026-11-01'
            ),
            "2026-11-22 Decide on the proposal: A",
        ),
        ('[network]\ngoals = [{ statement = "Ten", due = 2027-01-01 }]', "2027-01-01 Goal: Ten"),
        ("[network]\nreview-by = 2027-01-01", "2027-01-01 Decide together whether and how to go on"),
        ("[network]\nends-on = 2027-01-01", "2027-01-01 The network ends"),
        ('[network]\nreviewed = 2026-11-02\nreview-every = "quarterly"', "2027-02-01 Read the charter together"),
        ('[network]\nfounded = 2026-11-02\nreview-every = "quarterly"', "2027-02-01 Read the charter together"),
        ('[network]\nreviewed = "2026-10"\nreview-every = "monthly"', "2026-11-30 Read the charter together"),
        ('[[meetings]]\nid = "a"\nnext = 2026-12-01\nevery = "weekly"', "2026-12-01 Meeting: A"),
        ('[[meetings]]\nid = "a"\nlast-held = 2026-11-16\nevery = "2 to 3 weeks"', "2026-12-07 Meeting: A"),
        (
            '[[meetings]]\nid = "a"\nnext = 2026-11-16\nlast-held = 2026-11-16\nevery = "weekly"',
            "2026-11-23 Meeting: A",
        ),
        ('[[rituals]]\nid = "a"\nlast-held = 2026-11-16\nevery = "2 weeks"', "2026-11-30 Ritual: A"),
        (
            (
                '[membership]\ntrial = "Three months, with a buddy"\n[[members]]\nid = "a"\nstatus = "trial"\n'
                "joined = 2026-10-01"
            ),
            "2026-12-31 The trial of a ends",
        ),
        ('[[members]]\nid = "a"\nleft = 2026-12-01', "2026-12-01 a leaves the network"),
        ('[[members]]\nid = "a"\nleft = "2026-12"', "2026-12-31 a leaves the network"),
        ('[[agreements]]\nwith = "Dike"\nuntil = 2027-01-01', "2027-01-01 The agreement with Dike ends"),
        (
            (
                '[[clients]]\nid = "a"\nlast-asked = 2026-08-01\nask-every = "quarterly"\n'
                '[[conversations]]\nclient = "a"\ndate = 2026-11-02'
            ),
            "2027-02-01 Ask about the needs of a",
        ),
    ],
)
def test_a_charter_has_a_day_for(text: str, expected: str) -> None:
    assert said(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "",
        '[network]\nname = "Stroomop"\nreviewed = 2026-11-02',
        "[network]\nreviewed = 2027-01-01\nreview-by = 2026-12-31",
        '[network]\nphase = "closed"\nends-on = 2026-12-31\nreview-by = 2026-12-31',
        '[network]\nphase = "dormant"\n[[meetings]]\nid = "a"\nevery = "weekly"\nlast-held = 2026-11-16',
        '[coordination]\nmodel = "none"\nuntil = 2026-12-31',
        '[coordination]\ncoordinator = "ana"\nappointed = 2026-06-15',
        '[[next-steps]]\nid = "a"\ndue = 2026-12-01\ndone-on = 2026-11-20',
        '[[next-steps]]\nid = "a"\ndue = 2026-12-01\nstatus = "dropped"',
        '[[next-steps]]\nid = "a"\ncreated = 2026-12-01',
        '[[experiments]]\nid = "a"\nreview-by = 2026-12-01\nconclusion = "It works."',
        '[[decision-log]]\nid = "a"\nproposed-on = 2026-11-01',
        '[decisions]\ndeadline-days = 14\n[[decision-log]]\nid = "a"\nproposed-on = 2026-11-01\ndate = 2026-11-02',
        '[[meetings]]\nid = "a"\nlast-held = 2026-11-16',
        '[[meetings]]\nid = "a"\nevery = "weekly"',
        '[[rituals]]\nid = "a"\nevery = "weekly"\nwhen = "always"',
        '[membership]\ntrial = "Until both sides are sure"\n[[members]]\nid = "a"\nstatus = "trial"\njoined = 2026-10-01',
        '[[members]]\nid = "a"\nleft = 2026-11-01',
        '[[members]]\nid = "a"\nstatus = "alumni"\nleft = 2026-12-01',
        '[[values]]\nid = "a"\nreviewed = 2024-01-01',
        '[[clients]]\nid = "a"\nlast-asked = 2026-08-01',
        '[[clients]]\nid = "a"\nask-every = "quarterly"',
    ],
)
def test_no_day_is_invented(text: str) -> None:
    assert said(text) == []


def test_it_waits_for_whoever_holds_it() -> None:
    text = MEMBERS + (
        '[[circles]]\nid = "c"\nmembers = ["bo", "ana"]\n'
        '[coordination]\ncoordinator = "ana"\nuntil = 2026-12-01\n'
        '[[responsibilities]]\nid = "r"\ncircle = "c"\nreview-by = 2026-12-02\n'
        '[[next-steps]]\nid = "s"\nowner = ["ana", "zoë"]\ndue = 2026-12-03\n'
        '[[next-steps]]\nid = "t"\nowner = "bo"\ndue = 2026-12-04\n'
        '[[meetings]]\nid = "m"\nfacilitator = "bo"\nnext = 2026-12-05\n'
        '[[meetings]]\nid = "n"\nfacilitator = "in turn"\nnext = 2026-12-06\n'
        '[[experiments]]\nid = "e"\nowner = "ana"\nreview-by = 2026-12-07\n'
    )
    assert [one.who for one in items(text)] == [("ana",), ("bo", "ana"), (), ("bo",), ("bo",), (), ("ana",)]


def test_places_have_ids_and_identities_have_no_positions() -> None:
    text = (
        '[network]\ngoals = [{ statement = "Ten", due = 2027-01-01 }, { statement = "Two", due = 2027-01-02 }]\n'
        '[[next-steps]]\nid = "a"\ndue = 2027-01-03\n[[next-steps]]\nid = "a"\ndue = 2027-01-04\n'
    )
    assert [one.at for one in items(text)] == [
        ("network", "goals", 0, "due"),
        ("network", "goals", 1, "due"),
        ("next-steps", "a", "due"),
        ("next-steps", 1, "due"),
    ]
    identities = [one.identity for one in items(text)]
    assert identities[:3] == ["goal network.goals.due Ten", "goal network.goals.due Two", "step next-steps.a.due"]


def test_an_exception_ends_on_its_last_day() -> None:
    agreed = Suppression(
        "exception", "NL401", ("network",), SuppressionReason("exception", until=TODAY, where="netlint.toml:3")
    )
    forever = Suppression("exception", "NL402", (), SuppressionReason("exception"))
    (one,) = due_items(as_shown({}, TODAY), [agreed, forever])
    assert (one.day, one.kind, one.at, one.where) == (TODAY, "exception", (), "netlint.toml:3")
    assert one.what.text() == "The exception from NL401 ends"
    assert one.identity == "exception NL401 network"


def test_reading_what_is_due_never_raises() -> None:
    text = (
        '[network]\nreview-by = "soon"\nreviewed = 9999-12-31\nreview-every = "yearly"\ngoals = 3\n'
        '[coordination]\ncoordinator = 3\nuntil = 2027-01-01\n[[next-steps]]\nowner = "ana"\ndue = 2027-01-01\n'
        '[[elsewhere]]\nsections = ["meetings", "members"]\nat = "our wiki"\n'
        '[[meetings]]\nid = "a"\nnext = 2026-12-01\n'
    )
    assert said(text) == ["2026-12-01 Meeting: A", "9999-12-31 Read the charter together"]
    assert due_items(as_shown(None, TODAY)) == []


def test_without_a_day_of_the_run_members_who_leave_are_due_too() -> None:
    assert said('[[members]]\nid = "a"\nleft = 2026-11-01', None) == ["2026-11-01 a leaves the network"]


def test_the_healthy_example_has_much_to_do_and_the_earliest_comes_first() -> None:
    found = items((ROOT / "docs" / "examples" / "healthy.charter.toml").read_text("utf-8"))
    assert len(found) >= 17
    assert [one.day for one in found] == sorted(one.day for one in found)
    assert len({one.identity for one in found}) == len(found)
    assert {one.kind for one in found} >= {"term", "review", "step", "experiment", "meeting", "goal", "client"}


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Three months, with a buddy", 91),
        ("Een proeftijd van drie maanden, met elke maand een gesprek", 91),
        ("een half jaar", 183),
        ("half a year", 183),
        ("Eén jaar", 365),
        ("3 to 6 months", 183),
        ("A three-month trial", 91),
        ("90 days. After 90 days we talk", 90),
        ("two weeks, then three months", None),
        ("once every two weeks", None),
        ("om de twee weken een gesprek", None),
        ("two times per month", None),
        ("monthly", None),
        ("a month", None),
        ("three meetings and one assignment", None),
        ("", None),
        ("1 " * 100_000, None),
    ],
)
def test_a_duration_is_read_if_there_is_only_one(text: str, days: int | None) -> None:
    assert duration_in(text) == days


def test_a_text_that_says_nothing_is_not_the_name_of_a_step() -> None:
    text = '[[next-steps]]\nid = "new-site"\nwhat = "Nog invullen"\ndue = 2026-12-01\n'
    assert said(text) == ["2026-12-01 Next step: New site"]


def test_a_ritual_is_called_by_its_kind_unless_another_has_it() -> None:
    one = '[[rituals]]\nid = "look-back"\nkind = "retrospective"\nlast-held = 2026-11-16\nevery = "2 weeks"\n'
    assert said(one) == ["2026-11-30 Ritual: Looking back together"]
    assert said(one + one.replace("look-back", "review"))[0] == "2026-11-30 Ritual: Look back"
