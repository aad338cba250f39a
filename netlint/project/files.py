"""Reading files that may be a stranger's: regular ones, in their own tree, and no more of them than is needed."""

import contextlib
import errno
import os
import stat
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import BinaryIO

from netlint.i18n import Message, notice
from netlint.project.globs import Glob
from netlint.settings.source import MAX_SETTINGS
from netlint.utils.errors import FileRefused, reason_of

NEVER_LINKED = ("/proc/", "/sys/", "/dev/")
"""What no link in a tree may lead to, wherever the tree is: files of the system that show secrets or have no end."""
_KINDS: tuple[tuple[Callable[[int], bool], Message], ...] = (
    (stat.S_ISDIR, Message("it is a folder, not a file")),
    (stat.S_ISFIFO, Message("it is a pipe, not a regular file")),
    (stat.S_ISSOCK, Message("it is a socket, not a regular file")),
    (stat.S_ISCHR, Message("it is a device, not a regular file")),
    (stat.S_ISBLK, Message("it is a device, not a regular file")),
)


class WorkingTree:
    """The files on disk: what lies in the repository, or the folder, that a run is about.

    It can be handed to another process.
    """

    is_on_disk = True

    def __init__(
        self, trusted: Sequence[Path] = (), named: Sequence[Path] = (), own_settings: Path | None = None
    ) -> None:
        """Take the folders whose settings are used whoever owns them, and those that are `named` to be checked.

        `own_settings` is a file from elsewhere that was named as the settings: what it extends may be anywhere.
        """
        self._free = {str(own_settings)} if own_settings else set[str]()
        self._trusted = tuple(map(os.path.abspath, trusted))
        self._named = tuple(os.path.abspath(path) for path in named if is_folder(path))
        self._repositories: dict[str, str | None] = {}

    def root_of(self, folder: Path) -> Path:
        """Return the folder that nothing in `folder` may lead out of.

        It is the top of the repository in which netlint runs, or else the folder in which it runs; for a folder
        elsewhere, the top of its own repository, or else the folder itself.
        """
        path, here = os.path.abspath(folder), os.path.abspath(os.curdir)
        near = self._top(here) or here
        if is_inside(path, near) and not is_wide(near):
            return Path(near)
        named = next((start for start in self._named if is_inside(path, start) and not is_wide(start)), path)
        return Path(self._top(path) or named)

    def _top(self, folder: str) -> str | None:
        """Return the top of the repository that a folder is in, unless that is all there is, or all of a user."""
        top = self._repository(folder)
        return None if top is None or is_wide(top) else top

    def above(self, folder: Path) -> Iterator[Path]:
        """Yield a folder and those above it, up to the top of its repository, or else up to the home folder.

        Without either, up to the folder in which netlint runs, or to none.
        """
        path, home = os.path.abspath(folder), _home()
        root = os.path.abspath(self.root_of(folder))
        last = home if home and self._top(root) is None and is_inside(path, home) else root
        while True:
            yield Path(path)
            if path == last or path == os.path.dirname(path):
                return
            path = os.path.dirname(path)

    def _repository(self, folder: str) -> str | None:
        """Return the top of the repository of git that a folder is in, by its name alone; git itself is not asked."""
        passed, above = [], folder
        while above not in self._repositories:
            passed.append(above)
            if os.path.lexists(os.path.join(above, ".git")):
                self._repositories[above] = above
            elif above == os.path.dirname(above):
                self._repositories[above] = None
            else:
                above = os.path.dirname(above)
        self._repositories |= dict.fromkeys(passed, self._repositories[above])
        return self._repositories[folder]

    def has(self, path: Path) -> bool:
        """Return whether anything has that name."""
        return os.path.lexists(path)

    def read(self, path: Path, size: int = MAX_SETTINGS) -> bytes:
        """Return a file that was found in the tree and belongs to whoever runs netlint.

        Raises `OSError` for one that is a link out of the tree, another user's, no regular file, or too large.
        """
        check_link(path, self.root_of(path.parent))
        with open_regular(path) as stream:
            self._check_owner(path, os.fstat(stream.fileno()))
            return read_whole(stream, path, size)

    def _check_owner(self, path: Path, status: os.stat_result) -> None:
        """Refuse a file that somebody else may have put there, as git refuses a repository."""
        if not hasattr(os, "geteuid") or any(is_inside(os.path.abspath(path), folder) for folder in self._trusted):
            return
        own = {os.geteuid(), 0}
        if os.geteuid() == 0 and (behind := os.environ.get("SUDO_UID", "")).isdecimal():
            own.add(int(behind))
        if status.st_uid not in own:
            reason = "it belongs to another user; name it on the command line, or its folder in {variable}"
            raise FileRefused(errno.EPERM, notice(reason, variable=SAFE_DIRECTORY), path)

    def matching(self, folder: Path, pattern: str) -> list[Path]:
        """Return the files below a folder that a glob pattern means, sorted; links and pipes that match too."""
        glob = Glob(pattern)
        found, waiting = [], [(folder, glob.start)]
        while waiting:
            inside, before = waiting.pop()
            try:
                with self.scan(inside) as entries:
                    for entry in entries:
                        reached = glob.after(before, entry.name)
                        if entry.is_dir(follow_symlinks=False):
                            waiting += [(Path(entry.path), reached)] * bool(reached)
                        elif glob.end in reached:
                            found.append(Path(entry.path))
            except NotADirectoryError:
                continue
            except OSError as error:
                raise FileRefused(error.errno or errno.EIO, reason_of(error), inside) from error
        return sorted(found)

    def scan(self, folder: Path) -> AbstractContextManager[Iterator[os.DirEntry[str]]]:
        """Return what is in a folder. Raises `OSError`."""
        return os.scandir(folder)

    def extended(self, file: Path, name: str) -> Path:
        """Return the file that settings in `file` extend: in the same repository, or in a folder that is trusted.

        Settings of the user's own, which were named, may extend any file, and so may those. Raises `OSError`.
        """
        path = os.path.normpath(os.path.join(file.parent, name))
        root = self.root_of(file.parent)
        if str(file) in self._free:
            self._free.add(path)
        elif all(leads_out(os.path.realpath(path), os.path.realpath(one)) for one in (str(root), *self._trusted)):
            reason = "it is outside {folder}; if you trust it, put its folder in {variable}"
            raise FileRefused(errno.EPERM, notice(reason, folder=root, variable=SAFE_DIRECTORY), path)
        return Path(path)

    def looks_for(self, path: Path) -> None:
        """Take notice that a file that a charter names is looked for."""

    def name_of(self, path: Path) -> str:
        """Return the path, relative to the folder in which netlint runs."""
        return one_line(os.path.relpath(path))


