"""Lines that netlint itself has printed, and that someone has copied into a file with more than was meant."""

import re
from collections.abc import Iterator

from netlint.i18n.languages import LANGUAGES
from netlint.i18n.message import Message
from netlint.i18n.translator import Translator
from netlint.toml import labels

REMOVE = Message("This line was on the screen, but it does not belong in the charter. Remove the line.")
_SIDE = (Message("Do"), Message("Ask"), Message("More"))
"""What stands before a sentence, in a column of its own."""
_SEVERITIES = (Message("error"), Message("warning"), Message("info"))
_COLUMN = 5
_DRAWN = re.compile(
    r"\s*(?:-->(?:\s|\Z)|\d+ \|(?:\s|\Z)|\| *\^+|\|\s*\Z|(?:\S*[$>%]\s+|PS \S+>\s+)netlint(?:\s|\Z))"
    r"|\s*netlint(?:[ \t]+[^=\s:].*)?\Z"
)
"""A place, a line of a frame, or a command line."""


def is_output(line: str) -> bool:
    """Return whether a line begins as one that netlint prints, in any of its languages."""
    return bool(_DRAWN.match(line)) or any(re.match(pattern, line) for pattern in _patterns())


def _patterns() -> Iterator[str]:
    """Yield the patterns of the lines that begin with words."""
    for language in LANGUAGES:
        translate = Translator().into(language)
        for label in labels.ALL:
            yield r"\s*" + re.sub(r"\\\{\w+\\\}", ".{0,100}", re.escape(translate(label.template)))
        for label in _SIDE:
            word = translate(label.template)
            yield rf"\s*{re.escape(word)} {{{max(_COLUMN - len(word), 0) + 1},}}[^\s=]"
        for label in _SEVERITIES:
            yield rf"\s*{re.escape(translate(label.template))}: (?:`|[^\W\d_a-z])"
