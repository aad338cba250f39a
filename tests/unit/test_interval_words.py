"""The length that each word of an interval stands for: no word may change its meaning, or come without a value here."""

import pytest

from netlint import clear_interval, days, longest_days
from netlint.charter.intervals import INTERVAL_WORDS, other_interval

UNITS = {
    1: ["day", "days", "dag", "dagen", "daily", "dagelijks"],
    7: ["week", "weeks", "weken", "weekly", "wekelijks"],
    14: ["fortnight", "fortnights", "fortnightly", "veertiendaags", "14-daags", "14 daags"],
    30: ["month", "months", "maand", "maanden", "monthly", "maandelijks"],
    91: ["quarter", "quarters", "quarterly", "kwartaal", "kwartalen"],
    183: [
        *("half year", "half-year", "half a year", "half yearly", "half-yearly", "semiannual", "semiannually"),
        *("semi-annual", "semi-annually", "half jaar", "halfjaar", "half jaarlijks", "half-jaarlijks", "halfjaarlijks"),
    ],
    365: ["year", "years", "jaar", "jaren", "yearly", "annual", "annually", "jaarlijks"],
}
TWO_MEANINGS = {
    ("2 weeks", "2x per week", 14): ["biweekly", "bi-weekly"],
    ("2 months", "2x per month", 61): ["bimonthly", "bi-monthly"],
    ("6 months", "2 years", 183): ["biannual", "biannually", "bi-annual", "bi-annually"],
    ("2 years", "2x per year", 730): ["biennial", "biennially", "biyearly", "bi-yearly"],
    ("3 maanden", "6 maanden", 91): ["om het kwartaal", "om de kwartaal"],
    ("6 maanden", "12 maanden", 183): ["om het half jaar", "om het halfjaar", "om de halfjaar"],
}
NUMBERS = {
    1: ["one", "een", "één"],
    2: ["two", "twee"],
    3: ["three", "drie"],
    4: ["four", "vier"],
    5: ["five", "vijf"],
    6: ["six", "zes"],
    7: ["seven", "zeven"],
    8: ["eight", "acht"],
    9: ["nine", "negen"],
    10: ["ten", "tien"],
    11: ["eleven", "elf"],
    12: ["twelve", "twaalf"],
}
ONCE = {1: ["once", "eens", "eenmaal"], 2: ["twice", "tweemaal"], 3: ["driemaal"], 4: ["viermaal"]}
TIMES = ["x", "×", "times", "keer", "maal", "per"]  # noqa: RUF001 (people write this sign)
EVERY = ["every", "each", "elk", "elke", "ieder", "iedere", "per", "a", "an", "the", "de", "het"]
SKIP = ["every other", "every second", "om de", "om het", "om de andere", "om het andere"]
DAYS = {text: length for length, texts in UNITS.items() for text in texts}
LENGTHS = {
    **DAYS,
    **{f"per {text}": length for text, length in DAYS.items()},
    **{text: length for (_clear, _other, length), texts in TWO_MEANINGS.items() for text in texts},
    **{f"{word} weken": number * 7 for number, words in NUMBERS.items() for word in words},
    **{f"{word}wekelijks": number * 7 for number, words in NUMBERS.items() for word in words},
    **{f"{number} weeks": number * 7 for number in (1, 2, 3, 4, 6, 8, 10, 52, 9999)},
    **{f"{word} per jaar": round(365.25 / number) for number, words in ONCE.items() for word in words},
    **{f"5 {word} jaar": 73 for word in TIMES},
    **{f"{word} week": 7 for word in EVERY},
    **{f"{word} week": 14 for word in SKIP},
    **{f"{word} 3 weken": 21 for word in ("om de", "every", "elke")},
    "om de andere maand": 61,
    "om het jaar": 730,
    "om de dag": 2,
    "2x per kwartaal": 46,
    "twee keer per maand": 15,
    "3x per half jaar": 61,
}


@pytest.mark.parametrize(("text", "length"), LENGTHS.items())
def test_an_interval_has_this_length(text: str, length: int) -> None:
    assert (days(text), longest_days(text)) == (length, length)


def test_each_word_has_a_value_here() -> None:
    tables = [*UNITS.values(), *TWO_MEANINGS.values(), *NUMBERS.values(), *ONCE.values(), TIMES, EVERY, SKIP]
    assert set(" ".join(word for words in tables for word in words).replace("-", " ").split()) == set(INTERVAL_WORDS)


@pytest.mark.parametrize(
    ("text", "clear", "other"),
    [(text, clear, other) for (clear, other, _days), texts in TWO_MEANINGS.items() for text in texts],
)
def test_an_interval_with_two_meanings_has_these(text: str, clear: str, other: str) -> None:
    assert (clear_interval(text), other_interval(text)) == (clear, other)


@pytest.mark.parametrize(
    "text", ["weekly", "per kwartaal", "tweewekelijks", "om de week", "2x biweekly", "now and then"]
)
def test_an_interval_with_one_meaning_has_no_other(text: str) -> None:
    assert other_interval(text) is None
