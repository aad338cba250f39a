"""The baseline: findings that were there when netlint came, in a file that diffs and merges well. Checks no charter."""

import os
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Literal, NamedTuple

import msgspec
from msgspec import Struct

from netlint.files import whole_or_not_at_all
from netlint.language import gettext as _
from netlint.problem import Problem
from netlint.suppressions import Known

FILE_NAME = "netlint-baseline.json"


class BaselineError(Problem):
    """Raised for a baseline that cannot be used; the message is for people."""


class Entry(Struct, frozen=True, order=True, forbid_unknown_fields=True):
    """A finding that was there; its place has ids, so that it is the same finding wherever it stands in the file."""

    charter: str
    rule: str
    at: str
    fingerprint: str


class _Content(Struct, frozen=True, forbid_unknown_fields=True):
    format: Literal[1]
    findings: list[Entry]


class Baseline(NamedTuple):
    """The findings of a file, by charter: its path, relative to the folder of the file."""

    file: Path
    entries: Mapping[str, list[Entry]] = {}
    is_written: bool = False
    """Whether the run records what it finds, so that everything counts as known."""
    is_pruned: bool = False
    """Whether the run removes what nothing has any more, so that it need not be told."""

    def known(self, charter: Path) -> Known:
        """Give what is known of a charter."""
        if self.is_written:
            return Known(where=self.file.name, is_all=True)
        entries = self.entries.get(self.key(charter), ())
        fingerprints = {entry.fingerprint: entry.rule.partition(" ")[0] for entry in entries}
        return Known(where=self.file.name, fingerprints=fingerprints, is_told=not self.is_pruned)

    def key(self, charter: Path) -> str:
        """Name a charter as the file does."""
        return Path(os.path.relpath(charter, self.file.parent)).as_posix()

    def lost(self) -> list[str]:
        """Name the charters that are not there any more."""
        return [charter for charter in self.entries if not (self.file.parent / charter).exists()]

    def without(self, stale: Mapping[str, Iterable[str]]) -> list[Entry]:
        """Give the entries, but for those of charters that are gone and for the `stale` fingerprints of others."""
        gone = {charter: set(fingerprints) for charter, fingerprints in stale.items()}
        lost = set(self.lost())
        return [
            entry
            for charter, entries in self.entries.items()
            if charter not in lost
            for entry in entries
            if entry.fingerprint not in gone.get(charter, ())
        ]


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
    return Baseline(file.absolute(), dict(entries))


def write(file: Path, entries: Iterable[Entry]) -> None:
    """Write a baseline whole or not at all: an entry a line, sorted, so that it diffs and merges well."""
    lines = [msgspec.json.encode(entry).decode() for entry in sorted(entries)]
    with whole_or_not_at_all(file) as stream:
        stream.write('{"format": 1, "findings": [\n' + ",\n".join(lines) + "\n]}\n")
