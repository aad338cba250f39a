"""Text from a charter, made harmless for terminals and build logs, and measured as a terminal shows it."""

import re
from functools import cache

from netlint.utils.invisible import JOINERS, NOT_SEEN, is_in_word

_COMMAND = r"#(?=#\w*\[)"
"""What begins a command in the log of a build, anywhere in a line: `##[` and `##vso[`."""
_SEEN = bytes(range(0x20, 0x7F))
"""The characters of ASCII that are seen, with the space."""


def escape_terminal(text: str) -> str:
    r"""Write what is not seen, what turns the direction of text, and what a build log obeys, as escapes.

    A joiner stays where it shapes a word, as in Persian.

    >>> print(escape_terminal("a\x1b[31m ::error::b"))
    a\x1b[31m \x3a:error\x3a:b
    """
    is_seen = text.isprintable() if text.isascii() else not _not_seen().search(text)
    if is_seen and "::" not in text and ("##" not in text or not re.search(_COMMAND, text)):
        return text  # as most are
    return _escaped().sub(_escape, text)


def escape_control_sequences(json: str) -> str:
    """Escape in JSON what is not seen, or a terminal or a build log might obey, and JSON itself leaves as it is."""
    others = json.encode("utf-8", "surrogatepass").translate(None, _SEEN)
    is_seen = not others or not _not_seen().search(others.decode("utf-8", "surrogatepass"))
    if is_seen and ("#" not in json or "##" not in json):  # to look for one character takes next to no time
        return json
    return _escaped_in_json().sub(_escape_in_json, json)


def escape_undecodable(text: str) -> str:
    """Write what stands for bytes that are not UTF-8, as in the name of a file, as escapes."""
    return text if text.isascii() else text.encode("utf-8", "backslashreplace").decode()


@cache
def _not_seen() -> re.Pattern[str]:
    return re.compile(NOT_SEEN)


@cache
def _escaped() -> re.Pattern[str]:
    return re.compile(f"{NOT_SEEN}|{_COMMAND}|:(?=:)")  # `::` is a command at the start of a line


@cache
def _escaped_in_json() -> re.Pattern[str]:
    return re.compile(f"{NOT_SEEN}|{_COMMAND}")


def _escape(match: re.Match[str]) -> str:
    found, code = match[0], ord(match[0])
    if found in "\n\r\t":
        return {"\n": "\\n", "\r": "\\r", "\t": "\\t"}[found]
    if found in JOINERS and is_in_word(match.string, match.start()):
        return found
    return f"\\x{code:02x}" if found < "\u0100" else f"\\u{code:04x}" if found <= "\uffff" else f"\\U{code:08x}"


def _escape_in_json(match: re.Match[str]) -> str:
    if match[0] == "\n":  # only between the values
        return "\n"
    if match[0] in JOINERS and is_in_word(match.string, match.start()):
        return match[0]
    units = match[0].encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))


def width(text: str) -> int:
    """Return the width of a text in columns of a terminal."""
    if text.isascii():
        return len(text)
    from wcwidth import wcswidth

    return max(wcswidth(text), 0)
