"""Charters that have been checked, for decisions about what is open in them. Writes nothing."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from netlint.i18n import Message
from netlint.linter.report import CharterReport, Diagnostic
from netlint.project.checker import Checker, CheckOptions, CheckResult
from netlint.project.project import Project, RunError
from netlint.project.runner import check_files
from netlint.rules.base import Rule
from netlint.rules.own_fixtures import SUPPRESSIONS
from netlint.settings.exception_edits import exception_place
from netlint.toml import DocPath, Document, Span, dotted
from netlint.utils.errors import Problem

FindingKey = tuple[Path, str, tuple[str, ...]]
"""What tells a finding from others before and after a change: its charter, the code of its rule, and its places."""


class Spot(NamedTuple):
    """A place in a charter at which the group allows what a rule reports."""

    charter: Path
    rule: Rule
    at: DocPath
    """The place, with ids; empty for the whole charter."""


class Checked:
    """Charters that have been checked, and what is open in them."""

    def __init__(self, project: Project, charters: Sequence[Path], options: CheckOptions) -> None:
        """Check charters. Raises `Problem` if one of them could not be checked, or if settings are wrong."""
        self.project = project
        self.charters = list(charters)
        self.options = options
        self.reports = self.checked(project, {})

    def checked(self, project: Project, contents: Mapping[Path, bytes]) -> dict[Path, CharterReport]:
        """Return the reports on all charters, of which some have other `contents`. Raises `Problem`."""
        project.prepare(self.charters)
        outcomes = list(check_files(Checker(project, self.options, contents), self.charters, 1))
        if errors := [one.message for one in outcomes if isinstance(one, RunError)]:
            raise Problem(errors[0])
        return {one.path: one.report for one in outcomes if isinstance(one, CheckResult)}

    def open(self, rule: Rule | None = None) -> list[tuple[Path, Diagnostic]]:
        """Return what is open and can be suppressed, of one rule or of all, each with its charter."""
        return [
            (path, finding)
            for path, finding in self._found(rule)
            if finding.suppression is None and not self.project.rules[finding.code].mandatory
        ]

    def mandatory(self) -> list[tuple[Path, Diagnostic]]:
        """Return what is open and cannot be suppressed."""
        return [(path, one) for path, one in self._found(None) if self.project.rules[one.code].mandatory]

    def suppressed(self, rule: Rule) -> list[tuple[Path, Diagnostic]]:
        """Return what a rule reports and is suppressed."""
        return [(path, one) for path, one in self._found(rule) if one.suppression]

    def _found(self, rule: Rule | None) -> Iterator[tuple[Path, Diagnostic]]:
        for path, report in self.reports.items():
            for finding in report.in_order():
                if rule is None or finding.code == rule.code:
                    yield path, finding

    def places(self, charter: Path, finding: Diagnostic) -> list[DocPath]:
        """Return the places of a finding, with ids; of one that has only a span, the whole charter."""
        document = self.document(charter)
        return [() if isinstance(at, Span) else document.named(document.exact(at)) for at in finding.places]

    def spots(self, found: Iterable[tuple[Path, Diagnostic]]) -> list[Spot]:
        """Return the places of findings as exceptions can be about them, each once."""
        spots = (
            Spot(path, self.project.rules[one.code], exception_place(at, self.project.plugins.tables))
            for path, one in found
            for at in self.places(path, one)
        )
        return list(dict.fromkeys(spots))

    def covered(self, spots: Sequence[Spot], how: Callable[[Iterable[bool]], bool]) -> list[tuple[Path, Diagnostic]]:
        """Return the open findings of which all or any places, as `how` says, are at one of some spots or inside."""
        at_rule: dict[tuple[Path, str], list[DocPath]] = {}
        for spot in spots:
            at_rule.setdefault((spot.charter, spot.rule.code), []).append(spot.at)
        return [
            (path, one)
            for path, one in self.open()
            if (paths := at_rule.get((path, one.code)))
            and how(any(at[: len(inside)] == inside for inside in paths) for at in self.places(path, one))
        ]

    def document(self, charter: Path) -> Document:
        """Return a charter with its data."""
        return self.reports[charter].document

    def prove(
        self,
        after: Mapping[Path, CharterReport],
        least: Iterable[tuple[Path, Diagnostic]],
        most: Iterable[tuple[Path, Diagnostic]],
    ) -> int:
        """Return how many findings are suppressed only `after` a change. These are at least, and at most, as given.

        Raises `Problem` otherwise, so that no decision suppresses anything else. What was reported about earlier
        suppressions may be gone.
        """
        before, now = _counted(self.reports), _counted(after)
        gone = before - now
        suppressed = Counter({key: count for key, count in gone.items() if not self._is_about_suppressions(key)})
        wanted, possible = (Counter(finding_key(path, one) for path, one in found) for found in (least, most))
        if now - before or wanted - gone or suppressed - possible:
            template = "this would suppress something else, or not all of what it is for, so nothing was written."
            raise Problem(Message(template))
        return suppressed.total()

    def _is_about_suppressions(self, key: FindingKey) -> bool:
        return self.project.rules[key[1]].stage == SUPPRESSIONS


def is_at(place: DocPath, at: str | None) -> bool:
    """Return whether a place is the one that text such as `members.ana` names, or inside of it; so is each for none."""
    name = dotted(place)
    return not at or name == at or name.startswith((f"{at}.", f"{at}["))


def _counted(reports: Mapping[Path, CharterReport]) -> Counter[FindingKey]:
    return Counter(finding_key(path, one) for path, report in reports.items() for one in report.open)


def finding_key(charter: Path, finding: Diagnostic) -> FindingKey:
    """Return what tells a finding from others, whichever of its places comes first."""
    return charter, finding.code, tuple(sorted(name.partition(" ")[0] for name in finding.identities))
