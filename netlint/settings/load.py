"""Reading settings: each problem is said in a line, with its place. Checks no charter."""

import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path as FilePath
from types import MappingProxyType
from typing import Any, get_type_hints

import msgspec
from msgspec import Struct

from netlint import selection
from netlint.charter import Document, Fault, Path, fit, many, nearest, read
from netlint.language import gettext as _
from netlint.rules import Rule
from netlint.settings.effective import Layer, Pattern, Settings
from netlint.settings.model import ExceptionEntry, Overrides, Preset, SettingsError, SettingsFile
from netlint.settings.own import OwnRules
from netlint.suppressions import Exemption, Standing

FILE_NAME = "netlint.toml"


def find(start: FilePath) -> FilePath | None:
    """Find the nearest file with settings, in the folder `start` or one above it; its path is absolute."""
    start = start.absolute()
    for folder in (start, *start.parents):
        own = folder / FILE_NAME
        if own.is_file():
            return own
        project = folder / "pyproject.toml"
        if project.is_file() and _has_settings(project.read_bytes()):
            return project
    return None


def _has_settings(project: bytes) -> bool:
    """Say whether a `pyproject.toml` has a table of netlint's; of one that cannot be read, whether it seems to."""
    if b"netlint" not in project:
        return False
    data = read("pyproject.toml", project).data
    if data is None:
        return re.search(rb"^\s*\[\s*tool\s*\.\s*netlint\b", project, re.MULTILINE) is not None
    tools = data.get("tool")
    return isinstance(tools, dict) and "netlint" in tools


def load(
    file: FilePath | None,
    overrides: Overrides,
    rules: Mapping[str, Rule],
    presets: Mapping[str, Mapping[str, Any]] = MappingProxyType({}),
) -> Settings:
    """Read `file`, and check it and `overrides`, which come on top, against the `rules` and `presets` of plugins.

    Raises `SettingsError` with every problem found, each with its place, and `OSError` where the file cannot be read.
    """
    loaded, problems, all_known = Settings(SettingsFile(), {}, {}, file, overrides=overrides), list[str](), True
    if file:
        given = _File(file, rules, presets)
        loaded = given.settings(overrides)
        problems, all_known = given.problems, given.own.are_whole
    known = {**rules, **{rule.code: rule for rule in loaded.own_rules}}
    if all_known:
        problems += _unknown_overrides(overrides, known)
    if problems:
        raise SettingsError(problems)
    return loaded


def options_type(rule: Rule) -> type[Struct]:
    """Give the type of a rule's options, from the annotations and defaults of its keyword-only parameters."""
    hints = get_type_hints(rule.function, include_extras=True)
    fields = [(name, hints.get(name, type(rule.defaults[name])), rule.defaults[name]) for name in rule.options]
    return msgspec.defstruct(rule.name, fields, frozen=True, forbid_unknown_fields=True, rename="kebab")


