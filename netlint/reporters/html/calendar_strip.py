"""The calendar of a charter: its rhythm, and what is due or has expired, as strips of time with a list below them.

Places on a strip are in percent of its width, so that it fits any page while its marks keep their size.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple

from netlint.charter import Charter, PartialDate, days, latest
from netlint.charter.spoken_intervals import spoken_interval
from netlint.charter.spoken_names import spoken_id, spoken_ritual
from netlint.i18n import Message, Translate
from netlint.i18n.days import written_day
from netlint.linter.due import DueItem
from netlint.reporters.base import Translated, translated
from netlint.reporters.diagram import shortened
from netlint.reporters.html.calendar_view import Calendar, Group, Strip, Tick, TickKind

LEAST_BACK, MOST_BACK, MONTHS = 6, 12, 18
"""How many months before this one the strips begin, at least and at most, and how many they have."""
LABELS = 6
MAX_STRIPS = 20
"""The maximum number of meetings, rituals and circles with a strip. The project chose this limit, and those below."""
MAX_ITEMS = 60
MAX_LATER = 12
MAX_TICKS = 60
_DENSE = 12
"""Below how many days between two marks they become a line."""
_GRACE = 7
"""How many days later than expected something can be held."""
_YEAR_MONTHS = 12
LEGEND: dict[str, Message] = {
    "held": Message("last held"),
    "planned": Message("planned"),
    "expected": Message("expected"),
    "missed": Message("expected, but not recorded"),
    "due": Message("due"),
    "expired": Message("date has passed"),
    "today": Message("today, {day}"),
}


def calendar_strip(charter: Charter, due: Sequence[DueItem], today: dt.date | None, translate: Translate) -> Calendar:
    """Return the calendar of a charter, as `as_shown` returns it; without a day, it has only texts."""
    say, write = partial(translated, translate), partial(written_day, translate=translate)
    due = sorted(due, key=lambda item: item.day)
    rhythms = list(_rhythms(charter, translate))
    window = _Window.around(today, [*(item.day for item in due), *(one.last for one in rhythms)]) if today else None
    strips = [_rhythm_strip(one, window, say, write) for one in rhythms[:MAX_STRIPS]]
    if due and window:
        strips.insert(0, _due_strip(due, window, say, translate))
    notes = []
    if len(rhythms) > MAX_STRIPS:
        notes.append(say("Recurring meetings that are not drawn: {number}.", number=len(rhythms) - MAX_STRIPS))
    if not due and not strips:
        notes.append(say("The charter has no days yet: no recurring meeting, and nothing that is due or ends."))
    kinds = {tick.kind for strip in strips for tick in strip.ticks} | ({"today"} if window and strips else set())
    kinds |= {"expected"} if any(strip.band for strip in strips) else set()
    day = write(today) if today else ""
    return Calendar(
        tuple(_axis(window, write)) if window and strips else (),
        window.at(window.today) if window else None,
        tuple(strips),
        tuple((kind, say(words.template, day=day)) for kind, words in LEGEND.items() if kind in kinds),
        tuple(_groups(charter, due, window, say, translate)),
        tuple(notes),
    )


class _Window(NamedTuple):
    """The days that the strips show."""

    start: dt.date
    today: dt.date
    end: dt.date
    """The first day that is not shown."""

    @classmethod
    def around(cls, today: dt.date, known: Sequence[dt.date | None]) -> "_Window":
        """Return the days around today; if there is something earlier, they begin earlier."""
        back = _month(today) - min((_month(day) for day in known if day), default=_month(today))
        start = max(_month(today) - min(max(back, LEAST_BACK), MOST_BACK), _YEAR_MONTHS)
        return cls(_first(start), today, _first(start + MONTHS))

    def at(self, day: dt.date) -> float:
        """Return the place of a day, in percent."""
        return round((day - self.start).days / (self.end - self.start).days * 100, 2)

    def has(self, day: dt.date) -> bool:
        return self.start <= day < self.end


class _Rhythm(NamedTuple):
    """Something that recurs."""

    name: str
    every: str
    last: dt.date | None
    next: dt.date | None


def _month(day: dt.date) -> int:
    return day.year * _YEAR_MONTHS + day.month - 1


def _first(month: int) -> dt.date:
    """Return the first day of a month, at most the last one that a date can have."""
    year, month = divmod(month, _YEAR_MONTHS)
    return dt.date(year, month + 1, 1) if year <= dt.MAXYEAR else dt.date.max


def _rhythms(charter: Charter, translate: Translate) -> Iterator[_Rhythm]:
    for one in charter.meetings:
        if one.every:
            yield _Rhythm(spoken_id(one.id), one.every, one.last_held, one.next)
    for ritual in charter.rituals:
        if ritual.every:
            yield _Rhythm(spoken_ritual(ritual, charter.rituals).text(translate), ritual.every, ritual.last_held, None)


def _axis(window: _Window, write: "partial[str]") -> Iterator[str]:
    for number in range(0, MONTHS, MONTHS // LABELS):
        yield write(PartialDate.parse(_first(_month(window.start) + number).isoformat()[:7]))


def _rhythm_strip(one: _Rhythm, window: _Window | None, say: Translated, write: "partial[str]") -> Strip:
    length = days(one.every)
    name = say("{name} ({every})", name=shortened(one.name), every=spoken_interval(one.every))
    said = [say("last held on {day}", day=write(one.last)) if one.last else say("not recorded as held yet")]
    missed = _missed(one, length, window.today) if window else 0
    if missed == 1:
        said.append(say("expected once after that, but not recorded"))
    elif missed:
        said.append(say("expected {number} times after that, but not recorded", number=missed))
    if one.next:
        said.append(say("planned on {day}", day=write(one.next)))
    if window is None:
        return Strip(name, "; ".join(said), (), None)
    marks: tuple[tuple[TickKind, dt.date | None], ...] = (("held", one.last), ("planned", one.next))
    ticks = [
        Tick(kind, window.at(day), f"{write(day)}: {say(LEGEND[kind].template)}")
        for kind, day in marks
        if day and window.has(day)
    ]
    band, expected = None, list(_expected(one, length, window))
    if length < _DENSE:
        band = (window.at(expected[0]), window.at(expected[-1])) if len(expected) > 1 else None
    else:
        for day in expected[:MAX_TICKS]:
            kind: TickKind = "expected" if day + dt.timedelta(_grace(length)) >= window.today else "missed"
            ticks.append(Tick(kind, window.at(day), f"{write(day)}: {say(LEGEND[kind].template)}"))
    return Strip(name, "; ".join(said), tuple(ticks), band)


def _grace(length: int) -> int:
    return min(_GRACE, length // 2)


def _missed(one: _Rhythm, length: int, today: dt.date) -> int:
    """Return how many times something was expected since it was last held; the day itself and some grace count."""
    if one.last is None:
        return 0
    return max(0, ((today - latest(one.last, today)).days - _grace(length) - 1) // length)


def _expected(one: _Rhythm, length: int, window: _Window) -> Iterator[dt.date]:
    """Yield the days in the window on which something is expected: around a planned day, that one is enough."""
    planned = one.next.toordinal() if one.next else None
    if one.last:
        end = planned - length // 2 if planned else window.end.toordinal()
        yield from _every(one.last.toordinal(), length, min(end, window.end.toordinal()), window)
    if planned:
        yield from _every(planned, length, window.end.toordinal(), window)


def _every(start: int, length: int, end: int, window: _Window) -> Iterator[dt.date]:
    """Yield each day in the window that is a number of lengths after `start`, before `end`, both as ordinals."""
    skipped = max(0, (window.start.toordinal() - start - 1) // length)
    yield from map(dt.date.fromordinal, range(start + (skipped + 1) * length, end, length))


def _due_strip(due: Sequence[DueItem], window: _Window, say: Translated, translate: Translate) -> Strip:
    ticks = []
    for item in (item for item in due if window.has(item.day)):
        kind: TickKind = "expired" if item.day < window.today else "due"
        day = written_day(item.day, translate)
        ticks.append(Tick(kind, window.at(item.day), f"{day}: {shortened(item.what.text(translate))}"))
    passed = sum(item.day < window.today for item in due)
    before, after = (sum(item.day < window.start for item in due), sum(item.day >= window.end for item in due))
    said = [say("passed: {passed}; still to come: {coming}", passed=passed, coming=len(due) - passed)]
    if before:
        said.append(say("before this strip: {number}", number=before))
    if after:
        said.append(say("after this strip: {number}", number=after))
    return Strip(say("What is due or ends"), "; ".join(said), tuple(ticks[:MAX_TICKS]), None)


def _groups(
    charter: Charter, due: Sequence[DueItem], window: _Window | None, say: Translated, translate: Translate
) -> Iterator[Group]:
    """Yield what has passed, then each month, then what comes after the strips."""
    passed = [item for item in due if window and item.day < window.today]
    later = [item for item in due if window and item.day >= window.end]
    between = due[len(passed) : len(due) - len(later)]
    if passed:  # the latest first, if there is no room for all
        yield _group(charter, say("Passed"), passed[-MAX_ITEMS:], len(passed) - MAX_ITEMS, say, translate)
    months: dict[int, list[DueItem]] = {}
    for item in between[:MAX_ITEMS]:
        months.setdefault(_month(item.day), []).append(item)
    for number, (month, items) in enumerate(months.items(), start=1):
        heading = written_day(PartialDate.parse(_first(month).isoformat()[:7]), translate)
        hidden = len(between) - MAX_ITEMS if number == len(months) else 0
        yield _group(charter, heading, items, hidden, say, translate, short=True)
    if later:
        yield _group(charter, say("Later"), later[:MAX_LATER], len(later) - MAX_LATER, say, translate)


def _group(
    charter: Charter,
    heading: str,
    items: Sequence[DueItem],
    hidden: int,
    say: Translated,
    translate: Translate,
    *,
    short: bool = False,
) -> Group:
    shown = []
    for item in items:
        what = shortened(item.what.text(translate), 160)
        who = tuple(shortened(charter.names.get(one, one)) for one in item.who)
        text = say("{what} ({members})", what=what, members=who) if who else what
        shown.append((written_day(item.day, translate, short=short), text))
    return Group(heading, tuple(shown), say("and {more} more", more=hidden) if hidden > 0 else "", not short)
