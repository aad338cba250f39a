"""Discovery: the charters in folders. Opens none of them."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from netlint.i18n import Message
from netlint.project.files import check_link
from netlint.utils.errors import reason_of

NAME = "charter.toml"
SUFFIX = ".charter.toml"

IsExcluded = Callable[[Path], bool]
Refuse = Callable[[Path, Message], None]
"""Takes a path that cannot be looked at, and the reason in words."""


def is_charter(name: str) -> bool:
    """Return whether a file in a folder is a charter, by its name."""
    return name == NAME or name.endswith(SUFFIX)


def is_skipped(folder: str) -> bool:
    """Return whether a folder is passed by, by its name: hidden ones, and those of packages."""
    return folder.startswith(".") or folder in ("node_modules", "__pycache__")


def charters(
    folder: Path,
    root: Path,
    is_excluded: IsExcluded,
    refuse: Refuse,
    entered: Callable[[Path], None] = lambda _folder: None,
) -> Iterator[Path]:
    """Yield the charters in a folder and below it, in the order of their names.

    Hidden folders, and those of environments and packages, are left out; links to folders are not followed. A link to a
    file may not lead out of `root`. What has the name of a charter and cannot be one, and what cannot be looked into,
    is handed to `refuse`. `entered` is told of each folder looked into.
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
            if not is_skipped(entry.name) and not _is_environment(entry) and not is_excluded(path):
                entered(path)
                waiting.append(iter(_entries(path, refuse)))
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


def _is_environment(entry: os.DirEntry[str]) -> bool:
    return os.path.lexists(os.path.join(entry.path, "pyvenv.cfg"))
