"""Rules. A rule is one function with the `@rule` decorator. No other file has to change."""

import datetime as dt
import inspect
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, Literal, NamedTuple, TypeAlias, get_args

import msgspec

from netlint.charter import Charter, keys
from netlint.i18n import Language
from netlint.rules.docs import Page, missing_sections, read_page
from netlint.rules.finding import SEVERITIES, Finding, Severity
from netlint.utils.errors import source_place
from netlint.utils.suggest import suggest

Level: TypeAlias = Literal["essential", "sound", "thriving", "opt-in"]

LEVELS: tuple[Level, ...] = get_args(Level)

FIXTURES = (
    "charter",
    "document",
    "today",
    "phase",
    "known_phase",
    "not_begun",
    "suppressions",
    "crashes",
    "charters",
)
"""The fixtures: what a rule can request, by the names of its parameters."""

FIRST, OUTCOMES, SUPPRESSIONS, CRASHES = range(4)
"""When a rule runs: first, or later because it reads the outcomes, the suppressions or the crashes of other rules."""
_STAGES = {"crashes": CRASHES, "suppressions": SUPPRESSIONS, "not_begun": OUTCOMES}
_TOGETHER = ("charters", "today")
"""The fixtures that a rule can request if it compares charters."""

_PLAIN: Mapping[str, type] = {kind.__name__: kind for kind in (bool, int, float, str)}
_CODE = re.compile(r"[A-Z]{2,6}\d{3}")
_TAKES_ANYTHING = inspect.CO_VARARGS | inspect.CO_VARKEYWORDS


Check: TypeAlias = Callable[..., Iterator[Finding]]


def prefix_of(code: str) -> str:
    """Return the letters that the code of a rule begins with: `NL` for `NL101`."""
    return code.rstrip("0123456789")


class RuleError(ValueError):
    """Raised if the declaration of a rule is incomplete or invalid; `problem` is the message without the place."""

    def __init__(self, problem: str, where: str) -> None:
        """Store the problem, and the file and line of the rule."""
        super().__init__(f"{problem} ({where})")
        self.problem = problem


class Rule:
    """A rule: a function and its declaration.

    `name` is the function's name with hyphens. `required` has the sections of the charter that the rule requires: pairs
    of attribute and name in the file. `fixtures` are the parameters that netlint fills in. `options` are the names of
    the options, and `defaults` their default values.
    """

    def __init__(
        self,
        function: Check,
        code: str,
        *,
        severity: Severity,
        level: Level,
        since: str,
        question: str,
        requires: tuple[str, ...],
        supersedes: tuple[str, ...],
        mandatory: bool,
        always_fails: bool = False,
        supersedes_except: tuple[str, ...] = (),
        page: Page | None = None,
        texts: Mapping[Language, Mapping[str, str]] | None = None,
    ) -> None:
        """Declare `function` as a rule. Raises `RuleError` if the declaration is incomplete or invalid."""
        self.function = function
        self.code = code
        self.name = function.__name__.replace("_", "-")
        self.severity = severity
        self.level = level
        self.since = since
        self.question = question
        self.requires = requires
        self.required = tuple((section.replace("-", "_"), section) for section in requires)
        self.supersedes = supersedes
        self.supersedes_except = supersedes_except
        self.mandatory = mandatory
        self.always_fails = always_fails
        self._page = page
        self.texts: Mapping[Language, Mapping[str, str]] = texts or {}
        """Translations for a rule outside a plugin: for each language, a dictionary from English text to
        translation."""
        self.preset = ""
        """The preset that provides a rule without code, such as `ours:strict`; empty for every other rule."""
        self._package = function.__module__.partition(".")[0]
        self._where = ""
        described = function.__code__
        asked, named = described.co_argcount, described.co_argcount + described.co_kwonlyargcount
        self.fixtures: tuple[str, ...] = described.co_varnames[:asked]
        self.options: tuple[str, ...] = described.co_varnames[asked:named]
        self.defaults: Mapping[str, Any] = function.__kwdefaults__ or {}
        if mistakes := list(_mistakes(self)):
            where = f"{described.co_filename}, line {described.co_firstlineno}"
            raise RuleError(f"rule {code} ({self.name}) is invalid: {'; '.join(mistakes)}", where)

    def __repr__(self) -> str:
        """Show code and name."""
        return f"<Rule {self.code} {self.name}>"

    def with_texts(self, texts: Mapping[Language, Mapping[str, str]]) -> "Rule":
        """Return the same rule, with translations from `texts`."""
        from copy import copy

        twin = copy(self)
        twin.texts = texts
        return twin

    def declared_at(self, where: str) -> "Rule":
        """Return the same rule, which is at a place of the settings, such as `netlint.toml:12`, or in a preset."""
        from copy import copy

        twin = copy(self)
        twin._where = where  # noqa: SLF001 (another one of its kind)
        return twin

    def from_preset(self, preset: str, package: str) -> "Rule":
        """Return the same rule, provided by a preset of the plugin in `package`."""
        from copy import copy

        twin = copy(self)
        twin.preset, twin._package = preset, package  # noqa: SLF001 (another one of its kind)
        return twin

    @property
    def has_page_of_its_own(self) -> bool:
        """Whether the page of the rule does not come from a docstring, because the rule has no code."""
        return self._page is not None

    @property
    def is_local(self) -> bool:
        """Whether the rule belongs to no plugin: it is in the settings, or in a rule file."""
        return not self.preset and (self.has_page_of_its_own or self.package == "netlint_local")

    @property
    def where(self) -> str:
        """The file and line of the rule, such as `circles.py, line 8`; without code, the place of its declaration."""
        if self._where:
            return self._where
        described = self.function.__code__
        return source_place(described.co_filename, described.co_firstlineno)

    @property
    def package(self) -> str:
        """The package or module of the plugin that provides the rule."""
        return self._package

    @property
    def prefix(self) -> str:
        """The letters that the code begins with, such as `NL`."""
        return prefix_of(self.code)

    @cached_property
    def family(self) -> str:
        """The family: the folder or module of the rule, such as `coordination`; `custom` for a rule without code."""
        return "custom" if self.has_page_of_its_own else self.function.__module__.split(".")[:2][-1]

    @property
    def depends_on_today(self) -> bool:
        """Whether the outcome can change while the charter stays the same."""
        return "today" in self.fixtures

    @property
    def stage(self) -> int:
        """When the rule runs: `FIRST`, or after the rules whose outcomes it uses."""
        return max((_STAGES.get(name, FIRST) for name in self.fixtures), default=FIRST)

    @cached_property
    def page(self) -> Page:
        """The page of the rule, from its docstring or its settings."""
        return self._page or read_page(self.function.__doc__ or "")


