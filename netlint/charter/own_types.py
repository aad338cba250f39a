"""What the type of a plugin's table can have: keys that netlint can check. Reads no charter."""

from collections.abc import Iterator
from itertools import chain
from typing import Any, Literal, get_args, get_origin

import msgspec
from msgspec import Meta

from netlint.charter.intervals import is_interval
from netlint.charter.model import Table, as_tuple, sections_by_class
from netlint.charter.model.annotations import annotations_of, can_be_list, described, lists_with_ids
from netlint.charter.model.base import REFERS_TO, REFERS_TO_CLASS
from netlint.i18n.message import Message, notice
from netlint.utils.suggest import did_you_mean

_MANY = (list, set, frozenset, dict)
"""The types that can have several values, other than a tuple: a table must not change."""


def type_problem(root: type[Table]) -> Message | None:
    """Return what is wrong with a key of a table, or of the tables inside it; `None` if nothing is.

    Raises `NameError` if an annotation has a name that does not exist.
    """
    return next(chain(_shape_problems(root, ()), _key_problems(root, root)), None)


def _shape_problems(kind: type[Table], around: tuple[type[Table], ...]) -> Iterator[Message]:
    """Yield what netlint cannot look into: tables that contain themselves, and lists that are not one tuple."""
    if kind in around:
        advice = '{kind} contains itself. Put all of them in one list, and refer to others with `Reference["{kind}"]`.'
        yield notice(advice, kind=kind.__name__)
        return
    annotations = annotations_of(kind)
    for field in msgspec.structs.fields(kind):
        if _has_other_list(annotations[field.name]):
            yield notice("`{key}` must be a tuple, such as `tuple[Link, ...]`.", key=field.encode_name)
        if _has_list_in_list(annotations[field.name]):
            problem = "`{key}` cannot have a list inside a list. Use one list, such as `tuple[Link, ...]`."
            yield notice(problem, key=field.encode_name)
    for about in described(kind).values():
        for inner in about.tables:
            yield from _shape_problems(inner, (*around, kind))


def _key_problems(root: type[Table], kind: type[Table]) -> Iterator[Message]:
    """Yield what is wrong with the references and the defaults of keys."""
    defaults = {field.encode_name: _default(field) for field in msgspec.structs.fields(kind)}
    for key, about in described(kind).items():
        if any(isinstance(one, Table) for one in as_tuple(defaults[key])):
            problem = "`{key}` cannot have a table in its default. Use None, or `()` for a list."
            yield notice(problem, key=key)
        if REFERS_TO_CLASS in about.marks:
            yield from _reference_problems(root, key, about.marks)
        if "interval" in about.marks:
            yield from _interval_problems(key, defaults[key])
        for inner in about.tables:
            yield from _key_problems(root, inner)


def _reference_problems(root: type[Table], key: str, marks: dict[str, Any]) -> Iterator[Message]:
    """Yield why a reference refers to nothing that a charter can have."""
    given, target = marks[REFERS_TO_CLASS], marks.get(REFERS_TO)
    if target in sections_by_class():
        return
    name = given if isinstance(given, str) else getattr(given, "__name__", repr(given))
    lists = [kind for _path, kind in lists_with_ids(root)]
    if target is None:
        problem = notice(
            "`{key}` refers to `{name}`, which is not a class of tables in its module.", key=key, name=name
        )
        meant = did_you_mean(name, [kind.__name__ for kind in lists])
        yield problem + " " + meant if meant else problem
    elif target not in lists:
        yield notice(
            "`{key}` refers to `{name}`, but neither a section of the charter nor this table has a list of these with "
            "an `id`.",
            key=key,
            name=name,
        )
    elif lists.count(target) > 1:
        yield notice("`{key}` refers to `{name}`, but this table has several lists of these.", key=key, name=name)


def _default(field: msgspec.structs.FieldInfo) -> Any:
    return field.default if field.default_factory is msgspec.NODEFAULT else field.default_factory()


def _interval_problems(key: str, default: Any) -> Iterator[Message]:
    texts = [text for text in as_tuple(default) if isinstance(text, str)]
    for text in (text for text in texts if not is_interval(text)):
        yield notice("`{key}` has the default {text}, which is not an interval.", key=key, text=repr(text))


def _has_list_in_list(annotation: Any) -> bool:
    """Return whether a type has a list inside a list, with values that netlint would have to check."""
    if get_origin(annotation) is Literal:
        return False
    inner = [part for part in get_args(annotation) if not isinstance(part, Meta)]
    is_outer = get_origin(annotation) is tuple
    return any(is_outer and can_be_list(part) and _is_checked(part) for part in inner) or any(
        map(_has_list_in_list, inner)
    )


def _has_other_list(annotation: Any) -> bool:
    """Return whether a type has several values that netlint would have to check, and is not a tuple."""
    if get_origin(annotation) is Literal:
        return False
    inner = [part for part in get_args(annotation) if not isinstance(part, Meta)]
    is_other = get_origin(annotation) in _MANY and any(map(_is_checked, inner))
    return is_other or any(map(_has_other_list, inner))


def _is_checked(annotation: Any) -> bool:
    """Return whether a type is a table, has a mark of its own, or contains such a type."""
    if isinstance(annotation, type) and issubclass(annotation, Table):
        return True
    marks = (one for one in getattr(annotation, "__metadata__", ()) if isinstance(one, Meta))
    return any(one.extra for one in marks) or any(
        _is_checked(part) for part in get_args(annotation) if not isinstance(part, Meta)
    )
