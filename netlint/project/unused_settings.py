"""What settings say of charters and is of no use in a whole run: exceptions, and patterns. Checks no charter."""

import os
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from netlint.i18n import joined, notice, on_one_line
from netlint.linter.suppressions.model import Suppression
from netlint.project.files import WorkingTree
from netlint.project.project import Project, RunError, relative
from netlint.rules.selector import specificity
from netlint.settings import Settings, SettingsError
from netlint.toml import Span, dotted


class RunCoverage:
    """Which settings a run can judge: those of which it checks every charter."""

    def __init__(self, project: Project, charters: list[Path]) -> None:
        """Take the `charters` of a run; with none, it can judge no settings."""
        self._project = project
        self._charters = charters
        self._known: dict[Path | None, bool] = {}

    def of(self, loaded: Settings) -> bool:
        """Return whether the run checks all charters that settings are about."""
        if loaded.file not in self._known:
            self._known[loaded.file] = self._is_whole(loaded)
        return self._known[loaded.file]

    def idle(self) -> Iterator[RunError]:
        """Yield which patterns of settings match no charter."""
        for loaded in self._project.loaded() if self._charters else ():
            if loaded.patterns and loaded.file:
                from netlint.project.unused_patterns import unmatched

                own = [relative(one, loaded) for one in self._charters if self._is_under(loaded, one)]
                idle = unmatched(loaded.patterns, own.copy)
                for pattern, hint in idle if idle and self.of(loaded) else ():
                    said = notice("{where}: `{pattern}` matches no charter.", where=pattern.where, pattern=pattern.text)
                    yield RunError(on_one_line(joined(said, hint)))

    def _is_whole(self, loaded: Settings) -> bool:
        if not self._charters or loaded.file is None:
            return False
        checked = {os.path.realpath(charter) for charter in self._charters}
        refused: list[Path] = []
        found = self._project.find(self._scope(loaded), lambda path, _reason: refused.append(path))
        others = [one for one in found if os.path.realpath(one) not in checked]
        return not refused and not any(self._is_under(loaded, other) for other in others)

    def _scope(self, loaded: Settings) -> Path:
        """Return the folder whose charters settings may be about: those that others extend, the whole repository."""
        folder = loaded.folder or Path()
        is_base = any(loaded.file == one.file for other in self._project.loaded() for one in other.chain[1:])
        return WorkingTree().root_of(folder) if is_base else folder

    def _is_under(self, loaded: Settings, charter: Path) -> bool:
        try:
            return any(one.file == loaded.file for one in self._project.settings_of(charter.parent).chain)
        except SettingsError:  # settings of its own, with a mistake
            return False


def contradictory_exceptions(project: Project) -> Iterator[RunError]:
    """Yield which exceptions end before they were agreed on, and which stand in their settings twice."""
    codes = {rule.name: rule.code for rule in project.rules.values()}
    for loaded in project.loaded():
        first: dict[tuple[object, ...], str] = {}
        for pattern, one in loaded.exceptions:
            details, parameters = one.details, {"where": one.details.where, "name": one.rule}
            if details.agreed_on and details.until and details.until < details.agreed_on:
                template = (
                    "{where}: the exception for `{name}` was agreed on {on}, after its last day {until}. "
                    "Correct one of the two."
                )
                yield RunError(on_one_line(notice(template, on=details.agreed_on, until=details.until, **parameters)))
            key = (pattern, codes.get(one.rule, one.rule), one.at, details.until)
            if (other := first.setdefault(key, details.where)) != details.where:
                template = "{where}: there already is an exception for `{name}` at {other}. Remove one of the two."
                yield RunError(on_one_line(notice(template, other=other, **parameters)))


class ExceptionUsage:
    """What came of the exceptions of the group in a whole run."""

    def __init__(self, project: Project, coverage: RunCoverage) -> None:
        """Begin with none."""
        self._project = project
        self._coverage = coverage
        self._of_use: set[str] = set()
        self._untried: set[str] = set()
        self._placed: set[str] = set()
        self._idle: dict[str, tuple[Path, Suppression]] = {}
        self._lost: dict[str, tuple[Path, Suppression]] = {}
        self._last: tuple[Suppression, ...] = ()

    def add(self, path: Path, outcomes: tuple[Suppression, ...]) -> None:
        """Take in what came of them in a charter."""
        last, self._last = self._last, outcomes
        is_alike = len(last) == len(outcomes)  # then what is the same object has been taken in with the charter before
        for one in (
            [one for one, other in zip(outcomes, last, strict=True) if one is not other] if is_alike else outcomes
        ):
            where = one.details.where
            if one.state in ("used", "ended"):
                self._of_use.add(where)
            elif one.is_unused:
                self._idle.setdefault(where, (path, one))
            elif one.state == "untried" and where not in self._of_use:
                self._untried.add(one.named)
            if one.state == "misplaced":
                self._lost.setdefault(where, (path, one))
            else:
                self._placed.add(where)

    @property
    def are_waiting(self) -> bool:
        """Whether some of them name rules that compare charters, which have not had their say."""
        rules = [rule for rule in self._project.rules.values() if "charters" in rule.fixtures]
        return any(specificity(named, rule) for named in self._untried for rule in rules)

    def unused(self, path: Path) -> list[Suppression]:
        """Return those that were of no use in the whole run, and are told of at this charter, the first one."""
        idle = [one for one in self._idle_at.get(path, ()) if one.details.where not in self._of_use]
        return idle if idle and self._is_covered(path) else []

    @cached_property
    def _idle_at(self) -> dict[Path, list[Suppression]]:
        """Those that were of no use in a charter, by the first one; nothing is added when this is first asked for."""
        found: dict[Path, list[Suppression]] = {}
        for path, one in self._idle.values():
            found.setdefault(path, []).append(one)
        return found

    def lost(self) -> Iterator[RunError]:
        """Yield which name entries that no charter has."""
        for where, (path, one) in self._lost.items():
            if where not in self._placed and not isinstance(one.at, Span) and self._is_covered(path):
                template = "{where}: none of the checked charters has `{place}`."
                yield RunError(on_one_line(notice(template, where=one.at_where, place=dotted(one.at))))

    def _is_covered(self, path: Path) -> bool:
        return all(map(self._coverage.of, self._project.settings_of(path.parent).chain))
