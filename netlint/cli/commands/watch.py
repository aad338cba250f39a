"""`netlint watch`: check charters again each time a file is saved."""

import os
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import click

from netlint.cli import inputs, outputs, parser
from netlint.cli.baseline import BaselineOptions
from netlint.cli.check_run import begun
from netlint.cli.commands import SUMMARIES
from netlint.cli.exit_codes import EXIT_CLEAN
from netlint.cli.invocation import console, invocation, usage_error
from netlint.cli.options import (
    color_option,
    columns,
    complete_files,
    date_options,
    length_options,
    refuse_empty,
    rule_options,
)
from netlint.i18n import Message, notice
from netlint.i18n.translation import Translation
from netlint.project.files import one_line
from netlint.project.watcher import Watcher
from netlint.utils.errors import Problem

if TYPE_CHECKING:
    from netlint.reporters.text import Text

CLEAR = "\x1b[H\x1b[2J\x1b[3J"
"""What clears a terminal, with what has scrolled out of it."""


@parser.command(short_help=SUMMARIES["watch"])
@parser.argument("paths", nargs=-1, shell_complete=complete_files, callback=refuse_empty, metavar="[PATH]...")
@rule_options
@date_options
@length_options
@color_option
def command(paths: tuple[str, ...], settings_from: str | None, **chosen: Any) -> int:
    """Check charters, and check them again each time you save.

    PATH is a charter or a folder. Default: the current folder. netlint checks again if a charter, settings, a rule
    file, a baseline or a file that a rule reads changes, appears or disappears. On a terminal, it clears the screen
    first.

    Press Ctrl-C to stop. The exit code is then 0, whatever was found. Exit code 2: netlint could not begin, for example
    because of a wrong option or a missing file, or it could not go on.
    """
    if "-" in paths:
        raise usage_error(Message("Standard input (-) cannot be watched. Name a file or a folder."))
    named = [inputs.existing(path) for path in paths or (".",)]
    watcher = Watcher([*named, *map(Path, filter(None, [settings_from]))])
    process = invocation().process
    process.before_rule_files()  # that forks, which it may not do while other threads watch
    process.interrupt_on_signals()
    try:
        _keep_checking(watcher, paths, settings_from=settings_from, **chosen)
    except KeyboardInterrupt as error:
        console().print_error("\n" + Message("Stopped watching."))
        console().print_running(error)
    return EXIT_CLEAN


def _keep_checking(watcher: Watcher, paths: tuple[str, ...], **chosen: Any) -> None:
    """Check, and check again after each change. Raises what keeps the first check from beginning."""
    _tell(_check(watcher, paths, **chosen), [])
    while True:
        changed = watcher.wait()
        _separate()
        try:
            translation = _check(watcher, paths, **chosen)
        except (click.ClickException, Problem) as error:
            watcher.look_as_before()
            translation = console().translation
            _print_error(error)
        _tell(translation, changed)


def _check(watcher: Watcher, paths: tuple[str, ...], **chosen: Any) -> Translation:
    """Check the charters and print what was found; return the translation into the language of the report."""
    watcher.begin()
    with begun(paths, baseline=BaselineOptions(), force=False, writes=False, tree=watcher.tree, **chosen) as run:
        watcher.look(run.project)
        opened = outputs.open_outputs(run.project.plugins, "text", (), run.context, run.stack, run.replacing)
        reads_files = any("files" in rule.needs for rule in run.project.rules.values())
        run.write(opened, jobs=1 if reads_files else 0)  # another process could not record which files it reads
        return run.context.translator.into(cast("Text", opened[0].format.reporter).language)


def _print_error(error: click.ClickException | Problem) -> None:
    """Print why a check could not begin."""
    if isinstance(error, Problem):
        console().print_problem(error.message)
    else:
        console().print_error(parser.usage_error_text(error, console().translation))


def _separate() -> None:
    """Clear the terminal, or print a line between two checks where there is none."""
    if console().out.isatty() and os.environ.get("TERM") != "dumb":
        click.echo(CLEAR, nl=False, file=console().out)
    else:
        console().print("-" * columns())


def _tell(translation: Translation, changed: Sequence[Path]) -> None:
    """Print when the check took place, why, and how to stop."""
    now = time.strftime("%H:%M:%S")
    if not changed:
        checked = notice("Checked at {time}.", time=now)
    elif len(changed) == 1:
        checked = notice("Checked at {time}, because {file} changed.", time=now, file=_name_of(changed[0]))
    else:
        template = "Checked at {time}, because {number} files changed, such as {file}."
        checked = notice(template, time=now, number=len(changed), file=_name_of(changed[0]))
    waiting = Message("Waiting for changes; press Ctrl-C to stop.")
    console().print_lines("\n" + (checked + " " + waiting).text(translation))
    console().flush()


def _name_of(file: Path) -> str:
    return one_line(os.path.relpath(file))
