"""The time that the kit gives a rule: one that does not end fails its test, and hangs none. Checks nothing else."""

import contextlib
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from types import FrameType
from typing import ParamSpec, TypeVar

from netlint.i18n import verbatim
from netlint.rules.base import Rule
from netlint.utils.errors import Interrupted, place_in, source_place

P = ParamSpec("P")
R = TypeVar("R")

SECONDS = 10.0
"""How long a rule may run on one charter. Rules take less than a thousandth of a second, so this is no slow machine."""


class RuleTimeoutError(AssertionError):
    """Raised if a rule has not ended on a charter in time."""


class _TimeIsUp(BaseException):
    """Raised in the code of a rule when its time is up: what most rules do not catch."""


def limited(rule: Rule, function: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    """Return what a function returns that runs a rule on one charter.

    Raises `RuleTimeoutError` if the rule has not ended in time, with the line where it was. Python code ends anywhere.
    What waits in C code, such as `time.sleep`, only ends on the main thread of a system with `SIGALRM`.

    Raises `Interrupted` for an interrupt, with the rule and the line.
    """
    watch = _Watch(rule)
    try:
        with contextlib.suppress(_TimeIsUp), watch.by_alarm() if _has_alarm() else watch.by_thread():
            result = function(*args, **kwargs)
    except Interrupted:
        raise
    except KeyboardInterrupt as error:
        where = place_in(error, rule.function.__code__.co_filename)
        raise Interrupted(verbatim(f"{rule.code} {rule.name} ({where})")) from error
    except Exception:  # of what has caught that the time is up
        if not watch.where:
            raise
    if watch.where:
        problem = f"{rule.code} {rule.name} did not end on a charter within {SECONDS:g} seconds ({watch.where})"
        raise RuleTimeoutError(f"{problem}. Look for a loop that does not end.")
    return result


def _has_alarm() -> bool:
    """Return whether this thread can be interrupted by an alarm that nobody else uses, such as pytest-timeout."""
    is_main = threading.current_thread() is threading.main_thread()
    return is_main and hasattr(signal, "setitimer") and not any(signal.getitimer(signal.ITIMER_REAL))


class _Watch:
    """The time of one rule on one charter."""

    def __init__(self, rule: Rule) -> None:
        self._file = rule.function.__code__.co_filename
        self._lock = threading.Lock()
        self._is_over = False
        self.where = ""
        """The line where the rule was when its time was up; empty if it has ended."""

    @contextlib.contextmanager
    def by_alarm(self) -> Iterator[None]:
        """Stop what runs on this thread, the main one, by a signal."""

        def stop(_number: int, frame: FrameType | None) -> None:
            self.where = self._line_of(frame)
            raise _TimeIsUp

        before = signal.signal(signal.SIGALRM, stop)
        signal.setitimer(signal.ITIMER_REAL, SECONDS)
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, before)

    @contextlib.contextmanager
    def by_thread(self) -> Iterator[None]:
        """Stop what runs on this thread from another one."""
        target = threading.get_ident()
        timer = threading.Timer(SECONDS, self._stop, (target,))
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            with self._lock:
                self._is_over = True
            if self.where:  # it may not have been raised yet
                with contextlib.suppress(_TimeIsUp):
                    _let_it_be_raised()
            timer.cancel()

    def _stop(self, target: int) -> None:
        with self._lock:
            if not self._is_over:
                self.where = self._line_of(sys._current_frames().get(target))  # noqa: SLF001 (there is no other way)
                _raise_in(target, _TimeIsUp)

    def _line_of(self, frame: FrameType | None) -> str:
        """Return the line of the rule's file that runs, or else the line of any file."""
        first, found = frame, frame
        while found and found.f_code.co_filename != self._file:
            found = found.f_back
        line = found or first
        return source_place(line.f_code.co_filename, line.f_lineno) if line else "?"


def _raise_in(thread: int, kind: type[BaseException]) -> None:
    """Raise an exception in another thread, between two steps of its Python code.

    It cannot be taken back: Python 3.11 then takes something for waiting forever, and the next call under a profile
    function never ends.
    """
    import ctypes

    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), ctypes.py_object(kind))


def _let_it_be_raised() -> None:
    """Take some steps of Python code, between which an exception of another thread is raised if one waits."""
    for _step in range(2):
        pass
