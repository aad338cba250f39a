"""Charters as they were at a revision of git. Changes nothing in a repository."""

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from netlint.charter import Charter, convert
from netlint.i18n import notice
from netlint.linter.charter_index import CharterIndex, CharterSummary, summarize
from netlint.project.discovery import IsExcluded, is_charter, is_skipped
from netlint.project.files import read_limited
from netlint.project.git import GitError
from netlint.project.revision_tree import RevisionTree
from netlint.toml import parse

ABSENT = b""
"""What a charter was that did not exist: nothing."""

LimitOf = Callable[[Path], int]
"""Takes a charter; the most bytes of it that the settings let netlint read."""


class Revision(NamedTuple):
    """Charters as they were at a revision, where they are not so now, by their path."""

    name: str
    before: dict[Path, bytes]
    """What charters were that are another now."""
    gone: dict[Path, bytes]
    """What charters were that are not there any more."""

    def among(self, charters: CharterIndex, is_excluded: IsExcluded) -> CharterIndex:
        """Return all charters of a run as they were; those that are gone, and not excluded, stand where they stood."""
        were = {str(path): _summary(path, raw) for path, raw in self.before.items()}
        gone = [_summary(path, raw) for path, raw in self.gone.items() if not is_excluded(path)]
        summaries = [*(were.get(one.file, one) for one in charters), *gone]
        return CharterIndex(sorted(summaries, key=_order) if gone else summaries)


def _summary(path: Path, raw: bytes) -> CharterSummary:
    document = parse(str(path), raw)
    return summarize(document.source.name, None if document.data is None else convert(document.data, Charter).model)


def _order(one: CharterSummary) -> tuple[str, ...]:
    """Return what charters are sorted by, as they are when folders are looked through."""
    return Path(os.path.realpath(Path(one.file).parent), Path(one.file).name).parts


def changed_since(tree: RevisionTree, charters: Iterable[Path], limit_of: LimitOf) -> Revision:
    """Return what charters were at a revision. Raises `GitError`, also for a charter that is not in its repository.

    What a charter was is the file that its path, or the link at its path, led to in that commit. A repository of its
    own inside of the one in which netlint runs is no part of that commit, so nothing in it was there before.
    """
    before: dict[Path, bytes] = {}
    wanted: dict[Path, str] = {}
    folders: set[str] = set()
    for charter in charters:
        inside = tree.inside(charter)
        if inside is None:
            problem = "--since: {charter} is not in {folder}, the Git repository in which netlint runs."
            raise GitError(notice(problem, charter=charter, folder=tree.top))
        folders.add(str((tree.top / inside).parent))
        blob = tree.blob_of(inside)
        if blob is None:
            before[charter] = ABSENT
        elif blob != _blob_name(charter, limit_of(charter), blob):
            wanted[charter] = blob
    gone = dict(_deleted(tree, Path(os.path.commonpath(folders)))) if folders else {}
    limits = {path: limit_of(path) for path in (*wanted, *gone)}
    contents = tree.contents({*wanted.values(), *gone.values()}, max(limits.values(), default=0))
    for path, blob in wanted.items():
        before[path] = _content(contents[blob], limits[path])
    return Revision(tree.name, before, {path: _content(contents[blob], limits[path]) for path, blob in gone.items()})


def _content(content: bytes | None, limit: int) -> bytes:
    """Return a charter as it was; of one that was too large to be read, only that."""
    return bytes(limit + 1) if content is None else content


def _blob_name(charter: Path, limit: int, like: str) -> str:
    """Return the name that git has for the content of a charter; none that any blob has where it cannot be read."""
    import hashlib

    try:
        raw = read_limited(charter, limit + 1)
    except OSError:  # checking it will say so
        return ""
    algorithm = "sha1" if len(like) == 40 else "sha256"  # noqa: PLR2004 (hexadecimal digits of SHA-1)
    return hashlib.new(algorithm, b"blob %d\0" % len(raw) + raw, usedforsecurity=False).hexdigest()


def _deleted(tree: RevisionTree, common: Path) -> Iterator[tuple[Path, str]]:
    """Yield the charters that are gone from a folder that the others are in, with what they were."""
    for inside in tree.entries:
        *folders, name = inside.split("/")
        if not is_charter(name) or any(map(is_skipped, folders)):
            continue
        path = tree.top / inside
        if path.is_relative_to(common) and not os.path.lexists(path):
            blob = tree.blob_of(inside)
            if blob is not None:
                yield path, blob
