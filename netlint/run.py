"""Runs: paths → outcomes, over as many processes as pay; first each charter by itself, then all together."""

import os
from collections import deque
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, NamedTuple

from netlint.charters import Card, Charters
from netlint.language import gettext as _
from netlint.linter import Checked, Linter, Options, Outcome
from netlint.problem import Problem
from netlint.suppressions import Suppression
from netlint.unused import Coverage, Exceptions, slips

BREAK_EVEN = 300
"""Charters from which a second process pays for its start; measured by `make bench` (docs/benchmark.md)."""
BATCH = 50
"""Charters that a process gets at a time: enough to make the handing over cheap, few enough to show progress."""
IN_MEMORY = 2 * 1024 * 1024
"""Bytes of outcomes that are kept in memory until all charters are seen; what comes on top waits on disk."""


class Batch(NamedTuple):
    """What came of some charters: the outcomes, ready to be put away, and what is needed before they are taken up."""

    size: int
    packed: bytes
    cards: list[Card]
    exceptions: list[tuple[Path, Suppression]]
    """What came of the exceptions, each with the charter."""


def check_all(
    linter: Linter, paths: list[Path], jobs: int, progress: Callable[[int], None] = lambda _done: None
) -> Iterator[Outcome]:
    """Check charters in `jobs` processes (0: as many as pay), and give the outcomes in the order of `paths`.

    `progress` is told how many charters more have been checked, as they are.
    """
    coverage = Coverage(linter, paths)
    if len(paths) <= 1:
        for path in paths:
            yield from conclude(linter, linter.check_file(path), coverage)
        yield from coverage.idle()
        yield from slips(linter)
        return
    import pickle  # noqa: PLC0415 (most runs have one charter)
    import tempfile  # noqa: PLC0415 (the same)

    cards: list[Card] = []
    exceptions = Exceptions(linter, coverage)
    with tempfile.SpooledTemporaryFile(max_size=IN_MEMORY) as spool:
        for batch in _batches(linter, paths, jobs):
            pickle.dump(batch.packed, spool)
            cards += batch.cards
            for path, one in batch.exceptions:
                exceptions.add(path, one)
            progress(batch.size)
        yield from _together(linter, spool, Charters(cards), exceptions)
    yield from exceptions.lost()
    yield from coverage.idle()
    yield from slips(linter)


def conclude(linter: Linter, outcome: Outcome, coverage: Coverage | None = None) -> Iterator[Outcome]:
    """Give the outcome of the only charter of a run, with what is said at the end of it.

    Without `coverage`, as of standard input, nothing is said of exceptions that may be about other charters.
    """
    if not isinstance(outcome, Checked) or not outcome.report.exceptions:
        yield outcome
        return
    exceptions = Exceptions(linter, coverage or Coverage(linter, []))
    for one in outcome.report.exceptions:
        exceptions.add(outcome.path, one)
    yield linter.check_together(outcome, None, exceptions.unused(outcome.path), outcome.report.document)
    yield from exceptions.lost()


def _together(linter: Linter, spool: IO[bytes], charters: Charters, exceptions: Exceptions) -> Iterator[Outcome]:
    """Take the outcomes up again, and look at each as one of all."""
    if exceptions.are_waiting:  # only when all have been looked at is it known which of these are of no use
        for outcome in _taken_up(spool):
            if isinstance(outcome, Checked) and outcome.report.waits and outcome.report.exceptions:
                for one in linter.check_together(outcome, charters, []).report.exceptions:
                    exceptions.add(outcome.path, one)
    for outcome in _taken_up(spool):
        if isinstance(outcome, Checked):
            yield linter.check_together(outcome, charters, exceptions.unused(outcome.path))
        else:
            yield outcome


def _taken_up(spool: IO[bytes]) -> Iterator[Outcome]:
    """Take the outcomes up again, in their order."""
    import pickle  # noqa: PLC0415 (see above)

    spool.seek(0)
    while True:
        try:
            packed: bytes = pickle.load(spool)  # noqa: S301 (this run has put it there)
        except EOFError:
            return
        yield from pickle.loads(packed)  # noqa: S301 (the same)


def _batches(linter: Linter, paths: list[Path], jobs: int) -> Iterator[Batch]:
    """Check charters batch by batch, in their order."""
    if jobs == 0:
        jobs = min(os.cpu_count() or 1, 1 + len(paths) // BREAK_EVEN)
    batches = deque(paths[at : at + BATCH] for at in range(0, len(paths), BATCH))
    if jobs == 1:
        yield from (_check_batch(linter, batch) for batch in batches)
        return
    from concurrent.futures import Future, ProcessPoolExecutor  # noqa: PLC0415 (most runs are over before it is loaded)
    from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415 (the same)

    global _linter  # noqa: PLW0603 (a forked process finds the linter here, and need not load it again)
    _linter = linter
    with ProcessPoolExecutor(jobs, initializer=_start, initargs=(linter.options,)) as pool:
        waiting: deque[Future[Batch]] = deque()
        try:
            while batches or waiting:
                while batches and len(waiting) < 2 * jobs + 2:
                    waiting.append(pool.submit(_check_next, batches.popleft()))
                yield waiting.popleft().result()
        except BrokenProcessPool:
            problem = _("A process of netlint was ended from outside, as happens where memory runs out. Try --jobs 1.")
            raise Problem(problem) from None
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


_linter: Linter | None = None


def _start(options: Options) -> None:
    """Make a process ready: the one that started it handles the interrupt."""
    global _linter  # noqa: PLW0603 (see above)
    import signal  # noqa: PLC0415 (only the processes of a large run need it)

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if _linter is None:
        _linter = Linter(options)


def _check_next(paths: list[Path]) -> Batch:
    assert _linter is not None
    return _check_batch(_linter, paths)


def _check_batch(linter: Linter, paths: list[Path]) -> Batch:
    import pickle  # noqa: PLC0415 (see above)

    outcomes = [linter.check_file(path) for path in paths]
    checked = [outcome for outcome in outcomes if isinstance(outcome, Checked)]
    for one in checked:
        one.report.locate_all()
    return Batch(
        len(paths),
        pickle.dumps(outcomes, pickle.HIGHEST_PROTOCOL),
        [one.report.card for one in checked],
        [(one.path, exception) for one in checked for exception in one.report.exceptions],
    )
