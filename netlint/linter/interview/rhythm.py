"""When a group meets and learns: the interval, the day and the time in an answer. Holds no text for people."""

import datetime as dt
import re
from collections.abc import Iterable
from typing import Any, NamedTuple

from netlint.i18n.message import Translate
from netlint.linter.interview.options import Option
from netlint.linter.interview.words import is_interval, near_option, option_in, parts
from netlint.utils.spoken import read_time

_DAY = re.compile(
    r"(?:\b(?:on|op)\s+)?(?:\b(?:the|de)\s+)?\b("
    r"(?:(?:first|second|third|fourth|last|eerste|tweede|derde|vierde|laatste|[1-4](?:e|ste|de|st|nd|rd|th))\s+)?"
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?(?: (?:mornings?|afternoons?|evenings?))?"
    r"|(?:maan|dins|woens|donder|vrij|zater|zon)dag(?:en|ochtend|middag|avond)?))\b"
    r"(?P<month>\s+(?:of (?:the|each|every) month|van (?:de|elke|iedere) maand)\b)?",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"(?:\b(?:at|om)\s+)?\b([0-2]?[0-9][:.][0-5][0-9](?:\s*uur)?|[0-2]?[0-9]\s*(?:uur|[ap]m)|[0-2]?[0-9]u[0-5][0-9])\b",
    re.IGNORECASE,
)


_SHORT_DAY = re.compile(
    r"(?:^|(?<=[,\s]))(?:(?:on|op)\s+)?(ma|di|wo|do|vr|za|zo|mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)\b\.?"
    r"(?P<month>(?!))?(?=\s*(?:,|$|[0-9]|om\b|at\b))",
    re.IGNORECASE,
)
"""A short name of a day, only where nothing but a time follows: "do" is a word in English."""
_HOURS = {
    word: number
    for number, words in enumerate(
        [
            "one een één",
            "two twee",
            "three drie",
            "four vier",
            "five vijf",
            "six zes",
            "seven zeven",
            "eight acht",
            "nine negen",
            "ten tien",
            "eleven elf",
            "twelve twaalf",
        ],
        start=1,
    )
    for word in words.split()
}
_HOUR = "|".join([*_HOURS, "1[0-2]", "[1-9]"])
_SPOKEN = re.compile(
    rf"(?:\b(?:om|at)\s+)?\b(?:(?P<shift>half(?: past)?|kwart (?:voor|over)|(?:a )?quarter (?:to|past)|"
    rf"tien (?:voor|over)|ten (?:to|past)|vijf (?:voor|over)|five (?:to|past))\s+(?P<hour>{_HOUR})(?:\s+uur)?"
    rf"|(?P<whole>{'|'.join(_HOURS)})\s+(?:uur|o'?clock))\b",
    re.IGNORECASE,
)
"""A time in words: "kwart voor acht"."""
_SHIFTS = {"half": -30, "half past": 30, "kwart": 15, "quarter": 15, "tien": 10, "ten": 10, "vijf": 5, "five": 5}
_MORNING = re.compile(r"ochtend|morgens|\bmorning", re.IGNORECASE)
_EVENING_BEFORE = 9
"""The hour before which a time in words is in the evening, unless the text says "morning". The project chose it."""
_NOON, _DAY_MINUTES = 12, 24 * 60


class Meeting(NamedTuple):
    """What a text says about a meeting."""

    data: dict[str, Any]
    kept: str
    """What is clear, as text."""
    unclear: str = ""
    """A time that does not exist."""


def meeting_in(text: str) -> Meeting:
    """Return how often a group meets, the day and the time in a text; what is left over says more about when.

    >>> meeting_in("weekly, on Monday at 19:30").data
    {'every': 'weekly', 'day': 'Monday', 'time': datetime.time(19, 30)}
    """
    pattern = _DAY if _DAY.search(text) else _SHORT_DAY
    match = pattern.search(text)
    day, rest = _taken(pattern, text)
    time, clock, rest = _time_in(rest, text)
    every, rests = _split(rest, match)
    more = _without_filler(rests)
    unclear = clock if clock and time is None else ""
    found = {"every": every, "day": day, "time": time, "when": ", ".join(more)}
    data = {key: value for key, value in found.items() if value}
    return Meeting(data, ", ".join(filter(None, (every, day, clock * (not unclear), *more))), unclear)


