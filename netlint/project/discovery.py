"""Discovery: the charters in folders. Opens none of them."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from netlint.i18n import Message
from netlint.project.files import check_link
from netlint.utils.errors import reason_of

NAME = "charter.toml"
SUFFIX = ".charter.toml"
SUBMODULES = ".gitmodules"
"""The file in which a repository names its submodules."""

PACKAGES = ("node_modules", "__pycache__")
"""The names of folders with what others have made, which are skipped."""
_OF_TOOLS = (".git", ".hg", ".svn", "__pycache__")
"""The names of skipped folders in which nobody keeps a charter."""
IsExcluded = Callable[[Path], bool]
Refuse = Callable[[Path, Message], None]
"""Takes a path that cannot be looked at, and the reason in words."""
Skipped = Callable[[Path, Message], None]
"""Takes a folder or charter that is skipped when folders are looked through, and the reason in words."""

_HIDDEN = Message("hidden folder")
_PACKAGES = Message("folder of packages")
_ENVIRONMENT = Message("Python environment")
_LINK = Message("link to a folder")


def is_charter(name: str) -> bool:
    """Return whether a file in a folder is a charter, by its name."""
    return name == NAME or name.endswith(SUFFIX)


def is_skipped(folder: str) -> bool:
    """Return whether a folder is passed by, by its name: hidden ones, and those of packages."""
    return folder.startswith(".") or folder in PACKAGES


def charters(
    folder: Path,
    root: Path,
    is_excluded: IsExcluded,
    refuse: Refuse,
    entered: Callable[[Path], None] = lambda _folder: None,
    skipped: Skipped = lambda _folder, _reason: None,
) -> Iterator[Path]:
    """Yield the charters in a folder and below it, in the order of their names.

    Hidden folders, and those of environments and packages, are left out; links to folders are not followed. A link to a
    file may not lead out of `root`. What has the name of a charter and cannot be one, and what cannot be looked into,
    is handed to `refuse`. `entered` is told of each folder looked into, and `skipped` of each that is left out.
    """
    entered(folder)
    waiting = [iter(_entries(folder, refuse))]  # no recursion: a path may be thousands of folders deep
    while waiting:
        entry = next(waiting[-1], None)
        if entry is None:
            waiting.pop()
            continue
        path = Path(entry.path)
        if entry.is_dir(follow_symlinks=False):
            if reason := _why_skipped(entry):
                skipped(path, reason)
            elif not is_excluded(path):
                entered(path)
                waiting.append(iter(_entries(path, refuse)))
        elif _is_linked_folder(entry):
            skipped(path, _LINK)
        elif is_charter(entry.name) and not is_excluded(path):
            try:
                if entry.is_symlink():
                    check_link(path, root)
                yield path
            except OSError as error:
                refuse(path, reason_of(error))


def _entries(folder: Path, refuse: Refuse) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as scan:
            return sorted(scan, key=lambda entry: entry.name)
    except OSError as error:
        refuse(folder, reason_of(error))
        return []


def _why_skipped(folder: os.DirEntry[str]) -> Message | None:
    """Return why a folder is left out; `None` if it is not."""
    if is_skipped(folder.name):
        return _HIDDEN if folder.name.startswith(".") else _PACKAGES
    return _ENVIRONMENT if os.path.lexists(os.path.join(folder.path, "pyvenv.cfg")) else None


def _is_linked_folder(entry: os.DirEntry[str]) -> bool:
    return entry.is_symlink() and not is_charter(entry.name) and os.path.isdir(entry.path)


def in_skipped(folder: Path) -> list[Path]:
    """Return the folders in and below a folder that are skipped and may have charters: those with one come first.

    Those that tools keep their own files in are left out.
    """
    found: list[Path] = []
    for _charter in charters(
        folder,
        folder,
        lambda _path: False,
        lambda _path, _reason: None,
        skipped=lambda path, _reason: found.append(path),
    ):
        pass
    return sorted((path for path in found if path.name not in _OF_TOOLS), key=lambda path: not has_charter(path))


def has_charter(folder: Path) -> bool:
    """Return whether there is a charter directly in a folder. Follows no link."""
    return not os.path.islink(folder) and any(is_charter(entry.name) for entry in _entries(folder, lambda *_: None))