SAFE_DIRECTORY = "NETLINT_SAFE_DIRECTORY"
"""The environment variable that names folders whose settings are used whoever owns them; like git's safe.directory."""


def one_line(name: object) -> str:
    """Return a name for a sentence: a line break in it would look like the end of the sentence."""
    return str(name).replace("\n", "\\n").replace("\r", "\\r")


def is_wide(folder: str) -> bool:
    """Return whether a folder is too much to be one tree: that of the system, or a user's."""
    return folder in (os.path.abspath(os.sep), _home())


def _home() -> str | None:
    home = os.path.expanduser("~")
    return home if os.path.isabs(home) else None


def is_folder(path: Path) -> bool:
    """Return whether a path leads to a folder, as far as that can be seen."""
    return os.path.isdir(path)


def is_inside(path: str, folder: str) -> bool:
    """Return whether an absolute path is a folder, or lies in it."""
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)


def check_link(path: Path, root: Path) -> None:
    """Raise `OSError` for a link that leads out of `root`; the folder of `path` itself may be reached by one."""
    if not os.path.islink(path):
        return
    if leads_out(os.path.realpath(path), os.path.realpath(root)):
        raise FileRefused(errno.EPERM, notice("it is a link that points outside {folder}", folder=root), path)


def check_inside(path: Path) -> None:
    """Raise `OSError` for a named path that leads out of its tree by a link anywhere on the way.

    It may be anywhere: what is named elsewhere has a tree of its own. But a link in a tree may be a stranger's.
    """
    named = os.path.abspath(path)
    root = WorkingTree().root_of(path.parent)
    real, top = os.path.realpath(path), os.path.realpath(root)
    is_linked = is_inside(named, str(root)) and real != os.path.normpath(
        os.path.join(top, os.path.relpath(named, root))
    )
    if is_linked and leads_out(real, top) and not is_handle(path):
        raise FileRefused(errno.EPERM, notice("it is a link that points outside {folder}", folder=root), path)


