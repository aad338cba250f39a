"""Markup: what is active in Markdown is found wherever it is, however fast it is looked for."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from netlint.reporters.escape_markdown import JOINER, neutralize_markup

ACTIVE = re.compile(
    r"""(?<=[@#!%~^&])(?=[\w"'*])|(?<=\bGH-)(?=\d)|(?-i:(?<=[A-Z]-)(?=\d))"""
    r"|(?<=\[)(?=[\w-]+:)|\b(?=\d*[a-f])[\da-f]{7,64}\b"
    r"|(?<=\])(?=[(:\[])|(?<=:)(?=//)|(?<=www)(?=\.)"
    r"|(?<=:)(?=(?!\d+:)[\w+-]+:)|(?<=\$)(?=\S)"
    r"|(?<=<)(?=[\w!/?])|(?<=^/)(?=\w)",
    re.IGNORECASE | re.MULTILINE,
)
"""All that is active, in one pattern that looks at each character for each of it."""
PIECES = [
    "@",
    "#",
    "!",
    "GH-",
    "gh-",
    "A-",
    "a-",
    "[",
    "]",
    "(",
    ":",
    "//",
    "www",
    "WwW",
    ".",
    "$",
    "<",
    "/",
    "\n",
    " ",
]
WORDS = ["1", "12", "ana", "deadbeef", "1a234567", "0123456", "é", "水", "**", '"']


@settings(deadline=None, derandomize=True, database=None, max_examples=2000)
@given(st.lists(st.sampled_from(PIECES + WORDS), max_size=8).map("".join))
def test_what_one_pattern_finds_is_made_inactive(text: str) -> None:
    def joined(match: re.Match[str]) -> str:
        return JOINER.join(match[0][at : at + 6] for at in range(0, len(match[0]), 6)) or JOINER

    assert neutralize_markup(text) == ACTIVE.sub(joined, text)
