"""Folders of Python packages, as they are on disk. Imports nothing of them."""

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path


def folders_of_modules(packages: Iterable[str], known: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield each folder with modules that stands in one of these folders of packages, with the name of a module in it.

    Folders with a name in `known` are left out, and so are those with a name that Python cannot import.
    """
    for package in map(Path, packages):
        inner = package.iterdir() if package.is_dir() else ()  # it may be in an archive
        for folder in (path for path in inner if path.name.isidentifier() and path.name not in known):
            for module in sorted(folder.glob("*.py"))[:1]:
                yield f"{package.name}/{folder.name}", module.name
