"""Options about what a command reads, and in how many processes. Reads nothing."""

from collections.abc import Callable
from typing import Any, TypeVar

from netlint.cli import parser
from netlint.cli.options import complete_files, refuse_empty

F = TypeVar("F", bound=Callable[..., Any])


def input_options(command: F) -> F:
    """Add the options for a list of paths, for the name of standard input, and for nothing to do."""
    command = parser.option(
        "--allow-empty",
        is_flag=True,
        help=(
            "Exit with code 0 instead of 2 if there is nothing to do: --files-from has no paths, or a folder has no "
            "charter."
        ),
    )(command)
    command = parser.option(
        "--stdin-filename",
        shell_complete=complete_files,
        callback=refuse_empty,
        metavar="PATH",
        help=(
            "Treat standard input as if it came from this file. The report shows its name, and netlint looks for "
            "settings near it."
        ),
    )(command)
    return files_from_option(command)


def files_from_option(command: F) -> F:
    """Add the option for a list of paths."""
    return parser.option(
        "--files-from",
        shell_complete=complete_files,
        callback=refuse_empty,
        metavar="FILE",
        help="Read paths from a file, one per line or with a NUL after each. Use - for standard input.",
    )(command)


def jobs_option(command: F) -> F:
    """Add the option for the number of processes."""
    return parser.option(
        "--jobs",
        type=parser.WholeNumber(min=0),
        default=0,
        metavar="NUMBER",
        help="Number of parallel processes. Default: 0, which lets netlint choose.",
    )(command)
