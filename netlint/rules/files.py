"""Files beside the charter: those that a charter names, read for rules through a reader. Opens no file itself."""

import errno
import re
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Protocol

from msgspec import Struct

from netlint.charter import Table, as_tuple, keys
from netlint.i18n import Message, Parameter, notice
from netlint.rules.skip import SkipRule
from netlint.utils.errors import FileAbsent, FileRefused, reason_of
from netlint.utils.suggest import suggest

MAX_FILE = 10_000_000
"""The most bytes of one file. The project chose this limit: a hundred people who each write ten lines of hours a day
have less in a year."""
MAX_TOGETHER = 50_000_000
"""The most bytes of all files of one charter, which stay in memory while its rules run. The project chose it."""
MAX_FILES = 1000
"""The most files of one charter. The project chose this limit: a file for each week is enough for twenty years."""

_CONTROL = r"[\x00-\x1f\x7f]"
_DRIVE = r"[A-Za-z]:"
_ADDRESS = r"[A-Za-z][A-Za-z0-9+.-]+://"
_NEWLINE = r"\r\n|\r|\n"


class FileReader(Protocol):
    """Reads the files that one charter names. Outside of `netlint.project`, nothing else opens a file for a rule."""

    def read(self, path: str, size: int) -> bytes:
        """Return the content of the file at a path relative to the charter, whose form `path_problem` accepts.

        Raises `FileNotFoundError` if there is none, or `FileAbsent` with the path that was probably meant. Raises any
        other `OSError` for a file that netlint may not read, or that has more than `size` bytes.
        """
        ...


class FileUnavailable(SkipRule):
    """Raised when a rule reads a file that is absent or that netlint does not read.

    If the rule does not catch it, the rule is skipped with the `reason`.
    """

    def __init__(
        self,
        template: str | Message,
        /,
        *,
        at: tuple[str | int | Table, ...],
        is_absent: bool = False,
        **parameters: Parameter | Sequence[Parameter],
    ) -> None:
        """Store the reason, the place that names the file, and whether there is no such file."""
        super().__init__(template, **parameters)
        self.at = at
        """The place in the charter that names the file, for a finding about it."""
        self.is_absent = is_absent
        """Whether there is no such file, rather than one that cannot be used."""


class FileLocation(Struct, frozen=True):
    """A place in a file that a charter names: the `at` of a finding or a note. `NamedFile.line` returns it."""

    at: tuple[str | int | Table, ...]
    """The place in the charter that names the file."""
    path: str
    """The path of the file, as in the charter."""
    line: int
    """The number of the line, from 1."""
    column: int
    """The column at which it begins, in code points from 1."""
    end_column: int
    """The column at which it ends, exclusive."""
    text: str
    """The whole line, without its line ending."""


