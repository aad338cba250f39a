"""What holds for one charter: a value for each key, where it comes from, and the rules that take part."""

from collections.abc import Collection, Mapping
from pathlib import Path as FilePath
from typing import Any, NamedTuple

import msgspec

from netlint import selection
from netlint.charter import many
from netlint.findings import Severity
from netlint.rules import Rule
from netlint.selection import ActiveRule, Selection
from netlint.settings.local import RuleFile
from netlint.settings.model import OverrideEntry, Overrides, Preset, SettingsFile
from netlint.suppressions import Exemption


class Effective(NamedTuple):
    """The settings that hold for a charter: a value and an origin for each key, and the rules that take part."""

    values: SettingsFile
    origins: dict[str, str]
    """Where a key's value comes from: a file and line, or a command-line option. What is not here is a default."""
    selection: Selection
    exemptions: tuple[Exemption, ...] = ()


class Layer(NamedTuple):
    """Settings for some of the charters, and where they stand."""

    entry: Preset
    where: str
    options: dict[str, dict[str, Any]]
    """By the code of a rule, the options that are set, by their Python names."""


class Pattern(NamedTuple):
    """A pattern of charters, and where it stands: file, line and column."""

    text: str
    where: str


class Settings(NamedTuple):
    """What a file says, with the command line still to come on top."""

    values: SettingsFile
    origins: dict[str, str]
    options: dict[str, dict[str, Any]]
    """By the code of a rule, the options that are set, by their Python names."""
    file: FilePath | None
    layers: tuple[Layer, ...] = ()
    exemptions: tuple[tuple[str | None, Exemption], ...] = ()
    """The exceptions, each with the pattern of the charters that it is about."""
    overrides: Overrides = Overrides()
    presets: tuple[Layer, ...] = ()
    """What the file extends."""
    rule_files: tuple[RuleFile, ...] = ()
    custom: tuple[Rule, ...] = ()
    patterns: tuple[Pattern, ...] = ()
    """Which charters its exceptions and overrides are about."""
    folder: FilePath | None = None
    """What its patterns are relative to; `None` where there is no file."""

    @property
    def own_rules(self) -> tuple[Rule, ...]:
        """The rules that stand in the file, or in files that it names."""
        return (*self.custom, *(rule for file in self.rule_files for rule in file.rules))

    def excludes(self, path: str) -> bool:
        """Say whether a path, relative to the folder of the file, is left out when folders are looked through."""
        return _matches(self.values.exclude, path)

    def layers_for(self, charter: str) -> tuple[int, ...]:
        """Give the numbers of the overrides that hold for a charter, its path relative to the folder of the file."""
        return tuple(
            at
            for at, layer in enumerate(self.layers)
            if isinstance(layer.entry, OverrideEntry) and _matches(many(layer.entry.charters), charter)
        )

    def exemptions_for(self, charter: str) -> tuple[Exemption, ...]:
        """Give the exceptions that are about a charter, its path relative to the folder of the file."""
        return tuple(one for pattern, one in self.exemptions if pattern is None or _matches((pattern,), charter))

    def idle_patterns(self, charters: Collection[str]) -> list[Pattern]:
        """Give the patterns that match none of `charters`, their paths relative to the folder of the file."""
        from pathspec import GitIgnoreSpec  # noqa: PLC0415 (few settings have patterns)

        specs = {pattern: GitIgnoreSpec.from_lines([pattern.text.removeprefix("!")]) for pattern in self.patterns}
        return [pattern for pattern, spec in specs.items() if not any(map(spec.match_file, charters))]

    def effective(self, rules: Mapping[str, Rule], layers: tuple[int, ...] = ()) -> Effective:
        """Put the file on top of what it extends, overrides on top of that, and the command line on top of all.

        `rules` are those of plugins; those of the file come with them.
        """
        known = {**rules, **{rule.code: rule for rule in self.own_rules}}
        values, origins, options = self.values, dict(self.origins), dict(self.options)
        if self.presets:
            values, origins, options = self._extended(known)
        for layer in (self.layers[at] for at in layers):
            values = _lay_over(values, origins, layer, known)
            for code, given in layer.options.items():
                options[code] = options.get(code, {}) | given
        values = _merge(values, origins, self.overrides, "--{key}")
        return Effective(values, origins, _selection(values, options, known))

    def _extended(self, known: Mapping[str, Rule]) -> tuple[SettingsFile, dict[str, str], dict[str, dict[str, Any]]]:
        """Put what the file says on top of its presets."""
        said = {key.replace("-", "_") for key in self.origins}
        shared = [field for field in Preset.__struct_fields__ if field != "charters"]
        own = Preset(**{field: getattr(self.values, field) for field in shared if field in said})
        defaults = {field: getattr(SettingsFile(), field) for field in shared}
        values, origins = msgspec.structs.replace(self.values, **defaults), dict[str, str]()
        options: dict[str, dict[str, Any]] = {}
        for layer in (*self.presets, Layer(own, "", self.options)):
            values = _lay_over(values, origins, layer, known)
            for code, given in layer.options.items():
                options[code] = options.get(code, {}) | given
        return values, origins | self.origins, options


