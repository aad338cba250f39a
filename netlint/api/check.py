"""Checking one charter that is in memory, as the command does it inside."""

import datetime as dt
from functools import cache, cached_property

from netlint.api.document import check_document
from netlint.charter import Charter, convert
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
    """What the rules say about one charter: each finding with its place and its texts, in the order of the file."""

    def __init__(self, report: CharterReport, context: ReportContext) -> None:
        """Take what the engine has found, and what it takes to put it into words."""
        self.report = report
        self._context = context

    @property
    def name(self) -> str:
        """The name of the charter."""
        return self.report.name

    @cached_property
    def charter(self) -> Charter | None:
        """The charter; `None` where it cannot be read."""
        return convert(self.report.document.data, Charter).model if self.report.document.data is not None else None

    @cached_property
    def findings(self) -> list[RenderedFinding]:
        """All findings: those that a comment or an exception suppresses have a `suppression`."""
        return render(self._context, self.report, self.report.in_order())

    @property
    def rules(self) -> dict[str, Rule]:
        """The rules that took part, by code."""
        return {code: self._context.rules[code] for code in self.report.codes}

    def status(self, code: str) -> Status:
        """Return what came of a rule that took part."""
        return self.report.status(code)

    @property
    def fails(self) -> bool:
        """Whether an open finding makes a run fail, by `fail-on` of the settings."""
        return self.report.fails


def load_settings(text: str | bytes, plugins: Plugins, *, name: str = "netlint.toml") -> Settings:
    """Return the settings in the text of a `netlint.toml`, to check many charters with.

    Rules in Python files are not among them: `rule-files` is an error. Raises `SettingsError`.
    """
    tree = TextTree(name, text.encode() if isinstance(text, str) else text)
    source = SettingsSource(tree, tree.file)
    return load(source, Overrides(), plugins.rules, plugins.presets, plugins.tables)


def check(
    text: str | bytes,
    *,
    name: str = "charter.toml",
    settings: str | bytes | Settings | None = None,
    today: dt.date | None = None,
    language: Language | None = None,
    plugins: Plugins | None = None,
) -> Report:
    """Return what the rules say about the text of a charter.

    `settings` is the text of a `netlint.toml`, or what `load_settings` returns; `name` is what its patterns of charters
    are compared with. Without `today`, rules that depend on the date are not evaluated. `language` is the one that
    texts are in; else that of the settings or of the charter counts, or English. `plugins` is what `load_plugins`
    returns; without it, the plugins that are installed are loaded once in a process.

    Raises `PluginError` for a plugin that cannot be loaded, and `SettingsError` for settings that cannot be used.
    Whatever the text is, it raises nothing: what is wrong with it is a finding.
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
    context = ReportContext(rules, today, language=language, translator=plugins.translator(), version=plugins.version)
    return Report(report, context)


@cache
def _installed() -> tuple[Plugins, Settings]:
    """Return the plugins that are installed, and settings that say nothing."""
    plugins = load_plugins()
    return plugins, load_settings("", plugins)
