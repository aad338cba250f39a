"""Plain language, as far as a machine can see it: phrases that read as if translated, and long sentences.

Writes nothing. `tools/catalogues.py --check` asks it about the catalogues, with the pages of the rules, and the docs.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

PAGE_WORDS, DOCS_WORDS = 20, 25
"""The most words of a sentence in messages and rule pages, and in the documentation. The project's own choice."""


class _Phrase(NamedTuple):
    """A phrase to avoid, and what to write instead."""

    pattern: re.Pattern[str]
    instead: str


def _phrase(pattern: str, instead: str) -> _Phrase:
    return _Phrase(re.compile(pattern, re.MULTILINE), instead)


_START = r"(?:^|(?<=[.?!:] ))"
"""Where a sentence begins."""
_ENGLISH = (
    _phrase(r"\b[Mm]end(?:s|ed|ing)?\b", "fix"),
    _phrase(r"\b[Ss]lips?\b", "mistake or typo"),
    _phrase(r"\b[Ff]ault(?:s|y)?\b", "mistake, invalid or error"),
    _phrase(r"\banew\b", "again"),
    _phrase(r"\bstands? (?:between|here|at|below|on|under)\b", "is"),
    _phrase(r"(?<!here )\bis no (?!longer|more\b)", "is not a"),
    _phrase(r"\bat the (?:most|least)\b", "at most, at least"),
    _phrase(r"\b[Ss]et(?:s|ting)? \w*\s?aside\b", "suppress"),
    _phrase(r"\bnot evaluated\b", "skipped"),
    _phrase(r"\bladder\b", "level"),
    _phrase(r"\b(?:small letters|capitals)\b", "lowercase letters, uppercase letters"),
    _phrase(r"\bDays since\b", "a sentence with the day and the limit"),
    _phrase(_START + r"Who(?:ever)? [^?.]*\.", "a member who"),
    _phrase(_START + r"What [^?.]*\.", "name the thing"),
    _phrase(_START + r"Where [^?.,]*, [^?]*\.", "if or when"),
    _phrase(_START + r'"[^"]+" \(', "the English first, then the article's words"),
)
_DUTCH = (
    _phrase(r"[Tt]erzijde", "telt niet mee"),
    _phrase(r"herijk", "samen lezen"),
    _phrase(r"beklij", "vaste gewoontes"),
    _phrase(r"nevengeschikt", "even zwaar"),
    _phrase(r"[Hh]oogstens", "hooguit"),
    _phrase(r"[Tt]en minste", "minstens"),
    _phrase(r"streepje", "koppelteken"),
    _phrase(r"rechte ha(?:ak|ken)", "vierkante haken"),
    _phrase(r"(?<![{-])\b[Pp]lugins?\b", "plug-in"),
    _phrase(r"CODE vraagt om\b", "hoort of nodig"),
    _phrase(r"\bNergens staat\b", "in het handvest staat nog niet"),
    _phrase(
        _START + r"(?:Is|Zijn|Staat|Staan|Heeft|Hebben|Heb|Wordt|Kan|Komt|Gaat|Valt|Ligt|Loopt|Blijft) [^?.]*, dan ",
        "als",
    ),
)
LABEL = "-"
"""What stands before the text of a cell, which is a label as often as a sentence: "Who may sign."."""
_PHRASES = {"en": _ENGLISH, "nl": _DUTCH}
_CODE = re.compile(r"(`+).+?\1")
_CODES = re.compile(r"CODE(?:, CODE)+")
_QUOTED = re.compile(r"\"[^\"]*\"|“[^”]*”|'[^' ][^']*'(?!\w)")
_ENDS = re.compile(r"(?<=[.?!:])[\"”)*]*(?:\[\^\w+\])?\s+")
_WORD = re.compile(r"[\w{}%][^\s]*")


def problems(text: str, language: str, most: int) -> Iterator[str]:
    """Yield what is not plain in a text: phrases to avoid, and sentences of more than `most` words.

    Code counts as one word. In Dutch, and for all phrases but one, what is between quotation marks is somebody else's.

    >>> list(problems("Mend it.", "en", 20))
    ["'Mend': write fix"]
    """
    plain = _CODES.sub("CODE", _CODE.sub("CODE", text))
    own = _QUOTED.sub("Q", plain)
    for phrase in _PHRASES[language]:
        if found := phrase.pattern.search(plain if '"' in phrase.pattern.pattern else own):
            yield f"{found[0][:60]!r}: write {phrase.instead}"
    for sentence in _ENDS.split(plain):
        if (count := len(_WORD.findall(sentence))) > most:
            yield f"{count} words in one sentence, at most {most}: {sentence.strip()[:70]!r}"


def is_about_a_charter(where: str) -> bool:
    """Return whether a text of a catalogue is of a rule or the charter format, so for people who are not engineers."""
    return where.startswith(("rule ", "format ", "plugins/"))


def problems_of_page(path: Path, language: str) -> Iterator[str]:
    """Yield what is not plain in a page of Markdown: in its paragraphs, lists, headings and tables, not in its code."""
    for number, text in _blocks(path.read_text("utf-8")):
        yield from (f"{path.name}:{number}: {problem}" for problem in problems(text, language, DOCS_WORDS))


def _blocks(text: str) -> Iterator[tuple[int, str]]:
    """Yield the pieces of a page that are prose, each with its first line: paragraphs, items and cells of tables."""
    block: list[str] = []
    first, in_code = 1, False
    for number, line in enumerate([*text.split("\n"), ""], start=1):
        stripped = line.strip()
        is_fence = stripped.startswith("```")
        in_code ^= is_fence
        is_row = stripped.startswith("|")
        starts = is_fence or is_row or not stripped or re.match(r"(?:[-*#>]|\d+\.) |#+ ", stripped)
        if (starts or in_code or line.startswith("    ")) and block:
            yield first, _without_links(" ".join(block))
            block = []
        if in_code or is_fence or (line.startswith("    ") and not block):
            continue
        if is_row:
            cells = (_without_links(cell) for cell in re.split(r"(?<!\\)\|", stripped))
            yield from ((number, f"{LABEL} {cell}") for cell in cells if cell.strip(" -:"))
        elif stripped:
            first = first if block else number
            block.append(re.sub(r"^(?:[-*>]|\d+\.|#+) ", "", stripped))


def _without_links(text: str) -> str:
    text = re.sub(r"\[[A-Z]{2,6}\d{3} [\w-]+\]\([^)]*\)", "`rule`", text)
    return re.sub(r"!?\[((?:[^\]\\`]|`[^`]*`|\\.)*)\]\([^)]*\)", r"\1", text).strip()
