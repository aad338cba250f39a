"""The account of one charter: how each finding stands, and what came of all that silences. Runs no rule."""

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from netlint.linter.report import Diagnostic
from netlint.linter.suppressions.directives import Directive, Directives, state_of
from netlint.linter.suppressions.known import KnownFindings
from netlint.linter.suppressions.model import Suppression, SuppressionReason, SuppressionState
from netlint.rules.base import Rule
from netlint.toml import DocPath, Span


class SuppressionVerdict(NamedTuple):
    """How a finding stands."""

    standing: SuppressionReason | None = None
    """Why it is set aside; `None` where it is open, as it is while any of its places is not covered."""
    begins: int = 0
    """The number of the place at which it begins: where it is open, the first that nothing covers."""


class SuppressionTracker:
    """Settles how the findings of a charter stand, and keeps what was of use in that."""

    def __init__(self, marks: Directives, known: Sequence[KnownFindings]) -> None:
        """Begin with nothing of use."""
        self._marks = marks
        self._known = tuple(known)
        self._met: set[int] = set()
        """The numbers of the marks that are about a place of a finding, covered or not."""
        self._over_at: dict[int, list[DocPath | Span]] = {}
        self._seen: set[str] = set()
        """All fingerprints that were found."""

    def __bool__(self) -> bool:
        """Say whether there is anything that could set a finding aside."""
        return bool(self._marks or self._known)

    def settle(self, rule: Rule, finding: Diagnostic) -> SuppressionVerdict:
        """Say how a finding stands, and enter what is about it."""
        if rule.mandatory:
            return SuppressionVerdict()
        about = [self._marks.about(rule, at, on_key=finding.on_key) for at in finding.places]
        self._enter(finding, about)
        standings = [_covered(marks) for marks in about]
        if self._known:
            fingerprints = finding.fingerprints
            self._seen.update(fingerprints)
            for number, fingerprint in enumerate(fingerprints):
                standings[number] = standings[number] or self._was_known(rule, fingerprint)
        if None in standings:
            return SuppressionVerdict(begins=standings.index(None))
        known = (standing for standing in standings if standing and standing.kind in ("baseline", "revision"))
        return SuppressionVerdict(next(known, standings[0]))

    def _was_known(self, rule: Rule, fingerprint: str) -> SuppressionReason | None:
        """Say where a place was known before, if it was."""
        known = next((known for known in self._known if known.has(rule.code, fingerprint)), None)
        return SuppressionReason(known.kind, where=known.where) if known else None

    def _enter(self, finding: Diagnostic, about: list[list[Directive]]) -> None:
        """Enter which marks are about a finding, and where they have left it bare by ending."""
        for at, marks in zip(finding.places, about, strict=True):
            self._met.update(mark.number for mark in marks)
            if all(mark.is_over for mark in marks):
                for mark in marks:
                    self._over_at.setdefault(mark.number, []).append(at)

    def comments(self, evaluated: Collection[Rule], selected: Collection[Rule]) -> Iterator[Suppression]:
        """Yield the comments of the charter, each with what came of it.

        What names a rule that was selected and not `evaluated` is not called unused: it may be of use another day.
        """
        codes = frozenset(rule.code for rule in evaluated)
        for mark in self._marks.comments:
            yield mark.told._replace(state=self._state(mark, codes, selected))

    def exceptions(self, evaluated: Collection[Rule], selected: Collection[Rule]) -> tuple[Suppression, ...]:
        """Return the exceptions of the settings, each with what came of it here."""
        return self._marks.outcomes(self._met, self._over_at, frozenset(rule.code for rule in evaluated), selected)

    def gone(self, evaluated: Collection[Rule]) -> Iterator[Suppression]:
        """Yield what is in the baseline and not here any more, where that is worth telling."""
        for fingerprint, known in self._stale(evaluated):
            if known.is_told:
                standing = SuppressionReason("baseline", where=known.where)
                yield Suppression("baseline", known.fingerprints[fingerprint], (), standing, state="unused")

    def _state(self, mark: Directive, evaluated: Collection[str], selected: Collection[Rule]) -> SuppressionState:
        if mark.number in self._met:
            return "used"
        return state_of([rule.code for rule in selected if mark.names(rule)], evaluated)

    def stale(self, evaluated: Collection[Rule]) -> tuple[str, ...]:
        """Give the fingerprints of the baseline that nothing has any more, although their rules were `evaluated`."""
        return tuple(fingerprint for fingerprint, _known in self._stale(evaluated))

    def _stale(self, evaluated: Collection[Rule]) -> Iterator[tuple[str, KnownFindings]]:
        codes = {rule.code for rule in evaluated}
        for known in self._known:
            if known.kind == "baseline":
                for fingerprint, code in known.fingerprints.items():
                    if code in codes and fingerprint not in self._seen:
                        yield fingerprint, known

    def waits_for(self, rules: Collection[Rule]) -> bool:
        """Say whether something that silences names one of these rules, so that they have to have their say first."""
        codes = {rule.code for rule in rules}
        baselines = (known.fingerprints for known in self._known if known.kind == "baseline" and codes)
        return self._marks.name_any(rules) or any(
            code in codes for fingerprints in baselines for code in fingerprints.values()
        )


def _covered(about: list[Directive]) -> SuppressionReason | None:
    """Say why a place is covered by marks, if it is."""
    return next((mark.told.standing for mark in about if not mark.is_over), None)
