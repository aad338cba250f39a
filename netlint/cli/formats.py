"""Report formats: made for a run, and called. What a plugin gets wrong is named, with its place. Writes nothing."""

import inspect
import re
from collections.abc import Callable, Mapping
from typing import TypeVar

import msgspec

from netlint.cli.invocation import usage_error
from netlint.i18n import Message, Translate, notice
from netlint.linter.report import CharterReport
from netlint.plugins.manager import (
    OWN_DISTRIBUTION,
    Plugin,
    PluginError,
    call_plugin,
    import_named,
    place_of,
    signature_of,
)
from netlint.plugins.registry import Plugins
from netlint.reporters import ParallelReporter, ReportContext, Reporter
from netlint.reporters.base import draws_apart, parallel
from netlint.utils.errors import source_place
from netlint.utils.suggest import guess_and_known

T = TypeVar("T")

STATISTICS = {
    "text": "netlint.reporters.statistics:TextStatistics",
    "json": "netlint.reporters.statistics:JsonStatistics",
}
"""What counts findings for `--statistics`, by format."""
_RETURNED = {
    "charter": Message("the text for one charter"),
    "draw": Message("what that text is made of"),
    "text": Message("the text for one charter"),
}
"""What the methods of a format return that it must have."""


class Format(msgspec.Struct, frozen=True):
    """A report format that is made for a run, and the plugin that it came with."""

    reporter: Reporter
    plugin: Plugin

    def text(self, method: Callable[..., object], *args: object) -> str:
        """Return what a method of the reporter returns. Raises `PluginError` if it raises, or if that is not text."""
        text = self._call(method, *args)
        if isinstance(text, str):
            return text
        if hasattr(text, "close"):  # nothing will ever run a coroutine, and Python would say so
            text.close()
        problem = "{plugin}: `{method}` of the format {format} must return a string, but returned {given}."
        given = "None" if text is None else type(text).__name__
        raise self._wrong(problem, at=place_of(self.plugin, method), method=method.__name__, given=given)

    def charter(self, report: CharterReport, shown: int) -> str:
        """Return the text for one charter. Raises `PluginError` as `text` does."""
        if reporter := parallel(self.reporter):
            return self.text(reporter.text, self._call(reporter.draw, report, shown))
        return self.text(self.reporter.charter, report, shown)

    def is_report(self, head: str, tail: str) -> bool:
        """Return whether a file is a report in this format. Raises `PluginError` as `text` does."""
        return bool(self._call(self.reporter.is_report, head, tail))

    def notes(self, translate: Translate) -> list[str]:
        """Return what the format tells when its report is written. Raises `PluginError` if these are not messages."""
        notes = self.reporter.notes
        if not isinstance(notes, list | tuple) or not all(isinstance(note, Message) for note in notes):
            problem = "{plugin}: `notes` of the format {format} must be a list of messages (netlint.Message)."
            raise self._wrong(problem)
        return [self._call(note.text, translate) for note in notes]

    @property
    def companions(self) -> Mapping[str, str]:
        """The formats that are written too, each with an environment variable."""
        return self.reporter.companions

    def _call(self, method: Callable[..., T], *args: object) -> T:
        return call_plugin(self.plugin, method, *args, module=type(self.reporter).__module__)

    def check(self, known: Mapping[str, str]) -> None:
        """Raise `PluginError` if something of the reporter is not what it should be; `known` are all formats."""
        reporter = self.reporter
        if not hasattr(reporter, "context"):
            at = place_of(self.plugin, type(reporter).__init__)
            raise self._wrong(
                "{plugin}: `__init__` of the format {format} must call `super().__init__(context)`.", at=at
            )
        kind = ParallelReporter if draws_apart(type(reporter)) else Reporter
        for name in ("is_report", "begin", *_methods(kind), "end"):
            self._check_parameters(kind, name)
        self._check_companions(known)
        try:
            re.compile(reporter.signature)
        except (re.error, TypeError) as error:
            problem = "{plugin}: `signature` of the format {format} is not a regular expression: {error}"
            raise self._wrong(problem, error=error) from error

    def _check_parameters(self, kind: type[Reporter], name: str) -> None:
        """Refuse a method that netlint cannot call as it calls that of `kind`, `Reporter` or `ParallelReporter`."""
        method: Callable[..., object] = getattr(self.reporter, name)
        wanted = list(signature_of(getattr(kind, name)).parameters)
        try:
            signature_of(method).bind(*wanted[1:])
        except TypeError as error:
            problem = "{plugin}: `{method}` of the format {format} must have the parameters {parameters}."
            at, parameters = place_of(self.plugin, method), f"({', '.join(wanted)})"
            raise self._wrong(problem, at=at, method=name, parameters=parameters) from error

    def _check_companions(self, known: Mapping[str, str]) -> None:
        given: object = self.reporter.companions
        if not isinstance(given, Mapping) or not all(isinstance(one, str) for pair in given.items() for one in pair):
            problem = (
                "{plugin}: `companions` of the format {format} must map names of formats to environment variables."
            )
            raise self._wrong(problem)
        for name in (name for name in given if name not in known):
            problem = "{plugin}: `companions` of the format {format} has an unknown report format `{name}`."
            listed = notice("Available formats: {names}.", names=", ".join(known))
            raise self._wrong(problem, hint=guess_and_known(name, known, listed), name=name)

    def _wrong(self, problem: str, *, at: str = "", hint: Message | None = None, **parameters: object) -> PluginError:
        """Return an error about the format, with the place of a method, or otherwise of its class."""
        kind = type(self.reporter)
        name = kind.__name__ + (at or _place_of_class(kind))
        said = notice(problem, plugin=self.plugin.label, format=name, **parameters)
        return PluginError(said + " " + hint if hint else said)


