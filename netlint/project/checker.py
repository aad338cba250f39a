"""Checks the files of a project: reads them, and says what was reported earlier. Prints nothing."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from msgspec import Struct

from netlint.api.document import check_document
from netlint.i18n import Message
from netlint.linter.charter_index import CharterIndex
from netlint.linter.charter_summary import CharterSummary
from netlint.linter.context import LintContext
from netlint.linter.engine import check_among, compared, summary_of, uncompared
from netlint.linter.extracts import absent
from netlint.linter.fixtures import RunOptions
from netlint.linter.report import CharterReport, place_name
from netlint.linter.suppressions.earlier import EarlierFinding, EarlierFindings, Fingerprints, why_skipped
from netlint.linter.suppressions.model import Suppression, SuppressionSources
from netlint.linter.tally import Tally, tally_of
from netlint.project.baseline import Baseline
from netlint.project.beside import FilesAtRevision, FilesOnDisk
from netlint.project.drawing import Drawer, DrawnResult
from netlint.project.files import read_limited
from netlint.project.project import Project, RunError, unreadable
from netlint.rules.base import Rule
from netlint.settings import ResolvedSettings, SettingsError, SettingsFile
from netlint.toml import Document, parse
from netlint.utils.errors import reason_of, tracebacks_of

if TYPE_CHECKING:
    from netlint.project.revision import Revision

OWN_RULES = "netlint_essentials"
"""The package of the rules of netlint itself, of which none that compares charters is skipped."""
ReadBytes: TypeAlias = Callable[[int], bytes]
"""Takes a number of bytes; returns so many of a charter, or all where there are no more."""


class CheckOptions(Struct, frozen=True):
    """What suppresses findings in a run; it can be handed to another process."""

    suppressions: bool = True
    """Whether anything is suppressed."""
    baseline: Baseline | None = None
    since: "Revision | None" = None
    has_folder: bool = True
    """Whether charters are in a folder, in which the files that they name are; standard input may not be."""


NOTHING_KNOWN = CheckOptions()
"""Comments and exceptions count, and there are no earlier findings."""


class CheckResult(NamedTuple):
    """A report, and what the settings nearest to its charter want done with it."""

    path: Path
    report: CharterReport
    values: SettingsFile

    @property
    def tally(self) -> Tally:
        """The outcomes."""
        return tally_of(self.report)

    def without_suppressed(self) -> "CheckResult":
        """Return the same, with a report of open findings only."""
        return self._replace(report=self.report.without_suppressed())


Outcome: TypeAlias = CheckResult | DrawnResult | RunError


class Checker:
    """Checks charters of a project."""

    def __init__(
        self, project: Project, options: CheckOptions = NOTHING_KNOWN, contents: Mapping[Path, bytes] | None = None
    ) -> None:
        """Check with the plugins and settings of a project.

        `contents` are those of charters that are to be checked as they would be, in this process.
        """
        self.project = project
        self.options = options
        self._contents = contents or {}
        self._earlier: CharterIndex | None = None
        self._comparing: tuple[Rule, ...] | None = None

    def prepare(self, paths: Sequence[Path]) -> None:
        """Find out what the rules of a run compare, if `paths` are its charters."""
        self._comparing = self.project.comparing(paths) if len(paths) > 1 else None

    def check_file(self, path: Path) -> CheckResult | RunError:
        """Return what came of one charter, or what kept netlint from checking it."""
        try:
            return self.check_bytes(str(path), path, lambda size: self._read_limited(path, size))
        except OSError as error:
            return unreadable(path, reason_of(error))

    def check_bytes(self, name: str, path: Path, read_bytes: ReadBytes) -> CheckResult | RunError:
        """Check the bytes of one charter with the settings that hold for `path`. Raises what reading raises.

        `read_bytes` is told how many are enough: one more than the limit, however many there are.
        """
        try:
            settings = self.project.resolve(path)
        except SettingsError as error:
            return RunError(error.message, tracebacks_of(error))
        document = _read(name, read_bytes, settings)
        report = check_document(document, settings, self._context(path, settings))
        return CheckResult(path, report, settings.values)

    def check_among(
        self,
        checked: CheckResult,
        charters: CharterIndex | None,
        unused: list[Suppression],
        document: Document | None = None,
    ) -> CheckResult:
        """Add what only shows when all charters are seen; without `document` the file is read again where needed."""
        path, settings = checked.path, self.project.resolve(checked.path)
        sources = SuppressionSources(unused=tuple(unused))
        report = check_among(checked.report, settings.selection, LintContext(self._run, sources, charters=charters))
        if report is None:
            return self._check_again(path, checked.report.name, charters, unused, document)
        return CheckResult(path, report, settings.values)

    def draw(self, checked: CheckResult, drawer: Drawer) -> DrawnResult | None:
        """Return what a format draws of a charter as one of all, if rules that compare these find nothing.

        It is `None` if the format raises, or if rules of others compare charters: they may be skipped for what another
        charter lacks, so that the report is needed at the end of the run.
        """
        selection = self.project.resolve(checked.path).selection
        if any(active.rule.package != OWN_RULES for active in selection.together):
            return None
        results = uncompared(checked.report.results, selection)
        report = checked.report._replace(results=results)
        packed = drawer.draw(report, checked.values.max_findings)
        return DrawnResult(checked.path, tally_of(report), checked.values, packed) if packed else None

    def compare(
        self, drawn: DrawnResult, own: CharterSummary, charters: CharterIndex, unused: list[Suppression]
    ) -> CheckResult | DrawnResult:
        """Look at a charter as one of all; return another report if it is not what was drawn."""
        path, selection = drawn.path, self.project.resolve(drawn.path).selection
        results = None if unused else compared(drawn.tally, own, selection, self._run, charters)
        if results == drawn.tally.results:
            return drawn
        return self._check_again(path, drawn.tally.name, charters, unused)

    def _check_again(
        self,
        path: Path,
        name: str,
        charters: CharterIndex | None,
        unused: list[Suppression],
        document: Document | None = None,
    ) -> CheckResult:
        """Check a charter as one of all; without `document` its file is read again."""
        settings = self.project.resolve(path)
        document = document or _read(name, lambda size: self._read_limited(path, size), settings)
        report = check_document(document, settings, self._context(path, settings, charters, unused))
        return CheckResult(path, report, settings.values)

    def _read_limited(self, path: Path, size: int) -> bytes:
        return self._contents[path][:size] if path in self._contents else read_limited(path, size)

    def _context(
        self,
        path: Path,
        settings: ResolvedSettings,
        charters: CharterIndex | None = None,
        unused: list[Suppression] | None = None,
    ) -> LintContext:
        """Return what a charter is checked with."""
        sources = SuppressionSources(comments=False)
        if self.options.suppressions:
            exceptions = self.project.exceptions(path)
            earlier = tuple(self._earlier_findings(path, settings, SuppressionSources(exceptions=exceptions), charters))
            sources = SuppressionSources(exceptions=exceptions, earlier=earlier, unused=tuple(unused or ()))
        files = FilesOnDisk(self.project.options.beside, path) if self.options.has_folder else None
        return LintContext(self._run, sources, self.project.plugins.tables, self._comparing, charters, files)

    def _earlier_findings(
        self, path: Path, settings: ResolvedSettings, sources: SuppressionSources, charters: CharterIndex | None
    ) -> Iterator[EarlierFindings]:
        """Yield the findings of a charter that were reported earlier."""
        if since := self.options.since:
            has_changed = path in since.before or settings.selection.reads_files  # any of these may have changed
            is_checked = has_changed or charters
            found, skipped = self._found_at(since, path, settings, sources, charters) if is_checked else ({}, {})
            together = frozenset(active.rule.code for active in settings.selection.together)
            yield EarlierFindings("revision", since.name, found, skipped, all_but=None if has_changed else together)
        if self.options.baseline:
            yield self.options.baseline.known(path)

    def _found_at(
        self,
        since: "Revision",
        path: Path,
        settings: ResolvedSettings,
        sources: SuppressionSources,
        charters: CharterIndex | None,
    ) -> tuple[Fingerprints, Mapping[str, Message]]:
        """Return what is found in a charter as it was, among the others as they were, and why rules were skipped."""
        limit = settings.values.max_bytes
        raw = since.before[path] if path in since.before else read_limited(path, limit + 1)
        if raw is None:
            return {}, {}
        among = self._charters_before(since, charters) if charters else None
        was = since.moved.get(path, path)
        files = FilesAtRevision(since.trees[path], was) if self.options.has_folder else None
        context = LintContext(self._run, sources, self.project.plugins.tables, self._comparing, among, files)
        report = check_document(parse(str(path), raw, max_bytes=limit), settings, context)
        found = ((EarlierFinding(one.code, place_name(one.at), one.message), one) for one in report.findings)
        results = ((code, one) for code, one in report.results.items() if one.hidden_by is not None)
        skipped = {
            code: (not one.hidden_by and one.reason) or why_skipped(one.hidden_by or "") for code, one in results
        }
        return {fingerprint: earlier for earlier, finding in found for fingerprint in finding.fingerprints}, skipped

    def _charters_before(self, since: "Revision", charters: CharterIndex) -> CharterIndex:
        """Return all charters as they were, read once in a run."""
        if self._earlier is None:
            self._earlier = since.among(
                charters, lambda path: self.project.excluded_by(path) is not None, self._summary_before
            )
        return self._earlier

    def _summary_before(self, path: Path, raw: bytes | None) -> CharterSummary:
        """Return what other charters see of a charter as it was; `raw` is `None` if it did not exist."""
        context = LintContext(self._run, tables=self.project.plugins.tables, comparing=self._comparing)
        if raw is None:
            return CharterSummary(str(path), extracts=absent(self._comparing or ()))
        return summary_of(parse(str(path), raw, max_bytes=self.project.limit_of(path)), context)

    @property
    def _run(self) -> RunOptions:
        return self.project.options.run


def _read(name: str, read_bytes: ReadBytes, settings: ResolvedSettings) -> Document:
    """Return a charter, read as far as its settings allow, and one byte more, which shows that it is too large."""
    limit = settings.values.max_bytes
    return parse(name, read_bytes(limit + 1), max_bytes=limit)
