"""The public attributes and methods of a class, read from its source: each with its type and what it means."""

import ast
import inspect
import textwrap
from collections.abc import Iterator
from typing import Any, NamedTuple

from api_types import annotation_text, resolved_type

from netlint.charter import Table

SPECIAL = ("__call__", "__iter__", "__len__")
"""The methods with a name of Python's that someone who uses a class needs to know of."""


class Attribute(NamedTuple):
    """One public attribute."""

    name: str
    type: str
    """Its type, as an annotation without modules; empty if the source does not have it."""
    meaning: str
    """What its docstring says; empty if it has none."""


def attributes(thing: type) -> list[Attribute]:
    """Return the public attributes of a class: those of the classes of netlint that it comes from first."""
    found: dict[str, Attribute] = {}
    for base in _bases(thing):
        node = _node(base)
        for one in (*_of_body(node.body, base), *_of_init(node), *_properties(node)):
            if not one.name.startswith("_"):
                found[one.name] = one
    return list(found.values())


def methods(thing: type) -> Iterator[tuple[str, Any]]:
    """Yield the public methods of a class, with their names."""
    found: dict[str, Any] = {}
    for base in _bases(thing):
        for name, one in vars(base).items():
            function = getattr(one, "__func__", one)
            if inspect.isfunction(function) and (name in SPECIAL or not name.startswith("_")):
                found[name] = function
    yield from found.items()


def _bases(thing: type) -> list[type]:
    """Return a class and the classes that it comes from which have a source in netlint, itself last."""
    return [base for base in reversed(thing.__mro__) if base.__module__.startswith("netlint") and base is not Table]


def _node(thing: type) -> ast.ClassDef:
    node = ast.parse(textwrap.dedent(inspect.getsource(thing))).body[0]
    assert isinstance(node, ast.ClassDef)
    return node


def _of_body(body: list[ast.stmt], base: type) -> Iterator[Attribute]:
    """Yield what is set in the body of a class, such as the fields of a struct."""
    hints = inspect.get_annotations(base)
    for name, kind, meaning in _set(body):
        metas = getattr(hints.get(name), "__metadata__", ())
        described = next((one.description for one in metas if getattr(one, "description", None)), "")
        yield Attribute(name, resolved_type(hints[name]) if issubclass(base, Table) else kind, meaning or described)


def _of_init(node: ast.ClassDef) -> Iterator[Attribute]:
    """Yield the attributes that the constructor sets; one that is a parameter has its type."""
    for made in (one for one in node.body if isinstance(one, ast.FunctionDef) and one.name == "__init__"):
        given = {one.arg: one.annotation for one in (*made.args.args, *made.args.kwonlyargs) if one.annotation}
        for name, kind, meaning in _set(made.body, of="self"):
            yield Attribute(name, kind or (annotation_text(given[name]) if name in given else ""), meaning)


def _set(body: list[ast.stmt], of: str = "") -> Iterator[tuple[str, str, str]]:
    """Yield the name, type and docstring of each assignment to a name, or to an attribute `of` a variable."""
    for one, after in zip(body, [*body[1:], ast.Pass()], strict=True):
        if not isinstance(one, ast.AnnAssign | ast.Assign):
            continue
        target = one.target if isinstance(one, ast.AnnAssign) else one.targets[0]
        if name := _name(target, of):
            kind = annotation_text(one.annotation) if isinstance(one, ast.AnnAssign) else ""
            yield name, kind, _text(after.value) if isinstance(after, ast.Expr) else ""


def _name(target: ast.expr, of: str) -> str:
    if isinstance(target, ast.Attribute):
        return target.attr if isinstance(target.value, ast.Name) and target.value.id == of else ""
    return target.id if isinstance(target, ast.Name) and not of else ""


def _text(value: ast.expr) -> str:
    """Return the text of a string; empty for anything else."""
    return inspect.cleandoc(value.value) if isinstance(value, ast.Constant) and isinstance(value.value, str) else ""


def _properties(node: ast.ClassDef) -> Iterator[Attribute]:
    for one in node.body:
        decorators = [ast.unparse(decorator) for decorator in getattr(one, "decorator_list", [])]
        if isinstance(one, ast.FunctionDef) and {"property", "cached_property"}.intersection(decorators):
            meaning = (ast.get_docstring(one) or "").partition("\n\n")[0]
            yield Attribute(one.name, annotation_text(one.returns) if one.returns else "", meaning)
