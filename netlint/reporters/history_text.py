"""A history for people at a terminal."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from click import style

from netlint.i18n import Message, Parameter
from netlint.linter.history import Change, FindingPeriod, History, Outcomes, Point, RolePeriod
from netlint.reporters.base import ReportContext
from netlint.reporters.escape_terminal import escape_terminal, width
from netlint.reporters.history_columns import Columns, columns, quarter
from netlint.reporters.history_words import GONE, MARKS, UNREADABLE, Words, excerpts
from netlint.reporters.wrapping import wrap

MOST = 15
"""The most lines of a list that are shown; the others are counted. The project's own choice."""
MOST_PEOPLE = 40
"""The most roles that are shown: a network has no more members. The project's own choice."""
_CELL = 3
_TITLE = 30
_HOLDS, _NOTHING = "+", "-"
_TITLES = {
    "revision": Message("Open checks at each revision"),
    "month": Message("Open checks at the end of each month"),
    "quarter": Message("Open checks at the end of each quarter"),
    "year": Message("Open checks at the end of each year"),
}
_MARKS = {
    _HOLDS: Message("+ no check that ran is open"),
    _NOTHING: Message("- every check was skipped"),
    UNREADABLE: MARKS[UNREADABLE],
    GONE: MARKS[GONE],
}


def history_text(history: History, context: ReportContext) -> str:
    """Return a history as text, without a line break at its end."""
    text = _Text(Words(history, context), context)
    sections = (text.head(), text.families(), text.problems(), text.findings(), text.roles(), text.changes())
    return "\n\n".join("\n".join(lines) for lines in map(list, sections) if lines)


