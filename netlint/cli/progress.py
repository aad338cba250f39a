"""How far a run is, shown on a terminal as it goes on."""

import contextlib
import time
from collections.abc import Callable, Iterator
from typing import TextIO

import click

from netlint.cli.invocation import console, gettext

PROGRESS_AFTER = 1.0
"""Seconds after which a run that is not over shows how far it is."""
BAR = 20
"""The width of the bar that shows it, in columns."""


@contextlib.contextmanager
def show_progress(total: int) -> Iterator[Callable[[int], None]]:
    """Yield a function that is told of charters as they are done; on a terminal, it shows how far the run is.

    Nothing is shown before a run takes long, and nothing is left of it when all are done: then the report begins.
    """
    stream = console().err
    if not stream.isatty():
        yield lambda _done: None
        return
    shown = _Progress(total, stream, gettext("Checking"))
    try:
        yield shown.advance
    finally:
        shown.clear()


class _Progress:
    """One line on standard error, written over as the run goes on."""

    def __init__(self, total: int, stream: TextIO, label: str) -> None:
        self._stream, self._label = stream, label
        self._started = time.monotonic()
        self._total, self._done, self._width = total, 0, 0

    def advance(self, more: int) -> None:
        self._done += more
        if self._done >= self._total:
            self.clear()
        elif time.monotonic() - self._started > PROGRESS_AFTER:
            bar = "#" * (BAR * self._done // self._total)
            line = f"{self._label}  [{bar:-<{BAR}}]  {100 * self._done // self._total} %"
            self._width = len(line)
            click.echo(f"\r{line}", nl=False, file=self._stream)

    def clear(self) -> None:
        if self._width:
            click.echo(f"\r{'':{self._width}}\r", nl=False, file=self._stream)
            self._width = 0
