"""Where a charter is, as reports say it: relative to the folder of the run, with forward slashes. Opens no file."""

import os
from pathlib import Path

from netlint.reporters.escape_terminal import escape_terminal


def display_path(name: str) -> str:
    """Give the path of a charter, with what is not seen in it made visible."""
    return escape_terminal(_inside(name).as_posix())


def file_uri(name: str) -> tuple[str, bool]:
    """Give the address of a charter, percent-encoded, and whether it is relative to the folder of the run."""
    from urllib.parse import quote  # noqa: PLC0415 (few formats have addresses)

    path = _inside(name)
    if path.is_absolute() or ".." in path.parts:
        return path.resolve().as_uri(), False
    return quote(os.fsencode(path.as_posix()), safe="/"), True


def _inside(name: str) -> Path:
    path, folder = Path(name), Path.cwd()
    return path.relative_to(folder) if path.is_absolute() and path.is_relative_to(folder) else path
