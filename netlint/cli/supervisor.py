"""A second process that sees to it that a run which ends without a word is not taken for one that found nothing.

Rule files are code: they can end the process that they run in, with any exit code. So before the first of them runs,
the process forks. The child does the work and hands over its exit code at the end; the parent waits, and exits with
that code, or with 2 where none came.
"""

import contextlib
import os
import sys
from types import FrameType

from netlint.cli.annotations import annotate
from netlint.cli.console import Console
from netlint.cli.exit_codes import EXIT_ERROR
from netlint.i18n import Message


class Supervised:
    """The exit code of a run, handed over to the process that waits for it; where none waits, nothing happens."""

    def __init__(self, console: Console) -> None:
        """Begin in one process; what goes wrong is told on its `console`."""
        self._console = console
        self._handle: int | None = None
        self._token = b""

    def start(self) -> None:
        """Fork, where the system can and it has not been done: this returns in the child only."""
        if self._handle is not None or not hasattr(os, "fork"):
            return
        self._console.flush()
        for stream in filter(None, (sys.stdout, sys.stderr)):
            stream.flush()
        self._token = os.urandom(16)  # so that only what knows it can hand over an exit code
        reading, writing = os.pipe()
        parent, child = os.getpid(), os.fork()
        if child:
            os.close(writing)
            os._exit(_wait(child, reading, self._token, self._console))
        from netlint.project.processes import end_with_parent

        os.close(reading)
        self._handle = writing
        end_with_parent()
        if os.getppid() != parent:  # it has ended already
            os._exit(EXIT_ERROR)

    def finish(self, code: int) -> None:
        """Hand over the exit code of a run that has come to its end."""
        if self._handle is not None:
            with contextlib.suppress(OSError):
                os.write(self._handle, self._token + bytes((code,)))
            os.close(self._handle)


def _wait(child: int, reading: int, token: bytes, console: Console) -> int:
    """Wait for the child, hand on what this process is told by signals, and return the exit code of the run."""
    import signal

    def hand_on(number: int, _frame: FrameType | None) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.kill(child, number)

    for name in ("SIGTERM", "SIGHUP", "SIGINT"):
        number = getattr(signal, name)
        if number == signal.SIGINT and _is_in_foreground():
            signal.signal(number, signal.SIG_IGN)  # the terminal tells both
        elif signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, hand_on)
    _child, status = os.waitpid(child, 0)
    os.set_blocking(reading, False)  # processes that the child has left may hold the other end
    with contextlib.suppress(BlockingIOError):
        _before, found, code = os.read(reading, 65536).rpartition(token)
        if found and code:
            return code[0]
    if os.WIFSIGNALED(status):
        return 128 + os.WTERMSIG(status)
    problem = "the run ended before there was a report. Code that ran in it, such as a rule file, ended it."
    console.print_problem(Message(problem))
    annotate(console, sys.argv[1:], console.translation(problem))
    return EXIT_ERROR


def _is_in_foreground() -> bool:
    try:
        return os.tcgetpgrp(0) == os.getpgrp()
    except OSError:  # no terminal
        return False
