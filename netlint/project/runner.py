"""Runs: paths → outcomes, over as many processes as pay; first each charter by itself, then all together."""

import contextlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from netlint.charter import Table
from netlint.linter.charter_index import CharterIndex
from netlint.linter.charter_summary import CharterSummary, SharedExtracts
from netlint.linter.suppressions.model import Suppression
from netlint.project.agreed_people import AgreedPeople, Members, members_of, says_who_agreed
from netlint.project.checker import Checker, CheckOptions, CheckResult, Outcome
from netlint.project.drawing import Drawer, DrawnResult
from netlint.project.project import Project, ProjectOptions, RunError
from netlint.project.spool import Spool
from netlint.project.unused_settings import ExceptionUsage, RunCoverage, contradictory_exceptions

R = TypeVar("R")

BREAK_EVEN = 300
"""Charters from which a second process pays for its start; measured by `make bench` (docs/benchmark.md)."""
BATCH = 50
"""Charters that a process gets at a time: enough to make the handing over cheap, few enough to show progress."""
IN_MEMORY = 1024 * 1024
"""Bytes of outcomes that are kept in memory until all charters are seen; what comes on top waits on disk."""


class BatchResult(msgspec.Struct, frozen=True):
    """What came of some charters: the outcomes, ready to be put away, and what is needed before they are taken up."""

    size: int
    packed: bytes
    summaries: list[CharterSummary]
    exceptions: list[tuple[Path, tuple[Suppression, ...]]]
    """What came of the exceptions in each charter that they are about."""
    members: list[tuple[Path, Members]]
    """The members of each charter whose settings say who agreed to an exception."""


def check_files(
    checker: Checker,
    paths: list[Path],
    jobs: int,
    progress: Callable[[int], None] = lambda _done: None,
    drawer: Drawer | None = None,
) -> Iterator[Outcome]:
    """Check charters in `jobs` processes (0: as many as pay), and give the outcomes in the order of `paths`.

    `progress` is told how many charters more have been checked, as they are. If there are several, those of which
    nothing changes at the end of the run come as `drawer` has drawn them.
    """
    project = checker.project
    coverage = RunCoverage(project, paths)
    if len(paths) <= 1:
        for path in paths:
            yield from conclude(checker, checker.check_file(path), coverage)
        yield from coverage.idle()
        yield from contradictory_exceptions(project)
        return
    summaries: list[CharterSummary] = []
    shared, done = SharedExtracts(), 0
    exceptions, people = ExceptionUsage(project, coverage), AgreedPeople(project, coverage)
    with contextlib.closing(Spool(IN_MEMORY)) as spool:
        for batch in in_batches(_BatchCheck(checker, paths, drawer), paths, jobs):
            spool.add(batch.packed)
            names = {str(path): str(path) for path in paths[done : done + batch.size]}
            summaries += (shared.sharing(one, names) for one in batch.summaries)
            done += batch.size
            for path, outcomes in batch.exceptions:
                exceptions.add(path, outcomes)
            for path, members in batch.members:
                people.add(path, members)
            progress(batch.size)
        del shared  # which takes memory for as long as this waits for those who read its outcomes
        yield from _together(checker, spool, summaries, exceptions)
    yield from exceptions.lost()
    yield from people.unknown()
    yield from coverage.idle()
    yield from contradictory_exceptions(project)


def conclude(checker: Checker, outcome: Outcome, coverage: RunCoverage | None = None) -> Iterator[Outcome]:
    """Yield the outcome of the only charter of a run, with what is said at the end of it.

    Without `coverage`, as of standard input, nothing is said of exceptions that may be about other charters.
    """
    if not isinstance(outcome, CheckResult) or not outcome.report.exceptions:
        yield outcome
        return
    coverage = coverage or RunCoverage(checker.project, [])
    exceptions, people = ExceptionUsage(checker.project, coverage), AgreedPeople(checker.project, coverage)
    exceptions.add(outcome.path, outcome.report.exceptions)
    people.add(outcome.path, members_of(outcome.report))
    yield checker.check_among(outcome, None, exceptions.unused(outcome.path), outcome.report.document)
    yield from exceptions.lost()
    yield from people.unknown()


def _together(
    checker: Checker, spool: Spool, summaries: list[CharterSummary], exceptions: ExceptionUsage
) -> Iterator[Outcome]:
    """Take the outcomes up again, and look at each as one of all; `summaries` are those of the charters, in order."""
    charters = CharterIndex(summaries)
    if exceptions.are_waiting:  # only when all have been looked at is it known which of these are of no use
        for outcome, own in _taken_up(checker, spool, summaries):
            if not isinstance(outcome, RunError) and outcome.tally.waits:
                among = _among(checker, outcome, own, charters, [])
                exceptions.add(among.path, among.report.exceptions if isinstance(among, CheckResult) else ())
    for outcome, own in _taken_up(checker, spool, summaries):
        if isinstance(outcome, RunError):
            yield outcome
        else:
            yield _among(checker, outcome, own, charters, exceptions.unused(outcome.path))


