"""The text of a new charter: what the group has answered, and places for what is still open. Writes no file."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Literal, TypeAlias, get_args

from msgspec import Struct

from netlint.charter import Charter
from netlint.charter.schema import json_schema
from netlint.i18n import Language
from netlint.i18n.message import Message, Translate, same
from netlint.linter.interview.answer import Answer, Answers, Data, is_answered, merged
from netlint.linter.interview.answers import read_answer
from netlint.linter.interview.examples import Examples, form_of
from netlint.linter.interview.layout import comment, commented, pairs, table
from netlint.linter.interview.questions import BY_KEY, QUESTIONS, Question
from netlint.linter.interview.sections import SECTIONS, Section

Size: TypeAlias = Literal["minimal", "default", "full"]
"""How much of the format a new charter has a place for."""
SIZES: tuple[Size, ...] = get_args(Size)
SCHEMA = "charter.schema.json"
"""The name of the schema beside a new charter, in the line with which an editor finds it."""


def open_questions(answers: Answers) -> list[Question]:
    """Return the questions without an answer, in their order."""
    return [question for question in QUESTIONS if not is_answered(question, answers)]


def write_charter(
    answers: Answers,
    *,
    today: dt.date,
    language: Language = "en",
    translate: Translate = same,
    translate_format: Translate = same,
    size: Size = "default",
) -> str:
    """Return the text of a charter with the answers, and with a commented place for what is still open.

    `translate` is for its comments, and `translate_format` for the examples of the format, with quotation marks.
    """
    data = merged(answers)
    data["network"] = _network(data, language)
    still_open = open_questions(answers)
    samples = {question.key: _sample(question, today, translate) for question in still_open}
    known = {section: entries for sample in samples.values() for section, entries in sample.items()} | data
    examples = Examples(_without_last_member(known, size), today, translate_format)
    return "\n".join(_Draft(data, still_open, samples, examples, translate, size).lines()) + "\n"


def _without_last_member(data: Data, size: Size) -> Data:
    """Return the data that examples refer to: in a full charter, the last member has a place for the day of leaving."""
    members = data.get("members", [])
    return data | {"members": members[:-1]} if size == "full" and len(members) > 1 else data


def _is_referred_to(member: str, data: Data) -> bool:
    """Return whether a charter refers to a member outside the list of members."""
    others = {section: value for section, value in data.items() if section not in ("members", "extra")}
    return f"'{member}'" in repr(others)


def _sample(question: Question, today: dt.date, translate: Translate) -> Data:
    """Return the section of a charter that the example of a question fills."""
    answers: dict[str, Answer] = {}
    for each in (BY_KEY["member"], question):
        text = each.example_in(translate, today.year)
        found = read_answer(each, text, answers, today=today, translate=translate)
        if isinstance(found, Answer):
            answers[each.key] = found
    section = question.fills[0]
    return {section: answers[question.key].data[section]}


def _network(data: Data, language: Language) -> Data:
    """Return what is known of the network, in the order of the format."""
    given = {**data.get("network", {}), "language": language}
    return {key: given[key] for key in _keys("network") if key in given}


def _keys(section: str) -> tuple[str, ...]:
    """Return the keys of a section, in the order of the format."""
    return tuple(form_of(section)["properties"])


def _is_list(section: str) -> bool:
    return "items" in json_schema(Charter)["properties"][section]


class _Draft(Struct, frozen=True):
    """A charter while it is written."""

    data: Data
    open: list[Question]
    samples: Mapping[str, Data]
    """What the examples of the open questions fill."""
    examples: Examples
    translate: Translate
    size: Size

    def lines(self) -> Iterator[str]:
        yield f"#:schema ./{SCHEMA}"
        yield ""
        yield from self._say(
            Message("A line with `# ` explains something. A line with `#` and no space is a place to fill in:")
            + " "
            + Message("write what the group agrees, and remove the `#`. Then run `netlint` to see what is still open.")
        )
        yield ""
        yield "charter-version = 1"
        for section in SECTIONS:
            lines = list(self._section(section))
            if lines:
                yield from ("", *self._say(section.about), *lines)
        for name, values in self.data.get("extra", {}).items():
            about = Message("Other things that you keep here. No rule is about them.")
            yield from ("", *self._say(about), *table(f"[extra.{name}]", values))

    def _say(self, message: Message) -> list[str]:
        return comment(message.text(self.translate))

    def _ask(self, question: Message) -> list[str]:
        return self._say(Message("Ask the group: {question}", {"question": question}, is_whole=True))

    def _section(self, section: Section) -> Iterator[str]:
        """Yield the lines of a section: what it has, and the places in it; nothing if it has neither."""
        return self._entries(section) if _is_list(section.key) else self._table(section)

    def _table(self, section: Section) -> Iterator[str]:
        given = self.data.get(section.key, {})
        places = list(self._places(section, given))
        yield from table(f"[{section.key}]", given) if given else ()
        for number, (question, example) in enumerate(places):
            header = [] if given or number else [f"[{section.key}]"]
            yield from (*self._ask(question), *commented([*header, *pairs(example)]))

    def _places(self, section: Section, given: Data) -> Iterator[tuple[Message, Data]]:
        """Yield the places in a table, each with a question for the group and examples of its keys."""
        taken = set(given)
        for question in self._open_in(section.key):
            example = self.examples.fitting(section.key, self.samples[question.key][section.key])
            yield question.ask, {key: value for key, value in example.items() if key not in taken}
            taken |= set(example)
        wanted = {"minimal": (), "default": section.keys, "full": _keys(section.key)}[self.size]
        if missing := tuple(key for key in wanted if key not in taken):
            yield section.question, self.examples.of_keys(section.key, missing)

    def _open_in(self, section: str) -> list[Question]:
        """Return the open questions about a section for which a charter of this size has a place."""
        own = (question for question in self.open if question.fills[0] == section)
        return [question for question in own if question.is_essential or self.size != "minimal"]

    def _entries(self, section: Section) -> Iterator[str]:
        """Yield the lines of a list of tables."""
        header, given = f"[[{section.key}]]", self.data.get(section.key, [])
        for number, entry in enumerate(given):
            yield from ([""] * (number > 0) + table(header, entry))
        if given:
            yield from self._rest_of(section, given)
            return
        for question in self._open_in(section.key):
            yield from self._ask(question.ask)
            yield from self._samples(section.key, header, question)
            return
        if self.size == "full":
            yield from self._ask(section.question)
            yield from commented(table(header, self.examples.of_keys(section.key)))

    def _samples(self, section: str, header: str, question: Question) -> Iterator[str]:
        """Yield the places for the tables of a list; in a full charter, the last has every key."""
        entries = self.samples[question.key][section]
        for number, entry in enumerate(entries, start=1):
            is_whole = self.size == "full" and number == len(entries)
            whole = self.examples.of_keys(section) | entry if is_whole else entry
            yield from [""] * (number > 1)
            yield from commented(table(header, self.examples.fitting(section, whole)))

    def _rest_of(self, section: Section, given: list[Data]) -> Iterator[str]:
        """Yield the places for what the last table of a list does not have."""
        wanted = _keys(section.key) if self.size == "full" else section.keys if self.size == "default" else ()
        there = {*given[-1]} | ({"left"} if _is_referred_to(given[-1]["id"], self.data) else set())
        if missing := tuple(key for key in wanted if key not in there):
            yield from self._ask(section.question)
            yield from commented(pairs(self.examples.of_keys(section.key, missing)))
