"""What a group has agreed on about findings: how people write it, and what it means. Asks nothing."""

import datetime as dt
import re
from collections.abc import Mapping
from typing import NamedTuple

from netlint.charter import Charter
from netlint.charter.model.partial_date import PartialDate, latest
from netlint.charter.nothing import says_nothing
from netlint.i18n import Message, notice
from netlint.linter.due import due_items
from netlint.utils.invisible import CONTROLS, JOINERS, NOT_SEEN
from netlint.utils.spoken import read_date
from netlint.utils.suggest import guess_and_known

_A_YEAR = 365
"""Days from today to the last day that is proposed for an exception. The project's own choice."""
_SHAPES = "\ufe0e\ufe0f"
"""What says whether a sign is drawn as text or as a picture."""


class Agreement(NamedTuple):
    """What a group has agreed on about findings."""

    reason: str = ""
    agreed_by: tuple[str, ...] = ()
    agreed_on: dt.date | None = None
    until: dt.date | None = None


def reason_in(text: str) -> str:
    r"""Return a reason as one line, without characters of which nothing is seen; empty if it says nothing.

    >>> reason_in("We try\n a year. \u202e"), reason_in("n/a"), reason_in("Nog geen tijd")
    ('We try a year.', '', 'Nog geen tijd')
    """
    spaced = re.sub(f"[{CONTROLS}\u2028\u2029]", " ", text)
    seen = re.sub(NOT_SEEN, lambda match: match[0] if match[0] in JOINERS + _SHAPES else "", spaced)
    line = " ".join(seen.split())
    return "" if says_nothing(line, as_reason=True) else line


def people_in(text: str, names: Mapping[str, str]) -> tuple[str, ...] | Message:
    """Return the ids of the members that a text lists, by ids or names, or why one of them is not known.

    `names` are those of the members, by id. In a network without members, every id can be used.
    """
    ids = {name.casefold(): an_id for an_id, name in names.items()} | {an_id.casefold(): an_id for an_id in names}
    found: list[str] = []
    for word in filter(None, map(_name_in, re.split(r"[,;\n]| & | (?:and|en) ", text))):
        if names and word.casefold() not in ids:
            template = "`{name}` is not a member in this charter."
            return notice(template, name=word) + " " + guess_and_known(word, ids, _known(names))
        found.append(ids.get(word.casefold(), word))
    return tuple(dict.fromkeys(found))


def _known(names: Mapping[str, str]) -> Message:
    return Message("The members are: {members}.", {"members": tuple(names)})


def _name_in(text: str) -> str:
    return " ".join(re.sub(NOT_SEEN, "", text).split())


def last_day_in(text: str, today: dt.date) -> dt.date | Message:
    """Return the last day that a text means, such as "2027-06-01" or "juni 2027", or why it cannot be one."""
    read = read_date(text)
    if read is None:
        return notice("`{given}` is not a date or month. Write 2027-06-01, 1 June 2027 or June 2027.", given=text)
    day = latest(PartialDate.parse(read)) if isinstance(read, str) else read
    if day < today:
        return Message("{day} has already passed. Name a day from {today} on.", {"day": str(day), "today": str(today)})
    return day


def proposed_last_day(charter: Charter, today: dt.date) -> tuple[dt.date, Message]:
    """Return the last day to propose, and why that day: the group reads its charter again, or a year has passed."""
    days = [one.day for one in due_items(charter) if one.kind == "review" and one.at[:1] == ("network",)]
    if coming := [day for day in days if day > today]:
        return min(coming), Message("you then look at the charter together")
    return min(today, dt.date.max - dt.timedelta(_A_YEAR)) + dt.timedelta(_A_YEAR), Message("in a year")
