"""A check of types: what a fixture returns fits the annotations of the parameters that request it. Calls nothing."""

import inspect
import types
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Union, get_args, get_origin, get_type_hints

from netlint.rules.base import Rule
from netlint.rules.fixture import Fixture
from netlint.testing.expectations import fail


def check_fixture_types(rule: Rule) -> None:
    """Check the parameters of a rule, and of the fixtures that it needs. Raises `AssertionError` for the first misfit.

    A parameter or a fixture without an annotation, or with one that cannot be evaluated here, fits everything.
    """
    _check(f"{rule.code} {rule.name}", rule.function, rule.fixtures, rule.provided)
    for fixture in rule.provided.values():
        where = f"{rule.code} {rule.name}: the fixture `{fixture.name}` ({fixture.where})"
        _check(where, fixture.function, fixture.parameters, rule.provided)


def _check(who: str, function: Callable[..., Any], names: tuple[str, ...], fixtures: Mapping[str, Fixture]) -> None:
    wanted = _hints(function)
    for name in (name for name in names if name in wanted and name in fixtures):
        fixture = fixtures[name]
        returned = fixture.function if isinstance(fixture.function, type) else _hints(fixture.function).get("return")
        if returned is not None and not fits(returned, wanted[name]):
            shown, needed = inspect.formatannotation(returned), inspect.formatannotation(wanted[name])
            fail(f"{who} has a parameter `{name}` of type {needed}, but its fixture returns {shown} ({fixture.where})")


def _hints(function: Callable[..., Any]) -> Mapping[str, Any]:
    """Return the annotations of a function, or of what is called if it is not one; none if they cannot be evaluated."""
    inner = function.func if isinstance(function, partial) else function
    annotated = inner.__init__ if isinstance(inner, type) else inner  # type: ignore[misc]  # only its annotations are read
    if not hasattr(annotated, "__code__"):
        annotated = type(annotated).__call__
    try:
        return get_type_hints(annotated)
    except (NameError, TypeError, AttributeError):  # it names what only a type checker imports, or is no function
        return {}


def fits(returned: Any, wanted: Any) -> bool:
    """Return whether a value of one type can be used as another; `True` if that cannot be told.

    >>> fits(bool, int | None), fits(dict[str, int], dict[str, str])
    (True, False)
    """
    if Any in (returned, wanted) or returned == wanted:
        return True
    if get_origin(returned) in (Union, types.UnionType):
        return all(fits(one, wanted) for one in get_args(returned))
    if get_origin(wanted) in (Union, types.UnionType):
        return any(fits(returned, one) for one in get_args(wanted))
    kind, needed = get_origin(returned) or returned, get_origin(wanted) or wanted
    if not isinstance(kind, type) or not isinstance(needed, type):
        return True
    try:
        is_kind = issubclass(kind, needed)
    except TypeError:  # of a protocol with attributes
        return True
    same = get_args(returned) == get_args(wanted)
    return is_kind and (same or not get_args(returned) or not get_args(wanted) or kind is not needed)
