"""Conversion of data to a model of frozen structs. Values that do not fit are left out, each with a mistake.

Reading a value that was left out raises `InvalidValue`. So a rule that depends on it is skipped, and no rule takes an
invalid value for a missing one.
"""

import datetime as dt
import re
from functools import cache
from typing import Any, Generic, NamedTuple, NoReturn, TypeVar

import msgspec

from netlint.charter.dates import Taken, give_partial_dates, take_partial_dates
from netlint.charter.intervals import is_interval
from netlint.charter.model import Charter
from netlint.charter.model.base import Table, keys
from netlint.charter.model.placed import intervals
from netlint.charter.schema import inside, json_schema
from netlint.i18n.message import Message
from netlint.toml.limits import beyond
from netlint.toml.mistake import Mistake
from netlint.toml.paths import DocPath

M = TypeVar("M", bound=msgspec.Struct)

MAX_MISTAKES = 200
"""The maximum number of mistakes in one charter. If there are more, netlint does not build the model. The project
chose this limit."""

_MORE = Mistake(
    "value",
    Message(
        "More than {limit} keys or values are invalid. netlint shows the first {limit} and skips all other rules.",
        {"limit": MAX_MISTAKES},
    ),
)
_FREE = ("extra", "plugins")
"""Tables that can contain anything."""
_TOML_TYPES = (dt.datetime, dt.date, dt.time)
_PATH_OF = "path of "
"""The prefix of the attributes in which a table keeps the paths of its invalid values."""
_PATH_PART = r"\.([^.\[`]+)|\[(\d+)\]"


class InvalidValue(Exception):  # noqa: N818 (it is no error, but the answer to a question)
    """Raised when a rule reads a value that was left out because of a mistake; `path` is its place."""

    def __init__(self, path: DocPath) -> None:
        """Store the path, with positions."""
        super().__init__(path)
        self.path = path
        """The path of the value, with positions."""


class Converted(NamedTuple, Generic[M]):
    """A model and the mistakes. It is `None` if there are too many to build it, or the data is not a charter."""

    model: M | None
    mistakes: tuple[Mistake, ...]


def convert(data: dict[str, Any], model: type[M], at: DocPath = ()) -> Converted[M]:
    """Return a `model` made from `data`, and the mistakes.

    Values that do not fit are left out. `at` is the path of the data in a larger whole.
    """
    try:
        built = _convert(data, model)
    except (msgspec.ValidationError, ValueError, SystemError):  # the last two of integers beyond all limits
        mistake = beyond(data)
        return Converted(None, (mistake,)) if mistake else _convert_with_care(data, model, at)
    for key in (key for key in _FREE if key in data):  # anywhere else the model itself is the limit
        if mistake := beyond(data[key], (key,)):
            return Converted(None, (mistake,))
    return Converted(built, ())


def convert_table(value: Any, kind: type[M], at: DocPath) -> Converted[M]:
    """Return a table of a `kind` made from `value`, and the mistakes.

    If the value is not a table, reading any key of the result raises `InvalidValue`.
    """
    if isinstance(value, dict):
        return convert(value, kind, at)
    optional: Any = kind | None
    holder = msgspec.defstruct("Holder", [("table", optional, None)], rename={"table": str(at[-1])})
    mistakes = convert({str(at[-1]): value}, holder, at[:-1]).mistakes
    return Converted(_with_unusable(kind(), {(key,) for _attribute, key in keys(kind)}, at), mistakes)


def _convert(data: dict[str, Any], model: type[M]) -> M:
    """Return a model made from data; raise `ValidationError` for data that does not fit."""
    built = msgspec.convert(data, model, builtin_types=_TOML_TYPES)
    if isinstance(built, Table) and not all(is_interval(found.text) for found in intervals(built)):
        raise msgspec.ValidationError("not an interval")
    return built


def _convert_with_care(data: dict[str, Any], model: type[M], at: DocPath) -> Converted[M]:
    """Return the conversion of data that does not fit, or that has dates of which only a year or month is known."""
    from copy import deepcopy

    data = deepcopy(data)
    taken = take_partial_dates(data, model)
    if taken:
        try:
            built = _convert(data, model)
        except msgspec.ValidationError:
            pass
        else:
            give_partial_dates(built, taken)
            return Converted(built, ())
    return _convert_the_rest(data, model, at, taken)


