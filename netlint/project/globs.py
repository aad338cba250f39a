"""Patterns for paths, matched name by name, so that no pattern and no tree makes them slow. Opens no file."""

from fnmatch import fnmatchcase
from pathlib import PurePath


class Glob:
    """A pattern for paths: `*`, `?` and `[…]` within one name, `**` for any number of folders."""

    def __init__(self, pattern: str) -> None:
        """Take a pattern with `/` between its parts."""
        self._parts = PurePath(pattern).as_posix().split("/")
        self.end = len(self._parts)
        self.start = self._passing({0})

    def after(self, reached: frozenset[int], name: str) -> frozenset[int]:
        """Return which parts of the pattern are reached after one more name of a path; none where it does not match."""
        after = set()
        for at in reached:
            if at < self.end and self._parts[at] == "**":
                after.add(at)
            elif at < self.end and fnmatchcase(name, self._parts[at]):
                after.add(at + 1)
        return self._passing(after)

    def _passing(self, reached: set[int]) -> frozenset[int]:
        """Return what is reached, with what stands behind each `**`, which may stand for nothing."""
        for at in range(self.end):
            if at in reached and self._parts[at] == "**":
                reached.add(at + 1)
        return frozenset(reached)

    def matches(self, path: str) -> bool:
        """Return whether a path, with `/` between its names, is one that the pattern means."""
        reached = self.start
        for name in path.split("/"):
            reached = self.after(reached, name)
        return self.end in reached
