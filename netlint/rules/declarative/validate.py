"""What makes no sense in an entry of `[[custom]]`, wherever it looks."""

import math
import re
from collections.abc import Iterator, Mapping
from typing import Any

from netlint.charter import keys
from netlint.charter.schema_paths import NO_TABLES, Tables
from netlint.i18n import LANGUAGES, Message, Parameter
from netlint.rules.declarative.compile import PLACES
from netlint.rules.declarative.entry import Conditions, DeclaredRule, Texts, conditions_in, in_english, in_language
from netlint.rules.declarative.examples import example_problems
from netlint.rules.declarative.validate_paths import path_problems
from netlint.toml import DocPath, dotted
from netlint.toml.writer import to_toml
from netlint.utils.invisible import is_blank

_PLACEHOLDER = re.compile(r"\{\s*[^\W\d][\w-]*\s*\}")
"""A placeholder, or what was meant as one: brackets around anything else mean themselves."""
_KNOWN = (
    Message("Only `message` can have a placeholder."),
    Message("Use `{placeholder}` for the places, or leave it out.", {"placeholder": PLACES}),
)
"""Which placeholders there are: in other texts than messages, and in messages."""
Problems = Iterator[tuple[DocPath, Message]]

_OPPOSITES = (("exists", "missing"), ("past", "future"))
_RANGES = (("at_least", "at_most", 0), ("longer_than", "shorter_than", 2), ("after", "before", 2))
"""Pairs of limits, and by how much the second has to be above the first for anything to lie between."""
_SHORTEST = {"longer_than": 0, "shorter_than": 1}
"""The least limits on the length of a text that some text keeps to and some other does not."""


def problems(entry: DeclaredRule, table: Mapping[str, Any], tables: Tables = NO_TABLES) -> Problems:
    """Yield what makes no sense in an entry, each with the key that it is about; `table` is the entry as it is written.

    `tables` are those of plugins.
    """
    if not re.fullmatch(r"[A-Z]{2,6}\d{3}", entry.code):
        template = "`{code}` is not a valid code. Use two to six uppercase letters and three digits, such as OUR001."
        yield ("code",), Message(template, {"code": entry.code})
    if not re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", entry.name):
        template = "`{name}` is not a valid name. Use lowercase letters, digits and hyphens, such as no-world-class."
        yield ("name",), Message(template, {"name": entry.name})
    if is_blank(in_english(entry.message)):
        yield ("message",), Message("Write a `message`. People read it if the charter breaks the rule.")
    unknown = list(_unknown_placeholders(entry))
    yield from unknown or _other_places(entry.message)
    false = [key for key, value in table.get("must", {}).items() if value is False]
    yield from (_false(key) for key in false)
    if not false:
        yield from _empty(entry.must)
    yield from _pointless(entry.must)
    yield from path_problems(entry, tables)
    yield from example_problems(table)


def _unknown_placeholders(entry: DeclaredRule) -> Problems:
    """Yield the placeholders that netlint does not fill in: all but that of the places, which only a message has."""
    for key in ("message", "why", "fix", "question"):
        texts: Texts = getattr(entry, key)
        written = {(key, language): in_language(texts, language) for language in LANGUAGES}
        for place, text in written.items() if not isinstance(texts, str) else [((key,), texts)]:
            named = dict.fromkeys(_PLACEHOLDER.findall(text))
            known = [PLACES] if key == "message" else []
            if unknown := tuple(f"`{name}`" for name in named if name not in known):
                template = "`{key}` has {unknown}, which netlint does not fill in. {known}"
                yield place, Message(template, {"key": dotted(place), "unknown": unknown, "known": _KNOWN[bool(known)]})


def _other_places(message: Texts) -> Problems:
    """Yield where the places stand in the message in one language, and not in the other."""
    written = {language: text for language in LANGUAGES if (text := in_language(message, language))}
    missing = [language for language, text in written.items() if PLACES not in text]
    for language in missing if len(missing) < len(written) else ():
        parameters: dict[str, Parameter] = {"places": PLACES, "key": f"message.{language}"}
        problem = Message("`{places}` is missing in `{key}`, but the other language has it.", parameters)
        yield ("message", language), problem


def _false(key: str) -> tuple[DocPath, Message]:
    others = {name: other for pair in _OPPOSITES for name, other in (pair, pair[::-1])}
    template = "`{key} = false` has no effect. Leave it out, or write `{other} = true`."
    return ("must", key), Message(template, {"key": key, "other": others[key]})


def _empty(must: Conditions) -> Problems:
    if not conditions_in(must):
        known = tuple(key for _, key in keys(Conditions))
        yield ("must",), Message("`must` is empty. Allowed keys: {known}.", {"known": known})


def _pointless(must: Conditions) -> Problems:
    """Yield where what must hold can hold nowhere, or does so everywhere."""
    said = conditions_in(must)
    for first, second in _OPPOSITES:
        if {first, second} <= set(said):
            yield ("must", second), Message("`{first}` and `{second}` cannot be combined.", _pair(first, second))
    for name in set(said) - {"missing", "exists"} if must.missing else ():
        template = "`missing` and `{key}` cannot be combined, because `{key}` needs a value to check."
        yield ("must", key_of(name)), Message(template, {"key": key_of(name)})
    senseless = [name for name, value in said.items() if _is_senseless(name, value)]
    for name in senseless:
        parameters: dict[str, Parameter] = {"said": f"{key_of(name)} = {to_toml(said[name])}"}
        yield (
            ("must", key_of(name)),
            Message(("`{said}` is true everywhere or nowhere, so the rule has no effect."), parameters),
        )
    for low, high, apart in _RANGES:
        is_range = {low, high} <= set(said) - set(senseless)
        if is_range and _apart(said[low], said[high]) < apart:
            yield ("must", key_of(high)), Message("No value can be between `{first}` and `{second}`.", _pair(low, high))


def _is_senseless(name: str, value: Any) -> bool:
    """Return whether a limit is kept to by all that there can be, or by nothing."""
    if name in _SHORTEST:
        return bool(value < _SHORTEST[name])
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
