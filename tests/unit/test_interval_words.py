"""Every word of an interval keeps its meaning: reports, due dates and calendars of networks depend on it."""

import pytest

from netlint import clear_interval, days, is_interval, longest_days
from netlint.charter.intervals import INTERVAL_WORDS, Counted, counted, other_interval
from netlint.charter.spoken_intervals import spoken_interval
from netlint.i18n.translator import Translator

UNITS = {
    "day": "day days dag dagen daily dagelijks",
    "week": "week weeks weken weekly wekelijks",
    "month": "month months maand maanden monthly maandelijks",
    "quarter": "quarter quarters quarterly kwartaal kwartalen",
    "half year": (
        "half_year half-year half_a_year half_yearly half-yearly semiannual semiannually semi-annual semi-annually "
        "half_jaar halfjaar half_jaarlijks half-jaarlijks halfjaarlijks"
    ),
    "year": "year years jaar jaren yearly annual annually jaarlijks",
}
FORTNIGHTS = "fortnight fortnights fortnightly veertiendaags 14-daags 14_daags"
LENGTHS = {"day": 1, "week": 7, "month": 30, "quarter": 91, "half year": 183, "year": 365}
TEN = {"day": 10, "week": 70, "month": 304, "quarter": 913, "half year": 1826, "year": 3652}
NUMBERS = (
    "one een één, two twee, three drie, four vier, five vijf, six zes, seven zeven, eight acht, nine negen, ten tien, "
    "eleven elf, twelve twaalf"
)
TIMES = {1: "once eens eenmaal", 2: "twice tweemaal", 3: "driemaal", 4: "viermaal"}
TWO_MEANINGS = {
    ("2 weeks", "2x per week"): "biweekly bi-weekly",
    ("2 months", "2x per month"): "bimonthly bi-monthly",
    ("6 months", "2 years"): "biannual biannually bi-annual bi-annually",
    ("2 years", "2x per year"): "biennial biennially biyearly bi-yearly",
    ("3 maanden", "6 maanden"): "om_het_kwartaal om_de_kwartaal",
    ("6 maanden", "12 maanden"): "om_het_half_jaar om_het_halfjaar om_de_halfjaar",
}


def _words(text: str) -> list[str]:
    return [word.replace("_", " ") for word in text.split()]


def test_no_word_is_missing_here() -> None:
    of_tables = [*UNITS.values(), FORTNIGHTS, NUMBERS.replace(",", ""), *TIMES.values(), *TWO_MEANINGS.values()]
    small = "x × times keer maal per every each elk elke ieder iedere a an the de het other second om andere"  # noqa: RUF001
    words = {part for text in of_tables for word in _words(text) for part in word.replace("-", " ").split()}
    assert set(INTERVAL_WORDS) == words | set(small.split())


@pytest.mark.parametrize(("unit", "words"), UNITS.items())
def test_each_word_of_a_unit_has_its_length(unit: str, words: str) -> None:
    for word in _words(words):
        assert (days(word), days(f"10 {word}"), longest_days(f"10 {word}")) == (LENGTHS[unit], TEN[unit], TEN[unit])
        assert counted(word) == Counted((1, 1), (1, 1), unit)


def test_a_fortnight_is_two_weeks() -> None:
    for word in _words(FORTNIGHTS):
        assert (days(word), days(f"3 {word}")) == (14, 42)
        assert counted(word) == Counted((1, 1), (2, 2), "week")
    assert counted("every other fortnight") == Counted((1, 1), (4, 4), "week")


def test_each_word_of_a_number_has_its_value() -> None:
    for number, words in enumerate(NUMBERS.split(", "), start=1):
        for word in words.split():
            assert days(f"{word} days") == number
            assert counted(f"{word} to 20x per 1 tot {word} weeks") == Counted((number, 20), (1, number), "week")


def test_each_word_of_a_number_of_times_has_its_value() -> None:
    for number, words in TIMES.items():
        for word in words.split():
            assert (
                counted(f"{word} per week") == counted(f"{word} in week") == Counted((number, number), (1, 1), "week")
            )
    for sign in ("x", "×", " times", " keer", " maal", " per", "x per", " keer in de"):  # noqa: RUF001
        assert counted(f"3{sign} year") == Counted((3, 3), (1, 1), "year"), sign


@pytest.mark.parametrize(
    "word", ["every", "each", "elk", "elke", "ieder", "iedere", "per", "a", "an", "the", "de", "het", "/"]
)
def test_each_word_before_a_unit_means_every(word: str) -> None:
    assert counted(f"{word} weken") == Counted((1, 1), (1, 1), "week")
    assert counted(f"{word} 3-6 weken") == Counted((1, 1), (3, 6), "week")


