"""The exceptions in all settings that apply to charters. Checks no charter, and opens none."""

from collections.abc import Iterable
from pathlib import Path

from netlint.i18n import Message
from netlint.linter.suppressions.model import AgreedException
from netlint.project.files import is_folder
from netlint.project.project import Project
from netlint.settings import Settings, SettingsError

Agreed = tuple[str | None, AgreedException]
"""An exception, and the pattern of the charters that it is about."""


def agreed_exceptions(project: Project, paths: Iterable[Path]) -> tuple[list[Agreed], list[str], list[Message]]:
    """Return the exceptions in the settings of charters and folders, with the names of the settings files.

    The last of the three are the problems that kept netlint from reading settings.
    """
    used: dict[Path | None, Settings] = {}
    problems: list[Message] = []
    for folder in dict.fromkeys(path if is_folder(path) else path.parent for path in paths):
        try:
            loaded = project.settings_of(folder)
        except SettingsError as error:
            problems += [] if error.message in problems else [error.message]
        else:
            used |= {one.file: one for one in loaded.chain}
    name_of = project.options.settings.tree.name_of
    agreed = [one for loaded in used.values() for one in loaded.exceptions]
    return agreed, [name_of(file) for file in used if file], problems


def has_settings(project: Project, folder: Path) -> bool:
    """Return whether settings apply to a folder, also those that cannot be read."""
    try:
        return project.settings_of(folder).file is not None
    except SettingsError:
        return True
