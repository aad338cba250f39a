"""Intervals as people write them, in two languages: which texts are intervals, how long they are, and what was meant."""

import itertools
import json
import re
import subprocess
from copy import deepcopy
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.node import NODE, needs_node

from netlint import Charter, clear_interval, days, is_interval, longest_days
from netlint.charter import convert
from netlint.charter.conversion import _convert
from netlint.charter.intervals import INTERVAL_PATTERN, INTERVAL_WORDS, PYTHON_PATTERN, _parts
from netlint.charter.repair.near_interval import near_interval
from netlint.charter.schema import json_schema
from netlint.charter.spoken_intervals import spoken_interval
from netlint.i18n import LANGUAGES
from netlint.i18n.translator import Translator

LENGTHS = {
    (1, 1): ["daily", "dagelijks", "elke dag", "every day", "per dag", "5x per dag"],
    (2, 2): ["om de dag", "every other day", "3 keer per week", "drie keer de week", "every two days"],
    (7, 7): [
        *("weekly", "Weekly", "WEEKLY", "wekelijks", "Wekelijks", "week", "a week", "per week", "elke week", "iedere week"),
        *("Every Week", "each week", "1 week", "1 weken", "one week", "één week", "een week", "once a week", "1x per week"),
        *("1 keer per week", "eens per week", "eens in de week", "1x in de week", "1x week", "1x/week", "one-weekly"),
    ],
    (14, 14): [
        *("om de week", "Om de week", "om de andere week", "om de twee weken", "om de 2 weken", "elke twee weken"),
        *("iedere 2 weken", "2 weken", "2 weeks", "two weeks", "every two weeks", "every 2 weeks", "every other week"),
        *("every second week", "fortnightly", "every fortnight", "tweewekelijks", "twee-wekelijks", "2-wekelijks"),
        *("2-weekly", "veertiendaags", "14-daags", "14 daags", "1x per 2 weken", "1 keer per twee weken", "2weeks"),
        *("eens in de twee weken", "eens per 2 weken", "once every two weeks", "once in two weeks", "biweekly"),
        *("Bi-Weekly", "14 days", "1x om de week", "per 2 weken"),
    ],
    (15, 15): ["2x per maand", "twee keer per maand", "twice a month", "tweemaal per maand", "2 keer in de maand"],
    (30, 30): [
        *("monthly", "Maandelijks", "ELKE MAAND", "elke maand", "per maand", "iedere maand", "every month", "each month"),
        *("eens per maand", "éénmaal per maand".replace("éé", "ee"), "once a month", "1 maand", "month", "1 month"),
        *("één keer per maand", "ÉÉN KEER PER MAAND", "12x per jaar", "twelve times a year", "twaalf keer per jaar"),
    ],
    (42, 42): ["6 weken", "zes weken", "six weeks", "elke 6 weken", "6-wekelijks", "zeswekelijks", "every six weeks"],
    (61, 61): [
        *("om de maand", "every other month", "tweemaandelijks", "bimonthly", "2 maanden", "every two months"),
        *("6 times a year", "zes keer per jaar", "om de twee maanden", "elke 2 maanden"),
    ],
    (91, 91): [
        *("quarterly", "per kwartaal", "elk kwartaal", "ieder kwartaal", "each quarter", "every quarter", "1 quarter"),
        *("kwartaal", "driemaandelijks", "three-monthly", "4 times a year", "4x per jaar", "viermaal per jaar"),
        *("4x/jaar", "4 x per jaar", "4 × per jaar", "4 per jaar", "4 per year", "once a quarter"),  # noqa: RUF001
        *("1 keer per kwartaal", "elke drie maanden", "3 months", "om het kwartaal"),
    ],
    (122, 122): ["3 maal per jaar", "driemaal per jaar", "3 times a year", "three times per year"],
    (183, 183): [
        *("halfjaarlijks", "half-jaarlijks", "elk half jaar", "ieder halfjaar", "per half jaar", "half jaar", "2x per jaar"),
        *("een half jaar", "half a year", "half-yearly", "semi-annually", "semiannual", "twice a year", "twice yearly"),
        *("twee keer per jaar", "2 keer per jaar", "tweemaal per jaar", "2 x per jaar", "2X PER JAAR", "2 times a year"),
        *("6 months", "zes maanden", "elke zes maanden", "every half year", "biannually", "om het half jaar", "2 quarters"),
        *("om het halfjaar", "every other quarter", "2 kwartalen"),
    ],
    (365, 365): ["yearly", "annually", "Annual", "jaarlijks", "elk jaar", "per jaar", "every year", "1x per jaar", "1 jaar"],
    (730, 730): ["2 jaar", "tweejaarlijks", "om het jaar", "every other year", "2 years", "biennial", "bi-yearly"],
    (14, 21): ["2 to 3 weeks", "2-3 weeks", "2 - 3 weken", "2–3 weken", "2 tot 3 weken", "two to three weeks"],  # noqa: RUF001
    (28, 42): ["4-6 weken", "every 4 to 6 weeks", "elke vier tot zes weken", "6-4 weeks", "4 à 6 weken", "4 a 6 weken"],
    (91, 152): ["3 to 5 months", "3-5 months", "3 tot 5 maanden", "drie tot vijf maanden"],
    (122, 183): ["2 tot 3 keer per jaar", "2-3x per jaar", "twee à drie keer per jaar", "two or three times a year"],
}  # fmt: skip
"""Texts by the shortest and the longest length in days."""
NONE = [
    *("", " ", "weekly ", " weekly", "weekly\n", "2  weeks", "0 days", "0x per jaar", "12345 days", "2.5 weeks", "uur"),
    *(
        "elk uur",
        "hourly",
        "now and then",
        "elke manad",
        "every",
        "2x",
        "twice",
        "keer per jaar",
        "x per week",
        "months 2",
    ),
    *(
        "2 to weeks",
        "to 3 weeks",
        "om de",
        "elke maandag",
        "driedaags",
        "thirteen weeks",
        "2 weeks 3 days",
        "dertien weken",
    ),
    *("wee\u212aly", "dai\u0131y", "week\u017f", "\u0662 weeks"),  # a Kelvin sign, a dotless i, a long s, an Arabic two
]