@pytest.mark.parametrize("word", ["every other", "every second", "om de", "om het", "om de andere", "om het andere"])
def test_each_word_that_skips_one_doubles_the_unit_but_not_a_number(word: str) -> None:
    assert (days(f"{word} week"), days(f"{word} jaar"), days(f"{word} 3 weken")) == (14, 730, 21)
    assert counted(f"{word} maand") == Counted((1, 1), (2, 2), "month")


@pytest.mark.parametrize("between", ["-", " - ", "–", " to ", " tot ", " or ", " of ", " à ", " a "])  # noqa: RUF001
def test_each_sign_between_numbers_makes_a_range(between: str) -> None:
    assert counted(f"2{between}4 weken") == counted(f"4{between}2 weken") == Counted((1, 1), (2, 4), "week")
    assert counted(f"2{between}4 keer per jaar") == Counted((2, 4), (1, 1), "year")
    assert (days(f"2{between}4x per week"), longest_days(f"2{between}4x per year")) == (2, 183)


@pytest.mark.parametrize(("meanings", "words"), TWO_MEANINGS.items())
def test_each_word_with_two_meanings_has_both(meanings: tuple[str, str], words: str) -> None:
    for word in _words(words):
        assert (clear_interval(word), other_interval(word)) == meanings
        assert days(word) == days(meanings[0])
        assert counted(word).units == counted(meanings[0]).units or word.startswith("om ")


@pytest.mark.parametrize("text", ["weekly", "om de week", "2x biweekly", "2 biweekly", "twice biweekly", "no interval"])
def test_what_has_one_meaning_has_no_other(text: str) -> None:
    assert other_interval(text) is None


def test_with_a_number_the_clear_way_is_in_days() -> None:
    texts = ("2 biweekly", "2x biweekly", "twice biennial", "2 to 3 bimonthly")
    assert [clear_interval(text) for text in texts] == ["28 days", "7 days", "365 days", "122 days"]


def test_an_interval_is_at_least_a_day() -> None:
    assert (days("9999x per day"), longest_days("2 to 3 times a day"), days("3x per 2 days")) == (1, 1, 1)


@pytest.mark.parametrize(
    "text", ["00 days", "01 days", "10000 days", "9999x 10000 days", "½ year", "²  days", "² days"]
)
def test_a_number_has_up_to_four_digits_without_a_zero_in_front(text: str) -> None:
    assert not is_interval(text)
    assert days("9999 days") == 9999


def test_several_half_years_are_months() -> None:
    assert counted("half year") == Counted((1, 1), (1, 1), "half year")
    assert counted("1 to 2 half years".replace("years", "year")) == Counted((1, 1), (6, 12), "month")
    assert counted("every other half year") == Counted((1, 1), (12, 12), "month")


SAID = {
    "day": ("every day", "elke dag"), "2 days": ("every 2 days", "elke 2 dagen"),
    "2x per day": ("twice a day", "twee keer per dag"), "3x per 2 days": ("3 times every 2 days", "3 keer per 2 dagen"),
    "week": ("every week", "elke week"), "3 weeks": ("every 3 weeks", "elke 3 weken"),
    "2x per week": ("twice a week", "twee keer per week"), "3x per 2 weeks": ("3 times every 2 weeks", "3 keer per 2 weken"),
    "month": ("every month", "elke maand"), "2 months": ("every 2 months", "elke 2 maanden"),
    "2x per month": ("twice a month", "twee keer per maand"), "2x per 3 months": ("twice every 3 months", "twee keer per 3 maanden"),
    "quarter": ("every quarter", "elk kwartaal"), "2 quarters": ("every 2 quarters", "elke 2 kwartalen"),
    "2x per quarter": ("twice a quarter", "twee keer per kwartaal"), "3x per 2 quarters": ("3 times every 2 quarters", "3 keer per 2 kwartalen"),
    "half year": ("every half year", "elk half jaar"), "2x per half year": ("twice per half year", "twee keer per half jaar"),
    "3x per 2 half year": ("3 times every 12 months", "3 keer per 12 maanden"),
    "year": ("every year", "elk jaar"), "2 years": ("every 2 years", "elke 2 jaar"),
    "2-3x per year": ("2 to 3 times a year", "2 tot 3 keer per jaar"), "3x per 2 years": ("3 times every 2 years", "3 keer per 2 jaar"),
    "2x per 2 to 3 years": ("twice every 2 to 3 years", "twee keer per 2 tot 3 jaar"),
}  # fmt: skip


@pytest.mark.parametrize("interval", SAID)
def test_an_interval_of_each_unit_is_said_in_both_languages(interval: str) -> None:
    message = spoken_interval(interval)
    assert (message.text(), message.text(Translator().into("nl"))) == SAID[interval]
