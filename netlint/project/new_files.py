"""Writing several new files at once: all of them, or none. Follows no link, and replaces only what it may."""

import contextlib
import os
from pathlib import Path

from msgspec import Struct

from netlint.i18n import Message, notice
from netlint.project.files import check_inside
from netlint.project.writing import atomic_write
from netlint.utils.errors import Problem, reason_of


class NewFile(Struct, frozen=True):
    """A file to write, and its text."""

    path: Path
    text: str


def check_new(path: Path, *, may_replace: bool) -> None:
    """Raise `Problem` if a file cannot be written: it is there already, or its folder is not, or not writable."""
    if path.is_symlink():
        raise Problem(notice("{path} is a link and has not been changed. Remove it, or name another file.", path=path))
    if path.is_dir():
        raise Problem(notice("{path} is a folder. Name a file.", path=path))
    if path.exists() and not may_replace:
        template = "{path} already exists and has not been changed. Name another file, or use --force to replace it."
        raise Problem(notice(template, path=path))
    if not path.parent.is_dir():
        raise Problem(notice("The folder {folder} does not exist. Make it first.", folder=path.parent))
    if not os.access(path.parent, os.W_OK):
        raise Problem(notice("The folder {folder} is read-only. Name a file in another folder.", folder=path.parent))


def write_all(files: list[NewFile]) -> None:
    """Write all files, and the folders that they need. If one cannot be written, remove those that are new.

    Raises `Problem`.
    """
    made: list[Path] = []
    try:
        for file in files:
            check_inside(file.path)
            _make_folders(file.path.parent, made)
            is_new = not file.path.exists()
            with atomic_write(file.path) as stream:
                stream.write(file.text)
            made += [file.path] * is_new
    except BaseException as error:
        _remove(made)
        if isinstance(error, OSError):
            problem = notice("{path} cannot be written: {reason}.", path=error.filename, reason=reason_of(error))
            raise Problem(problem + " " + Message("Nothing was written.")) from error
        raise


def _make_folders(folder: Path, made: list[Path]) -> None:
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    for each in reversed(missing):
        each.mkdir()
        made.append(each)


def _remove(made: list[Path]) -> None:
    for path in reversed(made):
        with contextlib.suppress(OSError):
            path.rmdir() if path.is_dir() else path.unlink()
