"""Addresses and telephone numbers inside text, which do not go into a charter. Decides nothing about columns."""

import re

from msgspec import Struct

# Nothing is taken back (`++`) and each search begins at the start of a word, so that no text can make it slow.
_LINK = re.compile(r"(?<![\w.])(?:https?://|www\.|(?:nl\.)?linkedin\.com/)\S++", re.IGNORECASE)
_EMAIL = re.compile(
    r"(?<![\w.+'%-])(?:mailto:)?[\w.+'%-]++(?:@|\s?[\[(]\s?(?:at|apenstaartje)\s?[\])]\s?)[\w-]++(?:\.[\w-]++)*+",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"(?<!\w)(?:\+\s?|\(){0,3}+\d(?:[\d\s().\-/+]*\d)?")
_DATES = re.compile(r"(?<!\d)(?:\d{4}-\d{2}-\d{2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4})(?!\d)")
_YEARS = re.compile(r"(?:(?:19|20)\d{2}[\s/.\-]*)+")
_LABEL = re.compile(r"\b(?:tel|telefoon|telephone|phone|mob|mobiel|mobile|e-?mail|mail|website|linkedin)\b[:.\s]*$")
_EMPTY = re.compile(r"[<(\[][\s,;:]*[>)\]]")
_FEWEST = 9
"""The fewest digits of a telephone number with its area. Dates have eight. The project chose it."""
_FEWEST_ABROAD = 8


class Contacts(Struct, frozen=True):
    """Text without addresses and numbers, and those that were in it."""

    text: str
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    links: tuple[str, ...] = ()

    @property
    def found(self) -> bool:
        """Whether there was anything to leave out."""
        return bool(self.emails or self.phones or self.links)


def without_contacts(text: str) -> Contacts:
    """Return text without the email addresses, telephone numbers and web addresses in it."""
    links, rest = _taken(_LINK, text)
    emails, rest = _taken(_EMAIL, rest)
    phones = tuple(match[0] for match in _DIGITS.finditer(rest) if is_phone(match[0]))
    rest = _DIGITS.sub(lambda match: " " if is_phone(match[0]) else match[0], rest)
    if not (links or emails or phones):
        return Contacts(text)
    return Contacts(_tidy(rest), tuple(email.removeprefix("mailto:") for email in emails), phones, links)


def is_phone(text: str) -> bool:
    """Return whether text with digits is long enough for a telephone number, and not a date or a list of years."""
    rest = _DATES.sub("", text)
    digits = sum(letter.isdecimal() for letter in rest)
    return digits >= (
        _FEWEST_ABROAD if text.lstrip("( ").startswith(("+", "00")) else _FEWEST
    ) and not _YEARS.fullmatch(text)


def _taken(form: re.Pattern[str], text: str) -> tuple[tuple[str, ...], str]:
    return tuple(match[0] for match in form.finditer(text)), form.sub(" ", text)


def _tidy(text: str) -> str:
    """Return text without what belonged to an address: brackets, a label, a comma at its end."""
    lines = (_EMPTY.sub(" ", line).strip(" \t,;:-\u2013|/<>") for line in text.split("\n"))
    return "\n".join(_LABEL.sub("", " ".join(line.split())).rstrip(" ,;:-(") for line in lines).strip()
