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
from netlint.project.changes import Change, change_of
from netlint.project.decide_checked import Checked, Spot
from netlint.project.project import relative
from netlint.settings import Settings
from netlint.settings.exception_edits import with_exceptions
from netlint.settings.loader import FILE_NAME, PROJECT
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

    def standing(self, spot: Spot) -> AgreedException | None:
        """Return the exception that already is about just this spot and has not ended, if there is one."""
        found = (one for _number, one in self._there(spot) if one.at == spot.at and not one.is_over(self._today))
        return next(found, None)

    def ended(self, spot: Spot) -> AgreedException | None:
        """Return the exception about a spot that has ended, and that a new decision renews, if there is one."""
        return next((one for _number, one in self._ended(spot)), None)

    def changes(self, spots: Iterable[Spot], agreement: Agreement) -> list[Change]:
        """Return how files with settings change so that each spot has an exception. Raises `Problem`.

        An exception that has ended is renewed: its reason stays if the agreement has none.
        """
        by_file: dict[Path, list[Spot]] = {}
        for spot in spots:
            by_file.setdefault(self.file_for(spot.charter), []).append(spot)
        return [self._change(file, here, agreement) for file, here in by_file.items()]

    def checked(self, changes: Sequence[Change]) -> dict[Path, CharterReport]:
        """Return the reports on all charters as they would be after changes of settings. Raises `Problem`."""
        contents = {change.file: change.after for change in changes}
        return self._checked.checked(self._project.changed(contents), {})

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
            elif entry not in new:
                new.append(entry)
        table: DocPath = ("tool", "netlint") if file.name == PROJECT else ()
        return change_of(file, before, with_exceptions(document, table, new, renewed))

    def _entry(self, spot: Spot, file: Path, agreement: Agreement) -> ExceptionEntry:
        at = ".".join(map(str, spot.at)) or None
        return ExceptionEntry(spot.rule.name, self._pattern(spot.charter, file), at, *agreement)

    def _pattern(self, charter: Path, file: Path) -> str | None:
        """Return the pattern that means one charter; `None` if the settings are for no other."""
        nearest = replace(self._settings(charter), file=file, folder=self._settings(charter).folder or file.parent)
        others = self._others(file, charter)
        return "/" + relative(charter, nearest).translate(_MAGIC) if others else None

    def _others(self, file: Path, charter: Path) -> bool:
        """Return whether there are other charters that a file with settings is for, or would be."""
        own = os.path.realpath(charter)
        settings = self._settings(charter)
        found = self._project.find(settings.folder or file.parent, lambda _path, _reason: None)
        return any(self._settings(other).file == settings.file for other in found if os.path.realpath(other) != own)

    def _ended(self, spot: Spot) -> Iterator[tuple[int, AgreedException]]:
        """Yield the exceptions that have ended and are about a spot, or about all of what it is in."""
        for number, one in self._there(spot):
            if one.is_over(self._today) and spot.at[: len(one.at)] == one.at:
                yield number, one

    def _there(self, spot: Spot) -> Iterator[tuple[int, AgreedException]]:
        """Yield the exceptions from a rule that are about a charter, with their numbers, the nearest place first."""
        settings = self._settings(spot.charter)
        if not settings.exceptions:
            return
        about = {id(one) for one in settings.exceptions_for(relative(spot.charter, settings))}
        named = (spot.rule.code, spot.rule.name)
        numbered = ((number, one) for number, (_pattern, one) in enumerate(settings.exceptions))
        found = [(number, one) for number, one in numbered if one.rule in named and id(one) in about]
        yield from sorted(found, key=lambda pair: -len(pair[1].at))
