"""The functions in `compares`: which are refused, what is kept of their values, and how these are found again."""

import datetime as dt
import functools
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from enum import Enum
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec
import pytest

from netlint import Charter, CharterIndex, Finding, PartialDate, SkipRule, StandsElsewhere, rule
from netlint.charter.model import Circle
from netlint.linter.charter_summary import CharterSummary, SharedExtracts
from netlint.linter.context import LintContext
from netlint.linter.engine import summary_of
from netlint.linter.extracts import NoExtract, NoValue
from netlint.linter.fixtures import RunOptions
from netlint.rules.base import Rule, RuleError
from netlint.rules.extract import MAX_SIZE, extract_of
from netlint.toml import parse

if TYPE_CHECKING:
    from netlint_nowhere import Unknown

PAGE = "Two of one.\n\nWhy: -\n\nFix: -\n\nBad: -\n\nGood: -\n"
TEXT = """
network.name = "{name}"
[[circles]]
id = "money"
[[circles]]
id = "{name}"
"""


class Role(NamedTuple):
    """What is kept of a circle."""

    circle: str
    since: dt.date | None = None


class Kept(msgspec.Struct, frozen=True):
    """What is kept of a network."""

    name: str
    roles: tuple[Role, ...] = ()


class Loose(msgspec.Struct):
    """What nothing can be found by."""

    name: str = ""


class Inner(msgspec.Struct, frozen=True):
    """What hides a table."""

    circle: Circle | None = None


class Colour(Enum):
    """A colour."""

    RED = "red"


def circles_of(charter: Charter) -> tuple[str, ...]:
    return tuple(circle.id for circle in charter.circles)


def twin_of(charter: Charter) -> tuple[str, ...]:
    return circles_of(charter)


def name_of(charter: Charter) -> str | None:
    return charter.network.name if charter.network else None


def written_of(charter: "Unknown") -> "tuple[str, ...]":
    return circles_of(charter)


def yielding(charter: Charter) -> Iterator[str]:
    yield charter.day.isoformat() if charter.day else ""


async def waiting(charter: Charter) -> str:
    return str(charter.day)


async def streaming(charter: Charter) -> AsyncIterator[str]:
    yield str(charter.day)


def without_parameter() -> str:
    return ""


def of_another_name(network: Charter) -> str:
    return str(network.day)


def with_option(charter: Charter, *, least: int = 2) -> str:
    return f"{charter.day}{least}"


def with_two(charter: Charter, document: object) -> str:
    return f"{charter.day}{document}"


def with_any_number(charter: Charter, *more: str) -> str:
    return f"{charter.day}{more}"


def untyped(charter: Charter):  # type: ignore[no-untyped-def]  # noqa: ANN201 (that is the mistake)
    return circles_of(charter)


def any_of(charter: Charter) -> Any:
    return circles_of(charter)


def object_of(charter: Charter) -> object:
    return circles_of(charter)


def tables_of(charter: Charter) -> tuple[Circle, ...]:
    return charter.circles


def hidden_tables_of(charter: Charter) -> dict[str, tuple[Inner, ...]]:
    return {"": tuple(map(Inner, charter.circles))}


def partial_of(charter: Charter) -> PartialDate | None:
    return None if charter.day else PartialDate.parse("2012")


def mixed_of(charter: Charter) -> tuple[str | dt.date, ...]:
    return circles_of(charter)


def unknown_of(charter: Charter) -> "Unknown":
    return charter.day


class Holder:
    """Where a function cannot be found again."""

    @staticmethod
    def inside(charter: Charter) -> str:
        return str(charter.day)

    def method(self, charter: Charter) -> str:
        return str(charter.day)


def _nested() -> Any:
    def nested_of(charter: Charter) -> str:
        return str(charter.day)

    return nested_of


def _declared(compares: Any, **other: Any) -> Rule:
    def shared(charters: CharterIndex) -> Iterator[Finding]:
        yield from (Finding("", at="") for _one in charters)

    shared.__doc__ = PAGE
    return rule("OUR001", severity="info", level="sound", compares=compares, **other)(shared)


