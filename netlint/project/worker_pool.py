"""Processes that work beside this one, no more than pay, and that end when it does. Checks nothing.

Where they cannot be had, this process does their work. They need no semaphores, and hence no shared memory.
"""

import contextlib
import os
import pickle
import signal
import time
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Generic, TypeVar

from netlint.i18n import Message
from netlint.project.processes import Started
from netlint.project.worker import ASK, LOOK, serve_forked
from netlint.utils.errors import Interrupted, Problem

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

T = TypeVar("T")
R = TypeVar("R")

SPARE_HANDLES = 16
"""How many more files this process must be able to open before it starts another: to start one takes six, and what is
left are those that a run needs."""
ANSWER = 2.0
"""Seconds in which the processes have to say what they are doing, all together: a person waits for that."""
PATIENCE = 5.0
"""Seconds in which a process that has nothing left to do has to end."""
_NONE_TO_BE_HAD = (ImportError, OSError, EOFError, RuntimeError, AssertionError)
"""What is raised where the system has no processes to give: not at all, not now, or not to a process such as this."""


def available() -> int:
    """Return the number of processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def in_order(work: Callable[[T], R], batches: Sequence[T], count: int) -> Iterator[R]:
    """Yield what `work` returns for each batch, in their order, with at most `count` processes.

    `work` and `batches` have to travel to other processes. With one process that is this one. Raises what `work`
    raises, and `Problem` where a process was ended from outside.
    """
    pool = _Pool(work, batches)
    is_over = False
    try:
        pool.grow(count if count > 1 else 0)
        yield from pool.results()
        is_over = True
    except Interrupted:  # by the work itself, which has said what was running
        raise
    except KeyboardInterrupt as error:
        raise Interrupted(*pool.running()) from error
    finally:
        pool.close(at_once=not is_over)


class _Worker:
    """Another process, and the batch that it has; before it has said that it is there, it gets none."""

    def __init__(self, process: "BaseProcess | Started", connection: "Connection") -> None:
        self.process = process
        self.connection = connection
        self.is_ready = False
        self.batch: int | None = None

    def give(self, number: int | None) -> None:
        """Hand over the number of a batch, or `None` where nothing is left to do."""
        self.batch = number
        self.connection.send(number)


class _Pool(Generic[T, R]):
    """The processes, and what they have done."""

    def __init__(self, work: Callable[[T], R], batches: Sequence[T]) -> None:
        self._work = work
        self._batches = batches
        self._workers: list[_Worker] = []
        self._given = 0
        """How many batches have been given out, from the first on."""
        self._done: dict[int, bytes] = {}

    def grow(self, count: int) -> None:
        """Start processes until there are `count`, or no more can be had."""
        with contextlib.suppress(*_NONE_TO_BE_HAD):
            if count:
                with _without_interrupts():
                    is_forked = _is_forked()
                    while len(self._workers) < count and _has_handles():
                        self._workers.append(self._start(is_forked))

    def _start(self, is_forked: bool) -> _Worker:
        import multiprocessing

        ours, theirs = multiprocessing.Pipe()
        with theirs:
            try:
                process = _forked(theirs, self._work, self._batches) if is_forked else Started(theirs)
                if not is_forked:
                    ours.send((self._work, self._batches))
            except BaseException:
                ours.close()
                raise
        return _Worker(process, ours)

    def results(self) -> Iterator[R]:
        """Yield what comes of each batch, in their order."""
        for number, batch in enumerate(self._batches):
            while number not in self._done and self._workers:
                self._give_out(number + 2 * len(self._workers) + 2)
                self._receive()
            if number in self._done:
                yield self._unpacked(self._done.pop(number))
            else:  # there is nobody else, and so nobody has it
                yield self._work(batch)

    def _give_out(self, end: int) -> None:
        """Hand a batch to each process that has none, as long as there are any before the batch `end`."""
        for worker in self._workers:
            if worker.is_ready and worker.batch is None and self._given < min(end, len(self._batches)):
                with self._handle_loss(worker):
                    worker.give(self._given)
                    self._given += 1

    def _receive(self) -> None:
        """Wait for a process to say something, and take in what it is."""
        from multiprocessing.connection import wait

        for connection in wait([worker.connection for worker in self._workers]):
            worker = next(worker for worker in self._workers if worker.connection is connection)
            with self._handle_loss(worker):
                said = worker.connection.recv_bytes()
                if worker.batch is not None:
                    self._done[worker.batch] = said
                worker.is_ready, worker.batch = True, None

    @contextlib.contextmanager
    def _handle_loss(self, worker: _Worker) -> Iterator[None]:
        """Take a process that cannot be reached for one that was ended; one that never began is only missed."""
        try:
            yield
        except (EOFError, OSError):
            worker.process.join(LOOK)  # where all are told to end, this one is too, and says that it was interrupted
            if worker.is_ready:
                problem = Message("Something ended a process of netlint, perhaps because memory ran out. Try --jobs 1.")
                raise Problem(problem) from None
            self._workers.remove(worker)
            _end(worker)

    def _unpacked(self, said: bytes) -> R:
        result, error = pickle.loads(said)  # noqa: S301 (a process of this run has packed it)
        if error is not None:
            raise error
        return result  # type: ignore[no-any-return]  # pickle knows no types

    def running(self) -> list[Message]:
        """Return what is running in the processes, as far as they say so, and stop them."""
        found: list[Message] = []
        busy = [worker for worker in self._workers if worker.batch is not None and ASK]
        for worker in busy:
            with contextlib.suppress(OSError):
                os.kill(worker.process.pid or 0, ASK)
        ends = time.monotonic() + ANSWER
        for worker in busy:
            with contextlib.suppress(EOFError, OSError):
                if worker.connection.poll(max(0.0, ends - time.monotonic())):
                    _result, said = pickle.loads(worker.connection.recv_bytes())  # noqa: S301 (this run has packed it)
                    found += said.running if isinstance(said, Interrupted) else ()
        return found

    def close(self, *, at_once: bool) -> None:
        """End the processes: in the middle of their work, or else when they have seen that nothing is left to do."""
        for worker in self._workers:
            if at_once:
                worker.process.kill()
            else:
                with contextlib.suppress(OSError):
                    worker.give(None)
        for worker in self._workers:
            worker.process.join(PATIENCE)
            _end(worker)


def _end(worker: _Worker) -> None:
    worker.process.kill()
    worker.process.join()
    worker.process.close()
    worker.connection.close()


def _is_forked() -> bool:
    """Return whether processes are forks of this one; else they start again, with nothing of it."""
    import multiprocessing

    return multiprocessing.get_start_method() == "fork"


def _forked(connection: "Connection", work: Callable[[T], R], batches: Sequence[T]) -> "BaseProcess":
    import multiprocessing

    process: BaseProcess = multiprocessing.get_context("fork").Process(
        target=serve_forked, args=(connection, work, batches), daemon=True
    )
    process.start()
    return process


@contextlib.contextmanager
def _without_interrupts() -> Iterator[None]:
    """Keep interrupts, which are for this process, from processes that are started meanwhile."""
    masked = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT]) if hasattr(signal, "pthread_sigmask") else None
    try:
        yield
    finally:
        if masked is not None:
            signal.pthread_sigmask(signal.SIG_SETMASK, masked)


def _has_handles() -> bool:
    """Return whether this process can open as many files as it takes to start another, and to go on after that."""
    opened: list[int] = []
    with contextlib.suppress(OSError):
        while len(opened) < SPARE_HANDLES:
            opened.append(os.open(os.devnull, os.O_RDONLY))
    for handle in opened:
        os.close(handle)
    return len(opened) == SPARE_HANDLES
