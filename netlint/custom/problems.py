"""What makes no sense in an entry of `[[custom]]`."""

from collections.abc import Iterator, Mapping
from typing import Any

from netlint.charter import Charter, Message, Path, dotted, keys
from netlint.charter.format import forms_at, place_problem
from netlint.custom.entry import CustomEntry, Must
from netlint.custom.tests import EVERY, KINDS, compiled


def problems(entry: CustomEntry) -> Iterator[tuple[Path, Message]]:
    """Say what makes no sense in an entry, each with the key that it is about."""
    path: Path = tuple(entry.at.split("."))
    if problem := place_problem(path):
        yield ("at",), problem
        return
    given = {name: getattr(entry.must, name) for name in KINDS if getattr(entry.must, name) not in (None, False)}
    if not given and not entry.must.exists and not entry.must.missing:
        known = tuple(key for _, key in keys(Must))
        yield ("must",), Message("`must` says nothing. It can have: {known}.", {"known": known})
    types = {kind for form in forms_at(path) for kind in _types(form)}
    for name, value in given.items():
        key = name.replace("_", "-")
        if types and not types.intersection(KINDS[name].types):
            template = "`{key}` makes no sense for `{at}`, which is {types}."
            told = {"key": key, "at": dotted(path), "types": tuple(sorted(types))}
            yield ("must", key), Message(template, told)  # type: ignore[arg-type]
        elif name in ("match", "not_match") and (wrong := _invalid(value)):
            yield ("must", key), Message("`{value}` is not a valid pattern: {wrong}.", {"value": value, "wrong": wrong})
        elif name == "refers_to" and value not in _sections():
            told = {"value": value, "known": tuple(_sections())}
            yield ("must", key), Message("`{value}` is no list of entries with ids. There are: {known}.", told)  # type: ignore[arg-type]


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
    if form.get("format") == "date":
        yield "date"
    elif "enum" in form or "const" in form:
        yield "string"
    elif named:
        yield "table" if named == "object" else str(named)
    if named == "array":
        inner = form.get("items", {})
        for option in inner.get("anyOf", [inner]):
            yield from _types(option)
