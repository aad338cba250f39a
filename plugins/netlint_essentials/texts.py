"""Texts as rules read them: without the blank ones, and compared without case, spacing or spelling of accents.

Holds no rule.
"""

import re
import unicodedata

from netlint import as_tuple, is_blank

_WORD = re.compile(r"\w+")
_PIECE = re.compile(r"\w+|[^\w\s]")


def said(value: str | tuple[str, ...] | None) -> tuple[str, ...]:
    """Return the texts of a value that say something.

    >>> said("Ana"), said(("Ana", " ")), said(None)
    (('Ana',), ('Ana',), ())
    """
    return tuple([text for text in as_tuple(value) if not is_blank(text)])


def words(text: str) -> list[str]:
    """Return the words of a text, folded.

    >>> words("We're one, Jan-Willem!")
    ['we', 're', 'one', 'jan', 'willem']
    """
    return _WORD.findall(_fold(text))


def pieces(text: str) -> str:
    """Return the words and signs of a text, folded, each between spaces: what holds whole words holds their pieces.

    >>> pieces("win-win") in pieces("A Win-Win!"), pieces("art") in pieces("to start")
    (True, False)
    """
    return f" {' '.join(_PIECE.findall(_fold(text)))} "


def _fold(text: str) -> str:
    return unicodedata.normalize("NFC", text.casefold())
