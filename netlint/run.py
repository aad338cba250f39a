"""Runs: paths → outcomes, over as many processes as pay; first each charter by itself, then all together."""

import os
from collections import deque
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, NamedTuple

from netlint.charter import Span, dotted
from netlint.charters import Card, Charters
from netlint.language import gettext as _
from netlint.linter import Checked, Linter, Options, Outcome, Trouble
from netlint.suppressions import Suppression

BREAK_EVEN = 100
"""Charters from which a second process pays for its start; measured by `make bench` (docs/benchmark.md)."""
BATCH = 50
"""Charters that a process gets at a time: enough to make the handing over cheap, few enough to show progress."""
IN_MEMORY = 8 * 1024 * 1024
"""Bytes of outcomes that are kept in memory until all charters are seen; what comes on top waits on disk."""


class Batch(NamedTuple):
    """What came of some charters: the outcomes, ready to be put away, and what is needed before they are taken up."""

    size: int
    packed: bytes
    cards: list[Card]
    exceptions: list[tuple[Path, Suppression]]
    """What came of the exceptions, each with the charter."""


class Exceptions:
    """What came of the exceptions of the group in a whole run."""

    def __init__(self) -> None:
        """Begin with none."""
        self._of_use: set[str] = set()
        self._placed: set[str] = set()
        self._idle: dict[str, tuple[Path, Suppression]] = {}
        self._lost: dict[str, Suppression] = {}

    def add(self, path: Path, one: Suppression) -> None:
        """Take in what came of one of them in a charter."""
        where = one.standing.where
        if one.is_used or one.over_at:
            self._of_use.add(where)
        elif one.is_unused and one.is_placed:
            self._idle.setdefault(where, (path, one))
        if one.is_placed:
            self._placed.add(where)
        else:
            self._lost.setdefault(where, one)

    def unused(self, path: Path) -> list[Suppression]:
        """Give those that were of no use in the whole run, and are told of at this charter, the first one."""
        return [one for where, (first, one) in self._idle.items() if first == path and where not in self._of_use]

    def lost(self) -> Iterator[Trouble]:
        """Say which name entries that no charter has."""
        for where, one in self._lost.items():
            if where not in self._placed and not isinstance(one.at, Span):
                template = _("{where}: `{place}` is in no charter that was checked.")
                yield Trouble(template.format(where=where, place=dotted(one.at)))


def check_all(
    linter: Linter, paths: list[Path], jobs: int, progress: Callable[[int], None] = lambda _done: None
) -> Iterator[Outcome]:
    """Check charters in `jobs` processes (0: as many as pay), and give the outcomes in the order of `paths`.

    `progress` is told how many charters more have been checked, as they are.
    """
    if len(paths) <= 1:
        for path in paths:
            yield from conclude(linter, linter.check_file(path))
        return
    import pickle  # noqa: PLC0415 (most runs have one charter)
    import tempfile  # noqa: PLC0415 (the same)

    cards: list[Card] = []
    exceptions = Exceptions()
    with tempfile.SpooledTemporaryFile(max_size=IN_MEMORY) as spool:
        for batch in _batches(linter, paths, jobs):
            pickle.dump(batch.packed, spool)
            cards += batch.cards
            for path, one in batch.exceptions:
                exceptions.add(path, one)
            progress(batch.size)
        spool.seek(0)
        yield from _together(linter, spool, Charters(cards), exceptions)
    yield from exceptions.lost()


def conclude(linter: Linter, outcome: Outcome) -> Iterator[Outcome]:
    """Give the outcome of the only charter of a run, with what is said at the end of it."""
    if not isinstance(outcome, Checked) or not outcome.report.exceptions:
        yield outcome
        return
    exceptions = Exceptions()
    for one in outcome.report.exceptions:
        exceptions.add(outcome.path, one)
    yield linter.check_together(outcome, None, exceptions.unused(outcome.path), outcome.report.document)
    yield from exceptions.lost()


def _together(linter: Linter, spool: IO[bytes], charters: Charters, exceptions: Exceptions) -> Iterator[Outcome]:
    """Take the outcomes up again, and look at each as one of all."""
    import pickle  # noqa: PLC0415 (see above)

    while packed := _next(spool):
        for outcome in pickle.loads(packed):  # noqa: S301 (this run has put it there)
            if isinstance(outcome, Checked):
                yield linter.check_together(outcome, charters, exceptions.unused(outcome.path))
            else:
                yield outcome


def _next(spool: IO[bytes]) -> bytes | None:
    import pickle  # noqa: PLC0415 (see above)

    try:
        packed: bytes = pickle.load(spool)  # noqa: S301 (this run has put it there)
    except EOFError:
        return None
    return packed


def _batches(linter: Linter, paths: list[Path], jobs: int) -> Iterator[Batch]:
    """Check charters batch by batch, in their order."""
    if jobs == 0:
        jobs = min(os.cpu_count() or 1, 1 + len(paths) // BREAK_EVEN)
    batches = deque(paths[at : at + BATCH] for at in range(0, len(paths), BATCH))
    if jobs == 1:
        yield from (_check_batch(linter, batch) for batch in batches)
        return
    from concurrent.futures import Future, ProcessPoolExecutor  # noqa: PLC0415 (most runs are over before it is loaded)

    global _linter  # noqa: PLW0603 (a forked process finds the linter here, and need not load it again)
    _linter = linter
    with ProcessPoolExecutor(jobs, initializer=_start, initargs=(linter.options,)) as pool:
        waiting: deque[Future[Batch]] = deque()
        try:
            while batches or waiting:
                while batches and len(waiting) < 2 * jobs + 2:
                    waiting.append(pool.submit(_check_next, batches.popleft()))
                yield waiting.popleft().result()
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
