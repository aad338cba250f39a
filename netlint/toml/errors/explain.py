"""Texts that cannot be read: what is wrong with them, and where. Loaded only where there is one."""

from itertools import islice

import tomli

from netlint.i18n.message import Message
from netlint.toml import positions
from netlint.toml.errors import context, file_kinds, syntax
from netlint.toml.errors.correction import Correction, applied, error_in
from netlint.toml.errors.hints import SyntaxHint
from netlint.toml.limits import MAX_DEPTH, MAX_VALUES, TOO_DEEP, TOO_LARGE
from netlint.toml.source import Source

_SIGN = r"[=,.]|[\[{]++"
_LONG_KEY = positions.key_of(MAX_DEPTH + 1)
_LONG_NUMBER = r"[+-]?(?<!\.)[0-9_]{4300,}+(?![.eE])"

_MOST_MISTAKES = 5
"""The most mistakes in one line that are corrected. The project chose this limit."""
_TOO_MANY = Message(
    "The file has more than {limit} values. Leave out what is not an agreement, such as lists of data.",
    {"limit": MAX_VALUES},
)


def too_large(limit: int) -> SyntaxHint:
    """Return that a file is larger than `limit`, in bytes."""
    template = "The file is larger than {limit} bytes. Leave out what is not an agreement, or set `max-bytes` higher."
    return SyntaxHint(Message(template, {"limit": limit}), 0)


def not_text(raw: bytes, error: Exception | None) -> tuple[str, SyntaxHint] | None:
    """Return what a file that cannot be read is, if it is not plain text in UTF-8, and the text of it to show.

    `error` is what the reader raised. Returns `None` if the file is plain text in UTF-8.
    """
    if kind := file_kinds.kind_of(raw):
        return "", SyntaxHint(kind.message, 0, advice=kind.advice)
    if wide := file_kinds.text_of(raw):
        text, kind = wide
        return text, SyntaxHint(kind.message, 0, advice=kind.advice)
    if isinstance(error, UnicodeDecodeError):
        kind = file_kinds.not_utf_8(raw)
        text = raw.decode("utf-8", errors="replace").removeprefix("\ufeff")
        at = len(error.object[: error.start].decode("utf-8"))  # the object has no byte-order mark
        return text, SyntaxHint(kind.message, at, advice=kind.advice)
    return None


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
        hint = syntax.explain_syntax(text, error.msg, source.offset(error.lineno, error.colno))
        return hint._replace(correction=hint.correction and _completed(text, hint.correction))
    if isinstance(error, RecursionError):
        return SyntaxHint(TOO_DEEP, _too_deep(text))
    number = next(positions.bare(_LONG_NUMBER, text), None)  # the interpreter's own limit on the digits of a number
    return SyntaxHint(TOO_LARGE, number.start() if number else 0)


def _completed(text: str, correction: Correction) -> Correction | None:
    """Return a correction after which the line can be read, even if it has more mistakes; `None` if none is known."""
    for _ in range(_MOST_MISTAKES):
        changed, start = applied(text, correction)
        error = error_in(changed)
        if error is None:
            return correction
        if error.pos < start:
            return None
        further = syntax.explain_syntax(changed, error.msg, error.pos).correction
        if further is None or context.line(changed, further.at)[0] != start:
            return None
        correction = Correction(correction.at, further.line)
    return None


def _too_deep(text: str) -> int:
    """Return the offset at which tables and lists are nested too deeply, in text that may not be valid."""
    depth = 0
    for found in positions.bare(rf"{_LONG_KEY}|[\[\]{{}}]", text):
        depth += 1 if found[0] in "[{" else -1 if found[0] in "]}" else MAX_DEPTH + 1
        if depth > MAX_DEPTH:
            return found.start()
    return 0