def _place_of_class(kind: type) -> str:
    """Return where a class stands, behind its name; empty if its source cannot be read."""
    try:
        file, (_lines, line) = inspect.getsourcefile(kind), inspect.getsourcelines(kind)
    except (OSError, TypeError):
        return ""
    return f" ({source_place(file, line)})" if file else ""


def make_format(plugins: Plugins, name: str, context: ReportContext) -> Format:
    """Return a report format for a run. Raises `click.UsageError` for an unknown name, and `PluginError`."""
    if name not in plugins.formats:
        known = notice("Available formats: {names}.", names=", ".join(plugins.formats))
        calendar = notice("For a calendar, run `netlint due --format ics`.") if name == "ics" else None
        hint = calendar or guess_and_known(name, plugins.formats, known)
        raise usage_error(notice("Unknown report format `{name}`.", name=name) + " " + hint)
    plugin = plugins.owners[f"format {name}"]
    kind = _class_of(plugin, name, _counting(name) if context.statistics else plugins.formats[name])
    made = Format(call_plugin(plugin, kind, context, module=kind.__module__), plugin)
    if plugin.distribution != OWN_DISTRIBUTION:  # the tests of netlint itself look at its own
        made.check(plugins.formats)
    return made


def _counting(name: str) -> str:
    """Return the class that counts findings for a format. Raises `click.UsageError` if the format cannot count."""
    if name not in STATISTICS:
        raise usage_error(notice("--statistics is for these formats: {names}.", names=", ".join(STATISTICS)))
    return STATISTICS[name]


def _class_of(plugin: Plugin, name: str, target: str) -> type[Reporter]:
    """Import the class of a format. Raises `PluginError` where it is none that can be used."""
    kind = import_named(plugin, target)
    if not isinstance(kind, type) or not issubclass(kind, Reporter):
        problem = "{plugin}: the format `{name}` is {target}, but it must be a subclass of netlint.reporters.Reporter."
        raise PluginError(notice(problem, plugin=plugin.label, name=name, target=target))
    base = ParallelReporter if draws_apart(kind) else Reporter
    for method in _methods(base):
        if getattr(kind, method) is getattr(base, method) or not callable(getattr(kind, method)):
            problem = "{plugin}: the format `{name}` has no method `{method}`. Add it; it returns {returned}."
            returned = _RETURNED[method]
            raise PluginError(notice(problem, plugin=plugin.label, name=name, method=method, returned=returned))
    return kind


def _methods(base: type[Reporter]) -> tuple[str, ...]:
    """Return the methods that a subclass of `base` must have."""
    return ("draw", "text") if base is ParallelReporter else ("charter",)
