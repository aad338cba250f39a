"""Processes beside this one: how they are started with nothing of a checked folder in them, and end with this one."""

import contextlib
import os
import pickle
import signal
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

_PR_SET_PDEATHSIG = 1
"""From Linux's `prctl.h`: which signal a process gets when the one that started it ends."""
_BEGIN = (
    "import signal; signal.signal(signal.SIGINT, signal.SIG_IGN); "
    "import pickle, sys; sys.path[:], number = pickle.load(sys.stdin.buffer); "
    "from netlint.project.processes import begin; begin(number)"
)
"""What a started process runs. Its path is that of the process which started it, so that it has the same modules;
relative entries, such as the current folder, are left out. Interrupts are for the process that started it."""


class Started:
    """A process that was started again, and imports nothing from the current folder."""

    def __init__(self, connection: "Connection") -> None:
        """Start a process that serves what asks at the other end of a connection. Raises `OSError` where it cannot."""
        import subprocess

        handle = connection.fileno()
        options = ["-I"] if sys.flags.isolated else ["-P"]
        shared = _shared(handle)
        self._process = subprocess.Popen(  # noqa: S603 (this Python, and code of ours)
            [sys.executable, *options, "-c", _BEGIN], stdin=subprocess.PIPE, **shared
        )
        assert self._process.stdin
        with contextlib.suppress(OSError), self._process.stdin as stream:
            pickle.dump(([folder for folder in sys.path if os.path.isabs(folder)], handle), stream)

    @property
    def pid(self) -> int:
        """The number of the process."""
        return self._process.pid

    def join(self, timeout: float | None = None) -> None:
        """Wait until the process has ended, or for so many seconds."""
        from subprocess import TimeoutExpired

        with contextlib.suppress(TimeoutExpired):
            self._process.wait(timeout)

    def kill(self) -> None:
        """End the process."""
        self._process.kill()

    def close(self) -> None:
        """Let go of a process that has ended."""


def _shared(handle: int) -> dict[str, Any]:
    """Return how a process is started that has a handle of this one."""
    if os.name != "nt":
        return {"pass_fds": [handle]}
    import subprocess

    windows: Any = subprocess  # the checker of types runs elsewhere
    vars(os)["set_handle_inheritable"](handle, True)
    return {"startupinfo": windows.STARTUPINFO(lpAttributeList={"handle_list": [handle]})}


def begin(handle: int) -> None:
    """Serve the process that has started this one, in this one."""
    from multiprocessing import connection

    from netlint.project.worker import serve_started

    serve_started(vars(connection)["PipeConnection" if os.name == "nt" else "Connection"](handle))


def end_with_parent() -> bool:
    """Ask the system to end this process with its parent; return whether it will, as only Linux does."""
    try:
        import ctypes

        return sys.platform == "linux" and bool(ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL) == 0)
    except Exception:  # noqa: BLE001 (there may be no such library)
        return False
