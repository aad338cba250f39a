"""Forks of this process that report in lines, each with a time limit. For POSIX."""

import os
import select
import signal
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress

Say = Callable[[str], None]


class Fork:
    """A fork, in a session of its own, with the pipe for what it says."""

    def __init__(self, pid: int, pipe: int, seconds: float) -> None:
        """Keep the fork with this number and pipe, and end it after so many seconds."""
        self.pid, self.pipe, self._end = pid, pipe, time.monotonic() + seconds

    def is_over(self) -> bool:
        """Whether its time is over."""
        return time.monotonic() > self._end

    def lines(self) -> Iterator[str]:
        """Return what it says, until it ends."""
        with open(self.pipe, encoding="utf-8", closefd=False) as stream:
            yield from stream
        self.end()

    def end(self) -> str:
        """End it, with all that it has started; return what it has said and nobody has read."""
        said = os.read(self.pipe, 1 << 16) if select.select([self.pipe], [], [], 0)[0] else b""
        with suppress(ProcessLookupError):
            os.killpg(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.pipe)
        return said.decode()


def start(action: Callable[[Say], object], seconds: float = 36_000) -> Fork:
    """Fork this process; in the fork, silently do what is given."""
    ours, theirs = os.pipe()
    if pid := os.fork():
        os.close(theirs)
        return Fork(pid, ours, seconds)
    try:
        os.setsid()
        nowhere = os.open(os.devnull, os.O_RDWR)
        for stream in range(3):
            os.dup2(nowhere, stream)
        action(lambda text: _write(theirs, f"{text}\n".encode()))
    finally:
        os._exit(0)


def _write(pipe: int, data: bytes) -> None:
    while data:
        data = data[os.write(pipe, data) :]


def each(jobs: Iterable[tuple[int, float, Callable[[Say], object]]], workers: int) -> Iterator[tuple[int, str]]:
    """Do numbered jobs in forks, each within its seconds; return with each number what it said first, as it ends."""
    waiting = iter(jobs)
    running: dict[int, tuple[int, Fork]] = {}
    while True:
        while len(running) < workers and (job := next(waiting, None)):
            number, seconds, action = job
            fork = start(action, seconds)
            running[fork.pipe] = number, fork
        if not running:
            return
        ready = select.select(list(running), [], [], 0.5)[0]
        for pipe, (number, fork) in list(running.items()):
            if pipe in ready or fork.is_over():
                del running[pipe]
                yield number, fork.end().strip() or "it ended, or its time was over"
