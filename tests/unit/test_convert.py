"""The form of a charter: two validators that agree, mistakes in the charter's words, and a model that knows its gaps."""

import copy
import datetime as dt
import re
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from support.charter_data import ODD_VALUES, fields, tables, with_mistakes

from netlint.charter import Charter, InvalidValue, Network, Table, convert, convert_table, keys
from netlint.charter.conversion import MAX_MISTAKES, _convert
from netlint.charter.dates import take_partial_dates
from netlint.charter.mistakes.evidence import other_format
from netlint.charter.mistakes.schema_errors import _FORMS, _KINDS
from netlint.charter.mistakes.validator import validator
from netlint.charter.model.base import ID_PATTERN
from netlint.charter.schema import json_schema, with_tables
from netlint.i18n import Parameter
from netlint.settings import SettingsFile
from netlint.toml import DocPath, Mistake, dotted
from netlint.toml.limits import TOO_DEEP, TOO_LARGE

EXAMPLES = settings(deadline=None, derandomize=True, database=None, max_examples=250)
MODELS = [Charter, SettingsFile]
MODEL = pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)

JARGON = re.compile(
    r"anyOf|oneOf|allOf|additionalProp|\$ref|\$defs|schema|instance|is not of type|required property|valid under"
    r"|minimum|maximum|pattern|enum|\bconst\b|\bobject\b|\barray\b|\bstring\b|\binteger\b|\bboolean\b|\bnull\b|None"
    r"|NoneType|\bdict\b|\btuple\b|\bint\b|\bstr\b|datetime|Expected|Object|\bstand-in\b",
)


def accepts(model: type[msgspec.Struct], data: dict[str, Any]) -> bool:
    data = copy.deepcopy(data)
    take_partial_dates(data, model)
    try:
        _convert(data, model)
    except msgspec.ValidationError:
        return False
    return True


@MODEL
@EXAMPLES
@given(st.data())
def test_the_model_and_its_schema_accept_the_same(model: type[msgspec.Struct], data: st.DataObject) -> None:
    given_data = data.draw(with_mistakes(model))
    assert accepts(model, given_data) == (next(validator(model).iter_errors(given_data), None) is None)


@pytest.mark.parametrize("table", [*tables(Charter), *tables(SettingsFile)], ids=lambda table: table.__name__)
def test_every_key_takes_the_same_values_in_both(table: type[msgspec.Struct]) -> None:
    checks, by_key = validator(table), fields(table)
    made: dict[str, Any] = {"date": dt.date.min, "sections": "members"}
    whole = {key: made.get(key, "a") for key, required in by_key.items() if required}
    assert accepts(table, whole)
    for key in by_key:
        for value in ODD_VALUES:
            data = {**whole, key: value}
            assert accepts(table, data) == checks.is_valid(data), (key, value)


@MODEL
@EXAMPLES
@given(st.data())
def test_conversion_describes_the_mistakes_in_words_and_builds_the_rest(
    model: type[msgspec.Struct], data: st.DataObject
) -> None:
    given_data = data.draw(with_mistakes(model, most=5))
    assume(model is not Charter or other_format(given_data) is None)
    before = repr(given_data)
    fitted = convert(given_data, model)
    assert repr(given_data) == before
    assert bool(fitted.mistakes) != accepts(model, given_data)
    assert len({mistake.path for mistake in fitted.mistakes}) == len(fitted.mistakes)
    for mistake in fitted.mistakes:
        assert mistake.kind in ("key", "missing", "value")
        assert mistake.path
        assert mistake.message.text()
        assert not JARGON.search(in_own_words(mistake)), mistake
        assert exists(given_data, mistake.path) == (mistake.kind != "missing")
    assert fitted.model is not None
    assert_gaps_are_the_mistakes(fitted.model, given_data, fitted.mistakes)


