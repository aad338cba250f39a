"""Texts that cannot be read: what is wrong with them, and where. Loaded only where there is one."""

from itertools import islice

import tomli

from netlint.i18n.message import Message
from netlint.toml import positions
from netlint.toml.errors import syntax
from netlint.toml.errors.hints import SyntaxHint
from netlint.toml.limits import MAX_DEPTH, MAX_VALUES, TOO_DEEP, TOO_LARGE
from netlint.toml.source import Source

_SIGN = r"[=,.]|[\[{]++"
_LONG_KEY = positions.key_of(MAX_DEPTH + 1)
_LONG_NUMBER = r"[+-]?(?<!\.)[0-9_]{4300,}+(?![.eE])"

_NOT_UTF_8 = Message("Save the file as UTF-8 text; it is not valid UTF-8.")
_TOO_MANY = Message(
    "The file has more than {limit} values. Leave out what is not an agreement, such as lists of data.",
    {"limit": MAX_VALUES},
)


def too_large(limit: int) -> SyntaxHint:
    """Return that a file is larger than `limit`, in bytes."""
    template = "The file is larger than {limit} bytes. Leave out what is not an agreement, or set `max-bytes` higher."
    return SyntaxHint(Message(template, {"limit": limit}), 0)


def not_utf_8(error: UnicodeDecodeError) -> SyntaxHint:
    """Return that a file is not written in UTF-8, and where that shows."""
    return SyntaxHint(_NOT_UTF_8, len(error.object[: error.start].decode("utf-8")))  # the object has no byte-order mark


def last_value(text: str) -> int | None:
    """Return the offset of the first sign of a value beyond the limit, if there is one."""
    sign = next(islice(positions.bare(_SIGN, text), MAX_VALUES, None), None)
    return sign.start() if sign else None


def explain(source: Source, error: Exception | None) -> SyntaxHint:
    """Return why a text cannot be read, and where: it holds too many values, or what the reader raised."""
    text = source.text
    if error is None:
        return SyntaxHint(_TOO_MANY, last_value(text) or 0)
    if isinstance(error, tomli.TOMLDecodeError):
        at = source.offset(error.lineno, error.colno)
        if text[at : at + 1] == "\0" and text.count("\0") > len(text) // 3:  # two or more bytes for each letter
            return SyntaxHint(_NOT_UTF_8, 0)
        return syntax.explain_syntax(text, error.msg, at)
    if isinstance(error, RecursionError):
        return SyntaxHint(TOO_DEEP, _too_deep(text))
    number = next(positions.bare(_LONG_NUMBER, text), None)  # the interpreter's own limit on the digits of a number
    return SyntaxHint(TOO_LARGE, number.start() if number else 0)


def _too_deep(text: str) -> int:
    """Return the offset at which tables and lists are nested too deeply, in text that may not be valid."""
    depth = 0
    for found in positions.bare(rf"{_LONG_KEY}|[\[\]{{}}]", text):
        depth += 1 if found[0] in "[{" else -1 if found[0] in "]}" else MAX_DEPTH + 1
        if depth > MAX_DEPTH:
            return found.start()
    return 0
