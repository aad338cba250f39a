"""Options that several commands share, and what they make of the command line."""

import contextlib
import datetime as dt
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, get_args

import click

from netlint.cli import parser
from netlint.cli.azure_pipeline import azure_pipeline
from netlint.cli.invocation import console, gettext, invocation, usage_error
from netlint.cli.settings_from import MakeTree, settings_source
from netlint.i18n import Message
from netlint.linter.fixtures import RunOptions
from netlint.plugins.documentation_urls import DocumentationUrls
from netlint.project.files import WorkingTree
from netlint.project.project import Project, ProjectOptions
from netlint.reporters import ReportContext
from netlint.settings import FailOn, LadderLevel, Overrides
from netlint.utils.environment import is_on

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


RULES_URL = "NETLINT_RULES_URL"
"""The environment variable that names the folder of the pages of netlint's own rules."""
_DIGITS = 10
"""From how many digits on COLUMNS is no width, and Python may refuse to make a number of it."""
F = TypeVar("F", bound=Callable[..., Any])


def _date(_context: click.Context, parameter: click.Parameter, given: str | None) -> dt.date | None:
    if given is None:
        return None
    try:
        return dt.date.fromisoformat(given)
    except ValueError:
        problem = gettext("{given} is not a date such as 2026-06-01.").format(given=given)
        raise click.BadParameter(problem, param=parameter) from None


def complete_files(_context: click.Context, _parameter: click.Parameter, incomplete: str) -> list["CompletionItem"]:
    """Return that a shell completes the name of a file. `click.Path` would, and looks for catalogues at each start."""
    from click.shell_completion import CompletionItem

    return [CompletionItem(incomplete, type="file")]


def refuse_empty(context: click.Context, parameter: click.Parameter, given: str | tuple[str, ...] | None) -> Any:
    """Refuse an empty text, which is as a rule a variable that is not set: it would mean something else in silence."""
    if given is not None and "" in (given if isinstance(given, tuple) else (given,)):
        raise click.BadParameter(gettext("it is empty. Leave the option out or give it a value."), context, parameter)
    return given


def comma_separated(context: click.Context, parameter: click.Parameter, given: tuple[str, ...]) -> tuple[str, ...]:
    """Return the values of an option that is given several times, or with commas. Refuses one that is empty."""
    refuse_empty(context, parameter, tuple(text.strip(", ") for text in given))
    return tuple(part.strip() for text in given for part in text.split(",") if part.strip())


def selection_options(command: F) -> F:
    """Add the options that say which rules take part, and which findings make the run fail."""
    return rule_options(
        parser.option(
            "--fail-on",
            type=parser.NamedChoice(get_args(FailOn)),
            help="Lowest severity that gives exit code 1. Default: error.",
        )(command)
    )


def rule_options(command: F) -> F:
    """Add the options that say which rules take part."""
    for option in reversed(
        (
            parser.option(
                "--select",
                multiple=True,
                callback=comma_separated,
                metavar="RULES",
                help=(
                    "Select only these rules: codes, names, prefixes such as NL4, or families, separated by commas. "
                    "Repeatable."
                ),
            ),
            parser.option(
                "--ignore",
                multiple=True,
                callback=comma_separated,
                metavar="RULES",
                help="Leave out these rules. Repeatable.",
            ),
            parser.option(
                "--extend-select",
                multiple=True,
                callback=comma_separated,
                metavar="RULES",
                help="Add these rules to the selection, such as opt-in rules, which are off by default. Repeatable.",
            ),
            parser.option(
                "--level",
                type=parser.NamedChoice(get_args(LadderLevel)),
                help="Select the rules up to this level. Default: sound.",
            ),
        )
    ):
        command = option(command)
    return settings_option(plugin_options(command))


def plugin_options(command: F) -> F:
    """Add the options that say which plugins and settings a command about rules looks at."""
    command = parser.option(
        "--isolated", is_flag=True, help="Ignore settings files, rule files and installed plugins."
    )(command)
    return no_plugin_option(command)


def no_plugin_option(command: F) -> F:
    """Add the option that leaves out a plugin."""
    return parser.option("--no-plugin", multiple=True, metavar="NAME", help="Do not load this plugin. Repeatable.")(
        command
    )


