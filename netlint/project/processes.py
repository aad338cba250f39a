"""Processes that the system ends with the one that started them, however that ends."""

import signal
import sys

_PR_SET_PDEATHSIG = 1
"""From Linux's `prctl.h`: which signal a process gets when the one that started it ends."""


def end_with_parent() -> bool:
    """Ask the system to end this process with the one that started it; return whether it will, as only Linux does."""
    try:
        import ctypes  # noqa: PLC0415 (few runs start a process)

        return sys.platform == "linux" and bool(ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL) == 0)
    except Exception:  # noqa: BLE001 (there may be no such library)
        return False
