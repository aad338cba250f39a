"""How people answer in an interview: what is understood, what is repeated to them, and what is asked again."""

import datetime as dt
from typing import Any

import pytest

from netlint.charter.nothing import says_nothing
from netlint.i18n import Language, Message
from netlint.i18n.translator import Translator
from netlint.linter.interview import BY_KEY, QUESTIONS, Answer, completed, leaves_open, read_answer
from netlint.linter.interview.dates import day_in

TODAY = dt.date(2026, 11, 24)  # a Tuesday


def read(key: str, text: str, language: Language = "nl", members: str = "Fleur, Kees, Zoë") -> Any:
    translate = Translator().into(language)
    given: dict[str, Answer] = {}
    if members and key != "member":
        people = read_answer(BY_KEY["member"], members, {}, today=TODAY, translate=translate)
        assert isinstance(people, Answer)
        given["member"] = people
    return read_answer(BY_KEY[key], text, given, today=TODAY, translate=translate)


def answered(key: str, text: str) -> Answer:
    found = read(key, text)
    assert isinstance(found, Answer), found
    return found


def told(message: Message | None) -> str:
    assert message
    return message.text(Translator().into("nl"))


@pytest.mark.parametrize(
    "text",
    [
        "weet ik niet", "We weten nog niet", "weten we nog niet.", "nvt", "N.v.t.", "n.n.b.", "nog geen idee", "Geen idee!",
        "nader te bepalen", "tbd", "-", "?", "???", "x", "no idea", "don't know", "I don\u2019t know yet", "not yet", "n/a",
        "none yet", "we hebben nog geen klanten", "Wij hebben geen klanten", "nog geen", "geen", "…", "we have no clients yet",
        "nog geen klanten", "onbekend", "in te vullen", "komt nog", "not sure", "dat weten we nog niet",
    ],
)  # fmt: skip
def test_an_answer_that_says_nothing_leaves_every_question_open(text: str) -> None:
    assert says_nothing(text)
    for question in QUESTIONS:
        assert leaves_open(question, text)
        assert read(question.key, text) is None, question.key


@pytest.mark.parametrize(
    "text", ["Geen gedoe", "Niet zomaar een netwerk", "Xia", "X-ray", "42", "Nee-zeggers", "We weten het!"]
)
def test_an_answer_that_begins_like_nothing_is_an_answer(text: str) -> None:
    assert not says_nothing(text)


def test_items_that_say_nothing_are_left_out() -> None:
    assert [one["name"] for one in answered("member", "Fleur, nog onbekend, Kees, ?").data["members"]] == [
        "Fleur",
        "Kees",
    ]
    assert answered("client", "Waterschappen: weet ik niet").data["clients"] == [
        {"id": "waterschappen", "name": "Waterschappen"}
    ]
    assert answered("coordinator", "Kees, nvt").data["coordination"] == {"coordinator": "kees"}


@pytest.mark.parametrize(
    "text", ["1. Fleur\n2. Kees\n3. Zoë", "- Fleur\n- Kees\n* Zoë", "Fleur/Kees/Zoë", "1) Fleur, 2) Kees en Zoë"]
)
def test_lists_of_people_with_numbers_bullets_and_slashes(text: str) -> None:
    found = answered("member", text)
    assert [one["name"] for one in found.data["members"]] == ["Fleur", "Kees", "Zoë"]
    assert told(found.noted) == "Genoteerd (3): Fleur / Kees / Zoë"


def test_statements_lose_their_bullets() -> None:
    assert [one["name"] for one in answered("client", "1. Gemeenten\n- Scholen").data["clients"]] == [
        "Gemeenten",
        "Scholen",
    ]