def _matches(patterns: tuple[str, ...], path: str) -> bool:
    if not patterns:
        return False
    from pathspec import GitIgnoreSpec  # noqa: PLC0415 (few settings have patterns)

    return GitIgnoreSpec.from_lines(patterns).match_file(path)


def _selection(values: SettingsFile, options: Mapping[str, dict[str, Any]], rules: Mapping[str, Rule]) -> Selection:
    """Give the rules that take part, with their options and severities."""
    outside = selection.optional((*(values.select or ()), *values.extend_select), rules.values())
    taking_part = (
        ActiveRule(rule, options.get(rule.code, {}), _severity_of(rule, values))
        for rule in rules.values()
        if selection.is_selected(
            rule,
            level=values.level,
            select=values.select,
            extend_select=values.extend_select,
            ignore=values.ignore,
            outside=outside,
        )
    )
    return Selection(taking_part, rules)


def _severity_of(rule: Rule, values: SettingsFile) -> Severity | None:
    """Return the severity that is set for a rule, by the selector that means it most precisely."""
    if rule.mandatory:
        return None
    meant = ((selection.specificity(named, rule), severity) for named, severity in values.severity.items())
    precision, severity = max(meant, default=(0, None), key=lambda pair: pair[0])
    return severity if precision else None


def _lay_over(values: SettingsFile, origins: dict[str, str], layer: Layer, known: Mapping[str, Rule]) -> SettingsFile:
    """Put one of the overrides on top."""
    entry = layer.entry
    values = _merge(
        values,
        origins,
        Overrides(entry.select, entry.extend_select, entry.ignore, entry.level, entry.fail_on, entry.max_findings),
        layer.where,
    )
    changes: dict[str, Any] = {}
    if entry.lang:
        changes["lang"] = entry.lang
    if entry.severity:
        changes["severity"] = _not_covered(values.severity, entry.severity, known) | entry.severity
    if entry.rules:
        changes["rules"] = values.rules | {
            name: values.rules.get(name, {}) | given for name, given in entry.rules.items()
        }
    origins |= dict.fromkeys(changes, layer.where)
    return msgspec.structs.replace(values, **changes)


def _not_covered(
    below: Mapping[str, Severity], above: Mapping[str, Severity], known: Mapping[str, Rule]
) -> dict[str, Severity]:
    """Give what says something of rules that nothing `above` means: precision decides within one layer only."""
    meant = {code for code, rule in known.items() if selection.best(above, rule)}
    left = {name: [code for code, rule in known.items() if selection.specificity(name, rule)] for name in below}
    return {name: severity for name, severity in below.items() if not meant.issuperset(left[name])}


def _merge(values: SettingsFile, origins: dict[str, str], overrides: Overrides, where: str) -> SettingsFile:
    """Put on top what comes first, and say in `origins` where it stands: `where`, with its `{key}`."""
    changes: dict[str, Any] = {}
    if overrides.select is not None:
        changes = {"select": overrides.select, "extend_select": (), "ignore": ()}
        origins.pop("extend-select", None)
        origins.pop("ignore", None)
    for field in ("select", "level", "fail_on", "max_findings"):
        if (given := getattr(overrides, field)) is not None:
            changes[field] = given
            key = field.replace("_", "-")
            origins[key] = where.format(key=key)
    for field, other in (("extend_select", "ignore"), ("ignore", "extend_select")):
        if added := getattr(overrides, field):
            key = field.replace("_", "-")
            before = changes.get(field, getattr(values, field))
            changes[field] = (*before, *added)
            rest = changes.get(other, getattr(values, other))
            changes[other] = tuple(selector for selector in rest if selector not in added)
            here = where.format(key=key)
            origins[key] = f"{origins[key]} and {here}" if before else here
    return msgspec.structs.replace(values, **changes)
