"""Sinks: a format, and where its text goes. Checks nothing."""

import contextlib
import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import IO, NamedTuple

import msgspec

from netlint.cli.annotations import AUTO, format_here
from netlint.cli.formats import Format, make_format
from netlint.cli.invocation import console, usage_error
from netlint.i18n import Message, joined, notice
from netlint.linter.summary import Summary
from netlint.plugins.manager import PluginError
from netlint.plugins.registry import Plugins
from netlint.project.checker import CheckResult
from netlint.project.drawing import DrawnResult
from netlint.project.files import is_standard_output, one_line, open_regular
from netlint.project.writing import IN_USE, NOT_OURS, atomic_write, open_appending
from netlint.reporters import ReportContext
from netlint.reporters.base import parallel

SHOWN = 65536
"""The bytes at the beginning and at the end of a file by which a report is known."""


class Replacing(NamedTuple):
    """Which files reports may replace."""

    is_input: Callable[[Path], bool]
    """Whether the run reads a file. Such a file is never replaced."""
    by_force: bool
    """Whether any other file may be replaced, and not only an earlier report."""


class Output(msgspec.Struct):
    """A format, and where its text goes."""

    format: Format
    stream: IO[str]
    closing: contextlib.ExitStack = msgspec.field(default_factory=contextlib.ExitStack)
    """What gives its file the name, or drops it if the format fails."""
    failure: PluginError | None = None
    """Why the format failed; it is asked for nothing more then."""

    def write(self, method: Callable[..., object], *args: object) -> None:
        """Write what a method of the format returns. A format that fails keeps none of the others from its report."""
        self._write(self.format.text, method, *args)

    def write_charter(self, checked: CheckResult) -> None:
        """Write one charter."""
        self._write(self.format.charter, checked.report, checked.values.max_findings)

    def _write(self, make: Callable[..., str], *args: object) -> None:
        if self.failure:
            return
        try:
            text = make(*args)
        except PluginError as error:
            self.failure = error
            with contextlib.suppress(PluginError):
                self.closing.__exit__(PluginError, error, error.__traceback__)
        else:
            self.stream.write(text)


def open_outputs(
    plugins: Plugins,
    name: str,
    outputs: tuple[str, ...],
    context: ReportContext,
    stack: contextlib.ExitStack,
    replacing: Replacing,
) -> list[Output]:
    """Open standard output and the files of `--output`. A file appears whole when the run is over, or not at all.

    What is there already is replaced only if `replacing` allows it.
    """
    name = "text" if context.statistics and name == AUTO else format_here(name)
    plain = context._replace(color=False, statistics=False)
    printed = make_format(plugins, name, context)
    companions = {kind: file for kind, variable in printed.companions.items() if (file := os.environ.get(variable))}
    if companions:
        printed = make_format(plugins, name, context._replace(has_companions=True))
    sinks = [Output(printed, console().out)]
    for companion, file in companions.items():
        made = make_format(plugins, companion, plain)
        sinks.append(Output(made, stack.enter_context(open_appending(Path(file)))))
    taken: set[Path] = set()
    for given in outputs:
        kind, colon, file = given.partition(":")
        if not colon or not file or file == "-":  # standard output is for --format
            problem = "--output must be FORMAT:FILE, such as json:report.json; found `{given}`."
            raise usage_error(notice(problem, given=given))
        if (whole := Path(file).resolve()) in taken:
            raise usage_error(notice("--output: {file} is used twice. Give each report its own file.", file=file))
        taken.add(whole)
        sinks.append(open_file(plugins, kind, Path(file), plain, stack, replacing))
    return sinks


def open_file(
    plugins: Plugins,
    kind: str,
    file: Path,
    context: ReportContext,
    stack: contextlib.ExitStack,
    replacing: Replacing,
) -> Output:
    """Open a file for a report in a format, as `open_outputs` does."""
    made = make_format(plugins, kind, context)
    if is_standard_output(file):
        return Output(made, console().out)
    if not os.path.lexists(file.parent):
        raise usage_error(notice("The folder {folder} does not exist. Make it first.", folder=one_line(file.parent)))
    may = partial(refusal, replacing, partial(_is_earlier, made))
    closing = stack.enter_context(contextlib.ExitStack())
    return Output(made, closing.enter_context(atomic_write(file, may)), closing)


def refusal(replacing: Replacing, is_earlier: Callable[[Path], bool], file: Path) -> Message | None:
    """Return why a file may not be replaced, unless it is an earlier report; `None` if it may."""
    if replacing.is_input(file):
        return IN_USE
    return None if replacing.by_force or is_earlier(file) else NOT_OURS


def _is_earlier(made: Format, file: Path) -> bool:
    """Return whether a file is a report in a format, or empty."""
    with open_regular(file) as stream:
        size = os.fstat(stream.fileno()).st_size
        head = stream.read(SHOWN)
        stream.seek(max(0, size - SHOWN))
        tail = stream.read()
    return not size or made.is_report(head.decode(errors="replace"), tail.decode(errors="replace"))


def begin(sinks: list[Output]) -> None:
    """Write what stands before the first charter."""
    for sink in sinks:
        sink.write(sink.format.reporter.begin)


def add(sinks: list[Output], checked: CheckResult) -> None:
    """Write one charter."""
    for sink in sinks:
        sink.write_charter(checked)


def add_drawn(sinks: list[Output], drawn: DrawnResult) -> None:
    """Write one charter that was drawn for all outputs."""
    for sink, drawing in zip(sinks, drawn.drawings(), strict=True):
        reporter = parallel(sink.format.reporter)
        assert reporter  # else nothing would have been drawn
        sink.write(reporter.text, drawing)


def end(sinks: list[Output], summary: Summary) -> None:
    """Write what stands behind the last charter.

    Raises `PluginError` if a format has failed, when the others are written.
    """
    _write_end(sinks, summary)
    failures = [sink.failure for sink in sinks if sink.failure]
    if failures:
        for sink in sinks:
            sink.closing.close()
        failed = PluginError(joined(*(failure.message for failure in failures), between="\n"))
        failed.causes = tuple(failures)
        raise failed


def _write_end(sinks: list[Output], summary: Summary) -> None:
    for sink in sinks:
        sink.write(sink.format.reporter.end, summary)
        for note in () if sink.failure else sink.format.notes(console().translation):
            console().print_error(note)
