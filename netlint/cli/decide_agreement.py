"""What a group has agreed on: what the command line says, and what a person answers. Writes nothing."""

import datetime as dt
from collections.abc import Sequence

from msgspec import Struct

from netlint.charter import Charter
from netlint.cli.decide_choice import Chosen
from netlint.cli.decide_questions import Questions
from netlint.cli.invocation import usage_error
from netlint.i18n import Message, notice
from netlint.linter.suppressions.agreement import Agreement, last_day_in, people_in, proposed_last_day, reason_in
from netlint.project.decide_checked import Checked
from netlint.project.decide_exceptions import Exceptions
from netlint.utils.errors import Problem

SHOWN = 5
"""The most findings that are shown before the questions. The project chose this limit."""


class Given(Struct, frozen=True):
    """What the command line says about a decision."""

    all: bool
    reason: str | None
    agreed_by: tuple[str, ...]
    until: str | None
    no_until: bool
    everywhere: bool
    comment: bool
    diff: bool


class Agreeing:
    """Finds out what was agreed."""

    def __init__(self, checked: Checked, given: Given, questions: Questions, exceptions: Exceptions) -> None:
        """Take the charters, what is given, and where to ask."""
        self._checked = checked
        self._given = given
        self._questions = questions
        self._exceptions = exceptions

    def agreed(self, chosen: Chosen, rows: Sequence[str], question: str | None) -> tuple[bool, Agreement]:
        """Return whether anything was asked, and what was agreed. Raises `Problem` for what is missing or wrong.

        `rows` are the findings in a line each, and `question` is what the rule asks the group.
        """
        given = self._read(chosen)
        if self._questions.can_ask and not self._given.diff:
            answered = self._asked(chosen, rows, question, given)
            return answered != given, answered
        if not given.reason and not self._earlier(chosen):
            raise usage_error(Message("--reason is missing. Say why the group decided this."))
        return False, given

    def _read(self, chosen: Chosen) -> Agreement:
        """Return what the command line says. Raises `Problem` for what cannot be used."""
        reason = reason_in(self._given.reason or "")
        if self._given.reason and not reason:
            raise Problem(Message("--reason says nothing. Write the reason in a sentence."))
        people = people_in(",".join(self._given.agreed_by), self._names(chosen))
        if isinstance(people, Message):
            raise Problem("--agreed-by: " + people)
        until = last_day_in(self._given.until, self._questions.today) if self._given.until else None
        if isinstance(until, Message):
            raise Problem("--until: " + until)
        return Agreement(reason, people, self._questions.today, until)

    def _asked(self, chosen: Chosen, rows: Sequence[str], question: str | None, given: Agreement) -> Agreement:
        """Return what was agreed: what is given, and the answers about the rest."""
        asks, (reason, people, today, until) = self._questions, given
        if not reason:
            for row in rows[:SHOWN]:
                asks.console.print_error(row)
            if len(rows) > SHOWN:
                asks.say(notice("... and {count} more", count=len(rows) - SHOWN))
            reason = asks.reason(question, self._earlier(chosen))
        if not self._given.comment:
            people = people or asks.people(self._names(chosen))
            if until is None and not self._given.no_until:
                until = asks.last_day(*self._proposed(chosen))
        return Agreement(reason, people, today, until)

    def _proposed(self, chosen: Chosen) -> tuple[dt.date, Message]:
        today, (charter, _finding) = self._questions.today, chosen.found[0]
        return proposed_last_day(self._checked.reports[charter].charter_on(today) or Charter(), today)

    def _earlier(self, chosen: Chosen) -> str:
        """Return the reason of the exceptions that are renewed; nothing if one has none, or is new."""
        if self._given.comment:
            return ""
        ended = [self._exceptions.ended(spot) for spot in chosen.spots]
        reasons = [one.details.reason for one in ended if one and one.details.reason]
        return reasons[0] if reasons and len(reasons) == len(chosen.spots) else ""

    def _names(self, chosen: Chosen) -> dict[str, str]:
        """Return the names of the members of all charters that are decided about, by id."""
        names: dict[str, str] = {}
        for path in dict.fromkeys(path for path, _one in chosen.found):
            charter = self._checked.reports[path].charter_on(self._questions.today)
            names |= charter.names if charter else {}
        return names
