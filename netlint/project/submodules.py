"""Submodules of git that have not been fetched: their folders are there, but empty. Starts no git."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from netlint.i18n import Message, notice
from netlint.project.discovery import SUBMODULES
from netlint.project.files import WorkingTree, is_inside, one_line


def unfetched(path: Path) -> Message | None:
    """Return what to do about a submodule that has not been fetched, if a path is one, is in one or has one in it."""
    full = os.path.realpath(path)
    for folder in (Path(full), *Path(full).parents):
        if os.path.lexists(folder / SUBMODULES):
            break
    else:
        return None
    for submodule in _submodules(folder):
        inside = os.path.realpath(submodule)
        if (is_inside(full, inside) or is_inside(inside, full)) and _is_empty(submodule):
            return _said(inside)
    return None


def unfetched_below(folder: Path, lists: Iterable[Path]) -> Iterator[tuple[Path, Message]]:
    """Yield the submodules below a folder that have not been fetched, each with what to do about it.

    `lists` are the folders in it that name submodules. Those that are named above it count too.
    """
    full = os.path.realpath(folder)
    above = [one for one in Path(full).parents if os.path.lexists(one / SUBMODULES)][:1]
    for submodule in (one for top in (*lists, *above) for one in _submodules(top)):
        inside = os.path.realpath(submodule)
        if inside != full and is_inside(inside, full) and _is_empty(submodule):
            yield folder / os.path.relpath(inside, full), _said(inside)


def _said(submodule: str) -> Message:
    template = "`{path}` is a Git submodule that has not been fetched. Run `git submodule update --init`."
    return notice(template, path=one_line(os.path.relpath(submodule)))


def _submodules(top: Path) -> Iterator[Path]:
    try:
        said = WorkingTree().read(top / SUBMODULES).decode(errors="replace")
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
