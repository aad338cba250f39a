"""The interview: what answers mean, and that a charter written from them is valid, and says what was said."""

import datetime as dt
import json
import re
from typing import Any

import pytest
import tomli
from hypothesis import example, given, settings
from hypothesis import strategies as st

import netlint
from netlint.charter import Charter, convert
from netlint.charter.nothing import says_nothing
from netlint.charter.schema import json_schema
from netlint.i18n import LANGUAGES, Language, Message
from netlint.i18n.translator import Translator
from netlint.linter.interview import (
    BY_KEY,
    QUESTIONS,
    SIZES,
    Answer,
    Person,
    Size,
    answer_of_people,
    open_questions,
    read_answer,
    rhythm,
    words,
    write_charter,
)
from netlint.utils.invisible import is_blank

TODAY = dt.date(2026, 11, 24)
NAMES = ("Ana", "Bo", "Cas", "Dilan", "Eva", "Fé", "Gijs", "Hanna", "Ivo", "Joke", "Kees", "Noëlle")
FORM = {f"NL{number:03}" for number in range(1, 10)} | {"NL013"}
"""The rules about form and references, of which an unfinished charter has no findings either."""


def read(key: str, text: str, answers: dict[str, Answer] | None = None, language: Language = "en") -> Any:
    translate = Translator().into(language)
    return read_answer(BY_KEY[key], text, answers or {}, today=TODAY, translate=translate)


def data_of(key: str, text: str, *, language: Language = "en", **others: str) -> dict[str, Any]:
    answers: dict[str, Answer] = {}
    for each, said in others.items():
        answers[each] = read(each, said, answers, language)
    found = read(key, text, answers, language)
    assert isinstance(found, Answer), found.text()
    return found.data


def problem_of(key: str, text: str, **others: str) -> str:
    answers = {each: read(each, said) for each, said in others.items()}
    found = read(key, text, answers)
    assert isinstance(found, Message), found
    return found.text()


def examples(language: Language, people: int = 3, without: str = "") -> dict[str, Answer]:
    """Return the examples of all questions as answers, for a number of people."""
    answers: dict[str, Answer] = {}
    translate = Translator().into(language)
    for question in QUESTIONS:
        text = question.example_in(translate, TODAY.year) if question.key != "member" else ", ".join(NAMES[:people])
        if question.key != without:
            found = read(question.key, text, answers, language)
            assert isinstance(found, Answer), (question.key, found.text())
            answers[question.key] = found
    return answers


def written(answers: dict[str, Answer], language: Language = "en", size: Size = "default") -> str:
    translator = Translator()
    return write_charter(
        answers,
        today=TODAY,
        language=language,
        translate=translator.into(language),
        translate_format=translator.of_format(language),
        size=size,
    )


def findings(text: str, level: str) -> list[str]:
    report = netlint.check(text, today=TODAY, settings=f'level = "{level}"')
    return [finding.code for finding in report.findings]


def uncommented(text: str) -> str:
    """Return a charter with every place filled in as it is."""
    return re.sub(r"(?m)^#(?![ :])", "", text)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("people", [3, 5, 12])