def _convert_the_rest(data: dict[str, Any], model: type[M], at: DocPath, taken: Taken) -> Converted[M]:
    from copy import deepcopy

    from netlint.charter.mistakes import evidence, schema_errors

    if issubclass(model, Charter) and (other := evidence.other_format(data)):
        return Converted(None, (other,))
    mistakes = schema_errors.mistakes(data, model, MAX_MISTAKES + 1, at)
    if len(mistakes) > MAX_MISTAKES:
        return Converted(None, _placed([*mistakes[:MAX_MISTAKES], _MORE], at))
    rest = deepcopy(data)
    unusable = {path for mistake in mistakes for path in _leave_out(rest, mistake, model)}
    while True:
        try:
            built = _convert(rest, model)
        except msgspec.ValidationError as error:
            # The two validators disagree, which the tests say they do not: name it all the same, and go on without.
            text, _, where = str(error).rpartition(" - at `$")
            mistake = Mistake("value", Message("{problem}.", {"problem": text or where}), _path(where))
            if len(mistakes) == MAX_MISTAKES or not mistake.path:
                return Converted(None, _placed([*mistakes, mistake if len(mistakes) < MAX_MISTAKES else _MORE], at))
            mistakes.append(mistake)
            unusable |= _leave_out(rest, mistake, model)
        else:
            give_partial_dates(built, taken)
            return Converted(_with_unusable(built, unusable, at), _placed(mistakes, at))


def _placed(mistakes: list[Mistake], at: DocPath) -> tuple[Mistake, ...]:
    return (
        tuple(
            msgspec.structs.replace(mistake, path=(*at, *mistake.path), to=(*at, *mistake.to) if mistake.to else None)
            for mistake in mistakes
        )
        if at
        else tuple(mistakes)
    )


def _leave_out(rest: dict[str, Any], mistake: Mistake, model: type[msgspec.Struct]) -> set[DocPath]:
    """Remove the value that a mistake is about from the data; return the paths that cannot be read."""
    if mistake.kind == "key":
        *front, key = mistake.path
        parent = _follow(rest, front)
        if isinstance(parent, dict):
            parent.pop(key, None)
            meant = mistake.message.parameters.get("meant")
            if isinstance(meant, str) and meant not in parent:
                parent |= _stand_in(json_schema(model), front, meant)
                return {(*front, meant)}
        return set()
    # A list is left out whole when one of its values does not fit: the attribute ends at the last key.
    end = max(at for at, part in enumerate(mistake.path) if isinstance(part, str))
    *front, name = mistake.path[: end + 1]
    parent = _follow(rest, front)
    if isinstance(parent, dict):
        parent.pop(name, None)
        parent |= _stand_in(json_schema(model), front, str(name))
        return {(*front, name)}
    return set()


def _follow(data: Any, path: list[str | int]) -> Any:
    """Return the value at a path; `None` if it was removed because of another mistake."""
    for part in path:
        if isinstance(data, dict):
            data = data.get(str(part))
        elif isinstance(data, list) and isinstance(part, int):
            data = data[part]
    return data


def _stand_in(schema: dict[str, Any], path: list[str | int], name: str) -> dict[str, Any]:
    """Return a placeholder for a required attribute; no rule can read it."""
    forms = [schema]
    for part in path:
        forms = [found for form in forms for found in inside(schema, form, str(part))]
    for form in forms:
        if name in form.get("required", ()):
            return {name: _any_of(form["properties"][name])}
    return {}


def _any_of(form: dict[str, Any]) -> Any:
    """Return any value that fits a schema of text or a date."""
    form = form.get("anyOf", [form])[0]
    return dt.date.min if form.get("format") == "date" else form["enum"][0] if "enum" in form else "stand-in"


def _with_unusable(value: Any, paths: set[DocPath], at: DocPath = ()) -> Any:
    """Return the model, changed so that reading the values at `paths` raises `InvalidValue`."""
    inside: dict[str | int, set[DocPath]] = {}
    for path in paths:
        inside.setdefault(path[0], set()).add(path[1:])
    if isinstance(value, tuple):
        return tuple(_with_unusable(v, inside[i], (*at, i)) if i in inside else v for i, v in enumerate(value))
    if not isinstance(value, msgspec.Struct):
        return value
    attributes, unusable = {}, dict[str, DocPath]()
    for field, key in keys(value):
        attributes[field] = getattr(value, field)
        if () in inside.get(key, ()):
            unusable[field] = (*at, key)
        elif key in inside:
            attributes[field] = _with_unusable(attributes[field], inside[key], (*at, key))
    if not unusable:
        return type(value)(**attributes)
    invalid = _invalid(type(value), tuple(unusable))(**attributes)
    invalid.__dict__.update({_PATH_OF + field: path for field, path in unusable.items()})
    return invalid


@cache
def _invalid(kind: Any, fields: tuple[str, ...]) -> Any:
    """Return a kind of table with attributes that cannot be read. Made once, as classes are seldom freed."""
    return type(kind.__name__, (kind,), {field: _unusable(field) for field in fields}, frozen=True, dict=True)


def unreadable(table: Table) -> frozenset[str]:
    """Return the attributes of a table that were left out because of a mistake."""
    kept = getattr(table, "__dict__", {})
    return frozenset(name.removeprefix(_PATH_OF) for name in kept if name.startswith(_PATH_OF))


def _unusable(field: str) -> property:
    def read(table: Any) -> NoReturn:
        raise InvalidValue(table.__dict__[_PATH_OF + field])

    return property(read)


def _path(text: str) -> DocPath:
    """Return the path in an error of `msgspec`, such as `.members[0].joined`."""
    return tuple(int(index) if index else key for key, index in re.findall(_PATH_PART, text))
