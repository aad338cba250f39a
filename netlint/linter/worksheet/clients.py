"""The second row: for whom the network is there."""

from collections.abc import Iterator
from math import isfinite

from netlint.charter.model import Client, Need, TimeSplit
from netlint.charter.model.base import as_tuple
from netlint.i18n import Message, Parameter
from netlint.linter.worksheet.cells import Sheet, about, keys_of, paths, percentage, text
from netlint.linter.worksheet.model import Cell, Line, Row
from netlint.linter.worksheet.questions import asked
from netlint.linter.worksheet.typesetting import said, spoken_id, texts

_WHO = Message("Who are our clients, and what do they need?")
_TOGETHER = Message("What can we do for clients together that none of us can do alone?")
_SPLIT = Message("How much of our time goes to the network itself, and how much to clients?")
_HUNDRED = 100
_LONGEST_CLIENT = 70


def clients(sheet: Sheet) -> Row:
    """Return the row about clients."""
    return Row(Message("Clients"), Message("who we are here for"), (_clients(sheet), _proposition(sheet), _time(sheet)))


def _clients(sheet: Sheet) -> Cell:
    network = sheet.charter.network
    own = network is not None and network.joint_clients is False
    lines = [_client(client) for client in sheet.charter.clients]
    if own and not lines:
        lines.append(Line(Message("Each of us has clients of our own.")))
    blank = None if lines else _WHO
    talks = [talk.date for talk in sheet.charter.conversations]
    if talks:
        lines.append(Line(Message("Last talk with a client: {day}", {"day": max(talks)})))
    lines += _agreements(sheet)
    places = (*paths("clients", "conversations", "agreements"), *keys_of("network", "joint-clients"))
    return sheet.cell(Message("Our clients"), _WHO, places, lines, blank=blank)


def _client(client: Client) -> Line:
    called = said(client.name, _LONGEST_CLIENT) or spoken_id(client.id)
    every: tuple[str | Need, ...] = as_tuple(client.needs)
    needs = texts(tuple(one.statement if isinstance(one, Need) else one for one in every))
    if not needs:
        return Line(text(called), blank=Message("what do they need?"))
    return Line(about(called.removesuffix("."), needs))


def _agreements(sheet: Sheet) -> Iterator[Line]:
    for one in sheet.charter.agreements:
        if not (network := said(one.with_, _LONGEST_CLIENT)):
            continue
        named: dict[str, Parameter] = {"network": network, "about": texts(one.about) or ""}
        together = Message("With {network}: {about}", named)
        yield Line(together if named["about"] else Message("Agreement with {network}", named), ends=one.until)


def _proposition(sheet: Sheet) -> Cell:
    offer = sheet.charter.proposition
    every = sheet.charter.clients
    added = said(offer.added_value) if offer else None
    added = added or next((value for one in every if (value := said(one.added_value))), None)
    story = said(offer.story) if offer else None
    story = story or next((value for one in every if (value := said(one.story))), None)
    attract = texts(offer.attract) if offer else None
    lines = [Line(text(added))] if added else []
    lines += [Line(Message("Our story: {story}", {"story": story}))] if story else []
    lines += [Line(Message("How clients find us: {attract}", {"attract": attract}))] if attract else []
    proof = texts(offer.proof) if offer else None
    lines += [Line(Message("Proof: {proof}", {"proof": proof}))] if proof else []
    blank = _missing(added, story, attract)
    return sheet.cell(Message("Our story for clients"), _TOGETHER, paths("proposition"), lines, blank=blank)


def _missing(added: str | None, story: str | None, attract: str | None) -> Message | None:
    if not added:
        return _TOGETHER
    if not attract and not story:
        return asked("proposition")
    if not attract:
        return Message("How do clients find us?")
    return None if story else Message("What do we tell clients about us?")


def _time(sheet: Sheet) -> Cell:
    time = sheet.charter.time
    lines = [_split(time)] if time and (_is_number(time.internal) or _is_number(time.external)) else []
    if time and time.other and _is_number(time.other):
        lines.append(Line(Message("{other} for other things", {"other": _share(time.other)})))
    if lines and time and (basis := _basis(time)):
        lines.append(Line(basis))
    return sheet.cell(Message("Our time"), _SPLIT, paths("time"), lines)


def _split(time: TimeSplit) -> Line:
    shares = {"internal": _share(time.internal or 0), "external": _share(time.external or 0)}
    inward, outward = Message("{internal} for the network", shares), Message("{external} for clients", shares)
    if not _is_number(time.external):
        return Line(inward)
    if not _is_number(time.internal):
        return Line(outward)
    split = Message("{internal} for the network, {external} for clients", shares)
    is_half = time.internal == time.external == 1 / 2
    return Line(Message("Half for the network, half for clients") if is_half else split)


def _basis(time: TimeSplit) -> Message | None:
    window = said(time.window)
    if time.basis == "measured":
        return Message("Counted: {window}", {"window": window}) if window else Message("We counted this.")
    if time.basis == "planned":
        return Message("Planned: {window}", {"window": window}) if window else Message("This is our plan.")
    return text(window) if window else None


def _is_number(share: float | None) -> bool:
    return share is not None and isfinite(share)


def _share(share: float) -> Parameter:
    """Return a share as a percentage; a number that is not a share, as it is."""
    return percentage(share * _HUNDRED) if 0 <= share <= 1 else share