@pytest.mark.parametrize(
    ("text", "internal"),
    [
        ("een kwart", 0.25), ("een derde", 0.333333), ("1/5", 0.2), ("driekwart", 0.75), ("a quarter", 0.25),
        ("80% klanten", 0.2), ("80% klanten, 20% netwerk", 0.2), ("20% netwerk en 80% klanten", 0.2), ("50/50", 0.5),
        ("0,4", 0.4), ("40", 0.4), ("1", 0.01), ("ongeveer 30 procent", 0.3), ("twee derde klanten", 0.333333),
        ("12,5%", 0.125), ("10% van onze tijd", 0.1), ("de helft", 0.5),
    ],
)  # fmt: skip
def test_shares_of_time(text: str, internal: float) -> None:
    time = answered("time", text).data["time"]
    assert time == {"internal": internal, "external": pytest.approx(1 - internal)}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("4 uur per week", "Hoeveel procent van jullie werktijd is dat?"), ("1 dag", "Hoeveel procent"),
        ("8 uur per week", "Hoeveel procent"), ("een dagdeel per maand", "Hoeveel procent"), ("20/80", "Welk deel is voor het netwerk?"),
        ("20% / 80%", "Welk deel"), ("veel", "niet lezen als deel van jullie tijd"), ("180", "niet lezen"),
        ("80% klanten, 40% netwerk", "niet lezen"),
    ],
)  # fmt: skip
def test_time_that_is_not_a_share_is_asked_about(text: str, said: str) -> None:
    assert said in told(read("time", text))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("vrijdag", dt.date(2026, 11, 27)), ("dinsdag", dt.date(2026, 12, 1)), ("komende maandag", dt.date(2026, 11, 30)),
        ("15 sept", dt.date(2027, 9, 15)), ("15 december", dt.date(2026, 12, 15)), ("eind maart 2027", dt.date(2027, 3, 31)),
        ("begin maart", dt.date(2027, 3, 1)), ("half december", dt.date(2026, 12, 15)), ("eind volgend jaar", dt.date(2027, 12, 31)),
        ("juni 2027", dt.date(2027, 6, 30)), ("voor 1 mei", dt.date(2027, 5, 1)), ("end of March 2027", dt.date(2027, 3, 31)),
        ("morgen", dt.date(2026, 11, 25)), ("29 februari", dt.date(2028, 2, 29)), ("2027", "2027"),
        ("volgende week", None), ("next friday", None), ("ooit", None), ("31 november", None), ("Kees", None),
    ],
)  # fmt: skip
def test_days_that_are_certain(text: str, day: dt.date | str | None) -> None:
    assert day_in(text, TODAY) == day


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kees tot 1 juni 2027", {"coordinator": "kees", "until": dt.date(2027, 6, 1)}),
        ("Kees, Fleur, eind volgend jaar", {"coordinator": "kees", "deputy": "fleur", "until": dt.date(2027, 12, 31)}),
        ("Kees, juni 2027", {"coordinator": "kees", "until": dt.date(2027, 6, 30)}),
        ("Fleur/Kees t/m eind 2027", {"coordinator": ["fleur", "kees"], "until": dt.date(2027, 12, 31)}),
    ],
)
def test_the_end_of_the_term(text: str, expected: dict[str, Any]) -> None:
    assert answered("coordinator", text).data["coordination"] == expected


@pytest.mark.parametrize(
    ("key", "text", "kept", "said"),
    [
        ("next-step", "Bellen, Kees, volgende week", "Bellen, Kees", "netlint kent de datum `volgende week` niet. Schrijf bijvoorbeeld 4 december 2026"),
        ("next-step", "Bellen, Kees, 1 juni 2026", "Bellen, Kees", "2026-06-01"),
        ("next-step", "Bellen, Kees, 2027", "Bellen, Kees", "Schrijf de dag erbij"),
        ("coordinator", "Kees, Fleur, ooit", "Kees, Fleur", "de datum `ooit` niet"),
        ("meeting", "maandag", "maandag", "Schrijf hoe vaak"),
        ("meeting", "elke week, 25:00", "elke week", "de tijd `25:00` niet"),
        ("learning", "1 maandelijks, karaoke, 2 per kwartaal", "terugkijken maandelijks, intervisie per kwartaal", "`karaoke` is niet duidelijk"),
        ("learning", "intervisie soms", "intervisie", "`intervisie soms` is niet duidelijk. Schrijf hoe vaak"),
    ],
)  # fmt: skip
def test_what_is_clear_is_kept_and_the_rest_is_named(key: str, text: str, kept: str, said: str) -> None:
    found = answered(key, text)
    assert found.kept == kept
    assert said in told(found.unclear)
    again = read(key, kept)
    assert isinstance(again, Answer)
    assert again.data == found.data


