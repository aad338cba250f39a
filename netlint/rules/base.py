"""Rules. A rule is one function with the `@rule` decorator; nothing else has to be edited."""

import datetime as dt
import inspect
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
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
"""What a rule can ask for, by the name of a parameter."""

FIRST, OUTCOMES, SUPPRESSIONS, CRASHES = range(4)
"""When a rule runs: first, or after all others, as it looks at what came of them, at what silences or what crashed."""
_STAGES = {"crashes": CRASHES, "suppressions": SUPPRESSIONS, "not_begun": OUTCOMES}
_TOGETHER = ("charters", "today")
"""What a rule that compares charters can ask for."""

_PLAIN: Mapping[str, type] = {kind.__name__: kind for kind in (bool, int, float, str)}
_CODE = re.compile(r"[A-Z]{2,6}\d{3}")
_TAKES_ANYTHING = inspect.CO_VARARGS | inspect.CO_VARKEYWORDS


Check: TypeAlias = Callable[..., Iterator[Finding]]


def prefix_of(code: str) -> str:
    """Return the letters that the code of a rule begins with: `NL` of `NL101`."""
    return code.rstrip("0123456789")


class RuleError(ValueError):
    """Raised for a rule that is not whole: the `problem` says what is missing, the message also where it stands."""

    def __init__(self, problem: str, where: str) -> None:
        """Keep what is missing, and where the rule stands."""
        super().__init__(f"{problem} ({where})")
        self.problem = problem


class Rule:
    """A rule: a function, and what is declared about it.

    `name` is the function's name with hyphens. `needed` pairs the attributes of the charter that it needs with their
    names in the file. `fixtures` are the things it asks for by parameter name, `defaults` its
    options with their default values.
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
        needs: tuple[str, ...],
        supersedes: tuple[str, ...],
        mandatory: bool,
        always_fails: bool = False,
        supersedes_except: tuple[str, ...] = (),
        page: Page | None = None,
        texts: Mapping[Language, Mapping[str, str]] | None = None,
    ) -> None:
        """Declare `function` a rule. Raises `RuleError` where something is missing."""
        self.function = function
        self.code = code
        self.name = function.__name__.replace("_", "-")
        self.severity = severity
        self.level = level
        self.since = since
        self.question = question
        self.needs = needs
        self.needed = tuple((section.replace("-", "_"), section) for section in needs)
        self.supersedes = supersedes
        self.supersedes_except = supersedes_except
        self.mandatory = mandatory
        self.always_fails = always_fails
        self._page = page
        self.texts: Mapping[Language, Mapping[str, str]] = texts or {}
        """What it says in other languages, where it is no plugin's: by language, each text with its translation."""
        described = function.__code__
        asked, named = described.co_argcount, described.co_argcount + described.co_kwonlyargcount
        self.fixtures: tuple[str, ...] = described.co_varnames[:asked]
        self.options: tuple[str, ...] = described.co_varnames[asked:named]
        self.defaults: Mapping[str, Any] = function.__kwdefaults__ or {}
        if faults := list(_faults(self)):
            where = f"{described.co_filename}, line {described.co_firstlineno}"
            raise RuleError(f"rule {code} ({self.name}) is not whole: {'; '.join(faults)}", where)

    def __repr__(self) -> str:
        """Show code and name."""
        return f"<Rule {self.code} {self.name}>"

    def with_texts(self, texts: Mapping[Language, Mapping[str, str]]) -> "Rule":
        """Return the same rule, which says its texts in other languages as `texts` has it."""
        from copy import copy

        twin = copy(self)
        twin.texts = texts
        return twin

    @property
    def has_page_of_its_own(self) -> bool:
        """Whether its page is not made of its docstring: it has no code that could have one."""
        return self._page is not None

    @property
    def is_local(self) -> bool:
        """Whether it is no plugin's: it stands in settings, or in a file that they name."""
        return self.has_page_of_its_own or self.package == "netlint_local"

    @property
    def where(self) -> str:
        """The file and line that it stands in: `circles.py, line 8`."""
        described = self.function.__code__
        return source_place(described.co_filename, described.co_firstlineno)

    @property
    def package(self) -> str:
        """The module or package of the plugin that the rule stands in."""
        return self.function.__module__.partition(".")[0]

    @property
    def prefix(self) -> str:
        """The letters that its code begins with: `NL`."""
        return prefix_of(self.code)

    @property
    def family(self) -> str:
        """The folder, or module, of the plugin that the rule stands in: `coordination`; `custom` without code."""
        return "custom" if self.has_page_of_its_own else self.function.__module__.split(".")[:2][-1]

    @property
    def depends_on_today(self) -> bool:
        """Whether the outcome can change without a change of the charter."""
        return "today" in self.fixtures

    @property
    def stage(self) -> int:
        """When it runs: `FIRST`, or after those whose doings it looks at."""
        return max((_STAGES.get(name, FIRST) for name in self.fixtures), default=FIRST)

    @cached_property
    def page(self) -> Page:
        """What the docstring says, or what stands in its place."""
        return self._page or read_page(self.function.__doc__ or "")