class NamedFile:
    """A file that a charter names. netlint reads it when a rule first asks for its text."""

    def __init__(self, path: str, at: tuple[str | int | Table, ...], read: "Callable[[NamedFile], str]") -> None:
        """Store where it is and what names it; `read` returns its text. `Files.named` makes these objects."""
        self.path = path
        """The path, as in the charter."""
        self.at = at
        """The place in the charter that names it, for the `at` of a finding."""
        self._text_of = read

    @cached_property
    def text(self) -> str:
        """The text, without a byte order mark. Raises `FileUnavailable`."""
        return self._text_of(self)

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The lines, without their line endings. Raises `FileUnavailable`.

        Only a newline, a carriage return, or both together end a line, as in editors.
        """
        lines = re.split(_NEWLINE, self.text)
        return tuple(lines if lines[-1] else lines[:-1])

    def line(self, number: int, column: int = 1, end_column: int | None = None) -> FileLocation:
        """Return the place of a line, for the `at` of a finding or a note. Raises `FileUnavailable`.

        `number` counts from 1. `column` and `end_column` count code points from 1, and the end is exclusive. Without
        `end_column`, the place ends with the line. An empty file has line 1. Raises `ValueError` for a place that the
        file does not have.
        """
        text = self.lines[number - 1] if 0 < number <= len(self.lines) else ""
        if not 0 < number <= max(len(self.lines), 1):
            raise ValueError(f"{self.path} has no line {number}; it has {len(self.lines)}")
        end = len(text) + 1 if end_column is None else end_column
        if not 0 < column <= end <= len(text) + 1:
            raise ValueError(f"{self.path}, line {number} has no columns {column} to {end}")
        return FileLocation(self.at, self.path, number, column, end, text)


class Files:
    """The files that a charter names: the parameter `files` of a rule."""

    def __init__(self, reader: FileReader | None = None) -> None:
        """Read with `reader`; without one, each file raises `FileUnavailable`, because the charter has no folder."""
        self._reader = reader or _NoFolder()
        self._read: dict[str, str | _Problem] = {}
        self._bytes = 0

    def named(self, table: Table | None, key: str) -> tuple[NamedFile, ...]:
        """Return the files that a key of a table names, in their order: `files.named(charter.evidence, "timesheets")`.

        The table is one of the charter, or of the table of a plugin. Its key has a path, or a list of paths. Without
        the table or a value there are no files. No file is read yet. Raises `ValueError` for a key that the table does
        not have, and `TypeError` for a value that is not text.
        """
        if table is None:
            return ()
        fields = {name: field for field, name in keys(table)}
        name = key if key in fields else key.replace("_", "-")
        if name not in fields:
            near = suggest(key, fields)
            hint = f" Did you mean `{near}`?" if near else ""
            raise ValueError(f"{type(table).__name__} has no key `{key}`.{hint}")
        value = getattr(table, fields[name])
        paths = as_tuple(value)
        if not all(isinstance(path, str) for path in paths):
            raise TypeError(f"`{name}` of {type(table).__name__} has something else than paths: {value!r}")
        if isinstance(value, str):
            return (NamedFile(value, (table, name), self._text_of),)
        return tuple(NamedFile(path, (table, name, number), self._text_of) for number, path in enumerate(paths))

    def _text_of(self, file: NamedFile) -> str:
        """Return the text of a file, which is read once however many rules ask for it. Raises `FileUnavailable`."""
        if file.path not in self._read:
            self._read[file.path] = self._looked_up(file.path)
        found = self._read[file.path]
        if isinstance(found, _Problem):
            raise FileUnavailable(found.reason, at=file.at, is_absent=found.is_absent)
        return found

    def _looked_up(self, path: str) -> "str | _Problem":
        """Return the text of a file, or why there is none."""
        if problem := path_problem(path):
            return _unreadable(path, problem)
        if len(self._read) >= MAX_FILES:
            return _unreadable(path, notice("netlint reads at most {count} files of a charter", count=MAX_FILES))
        room = min(MAX_FILE, MAX_TOGETHER - self._bytes)
        try:
            content = self._reader.read(path, room)
        except FileNotFoundError as error:
            return _absent(path, error)
        except OSError as error:
            if error.errno == errno.EFBIG and room < MAX_FILE:
                template = "the files of this charter have more than {size} bytes together"
                return _unreadable(path, notice(template, size=MAX_TOGETHER))
            return _unreadable(path, reason_of(error))
        self._bytes += len(content)
        text = _decoded(content)
        return _unreadable(path, Message("it is not text in UTF-8; save it as UTF-8")) if text is None else text


def path_problem(path: str) -> Message | None:
    """Return why a path cannot name a file beside a charter, whatever is on disk; `None` if it can.

    The answer is the same on every system, so that a charter means the same everywhere.
    """
    parts = path.split("/")
    problems = (
        (not path.strip(), Message("the path is empty")),
        (re.search(_CONTROL, path), Message("the path has a control character, such as a line break")),
        (re.match(_ADDRESS, path), Message("it is a web address, and netlint opens no connection")),
        ("\\" in path, Message("the path has a backslash; write `/` instead")),
        (
            path.startswith(("/", "~")) or re.match(_DRIVE, path),
            Message("the path must begin at the folder of the charter"),
        ),
        (".." in parts, Message("the path must not have `..`")),
        (any(part.rstrip(". ").casefold() == ".git" for part in parts), Message("netlint reads nothing in `.git`")),
        (path.endswith("/") or parts[-1] == ".", Message("it is a folder, not a file")),
    )
    return next((problem for is_so, problem in problems if is_so), None)


class _NoFolder:
    """The reader for a charter that is not in a folder, such as text in memory."""

    def read(self, path: str, size: int) -> bytes:  # noqa: ARG002 (whatever is asked, there is no file)
        raise FileRefused(errno.ENOTDIR, Message("this charter is not in a folder"), path)


class _Problem(Struct, frozen=True):
    """Why a file has no text."""

    reason: Message
    is_absent: bool = False


def _absent(path: str, error: FileNotFoundError) -> _Problem:
    if isinstance(error, FileAbsent):
        given: dict[str, Parameter] = {"file": path, "near": error.near}
        return _Problem(Message("`{file}` does not exist; did you mean `{near}`?", given), is_absent=True)
    return _Problem(Message("`{file}` does not exist", {"file": path}), is_absent=True)


def _unreadable(path: str, reason: Message) -> _Problem:
    return _Problem(Message("`{file}` cannot be read: {reason}", {"file": path, "reason": reason}))


def _decoded(content: bytes) -> str | None:
    """Return content as text; `None` if it is not text in UTF-8. A zero byte is in no text, but in some of UTF-16."""
    try:
        return None if b"\0" in content else content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
