"""Data as a charter has it: valid data made from the types of the model, the same with slips in it, and its TOML."""

import copy
import datetime as dt
import json
from collections.abc import Iterator
from functools import cache
from typing import Any

import msgspec.inspect as types
from hypothesis import strategies as st
from msgspec import Struct

from netlint.charter.model.base import ID_PATTERN, INTERVAL_PATTERN, LANGUAGE_PATTERN

Way = tuple[str, ...]

INTEGERS = st.sampled_from([0, 1, -1, 2, 42, 10**6, 2**63 - 1, -(2**63)]) | st.integers(-(2**63), 2**63 - 1)
_NUMBERS = [0.0, -0.0, 0.5, 1.0, 1e308, -1e308, 5e-324, float("inf"), float("-inf"), float("nan")]
FLOATS = st.sampled_from(_NUMBERS) | st.floats(-2, 100)
_DAYS = [dt.date.min, dt.date.max, dt.date(2026, 1, 1), dt.date(2024, 2, 29), dt.date(2027, 1, 1)]
DATES = st.sampled_from(_DAYS) | st.dates(dt.date(2024, 1, 1), dt.date(2028, 1, 1))
TIMES = st.sampled_from([dt.time.min, dt.time.max, dt.time(19, 30)])
_LETTERS = st.characters(exclude_categories=["Cs"])
TEXTS = st.sampled_from(
    ["", " ", "x", "Ana", "all", "*", "TODO", "<naam>", "a, b", "{x}", "é🌊", "a\nb", "progress"]
) | (st.text(_LETTERS, max_size=6))
IDS = ["a", "b", "c", "ana", "bo", "water-boards", "a-1-b", "0"]
_OF_A_FORM = {
    ID_PATTERN: IDS,
    INTERVAL_PATTERN: ["weekly", "biweekly", "per kwartaal", "2 weeks", "1 day", "9999 years", "6 weken", "3 maanden"],
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

JUNK = st.recursive(
    st.one_of(
        st.booleans(),
        INTEGERS,
        FLOATS,
        TEXTS,
        DATES,
        TIMES,
        st.sampled_from(_NEAR_A_FORM + _NEAR_AN_OPTION + IDS),
        st.sampled_from([LOCAL, LOCAL.replace(year=1), LOCAL.replace(tzinfo=dt.UTC)]),
    ),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["id", "statement", "date", "x", "internal"]), inner, max_size=3)
    ),
    max_leaves=4,
)
"""Whatever TOML can hold."""


_SIMPLE: dict[type[types.Type], st.SearchStrategy[Any]] = {
    types.AnyType: JUNK,
    types.BoolType: st.booleans(),
    types.DateType: DATES,
    types.FloatType: FLOATS | INTEGERS,
    types.StrType: TEXTS,
    types.TimeType: TIMES,
}


@cache
def valid(model: type[Struct]) -> st.SearchStrategy[dict[str, Any]]:
    """Make data that fits `model`."""
    return _of_type(types.type_info(model))


def _of_type(kind: types.Type) -> st.SearchStrategy[Any]:
    made: st.SearchStrategy[Any]
    match kind:
        case types.Metadata(type=inner):
            made = _of_type(inner)
        case types.UnionType(types=options):
            made = st.one_of(*(_of_type(option) for option in options if not isinstance(option, types.NoneType)))
        case types.StructType(fields=fields):
            made = _of_struct(fields)
        case types.VarTupleType(item_type=inner):
            made = st.lists(_of_type(inner), max_size=3)
        case types.DictType(value_type=inner):
            made = st.dictionaries(TEXTS, _of_type(inner), max_size=2)
        case types.StrType(pattern=pattern) if pattern:
            made = st.sampled_from(_OF_A_FORM[pattern.replace(r"\Z", "$")])
        case types.LiteralType(values=values):
            made = st.sampled_from(values)
        case types.IntType(ge=least):
            made = INTEGERS.filter(lambda number: least is None or number >= least)
        case _:
            made = _SIMPLE[type(kind)]
    return made


