"""The third row: who takes part, how they look after each other, and how people join and leave."""

from collections.abc import Iterator

from netlint.charter.model import Charter, Member, Norms, Support
from netlint.i18n import Message
from netlint.linter.worksheet.cells import Sheet, filled, keys_of, paths
from netlint.linter.worksheet.model import Cell, Line, Row
from netlint.linter.worksheet.questions import asked, interviewed
from netlint.linter.worksheet.typesetting import CELL_HEIGHT, CELL_WIDTH, height, some, texts

_GROUPS = {
    "core": (Message("1 member"), Message("{n} members")),
    "associate": (Message("1 associate"), Message("{n} associates")),
    "pool": (Message("1 in the pool"), Message("{n} in the pool")),
    "joining": (Message("1 joining"), Message("{n} joining")),
    "leave": (Message("1 on leave"), Message("{n} on leave")),
    "left": (Message("1 has left"), Message("{n} have left")),
}
"""What groups of members are called, in the order of the sheet: one, and many."""
_PAIRS = {
    "buddy": Message("Buddies: {pairs}"),
    "steward": Message("Asks how it is going: {pairs}"),
    "backup": Message("Takes over the work: {pairs}"),
    None: Message("Support: {pairs}"),
}
_PAIR = Message("{giver} for {receiver}")
_MOST_LEFT = 4
"""The maximum number of members who have left that are named."""
_MOST_NAMED = CELL_HEIGHT * CELL_WIDTH // 3
"""More names than fit in a cell: one of one letter takes three characters."""
_MOST_PAIRS = 6
_PAIRS_HEIGHT = 5
"""The maximum number of printed lines for pairs."""
_MOST_ALONE = 3
"""The number of members without support up to which each is named."""


def team(sheet: Sheet) -> Row:
    """Return the row about the people."""
    return Row(Message("Team"), Message("who we are together"), (_members(sheet), _care(sheet), _membership(sheet)))


def _members(sheet: Sheet) -> Cell:
    charter = sheet.charter
    lines = _fitting(dict(_groups(charter)), sheet.names)
    stated = charter.membership.size if charter.membership else None
    if stated and stated > len(charter.active):
        lines.append(Line(Message("{n} members in total", {"n": stated})))
    return sheet.cell(Message("Members"), interviewed("member"), paths("members"), lines)


def _groups(charter: Charter) -> Iterator[tuple[str, list[Member]]]:
    former = {member.id for member in charter.former}
    here = [member for member in charter.members if member.id not in former]
    for tier in ("core", "associate", "pool"):
        yield tier, [one for one in here if one.status == "active" and one.tier == tier]
    yield "joining", [one for one in here if one.status in ("prospect", "trial")]
    yield "leave", [one for one in here if one.status == "leave"]
    yield "left", list(charter.former)


def _fitting(groups: dict[str, list[Member]], names: dict[str, str]) -> list[Line]:
    """Return a line for each group, with as many names as fit in the cell; the largest group is cut first."""
    shown = {group: min(len(members), _MOST_NAMED) for group, members in groups.items() if members}
    if "left" in shown:
        shown["left"] = min(shown["left"], _MOST_LEFT)
    room = CELL_HEIGHT * CELL_WIDTH
    while True:
        lines = [_group(group, groups[group], names, number) for group, number in shown.items()]
        largest = max(shown, key=lambda group: shown[group], default="")
        if sum(map(height, lines)) <= CELL_HEIGHT or not largest or shown[largest] <= 1:
            return lines
        shown[largest] -= max(1, shown[largest] * CELL_WIDTH // room // 2)


def _group(group: str, members: list[Member], names: dict[str, str], number: int) -> Line:
    one, many = _GROUPS[group]
    label = one if len(members) == 1 else filled(many, n=len(members))
    return Line(label, people=tuple(names[one.id] for one in members[:number]), more=len(members) - number)


def _care(sheet: Sheet) -> Cell:
    norms = sheet.charter.norms
    lines = [*_pairs(sheet), *(_norms(norms) if norms else ())]
    places = (*paths("support"), *keys_of("norms", "support", "conduct", "check-in", "confidentiality"))
    kept = ("support", "norms")
    return sheet.cell(Message("How we support each other"), asked("support"), places, lines, kept=kept)


def _pairs(sheet: Sheet) -> Iterator[Line]:
    for kind, message in _PAIRS.items():
        if pairs := [_pair(sheet, one) for one in sheet.charter.support if one.kind == kind]:
            shown = (Line(filled(message, pairs=some(pairs, number))) for number in range(_MOST_PAIRS, 1, -1))
            least = Line(filled(message, pairs=some(pairs, 1)))
            yield next((line for line in shown if height(line) <= _PAIRS_HEIGHT), least)
    cared_for = {one.to for one in sheet.charter.support}
    alone = [member.id for member in sheet.charter.active if member.id not in cared_for]
    if cared_for and alone:
        many = Message("{n} members have nobody yet", {"n": len(alone)})
        few = Message("For {people}: nobody yet", {"people": some(sheet.person(one) for one in alone)})
        yield Line(few if len(alone) <= _MOST_ALONE else many, blank=Message("who?"))


def _pair(sheet: Sheet, pair: Support) -> Message:
    return filled(_PAIR, giver=sheet.person(pair.giver), receiver=sheet.person(pair.to))


def _norms(norms: Norms) -> Iterator[Line]:
    yield from _labelled((Message("Support: {text}"), norms.support))
    yield from _labelled((Message("How we treat each other: {text}"), norms.conduct))
    yield from _labelled((Message("Stays between us: {text}"), norms.confidentiality))
    yield from _labelled((Message("How a meeting begins: {text}"), norms.check_in))


def _labelled(*pairs: tuple[Message, str | tuple[str, ...] | None]) -> Iterator[Line]:
    """Yield a line for each label that has a text."""
    for label, value in pairs:
        if words := texts(value):
            yield Line(filled(label, text=words))


def _membership(sheet: Sheet) -> Cell:
    membership = sheet.charter.membership
    ask = asked("membership")
    heading = Message("Joining and leaving")
    if membership is None:
        return sheet.cell(heading, ask, paths("membership"), ())
    least = membership.min_contribution
    most = membership.max_size
    lines = [
        *_labelled((Message("Joining: {text}"), membership.admission), (Message("Trial: {text}"), membership.trial)),
        *_labelled((Message("Leaving: {text}"), membership.exit), (Message("Notice: {text}"), membership.notice)),
        *_labelled((Message("We ask of each member: {text}"), least if isinstance(least, str) else _number(least))),
        *([Line(Message("At most {n} members", {"n": most}))] if most else ()),
        *_labelled((Message("Ending a membership: {text}"), membership.removal)),
    ]
    blanks: dict[tuple[bool, bool], Message] = {
        (False, True): Message("How does someone become a member?"),
        (True, False): Message("How does a member leave?"),
    }
    blank = blanks.get((bool(texts(membership.admission)), bool(texts(membership.exit))))
    if not lines or (blank is None and not texts(membership.exit)):
        blank = ask
    return sheet.cell(heading, ask, paths("membership"), lines, blank=blank)


def _number(number: float | None) -> str | None:
    return None if number is None else f"{number:.12g}"
