"""Dates, times, numbers, shares, true and false as people write them, in English and Dutch. Checks no charter."""

import datetime as dt
import re

TRUTHS = {
    "yes": True,
    "ja": True,
    "true": True,
    "waar": True,
    "no": False,
    "nee": False,
    "false": False,
    "onwaar": False,
}
"""Words, in lowercase letters, that people write for true and false."""
_MONTHS = (
    ("january", "januari", "jan"),
    ("february", "februari", "feb", "febr"),
    ("march", "maart", "mar", "mrt"),
    ("april", "apr"),
    ("may", "mei"),
    ("june", "juni", "jun"),
    ("july", "juli", "jul"),
    ("august", "augustus", "aug"),
    ("september", "sep", "sept"),
    ("october", "oktober", "oct", "okt"),
    ("november", "nov"),
    ("december", "dec"),
)
_MONTH = {name: number for number, names in enumerate(_MONTHS, start=1) for name in names}
_WORD = "|".join(_MONTH)
_DAY = r"(?P<day>[0-3]?[0-9])(?:st|nd|rd|th|e)?"
_YEAR = r"(?P<year>(?:19|20)[0-9]{2})"
_MONTH_WORD = rf"(?P<word>{_WORD})\.?"
_MONTH_NUMBER = r"(?P<month>[01]?[0-9])"
_DATES = (
    rf"{_YEAR}(?P<sep>[-/.]){_MONTH_NUMBER}(?P=sep){_DAY}(?:[t ][0-9:.]+z?)?",
    rf"{_DAY}(?P<sep>[-/. ]){_MONTH_NUMBER}(?P=sep){_YEAR}",  # the day first, as in Dutch and British English
    rf"{_DAY}[ -](?:of )?{_MONTH_WORD},?[ -]{_YEAR}",
    rf"{_MONTH_WORD} {_DAY},? {_YEAR}",
    rf"{_YEAR}[-/]{_MONTH_NUMBER}",
    rf"{_MONTH_NUMBER}[-/]{_YEAR}",
    rf"{_MONTH_WORD},?[ -]{_YEAR}",
    _YEAR,
)
"""What dates look like, for `re` to compile when a text is read: most reports read none."""
WEEKDAY = (
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day,? |(?:maan|dins|woens|donder|vrij|zater|zon)dag,? (?:de )?"
    r"|(?:since|sinds) "
)
"""A pattern of a word that people write before a date."""
_CLOCK = r"(?P<hour>[0-2]?[0-9])(?:[:.hu](?P<minute>[0-5][0-9]))?(?P<half>[ap]m)?(?:uur|h|u)?"
_NUMBER = r"(?P<sign>-?)(?P<whole>[0-9]{1,3}(?:[., ][0-9]{3})+|[0-9]{1,9})(?:[.,](?P<part>[0-9]{1,6}))?"
_PERIODS = {
    word: words.split()[0]
    for words in (
        "minute minutes minuut minuten",
        "hour hours uur uren",
        "day days dag dagen",
        "part dagdeel dagdelen",
        "week weeks weken",
        "month months maand maanden",
        "quarter quarters kwartaal kwartalen",
        "year years jaar jaren",
    )
    for word in words.split()
}
"""Words for periods, each with the English one."""
_MIDDAY = 12
_HOURS = 24
_PERCENT = 100
PERCENT_SIGN = r"%|\b(?:percent|procent|per cent)\b"
"""A pattern of what makes a number a percentage."""


def read_date(text: str) -> dt.date | str | None:
    """Return the date that text such as "1 juni 2026", "01-06-2026" or "June 1, 2026" means.

    Of a date without a day, return the year, or the year and month, as a charter has it: `2026-06`. Return `None` for
    text that is no date, or a day that does not exist. In "01-06-2026" the day comes first.
    """
    plain = re.sub(WEEKDAY, "", " ".join(text.casefold().split()), count=1)
    for form in _DATES:
        if match := re.fullmatch(form, plain):
            return _date(match.groupdict())
    return None


def _date(parts: dict[str, str | None]) -> dt.date | str | None:
    year, word, number = parts["year"] or "", parts.get("word"), parts.get("month")
    month = _MONTH[word] if word else int(number) if number else None
    if month is None:
        return year
    try:
        date = dt.date(int(year), month, int(parts.get("day") or 1))
    except ValueError:
        return None
    return date if parts.get("day") else f"{date:%Y-%m}"


def read_time(text: str) -> dt.time | None:
    """Return the time of day that text such as "19:30", "19.30 uur", "19u30" or "7 pm" means; `None` if it is none."""
    match = re.fullmatch(_CLOCK, "".join(text.casefold().split()))
    if match is None or not (match["minute"] or match["half"] or text.casefold().rstrip().endswith(("uur", "h", "u"))):
        return None
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if match["half"]:
        if not 1 <= hour <= _MIDDAY:
            return None
        hour = hour % _MIDDAY + (_MIDDAY if match["half"] == "pm" else 0)
    return dt.time(hour, minute) if hour < _HOURS else None


def counts_otherwise(text: str, key: str) -> bool:
    """Return whether a text counts in another period than a key, so that its number means something else.

    >>> counts_otherwise("2 weken", "deadline-days"), counts_otherwise("4 uur per week", "hours-per-month")
    (True, True)
    >>> counts_otherwise("14 dagen", "deadline-days"), counts_otherwise("25 euro per maand", "membership-fee")
    (False, False)
    """
    counted = {_PERIODS[word] for word in key.split("-") if word in _PERIODS}
    said = {_PERIODS[word] for word in re.findall(r"[^\W\d_]+", text.casefold()) if word in _PERIODS}
    return bool(counted) and not said <= counted


def read_number(text: str) -> float | None:
    """Return the number in text such as "8", "8,5", "€ 1.000", "8 uur" or "about 8 hours per month".

    Return `None` if there is no number, or more than one.
    """
    found = list(re.finditer(_NUMBER, text))
    if len(found) != 1:
        return None
    match = found[0]
    before, after = text[: match.start()], text[match.end() :]
    if (before[-1:].isalnum()) or after[:1].isdecimal() or after.lstrip().startswith(("-", "/", ":")):
        return None
    whole = int(re.sub(r"[., ]", "", match["whole"]))
    value: float = float(f"{whole}.{match['part']}") if match["part"] else whole
    return -value if match["sign"] else value


def read_share(text: str) -> float | None:
    """Return the share, from 0 to 1, that text such as "40%", "40 procent", "0,4" or "half" means."""
    plain = text.casefold().strip()
    if plain in ("half", "de helft", "helft"):
        return 0.5
    bare = re.sub(PERCENT_SIGN, "", plain)
    number = read_number(bare)
    if number is None:
        return None
    share = number / _PERCENT if bare != plain or number > 1 else number
    return round(share, 6) if 0 <= share <= 1 else None
