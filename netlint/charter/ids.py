"""Ids made from names: `noelle` for `Noëlle`. Knows no charter."""

import re
import unicodedata

_PLAIN_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "\u0131": "i"})
"""Letters that Unicode does not take apart, as people write them without their sign."""
_LONGEST = 60
"""How much of a name an id is made from, in code points. The project chose this limit."""


def id_of(name: str) -> str:
    """Return the id that a name suggests; empty if it suggests none.

    >>> id_of("Noëlle de Vries")
    'noelle-de-vries'
    """
    letters = name[:_LONGEST].casefold().translate(_PLAIN_LETTERS)
    plain = unicodedata.normalize("NFKD", letters).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", plain))
