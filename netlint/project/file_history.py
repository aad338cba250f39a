"""One file through the commits of git, by whatever name it had. Changes nothing in a repository."""

import datetime as dt
from collections import Counter
from typing import NamedTuple

from netlint.project.git import Entry, Repository
from netlint.project.git_log import FileChange, deleted_files, file_changes
from netlint.toml import MAX_BYTES

MAX_RENAMES = 50
"""How often netlint looks under which name a file was known before. The project's own choice."""
_MAX_CANDIDATES = 50
ALIKE = 0.5
"""The share of its lines that a renamed file has in common with what it was, as git has it."""
FILE_MODES = ("100644", "100755", "100664")


class FileRevision(NamedTuple):
    """A file after a commit that changed it."""

    commit: str
    day: dt.date | None
    path: str
    """Its path in the repository then."""
    entry: Entry | None
    """What it was; `None` if the commit deleted it."""


class FileHistory(NamedTuple):
    """The revisions of a file, the oldest first."""

    revisions: list[FileRevision]
    is_cut: bool
    """Whether the clone does not have what was before the first one."""


def file_history(repository: Repository, head: str, path: str, most: int) -> FileHistory:
    """Return the last revisions of a file, at most `most`, back through its renames. Raises `GitError`.

    A file that appears in the commit that deletes another one, and that is at least half the same, is that file under
    another name. A file that is a copy of one that stays is a new file.
    """
    found: list[FileRevision] = []
    looked, start, last = 0, head, None
    while len(found) < most:
        renamed = None
        for change in file_changes(repository, start, path, most - len(found)):
            last = change
            found.append(FileRevision(change.commit.name, change.commit.day, path, change.entry))
            if change.is_new and change.commit.parent and looked < MAX_RENAMES:
                looked += 1
                renamed = _earlier_name(repository, change)
            if renamed:
                break
        if renamed is None or last is None or last.commit.parent is None:
            break
        start, path = last.commit.parent, renamed
    is_first = last is not None and last.is_new and last.commit.parent is None
    return FileHistory(found[::-1], is_first and repository.is_shallow())


def _earlier_name(repository: Repository, change: FileChange) -> str | None:
    """Return the name under which a new file was known before the commit; `None` if it is really new."""
    if change.entry is None or change.entry.mode not in FILE_MODES:
        return None
    deleted = {
        path: entry.blob for path, entry in deleted_files(repository, change.commit).items() if entry.mode in FILE_MODES
    }
    if not deleted:
        return None
    blob = change.entry.blob
    same = [path for path, deleted_blob in deleted.items() if deleted_blob == blob]
    likely = [path for path in deleted if path.endswith(".toml")]
    candidates = [*same, *likely][:_MAX_CANDIDATES]
    contents = repository.blobs({blob, *(deleted[path] for path in candidates)}, MAX_BYTES)
    new = contents[blob]
    if not new or not new.strip():
        return None
    shares = {path: share_of_lines(contents[deleted[path]], new) for path in candidates}
    return max((path for path, share in shares.items() if share >= ALIKE), key=shares.__getitem__, default=None)


def share_of_lines(old: bytes | None, new: bytes) -> float:
    """Return which share of the larger of two files are lines that both have."""
    if not old:
        return 0.0
    if old == new:
        return 1.0
    common = Counter(old.splitlines(keepends=True)) & Counter(new.splitlines(keepends=True))
    return sum(len(line) * times for line, times in common.items()) / max(len(old), len(new))
