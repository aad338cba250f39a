"""What a file with settings, and the command line, can say. Reads no file."""

import datetime as dt
from collections.abc import Iterable
from typing import Annotated, Any, Literal, TypeAlias

from msgspec import Meta, Struct

from netlint.i18n import Language, Message, joined, on_one_line
from netlint.rules.declarative import DeclaredRule
from netlint.rules.finding import Severity
from netlint.utils.errors import Problem

LadderLevel: TypeAlias = Literal["essential", "sound", "thriving"]
FailOn: TypeAlias = Literal[Severity, "never"]
Selectors: TypeAlias = tuple[str, ...]
_Positive: TypeAlias = Annotated[int, Meta(ge=1)]


def _doc(description: str) -> Meta:
    return Meta(description=description)


class SettingsError(Problem):
    """Raised if settings are invalid; `problems` has a message for each mistake, with its place."""

    def __init__(self, problems: list[Message], causes: Iterable[BaseException] = ()) -> None:
        """Store the problems, each with its place and on one line, and what rule files have raised."""
        self.problems = list(map(on_one_line, problems))
        """A message for each mistake, with its place."""
        super().__init__(joined(*self.problems, between="\n"))
        self.causes = tuple(causes)
        """What rule files have raised."""


class ExceptionEntry(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, rename="kebab"):
    """What the group has decided not to be told."""

    rule: Annotated[str, _doc("The rule: its code, its name, a code prefix or a family.")]
    charter: Annotated[
        str | None, _doc("The charters it applies to, as .gitignore patterns. Default: all charters.")
    ] = None
    at: Annotated[
        str | None, _doc("The place in the charter, with ids, such as members.ana. Default: the whole charter.")
    ] = None
    reason: Annotated[str, _doc("Why the group agreed on it.")] = ""
    agreed_by: Annotated[tuple[str, ...], _doc("The members who agreed.")] = ()
    agreed_on: Annotated[dt.date | None, _doc("The day on which they agreed.")] = None
    until: Annotated[dt.date | None, _doc("The last day on which it applies.")] = None


class Preset(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, rename="kebab"):
    """Settings that come on top of others, or below them; what it does not say is `None` or empty."""

    select: Annotated[Selectors | None, _doc("Run only these rules. Replaces `select` and `ignore` of the file.")] = (
        None
    )
    extend_select: Annotated[Selectors, _doc("Run these rules too, such as opt-in rules.")] = ()
    ignore: Annotated[Selectors, _doc("Leave out these rules too.")] = ()
    level: Annotated[LadderLevel | None, _doc("Highest level of rules to run.")] = None
    fail_on: Annotated[FailOn | None, _doc("Lowest severity that gives exit code 1.")] = None
    max_findings: Annotated[_Positive | None, _doc("Maximum number of findings shown per charter.")] = None
    lang: Annotated[
        Language | None, _doc("Language of the output. Default: that of the charter, or of your system.")
    ] = None
    severity: Annotated[dict[str, Severity], _doc("The severity of rules, by code, name, code prefix or family.")] = {}
    rules: Annotated[dict[str, dict[str, Any]], _doc("The options of rules, by name or code.")] = {}


class PluginPreset(Preset, frozen=True, kw_only=True, rename="kebab"):
    """A preset of a plugin: settings that files can start from, and rules without code."""

    custom: Annotated[tuple[DeclaredRule, ...], _doc("Rules without code.")] = ()


class OverrideEntry(Preset, frozen=True, kw_only=True, rename="kebab"):
    """Settings for some of the charters, in addition to those of the file."""

    charters: Annotated[
        str | tuple[str, ...], _doc("The charters: one or more .gitignore patterns, relative to the settings file.")
    ]


class SettingsFile(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, rename="kebab"):
    """The settings of netlint: `netlint.toml`, or `[tool.netlint]` in `pyproject.toml`."""

    required_version: Annotated[
        str | None, _doc('The versions of netlint that these settings are for, such as ">=0.1,<1".')
    ] = None
    extend: Annotated[
        str | None, _doc("A settings file to start from, relative to this file, such as ../netlint.toml.")
    ] = None
    select: Annotated[
        Selectors | None,
        _doc("Run only these rules: codes, names, code prefixes or families. Default: all rules up to `level`."),
    ] = None
    extend_select: Annotated[Selectors, _doc("Run these rules too, such as opt-in rules.")] = ()
    ignore: Annotated[Selectors, _doc("Leave out these rules.")] = ()
    level: Annotated[LadderLevel, _doc("Select the rules up to this level. Default: sound.")] = "sound"
    fail_on: Annotated[FailOn, _doc("Lowest severity that gives exit code 1. Default: error.")] = "error"
    exclude: Annotated[
        tuple[str, ...], _doc("Paths to leave out when netlint searches a folder, as .gitignore patterns.")
    ] = ()
    max_findings: Annotated[_Positive, _doc("Maximum number of findings shown per charter. Default: 50.")] = 50
    max_bytes: Annotated[
        _Positive, _doc("Size of the largest charter that netlint reads, in bytes. Default: 1048576.")
    ] = 1024 * 1024
    lang: Annotated[
        Language | None, _doc("Language of the output. Default: that of the charter, or of your system.")
    ] = None
    severity: Annotated[dict[str, Severity], _doc("The severity of rules, by code, name, code prefix or family.")] = {}
    rules: Annotated[dict[str, dict[str, Any]], _doc("The options of rules, by name or code.")] = {}
    extends: Annotated[tuple[str, ...], _doc("Presets of plugins to start from, such as ostrom:strict.")] = ()
    rule_files: Annotated[
        tuple[str, ...],
        _doc("Python files with rules, as patterns relative to the settings file. netlint runs their code."),
    ] = ()
    custom: Annotated[tuple[DeclaredRule, ...], _doc("Rules without code.")] = ()
    exceptions: Annotated[tuple[ExceptionEntry, ...], _doc("Exceptions that the group agreed on.")] = ()
    overrides: Annotated[tuple[OverrideEntry, ...], _doc("Settings for some of the charters.")] = ()


class Overrides(Struct, frozen=True):
    """What the command line says: it comes before the file. `None` and `()` are what it does not say.

    `select` replaces all that the file selects and ignores; `extend_select` and `ignore` are added to it.
    """

    select: Selectors | None = None
    extend_select: Selectors = ()
    ignore: Selectors = ()
    level: LadderLevel | None = None
    fail_on: FailOn | None = None
    max_findings: int | None = None
