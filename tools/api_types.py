"""Types and signatures as the reference shows them: as the source has them, without modules and quotation marks."""

import ast
import inspect
import re
import textwrap
import types
import typing
from typing import Annotated, Any

_WIDE = 90
"""The longest signature on one line, in characters: what a code block of the page shows without scrolling."""


class _Plain(ast.NodeTransformer):
    """Takes the quotation marks off the names of types, but not off the texts of a `Literal`."""

    def visit_Subscript(self, node: ast.Subscript) -> ast.AST:
        if isinstance(node.value, ast.Name) and node.value.id == "Annotated" and isinstance(node.slice, ast.Tuple):
            return self.visit(node.slice.elts[0])  # type: ignore[no-any-return]  # `visit` is not typed
        if isinstance(node.value, ast.Name) and node.value.id == "Union" and isinstance(node.slice, ast.Tuple):
            options = (ast.unparse(self.visit(one)) for one in node.slice.elts)
            return ast.parse(" | ".join(options), mode="eval").body
        return node if isinstance(node.value, ast.Name) and node.value.id == "Literal" else self.generic_visit(node)

    def visit_Constant(self, node: ast.Constant) -> ast.AST:
        return ast.parse(node.value, mode="eval").body if isinstance(node.value, str) else node


def annotation_text(annotation: ast.expr) -> str:
    """Return an annotation as text."""
    text = ast.unparse(_Plain().visit(annotation)).replace("'", '"')
    return re.sub(r"Literal\[([^]]*)\]", lambda found: found[1].replace(", ", " | "), text)


def alias_text(statement: ast.stmt) -> str:
    """Return what a type alias or a date stands for, as the source has it; empty for another assignment."""
    value = getattr(statement, "value", None)
    is_alias = isinstance(statement, ast.AnnAssign) and ast.unparse(statement.annotation) == "TypeAlias"
    is_date = isinstance(value, ast.Call) and ast.unparse(value.func) == "dt.date"
    return annotation_text(value) if value and (is_alias or is_date) else ""


def signature(thing: Any) -> str:
    """Return the signature of a function, or of the constructor of a class, on several lines if it is long."""
    function = thing.__init__ if inspect.isclass(thing) else thing
    node = ast.parse(textwrap.dedent(inspect.getsource(function))).body[0]
    assert isinstance(node, ast.FunctionDef)
    for arguments in (node.args.posonlyargs, node.args.args):
        arguments[:] = [one for one in arguments if one.arg not in ("self", "cls")]
    returned = f" -> {annotation_text(node.returns)}" if node.returns and function is thing else ""
    parts = _parts(node.args)
    line = f"({', '.join(parts)}){returned}"
    return line if len(line) < _WIDE else "(\n    " + ",\n    ".join(parts) + f",\n){returned}"


def _parts(arguments: ast.arguments) -> list[str]:
    """Return each parameter, with its type and default."""
    positional = [*arguments.posonlyargs, *arguments.args]
    missing = len(positional) - len(arguments.defaults)
    parts = [
        _part(one, arguments.defaults[at - missing] if at >= missing else None) for at, one in enumerate(positional)
    ]
    if arguments.posonlyargs:
        parts.insert(len(arguments.posonlyargs), "/")
    parts += [f"*{_part(arguments.vararg)}"] if arguments.vararg else ["*"] if arguments.kwonlyargs else []
    parts += [_part(one, default) for one, default in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True)]
    return parts + ([f"**{_part(arguments.kwarg)}"] if arguments.kwarg else [])


def _part(one: ast.arg, default: ast.expr | None = None) -> str:
    kind = f": {annotation_text(one.annotation)}" if one.annotation else ""
    value = ast.unparse(default).replace("'", '"') if default else ""
    return one.arg + kind + (f" = {value}" if value else "")


def resolved_type(hint: Any) -> str:
    """Return the type of a key of the charter, without what only the schema needs."""
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin is Annotated:
        return resolved_type(arguments[0])
    if origin is typing.Literal:
        return " | ".join(f'"{option}"' if isinstance(option, str) else str(option) for option in arguments)
    if origin in (types.UnionType, typing.Union):
        return " | ".join(dict.fromkeys(map(resolved_type, arguments)))
    if arguments or isinstance(hint, list):
        return f"{getattr(origin, '__name__', '')}[{', '.join(map(resolved_type, arguments or hint))}]"
    if hint in (None, type(None), ...):
        return "..." if hint is ... else "None"
    module = "dt." if getattr(hint, "__module__", "") == "datetime" else ""
    return module + (getattr(hint, "__name__", None) or getattr(hint, "__forward_arg__", None) or str(hint))


def names_in(text: str) -> set[str]:
    """Return the names of types in an annotation or a signature: words that begin with an uppercase letter."""
    return set(re.findall(r"(?<![\w.])[A-Z]\w+", re.sub(r'"[^"]*"', "", text)))