@pytest.mark.parametrize(
    ("compares", "said"),
    [
        (circles_of, "`compares` must be a tuple of functions: compares=(circles_of,)"),
        ([circles_of], "`compares` must be a tuple of functions"),
        ("circles_of", "`compares` must be a tuple of functions"),
        (("circles_of",), "`compares` has 'circles_of', but must have functions such as `def circles_of("),
        ((lambda charter: charter.day,), "`compares` has a lambda, but must have functions"),
        ((functools.partial(with_two, document=1),), "`compares` has functools.partial("),
        ((Holder().method,), "`compares` has <bound method Holder.method"),
        ((Kept,), "`compares` has <class"),
        ((len,), "`compares` has <built-in function len>"),
        (([],), "`compares` has [], but must have functions"),
        ((Holder.inside,), "which is inside of Holder; move it to the top of the module"),
        ((_nested(),), "which is inside of _nested; move it to the top of the module"),
        ((yielding,), "), which is a generator; return a tuple instead of yielding"),
        ((waiting,), "which is async; write `def`"),
        ((streaming,), "which is async; write `def`, and return a tuple"),
        ((without_parameter,), "whose only parameter must be `charter`: `def circles_of(charter: Charter) ->"),
        ((of_another_name,), "whose only parameter must be `charter`"),
        ((with_option,), "whose only parameter must be `charter`"),
        ((with_two,), "whose only parameter must be `charter`"),
        ((with_any_number,), "whose only parameter must be `charter`"),
        ((untyped,), "which has no return type; write it, as in `def circles_of("),
        ((any_of,), "which returns Any; return text, numbers, dates"),
        ((object_of,), "which returns object; return text, numbers, dates"),
        ((tables_of,), "which returns Circle, a table of a charter; return what you compare, such as its id"),
        ((hidden_tables_of,), "which returns Circle, a table of a charter"),
        ((partial_of,), "which returns PartialDate; return text, numbers, dates"),
        ((mixed_of,), "whose return type cannot be used: Type unions may not contain more than one str-like type"),
        ((unknown_of,), "whose return type cannot be used: name 'Unknown' is not defined"),
    ],
)
def test_what_cannot_be_compared_is_refused_where_it_is_declared(compares: Any, said: str) -> None:
    with pytest.raises(RuleError) as refused:
        _declared(compares)
    assert str(refused.value).startswith("rule OUR001 (shared) is invalid: `compares` ")
    assert said in str(refused.value)
    assert "test_extracts.py" in str(refused.value)


def test_each_function_that_is_wrong_is_named() -> None:
    with pytest.raises(RuleError, match=r"yielding.*; `compares` has `untyped`"):
        _declared((yielding, circles_of, untyped))


def test_a_rule_that_compares_asks_for_the_charters() -> None:
    with pytest.raises(RuleError, match="it has `compares`, so it must have the parameter `charters`"):

        @rule("OUR001", severity="info", level="sound", compares=(circles_of,))
        def one(charter: Charter) -> Iterator[Finding]:
            """Two of one.

            Why: -

            Fix: -

            Bad: -

            Good: -
            """
            yield Finding("", at=charter)


def test_only_the_return_type_is_evaluated() -> None:
    assert _declared((written_of,)).compares == (written_of,)
    assert extract_of(written_of).decode(extract_of(written_of).encode(("money",))) == ("money",)


def _of_role(charter: Charter) -> Role:
    return Role("money", charter.day)


def _of_struct(charter: Charter) -> Kept:
    return Kept("a", (Role("money", charter.day),))


def _of_dates(charter: Charter) -> dict[str, dt.date]:
    return {"a": charter.day or dt.date.min}


def _of_set(charter: Charter) -> frozenset[str]:
    return frozenset(circles_of(charter))


def _of_numbers(charter: Charter) -> list[float | None]:
    return [len(charter.circles)]


def _of_colour(charter: Charter) -> Colour | None:
    return None if charter.circles else Colour.RED


DAY = dt.date(2026, 6, 1)


@pytest.mark.parametrize(
    ("function", "value"),
    [
        (circles_of, ("money", "pr")),
        (circles_of, ()),
        (name_of, None),
        (_of_role, Role("money", DAY)),
        (_of_struct, Kept("a", (Role("money"), Role("pr", DAY)))),
        (_of_dates, {"b": DAY, "a": dt.date.max}),
        (_of_set, frozenset({"a", "b"})),
        (_of_numbers, [1, 0.5, None, float("inf")]),
        (_of_colour, Colour.RED),
    ],
)
def test_a_value_is_kept_as_it_is(function: Any, value: Any) -> None:
    extract = extract_of(function)
    kept = extract.decode(extract.encode(value))
    assert (kept, type(kept)) == (value, type(value))


def test_what_is_no_number_is_kept() -> None:
    extract = extract_of(_of_numbers)
    assert repr(extract.decode(extract.encode([float("nan")]))) == "[nan]"


def test_equal_values_are_equal_bytes() -> None:
    sets, dates = extract_of(_of_set), extract_of(_of_dates)
    names = [str(number) for number in range(50)]
    assert sets.encode(frozenset(names)) == sets.encode(frozenset(reversed(names)))
    assert dates.encode({"b": DAY, "a": DAY}) == dates.encode({"a": DAY, "b": DAY})


