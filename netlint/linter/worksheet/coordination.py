"""The fourth row: who keeps things going, who looks after what, and how the group decides."""

from collections.abc import Iterator

from netlint.charter import as_tuple
from netlint.charter.model import Coordination, Responsibility
from netlint.charter.model.coordination import CoordinationModel
from netlint.charter.spoken_intervals import spoken_interval
from netlint.i18n import Message, Parameter, joined
from netlint.linter.interview.options import TASKS
from netlint.linter.worksheet.cells import Sheet, about, in_brackets, paths, template_of, text
from netlint.linter.worksheet.decisions import decisions
from netlint.linter.worksheet.model import Cell, Line, Row
from netlint.linter.worksheet.questions import asked, interviewed
from netlint.linter.worksheet.typesetting import name, said, some, spoken_id, texts

_MOST_TASKS = 7
_EVERYTHING = "*"
_UNTIL, _WHO_TAKES_OVER = Message("until when?"), Message("who takes over if needed?")
_BOTH = Message("until when, and who takes over if needed?")
_TASKS = {word: task.label for task in TASKS for word in (task.value, *task.words)}


def coordination(sheet: Sheet) -> Row:
    """Return the row about coordination."""
    cells = (_coordinator(sheet), _responsibilities(sheet), decisions(sheet))
    return Row(Message("Coordination"), Message("who keeps things going"), cells)


def _coordinator(sheet: Sheet) -> Cell:
    ask = interviewed("coordinator")
    role = sheet.charter.coordination
    lines = list(_lines(sheet, role)) if role else []
    has_role = bool(role and (role.coordinator or role.circle or role.model not in (None, "none")))
    blank = None
    if not has_role:
        blank = ask
    elif role and role.coordinator and not role.mandate:
        blank = interviewed("mandate")
    return sheet.cell(Message("Our coordinator"), ask, paths("coordination"), lines, blank=blank)


def _lines(sheet: Sheet, role: Coordination) -> Iterator[Line]:
    yield from _who(sheet, role)
    if role.deputy:
        yield Line(Message("{person} takes over if needed", {"person": sheet.person(role.deputy)}))
    if tasks := [_task(words) for one in as_tuple(role.mandate) if (words := said(one))]:
        yield Line(Message("Looks after: {tasks}", {"tasks": some(tasks, _MOST_TASKS)}))
    if _EVERYTHING in as_tuple(role.decides):
        yield Line(Message("May decide everything alone"))
    elif alone := texts(role.decides):
        yield Line(Message("May decide alone: {subjects}", {"subjects": alone}))
    if rotation := said(role.rotation):
        yield Line(Message("How the role passes on: {text}", {"text": rotation}))
    if role.reconfirm_every:
        yield Line(Message("We confirm this {often}", {"often": spoken_interval(role.reconfirm_every)}))
    if release := texts(role.release_criteria):
        yield Line(Message("We can let go when: {text}", {"text": release}))


def _who(sheet: Sheet, role: Coordination) -> Iterator[Line]:
    """Yield who coordinates, and until when."""
    until: dict[str, Parameter] = {"day": role.until or ""}
    if role.coordinator:
        named: dict[str, Parameter] = {"people": sheet.people(role.coordinator), **until}
        alone = text(sheet.people(role.coordinator))
        yield Line(
            Message("{people}, until {day}", named) if role.until else alone, ends=role.until, blank=_blank(role)
        )
    elif role.circle:
        named = {"circle": _circle(sheet, role.circle), **until}
        alone = Message("The circle {circle}", named)
        yield Line(Message("The circle {circle}, until {day}", named) if role.until else alone, ends=role.until)
    elif role.model:
        yield Line(Message(template_of(CoordinationModel, role.model)))


def _circle(sheet: Sheet, circle: str) -> Parameter:
    """Return the name of a circle, with its members if the charter has them."""
    members = next((one.members for one in sheet.charter.circles if one.id == circle), None)
    named = text(spoken_id(circle))
    return joined(named, in_brackets(sheet.people(members))) if members else named


def _blank(role: Coordination) -> Message | None:
    has_end = bool(role.until or role.rotation or role.reconfirm_every)
    has_deputy = bool(role.deputy or len(as_tuple(role.coordinator)) > 1)
    if not has_end:
        return _UNTIL if has_deputy else _BOTH
    return None if has_deputy else _WHO_TAKES_OVER


def _task(words: str) -> Parameter:
    """Return a task of the coordinator: one of the list by its name, any other in the words of the charter."""
    return _TASKS.get(words.casefold(), words)


def _responsibilities(sheet: Sheet) -> Cell:
    lines = [_responsibility(sheet, one) for one in sheet.charter.responsibilities]
    if circles := [name(spoken_id(circle.id)) for circle in sheet.charter.running_circles]:
        lines.append(Line(Message("Circles: {names}", {"names": some(circles, _MOST_TASKS)})))
    ask = asked("responsibilities")
    blank = None if sheet.charter.responsibilities else ask
    kept = ("responsibilities", "circles")
    heading = Message("Our roles")
    return sheet.cell(heading, ask, paths("responsibilities", "circles"), lines, blank=blank, kept=kept)


def _responsibility(sheet: Sheet, one: Responsibility) -> Line:
    title = name(one.title or "") or spoken_id(one.id)
    holder: Parameter = (
        sheet.people(one.holders)
        if one.holders
        else Message("circle {circle}", {"circle": spoken_id(one.circle)})
        if one.circle
        else said(one.held_by) or ""
    )
    ends = min((day for day in (one.until, one.review_by) if day), default=None)
    if not holder:
        return Line(text(title), ends=ends, blank=Message("who?"))
    held = about(title, holder)
    if one.until:
        return Line(joined(held, Message("until {day}", {"day": one.until}), between=", "), ends=ends)
    if one.review_by:
        return Line(joined(held, Message("review by {day}", {"day": one.review_by}), between=", "), ends=ends)
    return Line(held)