def test_answering_everything_meets_the_essential_level(language: Language, size: Size, people: int) -> None:
    text = written(examples(language, people), language, size)
    assert findings(text, "essential") == []
    assert findings(text, "sound") == ["NL425", "NL519", "NL216"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_two_people_are_a_pair_and_all_else_is_met(language: Language) -> None:
    assert findings(written(examples(language, 2), language), "essential") == ["NL014"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("key", [question.key for question in QUESTIONS])
def test_without_one_answer_the_charter_is_valid_and_has_the_question(language: Language, size: Size, key: str) -> None:
    answers = examples(language, without=key)
    text = written(answers, language, size)
    assert FORM.isdisjoint(findings(text, "sound"))
    question = BY_KEY[key]
    words = question.ask.text(Translator().into(language))
    is_filled = question not in open_questions(answers)  # the coordinator takes part, so that someone does
    has_place = not is_filled and (question.is_essential or size != "minimal")
    assert (words in re.sub(r"\n# ", " ", text)) == has_place


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", SIZES)
def test_without_any_answer_every_place_fits_the_schema_as_it_is(language: Language, size: Size) -> None:
    text = written({}, language, size)
    assert findings(text, "essential").count("NL001") == 0
    assert FORM.isdisjoint(findings(text, "sound"))
    filled = uncommented(text)
    assert convert(tomli.loads(filled), Charter).mistakes == ()
    assert FORM.isdisjoint(findings(filled, "sound"))
    assert {"NL101", "NL102", "NL210", "NL215", "NL312", "NL401", "NL501"}.isdisjoint(findings(filled, "essential"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", ["", *(question.key for question in QUESTIONS)])
def test_places_beside_answers_fit_too_and_refer_to_the_people_there_are(language: Language, key: str) -> None:
    answers = examples(language, without=key)
    if "member" in answers:
        answers["member"] = read("member", "Xia, Yara, Zoë")
        for dependent in ("coordinator", "next-step"):
            answers.pop(dependent, None)
    filled = uncommented(written(answers, language, "full"))
    assert convert(tomli.loads(filled), Charter).mistakes == ()
    assert {"NL001", "NL002", "NL003", "NL004"}.isdisjoint(findings(filled, "sound"))
    if "member" in answers:
        assert tomli.loads(filled)["coordination"]["coordinator"] == "xia"


@pytest.mark.parametrize("key", ["", *(question.key for question in QUESTIONS)])
@pytest.mark.parametrize("people", [2, 4])
def test_no_place_of_a_full_charter_says_that_somebody_with_a_task_has_left(key: str, people: int) -> None:
    filled = uncommented(written(examples("en", people, without=key), size="full"))
    assert "NL006" not in findings(filled, "sound")


def test_a_full_charter_has_a_place_for_every_key_of_the_format() -> None:
    data = tomli.loads(uncommented(written({}, size="full")))
    schema = json_schema(Charter)
    for section, form in schema["properties"].items():
        if section not in ("charter-version", "extra", "plugins"):
            entry = data[section][-1] if isinstance(data[section], list) else data[section]
            name = (form.get("items") or form)["$ref"].rpartition("/")[2]
            assert set(entry) == set(schema["$defs"][name]["properties"]), section


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", SIZES)
def test_lines_are_at_most_120_characters(language: Language, size: Size) -> None:
    long = read("purpose", "We help residents and water boards to decide together. " * 20)
    for answers in ({}, {**examples(language, 12), "purpose": long}):
        assert max(map(len, written(answers, language, size).split("\n"))) <= 120


texts = st.text(max_size=200) | st.sampled_from(
    [
        "\x00\x1b[31m",
        '"""',
        "'''",
        'a = "b" # c',
        "\\",
        "\\u00e9",
        "[[members]]",
        "🙂" * 50,
        "é\r\n\té",
        "\ud800",
        "{x}",
    ]
)


@settings(deadline=None, max_examples=150)
@given(st.dictionaries(st.sampled_from([question.key for question in QUESTIONS]), texts), st.sampled_from(SIZES))
def test_any_text_gives_a_charter_that_can_be_read(said: dict[str, str], size: Size) -> None:
    answers: dict[str, Answer] = {}
    for key, text in said.items():
        found = read(key, text, answers)
        if isinstance(found, Answer):
            answers[key] = found
    data = tomli.loads(written(answers, size=size).encode().decode())
    assert convert(data, Charter).mistakes == ()
    for key in ("name", "purpose"):
        if key in answers:
            assert data["network"][key] == " ".join(said[key].replace("\ud800", "?").split())


@settings(deadline=None, max_examples=100)
@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), min_size=1), min_size=1, max_size=5))
@example(["0:\r\x1b"])
def test_values_say_what_was_said_with_ids_of_their_own(said: list[str]) -> None:
    found = read("value", "\n".join(said))
    if isinstance(found, Answer):
        values = tomli.loads(written({"value": found}))["values"]
        assert len({value["id"] for value in values}) == len(values)
        spoken = "".join(f"{value['statement']}{value.get('behaviour', '')}" for value in values)
        parts = (part for text in said for part in re.split(r"[\n;]", text))
        kept = "".join(words.without_bullet(part) for part in parts if not (is_blank(part) or says_nothing(part)))
        assert _seen(spoken) == _seen(kept)


