"""What is due as a calendar (RFC 5545): each thing is an event on its day, with an alarm before it. Prints nothing.

An event keeps its UID in every run, so that importing the calendar again moves it. Its `SEQUENCE` and times follow from
the day of the run: two runs on one day write the same, and a later one is newer.
"""

import datetime as dt
from collections import Counter
from hashlib import sha256

from icalendar import Alarm, Calendar, Event

from netlint.i18n import Message
from netlint.linter.due import DueItem
from netlint.linter.due_report import DueReport
from netlint.reporters.base import translated
from netlint.reporters.due_list import DueEntry, DueList
from netlint.reporters.due_terms import DUE_TERMS
from netlint.reporters.escape_markdown import neutralize_markup
from netlint.reporters.escape_terminal import escape_terminal
from netlint.toml import dotted

SIGNATURE = b"BEGIN:VCALENDAR\r\n"
"""The beginning of each calendar."""
SIGNATURE_BYTES = 4096
"""The bytes at the beginning of a file by which a calendar is known."""
PRODUCT = "netlint"
_MORNING = dt.timedelta(hours=9)
"""The time of an alarm: an event on a day begins at midnight."""
_FIRST_DAY = dt.date(2000, 1, 1)
_CALENDARS = 5
"""The maximum number of networks in the name of a calendar. The project chose this limit."""


def due_ics(due: DueList, *, version: str = "", alarm: int | None = None) -> bytes:
    """Return a calendar; `alarm` is the number of days before each day, or otherwise that of each kind."""
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", f"-//{PRODUCT}//{PRODUCT} {version}//{due.language.upper()}")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    networks = tuple(dict.fromkeys(_network(one) for one in due.reports))[:_CALENDARS]
    name = translated(due.translate, "What is due in {networks}", networks=networks)
    calendar.add("x-wr-calname", _plain(name), {"LANGUAGE": due.language})
    seen = Counter[str]()
    for one in due.entries:
        identity = f"{one.report.network or one.report.name}\0{one.item.identity}"
        seen[identity] += 1
        calendar.add_component(_event(due, one, f"{identity}\0{seen[identity]}", alarm))
    return bytes(calendar.to_ical())


def is_calendar(head: bytes) -> bool:
    """Return whether a file is a calendar that netlint wrote, given its first few thousand bytes."""
    return head.startswith(SIGNATURE) and f"PRODID:-//{PRODUCT}//".encode() in head


def _event(due: DueList, one: DueEntry, identity: str, alarm: int | None) -> Event:
    report, item = one
    terms = DUE_TERMS[item.kind]
    what = Message("{network}: {what}", {"network": _network(report), "what": item.what}).text(due.translate)
    midnight = dt.datetime.combine(due.today, dt.time(), dt.UTC)
    event = Event()
    event.add("uid", f"{sha256(identity.encode('utf-8', 'surrogatepass')).hexdigest()[:32]}@netlint")
    event.add("dtstamp", midnight)
    event.add("last-modified", midnight)
    event.add("sequence", max(0, (due.today - _FIRST_DAY).days))
    event.add("dtstart", item.day)
    if item.day < dt.date.max:
        event.add("dtend", item.day + dt.timedelta(days=1))
    event.add("summary", _plain(what), {"LANGUAGE": due.language})
    event.add("description", _description(due, report, item), {"LANGUAGE": due.language})
    event.add("categories", [terms.name.text(due.translate)])
    event.add("transp", "TRANSPARENT")  # people are free on that day
    event.add_component(_alarm(what, terms.alarm if alarm is None else alarm))
    return event


def _alarm(what: str, days: int) -> Alarm:
    """Return a reminder in the morning of a day before an event."""
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", _plain(what))
    alarm.add("trigger", _MORNING - dt.timedelta(days=days))
    return alarm


def _description(due: DueList, report: DueReport, item: DueItem) -> str:
    """Return who it waits for, what to do, and the place."""
    people = report.people(item)
    who = translated(due.translate, "For {people}", people=people) if people else due.translate("For the whole group")
    where = f"{report.name}: {dotted(item.at)}" if item.at else item.where
    return "\n".join((_plain(who), DUE_TERMS[item.kind].todo.text(due.translate), _plain(where)))


def _network(report: DueReport) -> str:
    return report.network or report.name


def _plain(text: str) -> str:
    """Return a text in which a calendar finds nothing to obey, and nothing that is not seen."""
    return neutralize_markup(escape_terminal(text))
