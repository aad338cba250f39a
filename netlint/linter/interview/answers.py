"""What an answer means: the part of a charter that it fills, or why it cannot be used. Asks nothing."""

import datetime as dt
from collections.abc import Callable, Mapping
from typing import TypeAlias

from netlint.charter.ids import id_of, unique_id
from netlint.charter.model.partial_date import PartialDate
from netlint.i18n.message import Choice, Message, Translate, notice, same
from netlint.linter.interview import words
from netlint.linter.interview.answer import Answer, Answers, Data, Group, members_in, merged
from netlint.linter.interview.members import answer_of_people
from netlint.linter.interview.person import Person
from netlint.linter.interview.questions import Question
from netlint.linter.interview.rhythm import habits_in, meeting_in
from netlint.utils.spoken import read_share


def read_answer(
    question: Question, text: str, answers: Answers, *, today: dt.date, translate: Translate = same
) -> Answer | Message | None:
    """Return what an answer means, or why it cannot be used; `None` if it is empty, so that the question is skipped.

    `answers` are those to earlier questions: the coordinator is one of the people who take part. `translate` is for the
    language of the answer.
    """
    if not words.plain(text):
        return None
    group = Group(members_in(merged(answers)), today, translate)
    found = _READERS[question.kind](question, text, group)
    return found if isinstance(found, Message) else Answer(question.key, found)


def _text(question: Question, text: str, _group: Group) -> Data:
    section, key = question.fills
    return {section: {key: words.plain(text)}}


def _people(_question: Question, text: str, _group: Group) -> Data:
    taken: dict[str, str] = {}
    for name in words.names(text):
        taken[unique_id(name, taken, "member")] = name
    return answer_of_people(Person(made, name) for made, name in taken.items()).data


