"""What a run counts of one report, and compares with other charters: its outcomes, without its text and findings."""

from collections import Counter
from collections.abc import Mapping

from msgspec import Struct

from netlint.i18n import Language
from netlint.linter.report import CharterReport, RuleResult
from netlint.linter.suppressions.model import SuppressionKind
from netlint.rules.finding import Severity


class Tally(Struct, frozen=True):
    """The outcomes of one report. It can be handed to another process at little cost."""

    name: str
    """The name of the charter: the path to show to people."""
    codes: tuple[str, ...]
    """The codes of the selected rules."""
    results: Mapping[str, RuleResult]
    """The result of each rule whose outcome is not `passed`, by code."""
    language: Language | None = None
    """The language for the charter."""
    severities: Mapping[Severity, int] = {}
    """The number of open findings, by severity."""
    suppressed: Mapping[SuppressionKind, int] = {}
    """The number of suppressed findings, by the kind of suppression."""
    fixable: int = 0
    """The number of open findings that `netlint fix` can repair."""
    is_other_format: bool = False
    """Whether the file could be read, but is not a charter."""
    fails: bool = False
    """Whether an open finding makes the run fail."""
    waits: bool = False
    """Whether a suppression in the charter includes a rule that compares charters and has not run yet."""

    @property
    def has_crashes(self) -> bool:
        """Whether a rule crashed on the charter."""
        return any(result.status == "crashed" for result in self.results.values())


def tally_of(report: CharterReport) -> Tally:
    """Return the outcomes of a report."""
    severities, suppressed, fixable = Counter[Severity](), Counter[SuppressionKind](), 0
    for finding in report.findings:
        if finding.suppression:
            suppressed[finding.suppression.kind] += 1
        else:
            severities[finding.severity] += 1
            fixable += bool(finding.repair)
    return Tally(
        report.name,
        report.codes,
        report.results,
        report.language,
        dict(severities),
        dict(suppressed),
        fixable,
        report.is_other_format,
        report.fails,
        report.waits,
    )
