"""The agenda: questions first, within the time, with what is due; it becomes the minutes."""

import re
from pathlib import Path

import pytest
from support.commands import ROOT, Netlint
from support.dead_text import LISTS, assert_dead
from support.hostile_text import EVIL, hostile, settings

from netlint.reporters.base import LEAST_MINUTES
from netlint.reporters.time_boxes import time_boxes

EXAMPLES = ROOT / "docs" / "examples"
AGENDA = ("--format", "agenda")


def minutes_in(agenda: str) -> list[int]:
    return [int(found) for found in re.findall(r"(?m)^## \d+\. .* \((\d+) (?:minutes?|minuten|minuut)\)$", agenda)]


@pytest.mark.parametrize("minutes", [15, 16, 29, 30, 31, 44, 45, 60, 61, 90, 240])
@pytest.mark.parametrize("questions", [0, 1, 2, 5, 60])
def test_time_boxes_add_up(minutes: int, questions: int) -> None:
    boxes = time_boxes(minutes, questions)
    parts = (boxes.check_in, boxes.due, *boxes.questions, boxes.closing)
    assert sum(parts) + boxes.rest == minutes
    assert min(parts) >= 2
    assert boxes.rest >= 0
    assert len(boxes.questions) <= questions
    assert boxes.questions or not questions
    assert all(5 <= one < 25 for one in boxes.questions)


@pytest.mark.parametrize("name", ["bleeding", "healthy", "mature", "nederlands", "young"])
@pytest.mark.parametrize("lang", ["en", "nl"])
def test_the_agenda_of_an_example_fits_its_time(netlint: Netlint, name: str, lang: str) -> None:
    for minutes in ("15", "60", "120"):
        agenda = netlint(str(EXAMPLES / f"{name}.charter.toml"), *AGENDA, "--minutes", minutes, "--lang", lang).stdout
        assert sum(minutes_in(agenda)) == int(minutes)
        assert agenda.startswith("# Agenda: ")


def test_a_point_has_its_question_first_and_a_line_for_the_outcome(netlint: Netlint) -> None:
    agenda = netlint(str(EXAMPLES / "nederlands.charter.toml"), *AGENDA, "--lang", "en").stdout
    assert (
        "## 4. What shall we write here, and who will make a first proposal? (10 minutes)\n\n"
        "Why: The charter still needs a real text in `next-steps.website.what`. (`NL015`, line 113)\n\n"
        "- Outcome:\n- Who:\n- By:\n" in agenda
    )
    assert len(re.findall(r"(?m)^## .*\?", agenda)) == 4
    assert "9 more questions wait for a next time." in agenda
    assert (
        "### For Youssef\n\n"
        "- [ ] Next step: Offerte voor twee keukentafelavonden in Zwolle (overdue: 2 November 2026, 22 days ago)\n"
        "  - Outcome:\n" in agenda
    )


def test_a_step_of_two_waits_for_each_of_them(netlint: Netlint) -> None:
    agenda = netlint(str(EXAMPLES / "healthy.charter.toml"), *AGENDA).stdout
    assert "### For Dilan\n\n- [ ] Next step: Put the story" in agenda
    assert ", with Bo\n" in agenda
    assert ", with Dilan\n" in agenda
    assert "2027-02" not in agenda
    assert "February" not in agenda  # later than in 60 days


def test_a_charter_without_findings_still_has_an_agenda(netlint: Netlint) -> None:
    agenda = netlint(str(EXAMPLES / "healthy.charter.toml"), *AGENDA).stdout
    assert "Each meeting begins with a round: how are you here?" in agenda
    assert "What else do we want to talk about? (40 minutes)" in agenda
    assert "next time" not in agenda


