"""A history as a page of its own, and as a section of the report: small pictures, each with the same in words."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from netlint.i18n import Message
from netlint.linter.history import Change, FindingPeriod, History, Outcomes, Point, RolePeriod
from netlint.reporters.base import ReportContext
from netlint.reporters.escape_terminal import escape_terminal
from netlint.reporters.history_columns import By, columns
from netlint.reporters.history_words import GONE, MARKS, UNREADABLE, Words, excerpts
from netlint.reporters.html.environment import filled, style
from netlint.reporters.html.history_view import Column, Group, HistoryView, Picture, Reworded, Row

MOST_COLUMNS = 60
"""The most columns of a picture. The project's own choice."""
MOST = 100
"""The most lines of a list; the others are counted. The project's own choice."""
WIDTH, HEIGHT = 300.0, 64.0
"""The size of the picture of a family, in units of its own."""
_LONGEST = 1000
"""The most characters of a text that are shown. The project's own choice."""
_BY: Mapping[By, Message] = {
    "revision": Message("Each column is a revision."),
    "month": Message("Each column is the last revision of a month."),
    "quarter": Message("Each column is the last revision of a quarter."),
    "year": Message("Each column is the last revision of a year."),
}


def history_page(history: History, context: ReportContext) -> str:
    """Return a history as a self-contained page, without a line break at its end."""
    view = history_view(history, context)
    title = escape_terminal(Words(history, context).title)
    return filled(
        "history.html",
        kind="data-netlint-history",
        language=context.speaks(history.language),
        title=title,
        history=view,
        footer=" · ".join(
            filter(None, (f"netlint {context.version}".strip(), Words(history, context).day(history.today)))
        ),
        style=style(),
    ).rstrip("\n")


def history_view(history: History, context: ReportContext) -> HistoryView:
    """Return what the section about a history says, for the macro in `history_section.html`."""
    return _View(Words(history, context)).view()


