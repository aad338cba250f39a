"""The cell about how the group decides, and what it has decided."""

from collections.abc import Iterator

from netlint.charter.model import Decisions, DecisionWay
from netlint.i18n import Message, joined
from netlint.linter.interview.options import METHODS
from netlint.linter.worksheet.cells import Sheet, about, filled, in_brackets, paths, text
from netlint.linter.worksheet.model import Cell, Line
from netlint.linter.worksheet.questions import asked
from netlint.linter.worksheet.typesetting import said, texts

_HOW = Message("How do we decide?")
_WAYS = {
    "consent": Message("By consent"),
    "consensus": Message("By consensus"),
    "majority": Message("By majority"),
    "advice": Message("After asking for advice"),
    "coordinator": Message("The coordinator decides"),
    "unanimity": Message("Unanimously"),
}
_MEANT = {option.value: option.about for option in METHODS if option.value != "coordinator"}
_SHORT = {option.value: option.label for option in METHODS}


def decisions(sheet: Sheet) -> Cell:
    """Return the cell about decisions."""
    how = sheet.charter.decisions
    lines = list(_lines(how)) if how else []
    blank = None
    if not how or not (how.method in _WAYS or how.ways):
        blank = _HOW
    elif not said(how.fallback):
        blank = None if how.method == "coordinator" else asked("decisions")
    lines += _log(sheet)
    places = paths("decisions", "decision-log")
    return sheet.cell(Message("How we decide"), _HOW, places, lines, blank=blank)


def _lines(how: Decisions) -> Iterator[Line]:
    if way := _WAYS.get(how.method or ""):
        meant = _MEANT.get(how.method or "")
        yield Line(about(way, meant) if meant else way)
    if fallback := said(how.fallback):
        yield Line(Message("If we do not agree: {text}", {"text": fallback}))
    for one in how.ways:
        yield from _way(one)
    if objections := said(how.objections):
        yield Line(Message("Objections: {text}", {"text": objections}))
    if quorum := said(how.quorum) if isinstance(how.quorum, str) else _number(how.quorum):
        yield Line(Message("Quorum: {text}", {"text": quorum}))
    if how.deadline_days:
        one_day, many = Message("We decide within 1 day"), Message("We decide within {n} days")
        yield Line(one_day if how.deadline_days == 1 else filled(many, n=how.deadline_days))
    if amendment := said(how.amendment):
        yield Line(Message("Changing this charter: {text}", {"text": amendment}))


def _way(way: DecisionWay) -> Iterator[Line]:
    """Yield another way to decide, with its subjects."""
    if not (scopes := texts(way.scopes)):
        return
    decided_by = texts(way.decided_by)
    details = [text(words.removesuffix(".")) for words in (decided_by, said(way.passes)) if words]
    if way.method in _SHORT:
        short = _SHORT[way.method]
        details = [joined(*details, in_brackets(short)) if details else short]
    subjects = scopes.removesuffix(".")
    if details:
        yield Line(about(subjects, joined(*details, between=", ")))
    else:
        yield Line(text(subjects), blank=Message("how?"))


def _log(sheet: Sheet) -> Iterator[Line]:
    """Yield the decisions that the group will review, the first one first; otherwise the last decision."""
    log = [one for one in sheet.charter.decision_log if said(one.what)]
    dated = [(one.review_by, one) for one in log if one.review_by]
    for day, one in sorted(dated, key=lambda pair: pair[0]):
        yield Line(Message("Review by {day}: {text}", {"day": day, "text": said(one.what) or ""}), ends=day)
    open_now = [one for one in log if one.date is None]
    for one in open_now:
        yield Line(Message("Open proposal: {text}", {"text": said(one.what) or ""}))
    decided = [(one.date, one) for one in log if one.date and not one.review_by]
    if decided and not dated:
        day, one = max(decided, key=lambda pair: pair[0])
        yield Line(Message("Decided on {day}: {text}", {"day": day, "text": said(one.what) or ""}))


def _number(number: float | None) -> str | None:
    return None if number is None else f"{number:.12g}"