def test_a_suppressed_finding_is_no_point(netlint: Netlint, tmp_path: Path) -> None:
    (tmp_path / "charter.toml").write_text('[network]\nname = "S"\n', "utf-8")
    question = "What would be missing from the world if our network stopped tomorrow?"
    assert question in netlint(".", *AGENDA, "--select", "NL101").stdout
    (tmp_path / "netlint.toml").write_text(
        '[[exceptions]]\nrule = "NL101"\nreason = "x"\nuntil = 2026-12-01\n', "utf-8"
    )
    agenda = netlint(".", *AGENDA, "--select", "NL101").stdout
    assert question not in agenda
    assert "The exception from NL101 ends (1 December 2026, in 7 days)" in agenda


def test_what_cannot_be_read_is_to_be_fixed_before_the_meeting(netlint: Netlint, tmp_path: Path) -> None:
    (tmp_path / "charter.toml").write_text("a = = 1", "utf-8")
    agenda = netlint(".", *AGENDA).stdout
    assert "## Before the meeting\n" in agenda
    assert "- [ ] Write `=` once. (`NL001`, line 1)" in agenda
    assert "Not all of the charter can be read" in agenda
    assert "Nothing is due" not in agenda
    (tmp_path / "charter.toml").write_text("", "utf-8")
    assert "Nothing is due within 60 days." in netlint(".", *AGENDA).stdout


def test_without_a_date_nothing_is_said_of_what_is_due(netlint: Netlint) -> None:
    agenda = netlint(str(EXAMPLES / "healthy.charter.toml"), *AGENDA, "--timeless").stdout
    assert "This run has no date, so netlint does not know what is due." in agenda
    assert "- Date:\n" in agenda
    assert "[ ] 30 November" not in agenda


def test_minutes_are_for_an_agenda_and_have_a_floor(netlint: Netlint, tmp_path: Path) -> None:
    (tmp_path / "charter.toml").write_text('[network]\nname = "S"\n', "utf-8")
    done = netlint(".", "--minutes", "90")
    assert done.returncode == 2
    assert "--minutes is for an agenda. Add --format agenda." in done.stderr
    done = netlint(".", *AGENDA, "--minutes", str(LEAST_MINUTES - 1))
    assert done.returncode == 2
    assert "≥ 15" in done.stderr
    assert netlint(".", "--output", "agenda:agenda.md", "--minutes", "90").returncode == 1
    assert "90 minutes" in (tmp_path / "agenda.md").read_text("utf-8")


def test_minutes_are_never_overwritten_without_force(netlint: Netlint, tmp_path: Path) -> None:
    (tmp_path / "charter.toml").write_text('[network]\nname = "S"\n', "utf-8")
    args = (".", "-q", "--output", "agenda:agenda.md")
    assert netlint(*args).returncode == 1
    minutes = (tmp_path / "agenda.md").read_text("utf-8").replace("Outcome:", "Outcome: We go on.")
    (tmp_path / "agenda.md").write_text(minutes, "utf-8")
    assert netlint(*args).returncode == 2
    assert (tmp_path / "agenda.md").read_text("utf-8") == minutes
    assert netlint(*args, "--force").returncode == 1


@pytest.mark.parametrize("name", EVIL)
def test_hostile_text_is_dead(netlint: Netlint, tmp_path: Path, name: str) -> None:
    text = hostile(EVIL[name])
    (tmp_path / "charter.toml").write_text(text, "utf-8")
    (tmp_path / "netlint.toml").write_text(settings(EVIL[name]), "utf-8")
    agenda = netlint(".", *AGENDA).stdout
    assert agenda.startswith("# Agenda: ")
    assert_dead(agenda, but=LISTS)
    assert all(line.isprintable() or line == "" for line in agenda.replace("\u2060", "").split("\n"))
    assert len(agenda) < 100_000


def test_what_waits_for_someone_who_has_left_is_not_for_them(netlint: Netlint) -> None:
    agenda = netlint("--format", "agenda", str(EXAMPLES / "bleeding.charter.toml")).stdout
    assert "What is overdue (10 minutes)" in agenda
    assert "### From Marit, who has left\n\n- [ ] Next step: Draft statutes (overdue: 15 April 2026" in agenda
    assert "For Marit" not in agenda
