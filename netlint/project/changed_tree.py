"""Files as they would be after a change. Writes none of them."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from netlint.settings.source import MAX_SETTINGS, Tree


class ChangedTree:
    """A tree in which some files have another content, or exist only here."""

    def __init__(self, tree: Tree, contents: Mapping[Path, bytes]) -> None:
        """Take the tree, and the content of each changed file."""
        self._tree = tree
        self._contents = contents
        self.is_on_disk = tree.is_on_disk

    def above(self, folder: Path) -> Iterator[Path]:
        """Yield a folder and those above it in which settings may be."""
        return self._tree.above(folder)

    def has(self, path: Path) -> bool:
        """Return whether anything has that name."""
        return path in self._contents or self._tree.has(path)

    def read(self, path: Path, size: int = MAX_SETTINGS) -> bytes:
        """Return a file. Raises `OSError` as the tree does."""
        return self._contents[path] if path in self._contents else self._tree.read(path, size)

    def matching(self, folder: Path, pattern: str) -> list[Path]:
        """Return the files below a folder that a glob pattern means: a change makes no rule file."""
        return self._tree.matching(folder, pattern)

    def name_of(self, path: Path) -> str:
        """Return what people are to know a file by."""
        return self._tree.name_of(path)

    def extended(self, file: Path, name: str) -> Path:
        """Return the file that settings extend. Raises `OSError` as the tree does."""
        return self._tree.extended(file, name)
