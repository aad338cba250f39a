"""What was probably meant by a word that is not known, and what certainly."""

from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache

from netlint.i18n.message import Message, notice

MAX_CHARACTERS = 64
"""How much of a word is compared, in code points: longer ones are not typos, and comparing them takes long."""
SHORTEST = 5
"""The fewest letters of a word with a certain typo: `role` and `rule` are two words. The project chose this limit."""
_LONG = 8
"""The fewest letters of a word with a certain typo that is another letter. The project chose this limit."""
_LETTERS = 3
"""The fewest letters of a word for each slip in it: with more slips, it is another word. The compiler of Rust has the
same limit."""
_LIKE_DIGITS = str.maketrans({"o": "0", "i": "1", "l": "1"})
_CLEAR = 2
"""The number of slips up to which any other word is too near. The project chose this limit."""


def suggest(word: str, known: Iterable[str], *, cutoff: float = 0.6) -> str | None:
    """Return the nearest word of `known`; `None` if none is near, or reaches the similarity `cutoff`, from 0 to 1.

    A word with more slips than one in three letters is another word. If other letters replace some, the limit is one
    in five: `rule` does not suggest `role`. A difference in digits only is not a typo: NL999 does not suggest NL519.

    >>> suggest("purpos", ["name", "purpose"])
    'purpose'
    >>> suggest("description", ["decisions", "summary"])
    """
    return next(iter(similar(word, known, most=1, cutoff=cutoff)), None)


def similar(word: str, known: Iterable[str], *, most: int = 3, cutoff: float = 0.6) -> list[str]:
    """Return the words of `known` that `suggest` could return, at most `most`, the nearest first."""
    word = _folded(word[:MAX_CHARACTERS])
    words: dict[str, list[str]] = {}
    for one in known:
        words.setdefault(_folded(one), []).append(one)
    if exact := words.get(word) or words.get(_digits_retyped(word)):
        return exact[:most]
    bare = letters(word)
    near = [other for other in words if _can_be_near(word, other)]
    others = [other for other in near if letters(other) == other or letters(other) != bare]
    if not others:
        return []
    slips = {other: 0 for other in others if _has_same_words(word, other)}
    for other, found in _slips_by_word(word, frozenset(others), cutoff):
        slips.setdefault(other, found)
    return [one for other in sorted(slips, key=lambda other: slips[other]) for one in words[other]][:most]


@lru_cache(16)  # charters that were copied from one another have the same wrong keys
def _slips_by_word(word: str, others: frozenset[str], cutoff: float) -> tuple[tuple[str, int], ...]:
    """Return those of other words that a word may be meant to be, the most alike first, each with its slips."""
    from difflib import get_close_matches

    close = get_close_matches(word, others, n=len(others), cutoff=cutoff)
    return tuple([(other, slips) for other in close if (slips := _slips_of(word, other)) is not None])


def _folded(word: str) -> str:
    """Return a word as words are compared: in lowercase letters, with hyphens."""
    return word.casefold().replace("_", "-").replace(" ", "-")


def _digits_retyped(word: str) -> str:
    """Return a word in which letters after a digit that look like digits are digits: `nl1o6` is `nl106`."""
    start = next((at for at, sign in enumerate(word) if sign.isdecimal()), len(word))
    return word[:start] + word[start:].translate(_LIKE_DIGITS)


def _can_be_near(word: str, other: str) -> bool:
    """Return whether two words can have as few slips as `_slips_of` allows: no slip adds or removes two letters."""
    most = max(len(word), len(other)) // _LETTERS
    added, removed = set(other) - set(word), set(word) - set(other)
    return abs(len(word) - len(other)) <= most and len(added) <= most and len(removed) <= most


def _has_same_words(word: str, other: str) -> bool:
    """Return whether two words have the same parts, in any order."""
    return sorted(word.split("-")) == sorted(other.split("-"))


def _slips_of(word: str, other: str) -> int | None:
    """Return how many slips two words differ by; `None` where that makes another word of it.

    Another letter makes another word more often than other slips do: `role` and `rule`, `settings` and `meetings`.
    """
    slips = slips_between(word, other)
    has_other_letters = len(word) == len(other) and set(word) != set(other)
    length = max(len(word), len(other)) if slips == 1 else min(len(word), len(other))
    return slips if slips <= length // (SHORTEST if has_other_letters else _LETTERS) else None


