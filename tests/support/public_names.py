"""What Python code uses of netlint that is not public: names that it imports, and attributes."""

import ast
import datetime as dt
import inspect
import re
import subprocess
import types
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import api_public
from api_members import attributes, methods
from msgspec import Meta, Struct
from msgspec.structs import FieldInfo

MODULES = {module.__name__: module for module in api_public.MODULES}
PLAIN = (
    *(
        str,
        bytes,
        int,
        float,
        bool,
        list,
        dict,
        tuple,
        set,
        type,
        dt.datetime,
        dt.timedelta,
        Path,
        re.Match,
        re.Pattern,
    ),
    *(types.FunctionType, types.CodeType, subprocess.CompletedProcess, BaseException, Struct, Meta, FieldInfo),
)
"""The types of Python and msgspec whose attributes code may have, whatever it has them of."""
OF_OBJECTS = {"args", "line_num", "returncode", "stderr", "stdout", "value", "__metadata__"}
"""The attributes that only objects of Python have: of processes, exceptions, readers of CSV and annotations."""


def known_attributes() -> set[str]:
    """Return the names of all attributes that code may use, of netlint and of Python."""
    classes = {name: thing for name, thing in api_public.public().items() if inspect.isclass(thing)}
    own = {
        member
        for name, thing in classes.items()
        for member in (*(one.name for one in attributes(thing)), *dict(methods(thing)))
        if f"{name}.{member}" not in api_public.LEFT_OUT
    }
    return own.union(OF_OBJECTS, *(dir(kind) for kind in PLAIN))


KNOWN = known_attributes()


def not_public(source: str, *beside: str) -> list[str]:
    """Return what some code uses that is not public, each with its line; `beside` is other code of its package."""
    tree = ast.parse(source)
    defined = {name for one in (tree, *map(ast.parse, beside)) for name in _defined(one)}
    return [f"line {line}: {name}" for line, name in (*_imported(tree), *_used(tree, defined))]


def _imported(tree: ast.AST) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and _is_netlint(module := node.module or ""):
            for name in (alias.name for alias in node.names):
                if not is_public(f"{module}.{name}"):
                    yield node.lineno, f"{module}.{name}"
        elif isinstance(node, ast.Import):
            for name in (alias.name for alias in node.names):
                if _is_netlint(name) and name not in MODULES:
                    yield node.lineno, name


def is_public(dotted: str) -> bool:
    """Return whether a dotted name is that of a public module, or of a name in one."""
    module, _dot, name = dotted.rpartition(".")
    return dotted in MODULES or (module in MODULES and name in MODULES[module].__all__)


def _is_netlint(module: str) -> bool:
    return module.partition(".")[0] == "netlint"


def _defined(tree: ast.AST) -> Iterator[str]:
    """Yield the names of functions and classes in some code, and of attributes that it sets."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
            yield node.attr
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            yield node.target.id


def _others(tree: ast.AST) -> set[str]:
    """Return the names that are imported from elsewhere than public modules."""
    imports = (node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom))
    named = {alias.asname or alias.name.partition(".")[0] for node in imports for alias in node.names}
    return named - set(dict(_modules(tree)))


def _used(tree: ast.AST, defined: set[str]) -> Iterator[tuple[int, str]]:
    """Yield the attributes that are neither of a public module, nor of anything that code may have."""
    modules, others = dict(_modules(tree)), _others(tree)
    for node in (node for node in ast.walk(tree) if isinstance(node, ast.Attribute)):
        root = _root(node)
        if isinstance(node.value, ast.Name) and node.value.id in modules:
            if not is_public(f"{modules[node.value.id]}.{node.attr}"):
                yield node.lineno, f"{modules[node.value.id]}.{node.attr}"
        elif root not in others and node.attr not in KNOWN | defined:
            yield node.lineno, f"{ast.unparse(node.value)}.{node.attr}"


def _modules(tree: ast.AST) -> Iterator[tuple[str, str]]:
    """Yield the names that stand for public modules in some code, each with the module."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.asname or "netlint", "netlint") for alias in node.names if _is_netlint(alias.name))
        elif isinstance(node, ast.ImportFrom):
            named = ((alias.asname or alias.name, f"{node.module}.{alias.name}") for alias in node.names)
            yield from ((name, module) for name, module in named if module in MODULES)


def _root(node: Any) -> str:
    while isinstance(node, ast.Attribute | ast.Call | ast.Subscript):
        node = node.func if isinstance(node, ast.Call) else node.value
    return node.id if isinstance(node, ast.Name) else ""
