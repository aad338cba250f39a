"""Settings: files and command line → one value for each key, with its origin. Checks no charter, prints nothing."""

from netlint.settings.checks import options_type, preset_problems
from netlint.settings.effective import Effective, Settings
from netlint.settings.load import FILE_NAME, Found, find, load
from netlint.settings.model import ExceptionEntry, FailOn, LadderLevel, Overrides, SettingsError, SettingsFile
from netlint.settings.source import SettingsSource

__all__ = [
    "FILE_NAME",
    "Effective",
    "ExceptionEntry",
    "FailOn",
    "Found",
    "LadderLevel",
    "Overrides",
    "Settings",
    "SettingsError",
    "SettingsFile",
    "SettingsSource",
    "find",
    "load",
    "options_type",
    "preset_problems",
]
