"""Taking answers apart: lines, lists, names, choices. Knows no question, and nothing of a charter."""

import datetime as dt
import re
from collections.abc import Collection, Iterable, Iterator

from netlint.charter.ids import id_of, unique_id
from netlint.charter.intervals import days
from netlint.charter.nothing import says_nothing
from netlint.charter.repair.words import dutch_words
from netlint.i18n.message import Translate
from netlint.linter.interview.options import Option
from netlint.utils.invisible import is_blank
from netlint.utils.spoken import read_date
from netlint.utils.suggest import suggest

_LINES = re.compile(r"[\n;]+")
_COMMAS = re.compile(r"[\n;,]+")
_AND = re.compile(r"\s+(?:and|en)\s+|\s*[&+]\s*", re.IGNORECASE)
_BEFORE_DATE = re.compile(
    r"(?:until|till|by|before|on|since|from|tot en met|tot|t/m|voor|vóór|uiterlijk|op|per|sinds|vanaf)\s+",
    re.IGNORECASE,
)
_BULLET = re.compile(r"^\s*(?:[-*\u2022\u2013\u2014]\s+|\(?[0-9]{1,2}[.)]\s+|[0-9]{1,2}\s+(?=[^\W\d]))")
"""What begins an item of a list that people type: a number, a hyphen or a dot."""
_APOSTROPHES = re.compile(r"(?<=\w)['\u2019](?=\w)")
_WORDS_OF_ID, _LONGEST_ID = 4, 40
"""How much of a sentence becomes an id. The project chose these limits."""


def plain(text: str) -> str:
    r"""Return a text on one line, which every file can have: with single spaces, and no halves of characters.

    >>> plain("  Ana\n and  Bo ")
    'Ana and Bo'
    """
    shown = " ".join(text.encode("utf-8", "replace").decode().split())
    return "" if is_blank(shown) else shown


def plain_lines(text: str) -> str:
    """Return a text with plain lines."""
    return "\n".join(filter(None, map(plain, text.split("\n"))))


def lines(text: str) -> list[str]:
    """Return the parts of a text, one per line or separated by semicolons, without bullets."""
    return _said(without_bullet(part) for part in _LINES.split(text))


def parts(text: str) -> list[str]:
    """Return the parts of a text that are on lines of their own, or separated by commas or semicolons."""
    return _said(_COMMAS.split(text))


def _said(found: Iterable[str]) -> list[str]:
    """Return the parts of an answer that say something."""
    return [part for part in map(plain, found) if part and not says_nothing(part)]


def without_bullet(text: str) -> str:
    """Return a text without the number or the sign that begins an item of a list.

    >>> without_bullet("1. Fleur"), without_bullet("- Kees")
    ('Fleur', 'Kees')
    """
    return _BULLET.sub("", text, count=1)


def names(text: str) -> list[str]:
    """Return the items in a text, each once.

    >>> names("Ana, Bo en Cas")
    ['Ana', 'Bo', 'Cas']
    """
    return list(dict.fromkeys(_said(name for part in parts(text) for name in _AND.split(part))))


def people(text: str) -> list[str]:
    r"""Return the names of people in a text, each once; a list may have numbers, and a slash between names.

    >>> people("1. Fleur\n2. Kees/Zoë")
    ['Fleur', 'Kees', 'Zoë']
    """
    items = (without_bullet(item) for part in _COMMAS.split(text) for item in part.split("/"))
    return list(dict.fromkeys(_said(name for item in items for name in _AND.split(item))))


def statements(text: str) -> list[tuple[str, str]]:
    """Return the statements in a text, each with what follows its colon.

    Commas separate statements only if all of these are short, or have a colon. So sentences stay whole.
    """
    found = lines(text)
    if len(found) == 1:
        found = list(_at_commas(found[0]))
    halves = ((plain(said), plain(more)) for said, _colon, more in map(_halves, found))
    return [(said or more, more if said and not says_nothing(more) else "") for said, more in halves]


