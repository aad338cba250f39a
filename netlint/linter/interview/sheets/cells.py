"""The values in cells: texts, lists, dates, hours and a status, as people write them. Knows no columns."""

import datetime as dt
import re
import unicodedata

from netlint.charter.model.identity import MemberStatus
from netlint.linter.interview.sheets.headings import Period, period_of, plain
from netlint.utils.invisible import JOINERS, NOT_SEEN, is_blank
from netlint.utils.spoken import read_date, read_number

LONGEST = 2_000
"""The most characters of a cell that netlint reads. The project chose it: a list of skills has about a hundred."""
MOST_HOURS = 744
"""The hours in the longest month."""
_PER_MONTH: dict[Period, float] = {"month": 1, "week": 52 / 12, "year": 1 / 12}
_NOTHING = frozenset(
    ("-", "--", "\u2013", "\u2014", "?", "n.v.t.", "nvt", "n.a.", "n/a", "na", "#n/a", "#n/b", "null", "none")
)
_PARTS = re.compile(r"[;,\n|•·]| / |[()]")
_BRACKETS = {"(": 1, ")": -1}
_BULLET = re.compile(r"^(?:[-\u2013*]\s+|[0-9]{1,2}[.)]\s+)")
_QUOTED_FORMULA = re.compile(r'="([^"]*)"')
_TIME_OF_DAY = re.compile(r"[t ][0-9]{1,2}:[0-9:.]+(?:z|[+-][0-9:]+)?$", re.IGNORECASE)
_STATUS: dict[MemberStatus, str] = {
    "prospect": "prospect prospective candidate applicant aspirant aspirantlid kandidaat belangstellende",
    "trial": "trial probation proef proeflid proefperiode proeftijd",
    "active": "active member actief lid ja yes actieflid vol volledig full teamlid netwerklid gewoonlid activemember",
    "leave": "leave onleave sabbatical verlof metverlof pauze",
    "alumni": "alumni alumnus alumna former formermember exmember left oudlid vertrokken gestopt exlid opgezegd",
}
_STATUSES: dict[str, MemberStatus] = {word: status for status, words in _STATUS.items() for word in words.split()}


def clean(text: str) -> str:
    """Return the text of a cell in normal form: without invisible characters, and with single spaces. Lines stay."""
    seen = re.sub(NOT_SEEN, _unseen, unicodedata.normalize("NFC", text))
    lines = (" ".join(line.split()) for line in re.split(r"\r\n|[\r\n]", seen))
    whole = "\n".join(line for line in lines if line)
    if quoted := _QUOTED_FORMULA.fullmatch(whole):
        whole = quoted[1].strip()
    return "" if whole.casefold() in _NOTHING or is_blank(whole) else whole


def _unseen(match: re.Match[str]) -> str:
    """Return what takes the place of an invisible character: joiners and ends of lines stay."""
    return match[0] if match[0] in f"{JOINERS}\r\n" else " " if match[0] in "\t\v\f" else ""


def is_formula(text: str) -> bool:
    """Return whether a spreadsheet would compute this text."""
    return text.startswith("=")


def line(text: str) -> str:
    """Return clean text on one line."""
    return text.replace("\n", " ")


def items(text: str) -> tuple[str, ...]:
    """Return the items of a list in a cell, each once: `design, training (dance, song)` has two."""
    parts, depth, start = [], 0, 0
    for match in _PARTS.finditer(text):
        depth = max(depth + _BRACKETS.get(match[0], 0), 0)
        if depth == 0 and match[0] not in _BRACKETS:
            parts.append(text[start : match.start()])
            start = match.end()
    tidy = (_BULLET.sub("", part.strip()).strip(" .") for part in (*parts, text[start:]))
    return tuple(dict.fromkeys(line(part) for part in tidy if part))


def date_in(text: str) -> dt.date | str | None:
    """Return the date in a cell, or the year or the year and month as text; `None` if there is none."""
    return read_date(_TIME_OF_DAY.sub("", line(text)))


def hours_in(text: str, period: Period | None) -> tuple[float, Period] | None:
    """Return the hours per month in a cell, and the period that people wrote: in the cell, or else in the heading."""
    number = read_number(line(text))
    written = period_of(text) or period or "month"
    if number is None or not 0 <= number * _PER_MONTH[written] <= MOST_HOURS:
        return None
    return round(number * _PER_MONTH[written], 1), written


def status_in(text: str) -> MemberStatus | None:
    """Return the status that a cell means; `None` if it is not known."""
    return _STATUSES.get(plain(text).replace(" ", ""))
