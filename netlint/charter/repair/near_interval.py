"""The interval that was probably meant by text that is not one. Loaded only if there is such text."""

import re
from collections.abc import Iterator

from netlint.charter.intervals import INTERVAL_WORDS, counted, is_interval
from netlint.utils.suggest import is_slip_of, near_words, suggest

_CUTOFF = 0.8
"""The lowest similarity, from 0 to 1, at which a word counts as a typo of another. The project chose this limit."""
_LONGEST = 60
"""The longest text that is looked at, in code points: a longer one is a story."""
_SHORTEST = 4
"""The fewest letters of a word with a certain typo. The project chose this limit."""
_SHORT = {
    "mnd": "maand",
    "mth": "month",
    "mths": "months",
    "wk": "week",
    "wkn": "weken",
    "wks": "weeks",
    "kw": "kwartaal",
    "jr": "jaar",
    "yr": "year",
    "yrs": "years",
    "p/w": "per week",
    "p/m": "per maand",
    "p/j": "per jaar",
}
_WEEKDAY = r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|(?:maan|dins|woens|donder|vrij|zater|zon)dag(?:s|en)?)\b"
_ROUGHLY = (
    r"^(?:about|around|roughly|approximately|at least|at most|usually|ongeveer|circa|ca\.?|rond|minstens|minimaal"
    r"|hooguit|maximaal|meestal|in principe|±|\+/-|~) ?|[ .,;!?]+$"
)
"""What people write around an interval, in lowercase letters."""
_DETAILS = r"(?:[ ,;]*\(|[,;]| (?:in|on|op|at) ).*$"
_OF_THE = r".*\bweek (?:of|in|van) (the|each|every|de|het|elke?|iedere?) (\w+)$"
"""What follows a weekday, as in "the first Monday of the month"."""
_EACH = {"the": "every", "de": "elke", "het": "elk"}
_WORD = r"[^\W\d_](?:[^\W\d_]|/(?=[wmj]\b))*"
_NUMBER = "twee|drie|vier|vijf|zes|acht|tien|twaalf"
"""Numbers that are written as one word with what follows, as in "driemaandelijks"."""

_JOINED = tuple(
    f"{number}{unit}" for number in _NUMBER.split("|") for unit in ("daags", "wekelijks", "maandelijks", "jaarlijks")
)


def near_interval(text: str) -> str | None:
    """Return the interval that a text was probably meant to be; `None` if there is no such interval.

    >>> near_interval("elke manad"), near_interval("every Monday"), near_interval("now and then")
    ('elke maand', 'every week', None)
    """
    if len(text) > _LONGEST:
        return None
    plain = re.sub(_ROUGHLY, "", " ".join(text.lower().split()))
    return next(filter(is_interval, _candidates(plain)), None)


def certain_interval(text: str) -> str | None:
    """Return the interval that a text certainly is: with one typo, or short for its words; `None` if it is none.

    >>> certain_interval("elke manad"), certain_interval("1x p/m"), certain_interval("every Monday")
    ('elke maand', '1x per maand', None)
    """
    if len(text) > _LONGEST:
        return None
    plain = re.sub(_WORD, lambda word: _SHORT.get(word[0].lower(), word[0]), " ".join(text.split()).rstrip(" .!"))
    if is_interval(plain):
        return plain
    unknown = [word for word in re.finditer(_WORD, plain) if not _is_known(word[0].lower())]
    return _without_typo(plain, unknown[0]) if len(unknown) == 1 else None


def _without_typo(text: str, word: re.Match[str]) -> str | None:
    """Return the only interval that a text is if one word has one typo; `None` if there is none, or several."""
    wrong = word[0].lower()
    near = near_words(wrong, (*INTERVAL_WORDS, *_JOINED)) if len(wrong) >= _SHORTEST else {}
    written = {f"{text[: word.start()]}{one}{text[word.end() :]}": one for one in near}
    found = {whole: one for whole, one in written.items() if is_interval(whole)}
    first = min(found, key=lambda whole: (near[found[whole]], -_likeness(whole, text)), default=None)
    is_clear = first is not None and near[found[first]] == 1 and is_slip_of(wrong, found[first])
    return first if is_clear and len({str(counted(one)) for one in found}) == 1 else None


def _likeness(one: str, other: str) -> float:
    from difflib import SequenceMatcher

    return SequenceMatcher(a=one, b=other).ratio()


def _is_known(word: str) -> bool:
    return word in INTERVAL_WORDS or word in _JOINED


def _candidates(plain: str) -> Iterator[str]:
    """Yield what a text may mean: itself, with weeks for its weekdays, with its words as an interval has them."""
    for shorter in (plain, re.sub(_DETAILS, "", plain)):
        by_week = re.sub(_WEEKDAY, "week", shorter)
        yield by_week
        if match := re.fullmatch(_OF_THE, by_week):
            yield f"{_EACH.get(match[1], match[1])} {match[2]}"
        yield re.sub(_WORD, lambda word: _spelt(word[0]), by_week)


def _spelt(word: str) -> str:
    """Return the word of an interval that a word was probably meant to be, or the word itself."""
    if word in INTERVAL_WORDS or word in _SHORT:
        return _SHORT.get(word, word)
    number = re.match(_NUMBER, word)
    start = number.end() if number else 0
    return word[:start] + (suggest(word[start:], INTERVAL_WORDS, cutoff=_CUTOFF) or word[start:])