class _View:
    def __init__(self, words: Words) -> None:
        self.words, self.history = words, words.history
        days = [point.origin.day for point in self.history.points]
        self.first, self.last = days[0], days[-1]

    def say(self, template: str, **parameters: str | int) -> str:
        """Return a text in the language of the history, so that it can be shown."""
        return escape_terminal(self.words.say(template, **parameters))

    def view(self) -> HistoryView:
        problems = [escape_terminal(line) for line in self.words.problems()]
        changes = self.history.changes[::-1]
        shown = columns(self.history.points, MOST_COLUMNS)
        return HistoryView(
            heading=self.say("How it went"),
            lead=escape_terminal(self.words.lead) + ".",
            notes=tuple(map(escape_terminal, self.words.notes())),
            first=self.words.day(shown.points[0].origin.day),
            last=self.words.day(self.last),
            families_title=self.say("The checks over time"),
            families_note=self._columns_note(shown.by, shown.points),
            legend=tuple(self._legend(shown.points)),
            pictures=tuple(self._pictures(shown.points)) if self.history.checked else (),
            problems_title=self.say("Revisions without a charter that can be read"),
            problems=tuple(self._limited(problems)),
            groups=tuple(group for group in self._groups() if group.rows),
            changes_title=self.say("How the words changed"),
            changes=tuple(map(self._reworded, changes[:MOST])),
            changes_more=self._more(len(changes)),
            labels=(self.say("old"), self.say("new")),
            nothing=tuple(self._nothing()),
        )

    def _columns_note(self, by: By, points: Sequence[Point]) -> str:
        states = {point.state for point in points}
        marks = [mark for mark, state in ((UNREADABLE, "unreadable"), (GONE, "gone")) if state in states]
        said = "; ".join(self.say(MARKS[mark].template) for mark in marks)
        return f"{self.say(_BY[by].template)} {said}." if said else self.say(_BY[by].template)

    def _legend(self, points: Sequence[Point]) -> Iterator[tuple[str, str]]:
        yield "passed", self.say("passed")
        if any(counts.get("suppressed") for point in points for counts in point.outcomes.values()):
            yield "suppressed", self.say("suppressed")
        yield "open", self.say("open")
        yield "skipped", self.say("skipped")

    def _more(self, count: int) -> str:
        return self.say("And {more} more, which `--format json` shows.", more=count - MOST) if count > MOST else ""

    def _limited(self, lines: Sequence[str]) -> Iterator[str]:
        yield from lines[-MOST:]
        if more := self._more(len(lines)):
            yield more

    def _nothing(self) -> Iterator[str]:
        if not self.history.checked:
            yield self.say("No revision could be read.")
            return
        if not any(one.is_open for one in self.history.findings):
            yield self.say("No finding is open now.")
        if self.history.is_whole and not self.history.roles:
            yield self.say("The charter has never named a member or a role.")
        if self.history.is_whole and not self.history.changes:
            yield self.say("The purpose, values, drives and stories have not changed.")

    def _pictures(self, points: Sequence[Point]) -> Iterator[Picture]:
        most = max(
            (sum(counts.values()) for point in points for counts in point.outcomes.values()),
            default=1,
        )
        for family, title in self.words.families:
            drawn = tuple(_column(point, family, at, len(points), max(most, 1)) for at, point in enumerate(points))
            yield Picture(escape_terminal(title), escape_terminal(self.words.then_and_now(family)), drawn)

    def _groups(self) -> Iterator[Group]:
        still = [one for one in self.history.findings if one.is_open]
        went = sorted((one for one in self.history.findings if not one.is_open), key=_last_day, reverse=True)
        yield self._group(self.say("Findings that are open now"), [self._finding(one) for one in still])
        yield self._group(self.say("Findings that went"), [self._finding(one) for one in went])
        roles = [one for one in self.history.roles if one.kind != "member"]
        rows = [self._role(one, title) for title, periods in groupby(roles, self.words.role) for one in periods]
        yield self._group(self.say("Who held which role"), rows)
        members = [self._role(one, "") for one in self.history.roles if one.kind == "member"]
        yield self._group(self.say("Who joined and left"), members)

    def _group(self, title: str, rows: Sequence[Row]) -> Group:
        return Group(title, tuple(rows[:MOST]), self._more(len(rows)))

    def _finding(self, one: FindingPeriod) -> Row:
        start, width = self._bar(one.first, one.last)
        what, days = escape_terminal(self.words.message(one)), escape_terminal(self.words.finding_days(one))
        return Row(what, days, start, width, one.is_open, code=one.code)

    def _role(self, one: RolePeriod, title: str) -> Row:
        start, width = self._bar(one.first or self.first, one.last)
        what = escape_terminal(f"{title}: {one.name}" if title else one.name)
        return Row(what, escape_terminal(self.words.role_days(one)), start, width, one.is_current)

    def _bar(self, first: dt.date, last: dt.date | None) -> tuple[float, float]:
        """Return where a period begins and how long it is, in percent of the whole time; it is never invisible."""
        whole = max((self.last - self.first).days, 1)
        start = min(max((first - self.first).days, 0), whole)
        end = whole if last is None else min(max((last - self.first).days, start), whole)
        left, width = 100 * start / whole, 100 * (end - start) / whole
        width = max(width, 1.0)
        return round(min(left, 100 - width), 1), round(width, 1)

    def _reworded(self, one: Change) -> Reworded:
        day, what = self.words.day(one.day), escape_terminal(self.words.change(one))
        if one.what == "renamed":
            return Reworded(day, what)
        old, new = excerpts(one.old, one.new, _LONGEST)
        return Reworded(day, what, escape_terminal(old), escape_terminal(new))


def _column(point: Point, family: str, at: int, count: int, most: int) -> Column:
    step = WIDTH / count
    width = min(step * 0.8, 24.0)
    x = round(at * step + (step - width) / 2, 2)
    if point.state != "checked":
        return Column(x, round(width, 2), 0, 0, 0, 0, UNREADABLE if point.state == "unreadable" else GONE)
    passed, suppressed, unsolved, skipped = (
        round(count * (HEIGHT - 2) / most, 2) for count in _counts(point.outcomes[family])
    )
    return Column(x, round(width, 2), passed, suppressed, unsolved, skipped)


def _counts(outcomes: Outcomes) -> tuple[int, int, int, int]:
    """Return how many rules passed, were suppressed, are open and were skipped."""
    count = outcomes.get
    return count("passed", 0), count("suppressed", 0), count("open", 0) + count("crashed", 0), count("skipped", 0)


def _last_day(one: FindingPeriod) -> str:
    return one.last.isoformat() if one.last else ""
