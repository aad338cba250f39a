"""The words for a history, for people. Escapes nothing: each format does that for itself."""

import datetime as dt
from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import groupby
from typing import NamedTuple

from netlint.i18n import Message, Parameter, verbatim
from netlint.i18n.days import written_day
from netlint.i18n.translation import Translation
from netlint.linter.history import Change, FindingPeriod, History, Outcomes, Point, RolePeriod
from netlint.linter.report import Status
from netlint.reporters.base import ReportContext, family_title, translated

SHORT = 8
"""The number of digits by which a commit is named."""
_COUNTS: Mapping[Status, Message] = {
    "passed": Message("{count} passed"),
    "open": Message("{count} open"),
    "suppressed": Message("{count} suppressed"),
    "skipped": Message("{count} skipped"),
}
_ROLES: Mapping[str, Message] = {
    "coordinator": Message("Coordinator"),
    "deputy": Message("Deputy of the coordinator"),
    "responsibility": Message("Responsibility: {what}"),
    "circle-lead": Message("Leads the circle {what}"),
    "member": Message("Member"),
}
_KINDS: Mapping[str, Message] = {
    "purpose": Message("the purpose"),
    "summary": Message("the summary"),
    "value": Message("the value `{id}`"),
    "behaviour": Message("what the value `{id}` looks like"),
    "drive": Message("the drive `{id}`"),
    "story": Message("the story for clients"),
    "client-story": Message("the story for the client `{id}`"),
}
_CHANGES: Mapping[str, Message] = {
    "added": Message("Added: {what}"),
    "dropped": Message("Dropped: {what}"),
    "reworded": Message("Reworded: {what}"),
    "renamed": Message("`{old}` is now called `{id}`"),
}
_ENDS: Mapping[str, Message] = {
    "skipped": Message("skipped since then"),
    "suppressed": Message("suppressed since then"),
    "crashed": Message("the rule crashed then"),
    "not-selected": Message("the rule was not selected then"),
}
_BEGINS: Mapping[str, Message] = {
    "shallow": Message(
        "This clone does not have the commits before that. For the whole history, run `git fetch --unshallow` first."
    ),
    "limit": Message("There are earlier revisions. `--last` shows more."),
    "asked": Message("There are earlier revisions, which you did not ask for."),
}
UNREADABLE, GONE = "?", "x"
"""The marks of points at which there was nothing to check."""
MARKS: Mapping[str, Message] = {
    UNREADABLE: Message("? the charter could not be read"),
    GONE: Message("x there was no charter"),
}
_EXCERPT_BEFORE = 40
_EXCERPT = 240


class Family(NamedTuple):
    """A family of rules over time."""

    name: str
    title: str


class _Leads(NamedTuple):
    """How a history begins: by how many revisions it has, and from which days."""

    one: Message
    one_until_now: Message
    several: Message
    several_of_a_day: Message


_REVISIONS = _Leads(
    one=Message("1 revision, of {first}"),
    one_until_now=Message("1 revision, from {first} to {last}"),
    several=Message("{count} revisions, from {first} to {last}"),
    several_of_a_day=Message("{count} revisions, all of {first}"),
)
_REPORTS = _Leads(
    one=Message("1 report, of {first}"),
    one_until_now=Message("1 report, of {first}"),
    several=Message("{count} reports, from {first} to {last}"),
    several_of_a_day=Message("{count} reports, all of {first}"),
)


