"""The base class of report formats. A format returns its text in parts during the run, so it need not keep reports."""

import datetime as dt
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, NamedTuple, TypeGuard

from netlint.charter import Table
from netlint.i18n import Language, Message, Parameter, Translate
from netlint.i18n.translation import Translation
from netlint.i18n.translator import Translator
from netlint.linter.report import CharterReport
from netlint.linter.summary import Summary
from netlint.plugins.documentation_urls import DocumentationUrls
from netlint.rules import declarative
from netlint.rules.base import Rule
from netlint.rules.levels import Level

LEAST_MINUTES = 15
"""The shortest meeting for which there is an agenda, in minutes. The project chose this limit."""
MINUTES = 60
"""The length of a meeting if nothing else is asked for, in minutes. The project chose it."""

if TYPE_CHECKING:
    from netlint.linter.history import History


class Pipeline(NamedTuple):
    """The run of a pipeline, as its system names it in reports."""

    run: str
    """The name of the run."""
    properties: Mapping[str, str]
    """More names of the system, by their keys."""


class ReportContext(NamedTuple):
    """The run and the output, as a report format sees them."""

    rules: Mapping[str, Rule]
    """All rules, by code."""
    today: dt.date | None = None
    """The date of the run; `None` if the run has no date."""
    color: bool = False
    """Whether to use colours: escape sequences of a terminal."""
    width: int = 80
    """The width of the output, in terminal columns."""
    quiet: bool = False
    """Whether to leave out the summary of the run (`--quiet`)."""
    language: Language | None = None
    """The requested language; `None` if each charter is reported in its own language."""
    fallback: Language = "en"
    """The language to use if neither the run nor the charter sets one."""
    compared: bool = False
    """Whether the run compares with a baseline or an earlier revision, so that open findings are new."""

    translator: Translator = Translator()
    """The texts of the run in other languages."""
    version: str = ""
    """The version of netlint."""
    folder: PurePath = PurePath()
    """The folder of the run."""
    urls: DocumentationUrls = DocumentationUrls()
    """The web addresses of rule pages."""
    has_companions: bool = False
    """Whether the companion formats of this format are written too."""
    tables: Mapping[str, type[Table]] = {}
    """The tables of plugins, by their names under `[plugins]`."""
    minutes: int = MINUTES
    """The length of the meeting of an agenda, in minutes."""
    histories: "Mapping[str, History]" = {}  # noqa: RUF012 (nobody changes it)
    """How charters went over time, by the names of the charters, for a page that shows it."""
    statistics: bool = False
    """Whether findings are counted by rule instead of shown, in formats that can."""
    full_up_to: Level | None = None
    """The level up to which a report for people shows all findings in full; `None`: those of the lowest level only."""

    pipeline: Pipeline | None = None
    """The pipeline that runs netlint, if its system has names for that in reports."""

    def speaks(self, language: Language | None) -> Language:
        """Return the language for a charter in `language`; with `None`, the language for the whole run."""
        return self.language or language or self.fallback

    def translate(self, language: Language | None) -> Translation:
        """Return the translation for a charter in `language`; with `None`, that for the whole run."""
        return self.translator.into(self.speaks(language))

    def translate_for(self, rule: Rule, language: Language | None) -> Translation:
        """Return the translation of a rule's texts for a charter in `language`.

        With `None`, this is the translation for the whole run.
        """
        return self.translator.into_for(self.speaks(language), rule.package, rule.texts)


Translated = Callable[..., str]
"""A function that returns the text of a template and its parameters."""


def translated(translate: Translate, template: str, **parameters: Parameter) -> str:
    """Return the text of a template in the language of `translate`."""
    return Message(template, dict(parameters)).text(translate)


def family_title(rule: Rule) -> str:
    """Return the title of a rule's family: the first line of the docstring of its package, folder or module."""
    if rule.has_page_of_its_own:
        said: str | None = declarative.__doc__
    elif rule.is_local:
        said = rule.function.__globals__.get("__doc__")
    else:
        said = sys.modules[".".join(rule.function.__module__.split(".")[:2])].__doc__
    return (said or rule.family).strip().partition("\n")[0].removesuffix(".")


class Reporter:
    """A report format. netlint calls `begin`, then `charter` for each charter in order, then `end`.

    Each method returns text, which netlint writes unchanged. Escape text from a charter for the format.
    """

    companions: Mapping[str, str] = {}
    """Report formats that are written too: names of formats, each with an environment variable. netlint appends the
    report to the file in that variable."""
    signature: str = ""
    """A regular expression for the beginning of a report. `--output` overwrites a file only if it matches, or with
    `--force`. If it is empty, `--force` is always needed."""

    notes: Sequence[Message] = ()
    """What to tell on standard error when `end` has been called, such as what the report leaves out."""

    def __init__(self, context: ReportContext) -> None:
        """Create the format for one run."""
        self.context = context
        """The run and the output."""

    def is_report(self, head: str, tail: str) -> bool:  # noqa: ARG002 (it is there for those who come after)
        """Return whether a file is a report in this format, given its first and last few thousand characters."""
        return bool(self.signature) and re.match(self.signature, head) is not None

    def begin(self) -> str:
        """Return the text before the first charter."""
        return ""

    def charter(self, report: CharterReport, shown: int) -> str:
        """Return the text for one charter.

        A format for people includes at most `shown` findings, and the number of the others.
        """
        raise NotImplementedError  # a format without this method is refused when it is loaded

    def end(self, summary: Summary) -> str:  # noqa: ARG002 (it is there for those who come after)
        """Return the text after the last charter."""
        return ""


class ParallelReporter(Reporter):
    """A report format that draws each charter in the process that checks it, and puts the parts together in the run.

    netlint calls `draw` for each charter, on an instance in any process, and then `text` for each in order, on the
    instance whose `begin` and `end` it calls. Only `text` may keep something from one charter for the next.
    """

    def draw(self, report: CharterReport, shown: int) -> object:
        """Return what the text for one charter is made of, whatever the others are. It has to be pickled.

        `shown` is what it is for `charter`.
        """
        raise NotImplementedError  # a format without this method is refused when it is loaded

    def text(self, drawing: Any) -> str:
        """Return the text for one charter, made of what `draw` has returned."""
        raise NotImplementedError  # a format without this method is refused when it is loaded

    def charter(self, report: CharterReport, shown: int) -> str:
        """Return the text for one charter. A subclass that has its own is drawn by the run."""
        return self.text(self.draw(report, shown))


def draws_apart(kind: type[Reporter]) -> TypeGuard[type[ParallelReporter]]:
    """Return whether a format draws charters in the processes that check them."""
    return issubclass(kind, ParallelReporter) and kind.charter is ParallelReporter.charter


def parallel(reporter: Reporter) -> ParallelReporter | None:
    """Return a format that draws charters in the processes that check them; `None` if it does not."""
    return reporter if isinstance(reporter, ParallelReporter) and draws_apart(type(reporter)) else None
