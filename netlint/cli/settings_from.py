"""Where the settings of a run come from: a file, a revision of git, or the nearest file to each charter."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from netlint.cli.invocation import usage_error
from netlint.i18n import Message, notice
from netlint.project.files import SAFE_DIRECTORY, WorkingTree, check_inside, is_inside, status_of
from netlint.settings import SettingsSource
from netlint.utils.errors import reason_of

if TYPE_CHECKING:
    from netlint.project.revision_tree import RevisionTree

MakeTree: TypeAlias = Callable[[Sequence[Path], Sequence[Path], Path | None], WorkingTree]
"""Takes what a `WorkingTree` takes."""


def safe_directories() -> list[Path]:
    """Return the folders that the environment says are safe."""
    folders = map(Path, filter(None, os.environ.get(SAFE_DIRECTORY, "").split(os.pathsep)))
    return [folder for folder in folders if folder.is_absolute()]


def settings_source(
    given: str | None, named: Sequence[Path] = (), *, isolated: bool, tree: MakeTree = WorkingTree
) -> SettingsSource:
    """Return where settings come from: `FILE`, `REV:FILE`, or the nearest at a revision for `REV:`.

    Where netlint does not run in a repository of git, that of the first of the paths that are `named` counts. Files on
    disk are read from a `tree`.

    Raises `click.UsageError` for a file that is not there, and `GitError` for a revision that is not.
    """
    trusted = safe_directories()
    if given is None:
        return SettingsSource(tree(trusted, named, None))
    if isolated:
        raise usage_error(Message("--isolated and --settings cannot be combined: --isolated ignores all settings."))
    revision, colon, name = given.partition(":")
    if colon and not revision:
        raise usage_error(Message("--settings: write the revision before the colon, such as main:netlint.toml."))
    if colon and not (given.startswith(("./", "../")) or Path(given).is_absolute()):
        return _at_revision(revision, name, named[0] if named else Path())
    file = Path(os.path.abspath(given))
    try:
        check_inside(file)
        status_of(file)
    except FileNotFoundError:
        absent = notice("--settings: the file {file} does not exist.", file=given)
        hint = notice("To use the settings at a Git revision, write a colon after it: `{revision}:`.", revision=given)
        raise usage_error(absent if file.suffix == ".toml" else absent + " " + hint) from None
    except OSError as error:
        said = notice("{path} cannot be read: {reason}.", path=given, reason=reason_of(error))
        raise usage_error("--settings: " + said) from None
    file = Path(os.path.realpath(file))
    here = Path(os.path.abspath(os.curdir))
    is_near = is_inside(str(file), str(WorkingTree().root_of(here)))
    known = tree((*trusted, file.parent), (), None if is_near else file)
    return SettingsSource(known, file, file.parent if is_near else here)


def revision_tree(name: str, near: Path) -> "RevisionTree":
    """Return the files at a revision of the repository of the run. Raises `GitError`."""
    from netlint.project.git import Repository
    from netlint.project.revision_tree import RevisionTree

    return RevisionTree(Repository(near, safe_directories()), name)


def _at_revision(revision: str, name: str, near: Path) -> SettingsSource:
    tree = revision_tree(revision, near)
    if not name:
        return SettingsSource(tree)
    start = Path(os.path.abspath(os.curdir)) if name.startswith(("./", "../")) else tree.top
    file = Path(os.path.normpath(start / name))
    if not tree.has(file):
        problem = "--settings: the file {file} does not exist at the revision `{revision}`."
        raise usage_error(notice(problem, file=name, revision=revision))
    return SettingsSource(tree, file)
