"""The file that settings extend: which one it is, and why it cannot be used. Looks at nothing in it."""

from collections.abc import Callable
from pathlib import Path as FilePath
from typing import TypeAlias

from netlint.i18n import Message, notice
from netlint.settings.resolve import Settings
from netlint.settings.source import Tree
from netlint.utils.errors import reason_of

MAX_CHAIN = 10
"""The most files that extend one another. The project chose this limit."""
LoadExtended: TypeAlias = Callable[[FilePath], Settings | None]
"""Returns the settings in a file; `None` if it is being read already, or is one too many. Raises `SettingsError`."""


def extended_file(tree: Tree, file: FilePath, name: str) -> FilePath | Message:
    """Return the file that settings in `file` extend under a `name`, or why there is none."""
    if not name.strip():
        return Message("`extend` is empty. Write the path of a settings file, or remove the key.")
    if FilePath(name).is_absolute():
        return notice("`extend` must be relative to this file; found {name}.", name=name)
    try:
        path = tree.extended(file, name)
        if tree.has(path):
            tree.read(path)  # a folder, or a file of somebody else: this is the place to say so
            return path
    except (OSError, ValueError) as error:
        reason = reason_of(error) if isinstance(error, OSError) else Message("this is not a path")
        return notice("`extend`: {name} cannot be read: {reason}.", name=name, reason=reason)
    return _absent(name)


def _absent(name: str) -> Message:
    """Return that there is no such file, and what was probably meant."""
    absent = notice("`extend`: the file {name} does not exist.", name=name)
    if "\\" in name:
        return absent + " " + Message("Use / between folders, also on Windows.")
    if ":" in name and "/" not in name:
        return absent + " " + notice('To start from a preset, use `extends`: extends = ["{name}"].', name=name)
    return absent


def in_circle(name: str) -> Message:
    """Return that a file extends this one in turn, or that too many files extend one another."""
    template = "`extend`: {name} extends this file in turn, or more than {limit} files extend one another."
    return notice(template, name=name, limit=MAX_CHAIN)
