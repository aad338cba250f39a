"""The baseline: findings that were there when netlint came, in a file that diffs and merges well. Checks no charter."""

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import msgspec

from netlint.i18n import Message, notice
from netlint.linter.suppressions.earlier import EarlierFinding, EarlierFindings, why_skipped
from netlint.project.baseline_file import BaselineError, Content, Entries, Entry, Skipped, decode, encode, merged
from netlint.project.files import read_named
from netlint.project.moved import by_name
from netlint.project.writing import atomic_write, locked
from netlint.settings.source import Tree
from netlint.utils.errors import reason_of

FILE_NAME = "netlint-baseline.json"
MAX_BYTES = 64 * 1024 * 1024
"""The most bytes of a baseline that are read: some 400,000 entries. The project's own choice."""


class Seen(msgspec.Struct, frozen=True):
    """What a run has seen of a charter that has to do with the baseline."""

    evaluated: frozenset[str]
    """The codes of the rules that came to an outcome."""
    selected: frozenset[str] = frozenset()
    """The codes of all rules that took part."""
    stale: tuple[str, ...] = ()
    """The fingerprints that nothing in the charter has any more."""


class Baseline(NamedTuple):
    """The findings of a file, by charter."""

    file: Path
    name: str
    """What people are to know it by."""
    folder: Path
    """What the paths of charters in it are relative to."""
    digest: str = ""
    """What the file was when it was read; empty where there is none."""
    content: Content = Content({})
    lost: tuple[str, ...] = ()
    """The charters that are not there any more."""
    moved: Mapping[str, str] = {}
    """The charters that have moved: by what they are called now, what the file calls them."""
    is_written: bool = False
    """Whether the run records what it finds, so that everything counts as known."""
    is_pruned: bool = False
    """Whether the run removes what nothing has any more, so that it need not be told."""
    had_conflict: bool = False
    """Whether the file had a merge conflict, of which both sides were read."""

    @property
    def entries(self) -> Mapping[str, Collection[Entry]]:
        """The entries, by charter."""
        return self.content.entries

    def key(self, charter: Path) -> str:
        """Return what the file calls a charter."""
        return Path(os.path.relpath(charter, self.folder)).as_posix()

    def known(self, charter: Path) -> EarlierFindings:
        """Return what is known of a charter."""
        if self.is_written:
            return EarlierFindings("baseline", self.file.name, all_but=frozenset(), reports_gone=not self.is_pruned)
        key = self.key(charter)
        key = self.moved.get(key, key)
        known = {entry.fingerprint: EarlierFinding(entry.code, entry.at) for entry in self.entries.get(key, ())}
        skipped = {code: why_skipped(by) for by, codes in self.content.skipped.get(key, {}).items() for code in codes}
        return EarlierFindings("baseline", self.file.name, known, skipped, reports_gone=not self.is_pruned)

    def is_new(self, charter: Path) -> bool:
        """Return whether the file does not have a charter, so that it may be one that has moved."""
        return bool(self.lost) and self.key(charter) not in self.entries

    def recognising(self, named: Iterable[tuple[Path, str]]) -> "Baseline":
        """Take charters that are new for those that are gone, where their network has the same name."""
        lost = {charter: self.content.networks.get(charter, "") for charter in self.lost}
        return self._replace(moved=by_name(((self.key(path), name) for path, name in named), lost))

    def kept(self, seen: Mapping[str, Seen]) -> Entries:
        """Return the entries that a run which records again leaves alone: of other charters, and of other rules."""
        return {
            charter: [entry for entry in entries if one is None or entry.code not in one.evaluated]
            for charter, entries, one in self._placed(seen)
        }

    def pruned(self, seen: Mapping[str, Seen]) -> Entries:
        """Return the entries, but for those of charters that are gone, and for those that are stale in others."""
        gone = set(self.lost)
        return {
            charter: [entry for entry in entries if entry.fingerprint not in stale]
            for charter, entries, one in self._placed(seen)
            for stale in [frozenset(one.stale if one else ())]  # there may be very many
            if one or charter not in gone
        }

    def skipped(self, seen: Mapping[str, Seen], found: Mapping[str, Skipped]) -> dict[str, Skipped]:
        """Return the rules that were skipped; a run that records again has `found` those that it is about."""
        now = {old: new for new, old in self.moved.items() if new in seen}
        kept: dict[str, Skipped] = {}
        for charter, skipped in self.content.skipped.items():
            name = now.get(charter, charter)
            if self.is_pruned and name == charter and charter in self.lost:
                continue
            left_out = {*(seen[name].selected if self.is_written and name in seen else ())}
            left_out.update(*found.get(name, {}).values())
            kept[name] = {by: [code for code in codes if code not in left_out] for by, codes in skipped.items()}
        for charter, skipped in found.items():
            old = kept.get(charter, {})
            kept[charter] = {by: [*old.get(by, ()), *skipped.get(by, ())] for by in {*old, *skipped}}
        return kept

    def _placed(self, seen: Mapping[str, Seen]) -> Iterator[tuple[str, Collection[Entry], Seen | None]]:
        """Yield the entries of each charter, by what it is called now, with what was seen of it."""
        now = {old: new for new, old in self.moved.items() if new in seen}
        for charter, entries in self.entries.items():
            name = now.get(charter, charter)
            yield name, entries, seen.get(name)


def find(folder: Path, tree: Tree) -> Path | None:
    """Return the nearest baseline, in a folder or one above it, as far as `tree` looks."""
    return next((file for each in tree.above(folder) if tree.has(file := each / FILE_NAME)), None)


def read(file: Path, name: str, folder: Path, get_content: Callable[[], bytes], *, is_merged: bool = False) -> Baseline:
    """Return a baseline; its charters are relative to `folder`, and people know it by `name`.

    If `is_merged`, both sides of a merge conflict in it are read.

    Raises `BaselineError` for one that is incomplete, or that `get_content` cannot read.
    """
    try:
        raw = get_content()
    except OSError as error:
        problem = notice("{path} cannot be read: {reason}.", path=name, reason=reason_of(error))
        raise BaselineError(problem) from error
    whole, had_conflict = merged(raw) if is_merged else (raw, False)
    content = decode(whole, name)
    lost = tuple(sorted(charter for charter in {*content.entries, *content.skipped} if not _is_there(folder / charter)))
    return Baseline(file, name, folder, _digest(raw), content, lost, had_conflict=had_conflict)


def _is_there(charter: Path) -> bool:
    try:
        return charter.exists()
    except OSError:  # its name is too long, or its folder cannot be looked into
        return False


def _digest(raw: bytes) -> str:
    from hashlib import sha256

    return sha256(raw).hexdigest()


def write(known: Baseline, content: Content) -> None:
    """Write a baseline whole or not at all.

    Raises `BaselineError` where another run has written it since it was read: what that has recorded would be lost.
    """
    with locked(known.file.parent):
        if _digest_now(known.file) != known.digest:
            problem = "Another run changed {file} in the meantime. netlint has left it as that run wrote it."
            raise BaselineError(notice(problem, file=known.name) + " " + Message("Run netlint again."))
        with atomic_write(known.file) as stream:
            encode(content, stream.write)


def _digest_now(file: Path) -> str:
    try:
        return _digest(read_named(file, MAX_BYTES))
    except FileNotFoundError:
        return ""
