"""Where an entry of `[[custom]]` looks at what no charter has, or at what cannot be put to its tests."""

from collections.abc import Iterator, Mapping
from typing import Any

from netlint.charter import Charter, keys
from netlint.charter.schema_paths import EVERY, Tables, forms_at, place_problem
from netlint.i18n import Choice, Message, Parameter
from netlint.rules.declarative.conditions import KINDS, MAX_PATTERN, compiled
from netlint.rules.declarative.entry import Conditions, DeclaredRule, conditions_in, parts
from netlint.rules.declarative.paths import steps
from netlint.toml import DocPath, dotted
from netlint.utils.suggest import guess_and_known

_WORDS = {
    "string": Message("text"),
    "integer": Message("a whole number"),
    "number": Message("a number"),
    "boolean": Message("true or false"),
    "array": Message("a list"),
    "table": Message("a table"),
    "date": Message("a date"),
    "time": Message("a time"),
}


def path_problems(entry: DeclaredRule, tables: Tables) -> Iterator[tuple[DocPath, Message]]:
    """Yield why no charter has the place, or else which tests make no sense there; each with the key it is about."""
    if not entry.at.strip():
        yield ("at",), Message("`at` must name a place, such as members.*.expertise.")
        return
    path = parts(entry.at)
    if problem := place_problem(path, tables=tables) or _without_id(path, tables):
        yield ("at",), problem
    else:
        yield from _untestable(entry.must, path, tables)


def _untestable(must: Conditions, path: DocPath, tables: Tables) -> Iterator[tuple[DocPath, Message]]:
    """Yield which tests make no sense at a place, or cannot be put to anything."""
    forms = forms_at(path, tables)
    types = {kind for form in forms for kind in _types(form)}
    is_closed = bool(forms) and all("enum" in form for form in forms)
    options = {option for form in forms for option in form["enum"]} if is_closed else set()
    for name, value in conditions_in(must).items():
        key = name.replace("_", "-")
        if name in KINDS and types and not types.intersection(KINDS[name].types):
            words = Choice(tuple(_WORDS[kind] for kind in sorted(types)))
            parameters: dict[str, Parameter] = {"key": key, "at": dotted(path), "types": words}
            yield ("must", key), Message("`{key}` does not apply to `{at}`, which is {types}.", parameters)
        elif name in ("match", "not_match") and len(value) > MAX_PATTERN:
            parameters = {"count": len(value), "limit": MAX_PATTERN}
            yield ("must", key), Message("The pattern has {count} characters; the limit is {limit}.", parameters)
        elif name in ("match", "not_match") and (wrong := _invalid(value)):
            yield ("must", key), Message("`{value}` is not a valid pattern: {wrong}.", {"value": value, "wrong": wrong})
        elif name == "refers_to" and value not in _sections():
            parameters = {"value": value, "known": tuple(_sections())}
            yield (
                ("must", key),
                Message(("`{value}` is not a section whose items have ids. Allowed sections: {known}."), parameters),
            )
        elif name == "one_of" and is_closed:
            yield from ((("must", key), _no_option(one, dotted(path), options)) for one in value if one not in options)


def _no_option(value: Any, at: str, options: set[Any]) -> Message:
    known: tuple[Parameter, ...] = tuple(sorted(options))
    said = Message("`{at}` is never `{value}`.", {"at": at, "value": value})
    allowed = Message("Allowed values: {known}.", {"known": known})
    return said + " " + guess_and_known(str(value), map(str, options), allowed)


def _without_id(path: DocPath, tables: Tables) -> Message | None:
    """Return where a path names an entry of a list whose entries have no ids."""
    for depth, step in enumerate(steps(path, tables)):
        forms = forms_at(path[:depth], tables)
        entries = forms_at(path[: depth + 1], tables) if any("items" in form for form in forms) else []
        has_ids = any("id" in form.get("properties", ()) for form in entries)
        if entries and not has_ids and step.part != EVERY and not step.is_of_each:
            parameters: dict[str, Parameter] = {"path": dotted(path), "before": dotted(path[:depth]), "part": step.part}
            template = (
                "`{path}`: items of `{before}` have no ids, so `{part}` matches none of them. Use `*` for every item."
            )
            return Message(template, parameters)
    return None


def _invalid(pattern: str) -> str | None:
    try:
        compiled(pattern)
    except ValueError as error:
        return str(error)
    return None


def _sections() -> list[str]:
    """Return the names of the sections of a charter that are lists of entries with ids."""
    lists = [key for _, key in keys(Charter) if any("items" in form for form in forms_at((key,)))]
    return [key for key in lists if any("id" in form.get("properties", ()) for form in forms_at((key, EVERY)))]


def _types(form: Mapping[str, Any]) -> Iterator[str]:
    """Yield the types that a form allows; of a list also those of what stands in it; none where anything may stand."""
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
