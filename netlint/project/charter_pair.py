"""The two charters that a comparison is about: files, or files at revisions of git. Compares and prints nothing.

What a name before a colon means: a file with the whole name comes first, and then the first part that git knows as a
revision. A path after a revision begins at the top of the repository, unless it begins with `./` or `../`.
"""

import contextlib
import os
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from netlint.i18n import Message, notice
from netlint.project.beside import FilesAtRevision, FilesOnDisk
from netlint.project.files import WorkingTree, one_line, read_limited
from netlint.project.git import GitError, Repository
from netlint.project.revision_tree import RevisionTree
from netlint.rules.files import FileReader
from netlint.utils.errors import Problem, reason_of

FindFile = Callable[[str], Path]
"""Takes what a user typed; returns the charter on disk that it stands for, or raises what says why there is none."""
_MOST_COLONS = 8
_DRIVE = re.compile(r"[A-Za-z]:[\\/]")


class Half(NamedTuple):
    """One of the two charters, and what reads it."""

    name: str
    """What people call it."""
    path: Path
    """Where it is, or was, on disk: the settings for that place hold."""
    read: Callable[[int], bytes]
    """Takes the most bytes that a charter may have. Returns the charter, or one byte more than that.

    Raises `Problem` for a charter that cannot be read.
    """
    files: FileReader
    """Reads what the charter names."""


class _Named(NamedTuple):
    tree: RevisionTree
    rest: str
    """The path after the revision; empty for that of the other charter."""


def charter_pair(old: str, new: str | None, find_file: FindFile, trusted: Sequence[Path]) -> tuple[Half, Half]:
    """Return the halves of a comparison. Without `new`, it is the file on disk that `old` was at a revision.

    Raises `GitError`, and what `find_file` raises.
    """
    near = Path(new or "")
    before = _named(old, near, trusted)
    path = _own_path(old, before, find_file)
    if new is None:
        if before is None:
            raise Problem(Message("Name the second charter too, or write the first one as REV:charter.toml."))
        first = _half(before, path)
        return first, _on_disk(find_file(os.path.relpath(first.path)))
    after = _named(new, near, trusted)
    other = _own_path(new, after, find_file)
    return _half(before, path or other), _half(after, other or path)


def _own_path(typed: str, named: _Named | None, find_file: FindFile) -> Path | None:
    """Return the path of a charter; `None` for a revision without one, as `main:`."""
    if named is None:
        return find_file(typed)
    if not named.rest:
        return None
    start = Path(os.path.abspath(os.curdir)) if named.rest.startswith(("./", "../")) else named.tree.top
    return Path(os.path.normpath(start / named.rest))


def _half(named: _Named | None, path: Path | None) -> Half:
    if named is None and path:
        return _on_disk(path)
    if named is None or path is None:
        revision = named.tree.name if named else ""
        raise Problem(notice("Write the path after the revision, such as {revision}:charter.toml.", revision=revision))
    return _at_revision(named, path)


def _named(typed: str, near: Path, trusted: Sequence[Path]) -> _Named | None:
    """Return the revision and the path that a text names; `None` if it is the name of a file."""
    colons = [at for at, letter in enumerate(typed) if letter == ":"][:_MOST_COLONS]
    if os.path.lexists(typed) or _DRIVE.match(typed):
        return None
    if not colons:
        _refuse_revision(typed, near, trusted)
        return None
    if colons[0] == 0:
        raise Problem(notice("Write the revision before the colon, such as main{path}.", path=typed))
    repository = Repository(near, trusted)
    for at in colons[:-1]:
        with contextlib.suppress(GitError):
            return _Named(RevisionTree(repository, typed[:at]), typed[at + 1 :])
    return _Named(RevisionTree(repository, typed[: colons[-1]]), typed[colons[-1] + 1 :])


def _refuse_revision(typed: str, near: Path, trusted: Sequence[Path]) -> None:
    """Raise `Problem` for a revision without a path."""
    try:
        Repository(near, trusted).commit(typed)
    except GitError:
        return
    problem = "`{revision}` is a Git revision, not a file. Write the path after it: {revision}:charter.toml."
    raise Problem(notice(problem, revision=typed))


def _on_disk(path: Path) -> Half:
    def read(limit: int) -> bytes:
        try:
            return read_limited(path, limit + 1)
        except OSError as error:
            raise Problem(
                notice("{path} cannot be read: {reason}.", path=one_line(path), reason=reason_of(error))
            ) from None

    return Half(str(path), path, read, FilesOnDisk(WorkingTree(), path))


def _at_revision(named: _Named, path: Path) -> Half:
    name = named.tree.name_of(path)

    def read(limit: int) -> bytes:
        try:
            return named.tree.read(path, limit)
        except FileNotFoundError:
            raise Problem(_absent(named, path)) from None
        except OSError as error:
            raise Problem(notice("{path} cannot be read: {reason}.", path=name, reason=reason_of(error))) from None

    return Half(name, path, read, FilesAtRevision(named.tree, path))


def _absent(named: _Named, path: Path) -> Message:
    """Return that a revision does not have a file, and how to name one that is meant from the current folder."""
    problem = notice(
        "The file {file} does not exist at the revision `{revision}`.",
        file=one_line(named.rest or path),
        revision=named.tree.name,
    )
    here = Path(os.path.abspath(named.rest))
    if named.rest and here != path and named.tree.has(here):
        hint = "The path begins at the top of the repository. For the current folder, write {revision}:./{file}"
        return problem + " " + notice(hint, revision=named.tree.name, file=one_line(named.rest))
    return problem
