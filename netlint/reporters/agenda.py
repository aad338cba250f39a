"""An agenda in Markdown, which becomes the minutes: questions to the group with time boxes, and what is due."""

from collections.abc import Iterator

from netlint.charter import Charter, as_tuple
from netlint.i18n import Message, Parameter, show
from netlint.i18n.days import written_day
from netlint.linter.due import DueItem
from netlint.linter.due_report import DueReport, due_report
from netlint.linter.importance import by_importance
from netlint.linter.report import CharterReport, Diagnostic
from netlint.linter.summary import Summary
from netlint.reporters.base import ReportContext, Reporter, translated
from netlint.reporters.due_terms import days_away
from netlint.reporters.escape_markdown import as_code, escape_markdown, escape_paragraph
from netlint.reporters.escape_terminal import escape_terminal
from netlint.reporters.fix_hint import fix_hint_for
from netlint.reporters.paths import display_path
from netlint.reporters.rendered import RenderedFinding, render
from netlint.reporters.time_boxes import TimeBoxes, time_boxes
from netlint.utils.invisible import is_blank

WITHIN = 60
"""The days from today in which an agenda looks for what is due. The project chose this limit."""
REASONS = 3
"""The maximum number of findings below one question. The project chose this limit."""
FIXES = 5
"""The maximum number of findings without a question that are listed. The project chose this limit."""


class Agenda(Reporter):
    """An agenda for each charter.

    It has no `signature`, so `--output` never replaces one without `--force`: it may have become the minutes.
    """

    def charter(self, report: CharterReport, shown: int) -> str:
        """Return the agenda of a meeting about one charter; it lists at most `shown` things that are due."""
        return "\n\n".join(_Meeting(self.context, report, shown).parts()) + "\n\n"

    def end(self, summary: Summary) -> str:
        """Return what netlint could not do."""
        translate = self.context.translate(None)
        problems = (escape_markdown(escape_terminal(problem.text(translate))) for problem in summary.errors)
        return "".join(f"**{translate('Not checked:')}** {problem}\n\n" for problem in problems)


