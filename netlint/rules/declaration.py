"""What is wrong with the declaration of a rule: its code, its page, its parameters and options. Runs none."""

import datetime as dt
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

import msgspec

from netlint.charter import Charter, keys
from netlint.rules.docs import missing_sections
from netlint.rules.extract import compares_problems
from netlint.rules.finding import SEVERITIES
from netlint.rules.functions import function_mistakes
from netlint.rules.levels import LEVELS
from netlint.utils.suggest import suggest

if TYPE_CHECKING:
    from netlint.rules.base import Rule

_TOGETHER = ("charters", "today")
"""The fixtures that a rule can request if it compares charters."""
_PLAIN: Mapping[str, type] = {kind.__name__: kind for kind in (bool, int, float, str)}
_CODE = re.compile(r"[A-Z]{2,6}\d{3}")


def declaration_mistakes(rule: "Rule") -> Iterator[str]:
    """Yield the mistakes in the declaration of a rule."""
    if wrong_types := list(_type_mistakes(rule)):
        yield from wrong_types
        return
    sections = _sections()
    if not _CODE.fullmatch(rule.code):
        yield "its code must be two to six uppercase letters and three digits, such as OUR001"
    if rule.severity not in SEVERITIES:
        yield f"its severity must be {_one_of(SEVERITIES)}"
    if rule.level not in LEVELS:
        yield f"its level must be {_one_of(LEVELS)}"
    for name in (section for section in rule.requires if section not in sections and section not in rule.own_tables):
        yield f"it requires `{name}`, which is not a section of a charter{_meant(name.partition('.')[0], sections)}"
    if not rule.has_page_of_its_own and (missing := missing_sections(rule.function.__doc__)):
        yield f"its docstring has no {', no '.join(missing)}"
    yield from _signature_mistakes(rule)
    yield from compares_problems(rule.compares, rule.fixtures)


@cache
def _sections() -> Collection[str]:
    """Return the names of the sections of a charter."""
    return dict(keys(Charter)).values()


def _type_mistakes(rule: "Rule") -> Iterator[str]:
    """Yield what in the declaration of a rule has another type than it can have."""
    for key in ("code", "question", "since"):
        if not isinstance(getattr(rule, key), str):
            yield f"`{key}` must be text, but is {type(getattr(rule, key)).__name__}"
    for key in ("requires", "supersedes", "supersedes_except"):
        given = getattr(rule, key)
        if isinstance(given, str):
            yield f'`{key}` must be a tuple, not a string: {key}=("{given}",)'
        elif not isinstance(given, list | tuple) or not all(isinstance(name, str) for name in given):
            yield f"`{key}` must be a tuple of names"


def _signature_mistakes(rule: "Rule") -> Iterator[str]:
    """Yield the mistakes in the parameters of a rule: its fixtures and its options."""
    yield from function_mistakes(rule.function)
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


def unknown_parameter(name: str, known: Sequence[str]) -> str:
    """Return that a rule has a parameter with a `name` that is not among the `known` fixtures."""
    return f"its parameter `{name}` must be {_one_of(known)} (an option goes after a `*`){_meant(name, known)}"
