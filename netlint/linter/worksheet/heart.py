"""The first row: what binds the group."""

from collections.abc import Iterator

from netlint.charter import Value
from netlint.charter.model.identity import DriveKind
from netlint.i18n import Message
from netlint.linter.worksheet.cells import Sheet, about, filled, keys_of, paths, template_of, text
from netlint.linter.worksheet.model import Cell, Line, Row
from netlint.linter.worksheet.questions import asked
from netlint.linter.worksheet.typesetting import LONGEST_ALONE, fitted, said, some, spoken_id

_NETWORK = (
    *("name", "summary", "purpose", "theme", "goals", "url", "language", "contact", "founded", "legal-form", "parent"),
    "affiliates",
)
_MOST_STATEMENTS = 4
"""The number of core values up to which each is shown in full."""
_MOST_VALUES = 12
_CHANGE = Message("What do we want to change together?")


def heart(sheet: Sheet) -> Row:
    """Return the row about what binds the group."""
    return Row(Message("Heart"), Message("what binds us"), (_why(sheet), _drives(sheet), _values(sheet)))


def _why(sheet: Sheet) -> Cell:
    network = sheet.charter.network
    purpose = said(network.purpose, LONGEST_ALONE) if network else None
    theme = said(network.theme) if network else None
    lines = [Line(text(purpose))] if purpose else []
    if theme and not purpose:
        lines.append(Line(Message("Our theme: {theme}", {"theme": theme})))
    for goal in network.goals if network else ():
        if statement := said(goal.statement):
            on = Message("Goal, by {day}: {goal}", {"day": goal.due or "", "goal": statement})
            at_all = Message("Goal: {goal}", {"goal": statement})
            lines.append(Line(on if goal.due else at_all, ends=goal.due))
    blank = None if purpose else _CHANGE
    return sheet.cell(Message("Why we exist"), _CHANGE, keys_of("network", *_NETWORK), lines, blank=blank)


def _drives(sheet: Sheet) -> Cell:
    lines = [
        Line(
            text(statement)
            if (statement := said(drive.statement))
            else Message(template_of(DriveKind, drive.kind))
            if drive.kind
            else text(spoken_id(drive.id))
        )
        for drive in sheet.charter.drives
    ]
    ask = asked("drives")
    blank = None if lines else ask
    sessions = [session.date for session in (sheet.charter.formation.sessions if sheet.charter.formation else ())]
    if sessions:
        lines.append(Line(Message("Last session about it: {day}", {"day": max(sessions)})))
    return sheet.cell(Message("What drives us"), ask, paths("drives", "formation"), lines, blank=blank)


def _values(sheet: Sheet) -> Cell:
    core = sheet.charter.core_values
    lines = [Line(_value(value)) for value in core]
    if (len(core) > _MOST_STATEMENTS or len(fitted(lines)) != len(lines)) and _are_words(core):
        lines = [Line(text(some((spoken_id(one.id) for one in core), _MOST_VALUES)))]
    lines += _others(len(sheet.charter.values) - len(core))
    ask = asked("values")
    return sheet.cell(Message("Our core values"), ask, paths("values"), lines, blank=None if core else ask)


def _others(number: int) -> Iterator[Line]:
    one, many = Message("and 1 value that is not a core value"), Message("and {n} values that are not core values")
    if number:
        yield Line(one if number == 1 else filled(many, n=number))


def _are_words(values: tuple[Value, ...]) -> bool:
    """Return whether the ids of values are words, and no numbers."""
    return not any(sign.isdigit() for value in values for sign in value.id)


def _value(value: Value) -> Message:
    """Return a value in words: as a statement, or otherwise by its name and how it is noticed."""
    statement, behaviour = said(value.statement), said(value.behaviour)
    if statement or not behaviour:
        return text(statement or spoken_id(value.id))
    return about(spoken_id(value.id), behaviour)
