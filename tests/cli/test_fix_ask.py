"""`netlint fix --ask` in a terminal: what it asks, and what comes of the answers."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("a terminal of a test needs a system with pty", allow_module_level=True)

from support.commands import RULE_TEMPLATE
from support.terminal import CTRL_C, CTRL_D, Terminal

CHARTER = """\
# Our charter.
[network]
name = "Stroomop"   # it is our name
founded = "2026-01-12"

[[meetings]]
id = "first"
every = "biweekly"   # or so

[[meetings]]
id = "second"
every = "biweekly"
"""
SELECTED = ("--select", "NL001,NL002,NL003,NL012")
Start = Callable[..., Terminal]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Write a charter, and start `netlint fix --ask` in a terminal."""
    started: list[Terminal] = []

    def begin(text: str, *args: str, **env: str) -> Terminal:
        (tmp_path / "charter.toml").write_text(text, "utf-8", newline="")
        given = ["fix", "--ask", "--today", "2026-11-24", *SELECTED, *args]
        started.append(Terminal(given, tmp_path, **{"LC_ALL": "en_US.UTF-8", **env}))
        return started[-1]

    yield begin
    for terminal in started:
        terminal.close()


def text(folder: Path) -> str:
    return (folder / "charter.toml").read_bytes().decode()


def test_each_finding_with_a_choice_is_asked_about(start: Start, tmp_path: Path) -> None:
    terminal = start(CHARTER)
    terminal.wait_for('charter.toml:8  warning: "biweekly" has two meanings.')
    terminal.wait_for('8 | every = "biweekly"   # or so')
    terminal.wait_for('1. Write `every = "2 weeks"` instead of `"biweekly"`.')
    terminal.wait_for("Type a number. Enter skips this one, and q stops asking.")
    terminal.type("3")
    terminal.wait_for("Type a number from 1 to 2, or press Enter to skip this one.")
    terminal.type("1")
    terminal.wait_for("charter.toml:12  warning:")
    terminal.type("")
    terminal.wait_for("Repaired 2 findings. 1 finding is left.")
    assert terminal.end() == 0
    wanted = CHARTER.replace('"2026-01-12"', "2026-01-12").replace('"biweekly"   #', '"2 weeks"   #')
    assert text(tmp_path) == wanted


@pytest.mark.parametrize("key", ["q\n", CTRL_D])
def test_a_person_who_stops_keeps_what_was_chosen(start: Start, tmp_path: Path, key: str) -> None:
    terminal = start(CHARTER)
    terminal.type("2")
    terminal.wait_for("charter.toml:12")
    terminal.wait_for("> ")
    terminal.press(key)
    assert terminal.end() == 0
    assert text(tmp_path).count('every = "2x per week"') == 1
    assert "founded = 2026-01-12" in text(tmp_path)


def test_ctrl_c_changes_nothing(start: Start, tmp_path: Path) -> None:
    terminal = start(CHARTER)
    terminal.type("1")
    terminal.wait_for("charter.toml:12")
    terminal.wait_for("> ")
    assert terminal.stop(CTRL_C) == 2
    assert "Stopped. charter.toml has not been changed." in terminal.screen
    assert "Interrupted" not in terminal.screen
    assert text(tmp_path) == CHARTER


def test_a_line_that_cannot_be_read_is_offered_as_it_should_be(start: Start, tmp_path: Path) -> None:
    broken = CHARTER.replace("[network]", "[network]\ntheme = water").replace('id = "first"', "id = \u201cfirst\u201d")
    terminal = start(broken.replace("\n", "\r\n"))
    terminal.wait_for("charter.toml:3  Put text in quotation marks")
    terminal.wait_for("3 | theme = water")
    terminal.wait_for('1. Write `theme = "water"` instead of this line.')
    terminal.type("1")
    terminal.wait_for("charter.toml:8  Use straight quotation marks")
    terminal.type("1")
    terminal.wait_for("charter.toml:9  warning")
    terminal.type("q")
    terminal.wait_for("Repaired 3 findings.")
    assert terminal.end() == 0
    wanted = CHARTER.replace("[network]", '[network]\ntheme = "water"').replace('"2026-01-12"', "2026-01-12")
    assert text(tmp_path) == wanted.replace("\n", "\r\n")


def test_a_line_that_nobody_corrects_leaves_the_file_as_it_is(start: Start, tmp_path: Path) -> None:
    broken = CHARTER.replace("[network]", "[network]\ntheme = water")
    terminal = start(broken)
    terminal.type("")
    terminal.wait_for("charter.toml cannot be repaired: line 3 cannot be read.")
    assert terminal.end() == 2
    assert "`--ask` offers" not in terminal.screen
    assert text(tmp_path) == broken


def test_a_choice_is_shown_as_a_diff(start: Start, tmp_path: Path) -> None:
    terminal = start(CHARTER, "--diff")
    terminal.type("1")
    terminal.type("q")
    terminal.wait_for('+every = "2 weeks"   # or so')
    assert terminal.end() == 1
    assert text(tmp_path) == CHARTER


