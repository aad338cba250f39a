"""Suppressions: what is silenced, by whom, why and until when. Opens no file, runs no rule.

A finding is set aside by a comment in the charter, by an exception that the group has agreed on, or because it was
known before: it is in the baseline, or was there at an earlier revision. It is still reported, as what it is.
"""

import datetime as dt
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias

from msgspec import Struct

from netlint.charter import Document, Message, Path, Span, nearest
from netlint.rules import Rule
from netlint.selection import specificity

if TYPE_CHECKING:
    from netlint.charter.scopes import Scope

Kind: TypeAlias = Literal["comment", "exception", "baseline", "revision"]

_COMMENT = re.compile(r"#\s*netlint\s*:\s*(.*)")
_IGNORE = re.compile(r"(ignore|ignore-file)\s*\[([^\]]*)\]\s*(.*)")


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

    def is_over(self, today: dt.date | None) -> bool:
        """Say whether its last day has passed; without a `today` no day has."""
        return today is not None and self.standing.until is not None and self.standing.until < today


class Known(Struct, frozen=True):
    """Findings of one charter that were there before: fingerprints, each with the code of its rule."""

    kind: Kind = "baseline"
    where: str = ""
    fingerprints: dict[str, str] = {}
    is_all: bool = False
    """Whether every finding counts as known: the baseline is being written, or the charter has not changed."""
    is_told: bool = True
    """Whether what nothing has any more is worth telling: it is not where it is being removed."""


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


class Silencing(Struct, frozen=True):
    """What silences findings in one charter, apart from its own comments."""

    comments: bool = True
    exemptions: tuple[Exemption, ...] = ()
    known: tuple[Known, ...] = ()


class Target(NamedTuple):
    """One of the places of a finding."""

    at: Path | Span
    span: Span
    is_there: bool
    """Whether anything of it is there; else the span says nothing about it."""
    fingerprint: str


class Silencer:
    """Decides for each finding in a charter how it stands, and remembers what was of use."""

    def __init__(
        self, document: Document, silencing: Silencing, rules: Mapping[str, Rule], today: dt.date | None
    ) -> None:
        """Read the comments of `document`; `rules` are all there are, by code."""
        self._document = document
        self._exemptions = silencing.exemptions
        self._known = silencing.known
        self._today = today
        self._comments = list(_comments(document, rules)) if silencing.comments else []
        self._used: set[int] = set()
        self._matched: set[str] = set()
        self._over: dict[int, list[Path | Span]] = {}

    @property
    def is_needed(self) -> bool:
        """Whether there is anything that could silence."""
        return bool(self._comments or self._exemptions or self._known)

    def standing(self, rule: Rule, places: Sequence[Target]) -> Standing | None:
        """Say why a finding is set aside; `None` where it is open, as it is while any of its places is not covered."""
        if rule.mandatory:
            return None
        covered = [self._cover(rule, place) for place in places]
        bare = {place.fingerprint for place, standing in zip(places, covered, strict=True) if not standing}
        if not bare:
            return covered[0]
        standing = None
        for known in self._known:
            was_there = bare if known.is_all else bare.intersection(known.fingerprints)
            self._matched |= was_there
            if not standing and was_there == bare:
                standing = Standing(known.kind, where=known.where)
        return standing

    def _cover(self, rule: Rule, place: Target) -> Standing | None:
        """Find the comment or exception that covers one place of a finding."""
        for comment in self._comments:
            if comment.is_about(rule, place, self._document):
                self._used.add(id(comment))
                return comment.standing
        exact = () if isinstance(place.at, Span) else self._document.exact(place.at)
        for exempt in self._exemptions:
            if specificity(exempt.rule, rule) and exact[: len(exempt.at)] == self._document.exact(exempt.at):
                if not exempt.is_over(self._today):
                    self._used.add(id(exempt))
                    return exempt.standing
                self._over.setdefault(id(exempt), []).append(place.at)
        return None

    def suppressions(self, evaluated: Collection[Rule], selected: Collection[Rule]) -> Iterator[Suppression]:
        """Give everything that silences here, and what came of it.

        What names a rule that was selected and not `evaluated` is not called unused: it may be of use another day.
        """
        for one in self._comments:
            used = id(one) in self._used
            unused = not used and not one.problem and _was_tried(one.named, evaluated, selected)
            yield Suppression("comment", one.named, one.span, one.standing, one.problem, used, unused)
        for exempt in self._exemptions:
            used, over = id(exempt) in self._used, tuple(self._over.get(id(exempt), ()))
            unused = not used and not over and _was_tried(exempt.rule, evaluated, selected)
            placed = _is_placed(self._document, exempt.at)
            yield Suppression("exception", exempt.rule, exempt.at, exempt.standing, None, used, unused, over, placed)
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


