"""The repairs of findings that can be made together, and whether a charter is worse after them. Changes no text."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, TypeAlias

from netlint.charter.conversion import MAX_MISTAKES
from netlint.i18n import Message
from netlint.linter.report import EVALUATED, CharterReport, Diagnostic
from netlint.toml import DocPath, Document, Edit, Span

DocEdit: TypeAlias = Edit[DocPath | Span]

_WITH_ITS_TABLES = frozenset({"rename", "list", "table", "remove"})
"""The kinds of edits after which paths below their place are different."""


class Fix(NamedTuple):
    """Edits to make together, and the findings that they repair."""

    edits: tuple[DocEdit, ...]
    findings: tuple[Diagnostic, ...]


def fix_of(document: Document, findings: Iterable[Diagnostic]) -> Fix:
    """Return the repairs of open findings that do not touch each other, in the order of the findings.

    The others can be made afterwards: their findings are then found again.
    """
    touched = _Touched(document)
    repaired = [
        finding for finding in findings if finding.repair and not finding.suppression and touched.add(finding.repair)
    ]
    return Fix(tuple(touched.edits), tuple(repaired))


class _Touched:
    """The places of a document that edits touch, so that each new edit is compared with the few that matter."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self.edits: list[DocEdit] = []
        self._at: dict[DocPath | Span, list[DocEdit]] = {}
        self._above: set[DocPath] = set()
        """The paths of the tables around each place."""
        self._above_moved: set[DocPath] = set()
        """The same, around places that move with all that is in them."""

    def add(self, repair: Sequence[DocEdit]) -> bool:
        """Add edits that can be made with those so far, and return whether they can; an edit that is there counts."""
        new = [edit for edit in repair if edit not in self._at.get(self._exact(edit.at), ())]
        if any(self._clashes(edit) for edit in new):
            return False
        for edit in new:
            self._enter(edit)
        return True

    def _exact(self, at: DocPath | Span) -> DocPath | Span:
        return at if isinstance(at, Span) else self._document.exact(at)

    def _places(self, edit: DocEdit) -> Iterator[DocPath | Span]:
        yield self._exact(edit.at)
        if edit.to is not None:
            yield self._exact(edit.to)

    def _enter(self, edit: DocEdit) -> None:
        self.edits.append(edit)
        for place in self._places(edit):
            self._at.setdefault(place, []).append(edit)
            if not isinstance(place, Span):
                around = {place[:depth] for depth in range(1, len(place))}
                self._above |= around
                self._above_moved |= around if edit.kind in _WITH_ITS_TABLES else set()

    def _clashes(self, edit: DocEdit) -> bool:
        """Return whether an edit has the place of another one, or one of the two moves with the place of the other."""
        return any(self._is_taken(place, edit) for place in self._places(edit))

    def _is_taken(self, place: DocPath | Span, edit: DocEdit) -> bool:
        there = self._at.get(place, ())
        if any(not edit.kind == other.kind == "add" for other in there):
            return True
        if isinstance(place, Span):
            return False
        moves = edit.kind in _WITH_ITS_TABLES
        around = (other for depth in range(1, len(place)) for other in self._at.get(place[:depth], ()))
        if any(moves or other.kind in _WITH_ITS_TABLES for other in around):
            return True
        return place in (self._above if moves else self._above_moved)


def worsened(before: CharterReport, after: CharterReport, edits: Sequence[DocEdit]) -> Message | None:
    """Return a mistake or an error that is in a charter only after edits; `None` if they made nothing worse.

    What an edit moves or makes readable may have mistakes of its own. Where a value becomes readable, rules that could
    not read it before may report it; where none does, no rule may report a new error.
    """
    if after.document.data is None:
        return after.document.mistakes[0].message
    places = {path for edit in edits for path in _places_in(before, after, edit)}
    moved = {path for edit in edits if edit.kind in _WITH_ITS_TABLES for path in _places_in(before, after, edit)}
    mistaken = {before.document.exact(one.path) for one in before.document.mistakes}
    are_all_known = len(before.document.mistakes) <= MAX_MISTAKES
    for one in after.document.mistakes if are_all_known else ():
        path = after.document.exact(one.path)
        if path not in mistaken and moved.isdisjoint(_around(path)):
            return one.message
    around = {path for place in places for path in _around(place)}
    reads_more = any(path in around or not places.isdisjoint(_around(path)) for path in mistaken)
    return None if reads_more else _new_error(before, after)


def _places_in(before: CharterReport, after: CharterReport, edit: DocEdit) -> Iterator[DocPath]:
    """Yield the paths of an edit, with positions, as they are before and after it; of a removed item, its list."""
    for at in (edit.at, edit.to):
        if at is not None and not isinstance(at, Span):
            for path in (before.document.exact(at), after.document.exact(at)):
                yield path[:-1] if edit.kind == "remove" and isinstance(path[-1], int) else path


def _around(path: DocPath) -> Iterator[DocPath]:
    """Yield a path and the paths of the tables and lists around it."""
    return (path[:depth] for depth in range(1, len(path) + 1))


def _new_error(before: CharterReport, after: CharterReport) -> Message | None:
    """Return an error of a rule that looked at the charter before and did not report it."""
    known = {(one.code, place) for one in before.findings for place in (one.fingerprint, _exact_place(before, one))}
    for one in after.findings:
        is_error = one.severity == "error" and not one.suppression and before.status(one.code) in EVALUATED
        if is_error and known.isdisjoint({(one.code, one.fingerprint), (one.code, _exact_place(after, one))}):
            return one.message
    return None


def _exact_place(report: CharterReport, finding: Diagnostic) -> DocPath | Span:
    return finding.at if isinstance(finding.at, Span) else report.document.exact(finding.at)


__all__ = ["DocEdit", "Fix", "fix_of", "worsened"]
