"""Where settings come from: files on disk, a named file, or a revision of git. Reads none of them."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple, Protocol

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