def test_a_date_of_which_only_the_year_is_known_is_its_first_day() -> None:
    extract = extract_of(_of_role)
    kept = extract.decode(extract.encode(Role("money", PartialDate.parse("2012"))))
    assert kept.since == dt.date(2012, 1, 1)
    assert type(kept.since) is dt.date


@pytest.mark.parametrize(
    ("function", "value", "said"),
    [
        (
            circles_of,
            (1, 2),
            "circles_of .test_extracts.py, line \\d+. returned tuple, but its return type says otherwise: Expected `str`",
        ),
        (circles_of, None, "returned NoneType, but its return type says otherwise"),
        (circles_of, (object(),), "returned tuple, but .* netlint cannot keep object"),
        (circles_of, ["money"], "returned list, but its return type keeps tuple"),
        (_of_struct, Role("a"), "returned Role, but its return type says otherwise"),
        (_of_numbers, [2**70], "returned list, but its return type says otherwise"),
    ],
)
def test_a_value_of_another_type_is_refused(function: Any, value: Any, said: str) -> None:
    with pytest.raises(TypeError, match=said):
        extract_of(function).encode(value)


def test_a_value_that_contains_itself_is_refused() -> None:
    value: list[Any] = []
    value.append(value)
    with pytest.raises(TypeError, match="returned list, but its return type says otherwise"):
        extract_of(circles_of).encode(value)


def test_only_so_much_is_kept_of_a_charter() -> None:
    extract = extract_of(name_of)
    most = "x" * (MAX_SIZE - 3)  # what comes before it says that it is text, and how long
    assert extract.decode(extract.encode(most)) == most
    with pytest.raises(ValueError, match="returned 8193 bytes; return at most 8192, such as ids only"):
        extract.encode(most + "x")


# What charters have


def _summary(name: str, text: str = TEXT, *compares: Any) -> CharterSummary:
    ours = _declared(compares or (circles_of, name_of))
    context = LintContext(RunOptions(DAY), comparing=(ours, ours))
    return summary_of(parse(name, text.format(name=name).encode()), context)


@contextmanager
def _skipped(reason: str) -> Iterator[None]:
    with pytest.raises(SkipRule) as outcome:
        yield
    assert outcome.value.reason.text() == reason


INVALID = "circles = 3\n"
ELSEWHERE = '[[elsewhere]]\nsections = "circles"\nat = "wiki"\n'


def test_a_charter_has_the_values_of_the_functions() -> None:
    summary = _summary("a")
    assert summary.of(circles_of) == ("money", "a")
    assert summary.of(name_of) == "a"
    assert len(summary.extracts or ()) == 2


def test_a_function_that_is_not_declared_is_an_error() -> None:
    with pytest.raises(LookupError, match=r"`twin_of` is not in `compares` .* compares=\(twin_of,\)"):
        _summary("a").of(twin_of)
    with pytest.raises(TypeError, match="a lambda, but must have functions"):
        _summary("a").of(lambda charter: charter.day)


def test_with_one_charter_there_is_no_value() -> None:
    with _skipped("the rule compares charters, but this run has only one"):
        CharterSummary("a").of(circles_of)


@pytest.mark.parametrize(
    ("text", "reason", "own"),
    [
        (INVALID, "a: `circles` is invalid", "circles"),
        (ELSEWHERE, "a: `circles` is kept elsewhere (wiki)", "wiki"),
        ("[network", "a: the charter could not be read", "the charter could not be read"),
    ],
)
def test_a_charter_without_a_value_has_the_reason(text: str, reason: str, own: str) -> None:
    with pytest.raises(NoExtract) as outcome:
        _summary("a", text).of(circles_of)
    assert outcome.value.reason.text() == reason
    assert outcome.value.seen_from("b") is outcome.value
    seen = outcome.value.seen_from("a")
    assert own in repr(seen.args) or own in str(seen)
    assert not isinstance(seen, NoExtract)


def skipping(charter: Charter) -> str:
    raise SkipRule("the network has no circles of {kind}", kind=str(charter.day))


def leaving(charter: Charter) -> str:
    raise SystemExit(str(charter.day))


def test_a_function_may_say_that_there_is_nothing_to_compare() -> None:
    with _skipped("a: the network has no circles of 2026-06-01"):
        _summary("a", TEXT, skipping).of(skipping)


def test_a_function_that_ends_the_process_has_crashed() -> None:
    ((_key, value),) = _summary("a", TEXT, leaving).extracts or ()
    assert isinstance(value, NoValue)
    assert value.message.text() == f"SystemExit: 2026-06-01 (test_extracts.py, line {_line_of(leaving) + 1})"
    assert value.is_unknown


def _line_of(function: Any) -> int:
    return int(function.__code__.co_firstlineno)


