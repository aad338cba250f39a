"""Charters as they were at a revision of git. Changes nothing in a repository."""

import os
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePath
from typing import NamedTuple

from netlint.charter import Charter, fit, read
from netlint.charters import Card, Charters, card_of
from netlint.files import NAME, SUFFIX, IsExcluded
from netlint.language import gettext as _
from netlint.problem import Problem

ABSENT = b""
"""What a charter was that did not exist: nothing."""
LINK = b"120000 "
"""What git writes before a symbolic link."""
MAX_LINKS = 40
"""The most links that are followed from one to the next, as Linux does."""


class RevisionError(Problem):
    """Raised where a revision cannot be read; the message is for people."""


class Revision(NamedTuple):
    """Charters as they were at a revision, where they are not so now, by their path."""

    name: str
    before: dict[Path, bytes]
    """What charters were that are another now."""
    gone: dict[Path, bytes]
    """What charters were that are not there any more."""

    def among(self, charters: Charters, is_excluded: IsExcluded) -> Charters:
        """Give all charters of a run as they were; those that are gone, and not excluded, stand where they stood."""
        were = {str(path): _card(path, raw) for path, raw in self.before.items()}
        gone = [_card(path, raw) for path, raw in self.gone.items() if not is_excluded(path)]
        cards = [*(were.get(one.file, one) for one in charters), *gone]
        return Charters(sorted(cards, key=_order) if gone else cards)


def _card(path: Path, raw: bytes) -> Card:
    document = read(str(path), raw)
    return card_of(document.source.name, None if document.data is None else fit(document.data, Charter).model)


def _order(one: Card) -> tuple[str, ...]:
    """Give what charters are sorted by, as they are when folders are looked through."""
    return _placed(Path(one.file)).parts


def changed_since(name: str, charters: Iterable[Path]) -> Revision:
    """Read what charters were at a revision. Raises `RevisionError` where git does not say."""
    before: dict[Path, bytes] = {}
    changed: dict[Path, dict[str, str]] = {}
    folders: set[str] = set()
    for charter in charters:
        steps = [(_root_of(step.parent), step) for step in _steps(charter)]
        for root, _step in steps:
            if root not in changed:
                _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}", asked=name)
                changed[root] = _changed(root, name)
        folders.add(str(steps[0][1].parent))
        if any(step.relative_to(root).as_posix() in changed[root] for root, step in steps):
            root, first = steps[0]
            before[charter] = _content(root, name, first.relative_to(root).as_posix())
    common = Path(os.path.commonpath(folders)) if folders else Path.cwd()
    return Revision(name, before, dict(_gone(changed, name, common)))


def _steps(charter: Path) -> list[Path]:
    """Give where a charter stands, and where each link on the way to it leads: a change to any of them changes it."""
    steps = [_placed(charter)]
    while steps[-1].is_symlink() and len(steps) <= MAX_LINKS:
        steps.append(_placed(steps[-1].parent / steps[-1].readlink()))
    return steps


def _placed(path: Path) -> Path:
    """Give a path of which the folder is no link; the file may be one."""
    return Path(os.path.realpath(path.parent)) / path.name


def _changed(root: Path, name: str) -> dict[str, str]:
    """Give the files of a repository that are not as they were, each with a letter: `D` where it is gone."""
    listed = _git(root, "diff", "--name-status", "--no-renames", "-z", name, "--").decode(errors="surrogateescape")
    others = _git(root, "ls-files", "--others", "-z").decode(errors="surrogateescape")
    letters_and_files = listed.split("\0")
    return dict.fromkeys(others.split("\0"), "A") | dict(
        zip(letters_and_files[1::2], letters_and_files[::2], strict=False)
    )


def _gone(changed: dict[Path, dict[str, str]], name: str, common: Path) -> Iterator[tuple[Path, bytes]]:
    """Give the charters that are gone from a folder that the others are in."""
    for root, files in changed.items():
        for inside, letter in files.items():
            is_charter = PurePath(inside).name == NAME or inside.endswith(SUFFIX)
            if letter == "D" and is_charter and (root / inside).is_relative_to(common):
                yield root / inside, _content(root, name, inside)


_roots: dict[Path, Path] = {}


def _root_of(folder: Path) -> Path:
    """Give the folder of the repository that a folder belongs to."""
    if folder not in _roots:
        _roots[folder] = Path(os.path.realpath(_git(folder, "rev-parse", "--show-toplevel").decode().rstrip("\n")))
    return _roots[folder]


def _content(root: Path, name: str, inside: str, links: int = MAX_LINKS) -> bytes:
    """Give what a file was, by way of links as they were then; nothing where it was not there."""
    listed = _git(root, "ls-tree", "-z", name, "--", inside)
    if not listed:
        return ABSENT
    content = _git(root, "cat-file", "blob", f"{name}:{inside}")
    if not listed.startswith(LINK):
        return content
    target = os.path.normpath(PurePath(inside).parent / os.fsdecode(content))
    is_inside = not target.startswith((os.pardir, os.sep))
    return _content(root, name, PurePath(target).as_posix(), links - 1) if is_inside and links else ABSENT


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
