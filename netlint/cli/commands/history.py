"""`netlint history`: how the charter of one network went over time."""

import datetime as dt
import re
from pathlib import Path

import click

from netlint.cli import inputs, parser
from netlint.cli.commands import SUMMARIES
from netlint.cli.exit_codes import EXIT_CLEAN, EXIT_ERROR
from netlint.cli.invocation import console
from netlint.cli.invocation import gettext as _
from netlint.cli.options import (
    color_option,
    complete_files,
    make_project,
    plugin_options,
    refuse_empty,
    report_context,
    settings_option,
    today_option,
)
from netlint.cli.settings_from import safe_directories, settings_source
from netlint.i18n import Message
from netlint.linter.history import History
from netlint.project.project import Project, ProjectOptions
from netlint.reporters import ReportContext

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@parser.command(short_help=SUMMARIES["history"])
@parser.argument("paths", nargs=-1, shell_complete=complete_files, callback=refuse_empty, metavar="[CHARTER]")
@parser.option(
    "--since",
    callback=refuse_empty,
    metavar="DATE|REV",
    help="Begin at this date, such as 2026-01-01, or at this Git revision.",
)
@parser.option(
    "--last", type=parser.WholeNumber(min=1), metavar="NUMBER", help="Show only the last revisions. Default: 500."
)
@parser.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json", "html"]),
    default="text",
    help="Output format. Default: text.",
)
@parser.option(
    "--from-reports",
    is_flag=True,
    help="Read JSON reports of `netlint check` that you kept, instead of Git. The arguments are their files.",
)
@parser.option(
    "--charter",
    "named",
    callback=refuse_empty,
    metavar="PATH",
    help="With --from-reports: the charter, if the reports have several.",
)
@color_option
@today_option
@plugin_options
@settings_option
def command(
    paths: tuple[str, ...],
    since: str | None,
    last: int | None,
    format_: str,
    from_reports: bool,
    named: str | None,
    no_color: bool,
    today: dt.date | None,
    isolated: bool,
    no_plugin: tuple[str, ...],
    settings_from: str | None,
) -> int:
    """Show how the charter of one network went over time.

    CHARTER is a charter, or a folder with one charter. Default: the current folder. netlint reads its revisions from
    Git, also under earlier names. It checks each one as on its own day, with the rules and settings of now.

    You see how each pair of the article went, who held which role when, which findings came and went, and which texts
    changed.

    Exit code 2: the charter as it is now cannot be read, or netlint could not do its work.
    """
    day = today or dt.date.today()
    source = settings_source(settings_from, [Path(path) for path in paths], isolated=isolated)
    project = make_project(ProjectOptions(isolated=isolated, without=no_plugin, settings=source))
    if from_reports:
        if since or last:
            raise click.UsageError(_("--from-reports cannot be combined with --since or --last."))
        history = _of_reports(project, paths, named, day)
    else:
        if named:
            raise click.UsageError(_("--charter only works with --from-reports."))
        history = _of_git(project, paths, since, last, day)
    _print(history, report_context(project, day, no_color=no_color), format_)
    return _exit_code(history)


def _of_reports(project: Project, paths: tuple[str, ...], charter: str | None, day: dt.date) -> History:
    from netlint.project.kept_reports import report_history

    if not paths:
        raise click.UsageError(_("--from-reports: name at least one report."))
    return report_history([Path(path) for path in paths], charter, project.rules, day)


def _of_git(project: Project, paths: tuple[str, ...], since: str | None, last: int | None, day: dt.date) -> History:
    from netlint.project.history import Asked, git_history

    if len(paths) > 1:
        raise click.UsageError(_("Name one charter: a history is about one network."))
    charter = inputs.the_charter(project, paths[0] if paths else ".")
    return git_history(project, charter, Asked(_since(since), last), day, safe_directories())


def _since(given: str | None) -> dt.date | str | None:
    if given is None or not _DAY.fullmatch(given):
        return given
    try:
        return dt.date.fromisoformat(given)
    except ValueError:
        raise click.UsageError(_("{given} is not a date such as 2026-06-01.").format(given=given)) from None


def _print(history: History, context: ReportContext, format_: str) -> None:
    if format_ == "json":
        from netlint.reporters.history_json import history_data

        console().print_json(history_data(history, context))
    elif format_ == "html":
        from netlint.reporters.html.history import history_page

        console().print(history_page(history, context))
    else:
        from netlint.reporters.history_text import history_text

        console().print(history_text(history, context))


def _exit_code(history: History) -> int:
    last = history.points[-1]
    crashed = any(counts.get("crashed") for one in history.points for counts in one.outcomes.values())
    if crashed:
        console().print_problem(Message("A rule crashed at one or more revisions. The findings say which."))
    return EXIT_ERROR if crashed or last.state == "unreadable" else EXIT_CLEAN
