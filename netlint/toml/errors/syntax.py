"""What `tomli` says of a text that is no TOML, put into words that say what to write, and where. Parses no TOML itself.

Each handler takes the text, the offset that `tomli` names, and what its message names, and looks at what stands there.
What a version to come says is told as it is.
"""

import ast
import re
from collections.abc import Callable
from typing import TypeAlias

from netlint.i18n.message import Message
from netlint.toml import positions
from netlint.toml.errors import context, duplicates, hints
from netlint.toml.errors.hints import CLOSING, CURLY, HIDDEN, Sign, SyntaxHint
from netlint.toml.mistake import dotted

Handler: TypeAlias = Callable[[str, int, str], SyntaxHint]

_KEY = positions.key_of(1)
_END = r"(?=[ \t]*+(?:[\r\n#]|\Z))"
_NAMED = re.compile(r"\(.*\)|'.*'|\".*\"", re.DOTALL)
"""What `tomli` names in a message: a key as a tuple, or a piece of the text in quotes."""
_HEADER = re.compile(rf"[ \t]*+(\[\[?)[ \t]*+({_KEY})[ \t]*+")
_NEXT = re.compile(rf"{_KEY}[ \t]*+=|\[\[?[ \t]*+{_KEY}[ \t]*+\]\]?{_END}|\Z")
"""What follows a list that was not closed: a key, a header, or the end of the text."""
_LAST_KEY = re.compile(rf"({_KEY})[ \t]*+=?[ \t]*+\Z")
_MORE_OF_KEY = re.compile(r"([A-Za-z][\w \t-]*+)=")
_VALUE = re.compile(r"[\"'\[{0-9A-Za-z+-]")
_TEXTS = re.compile(r",[ \t]*+[\"']")
_LOOKED_BACK = 300
"""How far a key is looked for before its value, in code points."""

_NO_STATEMENT = Message(
    "This line cannot be read. Write `key = value`, a table header such as [network], or a comment after #."
)
_OWN_LINE = Message("Put each key and each table header on its own line.")
_NO_NAME = Message("Write the name of a key or table here.")
_NOT_IN_NAMES = Message("Use only the letters a to z, digits and hyphens in a name; found `{found}`.")
_NOT_ENDED = Message("Close this text with a quotation mark on the same line.")
_NO_COMMA: Sign = (re.compile(r"[^\n]"), Message("Put a comma between values; found `{found}`."))
_ONE_EQUALS: Sign = (re.compile("="), Message("Write `=` once."))

_STATEMENTS: tuple[Sign, ...] = (
    (
        re.compile(r"<{7}(?= )|>{7}(?= )|\|{7}(?= )|={7}(?=[\r\n])"),
        Message(
            "This file has an unresolved merge conflict. Keep the version you want and remove the lines with `{found}`."
        ),
    ),
    CURLY,
    HIDDEN,
    CLOSING,
    (re.compile("="), _NO_NAME),
    (re.compile(r"[^\W\d_]"), _NOT_IN_NAMES),
    (re.compile(r"[^\r\n]++"), _NO_STATEMENT),
)
_BEHIND: tuple[Sign, ...] = (
    (
        re.compile(r"\r"),
        Message("Save the file with Windows or Linux line endings."),
    ),
    HIDDEN,
    CLOSING,
    (re.compile(rf"[,;]{_END}"), Message("Remove the `{found}` at the end of the line.")),
    (re.compile(r"//|--|/\*"), Message("Start a comment with #, not with {found}.")),
    (re.compile(rf"{_KEY}[ \t]*+=[^\r\n]*+"), _OWN_LINE),
)
_BEHIND_KEY: tuple[Sign, ...] = (
    CURLY,
    HIDDEN,
    (re.compile(":"), Message("Use `=` after a key, not a colon.")),
    (re.compile("]"), Message("Start a table header with `[`.")),
    (re.compile(r"(?![A-Za-z0-9\"'\[{}+-])[^\s#]"), _NOT_IN_NAMES),
)
_NAMES: tuple[Sign, ...] = (CURLY, HIDDEN, (re.compile(r"[\]}=.,#\s]|\Z"), _NO_NAME), (re.compile("."), _NOT_IN_NAMES))


