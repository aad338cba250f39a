"""Writing several new files at once: all of them, or none. Follows no link, and replaces only what it may."""

import contextlib
import itertools
import os
from collections.abc import Iterator
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


def check_new(path: Path, *, may_replace: bool, otherwise: Message | None = None) -> None:
    """Raise `Problem` if a file cannot be written: it is there already, or its folder is not, or not writable.

    `otherwise` says what to do if it is there.
    """
    if path.is_symlink():
        raise Problem(notice("{path} is a link and has not been changed. Remove it, or name another file.", path=path))
    if path.is_dir():
        raise Problem(notice("{path} is a folder. Name a file.", path=path))
    if path.exists() and not may_replace:
        said = notice("{path} already exists, so netlint has changed nothing.", path=path)
        raise Problem(said + " " + (otherwise or Message("Name another file, or use --force to replace it.")))
    if not path.parent.is_dir():
        raise Problem(notice("The folder {folder} does not exist. Make it first.", folder=path.parent))
    if not os.access(path.parent, os.W_OK):
        raise Problem(notice("The folder {folder} is read-only. Name a file in another folder.", folder=path.parent))


def copy_of(path: Path) -> Path:
    """Copy a file to a new one beside it, `charter.toml.old` for `charter.toml`, and return that. Raises `Problem`.

    If there is such a file, the new one gets a number.
    """
    try:
        content = path.read_bytes()
        for old in _old_names(path):
            with contextlib.suppress(FileExistsError), old.open("xb") as stream:
                stream.write(content)
                return old
    except OSError as error:
        problem = notice("{path} cannot be copied: {reason}.", path=path, reason=reason_of(error))
        raise Problem(problem + " " + Message("Nothing was written.")) from error
    raise AssertionError  # there is always another number


def _old_names(path: Path) -> Iterator[Path]:
    yield path.with_name(f"{path.name}.old")
    yield from (path.with_name(f"{path.name}.old.{number}") for number in itertools.count(2))


def write_all(files: list[NewFile], made: list[Path]) -> None:
    """Write all files, and the folders that they need. If one cannot be written, remove those that are new.

    `made` are the files that were made for these before. Raises `Problem`.
    """
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