def in_own_words(mistake: Mistake) -> str:
    """Return the message without what it quotes from the file."""
    quoted: dict[str, Parameter] = {name: "…" for name in ("key", "name") if name in mistake.message.parameters}
    if isinstance(mistake.message.parameters.get("found"), str):
        quoted["found"] = "…"
    said = msgspec.structs.replace(mistake.message, parameters={**mistake.message.parameters, **quoted}).text()
    return said.replace('"free-above-minimum"', "")  # a value of the format


def exists(data: Any, path: DocPath) -> bool:
    for part in path:
        if not (part in data if isinstance(data, dict) else isinstance(data, list) and isinstance(part, int)):
            return False
        data = data[part]
    return True


def assert_gaps_are_the_mistakes(model: Any, data: dict[str, Any], mistakes: tuple[Mistake, ...]) -> None:
    """Check that what a mistake is about raises `InvalidValue`, and that the rest is as it was given."""
    gaps, values = set(), {}
    for path, outcome in readings(model):
        if isinstance(outcome, InvalidValue):
            assert outcome.path == path
            gaps.add(path)
        else:
            values[path] = outcome
    about = {mistake.path for mistake in mistakes if mistake.kind != "key"}
    typos = [mistake for mistake in mistakes if mistake.kind == "key" and "meant" in mistake.message.parameters]
    meant = {(*typo.path[:-1], str(typo.message.parameters["meant"])) for typo in typos}
    about |= {path for path in meant if not exists(data, path)}
    for path in about:
        in_free_table = not {"severity", "rules", "where"}.isdisjoint(path[:-1])
        assert in_free_table or any(path[: len(gap)] == gap for gap in gaps)
    for gap in gaps:
        assert any(path[: len(gap)] == gap for path in about)
    for path, value in values.items():
        if exists(data, path) and not isinstance(value, msgspec.Struct | tuple | dict):
            given_value = at(data, path)
            assert value == given_value or str(value) == str(given_value) or value == float(given_value)


def at(data: Any, path: DocPath) -> Any:
    for part in path:
        data = data[part]
    return data


def readings(value: Any, path: DocPath = ()) -> Iterator[tuple[DocPath, Any]]:
    """Read everything in a model: by path, what is there or what reading it raises."""
    if isinstance(value, tuple):
        for position, entry in enumerate(value):
            yield from readings(entry, (*path, position))
    elif isinstance(value, msgspec.Struct):
        for attribute, key in keys(value):
            try:
                inner = getattr(value, attribute)
            except InvalidValue as gap:
                yield (*path, key), gap
            else:
                yield (*path, key), inner
                yield from readings(inner, (*path, key))


MEMBER = {"id": "ana"}
DATED = dt.date(2026, 6, 1)
MOMENT = dt.datetime(2026, 6, 1, 10, 0)  # noqa: DTZ001 (a local date-time of TOML)

KOLB = 'An item of `kolb` must be one of: "concept", "experience", "experiment" or "reflection"; found {}.'
DATE_OR_MONTH = (
    'a date without quotation marks (2026-06-01), or a month or year in quotation marks ("2026-06" or "2026")'
)
EVERY = '`every` must be an interval such as "weekly", "2 weeks", "quarterly" or "6 months"; found {}.'

