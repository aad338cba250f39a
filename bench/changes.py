"""Repairing many charters, and comparing two: the time that each takes, beside that of checking the same charters."""

import sys
from pathlib import Path
from typing import NamedTuple

import charters
from contenders import Tool
from measure import CLEAN, FINDINGS, Command, Runs, side_by_side

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
from support.slips import with_slips

COUNT = 1000
"""Charters that are repaired."""
SLIPS = 3
"""Mistakes in each."""


class Changes(NamedTuple):
    """The measurements, each beside its check."""

    check: Runs
    """Checking all charters."""
    fix: Runs
    """Repairing them, without writing."""
    single: Runs
    """Checking one charter."""
    diff: Runs
    """Comparing two."""

    @property
    def fix_ratio(self) -> float:
        """The wall time of the repair, in checks of the same charters."""
        return self.fix.ratio(self.check)

    @property
    def diff_ratio(self) -> float:
        """The wall time of comparing two charters, in two checks of one."""
        return self.diff.ratio(self.single) / 2


def measured(netlint: Tool, folder: Path, rounds: int, single_rounds: int) -> Changes:
    """Return the measurements of charters that are written below a folder."""
    _write(folder / "faulty")
    day = ("--today", charters.TODAY.isoformat())
    program, fine = netlint.command[0], (CLEAN, FINDINGS)
    many = [
        Command(f"netlint {name}", (program, *arguments, *day, "faulty"), folder, fine)
        for name, arguments in (("check", ("check", "--format", "concise")), ("fix --diff", ("fix", "--diff")))
    ]
    two = ["0000/0.charter.toml", "0000/1.charter.toml"]
    one = Command("netlint check", (program, "check", "--format", "concise", *day, two[0]), folder, fine)
    both = Command("netlint diff", (program, "diff", *day, *two), folder, fine)
    return Changes(
        *side_by_side(many, rounds=rounds, warm_ups=0), *side_by_side([one, both], rounds=single_rounds, warm_ups=2)
    )


def _write(folder: Path) -> None:
    folder.mkdir()
    for number in range(COUNT):
        text = with_slips(charters.charter(number), "nl" if number % 2 else "en", count=SLIPS, seed=number).text
        (folder / f"{number}.charter.toml").write_text(text, encoding="utf-8")
