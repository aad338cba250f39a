"""`netlint check`: check charters and report what was found."""

from typing import Any

import click

from netlint.cli import outputs, parser
from netlint.cli.annotations import AUTO
from netlint.cli.baseline import BaselineOptions, baseline_options
from netlint.cli.check_run import begun
from netlint.cli.commands import SUMMARIES
from netlint.cli.input_options import input_options, jobs_option
from netlint.cli.invocation import gettext as _
from netlint.cli.options import (
    color_option,
    complete_files,
    date_options,
    length_options,
    refuse_empty,
    selection_options,
)
from netlint.reporters import FORMATS
from netlint.reporters.base import LEAST_MINUTES


@parser.command(short_help=SUMMARIES["check"])
@parser.argument("paths", nargs=-1, shell_complete=complete_files, callback=refuse_empty, metavar="[PATH]...")
@selection_options
@date_options
@parser.option(
    "--format",
    "format_",
    default="text",
    metavar="FORMAT",
    help="Report format: {formats}, auto, or one from a plugin. Default: text.",
    fill={"formats": ", ".join(FORMATS)},
)
@parser.option(
    "--output",
    multiple=True,
    metavar="FORMAT:FILE",
    help="Also write a report to a file, such as json:report.json. Repeatable.",
)
@parser.option(
    "--force", is_flag=True, help="Let --output replace any file. Without --force, it only replaces an earlier report."
)
@input_options
@baseline_options
@parser.option(
    "--no-suppressions",
    is_flag=True,
    help="Report suppressed findings too, as if there were no ignore comments, exceptions or baseline.",
)
@parser.option(
    "--hide-suppressed", is_flag=True, help="Leave suppressed findings out of every report. The summary counts them."
)
@length_options
@parser.option(
    "--minutes",
    type=parser.WholeNumber(min=LEAST_MINUTES),
    metavar="NUMBER",
    help="Length of the meeting for an agenda, in minutes. Default: 60.",
)
@jobs_option
@color_option
@parser.option("--statistics", is_flag=True, help="Show how many findings each rule has, instead of the findings.")
@parser.option(
    "--show-files", is_flag=True, help="List the charters that would be checked, one per line. Check nothing."
)
@parser.option(
    "--verbose",
    "-v",
    is_flag=True,
    help="Show which settings, plugins and rule files are used, and which folders are skipped.",
)
@parser.option("--quiet", "-q", is_flag=True, help="Print findings without the summary.")
def command(
    paths: tuple[str, ...],
    format_: str,
    output: tuple[str, ...],
    force: bool,
    baseline: str | None,
    write_baseline: bool,
    prune_baseline: bool,
    since: str | None,
    jobs: int,
    show_files: bool,
    **chosen: Any,
) -> int:
    """Check charters and report findings.

    PATH is a charter or a folder; use - for standard input. In a folder and its subfolders, netlint checks each
    charter.toml and *.charter.toml. It skips hidden folders, node_modules, Python environments and links to folders,
    unless you name them. It does not use .gitignore. Default: the current folder.

    Exit code 0: no open finding is severe enough to make the run fail. By default, only errors make it fail (see
    --fail-on). Exit code 1: at least one open finding makes the run fail. Exit code 2: netlint could not check
    everything, for example because of a wrong option or a missing file.
    """
    if chosen["minutes"] and "agenda" not in (format_, *(one.partition(":")[0] for one in output)):
        raise click.UsageError(_("--minutes is for an agenda. Add --format agenda."))
    if show_files and (
        output or write_baseline or prune_baseline or chosen["statistics"] or format_ not in ("text", AUTO)
    ):
        raise click.UsageError(
            _("--show-files checks nothing, so it cannot be combined with options for a report or a baseline.")
        )
    with begun(
        paths,
        baseline=BaselineOptions(baseline, write_baseline, prune_baseline, since),
        force=force,
        writes=bool(output),
        **chosen,
    ) as run:
        if show_files:
            return run.show_files()
        opened = outputs.open_outputs(run.project.plugins, format_, output, run.context, run.stack, run.replacing)
        return run.write(opened, jobs)