@pytest.mark.parametrize(
    ("text", "length"), [(text, length) for length, texts in LENGTHS.items() for text in texts], ids=str
)
def test_an_interval_is_understood(text: str, length: tuple[int, int]) -> None:
    assert (days(text), longest_days(text)) == length
    assert is_interval(text)
    _, mistakes = convert({"meetings": [{"id": "a", "every": text}]}, Charter)
    assert mistakes == ()


@pytest.mark.parametrize("text", list(itertools.chain.from_iterable(LENGTHS.values())), ids=str)
def test_an_interval_in_words_is_the_same_interval(text: str) -> None:
    for language in LANGUAGES:
        words = spoken_interval(text).text(Translator().into(language))
        if days(text) > 1:
            assert (days(words), longest_days(words)) == (days(text), longest_days(text)), words
        assert words == spoken_interval(words).text(Translator().into(language))


SPOKEN = [
    ("weekly", "every week", "elke week"),
    ("om de week", "every 2 weeks", "elke 2 weken"),
    ("fortnightly", "every 2 weeks", "elke 2 weken"),
    ("per kwartaal", "every quarter", "elk kwartaal"),
    ("eens in de drie maanden", "every 3 months", "elke 3 maanden"),
    ("2 tot 3 weken", "every 2 to 3 weeks", "elke 2 tot 3 weken"),
    ("tweemaal per jaar", "twice a year", "twee keer per jaar"),
    ("2-3x per jaar", "2 to 3 times a year", "2 tot 3 keer per jaar"),
    ("3 times every 2 months", "3 times every 2 months", "3 keer per 2 maanden"),
    ("3x per half jaar", "3 times per half year", "3 keer per half jaar"),
    ("3 half year", "every 18 months", "elke 18 maanden"),
    ("bi-weekly", "every 2 weeks", "elke 2 weken"),
    ("om het half jaar", "every half year", "elk half jaar"),
    ("om het jaar", "every 2 years", "elke 2 jaar"),
]


