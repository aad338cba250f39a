"""Durations in sentences of people: how long, and not how often."""

import pytest

from netlint.charter.durations import duration_in


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("one week", 7), ("ONE WEEK!", 7), ("(2 weeks)", 14), ("een halfjaar lang", 183), ("na halfjaar proef", 183), ("half a year, no longer", 183),
        ("three to six months", 183), ("tot 3 maanden, dus maximaal 3 maanden", 91), ("3 maanden of 91 dagen", 91),
        ("maximaal één jaar", 365), ("2_weeks", 14), ("we wait 2 weeks and then another two weeks", 14),
        ("every trial takes 2 weeks", 14), ("elke keer dat iemand begint duurt het 2 weken", 14),
    ],
)  # fmt: skip
def test_a_duration_is_found_in_a_sentence(text: str, days: int) -> None:
    assert duration_in(text) == days


@pytest.mark.parametrize("before", ["every", "each", "per", "elk", "elke", "ieder", "iedere", "om de", "om het"])
def test_how_often_is_no_duration(before: str) -> None:
    assert duration_in(f"een gesprek {before} 2 weken") is None
    assert duration_in(f"een gesprek {before} 2 weken, drie maanden lang") == 91


@pytest.mark.parametrize(
    "text",
    [
        "twice a week", "once a year", "2 times a month", "drie keer per jaar", "2 x de week", "eens in het jaar", "a week",
        "two maal the year", "tweemaal the year", "week", "weeks of work", "1 week or 2 years, not 1 week", "12345 days",
    ],
)  # fmt: skip
def test_what_states_none_or_several_has_none(text: str) -> None:
    assert duration_in(text) is None


@pytest.mark.parametrize(
    "times",
    ["once", "twice", "3 times", "3 keer", "3 maal", "3 x", "eens", "eenmaal", "tweemaal", "driemaal", "viermaal"],
)
def test_a_number_of_times_is_no_duration(times: str) -> None:
    assert duration_in(f"{times} yearly") is None
    assert duration_in(f"{times} jaarlijks, twee jaar lang") == 730


def test_only_the_beginning_of_a_text_is_read() -> None:
    assert duration_in("x" * 993 + " 1 week") == 7  # 1,000 characters
    assert duration_in("x" * 994 + " 1 week") is None
