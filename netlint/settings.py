"""Settings: files and command line → one value for each key, with its origin. Checks no charter, prints nothing."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path as FilePath
from typing import Annotated, Any, Literal, NamedTuple, TypeAlias, get_type_hints

import msgspec
from msgspec import Meta, Struct

from netlint import selection
from netlint.charter import Document, Fault, Path, fit, read
from netlint.language import Language
from netlint.language import gettext as _
from netlint.rules import Rule, Severity
from netlint.selection import ActiveRule, Selection

FILE_NAME = "netlint.toml"

LadderLevel: TypeAlias = Literal["essential", "sound", "thriving"]
FailOn: TypeAlias = Literal["error", "warning", "info", "never"]
Selectors: TypeAlias = tuple[str, ...]


class SettingsFile(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, rename="kebab"):
    """The settings of netlint: `netlint.toml`, or `[tool.netlint]` in `pyproject.toml`."""

    select: Annotated[
        Selectors | None,
        Meta(description="Only these rules, by code, name, code prefix or family; without it those of the level."),
    ] = None
    extend_select: Annotated[Selectors, Meta(description="These rules as well.")] = ()
    ignore: Annotated[Selectors, Meta(description="Not these rules.")] = ()
    level: Annotated[LadderLevel, Meta(description="How far up the ladder the rules go.")] = "sound"
    fail_on: Annotated[FailOn, Meta(description="The least severity that makes a run fail.")] = "error"
    exclude: Annotated[
        tuple[str, ...], Meta(description="Paths that are not looked at in folders, in the patterns of .gitignore.")
    ] = ()
    max_findings: Annotated[
        Annotated[int, Meta(ge=1)], Meta(description="The most findings that are shown for one charter.")
    ] = 50
    max_bytes: Annotated[
        Annotated[int, Meta(ge=1)], Meta(description="The largest charter that is read, in bytes.")
    ] = 1024 * 1024
    lang: Annotated[
        Language | None, Meta(description="The language to speak; without it that of the charter, or of the locale.")
    ] = None
    severity: Annotated[dict[str, Severity], Meta(description="The severity of rules, by selector.")] = {}
    rules: Annotated[dict[str, dict[str, Any]], Meta(description="The options of rules, by name or code.")] = {}


class SettingsError(Exception):
    """Raised for settings that cannot be used; each of `problems` is a line for people, with its place."""

    def __init__(self, problems: list[str]) -> None:
        """Keep the problems."""
        super().__init__("\n".join(problems))
        self.problems = problems


class Overrides(Struct, frozen=True):
    """What the command line says: it comes before the file. `None` and `()` are what it does not say.

    `select` replaces all that the file selects and ignores; `extend_select` and `ignore` are added to it.
    """

    select: Selectors | None = None
    extend_select: Selectors = ()
    ignore: Selectors = ()
    level: LadderLevel | None = None
    fail_on: FailOn | None = None
    max_findings: int | None = None


class Settings(NamedTuple):
    """The effective settings: a value and an origin for each key, and the options of rules that are not defaults."""

    values: SettingsFile
    origins: dict[str, str]
    """Where a key's value comes from: a file and line, or a command-line option. What is not here is a default."""
    options: dict[str, dict[str, Any]]
    """By the code of a rule, the options that are set, by their Python names."""
    file: FilePath | None

    def severity_of(self, rule: Rule) -> Severity | None:
        """Give the severity that is set for a rule, by the selector that means it most precisely."""
        meant = ((selection.specificity(named, rule), severity) for named, severity in self.values.severity.items())
        precision, severity = max(meant, default=(0, None), key=lambda pair: pair[0])
        return severity if precision else None

    def excludes(self, path: str) -> bool:
        """Say whether a path, relative to the folder of the file, is left out when folders are looked through."""
        from pathspec import GitIgnoreSpec  # noqa: PLC0415 (few settings exclude anything)

        return GitIgnoreSpec.from_lines(self.values.exclude).match_file(path)

    def selection(self, rules: Mapping[str, Rule]) -> Selection:
        """Give the rules that take part, with their options and severities."""
        values = self.values
        return Selection(
            ActiveRule(rule, self.options.get(rule.code, {}), self.severity_of(rule))
            for rule in rules.values()
            if selection.is_selected(
                rule,
                level=values.level,
                select=values.select,
                extend_select=values.extend_select,
                ignore=values.ignore,
            )
        )


def find(start: FilePath) -> FilePath | None:
    """Find the nearest file with settings, in the folder `start` or one above it."""
    for folder in (start, *start.parents):
        own = folder / FILE_NAME
        if own.is_file():
            return own
        project = folder / "pyproject.toml"
        if project.is_file() and b"[tool.netlint" in project.read_bytes():
            return project
    return None


