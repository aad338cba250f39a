"""Comments and exceptions, by the places that they are about. Opens no file, runs no rule.

The same exceptions are about many charters: what is the same in each of these is found once.
"""

import datetime as dt
import re
from collections.abc import Collection, Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from netlint.linter.suppressions.model import (
    MAX_SELECTORS,
    AgreedException,
    Suppression,
    SuppressionReason,
    SuppressionSources,
    SuppressionState,
)
from netlint.rules.base import Rule
from netlint.rules.selector import specificity
from netlint.toml import DocPath, Document, Span
from netlint.toml.shown_lines import shown_lines

if TYPE_CHECKING:
    from netlint.linter.suppressions.comments import IgnoreComment
    from netlint.linter.suppressions.missing_places import Branch

FIRST_EXCEPTION = MAX_SELECTORS + 1
"""The number of the first exception: there are no more comments."""
KEPT = 64
"""The most outcomes that are kept, for charters that are alike in what they have, and in the rules that hold for them.
"""
_HINTS = ("netlint", "ignore", "noqa", "nolint", "negeer", "disable")
"""One of these is in every comment that netlint reads, in lowercase letters."""
_COMMENT = re.compile(r"#[^\n]*")
"""Every comment, and what looks like one in a text."""


class Directive(msgspec.Struct, frozen=True):
    """A comment or an exception: what it says, and what it is about."""

    number: int
    """Its place among all: comments first, in the order of the file, and then the exceptions of the settings."""
    suppression: Suppression
    line: int | None = None
    """The line that a comment is about."""
    begins: int | None = None
    """The line where a text begins that ends on the line."""
    path: DocPath | None = None
    """The path that it is about, with all that is below it; that of an exception has ids in it."""
    is_over: bool = False

    def names(self, rule: Rule) -> bool:
        """Return whether it names a rule."""
        return not self.suppression.problem and specificity(self.suppression.named, rule) > 0

    def is_above(self, line: int) -> bool:
        """Return whether it is a comment on a line, or above, and about what follows that line."""
        above = self.suppression.details.line
        return above is not None and self.line is not None and above <= line < self.line


class _About(NamedTuple):
    """The comments that name one rule, by what they are about."""

    by_line: dict[int, list[Directive]]
    by_path: dict[DocPath, list[Directive]]


class Directives:
    """The comments of a charter and the exceptions about it."""

    def __init__(
        self, document: Document, suppressions: SuppressionSources, rules: Mapping[str, Rule], today: dt.date | None
    ) -> None:
        """Read the comments of `document`; `rules` are all there are, by code."""
        self._document = document
        self._by_code: dict[str, _About] = {}
        comments = ignore_comments(document, rules) if suppressions.comments else ()
        self.comments = [_from_comment(number, one, document.source.name) for number, one in enumerate(comments)]
        exceptions = suppressions.exceptions
        self.exceptions = (exceptions if isinstance(exceptions, AgreedExceptions) else AgreedExceptions(exceptions)).on(
            today
        )

    def __bool__(self) -> bool:
        """Return whether there are any."""
        return bool(self.comments or self.exceptions.directives)

    def about(self, rule: Rule, at: DocPath | Span, *, on_key: bool) -> list[Directive]:
        """Return those that name a rule and are about a place, in their order; those that have ended too."""
        by_line, by_path = self._naming(rule)
        exceptions = self.exceptions.naming(rule)
        found: list[Directive] = []
        if by_line:
            for line in self._lines(at, on_key=on_key):
                found += by_line.get(line, ())
            if isinstance(at, Span):  # a comment, and perhaps one of those above the same key or table
                found += [one for ones in by_line.values() for one in ones if one.is_above(at.line)]
        if by_path or exceptions:
            exact = () if isinstance(at, Span) else self._document.exact(at)
            named = self._document.named(exact) if exceptions else ()
            for depth in range(len(exact) + 1):
                found += by_path.get(exact[:depth], ())
                found += exceptions.get(named[:depth], ())
        return sorted({one.number: one for one in found}.values(), key=lambda one: one.number)

    def line_of(self, at: DocPath | Span, *, on_key: bool) -> int:
        """Return the line by which a place is shown."""
        return self._document.locate(at, key=on_key).span.line

    def _lines(self, at: DocPath | Span, *, on_key: bool) -> set[int]:
        """Return the lines on which a comment is about a place: those by which it is shown, and its last."""
        span = self._document.locate(at, key=on_key).span
        return {*shown_lines(self._document.source, span), span.end_line}

    def outcomes(
        self,
        met: Collection[int],
        over_at: Mapping[int, Collection[DocPath | Span]],
        evaluated: Collection[str],
        selected: Collection[Rule],
    ) -> tuple[Suppression, ...]:
        """Return the exceptions with what came of each, as `Exceptions.outcomes` does."""
        return self.exceptions.outcomes(self._document, met, over_at, evaluated, selected)

    def name_any(self, rules: Iterable[Rule]) -> bool:
        """Return whether one of them names one of some rules."""
        return any(
            self.exceptions.naming(rule) or any(comment.names(rule) for comment in self.comments) for rule in rules
        )

    def _naming(self, rule: Rule) -> _About:
        """Return the comments that name a rule, looked through once."""
        if rule.code not in self._by_code:
            about = self._by_code[rule.code] = _About({}, {})
            for directive in self.comments:
                if not directive.names(rule):
                    continue
                for line in (directive.line, directive.begins):
                    if line is not None:
                        about.by_line.setdefault(line, []).append(directive)
                if directive.path is not None:
                    about.by_path.setdefault(directive.path, []).append(directive)
        return self._by_code[rule.code]