class Crash(NamedTuple):
    """A rule that raised, and in one line what it raised and where."""

    rule: Rule
    error: str


def rule(
    code: str,
    *,
    severity: Severity,
    level: Level,
    question: str,
    since: str = "",
    needs: tuple[str, ...] = (),
    supersedes: tuple[str, ...] = (),
    supersedes_except: tuple[str, ...] = (),
    mandatory: bool = False,
    always_fails: bool = False,
) -> Callable[[Check], Rule]:
    """Make a rule of a function that yields findings.

    `question` is what to put to the group. `needs` names the sections without which the rule has nothing to say.
    `supersedes` names the rules, by code or name or `"*"`, that are pointless where this one has found something;
    `supersedes_except` names those that `"*"` leaves alone.
    A `mandatory` rule can be neither left out nor suppressed. An error of a rule that `always_fails` makes a run fail
    whatever `fail-on` says.

    Raises `RuleError` where the rule is not whole.
    """

    def decorate(function: Check) -> Rule:
        return Rule(
            function,
            code,
            severity=severity,
            level=level,
            since=since,
            question=question,
            needs=needs,
            supersedes=supersedes,
            supersedes_except=supersedes_except,
            mandatory=mandatory,
            always_fails=always_fails,
        )

    return decorate


def _faults(rule: Rule) -> Iterator[str]:
    """Yield what is missing or wrong in the declaration of a rule."""
    sections = dict(keys(Charter)).values()
    if not _CODE.fullmatch(rule.code):
        yield "its code is not two to six capitals and three digits"
    if rule.severity not in SEVERITIES:
        yield f"its severity is none of {', '.join(SEVERITIES)}"
    if rule.level not in LEVELS:
        yield f"its level is none of {', '.join(LEVELS)}"
    if not rule.question.strip() and not rule.has_page_of_its_own:
        yield "it asks the group nothing (`question`)"
    declared: Mapping[str, Any] = {
        "needs": rule.needs,
        "supersedes": rule.supersedes,
        "supersedes_except": rule.supersedes_except,
    }
    for key in (key for key, names in declared.items() if isinstance(names, str)):
        yield f'`{key}` is a text, and has to be a tuple: {key}=("{declared[key]}",)'
        return
    for name in (section for section in rule.needs if section not in sections):
        yield f"it needs `{name}`, which is no section of the charter{_meant(name, sections)}"
    if not rule.has_page_of_its_own and (missing := missing_sections(rule.function.__doc__)):
        yield f"its docstring has no {', no '.join(missing)}"
    yield from _signature_faults(rule)


def _signature_faults(rule: Rule) -> Iterator[str]:
    """Yield what is wrong with the parameters of a rule: they are what it asks for, and its options."""
    flags = rule.function.__code__.co_flags
    if flags & _TAKES_ANYTHING:
        yield "it takes *args or **kwargs, which nothing is passed to"
    if not flags & inspect.CO_GENERATOR:
        yield "it never yields a finding"
    for name in (fixture for fixture in rule.fixtures if fixture not in FIXTURES):
        known = f"which is none of {', '.join(FIXTURES)} (an option stands behind a `*`)"
        yield f"it asks for `{name}`, {known}{_meant(name, FIXTURES)}"
    if "charters" in rule.fixtures and not set(rule.fixtures) <= set(_TOGETHER):
        yield f"it compares charters, so it can ask for nothing but {' and '.join(_TOGETHER)}"
    for name in rule.options:
        if name not in rule.defaults:
            yield f"its option `{name}` has no default"
        elif fault := _option_fault(rule.function.__annotations__.get(name), rule.defaults[name]):
            yield f"its option `{name}` {fault}"


def _option_fault(kind: Any, default: Any) -> str:
    """Return what is wrong with the type of an option, which says what the settings can have, and with its default."""
    if kind is None:
        return f"has no type; write one behind its name, such as `{type(default).__name__}`"
    if isinstance(kind, str):
        kind = _PLAIN.get(kind)  # what any other text means is only known when the whole module is
    if isinstance(default, list | dict | set):
        return "has a default that can change; make it a tuple, with a type such as `tuple[str, ...]`"
    if kind is None or type(default) is kind or (kind is float and type(default) is int):
        return ""  # as most are
    try:
        msgspec.convert(default, kind, builtin_types=(dt.datetime, dt.date, dt.time))
    except (TypeError, ValueError) as error:
        return f"cannot have the default {default!r}: {error}"
    return ""


def _meant(name: str, known: Iterable[str]) -> str:
    near = suggest(name, known)
    return f"; did you mean `{near}`?" if near else ""