class Words:
    """What is said about one history, in one language."""

    def __init__(self, history: History, context: ReportContext) -> None:
        """Speak the language of the run, or otherwise of the charter."""
        self.history, self.context = history, context
        self.translate: Translation = context.translate(history.language)

    def say(self, template: str, **parameters: Parameter) -> str:
        """Return a text in this language."""
        return translated(self.translate, template, **parameters)

    def day(self, day: dt.date) -> str:
        """Return a day as people write it."""
        return written_day(day, self.translate)

    @cached_property
    def title(self) -> str:
        """The network and its charter."""
        network, charter = self.history.network, self.history.charter
        return f"{network} ({charter})" if network else charter

    @cached_property
    def lead(self) -> str:
        """How many revisions there are, and from which days."""
        count = len(self.history.revisions)
        days = [self.day(point.origin.day) for point in self.history.points]
        first, last = days[0], days[-1]
        leads = _REPORTS if self.history.source == "reports" else _REVISIONS
        if count == 1:
            message = leads.one if first == last else leads.one_until_now
        else:
            message = leads.several_of_a_day if first == last else leads.several
        return self.say(message.template, count=count, first=first, last=last)

    def notes(self) -> Iterator[str]:
        """Yield how it was made, and what it does not have."""
        if self.history.source == "reports":
            yield self.say("These are kept reports. They do not say who held which role, or how texts changed.")
        else:
            yield self.say("netlint checked each revision as on its own day, with the rules and settings of now.")
        if self.history.begin in _BEGINS and self.history.source == "git":
            yield self.say(_BEGINS[self.history.begin].template)
        for one in self.history.renames:
            day = self.day(one.day)
            yield self.say("Until {day}, the file was called {old}; then {new}.", old=one.old, new=one.new, day=day)
        if any(point.origin.is_changed for point in self.history.points):
            yield self.say("The file has changes that are not committed yet. They count as of today.")
        if self.history.checked and self.history.points[-1].state != "checked":
            day = self.day(self.history.checked[-1].origin.day)
            yield self.say(
                "The charter as it is now cannot be read. The last counts and findings are of {day}.", day=day
            )

    @cached_property
    def families(self) -> list[Family]:
        """The families of rules, with their titles."""
        found = []
        for family in self.history.families:
            rule = next((rule for rule in self.context.rules.values() if rule.family == family), None)
            if rule:
                title = self.context.translate_for(rule, self.history.language)(family_title(rule))
            else:
                title = self.say("Rules that are not installed")
            found.append(Family(family, title))
        return found

    def counts(self, outcomes: Outcomes) -> str:
        """Return how many rules of a family are in order, open and so on."""
        counted = {status: outcomes.get(status, 0) for status in _COUNTS}
        counted["open"] += outcomes.get("crashed", 0)
        said = (self.say(_COUNTS[status].template, count=count) for status, count in counted.items() if count)
        return ", ".join(said)

    def then_and_now(self, family: str) -> str:
        """Return the counts of a family at the first and the last point that was checked, as a phrase."""
        checked = self.history.checked
        first, last = (self.counts(point.outcomes[family]) for point in (checked[0], checked[-1]))
        if len(checked) == 1:
            return last
        if first == last:
            return self.say("at first and now {now}", now=last)
        return self.say("at first {first}; now {now}", first=first, now=last)

    def role(self, one: RolePeriod) -> str:
        """Return what a member does."""
        return self.say(_ROLES[one.kind].template, what=one.title or one.what)

    def role_days(self, one: RolePeriod) -> str:
        """Return from when until when a member held a role."""
        days = self._days(one.first, one.last, is_earlier=one.first_is == "earliest")
        if one.last_is == "elsewhere":
            days += "; " + self.say("kept elsewhere since then")
        return days

    def finding_days(self, one: FindingPeriod) -> str:
        """Return from when until when a finding was open, and why it ended, if it was not solved."""
        is_earlier = one.first_is == "earliest" and self.history.begin != "added"
        days = self._days(one.first, one.last, is_earlier=is_earlier)
        end = _ENDS.get(one.end)
        return f"{days}; {self.say(end.template)}" if end else days

    def _days(self, first: dt.date | None, last: dt.date | None, *, is_earlier: bool) -> str:
        if first is None:
            return self.say("until {last}", last=self.day(last)) if last else self.say("on an unknown day")
        if last is None and is_earlier:
            return self.say("since {first} or earlier", first=self.day(first))
        if last is None:
            return self.say("since {first}", first=self.day(first))
        if is_earlier:
            return self.say("from {first} or earlier until {last}", first=self.day(first), last=self.day(last))
        return self.say("from {first} until {last}", first=self.day(first), last=self.day(last))

    def message(self, one: FindingPeriod) -> str:
        """Return what a finding says."""
        rule = self.context.rules.get(one.code)
        speak = self.context.translate_for(rule, self.history.language) if rule else self.translate
        return one.message.text(speak)

    def change(self, one: Change) -> str:
        """Return which text changed, and how."""
        if one.what == "renamed":
            return self.say(_CHANGES["renamed"].template, old=one.old, id=one.id)
        what = self.say(_KINDS[one.kind].template, id=one.id)
        return self.say(_CHANGES[one.what].template, what=verbatim(what))

    def revision(self, point: Point) -> str:
        """Return how a point is called."""
        origin = point.origin
        if origin.is_now:
            return self.say("now")
        return origin.revision if self.history.source == "reports" else origin.revision[:SHORT]

    def problems(self) -> Iterator[str]:
        """Yield why there was nothing to check, with the days and names of the revisions in a row."""
        for why, points in groupby(self.history.points, self._problem):
            if why:
                named = (f"{self.day(point.origin.day)} ({self.revision(point)})" for point in points)
                yield f"{', '.join(named)}: {why}"

    def _problem(self, point: Point) -> str:
        if point.state == "gone":
            return self.say("The file was deleted.")
        return point.problem.text(self.translate) if point.problem else ""


def excerpts(old: str, new: str, most: int = _EXCERPT) -> tuple[str, str]:
    """Return two texts so that what differs is in view, however long they are.

    >>> excerpts("We say what we see.", "We say it.")
    ('We say what we see.', 'We say it.')
    """
    if max(len(old), len(new)) <= most:
        return old, new
    same = next((at for at, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    start = max(same - _EXCERPT_BEFORE, 0)
    if start:
        start = old.rfind(" ", 0, start) + 1 or start
    return _cut(old, start, most), _cut(new, start, most)


def _cut(text: str, start: int, most: int) -> str:
    front = "…" if start else ""
    rest = text[start:]
    return front + (rest if len(rest) <= most else rest[: most - 1] + "…")