TABLE: list[tuple[dict[str, Any], list[tuple[str, str]]]] = [
    # the data, and each mistake: its path and its message
    ({"netwrok": {}}, [("netwrok", "Unknown key `netwrok`. Did you mean `network`?")]),
    (
        {"time": {"shares": 1}},
        [("time.shares", "Unknown key `shares`. Allowed keys: basis, external, internal, other and window.")],
    ),
    ({"network": []}, [("network", "`network` must be a table with keys; found a list.")]),
    ({"members": {"id": "ana"}}, [("members", "`members` must be a list; found a table.")]),
    ({"members": "ana"}, [("members", '`members` must be a list; found "ana".')]),
    ({"members": ["ana"]}, [("members[0]", 'An item of `members` must be a table with keys; found "ana".')]),
    ({"values": [1]}, [("values[0]", "An item of `values` must be a table with keys; found 1.")]),
    ({"members": [{}]}, [("members[0].id", "`id` is missing.")]),
    ({"members": [{"ID": "ana"}]}, [("members[0].ID", "Unknown key `ID`. Did you mean `id`?")]),
    ({"members": [{"idd": "ana"}]}, [("members[0].idd", "Unknown key `idd`. Did you mean `id`?")]),
    ({"support": [{}]}, [("support[0].from", "`from` is missing."), ("support[0].to", "`to` is missing.")]),
    (
        {"members": [{"id": "Ana"}]},
        [
            (
                "members[0].id",
                '`id` must be a name in lowercase letters, digits and hyphens, such as water-boards; found "Ana".',
            )
        ],
    ),
    (
        {"members": [{"id": "ana\n"}]},
        [
            (
                "members[0].id",
                '`id` must be a name in lowercase letters, digits and hyphens, such as water-boards; found "ana\n".',
            )
        ],
    ),
    (
        {"meetings": [{"id": "a", "every": "now and then"}]},
        [("meetings[0].every", EVERY.format('"now and then"'))],
    ),
    (
        {"network": {"language": "english "}},
        [("network.language", '`language` must be a language such as "en", "nl" or "nl-BE"; found "english ".')],
    ),
    (
        {"network": {"founded": "2026-06-01"}},
        [
            (
                "network.founded",
                '`founded` must be a date without quotation marks, such as 2026-06-01; found "2026-06-01".',
            )
        ],
    ),
    (
        {"network": {"founded": MOMENT}},
        [
            (
                "network.founded",
                "`founded` must be a date without quotation marks, such as 2026-06-01; found a date with a time.",
            )
        ],
    ),
    (
        {"meetings": [{"id": "a", "time": "19:30"}]},
        [("meetings[0].time", '`time` must be a time without quotation marks, such as 19:30; found "19:30".')],
    ),
    ({"network": {"name": DATED}}, [("network.name", "`name` must be text; found a date.")]),
    ({"network": {"name": dt.time(1)}}, [("network.name", "`name` must be text; found a time.")]),
    ({"network": {"name": 1.5}}, [("network.name", "`name` must be text; found 1.5.")]),
    ({"time": {"internal": True}}, [("time.internal", "`internal` must be a number; found true.")]),
    ({"time": {"internal": "0.5"}}, [("time.internal", '`internal` must be a number; found "0.5".')]),
    (
        {"meetings": [{"id": "a", "minutes": 1.0}]},
        [("meetings[0].minutes", "`minutes` must be a whole number; found 1.0.")],
    ),
    (
        {"meetings": [{"id": "a", "minutes": float("nan")}]},
        [("meetings[0].minutes", "`minutes` must be a whole number; found nan.")],
    ),
    (
        {"values": [{"id": "a", "core": 2**62}]},
        [("values[0].core", "`core` must be true or false; found a very large number.")],
    ),
    ({"charter-version": 2}, [("charter-version", "`charter-version` must be 1; found 2.")]),
    ({"charter-version": True}, [("charter-version", "`charter-version` must be 1; found true.")]),
    ({"charter-version": 1.0}, [("charter-version", "`charter-version` must be 1; found 1.0.")]),
    ({"charter-version": "1"}, [("charter-version", '`charter-version` must be 1; found "1".')]),
    (
        {"members": [{"id": "a", "tier": "Core"}]},
        [
            (
                "members[0].tier",
                '`tier` must be one of: "associate", "core" or "pool"; found "Core". Did you mean "core"?',
            )
        ],
    ),
    (
        {"members": [{"id": "a", "tier": 1}]},
        [("members[0].tier", '`tier` must be one of: "associate", "core" or "pool"; found 1.')],
    ),
    (
        {"members": [{"id": "a", "exit-talk": "yes"}]},
        [
            (
                "members[0].exit-talk",
                f'`exit-talk` must be true, false or {DATE_OR_MONTH}; found "yes".',
            )
        ],
    ),
    (
        {"economy": {"membership-fee": float("nan")}},
        [("economy.membership-fee", "`membership-fee` must be a number of at least 0; found nan.")],
    ),
    (
        {"economy": {"commission": 101}},
        [("economy.commission", "`commission` must be a number of at most 100; found 101.")],
    ),
    (
        {"network": {"founded": 2012}},
        [
            (
                "network.founded",
                f"`founded` must be {DATE_OR_MONTH}; found 2012.",
            )
        ],
    ),
    ({"members": [{"id": "a", "drives": 5}]}, [("members[0].drives", "`drives` must be text or a list; found 5.")]),
    (
        {"members": [{"id": "a", "drives": ["a", 5]}]},
        [("members[0].drives[1]", "An item of `drives` must be text; found 5.")],
    ),
    (
        {"members": [{"id": "a", "hours-per-month": 12}]},
        [("members[0].hours-per-month", "`hours-per-month` must be a table with keys; found 12.")],
    ),
    (
        {"clients": [{"id": "a", "needs": [{"statment": "x"}]}]},
        [("clients[0].needs[0].statment", "Unknown key `statment`. Did you mean `statement`?")],
    ),
    ({"clients": [{"id": "a", "needs": {}}]}, [("clients[0].needs.statement", "`statement` is missing.")]),
    (
        {"clients": [{"id": "a", "needs": 5}]},
        [("clients[0].needs", "`needs` must be text, a list or a table with keys; found 5.")],
    ),
    (
        {"clients": [{"id": "a", "needs": ["x", 5]}]},
        [("clients[0].needs[1]", "An item of `needs` must be text or a table with keys; found 5.")],
    ),
    (
        {"rituals": [{"id": "a", "kolb": ["reflecting"]}]},
        [("rituals[0].kolb[0]", KOLB.format('"reflecting"') + ' Did you mean "reflection"?')],
    ),
    (
        {"rituals": [{"id": "a", "loop": 2}]},
        [("rituals[0].loop", '`loop` must be "double", "single", "triple" or a list; found 2.')],
    ),
    ({"": 1, "network": {"name": 1}}, [("network.name", "`name` must be text; found 1.")]),
    ({"extra": {"anything": [MOMENT]}, "plugins": {"x": {"y": 1}}}, []),
    ({"extra": 1}, [("extra", "`extra` must be a table with keys; found 1.")]),
]


