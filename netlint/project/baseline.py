"""The baseline: findings that were there when netlint came, in a file that diffs and merges well. Checks no charter."""

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Literal, NamedTuple, TypeAlias

import msgspec
from msgspec import Raw, Struct

from netlint.i18n import Message, joined, notice, verbatim
from netlint.linter.suppressions.earlier import EarlierFinding, EarlierFindings
from netlint.project.files import read_named
from netlint.project.moved import by_name
from netlint.project.writing import atomic_write, locked
from netlint.settings.source import Tree
from netlint.utils.errors import Problem, reason_of

FILE_NAME = "netlint-baseline.json"
MAX_BYTES = 64 * 1024 * 1024
"""The most bytes of a baseline that are read: some 400,000 entries. The project's own choice."""


class BaselineError(Problem):
    """Raised for a baseline that cannot be used; the message is for people."""


class Entry(Struct, frozen=True, order=True, gc=False):
    """A finding that was there; its place has ids, so that it is the same finding wherever it stands in the file."""

    rule: str
    at: str
    fingerprint: str

    @property
    def code(self) -> str:
        """The code of its rule."""
        return self.rule.partition(" ")[0]


Entries: TypeAlias = dict[str, list[Entry]]
"""What a baseline has, by charter: its path, relative to the folder of the file."""


class _Line(Struct, frozen=True, forbid_unknown_fields=True):
    """An entry as it stands in the file."""

    charter: str
    rule: str
    at: str
    fingerprint: str


class _Content(Struct, frozen=True, forbid_unknown_fields=True):
    format: Literal[1]
    findings: list[Raw]
    networks: dict[str, str] = {}


class Seen(msgspec.Struct, frozen=True):
    """What a run has seen of a charter that has to do with the baseline."""

    evaluated: frozenset[str]
    """The codes of the rules that came to an outcome."""
    stale: tuple[str, ...] = ()
    """The fingerprints that nothing in the charter has any more."""


class Baseline(NamedTuple):
    """The findings of a file, by charter."""

    file: Path
    name: str
    """What people are to know it by."""
    folder: Path
    """What the paths of charters in it are relative to."""
    content: str = ""
    """What the file was when it was read, as a digest; empty where there is none."""
    entries: Mapping[str, list[Entry]] = {}
    networks: Mapping[str, str] = {}
    """The names of the networks, by charter."""
    lost: tuple[str, ...] = ()
    """The charters that are not there any more."""
    moved: Mapping[str, str] = {}
    """The charters that have moved: by what they are called now, what the file calls them."""
    is_written: bool = False
    """Whether the run records what it finds, so that everything counts as known."""
    is_pruned: bool = False
    """Whether the run removes what nothing has any more, so that it need not be told."""

    def key(self, charter: Path) -> str:
        """Return what the file calls a charter."""
        return Path(os.path.relpath(charter, self.folder)).as_posix()

    def known(self, charter: Path) -> EarlierFindings:
        """Return what is known of a charter."""
        key = self.key(charter)
        all_but = frozenset[str]() if self.is_written else None
        entries = () if self.is_written else self.entries.get(self.moved.get(key, key), ())
        known = {entry.fingerprint: EarlierFinding(entry.code, entry.at) for entry in entries}
        return EarlierFindings("baseline", self.file.name, known, all_but=all_but, reports_gone=not self.is_pruned)

    def is_new(self, charter: Path) -> bool:
        """Return whether the file does not have a charter, so that it may be one that has moved."""
        return bool(self.lost) and self.key(charter) not in self.entries

    def recognising(self, named: Iterable[tuple[Path, str]]) -> "Baseline":
        """Take charters that are new for those that are gone, where their network has the same name."""
        lost = {charter: self.networks.get(charter, "") for charter in self.lost}
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

    def _placed(self, seen: Mapping[str, Seen]) -> Iterator[tuple[str, list[Entry], Seen | None]]:
        """Yield the entries of each charter, by what it is called now, with what was seen of it."""
        now = {old: new for new, old in self.moved.items() if new in seen}
        for charter, entries in self.entries.items():
            name = now.get(charter, charter)
            yield name, entries, seen.get(name)


