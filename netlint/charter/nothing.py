"""Which answers say that there is no answer yet, such as "weet ik niet" or "tbd". Knows no question."""

import re
import unicodedata

_PHRASES = frozenset((
    # Dutch
    "weet niet", "geen", "geen idee", "nog geen", "nog geen idee", "geen flauw idee", "niets", "niks", "niemand",
    "nog niet", "nog niets", "nog niemand", "nee", "nvt", "niet van toepassing", "nnb", "nog niet bekend",
    "niet bekend", "onbekend", "nog onbekend", "nader te bepalen", "ntb", "nog te bepalen", "nader in te vullen",
    "in te vullen", "nog in te vullen", "invullen", "nog invullen", "later", "komt later", "komt nog", "volgt",
    "volgt later", "volgt nog", "nog open", "overslaan", "sla over", "geen antwoord", "moeten we nog bespreken",
    "moeten we nog bepalen", "moeten we nog over nadenken", "nog niet besproken", "nog niet afgesproken",
    "nog te bespreken",
    # English
    "no", "none", "none yet", "nothing", "nothing yet", "nobody", "nobody yet", "no one", "no one yet", "no idea",
    "no idea yet", "no clue", "not yet", "dont know", "dont know yet", "dunno", "not sure", "not sure yet",
    "unsure", "na", "not applicable", "tbd", "tba", "tbc", "to be decided", "to be determined", "to do", "todo",
    "unknown", "not known", "not known yet", "yet unknown", "skip", "pass", "no answer", "not decided yet",
    "undecided", "x", "xx", "xxx",
))  # fmt: skip
"""Whole answers without an answer, in lowercase letters and without punctuation."""
_SENTENCE = re.compile(
    r"(?:(?:dat|dit|het) )?(?:weet|weten) (?:ik|we|wij) (?:het |dat )?(?:nog |eigenlijk |echt |even )*niet"
    r"(?: (?:precies|zeker|goed))?"
    r"|(?:ik|we|wij) (?:weet|weten) (?:het |dat |dit )?(?:nog |eigenlijk |echt |even )*niet(?: (?:precies|zeker|goed))?"
    r"|(?:ik|we|wij) (?:heb|hebben) (?:er |daar )?(?:nu |op dit moment |eigenlijk )?(?:nog )?(?:geen|niets|niemand)"
    r"(?: idee)?(?: over)?"
    r"|(?:i|we) (?:really )?(?:dont|do not) know(?: that| this| it)?(?: yet)?|(?:i|we) have no idea(?: yet)?"
    r"|(?:i am|im|we are|were) not sure(?: yet)?"
)
"""Sentences that say that the answer is not known, such as "weten we nog niet"."""
_NONE = re.compile(
    r"(?:ik|we|wij) (?:heb|hebben) (?:er |daar )?(?:nu |op dit moment |eigenlijk )?(?:nog )?(?:geen|niets|niemand)"
    r" [^ ]+(?: over)?"
    r"|(?:er|dat|die) (?:is|zijn) (?:er )?nog niet|er (?:is|zijn) (?:nog )?(?:geen|niets|niemand)(?: [^ ]+)?"
    r"|nog geen [^ ]+|geen [^ ]+ nog"
    r"|(?:i|we) (?:have no|dont have(?: any)?|do not have(?: any)?) [^ ]+(?: yet)?|no [^ ]+ yet"
    r"|there (?:is|are) (?:none|no [^ ]+)(?: yet)?"
)
"""Sentences that say what there is not yet, such as "we hebben nog geen klanten": no answer, but often a reason."""
_LONGEST = 60


def says_nothing(text: str, *, as_reason: bool = False) -> bool:
    """Return whether a text says that there is no answer yet, or has no letter and no digit.

    As a reason, "nog geen tijd" says something.

    >>> says_nothing("N.v.t."), says_nothing("???"), says_nothing("Nog geen idee!"), says_nothing("Geen gedoe")
    (True, True, True, False)
    """
    if len(text) > _LONGEST:
        return False
    if not any(unicodedata.category(letter)[0] in "LNS" for letter in text):
        return True
    bare = " ".join(re.sub(r"[^\w\s]|_", lambda match: " " if match[0] in "/-_,;" else "", text.casefold()).split())
    return (
        bare in _PHRASES
        or bare.replace(" ", "") in _PHRASES
        or _SENTENCE.fullmatch(bare) is not None
        or (not as_reason and _NONE.fullmatch(bare) is not None)
    )