def test_a_number_in_a_step_is_not_a_date() -> None:
    assert answered("next-step", "Bellen met Zwolle, ronde 2, Kees").data["next-steps"][0]["what"] == (
        "Bellen met Zwolle, ronde 2"
    )


def test_what_is_kept_is_completed_or_replaced() -> None:
    assert completed("Bellen, Kees", "4 december 2026") == "Bellen, Kees, 4 december 2026"
    assert completed("Bellen, Kees", "bellen, Kees, vrijdag") == "bellen, Kees, vrijdag"
    assert (
        answered("learning", completed("intervisie", "intervisie elke maand")).data["rituals"][0]["every"]
        == "elke maand"
    )
    assert answered("learning", completed("intervisie", "elke maand")).data["rituals"][0]["every"] == "elke maand"


@pytest.mark.parametrize(
    ("text", "noted"),
    [
        ("om de 6 weken, do 19u30", "Genoteerd: om de 6 weken, do, 19:30."),
        ("elke maand, eerste maandag, kwart voor acht", "Genoteerd: elke maand, eerste maandag, 19:45."),
        ("elke maandag half acht", "Genoteerd: elke week, maandag, 19:30."),
        ("wekelijks, vr, 's ochtends half acht", "Genoteerd: wekelijks, vr, 07:30, 's ochtends."),
        ("elke maand behalve in de zomer", "Genoteerd: elke maand, behalve in de zomer."),
        ("eerste maandag van de maand, behalve in juli", "Genoteerd: maandelijks, eerste maandag, behalve in juli."),
        ("1e maandag van de maand 's avonds", "Genoteerd: maandelijks, 1e maandag, 's avonds."),
        ("1x per maand op een donderdag", "Genoteerd: 1x per maand, donderdag."),
    ],
)
def test_meetings_are_repeated_as_they_were_understood(text: str, noted: str) -> None:
    assert told(answered("meeting", text).noted) == noted


def test_a_part_of_a_meeting_that_has_no_place_is_kept() -> None:
    (meeting,) = answered("meeting", "elke maand, behalve in de zomer").data["meetings"]
    assert meeting == {"id": "bijeenkomst", "every": "elke maand", "when": "behalve in de zomer"}


@pytest.mark.parametrize(
    "text", ["iedereen mag meepraten", "1 of 2", "advies en consent", "consent, behalve over geld"]
)
def test_a_way_to_decide_is_not_guessed(text: str) -> None:
    assert told(read("decisions", text)).startswith(("Kies er één.", "Kies een nummer"))


@pytest.mark.parametrize(
    ("text", "method"),
    [("wij stemmen", "majority"), ("met consent", "consent"), ("consnet", "consent"), ("3. meerderheid", "majority")],
)
def test_a_way_to_decide_in_a_few_words(text: str, method: str) -> None:
    assert answered("decisions", text).data == {"decisions": {"method": method}}


@pytest.mark.parametrize(
    ("text", "tasks"),
    [
        ("1 2 3", ["voortgang", "bijeenkomsten", "energie"]), ("1-3", ["voortgang", "bijeenkomsten", "energie"]),
        ("1 en 3", ["voortgang", "energie"]), ("voortgnag", ["voortgang"]), ("1. voortgang\n2. energie", ["voortgang", "energie"]),
        ("1, de koffie", ["voortgang", "de koffie"]),
    ],
)  # fmt: skip
def test_tasks_of_the_coordinator(text: str, tasks: list[str]) -> None:
    found = answered("mandate", text)
    assert found.data["coordination"]["mandate"] == tasks
    assert told(found.noted) == f"Genoteerd: {', '.join(tasks)}."


def test_all_tasks() -> None:
    assert len(answered("mandate", "alles").data["coordination"]["mandate"]) == len(BY_KEY["mandate"].options)


def test_choices_end_in_or() -> None:
    assert told(read("decisions", "9")).endswith("coördinator of unaniem.")


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.key)
def test_what_is_taken_apart_is_repeated(question: Any) -> None:
    example = question.example_in(Translator().into("nl"), TODAY.year)
    found = read(question.key, example, members="Ana, Bo, Cas")
    assert isinstance(found, Answer)
    assert (found.noted is None) == (question.kind == "text")