def _of_struct(fields: tuple[types.Field, ...]) -> st.SearchStrategy[dict[str, Any]]:
    """Make a table: what is required, and a few of the other keys."""
    by_key = {field.encode_name: _of_type(field.type) for field in fields}
    required = [field.encode_name for field in fields if field.required]
    others = [key for key in by_key if key not in required]
    chosen = st.lists(st.sampled_from(others), max_size=5, unique=True) if others else st.just([])

    @st.composite
    def make(draw: st.DrawFn) -> dict[str, Any]:
        return {key: draw(by_key[key]) for key in [*required, *draw(chosen)]}

    return make()


def tables(model: type[Struct]) -> list[type[Struct]]:
    """Return every kind of table inside a model, and the model itself."""
    found: dict[type[Struct], None] = {}
    waiting: list[types.Type] = [types.type_info(model)]
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
    described = types.type_info(table)
    assert isinstance(described, types.StructType)
    return {field.encode_name: field.required for field in described.fields}


def _by_way(kind: types.Type, way: Way = ()) -> Iterator[tuple[Way, st.SearchStrategy[Any]]]:
    """Yield what may stand in a model, by the way to it: keys, and `*` for any position in a list."""
    yield way, _of_type(kind)
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
def _ways(model: type[Struct]) -> dict[Way, st.SearchStrategy[Any]]:
    found: dict[Way, st.SearchStrategy[Any]] = {}
    for way, strategy in _by_way(types.type_info(model)):
        found.setdefault(way, strategy)
    return found


@st.composite
def variations(draw: st.DrawFn, model: type[Struct], whole: list[dict[str, Any]], most: int = 12) -> dict[str, Any]:
    """Take data that fits `model` and change values for others that fit, leave keys out, and repeat entries."""
    data: dict[str, Any] = copy.deepcopy(draw(st.sampled_from(whole)))
    for _ in range(draw(st.integers(0, most))):
        places = list(_places(data))
        holder, part, path = draw(st.sampled_from(places))
        way = tuple("*" if isinstance(step, int) else step for step in path)
        match draw(st.sampled_from(["replace", "replace", "replace", "drop", "repeat"])):
            case "replace" if way in _ways(model):
                holder[part] = draw(_ways(model)[way])
            case "drop" if part not in ("id", "date", "from", "to", "statement"):
                del holder[part]
            case "repeat" if isinstance(holder, list):
                holder.insert(draw(st.integers(0, len(holder))), copy.deepcopy(holder[part]))
    return data


@st.composite
def with_slips(draw: st.DrawFn, model: type[Struct], most: int = 3) -> dict[str, Any]:
    """Make data that fits `model`, then change it here and there."""
    data = copy.deepcopy(draw(valid(model)))
    for _ in range(draw(st.integers(0, most))):
        _slip(draw, data)
    return data


def _slip(draw: st.DrawFn, data: dict[str, Any]) -> None:
    """Change one thing in the data: its type, its key, or whether it is there."""
    places = list(_places(data))
    holder, part, _ = draw(st.sampled_from(places)) if places else (data, "x", ())
    what = draw(st.sampled_from(["replace", "replace", "drop", "add", "misspell", "wrap", "unwrap", "quote"]))
    if what == "add" or not places:
        table = draw(
            st.sampled_from([data, *(inner for holder, part, _ in places if isinstance(inner := holder[part], dict))])
        )
        table[draw(st.sampled_from(["id", "name", "statement", "date", "idd", "", "kind", "members", "x.y"]))] = draw(
            JUNK
        )
    elif what == "replace":
        holder[part] = draw(JUNK)
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


def _places(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[Any, Any, tuple[str | int, ...]]]:
    """Yield each thing inside, as what holds it, its key or position there, and its path."""
    parts = list(value) if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    for part in parts:
        yield value, part, (*path, part)
        yield from _places(value[part], (*path, part))


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
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(value, list):
        return f"[{', '.join(map(_value, value))}]"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{_value(key)} = {_value(inner)}' for key, inner in value.items())}}}"
    return str(value.isoformat() if isinstance(value, dt.date | dt.time) else repr(value))
