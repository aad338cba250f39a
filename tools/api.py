"""The reference of the public API, made from its signatures and docstrings."""

import ast
import datetime as dt
import inspect
import re
import textwrap
import types
import typing
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import netlint
from netlint import fields, reporters, testing
from netlint.charter import Table, model
from netlint.charter.schema import json_schema
from netlint.linter.report import CharterReport, Diagnostic, RelatedLocation, RuleResult
from netlint.linter.summary import Summary
from netlint.reporters import ReportContext, Reporter

ROOT = Path(netlint.__file__).parent
PAGE = """# The public API

These are the names that plugins, programs and tests can import. The page is generated from the code. A name that is
not on this page may change in any version.

- For rules: [`netlint`](#netlint) and [the charter](#the-charter).
- For tables in a charter: [`netlint.fields`](#netlintfields).
- For programs that check text: [`check`](#check), which returns a [`Report`](#report).
- For tests: [`netlint.testing`](#netlinttesting).
- For report formats: [`netlint.reporters`](#netlintreporters) and [the report data](#report-data).

[Plugins](plugins.md), [Hooks](hooks.md) and [The test kit](testing.md) show how to use them.
"""
CHARTER = """
## The charter

The types of `charter`, in the order of the file. Attributes have the names of the keys, with `_` instead of `-`.
[The charter format](charter.md) describes the file itself.
"""
GIVEN = """
## Report data

A report format receives objects of these types, from `netlint.linter.report` and `netlint.linter.summary`.
"""


def api_page() -> str:
    """Return the page."""
    parts = [PAGE]
    for module in (netlint, fields, testing, reporters):
        parts.append(f"\n## {module.__name__}\n\n{_paragraph(module)}\n")
        names = [name for name in module.__all__ if not name.startswith("netlint_")]
        parts += [_entry(name, getattr(module, name)) for name in names if name != "Charter"]
    parts.append(GIVEN)
    parts += [
        _entry(thing.__name__, thing) for thing in (CharterReport, Diagnostic, RelatedLocation, RuleResult, Summary)
    ]
    parts.append(CHARTER)
    parts += [_entry(table.__name__, table) for table in _tables()]
    return "\n".join(part.rstrip() + "\n" for part in parts)


def _tables() -> Iterator[type[Table]]:
    """Yield the types of the charter, each after the type that contains it."""
    named = json_schema(model.Charter)["$defs"]
    yield model.Charter
    yield from (getattr(model, name) for name in named)


def _paragraph(thing: Any) -> str:
    return inspect.cleandoc(thing.__doc__ or "").partition("\n\n")[0]


def _entry(name: str, thing: Any) -> str:
    """Return the entry of one name: its signature, its docstring, and its attributes and methods."""
    heading = f"### `{name}`\n"
    if inspect.isclass(thing):
        return heading + _class(thing)
    if inspect.isfunction(thing):
        return f"{heading}\n```text\n{name}{_signature(thing)}\n```\n\n{_text(thing)}\n"
    return f"{heading}\n{_about(name, thing)}\n"


def _about(name: str, thing: Any) -> str:
    """Return the description of a name that is neither a class nor a function."""
    if name == "hookimpl":
        return "The decorator for a hook implementation. See [Hooks](hooks.md)."
    said = _documented(name)
    thing = thing.__origin__ if typing.get_origin(thing) is Annotated else thing
    if typing.get_origin(thing) is typing.Literal:
        options = "One of " + ", ".join(f"`{option}`" for option in typing.get_args(thing)) + "."
        return f"{said} {options}".strip()
    assert said, f"{name} is not documented"
    return f"{said} It is `{thing}`." if isinstance(thing, dt.date) else said


def _documented(name: str) -> str:
    """Return the docstring after the assignment of a constant or a type alias."""
    for file in sorted(ROOT.rglob("*.py")):
        if found := re.search(rf'^{name}\b[^\n]*=(?:.|\n)*?\n"""((?:.|\n)+?)"""', _statement(file, name)):
            return " ".join(found[1].split())
    return ""


def _statement(file: Path, name: str) -> str:
    """Return the statement of a module that sets a name, with the text up to the next statement."""
    text = file.read_text("utf-8")
    body = ast.parse(text).body
    for one, following in zip(body, [*body[1:], None], strict=True):
        target = (
            one.target if isinstance(one, ast.AnnAssign) else one.targets[0] if isinstance(one, ast.Assign) else None
        )
        if getattr(target, "id", "") == name and following is not None:
            return "\n".join(text.split("\n")[one.lineno - 1 : following.end_lineno])
    return ""


def _class(thing: type) -> str:
    parts = [f"\n{_text(thing)}\n"]
    if made := _constructor(thing):
        parts.append(f"\n```text\n{thing.__name__}{_signature(thing)}\n```\n\n{_text(made)}\n")
    rows = [*_fields(thing), *_properties(thing)]
    if rows:
        parts.append("\n| attribute | type | meaning |\n|---|---|---|\n" + "\n".join(rows) + "\n")
    for name, method in _methods(thing):
        parts.append(f"\n```text\n{name}{_signature(method)}\n```\n\n{_text(method)}\n")
    return "".join(parts)


