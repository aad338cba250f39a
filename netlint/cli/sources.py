"""What a command line names: files, folders, a list of them, or standard input. Checks nothing."""

import contextlib
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import click

from netlint.charter import nearest
from netlint.language import gettext as _
from netlint.linter import Linter, Outcome, Trouble

PROGRESS_AFTER = 1.0
"""Seconds after which a run that is not over shows how far it is."""


def find(linter: Linter, paths: Iterable[str]) -> tuple[list[Path], list[Trouble]]:
    """Find the charters that the paths stand for, each once, and say which paths stand for none."""
    found: dict[Path, None] = {}
    trouble = []
    for path in map(Path, paths):
        if not path.exists():
            absent = _("{path}: there is no such file or folder.").format(path=path)
            trouble.append(Trouble(absent + _command_hint(str(path))))
            continue
        charters = linter.find(path)
        if not charters:
            template = _("{path}: no charter found. In a folder netlint looks for charter.toml and *.charter.toml.")
            trouble.append(Trouble(template.format(path=path)))
        found |= dict.fromkeys(charters)
    return list(found), trouble


def listed(file: str) -> list[str]:
    """Read paths from a file, one a line; `-` is standard input. Raises `OSError` where it cannot be read."""
    raw = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    try:
        lines = raw.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError:
        raise click.UsageError(_("--files-from: {file} is not written in UTF-8.").format(file=file)) from None
    paths = [line.strip() for line in lines if line.strip()]
    if not paths:
        raise click.UsageError(_("--files-from: {file} names no file.").format(file=file))
    return paths


def _command_hint(word: str) -> str:
    from netlint.cli.main import group  # noqa: PLC0415 (it is the group that loads this module)

    near = nearest(word, group.list_commands(click.get_current_context()))
    return " " + _("Did you mean the command `netlint {command}`?").format(command=near) if near else ""


def check_stdin(linter: Linter, filename: str | None) -> Outcome:
    """Check standard input, which stands for the path `filename`."""
    path = Path(filename or "charter.toml")
    name = filename or _("standard input")
    return linter.check_bytes(name, path, sys.stdin.buffer.read)


@contextlib.contextmanager
def progress(total: int) -> Iterator[Callable[[int], None]]:
    """Give a function that is told of charters as they are done; on a terminal of its own, it shows how far the run is.

    Nothing is shown before a run takes long.
    """
    if not sys.stderr.isatty() or sys.stdout.isatty():
        yield lambda _done: None
        return
    with contextlib.ExitStack() as stack:
        yield _Progress(total, stack).advance


class _Progress:
    def __init__(self, total: int, stack: contextlib.ExitStack) -> None:
        self._started = time.monotonic()
        self._total, self._done, self._stack = total, 0, stack
        self._bar: Any = None

    def advance(self, more: int) -> None:
        self._done += more
        if self._bar is not None:
            self._bar.update(more)
        elif time.monotonic() - self._started > PROGRESS_AFTER:
            bar = click.progressbar(length=self._total, label=_("Checking"), file=sys.stderr)
            self._bar = self._stack.enter_context(bar)
            self._bar.update(self._done)
