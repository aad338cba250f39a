"""The error that ends a run, as an annotation for the system that reads standard output. Tells people nothing."""

import contextlib
import importlib
import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from netlint.cli.console import Console
from netlint.utils.environment import is_true

ANNOTATED: Mapping[str, str] = {"github": "netlint.reporters.github", "azure": "netlint.reporters.azure"}
"""The formats in which errors are annotations. `error_lines` of the module returns one, also if there is no report."""
AUTO = "auto"
"""The format that depends on where the run takes place."""


def format_here(name: str) -> str:
    """Return the format that a name means in this environment."""
    if name != AUTO:
        return name
    return "github" if is_true(os.environ, "GITHUB_ACTIONS") else "text"


def annotate(console: Console, args: Sequence[str], error: str) -> None:
    """Print why a run could not be done, if the format that its arguments ask for has annotations."""
    module = ANNOTATED.get(format_here(_format_in(args)))
    if module is None:
        return
    with contextlib.suppress(OSError):  # the exit code says the rest
        lines = importlib.import_module(module).error_lines(error, _folder())
        console.print("\n".join(lines))
        console.flush()


def _format_in(args: Sequence[str]) -> str:
    """Return the format that arguments ask for, which may be wrong in any other way; the last one counts."""
    options = args[: args.index("--")] if "--" in args else args
    name = "text"
    for at, argument in enumerate(options):
        option, equals, value = argument.partition("=")
        if option == "--format":
            name = value if equals else "".join(options[at + 1 : at + 2])
    return name


def _folder() -> Path:
    """Return the folder of the run; it may be gone."""
    with contextlib.suppress(OSError):
        return Path.cwd()
    return Path()
