"""When a group meets and learns: the interval, the day and the time in an answer. Holds no text for people."""

import re
from collections.abc import Iterable
from typing import Any

from netlint.i18n.message import Translate
from netlint.linter.interview.options import Option
from netlint.linter.interview.words import is_interval, option_in
from netlint.utils.spoken import read_time

_DAY = re.compile(
    r"(?:\b(?:on|op)\s+)?(?:\b(?:the|de)\s+)?\b("
    r"(?:(?:first|second|third|fourth|last|eerste|tweede|derde|vierde|laatste)\s+)?"
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?(?: (?:mornings?|afternoons?|evenings?))?"
    r"|(?:maan|dins|woens|donder|vrij|zater|zon)dag(?:en|ochtend|middag|avond)?))\b"
    r"(?P<month>\s+(?:of (?:the|each|every) month|van (?:de|elke|iedere) maand)\b)?",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"(?:\b(?:at|om)\s+)?\b([0-2]?[0-9][:.][0-5][0-9](?:\s*uur)?|[0-2]?[0-9]\s*(?:uur|[ap]m)|[0-2]?[0-9]u[0-5][0-9])\b",
    re.IGNORECASE,
)


def meeting_in(text: str) -> dict[str, Any] | None:
    """Return how often a group meets, and the day and the time if the text has them; `None` if it is not clear.

    >>> meeting_in("weekly, on Monday at 19:30")
    {'every': 'weekly', 'day': 'Monday', 'time': datetime.time(19, 30)}
    """
    day, rest = _taken(_DAY, text)
    clock, rest = _taken(_TIME, rest)
    time = read_time(clock) if clock else None
    every = _how_often(" ".join(rest.replace(",", " ").split()), text)
    if not is_interval(every) or (clock and time is None):
        return None
    return {"every": every} | ({"day": day} if day else {}) | ({"time": time} if time else {})


def _how_often(said: str, text: str) -> str:
    """Return how often, from what a text says beside its day and its time, such as "every" in "every Monday"."""
    day = _DAY.search(text)
    if day is None or is_interval(said):
        return said
    if day["month"]:
        return "maandelijks" if "maand" in day["month"] else "monthly"
    return f"{said} week" if said else ""


def _taken(pattern: re.Pattern[str], text: str) -> tuple[str, str]:
    """Return the first match of a pattern, and the text without it."""
    found = pattern.search(text)
    return (found[1], f"{text[: found.start()]} {text[found.end() :]}") if found else ("", text)


def habits_in(
    parts: Iterable[str], options: tuple[Option, ...], translate: Translate
) -> list[tuple[Option, str]] | str:
    """Return the habits in the parts of an answer, each with how often; or the first part that is not clear.

    How often may be a part of its own, after that of the habit.
    """
    found: list[tuple[Option, str]] = []
    for part in parts:
        if found and not found[-1][1] and is_interval(part):
            found[-1] = (found[-1][0], part)
            continue
        option, every = option_in(part, options, translate)
        if option is None or (every and not is_interval(every)):
            return part
        found.append((option, every))
    return found
