"""From data to model: what fits becomes a frozen struct, what does not is named and left out.

Whatever was left out raises `Unusable` when a rule reads it: a rule that depends on it is not evaluated, and no rule
takes what is faulty for what is missing.
"""

import datetime as dt
import re
from functools import cache
from typing import Any, Generic, NamedTuple, NoReturn, TypeVar

import msgspec

from netlint.charter.dates import Taken, give_partial_dates, take_partial_dates
from netlint.charter.model.base import keys
from netlint.charter.schema import inside, json_schema
from netlint.i18n.message import Message
from netlint.toml.fault import DocPath, Fault
from netlint.toml.limits import beyond

M = TypeVar("M", bound=msgspec.Struct)

MAX_FAULTS = 200
"""The most faults that are looked for in one document. The project's own choice; beyond it the model is not built."""

_MORE = Fault(
    "value",
    Message(
        "More than {limit} keys and values are wrong: the first {limit} are told, and nothing else was checked.",
        {"limit": MAX_FAULTS},
    ),
)
_FREE = ("extra", "plugins")
"""Tables in which anything may stand."""
_TOML_TYPES = (dt.datetime, dt.date, dt.time)
_PATH_OF = "path of "
"""What stands before the name of an attribute where a table keeps the path of what is faulty."""
_PATH_PART = re.compile(r"\.([^.\[`]+)|\[(\d+)\]")


class InvalidValue(Exception):  # noqa: N818 (it is no error, but the answer to a question)
    """Raised by reading a part of a model that was left out because of a fault; `path` says which."""

    def __init__(self, path: DocPath) -> None:
        """Remember the path, by position."""
        super().__init__(path)
        self.path = path


class Converted(NamedTuple, Generic[M]):
    """A model, or `None` where too much is wrong to build it, and the faults found on the way."""

    model: M | None
    faults: tuple[Fault, ...]


def convert(data: dict[str, Any], model: type[M], at: DocPath = ()) -> Converted[M]:
    """Make a `model` of `data`, leaving out what does not fit; `at` is where the data stands in a larger whole."""
    try:
        built = _convert(data, model)
    except (msgspec.ValidationError, ValueError, SystemError):  # the last two of integers beyond all limits
        fault = beyond(data)
        return Converted(None, (fault,)) if fault else _convert_with_care(data, model, at)
    for key in (key for key in _FREE if key in data):  # anywhere else the model itself is the limit
        if fault := beyond(data[key], (key,)):
            return Converted(None, (fault,))
    return Converted(built, ())


def convert_table(value: Any, kind: type[M], at: DocPath) -> Converted[M]:
    """Make a table of a `kind` of a value that may be none; of what is no table, nothing can be read."""
    if isinstance(value, dict):
        return convert(value, kind, at)
    optional: Any = kind | None
    holder = msgspec.defstruct("Holder", [("table", optional, None)], rename={"table": str(at[-1])})
    faults = convert({str(at[-1]): value}, holder, at[:-1]).faults
    return Converted(_with_unusable(kind(), {(key,) for _attribute, key in keys(kind)}, at), faults)


def _convert(data: dict[str, Any], model: type[M]) -> M:
    return msgspec.convert(data, model, builtin_types=_TOML_TYPES)


def _convert_with_care(data: dict[str, Any], model: type[M], at: DocPath) -> Converted[M]:
    """Convert data that has dates of which no more is known than the year or month, or that does not fit."""
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

    from netlint.charter import schema_errors

    faults = schema_errors.faults(data, model, MAX_FAULTS + 1)
    if len(faults) > MAX_FAULTS:
        return Converted(None, _placed([*faults[:MAX_FAULTS], _MORE], at))
    rest = deepcopy(data)
    unusable = {path for fault in faults for path in _leave_out(rest, fault, model)}
    while True:
        try:
            built = _convert(rest, model)
        except msgspec.ValidationError as error:
            # The two validators disagree, which the tests say they do not: name it all the same, and go on without.
            text, _, where = str(error).rpartition(" - at `$")
            fault = Fault("value", Message("{problem}.", {"problem": text or where}), _path(where))
            if len(faults) == MAX_FAULTS or not fault.path:
                return Converted(None, _placed([*faults, fault if len(faults) < MAX_FAULTS else _MORE], at))
            faults.append(fault)
            unusable |= _leave_out(rest, fault, model)
        else:
            give_partial_dates(built, taken)
            return Converted(_with_unusable(built, unusable, at), _placed(faults, at))


def _placed(faults: list[Fault], at: DocPath) -> tuple[Fault, ...]:
    return tuple(msgspec.structs.replace(fault, path=(*at, *fault.path)) for fault in faults) if at else tuple(faults)


def _leave_out(rest: dict[str, Any], fault: Fault, model: type[msgspec.Struct]) -> set[DocPath]:
    """Take what a fault is about out of the data; give the paths that can then not be read."""
    if fault.kind == "key":
        *front, key = fault.path
        parent = _follow(rest, front)
        if isinstance(parent, dict):
            parent.pop(key, None)
            meant = fault.message.parameters.get("meant")
            if isinstance(meant, str) and meant not in parent:
                parent |= _stand_in(json_schema(model), front, meant)
                return {(*front, meant)}
        return set()
    # A list is left out whole when one of its values does not fit: the attribute ends at the last key.
    end = max(at for at, part in enumerate(fault.path) if isinstance(part, str))
    *front, name = fault.path[: end + 1]
    parent = _follow(rest, front)
    if isinstance(parent, dict):
        parent.pop(name, None)
        parent |= _stand_in(json_schema(model), front, str(name))
        return {(*front, name)}
    return set()


def _follow(data: Any, path: list[str | int]) -> Any:
    """Return what a path leads to, or `None` where a fault further out has taken it along."""
    for part in path:
        if isinstance(data, dict):
            data = data.get(str(part))
        elif isinstance(data, list) and isinstance(part, int):
            data = data[part]
    return data


def _stand_in(schema: dict[str, Any], path: list[str | int], name: str) -> dict[str, Any]:
    """Return a value, which nobody will read, for an attribute that its table cannot do without."""
    forms = [schema]
    for part in path:
        forms = [found for form in forms for found in inside(schema, form, str(part))]
    for form in forms:
        if name in form.get("required", ()):
            return {name: _any_of(form["properties"][name])}
    return {}


def _any_of(form: dict[str, Any]) -> Any:
    """Return any value of a form that is a text or a date."""
    form = form.get("anyOf", [form])[0]
    return dt.date.min if form.get("format") == "date" else form["enum"][0] if "enum" in form else "stand-in"


def _with_unusable(value: Any, paths: set[DocPath], at: DocPath = ()) -> Any:
    """Rebuild a model so that reading what stands at one of `paths` raises `Unusable`."""
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
    faulty = _faulty(type(value), tuple(unusable))(**attributes)
    faulty.__dict__.update({_PATH_OF + field: path for field, path in unusable.items()})
    return faulty


@cache
def _faulty(kind: Any, fields: tuple[str, ...]) -> Any:
    """Make a kind of table of which some attributes cannot be read, once: classes are seldom freed."""
    return type(kind.__name__, (kind,), {field: _unusable(field) for field in fields}, frozen=True, dict=True)


def _unusable(field: str) -> property:
    def read(table: Any) -> NoReturn:
        raise InvalidValue(table.__dict__[_PATH_OF + field])

    return property(read)


def _path(text: str) -> DocPath:
    """Read the path of an error of `msgspec`, such as `.members[0].joined`."""
    return tuple(int(index) if index else key for key, index in _PATH_PART.findall(text))
