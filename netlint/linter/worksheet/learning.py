"""The last row: how the group learns, what it does when members clash, and whether it goes on."""

from collections.abc import Iterator

from netlint.charter.model import ConflictRoute, Experiment, Network, Ritual
from netlint.charter.model.base import as_tuple
from netlint.charter.model.identity import Phase
from netlint.charter.spoken_intervals import spoken_interval
from netlint.charter.spoken_names import spoken_ritual
from netlint.i18n import Message, Parameter, joined
from netlint.linter.worksheet.cells import Sheet, about, filled, keys_of, paths, template_of, text
from netlint.linter.worksheet.model import Cell, Line, Row
from netlint.linter.worksheet.questions import asked
from netlint.linter.worksheet.typesetting import LONGEST_ALONE, said, spoken_id, texts

_FEW = 2
"""The number of rituals up to which there is room to ask for an experiment."""
_SHORT_STEP = 60
_ENDING = ("phase", "reason", "reviewed", "review-every", "review-by", "ends-on", "disband-when")


def learning(sheet: Sheet) -> Row:
    """Return the row about learning."""
    return Row(
        Message("Learning"), Message("how we get better"), (_learning(sheet), _conflict(sheet), _going_on(sheet))
    )


def _learning(sheet: Sheet) -> Cell:
    rituals = [_ritual(one, spoken_ritual(one, sheet.charter.rituals)) for one in sheet.charter.rituals]
    running = [one for one in sheet.charter.experiments if not said(one.conclusion)]
    lines = [*rituals, *(_experiment(sheet, one) for one in running)]
    ask = asked("rituals")
    blank = None if rituals else ask
    if 0 < len(rituals) <= _FEW and not sheet.charter.experiments and not sheet.kept("experiments"):
        blank = asked("experiments")
    return sheet.cell(Message("How we learn"), ask, paths("rituals", "experiments"), lines, blank=blank)


def _ritual(ritual: Ritual, called: Message) -> Line:
    often: Message | None = spoken_interval(ritual.every) if ritual.every else None
    if often is None and (when := said(ritual.when)):
        often = text(when)
    line = about(called, often) if often else called
    if ritual.last_held:
        line = joined(line, Message("(last: {day})", {"day": ritual.last_held}))
    return Line(line, blank=None if often else Message("how often?"))


def _experiment(sheet: Sheet, one: Experiment) -> Line:
    what = said(one.hypothesis) or spoken_id(one.id)
    named: dict[str, Parameter] = {"what": what, "person": sheet.person(one.owner) if one.owner else ""}
    unowned = Message("Experiment: {what}", named)
    line = Message("Experiment by {person}: {what}", named) if one.owner else unowned
    if one.review_by:
        line = joined(line, Message("(review by {day})", {"day": one.review_by}))
    return Line(line, ends=one.review_by, blank=None if one.review_by else Message("when do we look at it?"))


def _conflict(sheet: Sheet) -> Cell:
    norms = sheet.charter.norms
    route = norms.conflict_route if norms else None
    lines = []
    if isinstance(route, str):
        lines = [Line(text(words))] if (words := said(route, LONGEST_ALONE)) else []
    elif route:
        lines = list(_steps(route))
    return sheet.cell(Message("When we clash"), asked("norms"), keys_of("norms", "conflict-route"), lines)


def _steps(route: ConflictRoute) -> Iterator[Line]:
    steps = [words for one in as_tuple(route.steps) if (words := said(one, _SHORT_STEP))]
    for number, words in enumerate(steps, start=1):
        yield Line(text(f"{number}. {words}" if len(steps) > 1 else words))
    if mediator := said(route.mediator):
        yield Line(Message("Mediator: {text}", {"text": mediator}))


def _going_on(sheet: Sheet) -> Cell:
    network = sheet.charter.network
    lines = list(_ends(network)) if network else []
    has_day = bool(network and (network.review_by or network.ends_on or network.phase == "closed"))
    ask = asked("network")
    places = keys_of("network", *_ENDING)
    return sheet.cell(Message("Whether we go on"), ask, places, lines, blank=None if has_day else ask)


def _ends(network: Network) -> Iterator[Line]:
    if network.phase in ("dormant", "closed"):
        phase = Message(template_of(Phase, network.phase))
        reason = said(network.reason)
        yield Line(joined(phase, text(reason)) if reason else phase)
    if network.review_by:
        decide = Message("We decide on this by {day}")
        yield Line(filled(decide, day=network.review_by), ends=network.review_by)
    if network.ends_on:
        yield Line(Message("We stop on {day}", {"day": network.ends_on}), ends=network.ends_on)
    if when := texts(network.disband_when):
        yield Line(Message("We stop if: {text}", {"text": when}))
    if network.review_every:
        read = Message("We read this charter {often}", {"often": spoken_interval(network.review_every)})
        last = Message("(last: {day})", {"day": network.reviewed or ""})
        yield Line(joined(read, last) if network.reviewed else read)
    elif network.reviewed:
        yield Line(Message("We last read this charter on {day}", {"day": network.reviewed}))
