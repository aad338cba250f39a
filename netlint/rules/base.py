"""Rules. A rule is one function with the `@rule` decorator. No other file has to change."""

import inspect
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any, TypeAlias

from netlint.charter import Charter
from netlint.i18n import Language
from netlint.rules.declaration import declaration_mistakes, unknown_parameter
from netlint.rules.docs import Page, read_page
from netlint.rules.finding import Finding, Severity
from netlint.rules.fixture import Fixture, needed
from netlint.rules.functions import kind_problem
from netlint.rules.levels import Level
from netlint.rules.made import record
from netlint.rules.own_fixtures import FIXTURES, stage_of
from netlint.utils.errors import source_place

_PLUGINS = "plugins."
"""What the names of plugins' tables begin with."""


Check: TypeAlias = Callable[..., Iterator[Finding]]


def prefix_of(code: str) -> str:
    """Return the letters that the code of a rule begins with: `NL` for `NL101`."""
    return code.rstrip("0123456789")


def privilege_of(rule: "Rule") -> str:
    """Return what a rule is declared to be that only rules of netlint itself can be; empty if nothing."""
    return "mandatory" if rule.mandatory else "always_fails" if rule.always_fails else ""


class RuleError(ValueError):
    """Raised if the declaration of a rule is incomplete or invalid; `problem` is the message without the place."""

    def __init__(self, problem: str, where: str, *, is_placed: bool = False) -> None:
        """Store the problem, and the file and line of the rule; `is_placed` if the problem has them already."""
        super().__init__(problem if is_placed else f"{problem} ({where})")
        self.problem = problem
        """What is wrong, without the place."""
        self.is_placed = is_placed
        """Whether the problem has the place all the same."""


class Rule:
    """A rule: a function and its declaration."""

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
        compares: tuple[Callable[[Charter], object], ...] = (),
        page: Page | None = None,
        texts: Mapping[Language, Mapping[str, str]] | None = None,
    ) -> None:
        """Declare `function` as a rule. Raises `RuleError` if the declaration is incomplete or invalid."""
        self.function = function
        """The function."""
        self.code = code
        """The code, such as `NL101`."""
        self.name: str = function.__name__.replace("_", "-")
        """The name: that of the function, with hyphens."""
        self.severity = severity
        """The severity of its findings, unless a finding has its own."""
        self.level = level
        """The level."""
        self.since = since
        """The version of the plugin that first had the rule; empty if that is not known."""
        self.question = question
        """What to ask the group; empty if there is nothing to discuss."""
        self.requires = requires
        """The sections without which the rule is skipped, by their names in the file."""
        self.supersedes = supersedes
        """The rules that are skipped if this rule reports a finding: codes, names, or `*` for all."""
        self.supersedes_except = supersedes_except
        """The rules that `*` in `supersedes` does not include."""
        self.mandatory = mandatory
        """Whether the rule can be neither left out nor suppressed."""
        self.always_fails = always_fails
        """Whether an error from this rule makes a run fail whatever `fail-on` is."""
        self.compares = compares
        """The functions of a charter whose values it compares."""
        self.distribution: str = ""
        """The name of the distribution that provides the rule. It is known once plugins are loaded."""
        self._page = page
        self.texts: Mapping[Language, Mapping[str, str]] = texts or {}
        """Translations for a rule outside a plugin: for each language, a dictionary from English text to
        translation."""
        self.preset: str = ""
        """The preset that provides a rule without code, such as `ours:strict`; empty for every other rule."""
        self._package = (function.__module__ or "").partition(".")[0]
        self._where = ""
        described = function.__code__
        asked, named = described.co_argcount, described.co_argcount + described.co_kwonlyargcount
        self.fixtures: tuple[str, ...] = described.co_varnames[:asked]
        """The parameters that netlint fills in."""
        self.needs: frozenset[str] = frozenset(self.fixtures)
        """The same, and all that fixtures of plugins request for them."""
        self.provided: Mapping[str, Fixture] = {}
        """The fixtures of plugins that the rule needs, by name."""
        self.options: tuple[str, ...] = described.co_varnames[asked:named]
        """The names of its options, with underscores."""
        self.defaults: Mapping[str, Any] = function.__kwdefaults__ or {}
        """The default of each option, by its name with underscores."""
        if mistakes := list(declaration_mistakes(self)):
            raise _invalid(self, mistakes)

    def __repr__(self) -> str:
        """Show code and name."""
        return f"<Rule {self.code} {self.name}>"

    def with_texts(self, texts: Mapping[Language, Mapping[str, str]]) -> "Rule":
        """Return the same rule, with translations from `texts`."""
        from copy import copy

        twin = copy(self)
        twin.texts = texts
        return twin

    def with_fixtures(self, fixtures: Mapping[str, Fixture]) -> "Rule":
        """Return the same rule, with those of the `fixtures` of plugins that it needs.

        Raises `RuleError` if it has a parameter that neither netlint nor a plugin provides.
        """
        if self.needs.issubset(FIXTURES):
            return self
        if unknown := unprovided(self, fixtures):
            known = (*FIXTURES, *sorted(fixtures))
            raise _invalid(self, [unknown_parameter(name, known) for name in unknown])
        from copy import copy

        twin = copy(self)
        twin.needs = needed(self.fixtures, fixtures)
        twin.provided = {name: fixtures[name] for name in sorted(twin.needs) if name in fixtures}
        return twin

    def declared_at(self, where: str) -> "Rule":
        """Return the same rule, which is at a place of the settings, such as `netlint.toml:12`, or in a preset."""
        from copy import copy

        twin = copy(self)
        twin._where = where  # noqa: SLF001 (another one of its kind)
        return twin

    def from_preset(self, preset: str, package: str, distribution: str) -> "Rule":
        """Return the same rule, provided by a preset of the plugin in `package` of a distribution."""
        from copy import copy

        twin = copy(self)
        twin.preset, twin._package = preset, package  # noqa: SLF001 (another one of its kind)
        twin.distribution = distribution
        return twin

    @cached_property
    def required(self) -> tuple[tuple[str, str], ...]:
        """The required sections: pairs of attribute of `Charter` and name in the file."""
        return tuple((section.replace("-", "_"), section) for section in self.requires)

    @cached_property
    def own_tables(self) -> tuple[str, ...]:
        """The required sections that are tables of plugins, such as `plugins.ours`."""
        return tuple(section for section in self.requires if section.startswith(_PLUGINS))

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
    def origin(self) -> str:
        """Who provides the rule, as people know it: a distribution, or a rule file such as `circles.py`."""
        if self.is_local:
            return re.split(r", line |:", self.where)[0]
        return self.distribution or self.package

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
        return "today" in self.needs

    @cached_property
    def stage(self) -> int:
        """When the rule runs: `FIRST`, or after the rules whose outcomes it uses."""
        return stage_of(self.fixtures)

    @cached_property
    def page(self) -> Page:
        """The page of the rule, from its docstring or its settings."""
        return self._page or read_page(self.function.__doc__ or "")


