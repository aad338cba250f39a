"""The stages of netlint's work: the imports of a process, and the stages of checking a charter."""

import datetime as dt
import pickle
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import NamedTuple

import tomli
from measure import Command, side_by_side

import netlint
from netlint.charter import Charter, convert
from netlint.linter.context import LintContext
from netlint.linter.engine import check
from netlint.linter.fixtures import RunOptions
from netlint.linter.report import CharterReport
from netlint.plugins.registry import load_plugins
from netlint.project.files import WorkingTree
from netlint.reporters import ParallelReporter, ReportContext
from netlint.reporters.concise import Concise
from netlint.reporters.json import Json
from netlint.reporters.sarif import Sarif
from netlint.reporters.text import Text
from netlint.settings import Overrides, SettingsSource, load
from netlint.toml import parse

WARM = 30
"""Reports that are drawn before time is taken: what is done once in a run is not what a charter costs."""
MOST = 50
"""The most findings that a format for people shows of one charter, as in the settings."""
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
    reports = [check(one, selection, LintContext(RunOptions(today))) for one in sound]
    context = ReportContext(plugins.rules, today, translator=plugins.translator(), version=plugins.version)
    return [
        Stage("parse the TOML (tomli)", parsing),
        Stage("make the model (msgspec)", fitting),
        Stage(f"run {len(selection.rules)} rules", checked - fitting),
        *(_drawing(kind, context, reports) for kind in (Text, Concise, Json, Sarif)),
    ]


def _drawing(kind: type[ParallelReporter], context: ReportContext, reports: Sequence[CharterReport]) -> Stage:
    """Measure drawing reports, each of which is new: what was found out for another format is not known yet."""
    reporter, arrived = kind(context), pickle.loads(pickle.dumps(reports))  # noqa: S301 (it was made here)
    for report in reports[:WARM]:
        reporter.draw(report, MOST)
    times = [_seconds(lambda: reporter.draw(report, MOST)) for report in arrived]  # noqa: B023 (called at once)
    return Stage(f"find the places, and draw {kind.__name__.lower()}", median(times))


def in_process(paths: Sequence[Path], today: dt.date) -> float:
    """Return the seconds that `netlint.check` takes for one text: the median over charters."""
    texts = [path.read_text(encoding="utf-8") for path in paths]
    for text in texts:
        netlint.check(text, today=today)
    return median(_seconds(lambda: netlint.check(text, today=today)) for text in texts)  # noqa: B023 (called at once)


def _seconds(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return perf_counter() - start