class _File:
    """A file with settings, and the problems found in it."""

    def __init__(self, file: FilePath, rules: Mapping[str, Rule], presets: Mapping[str, Mapping[str, Any]]) -> None:
        self.file = file
        self.rules = dict(rules)
        self.own = OwnRules(file.parent, self.rules, self._problem_at, self._origin)
        self.presets = presets
        self.name = os.path.relpath(file)
        self.document: Document = read(self.name, file.read_bytes())
        self.path: Path = () if file.name == FILE_NAME else ("tool", "netlint")
        self.problems: list[str] = []
        table: Any = self.document.data or {}
        for part in self.path:
            table = table.get(part, {}) if isinstance(table, dict) else {}
        self.table: dict[str, Any] = table if isinstance(table, dict) else {}
        for fault in self.document.faults:
            self._add(fault)
        if not isinstance(table, dict):
            self._problem_at((), _("`tool.netlint` must be a table, such as [tool.netlint]."))

    def settings(self, overrides: Overrides) -> Settings:
        """Give what the file says; what is wrong with it is added to the problems."""
        fitted = fit(self.table, SettingsFile)
        for fault in fitted.faults:
            self._add(fault, self.path)
        values = fitted.model if fitted.model and not fitted.faults else SettingsFile()
        custom, files = tuple(self.own.custom(values.custom)), tuple(self.own.files(values.rule_files))
        if fitted.faults and {"custom", "rule-files"} & set(self.table):
            self.own.are_whole = False
        settings = Settings(
            values,
            {key: self._origin(key) for key in self.table},
            self._options(self.table, self.path),
            self.file,
            tuple(self._layers(values)),
            tuple(self._exemptions(values)),
            overrides,
            tuple(self._presets(values)),
            files,
            custom,
            tuple(self._patterns(values)),
        )
        self._check_selectors(self.table, self.path)
        return settings

    def _presets(self, values: SettingsFile) -> Iterator[Layer]:
        """Give what the file extends."""
        for number, name in enumerate(values.extends):
            at = (*self.path, "extends", number)
            if name not in self.presets:
                near = nearest(name, self.presets)
                hint = _("Did you mean `{name}`?").format(name=near) if near else _("`netlint plugins` lists them.")
                self._problem(at, _("There is no preset `{name}`.").format(name=name) + " " + hint)
                continue
            table = dict(self.presets[name])
            fitted = fit(table, Preset)
            for fault in fitted.faults:
                self._problem(at, f"{name}: {fault.message.text(_)}")
            if fitted.model and not fitted.faults:
                yield Layer(fitted.model, _("preset {name}").format(name=name), self._options(table, at))

    def _layers(self, values: SettingsFile) -> Iterator[Layer]:
        for at, entry in enumerate(values.overrides):
            path = (*self.path, "overrides", at)
            table = self.table["overrides"][at]
            self._check_selectors(table, path)
            yield Layer(entry, self._origin("overrides", at), self._options(table, path))

    def _exemptions(self, values: SettingsFile) -> Iterator[tuple[str | None, Exemption]]:
        for number, entry in enumerate(values.exceptions):
            path = (*self.path, "exceptions", number)
            at: Path = tuple(entry.at.split(".")) if entry.at else ()
            if problem := self._wrong("exceptions", entry.rule):
                self._problem((*path, "rule"), problem)
            if misplaced := _wrong_place(at):
                self._problem((*path, "at"), misplaced)
            yield entry.charter, Exemption(entry.rule, at, self._standing(entry, number), self._place((*path, "at")))

    def _patterns(self, values: SettingsFile) -> Iterator[Pattern]:
        """Give the patterns of charters that exceptions and overrides are about."""
        for number, exception in enumerate(values.exceptions):
            if exception.charter is not None:
                yield Pattern(exception.charter, self._place((*self.path, "exceptions", number, "charter")))
        for number, entry in enumerate(values.overrides):
            place = self._place((*self.path, "overrides", number, "charters"))
            yield from (Pattern(pattern, place) for pattern in many(entry.charters))

    def _standing(self, entry: ExceptionEntry, number: int) -> Standing:
        where = self._origin("exceptions", number)
        return Standing("exception", entry.reason.strip(), entry.agreed_by, entry.agreed_on, entry.until, where)

    def _origin(self, *path: str | int) -> str:
        return f"{self.name}:{self.document.locate((*self.path, *path), key=True).span.line}"

    def _options(self, table: dict[str, Any], path: Path) -> dict[str, dict[str, Any]]:
        """Check the options of rules, each against what the signature of its rule says; give those that are set."""
        known = {name: rule for rule in self.rules.values() for name in (rule.code, rule.name)}
        options: dict[str, dict[str, Any]] = {}
        tables = table.get("rules", {})
        for name, given in tables.items() if isinstance(tables, dict) else ():
            at = (*path, "rules", name)
            if name not in known:
                if problem := self._wrong("rules", name):
                    self._problem(at, problem)
            elif isinstance(given, dict):
                context = _("rule {name}:").format(name=name) + " "
                try:
                    fitted = fit(given, options_type(known[name]))
                except TypeError as error:  # what an annotation says is the rule's, and may be anything
                    said = " ".join(str(error).split())
                    self._problem(
                        at, context + _("it has an option that no settings can set: {error}").format(error=said)
                    )
                    continue
                for fault in fitted.faults:
                    self._add(fault, at, context)
                if fitted.model and not fitted.faults:
                    attributes = [key.replace("-", "_") for key in given]
                    options[known[name].code] = {key: getattr(fitted.model, key) for key in attributes}
        return options

    def _check_selectors(self, table: dict[str, Any], path: Path) -> None:
        for key in ("select", "extend-select", "ignore", "severity"):
            given = table.get(key, ())
            for at, selector in enumerate(given if isinstance(given, list | dict) else ()):
                place = (*path, key, at if isinstance(given, list) else selector)
                if isinstance(selector, str) and (problem := self._wrong(key, selector)):
                    self._problem(place, problem)

    def _add(self, fault: Fault, prefix: Path = (), context: str = "") -> None:
        if fault.span:
            self.problems.append(f"{self.name}:{fault.span.line}:{fault.span.column}: {fault.message.text(_)}")
        else:
            self._problem((*prefix, *fault.path), context + fault.message.text(_))

    def _wrong(self, key: str, selector: str) -> str | None:
        """Say what is wrong with a selector; nothing is where it may mean a rule that could not be loaded."""
        if not self.own.are_whole and selection.unknown(selector, self.rules):
            return None
        return _wrong_selector(key, selector, self.rules)

    def _problem_at(self, path: Path, text: str) -> None:
        self._problem((*self.path, *path), text)

    def _problem(self, path: Path, text: str) -> None:
        self.problems.append(f"{self._place(path)}: {text}")

    def _place(self, path: Path) -> str:
        span = self.document.locate(path, key=True).span
        return f"{self.name}:{span.line}:{span.column}"


def _wrong_place(at: Path) -> str | None:
    from netlint.charter.format import place_problem  # noqa: PLC0415 (few settings name a place)

    problem = place_problem(at, plain=True) if at else None
    return problem.text(_) if problem else None


def _wrong_selector(key: str, selector: str, rules: Mapping[str, Rule]) -> str | None:
    """Say what is wrong with a selector under a key of the settings, if anything."""
    for rule in rules.values():
        if rule.mandatory and key in ("ignore", "severity", "exceptions") and selector in (rule.code, rule.name):
            template = _("`{name}` cannot be left out or changed: without it a faulty charter would seem well.")
            return template.format(name=selector)
    unknown = selection.unknown(selector, rules)
    several = _("`{name}` means several rules; name one.").format(name=selector) if key == "rules" else None
    return unknown or several


def _unknown_overrides(overrides: Overrides, rules: Mapping[str, Rule]) -> Iterator[str]:
    for key in ("select", "extend-select", "ignore"):
        for selector in getattr(overrides, key.replace("-", "_")) or ():
            if problem := _wrong_selector(key, selector, rules):
                yield f"--{key}: {problem}"
