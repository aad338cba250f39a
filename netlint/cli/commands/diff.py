"""`netlint diff`: what changes between two charters, in meaning."""

import datetime as dt
from pathlib import Path
from typing import Any

import click

from netlint.cli import inputs, parser
from netlint.cli.commands import SUMMARIES
from netlint.cli.exit_codes import EXIT_CLEAN, EXIT_ERROR, EXIT_FINDINGS
from netlint.cli.invocation import console
from netlint.cli.invocation import gettext as _
from netlint.cli.options import (
    complete_files,
    make_project,
    project_options,
    refuse_empty,
    report_context,
    rule_options,
    today_option,
)
from netlint.cli.settings_from import safe_directories
from netlint.linter.changes import CharterDiff
from netlint.reporters import ReportContext


@parser.command(short_help=SUMMARIES["diff"])
@parser.argument("old", shell_complete=complete_files, callback=refuse_empty)
@parser.argument("new", required=False, shell_complete=complete_files, callback=refuse_empty)
@parser.option(
    "--format",
    "format_",
    type=click.Choice(["text", "markdown", "json"]),
    default="text",
    help="Output format. Default: text.",
)
@parser.option(
    "--proposal", is_flag=True, help="Write the change as a proposal, to paste into a mail or a tool for decisions."
)
@parser.option("--why", callback=refuse_empty, metavar="TEXT", help="The reason to write in the proposal.")
@parser.option("--exit-code", is_flag=True, help="Exit with 1 if something changes.")
@parser.option(
    "--no-color", is_flag=True, help="Print without colour. The environment variable NO_COLOR=1 does the same."
)
@today_option
@rule_options
def command(
    old: str,
    new: str | None,
    format_: str,
    proposal: bool,
    why: str | None,
    exit_code: bool,
    no_color: bool,
    today: dt.date | None,
    **chosen: Any,
) -> int:
    """Show what changes between two charters, in meaning and not in text.

    OLD and NEW are charters, folders with one charter, or files at a Git revision, such as main:charter.toml. Without
    NEW, netlint compares with the file as it is now. A charter that is only written in another way gives no change.

    You see who joins and leaves, which roles go to whom, and how values, rhythm, time, money and rules change. You also
    see which findings come and go, and what the charter says about changing it.

    Exit code 1: with --exit-code, something changes. Exit code 2: netlint could not compare everything.
    """
    if why and not proposal and format_ != "json":
        raise click.UsageError(_("--why is for a proposal. Add --proposal."))
    from netlint.project.charter_pair import charter_pair
    from netlint.project.diff import charter_diff

    day = today or dt.date.today()
    named = [Path(new or old)]
    project = make_project(project_options(named=named, today=day, **chosen))
    halves = charter_pair(old, new, lambda path: inputs.the_charter(project, path), safe_directories())
    diff = charter_diff(project, *halves, day)
    _print(diff, report_context(project, day, no_color=no_color), format_, why or "", is_proposal=proposal)
    return _exit_code(diff, exit_code=exit_code)


def _print(diff: CharterDiff, context: ReportContext, format_: str, why: str, *, is_proposal: bool) -> None:
    if format_ == "json":
        from netlint.reporters.diff_json import diff_data

        console().print_json(diff_data(diff, context, why))
    elif format_ == "markdown":
        from netlint.reporters.diff_markdown import diff_markdown, proposal_markdown

        console().print(proposal_markdown(diff, context, why) if is_proposal else diff_markdown(diff, context))
    else:
        from netlint.reporters.diff_text import diff_text, proposal_text

        console().print(proposal_text(diff, context, why) if is_proposal else diff_text(diff, context))


def _exit_code(diff: CharterDiff, *, exit_code: bool) -> int:
    if diff.not_compared or diff.crashed:
        return EXIT_ERROR
    return EXIT_FINDINGS if exit_code and not diff.is_same else EXIT_CLEAN
