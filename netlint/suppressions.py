"""Suppressions: what is silenced, by whom, why and until when. Opens no file, runs no rule.

A finding is set aside by a comment in the charter, by an exception that the group has agreed on, or because it was
known before: it is in the baseline, or was there at an earlier revision. It is still reported, as what it is.
"""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, Literal, NamedTuple, TypeAlias

from msgspec import Struct

from netlint.before import Known
from netlint.charter import Document, Message, Path, Span
from netlint.comments import Comment, read_comments
from netlint.rules import Rule
from netlint.selection import specificity

LEFT = 6
"""The most lines that are kept of what a comment or exception leaves open: more than anyone is told of."""

Kind: TypeAlias = Literal["comment", "exception", "baseline", "revision"]


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
    is_used: bool = False
    """Whether it has silenced something."""
    is_unused: bool = False
    """Whether it has silenced nothing, although all that it names was evaluated."""
    over_at: tuple[Path | Span, ...] = ()
    """The places of the findings that are back because its last day has passed."""
    is_placed: bool = True
    """Whether the entries that it names are there."""
    left: tuple[int, ...] = ()
    """Where it has silenced nothing as it covers only a part of a finding: the lines of the other parts."""
    at_where: str = ""
    """Where its place is written, if that is in the settings."""


class Silencing(Struct, frozen=True):
    """What silences findings in one charter, apart from its own comments."""

    comments: bool = True
    exemptions: tuple[Exemption, ...] = ()
    known: tuple[Known, ...] = ()


class _Mark(Struct):
    """A comment or an exception, and what came of it."""

    told: Suppression
    number: int
    """Its place among all: comments first, in the order of the file, and then the exceptions of the settings."""
    is_over: bool = False
    is_met: bool = False
    """Whether there is anything that it names, where it is about."""
    is_used: bool = False
    left: tuple[int, ...] = ()
    over_at: list[Path | Span] = []


