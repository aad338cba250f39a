"""Charters as they were at a revision of git. Changes nothing in a repository."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from netlint.linter.charter_index import CharterIndex
from netlint.linter.charter_summary import CharterSummary
from netlint.project.discovery import IsExcluded, is_charter, is_skipped
from netlint.project.files import read_limited
from netlint.project.moved_at import Absent, exchanged, moved
from netlint.project.revision_tree import RevisionTree
from netlint.project.since import Compared

LimitOf = Callable[[Path], int]
"""Takes a charter; the most bytes of it that the settings let netlint read."""
SummaryOf = Callable[[Path, bytes | None], CharterSummary]
"""Takes a charter and what was in it, or `None` if it did not exist; what other charters see of that."""


class Revision(NamedTuple):
    """Charters as they were at a revision, where they are not so now, by their path."""

    name: str
    before: dict[Path, bytes | None]
    """What charters were that are another now; `None` for one that did not exist."""
    gone: dict[Path, bytes]
    """What charters were that are not there any more."""
    moved: dict[Path, Path]
    """Where charters were that have another path now."""
    trees: dict[Path, RevisionTree]
    """The files of the commit that each charter is compared with."""

    def among(self, charters: CharterIndex, is_excluded: IsExcluded, summary: SummaryOf) -> CharterIndex:
        """Return all charters of a run as they were; those that are gone, and not excluded, stand where they stood."""
        were = {str(path): summary(path, raw) for path, raw in self.before.items()}
        gone = [summary(path, raw) for path, raw in self.gone.items() if not is_excluded(path)]
        summaries = [*(were.get(one.file, one) for one in charters), *gone]
        return CharterIndex(sorted(summaries, key=_order) if gone else summaries)


def _order(one: CharterSummary) -> tuple[str, ...]:
    """Return what charters are sorted by, as they are when folders are looked through."""
    return Path(os.path.realpath(Path(one.file).parent), Path(one.file).name).parts


def changed_since(name: str, compared: Sequence[Compared], limit_of: LimitOf, *, is_stdin: bool = False) -> Revision:
    """Return what charters were at a revision, each in its own repository. Raises `GitError`.

    If `is_stdin`, standard input stands for the only charter, whatever its file on disk has.

    What a charter was is the file that its path, or the link at its path, led to in that commit. Where that commit had
    none, or one of another network, it is the one that has moved to that path since then, if there is one.
    """
    revision = Revision(name, {}, {}, {}, {})
    for one in compared:
        _add(revision, one.tree, one.charters, limit_of, is_stdin=is_stdin)
    return revision


def _add(
    revision: Revision, tree: RevisionTree, charters: Iterable[Path], limit_of: LimitOf, *, is_stdin: bool
) -> None:
    """Add the charters of one repository."""
    inside = {charter: tree.inside(charter) or "" for charter in charters}
    revision.trees.update(dict.fromkeys(inside, tree))
    wanted = {charter: tree.blob_of(path) for charter, path in inside.items()}
    absent = [Absent(charter, limit_of(charter)) for charter, blob in wanted.items() if blob is None]
    for charter, was in moved(tree, absent).items():
        revision.moved[charter] = tree.top / was
        wanted[charter] = tree.blob_of(was)
    folders = {str((tree.top / path).parent) for path in inside.values()}
    gone = dict(_deleted(tree, Path(os.path.commonpath(folders)))) if folders else {}
    for path in revision.moved.values():
        gone.pop(path, None)
    changed = {
        charter: blob
        for charter, blob in wanted.items()
        if blob and (is_stdin or blob != _blob_name(charter, limit_of, blob))
    }
    limits = {path: limit_of(path) for path in (*changed, *gone)}
    contents = tree.contents({*changed.values(), *gone.values()}, max(limits.values(), default=0))
    before: dict[Path, bytes | None] = dict.fromkeys(charter for charter, blob in wanted.items() if blob is None)
    before |= {path: _content(contents[blob], limits[path]) for path, blob in changed.items()}
    if not is_stdin:
        stayed = {charter: raw for charter, raw in before.items() if charter not in revision.moved}
        for charter, place in exchanged(stayed, limit_of).items():
            before[charter] = None if place is None else stayed[place]
            if place is not None:
                revision.moved[charter] = tree.top / inside[place]
    revision.before.update(before)
    revision.gone.update({path: _content(contents[blob], limits[path]) for path, blob in gone.items()})


def _content(content: bytes | None, limit: int) -> bytes:
    """Return a charter as it was; of one that was too large to be read, only that."""
    return bytes(limit + 1) if content is None else content


def _blob_name(charter: Path, limit_of: LimitOf, like: str) -> str:
    """Return the name that git has for the content of a charter; none that any blob has where it cannot be read."""
    import hashlib

    try:
        raw = read_limited(charter, limit_of(charter) + 1)
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
