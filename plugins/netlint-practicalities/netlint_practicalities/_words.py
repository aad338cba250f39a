"""Which words say that a role or a decision is about a topic, in English and Dutch. Holds no rule."""

import re
from collections.abc import Iterator

from netlint import Charter, SkipRule, as_tuple, is_blank

_KNOWN = ("en", "nl")


def _words(pattern: str) -> re.Pattern[str]:
    r"""Compile `pattern` so that it is found at the beginning of a word; `\b` in it asks for the end of one."""
    return re.compile(rf"(?<![^\W_])(?:{pattern})", re.IGNORECASE)


BOOKS = _words(
    r"open books|transparen|(?:financial|money|cash-?flow) reports?\b|open boek|financi(?:eel|ële) (?:verslag|overzicht)"
)
"""Showing the money."""
SIGNS = _words(
    r"sign(?:s|ed|ing|atur\w*|ator\w*)?\b|contract(?:s|ing)?\b|legal|liab|risks?\b|insur|indemn"
    r"|teken(?:t|en|bevoegd\w*)\b|handteken|onderteken|contract(?:en)?\b|juridisch|aansprak|risico|verzeker"
)
"""Signing for the network, and what can go wrong."""
DIVIDES_PAY = _words(
    r"rates?\b|pay\b|payments?\b|salar|wages?\b|remunerat|surplus|profits?\b|dividend|revenue"
    r"|tarie(?:f|ven)|uitbetal|beloning|loon\b|winst|overschot|omzet"
)
"""Dividing pay or surplus."""
RESERVES = _words(
    r"reserves?\b|runway|buffers?\b|commons\b|common (?:fund|pot)|solidarity|gezamenlijke (?:pot|kas)|solidariteit"
)
"""Money for the network itself."""
REMOVES = _words(
    r"remov|expel|expuls|exclu[ds]|dismiss|(?:force|make|ask)s? \w+ (?:\w+ )?to leave|make \w+ (?:\w+ )?leave"
    r"|end(?:ing|s)? (?:of )?(?:a |the )?membership|royer|royement|ontzetting|verwijder|uitsluit|uitgesloten"
    r"|lidmaatschap beëindig|beëindig\w* (?:van )?(?:een |het )?lidmaatschap"
)
"""Ending someone's membership."""
ILLNESS = _words(
    r"ill(?:ness)?\b|sick|holidays?\b|vacation|sabbatical|parental|maternity|paternity|pregnan|on leave\b"
    r"|(?:long|paid|unpaid|annual|care) leave\b|leave of absence|absen(?:t|ce)\b"
    r"|ziek|verlof|vakantie|zwanger|arbeidsongeschikt|broodfonds|langdurig afwezig|uitval"
)
"""Being ill, or away for long."""
DIVIDES_WORK = _words(
    r"divid(?:e|es|ing)\b|division|allocat|allot|staffing|resourc|capacity|who (?:does|works on) what"
    r"|verdeel|verdel|toewijz|toebedel|capaciteit|bezetting|wie wat doet|werkverdel"
)
"""Dividing the work that comes in."""
NAME = _words(
    r"brand|trademark|logos?\b|names?\b|house style|social media|merk(?:naam|beleid)?\b|beeldmerk|naam\b|naamgebruik"
    r"|huisstijl|sociale media"
)
"""The name, and what members do in it."""
KEYS = _words(
    r"keys\b|key holders?\b|passwords?\b|domains?\b|bank(?:s|ing)?\b|mailing[ -]lists?\b|accounts\b|hosting"
    r"|admin(?:s|istrators?)?\b|sleutels\b|sleutelhouder|wachtwoord|domein(?:en|naam|namen)?\b|bankrekening"
    r"|mail(?:ing)?lijst|beheerder"
)
"""What you need to get in."""


def said(value: str | float | tuple[str, ...] | None) -> tuple[str, ...]:
    """Return the texts of a value that say something.

    >>> said("Ana"), said(("Ana", " ")), said(12.5), said(None)
    (('Ana',), ('Ana',), ('12.5',), ())
    """
    return tuple(str(text) for text in as_tuple(value) if not is_blank(str(text)))


def have(charter: Charter, texts: tuple[str, ...], words: re.Pattern[str]) -> bool:
    """Return whether a text has one of the words.

    Raises `SkipRule` if there are texts that netlint cannot read, as the charter is in another language.
    """
    tag = charter.network.language if charter.network else None
    if texts and tag is not None and tag.partition("-")[0].lower() not in _KNOWN:
        raise SkipRule("netlint looks for this in English and Dutch texts only")
    return any(words.search(text) for text in texts)


def is_a_role_or_decision(charter: Charter, words: re.Pattern[str]) -> bool:
    """Return whether a responsibility, the coordination or a decision is about a topic.

    Raises what `have` raises, and `StandsElsewhere` if responsibilities or decisions are kept elsewhere.
    """
    return have(charter, (*_roles(charter), *decided(charter)), words)


def decided(charter: Charter) -> tuple[str, ...]:
    """Return what the group, or the coordinator, is said to decide."""
    decisions, coordination = charter.decisions, charter.here.coordination
    together = (decisions.scopes, *(way.scopes for way in decisions.ways)) if decisions else ()
    alone = (coordination.decides,) if coordination else ()
    return tuple(text for value in (*together, *alone) for text in said(value))


def _roles(charter: Charter) -> Iterator[str]:
    for role in charter.responsibilities:
        for value in (role.id, role.title, role.aim, role.kind, role.limits):
            yield from said(value)
    if coordination := charter.here.coordination:
        yield from said(coordination.mandate)
