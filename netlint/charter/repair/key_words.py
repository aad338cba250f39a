"""Words that people write for the keys and tables of the format, in Dutch and English. Checks nothing."""

from collections.abc import Collection, Iterable, Mapping
from functools import cache

from netlint.charter.ids import id_of
from netlint.charter.intervals import INTERVAL_WORDS
from netlint.charter.repair.words import DUTCH as VALUES
from netlint.charter.repair.words_for_keys import DUTCH, ENGLISH, LOOSE, LOOSE_FOR, OTHERS
from netlint.utils.suggest import suggest, typo_of

TYPO = 0.7
"""The lowest similarity, from 0 to 1, at which a word counts as a typo of another. The project chose this limit."""
WORD_TYPO = 0.8
"""The same for a word of people for a key. It is higher, as there are many of them. The project chose this limit."""
_SHORTEST = 4
"""The fewest letters of a word of people that another can be a typo of. The project chose this limit."""


def word_for(key: str) -> str:
    """Return a key as words and keys are compared: in lowercase letters, with hyphens, without accents.

    >>> word_for("Lid sinds"), word_for("lid_sinds")
    ('lid-sinds', 'lid-sinds')
    """
    return id_of(key)


def words_of(key: str) -> list[str]:
    """Return the words that people write for a key of the format."""
    return f"{DUTCH.get(key, '')} {ENGLISH.get(key, '')}".split()


def certain_key(key: str, known: Collection[str]) -> str | None:
    """Return the key among those `known` that a key certainly is; `None` if there is none.

    It is the same in other letters, in Dutch or in another word for it alone, or with one typo.

    >>> certain_key("left_reason", ["left-reason"]), certain_key("fase", ["phase"]), certain_key("waarom", ["purpose"])
    ('left-reason', 'phase', None)
    """
    word = word_for(key)
    if word in known or not word:
        return word or None
    meanings = _meanings(tuple(known))
    is_word = word in meanings or word in vocabulary()
    exact = word if is_word else typo_of(word, meanings, aside=meanings.keys() - set(known))
    is_loose = exact is None or (exact in LOOSE and exact not in known)
    meant = () if is_loose else meanings.get(exact or "", ())
    meant = [key for key in meant if exact not in LOOSE_FOR.get(key, "").split()] if len(meant) == 1 else meant
    return next(iter(meant)) if len(meant) == 1 else None


@cache
def _meanings(known: tuple[str, ...]) -> Mapping[str, Collection[str]]:
    """Return the keys that each word can stand for, a key itself too."""
    found: dict[str, dict[str, None]] = {one: {one: None} for one in known}
    for one in known:
        for word in words_of(one):
            found.setdefault(word, {})[one] = None
    return found


@cache
def vocabulary() -> frozenset[str]:
    """Return the words of the format, and of people for it: none of them is a typo of another."""
    keys = (word for key in (*DUTCH, *ENGLISH) for word in (key, *words_of(key)))
    values = (word for name, meant in VALUES.items() for word in (id_of(name), *meant))
    return frozenset((*keys, *values, *INTERVAL_WORDS, *OTHERS))


@cache
def keys_of(word: str) -> tuple[str, ...]:
    """Return the keys that a word can stand for, wherever they are in the format."""
    return tuple(key for key in sorted({*DUTCH, *ENGLISH}) if word in words_of(key))


def said(key: str, known: Collection[str]) -> list[str]:
    """Return the keys among those `known` that a key says in other letters or words."""
    word = word_for(key)
    return [word] if word in known else [one for one in keys_of(word) if one in known]


def near(key: str, known: Collection[str]) -> str | None:
    """Return the key among those `known` of which a key is a typo, in words of people too; `None` if none or several.

    >>> near("fasse", ["phase", "purpose"]), near("purpos", ["phase", "purpose"])
    ('phase', 'purpose')
    """
    word = word_for(key) or key.casefold()
    if meant := _typos(word, known):
        return meant[0] if len(meant) == 1 else None
    return suggest(word, known, cutoff=TYPO)


def like(key: str, known: Collection[str]) -> list[str]:
    """Return the keys among those `known` that a key may say, in other letters or words, or with a clear typo.

    >>> like("fase", ["phase", "purpose"]), like("netwrok", ["network"]), like("version", ["conversations"])
    (['phase'], ['network'], [])
    """
    return said(key, known) or _typos(word_for(key) or key.casefold(), known)


def _typos(word: str, known: Collection[str]) -> list[str]:
    """Return the keys among those `known` of which a word is a typo, or of a word of people for them."""
    found = suggest(word, [*known, *_long(known)], cutoff=WORD_TYPO)
    if found is None or found in known:
        return [found] if found else []
    return said(found, known)


def _long(known: Iterable[str]) -> list[str]:
    """Return the words for keys, without those that are so short that many words look like them."""
    return list(dict.fromkeys(word for key in known for word in words_of(key) if len(word) >= _SHORTEST))
