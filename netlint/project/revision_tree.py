"""The files of one commit of git, as a tree that settings, rule files, baselines and charters can be read from.

Links are followed as they were in that commit; no file that is on disk has a say in it.
"""

import errno
import os
from collections.abc import Collection, Iterator
from functools import cached_property
from pathlib import Path, PurePosixPath

from netlint.i18n import notice
from netlint.project.files import is_inside, one_line
from netlint.project.git import Entry, Repository
from netlint.project.globs import Glob
from netlint.settings.source import MAX_SETTINGS
from netlint.utils.errors import FileRefused

MAX_TARGET = 4096
"""The most bytes of the target of a link, as Linux has it."""
MAX_LINKS = 40
"""The most links that are followed from one to the next, as Linux does."""
_LINK, _SUBMODULE = "120000", "160000"
_FILE = ("100644", "100755", "100664")


class RevisionTree:
    """The files of a commit, under the paths that they have in the working tree. It can be handed to another process.

    It is a `netlint.settings.source.Tree`: settings, rule files, catalogues and baselines can be read from it.
    """

    is_on_disk = False

    def __init__(self, repository: Repository, name: str, commit: str | None = None) -> None:
        """Find the commit that a revision stands for, unless it is known. Raises `GitError` where there is none."""
        self.name = name
        self._repository = repository
        self._commit = commit or repository.commit(name)

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

    def submodule_at(self, inside: str) -> str | None:
        """Return the commit that is recorded for the submodule at a path; `None` if there is none."""
        entry = self.entries.get(inside)
        return entry.blob if entry and entry.mode == _SUBMODULE else None

    def is_in_submodule(self, inside: str) -> bool:
        """Return whether a path lies in another repository, of which the commit has only a name."""
        return self.submodule_of(inside) is not None

    def submodule_of(self, inside: str) -> str | None:
        """Return the path of the submodule that a path lies in; `None` if it lies in none."""
        parts = inside.split("/")
        folders = ("/".join(parts[:depth]) for depth in range(1, len(parts)))
        return next((folder for folder in folders if self.submodule_at(folder)), None)

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
        return self.read_inside(self._named(path), size, self.name_of(path))

    def read_inside(self, inside: str | None, size: int, name: str) -> bytes:
        """Return a file as it was, by its path in the repository; `name` is what people know it by.

        Raises `OSError` for one that was not there, or has more than `size` bytes.
        """
        blob = self.blob_of(inside) if inside is not None else None
        if blob is None:
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), name)
        content = self.contents((blob,), size)[blob]
        if content is None:
            raise FileRefused(errno.EFBIG, notice("it is larger than {size} bytes", size=size), name)
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
