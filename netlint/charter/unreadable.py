"""Texts that cannot be read: what is wrong with them, and where. Loaded only where there is one."""

import ast
import re
from itertools import islice

import tomli

from netlint.charter import positions
from netlint.charter.fault import dotted
from netlint.charter.limits import MAX_DEPTH, MAX_VALUES, TOO_DEEP, TOO_LARGE
from netlint.charter.message import Message
from netlint.charter.source import Source

_SIGN = r"[=,.]|[\[{]++"
_LONG_KEY = positions.key_of(MAX_DEPTH + 1)
_LONG_NUMBER = r"[+-]?(?<!\.)[0-9_]{4300,}+(?![.eE])"
_NAMED = re.compile(r"\(.*\)|'.*'|\".*\"", re.DOTALL)
"""What `tomli` names in a message: a key as a tuple, or a piece of the text in quotes."""

_NOT_ENDED = Message("A text that begins before this place does not end: quotation marks are missing.")
_LEFT_OPEN = {
    r"Illegal character '\n'": Message(
        "A text that begins on this line does not end on it: a quotation mark is missing."
    ),
    "Unterminated string": _NOT_ENDED,
    """Expected "'\"""": _NOT_ENDED,
    """Expected "'''\"""": _NOT_ENDED,
}
"""What `tomli` says of a text without an end, and what people are told."""
_TOO_MANY = Message("The file holds more than {limit} values.", {"limit": MAX_VALUES})


def last_value(text: str) -> int | None:
    """Give the offset of the first sign of a value beyond the limit, if there is one."""
    sign = next(islice(positions.bare(_SIGN, text), MAX_VALUES, None), None)
    return sign.start() if sign else None


def explain(source: Source, error: Exception | None) -> tuple[Message, int]:
    """Say why a text cannot be read, and at which offset: too many values, or what the reader raised."""
    text = source.text
    if error is None:
        return _TOO_MANY, last_value(text) or 0
    if isinstance(error, tomli.TOMLDecodeError):
        if error.msg in _LEFT_OPEN:
            return _LEFT_OPEN[error.msg], source.offset(error.lineno, error.colno)
        message = Message("This is not valid TOML: {problem}.", {"problem": _in_words(error.msg)})
        return message, source.offset(error.lineno, error.colno)
    if isinstance(error, RecursionError):
        return TOO_DEEP, _too_deep(text)
    number = next(positions.bare(_LONG_NUMBER, text), None)  # the interpreter's own limit on the digits of a number
    return TOO_LARGE, number.start() if number else 0


def _in_words(problem: str) -> Message:
    """Put a message of `tomli` into one of ours: what it names from the text becomes a parameter."""
    problem = problem[:1].lower() + problem[1:]
    named = re.search(_NAMED, problem)
    if named is None:
        return Message(problem)
    text = dotted(ast.literal_eval(named[0])) if named[0].startswith("(") else named[0]
    return Message(f"{problem[: named.start()]}{{found}}{problem[named.end() :]}", {"found": text})


def _too_deep(text: str) -> int:
    """Give the offset at which tables and lists are nested too deeply, in text that may not be valid."""
    depth = 0
    for found in positions.bare(rf"{_LONG_KEY}|[\[\]{{}}]", text):
        depth += 1 if found[0] in "[{" else -1 if found[0] in "]}" else MAX_DEPTH + 1
        if depth > MAX_DEPTH:
            return found.start()
    return 0
