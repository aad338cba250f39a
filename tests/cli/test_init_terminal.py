"""`netlint init` in a terminal: what it asks, and that nothing is left when it is stopped."""

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
    for offer in ("netlint.toml", "CI"):
        terminal.wait_for(offer)
        terminal.wait_for("(j/N) ")
        terminal.press("\n")
    assert terminal.end() == 0
    for shown in (
        "Voornamen zijn genoeg.",
        "Genoteerd (3): Ana / Bo / Cas",
        "Dit is geen datum",
        "`Xia` is niet een van",
        "Beantwoord: 15 van de 15",
    ):
        assert shown in terminal.screen
    data = tomli.loads((tmp_path / "charter.toml").read_text("utf-8"))
    assert data["network"]["purpose"] == "Bewoners beslissen mee."
    assert [member["id"] for member in data["members"]] == ["ana", "bo", "cas"]
    assert data["meetings"] == [{"id": "bijeenkomst", "every": "2 weken", "day": "maandag"}]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["charter.schema.json", "charter.toml"]


def test_enter_skips_and_what_is_given_is_not_asked(start: Start, tmp_path: Path) -> None:
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


def test_no_input_asks_nothing(start: Start, tmp_path: Path) -> None:
    assert start("--no-input").end() == 0
    assert (tmp_path / "charter.toml").is_file()


def test_an_existing_charter_is_told_before_anything_is_asked(start: Start, tmp_path: Path) -> None:
    (tmp_path / "charter.toml").write_text("mine")
    terminal = start()
    assert terminal.end() == 2
    assert "already exists" in terminal.screen
    assert ">" not in terminal.screen