def test_it_asks_in_dutch(start: Start, tmp_path: Path) -> None:
    terminal = start(CHARTER.replace("[network]", '[network]\nlanguage = "nl"'))
    terminal.wait_for('charter.toml:9  waarschuwing: "biweekly"')
    terminal.wait_for("1. Schrijf")
    terminal.wait_for("Typ een nummer. Met Enter sla je deze over, en met q stop je.")
    terminal.type("1")
    terminal.type("q")
    terminal.wait_for("2 bevindingen hersteld. Er is nog 1 bevinding over.")
    assert terminal.end() == 0
    assert 'every = "2 weeks"   # or so' in text(tmp_path)


def test_what_a_stranger_wrote_is_not_obeyed(start: Start) -> None:
    terminal = start(CHARTER.replace("# or so", "# \u202e\u009b31m or so"))
    terminal.type("q")
    terminal.end()
    assert not {"\u202e", "\u009b"} & set(terminal.screen)


def test_a_line_that_is_corrected_is_kept_if_another_is_not(start: Start, tmp_path: Path) -> None:
    broken = CHARTER.replace("[network]", "[network]\ntheme = water\ncontact = here")
    terminal = start(broken)
    terminal.type("1")
    terminal.wait_for("charter.toml:4  ")
    terminal.type("")
    terminal.wait_for("charter.toml cannot be repaired: line 4 cannot be read.")
    assert terminal.end() == 2
    assert text(tmp_path) == broken.replace("water", '"water"')


MEMBERS = """\
[network]
name = "Stroomop"
[[members]]
name = "Daniël Vos"
joined = "1-3-2026"

[coördinatie]
deputy = "Daniël"
"""


def test_each_line_has_the_number_that_it_has_in_the_file(start: Start, tmp_path: Path) -> None:
    """A choice can add a line; the file, which a person has open, still is as it was."""
    terminal = start(MEMBERS)
    for line, choice in ((7, "1"), (5, "2"), (8, "1")):
        terminal.wait_for(f"charter.toml:{line}  ")
        terminal.type(choice)
    assert terminal.end() == 0
    assert text(tmp_path) == (
        MEMBERS.replace("[[members]]", '[[members]]\nid = "daniel-vos"')
        .replace('"1-3-2026"', "2026-01-03")
        .replace("coördinatie", "coordination")
        .replace('"Daniël"', '"daniel-vos"')
    )
    for done in (
        '     3  Write `id = "daniel-vos"` below `[[members]]`',
        "     5  Write `joined = 2026-01-03` instead",
        "     7  Write `[coordinatie]` instead of this line.",
        "     7  Rename `[coordinatie]` to `[coordination]`.",
        '     8  Write `deputy = "daniel-vos"` instead',
    ):
        assert done in terminal.screen


def test_one_repair_is_done_or_skipped(start: Start) -> None:
    terminal = start("[network]\nmascot = 'heron'\n")
    terminal.wait_for("Type 1 to do this. Enter skips this one, and q stops asking.")
    terminal.type("2")
    terminal.type("")
    assert terminal.end() == 0
    assert terminal.screen.count("Type 1 to do this.") == 2


def test_a_rule_that_crashes_keeps_nobody_from_choosing(start: Start, tmp_path: Path) -> None:
    (tmp_path / "ours.py").write_text(RULE_TEMPLATE.format(begin="", inside="1 / 0"), "utf-8")
    (tmp_path / "netlint.toml").write_text('rule-files = ["ours.py"]\n', "utf-8")
    terminal = start(CHARTER, "--select", "OUR001")
    terminal.wait_for('charter.toml:8  warning: "biweekly" has two meanings.')
    terminal.type("1")
    terminal.wait_for('charter.toml:12  warning: "biweekly" has two meanings.')
    terminal.type("q")
    terminal.wait_for("Not checked, because a rule crashed:")
    assert terminal.end() == 2
    assert 'every = "2 weeks"   # or so' in text(tmp_path)


def test_an_interrupt_of_what_a_repair_leads_to_names_the_rule(start: Start, tmp_path: Path) -> None:
    inside = "CALLS.append(1)\n    if len(CALLS) > 1: raise KeyboardInterrupt"
    (tmp_path / "ours.py").write_text(RULE_TEMPLATE.format(begin="CALLS = []", inside=inside), "utf-8")
    (tmp_path / "netlint.toml").write_text('rule-files = ["ours.py"]\n', "utf-8")
    before = CHARTER.replace('founded = "2026-01-12"\n', "")
    terminal = start(before, "--select", "OUR001")
    terminal.wait_for('charter.toml:7  warning: "biweekly" has two meanings.')
    terminal.type("1")
    terminal.wait_for("Stopped. charter.toml has not been changed.")
    terminal.wait_for("Interrupted while running OUR001 ours on charter.toml (ours.py, line 15).")
    assert terminal.end() == 2
    assert text(tmp_path) == before
