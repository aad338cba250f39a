"""`netlint exceptions`: list what the group has decided not to be told."""

import datetime as dt
from typing import Any

import click

from netlint.cli import parser
from netlint.cli.inputs import existing
from netlint.cli.invocation import console
from netlint.cli.invocation import gettext as _
from netlint.cli.options import complete_files, make_project, plugin_options, settings_option, today_option
from netlint.cli.settings_from import settings_source
from netlint.cli.within import read_days
from netlint.linter.suppressions.model import AgreedException
from netlint.project.project import ProjectOptions
from netlint.reporters.escape_terminal import escape_terminal
from netlint.toml import dotted

EXIT_CLEAN, EXIT_ENDING = 0, 1


@parser.command(short_help="List the exceptions that the group agreed on.")
@parser.argument("path", shell_complete=complete_files, default=".", metavar="[PATH]")
@parser.option(
    "--within",
    callback=read_days,
    metavar="TIME",
    help="Show only exceptions that end within this time, such as 60d or 8w.",
)
@parser.option(
    "--format", "format_", type=click.Choice(["text", "json"]), default="text", help="Output format. Default: text."
)
@today_option
@plugin_options
@settings_option
def command(
    path: str,
    within: int | None,
    format_: str,
    today: dt.date | None,
    isolated: bool,
    no_plugin: tuple[str, ...],
    settings_from: str | None,
) -> int:
    """List the exceptions that the group agreed on, soonest end date first.

    PATH is a charter or folder; the nearest settings apply. Default: the current folder.

    With --within, the exit code is 1 if an exception ends within that time or has already ended. This is useful in a
    scheduled weekly run.
    """
    where = existing(path)
    day = today or dt.date.today()
    source = settings_source(settings_from, [where], isolated=isolated)
    project = make_project(ProjectOptions(isolated=isolated, without=no_plugin, settings=source))
    exceptions = project.settings_of(where if where.is_dir() else where.parent).exceptions
    chosen = [
        (charter, one)
        for charter, one in sorted(exceptions, key=lambda pair: pair[1].details.until or dt.date.max)
        if within is None or (one.details.until and (one.details.until - day).days <= within)
    ]
    if format_ == "json":
        console().print_json([_record(charter, one, day) for charter, one in chosen])
    else:
        for charter, one in chosen:
            for line in _lines(charter, one, day):
                console().print_lines(escape_terminal(line))
        if not chosen:
            console().print(
                _("There are no exceptions.") if within is None else _("No exception ends within that time.")
            )
    return EXIT_ENDING if within is not None and chosen else EXIT_CLEAN


def _lines(charter: str | None, one: AgreedException, day: dt.date) -> list[str]:
    details = one.details
    end = _("no end") if details.until is None else str(details.until)
    if one.is_over(day):
        end += " " + _("(ended)")
    about = " ".join(filter(None, (one.rule, charter, dotted(one.at))))
    lines = [f"{end}  {about}  ({details.where})"]
    if details.reason:
        lines.append(f"    {details.reason}")
    if details.agreed_by or details.agreed_on:
        people = ", ".join(details.agreed_by)
        lines.append(
            "    " + _("Agreed: {what}").format(what=" ".join(filter(None, (people, str(details.agreed_on or "")))))
        )
    return lines


def _record(charter: str | None, one: AgreedException, day: dt.date) -> dict[str, Any]:
    details = one.details
    return {
        "rule": one.rule,
        "charter": charter,
        "at": dotted(one.at) or None,
        "reason": details.reason,
        "agreed-by": list(details.agreed_by),
        "agreed-on": details.agreed_on.isoformat() if details.agreed_on else None,
        "until": details.until.isoformat() if details.until else None,
        "ended": one.is_over(day),
        "where": details.where,
    }
