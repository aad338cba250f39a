"""What a command line names: files, folders, a list of them, or standard input. Checks nothing."""

import contextlib
import functools
import os
import stat
from collections.abc import Callable, Iterable
from pathlib import Path

import click

from netlint.cli.invocation import console, usage_error
from netlint.i18n import Message, notice
from netlint.project import discovery
from netlint.project.checker import Checker, Outcome
from netlint.project.files import check_inside, one_line, open_named, status_of
from netlint.project.project import Project, RunError, unreadable
from netlint.utils.errors import reason_of
from netlint.utils.suggest import suggest

MAX_LIST = 16 * 1024 * 1024
"""The most bytes of a list of paths that are read: a quarter of a million paths. The project's own choice."""
_NAMED = 10
"""The most charters that an error names."""

_NO_CHARTER = "There is no charter in the folder `{path}` yet."


def find(project: Project, paths: Iterable[str]) -> tuple[list[Path], list[RunError]]:
    """Return the charters that the paths stand for, each once however it is named, and which paths stand for none."""
    found: dict[str, Path] = {}
    resolved = _Resolved()
    errors: list[RunError] = []
    for path in map(Path, paths):
        known = len(errors)
        charters = _charters(project, path, errors)
        if not charters and len(errors) == known:
            errors.append(RunError(_no_charter(project, path)))
        for charter in charters:
            found.setdefault(resolved.path_of(charter), charter)
    return list(found.values()), errors


def the_charter(project: Project, path: str) -> Path:
    """Return the one charter that a path stands for. Raises `click.UsageError` if there is none, or several."""
    found, errors = find(project, [path])
    if errors:
        raise usage_error(errors[0].message)
    if len(found) > 1:
        shown = "\n".join(f"  {one_line(one)}" for one in [*found[:_NAMED], *["..."] * (len(found) > _NAMED)])
        problem = "There are {count} charters in {folder}. Name one of them:"
        raise usage_error(notice(problem, count=len(found), folder=one_line(path)) + f"\n{shown}")
    return found[0]


def _charters(project: Project, path: Path, errors: list[RunError]) -> list[Path]:
    """Return the charters at a path; what cannot be read is added to `errors`."""
    try:
        check_inside(path)
        is_folder = stat.S_ISDIR(status_of(path).st_mode)
    except (FileNotFoundError, ValueError):  # a name with a zero byte is none
        errors.append(RunError(_absent(path, _command_hint(str(path)))))
        return []
    except OSError as error:
        errors.append(unreadable(path, reason_of(error)))
        return []
    if not is_folder:
        return [path]
    return project.find(path, lambda inside, reason: errors.append(unreadable(inside, reason)))


class _Resolved:
    """What paths come down to, each folder looked up once: a run may be over thousands of charters."""

    def __init__(self) -> None:
        self._folders: dict[Path, str] = {}

    def path_of(self, charter: Path) -> str:
        folder = charter.parent
        if folder not in self._folders:
            self._folders[folder] = os.path.realpath(folder)
        path = os.path.join(self._folders[folder], charter.name)  # noqa: PTH118 (a path object for each takes longer)
        return os.path.realpath(path) if os.path.islink(path) else path  # noqa: PTH114 (the same)


def existing(path: str) -> Path:
    """Return a path that a command is about. Raises `click.UsageError` for one that cannot be looked at."""
    where = Path(path)
    try:
        check_inside(where)
        status_of(where)
    except (FileNotFoundError, ValueError):
        raise usage_error(_absent(where)) from None
    except OSError as error:
        raise usage_error(unreadable(where, reason_of(error)).message) from None
    return where


def not_among(inputs: Iterable[Path]) -> Callable[[Path], bool]:
    """Return a function that says whether a file is none of `inputs`, by whatever name."""

    def is_other(file: Path) -> bool:
        status = file.stat()
        return (status.st_dev, status.st_ino) not in identities()

    @functools.cache
    def identities() -> frozenset[tuple[int, int]]:
        found = set()
        for path in inputs:
            with contextlib.suppress(OSError):  # it is not there, or at a revision of git
                status = path.stat()
                found.add((status.st_dev, status.st_ino))
        return frozenset(found)

    return is_other


def _no_charter(project: Project, folder: Path) -> Message:
    """Return that there is no charter in a folder, or which settings leave out those that are there."""
    for charter in discovery.charters(folder, folder, lambda _path: False, lambda _path, _reason: None):
        for path in (charter, *charter.parents):
            if where := project.excluded_by(path):
                template = "{path}: `exclude` leaves out every charter, such as {charter} ({where})."
                return notice(template, path=folder, charter=charter, where=where)
    from netlint.project.lookalikes import charter_meant

    is_here = folder == Path()
    absent = Message("There is no charter in this folder yet.")
    return (absent if is_here else notice(_NO_CHARTER, path=folder)) + " " + charter_meant(folder)


def _absent(path: Path, hint: Message | None = None) -> Message:
    """Return that a path does not exist, with a `hint` about it, or else which file beside it was probably meant."""
    from netlint.project.lookalikes import path_meant

    absent = notice("{path}: this file or folder does not exist.", path=one_line(path))
    said = hint or path_meant(path)
    return absent + " " + said if said else absent


def listed(file: str) -> list[str]:
    """Return the paths in a file, one a line; `-` is standard input. Raises `OSError` where it cannot be read."""
    if file == "-":
        raw = console().read_input(MAX_LIST + 1)
    else:
        with open_named(Path(file)) as stream:
            raw = stream.read(MAX_LIST + 1) or b""  # a file of the system may have nothing to say yet
    if len(raw) > MAX_LIST:
        problem = "--files-from: {file} is larger than {size} bytes, which is too large for a list of paths."
        raise usage_error(notice(problem, file=file, size=MAX_LIST))
    try:
        lines = raw.decode("utf-8-sig").split("\n")
    except UnicodeDecodeError:
        raise usage_error(notice("--files-from: {file} is not valid UTF-8. Save it as UTF-8.", file=file)) from None
    paths = [line.strip() for line in lines if line.strip()]
    if not paths:
        raise usage_error(notice("--files-from: {file} is empty. Write one path per line.", file=file))
    return paths


def _command_hint(word: str) -> Message | None:
    root = click.get_current_context().find_root()
    near = suggest(word, root.command.list_commands(root)) if isinstance(root.command, click.Group) else None
    if near is None:
        return None
    asked = notice("Did you mean the command `netlint {command}`?", command=near)
    return asked + " " + Message("`netlint --help` lists all commands.")


def stands_for(filename: str | None) -> None:
    """Raise `click.UsageError` where a path that standard input stands for leads out of its tree."""
    try:
        check_inside(Path(filename or "charter.toml"))
    except OSError as error:
        raise usage_error(unreadable(Path(filename or ""), reason_of(error)).message) from None


def check_stdin(checker: Checker, path: Path, name: str) -> Outcome:
    """Check standard input, which stands for a path and is called `name` in reports."""
    return checker.check_bytes(name, path, console().read_input)
