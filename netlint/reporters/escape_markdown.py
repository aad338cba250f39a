"""Text as Markdown holds it, so that nothing in it is formatted, linked, or calls anyone. It is visible already."""

import re
from functools import lru_cache

_SPECIAL = re.compile(r"[\\`*_{}\[\]<>#|~&$]")
_ACTIVE = re.compile(
    r"""(?<=[@#!%~^&\-\[])(?:(?<=[@#!%~^&])(?=[\w"'*])|(?<=\bGH-)(?=\d)|(?-i:(?<=[A-Z]-)(?=\d))"""  # people, issues
    r"|(?<=\[)(?=[\w-]+:))|\b(?=\d*[a-f])[\da-f]{7,64}\b"  # what else GitLab has by its number, and commits
    r"|(?<=[\]:w$</])(?:(?<=\])(?=[(:\[])|(?<=:)(?=//)|(?<=www)(?=\.)"  # links
    r"|(?<=:)(?=(?!\d+:)[\w+-]+:)|(?<=\$)(?=\S)"  # pictures that have a name, and formulas
    r"|(?<=<)(?=[\w!/?])|(?<=^/)(?=\w))",  # tags, and commands to GitLab at the start of a line
    re.IGNORECASE | re.MULTILINE,
)
"""Each of the two groups looks first at the one character before, which is seldom one of those that it is about."""
_SIGNS = tuple(
    map(re.compile, (r"[@#!%~^&$<\[\]/]", r":\S", r"-(?<=[A-Zh]-)\d", r"\.(?<=[Ww]{3}\.)", r"[\da-fA-F]{7}"))
)
"""Without one of these nothing is active, as in most texts. Each is found fast, as it begins with one character."""
_CODE = re.compile("`([^`]+)`")
_BLOCK = re.compile(r"\A(\d*)([-+=.)])")
"""What begins a list, a rule or a heading where it begins a paragraph, and nothing elsewhere."""
_MOST = 1024
"""The number of texts that are kept: charters have many findings with the same text."""
JOINER = "\u2060"
"""What is not seen and breaks no line, and keeps what stands on either side of it from being read as one thing."""


def escape_markdown(text: str) -> str:
    """Write a text that a charter may have a part in, so that it is shown as it is; what stands in backticks, as code.

    What calls people or names issues, as `@ana` and `#1` do, is looked for when Markdown is done: a joiner hides it.
    """
    pieces = _CODE.split(text)
    return "".join(as_code(piece) if at % 2 else _escaped(piece) for at, piece in enumerate(pieces))


def escape_paragraph(text: str) -> str:
    """Return such a text, written so that it can be a paragraph of its own."""
    return _BLOCK.sub(r"\1\\\2", escape_markdown(text.strip()))


def escape_cell(text: str) -> str:
    """Return such a text, written so that it can stand in a table, where a bar ends even what is code."""
    return _escaped(text) if "|" in text else escape_markdown(text)


def escape_anywhere(text: str) -> str:
    """Return such a text, written so that it can be a paragraph of its own, or stand in a table."""
    return _BLOCK.sub(r"\1\\\2", escape_cell(text.strip()))


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\g<0>", neutralize_markup(text))


@lru_cache(_MOST)
def neutralize_markup(text: str) -> str:
    """Write a text that may be shown as Markdown or as it is: nothing is seen of it, and nothing in it is active."""
    for sign in _SIGNS:
        if sign.search(text):
            return _ACTIVE.sub(_joined, text)
    return text


def _joined(match: re.Match[str]) -> str:
    """Return what stands in the place of a match: of a commit, pieces that are too short to name one."""
    return JOINER.join(match[0][at : at + 6] for at in range(0, len(match[0]), 6)) or JOINER


def as_code(text: str) -> str:
    """Write a text as code, however many backticks it has."""
    fence = "`" * (max(map(len, re.findall("`+", text)), default=0) + 1)
    space = " " if text[:1] in ("`", " ") or text[-1:] in ("`", " ") else ""
    return f"{fence}{space}{text}{space}{fence}"


def as_code_block(text: str, language: str = "toml") -> str:
    """Return lines as a block of code, however many backticks they have. Without a language they are plain text."""
    fence = "`" * max(3, max(map(len, re.findall("`+", text)), default=0) + 1)
    return f"{fence}{language}\n{text}\n{fence}"