def _seen(text: str) -> str:
    """Return what is seen of a text, without the signs between its parts: a part that is not seen is left out."""
    return "".join(sign for sign in text if not is_blank(sign) and sign not in ":,")


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("Noëlle, Bo en Cas", ["noelle", "bo", "cas"]),
        ("Ana\nBo", ["ana", "bo"]),
        ("Ana, Ana de Vries & 李", ["ana", "ana-de-vries", "member"]),
        ("Zoë; Zoe", ["zoe", "zoe-2"]),
    ],
)
def test_people_get_ids_from_their_names(text: str, ids: list[str]) -> None:
    assert [member["id"] for member in data_of("member", text)["members"]] == ids


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Candour", [("Candour", None)]),
        ("Candour, Care", [("Candour", None), ("Care", None)]),
        ("We say what we see, also to clients", [("We say what we see, also to clients", None)]),
        ("Candour: we say it; Care: we call back", [("Candour", "we say it"), ("Care", "we call back")]),
        ("Candour: we say it, Care: we call back", [("Candour", "we say it"), ("Care", "we call back")]),
        ("Calm, joy, fun at work", [("Calm", None), ("joy", None), ("fun at work", None)]),
        ("Candour:\nCare", [("Candour", None), ("Care", None)]),
    ],
)
def test_values_are_taken_apart_and_sentences_stay_whole(text: str, expected: list[tuple[str, str | None]]) -> None:
    found = data_of("value", text)["values"]
    assert [(value["statement"], value.get("behaviour")) for value in found] == expected


def test_a_drive_keeps_its_colon_and_a_client_has_needs() -> None:
    assert data_of("drive", "Craft: we get better")["drives"][0]["statement"] == "Craft: we get better"
    assert data_of("client", "Schools: calm")["clients"] == [{"id": "schools", "name": "Schools", "needs": "calm"}]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("half", 0.5), ("40%", 0.4), ("0,4", 0.4), ("50/50", 0.5), ("20 procent", 0.2)],
)
def test_a_share_of_time_and_the_rest(text: str, expected: float) -> None:
    time = data_of("time", text)["time"]
    assert time["internal"] == expected
    assert time["internal"] + time["external"] == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ana", {"coordinator": "ana"}),
        ("ana, Bo", {"coordinator": "ana", "deputy": "bo"}),
        ("Ana, until 1 June 2027", {"coordinator": "ana", "until": dt.date(2027, 6, 1)}),
        ("Ana, Bo, June 1, 2027", {"coordinator": "ana", "deputy": "bo", "until": dt.date(2027, 6, 1)}),
        ("Ana en Bo, tot 1-6-2027", {"coordinator": ["ana", "bo"], "until": dt.date(2027, 6, 1)}),
        ("Noëlle", {"coordinator": "noelle-jansen"}),
    ],
)
def test_the_coordinator_the_deputy_and_the_end_of_the_term(text: str, expected: dict[str, Any]) -> None:
    assert data_of("coordinator", text, member="Ana, Bo, Noëlle Jansen")["coordination"] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Call Ana, Bo, 3 Dec 2027", {"what": "Call Ana", "owner": "bo", "due": dt.date(2027, 12, 3)}),
        ("Call, ask, and write, ana", {"what": "Call, ask, and write", "owner": "ana"}),
        ("Bellen, Ana en Bo, uiterlijk 3-12-2027", {"owner": ["ana", "bo"], "due": dt.date(2027, 12, 3)}),
        ("Call, before 3 December 2027, Bo", {"what": "Call", "owner": "bo", "due": dt.date(2027, 12, 3)}),
    ],
)
def test_the_next_step_its_owner_and_its_date(text: str, expected: dict[str, Any]) -> None:
    (step,) = data_of("next-step", text, member="Ana, Bo")["next-steps"]
    assert {key: step[key] for key in expected} == expected
    assert ("due" in step) == ("due" in expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("monthly", {"every": "monthly"}),
        ("2 weeks, Monday, 19:30", {"every": "2 weeks", "day": "Monday", "time": dt.time(19, 30)}),
        ("2 weken op maandagavond om 19.30 uur", {"every": "2 weken", "day": "maandagavond", "time": dt.time(19, 30)}),
        ("first Monday of the month", {"every": "monthly", "day": "first Monday"}),
        ("elke eerste maandag van de maand", {"every": "maandelijks", "day": "eerste maandag"}),
        ("monthly on the last Friday, 9 am", {"every": "monthly", "day": "last Friday", "time": dt.time(9)}),
        ("wekelijks dinsdag 20u15", {"every": "wekelijks", "day": "dinsdag", "time": dt.time(20, 15)}),
    ],
)
def test_how_often_a_group_meets_with_a_day_and_a_time(text: str, expected: dict[str, Any]) -> None:
    assert data_of("meeting", text)["meetings"] == [{"id": "meeting", **expected}]


