"""`netlint exceptions`: list what the group has decided not to be told."""

import datetime as dt
from functools import partial
from pathlib import Path

import click

from netlint.cli import inputs, parser, path_lists
from netlint.cli.commands import SUMMARIES
from netlint.cli.exit_codes import EXIT_CLEAN, EXIT_ERROR, EXIT_FINDINGS
from netlint.cli.input_options import files_from_option
from netlint.cli.invocation import console
from netlint.cli.options import (
    complete_files,
    make_project,
    plugin_options,
    refuse_empty,
    settings_option,
    today_option,
)
from netlint.cli.settings_from import settings_source
from netlint.cli.within import read_days
from netlint.project.exceptions import agreed_exceptions, has_settings
from netlint.project.files import is_folder_inside
from netlint.project.project import ProjectOptions
from netlint.reporters.exceptions_list import ExceptionList, exceptions_github, exceptions_json, exceptions_text


@parser.command(short_help=SUMMARIES["exceptions"])
@parser.argument("paths", nargs=-1, shell_complete=complete_files, callback=refuse_empty, metavar="[PATH]...")
@parser.option(
    "--within",
    callback=read_days,
    metavar="TIME",
    help="Show only exceptions that end within this time, such as 60d or 8w, and those that have ended.",
)
@parser.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    help="Output format; github is for annotations. Default: text.",
)
@files_from_option
@today_option
@plugin_options
@settings_option
def command(
    paths: tuple[str, ...],
    within: int | None,
    format_: str,
    files_from: str | None,
    today: dt.date | None,
    isolated: bool,
    no_plugin: tuple[str, ...],
    settings_from: str | None,
) -> int:
    """List the exceptions that the group agreed on, soonest end date first.

    PATH is a charter or a folder with charters. Default: the current folder. netlint reads all settings that apply to
    these charters, also those in folders below. It checks no rules.

    With --within, the exit code is 1 if an exception ends within that time or has already ended. This is useful in a
    scheduled weekly run. Exit code 2: netlint could not read everything.
    """
    named = (*paths, *(path_lists.listed(files_from) if files_from else [])) or (".",)
    where = list(map(Path, named))
    source = settings_source(settings_from, where, isolated=isolated)
    project = make_project(ProjectOptions(isolated=isolated, without=no_plugin, settings=source))
    charters, errors = inputs.find(project, named, may_be_empty=partial(has_settings, project))
    agreed, files, problems = agreed_exceptions(project, (*filter(is_folder_inside, where), *charters))
    problems = [*(error.message for error in errors), *problems]
    translate = console().translation
    listed = ExceptionList(
        agreed, files, today or dt.date.today(), within, translate, problems, not source.tree.is_on_disk
    )
    _print(listed, format_)
    for problem in problems:
        console().print_problem(problem)
    if problems:
        return EXIT_ERROR
    return EXIT_FINDINGS if within is not None and listed.chosen else EXIT_CLEAN


def _print(listed: ExceptionList, format_: str) -> None:
    if format_ == "json":
        console().print_json(exceptions_json(listed))
        return
    for line in exceptions_github(listed, Path.cwd()) if format_ == "github" else exceptions_text(listed):
        console().print(line)