def _among(
    checker: Checker,
    checked: CheckResult | DrawnResult,
    own: CharterSummary,
    charters: CharterIndex,
    unused: list[Suppression],
) -> CheckResult | DrawnResult:
    """Look at a charter as one of all; `own` is its summary."""
    if isinstance(checked, DrawnResult):
        return checker.compare(checked, own, charters, unused)
    return checker.check_among(checked, charters, unused)


def _taken_up(
    checker: Checker, spool: Spool, summaries: Iterable[CharterSummary]
) -> Iterator[tuple[Outcome, CharterSummary]]:
    """Take the outcomes up again, in their order, with the types of plugins' tables; each with its summary, if any."""
    import pickle

    tables, own = checker.project.plugins.tables, iter(summaries)
    for packed in spool:
        outcomes: list[Outcome] = pickle.loads(packed)  # noqa: S301 (this run has put it there)
        outcomes.reverse()
        while outcomes:  # each is let go before the next: a format may have had its data read
            outcome = _with_tables(outcomes.pop(), tables)
            yield outcome, CharterSummary() if isinstance(outcome, RunError) else next(own)


def _with_tables(outcome: Outcome, tables: Mapping[str, type[Table]]) -> Outcome:
    """Return an outcome with types of plugins' tables; without any, it can be put away, whatever these types are."""
    if not isinstance(outcome, CheckResult):
        return outcome
    return outcome._replace(report=outcome.report._replace(tables=tables))


def in_batches(
    work: Callable[[list[Path]], R], paths: list[Path], jobs: int, break_even: int = BREAK_EVEN
) -> Iterator[R]:
    """Yield what `work` returns for each batch of charters, in their order, from `jobs` processes.

    With 0 jobs, there is one more process for each `break_even` charters. `work` has to travel to other processes.
    """
    from netlint.project.worker_pool import available, in_order

    wanted = jobs or 1 + len(paths) // break_even
    count = min(wanted, len(paths), available()) if wanted > 1 else 1
    size = min(BATCH, -(-len(paths) // count))
    batches = [paths[at : at + size] for at in range(0, len(paths), size)]
    return in_order(work, batches, min(count, len(batches)))


class _BatchCheck:
    """Checks batches of charters, in this process or in another, which loads plugins and settings for itself."""

    def __init__(self, checker: Checker, paths: list[Path], drawer: Drawer | None) -> None:
        """Check some of `paths`, all those of the run, and draw them if there is a `drawer`."""
        checker.prepare(paths)
        self._checker = checker
        self._paths = paths
        self._drawer = drawer

    def __reduce__(self) -> tuple[Any, ...]:
        """Return what another process makes the same of."""
        return _loaded, (self._checker.project.options, self._checker.options, self._paths, self._drawer)

    def __call__(self, paths: list[Path]) -> BatchResult:
        """Check a batch."""
        import pickle

        outcomes = [self._checker.check_file(path) for path in paths]
        checked = [outcome for outcome in outcomes if isinstance(outcome, CheckResult)]
        packed = [self._packed(outcome) for outcome in outcomes]
        project, applied = self._checker.project, self._checker.options.suppressions
        return BatchResult(
            len(paths),
            pickle.dumps(packed, pickle.HIGHEST_PROTOCOL),
            [one.report.summary for one in checked],
            [(one.path, one.report.exceptions) for one in checked if one.report.exceptions],
            [(one.path, members_of(one.report)) for one in checked if applied and says_who_agreed(project, one.path)],
        )

    def _packed(self, outcome: CheckResult | RunError) -> Outcome:
        """Return what the run gets of an outcome: its report with the places found, or only what was drawn of it."""
        if isinstance(outcome, RunError):
            return outcome
        if self._drawer and (drawn := self._checker.draw(outcome, self._drawer)):
            return drawn
        outcome.report.locate_all()
        return _with_tables(outcome, {})


def _loaded(
    options: ProjectOptions, check_options: CheckOptions, paths: list[Path], drawer: Drawer | None
) -> _BatchCheck:
    """Load plugins and settings in another process; a run has to know all its rules before it checks any charter."""
    project = Project(options)
    project.prepare(paths)
    return _BatchCheck(Checker(project, check_options), paths, drawer and drawer.in_project(project))
