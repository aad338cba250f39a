"""What `tools/mutants.py` changes in a module: each mutant differs from it in one small way that a test should notice.

It reads and makes syntax trees. It runs nothing and opens no file. Docstrings, annotations, sentences for people and
code for type checkers stay as they are: other checks hold those.
"""

import ast
import difflib
from collections.abc import Iterator
from types import CodeType
from typing import NamedTuple

_OPERATORS: dict[type[ast.AST], type[ast.AST]] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.And: ast.Or,
    ast.Or: ast.And,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Add,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.FloorDiv,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}
_NAMES = {"min": "max", "max": "min", "any": "all", "all": "any", "startswith": "endswith", "endswith": "startswith"}
_WITHOUT = {"strip", "lstrip", "rstrip", "lower", "upper", "casefold", "removeprefix", "removesuffix", "replace"}
"""Methods that return the text itself, if there is nothing to change."""
_ORDERED = {"sorted", "reversed", "abs"}
_NO_MATTER = {"strict", "gc", "slots", "frozen"}
"""Named arguments that change nothing but what a mistake or a run costs."""
_SENTENCE = 4
"""From so many words on, a text is for people."""

Spot = tuple[ast.AST, str, int | None]
"""A place for a node: its parent, the field, and the position if that is a list."""


class Place(NamedTuple):
    """Where code is: the function, if any; how names begin there; and outside functions, what its statement binds."""

    function: str = ""
    prefix: str = ""
    names: frozenset[str] = frozenset()


class Mutant(NamedTuple):
    """A module that differs in one way."""

    file: str
    line: int
    place: Place
    diff: str
    code: CodeType


def mutants(file: str, source: str, path: str) -> Iterator[Mutant]:
    """Return every mutant of a module that compiles; `path` is what its code gives as its file."""
    tree = ast.parse(source)
    before, line = ast.unparse(tree).splitlines(), 0
    for place, spot in list(_spots(tree, Place())):
        node = _at(spot)
        line = getattr(node, "lineno", line)
        for other in list(_variants(node, spot)):
            if isinstance(other, ast.expr | ast.stmt):
                ast.fix_missing_locations(ast.copy_location(other, node))
            _put(spot, other)
            try:
                code, after = compile(tree, path, "exec"), ast.unparse(tree).splitlines()
            except (SyntaxError, ValueError):
                continue
            finally:
                _put(spot, node)
            changed = list(difflib.unified_diff(before, after, n=0, lineterm=""))[2:]
            if changed:
                yield Mutant(file, line, place, "\n".join(one for one in changed if not one.startswith("@@")), code)


def _at(spot: Spot) -> ast.AST:
    parent, field, index = spot
    value = getattr(parent, field)
    return value if index is None else value[index]  # type: ignore[no-any-return]


def _put(spot: Spot, node: ast.AST) -> None:
    parent, field, index = spot
    if index is None:
        setattr(parent, field, node)
    else:
        getattr(parent, field)[index] = node


def _spots(node: ast.AST, place: Place) -> Iterator[tuple[Place, Spot]]:
    for field, value in ast.iter_fields(node):
        for index, child in enumerate(value) if isinstance(value, list) else [(None, value)]:
            if isinstance(child, ast.AST) and not _is_left_alone(node, field, child):
                inner = _inside(node, field, child, place)
                yield inner, (node, field, index)
                yield from _spots(child, inner)


def _inside(node: ast.AST, field: str, child: ast.AST, place: Place) -> Place:
    """Return where a child of a node is."""
    if isinstance(node, ast.FunctionDef) and field == "body":
        name = place.prefix + node.name
        return Place(name, f"{name}.<locals>.")
    prefix = f"{place.prefix}{node.name}." if isinstance(node, ast.ClassDef) and field == "body" else place.prefix
    return Place(place.function, prefix, place.names if place.function else place.names | _bound(child))


def _bound(statement: ast.AST) -> frozenset[str]:
    """Return the names that a statement outside functions gives a value."""
    if isinstance(statement, ast.FunctionDef | ast.ClassDef):
        return frozenset({statement.name})
    targets = statement.targets if isinstance(statement, ast.Assign) else [getattr(statement, "target", None)]
    names = (one for target in targets if target for one in ast.walk(target) if isinstance(one, ast.Name))
    return frozenset(name.id for name in names)


def _is_left_alone(node: ast.AST, field: str, child: ast.AST) -> bool:
    if isinstance(child, ast.Import | ast.ImportFrom | ast.JoinedStr | ast.expr_context | ast.Assert):
        return True
    if isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test):
        return True
    if isinstance(node, ast.AnnAssign) and isinstance(node.annotation, ast.Name) and node.annotation.id == "TypeAlias":
        return True
    if isinstance(child, ast.keyword) and child.arg in _NO_MATTER:
        return True
    if isinstance(child, ast.Assign) and ast.unparse(child.targets[0]) == "__all__":
        return True
    docstring = isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant)
    sentence = isinstance(child, ast.Constant) and len(str(child.value).split()) >= _SENTENCE
    return docstring or sentence or field in {"annotation", "returns", "bases", "type_params"}


