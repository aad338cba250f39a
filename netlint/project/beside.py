"""Files beside a charter, on disk or as they were at a revision of git. Each class is a `FileReader`. Runs no rule."""

import errno
import os
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from netlint.i18n import Message, notice
from netlint.project.files import WorkingTree, is_wide, leads_out, open_regular, read_whole, status_of
from netlint.utils.errors import FileAbsent, FileRefused

if TYPE_CHECKING:
    from netlint.project.revision_tree import RevisionTree


class FilesOnDisk:
    """The files that a charter on disk names."""

    def __init__(self, tree: WorkingTree, charter: Path) -> None:
        """Read the files beside `charter` from a tree."""
        self._tree = tree
        self._charter = charter

    def read(self, path: str, size: int) -> bytes:
        """Return a file, by its path from the folder of the charter. Raises `OSError`."""
        self._tree.looks_for(self._charter.parent / path)
        try:
            return read_beside(self._charter.parent, path, size)
        except FileNotFoundError as error:
            from netlint.project.lookalikes import file_meant

            if near := file_meant(self._charter.parent, path):
                raise FileAbsent(path, near) from error
            raise


def read_beside(folder: Path, path: str, size: int) -> bytes:
    """Return a file with at most `size` bytes, by its path from a folder.

    A link may lead to another file in the repository of the folder or, without one, in the folder. Raises `OSError`.
    """
    file, start = folder / path, Path(os.path.realpath(folder))
    real = os.path.realpath(file)
    is_linked = real != os.path.normpath(start / path)
    if is_linked and leads_out(real, border := _border_of(start)):
        raise FileRefused(errno.EPERM, notice("it is a link that points outside {folder}", folder=border), file)
    status_of(file)  # not before: whether there is a file outside is nobody's business
    with open_regular(Path(real)) as stream:
        if os.path.realpath(real) != real:  # somebody has put a link on the way since then
            raise FileRefused(errno.EAGAIN, Message("it changed while netlint opened it"), file)
        return read_whole(stream, file, size)


def _border_of(folder: Path) -> str:
    """Return what links beside a charter may not lead out of, for the real path of its folder.

    That is the top of its repository. Without one, or if that is all of the system or of a user, it is `folder` itself.
    """
    from netlint.project.git import top_of

    top = top_of(folder)
    return str(folder if top is None or is_wide(str(top)) else top)


class FilesAtRevision:
    """The files that a charter named at a revision, as they were; those in a submodule as it was recorded there."""

    def __init__(self, tree: "RevisionTree", charter: Path) -> None:
        """Read the files beside `charter`, a path that it had at the revision, from a tree."""
        self._tree = tree
        self._charter = charter

    def read(self, path: str, size: int) -> bytes:
        """Return a file, by its path from the folder of the charter. Raises `OSError`."""
        from netlint.project.git import GitError

        inside = PurePosixPath(self._tree.inside(self._charter) or "", os.pardir, path)
        wanted = os.path.normpath(inside).replace(os.sep, "/")
        try:
            submodule = self._tree.submodule_of(wanted)
            if submodule is None:
                return self._tree.read_inside(wanted, size, path)
            return self._recorded(submodule).read_inside(wanted.removeprefix(f"{submodule}/"), size, path)
        except GitError as error:
            raise FileRefused(errno.EIO, error.message, path) from None

    def _recorded(self, submodule: str) -> "RevisionTree":
        """Return the files of a submodule at the commit that the revision recorded. Raises `GitError` or `OSError`."""
        from netlint.project.git import Repository
        from netlint.project.revision_tree import RevisionTree

        top, commit = self._tree.top / submodule, self._tree.submodule_at(submodule)
        if os.path.realpath(top) != str(top):
            raise FileRefused(errno.EPERM, notice("it is a link that points outside {folder}", folder=top), top)
        repository = Repository(trusted=self._tree.trusted, top=top)
        if commit is None or not repository.has_commit(commit):
            raise FileRefused(errno.EIO, notice("the submodule {folder} does not have it", folder=submodule), top)
        return RevisionTree(repository, commit, commit)
