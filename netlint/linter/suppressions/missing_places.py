"""Places that exceptions name by ids, and that a charter does not have. Opens no file."""

from collections.abc import Iterable, Iterator
from typing import Any

from netlint.toml import DocPath


class Branch:
    """Paths that begin alike."""

    __slots__ = ("branches", "path")

    def __init__(self) -> None:
        """Begin with none."""
        self.branches: dict[str | int, Branch] = {}
        self.path: DocPath | None = None
        """The path that ends here, if one does."""


def places(paths: Iterable[DocPath]) -> Branch:
    """Return paths by what they begin with."""
    root = Branch()
    for path in paths:
        branch = root
        for part in path:
            branch = branch.branches.setdefault(part, Branch())
        branch.path = path
    return root


def missing(root: Branch, data: Any) -> Iterator[DocPath]:
    """Yield the paths that name entries by ids that are not there; what may be inside of what is missing is not."""
    waiting = [(root, data)]
    while waiting:
        branch, data = waiting.pop()
        if isinstance(data, list):
            ids = _by_id(data)
            for part, inner in branch.branches.items():
                at = ids.get(part) if isinstance(part, str) else part
                if at is None:
                    yield from _paths(inner)
                elif at < len(data):
                    waiting.append((inner, data[at]))
        elif isinstance(data, dict):
            waiting += ((inner, data[part]) for part, inner in branch.branches.items() if part in data)


def _paths(branch: Branch) -> Iterator[DocPath]:
    """Yield the paths that end in a branch."""
    waiting = [branch]
    while waiting:
        branch = waiting.pop()
        if branch.path:
            yield branch.path
        waiting += branch.branches.values()


def _by_id(entries: list[Any]) -> dict[str, int]:
    """Return the position of the first entry with each id."""
    found: dict[str, int] = {}
    for at, entry in enumerate(entries):
        if isinstance(entry, dict) and isinstance(entry.get("id"), str):
            found.setdefault(entry["id"], at)
    return found
