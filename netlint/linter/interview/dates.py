"""Dates in answers, as people write them when a day is clear: "vrijdag", "15 sept", "eind maart 2027". Asks nothing."""

import calendar
import datetime as dt
import re

from netlint.linter.interview.words import date_in, plain

# A short day such as "do" is a name of somebody too: look there first.
_DAYS = (
    "monday mon maandag ma", "tuesday tue tues dinsdag di", "wednesday wed woensdag wo",
    "thursday thu thurs donderdag do",
    "friday fri vrijdag vr", "saturday sat zaterdag za", "sunday sun zondag zo",
)  # fmt: skip
_WEEKDAYS = {word: number for number, words in enumerate(_DAYS) for word in words.split()}
_NEAR = {"today": 0, "vandaag": 0, "tomorrow": 1, "morgen": 1, "overmorgen": 2, "day after tomorrow": 2}
_BEFORE = re.compile(
    r"^(?:(?:until|till|by|before|on|from|through|tot en met|tot|t/m|voor|vóór|uiterlijk|op|per|vanaf|in)\s+)"
)
_NEXT = re.compile(r"^(?:(?:komende|aanstaande|eerstvolgende|coming|this coming|next|the next)\s+)")
_PART = re.compile(
    r"(?:the\s+|het\s+)?(?P<part>begin|beginning|start|early|half|halverwege|midden|mid|eind|einde|end|late)"
    r"(?:\s+|-)(?:van\s+|of\s+)?(?:de maand\s+|the month\s+)?(?P<rest>.+)"
)
_FIRST, _LAST = ("begin", "beginning", "start", "early"), ("eind", "einde", "end", "late")
_YEARS = {"dit jaar": 0, "het jaar": 0, "this year": 0, "the year": 0, "volgend jaar": 1, "next year": 1}
_MONTH_FORM, _YEAR_FORM = 7, 4
_TIMES = re.compile(
    r"^[0-9]+(?:[-/. ][0-9]+)*$|\b(?:januari|"
    r"january|februari|february|maart|march|april|mei|juni|june|juli|july|augustus|august|sept|"
    r"september|oktober|october|november|december|[a-z]+dag|[a-z]+sday|week|weken|weeks|maand|month|months|jaar|years?|kwartaal|quarter|begin|eind|einde|"
    r"zomer|winter|herfst|lente|voorjaar|najaar|summer|spring|autumn|soon|snel|binnenkort|ooit|later|asap|kerst)\b",
    re.IGNORECASE,
)


def day_in(text: str, today: dt.date) -> dt.date | str | None:
    """Return the day that a text is, of those to come; a year as text; `None` if netlint cannot be certain.

    A month is its last day: a term or a step ends in it.

    >>> day_in("vrijdag", dt.date(2026, 11, 24)), day_in("eind maart 2027", dt.date(2026, 11, 24))
    (datetime.date(2026, 11, 27), datetime.date(2027, 3, 31))
    """
    said = _BEFORE.sub("", plain(text).casefold().strip(" ."), count=1)
    found = date_in(said)
    if found is None:
        return _near(said, today) or _part_of(said, today) or _without_year(said, today)
    return _last_of(found) if isinstance(found, str) and len(found) == _MONTH_FORM else found


def looks_like_date(text: str) -> bool:
    """Return whether a text has a word of time or a digit, so that it may be meant as a date."""
    return _TIMES.search(text) is not None


def rough_date_in(text: str) -> dt.date | str | None:
    """Return the date in the past that a text is: of "begin 2025" the year, of "eind mei 2025" the month."""
    said = re.sub(r"^(?:ongeveer|circa|ca\.?|rond|in|around|about)\s+", "", plain(text).casefold())
    part = _PART.fullmatch(said)
    return date_in(part["rest"] if part else said)


def _near(said: str, today: dt.date) -> dt.date | None:
    """Return a day that is near: tomorrow, or the next one with a name. Today has passed for the name of its day."""
    if said in _NEAR:
        return today + dt.timedelta(days=_NEAR[said])
    wanted = _WEEKDAYS.get(_NEXT.sub("", said, count=1))
    if wanted is None or said.startswith(("next", "the next")):  # "next Friday" is one of two days
        return None
    return today + dt.timedelta(days=(wanted - today.weekday() - 1) % 7 + 1)


def _part_of(said: str, today: dt.date) -> dt.date | None:
    """Return the day for the beginning, the middle or the end of a month or a year."""
    match = _PART.fullmatch(said)
    if match is None:
        return None
    whole = _year_or_month(match["rest"], today)
    if whole is None:
        return None
    if match["part"] in _LAST:
        return _last_of(whole)
    is_month = len(whole) == _MONTH_FORM
    year, month = int(whole[:_YEAR_FORM]), int(whole[5:]) if is_month else 1
    if match["part"] in _FIRST:
        return dt.date(year, month, 1)
    return dt.date(year, month, 15) if is_month else dt.date(year, 7, 1)


def _year_or_month(said: str, today: dt.date) -> str | None:
    """Return a year, or a year and a month, as a charter writes them; of a month without a year, the next one."""
    if said in _YEARS:
        return str(today.year + _YEARS[said])
    found = date_in(said) or date_in(f"{said} {today.year}")
    if not isinstance(found, str):
        return None
    is_past = not said.endswith(found[:_YEAR_FORM]) and found < f"{today:%Y-%m}"
    return f"{today.year + 1}{found[_YEAR_FORM:]}" if is_past else found


def _without_year(said: str, today: dt.date) -> dt.date | None:
    """Return the next day with a day and a month, such as "15 sept"."""
    days = (date_in(f"{said} {year}") for year in range(today.year, today.year + 5))
    dated = (day for day in days if isinstance(day, dt.date)) if re.search(r"[0-9]", said) else iter(())
    return next((day for day in dated if day >= today), None)


def _last_of(found: str) -> dt.date:
    """Return the last day of a year or a month."""
    year, month = int(found[:_YEAR_FORM]), int(found[5:] or 12)
    return dt.date(year, month, calendar.monthrange(year, month)[1])
