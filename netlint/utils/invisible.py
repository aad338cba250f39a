"""Characters that nothing is seen of: which these are, for all who look for them. Escapes nothing."""

import re
import unicodedata
from functools import cache

CONTROLS = "\x00-\x1f\x7f-\x9f"
"""The control characters, as they stand in the brackets of a pattern."""
_BASIC = (
    "\xad\u034f\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    "\u2028-\u202e\u2060-\u206f\u2800\u3164\ud800-\udfff\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffc\ufffe\uffff"
)
_FURTHER = (
    "\U000110bd\U000110cd\U00013430-\U00013442\U00016fe4\U0001bca0-\U0001bca3\U0001d159\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff"
) + "".join(f"{chr(plane | 0xFFFE)}{chr(plane | 0xFFFF)}" for plane in range(0x10000, 0x110000, 0x10000))
INVISIBLE = _BASIC + _FURTHER
"""What else is not seen, as it stands in the brackets of a pattern.

It is the whole of the general category Cf (format characters) and of the property Default_Ignorable_Code_Point, as they
are in Unicode 17.0 (`DerivedGeneralCategory.txt`, `DerivedCoreProperties.txt`); the separators of lines and paragraphs;
halves of surrogate pairs; what will never be a character; and what is a sign by its category, and is drawn as nothing:
the blank pattern of Braille, the blanks of hieroglyphs and what mirrors them, the filler of Khitan, the null notehead,
and the place of an object. Spaces are no part of it, however wide: a gap is seen.
"""
NOT_SEEN = f"[{CONTROLS}{_BASIC}\U00010000-\U0010ffff](?<=[{CONTROLS}{INVISIBLE}])"
"""A pattern of one character that is not seen. It looks twice: one pair of brackets is fast where nothing is beyond
U+FFFF but one range."""
SPACES = "\xa0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""The spaces beside that of ASCII, as they stand in the brackets of a pattern."""
JOINERS = "\u200c\u200d"
"""What joins letters, or keeps them apart: not seen itself, and part of how words of some languages are written."""
_JOINED = (
    "\u0600-\u109f\u1780-\u18af\u1900-\u1cff\ua800-\uabff\ufb50-\ufdff\ufe70-\ufefc"
    "\U00010a00-\U00011fff\U0001e900-\U0001e95f"
)
"""Where the scripts are in which a joiner says what letters look like: from Arabic to those of South-East Asia."""


def is_blank(text: str) -> bool:
    r"""Return whether text has no visible characters: only spaces and invisible characters.

    >>> is_blank(" \u3164"), is_blank("Ana")
    (True, False)
    """
    return not "!" <= text[:1] <= "~" and _seen().search(text) is None


def is_in_word(text: str, at: int) -> bool:
    """Whether a joiner stands inside a word that it shapes, as in Persian and in Hindi: between two of its letters."""
    return _joined().fullmatch(text, max(at - 1, 0), at + 2) is not None and _is_letter(text[at - 1], text[at + 1])


def _is_letter(*letters: str) -> bool:
    """Whether all of these are letters, or the marks that belong to them."""
    return all(unicodedata.category(letter)[0] in "LM" for letter in letters)


# The patterns are large, and compiled when they are used: most texts are ASCII.
@cache
def _seen() -> re.Pattern[str]:
    return re.compile(rf"[^\s{CONTROLS}{INVISIBLE}]")


@cache
def _joined() -> re.Pattern[str]:
    return re.compile(f"(?![{INVISIBLE}])[{_JOINED}][{JOINERS}](?![{INVISIBLE}])[{_JOINED}]")
