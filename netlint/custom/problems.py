"""What makes no sense in an entry of `[[custom]]`."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from netlint.charter import Charter, Choice, Message, Parameter, Path, dotted, keys, nearest
from netlint.charter.format import forms_at, place_problem
from netlint.custom.entry import CustomEntry, Must, in_english
from netlint.custom.tests import EVERY, KINDS, compiled

_WORDS = {
    "string": Message("a text"),
    "integer": Message("a whole number"),
    "number": Message("a number"),
    "boolean": Message("true or false"),
    "array": Message("a list"),
    "table": Message("a table"),
    "date": Message("a date"),
    "time": Message("a time"),
}
_OPPOSITES = (("exists", "missing"), ("past", "future"))
_RANGES = (("at_least", "at_most", 0), ("longer_than", "shorter_than", 2), ("after", "before", 2))
"""Pairs of limits, and by how much the second has to be above the first for anything to lie between."""


def problems(entry: CustomEntry) -> Iterator[tuple[Path, Message]]:
    """Say what makes no sense in an entry, each with the key that it is about."""
    if not re.fullmatch(r"[A-Z]{2,6}\d{3}", entry.code):
        template = "`{code}` is no code: that is two to six capitals and three digits, such as OUR001."
        yield ("code",), Message(template, {"code": entry.code})
    if not re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", entry.name):
        template = "`{name}` is no name: that is small letters, digits and hyphens, such as no-world-class."
        yield ("name",), Message(template, {"name": entry.name})
    if not in_english(entry.message).strip():
        yield ("message",), Message("`message` says nothing; it is what people read where the rule does not hold.")
    yield from _pointless(entry.must)
    path: Path = tuple(entry.at.split("."))
    problem = place_problem(path) if entry.at.strip() else Message("`at` names no place, such as members.*.expertise.")
    if problem := problem or _without_id(path):
        yield ("at",), problem
    else:
        yield from _misplaced(entry.must, path)


def _pointless(must: Must) -> Iterator[tuple[Path, Message]]:
    """Say where what must hold is nothing, or can hold nowhere."""
    given = _given(must)
    if not given:
        known = tuple(key for _, key in keys(Must))
        yield ("must",), Message("`must` says nothing. It can have: {known}.", {"known": known})
    for first, second in _OPPOSITES:
        if {first, second} <= set(given):
            yield ("must", second), Message("`{first}` and `{second}` exclude each other.", _pair(first, second))
    for low, high, apart in _RANGES:
        if {low, high} <= set(given) and _apart(given[low], given[high]) < apart:
            yield ("must", _key(high)), Message("Nothing lies between `{first}` and `{second}`.", _pair(low, high))
    for name in set(given) - {"missing", "exists"} if must.missing else ():
        template = "With `missing`, nothing is there that `{key}` could look at."
        yield ("must", _key(name)), Message(template, {"key": _key(name)})


def _misplaced(must: Must, path: Path) -> Iterator[tuple[Path, Message]]:
    """Say which tests make no sense at a place, or cannot be put to anything."""
    forms = forms_at(path)
    types = {kind for form in forms for kind in _types(form)}
    is_closed = bool(forms) and all("enum" in form for form in forms)
    options = {option for form in forms for option in form["enum"]} if is_closed else set()
    for name, value in _given(must).items():
        key = _key(name)
        if name in KINDS and types and not types.intersection(KINDS[name].types):
            words = Choice(tuple(_WORDS[kind] for kind in sorted(types)))
            told: dict[str, Parameter] = {"key": key, "at": dotted(path), "types": words}
            yield ("must", key), Message("`{key}` makes no sense for `{at}`, which is {types}.", told)
        elif name in ("match", "not_match") and (wrong := _invalid(value)):
            yield ("must", key), Message("`{value}` is not a valid pattern: {wrong}.", {"value": value, "wrong": wrong})
        elif name == "refers_to" and value not in _sections():
            told = {"value": value, "known": tuple(_sections())}
            yield ("must", key), Message("`{value}` is no list of entries with ids. There are: {known}.", told)
        elif name == "one_of" and is_closed:
            yield from ((("must", key), _no_option(one, dotted(path), options)) for one in value if one not in options)


def _given(must: Must) -> dict[str, Any]:
    """Give what must hold, by its attribute."""
    return {name: value for name, _ in keys(must) if (value := getattr(must, name)) not in (None, False)}


def _key(name: str) -> str:
    return name.replace("_", "-")


def _pair(first: str, second: str) -> dict[str, Parameter]:
    return {"first": _key(first), "second": _key(second)}


def _apart(low: Any, high: Any) -> float:
    """Say how far two limits lie apart, as numbers or in days."""
    difference = high - low
    return float(getattr(difference, "days", difference))


def _no_option(value: Any, at: str, options: set[Any]) -> Message:
    known: tuple[Parameter, ...] = tuple(sorted(options))
    if meant := nearest(str(value), map(str, options)):
        template = "`{at}` is never `{value}`. Did you mean `{meant}`?"
        return Message(template, {"at": at, "value": value, "meant": meant})
    return Message("`{at}` is never `{value}`. It can be: {known}.", {"at": at, "value": value, "known": known})


def _without_id(path: Path) -> Message | None:
    """Say where a path names an entry of a list whose entries have no ids."""
    for depth, part in enumerate(path):
        forms = forms_at(path[:depth])
        entries = [form for form in forms_at(path[: depth + 1]) if any("items" in outer for outer in forms)]
        if part != EVERY and entries and not any("id" in form.get("properties", ()) for form in entries):
            told: dict[str, Parameter] = {"path": dotted(path), "before": dotted(path[:depth]), "part": str(part)}
            template = "`{path}`: entries of `{before}` have no ids, so none is called `{part}`. `*` is each of them."
            return Message(template, told)
    return None


def _invalid(pattern: str) -> str | None:
    try:
        compiled(pattern)
    except ValueError as error:
        return str(error)
    return None


def _sections() -> list[str]:
    """Name the sections of a charter that are lists of entries with ids."""
    lists = [key for _, key in keys(Charter) if any("items" in form for form in forms_at((key,)))]
    return [key for key in lists if any("id" in form.get("properties", ()) for form in forms_at((key, EVERY)))]


def _types(form: Mapping[str, Any]) -> Iterator[str]:
    """Give the types that a form allows; of a list also those of what stands in it; none where anything may stand."""
    named = form.get("type")
    if named == "object" and not form.get("properties"):
        return
    if form.get("format") in ("date", "time"):
        yield form["format"]
    elif "enum" in form or "const" in form:
        options = form.get("enum", [form.get("const")])
        yield from {"integer" if isinstance(option, int) else "string" for option in options}
    elif named:
        yield "table" if named == "object" else str(named)
    if named == "array":
        inner = form.get("items", {})
        for option in inner.get("anyOf", [inner]):
            yield from _types(option)
