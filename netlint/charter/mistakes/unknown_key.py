"""Mistakes about unknown keys, each with the place where the key belongs. Changes no charter."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple, TypeAlias

from netlint.charter.lines.shapes import reference, shape_of, shapes
from netlint.charter.model import Charter
from netlint.charter.repair import key_words
from netlint.charter.schema import json_schema
from netlint.i18n.message import Message, Parameter
from netlint.toml.mistake import Mistake
from netlint.toml.paths import DocPath
from netlint.toml.writer import to_key
from netlint.utils.suggest import suggest

Form: TypeAlias = Mapping[str, Any]
_CLOSE = 0.88
"""The lowest similarity, from 0 to 1, at which a key is taken for a typo in its table rather than for a key of another
table: `member` for `members`. The project chose this limit."""


def unknown_keys(table: Mapping[str, object], forms: Form, path: DocPath, *, is_charter: bool) -> Iterator[Mistake]:
    """Yield the mistakes for the keys of a table that the format does not have; `forms` are those that it has.

    Of the whole charter, other tables are searched for the keys as well.
    """
    for key, value in table.items():
        if key not in forms:
            yield _unknown(key, forms, (*path, key), value, is_charter=is_charter)


def _unknown(key: str, forms: Form, path: DocPath, value: object, *, is_charter: bool) -> Mistake:
    """Return the mistake for a key that the format does not have."""
    fitting = {one: form for one, form in forms.items() if _can_be(form, value)}
    if meant := _said(key, fitting, value) or suggest(key.casefold(), fitting, cutoff=_CLOSE):
        return renamed(key, meant, path, () if is_charter else forms)
    if is_charter and (found := _elsewhere(key, path, value)):
        return found
    if not (is_charter and _is_of_format(key, value)) and (meant := key_words.near(key, list(forms))):
        return renamed(key, meant, path, () if is_charter else forms)
    if not forms:
        return Mistake("key", Message("Unknown key `{key}`. No key is allowed here.", {"key": key}), path)
    known = _sorted(forms)
    return Mistake("key", Message("Unknown key `{key}`. Allowed keys: {known}.", {"key": key, "known": known}), path)


def _sorted(forms: Iterable[str]) -> tuple[Parameter, ...]:
    return tuple(sorted(forms))


def _can_be(form: Form, value: object) -> bool:
    """Return whether a key can have been meant for a value: a table is not a plain value, but both may be a list."""
    return shape_of(value) == "value" or bool(shapes(form) - {"value"})


def _said(key: str, forms: Form, value: object) -> str | None:
    """Return the one key of a table that a key says in other letters or words; of several, the one for such a value."""
    found = key_words.said(key, forms)
    if len(found) > 1:
        found = [one for one in found if shape_of(value) in shapes(forms[one])]
    return found[0] if len(found) == 1 else None


def renamed(key: str, meant: str, path: DocPath, forms: Iterable[str]) -> Mistake:
    """Return the mistake for a key that was probably meant to be another; it names all `forms` that are given."""
    parameters: dict[str, Parameter] = {"key": key, "meant": meant}
    message = Message("Unknown key `{key}`. Did you mean `{meant}`?", parameters)
    if forms:
        template = "Unknown key `{key}`. Did you mean `{meant}`? Allowed keys: {known}."
        message = Message(template, {**parameters, "known": _sorted(forms)})
    return Mistake("key", message, path, to=(*path[:-1], meant))


class _Home(NamedTuple):
    """A table of the format, or each table of a list, that can have a key."""

    path: DocPath
    """The path of the table, or of the list that it is in."""
    form: Form
    is_list: bool = False
    """Whether the path does not say which of several tables it is."""
    is_item: bool = False
    """Whether the table is an item of a list."""


def _elsewhere(key: str, path: DocPath, value: object) -> Mistake | None:
    """Return the mistake for a key that one other table of the format has; `None` if none has it, or several."""
    for homes in _nearest_first(path):
        found = [
            (home, meant) for home in homes if (meant := _said(key, _of_shape(home.form["properties"], value), value))
        ]
        if len(found) == 1:
            return _moved(key, path, value, *found[0])
        if found:
            return None
    return None


def _is_of_format(key: str, value: object) -> bool:
    """Return whether any table of the format has a key, for such a value: then it is no typo of another key."""
    return any(key_words.word_for(key) in _of_shape(home.form["properties"], value) for home in _all_homes())


def _of_shape(forms: Form, value: object) -> dict[str, Any]:
    """Return the keys that can have a value of such a shape: a table, tables, or a plain value."""
    wanted = {shape_of(value)} | ({"tables"} if isinstance(value, list) else set())
    return {key: form for key, form in forms.items() if wanted & shapes(form)}


def _nearest_first(path: DocPath) -> Iterator[list[_Home]]:
    """Yield the tables of the format other than that of a key, those that are nearest first."""
    homes = _all_homes()
    names = _names(path[:-1])
    if not names:
        yield [home for home in homes if len(home.path) == 1 and not home.is_list]
        yield [home for home in homes if len(home.path) > 1 or home.is_list]
        return
    near = [home for home in homes if _is_near(home, names)]
    yield [home._replace(path=_placed(path, home), is_list=False) for home in near]
    yield [
        _Home((), json_schema(Charter)),
        *(home for home in homes if home not in near and home.path != names),
    ]


def _is_near(home: _Home, names: DocPath) -> bool:
    """Return whether a table is around another one, or is directly inside it and the only one there."""
    is_around = home.path != names and home.path == names[: len(home.path)]
    return is_around or (home.path[:-1] == names and not home.is_item)


def _placed(path: DocPath, home: _Home) -> DocPath:
    """Return the path of a table around or inside that of a key, with the positions that the path of the key has."""
    inside = home.path[len(_names(path[:-1])) :]
    if inside:
        return (*path[:-1], *inside)
    depth = 0
    for at, part in enumerate(path):
        depth += isinstance(part, str)
        if depth == len(home.path):
            return path[: at + 2] if isinstance(path[at + 1], int) else path[: at + 1]
    return path[:-1]


@cache
def _all_homes() -> tuple[_Home, ...]:
    return tuple(_homes(json_schema(Charter), ()))


def _homes(table: Form, path: DocPath, *, in_list: bool = False) -> Iterator[_Home]:
    """Yield the tables inside a table of the format."""
    definitions = json_schema(Charter)["$defs"]
    for key, form in table["properties"].items():
        if option := next(filter(reference, form.get("anyOf", [form])), None):
            inner = definitions[str(reference(option)).rpartition("/")[2]]
            home = _Home((*path, key), inner, in_list or "items" in option, is_item="items" in option)
            yield home
            yield from _homes(inner, home.path, in_list=home.is_list)


def _moved(key: str, path: DocPath, value: object, home: _Home, meant: str) -> Mistake:
    """Return the mistake for a key that belongs in another table."""
    to = None if home.is_list else (*home.path, meant)
    if shape_of(value) != "value":
        own = header((*home.path, meant), is_list=shape_of(value) == "tables")
        return Mistake("key", own_header(key, own, meant), path, to=to)
    if not home.path:
        template = "`{key}` is in the wrong place. It belongs at the top of the file, above all table headers."
        return Mistake("key", Message(template, {"key": key}), path, to=to)
    parameters: dict[str, Parameter] = {"key": key, "header": header(home.path, is_list=home.is_item)}
    if key == meant:
        message = Message("`{key}` is in the wrong place. It belongs under `{header}`.", parameters)
    else:
        template = "Unknown key `{key}`. Did you mean `{right}` under `{header}`?"
        message = Message(template, {**parameters, "right": meant})
    return Mistake("key", message, path, to=to)


def own_header(key: str, header: str, meant: str) -> Message:
    """Return the message about a key that is a table with a header of its own; its right name is `meant`."""
    if key == meant:
        template = "`{key}` is in the wrong place. It has a table header of its own: `{header}`."
    else:
        template = "Unknown key `{key}`. Did you mean `{header}`?"
    return Message(template, {"key": key, "header": header})


def header(path: DocPath, *, is_list: bool) -> str:
    """Return the header of a table, or of the tables of a list.

    >>> header(("membership", "kinds"), is_list=True)
    '[[membership.kinds]]'
    """
    names = ".".join(to_key(str(name)) for name in _names(path))
    return f"[[{names}]]" if is_list else f"[{names}]"


def _names(path: DocPath) -> DocPath:
    return tuple(part for part in path if isinstance(part, str))