class _Text:
    def __init__(self, words: Words, context: ReportContext) -> None:
        self.words, self.history, self.context = words, words.history, context

    def say(self, template: str, **parameters: Parameter) -> str:
        """Return a text in the language of the history, so that it can be shown."""
        return escape_terminal(self.words.say(template, **parameters))

    def _heading(self, text: str) -> str:
        return style(text, bold=True) if self.context.color else text

    def _wrap(self, text: str, indent: str = "") -> list[str]:
        return wrap(text, self.context.width, indent=indent)

    def _more(self, count: int) -> Iterator[str]:
        if count > 0:
            yield self.say("And {more} more, which `--format json` shows.", more=count)

    def head(self) -> Iterator[str]:
        """Yield what it is about, and how it was made."""
        yield from self._wrap(escape_terminal(f"{self.words.title}: {self.words.lead}."))
        for note in self.words.notes():
            yield from self._wrap(escape_terminal(note))

    def families(self) -> Iterator[str]:
        """Yield a line for each family of rules, with a mark for each column."""
        if not self.history.checked:
            yield self.say("No revision could be read.")
            return
        titles = [(family, escape_terminal(title)) for family, title in self.words.families]
        room = min(max(width(title) for _family, title in titles), _TITLE)
        found = columns(self.history.points, max((self.context.width - room) // _CELL, 1))
        yield self._heading(self.say(_TITLES[found.by].template))
        for title, cells in self._labels(found):
            yield f"{_filled(title, room)}{''.join(cells)}".rstrip()
        used: dict[str, None] = {}
        for family, title in titles:
            marks = [_mark(point, family) for point in found.points]
            used |= dict.fromkeys(marks)
            yield f"{_filled(title, room)}{''.join(mark.rjust(_CELL) for mark in marks)}".rstrip()
        legend = [self.say(text.template) for mark, text in _MARKS.items() if mark in used]
        yield from self._wrap("; ".join([self.say("A number: so many checks are open"), *legend]) + ".")
        if found.left_out:
            yield self.say("Earlier columns that do not fit: {count}.", count=found.left_out)
        yield ""
        for family, title in titles:
            yield from self._wrap(f"{title}: {escape_terminal(self.words.then_and_now(family))}.", "  ")

    def _labels(self, found: Columns) -> Iterator[tuple[str, Sequence[str]]]:
        """Yield the rows above the columns: the year where it changes, and the month and day."""
        days = [point.origin.day for point in found.points]
        years = [f"'{day:%y}" for day in days]
        shown = [year if not at or years[at - 1] != year else "" for at, year in enumerate(years)]
        yield self.say("year"), [year.rjust(_CELL) for year in shown]
        if found.by == "quarter":
            yield self.say("quarter"), [str(quarter(point)).rjust(_CELL) for point in found.points]
        if found.by in ("month", "revision"):
            yield self.say("month"), [f"{day:%m}".rjust(_CELL) for day in days]
        if found.by == "revision":
            yield self.say("day"), [f"{day:%d}".rjust(_CELL) for day in days]

    def problems(self) -> Iterator[str]:
        """Yield the points at which there was nothing to check."""
        found = list(self.words.problems())
        if found:
            yield self._heading(self.say("Revisions without a charter that can be read"))
        for line in found[-MOST:]:
            yield from self._wrap(escape_terminal(line), "  ")
        yield from self._more(len(found) - MOST)

    def findings(self) -> Iterator[str]:
        """Yield the findings that are open now, those that have been open for longest first, and those that went."""
        still = [one for one in self.history.findings if one.is_open]
        gone = sorted((one for one in self.history.findings if not one.is_open), key=_end, reverse=True)
        if self.history.checked and not still:
            yield self.say("No finding is open now.")
        if still:
            yield self._heading(self.say("Findings that are open now"))
            yield from self._listed(still)
        if gone:
            yield from [""]
            yield self._heading(self.say("Findings that went"))
            yield from self._listed(gone)

    def _listed(self, found: Sequence[FindingPeriod]) -> Iterator[str]:
        for one in found[:MOST]:
            said = f"{one.code}  {self.words.message(one)} ({self.words.finding_days(one)})"
            yield from self._wrap(escape_terminal(said), " " * (len(one.code) + 2))
        yield from self._more(len(found) - MOST)

    def roles(self) -> Iterator[str]:
        """Yield who held which role when."""
        if not self.history.is_whole:
            return
        roles = [one for one in self.history.roles if one.kind != "member"]
        members = [one for one in self.history.roles if one.kind == "member"]
        if not self.history.roles:
            yield self.say("The charter has never named a member or a role.")
            return
        yield self._heading(self.say("Who held which role"))
        if not roles:
            yield self.say("Nobody has ever had a role.")
        shown = 0
        for title, periods in groupby(roles, self.words.role):
            if shown < MOST_PEOPLE:
                yield from self._people(title, list(periods))
            shown += 1
        yield from self._more(shown - MOST_PEOPLE)
        if members:
            yield from [""]
            yield self._heading(self.say("Who joined and left"))
            for one in members[:MOST_PEOPLE]:
                yield from self._wrap(escape_terminal(f"{one.name}: {self.words.role_days(one)}"), "  ")
            yield from self._more(len(members) - MOST_PEOPLE)

    def _people(self, title: str, periods: Sequence[RolePeriod]) -> Iterator[str]:
        people = "; ".join(f"{one.name} ({self.words.role_days(one)})" for one in periods[:MOST_PEOPLE])
        yield from self._wrap(escape_terminal(f"{title}: {people}"), "  ")
        yield from self._more(len(periods) - MOST_PEOPLE)

    def changes(self) -> Iterator[str]:
        """Yield which texts were added, dropped and reworded, the last ones first."""
        if not self.history.is_whole:
            return
        found = self.history.changes[::-1]
        if self.history.checked and not found:
            yield self.say("The purpose, values, drives and stories have not changed.")
        if found:
            yield self._heading(self.say("How the words changed"))
        for one in found[:MOST]:
            yield from self._change(one)
        yield from self._more(len(found) - MOST)

    def _change(self, one: Change) -> Iterator[str]:
        yield from self._wrap(escape_terminal(f"{self.words.day(one.day)}: {self.words.change(one)}"), "  ")
        if one.what == "renamed":
            return
        old, new = excerpts(one.old, one.new)
        for label, text in ((self.say("old"), old), (self.say("new"), new)):
            if text:
                yield from self._wrap(f"  {label}: {escape_terminal(text)}", "    ")


def _mark(point: Point, family: str) -> str:
    if point.state != "checked":
        return GONE if point.state == "gone" else UNREADABLE
    return _mark_of(point.outcomes[family])


def _mark_of(outcomes: Outcomes) -> str:
    """Return how many checks are open, or a mark if none is."""
    if count := outcomes.get("open", 0) + outcomes.get("crashed", 0):
        return str(min(count, 99))
    return _HOLDS if outcomes.get("passed") or outcomes.get("suppressed") else _NOTHING


def _filled(title: str, room: int) -> str:
    """Return a title as wide as the others, shortened if it has to be."""
    while width(title) > room:
        title = title[:-2] + "…"
    return title + " " * (room - width(title))


def _end(one: FindingPeriod) -> str:
    return one.last.isoformat() if one.last else ""
