"""Dates as people write them, in the language of a report."""

import datetime as dt

from netlint.i18n.message import Message, Translate, same

_DAYS = (
    Message("{day} January {year}"),
    Message("{day} February {year}"),
    Message("{day} March {year}"),
    Message("{day} April {year}"),
    Message("{day} May {year}"),
    Message("{day} June {year}"),
    Message("{day} July {year}"),
    Message("{day} August {year}"),
    Message("{day} September {year}"),
    Message("{day} October {year}"),
    Message("{day} November {year}"),
    Message("{day} December {year}"),
)
_MONTHS = (
    Message("January {year}"),
    Message("February {year}"),
    Message("March {year}"),
    Message("April {year}"),
    Message("May {year}"),
    Message("June {year}"),
    Message("July {year}"),
    Message("August {year}"),
    Message("September {year}"),
    Message("October {year}"),
    Message("November {year}"),
    Message("December {year}"),
)
_SHORT = (
    Message("{day} Jan"),
    Message("{day} Feb"),
    Message("{day} March"),
    Message("{day} April"),
    Message("{day} May"),
    Message("{day} June"),
    Message("{day} July"),
    Message("{day} Aug"),
    Message("{day} Sept"),
    Message("{day} Oct"),
    Message("{day} Nov"),
    Message("{day} Dec"),
)
_YEAR, _MONTH = len("2026"), len("2026-06")


def written_day(day: dt.date, translate: Translate = same, *, short: bool = False) -> str:
    """Return a date as people write it; a `short` one has no year, and an abbreviated month.

    Of a partial date, only the known part is written.

    >>> written_day(dt.date(2026, 6, 1)), written_day(dt.date(2026, 9, 1), short=True)
    ('1 June 2026', '1 Sept')
    """
    known = len(day.isoformat())
    if known == _YEAR:
        return day.isoformat()
    texts = _MONTHS if known == _MONTH else _SHORT if short else _DAYS
    message = texts[day.month - 1]
    return Message(message.template, {"day": day.day, "year": str(day.year)}).text(translate)