def load(file: FilePath | None, overrides: Overrides, rules: Mapping[str, Rule]) -> Settings:
    """Read `file`, put `overrides` on top, and check both against the rules that there are.

    Raises `SettingsError` with every problem found, each with its place, and `OSError` where the file cannot be read.
    """
    problems = list(_unknown_overrides(overrides, rules))
    values, origins, options = SettingsFile(), {}, {}
    if file:
        given = _File(file)
        values, options = given.fit(), given.options(rules)
        given.check_selectors(rules)
        origins = {key: given.origin(key) for key in given.table}
        problems = given.problems + problems
    if problems:
        raise SettingsError(problems)
    return Settings(_merge(values, origins, overrides), origins, options, file)


def options_type(rule: Rule) -> type[Struct]:
    """Give the type of a rule's options, from the annotations and defaults of its keyword-only parameters."""
    hints = get_type_hints(rule.function, include_extras=True)
    fields = [(name, hints.get(name, type(rule.defaults[name])), rule.defaults[name]) for name in rule.options]
    return msgspec.defstruct(rule.name, fields, frozen=True, forbid_unknown_fields=True, rename="kebab")


class _File:
    """A file with settings, and the problems found in it."""

    def __init__(self, file: FilePath) -> None:
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

    def origin(self, key: str) -> str:
        return f"{self.name}:{self.document.locate((*self.path, key), key=True).span.line}"

    def fit(self) -> SettingsFile:
        fitted = fit(self.table, SettingsFile)
        for fault in fitted.faults:
            self._add(fault, self.path)
        return fitted.model or SettingsFile()

    def options(self, rules: Mapping[str, Rule]) -> dict[str, dict[str, Any]]:
        """Check the options of rules, each against what the signature of its rule says."""
        known = {name: rule for rule in rules.values() for name in (rule.code, rule.name)}
        options: dict[str, dict[str, Any]] = {}
        tables = self.table.get("rules", {})
        for name, table in tables.items() if isinstance(tables, dict) else ():
            at = (*self.path, "rules", name)
            if name not in known:
                self._problem(
                    at, selection.unknown(name, rules) or _("`{name}` means several rules; name one.").format(name=name)
                )
            elif isinstance(table, dict):
                fitted = fit(table, options_type(known[name]))
                for fault in fitted.faults:
                    self._add(fault, at, _("rule {name}:").format(name=name) + " ")
                if fitted.model and not fitted.faults:
                    options[known[name].code] = msgspec.structs.asdict(fitted.model)
        return options

    def check_selectors(self, rules: Mapping[str, Rule]) -> None:
        for key in ("select", "extend-select", "ignore", "severity"):
            given = self.table.get(key, ())
            for at, selector in enumerate(given if isinstance(given, list | dict) else ()):
                place = (*self.path, key, at if isinstance(given, list) else selector)
                if isinstance(selector, str) and (problem := _wrong_selector(key, selector, rules)):
                    self._problem(place, problem)

    def _add(self, fault: Fault, prefix: Path = (), context: str = "") -> None:
        if fault.span:
            self.problems.append(f"{self.name}:{fault.span.line}:{fault.span.column}: {fault.message.text(_)}")
        else:
            self._problem((*prefix, *fault.path), context + fault.message.text(_))

    def _problem(self, path: Path, text: str) -> None:
        span = self.document.locate(path, key=True).span
        self.problems.append(f"{self.name}:{span.line}:{span.column}: {text}")


def _wrong_selector(key: str, selector: str, rules: Mapping[str, Rule]) -> str | None:
    """Say what is wrong with a selector under a key of the settings, if anything."""
    for rule in rules.values():
        if rule.mandatory and key in ("ignore", "severity") and selector in (rule.code, rule.name):
            template = _("`{name}` cannot be left out or changed: without it a faulty charter would seem well.")
            return template.format(name=selector)
    return selection.unknown(selector, rules)


def _unknown_overrides(overrides: Overrides, rules: Mapping[str, Rule]) -> Iterator[str]:
    for key in ("select", "extend-select", "ignore"):
        for selector in getattr(overrides, key.replace("-", "_")) or ():
            if problem := _wrong_selector(key, selector, rules):
                yield f"--{key}: {problem}"


def _merge(values: SettingsFile, origins: dict[str, str], overrides: Overrides) -> SettingsFile:
    """Put the command line on top of a file, and say so in `origins`."""
    changes: dict[str, Any] = {}
    if overrides.select is not None:
        changes = {"select": overrides.select, "extend_select": (), "ignore": ()}
        origins.pop("extend-select", None)
        origins.pop("ignore", None)
    for key in ("select", "level", "fail_on", "max_findings"):
        if (given := getattr(overrides, key)) is not None:
            changes[key] = given
            origins[key.replace("_", "-")] = f"--{key.replace('_', '-')}"
    for key, other in (("extend_select", "ignore"), ("ignore", "extend_select")):
        if added := getattr(overrides, key):
            option = key.replace("_", "-")
            before = changes.get(key, getattr(values, key))
            changes[key] = (*before, *added)
            rest = changes.get(other, getattr(values, other))
            changes[other] = tuple(selector for selector in rest if selector not in added)
            origins[option] = f"{origins[option]} and --{option}" if before else f"--{option}"
    return msgspec.structs.replace(values, **changes)
