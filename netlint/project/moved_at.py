"""Charters that have moved since a revision: by their content, or by the names of their networks.

It looks at the files of one commit whose place is empty on disk, or has the charter of another network now. A copy of a
charter that stays is a new one.
"""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from netlint.project.discovery import is_skipped
from netlint.project.file_history import ALIKE, share_of_lines
from netlint.project.files import read_limited
from netlint.project.moved import by_name, network_name
from netlint.project.revision_tree import RevisionTree

MAX_GONE = 500
"""The most files that are gone at which netlint looks for one. The project's own choice."""
MAX_COMPARED = 50
"""The most of them that it compares line by line. The project's own choice."""


class Absent(NamedTuple):
    """A charter at whose path a commit has none, and the most bytes of it that are read."""

    charter: Path
    limit: int


def moved(tree: RevisionTree, absent: Sequence[Absent]) -> dict[Path, str]:
    """Return which path charters had in a commit; those that it did not have are left out. Raises `GitError`.

    A charter with the same content comes first, then one of a network with the same name, and then one that has at
    least half of its lines.
    """
    gone = dict(_gone(tree)) if absent else {}
    if not gone:
        return {}
    contents = tree.contents(set(gone.values()), max(one.limit for one in absent))
    old = {path: content for path, blob in gone.items() if (content := contents[blob])}
    new = {one.charter: raw for one in absent if (raw := _read(one)).strip()}
    found: dict[Path, str] = {}
    for pairs in (_same, _named, _alike):
        found |= pairs(
            {charter: raw for charter, raw in new.items() if charter not in found},
            {path: raw for path, raw in old.items() if path not in found.values()},
        )
    return found


def exchanged(before: Mapping[Path, bytes | None], limit_of: Callable[[Path], int]) -> dict[Path, Path | None]:
    """Return at which path charters were where another network has its charter now, such as two that have swapped.

    `before` has what was at the paths of charters that are another now, or `None`. A charter that has taken the path of
    another one, and was nowhere, is in the answer with `None`.
    """
    were = {path: network_name(raw) for path, raw in before.items() if raw}
    if not any(were.values()) or len(before) == 1:
        return {}
    now = {path: network_name(_read(Absent(path, limit_of(path)))) for path in before}
    left = {path: name for path, name in were.items() if name and now[path] and name != now[path]}
    found = by_name(((path, name) for path, name in now.items() if path in left or path not in were), left)
    return dict.fromkeys(found.values()) | found


def _gone(tree: RevisionTree) -> Iterator[tuple[str, str]]:
    """Yield the files of a commit that may have been charters and are not there any more, with their blobs."""
    number = 0
    for inside in tree.entries:
        if number == MAX_GONE:
            return
        *folders, name = inside.split("/")
        if name.endswith(".toml") and not any(map(is_skipped, folders)) and not os.path.lexists(tree.top / inside):
            number += 1
            if blob := tree.blob_of(inside):
                yield inside, blob


def _read(one: Absent) -> bytes:
    try:
        return read_limited(one.charter, one.limit + 1)
    except OSError:  # checking it will say so
        return b""


def _same(new: dict[Path, bytes], old: dict[str, bytes]) -> dict[Path, str]:
    paths: dict[bytes, list[str]] = {}
    for path, raw in old.items():
        paths.setdefault(raw, []).append(path)
    return {charter: paths[raw].pop(0) for charter, raw in new.items() if paths.get(raw)}


def _named(new: dict[Path, bytes], old: dict[str, bytes]) -> dict[Path, str]:
    names = {path: network_name(raw) for path, raw in old.items()} if new else {}
    return by_name(((charter, network_name(raw)) for charter, raw in new.items()), names)


def _alike(new: dict[Path, bytes], old: dict[str, bytes]) -> dict[Path, str]:
    found: dict[Path, str] = {}
    left = dict(list(old.items())[:MAX_COMPARED])
    for charter, raw in list(new.items())[:MAX_COMPARED]:
        shares = {path: share_of_lines(was, raw) for path, was in left.items()}
        path = max(shares, key=shares.__getitem__, default=None)
        if path is not None and shares[path] >= ALIKE:
            found[charter] = path
            del left[path]
    return found
