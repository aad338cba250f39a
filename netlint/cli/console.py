"""The streams of a run, and the language that it speaks: all that is printed goes through here."""

import contextlib
import errno
import io
import os
import sys
from types import FrameType
from typing import BinaryIO, TextIO

import click

from netlint.i18n import Message, notice, verbatim
from netlint.i18n.translation import ENGLISH, Translation
from netlint.reporters.escape_terminal import escape_control_sequences, escape_terminal
from netlint.utils.errors import FileRefused, Interrupted


class Console:
    """Where a run reads and prints. What is told of errors goes nowhere where there is no standard error."""

    def __init__(
        self, stdin: BinaryIO | None, out: TextIO | None, err: TextIO | None, translation: Translation = ENGLISH
    ) -> None:
        """Take the streams, or `None` for one that is closed, and the language in which the run speaks."""
        self._stdin = stdin
        self._out = out
        self.err = err or io.StringIO()
        self.translation = translation

    @classmethod
    def of_process(cls) -> "Console":
        """Return the streams of this process, of which the report gets standard output to itself.

        What rules and plugins print goes to standard error from then on, whatever way they print it.
        """
        for stream in filter(None, (sys.stdout, sys.stderr)):
            stream.reconfigure(errors="backslashreplace", line_buffering=True)
        stdin = sys.stdin.buffer if sys.stdin else None
        return cls(stdin, _report_stream() if sys.stdout else None, sys.stderr)

    def speaking(self, translation: Translation) -> "Console":
        """Return the same streams for a run that speaks another language."""
        return Console(self._stdin, self._out, self.err, translation)

    @property
    def out(self) -> TextIO:
        """The stream of the report. Raises `OSError` where there is none: a report that nobody can get is no report."""
        if self._out is None:
            raise FileRefused(errno.EBADF, _reason(errno.EBADF), self.translation("standard output"))
        return self._out

    def read_input(self, size: int = -1) -> bytes:
        """Return standard input, up to `size` bytes where that is given. Raises `OSError` where there is none."""
        if self._stdin is None:
            raise FileRefused(errno.EBADF, _reason(errno.EBADF), self.translation("standard input"))
        return self._stdin.read(size)

    @property
    def can_ask(self) -> bool:
        """Whether a person can answer: standard input and standard error are both a terminal."""
        return self._stdin is not None and self._stdin.isatty() and self.err.isatty()

    def ask(self, prompt: str) -> str:
        """Return the line that a person types after a prompt on standard error. Raises `EOFError` at the end of input.

        On the terminal of this process, the line can be edited.
        """
        if sys.stdin and self._stdin is sys.stdin.buffer and self.can_ask:
            with contextlib.suppress(ImportError):  # Windows edits lines itself
                import readline  # noqa: F401 (`input` uses it)
            line = input(prompt)
            return line.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
        click.echo(prompt, file=self.err, nl=False)
        typed = self._stdin.readline() if self._stdin else b""
        if not typed:
            raise EOFError
        return typed.decode("utf-8", "replace").rstrip("\r\n")

    def print(self, text: str) -> None:
        """Print a text as it is, and a newline."""
        click.echo(text, file=self.out)

    def print_lines(self, text: str) -> None:
        """Print lines; what is in them of a stranger's, such as the name of a file, is not obeyed."""
        self.print(_escaped(text))

    def print_bytes(self, content: bytes) -> None:
        """Print bytes as they are, on every system: a text would get the line ends of Windows there."""
        self.out.flush()
        self.out.buffer.write(content)
        self.out.buffer.flush()

    def print_json(self, value: object) -> None:
        """Print a value as JSON, so that nothing in it is obeyed."""
        import json

        self.print(escape_control_sequences(json.dumps(value, indent=2, ensure_ascii=False)))

    def print_error(self, text: Message | str) -> None:
        """Print lines on standard error, where that is possible; the exit code says the rest."""
        said = text.text(self.translation) if isinstance(text, Message) else text
        with contextlib.suppress(OSError):
            click.echo(_escaped(said), file=self.err)

    def print_problem(self, problem: Message | str) -> None:
        """Print on standard error what kept netlint from its work."""
        said = problem.text(self.translation) if isinstance(problem, Message) else problem
        self.print_error(self.translation("Error: {message}").format(message=said))

    def print_running(self, error: BaseException) -> None:
        """Print on standard error what an interrupt has ended, as far as it says so."""
        for running in error.running if isinstance(error, Interrupted) else ():
            self.print_error(notice("Interrupted while running {what}.", what=running))

    def flush(self) -> None:
        """Write what waits to be written. Raises `OSError` where it cannot be."""
        if self._out:
            self._out.flush()

    def end_output(self) -> None:
        """End the output, and drop what waits to be written where it cannot be: Python would try again, and say so."""
        for stream in filter(None, (self._out, sys.stdout, sys.stderr)):
            try:
                stream.flush()
            except OSError:
                os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        if self._out:
            self._out.close()


def _report_stream() -> TextIO:
    """Return a stream to standard output under a number of its own; its old number leads to standard error now.

    A terminal gets the encoding that it has. What programs read is UTF-8: in another one, JSON would not be valid.
    """
    number = os.dup(sys.stdout.fileno())
    is_terminal = os.isatty(number)
    stream = os.fdopen(
        number,
        "w",
        encoding=sys.stdout.encoding if is_terminal else "utf-8",
        errors="backslashreplace",
        buffering=1 if is_terminal else -1,
    )
    where = sys.stderr.fileno() if sys.stderr else os.open(os.devnull, os.O_WRONLY)
    os.dup2(where, sys.stdout.fileno())
    return stream


def _escaped(text: str) -> str:
    return "\n".join(map(escape_terminal, text.split("\n")))


def _reason(number: int) -> Message:
    return verbatim(os.strerror(number))


def interrupt_on_signals() -> None:
    """Let a run that is told to end do so as on Ctrl-C, which leaves no half files and no other processes behind."""
    import signal

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
