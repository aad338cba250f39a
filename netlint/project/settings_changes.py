"""What a change since a revision does to how charters are judged, by settings, rule files, baseline or comments.

Settings of the two sides are compared as they are in force for each charter; no rule file of the side that is only
looked at is run, and no charter is checked.
"""

import contextlib
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from netlint.i18n import notice
from netlint.linter.report import SettingsChange
from netlint.linter.suppressions.directives import ignore_comments
from netlint.linter.suppressions.model import AgreedException
from netlint.project import baseline
from netlint.project.baseline_file import BaselineError
from netlint.project.discovery import is_charter, is_skipped
from netlint.project.files import WorkingTree, is_folder, one_line, read_limited
from netlint.project.project import Project
from netlint.project.revision_tree import RevisionTree
from netlint.project.settings_diff import (
    ActiveOptions,
    change_at,
    own_rule_changes,
    rule_changes,
    shortened,
    value_changes,
)
from netlint.rules.base import Rule
from netlint.settings import ResolvedSettings, Settings, SettingsError
from netlint.settings.merging import is_chosen, severity_of
from netlint.settings.rule_files import matching
from netlint.settings.source import Tree
from netlint.toml import MAX_BYTES, parse

MAX_CHANGES = 50
"""The most changes that are reported, those that decide most first. The project's own choice."""


_NONE: Mapping[Path, Path] = {}


class _Side(NamedTuple):
    """The settings before or after the change, and where they are read."""

    project: Project
    tree: Tree


