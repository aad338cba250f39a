"""An answer, and what all answers say together. Reads no text."""

import datetime as dt
from collections.abc import Mapping
from typing import Any, TypeAlias

from msgspec import Struct

from netlint.i18n.message import Message, Translate
from netlint.linter.interview.questions import Question

Data: TypeAlias = dict[str, Any]
"""A part of a charter, as plain data."""


class Answer(Struct, frozen=True):
    """An answer: the key of its question, and the part of the charter that it fills."""

    key: str
    data: Data
    noted: Message | None = None
    """How netlint took the answer apart, if it did."""
    unclear: Message | None = None
    """What a person should say about the part that is not clear; the data then has the rest."""
    kept: str = ""
    """What is clear, as text: it can be completed with what a person says about the rest."""


class Part(Struct, frozen=True):
    """What is clear of an answer of which not everything is."""

    data: Data
    unclear: Message
    kept: str


Answers: TypeAlias = Mapping[str, Answer]
"""The answers so far, by the keys of their questions."""


class Group(Struct, frozen=True):
    """What the answer to a question depends on: who takes part so far, the day, and the language."""

    members: Mapping[str, str]
    """The names of the people who take part, by their ids."""
    today: dt.date
    translate: Translate


def merged(answers: Answers) -> Data:
    """Return the data of a charter, from all answers."""
    data: Data = {}
    for answer in answers.values():
        for section, part in answer.data.items():
            if isinstance(part, list):
                entries = data.setdefault(section, [])
                there = {entry.get("id") for entry in entries}
                entries.extend(entry for entry in part if entry.get("id") not in there)
            else:
                data.setdefault(section, {}).update(part)
    return data


def members_in(data: Data) -> dict[str, str]:
    """Return the names of the members in the data of a charter, by their ids."""
    return {member["id"]: member.get("name", member["id"]) for member in data.get("members", ())}


def is_answered(question: Question, answers: Answers) -> bool:
    """Return whether the charter has an answer to a question, also if it came with another answer."""
    section, key = question.fills
    found = merged(answers).get(section, {})
    return key in found if key else bool(found)
