"""Reading a repository of git: what is committed in it, and nothing that its settings say to run.

git is asked for commits, trees and blobs only. It looks at no file of the working tree, converts and fetches nothing,
and what is staged has no say; and each question is about one repository, never about one below it.
"""

import os
import re
import shutil
import subprocess
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import NamedTuple

from netlint.i18n import Message, notice
from netlint.project.files import is_inside
from netlint.utils.errors import Problem

TIME_LIMIT = 60.0
"""Seconds that git may take for an answer. The project's own choice."""
_TAB = 4
"""The columns of a tab in what git says: as a character of its own, it would be shown escaped."""
_COMMIT = re.compile(rb"[0-9a-f]{40}(?:[0-9a-f]{24})?")
_OPTIONS = (
    "--no-pager",
    "--literal-pathspecs",
    "--no-replace-objects",
    *("-c", "safe.bareRepository=explicit"),  # no files that only look like a repository
    *("-c", "core.fsmonitor=false"),
    *("-c", f"core.hooksPath={os.devnull}"),
    *("-c", "protocol.allow=never"),
)
_KEPT = ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM")
"""The variables of git that say where the user's own settings are, such as safe.directory; the others are dropped."""


class GitError(Problem):
    """Raised where git does not say what it is asked for; the message is for people."""


class Entry(NamedTuple):
    """A file in a commit: its mode, as six octal digits, and the name of its blob."""

    mode: str
    blob: str


