"""Settings: files and command line → one value for each key, with its origin. Checks no charter, prints nothing."""

from netlint.settings.loader import load
from netlint.settings.nearest import FILE_NAME, Found, find
from netlint.settings.resolve import ResolvedSettings, Settings
from netlint.settings.schema import ExceptionEntry, FailOn, LadderLevel, Overrides, SettingsError, SettingsFile
from netlint.settings.source import SettingsSource

__all__ = [
    "FILE_NAME",
    "ExceptionEntry",
    "FailOn",
    "Found",
    "LadderLevel",
    "Overrides",
    "ResolvedSettings",
    "Settings",
    "SettingsError",
    "SettingsFile",
    "SettingsSource",
    "find",
    "load",
]
