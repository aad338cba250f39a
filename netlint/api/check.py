"""Checking one charter in memory, in the same way as the command."""

import datetime as dt
from functools import cache, cached_property

from netlint.api.document import check_document
from netlint.charter import Charter
from netlint.i18n import Language
from netlint.linter.context import LintContext
from netlint.linter.fixtures import RunOptions
from netlint.linter.report import CharterReport, Status
from netlint.linter.suppressions.model import SuppressionSources
from netlint.plugins.registry import Plugins, load_plugins
from netlint.reporters.base import ReportContext
from netlint.reporters.rendered import RenderedFinding, render
from netlint.rules.base import Rule
from netlint.settings import Overrides, Settings, SettingsSource, load
from netlint.settings.source import TextTree
from netlint.toml import parse


class Report:
    """The report on one charter: its findings, with places and translated texts, and the outcome of each rule."""

    def __init__(self, report: CharterReport, context: ReportContext) -> None:
        """Store the report of the engine, and the context for putting it into words."""
        self.report = report
        """The same report as report formats get it: its messages are not translated yet."""
        self._context = context

    @property
    def name(self) -> str:
        """The name of the charter."""
        return self.report.name

    @cached_property
    def charter(self) -> Charter | None:
        """The charter as it is on the date of the check, without what is invalid; `None` if there is none to show.

        It is what `CharterReport.charter_on` returns.
        """
        return self.report.charter_on(self._context.today)

    @cached_property
    def findings(self) -> list[RenderedFinding]:
        """All findings, in the order of the file. If a finding is suppressed, its `suppression` is not `None`."""
        return render(self._context, self.report, self.report.in_order(), with_snippets=True, with_repairs=True)

    @property
    def rules(self) -> dict[str, Rule]:
        """The selected rules, by code."""
        return {code: self._context.rules[code] for code in self.report.codes}

    def status(self, code: str) -> Status:
        """Return the outcome of a selected rule."""
        return self.report.status(code)

    @property
    def fails(self) -> bool:
        """Whether an open finding makes a run fail, according to `fail-on` in the settings."""
        return self.report.fails


def load_settings(text: str | bytes, plugins: Plugins, *, name: str = "netlint.toml") -> Settings:
    """Return the settings in the text of a `netlint.toml` file, for checking many charters.

    Rules in Python files are not allowed: `rule-files` is an error. Raises `SettingsError` if the settings are invalid.
    """
    tree = TextTree(name, text.encode() if isinstance(text, str) else text)
    source = SettingsSource(tree, tree.file)
    return load(source, Overrides(), plugins)


def check(
    text: str | bytes,
    *,
    name: str = "charter.toml",
    settings: str | bytes | Settings | None = None,
    today: dt.date | None = None,
    language: Language | None = None,
    plugins: Plugins | None = None,
) -> Report:
    """Return the report on the text of a charter.

    `name` is the path that overrides and exceptions in the settings are matched with. `settings` is the text of a
    `netlint.toml` file, or the result of `load_settings`. Without `today`, rules that depend on the date are skipped.

    `language` is the language of the texts in the report. By default it is the language of the settings or of the
    charter, or otherwise English. `plugins` is the result of `load_plugins`. By default, netlint loads the installed
    plugins once per process.

    Raises `PluginError` if a plugin cannot be loaded, and `SettingsError` if the settings are invalid. It raises
    nothing about the text itself: mistakes in the text are findings.
    """
    if plugins is None:
        plugins, default = _installed()
        settings = default if settings is None else settings
    if not isinstance(settings, Settings):
        settings = load_settings(settings or "", plugins)
    resolved = settings.resolve(plugins.rules, settings.layers_for(name))
    sources = SuppressionSources(exceptions=settings.exceptions_for(name))
    raw = text.encode() if isinstance(text, str) else text
    document = parse(name, raw, max_bytes=resolved.values.max_bytes)
    report = check_document(document, resolved, LintContext(RunOptions(today), sources, plugins.tables))
    rules = {**plugins.rules, **{rule.code: rule for rule in settings.own_rules}}
    context = ReportContext(
        rules,
        today,
        language=language,
        translator=plugins.translator(),
        version=plugins.version,
        tables=plugins.tables,
    )
    return Report(report, context)


@cache
def _installed() -> tuple[Plugins, Settings]:
    """Return the installed plugins, and empty settings."""
    plugins = load_plugins()
    return plugins, load_settings("", plugins)
