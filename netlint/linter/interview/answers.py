"""What an answer means: the part of a charter that it fills, or why it cannot be used. Asks nothing."""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from typing import TypeAlias

from netlint.charter.ids import unique_id
from netlint.charter.model.partial_date import PartialDate
from netlint.charter.nothing import says_nothing
from netlint.i18n.message import Choice, Message, Translate, notice, same
from netlint.linter.interview import words
from netlint.linter.interview.answer import Answer, Answers, Data, Group, Part, members_in, merged
from netlint.linter.interview.appointments import coordinator_in, step_in
from netlint.linter.interview.dates import rough_date_in
from netlint.linter.interview.members import answer_of_people
from netlint.linter.interview.noted import noted
from netlint.linter.interview.options import Option
from netlint.linter.interview.person import Person
from netlint.linter.interview.questions import Question
from netlint.linter.interview.rhythm import habits_in, meeting_in
from netlint.linter.interview.share import share_in


def read_answer(
    question: Question, text: str, answers: Answers, *, today: dt.date, translate: Translate = same
) -> Answer | Message | None:
    """Return what an answer means, or why it cannot be used; `None` if it leaves the question open.

    `answers` are those to earlier questions: the coordinator is one of the people who take part. `translate` is for the
    language of the answer.
    """
    if leaves_open(question, text):
        return None
    group = Group(members_in(merged(answers)), today, translate)
    found = _READERS[question.kind](question, text, group)
    if isinstance(found, Message):
        return found
    if isinstance(found, Part):
        return Answer(question.key, found.data, noted(question, found.data, translate), found.unclear, found.kept)
    return Answer(question.key, found, noted(question, found, translate))


def leaves_open(question: Question, text: str) -> bool:
    """Return whether a text says nothing, or that there is no answer yet, as a whole or in each of its parts."""
    has_parts = question.kind not in ("text", "choice", "share", "since")
    return not words.plain(text) or says_nothing(words.plain(text)) or (has_parts and not words.parts(text))


def completed(kept: str, text: str) -> str:
    """Return the text of an answer of which a part was clear, and what a person says about the rest.

    A text that begins as the kept one does is a new answer.
    """
    first = next(iter(words.parts(kept)), "").casefold()
    begins_alike = bool(first) and words.plain(text).casefold().startswith(first)
    return text if begins_alike or not kept else f"{kept}, {text}"


def _text(question: Question, text: str, _group: Group) -> Data:
    section, key = question.fills
    return {section: {key: words.plain(text)}}


def _people(_question: Question, text: str, _group: Group) -> Data:
    taken: dict[str, str] = {}
    for name in words.people(text):
        taken[unique_id(name, taken, "member")] = name
    return answer_of_people(Person(made, name) for made, name in taken.items()).data


def _since(question: Question, text: str, group: Group) -> Data | Message:
    date = rough_date_in(text)
    if date is None:
        return Message(
            "netlint does not know this date. A month or a year is enough, such as {example}.",
            {"example": question.example},
        )
    if (PartialDate.parse(date) if isinstance(date, str) else date) > group.today:
        return Message("{date} is in the future. Write the day on which the network began.", {"date": date})
    return {"network": {"founded": date}}


_KEYS = {
    "drives": ("statement", None),
    "values": ("statement", "behaviour"),
    "clients": ("name", "needs"),
}
"""The keys of a statement and of what follows its colon; `None` if the colon is part of the statement."""
_SINGLE = {"drives": "drive", "values": "value", "clients": "client"}


def _statements(question: Question, text: str, _group: Group) -> Data:
    section = question.fills[0]
    key, more = _KEYS[section]
    taken: set[str] = set()
    entries = []
    for said, detail in words.statements(text):
        whole = f"{said}: {detail}" if detail and more is None else said
        entry = {"id": words.taking_id(taken, said, _SINGLE[section]), key: whole}
        entries.append(entry | ({more: detail} if detail and more else {}))
    return {section: entries}


def _share(_question: Question, text: str, _group: Group) -> Data | Message:
    internal = share_in(text)
    if isinstance(internal, Message):
        return internal
    return {"time": {"internal": internal, "external": round(1 - internal, 6)}}


def _coordinator(_question: Question, text: str, group: Group) -> Data | Message | Part:
    return coordinator_in(text, group)


def _step(_question: Question, text: str, group: Group) -> Data | Message | Part:
    return step_in(text, group)


