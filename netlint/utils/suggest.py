"""What was probably meant by a word that is not known."""

from collections.abc import Iterable

from netlint.i18n.message import Message, notice

MAX_CHARACTERS = 64
"""How much of a word is compared, in code points: longer ones are not typos, and comparing them takes long."""


def suggest(word: str, known: Iterable[str], *, cutoff: float = 0.6) -> str | None:
    """Return the most similar word of `known`; `None` if no similarity reaches `cutoff`, from 0 to 1.

    A difference in digits only is not a typo: NL999 does not suggest NL519.

    >>> suggest("purpos", ["name", "purpose"])
    'purpose'
    """
    from difflib import get_close_matches

    bare = letters(word)
    others = [other for other in known if letters(other) == other or letters(other) != bare]
    return next(iter(get_close_matches(word[:MAX_CHARACTERS], others, n=1, cutoff=cutoff)), None)


def letters(word: str) -> str:
    """Return a word without its digits."""
    return "".join(letter for letter in word if not letter.isdecimal())


def did_you_mean(word: str, known: Iterable[str]) -> Message | None:
    """Return a question that names the word of `known` that was probably meant; `None` where there is none."""
    meant = suggest(word, known)
    return notice("Did you mean `{name}`?", name=meant) if meant else None