def _since(question: Question, text: str, group: Group) -> Data | Message:
    date = words.date_in(text)
    if date is None:
        return Message(
            "This is not a date that netlint knows. Write a day, a month or a year, such as {example}.",
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
    first, _slash, rest = words.plain(text).partition("/")
    internal = read_share(first)
    external = read_share(rest) if rest else None
    if internal is None or (rest and (external is None or round(internal + external, 6) != 1)):
        return Message("This is not a share. Write a part of the whole, such as half, 40% or 0.4.")
    return {"time": {"internal": internal, "external": round(1 - internal, 6)}}


def _coordinator(_question: Question, text: str, group: Group) -> Data | Message:
    dates, people = _dates_and_others(text)
    until = next(iter(dates), None)
    if problem := _not_a_day(until, group):
        return problem
    pair = words.names(people[0]) if people else []
    found = [_person(name, group) for name in (*pair, *people[1:])]
    if wrong := next((one for one in found if isinstance(one, Message)), None):
        return wrong
    if not found or len(dates) > 1 or len(found) > len(pair) + 1:
        return Message("Write the name of the coordinator, then that of the deputy, and the last day of the term.")
    ids = [one["id"] for one in found if isinstance(one, dict)]
    first = ids[: len(pair)]
    coordination: Data = {"coordinator": first[0] if len(first) == 1 else first}
    coordination |= {"deputy": ids[-1]} if len(ids) > len(first) else {}
    return {"members": found, "coordination": coordination | ({"until": until} if until else {})}


def _dates_and_others(text: str) -> tuple[list[dt.date | str], list[str]]:
    """Return the dates among the parts of an answer, and its other parts."""
    found = words.with_whole_dates(words.parts(text))
    dates = [date for part in found if (date := words.date_in(part)) is not None]
    return dates, [part for part in found if words.date_in(part) is None]


def _not_a_day(date: dt.date | str | None, group: Group) -> Message | None:
    """Return what is wrong with a date that has to be a day in the future; `None` if nothing is."""
    if isinstance(date, str):
        return Message("Write the day too, as in {example}.", {"example": Message("1 June {year}", {"year": date[:4]})})
    if date is not None and date < group.today:
        return Message("{date} has passed. Write a day in the future.", {"date": date})
    return None


def _person(name: str, group: Group) -> Data | Message:
    """Return the member with a name. If nobody has said yet who takes part, this is a new member."""
    meant = id_of(name)
    for member, whole in group.members.items():
        if meant and meant in (member, id_of(whole), id_of(whole.split(" ")[0])):
            return {"id": member, "name": whole}
    if group.members:
        template = "`{name}` is not one of the people who take part: {members}."
        return Message(template, {"name": name, "members": tuple(group.members.values())})
    return {"id": unique_id(name, (), "member"), "name": name}


def _step(_question: Question, text: str, group: Group) -> Data | Message:
    found = words.with_whole_dates(words.parts(text))
    due: dt.date | str | None = None
    owners: list[Data] = []
    while len(found) > 1 and (read := _end_of_step(found[-1], due, owners, group)):
        due, owners = read
        found.pop()
    if problem := _not_a_day(due, group):
        return problem
    if group.members and not owners:
        template = "Add the name of the person who takes this step, after a comma: {members}."
        return Message(template, {"members": Choice(tuple(group.members.values()))})
    what = ", ".join(found)
    step: Data = {"id": words.short_id(what, (), "step"), "what": what}
    ids = [owner["id"] for owner in owners]
    step |= {"owner": ids[0] if len(ids) == 1 else ids} if ids else {}
    return {"members": owners, "next-steps": [step | ({"due": due} if due else {}) | {"orientation": "external"}]}


def _end_of_step(
    part: str, due: dt.date | str | None, owners: list[Data], group: Group
) -> tuple[dt.date | str | None, list[Data]] | None:
    """Return the date and the owners of a step, with what its last part says; `None` if that belongs to the step."""
    if due is None and (date := words.date_in(part)) is not None:
        return date, owners
    people = [_person(name, group) for name in words.names(part)]
    known = [one for one in people if isinstance(one, dict)]
    if owners or len(known) < len(people) or len(part.split()) > _WORDS_OF_NAMES:
        return None
    return due, known


_WORDS_OF_NAMES = 6


def _meeting(question: Question, text: str, group: Group) -> Data | Message:
    found = meeting_in(words.plain(text))
    if found is None:
        return _how_often(question)
    made = words.short_id(Message("meeting").text(group.translate), (), "meeting")
    return {"meetings": [{"id": made, **found}]}


def _how_often(question: Question) -> Message:
    return Message("Write how often, as in this example: {example}.", {"example": question.example})


def _choice(question: Question, text: str, group: Group) -> Data | Message:
    section, key = question.fills
    option, _rest = words.option_in(words.plain(text), question.options, group.translate)
    return {section: {key: option.value}} if option else _one_of(question)


def _one_of(question: Question) -> Message:
    labels = tuple(option.label for option in question.options)
    return Message("Choose a number or one of these words: {options}.", {"options": labels})


def _mandate(question: Question, text: str, group: Group) -> Data | Message:
    tasks: list[str] = []
    for part in words.names(text):
        option, rest = words.option_in(part, question.options, group.translate)
        if option is None and part[0].isdecimal():
            return _one_of(question)
        tasks.append(option.label.text(group.translate) if option and not rest else part)
    return {"coordination": {"mandate": list(dict.fromkeys(tasks))}}


def _habits(question: Question, text: str, group: Group) -> Data | Message:
    found = habits_in(words.parts(text), question.options, group.translate)
    if isinstance(found, str):
        option, _rest = words.option_in(found, question.options, group.translate)
        problem = _how_often(question) if option else _one_of(question)
        return notice("`{answer}` is not clear.", answer=found) + " " + problem
    taken: set[str] = set()
    rituals = [
        {"id": words.taking_id(taken, option.label.text(group.translate), option.value), "kind": option.value}
        | ({"every": every} if every else {})
        for option, every in found
    ]
    return {"rituals": rituals}


_Reader: TypeAlias = Callable[[Question, str, Group], Data | Message]
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
