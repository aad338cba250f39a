"""The first hour, as the pages about it tell it: what is typed is typed in a terminal, and the screen is compared."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from support import walkthrough
from support.commands import ROOT, Netlint
from support.walkthrough import commands, matches

if sys.platform == "win32":
    pytest.skip("a terminal of a test needs a system with pty", allow_module_level=True)

from support.terminal import Terminal

PAGES = [ROOT / "docs" / "first-hour.md", ROOT / "docs" / "first-hour.nl.md"]
TODAY = ("--today", "2026-11-24")
TYPED = re.compile(r"^(> |\([jy]/N\) )(.*)$", re.MULTILINE)
MOST_RUNS = 3
"""How often the charter is checked, at most, until it meets the first level."""


def steps(page: Path) -> Iterator[tuple[str, str]]:
    """Yield what is done: each command with what it prints, and each file with what is written or added to it."""
    for block in walkthrough.blocks(page):
        if block.language == "console":
            yield from commands(block.text)
        elif block.file:
            yield block.file, block.text


def joined(page: Path, folder: Path) -> Path:
    """Return a copy of a page in which an interview that goes on after a paragraph is one block again."""
    copy = folder / page.name
    text = page.read_text("utf-8").replace("```csv\n", "```toml\n")
    copy.write_text(re.sub(r"^```\n(?:(?!```).*\n)+?```interview\n", "", text, flags=re.MULTILINE), "utf-8")
    return copy


def interviewed(command: str, printed: str, folder: Path) -> None:
    """Answer the questions as a page does, in a terminal, and compare the screen."""
    terminal = Terminal([*command.split()[1:], *TODAY], folder, COLUMNS="80", NO_COLOR="1")
    for prompt, answer in TYPED.findall(printed):
        terminal.wait_for(prompt)
        terminal.press(f"{answer}\n")
    assert terminal.end() == 0, terminal.screen
    assert matches(printed, terminal.screen), terminal.screen


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_first_hour_goes_as_the_page_says(page: Path, netlint: Netlint, tmp_path: Path) -> None:
    outcomes: list[list[int]] = []
    for told, text in steps(joined(page, tmp_path)):
        if told.startswith("netlint init") and "--no-input" not in told:
            for file in ("charter.toml", "charter.schema.json"):
                (tmp_path / file).unlink(missing_ok=True)
            interviewed(told, text, tmp_path)
            outcomes.append([])
        elif told.startswith("netlint"):
            done = netlint(*told.split()[1:], COLUMNS="80", LC_ALL="C.UTF-8")
            assert matches(text, done.stdout), done.stdout + done.stderr
            outcomes[-1] += [done.returncode] if told == "netlint" else []
        else:
            with (tmp_path / told).open("a", encoding="utf-8") as file:
                file.write(f"\n{text}" if told == "charter.toml" else text)
    assert len(outcomes) == 2  # from nothing, and from a sheet
    assert all(runs[-1] == 0 and len(runs) <= MOST_RUNS for runs in outcomes)


def test_both_pages_do_the_same() -> None:
    one, other = ([re.sub(r" --lang (en|nl)", "", told) for told, _text in steps(page)] for page in PAGES)
    assert [told.replace("leden.csv", "members.csv") for told in other] == one
