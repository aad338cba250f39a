"""Runs: paths → reports, each with the settings nearest to it, over as many processes as pay. Prints nothing."""

import datetime as dt
import os
from collections import deque
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple, TypeAlias

from netlint import files, plugins, settings
from netlint.charter import read
from netlint.engine import CharterReport, check
from netlint.language import gettext as _
from netlint.rules import SEVERITIES
from netlint.selection import Selection
from netlint.settings import Overrides, Settings, SettingsError

BREAK_EVEN = 100
"""Charters from which a second process pays for its start; measured by `make bench` (docs/benchmark.md)."""
BATCH = 50
"""Charters that a process gets at a time: enough to make the handing over cheap, few enough to keep output flowing."""


class Options(NamedTuple):
    """What a run is asked to do; it can be handed to another process."""

    overrides: Overrides = Overrides()
    today: dt.date | None = None
    isolated: bool = False


class Trouble(NamedTuple):
    """Why netlint could not do its work on something: a message for people."""

    message: str


class Checked(NamedTuple):
    """A report, and what the settings nearest to its charter want done with it."""

    report: CharterReport
    fails: bool
    """Whether a finding is as severe as `fail-on` says, or worse."""
    crashed: bool
    max_findings: int


Outcome: TypeAlias = Checked | Trouble


class Linter:
    """Plugins and settings, loaded once, and what they say about charters."""

    def __init__(self, options: Options) -> None:
        """Load the plugins. Raises `PluginError` for one that cannot be loaded."""
        self.options = options
        self.plugins = plugins.load(isolated=options.isolated)
        self._by_folder: dict[Path, Path | None] = {}
        self._by_file: dict[Path | None, tuple[Settings, Selection]] = {}

    def settings_for(self, folder: Path) -> tuple[Settings, Selection]:
        """Give the settings nearest to a folder, and the rules that they select.

        Raises `SettingsError` for settings that cannot be used, and `OSError` where they cannot be read.
        """
        folder = folder.absolute()
        if folder not in self._by_folder:
            self._by_folder[folder] = None if self.options.isolated else settings.find(folder)
        file = self._by_folder[folder]
        if file not in self._by_file:
            loaded = settings.load(file, self.options.overrides, self.plugins.rules)
            self._by_file[file] = loaded, loaded.selection(self.plugins.rules)
        return self._by_file[file]

    def check_file(self, path: Path) -> Outcome:
        """Check one charter. What prevents that is said, not raised."""
        try:
            return self.check_bytes(str(path), path.parent, path.read_bytes)
        except OSError as error:
            reason = error.strerror or error
            return Trouble(_("{path} cannot be read: {reason}").format(path=path, reason=reason))

    def check_bytes(self, name: str, folder: Path, read_bytes: Callable[[], bytes]) -> Outcome:
        """Check the bytes of one charter with the settings nearest to `folder`. Raises what reading raises."""
        try:
            chosen, selection = self.settings_for(folder)
        except SettingsError as error:
            return Trouble("\n".join(error.problems))
        values = chosen.values
        document = read(name, read_bytes(), max_bytes=values.max_bytes)
        report = check(document, selection, today=self.options.today)._replace(spoken=values.lang)
        failing = SEVERITIES[: SEVERITIES.index(values.fail_on) + 1] if values.fail_on != "never" else ()
        return Checked(
            report,
            fails=any(finding.severity in failing for finding in report.findings),
            crashed=any(result.status == "crashed" for result in report.results.values()),
            max_findings=values.max_findings,
        )

    def find(self, path: Path) -> list[Path]:
        """Find the charters that a path stands for: a file is one whatever its name, a folder is looked through."""
        if not path.is_dir():
            return [path]
        return list(files.charters(path, self._is_excluded))

    def _is_excluded(self, path: Path) -> bool:
        """Say whether the settings nearest to a path leave it out."""
        try:
            chosen, _ = self.settings_for(path.parent)
        except SettingsError:
            return False  # checking the charter will say so
        if not chosen.values.exclude or chosen.file is None:
            return False
        relative = path.absolute().relative_to(chosen.file.parent).as_posix()
        return chosen.excludes(relative + "/" * path.is_dir())


_linter: Linter | None = None


def check_all(linter: Linter, paths: list[Path], jobs: int) -> Iterator[Outcome]:
    """Check charters in `jobs` processes (0: as many as pay), and give the outcomes in the order of `paths`."""
    if jobs == 0:
        jobs = min(os.cpu_count() or 1, 1 + len(paths) // BREAK_EVEN)
    if jobs == 1 or len(paths) <= 1:
        yield from map(linter.check_file, paths)
        return
    from concurrent.futures import Future, ProcessPoolExecutor  # noqa: PLC0415 (most runs are over before it is loaded)

    global _linter  # noqa: PLW0603 (a forked process finds the linter here, and need not load it again)
    _linter = linter
    batches = deque(paths[at : at + BATCH] for at in range(0, len(paths), BATCH))
    with ProcessPoolExecutor(jobs, initializer=_start, initargs=(linter.options,)) as pool:
        waiting: deque[Future[list[Outcome]]] = deque()
        try:
            while batches or waiting:
                while batches and len(waiting) < 2 * jobs + 2:
                    waiting.append(pool.submit(_check_batch, batches.popleft()))
                yield from waiting.popleft().result()
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _start(options: Options) -> None:
    """Make a process ready: the one that started it handles the interrupt."""
    global _linter  # noqa: PLW0603 (see above)
    import signal  # noqa: PLC0415 (only the processes of a large run need it)

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if _linter is None:
        _linter = Linter(options)


def _check_batch(paths: list[Path]) -> list[Outcome]:
    assert _linter is not None
    outcomes = [_linter.check_file(path) for path in paths]
    for outcome in outcomes:
        if isinstance(outcome, Checked):
            outcome.report.locate_all()
    return outcomes
