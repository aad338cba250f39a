"""What holds for one charter: a value for each key, where it comes from, and the rules that take part."""

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path as FilePath
from typing import Any

import msgspec
from msgspec import Struct

from netlint.charter import as_tuple
from netlint.i18n import Message
from netlint.linter.suppressions.directives import AgreedExceptions
from netlint.linter.suppressions.model import AgreedException
from netlint.rules.base import Rule
from netlint.rules.selector import Selection
from netlint.settings.merging import SettingsLayer, merge, selection_of, together
from netlint.settings.path_patterns import Patterns
from netlint.settings.pattern_problems import Pattern, invalid_pattern, meaningless_patterns
from netlint.settings.rule_files import RuleFile
from netlint.settings.schema import OverrideEntry, Overrides, SettingsFile
from netlint.settings.stack import Stack, said_in, without_shared

KEPT = 256
"""The most sets of exceptions that are kept, for charters that the same exceptions are about."""


class ResolvedSettings(msgspec.Struct, frozen=True):
    """The settings that hold for a charter: a value and an origin for each key, and the rules that take part."""

    values: SettingsFile
    origins: dict[str, str]
    """Where a key's value comes from: a file and line, or a command-line option. What is not here is a default."""
    selection: Selection
    exceptions: tuple[AgreedException, ...] = ()


