"""Data as a charter has it: valid data made from the types of the model, the same with mistakes in it, and its TOML."""

import copy
import datetime as dt
import json
import struct
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import msgspec.inspect as types
from hypothesis import strategies as st
from msgspec import Struct
from support.chance import Chance, chances

from netlint.charter.intervals import SIGNS_PATTERN
from netlint.charter.model.base import ID_PATTERN, LANGUAGE_PATTERN

Way = tuple[str, ...]

_INTEGERS = [0, 1, -1, 2, 42, 10**6, 2**63 - 1, -(2**63)]
_NUMBERS = [0.0, -0.0, 0.5, 1.0, 1e308, -1e308, 5e-324, float("inf"), float("-inf"), float("nan")]
_DAYS = [dt.date.min, dt.date.max, dt.date(2026, 1, 1), dt.date(2024, 2, 29), dt.date(2027, 1, 1)]
_PARTIAL_DATES = ["1900", "2012", "2099-12", "2024-02", "2026-11"]
_TIMES = [dt.time.min, dt.time.max, dt.time(19, 30)]
_TEXTS = ["", " ", "x", "Ana", "all", "*", "TODO", "<naam>", "a, b", "{x}", "é🌊", "a\nb", "progress"]
type_info = cache(types.type_info)
"""What `msgspec` says of a type, which takes it 50 ms for the charter."""
IDS = ["a", "b", "c", "ana", "bo", "water-boards", "a-1-b", "0"]
_OF_A_FORM = {
    ID_PATTERN: IDS,
    SIGNS_PATTERN.replace(r"\Z", "$"): [
        *("weekly", "biweekly", "per kwartaal", "2 weeks", "1 day", "9999 years", "6 weken", "3 maanden"),
        *("2 to 3 weeks", "9-1 days", "4 tot 6 weken", "Elke maand", "2x per jaar", "om de week", "every two months"),
    ],
    LANGUAGE_PATTERN: ["en", "nl", "nl-BE", "zh-Hant-TW"],
}
LOCAL = dt.datetime(2026, 1, 1, 10, 0)  # noqa: DTZ001 (a local date-time of TOML)

ODD_VALUES: list[Any] = [
    *(True, False, 0, 1, -1, 2**63 - 1, -(2**63), *_NUMBERS, 2.5),
    *(
        "",
        " ",
        "x",
        "true",
        "1",
        "2026-01-01",
        "19:30:00",
        "a\n",
        "weekly",
        "weekly\n",
        "2 weeks\n",
        "en",
        "en\n",
        "all",
    ),
    *("active", "Active", "active\n", "core", "internal", "consent", "open", "single", "experience", "error", "sound"),
    *(dt.date.min, dt.date.max, dt.time.min, dt.time.max, LOCAL, dt.datetime(2026, 1, 1, tzinfo=dt.UTC)),
    *([], [[]], [{}], ["a"], ["A"], [""], ["a", 1], [True], [1.5], ["single"], ["single", "x"], [{"statement": "x"}]),
    *([{"statement": "x"}, "y", 1], [{"id": "a"}], [{"id": "A"}], [dt.date.min], [{"date": dt.date.min}]),
    *({}, {"x": 1}, {"statement": "x"}, {"statement": 1}, {"id": "a"}, {"steps": ["a"]}, {"a": {}}, {"a": "error"}),
]
"""A value of every kind and form, to be put where it may not belong."""
_NEAR_A_FORM = ["Ana", "a--b", "-a", "a_b", "a\n", "weekly\n", "2 week s", "0 days", "12345 days", "en_GB", "e", "A"]
_NEAR_AN_OPTION = ["Active", "activ", "active ", "core\n", "weekly", "true", "2026-01-01", "10:00:00", "1", "nan"]


def _boolean(chance: Chance) -> bool:
    return chance.pick([False, True])


def _integer(chance: Chance) -> int:
    """Return any integer of 64 bits, of which those near zero are the most."""
    if chance.below(2):
        return chance.pick(_INTEGERS)
    number = chance.below(2 ** chance.below(64))
    return -1 - number if chance.below(2) else number


def _float(chance: Chance) -> float:
    """Return a number that is odd, or any between -2 and 100."""
    if chance.below(2):
        return chance.pick(_NUMBERS)
    number: float = struct.unpack("d", chance.below(2**64).to_bytes(8, "little"))[0]
    return number if -2 <= number <= 100 else chance.below(409) / 4 - 2


def _date(chance: Chance) -> dt.date:
    if chance.below(2):
        return chance.pick(_DAYS)
    return dt.date(2024, 1, 1) + dt.timedelta(chance.below(1462))


def _time(chance: Chance) -> dt.time:
    return chance.pick(_TIMES)


