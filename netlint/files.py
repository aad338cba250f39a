"""Files: the charters below folders, the beginning of one, and files that are written whole or not at all."""

import contextlib
import io
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Literal

NAME = "charter.toml"
SUFFIX = ".charter.toml"

IsExcluded = Callable[[Path], bool]


def charters(folder: Path, is_excluded: IsExcluded) -> Iterator[Path]:
    """Give the charters in a folder and below it, in the order of their names.

    Hidden folders, and those of environments and packages, are left out; links to folders are not followed.
    """
    with os.scandir(folder) as scan:
        entries = sorted(scan, key=lambda entry: entry.name)
    for entry in entries:
        path = Path(folder, entry.name)
        if entry.is_dir(follow_symlinks=False):
            if not _is_environment(entry) and not is_excluded(path):
                yield from charters(path, is_excluded)
        elif (entry.name == NAME or entry.name.endswith(SUFFIX)) and entry.is_file() and not is_excluded(path):
            yield path


def _is_environment(entry: os.DirEntry[str]) -> bool:
    hidden = entry.name.startswith(".") or entry.name in ("node_modules", "__pycache__")
    return hidden or Path(entry.path, "pyvenv.cfg").exists()


def beginning(file: Path, size: int) -> bytes:
    """Read at most the first `size` bytes of a file, which may have no end. Raises `OSError`."""
    with file.open("rb") as stream:
        known = os.fstat(stream.fileno()).st_size  # nothing for what has no end
        return stream.read(
            min(size, known + 1) if known else size
        )  # to ask for a megabyte takes a tenth of a millisecond


class _Named(io.TextIOWrapper):
    """A stream that says in each error which file it is: the system names one only where it cannot be opened."""

    def __init__(self, binary: IO[bytes], file: Path) -> None:
        super().__init__(binary, encoding="utf-8", errors="backslashreplace")
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


def opened(path: Path, file: Path, mode: Literal["ab", "wb"]) -> IO[str]:
    """Open a path for text; errors in writing it name `file`. Raises `OSError`."""
    return _Named(path.open(mode), file)


@contextlib.contextmanager
def whole_or_not_at_all(file: Path) -> Iterator[IO[str]]:
    """Open a file for writing under another name, and give it its own when all is written.

    Raises `OSError`, with the file's own name, where that cannot be done.
    """
    if file.exists() and not file.is_file():  # a pipe or a device has no half
        with opened(file, file, "wb") as stream:
            yield stream
        return
    unfinished = file.with_name(f".{file.name}.{os.getpid()}.part")
    try:
        with opened(unfinished, file, "wb") as stream:
            yield stream
        unfinished.replace(file)
    except OSError as error:
        if error.filename == str(unfinished):
            error.filename, error.filename2 = str(file), None
        raise
    finally:
        unfinished.unlink(missing_ok=True)
