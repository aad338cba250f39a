"""What Mermaid can draw, and how text from a charter is written for it. A charter can come from a stranger."""

import re

from netlint.reporters import escape

MOST_CHARACTERS = 50_000
MOST_LINES = 500

LONGEST = 80
"""The number of characters of a text in a box. The rest is left out."""


def quoted(text: str) -> str:
    """Return text for a box, on one line and in quotation marks.

    Letters, digits, spaces and a few other characters stay as they are. Mermaid shows `#34;` as the character with
    that number, so no other character has a meaning.
    """
    shown = escape.terminal(text)
    if len(shown) > LONGEST:
        shown = shown[: LONGEST - 1] + "…"
    return '"' + re.sub(r"[^\w ,'/():….⚠-]", lambda found: f"#{ord(found[0])};", shown) + '"'
