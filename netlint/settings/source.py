"""Where settings come from: files on disk, a named file, or a revision of git. Reads none of them."""

import errno
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple, Protocol

from netlint.i18n import notice
from netlint.utils.errors import FileRefused

MAX_SETTINGS = 4 * 1024 * 1024
"""The most bytes of settings, or of a catalogue, that are read: some 20,000 exceptions. The project's own choice."""


class Tree(Protocol):
    """Where settings, rule files, catalogues and baselines are read from: the files on disk, or a revision of git."""

    @property
    def is_on_disk(self) -> bool:
        """Whether its files are those on disk, so that what they are called is where they are."""

    def above(self, folder: Path) -> Iterator[Path]:
        """Yield a folder and those above it in which settings may be."""

    def has(self, path: Path) -> bool:
        """Return whether anything has that name, a link that leads nowhere and a pipe too."""

    def read(self, path: Path, size: int = MAX_SETTINGS) -> bytes:
        """Return a file. Raises `OSError` for one that may not or cannot be read, or has more than `size` bytes."""

    def matching(self, folder: Path, pattern: str) -> list[Path]:
        """Return the files below a folder that a glob pattern means, sorted."""

    def name_of(self, path: Path) -> str:
        """Return what people are to know a file by."""

    def extended(self, file: Path, name: str) -> Path:
        """Return the file that settings in `file` extend under a `name`, there or not.

        Raises `OSError` for one that may not be read from there.
        """


class TextTree:
    """One file that is in memory, and nothing beside it."""

    is_on_disk = False

    def __init__(self, name: str, content: bytes) -> None:
        """Take what people are to know the file by, and what is in it."""
        self.file = Path(name)
        self._content = content

    def above(self, folder: Path) -> Iterator[Path]:
        """Yield the folder of the file."""
        yield from (folder,) if folder == self.file.parent else ()

    def has(self, path: Path) -> bool:
        """Return whether a path is that of the file."""
        return path == self.file

    def read(self, path: Path, size: int = MAX_SETTINGS) -> bytes:
        """Return the file. Raises `OSError` for any other, and where it has more than `size` bytes."""
        if path != self.file:
            raise FileNotFoundError(errno.ENOENT, "No such file or directory", str(path))
        if len(self._content) > size:
            raise FileRefused(errno.EFBIG, notice("it is larger than {size} bytes", size=size), path)
        return self._content

    def matching(self, folder: Path, pattern: str) -> list[Path]:  # noqa: ARG002 (there is nothing beside the file)
        """Return no file."""
        return []

    def name_of(self, path: Path) -> str:
        """Return what people are to know a file by."""
        return str(path)

    def extended(self, file: Path, name: str) -> Path:
        """Return the path of a file beside the one that is in memory."""
        return file.parent / name


class SettingsSource(NamedTuple):
    """Where settings come from. It can be handed to another process."""

    tree: Tree
    """Where they, and the rule files, catalogues and baseline beside them, are read."""
    file: Path | None = None
    """The one file that holds for all charters; without it, for each the nearest."""
    folder: Path | None = None
    """What the patterns of that file are relative to; without it, the folder that it lies in."""
    in_force: bool = True
    """Whether the settings hold; else they are only looked at, and no rule file is run."""
