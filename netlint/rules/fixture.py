"""Fixtures of plugins: functions whose values rules can request by the names of their parameters. Calls none."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any

import msgspec

from netlint.utils.errors import source_place


class Fixture(msgspec.Struct, frozen=True):
    """A fixture that a plugin provides with the hook `netlint_fixtures`: a function whose value rules can request."""

    name: str
    """The name of the parameter with which a rule requests it."""
    function: Callable[..., Any]
    """Returns the value for one charter."""
    parameters: tuple[str, ...] = ()
    """The fixtures that the function itself requests, in the order of its parameters."""
    plugin: str = ""
    """The name of the plugin that provides it."""
    distribution: str = ""
    """The distribution of this plugin."""

    @property
    def file(self) -> str:
        """The Python file of the function; empty if it has none, as a class."""
        code = _code_of(self.function)
        return code.co_filename if code else ""

    @property
    def where(self) -> str:
        """The file and line of the function, such as `calendars.py, line 8`."""
        code = _code_of(self.function)
        if code:
            return source_place(code.co_filename, code.co_firstlineno)
        return f"{getattr(self.function, '__module__', '?')}.{getattr(self.function, '__qualname__', self.name)}"


def needed(names: Iterable[str], fixtures: Mapping[str, Fixture]) -> frozenset[str]:
    """Return the names of all fixtures that are needed for `names`: these, and what they request themselves.

    >>> fixtures = {"calendar": Fixture("calendar", dict, ("today",))}
    >>> sorted(needed(("charter", "calendar"), fixtures))
    ['calendar', 'charter', 'today']
    """
    found: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += fixtures[name].parameters if name in fixtures else ()
    return frozenset(found)


def _code_of(function: Callable[..., Any]) -> Any:
    """Return the code of a function, of one that is partly filled in, or of an object that can be called."""
    inner = function.func if isinstance(function, partial) else function
    for one in (inner, type(inner).__call__):
        if code := getattr(one, "__code__", None):
            return code
    return None
