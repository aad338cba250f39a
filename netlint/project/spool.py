"""What waits until a run is over: in memory at first, and then on disk where there is a place. Knows no charter."""

import contextlib
import os
from collections.abc import Iterator
from typing import IO

VARIABLES = ("TMPDIR", "TEMP", "TMP")
"""The environment variables that name the folder for temporary files."""
FOLDERS = (
    ("~\\AppData\\Local\\Temp", "%SYSTEMROOT%\\Temp", "c:\\temp", "c:\\tmp")
    if os.name == "nt"
    else ("/tmp", "/var/tmp", "/usr/tmp")  # noqa: S108 (the system's own)
)
"""Where they are where no variable says so, as Python has it, but for the current folder: that may be what is checked,
and nothing of a run is put there."""


class Spool:
    """Bytes that wait, in the order in which they came."""

    def __init__(self, in_memory: int) -> None:
        """Keep as many bytes in memory as `in_memory`, and what comes on top of that on disk."""
        self._in_memory = in_memory
        self._waiting: list[bytes | tuple[int, int]] = []
        """What is in memory, or where on disk it begins, and its size."""
        self._size = 0
        self._file: IO[bytes] | None = None
        self._is_full = False
        """Whether there is no place on disk, or none any more."""

    def add(self, some: bytes) -> None:
        """Let something wait."""
        self._size += len(some)
        if self._size > self._in_memory and not self._is_full and (place := self._written(some)):
            self._waiting.append(place)
        else:
            self._waiting.append(some)

    def __iter__(self) -> Iterator[bytes]:
        """Yield all that waits, in its order. Raises `OSError` where it cannot be read any more."""
        for some in self._waiting:
            yield some if isinstance(some, bytes) else self._read(*some)

    def close(self) -> None:
        """Let go of what is on disk."""
        if self._file:
            self._file.close()

    def _written(self, some: bytes) -> tuple[int, int] | None:
        """Write something, and return where; `None` where that cannot be done."""
        try:
            self._file = self._file or _opened()
            if self._file:
                start = self._file.seek(0, os.SEEK_END)
                left = memoryview(some)
                while left:
                    left = left[self._file.write(left) :]
                return start, len(some)
        except OSError:  # the disk is full, or this process may write no more
            pass
        self._is_full = True
        return None

    def _read(self, start: int, size: int) -> bytes:
        assert self._file
        self._file.seek(start)
        parts = []
        while size and (part := self._file.read(size)):
            parts.append(part)
            size -= len(part)
        return b"".join(parts)


def _opened() -> IO[bytes] | None:
    """Open a file without a name; `None` where there is no folder for it."""
    import tempfile

    for folder in temporary_folders():
        with contextlib.suppress(OSError):
            return tempfile.TemporaryFile(dir=folder, buffering=0)
    return None


def temporary_folders() -> Iterator[str]:
    """Yield the folders that may take temporary files, first those that the environment names."""
    named = (os.environ.get(name) for name in VARIABLES)
    yield from (os.path.abspath(name) for name in named if name)
    yield from (os.path.expandvars(os.path.expanduser(folder)) for folder in FOLDERS)  # noqa: PTH111 (the same)
