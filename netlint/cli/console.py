"""The standard streams and the signals of a run, so that it ends as it should whatever is at the other end of them."""

import contextlib
import errno
import os
import sys
from collections.abc import Callable
from types import FrameType

import click

from netlint.i18n.catalogs import gettext as _


def prepare() -> None:
    """Let the streams take any text. What is told of trouble goes nowhere where standard error is closed."""
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 (it stays open until the end)
    for stream in filter(None, (sys.stdout, sys.stderr)):
        stream.reconfigure(errors="backslashreplace")


def require_output() -> None:
    """Raise `OSError` where there is no standard output: a report that nobody can get is no report."""
    if sys.stdout is None:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF), _("standard output"))


def read_input(size: int = -1) -> bytes:
    """Read standard input, up to `size` bytes where that is given. Raises `OSError` where there is none."""
    if sys.stdin is None:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF), _("standard input"))
    return sys.stdin.buffer.read(size)


def print_lines(text: str, *, err: bool = False) -> None:
    """Print lines; what is in them of a stranger's, such as the name of a file, is not obeyed."""
    from netlint.reporters.escape_terminal import escape_terminal  # noqa: PLC0415 (most runs print only a report)

    click.echo("\n".join(map(escape_terminal, text.split("\n"))), err=err)


def print_json(value: object) -> None:
    """Print a value as JSON, so that nothing in it is obeyed."""
    import json  # noqa: PLC0415 (few runs print it)

    from netlint.reporters.escape_terminal import escape_control_sequences  # noqa: PLC0415 (the same)

    click.echo(escape_control_sequences(json.dumps(value, indent=2, ensure_ascii=False)))


def print_error(text: str) -> None:
    """Say something on standard error."""
    attempt(lambda: print_lines(text, err=True))


def print_usage_error(error: click.ClickException) -> None:
    """Print what click says of a command line on standard error; in what it quotes of that, nothing is obeyed."""
    import io  # noqa: PLC0415 (few command lines are wrong)

    shown = io.StringIO()
    error.show(shown)
    print_error(shown.getvalue().removesuffix("\n"))


def attempt(print_lines: Callable[[], None]) -> None:
    """Say something where that is possible; the exit code says the rest."""
    with contextlib.suppress(OSError):
        print_lines()


def discard_output() -> None:
    """Drop what waits to be written where it cannot be: Python would try once more at its end, and change the code."""
    for stream in filter(None, (sys.stdout, sys.stderr)):
        try:
            stream.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def interrupt_on_signals() -> None:
    """Let a run that is told to end do so as on Ctrl-C, which leaves no half files and no other processes behind."""
    import signal  # noqa: PLC0415 (a run over one charter that writes no file has nothing to leave behind)

    own = os.getpid()

    def end(number: int, _frame: FrameType | None) -> None:
        if os.getpid() != own:  # a process that this one has started, and that has nothing to clear away
            signal.signal(number, signal.SIG_DFL)
            signal.raise_signal(number)
        signal.signal(number, signal.SIG_IGN)  # some tell it twice, and it is being done
        raise KeyboardInterrupt

    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)  # not every system has both
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, end)
