"""Writing files: whole or not at all, through no link that leads away, and never over what netlint has not written."""

import contextlib
import errno
import io
import os
import re
import stat
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

from netlint.i18n import Message, notice
from netlint.project.files import NEVER_LINKED, WorkingTree, is_handle, is_inside, read_limited
from netlint.utils.errors import FileRefused

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)
_UNFINISHED = r"\.netlint-[0-9a-f]{16}\.tmp"
"""The names of files that are being written."""
_FORGOTTEN = 3600
"""Seconds after which such a file is one that nobody finishes any more. The project chose this limit."""
_EMPTY_LINE = b"\r\n\r\n"
Refusal = Callable[[Path], Message | None]
"""Takes a file that is there already; why it may not be replaced, or `None` if it may."""
IN_USE = Message("this run uses it; choose another name")
NOT_OURS = Message("it is not a netlint report; choose another name, or use --force")


class _Named(io.TextIOWrapper):
    """A stream whose errors name its file: the system names one only where it cannot be opened."""

    def __init__(self, binary: IO[bytes], file: Path) -> None:
        super().__init__(binary, encoding="utf-8", errors="backslashreplace", newline="\n")
        self._file = file

    def write(self, text: str) -> int:
        with self._naming():
            return super().write(text)

    def flush(self) -> None:
        with self._naming():
            super().flush()

    def close(self) -> None:
        with self._naming():
            super().close()

    @contextlib.contextmanager
    def _naming(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            error.filename = str(self._file)
            raise


def open_appending(file: Path) -> IO[str]:
    """Return a stream to the end of a file that the environment names, after an empty line. Raises `OSError`."""
    stream = _Named(file.open("ab"), file)
    stream.write(_gap(file))
    return stream


def _gap(file: Path) -> str:
    """Return what is missing for an empty line at the end of a file: in a table, a heading would be one of its rows."""
    status = file.stat()
    if not stat.S_ISREG(status.st_mode) or not status.st_size:
        return ""
    with file.open("rb") as stream:
        stream.seek(max(0, status.st_size - len(_EMPTY_LINE)))
        end = stream.read().replace(b"\r", b"")
    return "" if end.endswith(b"\n\n") else "\n" if end.endswith(b"\n") else "\n\n"


@contextlib.contextmanager
def atomic_write(file: Path, refusal: Refusal = lambda _file: None) -> Iterator[IO[str]]:
    """Open a file for writing under a random name, and give it its own name when all is written.

    Mode and owner of a file that is there already are kept. A link is written through only inside the folder of the
    run. Raises `OSError`, with the file's own name, where that cannot be done, or `refusal` says why not.
    """
    there = _status(file)
    if is_handle(file):
        with _Named(file.open("ab"), file) as stream:
            yield stream
        return
    if there and not stat.S_ISREG(there.st_mode):
        with _open_device(file, there) as stream:
            yield stream
        return
    target = _target(file)
    if there and (reason := refusal(target)):
        raise FileRefused(errno.EEXIST, reason, file)
    unfinished = target.with_name(f".netlint-{os.urandom(8).hex()}.tmp")
    try:
        with _create(unfinished, file, there) as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        unfinished.replace(target)
        _sync_folder(target.parent)
    except OSError as error:
        if error.filename == str(unfinished):
            error.filename, error.filename2 = str(file), None
        raise
    finally:
        unfinished.unlink(missing_ok=True)


def rewrite(file: Path, old: bytes, new: bytes) -> None:
    """Write other content in a file that still has the content `old`; whoever looks sees the one or the other.

    Mode, owner, group, attributes and symbolic links are kept. Raises `OSError` for a file that cannot be written in
    this way, with its reason.
    """
    if is_handle(file):
        raise FileRefused(errno.EINVAL, Message("it is not a file with a name of its own"), file)
    target = _target(file)
    _check_rewritable(target, file)
    with locked(target.parent):
        _remove_forgotten(target.parent)
        with atomic_write(file) as stream:
            stream.write(new.decode())
            stream.flush()
            os.fsync(stream.fileno())
            _keep_attributes(stream.fileno(), target, file)
            if read_limited(target, len(old) + 1) != old:
                raise FileRefused(errno.EBUSY, Message("another program has changed it; try again"), file)


def _check_rewritable(target: Path, file: Path) -> None:
    """Raise `OSError` for a file that is read-only, or that other names lead to, which would keep the old content."""
    status = target.stat()
    if not status.st_mode & 0o222 or not os.access(target, os.W_OK):
        raise FileRefused(errno.EACCES, Message("it is read-only"), file)
    if not os.access(target.parent, os.W_OK):
        raise FileRefused(errno.EACCES, Message("its folder is read-only"), file)
    if status.st_nlink > 1:
        reason = "it has {count} names (hard links), and the others would keep the old text; make it a file of its own"
        raise FileRefused(errno.EMLINK, notice(reason, count=status.st_nlink), file)


def _keep_attributes(handle: int, target: Path, file: Path) -> None:
    """Copy the attributes of an old file, such as who may read it, to a new one. Raises `OSError` if that fails."""
    for name in _attributes(target):
        try:
            os.setxattr(handle, name, os.getxattr(target, name))
        except OSError:
            if name.startswith(("user.", "system.posix_acl")):  # the others are those of the system
                raise FileRefused(errno.EPERM, Message("its permissions cannot be kept"), file) from None


def _attributes(target: Path) -> list[str]:
    """Return the names of the attributes of a file; none on a system or a file system that has none."""
    if hasattr(os, "listxattr"):
        with contextlib.suppress(OSError):
            return os.listxattr(target)
    return []


def _remove_forgotten(folder: Path) -> None:
    """Remove what an earlier run has left in a folder because it was killed in the middle of writing."""
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            is_unfinished = re.fullmatch(_UNFINISHED, entry.name) and entry.is_file(follow_symlinks=False)
            if is_unfinished and time.time() - entry.stat(follow_symlinks=False).st_mtime > _FORGOTTEN:
                os.unlink(entry.path)


def _status(file: Path) -> os.stat_result | None:
    """Return what is known of the file that a path leads to; `None` where there is none."""
    try:
        return file.stat()
    except FileNotFoundError:
        return None


def _is_here(file: Path) -> bool:
    """Return whether a path lies in the tree of the run, where whoever wrote what is checked may have put links."""
    path = os.path.abspath(file)
    return is_inside(path, str(WorkingTree().root_of(Path()))) and not path.startswith(NEVER_LINKED)


def _target(file: Path) -> Path:
    """Return the path to write, links resolved. Raises `OSError` for one that leads where it may not."""
    target, root = os.path.realpath(file), WorkingTree().root_of(Path())
    straight = os.path.join(os.path.realpath(root), os.path.relpath(os.path.abspath(file), root))
    is_linked = target != os.path.normpath(straight) if _is_here(file) else file.is_symlink()
    if is_linked and not is_inside(target, os.path.realpath(os.curdir)):
        reason = notice("it leads through a link to {target}; name that file itself", target=target)
        raise FileRefused(errno.ELOOP, reason, file)
    return Path(target)


def _open_device(file: Path, there: os.stat_result) -> IO[str]:
    """Open what has no half: a pipe or a device that whoever runs netlint has named, and that lies not in the tree."""
    if _is_here(file) or not (stat.S_ISFIFO(there.st_mode) or stat.S_ISCHR(there.st_mode)):
        raise FileRefused(errno.EINVAL, Message("it is not a regular file"), file)
    return _Named(file.open("wb"), file)


def _create(unfinished: Path, file: Path, there: os.stat_result | None) -> IO[str]:
    """Create a file that nobody can have prepared, with mode and owner of the one that it replaces."""
    handle = os.open(unfinished, _NEW, 0o666 if there is None else 0o600)
    try:
        if there is not None:
            _keep_owner(handle, there, file)
        return _Named(os.fdopen(handle, "wb"), file)
    except BaseException:
        with contextlib.suppress(OSError):  # an interrupt may come when there is a stream, which has closed it
            os.close(handle)
        raise


def _keep_owner(handle: int, there: os.stat_result, file: Path) -> None:
    """Set the owner and the mode of a new file to those of an old one. Raises `OSError` where that is not allowed."""
    if not hasattr(os, "fchown"):  # a system without owners
        return
    own = os.fstat(handle)
    if (own.st_uid, own.st_gid) != (there.st_uid, there.st_gid):
        try:
            os.fchown(handle, there.st_uid if own.st_uid != there.st_uid else -1, there.st_gid)
        except PermissionError:
            reason = Message("its owner and group cannot be kept; let its owner do this, or choose another name")
            raise FileRefused(errno.EPERM, reason, file) from None
    os.fchmod(handle, stat.S_IMODE(there.st_mode))


def _sync_folder(folder: Path) -> None:
    """Make sure that the new name of a file outlives a power cut, where the system can say so."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextlib.contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Let no other netlint write in a folder meanwhile, where the system can lock one."""
    try:
        import fcntl
    except ImportError:
        yield
        return
    handle = os.open(folder, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))  # a pipe in its place has no end
    try:
        with contextlib.suppress(OSError):  # some shared folders know no locks
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
