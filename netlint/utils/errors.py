"""What keeps netlint from doing its work and is for a person to fix, and how an exception is told in one line."""

import errno
import os
import re
from collections.abc import Iterator
from pathlib import Path, PurePath

from netlint.i18n.message import Message, notice, verbatim

MAX_SAID = 300
"""The most characters that are shown of what an error says: three lines of a terminal. The place comes after it."""
_OF_RULE_FILES = r"\bnetlint_local\.(.+?)\.[0-9a-f]{8}\b"
"""The name of the module of a rule file, which is unlike all others."""


class Problem(Exception):  # noqa: N818 (most are no errors of netlint)
    """Raised where netlint cannot do its work; the message is for people: what, where, and what to do.

    Whoever shows it puts it into words, in the language of the run.
    """

    is_of_others: bool = False
    """Whether a plugin or a rule file has caused it, whose authors may want the traceback."""

    def __init__(self, message: Message) -> None:
        """Keep the message."""
        super().__init__(message)
        self.message = message
        """What is wrong, where, and what to do."""
        self.causes: tuple[BaseException, ...] = ()
        """What others have raised, if that is more than one thing."""

    def __str__(self) -> str:
        """Return the message in English."""
        return self.message.text()


def tracebacks_of(problem: Problem) -> tuple[str, ...]:
    """Return the tracebacks of what plugins and rule files have raised, that led to a problem; each once."""
    causes = tuple(_causes(problem))
    if not causes:
        return ()
    from netlint.utils.tracebacks import traceback_of

    return tuple(dict.fromkeys(map(traceback_of, causes)))


def _causes(error: BaseException) -> Iterator[BaseException]:
    """Yield the errors of plugins and rule files that led to a problem and are none themselves."""
    if not isinstance(error, Problem):
        yield error
    else:
        own = (error.__cause__,) if error.is_of_others else ()
        for cause in error.causes or filter(None, own):
            yield from _causes(cause)


class Interrupted(KeyboardInterrupt):
    """An interrupt, with what was running: a rule on a charter, or a plugin that was loading."""

    def __init__(self, *running: Message) -> None:
        """Keep what was running; of several processes, what each of them did."""
        super().__init__(*running)
        self.running = running


class FileRefused(OSError):  # noqa: N818 (netlint refuses it, and the system does not)
    """Raised for a file that netlint leaves alone, although the system lets it: the reason is netlint's own."""

    def __init__(self, number: int, reason: Message, path: Path | str) -> None:
        """Take the number of the nearest error of the system, the reason in words, and the file."""
        super().__init__(number, reason.text(), str(path))
        self.reason = reason

    def __reduce__(self) -> tuple[type["FileRefused"], tuple[int | None, Message, str]]:
        """Return what another process makes the same error of."""
        return FileRefused, (self.errno, self.reason, self.filename)


class FileAbsent(FileNotFoundError):  # noqa: N818 (netlint says what may have been meant, and no more)
    """Raised for a file that does not exist, if another was probably meant."""

    def __init__(self, path: str, near: str) -> None:
        """Take its path, and the path that was probably meant."""
        super().__init__(errno.ENOENT, os.strerror(errno.ENOENT), path)
        self.near = near


def reason_of(error: OSError) -> Message:
    """Return why a file could not be read or written."""
    return error.reason if isinstance(error, FileRefused) else verbatim(error.strerror or str(error))


def source_place(file: str, line: int | None) -> str:
    """Return a place in Python's source, the same on every machine: `circles.py, line 8`.

    Many packages have an `__init__.py`, so that the folder of such a file is part of its name.
    """
    path = PurePath(file)
    name = "/".join(path.parts[-2:]) if path.name == "__init__.py" else path.name
    return f"{name}, line {line}"


def named_as_files(text: str) -> str:
    """Return text with the modules of rule files under the names that people know.

    >>> named_as_files("netlint_local.circles.0a1b2c3d.TooSmall: design")
    'circles.TooSmall: design'
    """
    return re.sub(_OF_RULE_FILES, r"\1", text)


def in_words(error: BaseException) -> str:
    """Return the kind of an error and what it says of itself, as far as a line has room for it."""
    kind = type(error).__name__
    try:
        said = str(error)
    except Exception as mistake:  # noqa: BLE001 (its words are code of a plugin)
        said = f"(its text cannot be shown: {type(mistake).__name__})"
    said = named_as_files(said)
    said = said if len(said) <= MAX_SAID else f"{said[: MAX_SAID - 1]}…"
    return f"{kind}: {said}" if said else kind


def in_place_of(other: BaseException, error: Exception) -> Exception:
    """Return an error as if it had been raised where another was, and by nothing else."""
    error.__cause__ = error.__context__ = None
    return error.with_traceback(other.__traceback__)


def place_in(error: BaseException, file: str = "") -> str:
    """Return the last line of `file` on the way to an error, or else the last of any file; empty if there is none."""
    import traceback

    if isinstance(error, RuntimeError) and isinstance(error.__cause__, StopIteration):
        error = error.__cause__  # Python replaces it on the way out of a generator
    passed = traceback.extract_tb(error.__traceback__)
    frames = [frame for frame in passed if frame.filename == file] or passed
    return source_place(frames[-1].filename, frames[-1].lineno) if frames else ""


def interrupted_in(error: KeyboardInterrupt, what: str, charter: str, file: str = "") -> Interrupted:
    """Return the interrupt of a run, with what was running on a charter, and the line as `place_in` finds it."""
    where = place_in(error, file)
    return Interrupted(notice("{what} on {charter} ({where})", what=what, charter=charter, where=where))


def raised_in(error: BaseException, file: str = "") -> str:
    """Return in one line what was raised and where, as `place_in` finds it: the same on every machine."""
    place = place_in(error, file)
    said = " ".join(in_words(error).split())
    return f"{said} ({place})" if place else said


def raised(error: BaseException, where: Path | None = None) -> str:
    """Return in one line what was raised, and in which line of a file, or of the files below a folder, `where`.

    An error with a `problem` has words of its own. If it `is_placed`, these have the place too.
    """
    import traceback

    said = getattr(error, "problem", None) or named_as_files(f"{type(error).__name__}: {error}")
    places = [(frame.filename, frame.lineno) for frame in traceback.extract_tb(error.__traceback__)]
    if isinstance(error, SyntaxError) and error.filename:
        said = f"{type(error).__name__}: {error.msg}"
        places.append((error.filename, error.lineno))
    if where is None or getattr(error, "is_placed", False):
        return said
    theirs = [(Path(file), line) for file, line in places if Path(file).is_relative_to(where)]
    if not theirs:
        return said
    file, line = theirs[-1]
    return f"{said} ({file.relative_to(where.parent).as_posix()}, line {line})"