@pytest.mark.parametrize(("text", "english", "dutch"), SPOKEN)
def test_an_interval_is_said_as_people_say_it(text: str, english: str, dutch: str) -> None:
    message = spoken_interval(text)
    assert (message.text(), message.text(Translator().into("nl"))) == (english, dutch)


def test_what_is_not_an_interval_cannot_be_said() -> None:
    with pytest.raises(ValueError, match="not an interval"):
        spoken_interval("now and then")


def test_a_text_of_a_usual_form_has_the_parts_of_the_pattern() -> None:
    """Every pair of words, as the usual forms are read without the pattern."""
    words = [*INTERVAL_WORDS, "half year", "half a year", "half-jaarlijks", "14-daags", "14 daags", "wee\u212a"]
    form = re.compile(PYTHON_PATTERN)
    for first in ("", "0", "1", "12", "9999", "10000", "02", "2.", "²", *words):
        for between, last in itertools.product(("", " ", "-"), ("", "WEEKS", *words)):
            text = first + between + last
            match = form.search(text)
            parts = match and {name: (part or "").lower() for name, part in match.groupdict().items()}
            assert _parts(text) == parts, text


PLACES: dict[tuple[str, str], dict[str, Any]] = {
    ("Network", "review-every"): {"network": {}},
    ("Client", "ask-every"): {"clients": [{"id": "a"}]},
    ("Coordination", "reconfirm-every"): {"coordination": {}},
    ("Circle", "every"): {"circles": [{"id": "a"}]},
    ("Meeting", "every"): {"meetings": [{"id": "a"}]},
    ("Ritual", "every"): {"rituals": [{"id": "a"}]},
}
"""A charter with each table that can have an interval, by its kind and the key."""


def test_the_schema_has_the_pattern_in_each_of_these_places() -> None:
    found = {
        (kind, key)
        for kind, node in json_schema(Charter)["$defs"].items()
        for key, form in node.get("properties", {}).items()
        if INTERVAL_PATTERN in json.dumps(form, ensure_ascii=False)
    }
    assert found == set(PLACES)


@pytest.mark.parametrize("place", PLACES, ids="-".join)
def test_the_model_takes_only_intervals_by_itself(place: tuple[str, str]) -> None:
    """Without the schema, which looks only at charters that the model does not take."""
    for text in ("2x per jaar", "monthly", "9 days"):
        assert _takes(place, text)
    for text in ("2x", "months 2", "every", "", "week\n", "elke manad"):
        assert not _takes(place, text), text


def _takes(place: tuple[str, str], text: str) -> bool:
    """Return whether the model takes a charter with a text in a place for intervals."""
    data = deepcopy(PLACES[place])
    for section in data.values():
        table = section[0] if isinstance(section, list) else section
        table[place[1]] = text
    try:
        _convert(data, Charter)
    except msgspec.ValidationError:
        return False
    return True


@pytest.mark.parametrize("text", NONE, ids=ascii)
def test_other_text_is_not_an_interval(text: str) -> None:
    assert not is_interval(text)
    assert re.search(INTERVAL_PATTERN.replace("$", r"\Z"), text) is None
    assert clear_interval(text) is None
    with pytest.raises(ValueError, match="not an interval"):
        days(text)
    _, mistakes = convert({"meetings": [{"id": "a", "every": text}]}, Charter)
    assert len(mistakes) == 1


@given(st.from_regex(PYTHON_PATTERN) | st.from_regex(INTERVAL_PATTERN, fullmatch=True))
def test_whatever_the_pattern_takes_has_a_length(text: str) -> None:
    assert 1 <= days(text) <= longest_days(text) <= 2 * 9999 * 9999 * 366
    assert re.fullmatch(INTERVAL_PATTERN, text)
    assert is_interval(text)
    assert days(text.upper()) == days(text.lower()) == days(text)


