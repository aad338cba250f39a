"""Changes of files: shown before they are made, and made whole or not at all. Decides on none."""

import os
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from netlint.i18n import Message, notice
from netlint.project.files import one_line
from netlint.project.writing import atomic_write, locked, rewrite
from netlint.toml.line_changes import line_changes
from netlint.toml.text_edits import as_bytes
from netlint.toml.unified_diff import unified_diff
from netlint.utils.errors import Problem, reason_of


class Change(Struct, frozen=True):
    """A file, what is in it, and what is to be in it."""

    file: Path
    before: bytes | None
    """`None` if the file does not exist."""
    after: bytes

    @property
    def name(self) -> str:
        """What people are to know the file by."""
        return one_line(os.path.relpath(self.file))

    @property
    def pieces(self) -> Iterator[tuple[int, list[str]]]:
        """The lines that are new or changed, in pieces without blank lines around them, each with its first line."""
        old, new = _lines(self.before or b""), _lines(self.after)
        for _first, _last, start, end in line_changes(old, new):
            if written := [at for at in range(start, end) if new[at].strip()]:
                yield written[0] + 1, new[written[0] : written[-1] + 1]

    @property
    def diff(self) -> bytes:
        """The change as a unified diff."""
        diff = unified_diff(Path(os.path.relpath(self.file)).as_posix(), self.before or b"", self.after)
        return diff if self.before is not None else b"--- /dev/null\n" + diff.partition(b"\n")[2]

    def write(self) -> None:
        """Write the file. Raises `Problem` if it cannot be written, or is not as it was read any more."""
        try:
            if self.before is not None:
                rewrite(self.file, self.before, self.after)
                return
            with locked(self.file.parent), atomic_write(self.file, _never) as stream:
                stream.write(self.after.decode())
        except OSError as error:
            problem = notice("{path} cannot be written: {reason}.", path=self.name, reason=reason_of(error))
            raise Problem(problem) from error


def change_of(file: Path, before: bytes | None, text: str) -> Change:
    """Return the change of a file to a text, which keeps the byte-order mark that the file has."""
    return Change(file, before, as_bytes(before or b"", text))


def _never(_file: Path) -> Message:
    """Return why a file is not replaced that was not there when the change was made."""
    return Message("another program has made it; try again")


def _lines(content: bytes) -> list[str]:
    return content.decode("utf-8-sig").removesuffix("\n").split("\n") if content else []
