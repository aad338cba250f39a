"""What makes no sense in the conditions of a rule without code, wherever it looks."""

import math
from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

from netlint.charter import keys
from netlint.i18n import Message, Parameter
from netlint.rules.declarative.entry import Conditions, conditions_in
from netlint.rules.declarative.evaluate import OTHERS
from netlint.toml import DocPath
from netlint.toml.writer import to_toml

Problems: TypeAlias = Iterator[tuple[DocPath, Message]]
"""Problems, each with the key that it is about."""

_OPPOSITES = (("exists", "missing"), ("past", "future"))
_EITHER = (*_OPPOSITES, ("one_of", "not_one_of"))
"""Pairs that nothing meets, or of which one says all."""
_RANGES = (("at_least", "at_most", 0), ("longer_than", "shorter_than", 2), ("after", "before", 2))
"""Pairs of limits, and by how much the second has to be above the first for anything to lie between."""
_SHORTEST = {"longer_than": 0, "shorter_than": 1}
"""The least limits on the length of a text that some text keeps to and some other does not."""


def condition_problems(must: Conditions, written: Mapping[str, Any], at: DocPath) -> Problems:
    """Yield what makes no sense in conditions; `written` is what stands in the settings, and `at` its key."""
    false = [key for key, value in written.items() if value is False]
    yield from (((*at, key), _false(key)) for key in false)
    if not false and not conditions_in(must):
        known = tuple(key for _, key in keys(Conditions))
        empty = Message("`{key}` is empty. Allowed keys: {known}.", {"key": str(at[-1]), "known": known})
        yield at, empty
    yield from (((*at, key_of(name)), problem) for name, problem in _pointless(must))


def _false(key: str) -> Message:
    others = {name: other for pair in _OPPOSITES for name, other in (pair, pair[::-1])}
    if key not in others:
        return Message("`{said} = false` has no effect. Leave it out.", {"said": key})
    template = "`{key} = false` has no effect. Leave it out, or write `{other} = true`."
    return Message(template, {"key": key, "other": others[key]})


def _pointless(must: Conditions) -> Iterator[tuple[str, Message]]:
    """Yield where what must hold can hold nowhere, or does so everywhere; each with the condition that it is about."""
    said = conditions_in(must)
    for first, second in _EITHER:
        if {first, second} <= set(said):
            yield second, Message("`{first}` and `{second}` cannot be combined.", _pair(first, second))
    if must.among is not None and must.among == must.differs_from:
        yield "differs_from", Message("`{first}` and `{second}` cannot be combined.", _pair("among", "differs_from"))
    if must.of is not None and must.within is None:
        yield "of", Message('`of` needs `within`: how far the date may be from it, such as `within = "1 year"`.')
    for name in set(said) - {"missing", "exists"} if must.missing else ():
        template = "`missing` and `{key}` cannot be combined, because `{key}` needs a value to check."
        yield name, Message(template, {"key": key_of(name)})
    senseless = [name for name, value in said.items() if _is_senseless(name, value)]
    for name in senseless:
        parameters: dict[str, Parameter] = {"said": f"{key_of(name)} = {to_toml(said[name])}"}
        yield name, Message("`{said}` is true everywhere or nowhere, so the rule has no effect.", parameters)
    for low, high, apart in _RANGES:
        is_range = {low, high} <= set(said) - set(senseless)
        if is_range and _apart(said[low], said[high]) < apart:
            yield high, Message("No value can be between `{first}` and `{second}`.", _pair(low, high))


def _is_senseless(name: str, value: Any) -> bool:
    """Return whether a limit is kept to by all that there can be, or by nothing."""
    if name in _SHORTEST:
        return bool(value < _SHORTEST[name])
    if name in (*OTHERS, "within"):
        return False  # what they name is looked at in the format
    return value in ("", ()) or (isinstance(value, float) and not math.isfinite(value))


def key_of(name: str) -> str:
    """Return the key of what must hold, by its attribute."""
    return name.replace("_", "-")


def _pair(first: str, second: str) -> dict[str, Parameter]:
    return {"first": key_of(first), "second": key_of(second)}


def _apart(low: Any, high: Any) -> float:
    """Return how far two limits lie apart, as numbers or in days."""
    try:
        difference = high - low
        return float(getattr(difference, "days", difference))
    except OverflowError:  # one of them is beyond all numbers with a point
        return math.inf if high > low else -math.inf