@pytest.mark.parametrize(
    ("data", "expected"), TABLE, ids=lambda value: str(value)[:40] if isinstance(value, dict) else ""
)
def test_the_message_of_a_mistake_is_in_plain_words(data: dict[str, Any], expected: list[tuple[str, str]]) -> None:
    found = [(dotted(mistake.path), mistake.message.text()) for mistake in convert(data, Charter).mistakes]
    found = [mistake for mistake in found if mistake[0]]
    assert found == expected


SETTINGS_KEYS = (
    "custom, exceptions, exclude, extend, extend-select, extends, fail-on, ignore, lang, level, max-bytes, "
    "max-findings, overrides, required-version, rule-files, rules, select and severity"
)
SETTINGS: list[tuple[dict[str, Any], list[tuple[str, str]]]] = [
    (
        {"fail_on": "error"},
        [("fail_on", f"Unknown key `fail_on`. Did you mean `fail-on`? Allowed keys: {SETTINGS_KEYS}.")],
    ),
    ({"select": "NL1"}, [("select", '`select` must be a list; found "NL1".')]),
    ({"ignore": [1]}, [("ignore[0]", "An item of `ignore` must be text; found 1.")]),
    ({"max-findings": 0}, [("max-findings", "`max-findings` must be a number of at least 1; found 0.")]),
    ({"max-findings": 0.5}, [("max-findings", "`max-findings` must be a whole number; found 0.5.")]),
    (
        {"severity": {"NL1": "warn"}},
        [("severity.NL1", '`NL1` must be one of: "error", "info" or "warning"; found "warn". Did you mean "warning"?')],
    ),
    ({"rules": {"NL101": 1}}, [("rules.NL101", "`NL101` must be a table with keys; found 1.")]),
]


