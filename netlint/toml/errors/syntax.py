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
from netlint.toml.errors import context, duplicates, hints, pasted, signs
from netlint.toml.errors.correction import Correction, commented, replaced
from netlint.toml.errors.hints import CURLY, HIDDEN, SyntaxHint
from netlint.toml.errors.retyped import retyped
from netlint.toml.errors.values import quoted
from netlint.toml.paths import dotted

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


def explain_syntax(text: str, said: str, at: int) -> SyntaxHint:
    """Return what is wrong at the offset where `tomli` has `said` something, and what to write."""
    start, end = context.line(text, at)
    if pasted.is_output(text[start:end]):
        return SyntaxHint(pasted.REMOVE, start, end)
    hint = _explained(text, said, at)
    return hint if hint.correction else hint._replace(correction=signs.plainly(text, hint))


def _explained(text: str, said: str, at: int) -> SyntaxHint:
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
    if hint := hints.first((signs.ONE_EQUALS, CURLY, HIDDEN), text, at):
        return hint
    start, end = context.piece(text, at)
    if at < end and text[at] not in ",]}":
        return hints.value(text, start, end)
    opened = context.unclosed(text, at)
    if opened and not text[at:].strip():
        return _not_closed(text, opened[-1])
    if key := _LAST_KEY.search(text, max(0, at - _LOOKED_BACK), at):
        template = "Write a value for `{key}` after the `=`, or put # before the key."
        shown = key.start(), key.start() + len(key[0].rstrip())
        return SyntaxHint(Message(template, {"key": key[1]}), *shown, None, None if opened else commented(text, at))
    return SyntaxHint(Message("Write a value here."), at)


def _statement(text: str, at: int, _: str) -> SyntaxHint:
    return hints.first(signs.STATEMENTS, text, at) or SyntaxHint(signs.NO_STATEMENT, at)


def _behind_statement(text: str, at: int, _: str) -> SyntaxHint:
    if hint := hints.first(signs.BEHIND, text, at):
        return hint
    end = context.end_of_line(text, at)
    start, _end = context.line(text, at)
    assigned = context.ASSIGNED.match(text, start, at)
    if assigned is None:
        return SyntaxHint(signs.OWN_LINE, at, end)
    mark = text[assigned.end()]
    if mark not in "\"'":
        start, end = context.piece(text, at)
        return hints.value(text, start, end)
    if _TEXTS.match(text, at):
        listed = replaced(text, assigned.end(), end, f"[{text[assigned.end() : end]}]")
        return SyntaxHint(Message("Put square brackets around the items of a list."), assigned.end(), end, None, listed)
    template = (
        "The text has already ended here. If it contains {mark}, use the other quotation marks around it: {example}."
    )
    said = Message(template, {"mark": mark, "example": "'…'" if mark == '"' else '"…"'})
    return SyntaxHint(said, at, end, None, _requoted(text, assigned.end(), end))


def _requoted(text: str, start: int, end: int) -> Correction | None:
    """Return a line in which the text at some offsets has other quotation marks around it."""
    inside = text[start + 1 : end].removesuffix(text[start])
    return replaced(text, start, end, quoted(inside))


def _behind_key(text: str, at: int, _: str) -> SyntaxHint:
    if hint := hints.first(signs.BEHIND_KEY, text, at):
        return hint
    start, end = context.line(text, at)[0], context.end_of_line(text, at)
    if hint := hints.first((signs.DASHES,), text, start):
        return hint
    found = _LAST_KEY.search(text, max(start, at - _LOOKED_BACK), at)
    if found is None:
        return SyntaxHint(signs.NO_STATEMENT, at)
    key, start = found[1], found.start()
    if more := _MORE_OF_KEY.match(text, at):
        meant, end = "-".join(f"{key} {more[1]}".split()), at + len(more[1].rstrip())
        said = Message("Use hyphens instead of spaces in a key: `{meant}`.", {"meant": meant})
        return SyntaxHint(said, start, end, None, replaced(text, start, end, meant))
    if text[at:end][:1].isalpha():
        return SyntaxHint(signs.NO_STATEMENT, start, end)
    said = Message("Write `=` and a value after `{key}`.", {"key": key})
    is_alone = not text[at:end].strip()
    correction = commented(text, at) if is_alone else replaced(text, at, at, "= ")
    return SyntaxHint(said, start, start + len(key), None, correction)