def _split(rest: str, day: re.Match[str] | None) -> tuple[str, list[str]]:
    """Return how often, and the other parts of a text without its day and its time."""
    whole = " ".join(rest.replace(",", " ").split())
    if is_interval(often := _how_often(whole, day)):
        return often, []
    found = parts(rest)
    for at, part in enumerate(found):
        if is_interval(often := _how_often(part, None)):
            return often, found[:at] + found[at + 1 :]
        begins = _beginning(part)
        if begins:
            return begins, [*found[:at], part[len(begins) :].strip(" ,"), *found[at + 1 :]]
    first = _how_often(found[0], day) if found else ""
    if is_interval(first):
        return first, found[1:]
    return ("" if day is None or not day["month"] else _how_often("", day)), found


_FILLER = re.compile(
    r"(?:(?:op|een|de|het|om|on|a|an|at|the|en|and|in|elke|iedere|every|each|of|van|uur|we|wij|meet|komen|samen)\b\s*)*",
    re.IGNORECASE,
)
"""Words that say nothing if they are all that is left."""


def _without_filler(found: list[str]) -> list[str]:
    """Return the parts that say something."""
    return [_EVERY.sub("", part) for part in found if not _FILLER.fullmatch(part)]


_EVERY = re.compile(r"^(?:elke|iedere|every|each)\s+(?=')")
"""What is left of "elke maandag 's avonds" without its day."""


def _beginning(part: str) -> str:
    """Return the longest beginning of a text that is an interval: "elke maand behalve in de zomer"."""
    words = part.split()
    starts = (" ".join(words[:length]) for length in range(len(words) - 1, 0, -1))
    return next((start for start in starts if is_interval(start) and not is_interval(f"x {start}")), "")


def _time_in(rest: str, text: str) -> tuple[dt.time | None, str, str]:
    """Return the time in a text, as it is written there too, and the text without it."""
    if match := _SPOKEN.search(rest):
        return _spoken(match, text), match[0], f"{rest[: match.start()]}, {rest[match.end() :]}"
    clock, rest = _taken(_TIME, rest)
    return (read_time(clock) if clock else None), clock, rest


def _spoken(match: re.Match[str], text: str) -> dt.time:
    """Return the time of words such as "half acht": in the evening if the hour is early and nothing says otherwise."""
    said = (match["hour"] or match["whole"]).casefold()
    hour = int(said) if said.isdecimal() else _HOURS[said]
    shift = " ".join((match["shift"] or "").casefold().removeprefix("a ").split())
    minutes = _SHIFTS.get(shift, _SHIFTS.get(shift.split(" ")[0], 0)) if shift else 0
    minutes = -minutes if shift.endswith((" voor", " to")) else minutes
    is_evening = hour < _EVENING_BEFORE and not _MORNING.search(text)
    total = ((hour + (_NOON if is_evening else 0)) * 60 + minutes) % _DAY_MINUTES
    return dt.time(total // 60, total % 60)


def _how_often(said: str, day: re.Match[str] | None) -> str:
    """Return how often, from what a text says beside its day and its time, such as "every" in "every Monday"."""
    if day is None or is_interval(said):
        return said
    if day["month"] and not _without_filler([said]):
        return "maandelijks" if "maand" in day["month"] else "monthly"
    return f"{said} week" if said else ""


def _taken(pattern: re.Pattern[str], text: str) -> tuple[str, str]:
    """Return the first match of a pattern, and the text without it."""
    found = pattern.search(text)
    return (found[1], f"{text[: found.start()]} {text[found.end() :]}") if found else ("", text)


class Habits(NamedTuple):
    """The habits in an answer, each with how often, and the parts that are not clear."""

    found: list[tuple[Option, str]]
    unclear: list[str]
    """A part that names a habit of which it is not clear how often has the habit among `found` too."""


def habits_in(said: Iterable[str], options: tuple[Option, ...], translate: Translate) -> Habits:
    """Return the habits in the parts of an answer. How often may be a part of its own, after that of the habit."""
    found: dict[str, tuple[Option, str]] = {}
    unclear: list[str] = []
    last = None
    for part in said:
        if last and not found[last.value][1] and is_interval(part):
            found[last.value] = (last, part)
            continue
        option, every = _habit(part, options, translate)
        is_clear = option is not None and (not every or is_interval(every))
        unclear += [] if is_clear else [part]
        last = option
        if option and (option.value not in found or every):
            found[option.value] = (option, every if is_clear else "")
    return Habits(list(found.values()), unclear)


def _habit(part: str, options: tuple[Option, ...], translate: Translate) -> tuple[Option | None, str]:
    """Return the habit in a part, and what else it says; the name may have a typo."""
    option, every = option_in(part, options, translate)
    if option or part[0].isdecimal():
        return option, every
    words = part.split()
    for length in range(len(words), 0, -1):
        if near := near_option(" ".join(words[:length]), options, translate):
            return near, " ".join(words[length:])
    return None, part
