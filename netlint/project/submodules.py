"""Submodules of git that have not been fetched: their folders are there, but empty. Starts no git."""

import os
from collections.abc import Iterator
from pathlib import Path

from netlint.i18n import Message, notice
from netlint.project.files import WorkingTree, is_inside, one_line

_LIST = ".gitmodules"


def unfetched(path: Path) -> Message | None:
    """Return what to do about a submodule that has not been fetched, if a path is one, is in one or has one in it."""
    full = os.path.realpath(path)
    for folder in (Path(full), *Path(full).parents):
        if os.path.lexists(folder / _LIST):
            break
    else:
        return None
    for submodule in _submodules(folder):
        inside = os.path.realpath(submodule)
        if (is_inside(full, inside) or is_inside(inside, full)) and _is_empty(submodule):
            shown = one_line(os.path.relpath(inside))
            template = "`{path}` is a Git submodule that has not been fetched. Run `git submodule update --init`."
            return notice(template, path=shown)
    return None


def _submodules(top: Path) -> Iterator[Path]:
    try:
        said = WorkingTree().read(top / _LIST).decode(errors="replace")
    except OSError:  # somebody has put there what netlint does not read
        return
    for line in said.splitlines():
        key, _equals, value = line.partition("=")
        path = value.strip().removeprefix('"').removesuffix('"')
        if key.strip() == "path" and path:
            yield top / path


def _is_empty(folder: Path) -> bool:
    try:
        with os.scandir(folder) as entries:
            return next(entries, None) is None
    except OSError:
        return False