def _name(text: str, at: int, _: str) -> SyntaxHint:
    opened = context.unclosed(text, at)
    if opened and text[opened[-1]] == "{" and not text[at:].strip():
        return _not_closed(text, opened[-1])
    return hints.first(signs.NAMES, text, at) or SyntaxHint(signs.NO_NAME, at)


def _header(text: str, at: int, _: str) -> SyntaxHint:
    start, end = context.line(text, at)[0], context.end_of_line(text, at)
    header = _HEADER.match(text, start, at)
    if header is None or text[at:end].strip("]"):
        if text[at:end][:1].isascii() and text[at:end][:1].isalpha():
            meant = re.sub(r"(?<=[\w-])[ \t]+(?=[\w-])", "-", text[start:end])
            said = Message("Use hyphens instead of spaces in the name of a table.")
            return SyntaxHint(said, start, end, None, replaced(text, start, end, meant))
        return hints.first(signs.NAMES, text, at) or SyntaxHint(signs.NOT_IN_NAMES, at)
    closing = "]" * len(header[1])
    meant = f"{header[1]}{header[2]}{closing}"
    message = Message("End the table header with `{closing}`: `{meant}`.", {"closing": closing, "meant": meant})
    return SyntaxHint(message, header.start(1), end, None, replaced(text, header.start(1), end, meant))


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
        return hints.value(text, start, end)
    if _VALUE.match(text, at):
        before = context.end_before(text, at)
        is_paired = not any(text.count(mark, *context.line(text, at)) % 2 for mark in "\"'")
        comma = is_paired and (replaced(text, before, at, ", ") or replaced(text, before, before, ","))
        return SyntaxHint(Message("Put a comma before this value."), at, None, None, comma or None)
    return hints.first((signs.NO_COMMA,), text, at) or SyntaxHint(signs.NO_COMMA[1], at)


def _not_closed(text: str, at: int) -> SyntaxHint:
    if text[at : at + 1] == "{":
        return SyntaxHint(Message("Close this table with `}}`."), at, None, None, _closed(text, at))
    return SyntaxHint(Message("Close this list with `]`."), at, None, None, _closed(text, at))


def _closed(text: str, at: int) -> Correction | None:
    """Return the line of a list or table with the closing brackets that it has none of."""
    start, end = context.line(text, at)[0], context.end_of_line(text, at)
    opened = [text[bracket] for bracket in context.unclosed(text, end) if bracket >= start]
    return replaced(text, end, end, "".join("]" if bracket == "[" else " }" for bracket in reversed(opened)))


def _text_end(text: str, at: int, _: str) -> SyntaxHint:
    opened = positions.left_open(text)
    start = at if opened is None else opened
    marks = text[start : start + 3]
    if marks in ('"""', "'''"):
        template = "Close this text with {marks}."
        return SyntaxHint(Message(template, {"marks": marks}), start, start + 3)
    end = start + len(text[start : context.line(text, start)[1]].rstrip())
    if hint := hints.first((CURLY,), text, end - 1):
        return hint
    behind = context.end_of_line(text, start)
    ended = None if context.unclosed(text, start) else replaced(text, behind, behind, marks[:1])
    return SyntaxHint(signs.NOT_ENDED, start, end, None, ended)


def _character(text: str, at: int, _: str) -> SyntaxHint:
    if text[at : at + 1] == "\n" or text[at : at + 2] == "\r\n":
        return _text_end(text, at, "")
    line = retyped(text, at)
    said = Message(HIDDEN[1].template, {"found": hints.shown_piece(text[at : at + 1])})
    return SyntaxHint(said, at, None, None, Correction(at, line) if line else None)


def _backslash(text: str, at: int, _: str) -> SyntaxHint:
    template = (
        "A backslash starts an escape sequence. To write a backslash, double it, or use single quotation marks: '…'."
    )
    assigned = context.ASSIGNED.match(text, context.line(text, at)[0], at)
    single = _requoted(text, assigned.end(), context.end_of_line(text, at)) if assigned else None
    return SyntaxHint(Message(template), text.rindex("\\", 0, at), None, None, single)


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