class _Comment(NamedTuple):
    """One selector of a comment."""

    named: str
    span: Span
    scope: "Scope"
    whole_file: bool
    standing: Standing
    problem: Message | None

    def is_about(self, rule: Rule, target: Target, document: Document) -> bool:
        if self.problem or not specificity(self.named, rule):
            return False
        if self.whole_file:
            return True
        if self.scope.line is not None:
            return target.is_there and self.scope.line in (target.span.line, target.span.end_line)
        if self.scope.path is None or isinstance(target.at, Span):
            return False
        return document.exact(target.at)[: len(self.scope.path)] == self.scope.path


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


def _comments(document: Document, rules: Mapping[str, Rule]) -> Iterator[_Comment]:
    """Read the comments of a charter that are meant for netlint."""
    if document.data is None or "netlint" not in document.source.text:
        return
    from netlint.charter.scopes import scopes  # noqa: PLC0415 (few charters have such comments)

    spans = document.comments()
    for span, scope in zip(spans, scopes(document.source, spans), strict=True):
        text = document.source.line(span.line)[span.column - 1 :]
        if meant := _COMMENT.match(text):
            yield from _selectors(meant[1], span, scope, f"{document.source.name}:{span.line}", rules)


def _selectors(text: str, span: Span, scope: "Scope", where: str, rules: Mapping[str, Rule]) -> Iterator[_Comment]:
    """Read what one comment says to netlint."""
    form = _IGNORE.match(text)
    if form is None:
        wanted = "# netlint: ignore[NL105] ..."
        problem = Message("The comment does not say what to ignore. Write `{form}`, with a reason.", {"form": wanted})
        yield _Comment("", span, scope, False, Standing("comment", where=where), problem)
        return
    whole_file, standing = form[1] == "ignore-file", Standing("comment", form[3].strip(), where=where)
    for named in [part.strip() for part in form[2].split(",") if part.strip()] or [""]:
        yield _Comment(named, span, scope, whole_file, standing, _problem(named, scope, whole_file, rules))


def _problem(named: str, scope: "Scope", whole_file: bool, rules: Mapping[str, Rule]) -> Message | None:
    """Say what keeps a comment from silencing anything."""
    meant = [rule for rule in rules.values() if specificity(named, rule)]
    if not named:
        return Message("The comment names no rule.")
    if not meant:
        return _unknown(named, rules)
    if all(rule.mandatory for rule in meant):
        return Message("`{name}` cannot be ignored: without it a faulty charter would seem well.", {"name": named})
    if whole_file and not scope.at_top:
        return Message("`ignore-file` stands at the top of the file, above the first key or table.")
    if not whole_file and scope.line is None and scope.path is None:
        return Message("Nothing follows that the comment could be about.")
    return None


def _unknown(named: str, rules: Mapping[str, Rule]) -> Message:
    known = sorted({name for rule in rules.values() for name in (rule.code, rule.name)})
    if near := nearest(named, known):
        return Message("There is no rule `{name}`. Did you mean `{near}`?", {"name": named, "near": near})
    return Message("There is no rule `{name}`. `netlint rules` lists them.", {"name": named})
