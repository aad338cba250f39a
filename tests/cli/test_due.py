"""`netlint due`: what is due by day, as text, as data and as a calendar."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from support.commands import ROOT, Netlint
from support.hostile_text import EVIL, quoted

from netlint.cli.console import Console

EXAMPLES = ROOT / "docs" / "examples"
CHARTER = """[network]
name = "Stroomop"
[[members]]
id = "ana"
name = "Ana"
[coordination]
coordinator = "ana"
until = 2026-11-20
[[next-steps]]
id = "pilot"
what = "Offer a pilot"
owner = "ana"
due = 2026-12-10
"""
EXCEPTION = '[[exceptions]]\nrule = "NL101"\nreason = "May."\nuntil = 2026-12-01\n'


@pytest.fixture
def charter(tmp_path: Path) -> Path:
    file = tmp_path / "charter.toml"
    file.write_text(CHARTER, "utf-8")
    return file


def events(text: str) -> dict[str, Any]:
    """Return the events of a calendar, read as its consumers do, by their UIDs."""
    found = Calendar.from_ical(text).walk("VEVENT")
    assert len({event["uid"] for event in found}) == len(found)
    return {str(event["uid"]): event for event in found}


@pytest.mark.usefixtures("charter")
def test_what_is_overdue_comes_first_with_who_and_where(netlint: Netlint, tmp_path: Path) -> None:
    (tmp_path / "netlint.toml").write_text(EXCEPTION, "utf-8")
    assert netlint("due").stdout == (
        "20 November 2026, 4 days ago: overdue\n"
        "  The coordinator's term ends\n"
        "    Ana  charter.toml:8 (coordination.until)\n"
        "\n"
        "1 December 2026, in 7 days\n"
        "  The exception from NL101 ends\n"
        "    the group  netlint.toml:1\n"
        "\n"
        "10 December 2026, in 16 days\n"
        "  Next step: Offer a pilot\n"
        "    Ana  charter.toml:13 (next-steps.pilot.due)\n"
        "\n"
        "1 overdue, 2 to come.\n"
    )
    assert "exception" not in netlint("due", "--isolated").stdout


@pytest.mark.usefixtures("charter")
def test_within_and_fail_decide_what_a_job_mails(netlint: Netlint) -> None:
    assert "0 overdue" not in netlint("due", "--within", "2w").stdout
    assert "pilot" not in netlint("due", "--within", "15d").stdout
    assert "pilot" in netlint("due", "--within", "16d").stdout
    assert netlint("due", "--within", "1d").returncode == 0
    assert netlint("due", "--within", "1d", "--fail").returncode == 1  # what is overdue counts too
    early = netlint("due", "--within", "1d", "--fail", today="2026-11-01")
    assert early.returncode == 0
    assert (
        early.stdout == "Nothing is due within 1 day.\nThe first day is 20 November 2026: The coordinator's term ends\n"
    )
    assert "Nothing is due within 5 days." in netlint("due", "--within", "5", today="2026-11-01").stdout
    assert "Nothing is due today." in netlint("due", "--within", "0d", today="2026-11-01").stdout
    assert ", today\n" in netlint("due", "--within", "0d", today="2026-11-20").stdout


@pytest.mark.parametrize("text", ["", '[network]\nname = "Stroomop"\n'])
def test_a_charter_without_days_says_so(netlint: Netlint, charter: Path, text: str) -> None:
    charter.write_text(text, "utf-8")
    done = netlint("due", "--within", "60d", "--fail")
    assert done.returncode == 0
    assert done.stdout.startswith("The charter has no day on which something is due.\n")


@pytest.mark.usefixtures("charter")
def test_several_charters_are_named(netlint: Netlint, tmp_path: Path) -> None:
    (tmp_path / "other.charter.toml").write_text(CHARTER.replace("Stroomop", "De Brug"), "utf-8")
    shown = netlint("due", ".").stdout
    assert "  Stroomop: The coordinator's term ends\n" in shown
    assert "  De Brug: The coordinator's term ends\n" in shown


@pytest.mark.usefixtures("charter")
def test_what_cannot_be_read_is_named_and_the_rest_is_shown(netlint: Netlint, tmp_path: Path) -> None:
    (tmp_path / "bad.charter.toml").write_text("a = = 1", "utf-8")
    (tmp_path / "invalid.charter.toml").write_text('[network]\nends-on = 2026-12-01\nreview-by = "soon"', "utf-8")
    done = netlint("due", ".", "--fail")
    assert done.returncode == 2
    assert "Offer a pilot" in done.stdout
    assert "The network ends" in done.stdout
    assert "Error: bad.charter.toml:1: " in done.stderr
    assert "What is due in this file is not shown." in done.stderr
    assert "Error: invalid.charter.toml: a key or value is invalid, so something may be missing." in done.stderr
    assert len(json.loads(netlint("due", ".", "--format", "json").stdout)["errors"]) == 2


def test_what_is_not_there_is_an_error(netlint: Netlint) -> None:
    for args in (("nowhere.toml",), (), ("--within", "soon"), ("--format", "xml"), ("--timeless",)):
        done = netlint("due", *args, today=None)
        assert (done.returncode, done.stdout) == (2, ""), args
        assert "Error: " in done.stderr


@pytest.mark.usefixtures("charter")
@pytest.mark.parametrize("args", [("--alarm", "14d"), ("--output", "due.ics"), ("--alarm", "0d", "--format", "json")])
def test_options_of_a_calendar_are_refused_without_one(netlint: Netlint, args: tuple[str, ...]) -> None:
    done = netlint("due", *args)
    assert done.returncode == 2
    assert "is for a calendar. Add --format ics." in done.stderr


@pytest.mark.usefixtures("charter")
def test_data_has_all_that_the_text_has(netlint: Netlint) -> None:
    shown = json.loads(netlint("due", "--within", "10d", "--format", "json").stdout)
    assert shown == {
        "format": 1,
        "today": "2026-11-24",
        "within": 10,
        "charters": [{"charter": "charter.toml", "network": "Stroomop"}],
        "due": [
            {
                "day": "2026-11-20",
                "days": -4,
                "overdue": True,
                "kind": "term",
                "what": "The coordinator's term ends",
                "who": [{"id": "ana", "name": "Ana"}],
                "network": "Stroomop",
                "charter": "charter.toml",
                "path": "coordination.until",
                "line": 8,
                "where": None,
            }
        ],
        "errors": [],
    }


def test_dutch_charters_are_shown_in_dutch(netlint: Netlint) -> None:
    shown = netlint("due", str(EXAMPLES / "nederlands.charter.toml"), "--within", "60d").stdout
    assert shown.startswith("1 november 2026, 23 dagen geleden: voorbij\n  De termijn van de coördinator loopt af\n")
    assert shown.endswith("4 voorbij, 2 nog te komen.\n")


def test_the_language_of_the_settings_comes_before_that_of_the_charter(netlint: Netlint, tmp_path: Path) -> None:
    (tmp_path / "netlint.toml").write_text('lang = "en"\n', "utf-8")
    text = (EXAMPLES / "nederlands.charter.toml").read_text("utf-8")
    (tmp_path / "charter.toml").write_text(text, "utf-8")
    assert netlint("due").stdout.startswith("1 November 2026, 23 days ago: overdue\n")
    assert netlint("due", "--isolated").stdout.startswith("1 november 2026, 23 dagen geleden: voorbij\n")


@pytest.mark.usefixtures("charter")
def test_a_calendar_has_each_day_with_an_alarm_before_it(netlint: Netlint) -> None:
    done = netlint("due", "--format", "ics")
    assert all(line.endswith("\r") for line in done.stdout.split("\n")[:-1])
    calendar = Calendar.from_ical(done.stdout)
    assert calendar["x-wr-calname"] == "What is due in Stroomop"
    assert (calendar["version"], calendar["method"]) == ("2.0", "PUBLISH")
    assert calendar["prodid"].startswith("-//netlint//")
    term, step = calendar.walk("VEVENT")
    assert term["summary"] == "Stroomop: The coordinator's term ends"
    assert str(term.decoded("dtstart")) == "2026-11-20"
    assert str(term.decoded("dtend")) == "2026-11-21"
    who, todo, where = str(step["description"]).split("\n")
    assert (who, where) == ("For Ana", "charter.toml: next-steps.pilot.due")
    assert "done-on" in todo
    (alarm,) = step.walk("VALARM")
    assert str(alarm.decoded("trigger")) == "-3 days, 9:00:00"  # at nine in the morning, three days before
    earlier = netlint("due", "--format", "ics", "--alarm", "2w").stdout
    assert {str(one.decoded("trigger")) for one in Calendar.from_ical(earlier).walk("VALARM")} == {"-14 days, 9:00:00"}


def test_two_runs_write_the_same_and_a_moved_day_moves_its_event(netlint: Netlint, charter: Path) -> None:
    charter.write_text((EXAMPLES / "healthy.charter.toml").read_text("utf-8"), "utf-8")
    first = netlint("due", "--format", "ics").stdout
    assert netlint("due", "--format", "ics").stdout == first
    text = charter.read_text("utf-8")
    pilot, story = text.index('[[next-steps]]\nid = "pilot-offer"'), text.index('[[next-steps]]\nid = "story-page"')
    end = text.index('[[next-steps]]\nid = "interviews"')
    swapped = text[:pilot] + text[story:end] + text[pilot:story] + text[end:]
    charter.write_text(swapped.replace("due = 2026-12-10", "due = 2027-01-31"), "utf-8")
    before, after = events(first), events(netlint("due", "--format", "ics", today="2026-11-25").stdout)
    assert len(before) >= 17
    assert before.keys() == after.keys()
    moved = [uid for uid in before if before[uid].decoded("dtstart") != after[uid].decoded("dtstart")]
    assert [str(after[uid].decoded("dtstart")) for uid in moved] == ["2027-01-31"]
    for uid in before:  # what is newer wins
        assert after[uid]["sequence"] > before[uid]["sequence"]
        assert after[uid].decoded("dtstamp") > before[uid].decoded("dtstamp")


def test_a_calendar_is_written_to_a_file_and_replaces_only_a_calendar(netlint: Netlint, tmp_path: Path) -> None:
    (tmp_path / "charter.toml").write_text(CHARTER, "utf-8")
    printed = netlint("due", "--format", "ics").stdout
    for _time in range(2):
        assert netlint("due", "--format", "ics", "--output", "due.ics").returncode == 0
        assert (tmp_path / "due.ics").read_bytes() == printed.encode()
    other = tmp_path / "other.ics"
    other.write_bytes(b"BEGIN:VCALENDAR\r\nPRODID:-//Someone//EN\r\nEND:VCALENDAR\r\n")
    for file in ("other.ics", "charter.toml"):
        before = (tmp_path / file).read_bytes()
        done = netlint("due", "--format", "ics", "--output", file)
        assert done.returncode == 2
        assert ("--force" in done.stderr) is (file == "other.ics")
        assert (tmp_path / file).read_bytes() == before
    assert netlint("due", "--format", "ics", "--output", "charter.toml", "--force").returncode == 2
    assert (tmp_path / "charter.toml").read_bytes() == before
    assert netlint("due", "--format", "ics", "--output", "other.ics", "--force").returncode == 0
    assert other.read_bytes() == printed.encode()


def test_an_empty_calendar_says_so_and_one_of_nothing_is_not_written(netlint: Netlint, tmp_path: Path) -> None:
    (tmp_path / "charter.toml").write_text('[network]\nname = "Stroomop"\n', "utf-8")
    done = netlint("due", "--format", "ics", "--output", "due.ics")
    assert (done.returncode, done.stderr) == (0, "Nothing is due, so the calendar is empty.\n")
    written = (tmp_path / "due.ics").read_bytes()
    (tmp_path / "charter.toml").write_text("a = = 1", "utf-8")
    assert netlint("due", "--format", "ics", "--output", "due.ics").returncode == 2
    assert (tmp_path / "due.ics").read_bytes() == written


@pytest.mark.parametrize("name", EVIL)
def test_hostile_text_stays_text(netlint: Netlint, charter: Path, name: str) -> None:
    evil = quoted(EVIL[name])
    charter.write_text(
        f'[network]\nname = {evil}\ngoals = [{{ statement = {evil}, due = 2027-01-01 }}]\n[[members]]\nid = "ana"\n'
        f'name = {evil}\n[[next-steps]]\nid = "a"\nwhat = {evil}\nowner = "ana"\ndue = 2026-12-01\n'
        f"[[agreements]]\nwith = {evil}\nuntil = 2026-12-02\n",
        "utf-8",
    )
    shown = netlint("due").stdout
    assert "1 overdue" not in shown
    assert all(line.isprintable() for line in shown.split("\n"))
    assert len(shown) < 4000
    data = netlint("due", "--format", "json").stdout
    assert len(json.loads(data)["due"]) == 3
    assert "\x1b" not in data
    text = netlint("due", "--format", "ics").stdout
    assert len(events(text)) == 3
    assert not any(letter < " " for letter in text.replace("\r\n", ""))
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert text.count("BEGIN:VEVENT") == text.count("\r\nBEGIN:VEVENT\r\n") == 3


def test_thousands_of_things_are_listed(netlint: Netlint, charter: Path) -> None:
    steps = (f'[[next-steps]]\nid = "s{at}"\ndue = 20{27 + at % 60}-01-{1 + at % 28:02}\n' for at in range(2000))
    charter.write_text("".join(steps), "utf-8")
    assert netlint("due").stdout.endswith("0 overdue, 2000 to come.\n")
    assert len(events(netlint("due", "--format", "ics").stdout)) == 2000


def test_bytes_of_a_calendar_get_no_line_ends_of_windows() -> None:
    raw = io.BytesIO()
    console = Console(None, io.TextIOWrapper(raw, "utf-8", newline="\r\n"), None)
    console.print_bytes(b"BEGIN:VCALENDAR\r\n")
    assert raw.getvalue() == b"BEGIN:VCALENDAR\r\n"
