"""Summaries: the outcomes of rules, counted over the charters of a run."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from netlint.i18n import Language, Message
from netlint.linter.report import MET, CharterReport, SettingsChange, Status
from netlint.linter.suppressions.model import SuppressionKind
from netlint.rules.base import Rule
from netlint.rules.finding import Severity
from netlint.rules.levels import LEVELS, Level
from netlint.rules.selector import best_specificity

MAX_ERRORS = 100
"""The maximum number of errors kept; all of them are shown as they occur. The project chose this limit."""


class Summary:
    """Counts over the charters of a run. Its size depends on the number of rules, not of charters."""

    def __init__(self, rules: Mapping[str, Rule], changes: Sequence[SettingsChange] = ()) -> None:
        """Count for `rules`, by code; `changes` are the changes in settings since a revision."""
        self.changes = changes
        """The changes in settings since a revision."""
        self._rules = rules
        self._selected: Counter[tuple[str, ...]] = Counter()
        self._outcomes: Counter[tuple[str, Status]] = Counter()
        self.severities: Counter[Severity] = Counter()
        """The number of open findings, by severity."""
        self.suppressed: Counter[SuppressionKind] = Counter()
        """The number of suppressed findings, by the kind of suppression."""
        self.fixable: int = 0
        """The number of open findings that `netlint fix` can repair."""
        self.charters: int = 0
        """The number of charters."""
        self.with_findings: int = 0
        """The number of charters with an open finding."""
        self.reasons: dict[str, Message] = {}
        """Why rules were skipped in the first charter, by code. Mandatory rules are not included."""
        self.not_begun: dict[str, Message] = {}
        """The details that the first charter does not have yet, by the code of a rule about that detail."""
        self.elsewhere: dict[str, str] = {}
        """The sections of the first charter that are kept elsewhere, with their places."""
        self.unread: Counter[str] = Counter()
        """The number of charters in which a finding made all other rules pointless, by the code of its rule."""
        self.foreign: int = 0
        """The number of files that are not charters, but something else."""
        self.with_elsewhere: int = 0
        """The number of charters in which rules were skipped because a section is kept elsewhere."""
        self.files_not_read: dict[str, Message] = {}
        """Why rules could not read a file that the first charter names, by their codes."""
        self.with_files_not_read: int = 0
        """The number of charters in which rules were skipped because of a file that the charter names."""
        self.errors: list[Message] = []
        """What netlint could not do."""
        self._asked: set[str] = set()
        self._languages: set[Language | None] = set()

    def add(self, report: CharterReport, asked: Iterable[str] = ()) -> None:
        """Count one charter; `asked` are the selectors of the selected rules."""
        if not self.charters:
            for one in report.results.values():
                if one.status == "skipped" and one.reason and not self._rules[one.code].mandatory:
                    self.reasons[one.code] = one.reason
                if one.not_begun and one.not_begun not in self.not_begun.values():
                    self.not_begun[one.code] = one.not_begun
                if one.lacks_file and one.reason:
                    self.files_not_read[one.code] = one.reason
            self.elsewhere.update(one.elsewhere for one in report.results.values() if one.elsewhere)
        self.foreign += report.is_other_format
        self.charters += 1
        self._asked.update(asked)
        self._languages.add(report.language)
        self._selected[report.codes] += 1
        if report.results:
            self._add_results(report)
        if report.findings:
            self._add_findings(report)

    def _add_results(self, report: CharterReport) -> None:
        """Count what came of the rules that have not passed."""
        lacks_file = is_elsewhere = False
        for code, one in report.results.items():
            lacks_file = lacks_file or one.lacks_file
            is_elsewhere = is_elsewhere or one.elsewhere is not None
            # A rule that is not selected for this charter can crash on it, for others that are compared with it.
            if one.status != "crashed" or code in report.codes:
                self._outcomes[code, one.status] += 1
            if one.status == "open" and "*" in self._rules[code].supersedes:
                self.unread[code] += 1
        self.with_files_not_read += lacks_file
        self.with_elsewhere += is_elsewhere

    def _add_findings(self, report: CharterReport) -> None:
        """Count the findings: the open ones, and those that are suppressed."""
        opened = [finding for finding in report.findings if not finding.suppression]
        self.with_findings += bool(opened)
        self.severities.update(finding.severity for finding in opened)
        self.fixable += sum(1 for finding in opened if finding.repair)
        self.suppressed.update(finding.suppression.kind for finding in report.findings if finding.suppression)

    def add_error(self, message: Message) -> None:
        """Store an error: what netlint could not do."""
        if len(self.errors) < MAX_ERRORS:
            self.errors.append(message)

    @property
    def language(self) -> Language | None:
        """The language of the charters; `None` if they do not have one in common."""
        return next(iter(self._languages)) if len(self._languages) == 1 else None

    @property
    def is_empty(self) -> bool:
        """Whether all rules that were asked for were skipped in all charters.

        Mandatory rules always run. They only count if they were asked for.
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
        return selected > self._outcomes[code, "skipped"]

    def outcomes(self) -> dict[str, Counter[Status]]:
        """Return the number of times that each selected rule had each outcome, by code."""
        counts: dict[str, Counter[Status]] = {}
        for codes, times in self._selected.items():
            for code in codes:
                counts.setdefault(code, Counter())["passed"] += times
        for (code, status), times in self._outcomes.items():
            counts[code][status] += times
            counts[code]["passed"] -= times
        return {code: counts[code] for code in sorted(counts)}

    def families(self) -> dict[str, Counter[Status]]:
        """Return the number of outcomes by family, in the order of the codes."""
        families: dict[str, Counter[Status]] = {}
        for code, counts in self.outcomes().items():
            families.setdefault(self._rules[code].family, Counter()).update(counts)
        return families

    def levels(self) -> dict[Level, Counter[Status]]:
        """Return the number of outcomes by level, for the levels of the selected rules."""
        levels: dict[Level, Counter[Status]] = {}
        for code, counts in self.outcomes().items():
            levels.setdefault(self._rules[code].level, Counter()).update(counts)
        return {level: levels[level] for level in LEVELS if level in levels}

    def level_met(self) -> Level | None:
        """Return the highest level that all charters meet; `None` if they meet none.

        A level is met if all its rules, and all rules of lower levels, were selected, and each passed or was skipped.
        """
        outcomes, met = self.outcomes(), None
        for level in LEVELS[:-1]:
            codes = [code for code, rule in self._rules.items() if rule.level == level]
            if not all(code in outcomes and MET.issuperset(outcomes[code]) for code in codes):
                break
            met = level
        return met
