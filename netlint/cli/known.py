"""What was known before a run: the baseline, and an earlier revision. Checks no charter."""

import contextlib
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import click

from netlint import baseline
from netlint.baseline import Baseline, BaselineError, Entry, Seen
from netlint.charter import Span, dotted
from netlint.cli.options import filled, of_files
from netlint.language import gettext as _
from netlint.linter import Checked
from netlint.report import CharterReport

if TYPE_CHECKING:
    from netlint.revision import Revision

F = TypeVar("F", bound=Callable[..., Any])

_OUTCOMES = ("holds", "findings", "set-aside")


class Wanted(NamedTuple):
    """What a command line says about findings that were there before."""

    baseline: str | None
    write_baseline: bool
    prune_baseline: bool
    since: str | None


def knowing(command: F) -> F:
    """Add the options that say what was known before."""
    for option in reversed(
        (
            click.option(
                "--baseline",
                shell_complete=of_files,
                callback=filled,
                metavar="FILE",
                help="The baseline; else the nearest netlint-baseline.json.",
            ),
            click.option("--write-baseline", is_flag=True, help="Record what is found, and fail on what comes after."),
            click.option("--prune-baseline", is_flag=True, help="Take out of the baseline what is not found any more."),
            click.option(
                "--since",
                callback=filled,
                metavar="REV",
                help="Fail only on what was not there at this revision of git.",
            ),
        )
    ):
        command = option(command)
    return command


class Recorder:
    """The baseline of a run, and what the run says about it."""

    def __init__(self, wanted: Wanted, charters: list[Path], *, isolated: bool) -> None:
        """Find and read the baseline. Raises `BaselineError` for one that cannot be used."""
        if wanted.write_baseline and (wanted.prune_baseline or wanted.since):
            raise click.UsageError(_("--write-baseline goes with neither --prune-baseline nor --since."))
        self.wanted = wanted
        self.baseline = self._read(_common(charters), isolated=isolated)
        self._recorded: set[Entry] = set()
        self._seen: dict[str, Seen] = {}
        if wanted.prune_baseline and self.baseline is None:
            raise click.UsageError(_("--prune-baseline: there is no {file}.").format(file=baseline.FILE_NAME))

    def _read(self, folder: Path, *, isolated: bool) -> Baseline | None:
        given = Path(self.wanted.baseline) if self.wanted.baseline else None
        if self.wanted.write_baseline:
            file = given or baseline.find(folder) or Path(baseline.FILE_NAME)
            return self._before(file)._replace(is_written=True)
        nearest = given or (None if isolated else baseline.find(folder))
        return baseline.read(nearest)._replace(is_pruned=self.wanted.prune_baseline) if nearest else None

    def _before(self, file: Path) -> Baseline:
        """Read what a baseline says that is to be written anew; one that cannot be used says nothing."""
        with contextlib.suppress(BaselineError, FileNotFoundError):
            return baseline.read(file)
        return Baseline(file.absolute())

    def since(self, charters: list[Path]) -> "Revision | None":
        """Read what the charters were at the revision that was asked for. Raises `RevisionError`."""
        if not self.wanted.since:
            return None
        from netlint.revision import changed_since  # noqa: PLC0415 (few runs ask git)

        return changed_since(self.wanted.since, charters)

    def add(self, checked: Checked) -> None:
        """Remember what one charter has to do with the baseline."""
        if self.baseline is None:
            return
        key, report = self.baseline.key(checked.path), checked.report
        evaluated = frozenset(code for code in report.codes if report.status(code) in _OUTCOMES)
        self._seen[key] = Seen(evaluated, report.stale, report.moved_from)
        if self.baseline.is_written:
            self._recorded |= set(_entries(key, report))

    def finish(self, *, complete: bool) -> Iterable[str]:
        """Write the baseline, if the run was `complete`; give what there is to tell about it."""
        if self.baseline is None:
            return
        name = os.path.relpath(self.baseline.file)
        if not complete and (self.baseline.is_written or self.baseline.is_pruned):
            yield _("{file} is as it was: not every charter could be checked.").format(file=name)
        elif self.baseline.is_written:
            kept = set(self.baseline.kept(self._seen)) - self._recorded
            baseline.write(self.baseline.file, self._recorded | kept)
            yield _("{file}: {number} places recorded.").format(file=name, number=len(self._recorded))
            if kept:
                template = _("{file}: {number} places kept, of charters and rules that this run did not check.")
                yield template.format(file=name, number=len(kept))
        elif self.baseline.is_pruned:
            left = self.baseline.pruned(self._seen)
            gone = sum(map(len, self.baseline.entries.values())) - len(left)
            if gone or self._moved():
                baseline.write(self.baseline.file, left)
            yield _("{file}: {number} entries removed.").format(file=name, number=max(gone, 0))
        else:
            yield from self._told(name, self.baseline)

    def _told(self, name: str, known: Baseline) -> Iterable[str]:
        """Say which charters of the baseline have moved, and which are not there any more."""
        moved = self._moved()
        for old, new in moved.items():
            template = _("{file}: {new} is taken for {old}, which is not there any more. --prune-baseline records it.")
            yield template.format(file=name, new=", ".join(new), old=old)
        if lost := [charter for charter in (known.lost.charters if known.lost else ()) if charter not in moved]:
            template = _("{file} names charters that are not there: {charters}. --prune-baseline removes them.")
            yield template.format(file=name, charters=", ".join(lost))

    def _moved(self) -> dict[str, list[str]]:
        """Give what the baseline calls charters that have moved, each with where they are now."""
        moved: dict[str, list[str]] = {}
        for name, one in self._seen.items():
            if one.moved_from:
                moved.setdefault(one.moved_from, []).append(name)
        return moved


def _entries(key: str, report: CharterReport) -> Iterable[Entry]:
    for finding in report.findings:
        if finding.standing and finding.standing.kind == "baseline":
            for at, fingerprint in zip(finding.places, finding.fingerprints, strict=True):
                where = "" if isinstance(at, Span) else dotted(at)
                yield Entry(key, f"{finding.code} {finding.name}", where, fingerprint)


def _common(charters: list[Path]) -> Path:
    """Give the folder that all charters are in or below."""
    folders = {str(charter.absolute().parent) for charter in charters} or {str(Path.cwd())}
    return Path(os.path.commonpath(folders))