def is_folder_inside(path: Path) -> bool:
    """Return whether a named path leads to a folder, and not out of its tree by a link."""
    try:
        check_inside(path)
    except OSError:
        return False
    return is_folder(path)


def leads_out(target: str, root: str) -> bool:
    """Return whether what a link leads to is outside of a tree, or is git's own, which may have secrets."""
    if not is_inside(target, root) or target.startswith(NEVER_LINKED):
        return True
    return any(part.casefold() == ".git" for part in target.removeprefix(root).split(os.sep))  # as on macOS


def is_handle(path: Path) -> bool:
    """Return whether a path is one that the system makes of a file that is open already, as `<(command)` does."""
    return os.path.abspath(path).startswith(("/dev/fd/", "/dev/std", "/proc/self/fd/"))


def is_standard_output(path: Path) -> bool:
    """Return whether a path is one that the system makes of standard output."""
    return os.path.abspath(path) in ("/dev/stdout", "/dev/fd/1", "/proc/self/fd/1")


def open_named(path: Path) -> BinaryIO:
    """Open a named file that may be a pipe or a device where it lies in no tree, as `<(command)` gives it.

    Raises `OSError`, as for a link that leads out of its tree.
    """
    check_inside(path)
    return open(path, "rb") if is_handle(path) else open_regular(path)


def read_named(path: Path, size: int) -> bytes:
    """Return a named regular file. Raises `OSError`, as for one that has more than `size` bytes."""
    check_inside(path)
    with open_regular(path) as stream:
        return read_whole(stream, path, size)


def read_whole(stream: BinaryIO, path: Path, size: int) -> bytes:
    """Return all of an open file. Raises `OSError` if it has more than `size` bytes."""
    content: bytes | None = stream.read(size + 1)
    if content is None:  # a file of the system that has nothing to say yet
        raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN), str(path))
    if len(content) > size:
        raise FileRefused(errno.EFBIG, notice("it is larger than {size} bytes", size=size), path)
    return content


def open_regular(path: Path) -> BinaryIO:
    """Open a regular file. Raises `OSError` for anything else, which may have no end, or wait for one."""
    _check_regular(status_of(path), path)  # to open a device may already do something
    wanted = ("O_NONBLOCK", "O_NOCTTY", "O_CLOEXEC", "O_BINARY")
    handle = os.open(path, os.O_RDONLY | sum(getattr(os, name, 0) for name in wanted))
    try:
        _check_regular(os.fstat(handle), path)
        return os.fdopen(handle, "rb")
    except BaseException:
        with contextlib.suppress(OSError):  # an interrupt may come when there is a stream, which has closed it
            os.close(handle)
        raise


def status_of(path: Path) -> os.stat_result:
    """Return what the system knows of the file that a path leads to. Raises `OSError`."""
    try:
        return os.stat(path)
    except FileNotFoundError:
        if os.path.islink(path):
            raise FileRefused(errno.ENOLINK, Message("it is a link to a file that does not exist"), path) from None
        raise


def _check_regular(status: os.stat_result, path: Path) -> None:
    for is_kind, reason in _KINDS:
        if is_kind(status.st_mode):
            raise FileRefused(errno.EINVAL, reason, path)


def read_limited(path: Path, size: int) -> bytes:
    """Return at most the first `size` bytes of a regular file. Raises `OSError`."""
    with open_regular(path) as stream:
        known = os.fstat(stream.fileno()).st_size  # nothing for files that the system makes up
        # to ask for a megabyte takes a tenth of a millisecond
        content: bytes | None = stream.read(min(size, known + 1) if known else size)
    if content is None:  # a file of the system that has nothing to say yet
        raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN), str(path))
    return content
