"""Summaries: how many checks hold, are open or were not evaluated, counted over the charters of a run."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from netlint.i18n import Language, Message
from netlint.linter.report import MET, UNEVALUATED, CharterReport, SettingsChange, Status
from netlint.linter.suppressions.model import SuppressionKind
from netlint.rules.base import LEVELS, Level, Rule
from netlint.rules.finding import Severity
from netlint.rules.selector import best_specificity

MAX_ERRORS = 100
"""The most that is kept of what could not be checked; all of it is told as it comes. The project's own choice."""


class Summary:
    """Counts over the charters of a run; it grows with the rules, not with the charters."""

    def __init__(self, rules: Mapping[str, Rule], changes: Sequence[SettingsChange] = ()) -> None:
        """Count for `rules`, by code; `changes` are what a change since a revision does to how charters are judged."""
        self.changes = changes
        self._rules = rules
        self._selected: Counter[tuple[str, ...]] = Counter()
        self._outcomes: Counter[tuple[str, Status]] = Counter()
        self.severities: Counter[Severity] = Counter()
        self.suppressed: Counter[SuppressionKind] = Counter()
        self.charters = 0
        self.with_findings = 0
        self.reasons: dict[str, Message] = {}
        """Why rules that can be left out were not evaluated, by code, in the first charter."""
        self.not_begun: dict[str, Message] = {}
        """The details that the first charter has not begun to record, by the code of a rule that waits for them."""
        self.elsewhere: dict[str, str] = {}
        """The sections of the first charter that stand elsewhere, and where."""
        self.with_elsewhere = 0
        """How many charters have sections that stand elsewhere, which rules would have looked at."""
        self.errors: list[Message] = []
        """What kept netlint from its work."""
        self._asked: set[str] = set()
        self._languages: set[Language | None] = set()

    def add(self, report: CharterReport, asked: Iterable[str] = ()) -> None:
        """Count one charter; `asked` are the selectors by which rules were asked for."""
        if not self.charters:
            for one in report.results.values():
                if one.status in UNEVALUATED and one.reason and not self._rules[one.code].mandatory:
                    self.reasons[one.code] = one.reason
                if one.not_begun and one.not_begun not in self.not_begun.values():
                    self.not_begun[one.code] = one.not_begun
            self.elsewhere.update(one.elsewhere for one in report.results.values() if one.elsewhere)
        self.with_elsewhere += any(one.elsewhere for one in report.results.values())
        self.charters += 1
        self._asked.update(asked)
        self._languages.add(report.language)
        self.with_findings += any(not finding.suppression for finding in report.findings)
        self._selected[report.codes] += 1
        self._outcomes.update((result.code, result.status) for result in report.results.values())
        self.severities.update(finding.severity for finding in report.findings if not finding.suppression)
        self.suppressed.update(finding.suppression.kind for finding in report.findings if finding.suppression)

    def add_error(self, message: Message) -> None:
        """Keep what netlint could not do."""
        if len(self.errors) < MAX_ERRORS:
            self.errors.append(message)

    @property
    def language(self) -> Language | None:
        """The language of the charters, if they have one in common."""
        return next(iter(self._languages)) if len(self._languages) == 1 else None

    @property
    def is_empty(self) -> bool:
        """Whether nothing that was asked for could be checked in any charter.

        The mandatory rules take part in any run, and count only where they were asked for.
        """
        if not self.charters or self.severities or self.suppressed:
            return False
        wanted = (
            code for code, rule in self._rules.items() if not rule.mandatory or best_specificity(self._asked, rule)
        )
        return not any(map(self._was_checked, wanted))

    def _was_checked(self, code: str) -> bool:
        """Return whether a rule was evaluated in any charter."""
        selected = sum(times for codes, times in self._selected.items() if code in codes)
        return selected > sum(self._outcomes[code, status] for status in UNEVALUATED)

    def outcomes(self) -> dict[str, Counter[Status]]:
        """Return for each rule that was selected how often each status came of it."""
        counts: dict[str, Counter[Status]] = {}
        for codes, times in self._selected.items():
            for code in codes:
                counts.setdefault(code, Counter())["holds"] += times
        for (code, status), times in self._outcomes.items():
            counts[code][status] += times
            counts[code]["holds"] -= times
        return {code: counts[code] for code in sorted(counts)}

    def families(self) -> dict[str, Counter[Status]]:
        """Return the counts by family, in the order of the rules' codes."""
        families: dict[str, Counter[Status]] = {}
        for code, counts in self.outcomes().items():
            families.setdefault(self._rules[code].family, Counter()).update(counts)
        return families

    def levels(self) -> dict[Level, Counter[Status]]:
        """Return the counts by level, for the levels of which a rule was selected."""
        levels: dict[Level, Counter[Status]] = {}
        for code, counts in self.outcomes().items():
            levels.setdefault(self._rules[code].level, Counter()).update(counts)
        return {level: levels[level] for level in LEVELS if level in levels}

    def level_met(self) -> Level | None:
        """Return the highest level of which every rule was selected and none is open, in every charter."""
        outcomes, met = self.outcomes(), None
        for level in LEVELS[:-1]:
            codes = [code for code, rule in self._rules.items() if rule.level == level]
            if not all(code in outcomes and _is_met(outcomes[code]) for code in codes):
                break
            met = level
        return met


def _is_met(counts: Counter[Status]) -> bool:
    return MET.issuperset(status for status, times in counts.items() if times)
