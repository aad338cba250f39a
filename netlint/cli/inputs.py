"""What a command line names: files, folders, patterns, or standard input. Checks nothing."""

import contextlib
import errno
import functools
import os
import stat
from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path

import click

from netlint.cli.invocation import console, usage_error
from netlint.i18n import Message, notice
from netlint.project import discovery, wildcards
from netlint.project.checker import Checker, Outcome
from netlint.project.files import check_inside, one_line, status_of
from netlint.project.project import Project, RunError, unreadable
from netlint.utils.errors import reason_of
from netlint.utils.suggest import suggest

_NAMED = 10
"""The most charters that an error names."""

_NAMED_SKIPPED = 3
"""The most skipped folders that an error names."""
_WORDS = {
    "help": "netlint --help",
    "hulp": "netlint --help",
    "version": "netlint --version",
    "versie": "netlint --version",
    **dict.fromkeys(("begin", "start", "nieuw"), "netlint init"),
    **dict.fromkeys(("controleer", "controle"), "netlint check"),
    **dict.fromkeys(("herstel", "verbeter"), "netlint fix"),
    **dict.fromkeys(("besluit", "beslis"), "netlint decide"),
    **dict.fromkeys(("rapport", "pagina"), "netlint report"),
    **dict.fromkeys(("uitleg", "leg-uit"), "netlint explain"),
    "regels": "netlint rules",
    "uitzonderingen": "netlint exceptions",
    "verschil": "netlint diff",
    "geschiedenis": "netlint history",
    "instellingen": "netlint settings",
    "agenda": "netlint --format agenda",
}
"""Words that people type as commands, as other programs have them or in Dutch, with what to type instead."""

_DELETED = Message("To leave deleted files out of a list that git makes, add `--diff-filter=d` to `git diff`.")
_NO_CHARTER = "There is no charter in the folder `{path}` yet."


def find(
    project: Project,
    paths: Iterable[str],
    *,
    listed: Collection[str] = (),
    empty: list[Message] | None = None,
    may_be_empty: Callable[[Path], bool] = lambda _folder: False,
    skipped: discovery.Skipped = lambda _folder, _reason: None,
) -> tuple[list[Path], list[RunError]]:
    """Return the charters that the paths stand for, each once however it is named, and which paths stand for none.

    What says that there is no charter in a folder is added to `empty` if that is a list; otherwise it is an error.
    `may_be_empty` says of such a folder whether it is all right, and nothing is said of it.
    `skipped` is told of what is left out in folders. Those paths that are `listed` in a file may have been deleted.
    """
    found: dict[str, Path] = {}
    resolved = _Resolved()
    errors: list[RunError] = []
    for path in _expanded(paths, errors):
        known = len(errors)
        charters = _charters(project, path, errors, skipped, _DELETED if str(path) in listed else None)
        if not charters and len(errors) == known and not may_be_empty(path):
            absent = _no_charter(project, path)
            if empty is None:
                errors.append(RunError(absent))
            else:
                empty.append(absent)
        for charter in charters:
            found.setdefault(resolved.path_of(charter), charter)
    return list(found.values()), errors


def _expanded(paths: Iterable[str], errors: list[RunError]) -> Iterator[Path]:
    """Yield paths, with the files that each with wildcards means; one that means none is added to `errors`."""
    for path in map(Path, paths):
        if not wildcards.has_wildcard(path) or os.path.lexists(path):
            yield path
            continue
        try:
            matching = wildcards.matching(path)
        except (OSError, ValueError) as error:
            if isinstance(error, OSError) and error.errno == errno.ENOENT:
                errors.append(_unmatched(path))
                continue
            errors.append(unreadable(path, reason_of(error)) if isinstance(error, OSError) else RunError(_absent(path)))
            continue
        yield from matching
        if not matching:
            errors.append(_unmatched(path))


def _unmatched(path: Path) -> RunError:
    return RunError(notice("{path}: no file matches this pattern.", path=one_line(path)))


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


