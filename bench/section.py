"""What all measurements share: the charters, the tools, and a section of the page that they make."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import charters
from contenders import Tool
from measure import CLEAN, FINDINGS, Command
from report import Target

SINGLE_ROUNDS = 15
"""Rounds of a command that takes a fraction of a second."""


class Bench(NamedTuple):
    """The settings that all measurements share."""

    folder: Path
    total: int
    """The number of charters without defects, and of those with defects."""
    rounds: int
    netlint: Tool
    others: tuple[Tool, ...]
    schema: Path
    """The schema that all tools use."""

    @property
    def tools(self) -> tuple[Tool, ...]:
        """All tools, netlint first."""
        return self.netlint, *self.others

    def netlint_on(self, paths: Sequence[str], *options: str, output: str = "") -> Command:
        """Return the command that checks charters with netlint, in one process unless options change that.

        Its output goes to a file in the folder, if `output` names one.
        """
        command = self.netlint.on(self.folder, (*(options or ("--jobs", "1")), *paths), fine=(CLEAN, FINDINGS))
        return command._replace(output=output)


class Section(NamedTuple):
    """A section of the results: its Markdown, and its targets."""

    text: str
    targets: tuple[Target, ...] = ()


def first(count: int, within: str = "") -> list[str]:
    """Return paths for the first charters below the folder `within`: whole folders, and the others one by one."""
    whole, rest = divmod(count, charters.PER_FOLDER)
    folders = [charters.relative(number * charters.PER_FOLDER).parent for number in range(whole)]
    files = [charters.relative(whole * charters.PER_FOLDER + number) for number in range(rest)]
    return [str(within / path) for path in (*folders, *files)]
