"""The commits of a main line of git that changed one file. Asks git for commits and trees; reads no file itself.

The main line are the first parents: what a merge brought counts on the day of the merge. What is staged has no say, and
neither have settings of git about how a log looks, as none of these commands read them.
"""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from netlint.project.git import Entry, Repository

_NAME = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")
_DAY = len("2026-06-01")


class Commit(NamedTuple):
    """A commit of the main line."""

    name: str
    parent: str | None
    """The commit before it on the main line; `None` if there is none here."""
    day: dt.date | None
    """The day on which it was committed, where that was; `None` if the commit has no valid day."""


class FileChange(NamedTuple):
    """What a commit made of a file."""

    commit: Commit
    is_new: bool
    """Whether the file did not exist before."""
    entry: Entry | None
    """The file after the commit; `None` if it is gone."""


def file_changes(repository: Repository, start: str, path: str, most: int) -> Iterator[FileChange]:
    """Yield what the commits of the main line, from `start` back, made of the file at a path: the newest first.

    At most `most` commits are looked at. Raises `GitError`.
    """
    commits = {one.name: one for one in _commits(repository, start, path, most)}
    given = "".join(f"{one.name} {one.parent}\n" if one.parent else f"{one.name}\n" for one in commits.values())
    for name, fields, changed in _raw(repository, ("--stdin", "--root", "--", path), given.encode()):
        if changed == path:
            before, mode, _old, blob = fields[:4]
            is_gone = not blob.strip("0")
            is_new = not before.strip(":0")
            yield FileChange(commits[name], is_new, None if is_gone else Entry(mode, blob))


def deleted_files(repository: Repository, commit: Commit) -> dict[str, Entry]:
    """Return the files that a commit deleted, as they were, by their paths in the repository. Raises `GitError`."""
    if commit.parent is None:
        return {}
    arguments = ("--stdin", "--diff-filter=D")
    found = _raw(repository, arguments, f"{commit.name} {commit.parent}\n".encode())
    return {path: Entry(fields[0].removeprefix(":"), fields[2]) for _name, fields, path in found}


def commits_after(repository: Repository, start: str, known: str) -> frozenset[str]:
    """Return the commits of the main line, from `start` back, that another commit did not know. Raises `GitError`."""
    found = repository.ask("rev-list", "--first-parent", start, f"^{known}", "--")
    return frozenset(found.decode().split())


def _commits(repository: Repository, start: str, path: str, most: int) -> Iterator[Commit]:
    asked = ("--first-parent", f"--max-count={most}", "--format=%H %cI %P", start, "--", path)
    for line in repository.ask("rev-list", *asked).decode(errors="replace").splitlines():
        name, _space, rest = line.partition(" ")
        if name != "commit":
            day, _space, parents = rest.partition(" ")
            yield Commit(name, parents.partition(" ")[0] or None, _read_day(day))


def _read_day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text[:_DAY])
    except ValueError:
        return None


def _raw(repository: Repository, arguments: Sequence[str], given: bytes) -> Iterator[tuple[str, tuple[str, ...], str]]:
    """Yield commits, the fields of a changed file (modes, blobs, what happened), and its path."""
    asked = ("-r", "-z", "--raw", "--no-renames", "--no-abbrev", "--no-ext-diff", "--no-textconv", "--no-relative")
    parts = iter(repository.ask("diff-tree", *asked, *arguments, given=given).split(b"\0"))
    name = ""
    for part in parts:
        text = part.decode(errors="surrogateescape")
        if text.startswith(":"):
            yield name, tuple(text.split(" ")), next(parts).decode(errors="surrogateescape")
        elif _NAME.match(text):
            name = _NAME.match(text)[0]  # type: ignore[index]  # just matched
