"""Reading a repository of git: what is committed in it, and nothing that its settings say to run.

git is asked for commits, trees and blobs only. It looks at no file of the working tree, converts and fetches nothing,
and what is staged has no say; and it is asked about one repository, that of the run, never about one below it.
"""

import errno
import os
import re
import shutil
import subprocess
from collections.abc import Collection, Iterator, Sequence
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from netlint.i18n import Message, notice
from netlint.project.files import is_inside, one_line
from netlint.project.globs import Glob
from netlint.settings.source import MAX_SETTINGS
from netlint.utils.errors import FileRefused, Problem

TIME_LIMIT = 60.0
"""Seconds that git may take for an answer. The project's own choice."""
MAX_TARGET = 4096
"""The most bytes of the target of a link, as Linux has it."""
MAX_LINKS = 40
"""The most links that are followed from one to the next, as Linux does."""
_COMMIT = re.compile(rb"[0-9a-f]{40}(?:[0-9a-f]{24})?")
_LINK, _SUBMODULE = "120000", "160000"
_FILE = ("100644", "100755", "100664")
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
    """The repository of git that a run is about. It can be handed to another process."""

    def __init__(self, near: Path = Path(), trusted: Sequence[Path] = ()) -> None:
        """Find the repository in which netlint runs, or else that of the path `near`, such as a clone beside others.

        One in a folder that is `trusted` is used whoever owns it.

        Raises `GitError` where there is none, or no git.
        """
        self.trusted = tuple(trusted)
        self._program = _program()
        top = _top(Path()) or _top(near)
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

    def _commit(self, name: str) -> str | None:
        try:
            found = self._run("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
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


def _top(path: Path) -> Path | None:
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
    return said.decode(errors="replace").strip().removeprefix("fatal: ")


class RevisionTree:
    """The files of a commit, under the paths that they have in the working tree. It can be handed to another process.

    It is a `netlint.settings.source.Tree`: settings, rule files, catalogues and baselines can be read from it.
    """

    is_on_disk = False

    def __init__(self, repository: Repository, name: str) -> None:
        """Find the commit that a revision stands for. Raises `GitError` where there is none."""
        self.name = name
        self._repository = repository
        self._commit = repository.commit(name)

    def __getstate__(self) -> dict[str, object]:
        """Return what another process needs: it reads the list of files for itself."""
        return {"name": self.name, "_repository": self._repository, "_commit": self._commit}

    @property
    def trusted(self) -> tuple[Path, ...]:
        """The folders whose settings are used whoever owns them."""
        return self._repository.trusted

    @property
    def top(self) -> Path:
        """The top of the repository."""
        return self._repository.top

    @cached_property
    def entries(self) -> dict[str, Entry]:
        """The files of the commit, by their path in the repository."""
        return self._repository.entries(self._commit)

    def inside(self, path: Path) -> str | None:
        """Return the path in the repository of a file that is on disk, its folder taken as it is there.

        `None` for one outside.
        """
        return self._below_top(os.path.join(os.path.realpath(path.parent), path.name))

    def _named(self, path: Path) -> str | None:
        """Return the path in the repository of a file of the commit: no link that is on disk has a say in it."""
        return self._below_top(os.path.abspath(path)) or self.inside(path)

    def _below_top(self, full: str) -> str | None:
        return Path(full).relative_to(self.top).as_posix() if is_inside(full, str(self.top)) else None

    def is_in_submodule(self, inside: str) -> bool:
        """Return whether a path lies in another repository, of which the commit has only a name."""
        parts = inside.split("/")
        folders = ("/".join(parts[:depth]) for depth in range(1, len(parts)))
        return any(folder in self.entries and self.entries[folder].mode == _SUBMODULE for folder in folders)

    def blob_of(self, inside: str) -> str | None:
        """Return the name of the blob that a path in the repository stood for, by way of links as they were then."""
        for _link in range(MAX_LINKS):
            entry = self.entries.get(inside)
            if entry is None:
                followed = self._through_folder(inside)
            elif entry.mode in _FILE:
                return entry.blob
            else:
                followed = self._followed(inside, "") if entry.mode == _LINK else None
            if followed is None:
                return None
            inside = followed
        return None

    def _through_folder(self, inside: str) -> str | None:
        """Return where a path leads of which a folder was a link."""
        parts = PurePosixPath(inside).parts
        for depth in range(1, len(parts)):
            folder = "/".join(parts[:depth])
            if folder in self.entries:
                is_link = self.entries[folder].mode == _LINK
                return self._followed(folder, "/".join(parts[depth:])) if is_link else None
        return None

    def _followed(self, link: str, rest: str) -> str | None:
        blob = self.entries[link].blob
        target = (self.contents((blob,), MAX_TARGET)[blob] or b"").decode(errors="surrogateescape")
        path = os.path.normpath(os.path.join(os.path.dirname(link), target, rest)).replace(os.sep, "/")
        return None if path.startswith(("../", "/")) or path == ".." else path

    def contents(self, blobs: Collection[str], size: int) -> dict[str, bytes | None]:
        """Return blobs by their names; `None` for those with more than `size` bytes. Raises `GitError`."""
        return self._repository.blobs(blobs, size)

    def above(self, folder: Path) -> Iterator[Path]:
        """Yield a folder and those above it, up to the top of the repository."""
        inside = self.inside(folder / "x")
        if inside is not None:
            yield from (self.top / above for above in PurePosixPath(inside).parents)

    def has(self, path: Path) -> bool:
        """Return whether the commit has a file, or a link, with that path."""
        return self._named(path) in self.entries

    def read(self, path: Path, size: int = MAX_SETTINGS) -> bytes:
        """Return a file as it was. Raises `OSError` for one that was not there, or has more than `size` bytes."""
        inside = self._named(path)
        blob = self.blob_of(inside) if inside is not None else None
        if blob is None:
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), self.name_of(path))
        content = self.contents((blob,), size)[blob]
        if content is None:
            raise FileRefused(errno.EFBIG, notice("it is larger than {size} bytes", size=size), self.name_of(path))
        return content

    def matching(self, folder: Path, pattern: str) -> list[Path]:
        """Return the files below a folder that a glob pattern means, sorted."""
        inside = self._named(folder / "x")
        if inside is None:
            return []
        prefix = inside.removesuffix("x")
        below = (path for path in self.entries if path.startswith(prefix))
        return sorted(self.top / path for path in below if Glob(pattern).matches(path.removeprefix(prefix)))

    def extended(self, file: Path, name: str) -> Path:
        """Return the file that settings in `file` extend. Raises `OSError` for one outside of the repository."""
        path = Path(os.path.normpath(os.path.join(file.parent, name)))
        if self._below_top(os.path.abspath(path)) is None:
            raise FileRefused(errno.EPERM, notice("it is outside {folder}", folder=self.top), path)
        return path

    def name_of(self, path: Path) -> str:
        """Return the revision and the path in the repository, as git writes them."""
        return f"{self.name}:{one_line(self._named(path) or path)}"
