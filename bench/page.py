"""The page of a large network in trouble: how many bytes it has, and the time that it takes beyond the check."""

import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from contenders import Tool
from measure import CLEAN, FINDINGS, Command, Runs, side_by_side

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
from support.large_network import FINDINGS as OPEN
from support.large_network import MEMBERS, TODAY, large_network

__all__ = ["MEMBERS", "OPEN", "Page", "measured"]
KIB = 1024


class Page(NamedTuple):
    """The measurements of one page."""

    size: float
    """KiB."""
    check: Runs
    """Checking alone, with a line for each finding."""
    page: Runs
    """Checking, and writing the page."""

    @property
    def beyond(self) -> float:
        """The seconds that the page takes beyond the check."""
        return self.page.wall - self.check.wall


def measured(netlint: Tool, folder: Path, rounds: int) -> Page:
    """Return the measurements of the page, side by side with the check alone."""
    (folder / "large.toml").write_text(large_network(), encoding="utf-8")
    commands = [_command(netlint, folder, kind) for kind in ("concise", "html")]
    size = len(subprocess.run(commands[1].arguments, cwd=folder, check=False, stdout=subprocess.PIPE).stdout)  # noqa: S603
    return Page(size / KIB, *side_by_side(commands, rounds=rounds, warm_ups=2))


def _command(netlint: Tool, folder: Path, kind: str) -> Command:
    day = ("--today", TODAY, "--format", kind, "large.toml")
    return Command(f"netlint --format {kind}", (netlint.command[0], *day), folder, (CLEAN, FINDINGS))
