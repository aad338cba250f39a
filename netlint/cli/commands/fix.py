"""`netlint fix`: repair in charters what is certain."""

import contextlib
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click
from msgspec import Struct

from netlint.cli import inputs, parser
from netlint.cli.check_run import stdin_name
from netlint.cli.choosing import Chooser
from netlint.cli.commands import SUMMARIES
from netlint.cli.exit_codes import EXIT_CLEAN, EXIT_ERROR, EXIT_FINDINGS
from netlint.cli.input_options import input_options, jobs_option
from netlint.cli.invocation import console, invocation, usage_error
from netlint.cli.options import (
    color_option,
    complete_files,
    date_options,
    make_project,
    project_options,
    refuse_empty,
    report_context,
    rule_options,
)
from netlint.cli.path_lists import listed
from netlint.cli.progress import show_progress
from netlint.cli.tracebacks import Tracebacks
from netlint.i18n import Language, Message, notice, verbatim
from netlint.linter.fixed import Fixed
from netlint.project.checker import Checker, CheckOptions
from netlint.project.files import one_line
from netlint.project.fix_runner import fix_files
from netlint.project.fixer import Fixer
from netlint.project.project import RunError
from netlint.project.writing import rewrite
from netlint.reporters.base import ReportContext
from netlint.reporters.fix_text import FixTally, FixText
from netlint.toml.unified_diff import unified_diff
from netlint.utils.errors import reason_of

_PIECE = 64 * 1024
"""The most bytes of standard input that are read at a time after those of a charter."""


@parser.command(short_help=SUMMARIES["fix"])
@parser.argument("paths", nargs=-1, shell_complete=complete_files, callback=refuse_empty, metavar="[PATH]...")
@parser.option("--diff", "shows_diff", is_flag=True, help="Show what would change as a diff, and write nothing.")
@parser.option("--ask", "asks", is_flag=True, help="Also ask, in a terminal, about each finding with several repairs.")
@parser.option(
    "--unsafe",
    "makes_places",
    is_flag=True,
    help="Also add commented places for what is missing, each with the question to put to your group.",
)
@rule_options
@date_options
@parser.option(
    "--no-suppressions",
    is_flag=True,
    help="Repair suppressed findings too, as if there were no ignore comments and exceptions.",
)
@input_options
@jobs_option
@color_option
@parser.option("--quiet", "-q", is_flag=True, help="Print only what could not be done.")
def command(
    paths: tuple[str, ...],
    shows_diff: bool,
    asks: bool,
    makes_places: bool,
    no_suppressions: bool,
    files_from: str | None,
    stdin_filename: str | None,
    jobs: int,
    no_color: bool,
    quiet: bool,
    allow_empty: bool,
    **chosen: Any,
) -> int:
    """Repair in charters what is certain, and say what is left and why.

    PATH is a charter or a folder; use - to read standard input and print the result. Default: the current folder. A
    repair changes nothing else: comments, order and line ends stay. If anything would be lost, the file stays as it is.

    Exit code 0: done, also if other findings are left. Exit code 1: with --diff, something would change. Exit code 2:
    something could not be done, for example because a charter cannot be read or written, or a rule crashed.
    """
    named = (*paths, *(listed(files_from, may_be_empty=allow_empty) if files_from else []))
    stdin = stdin_name(named, stdin_filename)
    if asks and (stdin is not None or not console().can_ask):
        raise usage_error(Message("--ask needs a terminal in which you can answer."))
    options = project_options(named=[Path(path) for path in named], **chosen)
    project = make_project(options)
    has_folder = stdin is None or stdin_filename is not None
    fixer = Fixer(Checker(project, CheckOptions(suppressions=not no_suppressions, has_folder=has_folder)))
    context = report_context(project, options.run.today, no_color=no_color or shows_diff)
    chooser = Chooser(console(), context, fixer) if asks else None
    tracebacks = Tracebacks(console(), verbose=False)
    run = _Run(fixer, context, chooser, makes_places, shows_diff, quiet or stdin is not None, tracebacks)
    invocation().process.interrupt_on_signals()
    if stdin is not None:
        inputs.stands_for(stdin_filename)
        return run.fix_stdin(stdin, Path(stdin_filename or "charter.toml"))
    empty = list[Message]()
    found, errors = inputs.find(project, named if named or files_from else (".",), empty=empty if allow_empty else None)
    for message in empty:
        console().print_error(message)
    project.prepare(found)
    return run.fix(found, errors, jobs)