def _charters(
    project: Project, path: Path, errors: list[RunError], skipped: discovery.Skipped, if_absent: Message | None
) -> list[Path]:
    """Return the charters at a path; what cannot be read is added to `errors`, and `skipped` is told of the rest.

    `if_absent` is what to do about a path that does not exist.
    """
    try:
        check_inside(path)
        is_folder = stat.S_ISDIR(status_of(path).st_mode)
    except (FileNotFoundError, ValueError):  # a name with a zero byte is none
        errors.append(RunError(_absent(path, if_absent or _command_hint(str(path)))))
        return []
    except OSError as error:
        errors.append(unreadable(path, reason_of(error)))
        return []
    if not is_folder:
        return [path]
    lists: list[Path] = []  # the folders that name submodules of git

    def entered(folder: Path) -> None:
        if os.path.lexists(os.path.join(folder, discovery.SUBMODULES)):  # noqa: PTH118 (a path object for each takes longer)
            lists.append(folder)

    found = project.find(path, lambda inside, reason: errors.append(unreadable(inside, reason)), entered, skipped)
    if found:
        _tell_unfetched(project, path, lists)
    return found


def _tell_unfetched(project: Project, folder: Path, lists: list[Path]) -> None:
    """Print which submodules netlint could not look into: nobody would notice that it checks no charter in them."""
    if not lists and not any(os.path.lexists(one / discovery.SUBMODULES) for one in folder.resolve().parents):
        return
    from netlint.project.submodules import unfetched_below

    for path, said in unfetched_below(folder, lists):
        is_skipped = any(map(discovery.is_skipped, path.relative_to(folder).parts))
        if not is_skipped and not project.excluded_by(path):
            console().print_error(said)


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


def among(inputs: Iterable[Path]) -> Callable[[Path], bool]:
    """Return a function that says whether a file is one of `inputs`, by whatever name."""

    def is_one(file: Path) -> bool:
        status = file.stat()
        return (status.st_dev, status.st_ino) in identities()

    @functools.cache
    def identities() -> frozenset[tuple[int, int]]:
        found = set()
        for path in inputs:
            with contextlib.suppress(OSError):  # it is not there, or at a revision of git
                status = path.stat()
                found.add((status.st_dev, status.st_ino))
        return frozenset(found)

    return is_one


def _no_charter(project: Project, folder: Path) -> Message:
    """Return that there is no charter in a folder, or which settings leave out those that are there."""
    for charter in discovery.charters(folder, folder, lambda _path: False, lambda _path, _reason: None):
        for path in (charter, *charter.parents):
            if where := project.excluded_by(path):
                template = "{path}: `exclude` leaves out every charter, such as {charter} ({where})."
                return notice(template, path=one_line(folder), charter=one_line(charter), where=where)
    from netlint.project.lookalikes import charter_meant
    from netlint.project.submodules import unfetched

    is_here = folder == Path()
    absent = Message("There is no charter in this folder yet.") if is_here else notice(_NO_CHARTER, path=folder)
    left_out = discovery.in_skipped(folder)
    if left_out and discovery.has_charter(left_out[0]):
        template = "netlint skips `{folder}`, but it has a charter. To check it, run `netlint {folder}`."
        return absent + " " + notice(template, folder=one_line(left_out[0]))
    said = absent + " " + (unfetched(folder) or charter_meant(folder))
    return said + " " + _skipped(left_out) if left_out else said


def _skipped(folders: list[Path]) -> Message:
    """Return which folders were skipped, and how they are checked."""
    names = [f"`{one_line(folder)}`" for folder in folders[:_NAMED_SKIPPED]]
    more = ["..."] * (len(folders) > _NAMED_SKIPPED)
    template = "netlint skipped {folders}. To check a folder that it skips, name it."
    return notice(template, folders=", ".join([*names, *more]))


def _absent(path: Path, hint: Message | None = None) -> Message:
    """Return that a path does not exist, with a `hint` about it, or else which file beside it was probably meant."""
    from netlint.project.lookalikes import path_meant
    from netlint.project.submodules import unfetched

    absent = notice("{path}: this file or folder does not exist.", path=one_line(path))
    said = hint or unfetched(path) or path_meant(path)
    return absent + " " + said if said else absent


def _command_hint(word: str) -> Message | None:
    if instead := _WORDS.get(word.casefold()):
        return notice("Did you mean `{name}`?", name=instead)
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