class Crash(NamedTuple):
    """A rule that crashed; `error` is one line with the exception and its place."""

    rule: Rule
    error: str


def rule(
    code: str,
    *,
    severity: Severity,
    level: Level,
    question: str = "",
    since: str = "",
    requires: tuple[str, ...] = (),
    supersedes: tuple[str, ...] = (),
    supersedes_except: tuple[str, ...] = (),
    mandatory: bool = False,
    always_fails: bool = False,
) -> Callable[[Check], Rule]:
    """Return a decorator that turns a function that yields findings into a rule.

    `question` is the question to ask the group; a rule about the form of the file has none. `requires` lists the
    sections that the rule reads. If one of them is missing, the rule is skipped.

    `supersedes` lists rules, by code, name or `"*"`. They are skipped if this rule reports a finding.
    `supersedes_except` lists the rules that `"*"` does not include.

    A `mandatory` rule can be neither left out nor suppressed. If a rule has `always_fails`, an error from it makes the
    run fail whatever `fail-on` is.

    Raises `RuleError` if the declaration is incomplete or invalid.
    """

    def decorate(function: Check) -> Rule:
        return Rule(
            function,
            code,
            severity=severity,
            level=level,
            since=since,
            question=question,
            requires=requires,
            supersedes=supersedes,
            supersedes_except=supersedes_except,
            mandatory=mandatory,
            always_fails=always_fails,
        )

    return decorate


def _mistakes(rule: Rule) -> Iterator[str]:
    """Yield the mistakes in the declaration of a rule."""
    sections = dict(keys(Charter)).values()
    if not _CODE.fullmatch(rule.code):
        yield "its code must be two to six uppercase letters and three digits, such as OUR001"
    if rule.severity not in SEVERITIES:
        yield f"its severity must be {_one_of(SEVERITIES)}"
    if rule.level not in LEVELS:
        yield f"its level must be {_one_of(LEVELS)}"
    declared: Mapping[str, Any] = {
        "requires": rule.requires,
        "supersedes": rule.supersedes,
        "supersedes_except": rule.supersedes_except,
    }
    for key in (key for key, names in declared.items() if isinstance(names, str)):
        yield f'`{key}` must be a tuple, not a string: {key}=("{declared[key]}",)'
        return
    for name in (section for section in rule.requires if section not in sections):
        yield f"it requires `{name}`, which is not a section of a charter{_meant(name, sections)}"
    if not rule.has_page_of_its_own and (missing := missing_sections(rule.function.__doc__)):
        yield f"its docstring has no {', no '.join(missing)}"
    yield from _signature_mistakes(rule)


def _signature_mistakes(rule: Rule) -> Iterator[str]:
    """Yield the mistakes in the parameters of a rule: its fixtures and its options."""
    flags = rule.function.__code__.co_flags
    if flags & _TAKES_ANYTHING:
        yield "it has *args or **kwargs, but netlint passes nothing to them"
    if not flags & inspect.CO_GENERATOR:
        yield "it never yields a finding"
    for name in (fixture for fixture in rule.fixtures if fixture not in FIXTURES):
        known = f"must be {_one_of(FIXTURES)} (an option goes after a `*`)"
        yield f"its parameter `{name}` {known}{_meant(name, FIXTURES)}"
    if "charters" in rule.fixtures and not set(rule.fixtures) <= set(_TOGETHER):
        yield f"it compares charters, so its only parameters can be {' and '.join(_TOGETHER)}"
    for name in rule.options:
        if name not in rule.defaults:
            yield f"its option `{name}` has no default"
        elif mistake := _option_mistake(rule.function.__annotations__.get(name), rule.defaults[name]):
            yield f"its option `{name}` {mistake}"


def _option_mistake(kind: Any, default: Any) -> str:
    """Return the mistake in the type or default of an option; empty if there is none."""
    if kind is None:
        return f"has no type; write one after its name, such as `{type(default).__name__}`"
    if isinstance(kind, str):
        kind = _PLAIN.get(kind)  # any other name can only be looked up when the whole module is loaded
    if isinstance(default, list | dict | set):
        return "has a mutable default; use a tuple, with a type such as `tuple[str, ...]`"
    if kind is None or type(default) is kind or (kind is float and type(default) is int):
        return ""  # most options
    try:
        msgspec.convert(default, kind, builtin_types=(dt.datetime, dt.date, dt.time))
    except (TypeError, ValueError) as error:
        return f"cannot have the default {default!r}: {error}"
    return ""


def _one_of(names: Sequence[str]) -> str:
    return f"one of: {', '.join(names[:-1])} or {names[-1]}"


def _meant(name: str, known: Iterable[str]) -> str:
    near = suggest(name, known)
    return f"; did you mean `{near}`?" if near else ""
