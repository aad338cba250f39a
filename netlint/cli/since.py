"""`--since`: what charters and their settings were at an earlier revision. Checks no charter, prints nothing."""

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from netlint.cli.settings_from import revision_tree, safe_directories
from netlint.i18n import Message, notice
from netlint.linter.report import SettingsChange
from netlint.project.files import WorkingTree, one_line
from netlint.project.project import Project

if TYPE_CHECKING:
    from netlint.project.revision import Revision
    from netlint.project.since import Compared

MAX_MOVED = 5
"""The most charters that have moved which a run names. The project's own choice."""


def compared_since(since: str | None, charters: list[Path]) -> "list[Compared]":
    """Return what charters are compared with at a revision. Raises `GitError`."""
    if not since:
        return []
    from netlint.project.since import compared_with

    return compared_with(since, charters, safe_directories())


def revision_since(
    since: str | None, compared: "list[Compared]", limit_of: Callable[[Path], int], *, is_stdin: bool
) -> "Revision | None":
    """Return what the charters were at the revision that was asked for. Raises `GitError`."""
    if not since:
        return None
    from netlint.project.revision import changed_since

    return changed_since(since, compared, limit_of, is_stdin=is_stdin)


def moved_since(revision: "Revision | None") -> Iterable[Message]:
    """Yield which charters have moved since a revision."""
    moved = revision.moved if revision else {}
    for new, old in list(moved.items())[:MAX_MOVED]:
        said = "--since: netlint compares {new} with {old}, which no longer exists."
        if os.path.lexists(old):
            said = "--since: netlint compares {new} with what was at {old}."
        yield notice(said, new=one_line(new), old=one_line(os.path.relpath(old)))
    if len(moved) > MAX_MOVED:
        yield notice("--since: other charters that have moved: {number}.", number=len(moved) - MAX_MOVED)


def common_folder(charters: list[Path]) -> Path:
    """Return the folder that all charters are in or below."""
    folders = {os.path.abspath(charter.parent) for charter in charters} or {str(Path.cwd())}
    return Path(os.path.commonpath(folders))


def changes_since(
    project: Project, compared: "list[Compared]", since: "Revision | None", charters: list[Path], named: list[Path]
) -> list[SettingsChange]:
    """Return what has changed in how charters are judged, since the revision that the run takes settings from.

    Or else since what it compares with; without either, nothing. Raises `GitError`.
    """
    settings_from = project.options.settings.tree
    if isinstance(settings_from, WorkingTree) and not compared:
        return []
    from netlint.project.revision_tree import RevisionTree
    from netlint.project.settings_changes import Comparison

    if isinstance(settings_from, RevisionTree):
        return Comparison(project, settings_from, charters).changes(named)
    if isinstance(settings_from, WorkingTree):
        sides = [(one.tree, one.charters) for one in compared if not one.is_submodule]
    else:
        sides = [(revision_tree("HEAD", common_folder(charters)), charters)]
    moved = since.moved if since else {}
    return [change for tree, some in sides for change in Comparison(project, tree, some, moved).changes(named)]
