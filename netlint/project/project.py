"""The linter: plugins and settings, loaded once, and what they say about one charter. Prints nothing."""

import contextlib
import datetime as dt
import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

import msgspec

from netlint import settings
from netlint.i18n import Message, notice
from netlint.linter.charter_index import CharterIndex
from netlint.linter.engine import check, check_together
from netlint.linter.report import Report
from netlint.linter.suppressions.known import Codes, KnownFindings
from netlint.linter.suppressions.model import AgreedException, Suppression, SuppressionSources
from netlint.plugins.registry import Plugins, load_plugins
from netlint.project import discovery, files
from netlint.project.baseline import Baseline
from netlint.rules.base import Rule
from netlint.rules.finding import SEVERITIES, Severity
from netlint.settings import FailOn, Overrides, ResolvedSettings, Settings, SettingsError, SettingsFile, SettingsSource
from netlint.settings.source import Tree
from netlint.toml import MAX_BYTES, Document, parse
from netlint.utils.errors import reason_of

if TYPE_CHECKING:
    from netlint.project.revision import Revision


class RunOptions(NamedTuple):
    """What a run is asked to do; it can be handed to another process."""

    overrides: Overrides = Overrides()
    today: dt.date | None = None
    isolated: bool = False
    without: tuple[str, ...] = ()
    """Plugins that are left out."""
    suppressions: bool = True
    """Whether anything is set aside."""
    baseline: Baseline | None = None
    since: "Revision | None" = None
    settings: SettingsSource = SettingsSource(files.WorkingTree())
    """Where settings come from."""


class RunError(NamedTuple):
    """Why netlint could not do its work on something."""

    message: Message


class CheckResult(NamedTuple):
    """A report, and what the settings nearest to its charter want done with it."""

    path: Path
    report: Report
    values: SettingsFile

    @property
    def crashed(self) -> bool:
        """Whether a rule has crashed."""
        return any(result.status == "crashed" for result in self.report.results.values())


Outcome: TypeAlias = CheckResult | RunError


