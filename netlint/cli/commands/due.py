"""`netlint due`: list what is due in charters, by day."""

import datetime as dt
from functools import partial
from pathlib import Path

import click

from netlint.cli import inputs, outputs, parser
from netlint.cli.commands import SUMMARIES
from netlint.cli.exit_codes import EXIT_CLEAN, EXIT_ERROR, EXIT_FINDINGS
from netlint.cli.invocation import console, invocation
from netlint.cli.invocation import gettext as _
from netlint.cli.options import (
    color_wanted,
    columns,
    complete_files,
    make_project,
    plugin_options,
    refuse_empty,
    settings_option,
    today_option,
)
from netlint.cli.settings_from import settings_source
from netlint.cli.within import read_days
from netlint.i18n import Language, Message
from netlint.linter.due_report import DueReport
from netlint.project.due import due_in
from netlint.project.files import open_regular
from netlint.project.project import Project, ProjectOptions
from netlint.project.writing import atomic_write
from netlint.reporters.due_list import DueList


@parser.command(short_help=SUMMARIES["due"])
@parser.argument("paths", nargs=-1, shell_complete=complete_files, callback=refuse_empty, metavar="[PATH]...")
@parser.option(
    "--within",
    callback=read_days,
    metavar="TIME",
    help="Show only what is due within this time, such as 60d or 8w, and what is overdue. Default: everything.",
)
@parser.option("--fail", is_flag=True, help="Exit with 1 if something is due within that time, or overdue.")
@parser.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json", "ics"]),
    default="text",
    help="Output format; ics is for calendars. Default: text.",
)
@parser.option(
    "--alarm",
    callback=read_days,
    metavar="TIME",
    help="In a calendar, remind people this long before each day, such as 14d. Default: 1 to 60 days, by kind.",
)
@parser.option(
    "--output",
    shell_complete=complete_files,
    callback=refuse_empty,
    metavar="FILE",
    help="Write to this file instead of standard output. It replaces only an earlier calendar.",
)
@parser.option("--force", is_flag=True, help="Let --output replace any file.")
@today_option
@plugin_options
@settings_option
def command(
    paths: tuple[str, ...],
    within: int | None,
    fail: bool,
    format_: str,
    alarm: int | None,
    output: str | None,
    force: bool,
    today: dt.date | None,
    isolated: bool,
    no_plugin: tuple[str, ...],
    settings_from: str | None,
) -> int:
    """List what is due in charters, by day: what is overdue first.

    PATH is a charter or a folder with charters. Default: the current folder. netlint lists terms that end, reviews,
    next steps, experiments, meetings, trials, and the exceptions in the settings. It checks no rules.

    With --fail, the exit code is 1 if something is due within the time of --within, or overdue. This is useful in a
    scheduled job that mails you. Exit code 2: netlint could not read everything.
    """
    if alarm is not None and format_ != "ics":
        raise click.UsageError(_("--alarm is for a calendar. Add --format ics."))
    if output and format_ != "ics":
        raise click.UsageError(_("--output is for a calendar. Add --format ics."))
    day = today or dt.date.today()
    named = [Path(path) for path in paths or (".",)]
    source = settings_source(settings_from, named, isolated=isolated)
    project = make_project(ProjectOptions(isolated=isolated, without=no_plugin, settings=source))
    found, errors = inputs.find(project, paths or (".",))
    due = _read(project, found, [error.message for error in errors], day, within)
    if format_ == "ics" and due.reports:
        replacing = outputs.Replacing(inputs.among((*found, *project.files_read())), force)
        _write_calendar(due, project.plugins.version, alarm, output, replacing)
    elif format_ == "json":
        from netlint.reporters.due_json import due_json

        console().print_json(due_json(due))
    elif due.reports:
        from netlint.reporters.due_text import due_text

        for line in due_text(due, width=columns(), color=color_wanted(no_color=False)):
            console().print(line)
    for problem in due.problems:
        console().print_problem(problem)
    if due.problems:
        return EXIT_ERROR
    return EXIT_FINDINGS if fail and due.entries else EXIT_CLEAN


def _read(project: Project, found: list[Path], problems: list[Message], day: dt.date, within: int | None) -> DueList:
    """Read what is due in all charters that were found; `problems` are those of finding them."""
    reports: list[DueReport] = []
    for path in found:
        read = due_in(project, path, day)
        if not isinstance(read, DueReport):
            if read.message not in problems:  # one mistake in settings is about all charters
                problems.append(read.message)
            continue
        reports.append(read)
        if read.problem:
            problems.append(read.problem)
    language = _language(reports)
    translate = project.plugins.translator().into(language)
    return DueList([one for one in reports if one.is_shown], day, within, language, translate, problems)


def _language(reports: list[DueReport]) -> Language:
    """Return the language of the list: the one that is asked for, or that of the charters if they all have the same."""
    shared = invocation()
    declared = {one.language for one in reports}
    only = declared.pop() if len(declared) == 1 else None
    return shared.language or only or shared.fallback


def _write_calendar(
    due: DueList, version: str, alarm: int | None, output: str | None, replacing: outputs.Replacing
) -> None:
    """Write a calendar to a file or to standard output, and say so if it is empty."""
    from netlint.reporters.due_ics import SIGNATURE_BYTES, due_ics, is_calendar

    calendar = due_ics(due, version=version, alarm=alarm)
    if not due.entries:
        console().print_error(_("Nothing is due, so the calendar is empty."))
    if output is None:
        console().print_bytes(calendar)
        return

    def is_earlier(file: Path) -> bool:
        with open_regular(file) as stream:
            head = stream.read(SIGNATURE_BYTES) or b""
        return not head or is_calendar(head)

    with atomic_write(Path(output), partial(outputs.refusal, replacing, is_earlier)) as stream:
        stream.write(calendar.decode())
