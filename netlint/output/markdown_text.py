"""Text as Markdown holds it, so that nothing in it is formatted, linked, or calls anyone. It is visible already."""

import re

_SPECIAL = re.compile(r"[\\`*_{}\[\]<>#|~&$]")
_ACTIVE = re.compile(
    r"""(?<=[@#!$%~^&])(?=[\w"'*])|(?<=\bGH-)(?=\d)"""  # people, issues and the like
    r"|(?<=\])(?=\()|(?<=:)(?=//)|(?<=www)(?=\.)"  # links
    r"|(?<=<)(?=[\w!/?])",  # tags
    re.IGNORECASE,
)
_CODE = re.compile("`([^`]+)`")
_JOINER = "\u2060"
"""What is not seen and breaks no line, and keeps what stands on either side of it from being read as one thing."""


def escaped(text: str) -> str:
    """Write a text that a charter may have a part in, so that it is shown as it is; what stands in backticks, as code.

    What calls people or names issues, as `@ana` and `#1` do, is looked for when Markdown is done: a joiner hides it.
    """
    pieces = _CODE.split(text)
    return "".join(code(piece) if at % 2 else _escaped(piece) for at, piece in enumerate(pieces))


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\g<0>", defused(text))


def defused(text: str) -> str:
    """Write a text that may be shown as Markdown or as it is: nothing is seen of it, and nothing in it is active."""
    return _ACTIVE.sub(_JOINER, text)


def code(text: str) -> str:
    """Write a text as code, however many backticks it has."""
    fence = "`" * (max(map(len, re.findall("`+", text)), default=0) + 1)
    space = " " if text[:1] in ("`", " ") or text[-1:] in ("`", " ") else ""
    return f"{fence}{space}{text}{space}{fence}"
