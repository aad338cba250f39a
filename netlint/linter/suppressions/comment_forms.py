"""The forms of ignore comments, and what people write in their place. Knows no rule, and suppresses nothing."""

import re
from collections.abc import Collection, Iterator
from itertools import islice, pairwise
from typing import NamedTuple

from netlint.utils.suggest import suggest

# Nothing is taken back (`*+`), so that no line can make a search slow.
_START = re.compile(r"(?<![^\s#])#\s*+netlint\b", re.IGNORECASE)
_FORM = re.compile(r"\s*+:\s*+(ignore|ignore-file)\s*+\[([^\]]*+)\](.*)", re.IGNORECASE | re.DOTALL)
_SAID = re.compile(r"(\s*+:)?\W*+([\w-]*+)(\s*+[\[(])?")
_OF_OTHERS = re.compile(
    r"(?<![\w-])(?:ignore|ignore-file|disable|no(?:qa|lint)|negeer)\s*+[\[(:=]\s*+([\w-]++)", re.IGNORECASE
)
_NOQA = re.compile(r"#\s*+noqa\s*+(?::|$)", re.IGNORECASE)
"""A comment as Python linters have it, which is told how netlint's are written."""
_FILE = re.compile(r"(?:ignore|disable|negeer)[-_ ]?(?:file|bestand)\b", re.IGNORECASE)
_QUOTED = re.compile(r"`[^`]*+`|\"[^\"]*+\"")
_WORDS = frozenset({"ignore", "disable", "suppress", "noqa", "nolint", "negeer"})
"""How other programs, and people, begin such a comment."""
_AFTER_COLON = _WORDS | {"skip", "off", "allow", "exclude", "negeren", "overslaan"}
_NEXT = re.compile(r"[\s,;]++([\w-]++)")
_BETWEEN = " \t])}:;,.=-"
"""What people write between a rule and the reason."""
_LIKE = 0.8
"""How alike a word is to `ignore` that is a typo of it. The project chose this limit: "negen" is not `negeer`."""
_MOST_WORDS = 20
"""How many words of a comment are compared with the names of rules."""


class CommentPart(NamedTuple):
    """A part of a comment that is meant for netlint, from its `#` on."""

    start: int
    """Where it begins in the comment."""
    end: int
    listed: str | None
    """What it lists in square brackets; `None` if it does not have the form of an ignore comment."""
    whole_file: bool
    reason: str = ""
    """What it gives as a reason, whether or not it has the form."""
    meant: tuple[str, ...] = ()
    """The names and codes of rules in it, if it does not have that form."""


def parts_of(comment: str, names: Collection[str]) -> Iterator[CommentPart]:
    """Yield the parts of a comment that are meant for netlint.

    `names` are the codes and names of rules, in lowercase letters. A text that only mentions netlint is not meant for
    it, and neither is a comment in quotation marks.
    """
    starts = [match.span() for match in _START.finditer(comment)]
    found = False
    for (start, begin), (end, _) in pairwise([*starts, (len(comment), 0)]):
        said = comment[begin:end]
        if form := _FORM.match(said):
            found = True
            yield CommentPart(start, end, form[2], form[1].lower() == "ignore-file", form[3].strip())
        elif _is_attempt(said, names):
            found = True
            yield _attempt(said, names, start, end)
    if not found and _is_of_others(comment, names):
        yield _attempt(comment, names, 0, len(comment))


def _is_attempt(said: str, names: Collection[str]) -> bool:
    """Return whether what follows "# netlint" is meant as an ignore comment."""
    colon, word, bracket = _SAID.match(said).groups()  # type: ignore[union-attr]  # it matches every text
    first = word.lower().partition("-")[0]
    if not colon:
        return first in _WORDS or bracket in ("[", "(")
    is_like = first in _AFTER_COLON or suggest(first, ("ignore", "negeer"), cutoff=_LIKE) is not None
    return not word or bool(bracket) or is_like or bool(_rules_in(said, names))


def _is_of_others(comment: str, names: Collection[str]) -> bool:
    """Return whether a comment would be an ignore comment of another program, or one with a typo before `ignore`."""
    bare = _QUOTED.sub("", comment)
    found = (match[1] for match in _OF_OTHERS.finditer(bare))
    return bool(_NOQA.match(comment)) or any(_is_known(word, names) for word in islice(found, _MOST_WORDS))


def _attempt(said: str, names: Collection[str], start: int, end: int) -> CommentPart:
    whole_file = bool(_FILE.search(said))
    return CommentPart(start, end, None, whole_file, _reason_in(said, names), _rules_in(said, names))


def _reason_in(said: str, names: Collection[str]) -> str:
    """Return what follows the first rule, or list of rules, in a text: the reason, as people write it there."""
    words = islice(re.finditer(r"[\w-]++", said), _MOST_WORDS)
    end = next((word.end() for word in words if _is_known(word[0], names)), len(said))
    while (more := _NEXT.match(said, end)) and _is_known(more[1], names):
        end = more.end()
    return said[end:].lstrip(_BETWEEN).rstrip()


def _rules_in(said: str, names: Collection[str]) -> tuple[str, ...]:
    """Return the names and codes of rules among the first words of a text."""
    words = (match[0] for match in islice(re.finditer(r"[\w-]++", said), _MOST_WORDS))
    return tuple(dict.fromkeys(word for word in words if _is_known(word, names)))


def _is_known(word: str, names: Collection[str]) -> bool:
    """Return whether a word is the name or code of a rule, or the prefix of codes."""
    word = word.lower()
    return word in names or (word[-1:].isdecimal() and any(name.startswith(word) for name in names))