class Comparison:
    """How charters are judged at a revision, and how in the working tree."""

    def __init__(
        self, project: Project, tree: RevisionTree, charters: list[Path], moved: Mapping[Path, Path] = _NONE
    ) -> None:
        """Compare for `charters`; the settings of a side that `project` has not in force are looked at.

        `moved` says where charters were that have another path now.
        """
        source, working = project.options.settings, WorkingTree(tree.trusted)
        is_before = source.tree is tree and source.file is None
        is_after = isinstance(source.tree, WorkingTree) and source.file is None
        self._before = _Side(project if is_before else project.looking_at(tree), tree)
        self._after = _Side(project if is_after else project.looking_at(working), working)
        self._tree = tree
        inside = {charter: tree.inside(charter) for charter in charters}
        self._inside = {path: name for path, name in inside.items() if name and not tree.is_in_submodule(name)}
        self._was = {
            path: (tree.inside(moved[path]) if path in moved else None) or self._inside[path] for path in self._inside
        }
        """The paths that charters had in the repository."""
        self._rules = project.rules
        self._found: dict[SettingsChange, list[Path]] = {}
        self._own: dict[tuple[int, Path | None], dict[str, tuple[object, str]]] = {}
        """The rules without code and the rule files of settings, by side and file."""

    def changes(self, named: Iterable[Path]) -> list[SettingsChange]:
        """Return what has changed; `named` are the files and folders of the run."""
        for charter in self._inside:
            self._compare(charter)
        found = [
            *map(self._with_charters, self._found),
            *self._of_baseline(),
            *self._left_out(named),
            *self._of_comments(),
        ]
        if len(found) > MAX_CHANGES:
            more = "This change alters how charters are checked in more places: {number}"
            found[MAX_CHANGES:] = [SettingsChange(notice(more, number=len(found) - MAX_CHANGES))]
        return found

    def _compare(self, charter: Path) -> None:
        """Compare what holds for one charter."""
        try:
            then = self._before.project.resolve(charter)
        except SettingsError:
            return  # the run says so, or the change fixes it
        try:
            now = self._after.project.resolve(charter)
        except SettingsError as error:
            message = notice("This change makes the settings invalid: {problem}", problem=error.problems[0])
            self._found.setdefault(SettingsChange(message), []).append(charter)
            return
        old, new = (self._own_of(side, charter) for side in (self._before, self._after))
        taking_part = self._active(then, old)
        kept = {
            code: one
            for code, one in taking_part.items()
            if (rule := self._rules.get(code)) is None or (name := self._named_by(rule)) is None or name in new
        }  # what the settings do not have any more is told by itself
        changes = (
            *rule_changes(kept, self._active(now, new), self._rules, now),
            *value_changes(then, now),
            *self._of_exceptions(charter),
            *own_rule_changes(old, new),
        )
        for change in changes:
            self._found.setdefault(change, []).append(charter)

    def _with_charters(self, change: SettingsChange) -> SettingsChange:
        """Return a change that says which charters it is about, where it is not about all."""
        charters = self._found[change]
        if len(charters) == len(self._inside):
            return change
        named = shortened(list(map(one_line, charters)))
        return change._replace(charters=named)

    def _own_of(self, side: _Side, charter: Path) -> dict[str, tuple[object, str]]:
        """Return the rules without code and the rule files of a charter's settings, by code or name."""
        loaded = side.project.settings_of(charter.parent)
        key = (id(side), loaded.file)
        if key not in self._own:
            self._own[key] = _own_rules(side.tree, loaded, self._tree.top)
        return self._own[key]

    def _active(self, resolved: ResolvedSettings, own: Mapping[str, object]) -> dict[str, ActiveOptions]:
        """Return the rules that take part, by code.

        On the side that is only looked at no rule file is run: its rules are those that the other side has from it.
        """
        found = {
            one.rule.code: ActiveOptions(one.severity or one.rule.severity, one.options)
            for one in resolved.selection.rules
        }
        for code, rule in self._rules.items():
            is_known = code in found or self._named_by(rule) not in own
            if not is_known and is_chosen(rule, resolved.values):
                found[code] = ActiveOptions(severity_of(rule, resolved.values) or rule.severity, None)
        return found

    def _named_by(self, rule: Rule) -> str | None:
        """Return what `_own_rules` has for a rule of settings: its code, or the name of its file; else `None`."""
        if not rule.is_local:
            return None
        if rule.has_page_of_its_own:
            return rule.code
        file = rule.function.__code__.co_filename
        return _name(Path(file.removeprefix(f"{self._tree.name}:")), self._tree.top)

    def _of_exceptions(self, charter: Path) -> Iterator[SettingsChange]:
        then, now = (side.project.exceptions(charter) for side in (self._before, self._after))
        old, new = ({_key(one): one for one in exceptions} for exceptions in (then, now))
        for key, one in new.items():
            if key not in old:
                text = notice("This change adds an exception for {rule}", rule=one.rule)
                yield change_at(text, one.details.where)
        for key, one in old.items():
            if key not in new:
                yield SettingsChange(notice("This change removes an exception for {rule}", rule=one.rule))

    def _left_out(self, named: Iterable[Path]) -> Iterator[SettingsChange]:
        """Yield which charters of the revision, in the folders of the run, are not checked any more."""
        folders = [inside for path in named if is_folder(path) and (inside := self._tree.inside(path / "x"))]
        checked = {self._was[path]: path for path in self._inside}
        gone = []
        for inside in sorted(self._tree.entries):
            *above, name = inside.split("/")
            is_below = any(inside.startswith(folder.removesuffix("x")) for folder in folders)
            if is_below and is_charter(name) and not any(map(is_skipped, above)):
                path = checked.get(inside, self._tree.top / inside)
                is_out = inside not in checked or _is_excluded(self._after.project, path)
                if is_out and not _is_excluded(self._before.project, path):
                    gone.append(one_line(inside))
        if gone:
            yield SettingsChange(notice("This change leaves out {charter}", charter=shortened(gone)))

    def _of_baseline(self) -> Iterator[SettingsChange]:
        folders = [os.path.abspath(charter.parent) for charter in self._inside]
        if not folders:
            return
        folder = Path(os.path.commonpath(folders))
        then: set[tuple[str, str]] = set()
        with contextlib.suppress(BaselineError):  # the run says so, or the change fixes it
            then = _fingerprints(folder, self._before.tree)
        try:
            now = _fingerprints(folder, self._after.tree)
        except BaselineError as error:
            template = "This change makes the baseline invalid: {problem}"
            yield SettingsChange(notice(template, problem=error.message))
            return
        if added := len(now - then):
            text = notice("This change adds entries to the baseline: {number}", number=added)
            yield SettingsChange(text, "netlint-baseline.json")

    def _of_comments(self) -> Iterator[SettingsChange]:
        """Yield the ignore comments that charters did not have."""
        now = {path: raw for path in self._inside if b"netlint" in (raw := _bytes_of(path)).lower()}
        blobs = {path: blob for path in now if (blob := self._tree.blob_of(self._was[path]))}
        contents = self._tree.contents(set(blobs.values()), MAX_BYTES)
        for path, raw in now.items():
            then = self._comments(path, contents[blobs[path]] or b"") if path in blobs else {}
            for key, (rule, line) in self._comments(path, raw).items():
                if key not in then:
                    yield SettingsChange(notice("This change ignores {rule}", rule=rule), str(path), line)

    def _comments(self, charter: Path, raw: bytes) -> dict[tuple[object, ...], tuple[str, int]]:
        """Return the rule and the line of each ignore comment in a charter, by what it ignores."""
        document = parse(str(charter), raw, max_bytes=MAX_BYTES)
        found: dict[tuple[object, ...], tuple[str, int]] = {}
        for one in ignore_comments(document, self._rules):
            line, path = one.span.line, one.scope.path
            about = document.named(path) if path is not None else document.source.line(line).strip()
            if not one.problem:
                found[one.named, one.whole_file or about] = (one.named, line)
        return found


