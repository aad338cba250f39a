"""Certain values: what people write in the usual wrong ways is read as what it is, and nothing else is certain."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netlint.charter.ids import id_of
from netlint.charter.model import Charter
from netlint.charter.model.base import ID_PATTERN, LANGUAGE_PATTERN, PARTIAL_DATE_PATTERN
from netlint.charter.repair import key_words, words_for_keys
from netlint.charter.repair.certain import certain_id, read, read_option
from netlint.charter.repair.meant import NOTHING, option_meant
from netlint.charter.repair.near_interval import certain_interval
from netlint.charter.repair.words import DUTCH, LOOSE
from netlint.charter.schema import json_schema

SCHEMA = json_schema(Charter)
TABLES = {"Charter": SCHEMA, **SCHEMA["$defs"]}
DATE = {"type": "string", "format": "date"}
PARTIAL = {"type": "string", "pattern": PARTIAL_DATE_PATTERN}
HOURS = {"type": "number", "minimum": 0, "maximum": 744}
PERCENT = {"type": "number", "minimum": 0, "maximum": 100}
COUNT = {"type": "integer", "minimum": 1, "maximum": 1_000_000}
SHARE = {"type": "number"}
TEXT = {"type": "string"}
MONTHS = (
    "january",
    "februari",
    "March",
    "april",
    "mei",
    "June",
    "juli",
    "augustus",
    "sept",
    "oktober",
    "nov",
    "december",
)


def _lists(node: Any) -> Iterator[tuple[Any, ...]]:
    """Yield the lists of values in a schema."""
    if isinstance(node, dict):
        if "enum" in node:
            yield tuple(node["enum"])
        node = list(node.values())
    for inner in node if isinstance(node, list) else ():
        yield from _lists(inner)


OPTIONS = sorted({options for options in _lists(SCHEMA) if isinstance(options[0], str)})
KEYS = [(name, key) for name, table in TABLES.items() for key in table.get("properties", ())]


def _slips(word: str) -> Iterator[str]:
    """Yield a word with every slip of one letter, of which another letter is an `e`."""
    for at in range(len(word)):
        yield word[:at] + word[at + 1 :]
        yield word[: at + 1] + word[at:]
        yield word[:at] + word[at + 1 : at + 2] + word[at] + word[at + 2 :]
        yield f"{word[:at]}e{word[at + 1 :]}"
        yield f"{word[:at]}e{word[at:]}"


def _certain(form: dict[str, Any], value: Any, written: str | None = None, *, has_shares: bool = False) -> Any:
    found = read(form, value, str(value) if written is None else written, has_shares=has_shares)
    return None if found.certain is NOTHING else found.certain


@given(st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31)))
def test_a_date_in_the_ways_of_people_is_that_date(date: dt.date) -> None:
    month = MONTHS[date.month - 1]
    for text in (str(date), f"{date:%Y/%m/%d}", f"{date.day} {month} {date.year}", f" {date} ", f"{date}T00:00:00"):
        assert _certain(DATE, text) == date
    assert _certain(DATE, dt.datetime.combine(date, dt.time.min)) == date
    for sign in "-/.":
        found = read(DATE, f"{date:%d{sign}%m{sign}%Y}", "")
        if date.day > 12 or date.day == date.month:
            assert found.certain == date
        else:
            assert found.certain is NOTHING
            assert found.choices == (date, dt.date(date.year, date.day, date.month))
    assert _certain(PARTIAL, date.year) == str(date.year)
    assert _certain(PARTIAL, f"{month} {date.year}") == f"{date:%Y-%m}"
    assert _certain(DATE, f"{month} {date.year}") is None


@pytest.mark.parametrize(
    ("form", "value"),
    [
        *(
            (DATE, text)
            for text in ("2026-02-30", "31-02-2026", "1-6-26", "soon", "2026-06-01 19:30", "since 2020", "")
        ),
        *((DATE, value) for value in (True, 2026, 1.5, dt.datetime(2026, 6, 1, 19, 30))),  # noqa: DTZ001
        *((PARTIAL, value) for value in (1026, True, 2026.5, "2026-13", "1-6-2026")),
        *(({"format": "time"}, value) for value in ("7:30", "8 uur", "24:00", "19", 19, 19.5, "evening")),
        *((HOURS, text) for text in ("1.000", "8 uur", "about 8", "8-10", "50%", "8 9", "eight", "", True)),
        *((COUNT, value) for value in ("1.5", 1.5, "1,000", "half", True)),
        *(({"type": "boolean"}, value) for value in (1, 0, "maybe", "1", "")),
        *((TEXT, value) for value in (True, ["a", "b"], {"a": 1})),
        *(({"pattern": LANGUAGE_PATTERN}, value) for value in ("English and Dutch", 1, "")),
        *(({"pattern": ID_PATTERN}, value) for value in ("Ana", "Ana en Bo")),
    ],
)
def test_what_can_be_read_in_two_ways_or_loses_something_is_not_certain(form: dict[str, Any], value: Any) -> None:
    assert _certain(form, value) is None


@given(st.times(), st.integers(0, 744), st.integers(0, 744 * 4))
def test_times_and_numbers_in_quotation_marks_are_what_they_say(time: dt.time, number: int, quarters: int) -> None:
    time, part = time.replace(second=0, microsecond=0), quarters / 4
    for text in (f"{time:%H:%M}", f"{time:%H.%M}", f"{time:%H:%M:%S}", f"{time:%H:%M} uur"):
        assert _certain({"format": "time"}, text) == time
    assert _certain({"format": "time"}, time.hour + time.minute / 100, f"{time:%H.%M}") == time
    assert _certain(HOURS, f" {number} ") == number
    assert _certain(COUNT, float(number)) == number
    assert _certain(HOURS, str(part)) == _certain(HOURS, str(part).replace(".", ",")) == part
    assert _certain(PERCENT, f"{part}%") == _certain(PERCENT, f"{part} procent") == part
    share = round(min(part, 100) / 100, 4)
    assert _certain(SHARE, f"{share * 100:.2f}%".replace(".", ","), has_shares=True) == share
    assert _certain(SHARE, f"{number}%") is None, "a table of a plugin may have percentages"


def test_a_number_that_does_not_fit_stays() -> None:
    for value in (-1, 745, 10**9, float("nan"), float("inf")):
        assert read(HOURS, value, str(value)) == (NOTHING, ())


def test_shares_are_the_only_numbers_without_limits() -> None:
    found = [
        (name, key)
        for name, table in TABLES.items()
        for key, form in table.get("properties", {}).items()
        if form.get("type") == "number" and not {"minimum", "maximum"} & form.keys()
    ]
    assert found == [("TimeSplit", key) for key in ("internal", "external", "other")]


@pytest.mark.parametrize("value", ["ja", "Yes", "TRUE", "nee", "no", "Onwaar"])
def test_words_for_true_and_false(value: str) -> None:
    assert _certain({"type": "boolean"}, value) is (value.casefold() in ("ja", "yes", "true"))


@pytest.mark.parametrize("value", [2026, 2.5, dt.date(2026, 6, 1), dt.time(19, 30), float("nan")])
def test_text_without_quotation_marks_is_what_is_written(value: Any) -> None:
    assert _certain(TEXT, value, "2.50") == "2.50"


@pytest.mark.parametrize("options", OPTIONS, ids=lambda options: options[0])
def test_a_value_of_a_list_in_other_letters_or_in_dutch(options: tuple[str, ...]) -> None:
    for option in options:
        for written in (
            option.upper(),
            option.title(),
            f" {option}",
            option.replace("-", " "),
            option.replace("-", "_"),
        ):
            assert read_option(options, written).certain == option
        assert read_option(options, f"{option}?").certain is NOTHING
        assert read_option(options, f"not {option}").certain is NOTHING
    for word, meant in DUTCH.items():
        here = [one for one in meant if one in options]
        found = read_option(options, word.replace("-", " ").capitalize())
        if word in options:
            assert found.certain == word
        elif len(here) == 1 and word not in LOOSE:
            assert found.certain == here[0] == option_meant(word, list(options)), "the message says the same"
        elif here:
            assert found == (NOTHING, tuple(here))


@pytest.mark.parametrize("options", OPTIONS, ids=lambda options: options[0])
def test_a_typo_is_never_taken_for_another_value(options: tuple[str, ...]) -> None:
    words = {id_of(word): {one for one in meant if one in options} for word, meant in DUTCH.items()}
    words |= {option: {option} for option in options}
    for word, meant in words.items():
        for slip in _slips(word) if meant else ():
            found = read_option(options, slip).certain
            assert found is NOTHING or {found} == words.get(slip, meant)
            assert found is NOTHING or found == option_meant(slip, list(options)), "the message says the same"


@pytest.mark.parametrize(("table", "key"), KEYS, ids=[f"{table}.{key}" for table, key in KEYS])
def test_a_key_in_other_letters_in_other_words_or_with_a_typo(table: str, key: str) -> None:
    known = list(TABLES[table]["properties"])
    assert {key_words.certain_key(one, known) for one in (key.title(), key.upper(), key.replace("-", "_"))} == {key}
    for word in key_words.words_of(key):
        meant = [one for one in known if word in key_words.words_of(one)]
        is_loose = word in words_for_keys.LOOSE or word in words_for_keys.LOOSE_FOR.get(key, "").split()
        is_certain = word not in known and len(meant) == 1 and not is_loose
        assert key_words.certain_key(word, known) == (key if is_certain else word if word in known else None)
    exact = {word: one for one in known for word in (*key_words.words_of(one), one)}
    for slip in _slips(key):
        assert key_words.certain_key(slip, known) in (None, key, exact.get(slip))


def test_no_word_of_the_format_is_a_typo_of_another() -> None:
    for name, table in TABLES.items():
        known = list(table.get("properties", ()))
        exact = {word for one in known for word in (*key_words.words_of(one), one)}
        for word in key_words.vocabulary() - exact:
            assert key_words.certain_key(word, known) is None, name


@pytest.mark.parametrize("word", sorted(words_for_keys.LOOSE | words_for_keys.OTHERS))
def test_a_word_that_says_something_else_is_no_certain_key(word: str) -> None:
    for table in TABLES.values():
        known = list(table.get("properties", ()))
        assert word in known or key_words.certain_key(word, known) is None


def test_a_word_that_looks_like_another_value_is_none() -> None:
    for options in OPTIONS:
        for word in words_for_keys.OTHERS:
            assert read_option(options, word).certain is NOTHING


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        *(
            ("elke manad", "elke maand"),
            ("Elke  maand.", "Elke maand"),
            ("quartely", "quarterly"),
            ("2 wkn", "2 weken"),
        ),
        *(("1x p/m", "1x per maand"), ("tweewekeliijks", "tweewekelijks"), ("every 2 mnoths", "every 2 months")),
        *(
            ("every Monday", None),
            ("ongeveer elke maand", None),
            ("bweekly", None),
            ("vie weken", None),
            ("soon", None),
        ),
        *(("nearly", None), ("elke werk", None), ("waar", None), ("every mouth", None), ("elke mand", "elke maand")),
        *(("elke manad op dinsdag", None), ("elk kwartal en elke manad", None), ("", None), ("x" * 1000, None)),
    ],
)
def test_an_interval_has_one_typo_at_most_and_loses_nothing(text: str, meant: str | None) -> None:
    assert certain_interval(text) == meant


@pytest.mark.parametrize(
    ("value", "written", "meant"),
    [
        *(
            ("Ana", "", "ana"),
            ("Noëlle", "", "noelle"),
            ("water boards", "", "water-boards"),
            ("Jan_Piet", "", "jan-piet"),
        ),
        *((7, "7", "7"), (dt.date(2026, 6, 1), "2026-06-01", "2026-06-01"), (1000, "1_000", ""), (1.5, "1.5", "")),
        *(("Ana en Bo", "", ""), ("Ana, Bo", "", ""), ("Ana/Bo", "", ""), ("Аня", "", ""), ("ana@x.org", "", "")),
        *((True, "true", ""), ("🙂", "", ""), ("", "", ""), ("a" * 61, "", ""), (None, "", ""), ([], "[]", "")),
    ],
)
def test_an_id_is_certain_if_all_of_its_letters_are_kept(value: Any, written: str, meant: str) -> None:
    assert certain_id(value, written) == meant
