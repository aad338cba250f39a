"""Where an entry of `[[custom]]` looks at what no charter has, or at what cannot be put to its conditions."""

from collections.abc import Iterator, Mapping
from typing import Any

from netlint.charter import Charter, keys
from netlint.charter.schema_paths import EVERY, Tables, forms_at, place_problem
from netlint.i18n import Choice, Message, Parameter
from netlint.rules.declarative.claims import values_of
from netlint.rules.declarative.conditions import KINDS, MAX_PATTERN, compiled, type_of
from netlint.rules.declarative.durations import duration
from netlint.rules.declarative.entry import Claim, Conditions, Wanted, conditions_in, parts
from netlint.rules.declarative.evaluate import OTHERS
from netlint.rules.declarative.paths import steps
from netlint.rules.declarative.resolve import Place, named_from
from netlint.rules.declarative.validate_conditions import Problems, key_of
from netlint.toml import DocPath, dotted
from netlint.toml.writer import to_toml
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
_NUMBERS = {"integer", "number"}


def problem_of_place(path: DocPath, tables: Tables) -> Message | None:
    """Return why no charter has a place; `None` if a charter can."""
    return place_problem(path, tables=tables) or _item_problem(path, tables)


def choice_problems(key: str, wanted: Wanted, claim: Claim, tables: Tables) -> Problems:
    """Yield what makes no sense in a key of `where`: no place of an item, or values that are never there."""
    at = ("where", key)
    place = _named(parts(claim.at), key, tables)
    if isinstance(place, Message):
        yield at, place
    elif place.is_several:
        template = "`{key}` can have several values for one item, so it cannot be in `where`."
        yield at, Message(template, {"key": key})
    elif isinstance(wanted, Conditions):
        yield from place_problems(wanted, place.path, at, tables)
        if place.path == parts(claim.at) and (wanted.missing or (wanted.exists and claim.must.exists)):
            template = "`where` already says whether `{at}` is filled in, so the rule has no effect."
            yield at, Message(template, {"at": claim.at})
    else:
        if wanted == ():
            yield at, Message("`{key}` is empty. Write a value, several values, or conditions.", {"key": key})
        yield from ((at, problem) for problem in _never(values_of(wanted), place.path, tables))


def _named(at: DocPath, name: str, tables: Tables) -> Place | Message:
    """Return the place that a name means at a place, or why no charter has it."""
    place = named_from(at, name, tables)
    return place if isinstance(place, Message) else _item_problem(place.path, tables) or place


def place_problems(must: Conditions, path: DocPath, at: DocPath, tables: Tables) -> Problems:
    """Yield which conditions make no sense at a place; `at` is their key in the entry."""
    types = _types_at(path, tables)
    for name, value in conditions_in(must).items():
        found: Iterator[Message] = iter(())
        if name in KINDS and types and not types.intersection(KINDS[name].types):
            words = Choice(tuple(_WORDS[kind] for kind in sorted(types)))
            parameters: dict[str, Parameter] = {"key": key_of(name), "at": dotted(path), "types": words}
            found = iter([Message("`{key}` does not apply to `{at}`, which is {types}.", parameters)])
        elif name in ("match", "not_match"):
            found = _pattern_problems(value)
        elif name == "refers_to":
            found = _section_problems(value)
        elif name in ("one_of", "not_one_of"):
            found = _never(value, path, tables)
        elif name == "within" and duration(value) is None:
            template = "`within` must be a length of time, such as 1 year, 6 weeks or 10 days; found {value}."
            found = iter([Message(template, {"value": to_toml(value)})])
        elif name in OTHERS:
            found = _other_problems(name, value, path, tables)
        yield from (((*at, key_of(name)), problem) for problem in found)


def _pattern_problems(pattern: str) -> Iterator[Message]:
    if len(pattern) > MAX_PATTERN:
        parameters: dict[str, Parameter] = {"count": len(pattern), "limit": MAX_PATTERN}
        yield Message("The pattern has {count} characters; the limit is {limit}.", parameters)
        return
    try:
        compiled(pattern)
    except ValueError as error:
        yield Message("`{value}` is not a valid pattern: {wrong}.", {"value": pattern, "wrong": str(error)})


