"""Answers that are given before anything is asked: as options, or in a file. Asks nothing."""

import datetime as dt
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from netlint.cli.invocation import usage_error
from netlint.i18n import Message, notice
from netlint.i18n.message import Translate
from netlint.linter.interview import BY_KEY, QUESTIONS, Answer, Question, read_answer
from netlint.project.files import read_named
from netlint.settings.source import MAX_SETTINGS
from netlint.toml import Document, parse
from netlint.toml.writer import to_toml
from netlint.utils.errors import Problem, reason_of
from netlint.utils.suggest import guess_and_known


class GivenAnswers:
    """Answers from options and from a file, by the keys of questions. Those from options come first."""

    def __init__(self, options: Mapping[str, str | tuple[str, ...] | None], file: str | None) -> None:
        """Take the options, and read the file. Raises `Problem` if the file cannot be used."""
        self.texts = {key: _text(value) for key, value in options.items() if value}
        self._document = _read(file) if file else None
        self._from_file: dict[str, str] = {}
        if self._document:
            self._from_file = dict(_texts(self._document))

    @property
    def keys(self) -> set[str]:
        """The keys of the questions that have an answer."""
        return {*self.texts, *self._from_file}

    @property
    def said(self) -> dict[str, str]:
        """The texts of the answers, by the keys of their questions. Those from options come first."""
        return self._from_file | {key: _text(value) for key, value in self.texts.items()}

    def answers(self, known: Mapping[str, Answer], today: dt.date, translate: Translate) -> dict[str, Answer]:
        """Return the `known` answers and those that are given. Raises `Problem` for one that cannot be used."""
        answers = dict(known)
        for question in QUESTIONS:
            text = self.texts.get(question.key, self._from_file.get(question.key))
            if text is None:
                continue
            found = read_answer(question, text, answers, today=today, translate=translate)
            problem = found if isinstance(found, Message) else found and found.unclear
            if problem:
                raise self._wrong(question, problem)
            if isinstance(found, Answer):
                answers[question.key] = found
        return answers

    def _wrong(self, question: Question, problem: Message) -> Exception:
        if question.key in self.texts or self._document is None:
            return usage_error(f"--{question.key}: " + problem)
        return _problem_at(self._document, question.key, problem)


def lines_of(said: Mapping[str, str]) -> list[str]:
    """Return the lines of a file with answers, which can be read again."""
    lists = {key: said[key].split("\n") for key in BY_KEY if said.get(key)}
    return [f"{key} = {to_toml(lines if len(lines) > 1 else lines[0])}" for key, lines in lists.items()]


def _text(value: Any) -> str:
    """Return a value as a person would type it: a list has one item per line."""
    if isinstance(value, list | tuple):
        return "\n".join(map(_text, value))
    return value.isoformat() if isinstance(value, dt.date) else str(value)


def _read(file: str) -> Document:
    try:
        document = parse(file, read_named(Path(file), MAX_SETTINGS))
    except OSError as error:
        raise usage_error(
            "--answers: " + notice("{path} cannot be read: {reason}.", path=file, reason=reason_of(error))
        ) from None
    for mistake in document.mistakes:
        place = f"{file}:{mistake.span.line}:{mistake.span.column}: " if mistake.span else f"{file}: "
        raise Problem(place + mistake.message)
    return document


def _texts(document: Document) -> Iterator[tuple[str, str]]:
    for key, value in (document.data or {}).items():
        if key not in BY_KEY:
            raise _problem_at(document, key, _unknown(key))
        items = value if isinstance(value, list) else [value]
        if not all(isinstance(item, str | int | float | dt.date) and not isinstance(item, bool) for item in items):
            template = "Write the answer to `{key}` as a text in quotation marks, or as a list of texts."
            raise _problem_at(document, key, notice(template, key=key))
        yield key, _text(value)


def _unknown(key: str) -> Message:
    said = notice("Unknown key `{key}`.", key=key)
    return said + " " + guess_and_known(key, BY_KEY, Message("Allowed keys: {known}.", {"known": tuple(BY_KEY)}))


def _problem_at(document: Document, key: str, problem: Message) -> Problem:
    span = document.locate((key,), key=True).span
    return Problem(f"{document.source.name}:{span.line}:{span.column}: " + problem)
