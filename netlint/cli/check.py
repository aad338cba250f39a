"""`netlint check`: check charters and report what was found."""

import contextlib
import importlib
import itertools
import os
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, Any, NamedTuple

import click

from netlint.charter import nearest
from netlint.cli.options import asked_language, color_wanted, columns, on_a_day, run_options, selecting
from netlint.language import gettext as _
from netlint.language import of_locale
from netlint.output import Context, Format
from netlint.run import Linter, Outcome, Trouble, check_all
from netlint.summary import Summary

EXIT_CLEAN, EXIT_FINDINGS, EXIT_TROUBLE = 0, 1, 2
PROGRESS_AFTER = 1.0
"""Seconds after which a run that is not over shows how far it is."""


@click.command(short_help="Check charters and report what was found.")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@selecting
@on_a_day
@click.option("--format", "format_", default="text", metavar="FORMAT", help="text, concise, json, or a plugin's.")
@click.option("--output", multiple=True, metavar="FORMAT:FILE", help="Write a report to a file as well; repeatable.")
@click.option("--stdin-filename", metavar="PATH", help="The path that standard input (-) stands for.")
@click.option("--max-findings", type=click.IntRange(min=1), help="The most findings shown for one charter.")
@click.option("--jobs", type=click.IntRange(min=0), default=0, help="Processes to use; as many as pay if left out.")
@click.option("--no-color", is_flag=True, help="Print without colour, as NO_COLOR does.")
@click.option("--quiet", "-q", is_flag=True, help="Print the findings only, no summary.")
def command(
    paths: tuple[str, ...],
    format_: str,
    output: tuple[str, ...],
    stdin_filename: str | None,
    jobs: int,
    no_color: bool,
    quiet: bool,
    **chosen: Any,
) -> int:
    """Check charters: files, folders (charter.toml and *.charter.toml below), or - for standard input.

    Exits with 0 when nothing was found at or above --fail-on, with 1 for findings, and with 2 when netlint could not
    do its work.
    """
    options = run_options(**chosen)
    if "-" in paths and len(paths) > 1:
        raise click.UsageError(_("Standard input (-) does not go together with other paths."))
    linter = Linter(options)
    context = Context(
        linter.plugins.rules, options.today, color_wanted(no_color), columns(), quiet, asked_language(), of_locale()
    )
    with contextlib.ExitStack() as stack:
        sinks = [_Sink(_format(linter, format_, context), sys.stdout)]
        sinks += [_open_output(linter, given, context._replace(color=False), stack) for given in output]
        if paths == ("-",):
            outcomes: Iterable[Outcome] = [_check_stdin(linter, stdin_filename)]
        else:
            found, trouble = _find(linter, paths or (".",))
            checked = check_all(linter, found, jobs)
            outcomes = itertools.chain(trouble, _with_progress(checked, len(found)))
        return _report(outcomes, sinks, Summary(linter.plugins.rules))


class _Sink(NamedTuple):
    """A format, and where its text goes."""

    format: Format
    stream: IO[str]


def _report(outcomes: Iterable[Outcome], sinks: list[_Sink], summary: Summary) -> int:
    """Write the outcomes to every sink as they come, and give the exit code."""
    code, told = EXIT_CLEAN, set()
    for sink in sinks:
        sink.stream.write(sink.format.begin())
    for outcome in outcomes:
        if isinstance(outcome, Trouble):
            code = EXIT_TROUBLE
            if outcome.message not in told:
                click.echo(_("Error: {message}").format(message=outcome.message), err=True)
            told.add(outcome.message)
            continue
        summary.add(outcome.report)
        code = max(code, EXIT_TROUBLE if outcome.crashed else EXIT_FINDINGS if outcome.fails else EXIT_CLEAN)
        for sink in sinks:
            sink.stream.write(sink.format.charter(outcome.report, outcome.max_findings))
    for sink in sinks:
        sink.stream.write(sink.format.end(summary))
    return code


def _find(linter: Linter, paths: Iterable[str]) -> tuple[list[Path], list[Trouble]]:
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


def _command_hint(word: str) -> str:
    from netlint.cli.main import group  # noqa: PLC0415 (it is the group that loads this module)

    near = nearest(word, group.list_commands(click.get_current_context()))
    return " " + _("Did you mean the command `netlint {command}`?").format(command=near) if near else ""


def _check_stdin(linter: Linter, filename: str | None) -> Outcome:
    path = Path(filename or "charter.toml")
    name = filename or _("standard input")
    return linter.check_bytes(name, path.parent, sys.stdin.buffer.read)


def _format(linter: Linter, name: str, context: Context) -> Format:
    formats = linter.plugins.formats
    if name not in formats:
        near = nearest(name, formats)
        hint = (
            _("Did you mean {name}?").format(name=near)
            if near
            else _("There are: {names}.").format(names=", ".join(formats))
        )
        raise click.UsageError(_("There is no format `{name}`.").format(name=name) + " " + hint)
    module, _colon, attribute = formats[name].partition(":")
    made: Format = getattr(importlib.import_module(module), attribute)(context)
    return made


def _open_output(linter: Linter, given: str, context: Context, stack: contextlib.ExitStack) -> _Sink:
    """Open a file for a report. It appears whole when the run is over, or not at all."""
    name, colon, file = given.partition(":")
    if not colon or not file:
        problem = _("--output takes FORMAT:FILE, such as json:report.json; found `{given}`.")
        raise click.UsageError(problem.format(given=given))
    return _Sink(_format(linter, name, context), stack.enter_context(_whole_or_not_at_all(Path(file))))


@contextlib.contextmanager
def _whole_or_not_at_all(file: Path) -> Iterator[IO[str]]:
    """Open a file for writing under another name, and give it its own when all is written."""
    if file.exists() and not file.is_file():  # a pipe or a device has no half
        with file.open("w", encoding="utf-8", errors="backslashreplace") as stream:
            yield stream
        return
    unfinished = file.with_name(f".{file.name}.{os.getpid()}.part")
    try:
        with unfinished.open("w", encoding="utf-8", errors="backslashreplace") as stream:
            yield stream
        unfinished.replace(file)
    finally:
        unfinished.unlink(missing_ok=True)


def _with_progress(outcomes: Iterator[Outcome], total: int) -> Iterator[Outcome]:
    """Pass outcomes on; on a terminal of its own, show how far the run is once it takes long."""
    if not sys.stderr.isatty() or sys.stdout.isatty():
        yield from outcomes
        return
    started = time.monotonic()
    with contextlib.ExitStack() as stack:
        bar = None
        for number, outcome in enumerate(outcomes, start=1):
            if bar is not None:
                bar.update(1)
            elif time.monotonic() - started > PROGRESS_AFTER:
                bar = stack.enter_context(click.progressbar(length=total, label=_("Checking"), file=sys.stderr))
                bar.update(number)
            yield outcome
