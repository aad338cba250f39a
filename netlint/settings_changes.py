"""What a change since a revision does to how charters are judged, by settings, rule files, baseline or comments.

Settings of the two sides are compared as they are in force for each charter; no rule file of the side that is only
looked at is run, and no charter is checked.
"""

import contextlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from netlint import baseline
from netlint.baseline import BaselineError
from netlint.charter import MAX_BYTES, read
from netlint.comments import read_comments
from netlint.files import Tree, WorkingTree, read_limited, safe_directories
from netlint.git import RevisionTree
from netlint.language import gettext as _
from netlint.linter import Linter
from netlint.report import SettingsChange
from netlint.selection import ActiveRule, best
from netlint.settings import Effective, SettingsError
from netlint.settings.local import matching
from netlint.suppressions import Exemption

MAX_CHANGES = 50
"""The most changes that are reported. The project's own choice."""
MAX_NAMED = 3
"""The most charters or rules that a change names."""


class _Side(NamedTuple):
    """The settings before or after the change, and where they are read."""

    linter: Linter
    tree: Tree


class Comparison:
    """How charters are judged at a revision, and how in the working tree."""

    def __init__(self, linter: Linter, tree: RevisionTree, charters: list[Path]) -> None:
        """Compare for `charters`; the settings of a side that `linter` has not in force are looked at."""
        source, working = linter.options.settings, WorkingTree(safe_directories())
        is_before = source.tree is tree and source.file is None
        is_after = isinstance(source.tree, WorkingTree) and source.file is None
        self._before = _Side(linter if is_before else linter.looking_at(tree), tree)
        self._after = _Side(linter if is_after else linter.looking_at(working), working)
        self._tree = tree
        self._charters = charters
        self._rules = linter.rules
        self._found: dict[SettingsChange, list[Path]] = {}

    def changes(self, named: Iterable[Path]) -> list[SettingsChange]:
        """Return what has changed; `named` are the files and folders of the run."""
        for charter in self._charters:
            self._compare(charter)
        found = [
            *self._left_out(named),
            *map(self._with_charters, self._found),
            *self._of_files(),
            *self._of_baseline(),
            *self._of_comments(),
        ]
        if len(found) > MAX_CHANGES:
            more = _("This change does more to how charters are judged, in {number} places")
            found[MAX_CHANGES:] = [SettingsChange(more.format(number=len(found) - MAX_CHANGES))]
        return found

    def _compare(self, charter: Path) -> None:
        """Compare what holds for one charter."""
        try:
            then = self._before.linter.effective(charter)
        except SettingsError:
            return  # the run says so, or the change mends it
        try:
            now = self._after.linter.effective(charter)
        except SettingsError as error:
            said = _("With this change the settings cannot be used: {problem}").format(
                problem=error.problems[0].rstrip(".")
            )
            self._found.setdefault(SettingsChange(said), []).append(charter)
            return
        for change in (*_of_rules(then, now), *_of_values(then, now), *self._of_exceptions(charter)):
            self._found.setdefault(change, []).append(charter)

    def _with_charters(self, change: SettingsChange) -> SettingsChange:
        """Return a change that says which charters it is about, where it is not about all."""
        charters = self._found[change]
        if len(charters) == len(self._charters):
            return change
        named = _named(list(map(str, charters)))
        return change._replace(text=_("{change}, for {charters}").format(change=change.text, charters=named))

    def _of_exceptions(self, charter: Path) -> Iterator[SettingsChange]:
        then, now = (side.linter.exemptions(charter) for side in (self._before, self._after))
        old, new = ({_key(one): one for one in exemptions} for exemptions in (then, now))
        for key, one in new.items():
            if key not in old:
                text = _("This change adds an exception for {rule}").format(rule=one.rule)
                yield _at(text, one.standing.where)
        for key, one in old.items():
            if key not in new:
                yield SettingsChange(_("This change takes away an exception for {rule}").format(rule=one.rule))

    def _left_out(self, named: Iterable[Path]) -> Iterator[SettingsChange]:
        """Yield the charters that `exclude` leaves out now, and did not before."""
        for folder in (path for path in named if path.is_dir()):
            then, now = (side.linter.find(folder, lambda _path, _why: None) for side in (self._before, self._after))
            for charter in sorted({*then} - {*now}):
                text = _("This change leaves out {charter}").format(charter=charter)
                yield _at(text, self._after.linter.excluded_by(charter) or "")

    def _of_files(self) -> Iterator[SettingsChange]:
        """Yield the rule files and rules without code that are not what they were, and what the baseline has more."""
        then, now = (_own_rules(side) for side in (self._before, self._after))
        for name, (content, where) in now.items():
            if name not in then:
                yield _at(_("This change adds the rules of {name}").format(name=name), where)
            elif then[name][0] != content:
                yield _at(_("This change changes the rules of {name}").format(name=name), where)
        for name in then.keys() - now.keys():
            yield SettingsChange(_("This change takes away the rules of {name}").format(name=name))

    def _of_baseline(self) -> Iterator[SettingsChange]:
        folders = [os.path.abspath(charter.parent) for charter in self._charters]
        if not folders:
            return
        folder = Path(os.path.commonpath(folders))
        try:
            then, now = (_fingerprints(folder, side.tree) for side in (self._before, self._after))
        except BaselineError as error:
            yield SettingsChange(
                _("With this change the baseline cannot be used: {problem}").format(problem=str(error).rstrip("."))
            )
            return
        if added := len(now - then):
            text = _("This change adds entries to the baseline: {number}").format(number=added)
            yield SettingsChange(text, "netlint-baseline.json")

    def _of_comments(self) -> Iterator[SettingsChange]:
        """Yield the ignore comments that charters did not have."""
        now = {path: raw for path in self._charters if b"netlint" in (raw := _bytes_of(path)).lower()}
        inside = {path: self._tree.inside(path) for path in now}
        blobs = {path: blob for path, name in inside.items() if name and (blob := self._tree.blob_of(name))}
        contents = self._tree.contents(set(blobs.values()), MAX_BYTES)
        for path, raw in now.items():
            then = self._comments(path, contents[blobs[path]] or b"") if path in blobs else {}
            for key, (rule, line) in self._comments(path, raw).items():
                if key not in then:
                    yield SettingsChange(_("This change ignores {rule}").format(rule=rule), str(path), line)

    def _comments(self, charter: Path, raw: bytes) -> dict[tuple[object, ...], tuple[str, int]]:
        """Return the rule and the line of each ignore comment in a charter, by what it ignores."""
        document = read(str(charter), raw, max_bytes=MAX_BYTES)
        found: dict[tuple[object, ...], tuple[str, int]] = {}
        for one in read_comments(document, self._rules):
            line, path = one.span.line, one.scope.path
            about = document.named(path) if path is not None else document.source.line(line).strip()
            if not one.problem:
                found[one.named, one.whole_file or about] = (one.named, line)
        return found


