"""What is on the pages of a PDF, as pdftotext reads it, and whether one text is within another."""

import html
import re
import subprocess
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

_PAGE = re.compile(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', re.DOTALL)
_WORD = re.compile(r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)</word>', re.DOTALL)


class Word(NamedTuple):
    """A word and its box, in points from the corner at the top left."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


class Sheet(NamedTuple):
    """A page: its size in points, and its words."""

    width: float
    height: float
    words: list[Word]

    @property
    def text(self) -> str:
        """All words, in the order in which they are drawn."""
        return " ".join(word.text for word in self.words)


class Printed(NamedTuple):
    """A page on paper: what the browser says should be there, and what is there."""

    asked: dict[str, Any]
    sheets: list[Sheet]


def sheets(pdf: Path) -> list[Sheet]:
    """Return the pages of a PDF."""
    done = subprocess.run(["pdftotext", "-bbox", str(pdf), "-"], capture_output=True, check=True, timeout=120)
    return [
        Sheet(float(width), float(height), [_word(*found) for found in _WORD.findall(inside)])
        for width, height, inside in _PAGE.findall(done.stdout.decode("utf-8", "replace"))
    ]


def _word(left: str, top: str, right: str, bottom: str, text: str) -> Word:
    return Word(html.unescape(text), float(left), float(top), float(right), float(bottom))


def letters(text: str) -> Counter[str]:
    """Return how often each Latin letter and digit is in a text: lines, columns and hyphens do not change that."""
    return Counter(re.findall("[a-z0-9]", unicodedata.normalize("NFKD", text).casefold()))


def packed(text: str) -> str:
    """Return the Latin letters and digits of a text, one after another."""
    return "".join(re.findall("[a-z0-9]", unicodedata.normalize("NFKD", text).casefold()))
