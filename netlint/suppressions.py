"""Suppressions: what is written to silence findings, and which places it covers. Opens no file, runs no rule.

A finding is set aside by a comment in the charter, by an exception that the group has agreed on, or because it was
known before: it is in the baseline, or was there at an earlier revision. It is still reported, as what it is.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any, Literal, NamedTuple, TypeAlias

from msgspec import Struct

from netlint.before import Known
from netlint.charter import Document, Message, Path, Span
from netlint.comments import Comment, read_comments
from netlint.rules import Rule
from netlint.selection import specificity

Kind: TypeAlias = Literal["comment", "exception", "baseline", "revision"]

State: TypeAlias = Literal["used", "ended", "unused", "untried", "misplaced"]
"""What came of something that silences: it covers what was found, or did so until its last day; there is nothing that
it could cover; not all that it names was evaluated, so that it may be of use another day; or it names entries that the
charter does not have."""


class Standing(Struct, frozen=True, rename="kebab"):
    """Why a finding is set aside, and who says so."""

    kind: Kind
    reason: str = ""
    agreed_by: tuple[str, ...] = ()
    agreed_on: dt.date | None = None
    until: dt.date | None = None
    """The last day on which it holds."""
    where: str = ""
    """Where it is written: a file and a line."""
    line: int | None = None
    """Of a comment, the line that it stands on."""


class Exemption(Struct, frozen=True):
    """An exception of the settings, as the charters that it applies to see it."""

    rule: str
    at: Path
    standing: Standing
    at_where: str = ""
    """Where its `at` is written: a file, a line and a column."""

    def is_over(self, today: dt.date | None) -> bool:
        """Say whether its last day has passed; without a `today` no day has."""
        return today is not None and self.standing.until is not None and self.standing.until < today


class Suppression(NamedTuple):
    """One thing that silences, as rules see it after all others have run."""

    kind: Kind
    named: str
    """What it names: a code, a name, or a prefix of codes."""
    at: Path | Span
    """Where a finding about it points."""
    standing: Standing
    problem: Message | None = None
    """What keeps it from silencing anything."""
    state: State = "untried"
    """What came of it."""
    over_at: tuple[Path | Span, ...] = ()
    """The places of the findings that are back because its last day has passed."""
    at_where: str = ""
    """Where its place is written, if that is in the settings."""

    @property
    def is_unused(self) -> bool:
        """Whether there is nothing that it could cover, although all that it names was evaluated."""
        return self.state == "unused"


class Silencing(Struct, frozen=True):
    """What silences findings in one charter, apart from its own comments."""

    comments: bool = True
    exemptions: tuple[Exemption, ...] = ()
    known: tuple[Known, ...] = ()


class Mark(NamedTuple):
    """A comment or an exception: what it says, and what it is about."""

    number: int
    """Its place among all: comments first, in the order of the file, and then the exceptions of the settings."""
    told: Suppression
    line: int | None = None
    """The line that it is about."""
    path: Path | None = None
    """The path that it is about, with all that is below it."""
    is_over: bool = False

    def names(self, rule: Rule) -> bool:
        """Say whether it names a rule."""
        return not self.told.problem and specificity(self.told.named, rule) > 0


class _About(NamedTuple):
    """The marks that name one rule, by what they are about."""

    by_line: dict[int, list[Mark]]
    by_path: dict[Path, list[Mark]]


class Marks:
    """The comments of a charter and the exceptions about it."""

    def __init__(
        self, document: Document, silencing: Silencing, rules: Mapping[str, Rule], today: dt.date | None
    ) -> None:
        """Read the comments of `document`; `rules` are all there are, by code."""
        self._document = document
        self._by_code: dict[str, _About] = {}
        self._all: list[Mark] = []
        for comment in read_comments(document, rules) if silencing.comments else ():
            self._all.append(_of_comment(len(self._all), comment, document.source.name))
        for exempt in silencing.exemptions:
            self._all.append(_of_exemption(len(self._all), exempt, document, today))

    def __iter__(self) -> Iterator[Mark]:
        """Give all of them, in their order."""
        return iter(self._all)

    def __bool__(self) -> bool:
        """Say whether there are any."""
        return bool(self._all)

    def about(self, rule: Rule, at: Path | Span, *, on_key: bool) -> list[Mark]:
        """Give the marks that name a rule and are about a place, in their order; those that have ended too."""
        by_line, by_path = self._naming(rule)
        found: list[Mark] = []
        if by_line:
            place = self._document.locate(at, key=on_key)
            if place.exact or place.found > 0:  # else nothing of it is there, and the span says nothing about it
                for line in dict.fromkeys((place.span.line, place.span.end_line)):
                    found += by_line.get(line, ())
        if by_path:
            exact = () if isinstance(at, Span) else self._document.exact(at)
            for depth in range(len(exact) + 1):
                found += by_path.get(exact[:depth], ())
        return sorted(found, key=lambda mark: mark.number)

    def _naming(self, rule: Rule) -> _About:
        """Give the marks that name a rule, looked through once."""
        if rule.code not in self._by_code:
            about = self._by_code[rule.code] = _About({}, {})
            for mark in self._all:
                if mark.line is not None and mark.names(rule):
                    about.by_line.setdefault(mark.line, []).append(mark)
                elif mark.path is not None and mark.names(rule):
                    about.by_path.setdefault(mark.path, []).append(mark)
        return self._by_code[rule.code]


def _of_comment(number: int, comment: Comment, file: str) -> Mark:
    line = comment.span.line
    standing = Standing("comment", comment.reason, where=f"{file}:{line}", line=line)
    told = Suppression("comment", comment.named, comment.span, standing, comment.problem)
    if comment.whole_file:
        return Mark(number, told, path=())
    return Mark(number, told, comment.scope.line, comment.scope.path)


def _of_exemption(number: int, exempt: Exemption, document: Document, today: dt.date | None) -> Mark:
    told = Suppression("exception", exempt.rule, exempt.at, exempt.standing, at_where=exempt.at_where)
    if not _is_placed(document, exempt.at):
        told = told._replace(state="misplaced")
    return Mark(number, told, path=document.exact(exempt.at), is_over=exempt.is_over(today))


def _is_placed(document: Document, at: Path) -> bool:
    """Say whether the entries that a path names by their ids are there."""
    data: Any = document.data
    for part in document.exact(at):
        if isinstance(data, list) and isinstance(part, str):
            return False
        try:
            data = data[part]
        except (KeyError, IndexError, TypeError):  # it is missing, and so is all that may be inside
            return True
    return True
