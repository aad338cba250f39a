"""Which functions can be a rule: generator functions of a module. Runs none."""

import functools
import inspect
from collections.abc import Callable, Iterator
from types import BuiltinFunctionType, FunctionType, MethodType
from typing import Any

_ASYNC = inspect.CO_COROUTINE | inspect.CO_ASYNC_GENERATOR | inspect.CO_ITERABLE_COROUTINE
_TAKES_ANYTHING = inspect.CO_VARARGS | inspect.CO_VARKEYWORDS
_KINDS: tuple[tuple[Any, str], ...] = (
    (type, "a class"),
    ((staticmethod, classmethod, MethodType, property), "a method"),
    (functools.partial, "a functools.partial"),
    (BuiltinFunctionType, "a function without Python code"),
)


def kind_problem(thing: object) -> str:
    """Return why something cannot be a rule at all, in a sentence; empty if it is a function with a name."""
    if isinstance(thing, FunctionType):
        is_named = thing.__name__ != "<lambda>"
        return "" if is_named else "is above a lambda. Write a function with `def`, a name and a docstring"
    kind = next((words for types, words in _KINDS if isinstance(thing, types)), f"a {type(thing).__name__}")
    if hasattr(thing, "function") and hasattr(thing, "code"):
        return f"is above a function that is a rule already: {thing.code}. Use @rule once"
    return f"is above {kind}. Write it directly above a function of the module"


def function_mistakes(function: Callable[..., Any]) -> Iterator[str]:
    """Yield what is wrong with a function as a rule, apart from its parameters."""
    flags = function.__code__.co_flags
    if hasattr(function, "__wrapped__"):
        yield "another decorator has replaced its function; write @rule directly above it, or remove the other"
        return
    scope = function.__qualname__.rpartition(".")[0]
    if scope and not scope.endswith("<locals>"):
        yield f"it is in the class `{scope}`; move it out, because a rule is a function of a module"
    if flags & _TAKES_ANYTHING:
        yield "it has *args or **kwargs, but netlint passes nothing to them"
    if flags & _ASYNC:
        yield "it is `async`, but netlint does not wait for rules; write `def` instead of `async def`"
    elif not flags & inspect.CO_GENERATOR:
        yield "it never yields a finding; write `yield Finding(...)` for each one, instead of returning them"
