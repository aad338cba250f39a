"""Files: the charters below folders, and files that are written whole or not at all. Reads no charter."""

import contextlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

NAME = "charter.toml"
SUFFIX = ".charter.toml"

IsExcluded = Callable[[Path], bool]


def charters(folder: Path, is_excluded: IsExcluded) -> Iterator[Path]:
    """Give the charters in a folder and below it, in the order of their names.

    Hidden folders, and those of environments and packages, are left out; links to folders are not followed.
    """
    with os.scandir(folder) as scan:
        entries = sorted(scan, key=lambda entry: entry.name)
    for entry in entries:
        path = Path(folder, entry.name)
        if entry.is_dir(follow_symlinks=False):
            if not _is_environment(entry) and not is_excluded(path):
                yield from charters(path, is_excluded)
        elif (entry.name == NAME or entry.name.endswith(SUFFIX)) and entry.is_file() and not is_excluded(path):
            yield path


def _is_environment(entry: os.DirEntry[str]) -> bool:
    hidden = entry.name.startswith(".") or entry.name in ("node_modules", "__pycache__")
    return hidden or Path(entry.path, "pyvenv.cfg").exists()


@contextlib.contextmanager
def whole_or_not_at_all(file: Path) -> Iterator[IO[str]]:
    """Open a file for writing under another name, and give it its own when all is written.

    Raises `OSError`, with the file's own name, where that cannot be done.
    """
    if file.exists() and not file.is_file():  # a pipe or a device has no half
        with file.open("w", encoding="utf-8", errors="backslashreplace") as stream:
            yield stream
        return
    unfinished = file.with_name(f".{file.name}.{os.getpid()}.part")
    try:
        with unfinished.open("w", encoding="utf-8", errors="backslashreplace") as stream:
            yield stream
        unfinished.replace(file)
    except OSError as error:
        if error.filename == str(unfinished):
            error.filename, error.filename2 = str(file), None
        raise
    finally:
        unfinished.unlink(missing_ok=True)
