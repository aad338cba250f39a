"""`netlint settings`: show the effective settings, and where each comes from."""

import re
from typing import Any

from msgspec import Struct

from netlint.charter.model import keys
from netlint.cli import parser
from netlint.cli.commands import SUMMARIES
from netlint.cli.inputs import existing
from netlint.cli.invocation import console
from netlint.cli.invocation import gettext as _
from netlint.cli.options import complete_files, make_project, project_options, selection_options
from netlint.reporters.escape_terminal import escape_terminal


@parser.command(short_help=SUMMARIES["settings"])
@parser.argument("path", shell_complete=complete_files, default=".", metavar="[PATH]")
@selection_options
def command(path: str, **chosen: Any) -> None:
    """Show the settings that apply to a charter or folder, and where each setting comes from.

    PATH is a charter or folder. Default: the current folder.
    """
    where = existing(path)
    project = make_project(project_options(named=[where], **chosen))
    resolved = project.resolve(where)
    rows = [
        (key, _shown(getattr(resolved.values, attribute)), _origin(resolved.origins.get(key)))
        for attribute, key in keys(type(resolved.values))
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(2)]
    for key, value, origin in rows:
        console().print_lines(escape_terminal(f"{key:<{widths[0]}}  {value:<{widths[1]}}  {origin}"))
    taking = _("{number} of {all} rules are selected: {codes}").format(
        number=len(resolved.selection.codes), all=len(project.plugins.rules), codes=", ".join(resolved.selection.codes)
    )
    console().print_lines(f"\n{taking}")


def _origin(where: str | None) -> str:
    """Return where a value comes from, with the word for a preset in the language of the run."""
    said = _("preset {name}")
    return _("default") if where is None else re.sub(r"\bpreset (\S+)", lambda found: said.format(name=found[1]), where)


def _shown(value: object) -> str:
    if value is None:
        return _("not set")
    if isinstance(value, tuple) and value and isinstance(value[0], Struct):
        return _("{number} items").format(number=len(value)) if len(value) > 1 else _("1 item")
    if isinstance(value, tuple):
        return f"[{', '.join(map(str, value))}]"
    if isinstance(value, dict):
        return ", ".join(f"{key} = {_shown(inside)}" for key, inside in value.items()) or _("not set")
    return str(value)