class Project:
    """Plugins and settings, loaded once, and what they say about charters."""

    def __init__(
        self,
        options: RunOptions,
        loaded: Plugins | None = None,
        before_rule_files: Callable[[], None] = lambda: None,
    ) -> None:
        """Load the plugins, where they are not `loaded` yet; `before_rule_files` is called before one is run.

        Raises `PluginError` for a plugin that cannot be loaded.
        """
        self.options = options
        self._before_rule_files = before_rule_files
        self.plugins = loaded or load_plugins(isolated=options.isolated, without=options.without)
        self.rules: dict[str, Rule] = dict(self.plugins.rules)
        """The rules of plugins, and those of the settings that have been read."""
        self._by_folder: dict[str, Settings] = {}
        self._by_file: dict[Path | None, Settings] = {}
        self._found: dict[Path, settings.Found] = {}
        self._failed: dict[Path | None, SettingsError] = {}
        self._effective: dict[tuple[Path | None, tuple[int, ...]], ResolvedSettings] = {}
        self._were: CharterIndex | None = None

    def looking_at(self, tree: Tree) -> "Project":
        """Return a linter with the settings of another tree, which are looked at: no rule file in it is run."""
        source = SettingsSource(tree, in_force=False)
        return Project(self.options._replace(settings=source), self.plugins)

    def settings_of(self, folder: Path) -> Settings:
        """Return the settings nearest to a folder. Raises `SettingsError` for settings that cannot be read or used."""
        name = str(folder)  # a path takes longer to make absolute, or to find in a table, than all else here
        if name not in self._by_folder:
            source = self.options.settings
            if not self.options.isolated and source.file is None:
                source = source._replace(file=settings.find(folder, source.tree, self._found))
            self._by_folder[name] = self._settings_in(source)
        return self._by_folder[name]

    def _settings_in(self, source: SettingsSource) -> Settings:
        """Read a file with settings, once. Raises `SettingsError`, the same each time."""
        file = source.file
        if file in self._failed:
            raise self._failed[file]
        if file not in self._by_file:
            given, options = self.plugins, self.options
            try:
                loaded = settings.load(
                    source,
                    options.overrides,
                    given.rules,
                    given.presets,
                    given.tables,
                    options.without,
                    self._before_rule_files,
                )
                self._take_up(loaded)
            except SettingsError as error:
                self._failed[file] = error
                raise
            self._by_file[file] = loaded
        return self._by_file[file]

    def _take_up(self, loaded: Settings) -> None:
        """Take up the rules that stand in settings; in one run a code means one thing."""
        for rule in loaded.own_rules:
            if rule.code in self.rules:
                template = "{file}: another netlint.toml of this run has a rule {code} as well; check them apart."
                raise SettingsError([notice(template, file=loaded.file, code=rule.code)])
            self.rules[rule.code] = rule

    def prepare(self, paths: Iterable[Path]) -> None:
        """Read the settings of charters and folders before any is checked: a run has to know all its rules.

        Raises nothing for settings with a slip: checking what they hold for says so.
        """
        for folder in {path if files.is_folder(path) else path.parent for path in paths}:
            with contextlib.suppress(SettingsError):
                self.settings_of(folder)

    def loaded(self) -> list[Settings]:
        """Return the settings that have been read."""
        return list(self._by_file.values())

    def files_read(self) -> list[Path]:
        """Return the files that settings were read from, or could not be: with the rule files that they name."""
        rule_files = (one.path for loaded in self.loaded() for one in loaded.rule_files)
        return [*filter(None, self._by_file), *filter(None, self._failed), *rule_files]

    def effective(self, path: Path) -> ResolvedSettings:
        """Give what holds for the charter at a path, or for a folder. Raises as `settings_of` does."""
        nearest = self.settings_of(path if files.is_folder(path) else path.parent)
        layers = nearest.layers_for(relative(path, nearest)) if nearest.layers else ()
        key = (nearest.file, layers)
        if key not in self._effective:
            self._effective[key] = nearest.effective(self.plugins.rules, layers)
        return self._effective[key]

    def limit_of(self, path: Path) -> int:
        """Return the most bytes of a charter that its settings let netlint read."""
        try:
            return self.effective(path).values.max_bytes
        except SettingsError:  # checking it will say so
            return MAX_BYTES

    def check_file(self, path: Path) -> Outcome:
        """Check one charter. What prevents that is said, not raised."""
        try:
            return self.check_bytes(str(path), path, _beginning_of(path))
        except OSError as error:
            return unreadable(path, reason_of(error))

    def check_bytes(self, name: str, path: Path, read_bytes: Callable[[int], bytes]) -> Outcome:
        """Check the bytes of one charter with the settings that hold for `path`. Raises what reading raises.

        `read_bytes` is told how many are enough: one more than the limit, however many there are.
        """
        try:
            effective = self.effective(path)
        except SettingsError as error:
            return RunError(error.message)
        document = _read(name, read_bytes, effective)
        report = self._check(document, effective, self._silencing(path, effective))
        return _concluded(path, report, effective)

    def check_together(
        self,
        checked: CheckResult,
        charters: CharterIndex | None,
        unused: list[Suppression],
        document: Document | None = None,
    ) -> CheckResult:
        """Add what only shows when all charters are seen; without `document` the file is read again where needed."""
        effective = self.effective(checked.path)
        name, beginning = checked.report.name, _beginning_of(checked.path)
        silencing = self._silencing(checked.path, effective, charters)
        report = check_together(
            checked.report,
            effective.selection,
            charters,
            today=self.options.today,
            silencing=silencing,
            tables=self.plugins.tables,
            unused=unused,
            read_again=lambda: document or _read(name, beginning, effective),
        )
        return _concluded(checked.path, report, effective)

    def _check(
        self,
        document: Document,
        effective: ResolvedSettings,
        silencing: SuppressionSources,
        charters: CharterIndex | None = None,
    ) -> Report:
        today, tables = self.options.today, self.plugins.tables
        return check(document, effective.selection, today=today, silencing=silencing, tables=tables, charters=charters)

    def _silencing(
        self, path: Path, effective: ResolvedSettings, charters: CharterIndex | None = None
    ) -> SuppressionSources:
        """Give what sets findings of a charter aside."""
        if not self.options.suppressions:
            return SuppressionSources(comments=False)
        written = self._written(path)
        return msgspec.structs.replace(written, known=tuple(self._known(path, effective, written, charters)))

    def exemptions(self, path: Path) -> tuple[AgreedException, ...]:
        """Return the exceptions that are about a charter. Raises as `settings_of` does."""
        nearest = self.settings_of(path.parent)
        return nearest.exemptions_for(relative(path, nearest)) if nearest.exemptions else ()

    def _written(self, path: Path) -> SuppressionSources:
        """Return what sets findings of a charter aside, but for what was there before."""
        return SuppressionSources(exemptions=self.exemptions(path))

    def _known(
        self, path: Path, effective: ResolvedSettings, written: SuppressionSources, charters: CharterIndex | None
    ) -> Iterator[KnownFindings]:
        """Give the findings of a charter that were there before."""
        if since := self.options.since:
            together = {active.rule.code for active in effective.selection.together}
            yield KnownFindings(
                "revision",
                since.name,
                lambda: self._before(since, path, effective, written, charters),
                all_but=None if path in since.before else together,
            )
        if self.options.baseline:
            yield self.options.baseline.known(path)

    def _before(
        self,
        since: "Revision",
        path: Path,
        effective: ResolvedSettings,
        written: SuppressionSources,
        charters: CharterIndex | None,
    ) -> Codes:
        """Give the fingerprints of what would have been found in a charter as it was, among the others as they were."""
        limit = effective.values.max_bytes
        raw = since.before[path] if path in since.before else files.read_limited(path, limit + 1)
        if not raw:
            return {}
        document = parse(str(path), raw, max_bytes=limit)
        report = self._check(document, effective, written, self._earlier(since, charters) if charters else None)
        return {fingerprint: finding.code for finding in report.findings for fingerprint in finding.fingerprints}

    def _earlier(self, since: "Revision", charters: CharterIndex) -> CharterIndex:
        """Give all charters as they were, read once in a run."""
        if self._were is None:
            self._were = since.among(charters, lambda path: self.excluded_by(path) is not None)
        return self._were

    def find(self, path: Path, refuse: discovery.Refuse) -> list[Path]:
        """Return the charters that a path stands for: a file is one whatever its name, a folder is looked through.

        What cannot be looked at in a folder is handed to `refuse`.
        """
        if not files.is_folder(path):
            return [path]
        root = files.WorkingTree().root_of(path)
        return list(discovery.charters(path, root, lambda inside: self.excluded_by(inside) is not None, refuse))

    def excluded_by(self, path: Path) -> str | None:
        """Say where the settings stand that leave a path out when folders are looked through, if they do."""
        try:
            nearest = self.settings_of(path.parent)
        except SettingsError:
            return None  # checking the charter will say so
        if not nearest.values.exclude or nearest.file is None:
            return None
        is_out = nearest.excludes(relative(path, nearest) + "/" * files.is_folder(path))
        return nearest.origins["exclude"] if is_out else None


