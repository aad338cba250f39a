"""Tests of what the rules count. `netlint_packages` in pyproject.toml tests the pages, examples and Dutch texts."""

import datetime as dt

import pytest
from netlint import testing

from netlint_hours import dates, people

CHARTER = """
[[members]]
id = "ana"
name = "Ana Lima"
hours-per-month = { internal = 4 }

[[members]]
id = "bo"
hours-per-month = { committed = 10 }

[[members]]
id = "cas"

[coordination]
coordinator = "ana"
hours-per-month = 8

[evidence]
timesheets = "hours.csv"
"""
HEADER = "member,date,hours,kind\n"


def load(lines: str, charter: str = CHARTER, **options: int) -> list[str]:
    return testing.lines(testing.run(people.heavy_load, charter, files={"hours.csv": HEADER + lines}, options=options))


@pytest.mark.parametrize(
    ("who", "hours", "limit"),
    [("ana", 18, 18), ("Ana Lima", 18, 18), ("ana", 18.5, 18), ("bo", 15, 15), ("bo", 15.25, 15), ("cas", 90, 90)],
)
def test_the_limit_depends_on_what_is_planned(who: str, hours: float, limit: float) -> None:
    assert bool(load(f"{who},2026-10-06,{hours},network\n")) == (hours > limit)


def test_a_few_hours_more_are_no_heavy_load() -> None:
    small = CHARTER.replace("committed = 10", "committed = 1")
    assert load("bo,2026-10-06,5,network\n", small) == []
    assert load("bo,2026-10-06,5,network\n", small, margin=2) == [
        "hours.csv:2: `bo` gave the network 5 hours in 2026-10. The plan is 1, and the limit is 3."
    ]


def test_the_hours_of_a_month_are_added_up_and_the_heaviest_month_is_reported() -> None:
    lines = "ana,2026-10-01,20,network\nana,2026-11-02,15,network\nAna Lima,2026-11-03,15,network\n"
    found = "`ana` gave the network 30 hours in 2026-11. The plan is 12, and the limit is 18."
    assert load(lines) == [f"hours.csv:4: {found}"]


@pytest.mark.parametrize("line", ["ana,2026-08-31,90,network", "ana,2026-11-30,90,network", "ana,2026-11-03,90,client"])
def test_older_and_later_hours_and_those_for_clients_do_not_count(line: str) -> None:
    assert load(line + "\n") == []


def test_a_paid_coordinator_is_left_out() -> None:
    assert load("ana,2026-10-06,90,network\n", CHARTER.replace('"ana"\nhours', '"ana"\npaid = true\nhours')) == []


def test_without_planned_hours_it_has_not_begun() -> None:
    charter = '[[members]]\nid = "ana"\n\n[evidence]\ntimesheets = "hours.csv"\n'
    report = testing.run(people.heavy_load, charter, files={"hours.csv": HEADER + "ana,2026-10-06,90,network\n"})
    assert report.status("HOU004") == "skipped"


def test_a_name_of_two_members_is_known_and_counts_for_neither() -> None:
    charter = CHARTER.replace('id = "bo"', 'id = "bo"\nname = "Ana Lima"')
    assert load("Ana Lima,2026-10-06,90,network\n", charter) == []


def test_many_unknown_names_have_one_finding() -> None:
    lines = HEADER + "dee,2026-10-06,1,client\neva,2026-10-06,1,client\ndee,2026-10-07,1,client\n"
    report = testing.run(people.unknown_name, CHARTER, files={"hours.csv": lines}, options={"most": 1})
    assert testing.lines(report) == [
        "hours.csv:2: The charter does not have 2 names of the timesheets. This is the first one: `dee`."
    ]


@pytest.mark.parametrize(("day", "found"), [(dt.date(2027, 1, 5), False), (dt.date(2027, 1, 6), True)])
def test_the_limit_of_a_quarter(day: dt.date, found: bool) -> None:
    sheet = HEADER + "ana,2026-10-06,1,network\n"
    report = testing.run(dates.no_recent_network_hours, CHARTER, files={"hours.csv": sheet}, today=day)
    assert bool(testing.lines(report)) == found


@pytest.mark.parametrize(
    ("lines", "phase"),
    [
        ("ana,2026-01-06,1,client\n", "start"),
        ("ana,2026-01-06,1,network\nana,2026-01-06,one,network\n", "start"),
        ("ana,2026-01-06,1,network\n", "dormant"),
    ],
    ids=["no network hours", "a line that cannot be read", "a dormant network"],
)
def test_what_nobody_can_know_is_not_reported(lines: str, phase: str) -> None:
    charter = f'{CHARTER}\n[network]\nname = "Stroomop"\nphase = "{phase}"\n'
    report = testing.run(dates.no_recent_network_hours, charter, files={"hours.csv": HEADER + lines})
    assert report.status("HOU005") == "skipped"


def test_many_days_to_come_have_one_finding() -> None:
    sheet = HEADER + "ana,2026-12-06,1,network\nana,2026-12-07,1,network\n"
    report = testing.run(dates.future_hours, CHARTER, files={"hours.csv": sheet})
    found = "The timesheets have 2 lines about days that are still to come. This is the first one."
    assert testing.lines(report) == [f"hours.csv:2: {found}"]