@pytest.mark.parametrize(("data", "expected"), SETTINGS)
def test_the_message_of_a_mistake_in_settings_is_in_plain_words(
    data: dict[str, Any], expected: list[tuple[str, str]]
) -> None:
    assert [
        (dotted(mistake.path), mistake.message.text()) for mistake in convert(data, SettingsFile).mistakes
    ] == expected


@pytest.mark.parametrize(
    "data",
    [
        {"members": [{} for _ in range(5_000)]},
        {"members": [{"idd": "a"} for _ in range(5_000)]},
        {"network": {"purpose": "x"} | {f"k{number}": 1 for number in range(5_000)}},
        {"values": [1] * 5_000},
        {"members": [{"id": "a", "drives": [1] * 5_000}]},
    ],
    ids=["missing", "misspelt", "unknown", "values", "alternatives"],
)
def test_too_many_mistakes_are_cut_short_say_so_and_give_no_model(data: dict[str, Any]) -> None:
    fitted = convert(data, Charter)
    *shown, more = fitted.mistakes
    assert len(shown) == MAX_MISTAKES
    assert all(mistake.path for mistake in shown)
    assert more.path == ()
    assert more.message.text() == (
        "More than 200 keys or values are invalid. netlint shows the first 200 and skips all other rules."
    )
    assert fitted.model is None


def test_as_many_mistakes_as_are_shown_give_a_model() -> None:
    fitted = convert({"members": [{} for _ in range(MAX_MISTAKES)]}, Charter)
    assert len(fitted.mistakes) == MAX_MISTAKES
    assert fitted.model is not None


def test_of_a_table_of_a_plugin_with_too_many_mistakes_the_table_is_named() -> None:
    (*_, more) = convert_table({f"k{number}": 1 for number in range(5_000)}, Network, ("plugins", "ours")).mistakes
    assert more.path == ("plugins", "ours")


def test_a_misspelt_key_that_is_required_counts_once() -> None:
    data = {"members": [{"idd": "a"} for _ in range(MAX_MISTAKES)]}
    assert {mistake.kind for mistake in convert(data, Charter).mistakes} == {"key"}
    assert convert(data, Charter).model is not None
    assert convert({"members": [{"idd": "a"} for _ in range(MAX_MISTAKES + 1)]}, Charter).model is None


def nested(levels: int) -> Any:
    value: Any = 1
    for level in range(levels):
        value = [value] if level % 2 else {"a": value}
    return value


BEYOND: list[tuple[dict[str, Any], str, DocPath]] = [
    # what no type of the model keeps out, and no other code has to cope with
    ({"extra": nested(33)}, TOO_DEEP.text(), ("extra", *("a", 0) * 16)),
    ({"plugins": {"x": nested(20_000)}}, TOO_DEEP.text(), ("plugins", "x", *(0, "a") * 15, 0)),
    ({"x": nested(1_000)}, TOO_DEEP.text(), ("x", *(0, "a") * 16)),
    ({"members": [{"id": "a", "status": nested(1_000)}]}, TOO_DEEP.text(), ("members", 0, "status", *(0, "a") * 15)),
    ({"extra": {"x": [2**63]}}, TOO_LARGE.text(), ("extra", "x", 0)),
    ({"time": {"internal": -(10**400)}}, TOO_LARGE.text(), ("time", "internal")),
    ({"decisions": {"quorum": 10**400}}, TOO_LARGE.text(), ("decisions", "quorum")),
    ({"charter-version": 1 << 20_000}, TOO_LARGE.text(), ("charter-version",)),
]


@pytest.mark.parametrize(("data", "message", "path"), BEYOND, ids=range(len(BEYOND)))
def test_what_is_beyond_the_limits_is_one_mistake(data: dict[str, Any], message: str, path: DocPath) -> None:
    fitted = convert(data, Charter)
    assert fitted.model is None
    [mistake] = fitted.mistakes
    assert (mistake.kind, mistake.message.text(), mistake.path) == ("syntax", message, path)


