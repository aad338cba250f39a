"""The reference of the public API, made from its signatures and docstrings.

Whatever is public has a meaning and a type here, or the page is not made.
"""

import ast
import datetime as dt
import inspect
import re
import sys
import typing
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import Annotated, Any, TypeVar

from api_members import attributes, methods
from api_public import GENERAL, LEFT_OUT, MADE_BY_NETLINT, MODULES, OPAQUE, public
from api_types import alias_text, names_in, resolved_type, signature

import netlint
from netlint.charter import Table, model
from netlint.charter.schema import json_schema

ROOT = Path(netlint.__file__).parent
PAGE = """# The public API

These are the names that plugins, programs and tests can import. The page is generated from the code. A name that is
not on this page may change in any version, and so may an attribute.

- For rules: [`netlint`](#netlint) and [the charter](#the-charter), whose types are in `netlint.charter`.
- For tables in a charter: [`netlint.fields`](#netlintfields).
- For programs that check text: [`check`](#check), which returns a [`Report`](#report).
- For tests: [`netlint.testing`](#netlinttesting).
- For report formats: [`netlint.reporters`](#netlintreporters), which has the classes of the report too, and
  [`netlint.reporters.escape`](#netlintreportersescape).

[Plugins](plugins.md), [Hooks](hooks.md) and [The test kit](testing.md) show how to use them.
"""
CHARTER = """
## The charter

The types of `charter`, in the order of the file, from `netlint.charter`. Attributes have the names of the keys, with
`_` instead of `-`. [The charter format](charter.md) describes the file itself.
"""


class ApiError(Exception):
    """Raised for what is public and has no meaning, no type, or a type that is not on the page."""


def api_page() -> str:
    """Return the page. Raises `ApiError` with all that is missing."""
    parts, problems = [PAGE], list[str]()
    entered: set[str] = {table.__name__ for table in _tables()}
    for module in MODULES:
        names = [name for name in module.__all__ if name in public() and name not in entered]
        parts += [_heading(module)] if names else []
        parts += [_entry(name, getattr(module, name), problems) for name in names]
        entered.update(names)
    parts.append(CHARTER)
    parts += [_entry(table.__name__, table, problems) for table in _tables()]
    problems += [
        f"{name}: it is left out, but there is no such attribute" for name in sorted(set(LEFT_OUT) - _members())
    ]
    if problems:
        raise ApiError("\n".join(problems))
    return "\n".join(part.rstrip() + "\n" for part in parts)


def _members() -> set[str]:
    """Return the name of every attribute and method of a public class, after that of the class."""
    classes = {name: thing for name, thing in public().items() if inspect.isclass(thing)}
    return {
        f"{name}.{member}"
        for name, thing in classes.items()
        for member in (*(one.name for one in attributes(thing)), *dict(methods(thing)))
    }


def _tables() -> Iterator[type[Table]]:
    """Yield the types of the charter, each after the type that contains it."""
    named = json_schema(model.Charter)["$defs"]
    yield model.Charter
    yield from (getattr(model, name) for name in named)


def _heading(module: ModuleType) -> str:
    return f"\n## {module.__name__}\n\n{_paragraph(module)}\n"


def _paragraph(thing: Any) -> str:
    return inspect.cleandoc(thing.__doc__ or "").partition("\n\n")[0]


def _entry(name: str, thing: Any, problems: list[str]) -> str:
    """Return the entry of one name: its signature, its docstring, and its attributes and methods."""
    heading = f"### `{name}`\n"
    if name in OPAQUE:
        return f"{heading}\n{OPAQUE[name]}\n"
    if inspect.isclass(thing):
        return heading + _class(thing, problems)
    if inspect.isfunction(thing):
        return heading + _function(name, thing, name, problems)
    return f"{heading}\n{_about(name, thing, problems)}\n"


def _function(name: str, thing: Any, where: str, problems: list[str]) -> str:
    """Return a signature and a docstring; `thing` is a function, or a class with the docstring of its constructor."""
    told = thing.__init__ if inspect.isclass(thing) else thing
    if not told.__doc__:
        problems.append(f"{where}: it has no docstring")
    written = _with_public_types(signature(thing), sys.modules[told.__module__], where, problems)
    call = name + (written.removeprefix("()") if name.endswith(")") else written)
    return f"\n```text\n{call}\n```\n\n{_text(told)}\n"


