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
from netlint.settings.merging import SettingsLayer, lay_over, merge, selection_of
from netlint.settings.path_patterns import Patterns
from netlint.settings.pattern_problems import Pattern, invalid_pattern, meaningless_patterns
from netlint.settings.rule_files import RuleFile
from netlint.settings.schema import OverrideEntry, Overrides, Preset, SettingsFile

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
    pattern_groups: tuple[tuple[Pattern, ...], ...] = ()
    """What `exclude`, and each of the exceptions and overrides, says of paths, in this order."""
    folder: FilePath | None = None
    """What its patterns are relative to; `None` where there is no file."""

    @property
    def own_rules(self) -> tuple[Rule, ...]:
        """The rules that stand in the file, or in files that it names."""
        return (*self.custom, *(rule for file in self.rule_files for rule in file.rules))

    def excludes(self, path: str) -> bool:
        """Return whether a path, relative to the folder of the file, is left out when folders are looked through."""
        return bool(self.values.exclude) and bool(self._excluded.matching(path))

    def layers_for(self, charter: str) -> tuple[int, ...]:
        """Return the numbers of the overrides that hold for a charter, its path relative to the folder of the file."""
        return tuple(self._for_layers.matching(charter)) if self.layers else ()

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
        known = {**rules, **{rule.code: rule for rule in self.own_rules}}
        values, origins, options = self.values, dict(self.origins), dict(self.options)
        if self.presets:
            values, origins, options = self._extended(known)
        for layer in (self.layers[at] for at in layers):
            values = lay_over(values, origins, layer, known)
            for code, given in layer.options.items():
                options[code] = options.get(code, {}) | given
        values = merge(values, origins, self.overrides, "--{key}")
        return ResolvedSettings(values, origins, selection_of(values, options, known))

    def _extended(self, known: Mapping[str, Rule]) -> tuple[SettingsFile, dict[str, str], dict[str, dict[str, Any]]]:
        """Put what the file says on top of its presets."""
        said = {key.replace("-", "_") for key in self.origins}
        shared = [field for field in Preset.__struct_fields__ if field != "charters"]
        own = Preset(**{field: getattr(self.values, field) for field in shared if field in said})
        defaults = {field: getattr(SettingsFile(), field) for field in shared}
        values, origins = msgspec.structs.replace(self.values, **defaults), dict[str, str]()
        options: dict[str, dict[str, Any]] = {}
        for layer in (*self.presets, SettingsLayer(own, "", self.options)):
            values = lay_over(values, origins, layer, known)
            for code, given in layer.options.items():
                options[code] = options.get(code, {}) | given
        return values, origins | self.origins, options
