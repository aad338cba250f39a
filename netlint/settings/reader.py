"""Reading a file with settings: each problem is said in a line, with its place. Checks no charter."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path as FilePath
from typing import Any

from netlint.charter import convert, keys
from netlint.charter.schema_paths import place_problem
from netlint.i18n import Message
from netlint.linter.suppressions.model import AgreedException, SuppressionReason
from netlint.rules.base import Rule
from netlint.settings.exception_checks import empty_values
from netlint.settings.extended import LoadExtended, extended_file, in_circle
from netlint.settings.local_rules import LocalRules
from netlint.settings.merging import SettingsLayer
from netlint.settings.nearest import PROJECT, content_of, has_table
from netlint.settings.pattern_problems import Pattern
from netlint.settings.preset_rules import PresetRules
from netlint.settings.required_version import version_problem
from netlint.settings.resolve import Settings
from netlint.settings.schema import ExceptionEntry, Overrides, SettingsError, SettingsFile
from netlint.settings.source import MAX_SETTINGS, SettingsSource
from netlint.settings.unknown_preset import unknown_preset
from netlint.settings.validate import SettingsValidator
from netlint.toml import DocPath, Document, Mistake, dotted, parse
from netlint.utils.invisible import is_blank
from netlint.utils.suggest import suggest

_KEYS = tuple(key for _field, key in keys(SettingsFile))


class SettingsReader:
    """A file with settings, and the problems found in it."""

    def __init__(
        self,
        file: FilePath,
        source: SettingsSource,
        checker: SettingsValidator,
        before_rule_files: Callable[[], None],
    ) -> None:
        """Read a `file` that `source` names; `before_rule_files` is called before a rule file is run.

        Raises `SettingsError` where it cannot be read, or is for another netlint.
        """
        self.file = file
        self.source = source
        self.checker = checker
        report, origin = self._problem_at, self._origin
        self.shared = PresetRules(checker)
        self.own = LocalRules(file.parent, source, checker, report, origin, before_rule_files, self.shared)
        self.presets = checker.plugins.presets
        self.tables = checker.plugins.tables
        self.name = source.tree.name_of(file)
        self.document: Document = parse(self.name, content_of(source.tree, file), max_bytes=MAX_SETTINGS)
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
        elif self.path and not self.document.mistakes:
            self._check_outside(self.document.data or {})
        self._check_version()

    def _check_outside(self, data: dict[str, Any]) -> None:
        """Refuse a `pyproject.toml` that has settings outside of their table, or no such table."""
        from netlint.settings.habits import outside_table

        if outside := outside_table(data, _KEYS):
            self._problem(*outside)
        elif not has_table(data):
            self._problem((), Message("The file has no table [tool.netlint]."))

    def _check_version(self) -> None:
        """Refuse settings for another netlint. Raises `SettingsError`: what else they say may be right in that one."""
        if "required-version" in self.table and (wrong := version_problem(self.table["required-version"])):
            problem, is_of_netlint = wrong
            if is_of_netlint:
                self.problems.clear()
            self._problem_at(("required-version",), problem)
            if is_of_netlint:
                raise SettingsError(self.problems)

    def extended(self, load_extended: LoadExtended) -> Settings | None:
        """Return the settings that these extend, if any. Raises `SettingsError` for a mistake in them."""
        name = self.table.get("extend")
        if not isinstance(name, str):
            return None
        found = extended_file(self.source.tree, self.file, name)
        loaded = load_extended(found) if isinstance(found, FilePath) else None
        if loaded is None:
            self._problem_at(("extend",), found if isinstance(found, Message) else in_circle(name))
            self.checker.is_certain = False
            return None
        self.checker.rules.update({rule.code: rule for rule in loaded.all_rules})
        return loaded

    def settings(self, overrides: Overrides, base: Settings | None = None) -> Settings:
        """Return what the file says; what is wrong with it is added to the problems."""
        fitted = convert(self.table, SettingsFile)
        for mistake in fitted.mistakes:
            self._add_value(mistake)
        values = fitted.model if fitted.model and not fitted.mistakes else SettingsFile()
        shared = tuple(self._preset_rules(values))
        custom = tuple(self.own.custom(values.custom, self.table.get("custom", [])))
        files = tuple(self.own.files(values.rule_files)) if self.source.in_force else ()
        self.own.check_supersedes()
        files_named = (values, *(one.values for one in (base.chain if base else ())))
        has_not_all = any(one.rule_files for one in files_named) and not self.source.in_force
        if has_not_all or (fitted.mistakes and any(map(_may_mean_rules, self.table))):
            self.checker.is_certain = False
        settings = Settings(
            values,
            {key: self._origin(key) for key in self.table},
            self.checker.options(self.table, self._problem_at),
            self.file,
            layers=tuple(self._layers(values)),
            exceptions=tuple(self._exceptions(values)),
            overrides=overrides,
            presets=tuple(self._presets(values)),
            rule_files=files,
            custom=custom,
            preset_rules=shared,
            pattern_groups=tuple(self._patterns(values)),
            folder=self.source.folder or self.file.parent,
            base=base,
        )
        self.checker.selectors(self.table, self._problem_at)
        return settings

    def _preset_rules(self, values: SettingsFile) -> Iterator[Rule]:
        """Yield the rules without code of the presets that the file extends."""
        for number, name in enumerate(values.extends):
            if name in self.presets:
                report = partial(self._problem_of_preset, (*self.path, "extends", number), name)
                yield from self.shared.take(name, self.presets[name], report)

    def _presets(self, values: SettingsFile) -> Iterator[SettingsLayer]:
        """Yield what the file extends."""
        for number, name in enumerate(values.extends):
            report = partial(self._problem_of_preset, (*self.path, "extends", number), name)
            if name not in self.presets:
                self._problem(
                    (*self.path, "extends", number), unknown_preset(name, self.presets, self.checker.left_out)
                )
            elif loaded := self.checker.preset(self.presets[name], report):
                yield SettingsLayer(loaded[0], f"preset {name}", loaded[1])

    def _problem_of_preset(self, place: DocPath, name: str, at: DocPath, problem: Message) -> None:
        shown = at if at[0] == "custom" else at[:2]
        self._problem(place, f"{self.shared.label(name)}: {dotted(shown)}: " + problem)

    def _layers(self, values: SettingsFile) -> Iterator[SettingsLayer]:
        for at, entry in enumerate(values.overrides):
            path = (*self.path, "overrides", at)
            table, report = self.table["overrides"][at], partial(self._problem_below, path)
            self.checker.selectors(table, report)
            yield SettingsLayer(entry, self._origin("overrides", at), self.checker.options(table, report))

    def _exceptions(self, values: SettingsFile) -> Iterator[tuple[str | None, AgreedException]]:
        for number, entry in enumerate(values.exceptions):
            path = (*self.path, "exceptions", number)
            at: DocPath = tuple(entry.at.split(".")) if entry.at and not is_blank(entry.at) else ()
            for key, empty in empty_values(entry, self.table["exceptions"][number]):
                self._problem((*path, key), empty)
            if problem := self.checker.wrong("exceptions", entry.rule):
                self._problem((*path, "rule"), problem)
            if misplaced := self._wrong_place(at):
                self._problem((*path, "at"), misplaced)
            yield (
                entry.charter,
                AgreedException(
                    entry.rule,
                    at,
                    self._reason(entry, number),
                    self._place((*path, "at")),
                    self._place((*path, "agreed-by")),
                ),
            )

    def _patterns(self, values: SettingsFile) -> Iterator[tuple[Pattern, ...]]:
        """Yield the patterns of `exclude`, and of the charters that exceptions and overrides are about."""
        if values.exclude:
            yield self._patterns_at(("exclude",), values.exclude)
        for number, exception in enumerate(values.exceptions):
            if exception.charter is not None:
                yield self._patterns_at(("exceptions", number, "charter"), exception.charter)
        for number, entry in enumerate(values.overrides):
            yield self._patterns_at(("overrides", number, "charters"), entry.charters)

    def _patterns_at(self, path: DocPath, given: str | tuple[str, ...]) -> tuple[Pattern, ...]:
        if isinstance(given, str):
            return (Pattern(given, self._place((*self.path, *path))),)
        places = (self._place((*self.path, *path, number)) for number in range(len(given)))
        return tuple(map(Pattern, given, places))

    def _reason(self, entry: ExceptionEntry, number: int) -> SuppressionReason:
        where = self._origin("exceptions", number)
        reason = "" if is_blank(entry.reason) else entry.reason.strip()
        return SuppressionReason("exception", reason, entry.agreed_by, entry.agreed_on, entry.until, where)

    def _origin(self, *path: str | int) -> str:
        return f"{self.name}:{self.document.locate((*self.path, *path), key=True).span.line}"

    def _wrong_place(self, at: DocPath) -> Message | None:
        problem = place_problem(at, plain=True, tables=self.tables) if at else None
        return problem or None

    def _add_value(self, mistake: Mistake) -> None:
        """Add what is wrong with a key or value, in the words for those who know another linter."""
        if mistake.path == ("required-version",):  # it has been refused
            return
        from netlint.settings.habits import as_netlint_has_it

        better = as_netlint_has_it(mistake, self.table, in_pyproject=bool(self.path))
        self._problem_at(mistake.path, better or mistake.message)

    def _add(self, mistake: Mistake) -> None:
        if mistake.span:
            said = mistake.message + " " + mistake.advice if mistake.advice else mistake.message
            self.problems.append(f"{self.name}:{mistake.span.line}:{mistake.span.column}: " + said)
        else:
            self._problem(mistake.path, mistake.message)

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