def letters(word: str) -> str:
    """Return a word without its digits."""
    return "".join(letter for letter in word if not letter.isdecimal())


def did_you_mean(word: str, known: Iterable[str]) -> Message | None:
    """Return a question that names the word of `known` that was probably meant; `None` where there is none."""
    meant = suggest(word, known)
    return notice("Did you mean `{name}`?", name=meant) if meant else None


def guess_and_known(word: str, known: Iterable[str], where: Message) -> Message:
    """Return what was probably meant by a word, if any is near, and then `where` the words that are known are.

    So a wrong guess hides nothing.
    """
    meant = did_you_mean(word, known)
    return meant + " " + where if meant else where


def slips_between(one: str, other: str) -> int:
    """Return how many letters are wrong, missing, added or swapped with their neighbour between two words.

    >>> slips_between("phase", "phsae"), slips_between("phase", "phases"), slips_between("fase", "phase")
    (1, 1, 2)
    """
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, start=1):
        row, before, above = [at], row, before
        for to, wanted in enumerate(other, start=1):
            least = min(before[to] + 1, row[to - 1] + 1, before[to - 1] + (letter != wanted))
            if at > 1 < to and letter == other[to - 2] and one[at - 2] == wanted:
                least = min(least, above[to - 2] + 1)
            row.append(least)
    return row[-1]


def near_words(word: str, known: Collection[str]) -> dict[str, int]:
    """Return the words of `known` that are so near to a word that it may be a typo of them, with the number of slips.

    A difference in digits only is not a typo.
    """
    word, bare = word[:MAX_CHARACTERS], letters(word)
    found = {}
    for other in known:
        is_like = abs(len(word) - len(other)) <= _CLEAR and len(set(word) ^ set(other)) <= 2 * _CLEAR
        if is_like and (letters(other) != bare or letters(other) == other):
            slips = slips_between(word, other)
            if slips <= _CLEAR:
                found[other] = slips
    return found


def typo_of(word: str, meanings: Mapping[str, Collection[str]], *, aside: Collection[str] = ()) -> str | None:
    """Return the word that a word is certainly a typo of; `None` if there is none. `meanings` has those of each word.

    The word differs by one slip, and begins with the same letter. Every other word that is near means the same. As
    another letter makes another word more often than other slips do, only long words have one. Words that are `aside`
    have only letters swapped, or one letter for two.

    >>> typo_of("purpsoe", {"purpose": ["purpose"], "phase": ["phase"]})
    'purpose'
    >>> typo_of("endd-on", {"ends-on": ["ends-on"], "ended-on": ["ended-on"]})
    """
    near = near_words(word, meanings)
    best = min(near, key=lambda one: (near[one], one), default=None)
    if best is None or near[best] != 1 or min(len(word), len(best)) < SHORTEST:
        return None
    is_slip = _is_swapped_or_doubled(word, best) if best in aside else is_slip_of(word, best)
    return best if is_slip and len({meaning for one in near for meaning in meanings[one]}) == 1 else None


def is_slip_of(word: str, other: str) -> bool:
    """Return whether one slip between two words is that of a hurry, and does not make one word of another.

    They begin with the same letter. Another letter is a slip only in long words.

    >>> is_slip_of("manad", "maand"), is_slip_of("nearly", "yearly"), is_slip_of("mouth", "month")
    (True, False, False)
    """
    is_other_letter = len(word) == len(other) and sorted(word) != sorted(other)
    return word[:1] == other[:1] and (not is_other_letter or len(other) >= _LONG)


def _is_swapped_or_doubled(one: str, other: str) -> bool:
    """Return whether two words that differ by one slip have letters swapped, or one letter for two."""
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) == len(longer):
        return sorted(one) == sorted(other)
    doubled = (at for at in range(1, len(longer)) if longer[at] == longer[at - 1])
    return any(longer[:at] + longer[at + 1 :] == shorter for at in doubled)
