"""Charters as they were at a revision of git. Changes nothing in a repository."""

import os
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from netlint.language import gettext as _
from netlint.problem import Problem

ABSENT = b""
"""What a charter was that did not exist: nothing."""


class RevisionError(Problem):
    """Raised where a revision cannot be read; the message is for people."""


class Revision(NamedTuple):
    """The charters that are not as they were at a revision: what they were, by their path."""

    name: str
    before: dict[Path, bytes]


def changed_since(name: str, charters: Iterable[Path]) -> Revision:
    """Read what charters were at a revision. Raises `RevisionError` where git does not say."""
    before: dict[Path, bytes] = {}
    changed: dict[Path, set[str]] = {}
    for charter in charters:
        folder = Path(os.path.realpath(charter.parent))
        root = _root_of(folder)
        if root not in changed:
            _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}", asked=name)
            listed = _git(root, "diff", "--name-only", "--no-renames", "-z", name, "--").decode()
            others = _git(root, "ls-files", "--others", "-z").decode()
            changed[root] = set((listed + others).split("\0"))
        inside = (folder / charter.name).relative_to(root).as_posix()
        if inside in changed[root]:
            before[charter] = _content(root, name, inside)
    return Revision(name, before)


_roots: dict[Path, Path] = {}


def _root_of(folder: Path) -> Path:
    """Give the folder of the repository that a folder belongs to."""
    if folder not in _roots:
        _roots[folder] = Path(os.path.realpath(_git(folder, "rev-parse", "--show-toplevel").decode().rstrip("\n")))
    return _roots[folder]


def _content(root: Path, name: str, inside: str) -> bytes:
    """Give what a file was; nothing where it was not there."""
    if not _git(root, "ls-tree", "-z", name, "--", inside):
        return ABSENT
    return _git(root, "cat-file", "blob", f"{name}:{inside}")


def _git(folder: Path, *arguments: str, asked: str = "") -> bytes:
    try:
        done = subprocess.run(  # noqa: S603 (the arguments are a list, and git's own option ends what could be one)
            ["git", "-C", str(folder), *arguments],  # noqa: S607 (whichever git the user has)
            capture_output=True,
            check=False,
            env={**os.environ, "LC_ALL": "C"},
        )
    except FileNotFoundError:
        raise RevisionError(_("--since needs git, which is not installed.")) from None
    if done.returncode == 0:
        return done.stdout
    if asked:
        problem = _("--since: there is no revision `{name}` in {folder}.").format(name=asked, folder=folder)
        raise RevisionError(problem + " " + _("In CI it may have to be fetched first."))
    if b"not a git repository" in done.stderr:
        raise RevisionError(_("--since: {folder} is in no repository of git.").format(folder=folder))
    said = done.stderr.decode(errors="replace").strip().removeprefix("fatal: ")
    raise RevisionError(_("--since: git says of {folder}: {problem}").format(folder=folder, problem=said))