def _text(chance: Chance) -> str:
    return "".join(chance.some(Chance.letter, 6)) if chance.below(2) else chance.pick(_TEXTS)


_SCALARS: list[Callable[[Chance], Any]] = [
    *(_boolean, _integer, _float, _text, _date, _time),
    lambda chance: chance.pick(_NEAR_A_FORM + _NEAR_AN_OPTION + IDS),
    lambda chance: chance.pick([LOCAL, LOCAL.replace(year=1), LOCAL.replace(tzinfo=dt.UTC)]),
]


def junk(chance: Chance, depth: int = 0) -> Any:
    """Return whatever TOML can hold, with up to three levels of lists and tables."""
    match chance.below(5) if depth < 3 else 0:
        case 3:
            return chance.some(lambda chance: junk(chance, depth + 1), 3)
        case 4:
            keys = ["id", "statement", "date", "x", "internal"]
            return dict(chance.some(lambda chance: (chance.pick(keys), junk(chance, depth + 1)), 3))
        case _:
            return chance.pick(_SCALARS)(chance)


_SIMPLE: dict[type[types.Type], Callable[[Chance], Any]] = {
    types.AnyType: junk,
    types.BoolType: _boolean,
    types.DateType: _date,
    types.IntType: _integer,
    types.FloatType: lambda chance: _float(chance) if chance.below(2) else _integer(chance),
    types.StrType: _text,
    types.TimeType: _time,
}


def _of_type(chance: Chance, kind: types.Type) -> Any:
    """Return a value of a type."""
    value: Any
    match kind:
        case types.Metadata(extra={"partial": True}) if not chance.below(4):
            value = chance.pick(_PARTIAL_DATES)
        case types.Metadata(type=inner):
            value = _of_type(chance, inner)
        case types.UnionType(types=options):
            value = _of_type(chance, chance.pick([one for one in options if not isinstance(one, types.NoneType)]))
        case types.StructType(fields=fields):
            value = _table(chance, fields)
        case types.VarTupleType(item_type=inner):
            value = chance.some(lambda chance: _of_type(chance, inner), 3)
        case types.DictType(value_type=inner):
            value = dict(chance.some(lambda chance: (_text(chance), _of_type(chance, inner)), 2))
        case types.StrType(pattern=pattern) if pattern:
            value = chance.pick(_OF_A_FORM[pattern.replace(r"\Z", "$")])
        case types.LiteralType(values=values):
            value = chance.pick(values)
        case types.IntType(ge=least, le=most) | types.FloatType(ge=least, le=most) if least is not None:
            number = _SIMPLE[type(kind)](chance)
            highest = 10**9 if most is None else most
            value = number if least <= number <= highest else chance.pick([least, highest, max(least, 1)])
        case _:
            value = _SIMPLE[type(kind)](chance)
    return value


def _table(chance: Chance, fields: tuple[types.Field, ...]) -> dict[str, Any]:
    """Return a table: what is required, and a few of the other keys."""
    required = [field for field in fields if field.required]
    others = [field for field in fields if not field.required]
    chosen = chance.some(lambda chance: chance.pick(others), 5) if others else []
    by_key = {field.encode_name: field for field in (*required, *chosen)}
    return {key: _of_type(chance, field.type) for key, field in by_key.items()}


_CHANCES = chances(256)


@cache
def valid(model: type[Struct]) -> st.SearchStrategy[dict[str, Any]]:
    """Make data that fits `model`."""
    kind = type_info(model)
    return _CHANCES.map(lambda chance: _of_type(chance, kind))


def tables(model: type[Struct]) -> list[type[Struct]]:
    """Return every kind of table inside a model, and the model itself."""
    found: dict[type[Struct], None] = {}
    waiting: list[types.Type] = [type_info(model)]
    while waiting:
        match waiting.pop():
            case types.StructType(cls=cls, fields=fields):
                found[cls] = None
                waiting.extend(field.type for field in fields)
            case types.Metadata(type=inner) | types.VarTupleType(item_type=inner) | types.DictType(value_type=inner):
                waiting.append(inner)
            case types.UnionType(types=options):
                waiting.extend(options)
    return list(found)


def fields(table: type[Struct]) -> dict[str, bool]:
    """Return the keys of a table, and whether they are required."""
    described = type_info(table)
    assert isinstance(described, types.StructType)
    return {field.encode_name: field.required for field in described.fields}


def _by_way(kind: types.Type, way: Way = ()) -> Iterator[tuple[Way, types.Type]]:
    """Yield what may stand in a model, by the way to it: keys, and `*` for any position in a list."""
    yield way, kind
    match kind:
        case types.Metadata(type=inner):
            yield from _by_way(inner, way)
        case types.UnionType(types=options):
            for option in options:
                if isinstance(option, types.StructType | types.VarTupleType):
                    yield from _by_way(option, way)
        case types.VarTupleType(item_type=inner):
            yield from _by_way(inner, (*way, "*"))
        case types.StructType(fields=described):
            for field in described:
                yield from _by_way(field.type, (*way, field.encode_name))


