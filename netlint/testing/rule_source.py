"""The messages and paths in the source of a rule, including those that no example shows. Runs nothing."""

import ast
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

from netlint.linter.message_checks import own_parameters
from netlint.rules.base import Rule
from netlint.rules.finding import Finding, Note
from netlint.rules.skip import SkipRule

_WITH_PLACES = ("Finding", "Note")
_MAKERS = (*_WITH_PLACES, "Message", "SkipRule", "NotBegun")
_OWN: Mapping[str, frozenset[str]] = {maker.__name__: own_parameters(maker) for maker in (Finding, Note, SkipRule)}
"""The parameters that each maker of messages has itself; all others are those of its message."""
_GIVEN_OTHERWISE = ("Message", "NotBegun")
"""The makers whose message has its parameters elsewhere."""
_TODAY = ("today", "now", "utcnow")
CLOCKS = frozenset(
    (
        *("asctime", "clock_gettime", "clock_gettime_ns", "ctime", "gmtime", "localtime", "monotonic", "monotonic_ns"),
        *("perf_counter", "perf_counter_ns", "strftime", "time", "time_ns"),
    )
)
"""The functions of the module `time` that read a clock."""

_Function: TypeAlias = ast.FunctionDef | ast.AsyncFunctionDef


class MessageCall(NamedTuple):
    """A message in the source: its possible templates, and its parameters."""

    line: int
    maker: str
    """The name of what is called, such as `Finding`."""
    templates: tuple[str, ...]
    is_composed: bool
    """Whether the template is an f-string or is filled in on the spot."""
    parameters: frozenset[str] | None
    """`None` if the source does not show them, or not which of several templates they belong to."""
    reserved: frozenset[str] = frozenset()
    """The parameters of what is called itself."""


class NamedPlace(NamedTuple):
    """A path or a call in the source, with its line."""

    line: int
    path: str


class RuleSource:
    """The function of a rule or a fixture, the functions of its module that it uses, and the module."""

    def __init__(self, module: ast.Module, function: _Function) -> None:
        """Take a `function` of a `module`."""
        self.module = module
        self.parts = list(_reached(module, function))

    def said(self) -> Iterator[MessageCall]:
        """Yield the messages in the functions."""
        for part in self.parts:
            for call in _calls(part):
                if _last_name(call.func) in _MAKERS and call.args:
                    yield self._said(part, call)

    def _said(self, part: _Function, call: ast.Call) -> MessageCall:
        meant = self._meant(part, call.args[0])
        advice = [one for given in call.keywords if given.arg == "advice" for one in self._meant(part, given.value)]
        texts = [text for expression in (*meant, *advice) for text in _texts(expression)]
        maker = _last_name(call.func)
        reserved = _OWN.get(maker, frozenset())
        named = [keyword.arg for keyword in call.keywords if keyword.arg not in reserved]
        is_told = maker not in _GIVEN_OTHERWISE and None not in named and len(meant) == 1 >= len(advice) and bool(texts)
        given = frozenset(filter(None, named)) if is_told else None
        is_composed = any(map(_is_composed, (*meant, *advice)))
        return MessageCall(call.lineno, maker, tuple(texts), is_composed, given, reserved)

    def _meant(self, part: _Function, name: ast.expr) -> list[ast.expr]:
        """Return the values assigned to a name in a function, or otherwise in the module; else the expression."""
        if not isinstance(name, ast.Name):
            return [name]
        for scope in (ast.walk(part), iter(self.module.body)):
            sets = [node for node in scope if isinstance(node, ast.Assign)]
            found = [node.value for node in sets if any(ast.unparse(target) == name.id for target in node.targets)]
            if found:
                return found
        return []

    def literals(self) -> frozenset[str]:
        """Return every string in the module."""
        constants = (node.value for node in ast.walk(self.module) if isinstance(node, ast.Constant))
        return frozenset(value for value in constants if isinstance(value, str))

    def places(self) -> Iterator[NamedPlace]:
        """Yield the paths of findings and notes that are strings."""
        for call in (call for part in self.parts for call in _calls(part) if _last_name(call.func) in _WITH_PLACES):
            for keyword in call.keywords:
                if keyword.arg == "at":
                    listed = keyword.value.elts if isinstance(keyword.value, ast.List) else [keyword.value]
                    for place in listed:
                        if isinstance(place, ast.Constant) and isinstance(place.value, str):
                            yield NamedPlace(place.lineno, place.value)

    def tables(self) -> Iterator[str]:
        """Yield the names of the types that are passed to `charter.table`."""
        for call in (call for part in self.parts for call in _calls(part)):
            if isinstance(call.func, ast.Attribute) and call.func.attr == "table" and len(call.args) == 1:
                yield ast.unparse(call.args[0])

    def compared(self) -> Iterator[NamedPlace]:
        """Yield the names that are passed to `of` and `lookup`, of which some are functions in `compares`."""
        for call in (call for part in self.parts for call in _calls(part)):
            is_one = isinstance(call.func, ast.Attribute) and call.func.attr in ("of", "lookup") and bool(call.args)
            if is_one and isinstance(call.args[0], ast.Name):
                yield NamedPlace(call.lineno, call.args[0].id)

    def clocks(self) -> Iterator[NamedPlace]:
        """Yield the calls that read a clock, in the functions and on import of the module."""
        imported = dict(_imported(self.module))
        for node in (*(inner for part in self.parts for inner in ast.walk(part)), *_at_import(self.module)):
            if isinstance(node, ast.Call):
                owner, _, name = ast.unparse(node.func).rpartition(".")
                origin = imported.get(owner or name, owner)
                is_time = name in CLOCKS if owner and origin == "time" else origin in {f"time.{one}" for one in CLOCKS}
                if (owner and name in _TODAY) or is_time:
                    yield NamedPlace(node.lineno, ast.unparse(node.func))


