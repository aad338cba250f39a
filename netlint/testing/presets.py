"""Checks of the presets of a package, and the rules without code in them."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from netlint.i18n import Message
from netlint.plugins.registry import Plugins, load_plugins
from netlint.rules.base import Rule
from netlint.settings.preset_rules import PresetRules, preset_problems
from netlint.settings.validate import SettingsValidator
from netlint.testing.expectations import expect
from netlint.toml import DocPath


def check_presets(package: str, rules: Sequence[Rule]) -> None:
    """Check the presets that the hook of a package returns: nobody notices a mistake until they use the preset.

    `rules` are those in the modules of the package. Raises `AssertionError` for the first preset with mistakes.
    """
    for name, preset, plugins in _presets(package, rules):
        problems = preset_problems(preset, plugins, name)
        shown = name.partition(":")[2]
        expect(not problems, f"{package}: its preset {shown} is invalid. {'; '.join(problems)}")


def rules_of_presets(package: str, rules: Sequence[Rule]) -> list[Rule]:
    """Return the rules without code in the presets of a package, without those that are invalid.

    A rule that several presets have is returned once for each.
    """

    def ignore(_at: DocPath, _problem: Message) -> None:
        """Leave it to `check_presets`."""

    return [
        rule
        for name, preset, plugins in _presets(package, rules)
        for rule in PresetRules(SettingsValidator(plugins)).take(name, preset, ignore)
    ]


def _presets(package: str, rules: Sequence[Rule]) -> Iterator[tuple[str, Mapping[str, Any], Plugins]]:
    """Yield each preset of a package with its whole name, and the plugins that there are, with `rules` added."""
    hook = getattr(sys.modules[package], "netlint_presets", None)
    if hook is None:
        return
    plugins = load_plugins()
    known = plugins._replace(rules={**plugins.rules, **{rule.code: rule for rule in rules}})
    named = [one.name for one in plugins.plugins if getattr(one.module, "__name__", "") == package]
    for name, preset in hook().items():
        yield f"{(named or [package])[0]}:{name}", preset, known
