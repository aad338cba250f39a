"""`netlint report`: write a page to put on the table, and open it in the browser."""

import datetime as dt
import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from netlint.cli import outputs, parser
from netlint.cli.baseline import BaselineOptions
from netlint.cli.check_run import Run, begun
from netlint.cli.commands import SUMMARIES
from netlint.cli.exit_codes import EXIT_CLEAN, EXIT_ERROR
from netlint.cli.invocation import console, usage_error
from netlint.cli.options import complete_files, date_options, refuse_empty, rule_options
from netlint.cli.settings_from import safe_directories
from netlint.i18n import Message, notice
from netlint.project.browser import can_open, open_page
from netlint.project.files import is_standard_output

if TYPE_CHECKING:
    from netlint.linter.history import History
    from netlint.reporters.html.report import Html

FILE = "netlint-report.html"
"""The name of the page if no other is given."""
_OTHER_KINDS = frozenset({".pdf", ".doc", ".docx", ".odt", ".ppt", ".pptx", ".png", ".jpg", ".jpeg"})
"""How the names of documents end that a page is not."""


class _NothingToShowError(Exception):
    """Raised if no charter could be looked at, so that the page is not written and an earlier one stays as it is."""


@parser.command(short_help=SUMMARIES["report"])
@parser.argument("paths", nargs=-1, shell_complete=complete_files, callback=refuse_empty, metavar="[PATH]...")
@parser.option(
    "--output",
    shell_complete=complete_files,
    callback=refuse_empty,
    metavar="FILE",
    help="Write the page to this file. Default: netlint-report.html in the current folder.",
)
@parser.option("--no-open", is_flag=True, help="Do not open the page in the browser.")
@parser.option("--force", is_flag=True, help="Replace any file. Without --force, only an earlier report is replaced.")
@parser.option("--since", callback=refuse_empty, metavar="REV", help="Show what has changed since this Git revision.")
@parser.option(
    "--baseline",
    shell_complete=complete_files,
    callback=refuse_empty,
    metavar="FILE",
    help="Show what has changed since this baseline. Default: the nearest netlint-baseline.json.",
)
@parser.option("--history", is_flag=True, help="Add how each charter went over time, from Git.")
@parser.option(
    "--max-findings",
    type=parser.WholeNumber(min=1),
    metavar="NUMBER",
    help="Maximum number of findings shown per charter. Default: 50.",
)
@rule_options
@date_options
def command(
    paths: tuple[str, ...],
    output: str | None,
    no_open: bool,
    force: bool,
    since: str | None,
    baseline: str | None,
    history: bool,
    **chosen: Any,
) -> int:
    """Write a page to put on the table, and open it in the browser.

    The page has a worksheet that fits one sheet of paper, the points to talk about first, and what is in order. You
    can print it, and it needs no internet.

    PATH is a charter or a folder. Default: the current folder.

    Exit code 0: the page was written, whatever is on it. Exit code 2: netlint could not check everything, or could not
    write the page.
    """
    file = Path(output or FILE)
    if output == "-" or is_standard_output(file):
        raise usage_error(notice("--output: `-` is not a file. To print the page, use `netlint check --format html`."))
    if file.suffix.lower() in _OTHER_KINDS:
        template = (
            "--output: the page is HTML. Choose a name such as {name}. To make a PDF, print the page from your browser."
        )
        raise usage_error(notice(template, name=str(file.with_suffix(".html"))))
    if history and chosen["timeless"]:
        raise usage_error(notice("--timeless and --history cannot be combined."))
    compared = BaselineOptions(baseline, since=since)
    with suppress(_NothingToShowError), begun(paths, baseline=compared, force=force, writes=True, **chosen) as run:
        histories, problems = _histories(run) if history else ({}, [])
        context = run.context._replace(color=False, histories=histories)
        opened = outputs.open_file(run.project.plugins, "html", file, context, run.stack, run.replacing)
        code, page = run.write([opened]), cast("Html", opened.format.reporter)
        if not page.has_charters:
            raise _NothingToShowError
    if not page.has_charters:
        return EXIT_ERROR
    for problem in problems:
        console().print_problem(problem)
        code = EXIT_ERROR
    _tell(file, page, is_complete=code != EXIT_ERROR)
    if not no_open and can_open(os.environ):
        open_page(file)
    return EXIT_ERROR if code == EXIT_ERROR else EXIT_CLEAN


def _histories(run: Run) -> "tuple[dict[str, History], list[Message]]":
    """Return how the charters of a run went over time, and why others have no history.

    Raises `GitError` if no charter has one.
    """
    from netlint.project.git import GitError
    from netlint.project.history import Asked, git_history

    today, found, problems = run.context.today or dt.date.today(), dict[str, "History"](), list[GitError]()
    for charter in run.charters:
        try:
            found[str(charter)] = git_history(run.project, charter, Asked(), today, safe_directories())
        except GitError as error:
            problems.append(error)
        except OSError:
            pass  # checking the charter says so
    if problems and not found:
        raise problems[0]
    return found, [problem.message for problem in problems]


def _tell(file: Path, page: "Html", *, is_complete: bool) -> None:
    """Print where the page is and what to talk about first, in the language of the page."""
    first = page.first
    if first and not page.is_talk:
        told = notice("{file}: correct this first: {problem}", file=file, problem=first)
    elif first:
        told = notice("{file}: talk about this first: {question}", file=file, question=first)
    elif is_complete:
        told = notice("{file}: there are no open points.", file=file)
    else:
        told = notice("{file}: the page says what could not be checked.", file=file)
    console().print_lines(told.text(page.context.translator.into(page.language)))