def _halves(text: str) -> tuple[str, str, str]:
    return text.partition(": ") if ": " in text else (text.removesuffix(":") or text, "", "")


def _at_commas(line: str) -> Iterator[str]:
    found = [part for part in map(plain, line.split(",")) if part]
    most = _WORDS_OF_ITEM[min(len(found), len(_WORDS_OF_ITEM)) - 1]
    is_list = all(len(part.split()) <= most or ": " in part for part in found)
    yield from found if is_list else [line]


_WORDS_OF_ITEM = (0, 2, 4)
"""The most words of an item between commas, for one, two and more items. Longer ones are parts of a sentence."""


def short_id(text: str, taken: Collection[str], otherwise: str) -> str:
    """Return a short id for a sentence, from its first words, that is not among those `taken`."""
    start = " ".join(re.findall(r"\w+", _APOSTROPHES.sub("", text))[:_WORDS_OF_ID])
    return unique_id(id_of(start)[:_LONGEST_ID].rstrip("-"), taken, otherwise)


def taking_id(taken: set[str], text: str, otherwise: str) -> str:
    """Return a short id for a text, and add it to those that are taken."""
    made = short_id(text, taken, otherwise)
    taken.add(made)
    return made


def date_in(text: str) -> dt.date | str | None:
    """Return the date that a text is, also after a word such as "until"; `None` if it is not a date."""
    return read_date(_BEFORE_DATE.sub("", text, count=1) if _BEFORE_DATE.match(text) else text)


def with_whole_dates(found: list[str]) -> list[str]:
    """Return parts between commas, but a date with a comma of its own, such as "June 1, 2027", in one part."""
    whole: list[str] = []
    for part in found:
        if whole and date_in(whole[-1]) is None and date_in(f"{whole[-1]}, {part}") is not None:
            whole[-1] = f"{whole[-1]}, {part}"
        else:
            whole.append(part)
    return whole


def is_interval(text: str) -> bool:
    """Return whether a text is an interval of the charter format."""
    try:
        return days(text) > 0
    except ValueError:
        return False


def option_in(text: str, options: tuple[Option, ...], translate: Translate) -> tuple[Option | None, str]:
    """Return the option that a text begins or ends with, and the rest of the text.

    At the beginning it can be a number; anywhere it can be one of the words of the option.
    """
    if number := re.match(r"([0-9]{1,2})(?:[.):]|\s|$)\s*", text):
        at = int(number[1]) - 1
        return (options[at], text[number.end() :]) if 0 <= at < len(options) else (None, text)
    known = sorted(((word, one) for one in options for word in _words(one, translate)), key=lambda pair: -len(pair[0]))
    for word, one in known:
        if match := re.search(rf"^{re.escape(word)}(?!\w)|(?<!\w){re.escape(word)}$", text, re.IGNORECASE):
            return one, f"{text[: match.start()]}{text[match.end() :]}".strip(" :")
    return None, text


def near_option(text: str, options: tuple[Option, ...], translate: Translate) -> Option | None:
    """Return the option of which a text is a word with a typo; `None` if it is not near enough."""
    known = {word: option for option in options for word in _words(option, translate)}
    meant = suggest(text.casefold(), known, cutoff=_NEAR)
    return known[meant] if meant and len(text) >= _SHORTEST_TYPO else None


_NEAR = 0.85
"""How similar a word must be to one that netlint knows. The project chose it: two letters that changed places."""
_SHORTEST_TYPO = 5


def options_in(text: str, options: tuple[Option, ...], translate: Translate) -> list[Option]:
    """Return every option that a text has a number or a word of."""
    numbers = {int(number) for number in re.findall(r"(?<![\w.,])[0-9]{1,2}(?!\w)", text)}
    return [
        option
        for number, option in enumerate(options, start=1)
        if number in numbers
        or any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text, re.IGNORECASE) for word in _words(option, translate))
    ]


def _words(option: Option, translate: Translate) -> Iterator[str]:
    yield from (option.value, option.label.template.casefold(), option.label.text(translate).casefold())
    yield from (*dutch_words(option.value), *option.words)