@cache
def _ways(model: type[Struct]) -> dict[Way, types.Type]:
    found: dict[Way, types.Type] = {}
    for way, kind in _by_way(type_info(model)):
        found.setdefault(way, kind)
    return found


@st.composite
def variations(draw: st.DrawFn, model: type[Struct], whole: list[dict[str, Any]], most: int = 12) -> dict[str, Any]:
    """Take data that fits `model` and change values for others that fit, leave keys out, and repeat entries."""
    data: dict[str, Any] = copy.deepcopy(draw(st.sampled_from(whole)))
    for _ in range(draw(st.integers(0, most))):
        _vary(draw(_CHANCES), model, data)
    return data


def _vary(chance: Chance, model: type[Struct], data: dict[str, Any]) -> None:
    """Change one thing in the data, so that it still fits `model`."""
    holder, part, path = chance.pick(_places(data))
    way = tuple("*" if isinstance(step, int) else step for step in path)
    match chance.pick(["replace", "replace", "replace", "drop", "repeat"]):
        case "replace" if way in _ways(model):
            holder[part] = _of_type(chance, _ways(model)[way])
        case "drop" if part not in ("id", "date", "from", "to", "statement", "scopes", "sections", "at", "with"):
            del holder[part]
        case "repeat" if isinstance(holder, list):
            holder.insert(chance.below(len(holder) + 1), copy.deepcopy(holder[part]))


@st.composite
def with_mistakes(draw: st.DrawFn, model: type[Struct], most: int = 3) -> dict[str, Any]:
    """Make data that fits `model`, then change it here and there."""
    data = draw(valid(model))
    for _ in range(draw(st.integers(0, most))):
        _mistake(draw(_CHANCES), data)
    return data


def _mistake(chance: Chance, data: dict[str, Any]) -> None:
    """Change one thing in the data: its type, its key, or whether it is there."""
    places = _places(data)
    holder, part, _ = chance.pick(places) if places else (data, "x", ())
    what = chance.pick(["replace", "replace", "drop", "add", "misspell", "wrap", "unwrap", "quote"])
    if what == "add" or not places:
        table = chance.pick([data, *(inner for holder, part, _ in places if isinstance(inner := holder[part], dict))])
        table[chance.pick(["id", "name", "statement", "date", "idd", "", "kind", "members", "x.y"])] = junk(chance)
    elif what == "replace":
        holder[part] = junk(chance)
    elif what == "drop":
        del holder[part]
    elif what == "misspell" and isinstance(holder, dict):
        holder[part + "s"] = holder.pop(part)
    elif what == "wrap":
        holder[part] = [holder[part]]
    elif what == "unwrap" and isinstance(holder[part], list) and holder[part]:
        holder[part] = holder[part][0]
    elif what == "quote" and isinstance(holder[part], dt.date | dt.time | int | float):
        holder[part] = str(holder[part])


def _places(value: Any, path: tuple[str | int, ...] = ()) -> list[tuple[Any, Any, tuple[str | int, ...]]]:
    """Return each thing inside, as what holds it, its key or position there, and its path."""
    places = []
    for part in value if isinstance(value, dict) else range(len(value)):
        inner, there = value[part], (*path, part)
        places.append((value, part, there))
        if isinstance(inner, dict | list):
            places += _places(inner, there)
    return places


_WRITER = json.JSONEncoder(ensure_ascii=False)


def toml(data: dict[str, Any]) -> str:
    """Write data as TOML, with tables and lists of tables at the top as people write them."""
    top, tables = [], []
    for key, value in data.items():
        if isinstance(value, dict):
            tables.append(f"[{_value(key)}]\n{_lines(value)}")
        elif isinstance(value, list) and value and all(isinstance(entry, dict) for entry in value):
            tables.extend(f"[[{_value(key)}]]\n{_lines(entry)}" for entry in value)
        else:
            top.append((key, value))
    return "\n".join([_lines(dict(top)), *tables])


def _lines(table: dict[str, Any]) -> str:
    return "".join(f"{_value(key)} = {_value(value)}\n" for key, value in table.items())


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return _WRITER.encode(value).replace("\x7f", "\\u007f")
    if isinstance(value, list):
        return f"[{', '.join(map(_value, value))}]"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{_value(key)} = {_value(inner)}' for key, inner in value.items())}}}"
    return str(value.isoformat() if isinstance(value, dt.date | dt.time) else repr(value))
