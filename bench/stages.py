"""The stages of netlint's work: the imports of a process, and the stages of checking a charter."""

import datetime as dt
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import NamedTuple

import tomli
from measure import Command, side_by_side

from netlint.charter import Charter, convert
from netlint.linter.context import LintContext
from netlint.linter.engine import check
from netlint.linter.fixtures import RunOptions
from netlint.plugins.registry import load_plugins
from netlint.project.files import WorkingTree
from netlint.settings import Overrides, SettingsSource, load
from netlint.toml import parse

IMPORTS = (
    ("pass", "the interpreter itself"),
    ("import pathlib, datetime", "plus what any such tool needs from the standard library"),
    ("import pathlib, datetime, click", "plus click"),
    ("import pathlib, datetime, click, tomli, pluggy", "plus tomli and pluggy"),
    ("import pathlib, datetime, click, tomli, pluggy, msgspec", "plus msgspec"),
    ("import pathlib, datetime, click, tomli, pluggy, netlint.charter", "plus the model of a charter"),
    (
        "import netlint.cli.commands.check; from netlint.plugins import registry; registry.load_plugins(isolated=True)",
        "plus all rules",
    ),
)
"""Programs, each with its description. Each one imports the same as the one before it, and something more."""


class Stage(NamedTuple):
    """A stage of the work, and its time in seconds."""

    what: str
    seconds: float

    def cells(self) -> tuple[str, str]:
        """Return the cells of its row."""
        return self.what, f"{self.seconds * 1000:.2f} ms"


def imports(folder: Path, rounds: int) -> list[Stage]:
    """Measure the time of processes that import more and more."""
    commands = [Command(what, (sys.executable, "-I", "-c", code), folder) for code, what in IMPORTS]
    return [
        Stage(command.name, runs.wall)
        for command, runs in zip(commands, side_by_side(commands, rounds=rounds, warm_ups=2), strict=True)
    ]


def checking(paths: Sequence[Path], today: dt.date) -> list[Stage]:
    """Measure the stages of checking a charter, in one process: medians over charters that can be read."""
    plugins = load_plugins(isolated=True)
    selection = load(SettingsSource(WorkingTree()), Overrides(), plugins).resolve(plugins.rules).selection
    documents = [parse(path.name, path.read_bytes()) for path in paths]
    sound = [document for document in documents if document.data is not None]
    given = [document.data for document in sound if document.data is not None]
    texts = [document.source.text for document in sound]
    for document in sound:  # what is done once in a process is not what a charter costs
        check(document, selection, LintContext(RunOptions(today)))
    parsing = median(_seconds(lambda: tomli.loads(text)) for text in texts)  # noqa: B023 (called at once)
    fitting = median(_seconds(lambda: convert(data, Charter)) for data in given)  # noqa: B023 (the same)
    checked = median(_seconds(lambda: check(one, selection, LintContext(RunOptions(today)))) for one in sound)  # noqa: B023 (the same)
    return [
        Stage("parse the TOML (tomli)", parsing),
        Stage("make the model (msgspec)", fitting),
        Stage(f"run {len(selection.rules)} rules", checked - fitting),
    ]


def _seconds(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return perf_counter() - start