def _constructor(thing: type) -> Any:
    """Return the constructor of a class if users call it: `@rule` creates rules, and netlint creates formats."""
    made = vars(thing).get("__init__")
    return made if getattr(made, "__doc__", None) and thing not in (netlint.Rule, Reporter, ReportContext) else None


def _fields(thing: type) -> Iterator[str]:
    """Yield a row for each field of a struct, named tuple or data class, and for attributes that a subclass sets."""
    hints = {name: hint for base in reversed(thing.__mro__) for name, hint in inspect.get_annotations(base).items()}
    documented = dict(
        re.findall(r'^    (\w+)(?::| =)[^\n]*\n    """((?s:.+?))"""', inspect.getsource(thing), re.MULTILINE)
    )
    for kind in ("__struct_fields__", "_fields", "__dataclass_fields__"):
        for name in getattr(thing, kind, ()):
            metas = getattr(hints[name], "__metadata__", ())
            said = next((one.description for one in metas if getattr(one, "description", None)), None)
            yield _row(name, _type(hints[name]), said or documented.pop(name, ""))
    for name in filter(vars(thing).__contains__, documented):
        yield _row(name, _type(hints.get(name, type(vars(thing)[name]))), documented[name])


def _properties(thing: type) -> Iterator[str]:
    for name, one in vars(thing).items():
        function = getattr(one, "fget", None) or getattr(one, "func", None)
        if inspect.isfunction(function) and not name.startswith("_"):
            yield _row(name, _type(inspect.get_annotations(function)["return"]), _paragraph(function))


def _row(name: str, kind: str, said: str) -> str:
    cells = (cell.replace("|", "\\|") for cell in (f"`{name}`", f"`{kind}`", " ".join(said.split())))
    return f"| {' | '.join(cells)} |"


def _methods(thing: type) -> Iterator[tuple[str, Any]]:
    for name, one in vars(thing).items():
        function = getattr(one, "__func__", one)
        if inspect.isfunction(function) and not name.startswith("_") and function.__doc__:
            yield name, function


def _text(thing: Any) -> str:
    """Return a docstring, with its examples in code blocks."""
    paragraphs = inspect.cleandoc(thing.__doc__ or "").split("\n\n")
    return "\n\n".join(f"```python\n{one}\n```" if one.startswith(">>>") else one for one in paragraphs)


def _signature(thing: Any) -> str:
    """Return a signature as the code has it, on several lines if it is long."""
    function = thing.__init__ if inspect.isclass(thing) else thing
    node = ast.parse(textwrap.dedent(inspect.getsource(function))).body[0]
    assert isinstance(node, ast.FunctionDef)
    for arguments in (node.args.posonlyargs, node.args.args):
        arguments[:] = [one for one in arguments if one.arg not in ("self", "cls")]
    returned = f" -> {ast.unparse(node.returns).strip(chr(39))}" if node.returns and function is thing else ""
    parts = _parts(node.args)
    line = f"({', '.join(parts)}){returned}"
    return line if len(line) < _WIDE else "(\n    " + ",\n    ".join(parts) + f",\n){returned}"


_WIDE = 90


def _parts(arguments: ast.arguments) -> list[str]:
    """Return each parameter, with its type and default."""
    empty: dict[str, Any] = {"posonlyargs": [], "args": [], "kwonlyargs": [], "kw_defaults": [], "defaults": []}
    missing = len(arguments.args) - len(arguments.defaults)
    parts = [
        ast.unparse(ast.arguments(**{**empty, "args": [one], "defaults": arguments.defaults[at - missing :][:1]}))
        if at >= missing
        else ast.unparse(one)
        for at, one in enumerate(arguments.args)
    ]
    if arguments.kwonlyargs:
        parts.append("*")
    for one, default in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True):
        parts.append(ast.unparse(one) + (f" = {ast.unparse(default)}" if default else ""))
    parts += [f"**{ast.unparse(arguments.kwarg)}"] if arguments.kwarg else []
    return [part.replace("'", '"') for part in parts]


def _type(hint: Any) -> str:
    """Return a type without modules, and without what only the schema needs."""
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin is Annotated:
        return _type(arguments[0])
    if origin is typing.Literal:
        return " | ".join(f'"{option}"' if isinstance(option, str) else str(option) for option in arguments)
    if origin in (types.UnionType, typing.Union):
        return " | ".join(dict.fromkeys(map(_type, arguments)))
    if arguments or isinstance(hint, list):
        return f"{getattr(origin, '__name__', '')}[{', '.join(map(_type, arguments or hint))}]"
    if hint in (None, type(None), ...):
        return "..." if hint is ... else "None"
    module = "dt." if getattr(hint, "__module__", "") == "datetime" else ""
    return module + (getattr(hint, "__name__", None) or getattr(hint, "__forward_arg__", None) or str(hint))
