"""Which file with settings is nearest to a folder. Checks no settings."""

import re
from pathlib import Path as FilePath
from typing import Any, TypeAlias

from netlint.i18n import notice
from netlint.settings.schema import SettingsError
from netlint.settings.source import MAX_SETTINGS, Tree
from netlint.toml import parse
from netlint.utils.errors import reason_of

FILE_NAME = "netlint.toml"
PROJECT = "pyproject.toml"
"""The other file that settings can be in, under `[tool.netlint]`."""


Found: TypeAlias = "FilePath | SettingsError | None"
"""A file with settings, why that cannot be known, or none."""


def find(start: FilePath, tree: Tree, known: dict[FilePath, Found] | None = None) -> FilePath | None:
    """Return the nearest file with settings, in the folder `start` or one above it, as far as `tree` looks.

    `known` keeps what was found for each folder: many folders have the same ones above them. Raises `SettingsError`
    for a `pyproject.toml` on the way that cannot be read: it might have settings.
    """
    known = {} if known is None else known
    passed: list[FilePath] = []
    found: Found = None
    for folder in tree.above(start):
        if folder in known:
            found = known[folder]
            break
        passed.append(folder)
        if found := _found_in(folder, tree):
            break
    known |= dict.fromkeys(passed, found)
    if isinstance(found, SettingsError):
        raise found
    return found


def _found_in(folder: FilePath, tree: Tree) -> Found:
    own, project = folder / FILE_NAME, folder / PROJECT
    if tree.has(own):
        return own
    try:
        return project if tree.has(project) and _has_settings(content_of(tree, project)) else None
    except SettingsError as error:
        return error


def content_of(tree: Tree, file: FilePath) -> bytes:
    """Return a file. Raises `SettingsError` where it may not or cannot be read."""
    try:
        return tree.read(file)
    except OSError as error:
        problem = notice("{path} cannot be read: {reason}.", path=tree.name_of(file), reason=reason_of(error))
        raise SettingsError([problem]) from error


def _has_settings(project: bytes) -> bool:
    """Return whether a `pyproject.toml` has a table that was meant for netlint.

    Of one that cannot be read, return whether it seems to have one.
    """
    if b"netlint" not in project.lower():
        return False
    data = parse(PROJECT, project, max_bytes=MAX_SETTINGS).data
    if data is None:
        return re.search(rb"^\s*\[\s*tool\s*\.\s*netlint\b", project, re.MULTILINE) is not None
    if has_table(data):
        return True
    from netlint.settings.habits import outside_table

    return outside_table(data, ()) is not None


def has_table(project: dict[str, Any]) -> bool:
    """Return whether the data of a `pyproject.toml` has the table of netlint."""
    tools = project.get("tool")
    return isinstance(tools, dict) and "netlint" in tools