def _section_problems(value: str) -> Iterator[Message]:
    if value not in _sections():
        template = "`{value}` is not a section whose items have ids. Allowed sections: {known}."
        yield Message(template, {"value": value, "known": tuple(_sections())})


def _other_problems(name: str, value: str, path: DocPath, tables: Tables) -> Iterator[Message]:
    """Yield why a condition about the place `path` cannot be put with another place that it names."""
    if not value.strip():
        yield Message("`{key}` must name a place, such as members.*.id.", {"key": key_of(name)})
        return
    place = _named(path, value, tables)
    if isinstance(place, Message):
        yield place
        return
    key, types = key_of(name), _types_at(place.path, tables)
    allowed = {"date"} if name == "of" else _scalars(_types_at(path, tables)) or set(KINDS["among"].types)
    if place.path == path:
        yield Message("`{key}` names the place itself. Name another place.", {"key": key})
    elif types and not _alike(_scalars(types), allowed):
        words = Choice(tuple(_WORDS[kind] for kind in sorted(types)))
        template = "`{key}` cannot compare `{at}` with `{other}`, which is {types}."
        yield Message(template, {"key": key, "at": dotted(path), "other": dotted(place.path), "types": words})
    elif name == "of" and place.is_several:
        template = "`of` must name one date, but `{other}` can be several."
        yield Message(template, {"other": dotted(place.path)})
    elif name == "among" and place.shared and not place.is_several and not place.takes_list and EVERY in value:
        template = (
            "`{other}` is that of the same item, and a single value. For the ids of all items, use "
            "`refers-to`. For the same item, write `{short}`."
        )
        yield Message(template, {"other": value, "short": dotted(place.path[place.shared :])})


def _types_at(path: DocPath, tables: Tables) -> set[str]:
    """Return the types that a value at a place can have; none if it can have any."""
    return {kind for form in forms_at(path, tables) for kind in _types(form)}


def _scalars(types: set[str]) -> set[str]:
    return types.intersection(KINDS["among"].types)


def _alike(types: set[str], others: set[str]) -> bool:
    """Return whether values of some types can be equal to those of others: a whole number can be equal to a number."""
    return bool(types & others or (types & _NUMBERS and others & _NUMBERS))


def _never(values: tuple[Any, ...], path: DocPath, tables: Tables) -> Iterator[Message]:
    """Yield which values are never at a place."""
    forms, types = forms_at(path, tables), _types_at(path, tables)
    is_closed = bool(forms) and all("enum" in form for form in forms)
    options = {option for form in forms for option in form["enum"]} if is_closed else set()
    for value in values:
        if is_closed and value not in options:
            yield _no_option(value, dotted(path), options)
        elif types and not _alike({type_of(value)}, _scalars(types)):
            words = Choice(tuple(_WORDS[kind] for kind in sorted(types)))
            template = "`{at}` is never `{value}`, because it is {types}."
            yield Message(template, {"at": dotted(path), "value": to_toml(value), "types": words})


def _no_option(value: Any, at: str, options: set[Any]) -> Message:
    known: tuple[Parameter, ...] = tuple(sorted(options))
    said = Message("`{at}` is never `{value}`.", {"at": at, "value": value})
    allowed = Message("Allowed values: {known}.", {"known": known})
    return said + " " + guess_and_known(str(value), map(str, options), allowed)


def _item_problem(path: DocPath, tables: Tables) -> Message | None:
    """Return where a path names an item of a list whose items have no ids, or a key as if it were an id."""
    for depth, step in enumerate(steps(path, tables)):
        forms = forms_at(path[:depth], tables)
        items = forms_at(path[: depth + 1], tables) if any("items" in form for form in forms) else []
        if not items or step.is_several:
            continue
        keys_of_items = {key for form in items for key in form.get("properties", ())}
        parameters: dict[str, Parameter] = {"path": dotted(path), "before": dotted(path[:depth]), "part": step.part}
        if "id" not in keys_of_items:
            template = (
                "`{path}`: items of `{before}` have no ids, so `{part}` matches none of them. Use `*` for every item."
            )
            return Message(template, parameters)
        if step.part in keys_of_items and depth == len(path) - 1:
            template = "`{path}`: `{part}` is a key of the items of `{before}`. Did you mean `{before}.*.{part}`?"
            return Message(template, parameters)
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