def _content(tree: Tree, file: Path) -> bytes | None:
    try:
        return tree.read(file).replace(b"\r\n", b"\n")  # git may write other ends of lines
    except OSError:  # the run says so, if it is in force
        return None


def _bytes_of(charter: Path) -> bytes:
    try:
        return read_limited(charter, MAX_BYTES)
    except OSError:  # the run says so
        return b""


def _is_excluded(project: Project, charter: Path) -> bool:
    return any(project.excluded_by(path) for path in (charter, *charter.parents))


def _key(one: AgreedException) -> tuple[object, ...]:
    return one.rule, one.at, one.details.until


def _own_rules(tree: Tree, loaded: Settings, top: Path) -> dict[str, tuple[object, str]]:
    """Return the rules without code and the rule files, by code or name: what each is, and where it is named."""
    found: dict[str, tuple[object, str]] = {}
    for one in loaded.chain:
        folder = one.file.parent if one.file else Path()
        for entry in one.values.custom:
            found[entry.code] = (entry, one.origins["custom"])
        for pattern in one.values.rule_files:
            with contextlib.suppress(ValueError, OSError):  # it leads out of the folder, as the run says
                for file in matching(tree, folder, pattern):
                    found[_name(file, top)] = (_content(tree, file), one.origins["rule-files"])
    return found


def _name(file: Path, top: Path) -> str:
    """Return the name of a file in the repository, the same on disk and at a revision."""
    path = file if file.is_absolute() else top / file
    return one_line(os.path.relpath(os.path.realpath(path.parent) + os.sep + path.name, top))


def _fingerprints(folder: Path, tree: Tree) -> set[tuple[str, str]]:
    """Return what the nearest baseline has: charters and fingerprints. Raises `BaselineError`."""
    file = baseline.find(folder, tree)
    if file is None:
        return set()
    known = baseline.read(file, tree.name_of(file), file.parent, lambda: tree.read(file, baseline.MAX_BYTES))
    return {(charter, entry.fingerprint) for charter, entries in known.entries.items() for entry in entries}
