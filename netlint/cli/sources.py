"""What a command line names: files, folders, a list of them, or standard input. Checks nothing."""

import contextlib
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import click

from netlint import files
from netlint.charter import nearest
from netlint.cli import streams
from netlint.language import gettext as _
from netlint.linter import Linter, Outcome, Trouble

PROGRESS_AFTER = 1.0
"""Seconds after which a run that is not over shows how far it is."""
BAR = 20
"""The width of the bar that shows it, in columns."""


def find(linter: Linter, paths: Iterable[str]) -> tuple[list[Path], list[Trouble]]:
    """Find the charters that the paths stand for, each once however it is named; say which paths stand for none."""
    found: dict[str, Path] = {}
    resolved = _Resolved()
    trouble = []
    for path in map(Path, paths):
        if not path.exists():
            absent = _("{path}: there is no such file or folder.").format(path=path)
            trouble.append(Trouble(absent + _command_hint(str(path))))
            continue
        charters = linter.find(path)
        if not charters:
            trouble.append(Trouble(_no_charter(linter, path)))
        for charter in charters:
            found.setdefault(resolved.path_of(charter), charter)
    return list(found.values()), trouble


class _Resolved:
    """What paths come down to, each folder looked up once: a run may be over thousands of charters."""

    def __init__(self) -> None:
        self._folders: dict[Path, str] = {}

    def path_of(self, charter: Path) -> str:
        folder = charter.parent
        if folder not in self._folders:
            self._folders[folder] = os.path.realpath(folder)
        path = os.path.join(self._folders[folder], charter.name)  # noqa: PTH118 (a path object for each takes longer)
        return os.path.realpath(path) if os.path.islink(path) else path  # noqa: PTH114 (the same)


def _no_charter(linter: Linter, folder: Path) -> str:
    """Say that there is no charter in a folder, or which settings leave out those that are there."""
    for charter in files.charters(folder, lambda _path: False):
        for path in (charter, *charter.parents):
            if where := linter.excluded_by(path):
                template = _("{path}: there are charters, such as {charter}, but `exclude` leaves them out ({where}).")
                return template.format(path=folder, charter=charter, where=where)
    template = _("{path}: no charter found. In a folder netlint looks for charter.toml and *.charter.toml.")
    return template.format(path=folder)


def listed(file: str) -> list[str]:
    """Read paths from a file, one a line; `-` is standard input. Raises `OSError` where it cannot be read."""
    raw = streams.read_input() if file == "-" else Path(file).read_bytes()
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
    return linter.check_bytes(name, path, streams.read_input)


@contextlib.contextmanager
def progress(total: int) -> Iterator[Callable[[int], None]]:
    """Give a function that is told of charters as they are done; on a terminal, it shows how far the run is.

    Nothing is shown before a run takes long, and nothing is left of it when all are done: then the report begins.
    """
    if not sys.stderr.isatty():
        yield lambda _done: None
        return
    shown = _Progress(total)
    try:
        yield shown.advance
    finally:
        shown.clear()


class _Progress:
    """One line on standard error, written over as the run goes on."""

    def __init__(self, total: int) -> None:
        self._started = time.monotonic()
        self._total, self._done, self._width = total, 0, 0

    def advance(self, more: int) -> None:
        self._done += more
        if self._done >= self._total:
            self.clear()
        elif time.monotonic() - self._started > PROGRESS_AFTER:
            bar = "#" * (BAR * self._done // self._total)
            line = f"{_('Checking')}  [{bar:-<{BAR}}]  {100 * self._done // self._total} %"
            self._width = len(line)
            click.echo(f"\r{line}", nl=False, err=True)

    def clear(self) -> None:
        if self._width:
            click.echo(f"\r{'':{self._width}}\r", nl=False, err=True)
            self._width = 0
