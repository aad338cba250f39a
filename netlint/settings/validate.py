"""What a table of settings says about rules, checked against the rules there are. Reads no file."""

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any

from netlint.charter import convert
from netlint.i18n import Message, notice
from netlint.plugins.registry import Plugins
from netlint.rules.base import Rule
from netlint.rules.options import options_type
from netlint.rules.selector import unknown_selector
from netlint.settings.preset_data import as_toml_data, foreign_values, preset_with
from netlint.settings.schema import Overrides, PluginPreset
from netlint.toml import DocPath

Options = dict[str, dict[str, Any]]
"""By the code of a rule, the options that are set, by their Python names."""
ReportProblem = Callable[[DocPath, Message], None]
"""Takes a place in a table of settings, and what is wrong there."""
SELECTORS = ("select", "extend-select", "ignore")


class SettingsValidator:
    """Checks selectors and options; `left_out` are the plugins that --no-plugin leaves out."""

    def __init__(self, plugins: Plugins, left_out: Collection[str] = ()) -> None:
        """Check against what `plugins` provide; rules of the settings may be added to theirs."""
        self.plugins = plugins
        self.rules: dict[str, Rule] = dict(plugins.rules)
        """By code."""
        self.left_out = left_out
        self.is_certain = True
        """Whether the rules are all there: else what nobody knows may be one that could not be loaded."""

    def wrong(self, key: str, selector: str) -> Message | None:
        """Return what is wrong with a selector under a key of the settings, if anything."""
        for rule in self.rules.values():
            if rule.mandatory and key in ("ignore", "severity", "exceptions") and selector in (rule.code, rule.name):
                template = (
                    "`{name}` cannot be left out or changed, because a charter could then seem to pass although it "
                    "does not."
                )
                return notice(template, name=selector)
        if unknown := self.unknown(selector):
            return unknown if self.is_certain else None
        return notice("`{name}` matches several rules. Name one of them.", name=selector) if key == "rules" else None

    def unknown(self, selector: str) -> Message | None:
        """Return that a selector means no rule, and what may have been meant; `None` where it means one."""
        problem = unknown_selector(selector, self.rules)
        if problem and (preset := preset_with(selector, self.plugins.presets)):
            template = "`{name}` is a rule of the preset `{preset}`. To use it, add the preset to `extends`."
            return notice(template, name=selector, preset=preset)
        if not problem or not self.left_out:
            return problem
        template = "Unknown rule `{name}`. It may belong to {plugins}, which --no-plugin leaves out."
        return notice(template, name=selector, plugins=", ".join(f"`{name}`" for name in self.left_out))

    def selectors(self, table: Mapping[str, Any], report: ReportProblem) -> None:
        """Check the selectors in a table."""
        for key in (*SELECTORS, "severity"):
            given = table.get(key, ())
            for at, selector in enumerate(given if isinstance(given, list | tuple | dict) else ()):
                if isinstance(selector, str) and (problem := self.wrong(key, selector)):
                    report((key, selector if isinstance(given, dict) else at), problem)

    def options(self, table: Mapping[str, Any], report: ReportProblem) -> Options:
        """Check the options of rules, each against what the signature of its rule says; give those that are set."""
        known = {name: rule for rule in self.rules.values() for name in (rule.code, rule.name)}
        options: Options = {}
        tables = table.get("rules", {})
        for name, given in tables.items() if isinstance(tables, dict) else ():
            if name not in known:
                if problem := self.wrong("rules", name):
                    report(("rules", name), problem)
            elif isinstance(given, dict) and (fitted := self._fitted(known[name], name, given, report)):
                options[known[name].code] = fitted
        return options

    def _fitted(self, rule: Rule, name: str, given: dict[str, Any], report: ReportProblem) -> dict[str, Any]:
        """Return the options of one rule, by their Python names, or nothing if they are invalid."""
        at, context = ("rules", name), notice("rule {name}:", name=name) + " "
        try:
            fitted = convert(given, options_type(rule))
        except (TypeError, NameError) as error:  # what an annotation says is the rule's, and may be anything
            said = " ".join(str(error).split())
            report(at, context + notice("it has an option that settings cannot set: {error}", error=said))
            return {}
        for mistake in fitted.mistakes:
            from netlint.settings.habits import option_of_other_linters

            hint = option_of_other_linters(mistake.path, rule.name, given)
            report((*at, *mistake.path), hint or context + mistake.message)
        attributes = [key.replace("-", "_") for key in given] if not fitted.mistakes else []
        return {key: getattr(fitted.model, key) for key in attributes}

    def preset(self, table: Mapping[str, Any], report: ReportProblem) -> tuple[PluginPreset, Options] | None:
        """Check a preset; give it, with the options that it sets, or nothing if it is invalid."""
        data = as_toml_data(table)
        if foreign := list(foreign_values(data)):
            for at, problem in foreign:
                report(at, problem)
            return None
        fitted = convert(data, PluginPreset)
        for mistake in fitted.mistakes:
            report(mistake.path, mistake.message)
        self.selectors(data, report)
        options = self.options(data, report)
        return (fitted.model, options) if fitted.model and not fitted.mistakes else None

    def overrides(self, overrides: Overrides) -> Iterator[Message]:
        """Yield what is wrong with the selectors on the command line."""
        for key in SELECTORS:
            for selector in getattr(overrides, key.replace("-", "_")) or ():
                if problem := self.wrong(key, selector):
                    yield f"--{key}: " + problem
