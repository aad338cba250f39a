"""`netlint decide` in a terminal: what it asks, and that nothing is written when it is stopped."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import tomli

if sys.platform == "win32":
    pytest.skip("a terminal of a test needs a system with pty", allow_module_level=True)

from support.terminal import CTRL_C, CTRL_D, Terminal

CHARTER = """\
[network]
name = "Stroomop"
language = "nl"
review-by = 2027-05-01

[[members]]
id = "ana"
name = "Ana"

[[members]]
id = "bo"

[[next-steps]]
id = "logo"
what = "Een logo"

[[next-steps]]
id = "site"
what = "Een site"
"""
Start = Callable[..., Terminal]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Start `netlint decide` in a terminal, in a folder with a charter."""
    (tmp_path / "charter.toml").write_text(CHARTER, "utf-8")
    started: list[Terminal] = []

    def begin(*args: str, **env: str) -> Terminal:
        started.append(Terminal(["decide", *args, "--today", "2026-11-24"], tmp_path, **env))
        return started[-1]

    yield begin
    for terminal in started:
        terminal.close()


def exceptions(folder: Path) -> list[dict[str, object]]:
    found: list[dict[str, object]] = tomli.loads((folder / "netlint.toml").read_text("utf-8"))["exceptions"]
    return found


def test_a_whole_decision_in_dutch(start: Start, tmp_path: Path) -> None:
    terminal = start("NL415")
    for said in ("3", "2", "n.v.t.", "Wie tijd heeft,\tpakt het op.", "Anna", "ana en Bo", "ooit", "1 juni 2020", ""):
        terminal.type(said)
    terminal.wait_for("(J/n) ")
    terminal.press("\n")
    assert terminal.end() == 0
    for shown in (
        "  2. charter.toml:17 NL415 next-steps.site",
        "Typ nummers van 1 tot en met 2, met komma's ertussen.",
        "Schrijf de reden in een zin, of druk op Ctrl-C om te stoppen.",
        "`Anna` staat in dit handvest niet bij de leden. Bedoel je `ana`?",
        "`ooit` is geen datum",
        "2020-06-01 is al voorbij.",
        "Druk op Enter voor 2027-05-01: dan bekijken jullie het handvest samen.",
        "Geschreven. Er telt nu 1 bevinding niet meer mee",
    ):
        assert shown in " ".join(
            terminal.screen.replace("\n", " \n ").split(" \n ")
        ) or shown in terminal.screen.replace("\n", " ")
    (one,) = exceptions(tmp_path)
    assert one["at"] == "next-steps.site.owner"
    assert one["agreed-by"] == ["ana", "bo"]
    assert str(one["until"]) == "2027-05-01"


@pytest.mark.parametrize(
    ("choice", "places"),
    [("", ["next-steps.logo.owner", "next-steps.site.owner"]), ("0", [None]), ("1", ["next-steps.logo.owner"])],
)
def test_one_several_or_all_can_be_chosen(start: Start, tmp_path: Path, choice: str, places: list[str | None]) -> None:
    terminal = start("NL415", "--lang", "en")
    for said in (choice, "Whoever has time does it.", "", "no"):
        terminal.type(said)
    terminal.wait_for("(Y/n) ")
    terminal.press("y\n")
    assert terminal.end() == 0
    assert [one.get("at") for one in exceptions(tmp_path)] == places
    assert [set(one) - {"at"} for one in exceptions(tmp_path)] == [{"rule", "reason", "agreed-on"}] * len(places)


def test_only_what_is_missing_is_asked(start: Start, tmp_path: Path) -> None:
    given = ("--reason", "It is fine.", "--agreed-by", "bo", "--no-until", "--lang", "en")
    terminal = start("NL101", *given)
    assert terminal.end() == 0
    assert "> " not in terminal.screen
    assert exceptions(tmp_path)[0]["agreed-by"] == ["bo"]


def test_a_comment_needs_only_a_reason(start: Start, tmp_path: Path) -> None:
    terminal = start("NL101", "--comment", "--lang", "en")
    terminal.type("We decide in May.")
    terminal.wait_for("(Y/n) ")
    terminal.press("\n")
    assert terminal.end() == 0
    assert (tmp_path / "charter.toml").read_text("utf-8") == ("# netlint: ignore[NL101] We decide in May.\n" + CHARTER)


def test_the_reason_of_an_exception_that_has_ended_can_be_kept(start: Start, tmp_path: Path) -> None:
    (tmp_path / "netlint.toml").write_text(
        '[[exceptions]]\nrule = "no-purpose"\nreason = "In May."\nuntil = 2026-01-01\n', "utf-8"
    )
    terminal = start("NL101", "--lang", "en")
    terminal.wait_for("Press Enter to keep the earlier reason: In May.")
    for said in ("", "", "2027-01-01"):
        terminal.type(said)
    terminal.wait_for("(Y/n) ")
    terminal.press("\n")
    assert terminal.end() == 0
    assert (tmp_path / "netlint.toml").read_text("utf-8") == (
        '[[exceptions]]\nrule = "no-purpose"\nreason = "In May."\nuntil = 2027-01-01\nagreed-on = 2026-11-24\n'
    )


@pytest.mark.parametrize(("answer", "code"), [("ja", 0), ("nee", 2)])
def test_only_yes_or_no_ends_the_last_question(start: Start, tmp_path: Path, answer: str, code: int) -> None:
    terminal = start("NL101")
    for said in ("Zo is het goed.", "", "nee"):
        terminal.type(said)
    terminal.wait_for("(J/n) ")
    terminal.press("misschien\n")
    terminal.wait_for("Typ ja of nee. Met Ctrl-C stop je, en dan wordt er niets geschreven.")
    assert not (tmp_path / "netlint.toml").exists()
    terminal.press(f"{answer}\n")
    assert terminal.end() == code
    assert (tmp_path / "netlint.toml").exists() == (code == 0)


@pytest.mark.parametrize("key", [CTRL_C, CTRL_D])
@pytest.mark.parametrize("at", range(4))
def test_stopping_writes_nothing(start: Start, tmp_path: Path, key: str, at: int) -> None:
    terminal = start("NL101")
    for said in ("Zo is het goed.", "", "")[:at]:
        terminal.type(said)
    terminal.wait_for("(J/n) " if at == 3 else "> ")
    assert terminal.stop(key) == 2
    assert "Gestopt. Er is niets geschreven." in terminal.screen
    assert [path.name for path in tmp_path.iterdir()] == ["charter.toml"]


def test_no_to_what_is_shown_writes_nothing(start: Start, tmp_path: Path) -> None:
    terminal = start("NL101")
    for said in ("Zo is het goed.", "", ""):
        terminal.type(said)
    terminal.wait_for("(J/n) ")
    terminal.press("nee\n")
    assert terminal.end() == 2
    assert "Er is niets geschreven." in terminal.screen
    assert [path.name for path in tmp_path.iterdir()] == ["charter.toml"]