class Repository:
    """One repository of git. It can be handed to another process."""

    def __init__(self, near: Path = Path(), trusted: Sequence[Path] = (), top: Path | None = None) -> None:
        """Find the repository in which netlint runs, or else that of the path `near`, such as a clone beside others.

        With `top`, it is the repository with that folder at its top. One in a folder that is `trusted` is used whoever
        owns it.

        Raises `GitError` where there is none, or no git.
        """
        self.trusted = tuple(trusted)
        self._program = _program()
        top = top or top_of(Path()) or top_of(near)
        if top is None:
            raise GitError(notice("{folder} is not in a Git repository.", folder=os.path.abspath(near)))
        self.top = top

    def commit(self, name: str) -> str:
        """Return the full name of the commit that a revision stands for. Raises `GitError` where there is none."""
        if commit := self._commit(name):
            return commit
        problem = notice("The revision `{name}` does not exist in {folder}.", name=name, folder=self.top)
        raise GitError(problem + " " + Message("In CI you may have to fetch it first."))

    def last_commit(self) -> str | None:
        """Return the full name of the commit that is checked out; `None` before the first one. Raises `GitError`."""
        return self._commit("HEAD")

    def has_commit(self, name: str) -> bool:
        """Return whether a commit is here. Raises `GitError`."""
        return self._commit(name) is not None

    def is_shallow(self) -> bool:
        """Return whether a clone does not have all commits. Raises `GitError`."""
        return self.ask("rev-parse", "--is-shallow-repository").strip() == b"true"

    def merge_base(self, commit: str, other: str) -> str | None:
        """Return the newest commit that two commits have in common; `None` if they have none here.

        Raises `GitError`.
        """
        return self._found("merge-base", commit, other)

    def _commit(self, name: str) -> str | None:
        return self._found("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")

    def _found(self, *arguments: str) -> str | None:
        """Return the commit that git answers with; `None` if it says nothing."""
        try:
            found = self._run(*arguments)
        except subprocess.CalledProcessError as error:
            if said := _said(error):
                raise GitError(notice("Git reports for {folder}: {problem}", folder=self.top, problem=said)) from None
            return None
        commit = found.strip()
        return commit.decode() if _COMMIT.fullmatch(commit) else None

    def entries(self, commit: str) -> dict[str, Entry]:
        """Return the files of a commit by their path in the repository. Raises `GitError`."""
        listed = self.ask("ls-tree", "-r", "-z", "--full-tree", commit)
        entries = {}
        for line in filter(None, listed.decode(errors="surrogateescape").split("\0")):
            about, _tab, path = line.partition("\t")
            mode, _kind, blob = about.split(" ")[:3]
            entries[path] = Entry(mode, blob)
        return entries

    def blobs(self, names: Collection[str], size: int) -> dict[str, bytes | None]:
        """Return blobs by their names; `None` for those with more than `size` bytes. Raises `GitError`."""
        if not names:
            return {}
        checked = self.ask("cat-file", "--batch-check", given=_lines(names)).decode(errors="replace")
        sizes: dict[str, int] = {}
        for name, *about in map(str.split, checked.splitlines()):
            if about[0] != "blob":
                problem = "This clone does not have all files of that revision. Fetch it without --filter."
                raise GitError(Message(problem))
            sizes[name] = int(about[1])
        found: dict[str, bytes | None] = dict.fromkeys(names)
        small = [name for name in found if sizes[name] <= size]
        answer, at = self.ask("cat-file", "--batch", given=_lines(small)), 0
        for name in small:
            start = answer.index(b"\n", at) + 1
            found[name] = answer[start : start + sizes[name]]
            at = start + sizes[name] + 1
        return found

    def ask(self, *arguments: str, given: bytes = b"") -> bytes:
        """Return what git answers to a command that only reads. Raises `GitError`."""
        try:
            return self._run(*arguments, given=given)
        except subprocess.CalledProcessError as error:
            problem = notice("Git reports for {folder}: {problem}", folder=self.top, problem=_said(error))
            raise GitError(problem) from None

    def _run(self, *arguments: str, given: bytes = b"") -> bytes:
        try:
            done = subprocess.run(  # noqa: S603 (the arguments are a list, and git's own option ends what could be one)
                self._command(*arguments),
                input=given,
                capture_output=True,
                check=True,
                env=_environment(self.top),
                timeout=TIME_LIMIT,
            )
        except subprocess.TimeoutExpired:
            problem = "Git did not answer within {seconds} seconds in {folder}."
            raise GitError(notice(problem, seconds=round(TIME_LIMIT), folder=self.top)) from None
        return done.stdout

    def _command(self, *arguments: str) -> list[str]:
        is_safe = any(is_inside(str(self.top), os.path.realpath(folder)) for folder in self.trusted)
        safe = ("-c", f"safe.directory={self.top}") if is_safe else ()
        return [self._program, "-C", str(self.top), *_OPTIONS, *safe, *arguments]


def top_of(path: Path) -> Path | None:
    """Return the top of the repository that a folder is in; `None` outside of any."""
    here = os.path.realpath(path)
    above = (here, *map(str, Path(here).parents))
    return next((Path(each) for each in above if os.path.lexists(os.path.join(each, ".git"))), None)


def _program() -> str:
    """Return the path of git, from the absolute folders of PATH: not what lies in the folder of the run."""
    folders = [folder for folder in os.environ.get("PATH", os.defpath).split(os.pathsep) if os.path.isabs(folder)]
    found = shutil.which("git", path=os.pathsep.join(folders))
    if not found or not os.path.isabs(found):
        raise GitError(Message("This requires Git, which is not installed."))
    return found


def _environment(top: Path) -> dict[str, str]:
    """Return the environment for git, in which no variable moves the repository, starts a program or fetches."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_") or name in _KEPT}
    return kept | {
        "GIT_CEILING_DIRECTORIES": str(top.parent),
        "GIT_ALLOW_PROTOCOL": "none",
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_TERMINAL_PROMPT": "0",
        "LC_ALL": "C",
    }


def _lines(names: Collection[str]) -> bytes:
    return "".join(f"{name}\n" for name in names).encode()


def _said(error: subprocess.CalledProcessError) -> str:
    said: bytes = error.stderr
    return said.decode(errors="replace").expandtabs(_TAB).strip().removeprefix("fatal: ")