class _Marks:
    """The marks about one rule, by what they are about: a line, or a path and all that is below it."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self.by_line: dict[int, list[_Mark]] = {}
        self.by_path: dict[Path, list[_Mark]] = {}

    def about(self, at: Path | Span, *, on_key: bool) -> list[_Mark]:
        """Give the marks that are about a place, in their order."""
        found: list[_Mark] = []
        if self.by_line:
            place = self._document.locate(at, key=on_key)
            if place.exact or place.found > 0:  # else nothing of it is there, and the span says nothing about it
                for line in dict.fromkeys((place.span.line, place.span.end_line)):
                    found += self.by_line.get(line, ())
        exact = () if isinstance(at, Span) else self._document.exact(at)
        for depth in range(len(exact) + 1):
            found += self.by_path.get(exact[:depth], ())
        return sorted(found, key=lambda mark: mark.number)


class Silencer:
    """Decides for each finding in a charter how it stands, and remembers what was of use."""

    def __init__(
        self, document: Document, silencing: Silencing, rules: Mapping[str, Rule], today: dt.date | None
    ) -> None:
        """Read the comments of `document`; `rules` are all there are, by code."""
        self._document = document
        self._known = silencing.known
        self._lines: list[tuple[int, _Mark]] = []
        self._paths: list[tuple[Path, _Mark]] = []
        self._marks: list[_Mark] = []
        self._by_code: dict[str, _Marks | None] = {}
        self._matched: set[str] = set()
        self.moved_from = ""
        """The name under which the baseline knows the charter, where it has moved."""
        for comment in read_comments(document, rules) if silencing.comments else ():
            self._add_comment(comment)
        for exempt in silencing.exemptions:
            self._add_exemption(exempt, today)

    def _add_comment(self, comment: Comment) -> None:
        standing = Standing("comment", comment.reason, where=comment.where)
        mark = _Mark(Suppression("comment", comment.named, comment.span, standing, comment.problem), len(self._marks))
        self._marks.append(mark)
        if comment.problem:
            return
        if comment.scope.line is not None and not comment.whole_file:
            self._lines.append((comment.scope.line, mark))
        else:
            self._paths.append((() if comment.whole_file else comment.scope.path or (), mark))

    def _add_exemption(self, exempt: Exemption, today: dt.date | None) -> None:
        placed = _is_placed(self._document, exempt.at)
        told = Suppression("exception", exempt.rule, exempt.at, exempt.standing, is_placed=placed)
        mark = _Mark(told._replace(at_where=exempt.at_where), len(self._marks), exempt.is_over(today))
        self._marks.append(mark)
        self._paths.append((self._document.exact(exempt.at), mark))

    @property
    def is_needed(self) -> bool:
        """Whether there is anything that could silence."""
        return bool(self._marks or self._known)

    def recognise(self, fingerprints: Iterable[str], evaluated: Collection[Rule]) -> None:
        """Look whether the baseline knows a charter under another name, by all that was found in it."""
        lost = next((known.lost for known in self._known if known.lost), None)
        if lost:
            self.take_for(lost.like(set(fingerprints), {rule.code for rule in evaluated}))

    def take_for(self, name: str) -> None:
        """Take the charter for the one that the baseline knows under a name; with none, nothing changes."""
        if name:
            self.moved_from = name
            self._known = tuple(known.under(name) if known.lost else known for known in self._known)

    def standing(
        self, rule: Rule, places: Sequence[Path | Span], fingerprints: Sequence[str], *, on_key: bool
    ) -> Standing | None:
        """Say why a finding is set aside; `None` where it is open, as it is while any of its places is not covered."""
        if rule.mandatory:
            return None
        marks = self._about(rule)
        covering = [self._covering(marks, at, on_key=on_key) if marks else [] for at in places]
        bare = [number for number, found in enumerate(covering) if not found]
        known = self._was_known(fingerprints, {fingerprints[number] for number in bare})
        standing = known if bare else covering[0][0].told.standing
        used = {id(mark): mark for found in covering for mark in found}.values()
        for mark in used:
            mark.is_used |= standing is not None
        if used and standing is None:
            lines = {self._document.locate(places[number], key=on_key).span.line for number in bare}
            for mark in used:
                mark.left = mark.left or tuple(sorted(lines)[:LEFT])
        return standing

    def _was_known(self, fingerprints: Sequence[str], bare: set[str]) -> Standing | None:
        """Say where places that nothing else covers were known before, if all of them were."""
        standing = None
        for known in self._known:
            self._matched.update(known.fingerprints.keys() & set(fingerprints))
            if not standing and (known.is_all or bare <= known.fingerprints.keys()):
                standing = Standing(known.kind, where=known.where)
        return standing

    def _about(self, rule: Rule) -> _Marks | None:
        """Give the marks about a rule, looked through once."""
        if rule.code not in self._by_code:
            marks = _Marks(self._document)
            for line, mark in self._lines:
                if specificity(mark.told.named, rule):
                    marks.by_line.setdefault(line, []).append(mark)
            for path, mark in self._paths:
                if specificity(mark.told.named, rule):
                    marks.by_path.setdefault(path, []).append(mark)
            self._by_code[rule.code] = marks if marks.by_line or marks.by_path else None
        return self._by_code[rule.code]

    def _covering(self, marks: _Marks, at: Path | Span, *, on_key: bool) -> list[_Mark]:
        """Give the marks that cover one place of a finding; where all of them have ended, they are told so."""
        about = marks.about(at, on_key=on_key)
        covering = [mark for mark in about if not mark.is_over]
        for mark in about:
            mark.is_met = True
            if not covering:
                mark.over_at.append(at)
        return covering

    def suppressions(self, evaluated: Collection[Rule], selected: Collection[Rule]) -> Iterator[Suppression]:
        """Give everything that silences here, and what came of it.

        What names a rule that was selected and not `evaluated` is not called unused: it may be of use another day.
        """
        outcomes, plain = frozenset(evaluated), tuple(selected)
        for mark in self._marks:
            told = mark.told
            left = () if mark.is_used else mark.left
            nothing = not mark.is_met and not told.problem and _was_tried(told.named, outcomes, plain)
            over = tuple(mark.over_at)
            yield told._replace(is_used=mark.is_used, is_unused=bool(left) or nothing, over_at=over, left=left)
        for fingerprint, known in self.stale(evaluated).items():
            if not known.is_told:
                continue
            standing = Standing("baseline", where=known.where)
            yield Suppression("baseline", known.fingerprints[fingerprint], (), standing, is_unused=True)

    def stale(self, evaluated: Collection[Rule]) -> dict[str, Known]:
        """Give the fingerprints of the baseline that nothing has any more, although their rules were evaluated."""
        codes = {rule.code for rule in evaluated}
        return {
            fingerprint: known
            for known in self._known
            if known.kind == "baseline"
            for fingerprint, code in known.fingerprints.items()
            if fingerprint not in self._matched and code in codes
        }


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


def _was_tried(named: str, evaluated: Collection[Rule], selected: Collection[Rule]) -> bool:
    meant = [rule for rule in selected if specificity(named, rule)]
    return bool(meant) and all(rule in evaluated for rule in meant)