def test_what_is_as_deep_as_can_be_is_taken() -> None:
    assert convert({"extra": nested(31)}, Charter).mistakes == ()


def test_kinds_of_invalid_tables_are_made_once() -> None:
    charters = [convert({"members": [{"id": name, "joined": 1}]}, Charter).model for name in ("ana", "bo")]
    assert len({type(charter.members[0]) for charter in charters if charter}) == 1


def test_what_is_invalid_raises_where_it_is_read_and_the_rest_does_not() -> None:
    member = {"id": "ana", "joined": "2026-13", "nmae": "Ana", "hours-per-month": {"committed": "x", "internal": 6}}
    charter = convert({"members": [MEMBER, member]}, Charter).model
    assert charter is not None
    assert charter.members[0].joined is None
    ana = charter.members[1]
    assert ana.id == "ana"
    assert ana.hours_per_month is not None
    assert ana.hours_per_month.internal == 6
    for holder, name, path in [
        (ana, "joined", ("members", 1, "joined")),
        (ana, "name", ("members", 1, "name")),
        (ana.hours_per_month, "committed", ("members", 1, "hours-per-month", "committed")),
    ]:
        with pytest.raises(InvalidValue) as gap:
            getattr(holder, name)
        assert gap.value.path == path


def test_a_list_with_a_mistake_in_it_is_left_out_whole() -> None:
    charter = convert({"members": [{"id": "ana", "drives": ["a", 5]}, {"id": "bo", "drives": ["a"]}]}, Charter).model
    assert charter is not None
    assert charter.members[1].drives == ("a",)
    with pytest.raises(InvalidValue):
        _ = charter.members[0].drives


def nodes(schema: Any) -> Iterator[dict[str, Any]]:
    """Yield every schema inside a schema."""
    yield schema
    inner = [*schema.get("properties", {}).values(), *schema.get("$defs", {}).values(), *schema.get("anyOf", ())]
    inner += [schema[key] for key in ("items", "additionalProperties") if isinstance(schema.get(key), dict)]
    for node in inner:
        yield from nodes(node)


@MODEL
def test_every_constraint_of_the_schema_has_a_message(model: type[msgspec.Struct]) -> None:
    annotations = {"$schema", "$defs", "$ref", "title", "description", "default", "properties", "items", "examples"}
    annotations.add("x-taplo")
    constraints = {
        "type",
        "format",
        "enum",
        "pattern",
        "minimum",
        "maximum",
        "required",
        "additionalProperties",
        "anyOf",
    }
    for node in nodes(json_schema(model)):
        assert node.keys() <= annotations | constraints
        assert node.get("pattern", ID_PATTERN) in _FORMS
        assert node.get("format", node.get("type", "string")) in _KINDS
        assert node.get("pattern", "^$")[0] + node.get("pattern", "^$")[-1] == "^$"


@EXAMPLES
@given(with_mistakes(Charter, most=0))
@example({})
def test_a_charter_that_fits_is_taken_whole(data: dict[str, Any]) -> None:
    fitted = convert(data, Charter)
    assert fitted.mistakes == ()
    assert not [gap for _, gap in readings(fitted.model) if isinstance(gap, InvalidValue)]


class Watering(Table, frozen=True):
    """A table inside a plugin's own."""

    litres: int = 0


class Garden(Table, frozen=True):
    """A plugin's own table."""

    trees: tuple[str, ...] = ()
    watering: Watering | None = None


def test_the_schema_of_the_charter_takes_up_the_tables_of_plugins() -> None:
    validator = Draft202012Validator(with_tables(json_schema(Charter), {"garden": Garden}))
    for table, fits in (
        ({}, True),
        ({"garden": {"trees": ["oak"], "watering": {"litres": 3}}}, True),
        ({"garden": {"watering": {"litres": "three"}}}, False),
        ({"garden": {"tree": []}}, False),
        ({"other": {"tree": []}}, True),
    ):
        assert validator.is_valid({"plugins": table}) == fits, table
    assert validator.is_valid({"network": {"name": 3}}) is False
