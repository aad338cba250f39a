"""Paths with wildcards that no shell has replaced, as on Windows or in quotation marks. Opens no file."""

from pathlib import Path

from netlint.project.discovery import is_skipped
from netlint.project.files import WorkingTree, check_inside

_SIGNS = frozenset("*?[")


def has_wildcard(path: Path) -> bool:
    """Return whether a path has a wildcard."""
    return not _SIGNS.isdisjoint(str(path))


def matching(path: Path) -> list[Path]:
    """Return the files that a path with wildcards means, sorted, as a shell would.

    A wildcard does not mean what is hidden or skipped, and nothing is followed out of its folder. Raises `OSError`, as
    for a folder that cannot be looked into.
    """
    first = next(at for at, part in enumerate(path.parts) if not _SIGNS.isdisjoint(part))
    folder, pattern = Path(*path.parts[:first]), "/".join(path.parts[first:])
    check_inside(folder)
    found = WorkingTree().matching(folder, pattern)
    return [one for one in found if not _is_hidden(one.relative_to(folder).parts, path.parts[first:])]


def _is_hidden(parts: tuple[str, ...], pattern: tuple[str, ...]) -> bool:
    """Return whether a part of a path is hidden or skipped, and the pattern does not ask for such a one."""
    return any(
        is_skipped(part) and not any(one[:1] == part[:1] == "." or one == part for one in pattern) for part in parts
    )