class _Run(Struct):
    """A run of repairs: what is wanted, and what came of it so far."""

    fixer: Fixer
    context: ReportContext
    chooser: Chooser | None
    makes_places: bool
    shows_diff: bool
    quiet: bool
    tracebacks: Tracebacks
    code: int = EXIT_CLEAN
    tally: FixTally = FixTally()
    languages: set[Language | None] = set()
    failed: set[Message] = set()

    def fix(self, paths: list[Path], errors: list[RunError], jobs: int) -> int:
        """Repair charters and write them, and print what was done; return the exit code."""
        for error in errors:
            self._fail(error.message)
        with contextlib.ExitStack() as stack:
            for path, fixed in zip(paths, self._fixed(paths, jobs, stack), strict=True):
                if isinstance(fixed, RunError):
                    self._fail(fixed.message)
                else:
                    self._take(path, fixed, is_only=len(paths) == 1)
        if not self.quiet and self.languages:
            language = next(iter(self.languages)) if len(self.languages) == 1 else None
            translate = self.context.translate(language)
            is_whole = self.code != EXIT_ERROR
            if said := self.tally.sentence(translate, is_written=not self.shows_diff, is_whole=is_whole):
                self._say(said)
        return self.code

    def fix_stdin(self, name: str, path: Path) -> int:
        """Print standard input with its repairs, or what would change; return the exit code."""
        fixed = self.fixer.fix_bytes(name, path, console().read_input)
        if isinstance(fixed, RunError):
            self._fail(fixed.message)
            return self.code
        fixed = self._completed(path, fixed)
        self._report_problem(fixed, can_ask=False)
        self._report_crashes(fixed)
        if self.shows_diff:
            self._show(path, fixed)
        else:
            console().print_bytes(fixed.new)
            while rest := console().read_input(_PIECE):  # what is too large is printed as it is
                console().print_bytes(rest)
        return self.code

    def _fixed(self, paths: list[Path], jobs: int, stack: contextlib.ExitStack) -> Iterable[Fixed | RunError]:
        if self.chooser:
            return map(self.fixer.fix_file, paths)
        return fix_files(self.fixer, paths, jobs, stack.enter_context(show_progress(len(paths))))

    def _completed(self, path: Path, fixed: Fixed) -> Fixed:
        """Return a charter with what a person chooses, and with places."""
        if self.chooser:
            fixed = self.chooser.chosen(path, fixed)
        if self.makes_places:
            fixed = self.fixer.with_places(path, fixed, self.context)
        return fixed

    def _take(self, path: Path, fixed: Fixed, *, is_only: bool) -> None:
        """Write a charter, or show what would change, and print what was done."""
        try:
            fixed = self._completed(path, fixed)
        except KeyboardInterrupt as error:
            console().print_error("\n" + notice("Stopped. {path} has not been changed.", path=one_line(path)))
            if self.chooser:
                console().print_running(error)
                raise click.exceptions.Exit(EXIT_ERROR) from None
            raise
        if self.shows_diff:
            self._show(path, fixed)
        elif fixed.is_changed and not self._write(path, fixed):
            return
        if fixed.problem:
            self._report_problem(fixed, can_ask=self.chooser is None)
            return
        self._report_crashes(fixed)
        self.tally = self.tally.plus(fixed)
        self.languages.add(fixed.report.language)
        if not self.quiet:
            for line in FixText(self.context, fixed, is_written=not self.shows_diff).lines(is_only=is_only):
                self._say(line)

    def _write(self, path: Path, fixed: Fixed) -> bool:
        """Write a charter, and return whether that could be done."""
        try:
            rewrite(path, fixed.raw, fixed.new)
        except OSError as error:
            self._fail(notice("{path} has not been changed: {reason}.", path=one_line(path), reason=reason_of(error)))
            return False
        return True

    def _show(self, path: Path, fixed: Fixed) -> None:
        """Show what would change."""
        if fixed.is_changed:
            self.code = max(self.code, EXIT_FINDINGS)
            diff = unified_diff(Path(os.path.relpath(path)).as_posix(), fixed.raw, fixed.new)
            if console().out.isatty():
                console().print_lines(diff.decode(errors="replace").rstrip("\n"))
            else:
                console().print_bytes(diff)

    def _report_problem(self, fixed: Fixed, *, can_ask: bool) -> None:
        """Print why a charter could not be repaired at all, and whether a person who `can_ask` gets help."""
        if fixed.problem:
            template = "{path} cannot be repaired: {reason}"
            said = notice(template, path=one_line(fixed.report.name), reason=fixed.problem)
            if can_ask and fixed.has_correction:
                said = said + " " + Message("`--ask` offers the line as it should be.")
            self._fail(said)

    def _report_crashes(self, fixed: Fixed) -> None:
        """Let the run fail if a rule crashed; print which, unless the lines about the charter say so."""
        if fixed.report.has_crashes:
            self.code = EXIT_ERROR
            self.tracebacks.print_crashes(fixed.report.name, fixed.report.results)
        for one in fixed.report.open if self.quiet else ():
            rule = self.context.rules[one.code]
            if fixed.left(one, rule) == "crashed":
                said = one.message.text(self.context.translate_for(rule, None))
                self._fail(verbatim(f"{one_line(fixed.report.name)}: {said}"))

    def _fail(self, problem: Message) -> None:
        self.code = EXIT_ERROR
        if problem not in self.failed:  # one mistake in settings is about all charters
            self.failed.add(problem)
            console().print_problem(problem)

    def _say(self, line: str) -> None:
        """Print a line; where standard output has a diff, on standard error."""
        if self.shows_diff:
            console().print_error(line)
        else:
            console().print(line)
