"""What runs in another process: batches of charters, as long as the process that started it is there. Starts none."""

import contextlib
import os
import pickle
import signal
import threading
import time
from collections.abc import Callable, Sequence
from types import FrameType
from typing import TYPE_CHECKING, Any, TypeVar

from netlint.project.processes import end_with_parent
from netlint.utils.errors import Problem

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

T = TypeVar("T")
R = TypeVar("R")

LOOK = 0.25
"""Seconds between two looks of a process at whether the one that started it is still there."""
ASK: int = getattr(signal, "SIGUSR1", 0)
"""The signal on which a process that works says what it was doing, and stops; 0 where the system has no such signal."""


def serve_forked(connection: "Connection", work: Callable[[T], R], batches: Sequence[T]) -> None:
    """Do what the process that this one is a fork of asks for, as long as it is there."""
    import multiprocessing

    multiprocessing.current_process().daemon = False  # rules may start processes of their own
    parent: Any = multiprocessing.parent_process()
    _serve(connection, parent.sentinel, work, batches)


def serve_started(connection: "Connection") -> None:
    """Do what the process that has started this one asks for, as long as it is there."""
    with contextlib.suppress(EOFError, OSError):
        work, batches = connection.recv()
        _serve(connection, None, work, batches)


def _serve(connection: "Connection", parent: int | None, work: Callable[[T], R], batches: Sequence[T]) -> None:
    _end_with_parent(parent)
    _leave_signals()
    is_working = False

    def stop(_number: int, _frame: FrameType | None) -> None:
        if is_working:
            raise KeyboardInterrupt

    if ASK:
        signal.signal(ASK, stop)
    with contextlib.suppress(EOFError, OSError, KeyboardInterrupt):  # the other is gone, or the run is over
        connection.send_bytes(b"")
        while (number := connection.recv()) is not None:
            is_working = True
            packed = _packed(work, batches[number])
            is_working = False
            connection.send_bytes(packed)


def _packed(work: Callable[[T], R], batch: T) -> bytes:
    """Return what comes of a batch, or what was raised over it, ready to travel."""
    try:
        return pickle.dumps((work(batch), None), pickle.HIGHEST_PROTOCOL)
    except BaseException as error:  # noqa: BLE001 (the process that started this one has to hear of it)
        return pickle.dumps((None, _portable(error)), pickle.HIGHEST_PROTOCOL)


def _portable(error: BaseException) -> BaseException:
    """Return an error that says the same and can travel."""
    import traceback

    if isinstance(error, Problem):
        return Problem(error.message)
    error.add_note("".join(traceback.format_exception(error)))
    try:
        copy: object = pickle.loads(pickle.dumps(error))  # noqa: S301 (it was made here)
        is_same = type(copy) is type(error) and str(copy) == str(error)
    except Exception:  # noqa: BLE001 (what is in an error may be anything)
        is_same = False
    return error if is_same else RuntimeError(f"{type(error).__name__}: {error}")


def _leave_signals() -> None:
    """Leave interrupts to the process that started this one, and end at once where this one is told to end."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)  # not every system has both
        if number is not None and callable(signal.getsignal(number)):
            signal.signal(number, signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGINT])


def _end_with_parent(parent: int | None) -> None:
    """See to it that this process ends when its parent does, even by force; `parent` is a handle that tells of that."""
    is_asked = end_with_parent()
    try:
        threading.Thread(target=_watch, args=(parent,), daemon=True).start()
    except RuntimeError:  # there are no threads to be had
        if not is_asked:
            os._exit(1)  # the others do without this process


def _watch(parent: int | None) -> None:
    """End this process when its parent has ended.

    Processes that were started later may hold what tells of that end, so that this is seen only when they have ended:
    hence the look at who takes care of this process now.
    """
    from multiprocessing.connection import wait

    cared_for_by = os.getppid()
    while os.getppid() == cared_for_by:
        if parent is None:
            time.sleep(LOOK)
        elif wait([parent], LOOK):
            break
    os._exit(1)