@given(
    st.lists(
        st.sampled_from(
            [
                "2",
                "twee",
                "2x",
                "x",
                "keer",
                "per",
                "elke",
                "every",
                "om",
                "de",
                "het",
                "week",
                "weken",
                "half",
                "jaar",
                "month",
                "-",
                "/",
                "ly",
                "two",
                "to",
                "3",
                "in",
            ]
        ),
        max_size=6,
    ),
    st.sampled_from(["", " "]),
)
def test_the_patterns_take_the_same_texts_and_those_that_have_a_length(words: list[str], between: str) -> None:
    text = between.join(words)
    is_in_schema = re.fullmatch(INTERVAL_PATTERN, text) is not None
    assert is_interval(text) == is_in_schema
    if is_in_schema:
        days(text)
    else:
        with pytest.raises(ValueError, match="not an interval"):
            days(text)


@needs_node
def test_the_pattern_of_the_schema_means_the_same_to_javascript() -> None:
    yes = [text for texts in LENGTHS.values() for text in texts]
    script = (
        "const [pattern, texts] = JSON.parse(require('fs').readFileSync(0));"
        "const form = new RegExp(pattern, 'u');"
        "console.log(JSON.stringify(texts.filter(text => form.test(text))))"
    )
    asked = json.dumps([INTERVAL_PATTERN, yes + NONE])
    done = subprocess.run([str(NODE), "-e", script], input=asked, capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == yes


def test_the_pattern_of_the_schema_has_nothing_that_some_regular_expressions_lack() -> None:
    assert "(?" not in INTERVAL_PATTERN
    assert "\\" not in INTERVAL_PATTERN


@pytest.mark.parametrize(
    ("text", "clear"),
    [
        ("biweekly", "2 weeks"), ("BiWeekly", "2 weeks"), ("bi-weekly", "2 weeks"), ("every biweekly", "2 weeks"),
        ("Bimonthly", "2 months"), ("biannually", "6 months"), ("bi-annual", "6 months"), ("biennially", "2 years"),
        ("biyearly", "2 years"), ("om het half jaar", "6 maanden"), ("Om het halfjaar", "6 maanden"),
        ("om het kwartaal", "3 maanden"), ("2x biweekly", "7 days"), ("1x om het half jaar", "183 days"),
        ("om de week", None), ("om het jaar", None), ("om het andere kwartaal", None), ("om de 2 kwartalen", None),
        ("tweewekelijks", None), ("weekly", None), ("elk half jaar", None),
    ],
)  # fmt: skip
def test_an_interval_with_two_meanings_has_a_clear_one(text: str, clear: str | None) -> None:
    assert clear_interval(text) == clear
    assert clear is None or days(clear) == days(text)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("elke manad", "elke maand"), ("Elke Manad", "elke maand"), ("monthy", "monthly"), ("anually", "annually"),
        ("wekelijkse", "wekelijks"), ("tweemandelijks", "tweemaandelijks"), ("elke 6 wkn", "elke 6 weken"),
        ("2x p/j", "2x per jaar"), ("1x/mnd", "1x/maand"), ("each  week", "each week"), ("2\xa0weeks", "2 weeks"),
        (" weekly\n", "weekly"), ("ongeveer elke 6 weken", "elke 6 weken"), ("about every month", "every month"),
        ("every Monday", "every week"), ("om de dinsdag", "om de week"), ("Mondays", "week"),
        ("every 2 weeks on Tuesday", "every 2 weeks"), ("maandelijks (online)", "maandelijks"),
        ("jaarlijks in juni", "jaarlijks"), ("elke eerste maandag van de maand", "elke maand"),
        ("the first Friday of each quarter", "each quarter"), ("every three to four weeks, online", "every three to four weeks"),
        ("now and then", None), ("ad hoc", None), ("several times a year", None), ("elk uur", None), ("0 days", None),
        ("uurlijks", None), ("weekdays", None), ("", None), ("weekly" * 20, None), ("tweedaags", None), ("nooit", None),
    ],
)  # fmt: skip
def test_what_was_probably_meant(text: str, meant: str | None) -> None:
    assert near_interval(text) == meant
    assert meant is None or is_interval(meant)
