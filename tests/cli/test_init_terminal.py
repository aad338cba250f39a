"""`netlint init` in a terminal: what it asks, and that nothing is left when it is stopped."""

import datetime as dt
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import tomli

if sys.platform == "win32":
    pytest.skip("a terminal of a test needs a system with pty", allow_module_level=True)

from support.terminal import CTRL_C, CTRL_D, Terminal

from netlint.linter.interview import QUESTIONS

Start = Callable[..., Terminal]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Start `netlint init` in a terminal."""
    started: list[Terminal] = []

    def begin(*args: str, **env: str) -> Terminal:
        started.append(Terminal(["init", "--today", "2026-11-24", *args], tmp_path, **env))
        return started[-1]

    yield begin
    for terminal in started:
        terminal.close()


def test_a_whole_interview_in_dutch(start: Start, tmp_path: Path) -> None:
    terminal = start()
    terminal.wait_for("Nederlands of English? (nl/en) ")
    terminal.press("nl\n")
    for said in (
        "Stroomop",
        "?",
        "Ana, Bo",
        "Cas",
        "",
        "ooit",
        "juni 2026",
        "Oud doel",
        "<",
        "<",
        "",
        "Bewoners beslissen mee.",
    ):
        terminal.type(said)
    for said in (
        "We leren",
        "",
        "Openheid: op papier",
        "Zorg",
        "",
        "Waterschappen: meepraten",
        "",
        "Eén tafel",
        "helft",
    ):
        terminal.type(said)
    for said in ("Xia", "Ana, Bo, 1 juni 2027", "1,2", "soms", "2 weken, maandag", "Bellen, Bo, 12 jan 2027", "1"):
        terminal.type(said)
    terminal.type("1 maandelijks, 2 per kwartaal")
    terminal.wait_for("alleen de belangrijkste regels zien?")
    for answer in ("?", ""):
        terminal.wait_for("(j/N) ")
        terminal.press(f"{answer}\n")
    assert terminal.end() == 0
    for shown in (
        "Voornamen zijn genoeg.",
        "Genoteerd (3): Ana / Bo / Cas",
        "netlint kent deze datum niet.",
        "Jullie antwoord is nu: juni 2026.",
        "`Xia` staat niet bij de leden",
        "Genoteerd: Ana, vervanger Bo, tot en met 2027-06-01.",
        "netlint schrijft dan netlint.toml",
        "Beantwoord: 15 van de 15",
    ):
        assert shown in terminal.screen
    data = tomli.loads((tmp_path / "charter.toml").read_text("utf-8"))
    assert data["network"]["purpose"] == "Bewoners beslissen mee."
    assert [member["id"] for member in data["members"]] == ["ana", "bo", "cas"]
    assert data["meetings"] == [{"id": "bijeenkomst", "every": "2 weken", "day": "maandag"}]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["charter.schema.json", "charter.toml"]


def test_enter_skips_and_what_is_given_is_not_asked(start: Start, tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    terminal = start("--name", "Stroomop", NETLINT_LANG="en")
    for _question in QUESTIONS[1:]:
        terminal.type("")
    for answer in ("n\n", "y\n"):
        terminal.wait_for("(y/N) ")
        terminal.press(answer)
    for name in ("jenkins", "forgejo"):
        terminal.type(name)
    assert terminal.end() == 0
    assert "Nederlands of English" not in terminal.screen
    assert "What is the name" not in terminal.screen
    assert "Choose one of these, or press Enter: github, gitlab, forgejo or azure." in terminal.screen
    assert (tmp_path / ".forgejo" / "workflows" / "netlint.yml").is_file()
    assert tomli.loads((tmp_path / "charter.toml").read_text())["network"]["name"] == "Stroomop"


@pytest.mark.parametrize(("key", "at"), [(CTRL_C, 0), (CTRL_C, 3), (CTRL_D, 0), (CTRL_D, 3), (CTRL_C, 15)])
def test_stopping_leaves_no_file(start: Start, tmp_path: Path, key: str, at: int) -> None:
    terminal = start(LC_ALL="nl_NL.UTF-8")
    for _question in range(at):
        terminal.type("")
    terminal.wait_for("(j/N) " if at == len(QUESTIONS) else "> ")
    assert terminal.stop(key) == 2
    assert "Gestopt. Er is niets geschreven." in terminal.screen
    assert list(tmp_path.iterdir()) == []


def test_going_back_shows_the_answer_and_enter_keeps_it(start: Start, tmp_path: Path) -> None:
    terminal = start("--lang", "nl", COLUMNS="200")
    for said in ("Stroomop", "1. Fleur", "- Kees", "?", "<", "", "", "2025", "<", "<", "", ""):
        terminal.type(said)
    terminal.wait_for("4/15.")
    terminal.wait_for("> ")
    terminal.stop(CTRL_C)
    assert terminal.screen.count("Jullie antwoord is nu: 1. Fleur / - Kees.") == 2
    assert "Jullie antwoord is nu: Stroomop. Druk op Enter om het te houden" in terminal.screen
    assert "Jullie antwoord is nu: 2025." in terminal.screen
    assert "Genoteerd (2): Fleur / Kees" in terminal.screen
    assert list(tmp_path.iterdir()) == []


def test_stopping_prints_the_answers_as_a_file_that_can_be_used(start: Start, tmp_path: Path) -> None:
    terminal = start("--lang", "nl", "--client", 'De "Bron"')
    for said in ("Stroomop", "Fleur", "Kees", "", "weet ik niet"):
        terminal.type(said)
    terminal.wait_for("4/14.")
    terminal.wait_for("> ")
    assert terminal.stop(CTRL_C) == 2
    assert "Dan laten we deze vraag nog open." in terminal.screen
    so_far = terminal.screen.replace("\r", "").partition("Tot nu toe:\n")[2]
    lines = [line for line in so_far.split("\n") if " = " in line]
    assert tomli.loads("\n".join(lines)) == {"name": "Stroomop", "member": ["Fleur", "Kees"], "client": 'De "Bron"'}
    assert "netlint init --answers antwoorden.toml" in so_far
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("key", [CTRL_C, CTRL_D])
def test_stopping_at_the_offers_still_writes_a_charter_with_answers(start: Start, tmp_path: Path, key: str) -> None:
    terminal = start("--lang", "nl", "--name", "Stroomop")
    for _question in QUESTIONS[1:]:
        terminal.type("")
    terminal.wait_for("(j/N) ")
    assert terminal.stop(key) == 0
    assert "Alle vragen zijn gesteld, dus netlint schrijft het handvest." in terminal.screen
    assert tomli.loads((tmp_path / "charter.toml").read_text("utf-8"))["network"]["name"] == "Stroomop"
    assert not (tmp_path / "netlint.toml").exists()


def test_only_the_part_that_is_not_clear_is_asked_again(start: Start, tmp_path: Path) -> None:
    keys = [question.key for question in QUESTIONS]
    terminal = start("--lang", "nl", "--member", "Fleur, Kees")
    for key in keys:
        if key == "member":
            continue
        for said in {"next-step": ("Bellen, Kees, volgende week", "vrijdag"), "meeting": ("maandag", "elke maand")}.get(
            key, ("",)
        ):
            terminal.type(said)
    terminal.wait_for("(j/N) ")
    terminal.press("\n")
    assert terminal.end() == 0
    data = tomli.loads((tmp_path / "charter.toml").read_text("utf-8"))
    assert (data["next-steps"][0]["what"], data["next-steps"][0]["due"]) == ("Bellen", dt.date(2026, 11, 27))
    assert (data["meetings"][0]["every"], data["meetings"][0]["day"]) == ("elke maand", "maandag")


def test_no_input_asks_nothing(start: Start, tmp_path: Path) -> None:
    assert start("--no-input").end() == 0
    assert (tmp_path / "charter.toml").is_file()


def test_an_existing_charter_is_told_before_anything_is_asked(start: Start, tmp_path: Path) -> None:
    (tmp_path / "charter.toml").write_text("mine")
    terminal = start()
    assert terminal.end() == 2
    assert "already exists" in terminal.screen
    assert ">" not in terminal.screen