def ignore_comments(document: Document, rules: Mapping[str, Rule]) -> "Iterable[IgnoreComment]":
    """Return the comments of a charter that are meant for netlint; `rules` are all there are, by code."""
    if document.data is None:
        return ()
    comments = "".join(_COMMENT.findall(document.source.text)).lower()
    if not any(hint in comments for hint in _HINTS):
        return ()  # as in most charters
    from netlint.linter.suppressions.comments import read_comments

    return read_comments(document, rules)


def _from_comment(number: int, comment: "IgnoreComment", file: str) -> Directive:
    line = comment.span.line
    details = SuppressionReason("comment", comment.reason, where=f"{file}:{line}", line=line)
    suppression = Suppression("comment", comment.named, comment.span, details, comment.problem, comment.advice)
    if comment.whole_file:
        return Directive(number, suppression, path=())
    scope = comment.scope
    return Directive(number, suppression, scope.line, scope.begins, scope.path)


class AgreedExceptions(tuple[AgreedException, ...]):  # noqa: SLOT001 (it keeps what is the same in each charter)
    """The exceptions that are about a charter, or about many."""

    def on(self, day: dt.date | None) -> "ExceptionDirectives":
        """Return them as they are on a day."""
        if day not in self._days:
            self._days[day] = ExceptionDirectives(self, day)
        return self._days[day]

    @cached_property
    def _days(self) -> "dict[dt.date | None, ExceptionDirectives]":
        return {}


class ExceptionDirectives:
    """Exceptions on a day: which of them name a rule, and what comes of each in a charter."""

    def __init__(self, exceptions: Iterable[AgreedException], day: dt.date | None) -> None:
        """Make a directive of each."""
        self.directives = tuple(
            _from_exception(at, one, day) for at, one in enumerate(exceptions, start=FIRST_EXCEPTION)
        )
        self._named = dict.fromkeys(directive.suppression.named for directive in self.directives)
        self._by_code: dict[str, dict[DocPath, list[Directive]]] = {}
        self._meant: dict[tuple[str, ...], dict[str, list[str]]] = {}
        self._in_state: dict[tuple[int, SuppressionState], Suppression] = {}
        self._kept: dict[tuple[object, ...], tuple[Suppression, ...]] = {}

    def naming(self, rule: Rule) -> Mapping[DocPath, list[Directive]]:
        """Return those that name a rule, by the path that they are about."""
        if rule.code not in self._by_code:
            found = self._by_code[rule.code] = {}
            named = {one for one in self._named if specificity(one, rule)}
            for directive in self.directives if named else ():
                if directive.suppression.named in named and directive.path is not None:
                    found.setdefault(directive.path, []).append(directive)
        return self._by_code[rule.code]

    def outcomes(
        self,
        document: Document,
        met: Collection[int],
        over_at: Mapping[int, Collection[DocPath | Span]],
        evaluated: Collection[str],
        selected: Collection[Rule],
    ) -> tuple[Suppression, ...]:
        """Return each with what came of it in a document.

        `met` are the numbers of those that are about a place of a finding, `over_at` the places that they have left
        bare by ending. What came of the others depends on which rules, of those that were `selected`, were `evaluated`,
        and on what is there.
        """
        outcomes = list(self._unmet(document, evaluated, selected))
        for number in met:
            if number >= FIRST_EXCEPTION:
                directive = self.directives[number - FIRST_EXCEPTION]
                bare = over_at.get(number)
                ended = directive.suppression._replace(state="ended", over_at=tuple(bare)) if bare else None
                outcomes[number - FIRST_EXCEPTION] = ended or self._with(directive, "used")
        return tuple(outcomes)

    def _unmet(
        self, document: Document, evaluated: Collection[str], selected: Collection[Rule]
    ) -> tuple[Suppression, ...]:
        """Return each as if it were about no finding."""
        codes = tuple(rule.code for rule in selected)
        missing = self._missing(document.data)
        key = (codes, frozenset(codes).difference(evaluated), missing)
        if key not in self._kept:
            states = {named: state_of(meant, evaluated) for named, meant in self._meanings(codes, selected).items()}
            if len(self._kept) >= KEPT:
                self._kept.clear()
            self._kept[key] = tuple(
                self._with(directive, "misplaced" if directive.path in missing else states[directive.suppression.named])
                for directive in self.directives
            )
        return self._kept[key]

    def _missing(self, data: Any) -> frozenset[DocPath]:
        """Return the paths of those that name something which data does not have."""
        if not self.directives:
            return frozenset()
        from netlint.linter.suppressions.missing_places import missing

        return frozenset(missing(self._places, data))

    @cached_property
    def _places(self) -> "Branch":
        from netlint.linter.suppressions.missing_places import places

        return places(directive.path for directive in self.directives if directive.path)

    def _meanings(self, codes: tuple[str, ...], selected: Collection[Rule]) -> dict[str, list[str]]:
        """Return the codes of the selected rules that each of the selectors means."""
        if codes not in self._meant:
            self._meant[codes] = {
                named: [rule.code for rule in selected if specificity(named, rule)] for named in self._named
            }
        return self._meant[codes]

    def _with(self, directive: Directive, state: SuppressionState) -> Suppression:
        """Return what a directive says with a state, the same object each time."""
        key = (directive.number, state)
        if key not in self._in_state:
            self._in_state[key] = directive.suppression._replace(state=state)
        return self._in_state[key]


def _from_exception(number: int, exception: AgreedException, day: dt.date | None) -> Directive:
    suppression = Suppression("exception", exception.rule, exception.at, exception.details, at_where=exception.at_where)
    return Directive(number, suppression, path=exception.at, is_over=exception.is_over(day))


def state_of(meant: Collection[str], evaluated: Collection[str]) -> SuppressionState:
    """Return what came of what means some rules, and is about no finding."""
    return "unused" if meant and all(code in evaluated for code in meant) else "untried"
