"""Which words name someone inside, a way to decide, a lighter step or a term, in English and Dutch. Holds no rule."""

import re
from collections.abc import Sequence

from netlint import Charter, as_tuple

_KNOWN = ("en", "nl")
# Patterns are compiled when they are used: most charters need few of them.
_WORD = r"\w+"


def _words(pattern: str) -> str:
    r"""Return `pattern` so that it is found at the beginning of a word; `\b` in it asks for the end of one."""
    return rf"(?i)(?<![^\W_])(?:{pattern})"


_GROUP = (
    r"we\b|us\b|all\b|every(?:one|body)|nobody|no one|group|circle|team\b|coordinator|lead\b|founder|buddy|steward|sponsor"
    r"|wij\b|ons\b|allen\b|alle\b|allemaal|ieder|niemand|groep|kring|cirkel|kern(?:groep|team|leden)|coördin|trekker"
    r"|oprichter|maatje"
)
_OUTSIDE = _words(r"outside|extern|professional|(?:an)?other network|buiten\b|ander netwerk")
INSIDE = _words(rf"{_GROUP}|members?\b|lid\b|leden")
"""Someone in the network."""
DECIDES = _words(
    rf"{_GROUP}|members\b|(?:every|each|any|another|one|third|fellow) member|leden|(?:elk|één|derde|ander) lid"
    r"|board|council|committee|assembly|consen[ts]|vot(?:e|ing)|majority|unanim|bestuur|raad\b|vergadering|overleg|stem"
    r"|meerderheid|eensgezind"
)
"""Someone who decides, or a way to decide together. To become a member is neither."""
JOINING = _words(r"member|admission|admit|join|newcomer|lid\b|lidmaat|leden|toelat|toetred|nieuwkomer|instroom|\*")
"""What a decision about joining is about."""
LIGHTER = _words(
    r"talk|conversation|spoken|warn|remind|mediat|paus|suspen|feedback|chance|step|hear(?:d|ing)\b|gesprek|gesproken|praat"
    r"|praten|waarschuw|herinner|bemiddel|schors|kans|stap|gehoord|aanspreken|aangesproken"
)
"""A response that is lighter than the end of a membership."""
TERM = _words(
    r"hours?\b|days?\b|weeks?\b|fortnight|months?\b|today|tomorrow|overnight|next (?:meeting|round|gathering)"
    r"|uur\b|uren\b|dag|week|weken|maand|vandaag|morgen|(?:eerst)?volgende? (?:overleg|bijeenkomst|ronde|vergadering)"
)
"""How long something takes, or when it is."""
WATCHES = _words(
    r"progress|agreement|follow|charter|watch|monitor|voortgang|afspra|opvolg|vervolg|proces[bv]|handvest|toezi"
)
"""Keeping an eye on progress and agreements."""
PARENT = _words(r"parent|moeder|koepel")
"""The network that another is part of."""


def said(value: str | float | tuple[str, ...] | None) -> tuple[str, ...]:
    """Return the texts of a value that say something.

    >>> said("Ana"), said(("Ana", " ")), said(12.5), said(None)
    (('Ana',), ('Ana',), ('12.5',), ())
    """
    return tuple(str(text) for text in as_tuple(value) if str(text).strip())


def mention(charter: Charter, texts: Sequence[str], words: str) -> bool:
    """Return whether a text has one of the words; in a charter in a language with other words, any text does."""
    return any(re.search(words, text) for text in texts) if _has_known_words(charter) else bool(texts)


def mention_member(charter: Charter, texts: Sequence[str]) -> bool:
    """Return whether a text names a member, by id or name."""
    names = {name for member in charter.members for name in (member.id, member.name) if name and name.strip()}
    return any(has_words(text, name) for text in texts for name in names)


def mention_inside(charter: Charter, texts: Sequence[str]) -> bool:
    """Return whether a text names someone in the network and nobody outside it."""
    near = [text for text in texts if not (_has_known_words(charter) and re.search(_OUTSIDE, text))]
    return mention(charter, near, INSIDE) or mention_member(charter, near)


def has_words(text: str, words: str) -> bool:
    """Return whether a text has words of another, whole and in that order.

    >>> has_words("Ask Jan-Willem.", "jan-willem"), has_words("A banana", "ana")
    (True, False)
    """
    return _folded(words) in _folded(text)


def _folded(text: str) -> str:
    return f" {' '.join(re.findall(_WORD, text.casefold()))} "


def _has_known_words(charter: Charter) -> bool:
    """Whether a charter is in English or Dutch, which is also what netlint assumes if it does not say."""
    tag = charter.network.language if charter.network else None
    return tag is None or tag.partition("-")[0].lower() in _KNOWN
