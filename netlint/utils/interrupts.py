"""What Ctrl-C does to this process: it raises `KeyboardInterrupt`, or ends the process. Handles no other signal.

Python raises it at any moment from its own start on, and so in the middle of an import, where nobody can catch it.
"""

import _signal  # type: ignore[import-not-found]  # `signal` adds words for numbers, and 1 ms to each start


def end_on_interrupt() -> None:
    """Let an interrupt end this process as the system does, without a traceback; not where it is ignored."""
    if _signal.getsignal(_signal.SIGINT) is _signal.default_int_handler:
        _signal.signal(_signal.SIGINT, _signal.SIG_DFL)


def raise_on_interrupt() -> None:
    """Let an interrupt raise `KeyboardInterrupt` again; not where it is ignored."""
    if _signal.getsignal(_signal.SIGINT) == _signal.SIG_DFL:
        _signal.signal(_signal.SIGINT, _signal.default_int_handler)
