"""The history of one charter in git: each revision is checked as on its own day. Prints nothing."""

import datetime as dt
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from netlint.api.document import check_document
from netlint.i18n import Message, notice
from netlint.linter.context import LintContext
from netlint.linter.fixtures import RunOptions
from netlint.linter.history import Begin, History, Origin, Snapshot, gone, history, snapshot, unreadable
from netlint.linter.suppressions.model import SuppressionSources
from netlint.project.beside import FilesAtRevision, FilesOnDisk
from netlint.project.file_history import FILE_MODES, FileHistory, FileRevision, file_history
from netlint.project.files import one_line, read_limited
from netlint.project.git import GitError, Repository
from netlint.project.git_log import commits_after
from netlint.project.project import Project
from netlint.project.revision_tree import RevisionTree
from netlint.rules.files import FileReader
from netlint.toml import parse

MAX_REVISIONS = 500
"""The most revisions that are shown unless more are asked for. The project's own choice."""
MOST = 100_000
"""The most revisions that can be asked for."""
_AT_ONCE = 100
"""How many revisions are in memory at the same time."""


class Asked(NamedTuple):
    """Which part of a history is asked for."""

    since: dt.date | str | None = None
    """A day, or a revision of git: what came after it, and what was there before that."""
    last: int | None = None
    """The number of revisions."""


class _Dated(NamedTuple):
    """A revision, with the day as on which it is checked."""

    revision: FileRevision
    day: dt.date


def git_history(project: Project, charter: Path, asked: Asked, today: dt.date, trusted: Sequence[Path] = ()) -> History:
    """Return the history of a charter, up to the file as it is now.

    Raises `GitError` without git, a repository or a revision, `SettingsError`, and `OSError` for a charter that cannot
    be read.
    """
    file = Path(os.path.realpath(charter))
    repository = _repository(file, trusted)
    inside = file.relative_to(repository.top).as_posix()
    limit = project.limit_of(charter)
    now = read_limited(charter, limit + 1)
    head = repository.last_commit()
    most = MAX_REVISIONS if asked.last is None else min(asked.last, MOST)
    found = FileHistory([], is_cut=False) if head is None else file_history(repository, head, inside, most + 1)
    if head is None or not found.revisions:
        raise GitError(_not_committed(charter, repository))
    dated = _with_days(found.revisions, today)
    chosen, begin = _chosen(repository, head, dated, asked, most)
    if begin is None:
        begin = "shallow" if found.is_cut else "added"
    checker = _Checker(project, charter, limit)
    snapshots = list(checker.snapshots(repository, chosen))
    last = chosen[-1]
    is_changed = last.revision.entry is None or not checker.is_last(now)
    is_later = is_changed or last.day != today
    if is_later or checker.settings.selection.reads_files:
        origin = Origin(today, "", inside, is_now=True, is_changed=is_changed)
        latest = checker.snapshot(origin, now, str(charter), FilesOnDisk(project.options.beside, charter))
        if is_later or latest != replace(snapshots[-1], origin=origin):  # what the charter names may have changed
            snapshots.append(latest)
    return history(str(charter), snapshots, project.rules, source="git", today=today, begin=begin)


def _repository(file: Path, trusted: Sequence[Path]) -> Repository:
    try:
        repository = Repository(file.parent, trusted)
    except GitError as error:
        hint = "Without Git, `netlint history --from-reports` shows the history of reports that you kept."
        raise GitError(error.message + " " + Message(hint)) from None
    if not file.is_relative_to(repository.top):
        problem = "{charter} is not in {folder}, the Git repository in which netlint runs."
        raise GitError(notice(problem, charter=file, folder=repository.top))
    return repository


def _not_committed(charter: Path, repository: Repository) -> Message:
    problem = (
        "{charter} is not committed yet in {folder}, so it has no history. Add it with `git add` and `git commit`."
    )
    return notice(problem, charter=one_line(charter), folder=repository.top)


