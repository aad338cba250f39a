"""Earlier findings: the baseline, and an earlier revision. Checks no charter."""

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from netlint import settings
from netlint.cli import parser
from netlint.cli.invocation import usage_error
from netlint.cli.options import complete_files, refuse_empty
from netlint.cli.since import common_folder
from netlint.i18n import Message, notice
from netlint.linter.report import EVALUATED, CharterReport, place_name
from netlint.project import baseline
from netlint.project.baseline import Baseline, Seen
from netlint.project.baseline_file import Content, Entries, Entry, Skipped
from netlint.project.checker import CheckResult
from netlint.project.files import WorkingTree, read_limited, read_named
from netlint.project.moved import network_name
from netlint.settings import SettingsSource
from netlint.toml import MAX_BYTES

F = TypeVar("F", bound=Callable[..., Any])


class BaselineOptions(msgspec.Struct, frozen=True):
    """What a command line says about findings that were there before."""

    baseline: str | None = None
    write_baseline: bool = False
    prune_baseline: bool = False
    since: str | None = None


def baseline_options(command: F) -> F:
    """Add the options that say earlier findings."""
    for option in reversed(
        (
            parser.option(
                "--baseline",
                shell_complete=complete_files,
                callback=refuse_empty,
                metavar="FILE",
                help=(
                    "File with the baseline: findings that you accepted earlier. Default: the nearest "
                    "netlint-baseline.json."
                ),
            ),
            parser.option(
                "--write-baseline",
                is_flag=True,
                help="Write current findings to the baseline; later runs fail only on new ones.",
            ),
            parser.option(
                "--prune-baseline",
                is_flag=True,
                help="Remove from the baseline the findings that netlint no longer reports.",
            ),
            parser.option(
                "--since",
                callback=refuse_empty,
                metavar="REV",
                help="Give exit code 1 only for findings that are new since this Git revision.",
            ),
        )
    ):
        command = option(command)
    return command


class BaselineRecorder:
    """The baseline of a run, and what the run says about it."""

    def __init__(self, wanted: BaselineOptions, charters: list[Path], source: SettingsSource | None) -> None:
        """Find the baseline where settings come from, and read it; only a named one where that is `None`.

        Raises `BaselineError` for one that cannot be used.
        """
        changes = wanted.write_baseline or wanted.prune_baseline
        if wanted.write_baseline and (wanted.prune_baseline or wanted.since):
            raise usage_error(Message("--write-baseline cannot be combined with --prune-baseline or --since."))
        if changes and source and not wanted.baseline and not isinstance(source.tree, WorkingTree):
            raise usage_error(Message("A baseline at a Git revision cannot be changed. Name a file with --baseline."))
        self.wanted = wanted
        self.baseline = self._read(common_folder(charters), source)
        if wanted.prune_baseline and self.baseline is None:
            raise usage_error(notice("--prune-baseline: {file} does not exist.", file=baseline.FILE_NAME))
        if self.baseline and self.baseline.lost:
            new = (charter for charter in charters if self.baseline.is_new(charter))
            self.baseline = self.baseline.recognising((charter, _network_in(charter)) for charter in new)
        self._recorded: Entries = {}
        self._copies: dict[Entry, Entry] = {}
        self._seen: dict[str, Seen] = {}
        self._codes: dict[frozenset[str], frozenset[str]] = {}
        """One copy of each set of rules that charters were checked by: most were checked by the same."""
        self._networks: dict[str, str] = {}
        self._skipped: dict[str, Skipped] = {}

    def _read(self, folder: Path, source: SettingsSource | None) -> Baseline | None:
        if self.wanted.baseline:
            file = Path(os.path.abspath(self.wanted.baseline))
            is_new = self.wanted.write_baseline and not os.path.lexists(file)
            is_merged = self.wanted.prune_baseline
            known = (
                Baseline(file, os.path.relpath(file), file.parent) if is_new else _read_named(file, is_merged=is_merged)
            )
        else:
            found = (
                _found(folder, source or SettingsSource(WorkingTree()), is_merged=self.wanted.prune_baseline)
                if source or self.wanted.write_baseline
                else None
            )
            if found is None and not self.wanted.write_baseline:
                return None
            new = _home(folder, source) / baseline.FILE_NAME
            known = found or Baseline(new, os.path.relpath(new), (source and source.folder) or new.parent)
        return known._replace(is_written=self.wanted.write_baseline, is_pruned=self.wanted.prune_baseline)

    def files(self) -> list[Path]:
        """Return the file of the baseline, if there is one."""
        return [self.baseline.file] if self.baseline else []

    @property
    def records(self) -> bool:
        """Whether anything of a report is remembered."""
        return self.baseline is not None and (self.baseline.is_written or self.baseline.is_pruned)

    def add(self, checked: CheckResult) -> None:
        """Remember what one charter has to do with the baseline."""
        if self.baseline is None or not self.records:
            return
        key, report = self.baseline.key(checked.path), checked.report
        evaluated = frozenset(code for code in report.codes if report.status(code) in EVALUATED)
        selected = frozenset(report.codes)
        evaluated, selected = (self._codes.setdefault(codes, codes) for codes in (evaluated, selected))
        self._seen[key] = Seen(evaluated, selected, report.stale)
        if report.summary.name:
            self._networks[key] = report.summary.name
        if self.baseline.is_written:
            self._recorded[key] = [self._copies.setdefault(entry, entry) for entry in _entries(report)]
            self._skipped[key] = _hidden(report)

    def finish(self, *, complete: bool) -> Iterable[Message]:
        """Write the baseline, if the run was `complete`; give what there is to tell about it."""
        if self.baseline is None:
            return
        name = self.baseline.name
        if not complete and (self.baseline.is_written or self.baseline.is_pruned):
            yield notice("{file} has not been changed, because not every charter could be checked.", file=name)
        elif self.baseline.is_written:
            yield from self._record(name, self.baseline)
        elif self.baseline.is_pruned:
            yield from self._prune(name, self.baseline)
        else:
            yield from _moved_and_gone(name, self.baseline)

    def _record(self, name: str, known: Baseline) -> Iterable[Message]:
        """Write down what was found, beside what the run says nothing about."""
        recorded, kept = sum(map(len, self._recorded.values())), 0
        for charter, entries in known.kept(self._seen).items():
            found = self._recorded.setdefault(charter, [])
            already = {entry.fingerprint for entry in found}
            left = [entry for entry in entries if entry.fingerprint not in already]
            found += left
            kept += len(left)
        self._write(known, self._recorded)
        yield _counted(recorded, "{file}: 1 entry written.", "{file}: {number} entries written.", file=name)
        if kept:
            one = "{file}: 1 entry kept, for a charter or rule that this run did not check."
            more = "{file}: {number} entries kept, for charters or rules that this run did not check."
            yield _counted(kept, one, more, file=name)

    def _prune(self, name: str, known: Baseline) -> Iterable[Message]:
        """Take out what is not found any more, and write down where charters are now."""
        left = known.pruned(self._seen)
        moved = sum(len(left.get(new, ())) for new in known.moved)
        gone = sum(map(len, known.entries.values())) - sum(map(len, left.values()))
        is_left = known.skipped(self._seen, {}) == known.content.skipped
        if gone or moved or known.had_conflict or not is_left:
            self._write(known, left)
        if known.had_conflict:
            yield notice("{file}: the entries of both sides of the merge conflict are in it now.", file=name)
        if gone or not (moved or known.had_conflict):
            yield _counted(gone, "{file}: 1 entry removed.", "{file}: {number} entries removed.", file=name)
        if moved:
            one = "{file}: 1 entry has moved to the new path of its charter."
            more = "{file}: {number} entries have moved to the new path of their charter."
            yield _counted(moved, one, more, file=name)

    def _write(self, known: Baseline, entries: Entries) -> None:
        names = known.content.networks
        networks = {charter: name for charter, name in names.items() if charter not in self._seen}
        now = {new: names[old] for new, old in known.moved.items() if old in names}
        skipped = known.skipped(self._seen, self._skipped)
        baseline.write(known, Content(entries, networks | now | self._networks, skipped))


