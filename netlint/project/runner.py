"""Runs: paths → outcomes, over as many processes as pay; first each charter by itself, then all together."""

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from netlint.linter.charter_index import CharterIndex, CharterSummary
from netlint.linter.suppressions.model import Suppression
from netlint.project.project import CheckResult, Outcome, Project, RunOptions
from netlint.project.spool import Spool
from netlint.project.unused_settings import ExceptionUsage, RunCoverage, contradictory_exceptions

BREAK_EVEN = 300
"""Charters from which a second process pays for its start; measured by `make bench` (docs/benchmark.md)."""
BATCH = 50
"""Charters that a process gets at a time: enough to make the handing over cheap, few enough to show progress."""
IN_MEMORY = 2 * 1024 * 1024
"""Bytes of outcomes that are kept in memory until all charters are seen; what comes on top waits on disk."""


class BatchResult(NamedTuple):
    """What came of some charters: the outcomes, ready to be put away, and what is needed before they are taken up."""

    size: int
    packed: bytes
    cards: list[CharterSummary]
    exceptions: list[tuple[Path, tuple[Suppression, ...]]]
    """What came of the exceptions in each charter that they are about."""


def check_files(
    linter: Project, paths: list[Path], jobs: int, progress: Callable[[int], None] = lambda _done: None
) -> Iterator[Outcome]:
    """Check charters in `jobs` processes (0: as many as pay), and give the outcomes in the order of `paths`.

    `progress` is told how many charters more have been checked, as they are.
    """
    coverage = RunCoverage(linter, paths)
    if len(paths) <= 1:
        for path in paths:
            yield from conclude(linter, linter.check_file(path), coverage)
        yield from coverage.idle()
        yield from contradictory_exceptions(linter)
        return
    cards: list[CharterSummary] = []
    exceptions = ExceptionUsage(linter, coverage)
    with contextlib.closing(Spool(IN_MEMORY)) as spool:
        for batch in _batches(linter, paths, jobs):
            spool.add(batch.packed)
            cards += batch.cards
            for path, outcomes in batch.exceptions:
                exceptions.add(path, outcomes)
            progress(batch.size)
        yield from _together(linter, spool, CharterIndex(cards), exceptions)
    yield from exceptions.lost()
    yield from coverage.idle()
    yield from contradictory_exceptions(linter)


def conclude(linter: Project, outcome: Outcome, coverage: RunCoverage | None = None) -> Iterator[Outcome]:
    """Give the outcome of the only charter of a run, with what is said at the end of it.

    Without `coverage`, as of standard input, nothing is said of exceptions that may be about other charters.
    """
    if not isinstance(outcome, CheckResult) or not outcome.report.exceptions:
        yield outcome
        return
    exceptions = ExceptionUsage(linter, coverage or RunCoverage(linter, []))
    exceptions.add(outcome.path, outcome.report.exceptions)
    yield linter.check_together(outcome, None, exceptions.unused(outcome.path), outcome.report.document)
    yield from exceptions.lost()


def _together(linter: Project, spool: Spool, charters: CharterIndex, exceptions: ExceptionUsage) -> Iterator[Outcome]:
    """Take the outcomes up again, and look at each as one of all."""
    if exceptions.are_waiting:  # only when all have been looked at is it known which of these are of no use
        for outcome in _taken_up(spool):
            if isinstance(outcome, CheckResult) and outcome.report.waits and outcome.report.exceptions:
                exceptions.add(outcome.path, linter.check_together(outcome, charters, []).report.exceptions)
    for outcome in _taken_up(spool):
        if isinstance(outcome, CheckResult):
            yield linter.check_together(outcome, charters, exceptions.unused(outcome.path))
        else:
            yield outcome


def _taken_up(spool: Spool) -> Iterator[Outcome]:
    """Take the outcomes up again, in their order."""
    import pickle  # noqa: PLC0415 (most runs have one charter)

    for packed in spool:
        yield from pickle.loads(packed)  # noqa: S301 (this run has put it there)


def _batches(linter: Project, paths: list[Path], jobs: int) -> Iterator[BatchResult]:
    """Check charters batch by batch, in their order."""
    from netlint.project.worker_pool import available, in_order  # noqa: PLC0415 (most runs have one charter)

    wanted = jobs or 1 + len(paths) // BREAK_EVEN
    count = min(wanted, len(paths), available()) if wanted > 1 else 1
    size = min(BATCH, -(-len(paths) // count))
    batches = [paths[at : at + size] for at in range(0, len(paths), size)]
    return in_order(_Checker(linter.options, paths, linter), batches, min(count, len(batches)))


class _Checker:
    """Checks batches of charters, in this process or in another, which may have to load the linter anew."""

    def __init__(self, options: RunOptions, paths: list[Path], linter: Project | None = None) -> None:
        """Check some of `paths`, all those of the run; a linter that is made for that is told of all of them."""
        self._options = options
        self._paths = paths
        self._linter = linter

    def __reduce__(self) -> tuple[Any, ...]:
        """Travel without the linter."""
        return _Checker, (self._options, self._paths)

    def __call__(self, paths: list[Path]) -> BatchResult:
        """Check a batch."""
        import pickle  # noqa: PLC0415 (see above)

        if self._linter is None:
            self._linter = Project(self._options)
            self._linter.prepare(self._paths)
        outcomes = [self._linter.check_file(path) for path in paths]
        checked = [outcome for outcome in outcomes if isinstance(outcome, CheckResult)]
        for one in checked:
            one.report.locate_all()
        return BatchResult(
            len(paths),
            pickle.dumps(outcomes, pickle.HIGHEST_PROTOCOL),
            [one.report.card for one in checked],
            [(one.path, one.report.exceptions) for one in checked if one.report.exceptions],
        )
