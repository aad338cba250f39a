"""A file with settings on top of presets, or of the file that it extends. Reads no file."""

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from netlint.rules.base import Rule
from netlint.settings.merging import SettingsLayer, lay_over
from netlint.settings.schema import Preset, SettingsFile

_SHARED = Preset.__struct_fields__
"""What overrides and presets can have too."""
_LISTS = ("exclude", "rule_files", "custom", "exceptions", "overrides")
"""Lists of which a file adds its own items to those of the file that it extends."""
_ADDED = ("extend-select", "ignore", "severity", "rules", *(field.replace("_", "-") for field in _LISTS))
"""Keys whose value comes from both files."""


class Stack:
    """Settings that others are put on top of: values, where each comes from, and the options of rules."""

    def __init__(self, values: SettingsFile, origins: dict[str, str], options: dict[str, dict[str, Any]]) -> None:
        """Begin with what is below."""
        self.values = values
        self.origins = origins
        self.options = options

    def put(self, layers: Sequence[SettingsLayer], known: Mapping[str, Rule]) -> None:
        """Put layers on top, one after another."""
        for layer in layers:
            self.values = lay_over(self.values, self.origins, layer, known)
            for code, given in layer.options.items():
                self.options[code] = self.options.get(code, {}) | given

    def extend_with(
        self,
        own: SettingsFile,
        origins: Mapping[str, str],
        layers: Sequence[SettingsLayer],
        known: Mapping[str, Rule],
    ) -> None:
        """Put a file on top of the one that it extends; `layers` are its presets, and what it says of rules."""
        below = dict(self.origins)
        if "select" in origins:
            below = {key: where for key, where in below.items() if key not in ("extend-select", "ignore")}
        self.put(layers, known)
        if "custom" in self.origins:  # presets may have added to those of the file below
            below["custom"] = self.origins["custom"]
        said = {field: getattr(own, field) for field in ("max_bytes",) if field.replace("_", "-") in origins}
        lists = {field: (*getattr(self.values, field), *getattr(own, field)) for field in _LISTS}
        alone = {field: getattr(own, field) for field in ("extend", "extends", "required_version")}
        self.values = msgspec.structs.replace(self.values, **said, **lists, **alone)
        for field in alone:
            self.origins.pop(field.replace("_", "-"), None)
        for key, where in origins.items():
            self.origins[key] = f"{below[key]} and {where}" if key in _ADDED and key in below else where


def said_in(values: SettingsFile, origins: Mapping[str, str]) -> Preset:
    """Return what a file says of the keys that overrides and presets can have too."""
    said = {key.replace("-", "_") for key in origins}
    return Preset(**{field: getattr(values, field) for field in _SHARED if field in said})


def without_shared(values: SettingsFile) -> SettingsFile:
    """Return settings with the defaults of the keys that overrides and presets can have too."""
    return msgspec.structs.replace(values, **{field: getattr(SettingsFile(), field) for field in _SHARED})