# What is found


def _names(found: Any) -> list[str]:
    return [summary.file for summary in found]


def test_charters_are_found_by_what_their_value_contains() -> None:
    index = CharterIndex([_summary(name) for name in ("a", "b", "c")])
    assert _names(index.lookup(circles_of, "money")) == ["a", "b", "c"]
    assert _names(index.lookup(circles_of, "b")) == ["b"]
    assert _names(index.lookup(name_of, "c")) == ["c"]
    assert list(index.lookup(name_of, "money")) == []
    assert _names(index.seen_from(_summary("b")).lookup(name_of, "a")) == ["a"]


def by_circle(charter: Charter) -> dict[str, int]:
    return {circle.id: number for number, circle in enumerate(charter.circles)}


def one_role(charter: Charter) -> Role:
    return Role(charter.circles[0].id)


def roles_of(charter: Charter) -> tuple[Role, ...]:
    return tuple(Role(circle.id) for circle in (*charter.circles, *charter.circles))


def loose_of(charter: Charter) -> tuple[Loose, ...]:
    return tuple(Loose(circle.id) for circle in charter.circles)


def test_a_dictionary_is_found_by_its_keys_and_a_tuple_with_names_as_a_whole() -> None:
    index = CharterIndex([_summary(name, TEXT, by_circle, one_role, roles_of) for name in ("a", "b")])
    assert _names(index.lookup(by_circle, "b")) == ["b"]
    assert _names(index.lookup(one_role, Role("money"))) == ["a", "b"]
    assert list(index.lookup(one_role, "money")) == []
    assert _names(index.lookup(roles_of, Role("a"))) == ["a"], "each charter once"
    assert _names(index.lookup(roles_of, Role("money"))) == ["a", "b"]


def test_what_cannot_be_a_key_says_so() -> None:
    index = CharterIndex([_summary(name, TEXT, loose_of) for name in ("a", "b")])
    with pytest.raises(TypeError, match="the values of `loose_of` cannot be looked up: unhashable type: 'Loose'"):
        index.lookup(loose_of, "a")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (INVALID, "b: `circles` is invalid"),
        (ELSEWHERE, "b: `circles` is kept elsewhere (wiki)"),
        ("[network", "b: the charter could not be read"),
    ],
)
def test_nothing_is_found_only_if_all_values_are_known(text: str, reason: str) -> None:
    index = CharterIndex([_summary("a"), _summary("b", text), _summary("c")])
    assert _names(index.lookup(circles_of, "money")) == ["a", "c"]
    for _time in range(2):
        with _skipped(reason):
            index.lookup(circles_of, "nowhere")


def sparse_of(charter: Charter) -> tuple[str, ...]:
    if not charter.circles:
        raise SkipRule("no circles")
    return circles_of(charter)


@pytest.mark.parametrize(
    "text", ['network.name = "x"', "[package]\nname = 'x'\nversion = '1'\n[dependencies]\nx = '1'"]
)
def test_a_charter_with_nothing_to_compare_keeps_nobody_from_an_answer(text: str) -> None:
    index = CharterIndex([_summary("a", TEXT, sparse_of), _summary("b", text, sparse_of)])
    assert list(index.lookup(sparse_of, "nowhere")) == []


def test_a_lookup_needs_a_declared_function_and_several_charters() -> None:
    with pytest.raises(LookupError, match="`twin_of` is not in `compares`"):
        CharterIndex([_summary("a"), _summary("b")]).lookup(twin_of, "money")
    alone = _summary("a")
    with _skipped("the rule compares charters, but this run has only one"):
        CharterIndex([alone]).seen_from(alone).lookup(circles_of, "money")


def test_equal_values_of_many_charters_are_kept_once() -> None:
    shared, names = SharedExtracts(), {"a": "a"}
    first, second, invalid = (
        shared.sharing(_summary(name, text, circles_of), names)
        for name, text in (("a", "circles = []"), ("b", "circles = []"), ("c", INVALID))
    )
    assert first.extracts is not None
    assert second.extracts is not None
    assert first.extracts[0] is second.extracts[0]
    assert first.file is names["a"]
    assert second.of(circles_of) == ()
    with _skipped("c: `circles` is invalid"):
        invalid.of(circles_of)
    assert shared.sharing(CharterSummary("d"), names) == CharterSummary("d")


def test_a_section_kept_elsewhere_is_seen_from_the_own_charter_as_such() -> None:
    try:
        _summary("a", ELSEWHERE).of(circles_of)
    except NoExtract as outcome:
        seen = outcome.seen_from("a")
    assert isinstance(seen, StandsElsewhere)
    assert (seen.section, seen.at) == ("circles", "wiki")
