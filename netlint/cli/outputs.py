"""Sinks: a format, and where its text goes. Checks nothing."""

import contextlib
import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import IO, NamedTuple

import msgspec

from netlint.cli.annotations import AUTO, format_here
from netlint.cli.invocation import console, usage_error
from netlint.i18n import Message, joined, notice
from netlint.linter.summary import Summary
from netlint.plugins.manager import Plugin, PluginError, call_plugin, import_named
from netlint.plugins.registry import Plugins
from netlint.project.checker import CheckResult
from netlint.project.files import is_standard_output, one_line, open_regular
from netlint.project.writing import IN_USE, NOT_OURS, atomic_write, open_appending
from netlint.reporters import ReportContext, Reporter
from netlint.utils.suggest import guess_and_known

STATISTICS = {
    "text": "netlint.reporters.statistics:TextStatistics",
    "json": "netlint.reporters.statistics:JsonStatistics",
}
"""What counts findings for `--statistics`, by format."""
SHOWN = 65536
"""The bytes at the beginning and at the end of a file by which a report is known."""


class Replacing(NamedTuple):
    """Which files reports may replace."""

    is_input: Callable[[Path], bool]
    """Whether the run reads a file. Such a file is never replaced."""
    by_force: bool
    """Whether any other file may be replaced, and not only an earlier report."""


class Output(msgspec.Struct):
    """A format, the plugin that it came with, and where its text goes."""

    format: Reporter
    plugin: Plugin
    stream: IO[str]
    closing: contextlib.ExitStack = msgspec.field(default_factory=contextlib.ExitStack)
    """What gives its file the name, or drops it if the format fails."""
    failure: PluginError | None = None
    """Why the format failed; it is asked for nothing more then."""


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
    printed = _format(plugins, name, context)
    companions = {kind: file for kind, variable in printed.companions.items() if (file := os.environ.get(variable))}
    if companions:
        printed = _format(plugins, name, context._replace(has_companions=True))
    sinks = [Output(printed, plugins.owners[f"format {name}"], console().out)]
    for companion, file in companions.items():
        made, owner = _format(plugins, companion, plain), plugins.owners[f"format {companion}"]
        sinks.append(Output(made, owner, stack.enter_context(open_appending(Path(file)))))
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
    made, owner = _format(plugins, kind, context), plugins.owners[f"format {kind}"]
    if is_standard_output(file):
        return Output(made, owner, console().out)
    if not os.path.lexists(file.parent):
        raise usage_error(notice("The folder {folder} does not exist. Make it first.", folder=one_line(file.parent)))
    may = partial(refusal, replacing, partial(_is_earlier, made, owner))
    closing = stack.enter_context(contextlib.ExitStack())
    return Output(made, owner, closing.enter_context(atomic_write(file, may)), closing)


def refusal(replacing: Replacing, is_earlier: Callable[[Path], bool], file: Path) -> Message | None:
    """Return why a file may not be replaced, unless it is an earlier report; `None` if it may."""
    if replacing.is_input(file):
        return IN_USE
    return None if replacing.by_force or is_earlier(file) else NOT_OURS


def _is_earlier(made: Reporter, owner: Plugin, file: Path) -> bool:
    """Return whether a file is a report in a format, or empty."""
    with open_regular(file) as stream:
        size = os.fstat(stream.fileno()).st_size
        head = stream.read(SHOWN)
        stream.seek(max(0, size - SHOWN))
        tail = stream.read()
    return not size or call_plugin(owner, made.is_report, head.decode(errors="replace"), tail.decode(errors="replace"))


def begin(sinks: list[Output]) -> None:
    """Write what stands before the first charter."""
    for sink in sinks:
        _write(sink, sink.format.begin)


def add(sinks: list[Output], checked: CheckResult) -> None:
    """Write one charter."""
    for sink in sinks:
        _write(sink, sink.format.charter, checked.report, checked.values.max_findings)


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
    for sink in (sink for sink in sinks if not sink.failure):
        _write(sink, sink.format.end, summary)
        for note in sink.format.notes:
            console().print_error(note.text(console().translation))


def _write(sink: Output, method: Callable[..., object], *args: object) -> None:
    """Write what a format gives; one that fails keeps none of the others from its report."""
    if sink.failure:
        return
    try:
        text = _text_of(sink, method, args)
    except PluginError as error:
        sink.failure = error
        with contextlib.suppress(PluginError):
            sink.closing.__exit__(PluginError, error, error.__traceback__)
    else:
        sink.stream.write(text)


def _text_of(sink: Output, method: Callable[..., object], args: tuple[object, ...]) -> str:
    """Return what a format gives. Raises `PluginError` where that is no text."""
    text = call_plugin(sink.plugin, method, *args)
    if not isinstance(text, str):
        problem = "{plugin}: `{method}` of the format {format} must return a string, but returned {given}."
        kind, given = type(sink.format).__name__, "None" if text is None else type(text).__name__
        raise PluginError(notice(problem, plugin=sink.plugin.label, method=method.__name__, format=kind, given=given))
    return text


def _format(plugins: Plugins, name: str, context: ReportContext) -> Reporter:
    if name not in plugins.formats:
        known = notice("Available formats: {names}.", names=", ".join(plugins.formats))
        calendar = notice("For a calendar, run `netlint due --format ics`.") if name == "ics" else None
        hint = calendar or guess_and_known(name, plugins.formats, known)
        raise usage_error(notice("Unknown report format `{name}`.", name=name) + " " + hint)
    plugin = plugins.owners[f"format {name}"]
    target = _counting(name) if context.statistics else plugins.formats[name]
    return call_plugin(plugin, _class_of(plugin, name, target), context)


def _counting(name: str) -> str:
    """Return the class that counts findings for a format. Raises `click.UsageError` if the format cannot count."""
    if name not in STATISTICS:
        raise usage_error(notice("--statistics is for these formats: {names}.", names=", ".join(STATISTICS)))
    return STATISTICS[name]


def _class_of(plugin: Plugin, name: str, target: str) -> type[Reporter]:
    """Import the class of a format. Raises `PluginError` where it is none that can be used."""
    kind = import_named(plugin, target)
    if not isinstance(kind, type) or not issubclass(kind, Reporter):
        problem = "{plugin}: the format `{name}` is {target}, but it must be a subclass of netlint.reporters.Reporter."
        raise PluginError(notice(problem, plugin=plugin.label, name=name, target=target))
    if kind.charter is Reporter.charter:
        problem = "{plugin}: the format `{name}` has no method `charter`. Add it; it returns the text for one charter."
        raise PluginError(notice(problem, plugin=plugin.label, name=name))
    return kind
