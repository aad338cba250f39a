"""Applies suppressions to the findings of one charter, and keeps which of them were of use. Runs no rule."""

from collections.abc import Collection, Iterator, Sequence

import msgspec

from netlint.linter.report import Diagnostic
from netlint.linter.suppressions.directives import Directive, Directives, state_of
from netlint.linter.suppressions.earlier import EarlierFinding, EarlierFindings, HiddenEarlier
from netlint.linter.suppressions.model import Suppression, SuppressionReason, SuppressionState
from netlint.rules.base import Rule
from netlint.toml import DocPath, Span


class SuppressionVerdict(msgspec.Struct, frozen=True):
    """Whether a finding is suppressed."""

    reason: SuppressionReason | None = None
    """Why it is suppressed; `None` where it is open, as it is while any of its places is not suppressed."""
    begins: int = 0
    """The number of the place at which it begins: where it is open, the first that nothing suppresses."""


class SuppressionTracker:
    """Applies suppressions to findings, and keeps which of them matched."""

    def __init__(self, directives: Directives, earlier: Sequence[EarlierFindings]) -> None:
        """Begin with none that matched."""
        self._directives = directives
        self._earlier = tuple(earlier)
        self._matched: set[int] = set()
        """The numbers of the directives that are about a place of a finding, suppressed or not."""
        self._ended_at: dict[int, list[DocPath | Span]] = {}
        """By the number of a directive, the places that it has left open by ending."""
        self._reported_on: dict[str, int] = {}
        """The first line by which an open finding of a rule is shown, by code; only where there are comments."""
        self._seen: set[str] = set()
        """All fingerprints that were found."""

    def __bool__(self) -> bool:
        """Return whether there is anything that could suppress a finding."""
        return bool(self._directives or self._earlier)

    def apply(self, rule: Rule, finding: Diagnostic) -> SuppressionVerdict:
        """Return whether a finding is suppressed, and record which suppressions matched."""
        if rule.mandatory:
            return SuppressionVerdict()
        about = [self._directives.about(rule, at, on_key=finding.on_key) for at in finding.places]
        self._record(finding, about)
        reasons = [_suppressed(directives) for directives in about]
        if self._earlier:
            fingerprints = finding.fingerprints
            self._seen.update(fingerprints)
            for number, fingerprint in enumerate(fingerprints):
                reasons[number] = reasons[number] or self._reported_earlier(rule, fingerprint)
        if None in reasons:
            begins = reasons.index(None)
            self._record_open(rule, finding.places[begins], on_key=finding.on_key)
            return SuppressionVerdict(begins=begins)
        earlier = (reason for reason in reasons if reason and reason.is_earlier)
        return SuppressionVerdict(next(earlier, reasons[0]))

    def hidden(self, code: str) -> HiddenEarlier | None:
        """Return why what a rule finds now could not be found earlier; `None` if it could."""
        return next(filter(None, (earlier.hidden(code) for earlier in self._earlier)), None)

    def _reported_earlier(self, rule: Rule, fingerprint: str) -> SuppressionReason | None:
        """Return where a place was reported earlier; `None` where it was not."""
        earlier = next((one for one in self._earlier if one.has(rule.code, fingerprint)), None)
        return SuppressionReason(earlier.kind, where=earlier.where) if earlier else None

    def _record(self, finding: Diagnostic, about: list[list[Directive]]) -> None:
        """Record which directives are about a finding, and where they have left it open by ending."""
        for at, directives in zip(finding.places, about, strict=True):
            self._matched.update(directive.number for directive in directives)
            if all(directive.is_over for directive in directives):
                for directive in directives:
                    self._ended_at.setdefault(directive.number, []).append(at)

    def _record_open(self, rule: Rule, at: DocPath | Span, *, on_key: bool) -> None:
        """Record the line by which an open finding is shown."""
        if self._directives.comments:
            line = self._directives.line_of(at, on_key=on_key)
            self._reported_on[rule.code] = min(line, self._reported_on.get(rule.code, line))

    def comments(self, evaluated: Collection[Rule], selected: Collection[Rule]) -> Iterator[Suppression]:
        """Yield the comments of the charter, each with what came of it.

        What names a rule that was selected and not `evaluated` is not called unused: it may be of use another day.
        """
        codes = frozenset(rule.code for rule in evaluated)
        for directive in self._directives.comments:
            state = self._state(directive, codes, selected)
            lines = (self._reported_on.get(rule.code, 0) for rule in selected if directive.names(rule))
            line = min(filter(None, lines), default=0) if state == "unused" else 0
            yield directive.suppression._replace(state=state, reported_on=line)

    def exceptions(self, evaluated: Collection[Rule], selected: Collection[Rule]) -> tuple[Suppression, ...]:
        """Return the exceptions of the settings, each with what came of it here."""
        codes = frozenset(rule.code for rule in evaluated)
        return self._directives.outcomes(self._matched, self._ended_at, codes, selected)

    def gone(self, evaluated: Collection[Rule]) -> tuple[EarlierFinding, ...]:
        """Return the findings that were reported earlier and no longer occur, although their rules were `evaluated`."""
        codes = {rule.code for rule in evaluated}
        told, found, left = set[str](), dict[int, EarlierFinding](), set[int]()
        for earlier in self._earlier:
            for fingerprint, finding in earlier.fingerprints.items():
                if finding.code in codes and fingerprint not in told:
                    found[id(finding)] = finding
                    left.update((id(finding),) if fingerprint in self._seen else ())
            told |= earlier.fingerprints.keys()  # a finding may be in the baseline and at the revision
        return tuple(finding for name, finding in found.items() if name not in left)

    def unused_entries(self, evaluated: Collection[Rule]) -> Iterator[Suppression]:
        """Yield what is in the baseline and not here any more, where that is worth telling."""
        for fingerprint, earlier in self._stale(evaluated):
            if earlier.reports_gone:
                details = SuppressionReason("baseline", where=earlier.where)
                yield Suppression("baseline", earlier.fingerprints[fingerprint].code, (), details, state="unused")

    def _state(self, directive: Directive, evaluated: Collection[str], selected: Collection[Rule]) -> SuppressionState:
        if directive.number in self._matched:
            return "used"
        return state_of([rule.code for rule in selected if directive.names(rule)], evaluated)

    def stale(self, evaluated: Collection[Rule]) -> tuple[str, ...]:
        """Return the fingerprints of the baseline that nothing has any more, although their rules were `evaluated`."""
        return tuple(fingerprint for fingerprint, _earlier in self._stale(evaluated))

    def _stale(self, evaluated: Collection[Rule]) -> Iterator[tuple[str, EarlierFindings]]:
        codes = {rule.code for rule in evaluated}
        for earlier in self._earlier:
            if earlier.kind == "baseline":
                for fingerprint, finding in earlier.fingerprints.items():
                    if finding.code in codes and fingerprint not in self._seen:
                        yield fingerprint, earlier

    def names_any(self, rules: Collection[Rule]) -> bool:
        """Return whether something that suppresses findings names one of these rules, which then have to run first."""
        codes = {rule.code for rule in rules}
        baselines = (one.fingerprints for one in self._earlier if one.kind == "baseline" and codes)
        return self._directives.name_any(rules) or any(
            finding.code in codes for fingerprints in baselines for finding in fingerprints.values()
        )


def _suppressed(about: list[Directive]) -> SuppressionReason | None:
    """Return why a place is suppressed by directives; `None` where it is not."""
    return next((directive.suppression.details for directive in about if not directive.is_over), None)
