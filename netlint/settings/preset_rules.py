"""Rules without code in the presets of plugins, checked against the rules that there are. Runs none of them."""

from collections.abc import Mapping
from typing import Any

from netlint.charter import convert
from netlint.i18n import Message, notice
from netlint.plugins.registry import Plugins
from netlint.rules.base import Rule
from netlint.settings.custom_rules import custom_rules
from netlint.settings.preset_data import as_toml_data, foreign_values
from netlint.settings.schema import PluginPreset
from netlint.settings.validate import ReportProblem, SettingsValidator
from netlint.toml import DocPath


class PresetRules:
    """Takes up the rules of presets, one preset after another."""

    def __init__(self, checker: SettingsValidator) -> None:
        """Add to the rules of `checker`."""
        self._checker = checker
        self._tables = checker.plugins.tables
        self._owners = checker.plugins.owners

    def label(self, preset: str) -> str:
        """Return what people know a preset by: `ours:strict (netlint-ours)`."""
        plugin = self._owners.get(f"preset {preset}")
        return f"{preset} ({plugin.distribution})" if plugin else preset

    def owner(self, rule: Rule) -> str:
        """Return what people know the owner of a rule by: the distribution of its plugin, or where the rule is."""
        return rule.where if rule.is_local or rule.preset else rule.origin

    def take(self, preset: str, table: Mapping[str, Any], report: ReportProblem) -> tuple[Rule, ...]:
        """Take up the rules of a preset. `report` gets what is wrong with them, except values of another type."""
        data = as_toml_data(table)
        if "custom" not in data:
            return ()
        fitted = None if any(foreign_values(data)) else convert(data, PluginPreset)
        if fitted is None or fitted.model is None or fitted.mistakes:  # reported with the rest of the preset
            self._checker.is_certain = False
            return ()

        def refuse(at: DocPath, problem: Message) -> None:
            self._checker.is_certain = False
            report(at, problem)

        before = {code: rule for code, rule in self._checker.rules.items() if rule.preset == preset}
        taken = []
        entries, where = fitted.model.custom, self.label(preset)
        for number, made in custom_rules(entries, data["custom"], lambda _number: where, self._tables, refuse):
            rule = made.from_preset(preset, *self._package(preset))
            if rule.code in before:  # a file that this one extends has the preset too
                taken.append(before[rule.code])
            elif problem := self._clash(rule):
                refuse(("custom", number, "code"), problem)
            else:
                self._checker.rules[rule.code] = rule
                taken.append(rule)
        return tuple(taken)

    def _package(self, preset: str) -> tuple[str, str]:
        """Return the package and the distribution of the plugin that has a preset."""
        plugin = self._owners.get(f"preset {preset}")
        module = getattr(plugin.module, "__name__", None) or type(plugin.module).__module__ if plugin else preset
        return module.partition(".")[0].partition(":")[0], plugin.distribution if plugin else ""

    def _clash(self, rule: Rule) -> Message | None:
        """Return that the code or name of a rule is another's, or that its letters are those of another plugin."""
        for other in self._checker.rules.values():
            for name in {rule.code, rule.name} & {other.code, other.name}:
                template = "{owner} already has a rule `{name}`. Choose another code or name."
                return notice(template, owner=self.owner(other), name=name)
        for other in self._checker.rules.values():
            if other.prefix == rule.prefix and not other.is_local and self._plugin_of(other) != self._plugin_of(rule):
                template = (
                    "{package} already uses codes that begin with {prefix}. Choose two to six other uppercase letters."
                )
                return notice(template, package=self.owner(other), prefix=rule.prefix)
        return None

    def _plugin_of(self, rule: Rule) -> str:
        """Return the name of the plugin that provides a rule, or else its package."""
        plugin = self._owners.get(rule.code)
        return plugin.name if plugin else rule.preset.partition(":")[0] or rule.package


def preset_problems(preset: Mapping[str, Any], plugins: Plugins, name: str = "") -> list[str]:
    """Return what is wrong with a preset, whether or not any settings extend it: each key in it, and the problem.

    `plugins` are those that there are. `name` is that of the preset, with its plugin: `ours:strict`.
    """
    found: list[str] = []
    checker = SettingsValidator(plugins)

    def report(at: DocPath, problem: Message) -> None:
        found.append(f"{'.'.join(map(str, at if at[0] == 'custom' else at[:2]))}: {problem.text()}")

    PresetRules(checker).take(name, preset, report)
    checker.preset(preset, report)
    return found
