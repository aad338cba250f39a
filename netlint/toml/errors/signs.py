"""The signs of mistakes in a TOML text, with what to say of each, and how the line is written without it."""

import re
import unicodedata

from netlint.i18n.message import Message
from netlint.toml import positions
from netlint.toml.errors import context
from netlint.toml.errors.correction import Correction, commented, replaced
from netlint.toml.errors.hints import CLOSING, CURLY, HIDDEN, Sign, SyntaxHint

KEY = positions.key_of(1)
_END = r"(?=[ \t]*+(?:[\r\n#]|\Z))"
_OTHER_COMMENT = re.compile(r"//+|--|/\*|<!--")
NO_STATEMENT = Message(
    "This line cannot be read. Write `key = value`, a table header such as [network], or a comment after #."
)
OWN_LINE = Message("Put each key and each table header on its own line.")
NO_NAME = Message("Write the name of a key or table here.")
NOT_IN_NAMES = Message("Use only the letters a to z, digits and hyphens in a name; found `{found}`.")
NOT_ENDED = Message("Close this text with a quotation mark on the same line.")
NO_COMMA: Sign = (re.compile(r"[^\n]"), Message("Put a comma between values; found `{found}`."))
_LINE_END = Message("Remove the `{found}` at the end of the line.")
_COMMENT = Message("Start a comment with #, not with {found}.")
DASHES: Sign = (re.compile("--"), _COMMENT)
_COLON = Message("Use `=` after a key, not a colon.")
_HEADER_BEGIN = Message("Start a table header with `[`.")
ONE_EQUALS: Sign = (re.compile("="), Message("Write `=` once."))

STATEMENTS: tuple[Sign, ...] = (
    (
        re.compile(r"<{7}(?= )|>{7}(?= )|\|{7}(?= )|={7}(?=[\r\n])"),
        Message(
            "This file has an unresolved merge conflict. Keep the version you want and remove the lines with `{found}`."
        ),
    ),
    CURLY,
    HIDDEN,
    CLOSING,
    (re.compile("="), NO_NAME),
    (_OTHER_COMMENT, _COMMENT),
    (re.compile(r"[^\W\d_]"), NOT_IN_NAMES),
    (re.compile(r"[^\r\n]++"), NO_STATEMENT),
)
BEHIND: tuple[Sign, ...] = (
    (
        re.compile(r"\r"),
        Message("Save the file with Windows or Linux line endings."),
    ),
    HIDDEN,
    CLOSING,
    (re.compile(rf"[,;]{_END}"), _LINE_END),
    (_OTHER_COMMENT, _COMMENT),
    (re.compile(rf"{KEY}[ \t]*+=[^\r\n]*+"), OWN_LINE),
)
BEHIND_KEY: tuple[Sign, ...] = (
    CURLY,
    HIDDEN,
    (re.compile(":"), _COLON),
    (re.compile("]"), _HEADER_BEGIN),
    (re.compile(r"(?![A-Za-z0-9\"'\[{}+-])[^\s#]"), NOT_IN_NAMES),
)
NAMES: tuple[Sign, ...] = (CURLY, HIDDEN, (re.compile(r"[\]}=.,#\s]|\Z"), NO_NAME), (re.compile("."), NOT_IN_NAMES))


_PLAIN: dict[str, str] = {
    ONE_EQUALS[1].template: "",
    CLOSING[1].template: "",
    _LINE_END.template: "",
    _COMMENT.template: "#",
    _COLON.template: " =",
    NO_COMMA[1].template: ",",
}
"""What to write instead of the piece that these messages are about."""
_NAME = re.compile(r"[ \t]*(?:\[{1,2}[^\[\]\"'#=\r\n]+\]{1,2}|[^\[\]\"'#=\r\n]+(?==))")
"""A table header, or what stands before the sign of a key: without quotation marks."""
_AS_COMMENT = (NO_STATEMENT.template, NO_NAME.template)


def plainly(text: str, hint: SyntaxHint) -> Correction | None:
    """Return the line of a hint of which the message alone says what to write."""
    template = hint.message.template
    if template in _AS_COMMENT and not context.unclosed(text, context.line(text, hint.start)[0]):
        return commented(text, hint.start)
    if template == OWN_LINE.template:
        return replaced(text, context.end_before(text, hint.start), hint.start, "\n")
    if template == _HEADER_BEGIN.template:
        start, end = context.line(text, hint.start)[0], context.end_of_line(text, hint.start)
        name = text[start:end].strip(" \t[]")
        return replaced(text, start, end, f"[[{name}]]" if text[start:end].endswith("]]") else f"[{name}]")
    if template == NOT_IN_NAMES.template:
        return _without_accents(text, hint.start)
    end = hint.start + 1 if hint.end is None else hint.end
    return replaced(text, hint.start, end, _PLAIN.get(template))


def _without_accents(text: str, at: int) -> Correction | None:
    """Return the line of a key or table header with plain letters for those with accents in its name.

    `None` if other letters or signs are in the name too, or quotation marks, in which any letter can be.
    """
    start, end = context.line(text, at)
    name = _NAME.match(text, start, end)
    if name is None or not name.start() <= at < name.end():
        return None
    split = unicodedata.normalize("NFKD", name[0])
    plain = "".join(letter for letter in split if not unicodedata.combining(letter))
    return replaced(text, name.start(), name.end(), plain) if plain.isascii() else None
