"""The fifth row: when the group meets, its next steps, and its agreements about work and money."""

from collections.abc import Iterator

from netlint.charter.model import Economy, Meeting, NextStep, ReferralFee
from netlint.charter.model.clients import PriorityRule
from netlint.charter.spoken_intervals import spoken_interval
from netlint.i18n import Message, joined
from netlint.linter.worksheet.cells import Sheet, about, filled, paths, percentage, template_of, text
from netlint.linter.worksheet.model import Cell, Line, Row
from netlint.linter.worksheet.questions import asked, interviewed
from netlint.linter.worksheet.typesetting import said, spoken_id

_RHYTHM = Message("How often do we meet, and when?")
_WEEKDAYS = {
    "monday": Message("on Monday"),
    "tuesday": Message("on Tuesday"),
    "wednesday": Message("on Wednesday"),
    "thursday": Message("on Thursday"),
    "friday": Message("on Friday"),
    "saturday": Message("on Saturday"),
    "sunday": Message("on Sunday"),
}
_DUTCH = dict(
    zip(("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"), _WEEKDAYS, strict=True)
)
_TO = {
    "referrer": Message("{percent} of work that we pass on goes to the member who passed it on"),
    "commons": Message("{percent} of work that we pass on goes to our common fund"),
    "split": Message("{percent} of work that we pass on goes in part to our common fund"),
}


def practice(sheet: Sheet) -> Row:
    """Return the row about how the group works together."""
    return Row(Message("Practice"), Message("how we work together"), (_meetings(sheet), _steps(sheet), _work(sheet)))


def _meetings(sheet: Sheet) -> Cell:
    lines = [_meeting(sheet, meeting) for meeting in sheet.charter.meetings]
    return sheet.cell(Message("When we meet"), _RHYTHM, paths("meetings"), lines)


def _meeting(sheet: Sheet, meeting: Meeting) -> Line:
    often: Message | None = spoken_interval(meeting.every) if meeting.every else None
    if often is None and (when := said(meeting.when)):
        often = text(when)
    weekday, is_weekday = _weekday(meeting.day)
    time = Message("at {time}", {"time": meeting.time}) if meeting.time else None
    details = [part for part in (often, weekday if is_weekday else None, time) if part]
    how = joined(*details) if details else None
    parts = [part for part in (how, None if is_weekday else weekday) if part]
    called = spoken_id(meeting.id)
    line = about(called, joined(*parts, between=", ")) if parts else text(called)
    is_late = sheet.is_past(meeting.next)
    if meeting.next and not is_late:
        line = joined(line, Message("(next: {day})", {"day": meeting.next}))
    elif is_late or meeting.last_held:
        line = joined(line, _before(meeting))
    ends = meeting.next if is_late and not _is_held(meeting) else None
    return Line(line, ends=ends, blank=None if often or meeting.next else Message("how often?"))


def _before(meeting: Meeting) -> Message:
    if meeting.next and not _is_held(meeting):
        return Message("(planned for {day})", {"day": meeting.next})
    return Message("(last: {day})", {"day": meeting.last_held or ""})


def _is_held(meeting: Meeting) -> bool:
    """Return whether the planned meeting has been held."""
    return bool(meeting.next and meeting.last_held and meeting.last_held >= meeting.next)


def _weekday(day: str | None) -> tuple[Message | None, bool]:
    """Return the day of a meeting, and whether it is a weekday."""
    words = said(day)
    if words is None:
        return None, False
    found = _WEEKDAYS.get(_DUTCH.get(words.casefold(), words.casefold()))
    return (found, True) if found else (text(words), False)


def _steps(sheet: Sheet) -> Cell:
    steps = sorted(sheet.charter.open_steps, key=lambda step: _urgency(sheet, step))
    lines = [_step(sheet, step) for step in steps]
    return sheet.cell(Message("Next steps"), interviewed("next-step"), paths("next-steps"), lines)


def _urgency(sheet: Sheet, step: NextStep) -> tuple[int, int]:
    """Return the place of a step in the list: first what is late, then what lacks something, then by due date."""
    if step.due is None:
        return 1, 0
    return (0 if sheet.is_past(step.due) else 2 if step.owner else 1), step.due.toordinal()


def _step(sheet: Sheet, step: NextStep) -> Line:
    who = sheet.people(step.owner) if step.owner else None
    what = (said(step.what) or spoken_id(step.id)).removesuffix(".")
    details = [text(one) for one in (who, step.due) if one]
    blank = None if who and step.due else Message("by when?") if who else Message("who?")
    if not who and not step.due:
        blank = Message("who, and by when?")
    line = about(what, joined(*details, between=", ")) if details else text(what)
    return Line(line, ends=step.due, blank=blank)


def _work(sheet: Sheet) -> Cell:
    ask = asked("priorities")
    priorities, economy = sheet.charter.priorities, sheet.charter.economy
    lines = []
    rule = priorities.rule if priorities and priorities.rule != "unstated" else None
    own = said(priorities.text) if priorities else None
    if own:
        lines.append(Line(text(own)))
    elif rule:
        lines.append(Line(Message(template_of(PriorityRule, rule))))
    blank = None if lines else ask
    lines += _economy(economy) if economy else ()
    kept = ("priorities", "economy")
    return sheet.cell(Message("Work and money"), ask, paths("priorities", "economy"), lines, blank=blank, kept=kept)


def _economy(economy: Economy) -> Iterator[Line]:
    if fee := economy.referral_fee:
        yield from _fee(fee)
    counted = Message("{percent} of each assignment goes to the network")
    described = Message("Of each assignment, for the network: {text}")
    yield from _part(economy.commission, counted, described)
    revenue = said(economy.revenue_split)
    yield from [Line(Message("Joint work: {text}", {"text": revenue}))] if revenue else ()
    surplus = Message("{percent} of the surplus goes to our common fund")
    yield from _part(economy.commons_share, surplus, Message("For our common fund: {text}"))
    membership = economy.membership_fee
    fee_text = said(membership) if isinstance(membership, str) else _number(membership)
    yield from [Line(Message("Membership fee: {text}", {"text": fee_text}))] if fee_text else ()
    fund = said(economy.fund_purpose)
    yield from [Line(Message("What our fund is for: {text}", {"text": fund}))] if fund else ()
    reserve = said(economy.reserve)
    yield from [Line(Message("Reserve: {text}", {"text": reserve}))] if reserve else ()
    open_to = said(economy.transparency)
    yield from [Line(Message("Who sees the money: {text}", {"text": open_to}))] if open_to else ()


def _fee(fee: ReferralFee) -> Iterator[Line]:
    if fee.percent is None:
        return
    nobody = Message("{percent} of work that we pass on")
    message = _TO.get(fee.to or "", nobody)
    yield Line(filled(message, percent=percentage(fee.percent)), blank=None if fee.to else Message("for whom?"))


def _part(share: str | float | None, counted: Message, described: Message) -> Iterator[Line]:
    if isinstance(share, str):
        yield from [Line(filled(described, text=words))] if (words := said(share)) else ()
    elif share is not None:
        yield Line(filled(counted, percent=percentage(share)))


def _number(number: float | None) -> str | None:
    return None if number is None else f"{number:.12g}"