def sources_of(rule: Rule) -> list[RuleSource]:
    """Return the source of a rule, and of the fixtures of its package that it needs; without those that have none."""
    fixtures = (one.function for one in rule.provided.values())
    own = (function for function in fixtures if _package_of(function) == rule.package)
    return list(filter(None, map(source_of, (rule.function, *own))))


def _package_of(function: Callable[..., Any]) -> str:
    return (getattr(function, "__module__", None) or "").partition(".")[0]


def source_of(function: Callable[..., Any]) -> RuleSource | None:
    """Read the source of the function of a rule or a fixture; `None` if it has none."""
    described = getattr(function, "__code__", None)
    if described is None:
        return None
    module = _parsed(described.co_filename)
    for node in ast.walk(module) if module else ():
        if isinstance(node, _Function) and node.name == described.co_name:
            first = min(part.lineno for part in (node, *node.decorator_list))
            if module and first == described.co_firstlineno:
                return RuleSource(module, node)
    return None


@cache
def _parsed(file: str) -> ast.Module | None:
    path = Path(file)
    return ast.parse(path.read_bytes()) if path.is_file() else None


def _reached(module: ast.Module, function: _Function) -> Iterator[_Function]:
    """Yield a function and all functions of its module that it uses, directly or not, except other rules."""
    there = {node.name: node for node in module.body if isinstance(node, _Function) and not _is_rule(node)}
    seen, found = {function.name}, [function]
    for one in found:
        yield one
        for node in ast.walk(one):
            if isinstance(node, ast.Name) and node.id in there and node.id not in seen:
                seen.add(node.id)
                found.append(there[node.id])


def _is_rule(function: _Function) -> bool:
    return any(_last_name(one.func) == "rule" for one in function.decorator_list if isinstance(one, ast.Call))


def _calls(node: ast.AST) -> Iterator[ast.Call]:
    return (inner for inner in ast.walk(node) if isinstance(inner, ast.Call))


def _last_name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def _texts(node: ast.expr) -> list[str]:
    """Return the strings that an expression can be."""
    if isinstance(node, ast.IfExp):
        return [*_texts(node.body), *_texts(node.orelse)]
    return [node.value] if isinstance(node, ast.Constant) and isinstance(node.value, str) else []


def _is_composed(node: ast.expr) -> bool:
    """Return whether a string is built on the spot, so that no catalogue can have it."""
    if isinstance(node, ast.IfExp):
        return _is_composed(node.body) or _is_composed(node.orelse)
    if isinstance(node, ast.JoinedStr):
        return any(isinstance(part, ast.FormattedValue) for part in node.values)
    if isinstance(node, ast.BinOp):
        return any(isinstance(side, ast.JoinedStr) or _texts(side) for side in (node.left, node.right))
    is_filled_in = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "format"
    return is_filled_in and bool(_texts(node.func.value))  # type: ignore[attr-defined]  # it is such a call


def _imported(module: ast.Module) -> Iterator[tuple[str, str]]:
    """Yield each name that is imported anywhere in a module, and what it refers to."""
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            yield from ((one.asname or one.name, one.name) for one in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((one.asname or one.name, f"{node.module}.{one.name}") for one in node.names)


def _at_import(node: ast.AST) -> Iterator[ast.AST]:
    """Yield what runs when a module is imported: everything but the bodies of functions."""
    for inner in ast.iter_child_nodes(node):
        if isinstance(inner, _Function | ast.Lambda):
            for default in (*inner.args.defaults, *filter(None, inner.args.kw_defaults)):
                yield from ast.walk(default)
        else:
            yield inner
            yield from _at_import(inner)
