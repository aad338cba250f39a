"""The repairs of findings that can be made together. Changes no text."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple, TypeAlias

from netlint.linter.report import Diagnostic
from netlint.toml import DocPath, Document, Edit, Span

DocEdit: TypeAlias = Edit[DocPath | Span]

_WITH_ITS_TABLES = frozenset({"rename", "list", "remove"})
"""The kinds of edits after which paths below their place are different."""


class Fix(NamedTuple):
    """Edits to make together, and the findings that they repair."""

    edits: tuple[DocEdit, ...]
    findings: tuple[Diagnostic, ...]


def fix_of(document: Document, findings: Iterable[Diagnostic]) -> Fix:
    """Return the repairs of open findings that do not touch each other, in the order of the findings.

    The others can be made afterwards: their findings are then found again.
    """
    edits: list[DocEdit] = []
    repaired: list[Diagnostic] = []
    for finding in findings:
        new = [edit for edit in finding.repair if edit not in edits]
        if finding.repair and not finding.suppression and not any(_clash(document, new, edits)):
            edits += new
            repaired.append(finding)
    return Fix(tuple(edits), tuple(repaired))


def _clash(document: Document, new: Iterable[DocEdit], edits: Iterable[DocEdit]) -> Iterator[bool]:
    """Yield for each pair of edits whether the two cannot be made together."""
    for one in new:
        for other in edits:
            yield any(
                _touch(document, first, second, one, other) for first in _places(one) for second in _places(other)
            )


def _places(edit: DocEdit) -> tuple[DocPath | Span, ...]:
    return (edit.at,) if edit.to is None else (edit.at, edit.to)


def _touch(document: Document, first: DocPath | Span, second: DocPath | Span, one: DocEdit, other: DocEdit) -> bool:
    """Return whether two places are the same, or one is inside the other and moves with it."""
    if isinstance(first, Span) or isinstance(second, Span):
        return first == second
    first, second = document.exact(first), document.exact(second)
    if first == second:
        return not one.kind == other.kind == "add"
    is_inside = first[: len(second)] == second or second[: len(first)] == first
    return is_inside and not {one.kind, other.kind}.isdisjoint(_WITH_ITS_TABLES)


__all__ = ["DocEdit", "Fix", "fix_of"]