def unprovided(rule: Rule, fixtures: Mapping[str, Fixture]) -> list[str]:
    """Return the parameters of a rule that neither netlint provides nor one of the `fixtures` of plugins."""
    return [name for name in rule.fixtures if name not in FIXTURES and name not in fixtures]


def rule(
    code: str,
    *,
    severity: Severity,
    level: Level,
    question: str = "",
    since: str = "",
    requires: tuple[str, ...] = (),
    compares: tuple[Callable[[Charter], object], ...] = (),
    supersedes: tuple[str, ...] = (),
    supersedes_except: tuple[str, ...] = (),
    mandatory: bool = False,
    always_fails: bool = False,
) -> Callable[[Check], Rule]:
    """Return a decorator that turns a function that yields findings into a rule.

    `question` is the question to ask the group; a rule about the form of the file has none. `requires` lists the
    sections that the rule reads. If one of them is missing, the rule is skipped. It can also have the table of a
    plugin, such as `"plugins.ours"`, or a key of that table, such as `"plugins.ours.links"`.

    `compares` lists functions of a charter. A rule with the parameter `charters` compares what they return.

    `supersedes` lists rules, by code, name or `"*"`. They are skipped if this rule reports a finding.
    `supersedes_except` lists the rules that `"*"` does not include.

    A `mandatory` rule can be neither left out nor suppressed. If a rule has `always_fails`, an error from it makes the
    run fail whatever `fail-on` is. Only rules of netlint itself can have these two.

    Raises `RuleError` if the declaration is incomplete or invalid.
    """

    def decorate(function: Check) -> Rule:
        if problem := kind_problem(function):
            caller = inspect.stack(context=0)[1]
            raise RuleError(f"@rule of {code} {problem}", f"{caller.filename}, line {caller.lineno}")
        made = Rule(
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
            compares=compares,
        )
        record(made)
        return made

    return decorate


def _invalid(rule: Rule, mistakes: Iterable[str]) -> RuleError:
    """Return the error for a rule with mistakes in its declaration."""
    described = rule.function.__code__
    where = f"{described.co_filename}, line {described.co_firstlineno}"
    return RuleError(f"rule {rule.code} ({rule.name}) is invalid: {'; '.join(mistakes)}", where)
