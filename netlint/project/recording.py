"""What a run looks for in the working tree, and how each file was when it did. Watches nothing."""

import os
import stat
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TypeAlias

import msgspec

from netlint.project.files import WorkingTree, check_link
from netlint.settings.source import MAX_SETTINGS

Signature: TypeAlias = tuple[int, ...] | None
"""What changes when somebody writes or replaces a file; `None` where there is none that may be read."""


class Record(msgspec.Struct):
    """What a run has looked for besides charters: settings, rule files, catalogues, baselines and named files."""

    files: dict[Path, Signature] = {}
    """Each file that the run has looked for, there or not, as it was at that moment."""
    patterns: set[tuple[Path, str]] = set()
    """The patterns of rule files, each with the folder that it holds for."""
    folders: set[Path] = set()
    """The folders that were looked through for these."""


class RecordingTree(WorkingTree):
    """The files on disk, and a record of what was looked for in them."""

    def __init__(
        self,
        record: Record,
        trusted: Sequence[Path] = (),
        named: Sequence[Path] = (),
        own_settings: Path | None = None,
    ) -> None:
        """Take what to write down in, and what a `WorkingTree` takes."""
        super().__init__(trusted, named, own_settings)
        self._record = record

    def has(self, path: Path) -> bool:
        """Return whether anything has that name."""
        self._note(path)
        return super().has(path)

    def read(self, path: Path, size: int = MAX_SETTINGS) -> bytes:
        """Return a file, as a `WorkingTree` does. Raises `OSError`."""
        self._note(path)
        return super().read(path, size)

    def looks_for(self, path: Path) -> None:
        """Note a file that a charter names, before it is read."""
        self._note(path)

    def matching(self, folder: Path, pattern: str) -> list[Path]:
        """Return the files below a folder that a glob pattern means, sorted. Raises `OSError`."""
        self._record.patterns.add((folder, pattern))
        return super().matching(folder, pattern)

    def scan(self, folder: Path) -> AbstractContextManager[Iterator[os.DirEntry[str]]]:
        """Return what is in a folder. Raises `OSError`."""
        self._record.folders.add(folder)
        return super().scan(folder)

    def _note(self, path: Path) -> None:
        whole = Path(os.path.abspath(path))
        if whole not in self._record.files:  # what counts is how it was before it was read
            self._record.files[whole] = signature_of(whole)


def signature_of(path: Path) -> Signature:
    """Return what changes when somebody writes or replaces a file; of a folder, only what it is."""
    try:
        if path.is_symlink():
            check_link(path, WorkingTree().root_of(path.parent))
        status = path.stat()
    except (OSError, ValueError):  # a name with a zero byte is none
        return None
    if stat.S_ISDIR(status.st_mode):
        return False, status.st_dev, status.st_ino
    is_empty = not status.st_size
    return (
        is_empty,
        status.st_dev,
        status.st_ino,
        status.st_mode,
        status.st_size,
        status.st_mtime_ns,
        status.st_ctime_ns,
    )