def _meeting(question: Question, text: str, group: Group) -> Data | Message | Part:
    found = meeting_in(words.plain(", ".join(words.parts(text))))
    made = words.short_id(Message("meeting").text(group.translate), (), "meeting")
    data = {"meetings": [{"id": made, **found.data}]}
    if found.unclear:
        template = "netlint does not know the time `{time}`. Write, for example, 19:30, or leave the time out."
        return Part(data, notice(template, time=found.unclear), found.kept)
    if "every" in found.data:
        return data
    problem = _how_often(question)
    return Part({}, problem, found.kept) if set(found.data) & {"day", "time"} else problem


def _how_often(question: Question) -> Message:
    return Message("Write how often, as in this example: {example}.", {"example": question.example})


def _choice(question: Question, text: str, group: Group) -> Data | Message:
    """Return the one way that an answer names: a number or a word, perhaps in a short sentence."""
    section, key = question.fills
    said = _FILLER.sub("", words.plain(text)).strip(" .!")
    option, rest = words.option_in(said, question.options, group.translate)
    if option is None or rest:
        option = words.near_option(said, question.options, group.translate)
    if option:
        return {section: {key: option.value}}
    several = len(words.options_in(text, question.options, group.translate)) > 1
    return Message("Choose one. Other ways can go under `ways` later.") if several else _one_of(question)


_FILLER = re.compile(
    r"^(?:(?:wij|we|bij|door|via|met|op|by|with|through|using|meestal|mostly|usually|beslissen|besluiten|decide|"
    r"doen het|do it|kiezen|choose|gebruiken|use|vooral|de|het|the|een|a)\s+)+",
    re.IGNORECASE,
)
"""Words before the name of a way to decide: "wij stemmen"."""


def _one_of(question: Question) -> Message:
    labels = Choice(tuple(option.label for option in question.options))
    return Message("Choose a number or one of these words: {options}.", {"options": labels})


def _mandate(question: Question, text: str, group: Group) -> Data | Message:
    tasks: list[str] = []
    for said in words.names(_spelled_out(words.plain_lines(text), len(question.options))):
        part = said
        option, rest = words.option_in(part, question.options, group.translate)
        if option is None and part[0].isdecimal():
            return _one_of(question)
        if rest and part[0].isdecimal():  # a list with numbers of its own
            part, (option, rest) = rest, words.option_in(rest, question.options, group.translate)
        option = (None if rest else option) or words.near_option(part, question.options, group.translate)
        tasks.append(option.label.text(group.translate) if option else part)
    return {"coordination": {"mandate": list(dict.fromkeys(tasks))}}


_ALL = ("alles", "alle", "allemaal", "all", "everything", "all of them", "alle taken", "all tasks")
_NUMBERS = re.compile(r"[0-9][0-9\s,;.&+-]*(?:(?:\s(?:en|and|tot|to|t/m)\s)[0-9\s,;.&+-]*)*")


def _spelled_out(text: str, count: int) -> str:
    """Return an answer of numbers with a comma between each two: "1-3" has three, and "alles" has all."""
    if text.strip(" .!").casefold() in _ALL:
        return ", ".join(map(str, range(1, count + 1)))
    if not _NUMBERS.fullmatch(text.strip()):
        return text
    numbers = re.sub(r"\s*(?:-|\btot\b|\bto\b|t/m)\s*", "-", text)
    found = re.findall(r"([0-9]{1,2})(?:-([0-9]{1,2}))?", numbers)
    return ", ".join(str(each) for first, last in found for each in range(int(first), int(last or first) + 1))


def _habits(question: Question, text: str, group: Group) -> Data | Message | Part:
    found, unclear = habits_in(words.parts(text), question.options, group.translate)
    data = _rituals(found, group)
    if not unclear:
        return data
    problem = _unclear_habits(question, unclear, group)
    kept = ", ".join(f"{option.label.text(group.translate)} {every}".strip() for option, every in found)
    return Part(data, problem, kept) if found else problem


def _unclear_habits(question: Question, unclear: list[str], group: Group) -> Message:
    option, _rest = words.option_in(unclear[0], question.options, group.translate)
    said = notice("`{answer}` is not clear.", answer=", ".join(unclear))
    return said + " " + (_how_often(question) if option else _one_of(question))


def _rituals(found: list[tuple[Option, str]], group: Group) -> Data:
    taken: set[str] = set()
    rituals = [
        {"id": words.taking_id(taken, option.label.text(group.translate), option.value), "kind": option.value}
        | ({"every": every} if every else {})
        for option, every in found
    ]
    return {"rituals": rituals}


_Reader: TypeAlias = Callable[[Question, str, Group], Data | Message | Part]
_READERS: Mapping[str, _Reader] = {
    "text": _text,
    "people": _people,
    "since": _since,
    "statements": _statements,
    "share": _share,
    "coordinator": _coordinator,
    "mandate": _mandate,
    "meeting": _meeting,
    "step": _step,
    "choice": _choice,
    "habits": _habits,
}
