"""Text from a charter, made harmless for terminals and build logs, and measured as a terminal shows it."""

import re

_INVISIBLE = (
    "[\x00-\x1f\x7f-\x9f\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f"
    "\ufeff\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)
_COMMAND = r"#(?=#\w*\[)"
"""What begins a command in the log of a build, anywhere in a line: `##[` and `##vso[`."""
_ESCAPED = re.compile(f"{_INVISIBLE}|{_COMMAND}|:(?=:)")  # `::` is a command at the start of a line
_ESCAPED_IN_JSON = re.compile(f"{_INVISIBLE}|{_COMMAND}")


def visible(text: str) -> str:
    r"""Write what is not seen, what turns the direction of text, and what a build log obeys, as escapes.

    >>> print(visible("a\x1b[31m ::error::b"))
    a\x1b[31m \x3a:error\x3a:b
    """
    return _ESCAPED.sub(_escape, text)


def unobeyed(json: str) -> str:
    """Escape in JSON what a terminal or a build log might obey and JSON itself leaves as it is."""
    return _ESCAPED_IN_JSON.sub(_escape_in_json, json)


def writable(text: str) -> str:
    """Write what stands for bytes that are not UTF-8, as in the name of a file, as escapes."""
    return text if text.isascii() else text.encode("utf-8", "backslashreplace").decode()


def _escape(match: re.Match[str]) -> str:
    found, code = match[0], ord(match[0])
    if found in "\n\r\t":
        return {"\n": "\\n", "\r": "\\r", "\t": "\\t"}[found]
    return f"\\x{code:02x}" if found < "\u0100" else f"\\u{code:04x}" if found <= "\uffff" else f"\\U{code:08x}"


def _escape_in_json(match: re.Match[str]) -> str:
    if match[0] == "\n":  # only between the values
        return "\n"
    units = match[0].encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))


def width(text: str) -> int:
    """Give the width of a text in columns of a terminal."""
    if text.isascii():
        return len(text)
    from wcwidth import wcswidth  # noqa: PLC0415 (most lines are plain)

    return max(wcswidth(text), 0)
