"""What a file with settings, and the command line, can say. Reads no file."""

import datetime as dt
from typing import Annotated, Any, Literal, TypeAlias

from msgspec import Meta, Struct

from netlint.i18n import Language, Message, joined
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
    """Raised for settings that cannot be used; each of `problems` is a line for people, with its place."""

    def __init__(self, problems: list[Message]) -> None:
        """Take the problems, each with its place."""
        super().__init__(joined(*problems, between="\n"))
        self.problems = problems


class ExceptionEntry(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, rename="kebab"):
    """What the group has decided not to be told."""

    rule: Annotated[str, _doc("The rule: its code or name, a code prefix, or a family.")]
    charter: Annotated[str | None, _doc("The charters it is about, in the patterns of .gitignore; without it all.")] = (
        None
    )
    at: Annotated[str | None, _doc("The place, with ids: members.ana. Without it the whole charter.")] = None
    reason: Annotated[str, _doc("Why, as the group says it.")] = ""
    agreed_by: Annotated[tuple[str, ...], _doc("Who agreed.")] = ()
    agreed_on: Annotated[dt.date | None, _doc("When.")] = None
    until: Annotated[dt.date | None, _doc("The last day on which it holds.")] = None


class Preset(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, rename="kebab"):
    """Settings that come on top of others, or below them; what it does not say is `None` or empty."""

    select: Annotated[Selectors | None, _doc("Only these rules; replaces what the file selects and ignores.")] = None
    extend_select: Annotated[Selectors, _doc("These rules as well.")] = ()
    ignore: Annotated[Selectors, _doc("Not these rules either.")] = ()
    level: Annotated[LadderLevel | None, _doc("How far up the ladder the rules go.")] = None
    fail_on: Annotated[FailOn | None, _doc("The least severity that makes a run fail.")] = None
    max_findings: Annotated[_Positive | None, _doc("The most findings that are shown for one charter.")] = None
    lang: Annotated[Language | None, _doc("The language to speak.")] = None
    severity: Annotated[dict[str, Severity], _doc("The severity of rules, by selector.")] = {}
    rules: Annotated[dict[str, dict[str, Any]], _doc("The options of rules, by name or code.")] = {}


class OverrideEntry(Preset, frozen=True, kw_only=True, rename="kebab"):
    """Settings for some of the charters; they come on top of those of the file."""

    charters: Annotated[
        str | tuple[str, ...], _doc("Which charters: one or more patterns of .gitignore, relative to the file.")
    ]


class SettingsFile(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, rename="kebab"):
    """The settings of netlint: `netlint.toml`, or `[tool.netlint]` in `pyproject.toml`."""

    select: Annotated[
        Selectors | None,
        _doc("Only these rules, by code, name, code prefix or family; without it those of the level."),
    ] = None
    extend_select: Annotated[Selectors, _doc("These rules as well.")] = ()
    ignore: Annotated[Selectors, _doc("Not these rules.")] = ()
    level: Annotated[LadderLevel, _doc("How far up the ladder the rules go.")] = "sound"
    fail_on: Annotated[FailOn, _doc("The least severity that makes a run fail.")] = "error"
    exclude: Annotated[
        tuple[str, ...], _doc("Paths that are not looked at in folders, in the patterns of .gitignore.")
    ] = ()
    max_findings: Annotated[_Positive, _doc("The most findings that are shown for one charter.")] = 50
    max_bytes: Annotated[_Positive, _doc("The largest charter that is read, in bytes.")] = 1024 * 1024
    lang: Annotated[
        Language | None, _doc("The language to speak; without it that of the charter, or of the locale.")
    ] = None
    severity: Annotated[dict[str, Severity], _doc("The severity of rules, by selector.")] = {}
    rules: Annotated[dict[str, dict[str, Any]], _doc("The options of rules, by name or code.")] = {}
    extends: Annotated[tuple[str, ...], _doc("Presets of plugins to begin with, such as ostrom:strict.")] = ()
    rule_files: Annotated[
        tuple[str, ...], _doc("Python files with rules, as patterns relative to the file. Their code is run.")
    ] = ()
    custom: Annotated[tuple[DeclaredRule, ...], _doc("Rules without code.")] = ()
    exceptions: Annotated[tuple[ExceptionEntry, ...], _doc("What the group has decided not to be told.")] = ()
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