def _content(tree: Tree, file: Path) -> bytes | None:
    try:
        return tree.read(file)
    except OSError:  # the run says so, if it is in force
        return None


def _bytes_of(charter: Path) -> bytes:
    try:
        return read_limited(charter, MAX_BYTES)
    except OSError:  # the run says so
        return b""


def _at(text: str, where: str) -> SettingsChange:
    """Return a change at a place such as `netlint.toml:2`; one on the command line, or in a preset, has none."""
    file, _colon, line = where.rpartition(":")
    return SettingsChange(text, file, int(line)) if file and line.isdecimal() else SettingsChange(text)


def _key(one: Exemption) -> tuple[object, ...]:
    return one.rule, one.at, one.standing.until


def _of_rules(then: Effective, now: Effective) -> Iterator[SettingsChange]:
    """Yield the rules of plugins that are turned off or on, or have another severity or other options."""
    old, new = ({one.rule.code: one for one in side.selection.rules if not one.rule.is_local} for side in (then, now))
    yield from _turned(_("This change turns {rules} off"), [old[code] for code in old if code not in new], now)
    yield from _turned(_("This change turns {rules} on"), [new[code] for code in new if code not in old], now)
    for code in old.keys() & new.keys():
        was, is_now = (one.severity or one.rule.severity for one in (old[code], new[code]))
        if was != is_now:
            text = _("This change sets the severity of {rule} to {now}; it was {then}")
            yield _at(text.format(rule=code, now=_(is_now), then=_(was)), now.origins.get("severity", ""))
        if old[code].options != new[code].options:
            yield _at(_("This change sets options of {rule}").format(rule=code), now.origins.get("rules", ""))


def _turned(text: str, rules: list[ActiveRule], now: Effective) -> Iterator[SettingsChange]:
    """Yield what turns rules off or on, those together that one key does."""
    by_place: dict[str, list[str]] = {}
    for one in rules:
        if best(now.values.ignore, one.rule):
            key = "ignore"
        elif best(now.values.extend_select, one.rule):
            key = "extend-select"
        else:
            key = "select" if now.values.select is not None else "level"
        by_place.setdefault(now.origins.get(key, ""), []).append(one.rule.code)
    for where, codes in by_place.items():
        yield _at(text.format(rules=_named(codes)), where)


def _named(names: list[str]) -> str:
    if len(names) <= MAX_NAMED:
        return ", ".join(names)
    return ", ".join(names[:MAX_NAMED]) + " " + _("and {more} more").format(more=len(names) - MAX_NAMED)


def _of_values(then: Effective, now: Effective) -> Iterator[SettingsChange]:
    """Yield the values that decide what fails, and how much is shown, where they are others."""
    for key in ("fail-on", "max-findings"):
        was, is_now = (getattr(side.values, key.replace("-", "_")) for side in (then, now))
        if was != is_now:
            text = _("This change sets `{key}` to {now}; it was {then}")
            yield _at(text.format(key=key, now=is_now, then=was), now.origins.get(key, ""))


def _own_rules(side: _Side) -> dict[str, tuple[object, str]]:
    """Return the rules without code and the rule files, by code or name: what each is, and where it is named."""
    found: dict[str, tuple[object, str]] = {}
    for loaded in side.linter.loaded():
        folder = loaded.file.parent if loaded.file else Path()
        for entry in loaded.values.custom:
            found[entry.code] = (entry, loaded.origins["custom"])
        for pattern in loaded.values.rule_files:
            with contextlib.suppress(ValueError):  # it leads out of the folder, as the run says
                for file in matching(side.tree, folder, pattern):
                    found[os.path.relpath(file)] = (_content(side.tree, file), loaded.origins["rule-files"])
    return found


def _fingerprints(folder: Path, tree: Tree) -> set[tuple[str, str]]:
    """Return what the nearest baseline has: charters and fingerprints. Raises `BaselineError`."""
    file = baseline.find(folder, tree)
    if file is None:
        return set()
    known = baseline.read(file, tree.name_of(file), file.parent, lambda: tree.read(file, baseline.MAX_BYTES))
    return {(charter, entry.fingerprint) for charter, entries in known.entries.items() for entry in entries}
