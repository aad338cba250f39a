"""The text of a new charter: what the group has answered, and places for what is still open. Writes no file."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, TypeAlias, get_args

from msgspec import Struct

from netlint.charter import Charter, as_tuple
from netlint.charter.lines.examples import Examples, ids_in, section_kind
from netlint.charter.model.annotations import described, reference_keys
from netlint.charter.schema import json_schema
from netlint.i18n import Language
from netlint.i18n.message import Message, Translate, same
from netlint.linter.interview.answer import Answer, Answers, Data, is_answered, merged
from netlint.linter.interview.answers import read_answer
from netlint.linter.interview.lines import comment, commented, pairs, table
from netlint.linter.interview.questions import BY_KEY, QUESTIONS, Question
from netlint.linter.interview.sections import SECTIONS, Section
from netlint.toml.writer import header

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
    examples = Examples(_without_last_member(known, size), translate_format, today, can_add=False)
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
    kind = section_kind(section)
    return tuple(described(kind)) if kind else ()


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
            yield from ("", *self._say(about), *table(header(("extra", name)), values))

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
        first = header((section.key,))
        yield from table(first, given) if given else ()
        for number, (question, example) in enumerate(places):
            lines = pairs(example) if given or number else table(first, example)
            yield from (*self._ask(question), *commented(lines))

    def _places(self, section: Section, given: Data) -> Iterator[tuple[Message, Data]]:
        """Yield the places in a table, each with a question for the group and examples of its keys."""
        taken = given
        for question in self._open_in(section.key):
            example = self._fitting(section.key, self.samples[question.key][section.key])
            yield question.ask, {key: value for key, value in example.items() if key not in taken}
            taken = example | taken
        if missing := self._missing(section, taken):
            yield section.question, missing

    def _missing(self, section: Section, taken: Data) -> Data:
        """Return examples of the keys that a table does not have, of those for which this size has a place."""
        wanted = {"minimal": (), "default": section.keys, "full": _keys(section.key)}[self.size]
        return self._examples_of(
            section.key, [key for key in _keys(section.key) if key in wanted and key not in taken], taken
        )

    def _examples_of(self, section: str, keys: Iterable[str], there: Data) -> Data:
        kind = section_kind(section)
        return self.examples.values(kind, dict.fromkeys(keys, ...), there) if kind else {}

    def _fitting(self, section: str, entry: Data) -> Data:
        """Return an entry of a section, with ids of the charter in place of ids that only an example has."""
        fitting: Data = {}
        sections = reference_keys(Charter, section)
        for key, value in entry.items():
            ids = ids_in(self.examples.data, sections.get(key, ""))
            is_known = not ids or {*as_tuple(value)} <= {*ids}
            used = [one for inner in fitting.values() for one in as_tuple(inner)]
            fitting[key] = value if is_known else self.examples.reference(sections[key], value, used)
        return fitting

    def _open_in(self, section: str) -> list[Question]:
        """Return the open questions about a section for which a charter of this size has a place."""
        own = (question for question in self.open if question.fills[0] == section)
        return [question for question in own if question.is_essential or self.size != "minimal"]

    def _entries(self, section: Section) -> Iterator[str]:
        """Yield the lines of a list of tables."""
        first, given = header((section.key,), is_item=True), self.data.get(section.key, [])
        for number, entry in enumerate(given):
            yield from ([""] * (number > 0) + table(first, entry))
        if given and (missing := self._missing(section, self._without_leaving(section, given[-1]))):
            yield from (*self._ask(section.question), *commented(pairs(missing)))
        if given:
            return
        for question in self._open_in(section.key):
            yield from self._ask(question.ask)
            yield from self._samples(section.key, first, question)
            return
        if self.size == "full":
            yield from self._ask(section.question)
            yield from commented(table(first, self._examples_of(section.key, _keys(section.key), {})))

    def _without_leaving(self, section: Section, entry: Data) -> Data:
        """Return an entry as it is; a member to whom the charter refers gets no place for a day of leaving."""
        is_needed = section.key == "members" and _is_referred_to(entry["id"], self.data)
        return {"left": ..., **entry} if is_needed else entry

    def _samples(self, section: str, first: str, question: Question) -> Iterator[str]:
        """Yield the places for the tables of a list; in a full charter, the last has every key."""
        samples = self.samples[question.key][section]
        for number, sample in enumerate(samples, start=1):
            entry = self._fitting(section, sample)
            is_whole = self.size == "full" and number == len(samples)
            more = self._examples_of(section, _keys(section), entry) if is_whole else {}
            yield from [""] * (number > 1)
            yield from commented(table(first, more | entry))
