"""The file of a baseline: its form as text, and what is wrong with one. Opens no file, checks no charter.

An entry has a line of its own, the lines are sorted, and the last item of each list is empty. So each line ends in a
comma, and no line changes when another is added after it: two versions can be merged line by line.
"""

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from operator import itemgetter
from typing import Any, Literal, TypeAlias

import msgspec
from msgspec import Raw, Struct

from netlint.i18n import Message, joined, notice
from netlint.utils.errors import Problem

FORMAT = 1
"""The version of the form that this netlint writes, and the newest that it reads."""
_BOM, _END = b"\xef\xbb\xbf", b"{}"
_MARKERS = rb"(?m)^(?:<{7}|\|{7}|={7}|>{7})(?=[ \r\n]|\Z)"
"""How the lines begin that git writes around the two sides of a conflict."""


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


Skipped: TypeAlias = Mapping[str, Collection[str]]
"""The codes of rules that were skipped, by the code of the rule whose finding is why; of an invalid value, nothing."""


class Content(Struct, frozen=True):
    """What a baseline says."""

    entries: Mapping[str, Collection[Entry]]
    networks: Mapping[str, str] = {}
    """The names of the networks, by charter."""
    skipped: Mapping[str, Skipped] = {}
    """The rules that were skipped because of other findings, by charter."""


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
    skipped: Raw = Raw(b"{}")


def decode(raw: bytes, name: str) -> Content:
    """Return what a baseline says that people know by `name`. Raises `BaselineError` for one that is not whole."""
    raw = raw.removeprefix(_BOM)
    if marker := re.search(_MARKERS, raw):
        raise BaselineError(_in_conflict(name, raw.count(b"\n", 0, marker.start()) + 1))
    entries: dict[str, dict[Entry, None]] = {}
    copies: dict[Entry, Entry] = {}  # most charters have the same findings: one copy of each is kept
    try:
        content = msgspec.json.decode(raw, type=_Content)
        for line_of in content.findings:
            if bytes(line_of) != _END:
                line = msgspec.json.decode(line_of, type=_Line)
                entry = Entry(line.rule, line.at, line.fingerprint)
                entries.setdefault(line.charter, {})[copies.setdefault(entry, entry)] = None
        skipped = _skipped_of(bytes(content.skipped))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise BaselineError(_problem(raw, name, error)) from error
    networks = {charter: name for charter, name in content.networks.items() if charter}
    return Content({charter: list(found) for charter, found in entries.items()}, networks, skipped)


def _skipped_of(raw: bytes) -> dict[str, Skipped]:
    """Return the rules that were skipped, by charter. Raises `msgspec.DecodeError` for what is nothing like that.

    A merge that keeps both sides leaves two lines about one charter: what both say counts.
    """
    if not any(msgspec.json.decode(raw, type=dict[str, dict[str, list[str]]])):
        return {}
    import json

    found: dict[str, dict[str, set[str]]] = {}
    for charter, lines in filter(itemgetter(0), json.loads(raw, object_pairs_hook=list)):
        for code, codes in lines:
            found.setdefault(charter, {}).setdefault(code, set()).update(codes)
    return {charter: dict(codes) for charter, codes in found.items()}


def merged(raw: bytes) -> tuple[bytes, bool]:
    """Return a baseline with the lines of both sides of each conflict of git, and whether there was one.

    What both sides began with, as git shows it with `merge.conflictStyle=diff3`, is left out.
    """
    if not re.search(_MARKERS, raw):
        return raw, False
    kept, is_common = [], False
    for line in raw.splitlines(keepends=True):
        if re.match(_MARKERS, line):
            is_common = line.startswith(b"|")
        elif not is_common:
            kept.append(line)
    return b"".join(kept), True


def _in_conflict(name: str, line: int) -> Message:
    problem = notice("{file} has a merge conflict (line {line}).", file=name, line=line)
    hint = (
        "Run netlint with --prune-baseline: it keeps the entries of both sides, and removes those that no longer occur."
    )
    return problem + " " + Message(hint)


def _problem(raw: bytes, name: str, error: Exception) -> Message:
    """Return what is wrong with a baseline that cannot be used, and what to do."""
    if isinstance(error, RecursionError):
        return _damaged(name, Message("its brackets are nested too deeply"))
    try:
        data = msgspec.json.decode(raw)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return _damaged(name, Message("it is not whole, or not JSON") if raw.strip() else Message("it is empty"))
    if not isinstance(data, dict) or not isinstance(data.get("findings"), list):
        problem = notice("{file} is not a netlint baseline: it has no list of findings.", file=name)
        hint = "If another program wrote it, choose another name with --baseline."
        return joined(problem, Message(hint))
    if newer := _newer(data):
        problem = notice("{file} was written by a newer netlint: {what}.", file=name, what=newer)
        return joined(problem, Message("Upgrade netlint, or use the version that wrote it."))
    return _damaged(name, Message("it has a key or value that no baseline has"))


def _damaged(name: str, why: Message) -> Message:
    problem = notice("{file} is not a netlint baseline: {error}.", file=name, error=why)
    hint = "Restore it from version control. A new one, with --write-baseline, would accept every finding that is open."
    return joined(problem, Message(hint))


def _newer(data: dict[str, Any]) -> Message | None:
    """Return what only a newer netlint writes; `None` if there is nothing like that."""
    version = data.get("format")
    if isinstance(version, int) and version > FORMAT:
        return notice("it has format {format}, and this netlint reads {newest}", format=version, newest=FORMAT)
    entries = (entry for entry in data["findings"] if isinstance(entry, dict))
    unknown = [*_unknown(data, _Content), *(key for entry in entries for key in _unknown(entry, _Line))]
    if version == FORMAT and unknown:
        return notice("it has the unknown key `{key}`", key=unknown[0])
    return None


def _unknown(found: dict[str, Any], form: type[Struct]) -> Iterable[str]:
    return (key for key in found if key not in form.__struct_fields__)


def encode(content: Content, write: Callable[[str], object]) -> None:
    """Write a baseline, an entry a line, sorted."""
    charters = sorted(charter for charter, found in content.entries.items() if found)
    skipped = sorted(charter for charter, codes in content.skipped.items() if any(codes.values()))
    write('{"format": 1, "networks": {\n')
    _write_lines(
        write, (_pair(charter, content.networks[charter]) for charter in charters if charter in content.networks)
    )
    write('"": ""\n}, "skipped": {\n')
    _write_lines(write, (_pair(charter, _sorted(content.skipped[charter])) for charter in skipped))
    write('"": {}\n}, "findings": [\n')
    lines = (
        _json(_Line(charter, entry.rule, entry.at, entry.fingerprint))
        for charter in charters
        for entry in sorted(content.entries[charter])
    )
    _write_lines(write, lines)
    write("{}\n]}\n")


def _write_lines(write: Callable[[str], object], lines: Iterable[str]) -> None:
    for line in lines:
        write(f"{line},\n")


def _sorted(skipped: Skipped) -> dict[str, list[str]]:
    return {code: sorted(skipped[code]) for code in sorted(skipped) if skipped[code]}


def _pair(key: str, value: object) -> str:
    return _json(key) + ":" + _json(value)


def _json(thing: object) -> str:
    return msgspec.json.encode(thing).decode()
