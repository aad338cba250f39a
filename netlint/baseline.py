"""The baseline: findings that were there when netlint came, in a file that diffs and merges well. Checks no charter."""

import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Literal, NamedTuple

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from netlint.before import Known, Lost
from netlint.files import whole_or_not_at_all
from netlint.language import gettext as _
from netlint.problem import Problem

FILE_NAME = "netlint-baseline.json"


class BaselineError(Problem):
    """Raised for a baseline that cannot be used; the message is for people."""


class Entry(Struct, frozen=True, order=True, forbid_unknown_fields=True):
    """A finding that was there; its place has ids, so that it is the same finding wherever it stands in the file."""

    charter: str
    rule: str
    at: str
    fingerprint: str

    @property
    def code(self) -> str:
        """The code of its rule."""
        return self.rule.partition(" ")[0]


class _Content(Struct, frozen=True, forbid_unknown_fields=True):
    format: Literal[1]
    findings: list[Entry]


class Seen(NamedTuple):
    """What a run has seen of a charter that has to do with the baseline."""

    evaluated: frozenset[str]
    """The codes of the rules that came to an outcome."""
    stale: tuple[str, ...] = ()
    """The fingerprints that nothing in the charter has any more."""
    moved_from: str = ""
    """What the baseline calls the charter, where it has moved."""


class Baseline(NamedTuple):
    """The findings of a file, by charter: its path, relative to the folder of the file."""

    file: Path
    entries: Mapping[str, list[Entry]] = {}
    is_written: bool = False
    """Whether the run records what it finds, so that everything counts as known."""
    is_pruned: bool = False
    """Whether the run removes what nothing has any more, so that it need not be told."""
    lost: Lost | None = None
    """The charters that are not there any more, if there are any."""

    def known(self, charter: Path) -> Known:
        """Give what is known of a charter."""
        key = self.key(charter)
        lost = None if key in self.entries else self.lost
        if self.is_written:
            return Known(where=self.file.name, is_all=True, lost=lost)
        fingerprints = _by_fingerprint(self.entries.get(key, ()))
        return Known(where=self.file.name, fingerprints=fingerprints, is_told=not self.is_pruned, lost=lost)

    def key(self, charter: Path) -> str:
        """Name a charter as the file does."""
        return Path(os.path.relpath(charter, self.file.parent)).as_posix()

    def kept(self, seen: Mapping[str, Seen]) -> list[Entry]:
        """Give the entries that a run which records anew says nothing about: of other charters, and of other rules."""
        return [entry for entry, one in self._placed(seen) if one is None or entry.code not in one.evaluated]

    def pruned(self, seen: Mapping[str, Seen]) -> list[Entry]:
        """Give the entries, but for those of charters that are gone, and for those that are stale in others."""
        lost = self.lost.charters if self.lost else ()
        return [
            entry
            for entry, one in self._placed(seen)
            if (entry.charter not in lost if one is None else entry.fingerprint not in one.stale)
        ]

    def _placed(self, seen: Mapping[str, Seen]) -> Iterator[tuple[Entry, Seen | None]]:
        """Give each entry, under the name that its charter has now, with what was seen of the charter."""
        names: dict[str, list[str]] = {}
        for name, one in seen.items():
            names.setdefault(one.moved_from or name, []).append(name)
        for charter, entries in self.entries.items():
            for name in names.get(charter, [charter]):
                for entry in entries:
                    yield replace(entry, charter=name), seen.get(name)


def _by_fingerprint(entries: Iterable[Entry]) -> dict[str, str]:
    return {entry.fingerprint: entry.code for entry in entries}


def find(folder: Path) -> Path | None:
    """Find the nearest baseline, in a folder or one above it."""
    start = folder.absolute()
    return next((file for each in (start, *start.parents) if (file := each / FILE_NAME).is_file()), None)


def read(file: Path) -> Baseline:
    """Read a baseline. Raises `BaselineError` for one that is not whole, and `OSError` where it cannot be read."""
    try:
        content = msgspec.json.decode(file.read_bytes(), type=_Content)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        problem = _("{file} is not a baseline of netlint: {error}.").format(file=file, error=error)
        hint = _("Take it back from your version control, or write it anew with --write-baseline.")
        raise BaselineError(f"{problem} {hint}") from error
    entries: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in content.findings:
        entries[entry.charter].append(entry)
    absent = [charter for charter in entries if not (file.absolute().parent / charter).exists()]
    lost = Lost({charter: _by_fingerprint(entries[charter]) for charter in absent}) if absent else None
    return Baseline(file.absolute(), dict(entries), lost=lost)


def write(file: Path, entries: Iterable[Entry]) -> None:
    """Write a baseline whole or not at all: an entry a line, sorted, so that it diffs and merges well."""
    lines = [msgspec.json.encode(entry).decode() for entry in sorted(entries)]
    with whole_or_not_at_all(file) as stream:
        stream.write('{"format": 1, "findings": [\n' + ",\n".join(lines) + "\n]}\n")
