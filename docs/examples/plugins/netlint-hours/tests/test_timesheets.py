"""Tests of the fixture: the timesheets that people have. `netlint_packages` in pyproject.toml tests the pages."""

import datetime as dt

import pytest
from netlint import Report, testing

from netlint_hours import dates, files, people

CHARTER = """
[[members]]
id = "ana"
name = "Ana Lima"
hours-per-month = { internal = 4 }

[evidence]
timesheets = "hours.csv"
"""
HEADER = "member,date,hours,kind\n"


def unreadable(timesheet: str | bytes, **options: int) -> list[str]:
    report: Report = testing.run(files.unreadable_hours, CHARTER, files={"hours.csv": timesheet}, options=options)
    return testing.lines(report)


@pytest.mark.parametrize(
    "timesheet",
    [
        b"\xef\xbb\xbfmember,date,hours,kind\r\nana,2026-11-03,1.5,network\r\n",
        "lid;datum;uren;soort\nana;3-11-2026;1,5;netwerk\n",
        "Member\tDate\tHours\tKind\nAna Lima\t2026-11-03\t1.5\tNetwork\n",
        'member,date,hours,kind\n"ana","2026-11-03","1,5","network"\n',
        'lid;notitie;datum;uren;soort\nana;"een ; en een "" erin";3-11-2026;1,5;netwerk\n\n;;;;\n',
        HEADER,
    ],
    ids=["BOM and CRLF", "Dutch Excel", "tabs", "quotation marks", "other columns and empty lines", "no hours"],
)
def test_it_reads_sheets_as_people_save_them(timesheet: str | bytes) -> None:
    assert unreadable(timesheet) == []


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("ana,2026-13-01,1,network", "`2026-13-01` is not a date."),
        ("ana,11/03/2026,1,network", "`11/03/2026` is not a date."),
        ("ana,2026-11-03,-1,network", "`-1` is not a number of hours."),
        ("ana,2026-11-03,nan,network", "`nan` is not a number of hours."),
        ("ana,2026-11-03,1e9,network", "`1e9` is not a number of hours."),
        ("ana,2026-11-03,1,holiday", "`holiday` is not a kind of hours."),
        ("ana,2026-11-03,1,5,network", "This line has more cells than the first line has columns."),
        ("ana,2026-11-03,1", "The column `kind` is empty on this line."),
        (",2026-11-03,1,network", "The column `member` is empty on this line."),
        ('"ana,2026-11-03,1,network', "This line cannot be read as CSV."),
    ],
)
def test_a_line_that_cannot_be_read_is_reported_and_the_next_one_is_read(line: str, problem: str) -> None:
    assert unreadable(f"{HEADER}{line}\nana,2026-11-03,1,network\n") == [f"hours.csv:2: {problem}"]


@pytest.mark.parametrize("timesheet", ["", "ana,2026-11-03,1,network\n", "member,date,hours\n", HEADER * 2])
def test_a_file_without_the_columns_has_one_finding(timesheet: str) -> None:
    assert len(unreadable(timesheet)) == 1


def test_what_no_timesheet_can_be_takes_no_time() -> None:
    assert unreadable(HEADER + "x\n" * 100_001) == ["hours.csv:1: This timesheet is too long to check."]
    assert unreadable(HEADER + "a" * 10_001) == ["hours.csv:2: This line cannot be read as CSV."]
    assert unreadable("," * 10_001) == ["hours.csv:1: This line cannot be read as CSV."]


def test_many_lines_that_cannot_be_read_have_one_finding() -> None:
    lines = HEADER + "ana,yesterday,1,network\n" * 3
    assert len(unreadable(lines, most=3)) == 3
    template = "hours.csv:2: This timesheet has 3 lines that cannot be read. This is the first one."
    assert unreadable(lines, most=2) == [template]


@pytest.mark.parametrize("content", [None, b"\xff\xfe\x00\x01", b"PK\x03\x04\x90", b"\x00\n"])
def test_a_file_that_is_not_text_is_reported_where_the_charter_names_it(content: bytes | None) -> None:
    beside = {} if content is None else {"hours.csv": content}
    report = testing.run(files.unavailable_timesheet, CHARTER, files=beside)
    testing.assert_finds(report, code="HOU001", path="evidence.timesheets", line=8)


def test_a_timesheet_that_is_named_twice_counts_once() -> None:
    twice = CHARTER.replace('"hours.csv"', '["hours.csv", "hours.csv"]')
    sheet = HEADER + "ana,2026-11-03,5,network\n"
    assert testing.lines(testing.run(people.heavy_load, twice, files={"hours.csv": sheet})) == []


def test_without_timesheets_every_rule_is_skipped() -> None:
    for rule in (files.unavailable_timesheet, files.unreadable_hours, people.unknown_name, dates.future_hours):
        assert testing.run(rule, '[[members]]\nid = "ana"\n').status(rule.code) == "skipped"


def test_hours_of_today_are_not_in_the_future() -> None:
    sheet = HEADER + "ana,2026-11-25,5,network\n"
    report = testing.run(dates.future_hours, CHARTER, files={"hours.csv": sheet}, today=dt.date(2026, 11, 25))
    assert testing.lines(report) == []
