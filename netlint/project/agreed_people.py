"""Who agreed to the exceptions of settings, and is a member in none of the charters of a run. Checks no charter."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TypeAlias

from netlint.i18n import Message, notice, on_one_line
from netlint.linter.report import CharterReport
from netlint.project.project import Project, RunError
from netlint.project.unused_settings import RunCoverage
from netlint.settings import Settings
from netlint.utils.suggest import guess_and_known

Members: TypeAlias = Mapping[str, str] | None
"""The ids of all who are or were members, by their ids and names in lowercase; `None` if a charter could not be read.
"""
_MOST = 12
"""The most members that a message names. The project chose this limit."""


def members_of(report: CharterReport) -> Members:
    """Return the members of a charter, those who have left too."""
    if report.document.data is None:
        return None
    members = report.document.data.get("members")
    entries = [one for one in members if isinstance(one, dict)] if isinstance(members, list) else []
    return {
        str(one[key]).casefold(): str(one.get("id", one[key]))
        for one in entries
        for key in ("id", "name")
        if key in one
    }


def says_who_agreed(project: Project, charter: Path) -> bool:
    """Return whether an exception in the settings of a charter says who agreed."""
    chain = project.settings_of(charter.parent).chain
    return any(one.details.agreed_by for loaded in chain for _pattern, one in loaded.exceptions)


class AgreedPeople:
    """Compares who agreed to exceptions with the members of the charters that share their settings."""

    def __init__(self, project: Project, coverage: RunCoverage) -> None:
        """Begin with no charter."""
        self._project = project
        self._coverage = coverage
        self._members: dict[Path | None, dict[str, str]] = {}
        self._uncertain: set[Path | None] = set()

    def add(self, charter: Path, members: Members) -> None:
        """Take in the members of a charter."""
        for loaded in self._project.settings_of(charter.parent).chain:
            if members is None:
                self._uncertain.add(loaded.file)
            else:
                self._members.setdefault(loaded.file, {}).update(members)

    def unknown(self) -> Iterator[RunError]:
        """Yield who agreed and is no member, in settings of which the run has every charter.

        Nothing is said if no charter has members, or one could not be read.
        """
        for loaded in self._project.loaded():
            members = self._members.get(loaded.file)
            if members and loaded.file not in self._uncertain and self._coverage.of(loaded):
                yield from _unknown(loaded, members)


def _unknown(loaded: Settings, members: Mapping[str, str]) -> Iterator[RunError]:
    for _pattern, one in loaded.exceptions:
        for name in one.details.agreed_by:
            if name.casefold() not in members:
                template = "{where}: `{name}` is not a member in any of the checked charters."
                said = notice(template, where=one.agreed_where, name=name)
                yield RunError(
                    on_one_line(said + " " + guess_and_known(name.casefold(), sorted(members), _known(members)))
                )


def _known(members: Mapping[str, str]) -> Message:
    """Return which ids an exception can name."""
    ids = tuple(dict.fromkeys(members.values()))
    if len(ids) > _MOST:
        return Message("Write the id of a member.")
    return Message("The members are: {members}.", {"members": ids})
