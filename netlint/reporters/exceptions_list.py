"""Exceptions of the group as a list: as text, as data for programs, and as annotations. Prints nothing."""

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import chain, islice
from pathlib import PurePath
from typing import Any, NamedTuple

from netlint.i18n import Message, Translate, notice, same
from netlint.linter.suppressions.model import AgreedException
from netlint.reporters.base import translated
from netlint.reporters.due_terms import days_away
from netlint.reporters.escape_github import workflow_command
from netlint.reporters.escape_terminal import escape_terminal
from netlint.reporters.github import MAX_ANNOTATIONS, error_lines
from netlint.reporters.paths import display_path
from netlint.toml import dotted


class ExceptionList(NamedTuple):
    """Exceptions, as all formats show them."""

    agreed: Sequence[tuple[str | None, AgreedException]]
    """The exceptions, each with the pattern of the charters that it is about."""
    files: Sequence[str]
    """The settings files that were read."""
    today: dt.date
    within: int | None = None
    """The number of days from today that is looked at; `None` for all."""
    translate: Translate = same
    problems: Sequence[Message] = ()
    """What kept netlint from reading something."""
    is_at_revision: bool = False
    """Whether the names of the settings files begin with a revision of Git."""

    @property
    def chosen(self) -> list[tuple[str | None, AgreedException]]:
        """The exceptions that end within the time, or have ended: the soonest first."""
        ordered = sorted(self.agreed, key=lambda pair: pair[1].details.until or dt.date.max)
        return [one for one in ordered if self.within is None or self._is_near(one[1].details.until)]

    def _is_near(self, until: dt.date | None) -> bool:
        return until is not None and (until - self.today).days <= (self.within or 0)


def exceptions_text(listed: ExceptionList) -> Iterator[str]:
    """Yield the lines of a list for people."""
    for charters, one in listed.chosen:
        yield from map(escape_terminal, _lines(listed, charters, one))
    if not listed.chosen:
        yield from _none(listed)


def _none(listed: ExceptionList) -> Iterator[str]:
    """Yield that there is nothing to list, if everything could be read."""
    if not listed.problems:
        yield _nothing(listed)


def _nothing(listed: ExceptionList) -> str:
    if listed.within is not None and listed.agreed:
        return listed.translate("No exception ends within that time.")
    if listed.files:
        return listed.translate("There are no exceptions.")
    return listed.translate("There are no exceptions, because there are no settings.")


def _lines(listed: ExceptionList, charters: str | None, one: AgreedException) -> Iterator[str]:
    details, say = one.details, listed.translate
    end = say("no end") if details.until is None else str(details.until)
    if one.is_over(listed.today):
        end += " " + say("(ended)")
    yield f"{end}  {_about(charters, one)}  ({details.where})"
    if details.reason:
        yield f"    {details.reason}"
    if details.agreed_by or details.agreed_on:
        what = " ".join(filter(None, (", ".join(details.agreed_by), str(details.agreed_on or ""))))
        yield "    " + translated(say, "Agreed: {what}", what=what)


def _about(charters: str | None, one: AgreedException) -> str:
    return " ".join(filter(None, (one.rule, charters, dotted(one.at))))


def exceptions_json(listed: ExceptionList) -> dict[str, Any]:
    """Return the list as plain data."""
    return {
        "format": 1,
        "today": listed.today.isoformat(),
        "within": listed.within,
        "settings": list(listed.files),
        "exceptions": [_record(listed, charters, one) for charters, one in listed.chosen],
        "errors": [problem.text(listed.translate) for problem in listed.problems],
    }


def _record(listed: ExceptionList, charters: str | None, one: AgreedException) -> dict[str, Any]:
    details = one.details
    return {
        "rule": one.rule,
        "charter": charters,
        "at": dotted(one.at) or None,
        "reason": details.reason,
        "agreed-by": list(details.agreed_by),
        "agreed-on": details.agreed_on.isoformat() if details.agreed_on else None,
        "until": details.until.isoformat() if details.until else None,
        "days": (details.until - listed.today).days if details.until else None,
        "ended": one.is_over(listed.today),
        "where": details.where,
    }


def exceptions_github(listed: ExceptionList, folder: PurePath) -> Iterator[str]:
    """Yield annotations for GitHub Actions, and a last line that says how many exceptions there are.

    `folder` is that of the run.
    """
    errors = (error_lines(problem.text(listed.translate), folder) for problem in listed.problems)
    yield from islice(chain.from_iterable(errors), MAX_ANNOTATIONS)
    for _charters, one in listed.chosen:
        name, _colon, line = one.details.where.rpartition(":")
        file = name.partition(":")[2] if listed.is_at_revision else name
        kind = "error" if one.is_over(listed.today) else "warning" if one.details.until else "notice"
        said = escape_terminal(_sentence(listed, one).text(listed.translate))
        title = f"netlint: {escape_terminal(one.rule)}"
        yield workflow_command(kind, said, title=title, file=display_path(file, folder), line=line)
    if listed.chosen:
        yield translated(listed.translate, "Exceptions: {number}.", number=len(listed.chosen))
    else:
        yield from _none(listed)


def _sentence(listed: ExceptionList, one: AgreedException) -> Message:
    until, reason = one.details.until, one.details.reason
    if until is None:
        return notice("This exception for {rule} has no end. {reason}", rule=one.rule, reason=reason)
    away = days_away((until - listed.today).days)
    if one.is_over(listed.today):
        template = "This exception for {rule} ended on {day}, {away}. {reason}"
        return notice(template, rule=one.rule, day=until, away=away, reason=reason)
    template = "This exception for {rule} ends on {day}, {away}. {reason}"
    return notice(template, rule=one.rule, day=until, away=away, reason=reason)
