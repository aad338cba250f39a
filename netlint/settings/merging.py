"""Settings on top of others: whose value counts, where it comes from, and the rules that take part. Reads no file."""

from collections.abc import Collection, Mapping
from typing import Any

import msgspec

from netlint.rules.base import Rule
from netlint.rules.finding import Severity
from netlint.rules.selector import (
    ActiveRule,
    Selection,
    best_specificity,
    is_selected,
    selects_only_opt_in,
    specificity,
)
from netlint.settings.schema import Overrides, PluginPreset, Preset, SettingsFile


class SettingsLayer(msgspec.Struct, frozen=True):
    """Settings for some of the charters, and where they stand."""

    entry: Preset
    where: str
    options: dict[str, dict[str, Any]]
    """By the code of a rule, the options that are set, by their Python names."""


def selection_of(values: SettingsFile, options: Mapping[str, dict[str, Any]], rules: Mapping[str, Rule]) -> Selection:
    """Return the rules that take part, with their options and severities."""
    outside = selects_only_opt_in((*(values.select or ()), *values.extend_select), rules.values())
    taking_part = (
        ActiveRule(rule, options.get(rule.code, {}), severity_of(rule, values))
        for rule in rules.values()
        if is_chosen(rule, values, outside)
    )
    return Selection(taking_part, rules)


def is_chosen(rule: Rule, values: SettingsFile, outside: Collection[str] = ()) -> bool:
    """Return whether settings let a rule take part; `outside` are selectors that mean only opt-in rules."""
    return is_selected(
        rule,
        level=values.level,
        select=values.select,
        extend_select=values.extend_select,
        ignore=values.ignore,
        outside=outside,
    )


def severity_of(rule: Rule, values: SettingsFile) -> Severity | None:
    """Return the severity that is set for a rule, by the selector that means it most precisely."""
    if rule.mandatory:
        return None
    meant = ((specificity(named, rule), severity) for named, severity in values.severity.items())
    precision, severity = max(meant, default=(0, None), key=lambda pair: pair[0])
    return severity if precision else None


def lay_over(
    values: SettingsFile, origins: dict[str, str], layer: SettingsLayer, known: Mapping[str, Rule]
) -> SettingsFile:
    """Put one of the overrides on top."""
    entry = layer.entry
    values = merge(
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
    if isinstance(entry, PluginPreset) and entry.custom:
        changes["custom"] = (*values.custom, *(one for one in entry.custom if one not in values.custom))
        origins["custom"] = together(origins.get("custom"), layer.where)
    return msgspec.structs.replace(values, **changes)


def together(before: str | None, where: str) -> str:
    """Return the places that a value comes from: one, or two."""
    return f"{before} and {where}" if before else where


def _not_covered(
    below: Mapping[str, Severity], above: Mapping[str, Severity], known: Mapping[str, Rule]
) -> dict[str, Severity]:
    """Return what says something of rules that nothing `above` means: precision decides within one layer only."""
    meant = {code for code, rule in known.items() if best_specificity(above, rule)}
    left = {name: [code for code, rule in known.items() if specificity(name, rule)] for name in below}
    return {name: severity for name, severity in below.items() if not meant.issuperset(left[name])}


def merge(values: SettingsFile, origins: dict[str, str], overrides: Overrides, where: str) -> SettingsFile:
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