def find(folder: Path, tree: Tree) -> Path | None:
    """Return the nearest baseline, in a folder or one above it, as far as `tree` looks."""
    return next((file for each in tree.above(folder) if tree.has(file := each / FILE_NAME)), None)


def read(file: Path, name: str, folder: Path, get_content: Callable[[], bytes]) -> Baseline:
    """Return a baseline; its charters are relative to `folder`, and people know it by `name`.

    Raises `BaselineError` for one that is incomplete, or that `get_content` cannot read.
    """
    try:
        raw = get_content()
    except OSError as error:
        problem = notice("{path} cannot be read: {reason}.", path=name, reason=reason_of(error))
        raise BaselineError(problem) from error
    entries: Entries = {}
    copies: dict[Entry, Entry] = {}  # most charters have the same findings: one copy of each is kept
    try:
        content = msgspec.json.decode(raw, type=_Content)
        for line_of in content.findings:
            line = msgspec.json.decode(line_of, type=_Line)
            entry = Entry(line.rule, line.at, line.fingerprint)
            entries.setdefault(line.charter, []).append(copies.setdefault(entry, entry))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        said = (
            Message("its brackets are nested too deeply") if isinstance(error, RecursionError) else verbatim(str(error))
        )
        problem = notice("{file} is not a netlint baseline: {error}.", file=name, error=said)
        hint = Message("Restore it from version control, or remove it and write a new one with --write-baseline.")
        raise BaselineError(joined(problem, hint)) from error
    lost = tuple(sorted(charter for charter in entries if not _is_there(folder / charter)))
    return Baseline(file, name, folder, _digest(raw), entries, content.networks, lost)


def _is_there(charter: Path) -> bool:
    try:
        return charter.exists()
    except OSError:  # its name is too long, or its folder cannot be looked into
        return False


def _digest(raw: bytes) -> str:
    from hashlib import sha256

    return sha256(raw).hexdigest()


def write(known: Baseline, entries: Mapping[str, Collection[Entry]], networks: Mapping[str, str]) -> None:
    """Write a baseline whole or not at all: an entry a line, sorted, so that it diffs and merges well.

    Raises `BaselineError` where another run has written it since it was read: what that has recorded would be lost.
    """
    with locked(known.file.parent):
        if _digest_now(known.file) != known.content:
            problem = "Another run changed {file} in the meantime. netlint has left it as that run wrote it."
            raise BaselineError(notice(problem, file=known.name) + " " + Message("Run netlint again."))
        with atomic_write(known.file) as stream:
            _write(stream.write, entries, networks)


def _digest_now(file: Path) -> str:
    try:
        return _digest(read_named(file, MAX_BYTES))
    except FileNotFoundError:
        return ""


def _write(
    write: Callable[[str], object], entries: Mapping[str, Collection[Entry]], networks: Mapping[str, str]
) -> None:
    charters = sorted(charter for charter, found in entries.items() if found)
    named = (_encode(charter) + ":" + _encode(networks[charter]) for charter in charters if charter in networks)
    lines = (
        _encode(_Line(charter, entry.rule, entry.at, entry.fingerprint))
        for charter in charters
        for entry in sorted(entries[charter])
    )
    write('{"format": 1, "networks": {')
    _write_lines(write, named)
    write('}, "findings": [')
    _write_lines(write, lines)
    write("]}\n")


def _write_lines(write: Callable[[str], object], lines: Iterable[str]) -> None:
    between = "\n"
    for line in lines:
        write(between + line)
        between = ",\n"
    write("\n")


def _encode(thing: object) -> str:
    return msgspec.json.encode(thing).decode()