def unreadable(path: Path, reason: Message) -> RunError:
    """Return what is said of a path that cannot be looked at."""
    return RunError(notice("{path} cannot be read: {reason}.", path=files.one_line(path), reason=reason))


def _beginning_of(path: Path) -> Callable[[int], bytes]:
    """Give what reads as many bytes of a file as it is told, and no more: it may be of any size, or have no end."""
    return lambda size: files.read_limited(path, size)


def _read(name: str, read_bytes: Callable[[int], bytes], effective: ResolvedSettings) -> Document:
    """Read a charter as far as its settings allow, and one byte more, which shows that it is too large."""
    limit = effective.values.max_bytes
    return parse(name, read_bytes(limit + 1), max_bytes=limit)


def _concluded(path: Path, report: Report, effective: ResolvedSettings) -> CheckResult:
    """Return a report with what the settings want done with it."""
    values, always = effective.values, effective.selection.always_failing
    report = report._replace(spoken=values.lang, failing=_failing(values.fail_on), always_failing=always)
    return CheckResult(path, report, values)


def _failing(fail_on: FailOn) -> tuple[Severity, ...]:
    """Give the severities at or above which a run fails."""
    return () if fail_on == "never" else SEVERITIES[: SEVERITIES.index(fail_on) + 1]


def relative(path: Path, nearest: Settings) -> str:
    """Return a path relative to the folder of the settings nearest to it."""
    shown = os.path.relpath(path, nearest.folder) if nearest.folder else str(path)
    if nearest.folder and shown.startswith(os.pardir):  # it may be reached by a link, as what is in /tmp on macOS
        shown = os.path.relpath(Path(os.path.realpath(path.parent), path.name), os.path.realpath(nearest.folder))
    return os.fsencode(Path(shown).as_posix()).decode(errors="replace")  # settings cannot name what is no UTF-8
