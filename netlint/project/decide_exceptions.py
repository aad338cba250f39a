"""What a group decides about findings, as exceptions in settings: which files change, and how. Writes nothing."""

import datetime as dt
import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from msgspec.structs import replace

from netlint.i18n import Message
from netlint.linter.report import CharterReport
from netlint.linter.suppressions.agreement import Agreement
from netlint.linter.suppressions.model import AgreedException
from netlint.project.changed_tree import ChangedTree
from netlint.project.changes import Change, change_of
from netlint.project.decide_checked import Checked, Spot
from netlint.project.project import relative
from netlint.settings import Settings
from netlint.settings.exception_edits import with_exceptions
from netlint.settings.nearest import FILE_NAME, PROJECT
from netlint.settings.schema import ExceptionEntry
from netlint.settings.source import MAX_SETTINGS
from netlint.toml import DocPath, parse
from netlint.utils.errors import Problem

_MAGIC = str.maketrans({character: f"\\{character}" for character in "\\*?[]!#"})
"""The characters that mean something in a pattern of paths, each with a backslash before it."""


class Exceptions:
    """The exceptions in the settings of charters, and those that are to be written."""

    def __init__(self, checked: Checked, today: dt.date) -> None:
        """Look for settings where the checked charters have them."""
        self._checked = checked
        self._project = checked.project
        self._today = today
        self._charters: dict[Path, list[Path]] = {}
        """The charters that each file with settings is for."""

    def standing(self, spot: Spot) -> AgreedException | None:
        """Return the exception that has not ended and is about a spot already, if there is one."""
        found = (one for _number, one in self._there(spot) if not one.is_over(self._today))
        return next(found, None)

    def ended(self, spot: Spot) -> AgreedException | None:
        """Return the exception about a spot that has ended, and that a new decision renews, if there is one."""
        return next((one for _number, one in self._ended(spot)), None)

    def changes(self, spots: Iterable[Spot], agreement: Agreement) -> list[Change]:
        """Return how files with settings change so that each spot has an exception. Raises `Problem`.

        An exception that has ended is renewed: its reason stays if the agreement has none.
        """
        by_file: dict[Path, list[Spot]] = {}
        for spot in (spot for spot in spots if self.standing(spot) is None):
            by_file.setdefault(self.file_for(spot.charter), []).append(spot)
        return [self._change(file, here, agreement) for file, here in by_file.items()]

    def checked(self, changes: Sequence[Change]) -> dict[Path, CharterReport]:
        """Return the reports on all charters as they would be after changes of settings. Raises `Problem`."""
        contents = {change.file: change.after for change in changes}
        tree = ChangedTree(self._project.options.settings.tree, contents)
        return self._checked.checked(self._project.with_settings_in(tree), {})

    def file_for(self, charter: Path) -> Path:
        """Return the file with settings for a charter. A new one is in the folder of the run, or else of the charter.

        Raises `Problem` if the settings of the run cannot be changed.
        """
        source = self._project.options.settings
        if self._project.options.isolated:
            raise Problem(Message("--isolated ignores settings, so there can be no exceptions. Use --comment."))
        if not source.tree.is_on_disk:
            raise Problem(Message("Settings at a Git revision cannot be changed. Name a file with --settings."))
        if file := self._settings(charter).file:
            return file
        here, folder = Path.cwd(), Path(os.path.abspath(charter.parent))
        return (here if here in source.tree.above(folder) else folder) / FILE_NAME

    def _settings(self, charter: Path) -> Settings:
        return self._project.settings_of(charter.parent)

    def _change(self, file: Path, spots: Iterable[Spot], agreement: Agreement) -> Change:
        tree = self._project.options.settings.tree
        before = tree.read(file) if tree.has(file) else None
        document = parse(tree.name_of(file), before or b"", max_bytes=MAX_SETTINGS)
        new: list[ExceptionEntry] = []
        renewed: dict[int, ExceptionEntry] = {}
        for spot in spots:
            entry = self._entry(spot, file, agreement)
            numbers = [number for number, _one in self._ended(spot)]
            if numbers:
                renewed[numbers[0]] = entry
            else:
                new.append(entry)
        table: DocPath = ("tool", "netlint") if file.name == PROJECT else ()
        return change_of(file, before, with_exceptions(document, table, new, renewed))

    def _entry(self, spot: Spot, file: Path, agreement: Agreement) -> ExceptionEntry:
        at = ".".join(map(str, spot.at)) or None
        return ExceptionEntry(spot.rule.name, self._pattern(spot.charter, file), at, *agreement)

    def _pattern(self, charter: Path, file: Path) -> str | None:
        """Return the pattern that means one charter; `None` if the settings are for no other."""
        nearest = replace(self._settings(charter), file=file, folder=self._settings(charter).folder or file.parent)
        return "/" + relative(charter, nearest).translate(_MAGIC) if self._others(file, charter) else None

    def _others(self, file: Path, charter: Path) -> list[Path]:
        """Return the other charters that a file with settings is for, or would be."""
        own, settings = os.path.realpath(charter), self._settings(charter)
        if file not in self._charters:
            found = self._project.find(settings.folder or file.parent, lambda _path, _reason: None)
            self._charters[file] = [one for one in found if self._settings(one).file == settings.file]
        return [other for other in self._charters[file] if os.path.realpath(other) != own]

    def _ended(self, spot: Spot) -> Iterator[tuple[int, AgreedException]]:
        """Yield the exceptions that have ended and are about a spot, and about no other charter."""
        for number, one in self._there(spot):
            if one.is_over(self._today) and not self._is_about_others(one, spot.charter):
                yield number, one

    def _is_about_others(self, one: AgreedException, charter: Path) -> bool:
        settings = self._settings(charter)
        others = self._others(self.file_for(charter), charter)
        return any(one is found for other in others for found in settings.exceptions_for(relative(other, settings)))

    def _there(self, spot: Spot) -> Iterator[tuple[int, AgreedException]]:
        """Yield the exceptions about a spot or all around it, with their numbers, the nearest first."""
        settings = self._settings(spot.charter)
        if not settings.exceptions:
            return
        about = {id(one) for one in settings.exceptions_for(relative(spot.charter, settings))}
        named = (spot.rule.code, spot.rule.name)
        found = [
            (number, one)
            for number, (_pattern, one) in enumerate(settings.exceptions)
            if one.rule in named and id(one) in about and spot.at[: len(one.at)] == one.at
        ]
        yield from sorted(found, key=lambda pair: -len(pair[1].at))
