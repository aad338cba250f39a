"""Repairs the charters of a run, in one process or several. Writes no file."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from netlint.linter.fixed import Fixed
from netlint.project.checker import Checker, CheckOptions
from netlint.project.fixer import Fixer
from netlint.project.project import Project, ProjectOptions, RunError
from netlint.project.runner import in_batches

BREAK_EVEN = 100
"""Charters from which a second process pays for its start. The project chose this limit."""


def fix_files(
    fixer: Fixer, paths: list[Path], jobs: int, progress: Callable[[int], None] = lambda _done: None
) -> Iterator[Fixed | RunError]:
    """Yield charters with their repairs, in the order of `paths`; in `jobs` processes (0: as many as pay).

    `progress` is told how many charters more have been looked at.
    """
    if len(paths) <= 1:
        yield from map(fixer.fix_file, paths)
        return
    for batch in in_batches(_BatchFix(fixer, paths), paths, jobs, BREAK_EVEN):
        progress(len(batch))
        yield from batch


class _BatchFix:
    """Repairs batches of charters, in this process or in another, which loads plugins and settings for itself."""

    def __init__(self, fixer: Fixer, paths: list[Path]) -> None:
        """Repair some of `paths`, all those of the run."""
        self._fixer = fixer
        self._paths = paths

    def __reduce__(self) -> tuple[Any, ...]:
        """Return what another process makes the same of."""
        checker = self._fixer.checker
        return _loaded, (checker.project.options, checker.options, self._paths)

    def __call__(self, paths: list[Path]) -> list[Fixed | RunError]:
        """Repair a batch."""
        fixed = [self._fixer.fix_file(path) for path in paths]
        for one in fixed:
            if isinstance(one, Fixed):
                one.report.locate_all()
        return fixed


def _loaded(options: ProjectOptions, check_options: CheckOptions, paths: list[Path]) -> _BatchFix:
    """Load plugins and settings in another process; a run has to know all its rules before it checks any charter."""
    project = Project(options)
    project.prepare(paths)
    return _BatchFix(Fixer(Checker(project, check_options)), paths)