def explain_syntax(text: str, said: str, at: int) -> SyntaxHint:
    """Return what is wrong at the offset where `tomli` has `said` something, and what to write."""
    named = _NAMED.search(said)
    before, behind = (said[: named.start()], said[named.end() :]) if named else (said, "")
    template = f"{before}{{found}}{behind}" if named else said
    found = named[0] if named else ""
    if found.startswith("("):
        found = dotted(ast.literal_eval(found))
    handler = _HANDLERS.get(said) or _HANDLERS.get(template)
    if handler:
        return handler(text, at, found)
    shown = f"{before}{found}{behind}"
    problem = Message("This is not valid TOML: {problem}.", {"problem": shown[:1].lower() + shown[1:]})
    return SyntaxHint(problem, at)


def _value(text: str, at: int, _: str) -> SyntaxHint:
    if hint := hints.first((_ONE_EQUALS, CURLY, HIDDEN), text, at):
        return hint
    start, end = context.piece(text, at)
    if at < end and text[at] not in ",]}":
        return SyntaxHint(hints.value(text[start:end]), start, end)
    opened = context.unclosed(text, at)
    if opened and not text[at:].strip():
        return _not_closed(text, opened[-1])
    if key := _LAST_KEY.search(text, max(0, at - _LOOKED_BACK), at):
        template = "Write a value for `{key}` after the `=`, or remove the key."
        return SyntaxHint(Message(template, {"key": key[1]}), key.start(), key.start() + len(key[0].rstrip()))
    return SyntaxHint(Message("Write a value here."), at)


def _statement(text: str, at: int, _: str) -> SyntaxHint:
    return hints.first(_STATEMENTS, text, at) or SyntaxHint(_NO_STATEMENT, at)


def _behind_statement(text: str, at: int, _: str) -> SyntaxHint:
    if hint := hints.first(_BEHIND, text, at):
        return hint
    end = context.end_of_line(text, at)
    start, _end = context.line(text, at)
    assigned = context.ASSIGNED.match(text, start, at)
    if assigned is None:
        return SyntaxHint(_OWN_LINE, at, end)
    mark = text[assigned.end()]
    if mark not in "\"'":
        start, end = context.piece(text, at)
        return SyntaxHint(hints.value(text[start:end]), start, end)
    if _TEXTS.match(text, at):
        return SyntaxHint(Message("Put square brackets around the items of a list."), assigned.end(), end)
    template = (
        "The text has already ended here. If it contains {mark}, use the other quotation marks around it: {example}."
    )
    return SyntaxHint(Message(template, {"mark": mark, "example": "'…'" if mark == '"' else '"…"'}), at, end)


def _behind_key(text: str, at: int, _: str) -> SyntaxHint:
    if hint := hints.first(_BEHIND_KEY, text, at):
        return hint
    start, end = context.line(text, at)[0], context.end_of_line(text, at)
    found = _LAST_KEY.search(text, max(start, at - _LOOKED_BACK), at)
    if found is None:
        return SyntaxHint(_NO_STATEMENT, at)
    key, start = found[1], found.start()
    if more := _MORE_OF_KEY.match(text, at):
        message = Message(
            "Use hyphens instead of spaces in a key: `{meant}`.", {"meant": "-".join(f"{key} {more[1]}".split())}
        )
        return SyntaxHint(message, start, at + len(more[1].rstrip()))
    if text[at:end][:1].isalpha():
        return SyntaxHint(_NO_STATEMENT, start, end)
    return SyntaxHint(Message("Write `=` and a value after `{key}`.", {"key": key}), start, start + len(key))


def _name(text: str, at: int, _: str) -> SyntaxHint:
    opened = context.unclosed(text, at)
    if opened and text[opened[-1]] == "{" and not text[at:].strip():
        return _not_closed(text, opened[-1])
    return hints.first(_NAMES, text, at) or SyntaxHint(_NO_NAME, at)


