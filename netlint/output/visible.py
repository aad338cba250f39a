"""Text from a charter, made harmless for a terminal, and measured as a terminal shows it."""

import re

_INVISIBLE = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


def visible(text: str) -> str:
    r"""Write control characters, and those that turn the direction of text, as escapes; the rest stays as it is.

    >>> print(visible("a\x1b[31m"))
    a\x1b[31m
    """
    return _INVISIBLE.sub(_escape, text)


def unobeyed(json: str) -> str:
    """Escape in JSON what a terminal might obey and JSON itself leaves as it is."""
    return _INVISIBLE.sub(lambda match: match[0] if match[0] == "\n" else f"\\u{ord(match[0]):04x}", json)


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    if match[0] in "\n\r\t":
        return {"\n": "\\n", "\r": "\\r", "\t": "\\t"}[match[0]]
    return f"\\x{code:02x}" if match[0] < "\u0100" else f"\\u{code:04x}"


def width(text: str) -> int:
    """Give the width of a text in columns of a terminal."""
    if text.isascii():
        return len(text)
    from wcwidth import wcswidth  # noqa: PLC0415 (most lines are plain)

    return max(wcswidth(text), 0)