class Settings(Struct, frozen=True, dict=True):
    """What a file says, with the command line still to come on top.

    Its patterns are compiled when they are first needed, all at once. What matches them raises `SettingsError` where
    one of them is no pattern.
    """

    values: SettingsFile
    origins: dict[str, str]
    options: dict[str, dict[str, Any]]
    """By the code of a rule, the options that are set, by their Python names."""
    file: FilePath | None
    layers: tuple[SettingsLayer, ...] = ()
    exceptions: tuple[tuple[str | None, AgreedException], ...] = ()
    """The exceptions, each with the pattern of the charters that it is about."""
    overrides: Overrides = Overrides()
    presets: tuple[SettingsLayer, ...] = ()
    """What the file extends."""
    rule_files: tuple[RuleFile, ...] = ()
    custom: tuple[Rule, ...] = ()
    preset_rules: tuple[Rule, ...] = ()
    """The rules without code of the presets that it extends."""
    pattern_groups: tuple[tuple[Pattern, ...], ...] = ()
    """What `exclude`, and each of the exceptions and overrides, says of paths, in this order."""
    folder: FilePath | None = None
    """What its patterns are relative to; `None` where there is no file."""
    base: "Settings | None" = None
    """The settings of the file that it extends."""

    @property
    def chain(self) -> "tuple[Settings, ...]":
        """These settings, and those that they extend, the nearest first."""
        return (self, *(self.base.chain if self.base else ()))

    @property
    def own_rules(self) -> tuple[Rule, ...]:
        """The rules that stand in the file, in presets that it extends, or in files that it names."""
        return (*self.custom, *self.preset_rules, *(rule for file in self.rule_files for rule in file.rules))

    @property
    def all_rules(self) -> tuple[Rule, ...]:
        """The rules of the file, and of those that it extends."""
        return tuple(rule for one in self.chain for rule in one.own_rules)

    def excludes(self, path: str) -> bool:
        """Return whether a path, relative to the folder of the file, is left out when folders are looked through."""
        return bool(self.values.exclude) and bool(self._excluded.matching(path))

    def layers_for(self, charter: str) -> tuple[int, ...]:
        """Return the numbers of the overrides that hold for a charter, its path relative to the folder of the file.

        Those of the files that it extends come first.
        """
        found = self._for_layers.matching(charter) if self.layers else ()
        return tuple(self._first_layer + number for number in found)

    @cached_property
    def _first_layer(self) -> int:
        return sum(len(one.layers) for one in self.chain[1:])

    def exceptions_for(self, charter: str) -> AgreedExceptions:
        """Return the exceptions that are about a charter, its path relative to the folder of the file."""
        found = self._for_exceptions.matching(charter) if self._exempting else ()
        key = frozenset(self._exempting[number] for number in found)
        if key not in self._exceptions:
            if len(self._exceptions) >= KEPT:
                self._exceptions.clear()
            self._exceptions[key] = AgreedExceptions(
                one for text, one in self.exceptions if text is None or text in key
            )
        return self._exceptions[key]

    @property
    def excluding(self) -> tuple[Pattern, ...]:
        """The patterns of paths that are left out when folders are looked through."""
        return self.pattern_groups[0] if self.values.exclude else ()

    @property
    def patterns(self) -> tuple[Pattern, ...]:
        """The patterns of the charters that its exceptions and overrides are about."""
        groups = self.pattern_groups[1:] if self.values.exclude else self.pattern_groups
        return tuple(pattern for group in groups for pattern in group)

    def pattern_problems(self) -> list[Message]:
        """Return what is wrong with the patterns, each with its place."""
        compiled = (
            *((self._excluded,) if self.values.exclude else ()),
            *((self._for_layers,) if self.layers else ()),
            *((self._for_exceptions,) if self._exempting else ()),
        )
        places = {pattern.text: pattern.where for group in reversed(self.pattern_groups) for pattern in reversed(group)}
        invalid = [invalid_pattern(places[text], text) for one in compiled for _number, text in one.wrong]
        return invalid or [problem for group in self.pattern_groups for problem in meaningless_patterns(group)]

    @cached_property
    def _excluded(self) -> Patterns:
        return Patterns([self.values.exclude])

    @cached_property
    def _for_layers(self) -> Patterns:
        entries = (layer.entry for layer in self.layers)
        return Patterns([as_tuple(one.charters) if isinstance(one, OverrideEntry) else () for one in entries])

    @cached_property
    def _exempting(self) -> list[str]:
        """The patterns of exceptions, each once."""
        return list(dict.fromkeys(text for text, _one in self.exceptions if text is not None))

    @cached_property
    def _for_exceptions(self) -> Patterns:
        return Patterns([(text,) for text in self._exempting])

    @cached_property
    def _exceptions(self) -> dict[frozenset[str], AgreedExceptions]:
        return {}

    def resolve(self, rules: Mapping[str, Rule], layers: tuple[int, ...] = ()) -> ResolvedSettings:
        """Put the file on top of what it extends, overrides on top of that, and the command line on top of all.

        `rules` are those of plugins, the same each time; those of the file come with them. Raises `SettingsError` where
        the patterns of its exceptions cannot be used.
        """
        if layers not in self._resolved:
            self._resolved[layers] = self._resolve(rules, layers)
        return self._resolved[layers]

    @cached_property
    def _resolved(self) -> dict[tuple[int, ...], ResolvedSettings]:
        return {}

    def _resolve(self, rules: Mapping[str, Rule], layers: tuple[int, ...]) -> ResolvedSettings:
        known = {**rules, **{rule.code: rule for rule in self.all_rules}}
        stack = self._stacked(known, layers)
        values = merge(stack.values, stack.origins, self.overrides, "--{key}")
        return ResolvedSettings(values, stack.origins, selection_of(values, stack.options, known))

    def _stacked(self, known: Mapping[str, Rule], layers: tuple[int, ...]) -> Stack:
        """Put the file on top of what it extends, and overrides on top of that."""
        if self.base:
            stack = self.base._stacked(known, layers)  # noqa: SLF001 (another one of its kind)
            stack.extend_with(self.values, self.origins, (*self.presets, self._as_layer), known)
        else:
            stack = Stack(self.values, dict(self.origins), dict(self.options))
            if self.presets:
                stack = Stack(without_shared(self.values), {}, {})
                stack.put((*self.presets, self._as_layer), known)
                shared = stack.origins.get("custom")
                stack.origins |= self.origins
                if "custom" in self.origins:
                    stack.origins["custom"] = together(shared, self.origins["custom"])
        end = self._first_layer + len(self.layers)
        own = (self.layers[at - self._first_layer] for at in layers if self._first_layer <= at < end)
        stack.put(tuple(own), known)
        return stack

    @property
    def _as_layer(self) -> SettingsLayer:
        """What the file says, as a layer on top of others."""
        return SettingsLayer(said_in(self.values, self.origins), "", self.options)