@pytest.mark.parametrize("text", ["1 monthly, 2 quarterly", "Look back monthly; intervision, quarterly"])
def test_habits_by_number_or_by_word(text: str) -> None:
    found = [(ritual["kind"], ritual["every"]) for ritual in data_of("learning", text)["rituals"]]
    assert found == [("retrospective", "monthly"), ("intervision", "quarterly")]


def test_how_often_may_come_first_and_a_day_of_every_week_is_weekly(monkeypatch: pytest.MonkeyPatch) -> None:
    rituals = data_of("learning", "monthly intervisie, yearly handvest lezen", language="nl")["rituals"]
    assert [(one["id"], one["every"]) for one in rituals] == [("intervisie", "monthly"), ("handvest-lezen", "yearly")]
    monkeypatch.setattr(rhythm, "is_interval", lambda text: text == "elke week")
    assert data_of("meeting", "elke maandag")["meetings"][0]["every"] == "elke week"


def test_words_of_the_language_and_of_english_are_known() -> None:
    assert data_of("decisions", "Meerderheid", language="nl")["decisions"] == {"method": "majority"}
    assert data_of("decisions", "3")["decisions"] == {"method": "majority"}
    mandate = data_of("mandate", "1, sfeer, de koffie", language="nl")["coordination"]["mandate"]
    assert mandate == ["voortgang", "energie", "de koffie"]


@pytest.mark.parametrize(
    ("key", "text", "problem"),
    [
        ("since", "long ago", "netlint does not know this date."),
        ("since", "2027", "2027 is in the future"),
        ("time", "a lot", "netlint cannot read this as a share"),
        ("time", "70/50", "netlint cannot read this as a share"),
        ("coordinator", "Xia", "`Xia` is not one of the members: Ana and Bo."),
        ("coordinator", "1 June 2027", "Write the name of the coordinator"),
        ("next-step", "Call a client", "Add the name of the person who takes this step, after a comma: Ana or Bo."),
        ("meeting", "now and then", "Write how often, as in this example"),
        ("decisions", "9", "Choose a number or one of these words: consent, consensus,"),
        ("learning", "karaoke monthly", "`karaoke monthly` is not clear. Choose a number"),
        ("mandate", "12", "Choose a number"),
    ],
)
def test_an_answer_that_cannot_be_used_is_told(key: str, text: str, problem: str) -> None:
    assert problem in problem_of(key, text, member="Ana, Bo")


@pytest.mark.parametrize("text", ["", " \n ", "\u200b", "\x00"])
@pytest.mark.parametrize("key", [question.key for question in QUESTIONS])
def test_a_blank_answer_skips_the_question(key: str, text: str) -> None:
    assert read(key, text) is None


def test_a_person_who_coordinates_takes_part() -> None:
    answers = {"coordinator": read("coordinator", "Ana, Bo")}
    assert [member["id"] for member in tomli.loads(written(answers))["members"]] == ["ana", "bo"]


def test_people_of_whom_more_is_known() -> None:
    people = [
        Person("ana", "Ana", roles=("Trekker", "Website"), joined="2026-06", hours=8, expertise=("law",)),
        Person("bo", "Bo", roles=("website", "Welcome"), joined=dt.date(2026, 7, 1), asks=("law",)),
    ]
    answer = answer_of_people(people)
    data = tomli.loads(written({"member": answer}))
    ana, bo = data["members"]
    assert ana == {
        "id": "ana",
        "name": "Ana",
        "joined": "2026-06",
        "expertise": ["law"],
        "hours-per-month": {"committed": 8},
    }
    assert bo["joined"] == dt.date(2026, 7, 1)
    assert data["coordination"]["coordinator"] == "ana"
    assert [(one["title"], one["holders"]) for one in data["responsibilities"]] == [
        ("Website", ["ana", "bo"]),
        ("Welcome", ["bo"]),
    ]
    assert BY_KEY["coordinator"] not in open_questions({"member": answer})


@pytest.mark.parametrize("language", LANGUAGES)
def test_questions_are_plain_data(language: Language) -> None:
    translate = Translator().into(language)
    asked = json.loads(json.dumps([question.as_data(translate, TODAY.year) for question in QUESTIONS]))
    assert 10 <= len(asked) <= 15
    assert all(one["question"].endswith("?") and one["help"] and one["example"] for one in asked)