def _header(text: str, at: int, _: str) -> SyntaxHint:
    start, end = context.line(text, at)[0], context.end_of_line(text, at)
    header = _HEADER.match(text, start, at)
    if header is None or text[at:end].strip("]"):
        if text[at:end][:1].isascii() and text[at:end][:1].isalpha():
            return SyntaxHint(Message("Use hyphens instead of spaces in the name of a table."), start, end)
        return hints.first(_NAMES, text, at) or SyntaxHint(_NOT_IN_NAMES, at)
    closing = "]" * len(header[1])
    meant = f"{header[1]}{header[2]}{closing}"
    message = Message("End the table header with `{closing}`: `{meant}`.", {"closing": closing, "meant": meant})
    return SyntaxHint(message, header.start(1), end)


def _entry(text: str, at: int, _: str) -> SyntaxHint:
    opened = context.unclosed(text, at)
    follows = _NEXT.match(text, at)
    if not opened or (follows and (text[opened[-1]] == "[" or "=" not in follows[0])):
        return _not_closed(text, opened[-1] if opened else at)
    if hint := hints.first((CURLY, HIDDEN), text, at):
        return hint
    if text[opened[-1]] == "{":
        return SyntaxHint(Message("Put a comma or a closing `}}` before this."), at)
    start, end = context.piece(text, at)
    if start < at and text[start] not in "\"'[{" and text[at] not in ";|":
        return SyntaxHint(hints.value(text[start:end]), start, end)
    if _VALUE.match(text, at):
        return SyntaxHint(Message("Put a comma before this value."), at)
    return hints.first((_NO_COMMA,), text, at) or SyntaxHint(_NO_COMMA[1], at)


def _not_closed(text: str, at: int) -> SyntaxHint:
    if text[at : at + 1] == "{":
        return SyntaxHint(Message("Close this table with `}}`."), at)
    return SyntaxHint(Message("Close this list with `]`."), at)


def _text_end(text: str, at: int, _: str) -> SyntaxHint:
    opened = positions.left_open(text)
    start = at if opened is None else opened
    marks = text[start : start + 3]
    if marks in ('"""', "'''"):
        template = "Close this text with {marks}."
        return SyntaxHint(Message(template, {"marks": marks}), start, start + 3)
    end = start + len(text[start : context.line(text, start)[1]].rstrip())
    return hints.first((CURLY,), text, end - 1) or SyntaxHint(_NOT_ENDED, start, end)


def _character(text: str, at: int, _: str) -> SyntaxHint:
    if text[at : at + 1] == "\n" or text[at : at + 2] == "\r\n":
        return _text_end(text, at, "")
    return SyntaxHint(Message(HIDDEN[1].template, {"found": hints.shown_piece(text[at : at + 1])}), at)


def _backslash(text: str, at: int, _: str) -> SyntaxHint:
    template = (
        "A backslash starts an escape sequence. To write a backslash, double it, or use single quotation marks: '…'."
    )
    return SyntaxHint(Message(template), text.rindex("\\", 0, at))


def _code(text: str, at: int, _: str) -> SyntaxHint:
    start = text.rindex("\\", 0, at)
    return SyntaxHint(Message("{code} is not a valid character code.", {"code": text[start:at]}), start, at)


_HANDLERS: dict[str, Handler] = {
    "Invalid value": _value,
    "Invalid date or datetime": _value,
    "Invalid statement": _statement,
    "Invalid initial character for a key part": _name,
    "Expected newline or end of document after a statement": _behind_statement,
    "Expected {found} after a key in a key/value pair": _behind_key,
    "Expected {found} at the end of a table declaration": _header,
    "Expected {found} at the end of an array declaration": _header,
    'Expected "\'"': _text_end,
    """Expected "'''\"""": _text_end,
    "Unterminated string": _text_end,
    "Illegal character {found}": _character,
    "Found invalid character {found}": _character,
    "Unescaped {found} in a string": _backslash,
    "Invalid hex value": _backslash,
    "Escaped character is not a Unicode scalar value": _code,
    "Unclosed array": _entry,
    "Unclosed inline table": _entry,
    "Cannot overwrite a value": duplicates.explain_duplicate,
    "Cannot declare {found} twice": duplicates.explain_duplicate,
    "Cannot redefine namespace {found}": duplicates.explain_duplicate,
    "Cannot mutate immutable namespace {found}": duplicates.explain_duplicate,
    "Duplicate inline table key {found}": duplicates.explain_duplicate,
}
"""What `tomli` says from 2.4 on, with `{found}` for what it names; and who puts it into words."""
