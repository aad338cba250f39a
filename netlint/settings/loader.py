"""Reading settings: each problem is said in a line, with its place. Checks no charter."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import partial
from pathlib import Path as FilePath
from types import MappingProxyType
from typing import Any, TypeAlias

from netlint.charter import as_tuple, convert, keys
from netlint.charter.schema_paths import Tables, place_problem
from netlint.i18n import Message, notice
from netlint.linter.suppressions.model import AgreedException, SuppressionReason
from netlint.rules.base import Rule
from netlint.settings.local_rules import LocalRules
from netlint.settings.resolve import Pattern, Settings, SettingsLayer
from netlint.settings.schema import ExceptionEntry, Overrides, SettingsError, SettingsFile
from netlint.settings.source import MAX_SETTINGS, SettingsSource, Tree
from netlint.settings.validate import SettingsValidator
from netlint.toml import DocPath, Document, Mistake, dotted, parse
from netlint.utils.errors import reason_of
from netlint.utils.invisible import is_blank
from netlint.utils.suggest import guess_and_known, suggest

FILE_NAME = "netlint.toml"
PROJECT = "pyproject.toml"
"""The other file that settings can be in, under `[tool.netlint]`."""
_KEYS = tuple(key for _field, key in keys(SettingsFile))


Found: TypeAlias = "FilePath | SettingsError | None"
"""A file with settings, why that cannot be known, or none."""


def find(start: FilePath, tree: Tree, known: dict[FilePath, Found] | None = None) -> FilePath | None:
    """Return the nearest file with settings, in the folder `start` or one above it, as far as `tree` looks.

    `known` keeps what was found for each folder: many folders have the same ones above them. Raises `SettingsError`
    for a `pyproject.toml` on the way that cannot be read: it might have settings.
    """
    known = {} if known is None else known
    passed: list[FilePath] = []
    found: Found = None
    for folder in tree.above(start):
        if folder in known:
            found = known[folder]
            break
        passed.append(folder)
        if found := _found_in(folder, tree):
            break
    known |= dict.fromkeys(passed, found)
    if isinstance(found, SettingsError):
        raise found
    return found


def _found_in(folder: FilePath, tree: Tree) -> Found:
    own, project = folder / FILE_NAME, folder / PROJECT
    if tree.has(own):
        return own
    try:
        return project if tree.has(project) and _has_settings(_content(tree, project)) else None
    except SettingsError as error:
        return error


def _content(tree: Tree, file: FilePath) -> bytes:
    """Return a file. Raises `SettingsError` where it may not or cannot be read."""
    try:
        return tree.read(file)
    except OSError as error:
        problem = notice("{path} cannot be read: {reason}.", path=tree.name_of(file), reason=reason_of(error))
        raise SettingsError([problem]) from error


def _has_settings(project: bytes) -> bool:
    """Return whether a `pyproject.toml` has a table of netlint's; of one that cannot be read, whether it seems to."""
    if b"netlint" not in project:
        return False
    data = parse(PROJECT, project, max_bytes=MAX_SETTINGS).data
    if data is None:
        return re.search(rb"^\s*\[\s*tool\s*\.\s*netlint\b", project, re.MULTILINE) is not None
    return _has_table(data)


def _has_table(project: dict[str, Any]) -> bool:
    tools = project.get("tool")
    return isinstance(tools, dict) and "netlint" in tools


