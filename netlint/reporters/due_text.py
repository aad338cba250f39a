"""What is due as text for people: by day, with who and where. Prints nothing."""

from collections.abc import Iterator
from itertools import groupby

from click import style

from netlint.i18n import Message, show
from netlint.i18n.days import written_day
from netlint.reporters.base import translated
from netlint.reporters.due_list import DueEntry, DueList
from netlint.reporters.due_terms import days_away
from netlint.reporters.escape_terminal import escape_terminal
from netlint.reporters.wrapping import wrap
from netlint.toml import dotted

_INDENT = "  "


def due_text(due: DueList, *, width: int = 80, color: bool = False) -> Iterator[str]:
    """Yield the lines that say what is due: first what is overdue."""
    entries = due.entries
    for _day, on_day in groupby(entries, key=lambda one: one.item.day):
        together = list(on_day)
        yield _headline(due, together[0], color=color)
        for one in together:
            yield from _entry(due, one, width)
        yield ""
    yield from (line for said in _conclusion(due, entries) for line in wrap(said, width))


def _headline(due: DueList, one: DueEntry, *, color: bool) -> str:
    """Return the line above what is due on one day."""
    day, away = written_day(one.item.day, due.translate), days_away(due.days(one.item))
    if not due.is_overdue(one.item):
        said = translated(due.translate, "{day}, {away}", day=day, away=away)
        return style(said, bold=True) if color else said
    said = translated(due.translate, "{day}, {away}: overdue", day=day, away=away)
    return style(said, bold=True, fg="red") if color else said


def _entry(due: DueList, one: DueEntry, width: int) -> Iterator[str]:
    """Yield the lines about one thing: what it is, and below it who and where."""
    network = one.report.network or one.report.name
    what = one.item.what
    if len(due.reports) > 1:
        what = Message("{network}: {what}", {"network": network, "what": what})
    yield from _indented(escape_terminal(what.text(due.translate)), width, _INDENT)
    who = show(one.report.people(one.item), due.translate) if one.item.who else ""
    yield from _indented(f"{escape_terminal(who) or due.translate('the group')}  {_where(one)}", width, 2 * _INDENT)


def _where(one: DueEntry) -> str:
    """Return the place of something in its file."""
    if not one.item.at:
        return escape_terminal(one.item.where)
    line = one.report.line(one.item)
    name = f"{one.report.name}:{line}" if line else one.report.name
    return escape_terminal(f"{name} ({dotted(one.item.at)})")


def _indented(text: str, width: int, indent: str) -> list[str]:
    return [f"{indent}{line}" for line in wrap(text, max(width - len(indent), 20))]


def _conclusion(due: DueList, entries: list[DueEntry]) -> Iterator[str]:
    """Yield how much is due, or that nothing is, and what comes next then."""
    every = due.all
    if entries:
        overdue = sum(due.is_overdue(one.item) for one in entries)
        yield translated(
            due.translate, "{overdue} overdue, {ahead} to come.", overdue=overdue, ahead=len(entries) - overdue
        )
    elif not every and due.reports:
        if len(due.reports) == 1:
            yield due.translate("The charter has no day on which something is due.")
        else:
            yield due.translate("The charters have no day on which something is due.")
        yield due.translate("Write for example `due` under a next step, or `until` under `[coordination]`.")
    elif every and not due.within:
        yield due.translate("Nothing is due today.")  # without `--within`, there are entries
    elif every and due.within == 1:
        yield due.translate("Nothing is due within 1 day.")
    elif every and due.within:
        yield translated(due.translate, "Nothing is due within {days} days.", days=due.within)
    if every and not entries:
        first = every[0].item
        day = written_day(first.day, due.translate)
        yield escape_terminal(translated(due.translate, "The first day is {day}: {what}", day=day, what=first.what))