def _moved_and_gone(name: str, known: Baseline) -> Iterable[Message]:
    """Yield which charters of the baseline have moved, and which are not there any more."""
    for new, old in known.moved.items():
        template = (
            "{file}: netlint applies the entries of {old}, which no longer exists, to {new}. --prune-baseline "
            "saves this."
        )
        yield notice(template, file=name, new=new, old=old)
    moved = set(known.moved.values())
    if lost := [charter for charter in known.lost if charter not in moved]:
        template = "{file} has entries for charters that no longer exist: {charters}. --prune-baseline removes them."
        yield notice(template, file=name, charters=", ".join(lost))


def _counted(number: int, one: str, more: str, *, file: str) -> Message:
    return notice(one if number == 1 else more, file=file, number=number)


def _entries(report: CharterReport) -> Iterable[Entry]:
    """Return what is known of a charter from now on, a place an entry; positions in lists are no part of a place."""
    found: dict[str, Entry] = {}
    for finding in report.findings:
        if finding.suppression and finding.suppression.kind == "baseline":
            for at, fingerprint in zip(finding.places, finding.fingerprints, strict=True):
                found[fingerprint] = Entry(f"{finding.code} {finding.name}", place_name(at), fingerprint)
    return found.values()


def _hidden(report: CharterReport) -> Skipped:
    """Return the rules that were skipped because of other findings."""
    found: dict[str, list[str]] = {}
    for code, result in report.results.items():
        if result.hidden_by is not None:
            found.setdefault(result.hidden_by, []).append(code)
    return found


def _network_in(charter: Path) -> str:
    """Return the name of the network that a file is the charter of; nothing where it does not say."""
    try:
        return network_name(read_limited(charter, MAX_BYTES + 1))
    except OSError:
        return ""


def _read_named(file: Path, *, is_merged: bool) -> Baseline:
    """Return a baseline that is named, wherever it is. Raises `BaselineError`."""
    name = os.path.relpath(file)
    return baseline.read(file, name, file.parent, lambda: read_named(file, baseline.MAX_BYTES), is_merged=is_merged)


def _found(folder: Path, source: SettingsSource, *, is_merged: bool) -> Baseline | None:
    """Return the baseline beside the settings that are named, or else the nearest. Raises `BaselineError`."""
    tree = source.tree
    if source.file and isinstance(tree, WorkingTree):
        beside = source.file.parent / baseline.FILE_NAME
        file = beside if tree.has(beside) else None
    else:
        file = baseline.find(folder, tree)
    if file is None:
        return None
    return baseline.read(
        file,
        tree.name_of(file),
        source.folder or file.parent,
        lambda: tree.read(file, baseline.MAX_BYTES),
        is_merged=is_merged,
    )


def _home(folder: Path, source: SettingsSource | None) -> Path:
    """Return the folder for a new baseline: that of the settings, or of the run where all charters are below it.

    The next run looks for it in the folder of the charters and above, wherever it is started.
    """
    if source and (file := source.file or settings.find(folder, source.tree)):
        return file.parent
    return Path.cwd() if folder.is_relative_to(Path.cwd()) else folder