class _Meeting:
    """The agenda for one charter, in its language."""

    def __init__(self, context: ReportContext, report: CharterReport, shown: int) -> None:
        self._context = context
        self._report = report
        self._shown = shown
        self._translate = context.translate(report.language)
        self._number = 0
        self._charter = report.charter_on(context.today) or Charter()
        self._due: DueReport = due_report(report.document, context.today, report.exceptions)

    def parts(self) -> Iterator[str]:
        """Yield the paragraphs and headings of the agenda."""
        points, fixes = self._points()
        boxes = time_boxes(self._context.minutes, len(points))
        yield f"# {self.say('Agenda: {network}', network=self._due.network or self._report.name)}"
        yield self._when()
        date = () if self._context.today else (self.say("Date:"),)
        yield _lines(*date, self.say("Present:"), self.say("Notes by:"))
        yield from self._to_fix(fixes)
        yield from self._check_in(boxes)
        yield from self._what_is_due(boxes)
        for point, minutes in zip(points, boxes.questions, strict=False):
            yield from self._question(point, minutes)
        if boxes.rest:
            yield self._heading(self.say("What else do we want to talk about?"), boxes.rest)
            yield self._outcome()
        yield from self._closing(boxes, len(points) - len(boxes.questions))

    def _points(self) -> tuple[list[list[Diagnostic]], list[Diagnostic]]:
        """Return the findings by their questions, the most important first, and those that need no talk."""
        points: dict[str, list[Diagnostic]] = {}
        fixes = []
        for finding in by_importance(self._report, self._context.rules):
            if question := self._context.rules[finding.code].question:
                points.setdefault(question, []).append(finding)
            else:
                fixes.append(finding)
        return list(points.values()), fixes

    def _when(self) -> str:
        minutes = self._context.minutes
        if self._context.today is None:
            return self.say("{minutes} minutes", minutes=minutes)
        day = written_day(self._context.today, self._translate)
        return self.say("{day}, {minutes} minutes", day=day, minutes=minutes)

    def _to_fix(self, fixes: list[Diagnostic]) -> Iterator[str]:
        if not fixes:
            return
        yield f"## {self.say('Before the meeting')}"
        yield self.say("This needs no talk. Someone can fix it in the file:")
        found = render(self._context, self._report, fixes[:FIXES])
        lines = [f"- [ ] {escape_markdown(one.message)} {self._place(one)}" for one in found]
        if len(fixes) > FIXES:
            lines.append(f"- {self.say('And {more} more.', more=len(fixes) - FIXES)}")
        yield "\n".join(lines)
        if hint := fix_hint_for(fixes):
            yield hint.text(self._translate)

    def _check_in(self, boxes: TimeBoxes) -> Iterator[str]:
        yield self._heading(self.say("Check-in"), boxes.check_in)
        norms = self._charter.norms
        agreed = [text for text in as_tuple(norms.check_in if norms else None) if not is_blank(text)]
        yield escape_paragraph(escape_terminal(show(agreed[0]))) if agreed else self.say("How are you here today?")

    def _what_is_due(self, boxes: TimeBoxes) -> Iterator[str]:
        today = self._context.today
        near = [one for one in self._due.items if today and (one.day - today).days <= WITHIN]
        heading = self.say("What is due") if near else self.say("Look back")
        if near and today and near[-1].day < today:
            heading = self.say("What is overdue")
        yield self._heading(heading, boxes.due)
        if self._due.problem:
            yield self.say("Not all of the charter can be read, so something that is due may be missing here.")
        if today is None:
            yield self.say("This run has no date, so netlint does not know what is due.")
        if not near:
            if today and not self._due.problem:
                yield self.say("Nothing is due within {days} days.", days=WITHIN)
            yield self.say("What have we done since the last time, and what do we learn from it?")
            yield self._outcome()
        yield from self._by_person(near[: self._shown])
        if len(near) > self._shown:
            yield self.say("And {more} more. `netlint due` shows them all.", more=len(near) - self._shown)

    def _by_person(self, items: list[DueItem]) -> Iterator[str]:
        """Yield what is due, below the name of each member that it waits for."""
        waiting: dict[str | None, list[DueItem]] = {}
        gone = {one.id for one in self._charter.former}
        for item in items:
            for member in dict.fromkeys(item.who) or (None,):
                waiting.setdefault(member, []).append(item)
        for member in sorted(waiting, key=lambda one: one is not None):
            name = self.say("For the group")
            if member is not None:
                name = self.say("For {member}", member=self._due.names.get(member, member))
                if member in gone:
                    name = self.say("From {member}, who has left", member=self._due.names.get(member, member))
            yield f"### {name}"
            yield "\n".join(line for item in waiting[member] for line in self._item(item, member))

    def _item(self, item: DueItem, member: str | None) -> Iterator[str]:
        assert self._context.today  # else nothing is due
        days = (item.day - self._context.today).days
        named: dict[str, Parameter] = {
            "day": written_day(item.day, self._translate),
            "away": days_away(days),
            "what": item.what,
        }
        said = Message("{what} ({day}, {away})", named)
        if days < 0:
            said = Message("{what} (overdue: {day}, {away})", named)
        others = tuple(self._due.names.get(one, one) for one in dict.fromkeys(item.who) if one != member)
        if others:
            said = Message("{said}, with {others}", {"said": said, "others": others})
        yield f"- [ ] {escape_markdown(escape_terminal(said.text(self._translate)))}"
        yield f"  {_lines(self.say('Outcome:'))}"

    def _question(self, point: list[Diagnostic], minutes: int) -> Iterator[str]:
        found = render(self._context, self._report, point[:REASONS])
        rule = found[0].rule
        yield self._heading(escape_markdown(found[0].question) if rule.is_local else found[0].question, minutes)
        lines = [f"{escape_markdown(one.message)} {self._place(one)}" for one in found]
        if len(point) > REASONS:
            lines.append(self.say("And {more} more.", more=len(point) - REASONS))
        why = f"{self.say('Why:')} "
        yield why + lines[0] if len(lines) == 1 else "\n".join((why.rstrip(), "", *(f"- {line}" for line in lines)))
        yield self._outcome()

    def _closing(self, boxes: TimeBoxes, left: int) -> Iterator[str]:
        yield self._heading(self.say("Closing"), boxes.closing)
        lines = [
            self.say("When do we meet again?"),
            self.say("Who writes what we agreed in the charter?"),
            self.say("How was this meeting?"),
        ]
        yield "\n".join(f"- [ ] {line}" for line in lines)
        if left == 1:
            yield self.say("1 more question waits for a next time.")
        elif left:
            yield self.say("{count} more questions wait for a next time.", count=left)

    def _place(self, one: RenderedFinding) -> str:
        """Return the code of a finding, and its line; of something that is not in the charter yet, its path."""
        line = self.say("line {line}", line=one.span.line)
        if one.line is not None:
            line = f"{escape_markdown(display_path(one.file, self._context.folder))}, {line}"
        is_there = self._report.place(one.finding).exact or not one.path
        return f"({as_code(one.code)}, {line if is_there else as_code(one.path)})"

    def _heading(self, said: str, minutes: int) -> str:
        """Return a numbered heading with its time box."""
        self._number += 1
        box = self.say("{minutes} minutes", minutes=minutes)
        if minutes == 1:
            box = self.say("1 minute")
        return f"## {self._number}. {said} ({box})"

    def _outcome(self) -> str:
        return _lines(self.say("Outcome:"), self.say("Who:"), self.say("By:"))

    def say(self, template: str, **parameters: str | int) -> str:
        """Return something of the agenda's own, in the language of the charter."""
        return escape_markdown(escape_terminal(translated(self._translate, template, **parameters)))


def _lines(*labels: str) -> str:
    """Return lines to write on."""
    return "\n".join(f"- {label}" for label in labels)
