"""The parts of a person's name, as people write it: `Vries, dr. Ana de`. Makes no ids."""

import re

from msgspec import Struct

_PREFIX = re.compile(
    r"van|von|van't|de|der|den|des|del|della|di|da|das|do|dos|du|la|le|les|ter|ten|te|het|op|in|'t|'s|t|v\.?d\.?|v/d|el|"
    r"al|bin|ibn|ben|zu|zum|zur|af|av|y"
)
_TITLE = re.compile("dr|drs|prof|ir|ing|mr|mrs|ms|miss|mw|mevr|mevrouw|dhr|heer|meneer|herr|frau|sir|mag|dipl|ds|lic")
_DEGREE = re.compile(
    "msc|bsc|ma|ba|phd|mba|llm|llb|ra|rc|emdr|med|meng|beng|bcom|mphil|mpa|jr|sr|ii|iii|bba|bed|dphil|pmp"
)
_CALLED = re.compile(r"[(\"“]\s*([^()\"“”]+?)\s*[)\"”]")
_CALLED_FIRST = re.compile(
    r"[(\"\u201c\u201e'\u2018]\s*([^()\"\u201c\u201d\u201e'\u2018\u2019]+)[)\"\u201d\u201c'\u2019]\s+([^,]+)"
)
"""A name that begins with what people call someone: `"Kees" Bakker`."""
_MORE = re.compile(r"\s(?:&|\+|en|and)\s|\s?/\s?|&", re.IGNORECASE)


class FullName(Struct, frozen=True):
    """A name in its parts. `first` is what a charter shows."""

    first: str
    prefix: str = ""
    surname: str = ""
    aside: str = ""
    """What was in brackets and is no part of the name."""

    @property
    def full(self) -> str:
        """The first name, the prefix and the surname."""
        return " ".join(part for part in (self.first, self.prefix, self.surname) if part)


def full_name(text: str) -> FullName:
    """Return the parts of a name. Of names without a comma, only the first word is taken for the first name.

    >>> full_name("Vries, dr. Ana de")
    FullName(first='Ana', prefix='de', surname='Vries', aside='')
    """
    if begins := _CALLED_FIRST.fullmatch(text.strip()):
        return from_parts(begins[1].strip(), "", begins[2])
    called = _CALLED.search(text)
    before, *after = (part.strip() for part in _CALLED.sub(" ", text).split(","))
    after = [part for part in after if not all(_DEGREE.fullmatch(_bare(word)) for word in part.split())]
    name = _from_comma(before, after) if after else _in_order(_words(before))
    if called is None:
        return name
    if _is_called(called[1], name, text):
        return FullName(called[1], name.prefix, name.surname)
    return FullName(name.first, name.prefix, name.surname, aside=called[1])


def _is_called(word: str, name: FullName, text: str) -> bool:
    """Return whether a word in brackets or quotation marks is what people call someone: `J. Bakker (Joke)`."""
    is_name = word[:1].isupper() and " " not in word and bool(name.surname)
    return is_name and (_is_initial(name.first) or not text.rstrip().endswith(")"))


def from_parts(first: str, prefix: str, surname: str) -> FullName:
    """Return a name from separate columns. `Vries, de` in the last column has the prefix too."""
    last, _, behind = surname.partition(",")
    words = last.split()
    lead = _leading(words)
    written = " ".join(part for part in (prefix, behind.strip(), *words[:lead]) if part)
    given = " ".join(_words(first)) or first
    return FullName(given, written, " ".join(words[lead:]))


def first_of(text: str) -> str:
    """Return the first of the names in text such as `Ana & Bo`; the same text if it has one name."""
    plainly = _CALLED.sub(" ", text)
    return _MORE.split(plainly, maxsplit=1)[0] if _MORE.search(plainly) else text


def _from_comma(surname: str, after: list[str]) -> FullName:
    """Return the name in `Vries, Ana de` or `Vries, de, Ana`."""
    words = _words(" ".join(after))
    given = [word for word in words if not _is_prefix(word)] or words
    prefix = [word for word in words if word not in given]
    return from_parts(" ".join(given), " ".join(prefix), surname)


def _in_order(words: list[str]) -> FullName:
    """Return the name in `Ana de Vries` or `de Vries Ana`."""
    if not words:
        return FullName("")
    if words[0].islower() and _is_prefix(words[0]) and words[1:]:
        return _surname_first(words)
    first, *rest = words
    while rest and _is_initial(first) and _is_initial(rest[0]):
        first += rest.pop(0)
    lead = _leading(rest)
    return FullName(first, " ".join(rest[:lead]), " ".join(rest[lead:]))


def _surname_first(words: list[str]) -> FullName:
    """Return the name in `de Vries Ana`. There is no first name in `de Vries`."""
    lead = _leading(words)
    *surname, first = [*words[lead:], ""] if len(words) - lead == 1 else words[lead:]
    return FullName(first, " ".join(words[:lead]), " ".join(surname))


def _words(text: str) -> list[str]:
    """Return the words of a name without titles before it and degrees after it."""
    words = [word for word in text.split() if any(letter.isalnum() for letter in word)]
    while len(words) > 1 and _TITLE.fullmatch(_bare(words[0])):
        words = words[1:]
    while len(words) > 1 and _DEGREE.fullmatch(_bare(words[-1])) and words[-1] != words[-1].capitalize():
        words = words[:-1]
    if words and words[0].casefold() == "de" and len(words) > 1 and _TITLE.fullmatch(_bare(words[1])):
        return _words(" ".join(words[1:]))
    return words


def _leading(words: list[str]) -> int:
    """Return how many words at the beginning are prefixes of a surname."""
    return next((number for number, word in enumerate(words) if not _is_prefix(word)), max(len(words) - 1, 0))


def _is_prefix(word: str) -> bool:
    return _PREFIX.fullmatch(word.casefold().replace("\u2019", "'")) is not None


def _is_initial(word: str) -> bool:
    return re.fullmatch(r"(?:\w\.)+", word) is not None


def _bare(word: str) -> str:
    return word.casefold().replace(".", "").strip(",")