def load(
    source: SettingsSource,
    overrides: Overrides,
    rules: Mapping[str, Rule],
    presets: Mapping[str, Mapping[str, Any]] = MappingProxyType({}),
    tables: Tables = MappingProxyType({}),
    left_out: Collection[str] = (),
    before_rule_files: Callable[[], None] = lambda: None,
) -> Settings:
    """Read the file of `source`, and check it and `overrides`, which come on top, against what plugins give.

    That is their `rules`, `presets` and `tables` in a charter; `left_out` names the plugins that --no-plugin leaves
    out; `before_rule_files` is called before a rule file is run. Raises `SettingsError` with every problem found, each
    with its place, and where the file cannot be read.
    """
    checker = SettingsValidator(dict(rules), left_out)
    loaded, problems = Settings(SettingsFile(), {}, {}, None, overrides=overrides), list[Message]()
    if source.file:
        given = _File(source.file, source, checker, presets, tables, before_rule_files)
        loaded, problems = given.settings(overrides), given.problems
        problems = problems or loaded.pattern_problems()
    if not problems and source.in_force:  # a file with a mistake may name rules that are then not known
        problems = list(checker.overrides(overrides))
    if problems:
        raise SettingsError(problems)
    return loaded


class _File:
    """A file with settings, and the problems found in it."""

    def __init__(
        self,
        file: FilePath,
        source: SettingsSource,
        checker: SettingsValidator,
        presets: Mapping[str, Mapping[str, Any]],
        tables: Tables,
        before_rule_files: Callable[[], None],
    ) -> None:
        self.file = file
        self.source = source
        self.checker = checker
        self.own = LocalRules(file.parent, source, checker, self._problem_at, self._origin, tables, before_rule_files)
        self.presets = presets
        self.tables = tables
        self.name = source.tree.name_of(file)
        self.document: Document = parse(self.name, _content(source.tree, file), max_bytes=MAX_SETTINGS)
        self.path: DocPath = ("tool", "netlint") if file.name == PROJECT else ()
        self.problems: list[Message] = []
        table: Any = self.document.data or {}
        for part in self.path:
            table = table.get(part, {}) if isinstance(table, dict) else {}
        self.table: dict[str, Any] = table if isinstance(table, dict) else {}
        for mistake in self.document.mistakes:
            self._add(mistake)
        if not isinstance(table, dict):
            self._problem_at((), Message("`tool.netlint` must be a table, such as [tool.netlint]."))
        elif self.path and not self.document.mistakes and not _has_table(self.document.data or {}):
            self._problem((), Message("The file has no table [tool.netlint]."))

    def settings(self, overrides: Overrides) -> Settings:
        """Return what the file says; what is wrong with it is added to the problems."""
        fitted = convert(self.table, SettingsFile)
        for mistake in fitted.mistakes:
            self._add(mistake, self.path)
        values = fitted.model if fitted.model and not fitted.mistakes else SettingsFile()
        custom = tuple(self.own.custom(values.custom, self.table.get("custom", [])))
        files = tuple(self.own.files(values.rule_files)) if self.source.in_force else ()
        self.own.check_supersedes()
        has_not_all = values.rule_files and not self.source.in_force
        if has_not_all or (fitted.mistakes and any(map(_may_mean_rules, self.table))):
            self.checker.is_certain = False
        settings = Settings(
            values,
            {key: self._origin(key) for key in self.table},
            self.checker.options(self.table, self._problem_at),
            self.file,
            tuple(self._layers(values)),
            tuple(self._exceptions(values)),
            overrides,
            tuple(self._presets(values)),
            files,
            custom,
            tuple(self._patterns(values)),
            self.source.folder or self.file.parent,
        )
        self.checker.selectors(self.table, self._problem_at)
        return settings

    def _presets(self, values: SettingsFile) -> Iterator[SettingsLayer]:
        """Yield what the file extends."""
        for number, name in enumerate(values.extends):
            report = partial(self._problem_of_preset, (*self.path, "extends", number), name)
            if name not in self.presets:
                self._problem((*self.path, "extends", number), self._no_preset(name))
            elif loaded := self.checker.preset(self.presets[name], report):
                yield SettingsLayer(loaded[0], f"preset {name}", loaded[1])

    def _problem_of_preset(self, place: DocPath, name: str, at: DocPath, problem: Message) -> None:
        self._problem(place, f"{name}: {dotted(at[:2])}: " + problem)

    def _no_preset(self, name: str) -> Message:
        """Return why there is no such preset: its plugin is left out, or not installed, or has no such one."""
        said, plugin = notice("Unknown preset `{name}`.", name=name), name.partition(":")[0]
        if plugin in self.checker.left_out:
            return said + " " + notice("--no-plugin leaves out the plugin `{name}`.", name=plugin)
        where = Message("`netlint plugins` lists them.")
        if ":" in name and not any(known.startswith(f"{plugin}:") for known in self.presets):
            where = notice("No installed plugin `{name}` provides presets.", name=plugin) + " " + where
        return said + " " + guess_and_known(name, self.presets, where)

    def _layers(self, values: SettingsFile) -> Iterator[SettingsLayer]:
        for at, entry in enumerate(values.overrides):
            path = (*self.path, "overrides", at)
            table, report = self.table["overrides"][at], partial(self._problem_below, path)
            self.checker.selectors(table, report)
            yield SettingsLayer(entry, self._origin("overrides", at), self.checker.options(table, report))

    def _exceptions(self, values: SettingsFile) -> Iterator[tuple[str | None, AgreedException]]:
        for number, entry in enumerate(values.exceptions):
            path = (*self.path, "exceptions", number)
            at: DocPath = tuple(entry.at.split(".")) if entry.at else ()
            if problem := self.checker.wrong("exceptions", entry.rule):
                self._problem((*path, "rule"), problem)
            if misplaced := self._wrong_place(at):
                self._problem((*path, "at"), misplaced)
            yield (
                entry.charter,
                AgreedException(entry.rule, at, self._reason(entry, number), self._place((*path, "at"))),
            )

    def _patterns(self, values: SettingsFile) -> Iterator[Pattern]:
        """Yield the patterns of charters that exceptions and overrides are about."""
        for number, exception in enumerate(values.exceptions):
            if exception.charter is not None:
                yield Pattern(exception.charter, self._place((*self.path, "exceptions", number, "charter")))
        for number, entry in enumerate(values.overrides):
            place = self._place((*self.path, "overrides", number, "charters"))
            yield from (Pattern(pattern, place) for pattern in as_tuple(entry.charters))

    def _reason(self, entry: ExceptionEntry, number: int) -> SuppressionReason:
        where = self._origin("exceptions", number)
        reason = "" if is_blank(entry.reason) else entry.reason.strip()
        return SuppressionReason("exception", reason, entry.agreed_by, entry.agreed_on, entry.until, where)

    def _origin(self, *path: str | int) -> str:
        return f"{self.name}:{self.document.locate((*self.path, *path), key=True).span.line}"

    def _wrong_place(self, at: DocPath) -> Message | None:
        problem = place_problem(at, plain=True, tables=self.tables) if at else None
        return problem or None

    def _add(self, mistake: Mistake, prefix: DocPath = ()) -> None:
        if mistake.span:
            said = mistake.message + " " + mistake.advice if mistake.advice else mistake.message
            self.problems.append(f"{self.name}:{mistake.span.line}:{mistake.span.column}: " + said)
        else:
            self._problem((*prefix, *mistake.path), mistake.message)

    def _problem_at(self, path: DocPath, text: Message) -> None:
        self._problem((*self.path, *path), text)

    def _problem_below(self, above: DocPath, path: DocPath, text: Message) -> None:
        self._problem((*above, *path), text)

    def _problem(self, path: DocPath, text: Message) -> None:
        self.problems.append(f"{self._place(path)}: " + text)

    def _place(self, path: DocPath) -> str:
        span = self.document.locate(path, key=True).span
        return f"{self.name}:{span.line}:{span.column}"


def _may_mean_rules(key: str) -> bool:
    """Return whether a key of the settings has, or was meant to have, the rules of the repository's own."""
    own = ("custom", "rule-files")
    return key in own or (key not in _KEYS and suggest(key, _KEYS) in own)