def _with_days(revisions: Sequence[FileRevision], today: dt.date) -> list[_Dated]:
    """Return revisions with their days: none is before an earlier revision, or after today, whatever the clock said."""
    known = next((one.day for one in revisions if one.day), today)
    dated = []
    for one in revisions:
        known = min(max(known, one.day or known), today)
        dated.append(_Dated(one, known))
    return dated


def _chosen(
    repository: Repository, head: str, dated: list[_Dated], asked: Asked, most: int
) -> tuple[list[_Dated], Begin | None]:
    """Return the revisions that are asked for, and why these, if they are not all."""
    chosen, begin = dated, None
    if len(chosen) > most:
        chosen, begin = chosen[-most:], "limit" if asked.last is None else "asked"
    if asked.since is None:
        return chosen, begin  # type: ignore[return-value]  # mypy takes the literals for texts
    if isinstance(asked.since, str):
        new = commits_after(repository, head, repository.commit(asked.since))
        first = next((at for at, one in enumerate(chosen) if one.revision.commit in new), len(chosen))
    else:
        first = next((at for at, one in enumerate(chosen) if one.day >= asked.since), len(chosen))
    kept = max(first - 1, 0)
    return chosen[kept:], "asked" if kept else begin  # type: ignore[return-value]  # the same


class _Checker:
    """Checks a charter as it was, with the settings of now."""

    def __init__(self, project: Project, charter: Path, limit: int) -> None:
        self.project, self.limit = project, limit
        self.settings = project.resolve(charter)
        self.exceptions = project.exceptions(charter)
        self.last: bytes | None = None
        self._known: dict[tuple[str, dt.date, str], Snapshot] = {}

    def snapshots(self, repository: Repository, revisions: Sequence[_Dated]) -> Iterator[Snapshot]:
        """Yield the charter at each revision. Raises `GitError`."""
        for start in range(0, len(revisions), _AT_ONCE):
            some = revisions[start : start + _AT_ONCE]
            blobs = {one.revision.entry.blob for one in some if one.revision.entry and _is_file(one.revision)}
            contents = repository.blobs(blobs, self.limit)
            for revision, day in some:
                files = FilesAtRevision(
                    RevisionTree(repository, revision.commit, revision.commit), repository.top / revision.path
                )
                yield self._at(revision, Origin(day, revision.commit, revision.path), contents, files)

    def _at(
        self, revision: FileRevision, origin: Origin, contents: dict[str, bytes | None], files: FileReader
    ) -> Snapshot:
        self.last = None
        if revision.entry is None:
            return gone(origin)
        if not _is_file(revision):
            return unreadable(origin, Message("It was not a regular file."))
        self.last = contents[revision.entry.blob]
        if self.last is None:
            return unreadable(origin, notice("It was larger than {size} bytes.", size=self.limit))
        return self.snapshot(origin, self.last, revision.entry.blob, files)

    def snapshot(self, origin: Origin, raw: bytes, blob: str, files: FileReader) -> Snapshot:
        """Return the charter with some content: on one day the same is checked once, unless rules read `files`."""
        key = (blob, origin.day, origin.revision if self.settings.selection.reads_files else "")
        if key not in self._known:
            agreed = (one.details.agreed_on for one in self.exceptions)
            days = zip(self.exceptions, agreed, strict=True)
            exceptions = tuple(one for one, since in days if since is None or since <= origin.day)
            sources = SuppressionSources(exceptions=exceptions)
            context = LintContext(RunOptions(origin.day), sources, self.project.plugins.tables, files=files)
            document = parse(origin.path, raw, max_bytes=self.limit)
            self._known[key] = snapshot(origin, check_document(document, self.settings, context))
        return replace(self._known[key], origin=origin)

    def is_last(self, raw: bytes) -> bool:
        """Return whether this is what the last revision was, however its lines end."""
        return self.last is not None and raw.replace(b"\r\n", b"\n") == self.last.replace(b"\r\n", b"\n")


def _is_file(revision: FileRevision) -> bool:
    return revision.entry is not None and revision.entry.mode in FILE_MODES
