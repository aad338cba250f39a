"""What an output format is. A format is asked for text as the run goes on, so nothing has to be kept."""

import datetime as dt
import re
import sys
from collections.abc import Callable, Mapping
from pathlib import PurePath
from typing import NamedTuple

from netlint.i18n import Language, Message, Parameter, Translate
from netlint.i18n.translation import Translation
from netlint.i18n.translator import Translator
from netlint.linter.report import CharterReport
from netlint.linter.summary import Summary
from netlint.plugins.documentation_urls import DocumentationUrls
from netlint.rules import declarative
from netlint.rules.base import Rule


class ReportContext(NamedTuple):
    """What a format can know about the run and about where its text goes."""

    rules: Mapping[str, Rule]
    """All rules, by code."""
    today: dt.date | None = None
    """The day of the run; `None` in a timeless one."""
    color: bool = False
    width: int = 80
    """The width to fill, in columns of a terminal."""
    quiet: bool = False
    language: Language | None = None
    """The language that was asked for; without it each charter is spoken to in its own."""
    fallback: Language = "en"
    """The language where neither the run nor the charter says which."""
    compared: bool = False
    """Whether the run compares with a baseline or an earlier revision, so that what is not there is new."""

    translator: Translator = Translator()
    """The texts of the run in other languages."""
    version: str = ""
    """The version of netlint."""
    folder: PurePath = PurePath()
    """The folder of the run."""
    urls: DocumentationUrls = DocumentationUrls()
    """Where rules are described on the web."""
    has_companions: bool = False
    """Whether the formats that go with this one are written as well."""

    def speaks(self, language: Language | None) -> Language:
        """Return which language is spoken to a charter in `language`, or, for `None`, of the run as a whole."""
        return self.language or language or self.fallback

    def translate(self, language: Language | None) -> Translation:
        """Return the translation for a charter in `language`, or, for `None`, for the run as a whole."""
        return self.translator.into(self.speaks(language))

    def translate_for(self, rule: Rule, language: Language | None) -> Translation:
        """Return the translation of what a rule says, for a charter in `language`, or for the run as a whole."""
        return self.translator.into_for(self.speaks(language), rule.package, rule.texts)


Translated = Callable[..., str]
"""Something that is said: a template and its parameters."""


def translated(translate: Translate, template: str, **parameters: Parameter) -> str:
    """Return a template in the language of `translate`."""
    return Message(template, dict(parameters)).text(translate)


def family_title(rule: Rule) -> str:
    """Return the title of a rule's family: the first line of the docstring of its folder or module."""
    if rule.has_page_of_its_own:
        said: str | None = declarative.__doc__
    elif rule.is_local:
        said = rule.function.__globals__.get("__doc__")
    else:
        said = sys.modules[".".join(rule.function.__module__.split(".")[:2])].__doc__
    return (said or rule.family).strip().partition("\n")[0].removesuffix(".")


class Reporter:
    """An output format. `begin` is called first, `charter` for each charter in their order, `end` last.

    Each returns text that is written as it is. Text from a charter has to be escaped for whatever it goes into.
    """

    companions: Mapping[str, str] = {}
    """Formats that are written as well, each to the end of the file that a variable of the environment names."""
    signature = ""
    """How a report begins, as a regular expression. `--output` replaces a file only where it is a report in the same
    format, by what it begins with; where this is empty, only with --force."""

    def __init__(self, context: ReportContext) -> None:
        """Make a format for one run."""
        self.context = context

    def is_report(self, head: str, tail: str) -> bool:  # noqa: ARG002 (it is there for those who come after)
        """Return whether a file is a report in this format, by the first and the last thousands of its characters."""
        return bool(self.signature) and re.match(self.signature, head) is not None

    def begin(self) -> str:
        """Return what stands before the first charter."""
        return ""

    def charter(self, report: CharterReport, shown: int) -> str:
        """Return the text for one charter; a format for people shows at most `shown` findings, and how many more."""
        raise NotImplementedError  # each format has its own text for a charter

    def end(self, summary: Summary) -> str:  # noqa: ARG002 (it is there for those who come after)
        """Return what stands behind the last charter."""
        return ""
