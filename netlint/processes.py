"""Processes that end when the one that started them does, however that ends."""

import os
import signal
import sys

_PR_SET_PDEATHSIG = 1
"""From Linux's `prctl.h`: which signal a process gets when its parent ends."""


def end_with_parent(parent: int) -> None:
    """Let the system end this process when the process `parent` ends, where it can: on Linux."""
    if sys.platform != "linux":
        return
    import ctypes  # noqa: PLC0415 (few runs start a process)

    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:  # it has ended already
        os._exit(2)
