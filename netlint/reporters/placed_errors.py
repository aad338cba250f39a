"""The errors of a run, each with the place that it names, for formats that show an error there. Runs nothing."""

import re
from pathlib import PurePath
from typing import NamedTuple

from netlint.reporters.escape_terminal import escape_terminal
from netlint.reporters.paths import display_path

_PLACE = re.compile(r"(?P<file>(?:(?!: ).)+?):(?P<line>[1-9]\d*):(?:(?P<column>[1-9]\d*):)? (?P<text>.+)")
"""How an error begins that is about a place in a file, such as settings: `netlint.toml:2:1: `."""


class PlacedError(NamedTuple):
    """An error in words; without a place, `file` is empty."""

    text: str
    file: str = ""
    line: str = ""
    column: str = ""


def placed_errors(said: str, folder: PurePath) -> list[PlacedError]:
    """Return the errors in a text of a run in `folder`: a line that names a place begins another one."""
    found: list[PlacedError] = []
    for line in said.split("\n"):
        if match := _PLACE.fullmatch(line):
            file = display_path(match["file"], folder)
            found.append(PlacedError(escape_terminal(match["text"]), file, match["line"], match["column"] or ""))
        elif found:
            found[-1] = found[-1]._replace(text=f"{found[-1].text}\n{escape_terminal(line)}")
        else:
            found.append(PlacedError(escape_terminal(line)))
    return found