def _variants(node: ast.AST, spot: Spot) -> Iterator[ast.AST]:
    """Return what may stand in the place of a node."""
    if other := _OPERATORS.get(type(node)):
        yield other()
    elif isinstance(node, ast.stmt):
        yield from _statements(node)
    elif isinstance(node, ast.Call):
        yield from _calls(node)
    elif isinstance(node, ast.expr):
        yield from _expressions(node)
    elif isinstance(node, ast.comprehension) and node.ifs:
        yield ast.comprehension(node.target, node.iter, [], node.is_async)
    if spot[1] == "test" and not isinstance(spot[0], ast.IfExp):
        yield ast.Constant(value=False)
        if not isinstance(spot[0], ast.While):
            yield ast.Constant(value=True)


def _expressions(node: ast.expr) -> Iterator[ast.expr]:
    """Return a part of an expression instead of the whole, or another value or name."""
    if isinstance(node, ast.BoolOp):
        for index in range(len(node.values)):
            rest = node.values[:index] + node.values[index + 1 :]
            yield ast.BoolOp(node.op, rest) if rest[1:] else rest[0]
    elif isinstance(node, ast.UnaryOp):
        yield node.operand
    elif isinstance(node, ast.IfExp):
        yield from (node.body, node.orelse)
    elif isinstance(node, ast.Constant):
        yield from (ast.Constant(value=value) for value in _constants(node.value))
    elif isinstance(node, ast.Name) and node.id in _NAMES:
        yield ast.Name(_NAMES[node.id], node.ctx)
    elif isinstance(node, ast.Attribute) and node.attr in _NAMES:
        yield ast.Attribute(node.value, _NAMES[node.attr], node.ctx)


def _constants(value: object) -> Iterator[str | int]:
    if isinstance(value, bool):
        yield not value
    elif isinstance(value, int):
        yield value + 1
    elif isinstance(value, str):
        yield f"{value}~"


def _calls(node: ast.Call) -> Iterator[ast.expr]:
    """Return a call without what it does, and without each of its named arguments."""
    if isinstance(node.func, ast.Attribute) and node.func.attr in _WITHOUT:
        yield node.func.value
    elif isinstance(node.func, ast.Name) and node.func.id in _ORDERED and node.args:
        yield node.args[0]
    for index, keyword in enumerate(node.keywords):
        if keyword.arg and keyword.arg not in _NO_MATTER:
            yield ast.Call(node.func, node.args, node.keywords[:index] + node.keywords[index + 1 :])


def _statements(node: ast.stmt) -> Iterator[ast.stmt]:
    """Return a statement that does nothing, returns nothing, or ends a loop otherwise."""
    stored = isinstance(node, ast.Assign) and not isinstance(node.targets[0], ast.Name | ast.Tuple)
    if isinstance(node, ast.AugAssign | ast.Delete | ast.Raise | ast.Expr) or stored:
        yield ast.Pass()
    elif isinstance(node, ast.Return) and node.value and ast.unparse(node.value) != "None":
        yield ast.Return(None)
    elif isinstance(node, ast.Break):
        yield ast.Continue()
    elif isinstance(node, ast.Continue):
        yield ast.Break()


def functions(source: str) -> Iterator[tuple[str, frozenset[str]]]:
    """Return each function of a module with the names in it, and those in what its names stand for in the module."""
    tree = ast.parse(source)
    globals_ = _globals(tree)
    for place, spot in _spots(tree, Place()):
        node = _at(spot)
        if isinstance(node, ast.FunctionDef):
            names, new = frozenset[str](), _mentioned(node)
            while new:
                names |= new
                new = frozenset[str]().union(*(globals_.get(name, frozenset()) for name in new)) - names
            yield place.prefix + node.name, names


def dependents(source: str, names: frozenset[str]) -> frozenset[str]:
    """Return names, and what depends on them in a module outside functions, or by way of what is called there."""
    globals_ = _globals(ast.parse(source))
    while new := {name for name, mentioned in globals_.items() if name not in names and mentioned & names}:
        names |= new
    return names


def _globals(tree: ast.Module) -> dict[str, frozenset[str]]:
    """Return the names of a module, each with those in the statement that gives its value."""
    return {name: _mentioned(one) for one in tree.body for name in _bound(one)}


def _mentioned(node: ast.AST) -> frozenset[str]:
    names = (getattr(one, "id", None) or getattr(one, "attr", None) for one in ast.walk(node))
    return frozenset(name for name in names if name)