def _about(name: str, thing: Any, problems: list[str]) -> str:
    """Return the description of a name that is neither a class nor a function."""
    if name == "hookimpl":
        return "The decorator for a hook implementation. See [Hooks](hooks.md)."
    said, meant = _documented(name)
    if not said:
        problems.append(f"{name}: it has no docstring")
    thing = thing.__origin__ if typing.get_origin(thing) is Annotated else thing
    if typing.get_origin(thing) is typing.Literal:
        options = "One of " + ", ".join(f"`{option}`" for option in typing.get_args(thing)) + "."
        return f"{said} {options}".strip()
    return f"{said} It is `{thing if isinstance(thing, dt.date) else meant}`." if meant else said


def _documented(name: str) -> tuple[str, str]:
    """Return the docstring below a constant or a type alias, and what an alias or a date stands for."""
    return _all_documented().get(name, ("", ""))


@cache
def _all_documented() -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    for file in sorted(ROOT.rglob("*.py")):
        for one, after in pairwise(ast.parse(file.read_text("utf-8")).body):
            target = one.targets[0] if isinstance(one, ast.Assign) else getattr(one, "target", None)
            value = after.value if isinstance(after, ast.Expr) else None
            if isinstance(target, ast.Name) and isinstance(value, ast.Constant):
                found.setdefault(target.id, (" ".join(str(value.value).split()), alias_text(one)))
    return found


def _class(thing: type, problems: list[str]) -> str:
    name = thing.__name__
    parts = [f"\n{_text(thing)}\n"]
    if _is_made_by_users(thing):
        parts.append(_function(name, thing, name, problems))
    rows = [
        _row(one.name, _attribute_type(thing, one.type, f"{name}.{one.name}", problems), one.meaning)
        for one in attributes(thing)
        if f"{name}.{one.name}" not in LEFT_OUT and _has_all(one, f"{name}.{one.name}", problems)
    ]
    if rows:
        parts.append("\n| attribute | type | meaning |\n|---|---|---|\n" + "\n".join(rows) + "\n")
    for method, function in methods(thing):
        if (where := f"{name}.{method}") not in LEFT_OUT:
            parts.append(_function(_called(thing, method), function, where, problems))
    return "".join(parts)


def _is_made_by_users(thing: type) -> bool:
    made = vars(thing).get("__init__")
    return inspect.isfunction(made) and bool(made.__doc__) and thing.__name__ not in MADE_BY_NETLINT


def _called(thing: type, method: str) -> str:
    """Return how a method is called, if it has a name of Python's."""
    one = thing.__name__.lower()
    return {"__call__": one, "__iter__": f"iter({one})", "__len__": f"len({one})"}.get(method, method)


def _has_all(one: Any, where: str, problems: list[str]) -> bool:
    """Return whether an attribute has a meaning and a type; otherwise, note what it lacks."""
    lacks = [what for what, has in (("meaning", one.meaning), ("type", one.type)) if not has]
    problems += [f"{where}: it has no {what}" for what in lacks]
    return not lacks


def _attribute_type(thing: type, written: str, where: str, problems: list[str]) -> str:
    modules = [sys.modules[base.__module__] for base in thing.__mro__ if base.__module__.startswith("netlint")]
    known = ModuleType("all that its classes know")
    for module in reversed(modules):
        vars(known).update(vars(module))
    return _with_public_types(written, known, where, problems)


def _with_public_types(written: str, module: ModuleType, where: str, problems: list[str]) -> str:
    """Return types as they are written, with what they stand for instead of names that are not public."""
    for name in sorted(names_in(written) - GENERAL - set(public())):
        found = getattr(module, name, None)
        if isinstance(found, TypeVar):
            continue
        if found is None or inspect.isclass(found):
            problems.append(f"{where}: the type {name} is not public")
            continue
        meant = resolved_type(found)
        written = re.sub(rf"\b{name}\b", lambda _found, meant=meant: meant, written)  # type: ignore[misc]  # a default
        problems += [f"{where}: the type {one} is not public" for one in names_in(meant) - GENERAL - set(public())]
    return written


def _row(name: str, kind: str, said: str) -> str:
    cells = (cell.replace("|", "\\|") for cell in (f"`{name}`", f"`{kind}`", " ".join(said.split())))
    return f"| {' | '.join(cells)} |"


def _text(thing: Any) -> str:
    """Return a docstring, with its examples in code blocks."""
    paragraphs = inspect.cleandoc(thing.__doc__ or "").split("\n\n")
    return "\n\n".join(f"```python\n{one}\n```" if one.startswith(">>>") else one for one in paragraphs)