def settings_option(command: F) -> F:
    """Add the option that says where settings come from."""
    return parser.option(
        "--settings",
        "settings_from",
        shell_complete=complete_files,
        callback=refuse_empty,
        metavar="FILE|REV:[FILE]",
        help=(
            "Use the settings in this file. REV:FILE means that file at a Git revision. REV: without a file means, for "
            "each charter, the nearest settings at that revision. netlint also takes rule files and the baseline from "
            "that folder or revision. Default: the nearest settings file."
        ),
    )(command)


def date_options(command: F) -> F:
    """Add the options that say on which day the run takes place, or on none."""
    command = parser.option("--timeless", is_flag=True, help="Skip rules that depend on the date.")(command)
    return today_option(command)


def today_option(command: F) -> F:
    """Add the option that says on which day the run takes place."""
    return parser.option(
        "--today",
        callback=_date,
        metavar="DATE",
        help=("Check as if today were this date, such as 2026-06-01. Default: today."),
    )(command)


def length_options(command: F) -> F:
    """Add the options that say how much of what was found a report shows."""
    command = parser.option(
        "--full", is_flag=True, help="Show all findings in full, also those of levels that come later."
    )(command)
    return parser.option(
        "--max-findings",
        type=parser.WholeNumber(min=1),
        metavar="NUMBER",
        help="Maximum number of findings shown per charter. Default: 50.",
    )(command)


def color_option(command: F) -> F:
    """Add the option that leaves out colour."""
    return parser.option(
        "--no-color", is_flag=True, help="Print without colour. The environment variable NO_COLOR=1 does the same."
    )(command)


def project_options(
    *,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    extend_select: tuple[str, ...],
    level: LadderLevel | None,
    fail_on: FailOn | None = None,
    isolated: bool,
    settings_from: str | None,
    named: Sequence[Path] = (),
    no_plugin: tuple[str, ...] = (),
    today: dt.date | None = None,
    timeless: bool = False,
    max_findings: int | None = None,
    tree: MakeTree = WorkingTree,
) -> ProjectOptions:
    """Make the options of a run of the command line's."""
    if timeless and today:
        raise usage_error(Message("--timeless and --today cannot be combined."))
    overrides = Overrides(select or None, extend_select, ignore, level, fail_on, max_findings)
    day = None if timeless else today or dt.date.today()
    source = settings_source(settings_from, named, isolated=isolated, tree=tree)
    beside = source.tree if isinstance(source.tree, WorkingTree) else tree((), (), None)
    return ProjectOptions(overrides, RunOptions(day), isolated, no_plugin, settings=source, beside=beside)


def documentation_urls() -> DocumentationUrls:
    """Return where rules are described on the web; a variable of the environment names the folder of netlint's own."""
    return DocumentationUrls(os.environ.get(RULES_URL, ""))


def make_project(options: ProjectOptions) -> Project:
    """Return a project for a command. Raises `PluginError` for a plugin that cannot be loaded."""
    return Project(options, before_rule_files=invocation().process.before_rule_files)


def report_context(project: Project, today: dt.date | None, *, no_color: bool) -> ReportContext:
    """Return what formats need to know of a run of the command line's, and of its output."""
    return ReportContext(
        project.rules,
        today=today,
        color=color_wanted(no_color),
        width=columns(),
        language=invocation().language,
        fallback=invocation().fallback,
        translator=project.plugins.translator(),
        version=project.plugins.version,
        folder=Path.cwd(),
        urls=documentation_urls(),
        tables=project.plugins.tables,
        pipeline=azure_pipeline(os.environ),
    )


def color_wanted(no_color: bool) -> bool:
    """Return whether standard output wants colour: NO_COLOR and FORCE_COLOR (0 is none) come before what it is.

    NO_COLOR counts with any value that is not empty, as its standard has it.
    """
    if no_color or os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return is_on(os.environ, "FORCE_COLOR")
    return console().out.isatty() and os.environ.get("TERM") != "dumb"


def columns() -> int:
    """Return the width to fill: that of the terminal, or of COLUMNS, but no more than reads well."""
    given = os.environ.get("COLUMNS", "")
    width = int(given) if given.isdecimal() and len(given) < _DIGITS else 0
    if not width:
        with contextlib.suppress(OSError, ValueError):  # not a terminal
            width = os.get_terminal_size(console().out.fileno()).columns
    return max(40, min(width or 80, 100))  # a terminal that knows no size says 0
